"""Signs, brackets and bytes of a text; compiled."""

from __future__ import annotations

import math

from dataprep.score import _feature_layout as at
from dataprep.score._feature_bins_kernel import ratio, terms_of
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Ints, SmallFloats, SmallInts

_KINDS, _ROLES = at.KINDS, at.ROLES
_NO_SET_BEFORE, _NO_SET_AFTER = at.NO_SET_BEFORE, at.NO_SET_AFTER
_LF, _SPACE, _PAREN, _STAR, _SLASH = 10, 32, 40, 42, 47
_LZ_PRIME, _MIN_MATCH, _MATCH_BYTES, _LZ_BASE_LIMIT = 2654435761, 4, 2.5, 1 << 30
_DEPTH_LEAST, _DEPTH_MOST, _END_MOST, _DEEPEST = -20, 50, 20, 60


@part
def _count_bracket(step: int, s: Ints) -> None:
    """Count a bracket that opens, 1, or closes, -1."""
    depth = s[at.DEPTH] + step
    s[at.BRACKETS] += 1
    s[at.DEPTH] = depth
    s[at.LOWEST] = min(s[at.LOWEST], depth)
    s[at.HIGHEST] = max(s[at.HIGHEST], depth)
    s[at.DEPTH_SUM] += min(max(depth, _DEPTH_LEAST), _DEPTH_MOST)


@part
def _count_set(text: Bytes, i: int, s: Ints) -> None:
    """Count a sign ``=`` that stands by itself, and whether spaces are around it."""
    before, after = text[ix(i - 1)], text[ix(i + 1)]
    if _NO_SET_BEFORE[before] == 0 and _NO_SET_AFTER[after] == 0:
        s[at.SET_SIGNS] += 1
        s[at.SET_SPACED] += (before == _SPACE) & (after == _SPACE)


@part
def take_sign(text: Bytes, i: int, s: Ints, histogram: Ints) -> None:
    """Count a sign and what stands beside it."""
    byte = text[ix(i)]
    histogram[byte] += 1
    role = as_int(_ROLES[byte])
    if role == at.NO_ROLE:
        return
    if role == at.OPENS:
        _count_bracket(1, s)
        s[at.PARENS_SPACED] += (byte == _PAREN) & (text[ix(i - 1)] == _SPACE)
    elif role == at.CLOSES:
        _count_bracket(-1, s)
    elif role == at.IS_COMMA:
        following = text[ix(i + 1)]
        s[at.COMMAS_SPACED] += (following == _SPACE) | (following == _LF)
    elif role == at.IS_SET:
        _count_set(text, i, s)
    elif text[ix(i - 1)] == byte:
        second = text[ix(i - 2)]
        s[at.DOC_MARKS] += second == _SLASH if byte == _STAR else second == byte


@part
def take_blanks(text: Bytes, i: int, s: Ints, histogram: Ints) -> int:
    """Count blanks, and pairs of spaces where they indent nothing; return where they end."""
    is_inside = s[at.FIRST] >= 0
    while True:
        byte = text[ix(i)]
        histogram[byte] += 1
        following = text[ix(i + 1)]
        i += 1
        if _KINDS[following] != at.BLANK:
            return i
        s[at.DOUBLES] += is_inside & (byte == _SPACE) & (following == _SPACE)


@part
def _match(text: Bytes, i: int, source: int, stop: int) -> int:
    """Return how many bytes from a place on are those at an earlier place."""
    size = 0
    while i + size < stop and text[ix(i + size)] == text[ix(source + size)]:
        size += 1
    return size


@part
def _four(text: Bytes, i: int) -> int:
    """Return the four bytes at a place as a little-endian number."""
    return (
        as_int(text[ix(i)])
        | as_int(text[ix(i + 1)]) << 8
        | as_int(text[ix(i + 2)]) << 16
        | as_int(text[ix(i + 3)]) << 24
    )


@part
def packed_share(text: Bytes, begin: int, stop: int, entropy: float, s: Ints,
                 places: SmallInts) -> float:  # fmt: skip
    """Return about which share of its size the head of a text would be packed to.

    Bytes that stood before, four at least, count as 2.5; others by the entropy of the text.
    """
    stop = min(stop, begin + at.LZ_BYTES)
    if s[at.LZ_BASE] > _LZ_BASE_LIMIT:
        s[at.LZ_BASE] = 0
        for slot in range(at.LZ_SLOTS):
            places[ix(slot)] = 0
    base = s[at.LZ_BASE] + 1
    i, n_loose, n_matches, four = begin, as_int(0), as_int(0), _four(text, begin)
    while i < stop:
        slot = ((four * _LZ_PRIME) >> 20) & (at.LZ_SLOTS - 1)
        source = as_int(places[ix(slot)]) - base
        places[ix(slot)] = base + i
        size = as_int(0)
        if source >= begin and text[ix(source)] == text[ix(i)]:
            size = _match(text, i, source, stop)
        if size >= _MIN_MATCH:
            n_matches += 1
            i += size
            four = _four(text, i)
        else:
            n_loose += 1
            i += 1
            four = (four >> 8) | as_int(text[ix(i + 3)]) << 24
    s[at.LZ_BASE] = base + stop
    return (n_loose * entropy / 8.0 + n_matches * _MATCH_BYTES) / max(1, stop - begin)


