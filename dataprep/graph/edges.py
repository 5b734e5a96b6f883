"""Dependencies between the files of a repository, from what their texts and manifests say."""

from __future__ import annotations

import functools
import importlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

import polars as pl

from dataprep.contracts import load_contract
from dataprep.graph.model import (
    EDGE_KINDS,
    Fact,
    Repository,
    Resolution,
    Resolver,
    SourceFile,
    Statement,
    Target,
)
from dataprep.stage import Params
from dataprep.syntax.spec import syntax_of

_RANK = {kind: rank for rank, kind in enumerate(EDGE_KINDS)}
_STATEMENT = (
    "ordinal",
    "kind",
    "specifier",
    "name",
    "alias",
    "is_type_only",
    "is_conditional",
    "is_local",
    "is_system",
    "line",
)
_UNRESOLVED = Resolution("unresolved", reason="no-resolver")


def edges(
    repos: pl.DataFrame,
    files: pl.DataFrame,
    labels: pl.DataFrame,
    imports: pl.DataFrame,
    names: pl.DataFrame,
    manifests: pl.DataFrame,
    params: Params,
) -> dict[str, pl.DataFrame]:
    """Return the dependencies between the files of one repository.

    An edge is a distinct pair of files, and never one of a file to itself; its kind is the closest
    tie behind it.

    Args:
        repos: The repository, one row.
        files: Its files; versions from the history are passed over.
        labels: Their labels, for the language.
        imports: Imports of their contents.
        names: Names that their contents declare and use.
        manifests: What its build and package files say, by content and file name.
        params: None are needed.

    Returns:
        ``edges``: one row per pair, sorted; ``resolutions``: one row per file and import, sorted.
    """
    del params
    tree = files.filter(~pl.col("is_history"))
    rows = tree.select("file_id", "content_id", "path", "name").sort("path", "file_id")
    rows = rows.join(labels.select("file_id", "language"), on="file_id", maintain_order="left")
    paths = rows["path"].to_list()
    repository = Repository(paths, _numbers(paths), _manifests(rows, manifests))
    found = _Findings(rows["file_id"].to_list(), repos["repo_id"][0])
    by_resolver = defaultdict[str | None, list[SourceFile]](list)
    for file in _sources(rows, imports, names):
        syntax = syntax_of(file.language)
        by_resolver[None if syntax is None else syntax.resolver].append(file)
    for name in sorted(by_resolver, key=str):
        _resolve(name, repository, by_resolver[name], found)
    return found.frames()


def _numbers(paths: Sequence[str]) -> dict[str, int]:
    """Return numbers by path; of paths that are alike as text the first counts."""
    numbers: dict[str, int] = {}
    for number, path in enumerate(paths):
        numbers.setdefault(path, number)
    return numbers


def _resolve(
    name: str | None, repository: Repository, files: Sequence[SourceFile], found: _Findings
) -> None:
    """Add what became of the statements and names of the files of one resolver."""
    if name is None:
        for file in files:
            found.add(file, [_UNRESOLVED] * len(file.statements))
        return
    resolver = _resolver(name)(repository, files)
    for file in files:
        answers = resolver.resolve(file)
        found.add(file, answers.statements)
        for named in answers.names:
            found.tie(
                file,
                named.target,
                Statement(0, "name", named.name, line=file.uses.get(named.name, 1)),
            )


@functools.cache
def _resolver(name: str) -> type[Resolver]:
    module = importlib.import_module(f"dataprep.graph.resolvers.{name}")
    return cast("type[Resolver]", module.RESOLVER)


def _manifests(rows: pl.DataFrame, manifests: pl.DataFrame) -> dict[str, list[Fact]]:
    """Return facts by path, in order."""
    facts: dict[str, list[Fact]] = {}
    joined = rows.select("path", "content_id", "name").join(
        manifests, on=["content_id", "name"], maintain_order="left"
    )
    ordered = joined.sort("path", "ordinal", maintain_order=True)
    for path, fact, key, value in ordered.select("path", "fact", "key", "value").iter_rows():
        facts.setdefault(path, []).append(Fact(fact, key, value))
    return facts


