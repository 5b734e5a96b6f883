"""A small content model: the language of a text from its tokens, without a name.

Tokens, and hashed pairs and triples of neighbouring tokens in which words that are no keyword
anywhere count as their kind, are looked up in an embedding of int8 rows; their weighted sum goes
through one hidden layer to a softmax over the languages. The weights are data
(`rules/languages/model.npz`), rebuilt by `benchmarks/train_language_model.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dataprep.resources import rules_dir

HEAD_BYTES = 2_048
"""Bytes read at the start of a text."""
MIDDLE_BYTES = 1_024
"""Bytes read in the middle of a longer text."""
HASH_BITS = 14
"""Pairs, and likewise triples, are hashed into 2 to the power of this many rows."""
REJECT_BELOW = 0.1
"""Least probability at which an answer among all languages is given."""

_PRIOR = 1.0
"""Logits added to the language that an extension most often means."""
_TOKEN = re.compile(
    rb"[A-Za-z_][A-Za-z0-9_]{0,30}|\n[ \t]*|[^\sA-Za-z0-9_\x80-\xff]{1,3}|[0-9]+|[\x80-\xff]+"
)
_Floats = npt.NDArray[np.float32]
_Ids = npt.NDArray[np.int64]


class Vocabulary(dict[bytes, int]):
    """Row of each known token; a token that is not known gets the row of its kind (0 to 7)."""

    def __missing__(self, token: bytes) -> int:
        return kind(token)


def kind(token: bytes) -> int:
    """Return what a token is, whatever it says: other script, line start, number, sign, word."""
    first = token[0]
    if first >= 128:
        return 0
    if first == 10:
        return 1
    if 48 <= first <= 57:
        return 2
    if not (first == 95 or token[:1].isalpha()):
        return 3
    if b"_" in token:
        return 4
    if token.isupper():
        return 5
    return 6 if token[:1].isupper() else 7


N_KINDS = 8
"""Rows that stand for kinds of unknown tokens."""


def sample(text: bytes) -> bytes:
    """Return the part of a text that the model reads: its head and a piece of its middle."""
    if len(text) <= HEAD_BYTES + MIDDLE_BYTES:
        return text
    middle = max(HEAD_BYTES, len(text) // 2)
    return text[:HEAD_BYTES] + b"\n" + text[middle : middle + MIDDLE_BYTES]


def tokens(text: bytes) -> list[bytes]:
    """Return the tokens of a text; the first line starts like every other."""
    return _TOKEN.findall(b"\n" + text)


def features(words: Sequence[bytes], vocabulary: Vocabulary, coarse: _Ids) -> tuple[_Ids, _Floats]:
    """Return the embedding rows of a text's tokens, pairs and triples, with weights of unit length.

    Args:
        words: Tokens in order.
        vocabulary: Row of each token.
        coarse: For each row the row that stands for it in pairs and triples.

    Returns:
        Distinct rows in ascending order, and for each 1 + log(count), scaled to unit length.
    """
    known = {word: vocabulary[word] for word in set(words)}
    rows = np.fromiter(map(known.__getitem__, words), np.int64, len(words))
    base, size = len(coarse), 1 << HASH_BITS
    plain = coarse[rows]
    pairs = (plain[:-1] * 0x9E3779B1 + plain[1:] * 0x85EBCA6B) & 0xFFFFFFFF
    triples = (pairs[:-1] * 0x27D4EB2F + plain[2:] * 0xC2B2AE35) & 0xFFFFFFFF
    shift = 32 - HASH_BITS
    ids, counts = np.unique(
        np.concatenate([rows, base + (pairs >> shift), base + size + (triples >> shift)]),
        return_counts=True,
    )
    weights = (1.0 + np.log(counts)).astype(np.float32)
    return ids, weights / np.float32(np.sqrt(np.dot(weights, weights)) or 1.0)


@dataclass(frozen=True, slots=True)
class ModelGuess:
    """What the model says about one text.

    Args:
        language: The answer, or None if the model knows too few of the candidates or is unsure.
        probability: Of the answer, among the candidates.
    """

    language: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class _Model:
    vocabulary: Vocabulary
    coarse: _Ids
    embedding: npt.NDArray[np.int8]
    scale: _Floats
    hidden_bias: _Floats
    output: _Floats
    output_bias: _Floats
    languages: tuple[str, ...]
    column: dict[str, int]

    def logits(self, text: bytes) -> _Floats:
        # NOTE: text by text; in a product of matrices a row's last bits depend on the other rows.
        ids, weights = features(tokens(sample(text)), self.vocabulary, self.coarse)
        hidden = weights @ self.embedding[ids].astype(np.float32)
        hidden = np.maximum(hidden * self.scale + self.hidden_bias, 0.0)
        return np.asarray(hidden @ self.output + self.output_bias, np.float32)


@functools.cache
def _model() -> _Model:
    with np.load(rules_dir() / "languages" / "model.npz") as stored:
        words = stored["vocabulary"].tobytes().split(b"\x00")
        languages = tuple(stored["languages"].tobytes().decode().split("\n"))
        return _Model(
            Vocabulary(zip(words, range(N_KINDS, N_KINDS + len(words)), strict=True)),
            stored["coarse"].astype(np.int64),
            stored["embedding"],
            stored["scale"].astype(np.float32),
            stored["hidden_bias"].astype(np.float32),
            stored["output"].astype(np.float32),
            stored["output_bias"].astype(np.float32),
            languages,
            {language: at for at, language in enumerate(languages)},
        )


def model_languages() -> tuple[str, ...]:
    """Return the languages that the model can tell apart."""
    return _model().languages


def _choice(
    model: _Model, logits: _Floats, candidates: tuple[str, ...], prior: str | None
) -> ModelGuess:
    """Return the likeliest candidate; among all languages only if it is likely enough."""
    known = [model.column[name] for name in candidates if name in model.column]
    if candidates and len(known) < 2:
        return ModelGuess(None, 0.0)
    if candidates:
        logits = logits[known]
        if prior in model.column and model.column[prior] in known:
            logits = logits.copy()
            logits[known.index(model.column[prior])] += _PRIOR
    shares = np.exp(logits - logits.max())
    best = int(shares.argmax())
    probability = float(shares[best] / shares.sum())
    if not candidates and probability < REJECT_BELOW:
        return ModelGuess(None, probability)
    return ModelGuess(model.languages[known[best] if candidates else best], probability)


def classify(
    texts: Sequence[bytes], claims: Sequence[tuple[tuple[str, ...], str | None]]
) -> list[ModelGuess]:
    """Return what the model says about each text.

    Args:
        texts: UTF-8.
        claims: For each text the languages to choose from (none: all of them), and the one that
            is likeliest beforehand.
    """
    model = _model()
    return [
        _choice(model, model.logits(text), candidates, prior)
        for text, (candidates, prior) in zip(texts, claims, strict=True)
    ]
