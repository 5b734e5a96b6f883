"""Choose the encoding of a text that is neither UTF-8 nor marked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dataprep.text._encoding_binary import control_fraction, has_dense_controls
from dataprep.text._encoding_declared import declared_codec
from dataprep.text._encoding_names import decoders_of
from dataprep.text._encoding_rank import (
    IMPLAUSIBLE_BITS,
    Ranked,
    gather,
    rank,
    wide_reading,
)

_HIGH = bytes(range(0x80, 0x100))
# Texts in an encoding for ideographs cost under this for each byte; others are tried as UTF-16.
_FLUENT_BITS = 6.5
# Over this the bytes are no words in any language but lists of characters, which are mostly Western.
_LISTED_BITS = 13.5
_LISTED_RATIO = 1.3
_LISTED_CONFIDENCE = 0.4
_MAX_CONFIDENCE = 0.99
_MIN_CONFIDENCE = 0.05
# Encodings further from the best than this are no reading of the same bytes.
_REACH_BITS = 40.0
# Share of control bytes over which bytes that make no likely text are taken for binary data.
_ODD_CONTROLS = 0.002


@dataclass(frozen=True, slots=True)
class Reading:
    """The codec to read a file with, and why.

    Attributes:
        codec: Name of the Python codec.
        confidence: Probability (0-1) that the text is right, by the likelihood of the next different text.
        evidence: 'declared', 'detector', 'fallback', 'utf-8' or 'utf-16-pattern'.
    """

    codec: str
    confidence: float
    evidence: str


def read(data: bytes) -> Reading | None:
    """Return how to read bytes that are not UTF-8 and hold no NUL, None where they are no text.

    Args:
        data: All bytes of a file, at least one over 0x7f.
    """
    if has_dense_controls(data):
        return _wide(data)
    evidence = gather(data)
    named = declared_codec(data)
    declared = decoders_of(named) if named else ()
    ranked = rank(evidence, declared)
    best = ranked[0]
    n_high = len(evidence) - len(evidence.translate(None, _HIGH))
    if best.bits > _FLUENT_BITS * n_high:
        wide = _wide(data)
        if wide is not None:
            return wide
    is_unlikely = best.bits > IMPLAUSIBLE_BITS * n_high and best.codec not in declared
    if is_unlikely and control_fraction(data) > _ODD_CONTROLS:
        return None
    western = next(entry.bits for entry in ranked if entry.codec == "cp1252")
    is_listed = best.bits > _LISTED_BITS * n_high and western < _LISTED_RATIO * best.bits
    if is_listed and not declared and _is_readable(data, "cp1252"):
        return Reading("cp1252", _LISTED_CONFIDENCE, "fallback")
    confidence = _confidence(ranked, evidence)
    for entry in ranked:
        if entry.bits > best.bits + _REACH_BITS:
            break
        for codec in decoders_of(entry.codec):
            if entry.codec == "utf-8" or _is_readable(data, codec):
                kind = "declared" if entry.codec in declared else "detector"
                kind = "utf-8" if entry.codec == "utf-8" else kind
                return Reading(codec, confidence if entry is best else confidence / 2, kind)
    return Reading(best.codec, confidence / 2, "detector")


def _wide(data: bytes) -> Reading | None:
    codec = wide_reading(data)
    return None if codec is None else Reading(codec, 0.9, "utf-16-pattern")


def _is_readable(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _confidence(ranked: list[Ranked], evidence: bytes) -> float:
    best = ranked[0]
    text = evidence.decode(best.codec, "replace")
    for entry in ranked[1:]:
        if evidence.decode(entry.codec, "replace") != text:
            odds = math.exp2(min(60.0, max(0.0, entry.bits - best.bits)))
            return round(min(_MAX_CONFIDENCE, max(_MIN_CONFIDENCE, odds / (1 + odds))), 3)
    return _MAX_CONFIDENCE
