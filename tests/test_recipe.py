from pathlib import Path

import pytest

from dataprep.errors import RecipeError, UnknownNameError
from dataprep.recipe import Recipe, load_recipe, recipe_names, recipe_schema
from dataprep.recipe_sections import Privacy
from dataprep.resources import rules_dir, schemas_dir
from dataprep.rules import load_rules

SHIPPED = [rules_dir()]


def put(root: Path, name: str, text: str) -> Path:
    path = root / "recipes" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    return own


@pytest.mark.parametrize("name", recipe_names(SHIPPED))
def test_shipped_recipe_loads_with_all_its_rules(name: str) -> None:
    recipe = load_recipe(name, SHIPPED)
    assert name == recipe.name
    assert load_rules(SHIPPED).bind(recipe.rules)
    assert recipe.title


def test_shipped_recipes_are_the_named_ones_and_differ_only_in_data() -> None:
    assert ("default", "opencoder", "repo-context", "starcoder2") == recipe_names(SHIPPED)
    digests = {load_recipe(name, SHIPPED).digest for name in recipe_names(SHIPPED)}
    assert 4 == len(digests)


def test_default_recipe_orders_its_groups() -> None:
    assert (
        "integrity",
        "licenses",
        "roles",
        "filters/common",
        "filters/starcoder2",
    ) == load_recipe("default", SHIPPED).rules


def test_extends_then_mappings_are_merged_and_lists_replaced(own: Path) -> None:
    put(
        own,
        "company",
        "name: company\nextends: default\nrules: [licenses]\nlicense: {purpose: rag}\n",
    )
    recipe = load_recipe("company", [*SHIPPED, own])
    default = load_recipe("default", SHIPPED)
    assert ("licenses",) == recipe.rules
    assert ("default", "rag") == (recipe.license.policy, recipe.license.purpose)
    assert default.survivor == recipe.survivor
    assert ("company", "", "default") == (recipe.name, recipe.title, recipe.extends)


def test_extends_when_a_company_changes_default_then_it_extends_the_one_below(own: Path) -> None:
    put(own, "default", "name: default\nextends: default\nhistory: {commits: 7}\n")
    recipe = load_recipe("default", [*SHIPPED, own])
    assert 7 == recipe.history.commits
    assert load_recipe("default", SHIPPED).rules == recipe.rules
    assert 7 == recipe.ingest_params()["max_commits"]


def test_recipe_by_path_then_relative_extends_start_beside_it(own: Path) -> None:
    put(own, "base", "name: base\nrules: [integrity]\n")
    path = own / "free.yaml"
    path.write_text("name: other\nextends: recipes/base.yaml\n")
    assert ("integrity",) == load_recipe(path, SHIPPED).rules


def test_recipe_when_faulty_then_all_faults_come_at_once(own: Path) -> None:
    put(
        own,
        "bad",
        "name: worse\nrules: [licences, roles, roles]\nsurvivor: [stars]\n"
        "shard: {}\nexact_duplicates: {level: [bytes]}\ntask: {name: fim}\n",
    )
    with pytest.raises(RecipeError) as caught:
        load_recipe("bad", [*SHIPPED, own])
    for part in (
        "rules: given more than once: roles",
        "survivor: ends with path",
        "shard: unknown key (did you mean shards",
        "exact_duplicates.level: unknown key (did you mean levels",
        "task: ",
    ):
        assert part in caught.value.message
    put(own, "bad", "name: worse\nrules: [licences, filters/optional/stars-min]\n")
    with pytest.raises(RecipeError) as caught:
        load_recipe("bad", [*SHIPPED, own])
    assert "unknown group or rule 'licences' (did you mean licenses" in caught.value.message
    assert "(did you mean filters/optional/stars-minimum" in caught.value.message
    assert "name: is 'worse', the file's name says 'bad'" in caught.value.message


def test_recipe_when_it_has_no_name_then_it_takes_none_from_its_base(own: Path) -> None:
    put(own, "nameless", "extends: default\n")
    with pytest.raises(RecipeError, match="name: is required"):
        load_recipe("nameless", [*SHIPPED, own])


