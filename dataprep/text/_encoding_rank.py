"""Rank the encodings that can explain the bytes of a text by the likelihood of the text they give."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dataprep.text._encoding_tables import (
    ENTRY_BITS,
    LANGUAGES,
    Floats,
    Indices,
    alphabet,
    case_bits,
    case_of,
    ideographs,
    text_bits,
    unseen_bits,
)
from dataprep.text._encoding_wide import is_plausible

EVIDENCE_BYTES = 65_536
_CHUNK_BYTES = 1 << 20
_PREFIX_BYTES = 12
_RUN_BYTES = 4096
# From the first byte over 0x7f to the next blank: both ends are borders of characters in every encoding that
# contains ASCII, since no trailing byte is under 0x30.
_RUN = re.compile(rb"[\x80-\xff][\x21-\xff]*[\x00-\x20]?")
_EXIT_BITS = 2.0
# Which of the 40 or so characters of a class (box drawing, other signs, foreign letters) it is; lines repeat one.
_CLASS_BITS = 5.0
_BROKEN_BITS = 60.0
# A damaged sequence in a UTF-8 file.
_DAMAGE_BITS = 24.0
_UTF8_PRIOR_BITS = -4.0
# UTF-16 without NUL: looked for where under one byte in 32 is a blank.
_WIDE_BYTES = 2048
_WIDE_PRIOR_BITS = 12.0
_BLANK_PERIOD = 32
_ASCII_BITS = 4.5
# A declaration is wrong in few files, and then the bytes cost twice as many bits as in another encoding.
DECLARED_BITS = 40.0
_DECLARED_SHARE = 0.6
# Texts cost under 9 bits for each byte over 0x7f, random bytes over 11.
IMPLAUSIBLE_BITS = 10.5


@dataclass(frozen=True, slots=True)
class _Single:
    codec: str
    script: str
    prior_bits: float


# Priors: bits by which an encoding is rarer than windows-1252 in source repositories.
_SINGLE = (
    _Single("cp1252", "latin", 0),
    _Single("iso8859-15", "latin", 4),
    _Single("cp1250", "latin", 3),
    _Single("iso8859-2", "latin", 3),
    _Single("cp1254", "latin", 5),
    _Single("cp1257", "latin", 6),
    _Single("cp1258", "latin", 8),
    _Single("iso8859-3", "latin", 8),
    _Single("iso8859-4", "latin", 9),
    _Single("iso8859-10", "latin", 11),
    _Single("iso8859-13", "latin", 8),
    _Single("iso8859-14", "latin", 10),
    _Single("iso8859-16", "latin", 10),
    _Single("cp437", "latin", 8),
    _Single("cp850", "latin", 8),
    _Single("cp852", "latin", 9),
    _Single("cp775", "latin", 11),
    _Single("cp857", "latin", 10),
    _Single("mac-roman", "latin", 8),
    _Single("mac-latin2", "latin", 10),
    _Single("cp1251", "cyrillic", 2),
    _Single("koi8-r", "cyrillic", 4),
    _Single("koi8-u", "cyrillic", 6),
    _Single("iso8859-5", "cyrillic", 6),
    _Single("cp866", "cyrillic", 5),
    _Single("mac-cyrillic", "cyrillic", 10),
    _Single("cp1253", "greek", 8),
    _Single("iso8859-7", "greek", 8),
    _Single("cp737", "greek", 11),
    _Single("mac-greek", "greek", 13),
    _Single("cp1255", "hebrew", 7),
    _Single("iso8859-8", "hebrew", 8),
    _Single("cp862", "hebrew", 13),
    _Single("cp1256", "arabic", 9),
    _Single("iso8859-6", "arabic", 9.5),
    _Single("cp874", "thai", 9),
)
_MULTI = (
    ("gb18030", ("zh_CN",), 2.0),
    ("cp950", ("zh_TW",), 4.0),
    ("big5hkscs", ("zh_TW",), 4.5),
    ("cp932", ("ja",), 3.0),
    ("euc_jp", ("ja",), 4.0),
    ("cp949", ("ko",), 4.0),
    ("johab", ("ko",), 14.0),
    ("gb18030", ("zh_TW",), 6.0),
    ("gb18030", ("ja",), 8.0),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate encoding and the cost of the text that it gives.

    Attributes:
        codec: Name of the Python codec.
        bits: Cost in bits of the evidence; the lowest is the likeliest.
        n_broken: Byte sequences of the evidence that the codec cannot decode.
    """

    codec: str
    bits: float
    n_broken: int


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _CHUNK_BYTES):
        chunk = data[start : start + _CHUNK_BYTES]
        if chunk.isascii():
            continue
        end = 0
        for match in _RUN.finditer(chunk):
            head = chunk[max(end, match.start() - _PREFIX_BYTES) : match.start()]
            if match.start() - end > _PREFIX_BYTES:
                yield b" " + head
            else:
                yield head
            yield match[0][:_RUN_BYTES]
            end = match.end()


def gather(data: bytes) -> bytes:
    """Return the parts of data around bytes over 0x7f, at most 64 kB of them, as one text."""
    parts: list[bytes] = []
    size = 0
    for piece in _pieces(data):
        parts.append(piece)
        size += len(piece)
        if size >= EVIDENCE_BYTES:
            break
    return b" " + b"".join(parts)[:EVIDENCE_BYTES] + b" "


