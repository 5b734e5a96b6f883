"""Pure parts of the scripts that make the material for the quality heads."""

import random
import re

import pytest

from benchmarks import _quality_changes as changes
from benchmarks import _quality_damage as damage
from benchmarks import _quality_sources as material

TEXT = '''"""Reads settings of a program from a small file."""

import json

# the names that a settings file may have, in the order they are tried
NAMES = ("settings.json", "config.json")


def read_settings(folder, default="none"):
    """Return the settings of a folder."""
    # try every name, take the first that is there
    for name in NAMES:
        path = folder / name
        if path.exists() and path.stat().st_size > 0:
            return json.loads(path.read_text(encoding="utf-8"))
    return {"default": default, "names": list(NAMES), "count": len(NAMES) + 1}


class Settings:
    def __init__(self, folder):
        self.values = read_settings(folder)

    def value_of(self, key):
        return self.values.get(key, "nothing is known")
'''


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Simplify the parser", ("cleanup", "simplify")),
        ("refactor: extract method for paths", ("cleanup", "extract")),
        ("Remove unnecessary else", ("cleanup", "redundant")),
        ("Rename variables for clarity", ("cleanup", "readability")),
        ("Small clean ups", ("cleanup", "cleanup")),
        ("Use early return", ("cleanup", "idiomatic")),
        ("Reduce nesting in walk", ("cleanup", "flatten")),
        ("Run clippy", ("style", "")),
        ("Add docstrings", ("doc", "")),
        ("Fix crash on empty input", ("fix", "")),
        ("Simplify and fix the parser", ("fix", "")),
        ("Simplify parser, bump version", ("mixed", "simplify")),
        ("Clean up build files with cmake", ("mixed", "cleanup")),
        ("Write a server", ("other", "")),
        ("Improve archive cleanup with numbers", ("other", "")),
        ("Print more human-readable text", ("other", "")),
        ("Wait for a readable socket", ("other", "")),
        ("Remove unnecessary copies of buffers", ("other", "")),
    ],
)
def test_kind_of_message_given_then_kind_and_pattern(message, kind):
    assert kind == changes.kind_of(message)


@pytest.mark.parametrize(
    "message",
    [
        'Revert "Simplify the parser"',
        "Simplify\nThis reverts commit 1234",
        "Merge branch x",
        "fixup! Tidy",
    ],
)
def test_kind_of_revert_or_merge_then_none(message):
    assert changes.kind_of(message) is None


def test_cleanup_pattern_of_every_pattern_then_no_stem_is_missing():
    subjects = {
        "readability": "more legible", "idiomatic": "modernise code", "simplify": "streamline it",
        "flatten": "use early exit", "redundant": "drop needless check", "dedup": "DRY up",
        "extract": "introduce constant", "naming": "better names", "rename": "rename private fields",
        "tidy": "neaten", "polish": "Polish", "cleanup": "code cleanup", "refactor": "reorganize",
    }  # fmt: skip
    assert list(changes.CLEANUPS) == list(subjects)
    assert subjects == {
        name: subjects[name] for name in map(changes.cleanup_pattern, subjects.values())
    }


def test_regions_one_line_changed_then_twelve_lines_around():
    old = [f"line {n}" for n in range(100)]
    (region,) = changes.regions("\n".join(old), "\n".join([*old[:50], "new", *old[51:]]))
    assert "\n".join(old[38:63]) == region.before
    assert ("new", 39, True) == (region.after.split("\n")[12], region.line, region.is_whole)


def test_regions_places_far_apart_then_one_each():
    old = [f"line {n}" for n in range(400)]
    new = [*old[:20], "a", *old[21:350], "b", *old[351:]]
    found = changes.regions("\n".join(old), "\n".join(new))
    assert [9, 339] == [region.line for region in found]
    assert not any(region.is_whole for region in found)


def test_regions_same_text_then_none():
    assert [] == changes.regions(TEXT, TEXT)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("a = 1\nb = 2", "a  =  1\n\nb = 2", "layout"),
        ("a()\nb()", "b()\na()", "order"),
        ("# one\na()", "# two\na()", "comment"),
        ("import os\na()", "import re\na()", "import"),
        ("a()\nb()", "a()", "deletion"),
        ("a()", "a()\nb()", "insertion"),
        ('say("a b")', 'say("c")', "literal"),
        ("a() # one", "a() # two", "trailing"),
        ("# Copyright 2001\na()", "# Copyright 2002\na()", "notice"),
        ("if a == None:", "if a is None:", "code"),
    ],
)
def test_change_of_region_then_what_it_did(before, after, change):
    assert change == changes.change_of(before, after)


