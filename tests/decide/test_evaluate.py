import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.decide.evaluate import evaluate_rules
from dataprep.errors import RuleError
from dataprep.rules import BoundRule, Rule
from dataprep.rules.predicate import facts_schema

COUNTS = ("n_hits", "n_passed", "n_not_applicable", "n_missing")


def bound(rule_id: str, when: object, group: str = "filters/common", **fields: object) -> BoundRule:
    page = {"id": rule_id, "version": 2, "title": "t", "what": "w", "why": "y", "source": "s"}
    page |= {"action": "drop", "severity": "note", "when": when}
    return BoundRule(Rule.model_validate(page | fields), group)


SHORT = bound("short", {"signal": "n_lines", "less_than": 10}, languages={"not": ["markdown"]})
VENDORED = bound("vendored", {"column": "is_vendor", "equals": True}, "roles", action="note")
STAGED = bound("exact-duplicate", None, "duplicates", decided_by="dedup.exact")


def frame(rows: list[dict[str, object]]) -> pl.DataFrame:
    schema = facts_schema(["n_lines", "is_vendor"]) | {
        name: pl.String() for name in ("file_id", "repo_id", "content_id")
    }
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def file(name: str, repo: str = "r1", **columns: object) -> dict[str, object]:
    row = {"file_id": name, "repo_id": repo, "content_id": f"c{name}", "language": "C"}
    return row | {"role": "source"} | columns


FACTS = frame(
    [
        file("b", n_lines=3, is_vendor=True),
        file("a", n_lines=9, is_vendor=False),
        file("c", n_lines=None, is_vendor=False),
        file("d", n_lines=1, is_vendor=None, language="Markdown"),
        file("e", "r0", n_lines=10, is_vendor=False),
    ]
)


def test_evaluate_gives_every_hit_with_evidence_in_the_order_of_the_recipe() -> None:
    decisions, _ = evaluate_rules(FACTS, [VENDORED, SHORT, STAGED])
    contract = load_contract("decisions")
    limit = '"less_than":10'
    expected = pl.DataFrame(
        {
            "file_id": ["a", "b", "b"],
            "repo_id": ["r1"] * 3,
            "content_id": ["ca", "cb", "cb"],
            "stage": ["decide.rules"] * 3,
            "rule_group": ["filters/common", "roles", "filters/common"],
            "rule_id": ["short", "vendored", "short"],
            "rule_version": [2, 2, 2],
            "action": ["drop", "note", "drop"],
            "evidence": [
                f'{{"n_lines":{{{limit},"value":9}}}}',
                '{"is_vendor":{"equals":true,"value":true}}',
                f'{{"n_lines":{{{limit},"value":3}}}}',
            ],
            "kept_file_id": [None] * 3,
            "similarity": [None] * 3,
            "kept_because": [None] * 3,
        },
        schema=contract.polars_schema(),
    )
    assert_frame_equal(expected, contract.check(decisions))


def test_evaluate_counts_what_became_of_every_file() -> None:
    _, counts = evaluate_rules(FACTS, [VENDORED, SHORT, STAGED])
    load_contract("rule_counts").check(counts)
    assert [
        ("r0", "short", 0, 1, 0, 0),
        ("r0", "vendored", 0, 1, 0, 0),
        ("r1", "short", 2, 0, 1, 1),
        ("r1", "vendored", 1, 2, 0, 1),
    ] == counts.select("repo_id", "rule_id", *COUNTS).rows()


@pytest.mark.parametrize("rules", [[], [STAGED], [SHORT]])
def test_evaluate_when_there_are_no_rules_or_no_files_then_tables_are_empty(
    rules: list[BoundRule],
) -> None:
    decisions, counts = evaluate_rules(FACTS.clear() if rules == [SHORT] else FACTS, rules)
    assert_frame_equal(load_contract("decisions").empty(), decisions)
    assert_frame_equal(load_contract("rule_counts").empty(), counts)


def test_evaluate_when_a_column_lacks_then_it_is_named() -> None:
    with pytest.raises(RuleError, match="n_lines"):
        evaluate_rules(FACTS.drop("n_lines"), [SHORT])


FILES = st.lists(
    st.builds(
        dict,
        repo=st.sampled_from(["r0", "r1", "r2"]),
        n_lines=st.none() | st.integers(8, 12),
        is_vendor=st.none() | st.booleans(),
        language=st.sampled_from([None, "C", "Markdown"]),
    ),
    max_size=12,
)
RULES = [
    VENDORED,
    SHORT,
    bound("strict", {"signal": "n_lines", "less_than": 10}, missing="drop"),
    bound("unknown", {"column": "language", "is_null": True}),
]


def drawn(rows: list[dict[str, object]]) -> pl.DataFrame:
    return frame(
        [file(f"f{i:02}", **row) for i, row in enumerate(rows)]  # type: ignore[arg-type]
    )


@given(FILES)
def test_evaluate_conserves_files(rows: list[dict[str, object]]) -> None:
    facts = drawn(rows)
    decisions, counts = evaluate_rules(facts, RULES)
    n_files = dict(facts.group_by("repo_id").len().rows())
    for row in counts.iter_rows(named=True):
        assert n_files[row["repo_id"]] == sum(row[name] for name in COUNTS)
        is_here = (pl.col("repo_id") == row["repo_id"]) & (pl.col("rule_id") == row["rule_id"])
        assert row["n_hits"] == decisions.filter(is_here).height
    assert len(n_files) * len(RULES) == counts.height
    assert all(json.loads(text) for text in decisions["evidence"])


@given(FILES, st.randoms(use_true_random=False), st.integers(0, 12))
def test_evaluate_when_files_are_shuffled_or_split_then_the_result_is_the_same(
    rows: list[dict[str, object]], random: object, cut: int
) -> None:
    facts = drawn(rows)
    decisions, counts = evaluate_rules(facts, RULES)
    order = list(range(facts.height))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = evaluate_rules(facts[order], RULES)
    assert_frame_equal(decisions, shuffled[0])
    assert_frame_equal(counts, shuffled[1])
    parts = [evaluate_rules(part, RULES) for part in (facts[:cut], facts[cut:])]
    assert_frame_equal(decisions, pl.concat([part[0] for part in parts]))
    labels = [name for name in counts.columns if name not in COUNTS]
    summed = pl.concat([part[1] for part in parts]).group_by(labels).agg(pl.col(COUNTS).sum())
    assert_frame_equal(counts, summed.sort("repo_id", "rule_id"))
