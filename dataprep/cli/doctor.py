"""``dataprep doctor``: is everything there that is needed?"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import time

import click

from dataprep.cli.options import with_options
from dataprep.cli.output import emit
from dataprep.errors import DataprepError

_PACKAGES = ("polars", "pyarrow", "numba", "llvmlite", "numpy", "pydantic", "yaml", "fsspec")


@click.command()
@with_options("quiet")
def doctor(*, quiet: bool) -> None:
    """Check Python, git, packages, rules, contracts, grammars; compile the kernels once."""
    faults: list[str] = []
    checks = (_python, _git, _packages, _rules, _contracts, _grammars, _kernels)
    for check in checks:
        started = time.monotonic()
        try:
            said = check()
            mark = "ok"
        except (DataprepError, ImportError, OSError, subprocess.SubprocessError) as error:
            said, mark = str(error), "missing"
            faults.append(said)
        if not quiet:
            spent = time.monotonic() - started
            emit(f"{mark:<8}{said}{f'  ({spent:.1f} s)' if spent > 1 else ''}")
    if not quiet:
        emit(_semgrep())
    if faults:
        noun = "check" if len(faults) == 1 else "checks"
        raise DataprepError(f"{len(faults)} {noun} failed:\n  " + "\n  ".join(faults))


def _python() -> str:
    return f"Python {'.'.join(map(str, sys.version_info[:3]))}"


def _git() -> str:
    path = shutil.which("git")
    if path is None:
        raise DataprepError("git is not on PATH; repositories cannot be read", "install git")
    return subprocess.run(
        [path, "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def _packages() -> str:
    found = [importlib.import_module(name) for name in _PACKAGES]
    return "packages " + ", ".join(
        f"{name} {getattr(module, '__version__', '')}".strip()
        for name, module in zip(_PACKAGES, found, strict=True)
    )


def _rules() -> str:
    from dataprep.recipe import load_recipe, recipe_names
    from dataprep.resources import rules_dir
    from dataprep.rules import load_rules

    rules = load_rules([rules_dir()]).all()
    recipes = [load_recipe(name, [rules_dir()]).name for name in recipe_names([rules_dir()])]
    return f"{len(rules)} rules, recipes {', '.join(recipes)}"


def _contracts() -> str:
    from dataprep.contracts import contract_names, load_contract

    names = [load_contract(name).name for name in contract_names()]
    return f"{len(names)} table contracts"


def _grammars() -> str:
    from dataprep.syntax.spec import all_syntaxes
    from dataprep.syntax.tree import grammar_of

    languages = [grammar_of(key).syntax.id for key in all_syntaxes()]
    return f"{len(languages)} grammars with their queries"


def _semgrep() -> str:
    """Return the line on semgrep: without it the deep tier of defects does not run, the rest does."""
    from dataprep.defects.semgrep import SemgrepAbsentError, find_core
    from dataprep.defects.semgrep.locate import TESTED

    try:
        core = find_core()
    except SemgrepAbsentError as error:
        return f"{'not run':<8}{error}"
    other = "" if core.version == TESTED else f", the rules are tested with {TESTED}"
    return f"{'ok':<8}{core.name}{other}"


def _kernels() -> str:
    import polars as pl

    from dataprep.label.contents import label_contents
    from dataprep.measure.signals import signals
    from dataprep.stage import Params
    from dataprep.text.kernels import prepare_kernels

    text = pl.DataFrame({"content_id": ["0"], "language": ["Python"], "text": ["a = 1  # b\n"]})
    signals(text)
    units = text.select("content_id", name=pl.lit("a.py"))
    label_contents(text.with_columns(size_bytes=pl.lit(1)), units, Params())
    importlib.import_module("dataprep.defects.twins")
    importlib.import_module("dataprep.defects.repeats")
    importlib.import_module("dataprep.score.forest")
    importlib.import_module("dataprep.dedup.near_pairs")
    importlib.import_module("dataprep.dedup.near")
    importlib.import_module("dataprep.dedup.digest")
    importlib.import_module("dataprep.parse.clones")
    importlib.import_module("dataprep.score.features")
    return f"{prepare_kernels()} kernels compiled"
