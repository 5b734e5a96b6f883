"""Specifications of a language by the names of what is called, for the interpreter."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TypeVar

from dataprep.defects.flows.specs import (
    Check,
    FlowRule,
    Folders,
    Guard,
    Propagators,
    Property,
    Sanitizers,
    Sink,
    Source,
    Sources,
    read_rules,
    read_shared,
    shipped,
)
from dataprep.defects.flows.words import Finder, Style, Words, words_of

_T = TypeVar("_T")
_BY_SIMPLE_TYPE = frozenset({"java", "csharp", "kotlin"})
"""Languages in which the type of what is called need not be written down."""
_SCRIPTS = frozenset({"javascript", "typescript", "tsx"})
"""Languages in which names begin with a module or with a type that the frontend gives."""


class Catalogue:
    """What is known of a language.

    Args:
        language: Slug.
        folders: Folders of rules, the shipped one first.

    Attributes:
        rules: Its rules.
        names: Last parts of all names below: a call by another one needs no look-up.
        types: Types of which something is known.
    """

    def __init__(self, language: str, folders: Folders) -> None:
        shared, propagators, cleaners = read_shared(language, folders)
        self.language = language
        self._take_sources(shared)
        self._take_propagators(propagators)
        self._take_sanitizers(cleaners)
        self._take_rules(read_rules(language, folders))
        tables: tuple[Iterable[str], ...] = (
            self.source_calls, self.source_fills, self.sanitizers, self.guards, self.sinks,
            self.checks, self.properties, self.returns, self.fills, self.plain_calls, self.holders,
        )  # fmt: skip
        self.names = frozenset(_last(name) for table in tables for name in table)
        owners = {name.rpartition(".")[0] for table in tables for name in table}
        self.types = owners.union(self.returns.values(), self.supertypes)

    def _take_sources(self, shared: Sources) -> None:
        self.sources = shared.sources
        self.receivers = shared.receivers
        self.carried = next(
            (each for each in shared.sources if each.label == "request"), Source(label="request")
        )
        self.carriers = frozenset(shared.carriers)
        self.entry_types = shared.entry_types
        self.source_calls: dict[str, Source] = _by_name((s, s.calls) for s in shared.sources)
        self.source_values: dict[str, Source] = _by_name((s, s.values) for s in shared.sources)
        self.source_fills: dict[str, Source] = _by_name((s, s.fills) for s in shared.sources)
        self.source_types: dict[str, Source] = _by_name((s, s.types) for s in shared.sources)
        self.parameters: dict[str, Source] = _by_name((s, s.parameters) for s in shared.sources)
        self.annotations: dict[str, Source] = _by_name((s, s.annotations) for s in shared.sources)
        self.decorators: dict[str, Source] = _by_name((s, s.decorators) for s in shared.sources)

    def _take_propagators(self, propagators: Propagators) -> None:
        self.kinds_of_types: dict[str, str] = {
            **dict.fromkeys(propagators.lists, "list"),
            **dict.fromkeys(propagators.maps, "map"),
            **dict.fromkeys(propagators.texts, "text"),
        }
        self.plain = frozenset(propagators.plain)
        self.pure = frozenset(propagators.pure)
        self.plain_calls = frozenset(propagators.plain_calls)
        self.plain_types = frozenset(propagators.plain_types)
        self.quiet = frozenset(propagators.sinks_of_taint)
        self.properties: dict[str, Property] = _by_name(
            (each, each.calls) for each in propagators.properties
        )
        owners = {name.rpartition(".")[0] for name in self.properties}
        self.holders = frozenset((*propagators.holders, *owners))
        self.ends = frozenset(propagators.ends)
        self.returns = propagators.returns
        self.supertypes = propagators.supertypes
        self.fills = propagators.fills

    def _take_sanitizers(self, cleaners: Sanitizers) -> None:
        self.sanitizers: dict[str, frozenset[str]] = {}
        for each in cleaners.sanitizers:
            for name in each.calls:
                self.sanitizers[name] = self.sanitizers.get(name, frozenset()) | set(each.kinds)
        self.guards: dict[str, list[Guard]] = _all_by_name((g, g.calls) for g in cleaners.guards)

    def _take_rules(self, rules: tuple[FlowRule, ...]) -> None:
        self.rules = rules
        pairs = [(rule, sink) for rule in self.rules for sink in rule.spec.sinks]
        self.sinks: dict[str, list[tuple[FlowRule, Sink]]] = _all_by_name(
            (pair, pair[1].calls) for pair in pairs
        )
        self.stores: dict[str, list[tuple[FlowRule, Sink]]] = _all_by_name(
            (pair, pair[1].stores) for pair in pairs
        )
        self.results: dict[str, list[tuple[FlowRule, Sink]]] = _all_by_name(
            (pair, pair[1].returns) for pair in pairs
        )
        self.checks: dict[str, list[tuple[FlowRule, Check]]] = _all_by_name(
            ((rule, check), check.calls) for rule in self.rules for check in rule.spec.checks
        )
        self.takes_parameters = any(rule.spec.takes_parameters for rule in self.rules)

    @functools.cached_property
    def sink_words(self) -> Words:
        """Words of sinks of values from known sources."""
        return self._words({*self.sinks, *self.stores}, self.results)

    @functools.cached_property
    def parameter_words(self) -> Words:
        """Words of sinks of parameters."""
        rules = [rule for rule in self.rules if rule.spec.takes_parameters]
        return self._words({name for r in rules for s in r.spec.sinks for name in s.calls})

    @functools.cached_property
    def check_words(self) -> Words:
        """Words of calls that are checked."""
        return self._words(set(self.checks))

    @functools.cached_property
    def source_words(self) -> Words:
        """Words of sources."""
        names = {
            name
            for each in self.sources
            if not each.literals
            for name in (*each.calls, *self._held(each), *each.fills)
        }
        plain = [
            word
            for each in self.sources
            for word in (*each.literals, *each.annotations, *each.types)
        ]
        return self._words(names, plain)

    def _held(self, source: Source) -> Iterable[str]:
        """Return the names of fields that hold a source, as its words tell them from calls."""
        if self.language != "php":
            return source.values
        return [f"{name}[]" if "." in name else name for name in source.values]

    def _words(self, names: set[str], plain: Iterable[str] = ()) -> Words:
        style: Style = "type" if self.language in _BY_SIMPLE_TYPE else "module"
        if self.language == "csharp":
            style = "member"
        if self.language in _SCRIPTS:
            style = "script"
        elif self.language in {"go", "php"}:
            style = "path" if self.language == "go" else "variable"
        return words_of(names, self._owners, style, plain)

    @functools.cached_property
    def finder(self) -> Finder:
        """Finds all of these words."""
        return Finder((self.sink_words, self.parameter_words, self.check_words, self.source_words))

    @functools.cached_property
    def _owners(self) -> dict[str, frozenset[str]]:
        """For each type words that say that a value of it may be there."""
        found: dict[str, set[str]] = {}
        for name, kind in self.returns.items():
            found.setdefault(kind, {kind}).add(_last(name))
        for kind, ups in self.supertypes.items():
            for up in ups:
                found.setdefault(up, {up}).update(found.get(kind, {kind}))
        return {kind: frozenset(words) for kind, words in found.items()}


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]


def _by_name(pairs: Iterable[tuple[_T, Iterable[str]]]) -> dict[str, _T]:
    return {name: each for each, names in pairs for name in names}


def _all_by_name(pairs: Iterable[tuple[_T, Iterable[str]]]) -> dict[str, list[_T]]:
    found: dict[str, list[_T]] = {}
    for each, names in pairs:
        for name in names:
            found.setdefault(name, []).append(each)
    return found


@functools.lru_cache(maxsize=64)
def catalogue_of(language: str, folders: Folders | None = None) -> Catalogue:
    """Return what is known of a language, read once a process.

    Args:
        language: Slug.
        folders: Folders of rules, the shipped one first; None for that alone.
    """
    return Catalogue(language, folders or shipped())
