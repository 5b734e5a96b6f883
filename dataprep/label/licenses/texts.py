"""Full license texts, matched by hashed sequences of words, robust to edits.

The index (``rules/licenses/texts.npz``, built by ``benchmarks/build_license_index.py``) maps the
hash of every three words to the texts that hold them; long texts keep a fixed sample of theirs, by
hash, so that shares can still be estimated. A text is named by how much of the license stands in
it and how much of it the license explains; near twins are told apart by deciding phrases.
"""

from __future__ import annotations

import functools
import itertools
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dataprep.label.licenses.expressions import combine
from dataprep.label.licenses.rules import header_rules
from dataprep.label.licenses.twins import decided_text
from dataprep.resources import rules_dir

_SHINGLE = 3
_MAX_WORDS = 40_000
_MIN_CONTAINMENT = 0.45
_MIN_SHORT_CONTAINMENT = 0.6
_SHORT_TEXT = 60  # shingles; below it chance matches are likely
_MIN_SHINGLES = 12
_MAX_TEXTS = 32
_FURTHER_MARGIN = 0.15
_COMMON_FACTOR = 1.05
_WHOLE = 0.995
_DENSITY = 0.4  # share of a stretch's shingles that a text must hold; others share a tenth
_ONE_COPY = 1.3  # lengths of a text over which a stretch holds it more than once
_COPY_WINDOW = 1.02
_COPY_SLACK = 20  # words
_LONE_OR_WORDS = 6
_CHOICE_WORDS = 200  # before the first text

Hashes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A license text found in a text.

    Attributes:
        expression: SPDX expression.
        confidence: 0-1.
        score: Share of the license's word sequences that stand there, 0-1; the least of several.
        rule_id: The text that matched.
        first_word: Number of the first matched word.
        last_word: Number of the last.
    """

    expression: str
    confidence: float
    score: float
    rule_id: str
    first_word: int
    last_word: int


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The shingles of the known texts.

    Attributes:
        names: SPDX ids, one per text; an id may have several texts.
        sizes: Number of different shingles per text.
        lengths: Number of all its shingles, repeated ones included, per text.
        scales: One of how many shingles the index keeps, per text.
        keys: All kept hashes, sorted.
        which: For each key the number of its set of texts.
        starts: First member of each set.
        members: Numbers of texts, set after set.
        set_weights: Weight of the shingles of each set; rare ones tell more.
        text_weights: Sum of the weights of each text's kept shingles.
        priors: Factor per text; the licenses in wide use come first among near twins.
    """

    names: list[str]
    sizes: npt.NDArray[np.float64]
    lengths: npt.NDArray[np.float64]
    scales: npt.NDArray[np.float64]
    keys: Hashes
    which: npt.NDArray[np.uint16]
    starts: Numbers
    members: npt.NDArray[np.uint16]
    set_weights: npt.NDArray[np.float64]
    text_weights: npt.NDArray[np.float64]
    priors: npt.NDArray[np.float64]


