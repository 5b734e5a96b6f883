import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.recipe_sections import EntitiesByPlace, Privacy
from dataprep.sensitive.policy import ENTITIES, PLACES, action_for, judged_findings
from tests.sensitive.frames import file_frame, finding_frame, label_frame

_LISTS = st.lists(st.sampled_from(ENTITIES), max_size=3, unique=True).map(tuple)
_BY_PLACE = st.fixed_dictionaries(dict.fromkeys(EntitiesByPlace.model_fields, _LISTS))


def test_entities_and_places_are_those_of_the_contract_and_the_recipe() -> None:
    column = next(c for c in load_contract("findings").columns if c.name == "entity")
    assert ENTITIES == column.values
    assert {*PLACES, "anywhere"} == {*EntitiesByPlace.model_fields, "text"}


@given(_LISTS, _BY_PLACE, _BY_PLACE, st.sampled_from(ENTITIES), st.sampled_from(PLACES))
def test_action_follows_the_order_of_precedence(
    redact: tuple[str, ...],
    keep: dict[str, tuple[str, ...]],
    drop: dict[str, tuple[str, ...]],
    entity: str,
    place: str,
) -> None:
    policy = Privacy.model_validate({"redact": redact, "keep": keep, "drop": drop})
    claims = [
        (entity in keep.get(place, ()), "note"),
        (entity in drop.get(place, ()), "drop"),
        (entity in keep["anywhere"], "note"),
        (entity in drop["anywhere"], "drop"),
        (entity in redact, "redact"),
        (True, "note"),
    ]
    expected = next(action for holds, action in claims if holds)
    assert expected == action_for(policy, entity, place)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("examples/a.py", "example"),
        ("pkg/Samples/a.py", "example"),
        (".env.example", "example"),
        ("conf/settings.sample.yml", "example"),
        ("demo.py", "example"),
        ("src/sampler.py", "text"),
        ("src/examplefile.py", "text"),
        ("exampled/a.py", "text"),
    ],
)
def test_place_of_a_file_is_told_by_its_path(path: str, place: str) -> None:
    files = file_frame({"f": ("t1", "r", path)})
    found = [{"entity": "email", "rule_id": "email"}]
    rows = judged_findings(
        files.lazy(), label_frame(files).lazy(), finding_frame(found).lazy(), Privacy()
    ).collect()
    assert [(place, place)] == rows.select("place", "file_place").rows()


def test_finding_in_a_header_of_a_test_stands_in_the_header_and_its_file_is_a_test() -> None:
    files = file_frame({"f": ("t1", "r", "examples/test_a.py")})
    found = [{"entity": "email", "rule_id": "email", "place": "license_header"}]
    rows = judged_findings(
        files.lazy(), label_frame(files, is_test=True).lazy(), finding_frame(found).lazy(),
        Privacy(),
    ).collect()  # fmt: skip
    assert [("license_header", "test", "note")] == rows.select(
        "place", "file_place", "action"
    ).rows()


def test_finding_of_a_repository_in_a_text_of_two_languages_counts_once_a_file() -> None:
    files = file_frame({"f": ("t1", "r", "a.h")})
    found = [
        {"entity": "name", "rule_id": "author-name", "repo_id": "r", "language": language}
        for language in ("C", "C++")
    ]
    rows = judged_findings(
        files.lazy(), label_frame(files, language="C").lazy(), finding_frame(found).lazy(),
        Privacy(),
    ).collect()  # fmt: skip
    assert ["C"] == rows["language"].to_list()
    assert rows.schema["action"] == pl.String
