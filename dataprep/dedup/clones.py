"""Functions that differ in names, comments and layout only: found and reported, never removed.

Files are the unit in which copies go (facts.md 2.1: no benefit was found in removing by chunk). That
a function was copied is for people to know, and for data of tasks that look at functions.
"""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.stage import Params

_GROUP = "body_digest"
_PLACE = pl.struct("content_id", "start_byte")


def digested_functions(symbols: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """Return the functions that have a digest.

    Args:
        symbols: Definitions of the contents of a range.
        params: None are needed.

    Returns:
        ``functions``: a row per function, with the columns of ``clones`` that ``symbols`` has.
    """
    del params
    names = [name for name in load_contract("clones").column_names if not name.startswith("n_")]
    return {"functions": symbols.filter(pl.col(_GROUP).is_not_null()).select(names)}


def clones(functions: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """Return the functions that share their digest with another one.

    Args:
        functions: Rows of ``digested_functions``; all of a digest are together.
        params: None are needed.

    Returns:
        ``clones``: one row per function, sorted. A text that is read under two languages counts
        each of its functions once.
    """
    del params
    counted = functions.with_columns(
        n_functions=_PLACE.n_unique().over(_GROUP).cast(pl.Int64),
        n_contents=pl.col("content_id").n_unique().over(_GROUP).cast(pl.Int64),
    )
    rows = counted.filter(pl.col("n_functions") > 1)
    return {
        "clones": rows.select(load_contract("clones").column_names).sort(
            "content_id", "language", "ordinal", nulls_last=True
        )
    }
