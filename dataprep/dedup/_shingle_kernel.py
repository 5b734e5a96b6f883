"""Texts to tokens, shingles and signatures, in one pass and in constant memory.

A chunk of a text is copied to scratch, where it may be read past its end. Bytes are classified 64
at a time into bit masks; each bit of the mask of token starts is a token, whose length is a run of
ones in the mask of words: there is no branch per byte or token. The hash of a shingle is a
polynomial of its tokens' hashes modulo 2^64, rolled from one to the next at the same cost for any
size, and mixed.

NOTE: the constants define the shingles. Stored signatures can be compared only while
``HASH_VERSION`` of :mod:`dataprep.dedup.shingles` stays, and it is raised with any of them.
"""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import numpy as np

from dataprep.dedup._header_kernel import find_header
from dataprep.dedup._memory import bytes_at, count_trailing_zeros, word_at
from dataprep.dedup._shingle_layout import AHEAD, CHUNK, MAX_SIZE, SEEN
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints, SmallHashes, SmallInts

_U = np.uint64
_ONE, _ZERO, _ALL = _U(1), _U(0), _U(0xFFFFFFFFFFFFFFFF)
_GATHER, _S56, _S63, _S64 = _U(0x0102040810204080), _U(56), _U(63), _U(64)
_LOW, _HIGH, _LONG = _U(0x9E3779B97F4A7C15), _U(0xD6E8FEB86659FD93), _U(0xC2B2AE3D27D4EB4F)
_BASE, _FINAL = _U(0xA0761D6478BD642D), _U(0xFF51AFD7ED558CCD)
_S29, _S32 = _U(29), _U(32)

_RUN = 64
"""Bytes of a word that are found at once; longer ones are walked through."""


def _masks(first: int) -> Hashes:
    """Return by a token's length which bits of its eight bytes from ``first`` on belong to it."""
    sizes = [max(length, 1) - first for length in range(_RUN + 1)]
    return np.array([(1 << 8 * min(max(size, 0), 8)) - 1 for size in sizes], np.uint64)


_FIRST_BYTES, _NEXT_BYTES = _masks(0), _masks(8)


@part
def _fold(hashed: np.uint64, word: np.uint64) -> np.uint64:
    """Return the hash of a long token from that of its head and its next eight bytes."""
    mixed = (hashed ^ word) * _LONG
    return mixed ^ (mixed >> _S32)


@part
def _is_word(byte: int) -> bool:
    lower = byte | 32
    return (97 <= lower <= 122) or (48 <= byte <= 57) or byte == 95 or byte >= 128


@part
def _long_token(data: Bytes, start: int, stop: int) -> np.uint64:
    """Return the hash of a word of ``_RUN`` bytes or more."""
    hashed, word, shift = _LOW, _ZERO, _ZERO
    for i in range(start, stop):
        byte = as_int(data[ix(i)])
        if not _is_word(byte):
            break
        word |= _U(byte) << shift
        shift += _U(8)
        if shift == _S64:
            hashed = _fold(hashed, word)
            word, shift = _ZERO, _ZERO
    return _fold(hashed, word)


@part
def _classify(text: Bytes, n: int, out_words: Bytes, out_marks: Bytes) -> None:
    """Tell bytes of words (1 in ``out_words``) from other visible bytes (1 in ``out_marks``)."""
    for i in range(n):
        byte = text[i]
        lower = byte | np.uint8(32)
        is_word = (
            ((lower >= 97) & (lower <= 122))
            | ((byte >= 48) & (byte <= 57))
            | (byte == 95)
            | (byte >= 128)
        )
        out_words[i] = np.uint8(is_word)
        out_marks[i] = np.uint8((byte > 32) & (byte != 127) & (not is_word))


@part
def _bits(flags: Bytes, i: int) -> np.uint64:
    """Return 64 flags from byte ``i`` on as bits."""
    mask = _ZERO
    for q in range(8):
        eight = (word_at(flags, i + 8 * q) * _GATHER) >> _S56
        mask |= eight << _U(8 * q)
    return mask


@part
def _load(data: Bytes, start: int, stop: int, n: int, scratch_text: Bytes) -> int:
    """Copy a chunk and what follows it to scratch; return up to where it is to be classified."""
    n_copied = min(stop - start, n + AHEAD - 64)
    for i in range(n_copied):
        scratch_text[ix(i)] = data[ix(start + i)]
    n_classified = (((n + 63) >> 6) << 6) + 64
    for i in range(n_copied, n_classified + 64):
        scratch_text[ix(i)] = 0
    return n_classified


