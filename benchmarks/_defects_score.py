"""What the product says of files in a folder, asked on its command line; and whether files parse."""

from __future__ import annotations

import ast
import collections
import contextlib
import importlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import polars as pl
import yaml

#: Findings by path: number of the weakness, severity, line, rule.
Answer = Mapping[str, list[tuple[int, str, int, str]]]
GRAMMARS = {
    "python": ("tree_sitter_python", "language"), "java": ("tree_sitter_java", "language"), "javascript": ("tree_sitter_javascript", "language"),
    "typescript": ("tree_sitter_typescript", "language_typescript"), "go": ("tree_sitter_go", "language"), "c": ("tree_sitter_c", "language"),
    "cpp": ("tree_sitter_cpp", "language"), "php": ("tree_sitter_php", "language_php"), "ruby": ("tree_sitter_ruby", "language"),
    "csharp": ("tree_sitter_c_sharp", "language"), "kotlin": ("tree_sitter_kotlin", "language"), "bash": ("tree_sitter_bash", "language"),
}  # fmt: skip


def _dataprep(arguments: list[str]) -> str:
    command = [sys.executable, "-m", "dataprep", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(
            f"{' '.join(command)}: exit {done.returncode}\n{done.stdout[-1500:]}{done.stderr[-2500:]}"
        )
    return done.stdout


def scan(folder: Path, recipe: str | None = None, *, with_secrets: bool = False) -> Answer:
    """Return the findings of defects in the files of a folder, by path below it.

    Args:
        folder: What is scanned.
        recipe: Name or file of a recipe; None for the default one without what defects do not need.
        with_secrets: Whether secrets count, as CWE-798.
    """
    with run_defects(folder, recipe, with_secrets=with_secrets) as store:
        return joined(*tables_of(store, "findings", "files", "labels"), with_secrets=with_secrets)


@contextlib.contextmanager
def run_defects(
    folder: Path, recipe: str | None = None, *, with_secrets: bool = False
) -> Iterator[Path]:
    """Yield the store of a run over a folder, which goes away afterwards."""
    left_out = (
        ("near_duplicates", "structure")
        if with_secrets
        else ("near_duplicates", "structure", "privacy")
    )
    with tempfile.TemporaryDirectory() as home:
        store, own = Path(home) / "store", Path(home) / "bench.yaml"
        lines = "".join(f"{key}: null\n" for key in left_out)
        own.write_text(f"name: bench\nextends: default\n{lines}", encoding="utf-8")
        more = ["--store", str(store), "--out", f"{home}/out", "--recipe", recipe or str(own)]
        _dataprep(["run", str(folder), *more, "--fail-on", "never", "-q"])
        yield store


def tables_of(store: Path, *names: str) -> list[pl.DataFrame]:
    """Return tables of the last run of a store."""
    listed = json.loads(_dataprep(["tables", *names, "--store", str(store), "--format", "json"]))
    frames = []
    for name in names:
        table = next(each for each in listed["tables"] if each["table"] == name)
        frames.append(pl.read_parquet(table["files"]) if table["files"] else pl.DataFrame())
    return frames


def joined(
    findings: pl.DataFrame, files: pl.DataFrame, labels: pl.DataFrame, *, with_secrets: bool = False
) -> Answer:
    """Return findings of defects by path."""
    answer: dict[str, list[tuple[int, str, int, str]]] = collections.defaultdict(list)
    if findings.is_empty():
        return answer
    languages = labels.select("file_id", "language")
    placed = files.select("file_id", "content_id", "path").join(languages, on="file_id", how="left")
    kinds = ["defect", "secret"] if with_secrets else ["defect"]
    defects = findings.filter(pl.col("kind").is_in(kinds)).with_columns(
        entity_type=pl.when(pl.col("kind") == "secret")
        .then(pl.lit("CWE-798"))
        .otherwise("entity_type")
    )
    rows = defects.join(placed, on=["content_id", "language"], how="inner", nulls_equal=True)
    columns = ("path", "entity_type", "severity", "line", "rule_id")
    for path, weakness, severity, line, rule in rows.select(columns).iter_rows():
        number = str(weakness).removeprefix("CWE-")
        answer[path].append((int(number) if number.isdigit() else 0, severity, line, rule))
    return answer


class Labelled(Protocol):
    """What a check has to know of a case."""

    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def path(self) -> str: ...


def _tree_errors(language: str, text: str) -> list[int]:
    """Return the lines of error nodes and missing tokens."""
    import tree_sitter

    module, name = GRAMMARS[language]
    grammar = tree_sitter.Language(getattr(importlib.import_module(module), name)())
    root = tree_sitter.Parser(grammar).parse(text.encode()).root_node
    if not root.has_error:
        return []
    waiting, lines = [root], []
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            lines.append(node.start_point[0] + 1)
        elif node.has_error:
            waiting += node.children
    return lines


TOOLS = {
    "javascript": ["node", "--check"], "go": ["gofmt", "-e", "-l"], "c": ["gcc", "-std=gnu11", "-fsyntax-only", "-w"],
    "cpp": ["g++", "-std=c++17", "-fsyntax-only", "-w"], "ruby": ["ruby", "-c"], "bash": ["bash", "-n"],
    "terraform": ["terraform", "fmt", "-check=false", "-write=false"],
}  # fmt: skip


def _tool_says(case: Labelled, folder: Path) -> str:
    if case.language == "python":
        try:
            ast.parse(case.text)
        except SyntaxError as error:
            return str(error)
    if case.language == "yaml":
        try:
            for _ in yaml.parse(case.text, Loader=yaml.CSafeLoader):
                pass
        except yaml.YAMLError as error:
            return str(error)
    command = TOOLS.get(case.language)
    if command is None or shutil.which(command[0]) is None:
        return ""
    path = folder / Path(case.path).name
    path.write_text(case.text, encoding="utf-8")
    done = subprocess.run(
        [*command, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    return "" if done.returncode == 0 else done.stderr[-600:]


def check(cases: Iterable[Labelled]) -> None:
    """Print which cases do not parse, by tree-sitter and by the tools that are here; and the counts."""
    counts: collections.Counter[str] = collections.Counter()
    n_bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            counts[case.language] += 1
            lines = _tree_errors(case.language, case.text) if case.language in GRAMMARS else []
            said = _tool_says(case, Path(folder))
            if lines or said or "@{" in case.text:
                n_bad += 1
                print(case.id, "lines", lines, said, "placeholder" if "@{" in case.text else "")
    print(f"{n_bad} of {sum(counts.values())} do not parse;", dict(counts))
