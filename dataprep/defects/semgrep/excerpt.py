"""Texts without the bodies of functions in which no rule can match.

A function is left as it is where it holds, with what it names outside of itself, all that a rule
demands; and where it sets what such a function, or a statement outside of functions, reads.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dataprep.defects.prefilter import RuleFilter
from dataprep.defects.semgrep.parts import Parts, Statement, parts_of
from dataprep.syntax.tree import grammar_of

_WORD = re.compile(rb"[A-Za-z_$][\w$]*")
_BOUND = re.compile(rb"([A-Za-z_$][\w$]*)\s*(?:=(?![=>])|:|,|;|\[|\}|$)", re.MULTILINE)
_IMPORTS = re.compile(rb"\s*(?:import|from|using|use|package|#\s*(?:include|define)|export)\b")
_LITERAL = re.compile(
    rb"([A-Za-z_$][\w$]*)\s*(?:\[[^\]\n]*\]\s*)?(?::[^=;\n]*)?:?=\s*"
    rb"(?:[-\"'`\d]|[LurbfRUBF]{1,2}[\"']|true|false|null|nil|None|True|False)"
)
_FOLLOWED = frozenset({"javascript", "tsx", "typescript"})
"""Languages in which values are followed from one function to another that stands in the same one."""
_LONGEST_BEFORE = 400
_NAMED_GLOBAL = re.compile(rb"\b(?:global|nonlocal)\s+([\w, ]+)")
_SET = re.compile(
    rb"(?:\+\+|--|(?<!&)&)\s*([A-Za-z_$][\w$]*)|(?<![\w$.>])(?:(?:this|self)\s*(?:\.|->)\s*)?"
    rb"([A-Za-z_$][\w$]*)(?:\s*(?:\.|->)\s*\w+|\s*\[[^\]\n]*\])*\s*"
    rb"(?:(?:[-+*/%&|^]|<<|>>>?|\*\*|\|\||&&|\?\?)?=(?![=>])|\+\+|--"
    rb"|\.\s*(?:push|unshift|add|append|set|put)\s*\()"
)
_EVERYTHING = re.compile(rb"^\s*(?:import|from|using|use)\b[^\n]*\*", re.MULTILINE)
_IN_ORDER = frozenset({"javascript", "kotlin", "php", "python", "ruby", "tsx", "typescript"})
"""Languages in which statements outside of functions are run one after the other."""
_ANYWHERE = ("self", "this", "None", "True", "False", "null", "true", "false", "undefined")
_BLANK = bytes(byte if byte in b"\r\n" else 0x20 for byte in range(256))
_PASS = b"pass"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one rule needs of a function, as numbers of demands.

    Attributes:
        demand: What a function has to hold so that the rule can match in it.
        around: What makes a function one that the rule looks at as well.
        is_sequence: Statements outside of functions and those in one may match together.
        is_flow: Values are followed from statement to statement.
    """

    demand: int
    around: int
    is_sequence: bool
    is_flow: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is left of a text.

    Attributes:
        data: Its bytes, each where it was.
        rules: The rules that can match in it.
    """

    data: bytes
    rules: frozenset[int]


def excerpt(
    text: bytes, slug: str, rules: Mapping[int, Asked], asker: RuleFilter
) -> Excerpt | None:
    """Return a text without what no rule looks at; None where it cannot be taken apart.

    Args:
        text: UTF-8.
        slug: Its language.
        rules: What each rule that can match in the text needs of a function.
        asker: Tells which demands are met.
    """
    parts = parts_of(text, slug)
    return None if parts is None else _Cut(text, slug, parts, rules, asker).made()


class _Cut:
    """A text that is being cut."""

    def __init__(
        self, text: bytes, slug: str, parts: Parts, rules: Mapping[int, Asked], asker: RuleFilter
    ) -> None:
        self._text, self._slug, self._rules, self._asker = text, slug, rules, asker
        self._bodies, self._statements = parts.bodies, parts.statements
        self._inner = [text[body.start : body.end] for body in parts.bodies]
        self._words = [
            frozenset() if body.is_void else frozenset(_WORD.findall(inner))
            for body, inner in zip(parts.bodies, self._inner, strict=True)
        ]
        self._outer = [b"\n".join(text[i:j] for i, j in s.spans) for s in parts.statements]
        self._mask = 0
        for asked in rules.values():
            self._mask |= asker.mask(asked.demand) | asker.mask(asked.around)
        self._of_inner = [
            self._mask & asker.bits(text[max(body.before, body.start - _LONGEST_BEFORE) : body.end])
            if not body.is_void
            else 0
            for body in parts.bodies
        ]
        self._of_outer = [asker.bits(outer) & self._mask for outer in self._outer]
        self._elsewhere = asker.elsewhere(asker.bits(text))
        self._given: list[frozenset[bytes]] = []
        self._sets = self._set_outside()
        self._known: dict[int, frozenset[int]] = {}

    def made(self) -> Excerpt:
        """Return what is left of the text."""
        told = self._told()
        every = self._of_everything()
        sequences = frozenset(rule for rule, asked in self._rules.items() if asked.is_sequence)
        kept: set[int] = set()
        found: set[int] = set()
        for number, inner in enumerate(self._of_inner):
            if self._bodies[number].is_void:
                continue
            bits = inner | self._of_outer[self._bodies[number].statement] | every
            bits |= _named(told, self._words[number], number)
            rules = self._met(bits)
            if sequences:
                rules |= self._met(bits | self._in_order()) & sequences
            if rules:
                kept.add(number)
                found |= rules
        outside = self._met_outside(told, every)
        found |= outside
        kept |= self._around(found)
        self._close(kept, self._sets, is_outside=bool(outside))
        if self._given and any(self._rules[rule].is_flow for rule in found):
            self._close(kept, self._given, is_outside=bool(outside))
        return Excerpt(self._without(kept), frozenset(found))

    def _told(self) -> list[tuple[frozenset[bytes], int, int]]:
        """Return names, what is demanded and stands where they are given or set, and the body."""
        told = [
            (self._names(statement, outer), bits, -1)
            for statement, outer, bits in zip(
                self._statements, self._outer, self._of_outer, strict=True
            )
            if bits
        ]
        told += [
            (names, self._of_inner[number], number)
            for number, names in enumerate(self._given or self._sets)
            if names and self._of_inner[number]
        ]
        return [one for one in told if one[0]]

    def _names(self, statement: Statement, outer: bytes) -> frozenset[bytes]:
        if statement.names is not None:
            return statement.names
        found = _WORD if _IMPORTS.match(outer) else _BOUND
        return frozenset(found.findall(outer)) - _keywords(self._slug)

    def _of_everything(self) -> int:
        """Return what stands in statements that give all names of another text."""
        bits = 0
        for outer, own in zip(self._outer, self._of_outer, strict=True):
            if own and b"*" in outer and _EVERYTHING.search(outer):
                bits |= own
        return bits

    def _in_order(self) -> int:
        bits = 0
        for statement, own in zip(self._statements, self._of_outer, strict=True):
            if statement.names is None:
                bits |= own
        return bits

    def _met_outside(
        self, told: list[tuple[frozenset[bytes], int, int]], every: int
    ) -> frozenset[int]:
        """Return the rules that can match in statements outside of functions."""
        found = self._met(every)
        if self._slug in _IN_ORDER:
            joined = (rule for rule, one in self._rules.items() if one.is_flow or one.is_sequence)
            found |= self._met(self._in_order() | every) & frozenset(joined)
        for outer, own in zip(self._outer, self._of_outer, strict=True):
            if own:
                found |= self._met(own | every | _named(told, frozenset(_WORD.findall(outer)), -2))
        return found

    def _met(self, bits: int) -> frozenset[int]:
        """Return the rules that can match where terms stand."""
        if bits not in self._known:
            is_met = self._asker.meeting(bits | self._elsewhere)
            met = (rule for rule, asked in self._rules.items() if is_met(asked.demand))
            self._known[bits] = frozenset(met)
        return self._known[bits]

    def _around(self, found: set[int]) -> set[int]:
        """Return the functions that rules look at beside those in which they can match."""
        asked = {self._rules[rule].around for rule in found}
        kept = set()
        for number, bits in enumerate(self._of_inner):
            is_met = self._asker.meeting(bits)
            if not self._bodies[number].is_void and any(map(is_met, asked)):
                kept.add(number)
        return kept

    def _set_outside(self) -> list[frozenset[bytes]]:
        """Return for each function the names from outside of it that it sets."""
        if self._slug == "python":
            return [_globals(inner) if b"al " in inner else frozenset() for inner in self._inner]
        declared: set[bytes] = set()
        literal: set[bytes] = set()
        for statement, outer in zip(self._statements, self._outer, strict=True):
            if statement.names is None:
                declared.update(_BOUND.findall(outer))
                literal.update(_LITERAL.findall(outer))
        declared -= _keywords(self._slug)
        found = []
        for body, inner, words in zip(self._bodies, self._inner, self._words, strict=True):
            names = frozenset() if declared.isdisjoint(words) else _assigned(inner) & declared
            if self._slug in _FOLLOWED:
                self._given.append(names if body.is_inline else frozenset())
            constant = names & literal
            if names - constant:
                constant |= names & frozenset(_LITERAL.findall(inner))
            found.append(constant)
        return found

    def _close(self, kept: set[int], sets: list[frozenset[bytes]], *, is_outside: bool) -> None:
        """Keep functions that set what is read where rules look."""
        read: set[bytes] = set()
        if is_outside:
            for statement, outer in zip(self._statements, self._outer, strict=True):
                if statement.names is None:
                    read.update(_WORD.findall(outer))
        pending = list(kept)
        rest = {number for number, names in enumerate(sets) if names} - kept
        while True:
            for number in pending:
                read |= self._words[number]
            pending = [number for number in rest if not sets[number].isdisjoint(read)]
            if not pending:
                return
            kept.update(pending)
            rest.difference_update(pending)

    def _without(self, kept: set[int]) -> bytes:
        pieces = []
        at = 0
        for number, body in enumerate(self._bodies):
            if number not in kept:
                pieces += [self._text[at : body.start], self._emptied(self._inner[number])]
                at = body.end
        return b"".join([*pieces, self._text[at:]])

    def _emptied(self, inner: bytes) -> bytes:
        if self._slug == "python":
            if len(inner) < len(_PASS):
                return inner
            return _PASS + inner[len(_PASS) :].translate(_BLANK)
        if inner.startswith(b"{") and inner.endswith(b"}") and len(inner) > 1:
            return b"{" + inner[1:-1].translate(_BLANK) + b"}"
        return inner.translate(_BLANK) if self._slug == "ruby" else inner


def _named(told: list[tuple[frozenset[bytes], int, int]], words: frozenset[bytes], own: int) -> int:
    """Return what stands where words are given or set, other than in a body itself."""
    bits = 0
    for names, gained, number in told:
        if gained & ~bits and number != own and not names.isdisjoint(words):
            bits |= gained
    return bits


def _assigned(inner: bytes) -> frozenset[bytes]:
    return frozenset(one or other for one, other in _SET.findall(inner))


def _globals(inner: bytes) -> frozenset[bytes]:
    return frozenset(
        name.strip() for found in _NAMED_GLOBAL.findall(inner) for name in found.split(b",")
    )


@functools.cache
def _keywords(slug: str) -> frozenset[bytes]:
    return frozenset(word.encode() for word in (*grammar_of(slug).keywords, *_ANYWHERE))
