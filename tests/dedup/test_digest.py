import hashlib

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.dedup.digest import normalize_text, text_digests
from dataprep.stage import Params


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"a\r\nb\r\n", b"a\nb\n"),
        (b"a\rb\r", b"a\nb"),
        (b"a  \n\tb\t \n\n\n", b"a\n\tb"),
        (b"", b" \n\t\n"),
    ],
)
def test_normalize_text_when_only_line_ends_and_trailing_blanks_differ_is_equal(
    one: bytes, other: bytes
) -> None:
    assert normalize_text(one) == normalize_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"a + b", b"a - b"),
        (b"x = 1.5", b"x = 15"),
        (b"if a:\n    b\n    c", b"if a:\n    b\nc"),
        (b"'AB'", b"'ab'"),
        (b"y[0]", b"y(0)"),
        (b"a b", b"a  b"),
        (b"a\nb", b"a\n\nb"),
        (b"\ta", b"    a"),
        (b"\n\na", b"a"),
    ],
)
def test_normalize_text_when_the_program_differs_is_not_equal(one: bytes, other: bytes) -> None:
    assert normalize_text(one) != normalize_text(other)


@given(st.text("ab \t\r\n\f\v\x85é"))
def test_normalize_text_twice_changes_nothing_and_matches_the_definition(text: str) -> None:
    got = normalize_text(text.encode())
    assert got == normalize_text(got)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert "\n".join(line.rstrip(" \t\f\v") for line in lines).rstrip(" \t\f\v\n").encode() == got


def test_text_digests_are_sha256_of_the_normalised_text() -> None:
    contents = pl.DataFrame({"content_id": ["b", "a"], "text": ["x \n", "x"]})
    digest = hashlib.sha256(b"x").hexdigest()
    expected = pl.DataFrame({"content_id": ["a", "b"], "text_digest": [digest, digest]})
    assert_frame_equal(expected, text_digests(contents, Params())["digests"])
