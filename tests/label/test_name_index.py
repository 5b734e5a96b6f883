"""Patterns that are set apart by their endings match what they match without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.label._name_index import NAME_KEYS, NameIndex, _endings
from dataprep.label._path_rules import load_entries

SUBJECTS = ("roles", "vendored", "lock_files", "generated_paths")
ENTRIES = [entry for subject in SUBJECTS for entry in load_entries(subject)]
NAMES = sorted({path.rpartition("/")[2] for entry in ENTRIES for path in entry.match})
PIECES = sorted({piece for name in NAMES for piece in re.findall(r"[\w-]+|\.", name)})


def lists(**given_lists: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {key: given_lists.get(key, ()) for key in NAME_KEYS}


PATTERNS = NameIndex(
    [
        lists(**{key: entry.lists[key] for key in NAME_KEYS if "patterns" in key})
        for entry in ENTRIES
    ]
)


@pytest.mark.parametrize(
    ("pattern", "endings"),
    [
        (r"jquery(\.min)?\.js", (".js",)),
        (r"(a|b)-\d+\.(js|css)", (".js", ".css")),
        (r"Rules\.R", (".r",)),
        (r"readme|index\.html", ()),
        (r"a\((b|c\)\.js", ()),
        (r"zz_[\w.]+", ()),
        (r"a\.(js|css)?", ()),
        (r"a\.\w+", ()),
        ("makefile", ()),
    ],
)
def test_endings_when_a_pattern_has_literal_ones_then_they_are_told(
    pattern: str, endings: tuple[str, ...]
) -> None:
    assert endings == _endings(pattern)


@given(st.sampled_from(NAMES) | st.lists(st.sampled_from(PIECES), max_size=5).map("".join))
def test_find_when_patterns_are_set_apart_then_the_same_ones_match(name: str) -> None:
    expected = tuple(
        index
        for index, entry in enumerate(ENTRIES)
        if any(re.fullmatch(pattern, name.lower()) for pattern in entry.lists["patterns"])
        or any(re.fullmatch(pattern, name) for pattern in entry.lists["patterns_as_written"])
    )
    assert expected == PATTERNS.find(name)


def test_find_when_a_pattern_is_as_written_then_capitals_of_its_ending_count() -> None:
    index = NameIndex([lists(patterns_as_written=(r"Rules\.R",)), lists(patterns=(r"rules\.r",))])
    assert [(0, 1), (1,)] == [index.find(name) for name in ("Rules.R", "rules.R")]
