"""The table of language names: which file names, extensions and interpreters belong to which.

The table is `rules/languages/table.json`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast

from dataprep.resources import rules_dir

_Names = tuple[str, ...]


class _RawEntry(TypedDict, total=False):
    name: str
    type: str
    extensions: list[str]
    filenames: list[str]
    interpreters: list[str]
    aliases: list[str]


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """One language of the table.

    Args:
        name: Its name as github-linguist spells it.
        type: ``programming``, ``markup``, ``data`` or ``prose``.
        extensions: With the leading dot; may hold several dots.
        filenames: Whole base names.
        interpreters: Program names of shebang lines, without version.
        aliases: Other names, as modelines use them, in lower case.
    """

    name: str
    type: str
    extensions: _Names = ()
    filenames: _Names = ()
    interpreters: _Names = ()
    aliases: _Names = ()


@dataclass(frozen=True, slots=True)
class NameTable:
    """The table turned around: from a name to the languages that claim it.

    `filenames` and `extensions` have their keys as written, `lower_filenames` (names that are
    not all capitals) and `lower_extensions` in lower case. Languages are in alphabetical order.
    """

    entries: Mapping[str, LanguageEntry]
    filenames: Mapping[str, _Names]
    lower_filenames: Mapping[str, _Names]
    extensions: Mapping[str, _Names]
    lower_extensions: Mapping[str, _Names]
    interpreters: Mapping[str, _Names]
    aliases: Mapping[str, str]


def _entry(raw: _RawEntry) -> LanguageEntry:
    return LanguageEntry(
        name=raw["name"],
        type=raw.get("type", "programming"),
        extensions=tuple(raw.get("extensions") or ()),
        filenames=tuple(raw.get("filenames") or ()),
        interpreters=tuple(raw.get("interpreters") or ()),
        aliases=tuple(alias.lower() for alias in raw.get("aliases") or ()),
    )


def _entries() -> Mapping[str, LanguageEntry]:
    raw = json.loads((rules_dir() / "languages" / "table.json").read_bytes())
    return {item["name"]: _entry(item) for item in cast("list[_RawEntry]", raw["languages"])}


def _turned(entries: Mapping[str, LanguageEntry], field: str, *, lower: bool) -> dict[str, _Names]:
    found: dict[str, list[str]] = {}
    for entry in entries.values():
        for name in getattr(entry, field):
            owners = found.setdefault(name.lower() if lower else name, [])
            if entry.name not in owners:
                owners.append(entry.name)
    return {name: tuple(sorted(owners)) for name, owners in found.items()}


def _mixed_case(filenames: Mapping[str, _Names]) -> dict[str, _Names]:
    """Return the file names in lower case, without those written in capitals only.

    A file `BUILD` is Starlark and `INSTALL` is a text, but `build` and `install` are scripts.
    """
    return {name.lower(): owners for name, owners in filenames.items() if name != name.upper()}


@functools.cache
def name_table() -> NameTable:
    """Return the table of names, read once."""
    entries = _entries()
    aliases = {alias: entry.name for entry in entries.values() for alias in entry.aliases}
    aliases |= {name.lower(): name for name in entries}
    aliases |= {name.lower().replace(" ", "-"): name for name in entries}
    return NameTable(
        entries,
        _turned(entries, "filenames", lower=False),
        _mixed_case(_turned(entries, "filenames", lower=False)),
        _turned(entries, "extensions", lower=False),
        _turned(entries, "extensions", lower=True),
        _turned(entries, "interpreters", lower=True),
        aliases,
    )


def suffixes(base: str) -> Sequence[str]:
    """Return the extensions of a base name, the longest first.

    Args:
        base: A name without folders; a leading dot starts no extension.

    Returns:
        For example ``('.d.ts', '.ts')`` for ``index.d.ts``; at most the last four.
    """
    parts = base[1:].split(".")[1:][-4:]
    return tuple("." + ".".join(parts[at:]) for at in range(len(parts)))
