"""A slow, plain reading of the definitions of near-duplicates, to compare with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_WORD = rb"[A-Za-z0-9_\x80-\xff]+"
_TOKENS = {"code": re.compile(_WORD + rb"|[!-/:-@\[-^`{-~]"), "words": re.compile(_WORD)}

Shingle = tuple[bytes, ...]


def tokens(text: bytes, kind: str = "code") -> list[bytes]:
    return _TOKENS[kind].findall(text)


def shingles(text: bytes, kind: str = "code", size: int = 5) -> set[Shingle]:
    found = tokens(text, kind)
    return {tuple(found[k : k + size]) for k in range(len(found) - size + 1)}


def jaccard(one: set[Shingle], other: set[Shingle]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def survivors(
    order: Sequence[int], similarity: Mapping[tuple[int, int], float], threshold: float
) -> dict[int, int]:
    """Return the keeper of each that goes."""
    kept: list[int] = []
    keepers: dict[int, int] = {}
    for x in order:
        match = [y for y in kept if similarity.get((min(x, y), max(x, y)), 0.0) >= threshold]
        if match:
            keepers[x] = match[0]
        else:
            kept.append(x)
    return keepers
