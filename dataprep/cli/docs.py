"""``dataprep docs``: keep the generated parts of the documentation true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dataprep.cli.output import emit
from dataprep.cli.reference import GENERATED
from dataprep.errors import UsageError

_PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- end generated -->)",
    re.DOTALL,
)


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail where a part is out of date.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def docs(*, check: bool, folder: str) -> None:
    """Write what is made from the code: parts between markers, and JSON Schemas.

    The parts stand in README.md and docs/ of FOLDER, the schemas of rules and recipes in schemas/.
    """
    wanted = dict(_wanted(Path(folder)))
    stale = [path for path, text in wanted.items() if _read(path) != text]
    if check and stale:
        names = ", ".join(map(str, stale))
        raise UsageError(f"out of date: {names}", "write them with: dataprep docs")
    for path in stale:
        path.write_text(wanted[path], encoding="utf-8")
    emit(f"{len(wanted)} files, {'all true' if check else f'{len(stale)} written'}")


def _wanted(root: Path) -> Iterator[tuple[Path, str]]:
    from dataprep.recipe import recipe_schema
    from dataprep.rules.schema import rule_schema

    for path in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        text = _read(path)
        if text is not None:
            yield path, _PART.sub(_filled, text)
    if (root / "schemas").is_dir():
        yield root / "schemas" / "rule.schema.json", rule_schema()
        yield root / "schemas" / "recipe.schema.json", recipe_schema()


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _filled(match: re.Match[str]) -> str:
    name = match["name"]
    if name not in GENERATED:
        raise UsageError(f"no generated part is called '{name}'", f"known: {', '.join(GENERATED)}")
    return f"{match['open']}{GENERATED[name]()}\n{match['close']}"