@part
def _update(hashes: Hashes, n: int, a: SmallHashes, b: SmallHashes, scratch_small: SmallHashes,
            out_signature: SmallHashes, row: int) -> None:  # fmt: skip
    """Lower a signature to the least permuted hashes: datasketch's ``affine32``."""
    # NOTE: numba widens arithmetic on uint32; it is cut back after every step.
    for i in range(n):
        x = np.uint32(hashes[i] >> _S32)
        x = np.uint32(np.uint32(x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B))
        x = np.uint32(np.uint32(x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35))
        scratch_small[i] = np.uint32(x ^ (x >> np.uint32(16)))
    for j in range(0, a.shape[0], 4):
        a0, a1, a2, a3 = a[j], a[j + 1], a[j + 2], a[j + 3]
        b0, b1, b2, b3 = b[j], b[j + 1], b[j + 2], b[j + 3]
        m0, m1 = out_signature[row, j], out_signature[row, j + 1]
        m2, m3 = out_signature[row, j + 2], out_signature[row, j + 3]
        for i in range(n):
            x = scratch_small[i]
            m0 = min(m0, np.uint32(a0 * x + b0))
            m1 = min(m1, np.uint32(a1 * x + b1))
            m2 = min(m2, np.uint32(a2 * x + b2))
            m3 = min(m3, np.uint32(a3 * x + b3))
        out_signature[row, j], out_signature[row, j + 1] = m0, m1
        out_signature[row, j + 2], out_signature[row, j + 3] = m2, m3


@part
def _hash_tokens(
    data: Bytes, start: int, stop: int, n: int, is_inside: bool, counts_marks: bool,
    scratch_text: Bytes, scratch_words: Bytes, scratch_marks: Bytes, scratch_tokens: Hashes,
) -> int:  # fmt: skip
    """Write the hashes of the tokens that begin in a chunk.

    Args:
        data: The text.
        start: Where the chunk begins.
        stop: Where the text, or its part before a header, ends.
        n: Bytes of the chunk.
        is_inside: The byte before the chunk belongs to a word.
        counts_marks: Visible bytes that belong to no word are tokens.
        scratch_text: A copy of the chunk and some bytes behind it.
        scratch_words: Which of them belong to words.
        scratch_marks: Which of them are other visible bytes.
        scratch_tokens: The hashes, from ``MAX_SIZE`` on.

    Returns:
        Where the hashes end.
    """
    n_classified = _load(data, start, stop, n, scratch_text)
    _classify(scratch_text, n_classified, scratch_words, scratch_marks)
    end = MAX_SIZE
    before = _ONE if is_inside else _ZERO
    here = _bits(scratch_words, 0)
    for block in range(0, n_classified - 64, 64):
        following = _bits(scratch_words, block + 64)
        starts = here & ~((here << _ONE) | before)
        if counts_marks:
            starts |= _bits(scratch_marks, block)
        while starts != _ZERO:
            bit = as_int(count_trailing_zeros(starts))
            starts &= starts - _ONE
            # Shifted in two steps, as a shift by 64 is not defined.
            window = (here >> _U(bit)) | ((following << _ONE) << _U(63 - bit))
            run = _RUN if window == _ALL else as_int(count_trailing_zeros(~window))
            at = block + bit
            low = word_at(scratch_text, at) & _FIRST_BYTES[ix(run)]
            high = word_at(scratch_text, at + 8) & _NEXT_BYTES[ix(run)]
            token = (low ^ (high * _HIGH)) * _LOW
            if run == _RUN:
                token = _long_token(data, start + at, stop)
            elif run > 16:
                for k in range(16, run, 8):
                    kept = _FIRST_BYTES[ix(min(run - k, 8))]
                    token = _fold(token, word_at(scratch_text, at + k) & kept)
            scratch_tokens[ix(end)] = token ^ (token >> _S32)
            end += 1
        before = here >> _S63
        here = following
    return end


@part
def _forget(n_bytes: int, scratch_seen: Hashes) -> np.uint64:
    """Clear as many slots as a text may need; return by how much a hash is shifted to its slot."""
    n_bits = 6
    while (4 << n_bits) < n_bytes and (1 << n_bits) < SEEN:
        n_bits += 1
    shift = _U(64 - n_bits)
    for slot in range(1 << n_bits):
        scratch_seen[slot] = _U(slot ^ 1) << shift  # a hash of another slot
    return shift


@part
def _hash_shingles(
    end: int, n_skipped: int, size: int, rolled: np.uint64, shift: np.uint64,
    scratch_tokens: Hashes, scratch_seen: Hashes, scratch_hashes: Hashes,
) -> tuple[int, np.uint64]:  # fmt: skip
    """Write the hashes of the shingles that end in a chunk, most of the repeated ones left out.

    Args:
        end: Where the hashes of tokens end.
        n_skipped: Tokens with which no shingle ends: the first of a text.
        size: Tokens of a shingle.
        rolled: The polynomial so far.
        shift: By how much a hash is shifted to its slot.
        scratch_tokens: Hashes of tokens; the last ones move to the front.
        scratch_seen: The last hash of each slot.
        scratch_hashes: The hashes of shingles.

    Returns:
        How many they are, and the polynomial.
    """
    power = _ONE
    for _ in range(size):
        power *= _BASE
    n_hashes = 0
    for j in range(MAX_SIZE, min(MAX_SIZE + n_skipped, end)):
        rolled = rolled * _BASE + scratch_tokens[ix(j)]
    for j in range(MAX_SIZE + n_skipped, end):
        gone = scratch_tokens[ix(j - size)]
        rolled = rolled * _BASE + (scratch_tokens[ix(j)] - gone * power)
        mixed = (rolled ^ (rolled >> _S32)) * _FINAL
        mixed ^= mixed >> _S29
        slot = mixed >> shift
        scratch_hashes[ix(n_hashes)] = mixed
        n_hashes += scratch_seen[slot] != mixed
        scratch_seen[slot] = mixed
    for j in range(MAX_SIZE):
        scratch_tokens[j] = scratch_tokens[end - MAX_SIZE + j]
    return n_hashes, rolled


