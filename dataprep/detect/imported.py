"""Defects that other tools found, as evidence beside our own.

What a tool says of a file holds for the repository that it looked at, so that their findings have
a repository. None of its results is lost: each has a row that says what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from dataprep.contracts import load_contract
from dataprep.defects.marks import Marks
from dataprep.detect._regions import RegionText
from dataprep.detect._sarif_paths import SarifPath, owners
from dataprep.detect.import_params import ImportParams, Results
from dataprep.detect.rows import Row, findings_frame, fingerprint, places
from dataprep.detect.sarif import SarifPlace

_BROUGHT_IN: Final = "brought-in"
_OUTCOMES: Final = (_BROUGHT_IN, "outside-text", "other-text")
"""What can come of a place in a text; what comes first tells most."""
_NO_TEXT, _NO_FILE = "no-text", "no-file"
_OF_ROOT, _OF_PATH, _OF_NAME = 0, 100, 1000
"""Ranks of a path: below the repository's folder, as it stands, below a folder of its name."""
_SEVERITIES: Final = ("error", "warning", "note")
_PATH_CHARACTERS: Final = 1024
_WANTED: Final = {
    "path": pl.String, "repo_id": pl.String, "number": pl.Int64, "rank": pl.Int64,
}  # fmt: skip
_OUTCOME_COLUMNS: Final = {
    "content_id": pl.String, "repo_id": pl.String, "place": pl.Int64, "outcome": pl.String,
}  # fmt: skip


def candidate_files(
    repos: pl.LazyFrame, files: pl.LazyFrame, labels: pl.LazyFrame, params: ImportParams
) -> dict[str, pl.LazyFrame]:
    """Return the files that paths of other tools may mean.

    Args:
        repos: The repositories.
        files: Files of a range.
        labels: Their languages.
        params: The results.

    Returns:
        ``candidates``: ``content_id``, ``repo_id``, ``language``, ``number`` of the path and
        ``rank``, by which the likeliest is chosen.
    """
    named = dict(repos.select("repo_id", "repo_name").collect().iter_rows())
    rows = list(_wanted(params.results(), named, params.roots))
    wanted = pl.LazyFrame(rows, schema=_WANTED, orient="row")
    held = files.select("file_id", "content_id", "repo_id", "path").join(
        labels.select("file_id", "language"), on="file_id"
    )
    anywhere = wanted.filter(pl.col("repo_id").is_null()).drop("repo_id")
    somewhere = wanted.filter(pl.col("repo_id").is_not_null())
    columns = ("content_id", "repo_id", "language", "number", "rank")
    found = [
        held.join(anywhere, on="path").select(columns),
        held.join(somewhere, on=["path", "repo_id"]).select(columns),
    ]
    return {"candidates": pl.concat(found)}


def _wanted(
    results: Results, named: Mapping[str, str], roots: Mapping[str, str]
) -> Iterator[tuple[str, str | None, int, int]]:
    """Yield paths that are looked for, the repository where only one counts, and their ranks."""
    by_name: dict[str, list[str]] = {}
    for repo_id, name in named.items():
        by_name.setdefault(name.rpartition("/")[2], []).append(repo_id)
    for number, path in enumerate(results.paths):
        owned = owners(path, roots)
        if owned:
            yield from ((inner, repo, number, _OF_ROOT) for repo, inner in owned.items())
            continue
        for place, relative in enumerate(path.relative):
            yield relative, None, number, _OF_PATH + place
        for name in by_name.keys() & set(path.folders):
            for place, inner in enumerate(path.below_name(name)):
                yield from ((inner, repo, number, _OF_NAME + place) for repo in by_name[name])


def chosen_files(candidates: pl.LazyFrame, params: ImportParams) -> dict[str, pl.LazyFrame]:
    """Return the files that paths of other tools mean.

    Of a repository the likeliest path counts. Where several repositories hold one, it means those
    of them that hold the most files of the same run of the tool.

    Args:
        candidates: Files that they may mean.
        params: The results.

    Returns:
        ``chosen``: ``content_id``, ``repo_id``, ``language`` and ``number`` of the path.
    """
    results = params.results()
    groups = pl.LazyFrame(
        {"number": range(len(results.paths)), "group": results.groups},
        schema={"number": pl.Int64, "group": pl.Int64},
    )
    likeliest = pl.col("rank") == pl.col("rank").min().over("number", "repo_id")
    n_held = pl.col("number").n_unique().over("group", "repo_id")
    rows = (
        candidates.filter(likeliest)
        .join(groups, on="number")
        .with_columns(n_held=n_held)
        .filter(pl.col("n_held") == pl.col("n_held").max().over("number"))
        .select("content_id", "repo_id", "language", "number")
        .unique()
    )
    return {"chosen": rows.sort("content_id", "repo_id", "language", "number", nulls_last=True)}


@dataclass(frozen=True, slots=True)
class _Span:
    """A finding in a text; see ``SarifPlace``."""

    start: int
    end: int
    repo_id: str
    language: str | None
    place: SarifPlace


