"""The documentation names everything, and what it shows is true."""

import json
import re
import shlex
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from dataprep.cli.main import COMMANDS, cli
from dataprep.cli.reference import GENERATED
from dataprep.contracts import contract_names, load_contract
from dataprep.pipeline import STAGES
from dataprep.recipe import load_recipe, recipe_names
from dataprep.resources import rules_dir, schemas_dir
from dataprep.rules import load_rules
from dataprep.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
EXIT_CODES = ("0", "1", "2", "3", "4", "130")
_BLOCK = re.compile(r"^ *```(?P<language>\w*)\n(?P<body>.*?)^ *```", re.MULTILINE | re.DOTALL)
_PLACEHOLDERS = {"PATH", "NAME", "RULE", "DIR", "FILE"}


def _commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": command.commands[sub] for sub in command.commands}
        else:
            found[name] = command
    return found


def test_reference_names_every_command_and_option() -> None:
    for name, command in _commands().items():
        section = REFERENCE.partition(f"### `dataprep {name}")[2].partition("\n### ")[0]
        assert section, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(option in section for option in parameter.opts), parameter.name
                assert parameter.help, parameter.name


def test_reference_names_every_setting_stage_table_rule_and_exit_code() -> None:
    names = [*Settings.model_fields, *(f"DATAPREP_{n.upper()}" for n in Settings.model_fields)]
    names += [stage.name for stage in STAGES]
    names += [*contract_names(), *load_rules([rules_dir()]).ids, *recipe_names([rules_dir()])]
    names += [column.name for table in contract_names() for column in load_contract(table).columns]
    assert [] == [name for name in names if f"`{name}`" not in REFERENCE]
    assert [] == [code for code in EXIT_CODES if f"| {code} |" not in REFERENCE]


def test_generated_parts_are_true(dataprep, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = dataprep("docs", "--check", ROOT)
    assert 0 == outcome.code, outcome.err
    used = {
        name
        for page in PAGES
        for name in re.findall(r"<!-- generated: ([a-z-]+) -->", page.read_text())
    }
    assert set(GENERATED) == used


def test_part_out_of_date_is_named_and_written(tmp_path: Path, dataprep) -> None:
    page = tmp_path / "README.md"
    page.write_text("<!-- generated: exit-codes -->\nold\n<!-- end generated -->\n")
    outcome = dataprep("docs", "--check")
    assert 2 == outcome.code
    assert "out of date: README.md" in outcome.err
    assert 0 == dataprep("docs").code
    assert "| 130 |" in page.read_text().replace("`", "")
    assert 0 == dataprep("docs", "--check").code


def _examples() -> list[tuple[str, str]]:
    lines = []
    for page in PAGES:
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            lines += [(page.name, line.strip()) for line in block["body"].splitlines()]
        inline = re.findall(r"`(dataprep [^`\n]+)`", page.read_text(encoding="utf-8"))
        lines += [(page.name, line) for line in inline]
    found = [(name, line.removeprefix("$ ")) for name, line in lines]
    # NOTE: a line such as `dataprep 0.1.0  recipe default` is output.
    return [
        (name, line)
        for name, line in dict.fromkeys(found)
        if re.match(r"dataprep [a-z]", line) and ".." not in line.split()[-1][:2]
    ]


@pytest.mark.parametrize(("page", "line"), _examples(), ids=str)
def test_command_in_the_documentation_parses(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    words = [word for word in words if word not in {"|", "\\"}]
    names = _commands()
    name = next((n for n in (" ".join(words[:2]), words[0]) if n in names), None)
    if name is None:
        assert words == ["rules"], f"{page}: {line}"
        return
    arguments = words[len(name.split()) :]
    values = {"error|warning|note|never": "error"}
    arguments = [values.get(word, word) for word in arguments if word != "[...]"]
    with names[name].make_context(name, arguments, resilient_parsing=True) as context:
        unknown = [word for word in context.args if word.startswith("-")]
        assert [] == unknown
    flags = {word.partition("=")[0] for word in arguments if word.startswith("-") and word != "-"}
    known = {option for parameter in names[name].params for option in parameter.opts}
    assert flags <= known | {"--help"}


def test_rule_of_the_documentation_passes_its_test(tmp_path: Path, dataprep) -> None:
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rule, test = [b["body"] for b in _BLOCK.finditer(text) if b["language"] == "yaml"][:2]
    folder = tmp_path / "my-rules" / "filters" / "acme"
    folder.mkdir(parents=True)
    (folder / "acme-long-lines.yaml").write_text(rule)
    (folder / "acme-long-lines.test.yaml").write_text(test)
    outcome = dataprep("rules", "test", "acme-long-lines", "--rules", "my-rules")
    assert (0, "") == (outcome.code, outcome.err)
    assert "acme-long-lines" in dataprep("rules", "list", "acme", "--rules", "my-rules").out


def test_recipe_of_the_documentation_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    (recipe,) = [b["body"] for b in _BLOCK.finditer(text) if b["language"] == "yaml"]
    path = tmp_path / "acme.yaml"
    path.write_text(recipe)
    assert "acme" == load_recipe(path, [rules_dir()]).name


def test_settings_of_the_documentation_can_be_used(tmp_path: Path, dataprep) -> None:
    text = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    (settings,) = [b["body"] for b in _BLOCK.finditer(text) if b["language"] == "toml"]
    (tmp_path / "dataprep.toml").write_text(settings)
    (tmp_path / "other").mkdir()
    outcome = dataprep("scan", "other", "--show-settings")
    assert 0 == outcome.code, outcome.err
    assert str(tmp_path / "company-rules") in outcome.out


@pytest.mark.parametrize("name", ["rule", "recipe"])
def test_schema_takes_the_files_that_ship(name: str) -> None:
    schema = json.loads((schemas_dir() / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    folder = rules_dir() / ("recipes" if name == "recipe" else "quarantine")
    for path in sorted(folder.glob("*.yaml")):
        document = yaml.safe_load(path.read_text())
        if document.get("extends") is None:
            assert [] == [error.message for error in validator.iter_errors(document)]


def test_every_page_links_to_what_is_there() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["tables"], ["explain", "sums.py"], ["rules", "list"], ["rules", "show", "no-words"],
        ["scan", "acme", "--dry-run"], ["scan", "--show-settings"], ["report"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_json_of_every_command_names_a_schema_that_is_documented(
    arguments: list[str], scanned: Path, dataprep
) -> None:
    outcome = dataprep(*arguments, "--format", "json")
    assert 0 == outcome.code, outcome.err
    documented = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    assert f"`{json.loads(outcome.out)['schema']}`" in documented
