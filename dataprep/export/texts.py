"""Which text of a file is exported: redacted where the recipe redacts, and without what is cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

_CUT: Final = ("text", "n_redacted", "cut", "masks")
_NONE: Final = pl.lit(0, dtype=pl.Int64)
_MADE: Final = pl.Struct({"text": pl.String, "n_redacted": pl.Int64})

Span = tuple[int, int]
"""A span of bytes."""
Mask = tuple[int, int, int, int]
"""A redacted span: its bounds in the raw text, and in the redacted one."""


def exported_texts(
    files: pl.LazyFrame,
    contents: pl.LazyFrame,
    redactions: pl.LazyFrame,
    redacted: pl.LazyFrame,
    cuts: pl.LazyFrame,
    *,
    is_redacted: bool,
) -> pl.LazyFrame:
    """Return the text of each file that is exported.

    Args:
        files: Columns ``file_id`` and ``content_id``, and others that stay.
        contents: Columns ``content_id`` and ``text``, and others that are added.
        redactions: What was asked of the text of each file.
        redacted: Redacted texts.
        cuts: What is cut out of files.
        is_redacted: Whether the recipe redacts. Then a file without a row in ``redactions``, or
            whose text was not proved, has none.

    Returns:
        The columns of both, with ``text`` as it may leave the store and ``n_redacted``, the spans
        in it that were replaced, null where the recipe does not redact; and ``n_cut``, the
        functions that are cut out of it.
    """
    raw = files.join(contents, on="content_id")
    none = pl.lit(None, dtype=pl.List(pl.String))
    if is_redacted:
        asked = raw.join(redactions.select("file_id", "variant"), on="file_id")
        made = redacted.select("content_id", "variant", "n_redacted", made="text", masks="spans")
        is_raw = pl.col("variant").is_null()
        rows = (
            asked.join(made, on=["content_id", "variant"], how="left")
            .with_columns(
                text=pl.when(is_raw).then("text").otherwise("made"),
                n_redacted=pl.when(is_raw).then(pl.lit(0, dtype=pl.Int64)).otherwise("n_redacted"),
            )
            .filter(pl.col("text").is_not_null())
            .drop("variant", "made")
        )
    else:
        rows = raw.with_columns(n_redacted=pl.lit(None, dtype=pl.Int64), masks=none)
    spans = cuts.select("file_id", cut="spans", n_cut="n_functions").collect()
    made = _cut(rows, spans.lazy()) if spans.height else rows.with_columns(n_cut=_NONE)
    return made.drop("masks")


def _cut(rows: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Return rows without what is cut out of their texts."""
    whole = rows.join(spans, on="file_id", how="anti").with_columns(n_cut=_NONE)
    made = pl.struct(_CUT).map_elements(_without, return_dtype=_MADE)
    others = rows.join(spans, on="file_id").with_columns(made=made)
    cut = others.drop("text", "n_redacted", "cut").unnest("made")
    names = whole.collect_schema().names()
    return pl.concat([whole.select(names), cut.select(names)])


def _without(row: dict[str, object]) -> dict[str, object]:
    text, n_redacted = str(row["text"]), row["n_redacted"]
    cut = [_span(str(told)) for told in _listed(row["cut"])]
    masks = [_mask(str(told)) for told in _listed(row["masks"])]
    left, n_masks = text_without(text, cut, masks)
    return {"text": left, "n_redacted": None if n_redacted is None else n_masks}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _span(told: str) -> Span:
    low, _, high = told.partition("-")
    return int(low), int(high)


def _mask(told: str) -> Mask:
    raw, made, *_ = told.split(":")
    return (*_span(raw), *_span(made))


def text_without(text: str, cut: Sequence[Span], masks: Sequence[Mask]) -> tuple[str, int]:
    r"""Return a text without spans of the raw text that it was made of.

    Args:
        text: The text, which masks have changed.
        cut: Spans of bytes of the raw text that go, in order and apart.
        masks: What was redacted, in order; a cut that begins or ends in a mask takes all of it.

    Returns:
        What is left, and the number of masks in it.

    Example:
        >>> text_without("a\nkey=XX\nb\n", [(0, 2)], [(6, 10, 6, 8)])
        ('key=XX\nb\n', 1)
    """
    data = text.encode()
    spans = [(_moved(low, masks, 0), _moved(high, masks, 1)) for low, high in cut]
    kept, place = [], 0
    for low, high in spans:
        kept.append(data[place:low])
        place = max(place, high)
    kept.append(data[place:])
    is_left = [not any(low < mask[3] and mask[2] < high for low, high in spans) for mask in masks]
    return b"".join(kept).decode(), sum(is_left)


def _moved(place: int, masks: Sequence[Mask], edge: int) -> int:
    """Return a place of the raw text in the changed one; in a mask its first or last edge."""
    moved = place
    for low, high, new_low, new_high in masks:
        if place <= low:
            break
        if place < high:
            return (new_low, new_high)[edge]
        moved = place - high + new_high
    return moved
