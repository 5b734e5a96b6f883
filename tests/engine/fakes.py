"""Stages for tests of the engine: tiny, and wrong on purpose where a text says so."""

import os
from collections.abc import Mapping

import polars as pl

from dataprep import ids
from dataprep.contracts import load_contract
from dataprep.engine.contents import SegmentWriter
from dataprep.engine.store import Store
from dataprep.stage import Gather, Handed, Map, Params, Reduce, Scope, Stage

HERE = "tests.engine.fakes"


def contents(texts: Mapping[str, str] | list[str]) -> pl.DataFrame:
    """Return rows of ``contents`` for texts."""
    rows = [
        {
            "content_id": ids.content_id(text.encode()), "bytes": text.encode(), "text": None,
            "size_bytes": len(text.encode()), "is_text": not text.startswith("\0"),
            "swhid": ids.content_swhid(text.encode()), "encoding": "utf-8",
            "encoding_confidence": 1.0, "encoding_evidence": "utf-8", "n_replaced": 0,
        }
        for text in texts
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=load_contract("contents").polars_schema())


def fill(store: Store, texts: list[str], name: str = "s") -> None:
    """Put texts into a store as one segment."""
    with SegmentWriter(store, name) as add:
        add(contents(texts))


def file_rows(texts: list[str], repo: str = "ab" * 16) -> pl.DataFrame:
    """Return rows of ``files``, one for each text, named after its number."""
    rows = [
        {
            "file_id": ids.file_id(repo, str(number).encode()), "repo_id": repo,
            "content_id": ids.content_id(text.encode()), "repo_name": "r", "path": str(number),
            "path_bytes": None, "name": str(number), "extension": None,
            "size_bytes": len(text.encode()), "is_executable": False, "is_history": False,
        }
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=load_contract("files").polars_schema())


def digests(contents: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
    """A content stage that raises on ``bad``, kills on ``kill`` and forgets ``lose``."""
    texts = contents["text"].to_list()
    if any(text.startswith("bad") for text in texts):
        raise ValueError("it says: hunter2")
    if any(text.startswith("disk") for text in texts):
        raise OSError(28, "no space")
    if any(text.startswith("kill") for text in texts):
        os._exit(9)
    kept = contents.filter(~contents["text"].str.starts_with("lose"))
    frame = kept.select("content_id", text_digest=pl.col("content_id").str.reverse())
    return {"digests": frame}


def labels_by_name(
    contents: pl.DataFrame, files: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """A content stage over (content, name) that raises on the name ``1``."""
    if "1" in files["name"].to_list():
        raise KeyError("1")
    contract = load_contract("content_labels")
    fill = {"string": "", "int64": 0, "bool": False, "float64": 0.0}
    constant = []
    for column in (c for c in contract.columns if c.name not in files.columns):
        usual = column.values[0] if column.values else fill[column.physical_type]
        value = pl.lit(usual if column.is_required else None, contract.polars_schema()[column.name])
        constant.append(value.alias(column.name))
    return {"content_labels": files.with_columns(constant).select(contract.column_names)}


def pairs(files: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """First step: every file under the digest by which copies meet."""
    return {"by_digest": files.select("content_id", "file_id", digest=pl.col("content_id"))}


def first_of_each(by_digest: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """Second step: the smallest file of each content, as a row of ``digests``."""
    smallest = by_digest.group_by("content_id").agg(text_digest=pl.col("file_id").min())
    return {"digests": smallest}


DIGESTS = Stage(
    name="fake.digests", version=1, scope=Scope.CONTENT, reads=("contents",), writes=("digests",),
    run=f"{HERE}:digests", title="digests",
)  # fmt: skip
LABELS = Stage(
    name="fake.labels", version=1, scope=Scope.CONTENT, reads=("contents", "files"),
    writes=("content_labels",), unit=("content_id", "name"), run=f"{HERE}:labels_by_name",
    title="labels",
)  # fmt: skip
FIRST = Stage(
    name="fake.first", version=1, scope=Scope.CORPUS, reads=("files",), writes=("digests",),
    run=(
        Map(f"{HERE}:pairs", hands=(Handed("by_digest", by="digest"),)),
        Reduce(f"{HERE}:first_of_each", takes=("by_digest",)),
    ),
    title="first of each",
)  # fmt: skip


def letter_rows(files: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """First step of a stage that grows: each content under a number that tells it from few."""
    digits = pl.col("content_id").str.slice(0, 1).str.to_integer(base=16, dtype=pl.UInt64)
    rows = files.select("content_id", bucket=digits * (2**60)).unique()
    return {"buckets": rows}


def buddies(buckets: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """Second step: new contents, and how many contents of all runs share their bucket."""
    counted = buckets.with_columns(n_buddies=pl.col("content_id").n_unique().over("bucket"))
    return {"met": counted.filter("is_new").select("content_id", "n_buddies")}


def measured(texts: pl.DataFrame, met: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
    """Third step: reads the texts of the contents that it takes."""
    sizes = texts.select("content_id", n_chars=pl.col("text").str.len_chars())
    return {"told": met.join(sizes, on="content_id")}


def summed(told: pl.LazyFrame, digests: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """Last step: sees everything at once, the rows of earlier runs among it."""
    n_known = pl.lit(digests.collect().height)
    text = pl.format("{} {} {}", "n_buddies", "n_chars", n_known)
    return {"digests": told.select("content_id", text_digest=text)}


GROWN = Stage(
    name="fake.grown", version=1, scope=Scope.CORPUS, reads=("files", "contents"),
    writes=("digests",),
    run=(
        Map(
            f"{HERE}:letter_rows", reads=("files",),
            hands=(Handed("buckets", by="bucket", is_kept=True),),
        ),
        Reduce(f"{HERE}:buddies", takes=("buckets",), hands=(Handed("met", by="content_id"),)),
        Map(
            f"{HERE}:measured", takes=("met",), reads=(), by_text=True,
            hands=(Handed("told", by="content_id"),),
        ),
        Gather(f"{HERE}:summed", takes=("told",), reads=("digests",)),
    ),
    title="grows",
)  # fmt: skip
