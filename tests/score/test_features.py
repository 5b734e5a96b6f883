"""The features of texts, by hand and against a slow reading of their definitions."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dataprep.score import _feature_layout as layout
from dataprep.score.features import FEATURES, features_of, text_features
from tests.score import reference

_ROOT = Path(__file__).resolve().parents[2]
_PIECES = st.sampled_from(
    [b"\n", b"\r\n", b"\r", b"\n\n", b" ", b"  ", b"\t", b"    ", b"\t  ", b"a", b"ab", b"abc", b"_",
     b"__init__", b"$x", b"camelCase", b"snake_case", b"ABC", b"x1", b"a1b2c3d4e5f6g7", b"0x41",
     b"1234567", b"if", b"for", b"match", b"TODO", b"print", b"generated", b",", b", ", b"=", b" = ",
     b"==", b"+=", b"=>", b"(", b")", b" (", b"[", b"]", b"{", b"}", b";", b'"', b'"""', b"'''", b"''",
     b"/**", b"//", b"/*", b"*", b"--", b"-", b"#", b"# abc", b".", b"\\", b"@", b"<", b"`", b"\0",
     b"\x1b", b"\xc3\xa9", b"\xef\xbb\xbf", b"w" * 61, b"the same line again\n"]
)  # fmt: skip
_TEXTS = st.one_of(st.binary(max_size=80), st.lists(_PIECES, max_size=120).map(b"".join))


def _differences(text: bytes) -> dict[str, tuple[float, float]]:
    expected, row = reference.features(text), features_of([text])[0]
    assert set(expected) <= set(FEATURES)
    pairs = {name: (expected.get(name, 0.0), float(row[k])) for k, name in enumerate(FEATURES)}
    return {
        name: pair
        for name, pair in pairs.items()
        if not math.isclose(*pair, rel_tol=1e-5, abs_tol=2e-6)
    }


def _of(text: bytes, name: str) -> float:
    return float(features_of([text])[0, FEATURES.index(name)])


@given(_TEXTS)
@example(b"")
@example(b"\n")
@example(b"\r\n")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb")
@example(b" ")
@example(b"-")
@example(b",")
@example(b"=")
@example(b"a\r")
@example(b"x" * 5000 + b"\n" + b"yy " * 5000)
@example(b"(" * 100 + b")" * 300)
def test_features_when_a_text_is_read_slowly_then_the_same(text):
    assert {} == _differences(text)


@pytest.mark.parametrize("pattern", ["dataprep/*/*.py", "docs/*.md", "rules/recipes/*.yaml"])
def test_features_of_files_of_this_repository_are_those_of_the_reference(pattern):
    paths = sorted(_ROOT.glob(pattern))[::9]
    assert paths
    for path in paths:
        assert {} == _differences(path.read_bytes()), path


def test_features_when_a_batch_is_split_then_the_same_bits():
    texts = [path.read_bytes() for path in sorted(_ROOT.glob("dataprep/*/*.py"))[::11]]
    texts += [b"", b"\n", b"a" * 100_000, bytes(range(256)) * 50]
    whole = features_of(texts)
    alone = np.concatenate([features_of([text]) for text in texts])
    backwards = features_of(texts[::-1])[::-1]
    assert whole.tobytes() == alone.tobytes() == np.ascontiguousarray(backwards).tobytes()


@given(st.lists(_TEXTS, max_size=6), st.binary(max_size=3))
def test_features_when_texts_lie_in_one_buffer_then_those_of_each(texts, before):
    data = np.frombuffer(before + b"".join(texts) + b"rest", np.uint8)
    offsets = np.array([*itertools.accumulate(map(len, texts), initial=len(before))])
    assert features_of(texts).tobytes() == text_features(data, offsets).tobytes()


@given(_TEXTS.filter(lambda text: b"\r" not in text))
def test_features_when_lines_end_otherwise_or_a_mark_stands_before_then_the_same(text):
    plain = features_of([text.removeprefix(b"\xef\xbb\xbf")])
    assert plain.tobytes() == features_of([text.replace(b"\n", b"\r\n")]).tobytes() or not text
    assert plain.tobytes() == features_of([b"\xef\xbb\xbf" + text]).tobytes() or text[:1] == b"\xef"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (b"a\n\n\nb\n", "blank_runs", 1 / 3),
        (b"\t  x\n", "indent_max", 6),
        (b"a = 1; b == 2; c += 3; d=4\n", "sp_around_eq", 1 / 2),
        (b"f(a,b, c,\nd)\n", "sp_after_comma", 2 / 3),
        (b"    x  = 1\n", "double_space", 1 / 11),
        (b"__init__ $this\n", "sub_per_id", 1),
        (b"my_name yourName x\n", "sub_per_id", 5 / 3),
        (b"    }\n    }\n    }\nlong line\n", "dup_lines", 0),
        (b"same line\n  same line  \nother\n", "dup_lines", 2 / 3),
        (b"# the total of rows\ntotal = rows\n", "code_comment_overlap", 2 / 3),
        (b"// f();\ng();\n", "commented_code", 1 / 2),
        (b"a b a b a\n", "uniq_ratio", 2 / 5),
        (b"def f():\n    '''x'''\n", "doc_density", 2 / 3),
        (b"if a:\n  print(b)", "cut_tail", 0),
        (b"x = 10", "cut_tail", 1),
    ],
)
def test_feature_by_hand(text, name, expected):
    assert np.float32(expected) == np.float32(_of(text, name))