@part
def _write_signs(s: Ints, c: Ints, solid: int, out: SmallFloats, row: int) -> None:
    """Write how often signs occur, by their counts."""
    out[row, at.P_PAREN], out[row, at.P_BRACE] = ratio(c[40], solid), ratio(c[123], solid)
    out[row, at.P_BRACK], out[row, at.P_SEMI] = ratio(c[91], solid), ratio(c[59], solid)
    out[row, at.P_COMMA], out[row, at.P_DOT] = ratio(c[44], solid), ratio(c[46], solid)
    out[row, at.P_ASSIGN], out[row, at.P_SLASH] = ratio(c[61], solid), ratio(c[47], solid)
    operators = c[43] + c[45] + c[42] + c[47] + c[37] + c[38] + c[124] + c[94] + c[33] + c[126]
    out[row, at.P_OP] = ratio(operators, solid)
    out[row, at.P_QUOTE] = ratio(c[34] + c[39] + c[96], solid)
    out[row, at.P_HASH], out[row, at.P_AT] = ratio(c[35], solid), ratio(c[64], solid)
    out[row, at.P_BACK], out[row, at.P_LT] = ratio(c[92], solid), ratio(c[60] + c[62], solid)
    out[row, at.SP_AFTER_COMMA] = ratio(s[at.COMMAS_SPACED], c[44])
    out[row, at.SP_AROUND_EQ] = ratio(s[at.SET_SPACED], s[at.SET_SIGNS])
    out[row, at.SP_BEFORE_PAREN] = ratio(s[at.PARENS_SPACED], c[40])


@part
def _write_brackets(s: Ints, c: Ints, out: SmallFloats, row: int) -> None:
    """Write how brackets nest and match."""
    out[row, at.NEG_DEPTH] = min(-s[at.LOWEST], _DEEPEST)
    out[row, at.END_DEPTH] = min(max(s[at.DEPTH], -_END_MOST), _END_MOST)
    out[row, at.DEPTH_MEAN] = ratio(s[at.DEPTH_SUM], s[at.BRACKETS])
    out[row, at.DEPTH_MAX] = min(max(s[at.HIGHEST], 0), _DEEPEST)
    out[row, at.BAL_PAREN] = (c[40] - c[41]) / (c[40] + c[41] + 1)
    out[row, at.BAL_BRACE] = (c[123] - c[125]) / (c[123] + c[125] + 1)
    out[row, at.BAL_BRACK] = (c[91] - c[93]) / (c[91] + c[93] + 1)


@part
def write_bytes(s: Ints, histogram: Ints, kinds: Ints, out: SmallFloats, row: int) -> float:
    """Write the features of the bytes of a text, empty their counts, and return their entropy."""
    n, terms = s[at.N_BYTES], 0.0
    for kind in range(8):
        kinds[ix(kind)] = 0
    for byte in range(256):
        count = histogram[ix(byte)]
        if count != 0:
            kinds[ix(_KINDS[ix(byte)])] += count
            terms += terms_of(count)
    high = as_int(0)
    for byte in range(128, 256):
        high += histogram[ix(byte)]
    solid = n - kinds[at.BLANK] - kinds[at.NEWLINE]
    entropy: float = max(0.0, math.log(n) / math.log(2.0) - terms / n)
    _write_signs(s, histogram, solid, out, row)
    _write_brackets(s, histogram, out, row)
    out[row, at.PUNCT_PER_LINE] = ratio(kinds[at.SIGN], s[at.LINES])
    out[row, at.HI_RATIO] = ratio(high, n)
    out[row, at.UPPER_RATIO] = ratio(kinds[at.UPPER], n)
    out[row, at.DIGIT_RATIO] = ratio(kinds[at.DIGIT], n)
    out[row, at.WS_RATIO] = ratio(n - solid, n)
    out[row, at.ALPHA_RATIO] = ratio(kinds[at.UPPER] + kinds[at.LOWER], solid)
    out[row, at.BYTE_ENTROPY] = entropy
    out[row, at.DOC_DENSITY] = s[at.DOC_MARKS] / (s[at.LINES] + 1)
    out[row, at.DOUBLE_SPACE] = ratio(s[at.DOUBLES], n)
    for byte in range(256):
        histogram[ix(byte)] = 0
    return entropy
