"""Text for people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.report.display import clip, columns, counted, joined, printable, safe_lines, size_text


@given(st.text())
def test_printable_text_has_no_hidden_character(text: str) -> None:
    shown = printable(text)
    assert not [c for c in shown if unicodedata.category(c)[0] == "C"]
    assert not set("\n\u2028\u2029\u202e") & set(shown)
    assert shown == printable(shown)


def test_printable_keeps_what_people_read() -> None:
    assert "naïve 名前 שם 🙂" == printable("naïve 名前 שם 🙂")


@given(st.text(), st.integers(1, 60))
def test_clip_keeps_within_the_columns(text: str, width: int) -> None:
    line = printable(text)
    shown = clip(line, width)
    assert columns(shown) <= width
    assert shown == line or shown.endswith("…")


def test_clip_counts_wide_characters_twice_and_marks_not_at_all() -> None:
    assert "名前" == clip("名前", 4)
    assert "名…" == clip("名前", 3)
    assert "e\u0301e\u0301" == clip("e\u0301e\u0301", 2)


def test_clip_of_colored_text_ends_the_color() -> None:
    assert "\x1b[31mred\x1b[0m" == clip("\x1b[31mred\x1b[0m", 3)
    assert "\x1b[31mre…\x1b[0m" == clip("\x1b[31mredder\x1b[0m", 3)


@given(st.lists(st.text("ab", min_size=1, max_size=9), max_size=30), st.integers(12, 80))
def test_joined_shows_or_counts_every_part(parts: list[str], width: int) -> None:
    lines = joined(parts, width, n_lines=2)
    assert len(lines) <= 2
    shown = [part for line in lines for part in line.split(" · ")]
    left = int(shown.pop()[1:]) if shown and shown[-1].startswith("+") else 0
    assert parts == shown + parts[len(parts) - left :]


def test_joined_fills_a_line_that_just_fits() -> None:
    assert ["aa · bb"] == joined(["aa", "bb"], 7, n_lines=1)
    assert ["aa · +1"] == joined(["aa", "bb"], 6, n_lines=1)


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (1_234_567, "1.2 MB")]
)
def test_size_is_in_the_largest_unit(size: int, text: str) -> None:
    assert text == size_text(size)


def test_counted_knows_one_from_many() -> None:
    assert ("1 file", "0 files") == (counted(1, "file"), counted(0, "file"))


def test_safe_lines_cut_a_name_of_a_megabyte() -> None:
    (line,) = safe_lines("\x1b" * 1_000_000, 80)
    assert 80 == len(line)
