from dataclasses import replace

import polars as pl
import pytest

from dataprep.contracts import contract_names, load_contract
from dataprep.errors import ContractError, UnknownNameError


def _digests(**columns: list[str | None]) -> pl.DataFrame:
    values = {"content_id": ["a", "b"], "text_digest": ["x", "y"]} | columns
    return pl.DataFrame(values, schema=load_contract("digests").polars_schema())


def test_check_when_the_contract_is_kept_returns_the_frame() -> None:
    frame = _digests()
    assert load_contract("digests").check(frame) is frame


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        (_digests().drop("text_digest"), "column 'text_digest' is missing"),
        (_digests().with_columns(extra=1), "column 'extra' is not in the contract"),
        (_digests().with_columns(pl.lit(1).alias("text_digest")), "is Int32, not String"),
        (_digests().select("text_digest", "content_id"), "not in the contract's order"),
        (_digests(text_digest=["x", None]), "'text_digest' is null: 1 rows"),
        (_digests(content_id=["a", "a"]), "occurs more than once: 2 rows"),
    ],
)
def test_check_when_a_clause_is_broken_names_it(frame: pl.DataFrame, fault: str) -> None:
    with pytest.raises(ContractError, match="digests") as caught:
        load_contract("digests").check(frame)
    assert fault in str(caught.value)


def test_check_when_values_leave_their_bounds_or_set_names_keys() -> None:
    contract = load_contract("dispositions")
    row = {
        "file_id": "f", "repo_id": "r", "content_id": "c", "disposition": "lost",
        "rule_group": None, "rule_id": None, "n_decisions": -1, "size_bytes": 0,
    }  # fmt: skip
    with pytest.raises(ContractError) as caught:
        contract.check(pl.DataFrame([row], schema=contract.polars_schema()))
    assert (
        "'disposition' is outside its value set: 1 rows",
        "'n_decisions' is under 0: 1 rows",
    ) == caught.value.faults
    assert ("f",) == caught.value.keys


def test_check_when_a_number_is_not_finite_fails() -> None:
    contract = load_contract("contents")
    row = dict.fromkeys(contract.column_names) | {
        "content_id": "c", "bytes": b"", "size_bytes": 0, "is_text": True, "swhid": "s",
        "encoding_confidence": float("nan"), "encoding_evidence": "utf-8", "n_replaced": 0,
    }  # fmt: skip
    with pytest.raises(ContractError, match="'encoding_confidence' is not finite: 1 rows"):
        contract.check(pl.DataFrame([row], schema=contract.polars_schema()))


def test_load_contract_of_unknown_table_lists_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="did you mean decisions"):
        load_contract("decision")


@pytest.mark.parametrize("table", contract_names())
def test_every_contract_is_complete(table: str) -> None:
    contract = load_contract(table)
    assert table == contract.name
    assert contract.key
    assert set(contract.key) <= set(contract.column_names)
    assert all(column.description.endswith(".") for column in contract.columns)
    assert contract.partitioned_by in (None, *contract.column_names)
    assert contract.check(contract.empty()).is_empty()


def test_check_when_a_unique_column_repeats_names_it_and_leaves_null_alone() -> None:
    contract = load_contract("digests")
    columns = tuple(
        replace(c, is_unique=True, is_required=False) if c.name == "text_digest" else c
        for c in contract.columns
    )
    unique = replace(contract, columns=columns)
    nulls = pl.DataFrame(
        {"content_id": ["a", "b"], "text_digest": [None, None]}, contract.polars_schema()
    )
    assert unique.check(nulls).height == 2
    with pytest.raises(ContractError, match="'text_digest' occurs more than once: 2 rows"):
        unique.check(_digests(text_digest=["x", "x"]))
