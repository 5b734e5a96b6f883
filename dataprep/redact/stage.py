"""The stage that redacts: which texts, and for which files; then each text with its proof."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import polars as pl

from dataprep.contracts import load_contract
from dataprep.errors import DataprepError, StageError, describe
from dataprep.ids import language_id
from dataprep.redact.apply import redact_text
from dataprep.redact.model import Failed, Redacted, Rescan, Span
from dataprep.redact.params import RedactionParams
from dataprep.sensitive.places import license_header
from dataprep.sensitive.policy import action_for, judged_findings

_STAGE = "redact.texts"
_FAILED = "stage-failed"
_MOST_FAILED = 10
_VARIANT_DIGITS = 32
_SPAN = ("start_byte", "end_byte", "entity", "entity_type", "rule_id")
_VARIANT = ("content_id", "language", "file_place", "variant")
_SPANS = (*_SPAN, "action")


def plan_redactions(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    findings: pl.LazyFrame,
    decisions: pl.LazyFrame,
    quarantine: pl.LazyFrame,
    params: RedactionParams,
) -> dict[str, pl.DataFrame]:
    """Return which text each admitted file of a range is to have.

    Args:
        files: Files of the range.
        labels: Their labels.
        findings: What was found in their contents.
        decisions: What has been decided about them; what is dropped needs no text.
        quarantine: What could not be processed.
        params: The policy.

    Returns:
        ``redactions``, one row per file that nothing drops, and ``wanted``, the findings of each
        distinct text that is to be made: ``content_id``, ``language``, ``file_place``,
        ``variant``, the span, and by ``action`` whether it is redacted or stays.
    """
    dropped = decisions.filter(pl.col("action") == "drop").select("file_id").unique()
    failed = quarantine.filter(pl.col("rule_id") == _FAILED).select("content_id").unique()
    admitted = files.join(dropped, on="file_id", how="anti").join(
        failed, on="content_id", how="anti"
    )
    judged = judged_findings(admitted, labels, findings, params.policy).collect()
    counts = judged.group_by("file_id").agg(n_redacted=_n_spans("redact"), n_left=_n_spans("note"))
    touched = counts.filter(pl.col("n_redacted") > 0).select("file_id")
    spans = judged.join(touched, on="file_id", how="semi")
    variants = _variants(spans.sort("file_id", *_SPANS))
    redactions = (
        admitted.select("file_id", "content_id", "repo_id")
        .join(counts.lazy(), on="file_id", how="left")
        .join(variants.lazy(), on="file_id", how="left")
        .with_columns(pl.col("n_redacted", "n_left").fill_null(0))
        .select(load_contract("redactions").column_names)
    )
    wanted = spans.join(variants, on="file_id").select(*_VARIANT, *_SPANS).unique()
    return {
        "redactions": redactions.collect(),
        "wanted": wanted.sort(*_VARIANT, *_SPANS, nulls_last=True),
    }


def _n_spans(action: str) -> pl.Expr:
    """Return the number of spans with an action; two rules that find the same count once."""
    spans = pl.struct("start_byte", "end_byte").filter(pl.col("action") == action)
    return spans.n_unique().cast(pl.Int64)


def _variants(spans: pl.DataFrame) -> pl.DataFrame:
    """Return the name of the text of each file: a digest of its spans, and of how it is read.

    Args:
        spans: Judged findings of files, those of a file in order.
    """
    span = pl.concat_str([pl.col(name).cast(pl.String) for name in _SPANS], separator=" ")
    told = spans.group_by("file_id", "language", "file_place").agg(told=span.str.join("\n"))
    language = pl.col("language").fill_null("")
    named = told.select(
        "file_id", name=pl.concat_str(language, "file_place", "told", separator="\n")
    )
    digests = {name: _digest(name) for name in named["name"].unique()}
    variant = pl.col("name").replace_strict(digests, return_dtype=pl.String)
    return named.select("file_id", variant=variant)


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:_VARIANT_DIGITS]


def redact_texts(
    texts: pl.DataFrame, wanted: pl.DataFrame, params: RedactionParams, key: bytes
) -> dict[str, pl.DataFrame]:
    """Return the redacted texts of a batch, each with its proof.

    Args:
        texts: Texts of the batch.
        wanted: Rows of ``plan_redactions`` for these texts.
        params: Rules by which the result is looked through.
        key: Key of the surrogates.

    Returns:
        ``redacted``: one row per text and variant whose proof holds; ``quarantine``: one row per
        text and reason where one does not.

    Raises:
        StageError: Redaction ends with an error on more than 10 texts and over 1 %.
    """
    made = _Made(texts.height)
    jobs = wanted.group_by(_VARIANT, maintain_order=True).agg(_SPANS)
    of_text = jobs.join(texts.select("content_id", "text"), on="content_id", maintain_order="left")
    for row in of_text.iter_rows(named=True):
        job = _job(row)
        made.take(job, _outcome(job, params, key))
    return made.tables()


@dataclass(frozen=True, slots=True)
class _Job:
    """A text to be redacted.

    Attributes:
        content_id: Its content.
        variant: Name of the redacted text.
        text: The text, UTF-8.
        language: Language of its files.
        place: Place of what does not stand in the license header.
        spans: What is to be replaced.
        kept: What the policy keeps.
    """

    content_id: str
    variant: str
    text: bytes
    language: str | None
    place: str
    spans: tuple[Span, ...]
    kept: tuple[Span, ...]


def _job(row: Mapping[str, object]) -> _Job:
    columns = [cast("list[object]", row[name]) for name in _SPANS]
    found = [(Span(*span), action) for *span, action in zip(*columns, strict=True)]
    language = row["language"]
    return _Job(
        content_id=str(row["content_id"]),
        variant=str(row["variant"]),
        text=str(row["text"]).encode(),
        language=None if language is None else str(language),
        place=str(row["file_place"]),
        spans=tuple(span for span, action in found if action == "redact"),
        kept=tuple(span for span, action in found if action != "redact"),
    )


def _outcome(job: _Job, params: RedactionParams, key: bytes) -> Redacted | Failed | str:
    """Return what came of a text; of an error its class and place, never its message."""
    try:
        rescan = _rescan(params, job.place)
        return redact_text(job.text, job.spans, job.language, "", key, rescan, job.kept)
    except (DataprepError, ImportError, OSError, MemoryError):
        raise  # not the content's fault
    except Exception as error:
        return describe(error)


def _rescan(params: RedactionParams, place: str) -> Rescan:
    """Return what looks through a redacted text for what the policy does not let stay.

    Args:
        params: Rules and policy.
        place: Place of what does not stand in the license header.
    """
    detection = params.detection()

    def rescan(text: bytes, language: str | None) -> list[tuple[int, int, str]]:
        found = detection.scan(text, None if language is None else language_id(language))
        header = (license_header(text) or (0, 0)) if found else (0, 0)
        return [
            (one.start, one.end, one.rule.entity)
            for one in found
            if action_for(
                params.policy,
                one.rule.entity,
                "license_header" if header[0] <= one.start and one.end <= header[1] else place,
            )
            != "note"
        ]

    return rescan


class _Made:
    """Collects what came of the texts of a batch.

    Args:
        n_texts: Texts of the batch.
    """

    def __init__(self, n_texts: int) -> None:
        self._n_texts = n_texts
        self._n_errors = 0
        self._redacted: list[dict[str, object]] = []
        self._quarantine: dict[tuple[str, str], dict[str, object]] = {}

    def take(self, job: _Job, outcome: Redacted | Failed | str) -> None:
        """Add what came of a text.

        Raises:
            StageError: This is one error too many.
        """
        if isinstance(outcome, Redacted):
            spans = [str(span) for span in outcome.spans]
            self._redacted.append({
                "content_id": job.content_id, "variant": job.variant,
                "text": outcome.text.decode(), "n_redacted": len(spans), "spans": spans,
                "checks": list(outcome.checks),
            })  # fmt: skip
            return
        if isinstance(outcome, Failed):
            self._quarantined(job, outcome.reason, None)
            return
        self._n_errors += 1
        if self._n_errors > max(_MOST_FAILED, self._n_texts // 100):
            cause = f"{self._n_errors:,} of {self._n_texts:,} texts fail, the last: {outcome}"
            raise StageError(_STAGE, job.content_id, cause)
        self._quarantined(job, _FAILED, outcome)

    def _quarantined(self, job: _Job, rule_id: str, detail: str | None) -> None:
        row: dict[str, object] = {
            "content_id": job.content_id, "stage": _STAGE, "rule_id": rule_id, "detail": detail,
            "size_bytes": len(job.text),
        }  # fmt: skip
        self._quarantine.setdefault((job.content_id, rule_id), row)

    def tables(self) -> dict[str, pl.DataFrame]:
        """Return the rows of ``redacted`` and ``quarantine``."""
        return {
            table: pl.DataFrame(rows, schema=load_contract(table).polars_schema())
            for table, rows in (
                ("redacted", self._redacted),
                ("quarantine", list(self._quarantine.values())),
            )
        }
