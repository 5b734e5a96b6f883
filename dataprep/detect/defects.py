"""Static defects of texts, at two depths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from dataprep.contracts import load_contract
from dataprep.defects.deep import DeepText
from dataprep.defects.languages import slug_of
from dataprep.defects.marks import Marks
from dataprep.defects.model import Defect, Scan
from dataprep.defects.params import DeepDefectParams, FastDefectParams
from dataprep.defects.ruff import PYTHON, run_ruff
from dataprep.detect.rows import Row, findings_frame, fingerprint, places
from dataprep.text.by_language import texts_by_language

_NO_RULES = Scan("", "no-rules", 0, cause="no rule holds for the language")


@dataclass(slots=True)
class _Text:
    """A text, and what the engines made of it."""

    content_id: str
    language: str | None
    text: bytes
    scans: dict[str, Scan] = field(default_factory=dict)


def detect_fast(
    contents: pl.DataFrame,
    content_labels: pl.DataFrame,
    params: FastDefectParams,
    key: bytes,
) -> dict[str, pl.DataFrame]:
    """Return what the trees of texts tell of defects, and ruff of Python.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Which rules hold.
        key: Key of the fingerprints.

    Returns:
        ``findings``: any number of rows for each pair; ``scans``: a row for each pair and engine.
    """
    texts = [_Text(*unit) for unit in texts_by_language(contents, content_labels)]
    by_slug: dict[str, list[_Text]] = {}
    for one in texts:
        if (slug := slug_of(one.language)) is not None:
            by_slug.setdefault(slug, []).append(one)
    for slug, own in by_slug.items():
        checks = params.checks(slug)
        if checks is not None:
            for one, scan in zip(own, checks.scan_all([one.text for one in own]), strict=True):
                one.scans["checks"] = scan
    python = {one.content_id: one for one in by_slug.get(PYTHON, ())}
    of_ruff = run_ruff({name: one.text for name, one in python.items()}, params.ruff_rules())
    for name, scan in of_ruff.items():
        python[name].scans["ruff"] = scan
    return _frames(texts, "fast", key)


def detect_deep(
    contents: pl.DataFrame,
    content_labels: pl.DataFrame,
    params: DeepDefectParams,
    key: bytes,
) -> dict[str, pl.DataFrame]:
    """Return what flows of values and semgrep tell of defects.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Which rules hold.
        key: Key of the fingerprints.

    Returns:
        ``findings``: any number of rows for each pair; ``scans``: a row for each pair and engine.
        Where semgrep is absent, its rows say so.
    """
    texts = [_Text(*unit) for unit in texts_by_language(contents, content_labels)]
    asked = [
        (one, DeepText(one.content_id, slug, one.text))
        for one in texts
        if (slug := slug_of(one.language)) is not None
    ]
    scans = params.deep().scan([deep for _, deep in asked]) if asked else []
    for (one, _), found in zip(asked, scans, strict=True):
        one.scans.update(found)
    return _frames(texts, "deep", key)


def _frames(texts: Iterable[_Text], tier: str, key: bytes) -> dict[str, pl.DataFrame]:
    findings: list[Row] = []
    scans: list[Row] = []
    for one in texts:
        named = one.scans or {"none": _NO_RULES}
        found = {
            (defect.start, defect.end, defect.rule.id): defect
            for scan in named.values()
            for defect in scan.defects
        }
        findings += _finding_rows(one, [found[place] for place in sorted(found)], key)
        scans += [
            (
                *(one.content_id, one.language, tier, engine, scan.engine or None),
                *(scan.status, scan.cause, scan.n_rules, len(scan.defects), scan.n_refuted),
            )
            for engine, scan in named.items()
        ]
    contract = load_contract("scans")
    frame = pl.DataFrame(scans, schema=contract.polars_schema(), orient="row")
    return {
        "findings": findings_frame(findings),
        "scans": frame.sort(contract.key, nulls_last=True),
    }


def _finding_rows(one: _Text, found: Sequence[Defect], key: bytes) -> Iterator[Row]:
    marks = Marks(one.text)
    for defect, where in zip(found, places(one.text, found), strict=True):
        rule = defect.rule
        value = b" ".join(one.text[defect.start : defect.end].split())
        yield (
            *(one.content_id, one.language, None, "defect", None, rule.cwe[0], rule.id),
            *(rule.version, defect.severity, defect.score, defect.start, defect.end, *where),
            *(fingerprint(key, rule.id, value), marks.covers(defect.start)),
        )
