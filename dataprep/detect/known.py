"""What was found in one text of a corpus, looked for in all of them.

A line that says ``password = ...`` betrays a value that stands bare in another file. Values are not
handed over: see ``dataprep.sensitive.known``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final

import polars as pl

from dataprep.detect.rows import Row, finding_rows, findings_frame
from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.forms import encoders_for, forms_of
from dataprep.sensitive.known import ANCHOR_BYTES, KnownValue, KnownValues, known_value
from dataprep.sensitive.model import Found
from dataprep.sensitive.params import DetectionParams, sensitive_rules

STAGE: Final = "detect.known"
ENTITIES: Final = ("secret", "email", "phone", "national_id", "payment")
"""Kinds whose values name one thing wherever they stand; a name or a place can be a word."""
_SURE: Final = 0.7
"""Score from which on a value is looked for elsewhere: a doubtful one would spread its doubt."""
_DIGEST: Final = "digest"
_ENCODED: Final = b"%\\"
"""Signs of the encodings in which secrets are looked for, beside hexadecimal and base64."""
_VALUES: Final = {
    "digest": pl.String, "anchor": pl.UInt64, "size_bytes": pl.Int64, "entity": pl.String,
    "entity_type": pl.String, "score": pl.Float64,
}  # fmt: skip


def found_values(
    files: pl.LazyFrame, findings: pl.LazyFrame, params: DetectionParams
) -> dict[str, pl.DataFrame]:
    """Return where the values stand that are to be looked for, and the texts to look in.

    Args:
        files: Files of a range.
        findings: What was found in their contents.
        params: Which rules hold.

    Returns:
        ``spans``: ``content_id``, ``start_byte``, ``end_byte``, ``entity``, ``entity_type`` and
        ``score`` of each value once; ``looked``: the ``content_id`` of each text.
    """
    del params
    size = pl.col("end_byte") - pl.col("start_byte")
    is_wanted = pl.col("entity").is_in(ENTITIES) & (size >= ANCHOR_BYTES)
    spans = (
        findings.filter(is_wanted & (pl.col("score") >= _SURE))
        .sort("content_id", "start_byte", "end_byte", "rule_id")
        .unique("fingerprint", keep="first", maintain_order=True)
        .select("content_id", "start_byte", "end_byte", "entity", "entity_type", "score")
    )
    looked = files.select("content_id").unique().sort("content_id")
    return {"spans": spans.collect(), "looked": looked.collect()}


def digested_values(
    texts: pl.DataFrame, spans: pl.DataFrame, params: DetectionParams, key: bytes
) -> dict[str, pl.DataFrame]:
    """Return what is remembered of values.

    Args:
        texts: Texts of the batch.
        spans: Where values stand in them.
        params: Which rules hold.
        key: Key of the digests.

    Returns:
        ``values``: keyed digests and length of each, and what it is; no value.
    """
    del params
    rows: list[tuple[object, ...]] = []
    names = ("start_byte", "end_byte", "entity", "entity_type", "score")
    by_content = spans.partition_by("content_id", as_dict=True)
    for content_id, text in texts.select("content_id", "text").iter_rows():
        here = by_content.get((content_id,))
        if here is None:
            continue
        data = text.encode()  # NOTE: once a text: one text can hold 100,000 values
        for start, end, *what in here.select(names).iter_rows():
            for form in _forms(data[start:end], str(what[0])):
                known = known_value(key, form)
                rows.append((known.digest, known.anchor, known.size_bytes, *what))
    return {"values": pl.DataFrame(rows, schema=_VALUES, orient="row").unique()}


def _forms(value: bytes, entity: str) -> list[bytes]:
    """Return what a value is looked for as: itself; a secret also encoded, and in long pieces."""
    if entity != "secret":
        return [value]
    forms = forms_of(value, entity, encoders_for(_ENCODED))
    return sorted({value, *(form for form in forms if len(form) >= ANCHOR_BYTES)})


def known_findings(
    texts: pl.DataFrame,
    looked: pl.DataFrame,
    values: pl.LazyFrame,
    labels: pl.LazyFrame,
    findings: pl.LazyFrame,
    params: DetectionParams,
    key: bytes,
) -> dict[str, pl.DataFrame]:
    """Return where values stand that were found elsewhere, and that nothing has found there.

    Args:
        texts: Texts of the batch.
        looked: Their ids.
        values: What is remembered of all values.
        labels: Labels of the files.
        findings: What was found in their contents.
        params: Which rules hold.
        key: Key of the digests.

    Returns:
        ``findings``: one row per place and language of the text.
    """
    del looked
    chosen = values.sort("digest", "entity", "entity_type", "score").unique(
        _DIGEST, keep="last", maintain_order=True
    )
    known = chosen.collect()
    rules = _rules(params.folders)
    if not known.height or not rules or not texts.height:
        return {"findings": findings_frame([])}
    of_batch = texts.lazy().select("content_id")
    languages = _grouped(labels.join(of_batch, on="content_id", how="semi"), "language")
    values_of = findings.filter(pl.col("kind") != "defect")  # a defect can span a secret
    taken = _grouped(
        values_of.join(of_batch, on="content_id", how="semi"), "start_byte", "end_byte"
    )
    remembered = known.select("anchor", "size_bytes", "digest").iter_rows()
    search = KnownValues(key, [KnownValue(*row) for row in remembered])
    what = known.select("entity", "entity_type", "score").rows()
    rows: list[Row] = []
    for content_id, text in texts.select("content_id", "text").iter_rows():
        data = text.encode()
        places = list(_free(search, data, taken.get(content_id, ())))
        if not places:
            continue
        found = [
            Found(_as(rules[what[number][0]], what[number][1]), start, end, what[number][2])
            for start, end, number in places
        ]
        for (language,) in languages.get(content_id, ((None,),)):
            named = None if language is None else str(language)
            rows += finding_rows(data, found, key, content_id, named, None)
    return {"findings": findings_frame(rows)}


def _grouped(rows: pl.LazyFrame, *columns: str) -> dict[str, tuple[tuple[object, ...], ...]]:
    """Return the distinct values of columns by content, sorted."""
    found: dict[str, list[tuple[object, ...]]] = {}
    distinct = rows.select("content_id", *columns).unique().collect()
    for content_id, *values in distinct.sort(distinct.columns, nulls_last=True).iter_rows():
        found.setdefault(content_id, []).append(tuple(values))
    return {content_id: tuple(values) for content_id, values in found.items()}


def _free(
    search: KnownValues, text: bytes, taken: Sequence[tuple[object, ...]]
) -> Iterator[tuple[int, int, int]]:
    """Yield places of values, the longest of those that begin together, clear of other findings."""
    spans = sorted((int(str(start)), int(str(end))) for start, end in taken)
    place, reach = 0, 0
    for start, end, number in search.find(text):
        if start < reach:
            continue
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        if place < len(spans) and spans[place][0] < end:
            continue
        reach = end
        yield start, end, number


@functools.lru_cache(maxsize=4)
def _rules(folders: tuple[str, ...]) -> dict[str, SensitiveRule]:
    """Return the rules of this stage by entity."""
    return {rule.entity: rule for rule in sensitive_rules(folders) if rule.found_by == STAGE}


@functools.lru_cache(maxsize=256)
def _as(rule: SensitiveRule, entity_type: str) -> SensitiveRule:
    return rule.model_copy(update={"entity_type": entity_type})
