"""Which functions can have something to report, by the words in them and in what they call."""

from __future__ import annotations

import bisect
import re

from dataprep.defects.flows import ir
from dataprep.defects.flows.catalogue import Catalogue

_WORD = re.compile(rb"[A-Za-z_$][\w$]*")
_CHECK, _PARAMETER, _SINK, _SOURCE = 1, 2, 4, 8
_MAX_CALLS = 3
"""Calls from a function to the words that make it worth interpreting."""
_MAX_SAME = 6
"""Functions of one name; more of them say nothing about which one is called."""
_MAX_AROUND = 40
"""Functions that start before a place and may still hold it."""


class Wanted:
    """Words that count in a text.

    Args:
        text: UTF-8.
        catalogue: What is known of the libraries.
    """

    def __init__(self, text: bytes, catalogue: Catalogue) -> None:
        there = catalogue.finder.find(text)
        self.checks = catalogue.check_words.active(there)
        self.parameters = catalogue.parameter_words.active(there)
        self.sinks = catalogue.sink_words.active(there)
        self.sources = catalogue.source_words.active(there)
        self._annotations = catalogue.annotations.keys()
        self.can_hold = (
            self.checks.are_in(text)
            or self.parameters.are_in(text)
            or (self.sinks.are_in(text) and self.sources.are_in(text))
        )

    def fills(self, function: ir.Function) -> bool:
        """Return whether a parameter of a function is said to come from outside."""
        notes = (note.name for each in function.parameters for note in each.annotations)
        return any(name in self._annotations for name in notes)

    def mask(self, text: bytes) -> int:
        """Return what stands in a part of the text."""
        return (
            _CHECK * self.checks.are_in(text)
            | _PARAMETER * self.parameters.are_in(text)
            | _SINK * self.sinks.are_in(text)
            | _SOURCE * self.sources.are_in(text)
        )


class Reach:
    """Functions of a text by what can be reached from them.

    Args:
        module: The text as read.
        text: UTF-8.
        wanted: Words that count in it.
    """

    def __init__(self, module: ir.Module, text: bytes, wanted: Wanted) -> None:
        self._functions = sorted(module.all_functions, key=lambda each: each.start)
        self._starts = [each.start for each in self._functions]
        self._names: dict[bytes, list[int]] = {}
        for number, each in enumerate(self._functions):
            self._names.setdefault(each.name.encode(), []).append(number)
            if each.is_constructor and each.owner is not None:
                self._names.setdefault(each.owner.name.encode(), []).append(number)
        self._calls: list[set[int]] = [set() for _ in self._functions]
        self._is_called: set[int] = set()
        self._link(text)
        self._own = [
            wanted.mask(text[each.start : each.end]) | _SOURCE * wanted.fills(each)
            for each in self._functions
        ]
        self._reached = self._spread()

    def _link(self, text: bytes) -> None:
        """Find which functions name which others."""
        for found in _WORD.finditer(text):
            others = self._names.get(found[0])
            if others is None or len(others) > _MAX_SAME:
                continue
            for number in self._around(found.start()):
                self._calls[number].update(others)
                self._is_called.update(other for other in others if other != number)

    def _around(self, position: int) -> list[int]:
        """Return the functions that a byte stands in."""
        at = bisect.bisect_right(self._starts, position) - 1
        last = max(-1, at - _MAX_AROUND)
        return [n for n in range(at, last, -1) if self._functions[n].end > position]

    def _spread(self) -> list[int]:
        """Return for each function what is in it or in what it calls."""
        masks = list(self._own)
        for _ in range(_MAX_CALLS):
            before = list(masks)
            for number, others in enumerate(self._calls):
                for other in others:
                    masks[number] |= before[other]
        return masks

    def wanted(self) -> set[int]:
        """Return where functions start that can have something to report, or be a source."""
        return {
            each.start for each, mask in zip(self._functions, self._reached, strict=True) if mask
        }

    def entries(self) -> list[ir.Function]:
        """Return the functions to interpret: not hidden ones that others call."""
        return [
            each
            for number, each in enumerate(self._functions)
            if not (each.is_hidden and number in self._is_called) and self._counts(number)
        ]

    def _counts(self, number: int) -> bool:
        own, reached = self._own[number], self._reached[number]
        if own & (_CHECK | _PARAMETER):
            return True
        if reached & _SINK and reached & _SOURCE:
            return True
        return any(
            self._functions[other].is_hidden and self._own[other] & (_CHECK | _PARAMETER)
            for other in self._calls[number]
        )
