import polars as pl

from dataprep.contracts import load_contract
from dataprep.decide.stages import DecideParams, decide_dispositions
from dataprep.recipe import load_recipe
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from tests.engine.fakes import file_rows

PARAMS = DecideParams.from_recipe(load_recipe("default", [rules_dir()]), load_rules([rules_dir()]))
FILES = file_rows(["a", "b", "c"])


def _decisions(rows: list[tuple[int, str, str]]) -> pl.LazyFrame:
    schema = load_contract("decisions").polars_schema()
    found = [
        {
            "file_id": FILES["file_id"][number], "content_id": FILES["content_id"][number],
            "rule_id": rule, "rule_group": "g", "action": action,
        }
        for number, rule, action in rows
    ]  # fmt: skip
    return pl.LazyFrame(found, schema=schema)


def _decide(
    decisions: list[tuple[int, str, str]], failed: tuple[int, ...] = ()
) -> list[tuple[str, str | None, int]]:
    quarantine = pl.LazyFrame(
        [{"content_id": FILES["content_id"][n], "rule_id": "stage-failed"} for n in failed],
        schema=load_contract("quarantine").polars_schema(),
    )
    made = decide_dispositions(FILES.lazy(), _decisions(decisions), quarantine, PARAMS)
    frame = load_contract("dispositions").check(made["dispositions"].collect())
    by_file = {row["file_id"]: row for row in frame.to_dicts()}
    rows = [by_file[file] for file in FILES["file_id"]]
    return [(row["disposition"], row["rule_id"], row["n_decisions"]) for row in rows]


def test_first_rule_of_the_recipe_gives_the_disposition() -> None:
    drops = [bound.rule.id for bound in PARAMS.rules]
    found = _decide([(0, drops[5], "drop"), (0, drops[2], "drop"), (1, drops[0], "note")])
    assert [("dropped", drops[2], 2), ("kept", None, 1), ("kept", None, 0)] == found


def test_drop_by_a_rule_that_the_recipe_does_not_name_counts_last() -> None:
    named = PARAMS.rules[-1].rule.id
    found = _decide(
        [(0, "other-b", "drop"), (0, "other-a", "drop"), (1, "other", "drop"), (1, named, "drop")]
    )
    assert [("dropped", "other-a", 2), ("dropped", named, 2), ("kept", None, 0)] == found


def test_content_on_which_a_stage_failed_is_dropped_before_all_rules() -> None:
    found = _decide([(0, PARAMS.rules[0].rule.id, "drop")], failed=(0, 1))
    assert ["stage-failed", "stage-failed", None] == [rule for _, rule, _ in found]