def shingle_texts(
    addresses: Hashes, sizes: Ints, first: int, counts_marks: int, sets_aside: int, size: int,
    a: SmallHashes, b: SmallHashes, scratch_text: Bytes, scratch_words: Bytes, scratch_marks: Bytes,
    scratch_tokens: Hashes, scratch_seen: Hashes, scratch_hashes: Hashes,
    scratch_small: SmallHashes, out_facts: SmallInts, out_signature: SmallHashes,
    out_flat: Hashes, out_start: Ints, out_after: Ints,
) -> None:  # fmt: skip
    """Shingle texts: write signatures, or the hashes of shingles one after another.

    Args:
        addresses: Where each text stands in memory.
        sizes: Its bytes.
        first: The first text to take.
        counts_marks: Whether visible bytes that belong to no word are tokens.
        sets_aside: Whether a leading license header is no part of the text.
        size: Tokens of a shingle.
        a: Factors of the permutations; none: no signatures.
        b: Summands of the permutations.
        scratch_text: ``CHUNK + AHEAD`` bytes.
        scratch_words: As many.
        scratch_marks: As many.
        scratch_tokens: ``CHUNK + MAX_SIZE`` numbers.
        scratch_seen: ``SEEN`` numbers.
        scratch_hashes: ``CHUNK + 1`` numbers.
        scratch_small: ``CHUNK`` numbers.
        out_facts: Tokens, shingles and bytes of the header, by text.
        out_signature: Signatures, by text.
        out_flat: Hashes of shingles, some of them repeated; empty: they are not wanted.
        out_start: Where the hashes of each text begin, and where the last one's end.
        out_after: The text after the last that was taken: ``out_flat`` has no room for its hashes.
    """
    takes_all = out_flat.shape[0] == 0
    used = 0
    for row in range(first, sizes.shape[0]):
        n_bytes = sizes[row]
        if not takes_all:
            out_start[row - first] = used
            if used + n_bytes > out_flat.shape[0]:
                out_after[0] = row
                return
        data = bytes_at(addresses[row], n_bytes)
        head, tail = n_bytes, n_bytes
        if sets_aside != 0:
            head, tail = find_header(data, n_bytes)
        shift = _forget(n_bytes, scratch_seen)
        for j in range(a.shape[0]):
            out_signature[row, j] = np.uint32(0xFFFFFFFF)
        for j in range(MAX_SIZE):
            scratch_tokens[j] = _ZERO
        n_tokens, rolled = 0, _ZERO
        for side in range(2):
            begin, stop = (0, head) if side == 0 else (tail, n_bytes)
            for start in range(begin, stop, CHUNK):
                is_inside = start > begin and _is_word(as_int(data[ix(start - 1)]))
                end = _hash_tokens(
                    data, start, stop, min(CHUNK, stop - start), is_inside, counts_marks != 0,
                    scratch_text, scratch_words, scratch_marks, scratch_tokens,
                )  # fmt: skip
                n_hashes, rolled = _hash_shingles(
                    end, max(size - 1 - n_tokens, 0), size, rolled, shift,
                    scratch_tokens, scratch_seen, scratch_hashes,
                )  # fmt: skip
                n_tokens += end - MAX_SIZE
                if a.shape[0] > 0:
                    _update(scratch_hashes, n_hashes, a, b, scratch_small, out_signature, row)
                if not takes_all:
                    for j in range(n_hashes):
                        out_flat[used + j] = scratch_hashes[j]
                    used += n_hashes
        out_facts[row, 0] = n_tokens
        out_facts[row, 1] = max(n_tokens - size + 1, 0)
        out_facts[row, 2] = tail - head
    if not takes_all:
        out_start[sizes.shape[0] - first] = used
    out_after[0] = sizes.shape[0]


def distinct_hashes(
    hashes: Hashes, cuts: Ints, used: int, out_flat: Hashes, out_start: Ints
) -> None:
    """Append each text's hashes without repetitions.

    Args:
        hashes: The hashes of texts, sorted within each.
        cuts: Where each text's begin, and where the last one's end.
        used: Where to write.
        out_flat: The hashes that remain.
        out_start: Where each text's begin, and where the last one's end.
    """
    out_start[0] = used
    for k in range(cuts.shape[0] - 1):
        for i in range(cuts[k], cuts[k + 1]):
            out_flat[ix(used)] = hashes[i]
            used += i + 1 == cuts[k + 1] or hashes[i] != hashes[i + 1]
        out_start[k + 1] = used
