"""``dataprep docs``: keep the generated parts of the documentation true."""

from __future__ import annotations

import re
from pathlib import Path

import click

from dataprep.cli.reference import GENERATED
from dataprep.errors import UsageError

_PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- end generated -->)", re.S
)


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail where a part is out of date.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def docs(*, check: bool, folder: str) -> None:
    """Write the parts between markers in README.md and docs/ of FOLDER from the code."""
    root = Path(folder)
    paths = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    stale = []
    for path in (path for path in paths if path.is_file()):
        text = path.read_text(encoding="utf-8")
        wanted = _PART.sub(_filled, text)
        if wanted == text:
            continue
        stale.append(str(path))
        if not check:
            path.write_text(wanted, encoding="utf-8")
    if check and stale:
        raise UsageError(f"out of date: {', '.join(stale)}", "write them with: dataprep docs")
    click.echo(f"{len(paths)} files, {'all true' if check else f'{len(stale)} written'}")


def _filled(match: re.Match[str]) -> str:
    name = match["name"]
    if name not in GENERATED:
        raise UsageError(f"no generated part is called '{name}'", f"known: {', '.join(GENERATED)}")
    return f"{match['open']}{GENERATED[name]()}\n{match['close']}"
