"""Path rules as data: entries of `rules/roles/*.yaml` and a matcher that reads each directory once."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from dataprep.errors import RuleError
from dataprep.label._name_index import NAME_KEYS, NameIndex
from dataprep.resources import rules_dir

_PLACE_KEYS = ("directories", "top_directories", "parents")
_TEXT_KEYS = ("id", "source", "role", "content", "needs_parent_suffix")
_LIST_KEYS = (*NAME_KEYS, *_PLACE_KEYS, "not_under")
_KNOWN = {*_TEXT_KEYS, *_LIST_KEYS, "examples", "below_root"}


@dataclass(frozen=True, slots=True)
class PathEntry:
    """One path rule; the meaning of its fields is told at the head of `rules/roles/roles.yaml`."""

    id: str
    source: str
    role: str | None
    lists: Mapping[str, tuple[str, ...]]
    content: tuple[str, ...]
    needs_parent_suffix: str
    is_below_root: bool
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    @property
    def has_name(self) -> bool:
        """Tell whether the rule looks at the base name."""
        return any(self.lists[key] for key in NAME_KEYS)

    @property
    def has_place(self) -> bool:
        """Tell whether the rule looks at the directories."""
        return any(self.lists[key] for key in _PLACE_KEYS) or bool(self.needs_parent_suffix)


def _entry(raw: Mapping[str, object], subject: str) -> PathEntry:
    unknown = sorted(set(raw) - _KNOWN)
    if unknown or "id" not in raw or "source" not in raw:
        raise RuleError(f"rules/roles/{subject}.yaml: entry {raw.get('id')} has faults: {unknown}")
    lists: dict[str, tuple[str, ...]] = {}
    for key in _LIST_KEYS:
        value = raw.get(key, ())
        lists[key] = tuple(str(v) for v in value) if isinstance(value, list) else ()
    examples = raw.get("examples", {})
    shown = examples if isinstance(examples, dict) else {}
    content = str(raw.get("content") or "")
    return PathEntry(
        id=str(raw["id"]),
        source=str(raw["source"]),
        role=str(raw["role"]) if "role" in raw else None,
        lists=lists,
        content=tuple(content.split("|")) if content else (),
        needs_parent_suffix=str(raw.get("needs_parent_suffix") or ""),
        is_below_root=raw.get("below_root") is True,
        match=tuple(shown.get("match", ())),
        no_match=tuple(shown.get("no_match", ())),
    )


@functools.cache
def load_entries(subject: str) -> tuple[PathEntry, ...]:
    """Return the entries of one rule file, in file order.

    Args:
        subject: Stem of the file under `rules/roles`, for example ``lock_files``.

    Returns:
        The entries; their order is their precedence.

    Raises:
        RuleError: An entry has no id or source, or an unknown field.
    """
    path = rules_dir() / "roles" / f"{subject}.yaml"
    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return tuple(_entry(raw, subject) for raw in document["entries"])


@dataclass(frozen=True, slots=True)
class Place:
    """Which entries a directory satisfies by its place, and which it forbids."""

    alone: frozenset[int]
    together: frozenset[int]
    barred: frozenset[int]


_Passed = dict[str, tuple[frozenset[int], frozenset[int]]]
_NONE: frozenset[int] = frozenset()


class PathMatcher:
    """Match paths against groups of entries; each directory and each name is read once per batch.

    Args:
        groups: Groups of rules; in each the first entry that matches wins.
    """

    def __init__(self, groups: Sequence[Sequence[PathEntry]]) -> None:
        self.entries = tuple(entry for group in groups for entry in group)
        self._bounds = tuple(itertools.accumulate((len(group) for group in groups), initial=0))
        self._index = NameIndex([entry.lists for entry in self.entries])
        self._segments: dict[str, list[int]] = defaultdict(list)
        self._tops: dict[str, list[int]] = defaultdict(list)
        self._bars: dict[str, list[int]] = defaultdict(list)
        self._parents: list[tuple[str, int]] = []
        self._parent_suffixes: list[tuple[str, int]] = []
        for index, entry in enumerate(self.entries):
            self._add(index, entry)
        self._not_in_root = frozenset(i for i, e in enumerate(self.entries) if e.is_below_root)
        self._with_place = frozenset(i for i, e in enumerate(self.entries) if e.has_place)
        self._without_name = frozenset(i for i, e in enumerate(self.entries) if not e.has_name)
        self._parent_texts = tuple(parent for parent, _ in self._parents)
        self._suffix_texts = tuple(suffix for suffix, _ in self._parent_suffixes)

    def _add(self, index: int, entry: PathEntry) -> None:
        for segment in entry.lists["directories"]:
            self._segments[segment].append(index)
        for segment in entry.lists["top_directories"]:
            self._tops[segment].append(index)
        for segment in entry.lists["not_under"]:
            self._bars[segment].append(index)
        self._parents.extend((f"/{parent}/", index) for parent in entry.lists["parents"])
        if entry.needs_parent_suffix:
            self._parent_suffixes.append((entry.needs_parent_suffix, index))

    def read_place(self, directory: str, known: _Passed | None = None) -> Place:
        """Return which entries a directory satisfies by itself.

        Args:
            directory: POSIX path without a final slash; empty for the root.
            known: Memory of the directories above, for a batch.

        Returns:
            The entries that match by place alone, those that still need a name, and those barred.
        """
        lower = directory.lower()
        if not lower:
            hits, barred = _NONE, self._not_in_root
        else:
            hits, barred = self._pass(lower, {} if known is None else known)
        if lower.endswith(self._suffix_texts):
            hits |= {i for suffix, i in self._parent_suffixes if lower.endswith(suffix)}
        alone = hits & self._without_name
        return Place(alone, hits - alone, barred - self._with_place)

    def _pass(self, lower: str, known: _Passed) -> tuple[frozenset[int], frozenset[int]]:
        """Return the entries that a directory and those above it satisfy, and those they forbid."""
        found = known.get(lower)
        if found is None:
            above, slash, segment = lower.rpartition("/")
            if slash:
                hits, barred = self._pass(above, known)
            else:
                hits, barred = frozenset(self._tops.get(segment, ())), _NONE
            more = [i for i in self._segments.get(segment, ()) if i not in barred]
            framed = f"/{lower}/"
            if framed.endswith(self._parent_texts):
                more += [i for parent, i in self._parents if framed.endswith(parent)]
            bars = self._bars.get(segment)
            found = hits.union(more) if more else hits, barred.union(bars) if bars else barred
            known[lower] = found
        return found

    def read_name(self, name: str) -> tuple[int, ...]:
        """Return the positions of the entries whose base-name part matches, in order."""
        return self._index.find(name)

    def resolve(self, place: Place, by_name: tuple[int, ...]) -> list[PathEntry | None]:
        """Return the first matching entry of each group, or None.

        Args:
            place: What `read_place` said of the directory.
            by_name: What `read_name` said of the base name.

        Returns:
            One entry or None per group.
        """
        hits = set(place.alone)
        for index in by_name:
            if index in self._with_place:
                if index in place.together:
                    hits.add(index)
            elif index not in place.barred:
                hits.add(index)
        found: list[PathEntry | None] = [None] * (len(self._bounds) - 1)
        for index in sorted(hits, reverse=True):
            found[bisect.bisect_right(self._bounds, index) - 1] = self.entries[index]
        return found

    def find(self, path: str) -> list[PathEntry | None]:
        """Return the first entry of each group that matches a POSIX path, or None.

        Args:
            path: Path below the repository's root, with `/`.

        Returns:
            One entry or None per group.
        """
        directory, _, name = path.rpartition("/")
        return self.resolve(self.read_place(directory), self.read_name(name))


@functools.cache
def path_matcher(*subjects: str) -> PathMatcher:
    """Return the matcher of several rule files' path-only entries.

    Args:
        subjects: Stems of files under `rules/roles`, one group each.

    Returns:
        The matcher, without the entries that also look into the file.
    """
    return PathMatcher([[e for e in load_entries(s) if not e.content] for s in subjects])


@functools.cache
def _full_matcher(*subjects: str) -> PathMatcher:
    return PathMatcher([load_entries(subject) for subject in subjects])


def entries_for_name(name: str, *subjects: str) -> tuple[PathEntry, ...]:
    """Return the entries of rule files that the base name satisfies, wherever the file lies.

    Args:
        name: Base name as written.
        subjects: Stems of the files under `rules/roles`.

    Returns:
        Entries in the order of the files; those that also need a directory are left out.
    """
    matcher = _full_matcher(*subjects)
    found = (matcher.entries[index] for index in matcher.read_name(name))
    return tuple(entry for entry in found if not entry.has_place)
