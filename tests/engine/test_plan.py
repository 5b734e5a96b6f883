from dataclasses import replace

import pytest

from dataprep import catalog
from dataprep.engine.keys import part_key, stage_key
from dataprep.engine.plan import Parts, PlannedStage, make_plan
from dataprep.engine.store import Part, Store
from dataprep.errors import UsageError
from dataprep.ingest.source import ResolvedSource, SourceSpec
from dataprep.pipeline import STAGES
from dataprep.recipe import load_recipe
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.stage import Params, Scope, Stage
from tests.engine.fakes import DIGESTS, LABELS

RECIPE, RULES = load_recipe("default", [rules_dir()]), load_rules([rules_dir()])


def _source(name: str) -> ResolvedSource:
    source = ResolvedSource(
        spec=SourceSpec(location=name), kind="directory", origin=name, repo_name=name,
        revision=f"sha256:{name}", ownership="own", path=name,
    )  # fmt: skip
    return source.sealed(name)


def _plan(store: Store, *names: str) -> dict[str, PlannedStage]:
    plan = make_plan(store, [_source(name) for name in names], RECIPE, RULES)
    return {planned.stage.name: planned for planned in plan}


def _keys(planned: PlannedStage) -> list[str]:
    return [part.key for part in planned.parts]


def test_new_neighbour_changes_no_part_of_a_repository(store: Store) -> None:
    alone, both = _plan(store, "a"), _plan(store, "a", "b")
    for name in ("ingest.read", "label.files"):
        assert _keys(alone[name]) == _keys(both[name])[:1]
    for name in ("label.contents", "decide.rules", "export.ntp"):
        assert _keys(alone[name]) != _keys(both[name])


def test_new_version_of_a_stage_changes_what_is_made_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _plan(store, "a")
    stages = tuple(
        replace(stage, version=99) if stage.name == "label.contents" else stage for stage in STAGES
    )
    monkeypatch.setattr(catalog, "all_stages", lambda: stages)
    after = _plan(store, "a")
    changed = {name for name in before if _keys(before[name]) != _keys(after[name])}
    of_text_alone = {"dedup.digest", "dedup.signatures", "dedup.pairs", "dedup.clusters"}
    of_text_alone |= {"dedup.repositories", "parse.manifests", "detect.identities", "detect.names"}
    assert set(before) - {"ingest.read", *of_text_alone} == changed
    assert before["measure.signals"].memo_key == after["measure.signals"].memo_key


@pytest.mark.parametrize(
    ("raised", "is_same"), [("dedup.signatures", False), ("dedup.digest", True)]
)
def test_new_version_of_what_a_growing_stage_reads_grows_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch, raised: str, is_same: bool
) -> None:
    before = _plan(store, "a")["dedup.pairs"].memo_key
    stages = tuple(
        replace(stage, version=99) if stage.name == raised else stage for stage in STAGES
    )
    monkeypatch.setattr(catalog, "all_stages", lambda: stages)
    assert is_same == (before == _plan(store, "a")["dedup.pairs"].memo_key)


def test_content_stage_that_may_quarantine_is_in_the_key_of_dispositions(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _plan(store, "a")
    stages = (STAGES[0], DIGESTS, *STAGES[1:])
    monkeypatch.setattr(catalog, "all_stages", lambda: stages)
    assert _keys(before["decide.dispositions"]) != _keys(_plan(store, "a")["decide.dispositions"])


def test_repo_stage_that_reads_the_whole_corpus_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage("x.y", 1, Scope.REPO, ("repos", "decisions"), ("labels",), "m:f", "x")
    monkeypatch.setattr(catalog, "all_stages", lambda: (*STAGES, stage))
    with pytest.raises(UsageError, match=r"'x.y' works on single repositories"):
        _plan(store, "a")


def test_part_key_knows_no_order_and_every_input() -> None:
    of_stage = stage_key(DIGESTS, Params())
    assert part_key(of_stage, ["a", "b"]) == part_key(of_stage, ["b", "a"])
    assert part_key(of_stage, ["a"]) != part_key(of_stage, ["a", "a"])
    assert of_stage != stage_key(replace(DIGESTS, version=2), Params())
    assert of_stage != stage_key(replace(DIGESTS, data=("languages",)), Params())


def test_parts_give_the_files_of_a_source_and_of_all(store: Store) -> None:
    planned = _plan(store, "a", "b")["label.files"]
    for number, part in enumerate(planned.parts):
        files = {"labels": [f"{number}.parquet"]}
        store.finish_part(Part("label.files", part.key, files, {"labels": number}, {"n": 2}))
    parts = Parts(store)
    parts.load(planned)
    assert ["0.parquet", "1.parquet"] == parts.files("labels")
    assert ["1.parquet"] == parts.files_of("labels", 1)
    assert [] == parts.files_of("labels", 7)
    assert (1, 4) == (parts.rows("labels"), parts.count("n"))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"scope": Scope.CORPUS}, "run is one reference"),
        ({"unit": ("name", "content_id")}, "unit begins with content_id"),
        ({"reads": ("contents", "repos", "files")}, "it reads contents, and"),
        ({"reads": ("files",)}, "it reads contents, and"),
    ],
)
def test_stage_that_the_engine_cannot_run_is_refused(
    changes: dict[str, object], fault: str
) -> None:
    with pytest.raises(UsageError, match=fault):
        replace(LABELS, **changes)  # type: ignore[arg-type]  # by name
