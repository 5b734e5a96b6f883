"""Every stage of the catalog keeps the promises that the engine relies on."""

import inspect
import json
from pathlib import Path

import pytest

from dataprep import catalog
from dataprep.contracts import contract_names, load_contract
from dataprep.resources import rules_dir
from dataprep.stage import Map, Scope, Stage, load_function
from tests.golden import GOLDEN, current_digests

STAGES = pytest.mark.parametrize("stage", catalog.all_stages(), ids=lambda stage: stage.name)


@STAGES
def test_stage_reads_only_what_earlier_stages_write(stage: Stage) -> None:
    stages = catalog.all_stages()
    before = {table for other in stages[: stages.index(stage)] for table in other.writes}
    assert set(stage.reads) <= before
    assert set(stage.writes) <= set(contract_names())


@STAGES
def test_stage_takes_its_tables_by_name(stage: Stage) -> None:
    if isinstance(stage.run, str):
        taken = set(inspect.signature(load_function(stage.run)).parameters)
        also = {"key"} if stage.keyed else set()
        also |= {"texts"} if stage.by_text else set()
        assert taken == ({*stage.reads, *also, "params"} if stage.reads else {"source", "params"})
    for step in stage.steps:
        taken = set(inspect.signature(load_function(step.run)).parameters)
        also = {"texts"} if isinstance(step, Map) and step.by_text else set()
        also |= {"key"} if isinstance(step, Map) and step.keyed else set()
        also |= {*step.takes_whole} if isinstance(step, Map) else set()
        assert taken == {*stage.read_by(step), *step.takes, *also, "params"}


@STAGES
def test_stage_reads_each_of_its_tables_in_some_step(stage: Stage) -> None:
    if stage.scope is Scope.CORPUS:
        read = {table for step in stage.steps for table in stage.read_by(step)}
        texts = (
            {"contents"} if any(getattr(step, "by_text", False) for step in stage.steps) else set()
        )
        assert set(stage.reads) - texts <= read <= {*stage.reads, *stage.writes}


@STAGES
def test_content_stage_is_remembered_by_columns_that_it_reads(stage: Stage) -> None:
    if stage.scope is Scope.CONTENT:
        assert "content_id" == stage.unit[0]
        keyed = load_contract(stage.reads[-1]).column_names if len(stage.unit) > 1 else stage.unit
        assert set(stage.unit) <= set(keyed)
        for table in stage.writes:
            assert {*stage.unit} <= set(load_contract(table).key)


@STAGES
def test_stage_names_data_that_is_there(stage: Stage) -> None:
    assert all((rules_dir() / folder).is_dir() for folder in stage.data)


def test_code_that_changed_without_its_version_fails() -> None:
    golden = json.loads(GOLDEN.read_text())
    now = current_digests()
    assert sorted(golden) == sorted(now)
    for name, (version, digest) in now.items():
        kept_version, kept_digest = golden[name]
        assert (version, digest) == (kept_version, kept_digest), (
            f"the code of '{name}' changed: if its output can change raise its version in "
            "dataprep/catalog.py; then record it with: make golden"
        )


def test_golden_lies_in_the_repository() -> None:
    assert GOLDEN.is_relative_to(Path(__file__).parents[2])
