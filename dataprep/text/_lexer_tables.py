"""The tables that the lexer kernel reads, and the builder that grows them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dataprep.text import _lexer_layout as layout

_CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MODE_REFERENCES = (layout.R_PUSH1, layout.R_PUSH2)


@functools.cache
def byte_set(members: str) -> bytes:
    """Return a table of 256 ones and zeros for the content of a regular expression's [...]."""
    matches = re.compile(b"[" + members.encode("latin-1") + b"]").match
    return bytes(matches(bytes([b])) is not None for b in range(256))


@functools.cache
def _folded(members: frozenset[int]) -> bytes:
    """Return a table of 256 ones and zeros for bytes and their upper case; -1 stands for all."""
    return bytes(not members.isdisjoint((-1, b, b | 32)) for b in range(256))


@dataclass(frozen=True)
class Tables:
    """What the kernel interprets.

    Args:
        mem: Modes, then rules, then chains of rules that end with -1, each behind its header;
            references are places in it.
        lit: The closing delimiter of each byte, then literals and byte sets.
    """

    mem: NDArray[np.int32]
    lit: NDArray[np.uint8]


@dataclass
class TableBuilder:
    """Collects modes, rules, literals and byte sets of all languages in use."""

    modes: list[list[int]] = field(default_factory=list)
    chains: list[dict[int, list[int]]] = field(default_factory=list)
    rules: list[list[int]] = field(default_factory=list)
    lit: bytearray = field(default_factory=lambda: bytearray(range(256)))
    literals: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for opener, closer in _CLOSERS.items():
            self.lit[ord(opener)] = ord(closer)

    def literal(self, text: bytes) -> int:
        """Return where a literal or byte set lies."""
        if text not in self.literals:
            self.literals[text] = len(self.lit)
            self.lit += text
        return self.literals[text]

    def mode(self, cls: int, word: int) -> int:
        """Return the number of a new mode without rules, whose words are of a byte set."""
        self.modes.append([cls, 0, word, -1])
        self.chains.append({})
        return len(self.modes) - 1

    def set_delimited(self, mode: int, suffix: int) -> None:
        """Let a mode end with the delimiter that its opener chose, and a run of suffix bytes."""
        self.modes[mode][1], self.modes[mode][3] = 1, suffix

    def rule(self, mode: int, triggers: Iterable[int], row: list[int]) -> None:
        """Add a rule to a mode for the bytes that can start it."""
        row[layout.R_SECOND] = self.lit[row[layout.R_LIT] + 1] if row[layout.R_LEN] > 1 else -1
        self.rules.append(row)
        for b in set(triggers):
            self.chains[mode].setdefault(b, []).append(len(self.rules) - 1)

    def tables(self) -> Tables:
        """Return the tables: longer openers before shorter ones, then as declared."""
        rules_at = len(self.modes) * layout.MODE_SIZE
        modes = np.zeros((len(self.modes), layout.MODE_SIZE), np.int32)
        rules = np.array(self.rules, np.int32).reshape(-1, layout.N_FIELDS)
        for column in _MODE_REFERENCES:
            rules[:, column] *= np.where(rules[:, column] > 0, layout.MODE_SIZE, 1)
        returns = (rules[:, layout.R_FLAGS] & layout.TO_MODE) != 0
        rules[returns, layout.R_POP] *= layout.MODE_SIZE
        chain: list[int] = []
        for mode, chains in enumerate(self.chains):
            modes[mode, 256:] = self.modes[mode]
            for b, numbers in chains.items():
                ranked = sorted(numbers, key=self._rank)
                bare = [n for n in ranked if not self.rules[n][layout.R_PRE_LEN]]
                places = [rules_at + n * layout.N_FIELDS for n in ranked] + [-1]
                at = rules_at + rules.size + len(chain) + layout.C_HEADER
                header = [0] * layout.C_HEADER
                header[layout.C_SECONDS] = self._seconds(ranked)
                header[layout.C_BARE] = at + len(places) if len(bare) < len(ranked) else at
                modes[mode, b] = at
                chain += header + places
                if len(bare) < len(ranked):
                    chain += [rules_at + n * layout.N_FIELDS for n in bare] + [-1]
        mem = np.concatenate([modes.ravel(), rules.ravel(), np.array(chain, np.int32)])
        return Tables(mem, np.frombuffer(bytes(self.lit), np.uint8))

    def _seconds(self, numbers: list[int]) -> int:
        """Return the set of bytes that can follow the first byte of one of the rules."""
        return self.literal(_folded(frozenset(self.rules[n][layout.R_SECOND] for n in numbers)))

    def _rank(self, number: int) -> int:
        row = self.rules[number]
        return -row[layout.R_LEN] - row[layout.R_PRE_LEN]
