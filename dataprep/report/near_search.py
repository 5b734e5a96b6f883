"""Which texts of a run resemble a text: candidates by signatures, verified on the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dataprep.dedup.params import NearPairParams
from dataprep.report.reading import FinishedRun

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    from dataprep.dedup.lookup import Lookup

    Signature: TypeAlias = npt.NDArray[np.uint32]

_ROWS_AT_ONCE = 1 << 14
"""Signatures in memory at a time: 8 MiB of them with 128 values each."""
_BYTES_AT_ONCE = 64 << 20
"""Bytes of contents in memory at a time; one content may be larger."""
_MOST_VERIFIED = 2_000
"""Candidates whose texts are read, the likeliest ones."""


class Candidates(NamedTuple):
    """Contents whose signatures resemble the one asked for.

    Attributes:
        likely: Ids of the likeliest, those first; at most 2,000.
        n_found: How many candidates there are.
        n_texts: Texts that were looked at, or that the index holds.
    """

    likely: list[str]
    n_found: int
    n_texts: int


CandidateSource: TypeAlias = "Callable[[Signature], Candidates]"
"""Returns the candidates for a signature."""


@dataclass(frozen=True, slots=True)
class NearSearch:
    """How near-duplicates are searched for.

    Attributes:
        params: Parameters of the run's signatures.
        threshold: Jaccard index from which on a text is near.
        source: Gives the candidates; None looks at all signatures of the run.
    """

    params: NearPairParams
    threshold: float
    source: CandidateSource | None = None


@dataclass(frozen=True, slots=True)
class NearAnswer:
    """What a search came to.

    Attributes:
        threshold: Jaccard index from which on a text is near; None where the search did not run.
        n_texts: Texts of the run that it looked at.
        n_candidates: Those that their signatures do not put far below the threshold.
        n_verified: Candidates that were compared exactly.
        not_run: Why it did not run; None where it did.
        found: Near contents with their exact Jaccard index, the most similar first.
    """

    threshold: float | None = None
    n_texts: int = 0
    n_candidates: int = 0
    n_verified: int = 0
    not_run: str | None = None
    found: tuple[tuple[str, float], ...] = ()


def near_params(run: FinishedRun) -> NearPairParams | str:
    """Return the parameters of a run's signatures, or why there is nothing to compare with."""
    stated = run.record.get("near_duplicates")
    if stated is None or not run.has("signatures"):
        return "the run looked for no near-duplicates"
    return NearPairParams.model_validate(stated)


def search_near(run: FinishedRun, text: bytes | None, search: NearSearch | str) -> NearAnswer:
    """Return the texts of a run that resemble a text.

    Args:
        run: The run.
        text: The text in UTF-8; None for what is no text.
        search: How to search, or why not.
    """
    if isinstance(search, str):
        return NearAnswer(not_run=search)
    if text is None:
        return NearAnswer(not_run="it is no text")
    from dataprep.dedup.lookup import signature_of

    signature = signature_of(text, search.params)
    if signature is None:
        return NearAnswer(not_run=f"fewer than {search.params.size} tokens, header set aside")
    if search.source is None:
        candidates = _look_at_all(run, signature, search)
    else:
        candidates = search.source(signature)
    exact = _verified(run, text, candidates.likely, search.params)
    near = [(name, value) for name, value in exact if value >= search.threshold]
    return NearAnswer(
        threshold=search.threshold,
        n_texts=candidates.n_texts,
        n_candidates=candidates.n_found,
        n_verified=len(candidates.likely),
        found=tuple(sorted(near, key=lambda one: (-one[1], one[0]))),
    )


def signature_batches(run: FinishedRun) -> Iterator[pl.DataFrame]:
    """Yield ``content_id`` and ``signature`` of all texts of a run in bounded batches."""
    import polars as pl

    for file in run.files("signatures"):
        with run.storage.open_parquet_reader(file) as reader:
            for batch in reader.iter_batches(_ROWS_AT_ONCE, columns=["content_id", "signature"]):
                rows = pl.from_arrow(batch)
                assert isinstance(rows, pl.DataFrame)
                yield rows.drop_nulls()


def indexed_candidates(lookup: Lookup) -> CandidateSource:
    """Return a source that asks an index."""

    def source(signature: Signature) -> Candidates:
        found = [one.content_id for one in lookup.candidates(signature)]
        return Candidates(found[:_MOST_VERIFIED], len(found), len(lookup))

    return source


def _look_at_all(run: FinishedRun, signature: Signature, search: NearSearch) -> Candidates:
    """Return the candidates among all signatures of a run."""
    import numpy as np
    import polars as pl

    from dataprep.dedup.arrays import as_matrix
    from dataprep.dedup.pairs import far_below

    n_perm = search.params.n_perm
    far = far_below(search.threshold, n_perm)
    likely = pl.DataFrame(schema={"content_id": pl.String, "n_equal": pl.Int64})
    n_found = n_texts = 0
    for rows in signature_batches(run):
        equal = as_matrix(rows["signature"], np.uint32, n_perm) == signature
        n_equal = pl.Series("n_equal", np.count_nonzero(equal, axis=1), dtype=pl.Int64)
        near = rows.select("content_id", n_equal).filter(pl.col("n_equal") > far * n_perm)
        n_texts, n_found = n_texts + rows.height, n_found + near.height
        in_order = pl.concat([likely, near]).sort("n_equal", "content_id", descending=[True, False])
        likely = in_order.head(_MOST_VERIFIED)
    return Candidates(likely["content_id"].to_list(), n_found, n_texts)


def _verified(
    run: FinishedRun, text: bytes, ids: Sequence[str], params: NearPairParams
) -> Iterator[tuple[str, float]]:
    """Yield the exact Jaccard index of contents."""
    from dataprep.dedup.lookup import exact_jaccard

    for names, texts in _texts(run, ids):
        yield from zip(names, exact_jaccard(text, texts, params), strict=True)


def _texts(run: FinishedRun, ids: Sequence[str]) -> Iterator[tuple[list[str], list[bytes]]]:
    """Yield ids and texts of contents in bounded batches."""
    import polars as pl

    def holding(names: Sequence[str]) -> pl.LazyFrame:
        return run.scan("contents").filter(pl.col("content_id").is_in(names))

    # NOTE: a content can stand in two segments of a store.
    sizes = holding(ids).select("content_id", "size_bytes").unique("content_id").collect()
    batch = (pl.col("size_bytes").cum_sum() - pl.col("size_bytes")) // _BYTES_AT_ONCE
    for part in sizes.sort("content_id").with_columns(batch=batch).partition_by("batch"):
        rows = (
            holding(part["content_id"].to_list())
            .select("content_id", text=pl.coalesce(pl.col("text").cast(pl.Binary), "bytes"))
            .collect()
            .unique("content_id")
        )
        yield rows["content_id"].to_list(), rows["text"].to_list()