def shingle_hashes(tokens: list[str]) -> Hashes:
    """Return the hash of every three words in a row, in order.

    Args:
        tokens: Words in normal form; fewer than three give an empty array.
    """
    if len(tokens) < _SHINGLE:
        return np.empty(0, dtype=np.uint32)
    encoded = " ".join(tokens).encode("utf-8", "replace").split(b" ")
    codes = np.array(list(map(zlib.crc32, encoded)), dtype=np.uint64)
    mixed = codes[:-2] * np.uint64(0x9E3779B97F4A7C15)
    mixed += codes[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed += codes[2:] * np.uint64(0x165667B19E3779F9)
    mixed ^= mixed >> np.uint64(29)
    return ((mixed * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(32)).astype(np.uint32)


@functools.cache
def text_index() -> TextIndex:
    """Return the shipped index, read once."""
    with np.load(rules_dir() / "licenses" / "texts.npz") as data:
        names = [str(name) for name in data["names"].tolist()]
        starts = data["starts"].astype(np.int64)
        members, which = data["members"], data["which"]
        keys = np.cumsum(data["gaps"], dtype=np.uint32)
        sizes, scales = data["sizes"].astype(np.float64), data["scales"].astype(np.float64)
        lengths = data["lengths"].astype(np.float64)
    set_sizes = np.diff(starts)
    set_weights = np.log2(1.0 + len(names) / set_sizes)
    keys_per_set = np.bincount(which, minlength=len(set_sizes))
    sums = np.bincount(
        members, np.repeat(set_weights * keys_per_set, set_sizes), minlength=len(names)
    )
    text_weights = sums.astype(np.float64)
    common = common_ids()
    priors = np.array([_COMMON_FACTOR if name in common else 1.0 for name in names])
    return TextIndex(
        names,
        sizes,
        lengths,
        scales,
        keys,
        which,
        starts,
        members,
        set_weights,
        text_weights,
        priors,
    )


@functools.cache
def common_ids() -> frozenset[str]:
    """Return the ids of the licenses in wide use (``rules/licenses/common.yaml``)."""
    import yaml

    path = rules_dir() / "licenses" / "common.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return frozenset(data["common"])


def match_text(tokens: list[str]) -> TextMatch | None:
    """Return the license texts that stand in a text, or null when there is none.

    Several texts one after the other hold together (AND).

    Args:
        tokens: Words in normal form; at most the first 40,000 are compared.
    """
    hashes = shingle_hashes(tokens[:_MAX_WORDS])
    if len(hashes) < _MIN_SHINGLES:
        return None
    index = text_index()
    places = np.minimum(np.searchsorted(index.keys, hashes), len(index.keys) - 1)
    known = np.flatnonzero(index.keys[places] == hashes)
    keys = places[known]
    picks: list[_Pick] = []
    while len(picks) < _MAX_TEXTS and (pick := _best(index, known, keys, bool(picks))):
        picks.append(pick)
        outside = (known < pick.first) | (known > pick.last)
        known, keys = known[outside], keys[outside]
    if not picks:
        return None
    return _named(tokens, picks)


@dataclass(frozen=True, slots=True)
class _Pick:
    """A text of the index that stands between two shingles."""

    name: str
    containment: float
    first: int
    last: int


def _best(index: TextIndex, known: Numbers, keys: Numbers, is_further: bool) -> _Pick | None:
    """Return the text that explains most of what is left, or null when none is contained."""
    if len(known) < _MIN_SHINGLES:
        return None
    unique_sets, counts = np.unique(
        index.which[np.unique(keys)].astype(np.int64), return_counts=True
    )
    weights = counts * index.set_weights[unique_sets]
    lengths = index.starts[unique_sets + 1] - index.starts[unique_sets]
    flat = _members(index, unique_sets, lengths)
    size = len(index.names)
    hit_weights = np.bincount(flat, np.repeat(weights, lengths), minlength=size)
    hit_counts = np.bincount(flat, np.repeat(counts, lengths), minlength=size)
    containment = hit_weights / index.text_weights
    matched = hit_counts * index.scales
    # NOTE: a text that stands there whole is taken as it is, however rare the license.
    priors = np.where(containment >= _WHOLE, _COMMON_FACTOR, index.priors)
    score = containment * np.sqrt(matched) * priors
    floor = np.where(index.sizes < _SHORT_TEXT, _MIN_SHORT_CONTAINMENT, _MIN_CONTAINMENT)
    if is_further:
        floor = floor + _FURTHER_MARGIN
    score[(containment < floor) | (matched < _MIN_SHINGLES)] = 0.0
    best = int(np.argmax(score))
    if score[best] <= 0.0:
        return None
    first, last = _extent(index, known, index.which[keys], best)
    return _Pick(index.names[best], min(1.0, float(containment[best])), first, last)


def _members(index: TextIndex, sets: Numbers, lengths: Numbers) -> Numbers:
    offsets = np.repeat(
        index.starts[sets] - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths
    )
    found: Numbers = index.members[offsets + np.arange(int(lengths.sum()))].astype(np.int64)
    return found


def _extent(
    index: TextIndex, known: Numbers, sets: npt.NDArray[np.uint16], text: int
) -> tuple[int, int]:
    """Return first and last word of the stretch where the shingles of a text stand densely.

    The stretch is the one with the largest sum of found shingles less `_DENSITY` for each word.
    """
    holding = np.zeros(len(index.starts) - 1, dtype=bool)
    owner = np.repeat(np.arange(len(index.starts) - 1), np.diff(index.starts))
    holding[owner[index.members == text]] = True
    mine = known[holding[sets]]
    gains = np.arange(len(mine)) * index.scales[text]
    balance = gains - _DENSITY * mine
    lowest = np.minimum.accumulate(balance)
    end = int(np.argmax(balance - lowest))
    start = int(np.flatnonzero(balance[: end + 1] == lowest[end])[0])
    if mine[end] - mine[start] > _ONE_COPY * index.lengths[text] + _COPY_SLACK:
        start, end = _densest(mine[start : end + 1], float(index.lengths[text])) + start
    return int(mine[start]), int(mine[end]) + _SHINGLE - 1


def _densest(places: Numbers, size: float) -> Numbers:
    """Return the numbers of the first and last place of the stretch as long as a text that holds most.

    NOTE: a text that stands twice would else swallow what stands between.
    """
    ends = np.searchsorted(places, places + int(_COPY_WINDOW * size) + _COPY_SLACK, side="right")
    start = int(np.argmax(ends - np.arange(len(places))))
    return np.array([start, ends[start] - 1], dtype=np.int64)


def _named(tokens: list[str], picks: list[_Pick]) -> TextMatch | None:
    picks = sorted(picks, key=lambda pick: pick.first)
    # NOTE: the clause that decides may stand beside what was matched, but not in the next text.
    befores = [-1, *(pick.last for pick in picks[:-1])]
    afters = [*(pick.first for pick in picks[1:]), len(tokens)]
    names = [
        decided_text(
            pick.name, tokens[max(before + 1, pick.first - 40) : min(after, pick.last + 80)]
        )
        for pick, before, after in zip(picks, befores, afters, strict=True)
    ]
    is_choice = len(set(names)) > 1 and _is_choice(tokens, picks)
    expression = combine(_without_included(names), "OR" if is_choice else "AND")
    if expression is None:
        return None
    score = min(pick.containment for pick in picks)
    return TextMatch(
        expression=expression,
        confidence=round(min(0.99, 0.55 + 0.45 * score), 4),
        score=round(score, 4),
        rule_id=f"{picks[0].name.lower()}-text",
        first_word=picks[0].first,
        last_word=max(pick.last for pick in picks),
    )


def _is_choice(tokens: list[str], picks: list[_Pick]) -> bool:
    """Tell whether the words before the first text offer a choice, or a lone "or" parts the texts."""
    for before, after in itertools.pairwise(picks):
        between = tokens[before.last : after.first]  # "the software or" stands in some texts, too
        if "or" in between and len(between) <= _LONE_OR_WORDS:
            return True
    front = " ".join(tokens[max(0, picks[0].first - _CHOICE_WORDS) : picks[0].first])
    return any(choice in front for choice in header_rules().choices)


def _without_included(names: list[str]) -> list[str]:
    # NOTE: the Lesser GPL 3 is the GPL 3 with additional permissions and comes with its text.
    if any(name.startswith("LGPL-3.0") for name in names):
        return [name for name in names if not name.startswith("GPL-3.0")]
    return names
