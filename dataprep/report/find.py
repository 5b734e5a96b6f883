"""The corpus asked about a text: is this, or something like it, in a run, where, and what of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from dataprep.errors import NothingToScanError
from dataprep.ids import content_id
from dataprep.report.near_search import NearAnswer, NearSearch, search_near
from dataprep.report.reading import FinishedRun
from dataprep.stage import Params
from dataprep.text.encoding import decode

if TYPE_CHECKING:
    import polars as pl

Kind: TypeAlias = Literal["bytes", "text", "near"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for.

    Attributes:
        content_id: SHA-256 of its bytes.
        size_bytes: How many they are.
        encoding: Character encoding, as ingest finds it; None for what is no text.
        text: The text in UTF-8; None for what is no text.
        text_digest: Digest of the text without line ends and trailing blanks, as in ``digests``.
    """

    content_id: str
    size_bytes: int
    encoding: str | None
    text: bytes | None
    text_digest: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A content of the corpus that is or resembles what was asked for.

    Attributes:
        content_id: Its id.
        kind: ``bytes``: the same; ``text``: but for line ends and trailing blanks; ``near``.
        jaccard: Exact Jaccard index of the shingles; None for ``bytes`` and ``text``.
        n_files: Files of the run that hold it.
        files: Some of them, kept ones first: where they are, license, disposition, the rule that
            counts, and what stays instead.
    """

    content_id: str
    kind: Kind
    jaccard: float | None
    n_files: int
    files: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer.

    Attributes:
        asked: What was looked for.
        near: What the search for near-duplicates came to.
        n_matches: Contents that match.
        matches: Some of them: the same bytes, the same text, the most similar first.
    """

    asked: Asked
    near: NearAnswer
    n_matches: int
    matches: list[Match]


def ask(data: bytes) -> Asked:
    """Return what bytes are to the pipeline, decoded as ingest decodes them.

    Example:
        >>> ask("é".encode("utf-16")).text.decode()
        'é'
    """
    found = decode(data)
    text = None if found.encoding is None else data if found.text is None else found.text
    digest = None if text is None else _text_digest(text)
    return Asked(content_id(data), len(data), found.encoding, text, digest)


def _text_digest(text: bytes) -> str:
    """Return the digest of a text as the stage ``dedup.digest`` writes it."""
    import polars as pl

    from dataprep.dedup.digest import text_digests

    contents = pl.DataFrame({"content_id": [""], "text": [text.decode()]})
    return str(text_digests(contents, Params())["digests"]["text_digest"].item())


def find(run: FinishedRun, asked: Asked, search: NearSearch | str, *, limit: int = 20) -> Found:
    """Return where a text, or something like it, is in a run.

    Args:
        run: The run.
        asked: The text.
        search: How near-duplicates are searched for, or why they are not.
        limit: Matches that are returned, and files of each.

    Raises:
        NothingToScanError: The run holds no file.
    """
    if not run.scan("files").select("file_id").head(1).collect().height:
        raise NothingToScanError(f"run {run.run_id} holds no file to look in")
    equal = _equal(run, asked)
    known = {name for name, _, _ in equal}
    answer = search_near(run, asked.text, search)
    near = [(name, value) for name, value in answer.found if name not in known]
    found: list[tuple[str, Kind, float | None]] = [*equal, *((n, "near", v) for n, v in near)]
    shown = found[:limit]
    files = _files(run, [name for name, _, _ in shown], limit)
    matches = [Match(name, kind, value, *files[name]) for name, kind, value in shown]
    return Found(asked, answer, len(found), matches)


def _equal(run: FinishedRun, asked: Asked) -> list[tuple[str, Kind, float | None]]:
    """Return the contents with the same bytes and with the same text."""
    import polars as pl

    same = pl.col("content_id") == asked.content_id
    found: list[tuple[str, Kind, float | None]] = []
    if run.scan("files").filter(same).select("file_id").head(1).collect().height:
        found.append((asked.content_id, "bytes", None))
    if asked.text_digest is None:
        return found
    twins = run.scan("digests").filter(pl.col("text_digest") == asked.text_digest, ~same)
    ids = twins.select("content_id").collect()["content_id"].unique().sort()
    return [*found, *((name, "text", None) for name in ids)]


def _files(
    run: FinishedRun, ids: Sequence[str], limit: int
) -> dict[str, tuple[int, list[dict[str, object]]]]:
    """Return how many files hold each content, and what is known of some, kept ones first."""
    import polars as pl

    mine = pl.col("content_id").is_in(ids)
    names = ("content_id", "repo_id", "repo_name", "path", "file_id")
    rows = run.scan("files").filter(mine).select(names)
    for table, key, columns in (
        ("labels", ["file_id"], ("language", "license_expression", "license_type")),
        ("dispositions", ["file_id"], ("disposition", "rule_group", "rule_id")),
        ("decisions", ["file_id", "rule_id"], ("kept_file_id", "similarity", "kept_because")),
    ):
        facts = run.scan(table).filter(mine).select(*key, *columns)
        rows = rows.join(facts, on=key, how="left")
    revisions = run.scan("repos").select("repo_id", "revision")
    found = rows.join(revisions, on="repo_id", how="left").drop("repo_id").collect()
    in_order = found.sort(pl.col("disposition").ne_missing("kept"), "repo_name", "path", "file_id")
    shown = in_order.group_by("content_id", maintain_order=True).head(limit)
    named = shown.join(_kept(run, shown), on="kept_file_id", how="left", maintain_order="left")
    counts = dict(found.group_by("content_id").len().iter_rows())
    return {
        name: (counts[name], named.filter(content_id=name).drop("content_id").to_dicts())
        for name in ids
    }


def _kept(run: FinishedRun, shown: pl.DataFrame) -> pl.DataFrame:
    """Return ``kept_instead``, repository and path, of the files that stay, by ``kept_file_id``."""
    import polars as pl

    wanted = shown["kept_file_id"].drop_nulls().unique().to_list()
    files = run.scan("files").filter(pl.col("file_id").is_in(wanted))
    return files.select(
        kept_file_id="file_id", kept_instead=pl.concat_str("repo_name", "path", separator=":")
    ).collect()