def _sources(
    rows: pl.DataFrame, imports: pl.DataFrame, names: pl.DataFrame
) -> Iterable[SourceFile]:
    """Yield the files whose language has a grammar, by path."""
    statements = _by_text(imports.sort("content_id", "language", "ordinal"), _STATEMENT)
    words = _by_text(names.sort("content_id", "language", "role", "name"), ("role", "name", "line"))
    made: dict[tuple[str, str], list[Statement]] = {}
    for number, (content_id, path, language) in enumerate(
        rows.select("content_id", "path", "language").iter_rows()
    ):
        if language is None or syntax_of(language) is None:
            continue
        key = (content_id, language)
        if key not in made:
            made[key] = [Statement(*values) for values in statements.get(key, ())]
        said = words.get(key, ())
        yield SourceFile(
            number,
            path,
            language,
            made[key],
            {name: line for role, name, line in said if role == "declares"},
            {name: line for role, name, line in said if role == "uses"},
        )


def _by_text(
    frame: pl.DataFrame, columns: Sequence[str]
) -> Mapping[tuple[str, str], list[tuple[Any, ...]]]:
    """Return the rows of each text under a language; ``frame`` is sorted by these."""
    rows = frame.select("content_id", "language", *columns).iter_rows()
    return {
        cast("tuple[str, str]", key): [row[2:] for row in group]
        for key, group in groupby(rows, key=itemgetter(0, 1))
    }


@dataclass(slots=True)
class _Tie:
    """What stands behind an edge so far."""

    rank: int
    is_type_only: bool
    is_conditional: bool
    is_local: bool
    n_statements: int
    line: int

    def add(self, rank: int, statement: Statement) -> None:
        self.rank = min(self.rank, rank)
        self.is_type_only &= statement.is_type_only
        self.is_conditional &= statement.is_conditional
        self.is_local &= statement.is_local
        self.n_statements += 1
        self.line = min(self.line, statement.line)


@dataclass(slots=True)
class _Findings:
    """Collects edges and resolutions of a repository.

    Attributes:
        file_ids: Ids by number.
        repo_id: The repository.
    """

    file_ids: Sequence[str]
    repo_id: str
    _ties: dict[tuple[int, int], _Tie] = field(default_factory=dict)
    _resolutions: list[tuple[object, ...]] = field(default_factory=list)

    def add(self, file: SourceFile, resolutions: Sequence[Resolution]) -> None:
        """Add what became of the statements of a file."""
        file_id = self.file_ids[file.number]
        for statement, one in zip(file.statements, resolutions, strict=True):
            self._resolutions.append(
                (
                    file_id,
                    statement.ordinal,
                    self.repo_id,
                    one.status,
                    len(one.targets),
                    one.package,
                    one.reason,
                )
            )
            for target in one.targets:
                self.tie(file, target, statement)

    def tie(self, file: SourceFile, target: Target, statement: Statement) -> None:
        """Add a tie between two files."""
        if target.number == file.number:
            return
        rank = _RANK[target.kind]
        known = self._ties.get((file.number, target.number))
        if known is None:
            self._ties[file.number, target.number] = _Tie(
                rank,
                statement.is_type_only,
                statement.is_conditional,
                statement.is_local,
                1,
                statement.line,
            )
        else:
            known.add(rank, statement)

    def frames(self) -> dict[str, pl.DataFrame]:
        """Return the tables."""
        rows = [
            (
                self.file_ids[source],
                self.file_ids[target],
                self.repo_id,
                EDGE_KINDS[tie.rank],
                tie.is_type_only,
                tie.is_conditional,
                tie.is_local,
                tie.n_statements,
                tie.line,
            )
            for (source, target), tie in self._ties.items()
        ]
        return {
            "edges": _frame("edges", rows).sort("file_id", "target_file_id"),
            "resolutions": _frame("resolutions", self._resolutions).sort("file_id", "ordinal"),
        }


def _frame(table: str, rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    schema = load_contract(table).polars_schema()
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pl.DataFrame(
        [
            pl.Series(name, values, dtype=dtype)
            for (name, dtype), values in zip(schema.items(), columns, strict=True)
        ]
    )
