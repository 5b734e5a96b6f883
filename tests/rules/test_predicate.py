import json
import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.errors import RuleError
from dataprep.ids import canonical_json
from dataprep.rules import Rule
from dataprep.rules.model import AllOf, AnyOf, Condition, Not, Predicate
from dataprep.rules.predicate import compile_predicate, facts_schema, prepare_facts

COLUMNS = ("avg_line_length", "is_vendor", "n_lines", "name")
Row = dict[str, object]


def rule(when: object, **fields: object) -> Rule:
    page = {"id": "x", "version": 1, "title": "t", "what": "w", "why": "y", "source": "s"}
    page |= {"action": "drop", "severity": "note", "when": when}
    return Rule.model_validate(page | fields)


def facts(rows: list[Row]) -> pl.DataFrame:
    schema = facts_schema(COLUMNS)
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def outcomes(one: Rule, rows: list[Row]) -> list[tuple[bool, bool, bool]]:
    compiled = compile_predicate(one)
    frame = prepare_facts(facts(rows), [one]).with_columns(
        a=compiled.hit, b=compiled.missing, c=compiled.applies
    )
    return frame.select("a", "b", "c").rows()


HIT, PASS, MISSING, OUTSIDE = (
    (True, False, True),
    (False, False, True),
    (False, True, True),
    (False, False, False),
)


@pytest.mark.parametrize(
    ("when", "row", "expected"),
    [
        ({"signal": "n_lines", "greater_than": 10}, {"n_lines": 11}, HIT),
        ({"signal": "n_lines", "greater_than": 10}, {"n_lines": 10}, PASS),
        ({"signal": "n_lines", "at_least": 10}, {"n_lines": 10}, HIT),
        ({"signal": "n_lines", "less_than": 10}, {"n_lines": 10}, PASS),
        ({"signal": "n_lines", "at_most": 10}, {"n_lines": 10}, HIT),
        ({"signal": "n_lines", "at_most": 9.5}, {"n_lines": 9}, HIT),
        ({"signal": "n_lines", "less_than": 10}, {}, MISSING),
        ({"signal": "avg_line_length", "greater_than": 1}, {"avg_line_length": None}, MISSING),
        (
            {"signal": "avg_line_length", "greater_than": 1},
            {"avg_line_length": float("nan")},
            MISSING,
        ),
        (
            {"signal": "avg_line_length", "greater_than": 1},
            {"avg_line_length": float("inf")},
            MISSING,
        ),
        ({"signal": "n_lines", "is_null": True}, {}, HIT),
        ({"signal": "n_lines", "is_null": False}, {}, PASS),
        ({"column": "is_vendor", "equals": False}, {"is_vendor": False}, HIT),
        ({"column": "is_vendor", "not_equals": False}, {}, MISSING),
        ({"column": "name", "in": ["a", "b"]}, {"name": "b"}, HIT),
        ({"column": "name", "not_in": ["a", "b"]}, {"name": "b"}, PASS),
        ({"column": "name", "in": ["a"]}, {}, MISSING),
        ({"column": "name", "starts_with": "a.*"}, {"name": "a.*b"}, HIT),
        ({"column": "name", "starts_with": "a"}, {"name": "ba"}, PASS),
        ({"column": "name", "matches": "^a.*z$"}, {"name": "a\u4e2dz"}, HIT),
        ({"column": "name", "matches": "b"}, {"name": "B"}, PASS),
    ],
)
def test_compile_when_one_condition_then_it_decides_as_said(
    when: object, row: Row, expected: tuple[bool, bool, bool]
) -> None:
    assert [expected] == outcomes(rule(when), [row])


def test_compile_when_null_means_drop_then_it_is_a_hit_and_not_missing() -> None:
    strict = rule({"signal": "n_lines", "less_than": 10}, missing="drop")
    assert [HIT, PASS] == outcomes(strict, [{}, {"n_lines": 10}])


def test_compile_when_outside_languages_or_roles_then_it_does_not_apply() -> None:
    one = rule(
        {"signal": "n_lines", "less_than": 10},
        languages={"only": ["cpp", "python"]},
        roles={"not": ["test"]},
    )
    rows: list[Row] = [
        {"language": "C++", "role": "source", "n_lines": 1},
        {"language": "C++", "n_lines": 1},
        {"language": "C++", "role": "test", "n_lines": 1},
        {"language": "C", "role": "source"},
        {"language": None, "role": "source", "n_lines": 1},
        {"language": "Python", "role": "source"},
    ]
    assert [HIT, HIT, OUTSIDE, OUTSIDE, OUTSIDE, MISSING] == outcomes(one, rows)


def test_compile_when_languages_are_excluded_then_an_unknown_language_applies() -> None:
    one = rule({"signal": "n_lines", "less_than": 10}, languages={"not": ["c"]})
    rows: list[Row] = [{"n_lines": 1}, {"language": "C", "n_lines": 1}]
    assert [HIT, OUTSIDE] == outcomes(one, rows)


def test_compile_when_a_stage_decides_then_it_is_refused() -> None:
    with pytest.raises(RuleError, match=r"dedup\.exact"):
        compile_predicate(rule(None, decided_by="dedup.exact"))


def test_prepare_when_columns_lack_then_all_are_named() -> None:
    one = rule({"signal": "n_lines", "less_than": 1}, evidence=["name"])
    with pytest.raises(RuleError, match="n_lines, name"):
        prepare_facts(facts([]).drop("n_lines", "name"), [one])


