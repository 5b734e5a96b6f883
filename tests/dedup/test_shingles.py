import itertools
from collections.abc import Callable

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dataprep.dedup._shingle_layout import CHUNK
from dataprep.dedup.pairs import jaccard
from dataprep.dedup.params import ShingleParams
from dataprep.dedup.shingles import permutations, shingle_sets, sketch
from tests.dedup import reference

_PLAIN = ShingleParams(set_aside_header=False)

_PIECES = st.one_of(
    st.sampled_from([b"a", b"_", b"Z9", b" ", b"\n", b"(", b")", b"==", b"\x7f", b"\0", b"\r\n"]),
    st.sampled_from([b"abcdefgh", b"abcdefghi", b"x" * 16, b"x" * 17, b"y" * 63, b"y" * 64]),
    st.sampled_from([b"y" * 65, b"z" * 127, b"z" * 128, b" " * 62, b"\xc3\xa9", b"\xff"]),
    st.binary(max_size=12),
)
_TEXTS = st.lists(_PIECES, max_size=60).map(b"".join)


def _long_text(seed: int, n_bytes: int) -> bytes:
    generator = np.random.default_rng(seed)
    words = [bytes([97 + k % 26]) * (1 + k * k % 90) for k in range(40)]
    parts = [words[k] + b" (=;\n"[k % 5 :] for k in generator.integers(0, 40, n_bytes // 20)]
    return b"".join(parts)


@pytest.mark.parametrize("n_perm", [16, 20, 128, 512])
@pytest.mark.parametrize("seed", [0, 1, 4_294_967_295])
def test_permutations_are_those_of_datasketch(n_perm: int, seed: int) -> None:
    oracle = MinHash(num_perm=n_perm, seed=seed, scheme="affine32")
    a, b = permutations(n_perm, seed)
    np.testing.assert_array_equal(oracle.permutations[0], a, strict=True)
    np.testing.assert_array_equal(oracle.permutations[1], b, strict=True)


@pytest.mark.parametrize(("n_perm", "seed"), [(128, 1), (256, 7), (20, 1)])
def test_sketch_is_the_signature_that_datasketch_computes(n_perm: int, seed: int) -> None:
    texts = [b"", b"a b c d", b"a b c d e", _long_text(1, 400), _long_text(2, 3 * CHUNK)]
    params = ShingleParams(n_perm=n_perm, seed=seed, set_aside_header=False)
    got = sketch(pa.array(texts, pa.large_binary()), params)
    flat, start = shingle_sets(pa.array(texts, pa.large_binary()), params)
    for row, (begin, end) in enumerate(itertools.pairwise(start.tolist())):
        oracle = MinHash(num_perm=n_perm, seed=seed, hashfunc=int, scheme="affine32")
        if end > begin:
            oracle.update_batch((flat[begin:end] >> np.uint64(32)).tolist())
        np.testing.assert_array_equal(oracle.hashvalues, got.signature[row], strict=True)


def test_signature_row_is_a_datasketch_minhash() -> None:
    text = _long_text(3, 5000)
    got = sketch(pa.array([text, text[:4000]]), ShingleParams())
    one, other = (MinHash(hashvalues=row, scheme="affine32", seed=1) for row in got.signature)
    assert np.mean(got.signature[0] == got.signature[1]) == one.jaccard(other)


@given(st.lists(_TEXTS, max_size=6), st.sampled_from(["code", "words"]), st.integers(1, 16))
def test_shingles_are_those_of_the_definition(texts: list[bytes], kind: str, size: int) -> None:
    params = ShingleParams(tokens=kind, size=size, set_aside_header=False, n_perm=16)
    column = pa.array(texts, pa.binary())
    got = sketch(column, params)
    flat, start = shingle_sets(column, params)
    n_tokens = [len(reference.tokens(text, kind)) for text in texts]
    sets = [reference.shingles(text, kind, size) for text in texts]
    assert n_tokens == got.n_tokens.tolist()
    assert [max(n - size + 1, 0) for n in n_tokens] == got.n_shingles.tolist()
    assert [len(found) for found in sets] == np.diff(start).tolist()
    hashes = [flat[a:b] for a, b in itertools.pairwise(start.tolist())]
    assert all((np.diff(found.astype(object)) > 0).all() for found in hashes)
    for i, j in itertools.combinations(range(len(texts)), 2):
        expected = reference.jaccard(sets[i], sets[j])
        assert [expected] == jaccard(flat, start, np.array([i]), np.array([j])).tolist()


@pytest.mark.parametrize("n_bytes", [63, 64, 65, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 77])
@pytest.mark.parametrize("shift", [0, 1, 33])
def test_shingles_do_not_depend_on_where_a_chunk_ends(n_bytes: int, shift: int) -> None:
    text = _long_text(n_bytes, 8 * CHUNK)[:n_bytes]
    moved = b" " * shift + text
    flat, start = shingle_sets(pa.array([text, moved]), _PLAIN)
    assert len(reference.shingles(text)) == start[1]
    np.testing.assert_array_equal(flat[: start[1]], flat[start[1] :])


@pytest.mark.parametrize("length", [15, 16, 17, 63, 64, 65, 100, 20_000])
def test_long_words_are_told_apart_by_each_byte(length: int) -> None:
    word = b"a" * length
    others = [word[:k] + b"b" + word[k + 1 :] for k in {0, 7, 8, length // 2, length - 1}]
    texts = [word, *others, word + b"a", word[1:]]
    flat, _ = shingle_sets(pa.array(texts), ShingleParams(size=1, set_aside_header=False))
    assert len(texts) == len(set(flat.tolist()))


def _chunked(texts: list[bytes | None]) -> pa.ChunkedArray:
    return pa.chunked_array([texts[:2], [], texts[2:]], pa.large_binary())


@pytest.mark.parametrize(
    "make",
    [
        lambda texts: pa.array(texts, pa.binary()),
        lambda texts: pa.array(texts, pa.binary_view()),
        lambda texts: pa.array([b"pad", *texts], pa.large_binary()).slice(1),
        lambda texts: pa.array([b"pad", *texts], pa.binary_view()).slice(1),
        lambda texts: pa.array(texts, pa.binary()).cast(pa.string()),
        lambda texts: pa.array(texts, pa.binary()).cast(pa.string_view()),
        lambda texts: pl.Series(texts, dtype=pl.Binary),
        lambda texts: pl.concat([pl.Series([t], dtype=pl.Binary) for t in texts], rechunk=False),
        _chunked,
    ],
)
def test_texts_are_read_from_any_layout(
    make: Callable[[list[bytes | None]], pl.Series | pa.Array],
) -> None:
    texts = [b"def f(x): return x", None, b"x=1;y=2", b"", b"twelve bytes", _long_text(5, 9000)]
    expected = sketch(pa.array(texts, pa.large_binary()), _PLAIN)
    column = make(texts)
    got = sketch(column, _PLAIN)
    np.testing.assert_array_equal(expected.signature, got.signature)
    assert [len(reference.tokens(text or b"")) for text in texts] == got.n_tokens.tolist()
    _, start = shingle_sets(column, _PLAIN)
    assert [len(reference.shingles(text or b"")) for text in texts] == np.diff(start).tolist()


@pytest.mark.parametrize(
    "column", [pa.array([], pa.large_binary()), pl.Series([], dtype=pl.Binary)]
)
def test_no_texts_have_no_shingles(column: pl.Series | pa.Array) -> None:
    assert (0, 128) == sketch(column, _PLAIN).signature.shape
    flat, start = shingle_sets(column, _PLAIN)
    assert (0, [0]) == (len(flat), start.tolist())


def test_texts_of_another_type_are_refused() -> None:
    with pytest.raises(TypeError, match="int64"):
        sketch(pa.array([1]), _PLAIN)


def test_shingle_sets_larger_than_the_room_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [b" ".join(b"%d" % (k * k) for k in range(n)) for n in (3, 900, 40, 2000, 0, 700)]
    expected = shingle_sets(pa.array(texts), _PLAIN)
    monkeypatch.setattr("dataprep.dedup.shingles._ROOM", 1)
    dense = [b"+-" * 3000, *texts]
    got = shingle_sets(pa.array(dense, pa.binary()), ShingleParams(size=1, set_aside_header=False))
    assert 2 == got[1][1]
    small = shingle_sets(pa.array(texts), _PLAIN)
    np.testing.assert_array_equal(expected[0], small[0])
    np.testing.assert_array_equal(expected[1], small[1])


def test_shingle_hashes_stay_what_they_are() -> None:
    """A changed hash needs another ``HASH_VERSION``: stored signatures cannot be compared."""
    text = b"def hashed(value): return table[value % 1024] + a_name_of_more_than_eight_bytes * 2.5"
    flat, _ = shingle_sets(pa.array([text]), _PLAIN)
    assert (15, 0x450A6D164F0E9575) == (len(flat), int(np.bitwise_xor.reduce(flat)))


@pytest.mark.parametrize(
    "fault", [{"size": 0}, {"size": 17}, {"n_perm": 30}, {"n_perm": 12}, {"tokens": "chars"}]
)
def test_params_out_of_bounds_are_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ShingleParams.model_validate(fault)
