"""The model for code without marker, name or known form: printed tables."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

_TABLE_BYTES = b"0123456789abcdefABCDEFxXuUlL,;{}()[] \t\r\n+-.\\\"'"
_DIGITS = b"0123456789"
_EDGE_BYTES = 1024
_CLAIMS = (b"copyright", b"license", b"author", b"return ", b"if (", b"for (")


@dataclass(frozen=True, slots=True)
class _Model:
    """Limits of the model; told in `rules/roles/generated_model.yaml`."""

    languages: frozenset[str]
    min_bytes: int
    sample_bytes: int
    min_comma_fraction: float
    max_other_fraction: float
    min_digit_fraction: float
    confidence: float


@functools.cache
def _model() -> _Model:
    path = rules_dir() / "roles" / "generated_model.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return _Model(languages=frozenset(raw.pop("languages")), **raw)


@functools.cache
def min_table_bytes() -> int:
    """Return the size in bytes below which the model answers nothing."""
    return _model().min_bytes


def looks_generated(language: str | None, text: bytes) -> float | None:
    r"""Return the confidence that a program printed a file of code, or None where nothing says so.

    Args:
        language: Linguist name; only programming languages are judged.
        text: Content; 16 kB from its second quarter are read.

    Returns:
        The model's confidence, 0-1, or None.

    Example:
        >>> looks_generated("C", b"static const int t[] = {" + b"0x1f, 17, 99, 4,\n" * 600 + b"};")
        0.95
    """
    model = _model()
    if language not in model.languages or len(text) < model.min_bytes:
        return None
    start = len(text) // 4
    sample = text[start : start + model.sample_bytes]
    size = len(sample)
    if sample.count(b",") < model.min_comma_fraction * size:
        return None
    if len(sample.translate(None, _TABLE_BYTES)) > model.max_other_fraction * size:
        return None
    if size - len(sample.translate(None, _DIGITS)) < model.min_digit_fraction * size:
        return None
    if _is_by_hand(text):
        return None
    return model.confidence


def _is_by_hand(text: bytes) -> bool:
    """Tell whether people claim a table: a notice above it, or code beside it.

    NOTE: pasted tables stand below a license or between functions; printed ones stand alone.
    """
    ends = (text[:_EDGE_BYTES] + text[-_EDGE_BYTES:]).lower()
    return any(word in ends for word in _CLAIMS)