def test_evidence_is_canonical_json_of_values_and_effective_limits() -> None:
    one = rule(
        {
            "any": [
                {"not": {"signal": "n_lines", "less_than": 10}},
                {"signal": "avg_line_length", "less_than": 1},
                {"signal": "avg_line_length", "greater_than": 1e-7},
                {"column": "name", "matches": "100%s"},
            ]
        },
        evidence=["is_vendor"],
    )
    rows: list[Row] = [
        {"n_lines": 12, "avg_line_length": 3.2e-7, "is_vendor": True, "name": 'ü"%s\\\n'},
        {"n_lines": 99},
    ]
    prepared = prepare_facts(facts(rows), [one])
    texts = compile_predicate(one).evidence(prepared, pl.Series([True, True]))
    first = {
        "avg_line_length": {"greater_than": 1e-7, "less_than": 1, "value": 3.2e-7},
        "is_vendor": {"value": True},
        "n_lines": {"at_least": 10, "value": 12},
        "name": {"matches": "100%s", "value": 'ü"%s\\\n'},
    }
    assert canonical_json(first) == texts[0]
    assert {"at_least": 10, "value": 99} == json.loads(texts[1])["n_lines"]
    assert {"value": None} == json.loads(texts[1])["is_vendor"]


def answer(predicate: Predicate, row: Row) -> bool | None:
    """Three-valued logic in plain Python, to compare the expressions with."""
    if isinstance(predicate, Not):
        inner = answer(predicate.not_, row)
        return None if inner is None else not inner
    if isinstance(predicate, AllOf | AnyOf):
        parts = predicate.all_ if isinstance(predicate, AllOf) else predicate.any_
        answers = [answer(part, row) for part in parts]
        decisive = isinstance(predicate, AnyOf)
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive
    return compared(predicate, row.get(predicate.name))


def compared(condition: Condition, value: object) -> bool | None:
    limit, operator = condition.limit, condition.operator
    if operator == "is_null":
        return (value is None) == limit
    if value is None:
        return None
    forms = {
        "greater_than": lambda: value > limit,  # type: ignore[operator]
        "at_least": lambda: value >= limit,  # type: ignore[operator]
        "less_than": lambda: value < limit,  # type: ignore[operator]
        "at_most": lambda: value <= limit,  # type: ignore[operator]
        "equals": lambda: value == limit,
        "not_equals": lambda: value != limit,
        "in": lambda: value in limit,  # type: ignore[operator]
        "not_in": lambda: value not in limit,  # type: ignore[operator]
        "starts_with": lambda: str(value).startswith(str(limit)),
        "matches": lambda: re.search(str(limit), str(value)) is not None,
    }
    return forms[operator]()


NUMBERS = st.integers(-3, 3)
WORDS = st.sampled_from(["a", "ab", "b", "ba"])
CONDITIONS = st.one_of(
    st.builds(
        lambda operator, limit: {"signal": "n_lines", operator: limit},
        st.sampled_from(["greater_than", "at_least", "less_than", "at_most", "equals"]),
        NUMBERS,
    ),
    st.builds(
        lambda operator, limit: {"signal": "avg_line_length", operator: limit + 0.5},
        st.sampled_from(["greater_than", "at_most", "not_equals"]),
        NUMBERS,
    ),
    st.builds(
        lambda operator, limit: {"column": "name", operator: limit},
        st.sampled_from(["equals", "not_equals", "starts_with", "matches"]),
        WORDS,
    ),
    st.builds(
        lambda operator, limit: {"column": "name", operator: limit},
        st.sampled_from(["in", "not_in"]),
        st.lists(WORDS, min_size=1),
    ),
    st.builds(
        lambda name, limit: {name: limit, "column": "is_vendor"},
        st.sampled_from(["equals", "is_null"]),
        st.booleans(),
    ),
)
PREDICATES = st.recursive(
    CONDITIONS,
    lambda inner: st.one_of(
        st.builds(lambda part: {"not": part}, inner),
        st.builds(
            lambda word, parts: {word: parts},
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=6,
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "n_lines": st.none() | NUMBERS,
            "avg_line_length": st.none() | NUMBERS.map(lambda n: n + 0.5),
            "name": st.none() | WORDS,
            "is_vendor": st.none() | st.booleans(),
        }
    ),
    min_size=1,
    max_size=8,
)


@given(PREDICATES, ROWS, st.sampled_from(["pass", "drop"]))
def test_compile_agrees_with_three_valued_logic(
    when: object, rows: list[Row], missing: str
) -> None:
    one = rule(when, missing=missing)
    assert one.when is not None
    expected = {
        True: HIT,
        False: PASS,
        None: MISSING if missing == "pass" else HIT,
    }
    assert [expected[answer(one.when, row)] for row in rows] == outcomes(one, rows)


@given(PREDICATES, ROWS)
def test_evidence_is_canonical_json_for_every_row(when: object, rows: list[Row]) -> None:
    one = rule(when)
    prepared = prepare_facts(facts(rows), [one])
    is_hit = pl.Series([True] * len(rows))
    for text, row in zip(compile_predicate(one).evidence(prepared, is_hit), rows, strict=True):
        shown = json.loads(text)
        assert text == canonical_json(shown)
        assert {name: row[name] for name in one.columns} == {
            name: entry["value"] for name, entry in shown.items()
        }
