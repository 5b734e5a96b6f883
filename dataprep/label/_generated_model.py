"""The model for code without marker, name or known form: printed tables."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

_TABLE_BYTES = b"0123456789abcdefABCDEFxXuUlL,;{}()[] \t\r\n+-.\\\"'"
_DIGITS = b"0123456789"


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
    return model.confidence