def test_packed_share_when_a_text_repeats_then_low_and_of_noise_high():
    noise = np.random.default_rng(1).integers(0, 256, 20_000, np.uint8).tobytes()
    assert _of(noise, "lz_ratio") > 0.95
    assert _of(b"for row in rows:\n    print(row)\n" * 500, "lz_ratio") < 0.01
    assert 0.2 < _of((_ROOT / "dataprep" / "ids.py").read_bytes(), "lz_ratio") < 0.6


@pytest.mark.parametrize(
    "text",
    [b"x" * (4 << 20), b"\n" * (4 << 20), b" " * (4 << 20), b"\t\n" * (2 << 20), b"(" * (4 << 20),
     b"a_" * (2 << 20), b"aB" * (2 << 20), b"=," * (2 << 20), b"\r" * (4 << 20)],
    ids=["line", "newlines", "spaces", "tabs", "brackets", "joints", "humps", "signs", "returns"],
)  # fmt: skip
def test_features_when_a_text_is_large_and_hostile_then_finite(text):
    row = features_of([text])[0]
    assert np.isfinite(row).all()
    assert np.float32(math.log1p(len(text))) == row[0]


def test_features_when_words_are_more_than_are_counted_then_the_first_ones_count():
    words = b" ".join(b"%x" % n for n in range(layout.MAX_WORDS))
    row = dict(zip(FEATURES, features_of([words + b" zz" * 500_000])[0].tolist(), strict=True))
    assert 1.0 == row["uniq_ratio"]
    assert np.float32(565_536) == np.float32(row["words_per_line"])
    lines = b"".join(b"line %x\n" % n for n in range(layout.MAX_WORDS))
    assert 1.0 == _of(lines + b"zz zz\n" * 100_000, "line_uniq")


def _colliding(n_slots: int) -> list[bytes]:
    """Return words of four letters whose first slot of so many is one and the same."""
    letters = np.array([*b"abcdefghijklmnopqrstuvwxyz0123456789"], np.uint64)
    keys, prime = np.full(1, layout.WORD_SEED, np.uint64), np.uint64(layout.WORD_PRIME)
    for _ in range(4):
        keys = ((keys[:, None] ^ letters) * prime).ravel()
    keys ^= keys >> np.uint64(32)
    slots = keys * np.uint64(layout.SLOT_PRIME) >> np.uint64(65 - n_slots.bit_length())
    places = np.unravel_index(np.flatnonzero(slots == 0), (len(letters),) * 4)
    return [word.tobytes() for word in letters[np.stack(places, 1)].astype(np.uint8)]


def test_features_when_words_collide_then_only_so_many_are_counted_as_slots_are_looked_at():
    words = _colliding(4096)[:400]
    assert 400 == len(words) > layout.MAX_PROBES
    text = b"\n".join(words)
    row = dict(zip(FEATURES, features_of([text.ljust(4096)])[0].tolist(), strict=True))
    assert (1.0, 1.0) == (row["uniq_ratio"], row["words_per_line"])
    assert np.float32(1 / layout.MAX_PROBES) == np.float32(row["top1_ratio"])


@pytest.mark.parametrize("offsets", [[-1, 2], [0, 5], [2, 1, 4], [0, 4, 3]])
def test_features_when_offsets_do_not_fit_then_refused(offsets):
    with pytest.raises(ValueError, match="offsets"):
        text_features(np.zeros(4, np.uint8), np.array(offsets))


def test_features_of_no_text_are_no_rows():
    assert (0, 95) == features_of([]).shape
    assert (0, 95) == text_features(np.zeros(0, np.uint8), np.zeros(0, np.int64)).shape
    assert len(set(FEATURES)) == len(FEATURES)


def test_columns_of_the_kernel_are_named_as_the_features():
    assert [k for k, name in enumerate(FEATURES) if getattr(layout, name.upper()) != k] == []