def test_extends_when_circular_or_unknown_then_it_is_said(own: Path) -> None:
    put(own, "a", "name: a\nextends: b\n")
    put(own, "b", "name: b\nextends: a\n")
    put(own, "c", "name: c\nextends: defualt\n")
    with pytest.raises(RecipeError, match="circle"):
        load_recipe("a", [*SHIPPED, own])
    with pytest.raises(RecipeError, match=r"unknown recipe 'defualt' .did you mean default"):
        load_recipe("c", [*SHIPPED, own])


def test_load_when_unknown_then_near_names_are_shown() -> None:
    with pytest.raises(UnknownNameError, match="did you mean starcoder2"):
        load_recipe("starcoder", SHIPPED)


def test_digest_when_only_the_title_changes_then_it_is_the_same() -> None:
    recipe = load_recipe("default", SHIPPED)
    assert recipe.digest == recipe.model_copy(update={"title": "x"}).digest
    assert recipe.digest != recipe.model_copy(update={"rules": ("roles",)}).digest


def test_single_rule_line_switches_an_optional_rule_on(own: Path) -> None:
    put(own, "stars", "name: stars\nextends: default\nrules: [filters/optional/stars-minimum]\n")
    recipe = load_recipe("stars", [*SHIPPED, own])
    assert ["stars-minimum"] == [one.rule.id for one in load_rules(SHIPPED).bind(recipe.rules)]


def test_recipe_schema_is_the_models() -> None:
    assert recipe_schema() == (schemas_dir() / "recipe.schema.json").read_text()
    assert Recipe.model_validate({"name": "x", "rules": ["roles"]}).tokenizer is None


def test_task_when_another_one_then_it_takes_no_lines_of_the_one_before(own: Path) -> None:
    put(own, "back", "name: back\nextends: repo-context\ntask: {name: ntp}\n")
    assert {"name": "ntp"} == load_recipe("back", [*SHIPPED, own]).task.model_dump()
    put(own, "wider", "name: wider\nextends: repo-context\ntask: {window_tokens: 4096}\n")
    wider = load_recipe("wider", [*SHIPPED, own]).task.model_dump()
    assert ("repo_context", 4096) == (wider["name"], wider["window_tokens"])


def test_task_when_it_orders_files_then_structure_is_needed(own: Path) -> None:
    put(own, "flat", "name: flat\nextends: repo-context\nstructure: null\n")
    with pytest.raises(RecipeError) as caught:
        load_recipe("flat", [*SHIPPED, own])
    assert "repo_context needs the section structure" in caught.value.message


def test_privacy_when_kinds_or_places_are_unknown_then_all_are_named(own: Path) -> None:
    put(
        own,
        "bad",
        "name: bad\nextends: default\n"
        "privacy: {redact: [secrets], keep: {licence_header: [name]}, drop: {anywhere: [mail]}}\n",
    )
    with pytest.raises(RecipeError) as caught:
        load_recipe("bad", [*SHIPPED, own])
    for part in (
        "privacy.redact.0: ",
        "'secret', 'email'",
        "privacy.keep.licence_header: unknown key (did you mean license_header",
        "privacy.drop.anywhere.0: ",
    ):
        assert part in caught.value.message


def test_privacy_when_a_place_is_given_then_the_others_stay(own: Path) -> None:
    put(own, "own", "name: own\nextends: default\nprivacy: {keep: {test: [ip]}, redact: [ip]}\n")
    privacy = load_recipe("own", [*SHIPPED, own]).privacy
    assert privacy is not None
    assert (("ip",), ("ip",)) == (privacy.redact, privacy.keep.test)
    assert ("name", "email") == privacy.keep.license_header
    put(own, "none", "name: none\nextends: default\nprivacy: null\n")
    assert load_recipe("none", [*SHIPPED, own]).privacy is None


def test_shipped_recipes_redact_as_the_default_of_the_section() -> None:
    assert {Privacy()} == {load_recipe(name, SHIPPED).privacy for name in recipe_names(SHIPPED)}