def test_traits_of_new_name_and_literal_then_told():
    assert (False, 0.5) == changes.traits_of('f("one")\nx', 'f("other")\ng(f)\nx')
    assert (True, 0.0) == changes.traits_of('a = f("one")\n', "f('one')\n")


@pytest.mark.parametrize(("after", "is_kept"), [("a" * 114, True), ("a" * 120, False)])
def test_keeps_size_growth_then_only_below_the_band(after, is_kept):
    assert is_kept == changes.keeps_size(changes.Region("a" * 100, after, 1, True))


@pytest.mark.parametrize("kind", sorted(damage.DAMAGES))
def test_damage_each_kind_then_changes_text_and_same_seed_same_result(kind):
    made = [
        damage.DAMAGES[kind](TEXT.replace("    ", "\t"), random.Random(5), "python") for _ in "ab"
    ]
    assert made[0] == made[1]
    assert made[0] != TEXT.replace("    ", "\t")
    assert len(made[0]) > 100


def test_damage_twenty_one_kinds():
    assert 21 == len(damage.DAMAGES)


def test_strip_comments_of_c_then_preprocessor_stays():
    got = damage.strip_comments(
        "#include <a.h>\n/* x\n y */\n// z\nint a;\n", random.Random(0), "c"
    )
    assert "#include <a.h>\n\nint a;\n" == got


def test_mangle_short_then_keywords_stay():
    got = damage.mangle_short("return counted + counted\n", random.Random(0), "python")
    assert "return a + a\n" == got


def test_hard_wrap_then_no_long_line():
    assert 50 >= max(map(len, damage.hard_wrap(TEXT, random.Random(1), "python").split("\n")))


def test_window_long_text_then_whole_lines_of_it():
    text = "\n".join(f"line {n}" for n in range(1000))
    for seed in range(40):
        part, scope = damage.window(text, random.Random(seed))
        assert "\n" + part.strip("\n") + "\n" in "\n" + text + "\n"
        assert scope == "file" or 8 <= len(part.split("\n")) <= 120


def test_damaged_pairs_then_kinds_balanced_and_repeatable():
    texts = {"a/a": [TEXT], "b/b": [TEXT + "\n" + TEXT]}
    rows = list(damage.damaged_pairs(texts, "python", 63, "x"))
    kinds = [row["kind"] for row in rows]
    assert dict.fromkeys(damage.DAMAGES, 3) == {kind: kinds.count(kind) for kind in damage.DAMAGES}
    assert rows == list(damage.damaged_pairs(texts, "python", 63, "x"))
    assert all(row["clean"] != row["damaged"] for row in rows)


@pytest.mark.parametrize(
    ("path", "is_out"),
    [
        ("src/a.py", False), ("vendor/a.go", True), ("a/node_modules/b.js", True), ("x.min.js", True),
        ("api/v1_pb2.py", True), ("src/build/a.c", True), ("src/builder/a.c", False), ("a.d.ts", True),
        ("api/x.pb.go", True), ("src/test/resources/A.java", True), ("lib/resource.rb", False),
    ],
)  # fmt: skip
def test_is_left_out_path_then_by_folder_and_name(path, is_out):
    assert is_out == material.is_left_out(path)


def test_is_odd_text_then_generated_minified_and_data_are():
    assert material.is_odd_text("// Code generated by x. DO NOT EDIT.\n" + TEXT)
    assert material.is_odd_text("var a=1;" * 200)
    assert material.is_odd_text("1, 2, 3,\n" * 40)
    assert not material.is_odd_text(TEXT)


def test_language_of_header_then_what_the_repository_mostly_is():
    assert "cpp" == material.headers_of(["a.cc", "b.cc", "c.c", "d.h"])
    assert "c" == material.headers_of(["a.cc", "b.c", "c.c", "d.h", "e.h"])
    assert ("cpp", "c", None) == tuple(
        material.language_of(p, "cpp") for p in ("a.h", "a.c", "Makefile")
    )


def test_sources_then_pinned_unique_and_no_group_on_both_sides():
    listed = material.sources()
    assert len(listed) == len({source.name.lower() for source in listed})
    assert all(re.fullmatch(r"[0-9a-f]{40}", source.revision) for source in listed)
    assert {"train", "held-out"} == {source.split for source in listed}
    sides = {(source.group, source.split) for source in listed}
    assert len(sides) == len({group for group, _ in sides})
