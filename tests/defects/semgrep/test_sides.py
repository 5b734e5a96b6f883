"""Parts of rules that are asked for first, or left out, change nothing that is found."""

import json

from dataprep.defects.prefilter import choices
from dataprep.defects.prefilter_choices import without
from dataprep.defects.prefilter_terms import word
from dataprep.defects.semgrep import Core, Semgrep, Text
from dataprep.defects.semgrep.sides import sides_of

_TAINT = {
    "languages": ["python"],
    "severity": "ERROR",
    "message": "m",
    "mode": "taint",
    "pattern-sources": [{"pattern": "source_one(...)"}, {"pattern": "source_two(...)"}],
    "pattern-sinks": [
        {
            "patterns": [
                {"pattern-either": [{"pattern": "sink_one($X)"}, {"pattern": "sink_two($X)"}]},
                {"pattern-not": "sink_one(safe_word)"},
                {"focus-metavariable": "$X"},
            ]
        }
    ],
    "pattern-sanitizers": [{"pattern": "cleaned(...)"}],
}
_WORDS = ("source_one", "source_two", "sink_one", "sink_two", "cleaned", "safe_word")
_TEXTS = (
    "def f():\n    sink_one(source_one())\n",
    "def f():\n    a = source_two()\n    sink_two(a)\n",
    "def f():\n    a = cleaned(source_two())\n    sink_two(a)\n",
    "def f():\n    source_one()\ndef g(a):\n    sink_one(a)\n",
    "# source_one and sink_one\nx = 1\n",
    "def f():\n    sink_one(safe_word)\n    source_one()\n",
)


def _texts() -> list[Text]:
    return [Text(f"{n:064x}", "python", text.encode()) for n, text in enumerate(_TEXTS)]


def test_sides_of_a_rule_of_taint_are_its_sources_and_its_sinks() -> None:
    sides = sides_of({"id": "a", **_TAINT})
    assert sides is not None
    sources, sinks = map(json.loads, sides)
    assert _TAINT["pattern-sources"] == sources["pattern-either"]
    assert _TAINT["pattern-sinks"] == sinks["pattern-either"]
    assert {"languages", "message", "severity", "pattern-either"} == set(sources)


def test_rule_that_is_not_of_taint_or_of_unknown_form_has_no_sides() -> None:
    assert sides_of({"pattern": "a"}) is None
    assert sides_of({"mode": "taint", "taint": {"sources": ["a"], "sinks": ["b"]}}) is None
    assert sides_of({**_TAINT, "pattern-sinks": [{"unknown": "a"}]}) is None
    assert sides_of({**_TAINT, "pattern-sinks": []}) is None


def test_choices_are_alternatives_and_what_is_forbidden() -> None:
    of_pattern = {f"{name}(...)": word(name) for name in _WORDS}
    of_pattern |= {f"sink_{n}($X)": word(f"sink_{n}") for n in ("one", "two")}
    of_pattern["sink_one(safe_word)"] = word("safe_word")
    found = {choice.path: choice.demand for choice in choices(_TAINT, of_pattern)}
    inner = ("pattern-sinks", 0, "patterns")
    assert {
        ("pattern-sources", 0): word("source_one"),
        ("pattern-sources", 1): word("source_two"),
        (*inner, 0, "pattern-either", 0): word("sink_one"),
        (*inner, 0, "pattern-either", 1): word("sink_two"),
        (*inner, 1): word("safe_word"),
        ("pattern-sanitizers", 0): word("cleaned"),
    } == {path: demand for path, demand in found.items() if path != ("pattern-sinks", 0)}
    left = without(_TAINT, [path for path, demand in found.items() if demand == word("cleaned")])
    assert "pattern-sanitizers" not in left
    assert _TAINT["pattern-sources"] == left["pattern-sources"]


def test_findings_are_the_same_in_two_steps_and_in_one(core: Core) -> None:
    rules = [{"id": name, **_TAINT} for name in ("one", "two")]
    filtered = Semgrep(core, rules).scan(_texts())
    assert Semgrep(core, rules, is_filtered=False).scan(_texts()) == filtered
    assert [2, 2, 0, 0, 0, 0] == [len(one.matches) for one in filtered]
