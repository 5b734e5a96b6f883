"""The base-name parts of path rules, arranged so that one name meets few of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

NAME_KEYS = ("names", "suffixes", "camel_suffixes", "prefixes", "patterns", "patterns_as_written")
"""Lists of an entry that tell of base names."""

_Match = Callable[[str], re.Match[str] | None]
# A literal extension, or a choice of them, at the end of a pattern.
_ENDING = re.compile(r"\\\.(?:(?P<one>\w+)|\((?P<some>\w+(?:\|\w+)*)\))$")
_INNERMOST_GROUP = re.compile(r"\([^()]*\)")


def _endings(pattern: str) -> tuple[str, ...]:
    """Return in lower case the extensions that names of a pattern end with; none if any can be."""
    found = _ENDING.search(pattern)
    if found is None or r"\(" in pattern or r"\)" in pattern:
        return ()
    rest = pattern
    while (outer := _INNERMOST_GROUP.sub("", rest)) != rest:
        rest = outer
    if "|" in rest:  # the ending is that of one choice among several
        return ()
    return tuple("." + ending for ending in (found["one"] or found["some"]).lower().split("|"))


class _PatternIndex:
    """Patterns by the extension that they end with; those that end with none are always tried."""

    def __init__(self) -> None:
        self._always: list[tuple[_Match, int]] = []
        self._by_extension: dict[str, list[tuple[_Match, int]]] = defaultdict(list)

    def add(self, patterns: Iterable[str], index: int) -> None:
        together: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for pattern in patterns:
            together[_endings(pattern)].append(f"(?:{pattern})")
        for endings, some in together.items():
            entry = re.compile("|".join(some)).fullmatch, index
            for extension in endings:
                self._by_extension[extension].append(entry)
            if not endings:
                self._always.append(entry)

    def collect(self, name: str, extension: str, found: list[int]) -> None:
        """Add to `found` the entries of which a pattern matches the whole of `name`."""
        found += [index for matches, index in self._always if matches(name)]
        some = self._by_extension.get(extension)
        if some is not None:
            found += [index for matches, index in some if matches(name)]


class _SuffixIndex:
    """Suffixes by last extension: bare extensions answer at once, longer ones after one test."""

    def __init__(self) -> None:
        self._bare: dict[str, list[int]] = defaultdict(list)
        self._longer: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._gates: dict[str, tuple[str, ...]] = {}

    def add(self, suffix: str, index: int) -> None:
        extension = _last_extension(suffix.lower())
        if suffix == extension:
            self._bare[extension].append(index)
            return
        self._longer[extension].append((suffix, index))
        self._gates[extension] = (*self._gates.get(extension, ()), suffix)

    def collect(self, name: str, extension: str, found: list[int]) -> None:
        """Add to `found` the entries whose suffix ends `name`."""
        bare = self._bare.get(extension)
        if bare is not None:
            found += bare
        gate = self._gates.get(extension)
        if gate is not None and name.endswith(gate):
            found += [i for suffix, i in self._longer[extension] if name.endswith(suffix)]


class NameIndex:
    """The base-name parts of entries.

    Args:
        entries: For each entry its lists by `NAME_KEYS`; other keys are passed over.
    """

    def __init__(self, entries: Sequence[Mapping[str, tuple[str, ...]]]) -> None:
        self._names: dict[str, list[int]] = defaultdict(list)
        self._lower = _SuffixIndex()
        self._camel = _SuffixIndex()
        self._prefixes: list[tuple[tuple[str, ...], tuple[str, ...], int]] = []
        self._patterns = _PatternIndex()
        self._patterns_as_written = _PatternIndex()
        for index, lists in enumerate(entries):
            self._add(index, lists)

    def _add(self, index: int, lists: Mapping[str, tuple[str, ...]]) -> None:
        for name in lists["names"]:
            self._names[name].append(index)
        if lists["prefixes"]:
            self._prefixes.append((lists["prefixes"], lists["suffixes"], index))
        else:
            for suffix in lists["suffixes"]:
                self._lower.add(suffix, index)
        for suffix in lists["camel_suffixes"]:
            self._camel.add(suffix, index)
        self._patterns.add(lists["patterns"], index)
        self._patterns_as_written.add(lists["patterns_as_written"], index)

    def find(self, name: str) -> tuple[int, ...]:
        """Return the indices of the entries whose name part matches, sorted."""
        lower = name.lower()
        extension = _last_extension(lower)
        found = list(self._names.get(lower, ()))
        self._lower.collect(lower, extension, found)
        if lower != name:
            self._camel.collect(name, extension, found)
        for prefixes, suffixes, index in self._prefixes:
            if lower.startswith(prefixes) and (not suffixes or lower.endswith(suffixes)):
                found.append(index)
        self._patterns.collect(lower, extension, found)
        self._patterns_as_written.collect(name, extension, found)
        return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)


def _last_extension(lower: str) -> str:
    dot = lower.rfind(".")
    return lower[dot:] if dot >= 0 else ""
