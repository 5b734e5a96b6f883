"""Decode the bytes of a file into UTF-8, or find that they are no text.

Strict UTF-8 comes first. What is not UTF-8 is read in every encoding that can explain it, and the reading that the
character statistics of languages find likeliest wins; what the file declares counts as evidence, not as proof.

Policies: Shift-JIS is read as cp932 (its superset on Windows) and named shift_jis, GB2312 and GBK as gb18030, EUC-KR
with the additions of cp949, ISO-8859-1 with bytes 0x80-0x9F as windows-1252.
"""

from __future__ import annotations

from typing import NamedTuple

from dataprep.text._encoding_binary import control_fraction, has_binary_magic, has_dense_controls
from dataprep.text._encoding_names import canonical_name, escape_codec
from dataprep.text._encoding_wide import bom_encoding, is_plausible, wide_encoding

# NUL bytes that a text may hold by accident, as a share of its bytes.
_STRAY_NUL_FRACTION = 0.001
_PROBE_CHARS = 4096


class Decoded(NamedTuple):
    """The text of a file and how sure it is.

    Attributes:
        text: UTF-8 without byte-order mark, line ends as in the file; None where it equals the input or there is none.
        encoding: Canonical lower-case name of the encoding; None for what is not text.
        confidence: 0-1; 1.0 for a byte-order mark and for strict UTF-8 without control bytes.
        evidence: 'ascii', 'utf-8', 'bom', 'utf-16-pattern', 'declared', 'detector', 'fallback', 'binary' or 'empty'.
        n_replaced: Byte sequences that no decoder could read and that became U+FFFD.
    """

    text: bytes | None
    encoding: str | None
    confidence: float
    evidence: str
    n_replaced: int


def decode(data: bytes) -> Decoded:
    r"""Return the text of a file in UTF-8, or that it is no text.

    Args:
        data: All bytes of the file.

    Returns:
        The text with its encoding, the confidence (0-1) and the kind of evidence. Never raises.

    >>> decode("Höhe in Metern".encode("latin-1")).text.decode()
    'Höhe in Metern'
    >>> decode(b"\x7fELF\x02\x01\x01\x00").encoding is None
    True
    """
    if not data:
        return Decoded(None, "utf-8", 1.0, "empty", 0)
    marked = _decode_marked(data)
    if marked is not None:
        return marked
    is_ascii = data.isascii()
    if is_ascii or _is_utf8(data):
        return _decode_utf8(data, is_ascii=is_ascii)
    if has_binary_magic(data, is_utf8=False):
        return _binary(0.99)
    if b"\x00" in data:
        return _decode_wide(data)
    return _decode_legacy(data)


def _binary(confidence: float) -> Decoded:
    return Decoded(None, None, confidence, "binary", 0)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_marked(data: bytes) -> Decoded | None:
    found = bom_encoding(data)
    if found is None:
        return None
    name, codec, skip = found
    body = data[skip:]
    text = body.decode(codec, "replace")
    n_replaced = text.count("\ufffd")
    if text and not is_plausible(text[:_PROBE_CHARS]):
        return None
    kept = body if codec == "utf-8" and not n_replaced else text.encode("utf-8", "replace")
    return Decoded(kept, name, 1.0 if not n_replaced else 0.9, "bom", n_replaced)


def _decode_utf8(data: bytes, *, is_ascii: bool) -> Decoded:
    kind = "ascii" if is_ascii else "utf-8"
    if has_binary_magic(data, is_utf8=True):
        return _binary(0.99)
    if b"\x00" in data:
        wide = _decode_wide(data)
        if wide.encoding is not None:
            return wide
        if data.count(0) > max(1, _STRAY_NUL_FRACTION * len(data)) or has_dense_controls(data):
            return _binary(0.9)
        return Decoded(None, "utf-8", 0.6, kind, 0)
    codec = escape_codec(data) if is_ascii else None
    if codec is not None:
        text = data.decode(codec).encode("utf-8")
        return Decoded(text, canonical_name(codec, data), 0.95, "detector", 0)
    if control_fraction(data) == 0:
        return Decoded(None, "utf-8", 1.0, kind, 0)
    if has_dense_controls(data):
        return _binary(0.8)
    return Decoded(None, "utf-8", 0.9, kind, 0)


def _decode_wide(data: bytes) -> Decoded:
    codec = wide_encoding(data)
    if codec is None:
        return _binary(0.95)
    text = data.decode(codec, "replace")
    if "\x00" in text:
        return _binary(0.9)
    return Decoded(
        text.encode("utf-8", "replace"), codec, 0.95, "utf-16-pattern", text.count("\ufffd")
    )


def _decode_legacy(data: bytes) -> Decoded:
    from dataprep.text._encoding_legacy import read

    reading = read(data)
    if reading is None:
        return _binary(0.9)
    text = data.decode(reading.codec, "replace")
    n_replaced = text.count("\ufffd")
    name = canonical_name(reading.codec, data)
    kind = "fallback" if n_replaced and reading.evidence == "detector" else reading.evidence
    return Decoded(text.encode("utf-8", "replace"), name, reading.confidence, kind, n_replaced)