@dataclass(slots=True)
class _Text:
    """A text, and what comes of places in it."""

    content_id: str
    text: bytes
    spans: list[_Span] = field(default_factory=list)
    outcomes: list[tuple[object, ...]] = field(default_factory=list)

    def take(
        self, results: Results, chosen: Iterable[tuple[str, str | None, int]], size_bytes: int
    ) -> None:
        """Look up the places of some paths in the text.

        Args:
            results: All places.
            chosen: Repository, language, and number of the path.
            size_bytes: Bytes of the file.
        """
        regions = RegionText(self.text, size_bytes)
        for repo_id, language, path in chosen:
            for number in results.of_path[path]:
                place = results.places[number][1]
                outcome = "other-text"
                if place.digest in {None, self.content_id}:
                    part = regions.part(place.region)
                    outcome = "outside-text" if part is None else _BROUGHT_IN
                    if part is not None:
                        span = _Span(part.start, part.end, repo_id, language, place)
                        self.spans.append(span)
                self.outcomes.append((self.content_id, repo_id, number, outcome))

    def rows(self, key: bytes) -> Iterator[Row]:
        """Yield a row for each place and rule; of results that say the same, the gravest counts."""
        ordered = sorted(self.spans, key=_order)
        once = {
            (one.start, one.end, one.repo_id, one.language, one.place.told.rule_id): one
            for one in reversed(ordered)
        }
        spans = sorted(once.values(), key=_order)
        marks = Marks(self.text)
        for one, where in zip(spans, places(self.text, spans), strict=True):
            told = one.place.told
            value = b" ".join(self.text[one.start : one.end].split())
            is_suppressed = one.place.is_suppressed or marks.covers(one.start)
            yield (
                *(self.content_id, one.language, one.repo_id, "defect", None, told.cwe),
                *(told.rule_id, 1, told.severity, told.score, one.start, one.end, *where),
                *(fingerprint(key, told.rule_id, value), is_suppressed),
            )


def _order(one: _Span) -> tuple[object, ...]:
    told = one.place.told
    gravity = (_SEVERITIES.index(told.severity), one.place.is_suppressed, -told.score, told.cwe)
    return (one.start, one.end, told.rule_id, one.repo_id, one.language or "", *gravity)


def placed_results(
    texts: pl.DataFrame, chosen: pl.DataFrame, params: ImportParams, key: bytes
) -> dict[str, pl.DataFrame]:
    """Return what other tools found in texts.

    Args:
        texts: Texts of the batch.
        chosen: Which paths of other tools they lie at.
        params: The results.
        key: Key of the fingerprints.

    Returns:
        ``findings``: a row for each place; ``outcomes``: what came of each place of a result in
        each repository that holds its file.
    """
    results = params.results()
    by_content = chosen.partition_by("content_id", as_dict=True)
    rows: list[Row] = []
    outcomes: list[tuple[object, ...]] = []
    columns = texts.select("content_id", "text", "size_bytes")
    for content_id, text, size_bytes in columns.iter_rows():
        here = by_content.get((content_id,))
        if here is None:
            continue
        one = _Text(content_id, text.encode())
        one.take(results, here.select("repo_id", "language", "number").rows(), size_bytes)
        rows += one.rows(key)
        outcomes += one.outcomes
    return {
        "findings": findings_frame(rows),
        "outcomes": pl.DataFrame(outcomes, schema=_OUTCOME_COLUMNS, orient="row"),
    }


def told_results(
    chosen: pl.LazyFrame, outcomes: pl.LazyFrame, params: ImportParams
) -> dict[str, pl.DataFrame]:
    """Return what came of each place of each result.

    Args:
        chosen: The files that their paths mean.
        outcomes: What came of places in texts.
        params: The results.

    Returns:
        ``imported_results``: one row per place.
    """
    results = params.results()
    rank = pl.col("outcome").replace_strict(_OUTCOMES, range(len(_OUTCOMES)), return_dtype=pl.Int64)
    best = (
        outcomes.with_columns(rank=rank)
        .filter(pl.col("rank") == pl.col("rank").min().over("place"))
        .group_by("place")
        .agg(pl.col("outcome").first(), n=pl.col("repo_id").n_unique().cast(pl.Int64))
        .collect()
    )
    came = {place: (outcome, n) for place, outcome, n in best.iter_rows()}
    held = set(chosen.select(pl.col("number").unique()).collect()["number"].to_list())
    in_held = {place for number in held for place in results.of_path[number]}
    shown = {path: _shown(path, params.roots) for path in results.paths}
    rows: list[Row] = []
    for number, (digest, place) in enumerate(results.places):
        absent = (_NO_TEXT if number in in_held else _NO_FILE, 0)
        outcome, n_held = (place.fault, 0) if place.fault else came.get(number, absent)
        path = None if place.path is None else shown.get(place.path)
        rows.append(
            (digest, *_of_place(place, path), outcome, n_held if outcome == _BROUGHT_IN else 0)
        )
    contract = load_contract("imported_results")
    frame = pl.DataFrame(rows, schema=contract.polars_schema(), orient="row")
    return {"imported_results": frame.sort(contract.key)}


def _of_place(place: SarifPlace, path: str | None) -> Row:
    """Return the columns from ``run`` to ``line``."""
    told, region = place.told, place.region
    of_rule = (told.tool, told.tool_version, told.rule_id, told.title, told.cwes, told.severity)
    line = None if region is None else region.start_line
    return (place.run, place.result, place.location, *of_rule, path, line)


def _shown(path: SarifPath, roots: Mapping[str, str]) -> str:
    """Return the likeliest of the paths that a path of another tool may mean."""
    owned = owners(path, roots)
    return next(iter(owned.values()), path.relative[0])[:_PATH_CHARACTERS]
