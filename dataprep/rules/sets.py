"""Named sets of languages, so that many rules can share a long list.

A rule writes ``@name`` among its languages; the file ``language-sets.yaml`` of a rule folder says
what the name stands for. A rule knows only the languages themselves once it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from dataprep.rules.faults import near_names, parse_model, read_mapping

FILE_NAME = "language-sets.yaml"
_MARK = "@"


class LanguageSet(BaseModel):
    """One set in ``language-sets.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=1, description="Where the list comes from.")
    languages: tuple[str, ...] = Field(min_length=1, description="Slugs of the languages.")


class LanguageSets(BaseModel):
    """The file ``language-sets.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sets: dict[str, LanguageSet] = Field(description="Sets by name.")


def read_language_sets(
    directories: Sequence[Path],
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the members of each set, and one line per fault; a later folder's set counts."""
    members: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for path in (root / FILE_NAME for root in directories):
        if not path.is_file():
            continue
        mapping, wrong = read_mapping(path)
        document = None
        if not wrong:
            document, wrong = parse_model(LanguageSets, mapping)
        faults += [f"{FILE_NAME}: {fault}" for fault in wrong]
        if document is not None:
            members |= {name: found.languages for name, found in document.sets.items()}
    return members, faults


def expand_languages(
    mapping: Mapping[str, object], sets: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, object], list[str]]:
    """Return the mapping of a rule with each ``@name`` replaced by its languages, sorted.

    Args:
        mapping: A rule as it stands in its file, which may be wrong in any way.
        sets: Members by name of the set.
    """
    languages = mapping.get("languages")
    if not isinstance(languages, dict):
        return dict(mapping), []
    faults: list[str] = []
    expanded: dict[object, object] = {}
    for form, names in languages.items():
        if not isinstance(names, list) or not any(_is_set(name) for name in names):
            expanded[form] = names
            continue
        found: set[object] = set()
        for name in names:
            known = sets.get(str(name)[1:]) if _is_set(name) else (name,)
            if known is None:
                near = near_names(str(name), [_MARK + other for other in sets])
                faults.append(f"languages: unknown set '{name}'{near}")
            found.update(known or ())
        expanded[form] = sorted(found, key=str)
    return {**mapping, "languages": expanded}, faults


def _is_set(name: object) -> bool:
    return isinstance(name, str) and name.startswith(_MARK)