@functools.cache
def _byte_symbols(codec: str, script: str) -> tuple[Indices, Indices]:
    table = alphabet(script)
    chars = bytes(range(256)).decode(codec, "replace").replace("\ufffd", "\x81")
    symbols = np.array([table.index_of(char) for char in chars], dtype=np.intp)
    return symbols, np.array([case_of(char) for char in chars], dtype=np.intp)


@functools.cache
def _class_members(codec: str, script: str) -> npt.NDArray[np.bool_]:
    symbols, _ = _byte_symbols(codec, script)
    marks = [alphabet(script).symbols.index(mark) for mark in "#*?"]
    return np.isin(symbols, marks)


def _rank_single(pairs: npt.NDArray[np.uint16], counts: Floats) -> Iterator[Ranked]:
    first, second = (pairs >> 8).astype(np.intp), (pairs & 0xFF).astype(np.intp)
    for candidate in _SINGLE:
        table = alphabet(candidate.script)
        symbols, cases = _byte_symbols(candidate.codec, candidate.script)
        costs = table.bits[:, symbols[first], symbols[second]] @ counts
        case = float(case_bits(cases[first], cases[second]) @ counts)
        is_class = _class_members(candidate.codec, candidate.script)[second]
        within = _CLASS_BITS * float(counts[is_class & (first != second)].sum())
        broken = int(counts[symbols[second] == table.symbols.index("!")].sum())
        yield Ranked(
            candidate.codec, float(costs.min()) + case + within + candidate.prior_bits, broken
        )


def _text_bits(text: str, languages: tuple[str, ...]) -> float:
    counts = Counter(text)
    best = float("inf")
    for language in languages:
        table = ideographs(language)
        total = 0.0
        for char, count in counts.items():
            if char > "\x7f" and char != "\ufffd":
                total += count * (table.get(char) or unseen_bits(char))
        best = min(best, total)
    return best


_ASCII_RUN = re.compile(r"[\x00-\x7f]+")


def _rank_multi(evidence: bytes) -> Iterator[Ranked]:
    for codec, languages, prior in _MULTI:
        text = evidence.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken * 8 > len(text):
            continue
        n_runs = len(_ASCII_RUN.findall(text)) - 1
        bits = _text_bits(text, languages) + n_runs * (ENTRY_BITS + _EXIT_BITS)
        yield Ranked(codec, bits + broken * _BROKEN_BITS + prior, broken)


def _utf8_bits(char: str) -> float:
    if char <= "\x7f" or char == "\ufffd":
        return 0.0
    if char < "\u0800":
        return 9.0 if char < "\u0250" or "\u0370" <= char < "\u0530" else 13.0
    is_common = char >= "\U0001f300" or any(char in ideographs(name) for name in LANGUAGES)
    return 11.0 if is_common else 17.0


def _rank_utf8(evidence: bytes) -> Iterator[Ranked]:
    counts = Counter(evidence.decode("utf-8", "replace"))
    broken = counts["\ufffd"]
    if sum(count for char, count in counts.items() if char > "\x7f") > broken:
        bits = sum(count * _utf8_bits(char) for char, count in counts.items())
        yield Ranked("utf-8", bits + broken * _DAMAGE_BITS + _UTF8_PRIOR_BITS, broken)


def rank(evidence: bytes, declared: tuple[str, ...]) -> list[Ranked]:
    """Return all encodings that can explain the evidence, likeliest first.

    Args:
        evidence: What `gather` returns.
        declared: Python codecs that read what the file declares, if anything.

    Returns:
        Candidates by increasing cost, each codec once; never empty.
    """
    data = np.frombuffer(evidence, dtype=np.uint8).astype(np.uint16)
    codes = (data[:-1] << 8) | data[1:]
    codes = codes[(codes & 0x8080) != 0]
    pairs, numbers = np.unique(codes, return_counts=True)
    ranked = [
        *_rank_single(pairs, numbers.astype(np.float32)),
        *_rank_multi(evidence),
        *_rank_utf8(evidence),
    ]
    best: dict[str, Ranked] = {}
    for entry in ranked:
        bits = entry.bits
        if entry.codec in declared and not entry.n_broken:
            bits = bits * _DECLARED_SHARE - DECLARED_BITS
        weighed = Ranked(entry.codec, bits, entry.n_broken)
        if entry.codec not in best or weighed.bits < best[entry.codec].bits:
            best[entry.codec] = weighed
    return sorted(best.values(), key=lambda entry: (entry.bits, entry.codec))


def wide_reading(data: bytes) -> str | None:
    """Return the flavour of UTF-16 that bytes without NUL are likelier in than in any 8-bit encoding.

    Such texts hold ideographs alone. None where the bytes are likelier something else.
    """
    head = data[:_WIDE_BYTES]
    if len(data) % 2 or (head.count(b" ") + head.count(b"\n")) * _BLANK_PERIOD > len(head):
        return None
    texts = {codec: head.decode(codec, "replace") for codec in ("utf-16-le", "utf-16-be")}
    costs = [(text_bits(text), codec) for codec, text in texts.items() if is_plausible(text)]
    if not costs:
        return None
    bits, codec = min(costs)
    n_ascii = sum(byte < 0x80 for byte in head)
    other = rank(gather(head), ())[0].bits + n_ascii * _ASCII_BITS
    return codec if bits + _WIDE_PRIOR_BITS < other else None
