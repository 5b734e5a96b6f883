"""What a file is for: its role by path, and the one role that counts."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from dataprep.label._path_rules import PathEntry, Place, path_matcher
from dataprep.resources import rules_dir

ROLES = (
    "source", "test", "documentation", "configuration", "build", "data", "notebook", "script",
    "generated", "vendored", "minified", "lock_file", "other",
)  # fmt: skip
_SUBJECTS = ("roles", "vendored", "lock_files", "generated_paths")


@dataclass(frozen=True, slots=True)
class PathRole:
    """What a path says about its file.

    Args:
        role: Role by place, name or, failing those, language; one of `ROLES`.
        rule_id: Id of the entry that said so; ``language`` or ``fallback`` where no path rule did.
        is_vendor: The file is a copy of other people's work.
        vendor_rule: Id of the entry that said so.
        is_test: The file is a test or serves only tests (fixtures included).
        is_lock_file: A package manager wrote the file to pin what it resolved.
        is_generated_path: Only a tool writes at this place.
    """

    role: str
    rule_id: str
    is_vendor: bool
    vendor_rule: str | None
    is_test: bool
    is_lock_file: bool
    is_generated_path: bool


@dataclass(frozen=True, slots=True)
class _Precedence:
    order: tuple[tuple[str, str], ...]
    languages: Mapping[str, str]
    types: Mapping[str, str]
    fallback: str


@functools.cache
def _precedence() -> _Precedence:
    path = rules_dir() / "roles" / "precedence.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    order = tuple((line["when"], line["role"]) for line in raw["order"])
    return _Precedence(order, raw["languages"], raw["types"], raw["fallback"])


def path_roles(paths: Sequence[str], languages: Sequence[str | None]) -> list[PathRole]:
    """Return what each path of a repository says about its file.

    Args:
        paths: POSIX paths below the repository's root.
        languages: Linguist name of each file's language, or None; same length.

    Returns:
        One `PathRole` per path, in order.

    Example:
        >>> [r.role for r in path_roles(["src/a.py", "tests/test_a.py"], ["Python", "Python"])]
        ['source', 'test']
    """
    matcher = path_matcher(*_SUBJECTS)
    places: dict[str, Place] = {}
    same: dict[Place, Place] = {}
    passed: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
    known: dict[tuple[int, tuple[int, ...], str | None], PathRole] = {}
    found: list[PathRole] = []
    for path, language in zip(paths, languages, strict=True):
        directory, _, name = path.rpartition("/")
        place = places.get(directory)
        if place is None:
            place = matcher.read_place(directory, passed)
            place = places[directory] = same.setdefault(place, place)
        by_name = _read_name(name)
        key = (id(place), by_name, language)
        role = known.get(key)
        if role is None:
            role = known[key] = _path_role(matcher.resolve(place, by_name), language)
        found.append(role)
    return found


@functools.lru_cache(maxsize=65_536)
def _read_name(name: str) -> tuple[int, ...]:
    """Return what the rules say of a base name; repositories share most of theirs."""
    return path_matcher(*_SUBJECTS).read_name(name)


def _path_role(entries: Sequence[PathEntry | None], language: str | None) -> PathRole:
    by_path, vendor, lock_file, generated = entries
    role, rule_id = _role_by_path(by_path, language)
    if lock_file is not None:
        role, rule_id = "lock_file", lock_file.id
    return PathRole(
        role=role,
        rule_id=rule_id,
        is_vendor=vendor is not None,
        vendor_rule=None if vendor is None else vendor.id,
        is_test=by_path is not None and by_path.id.startswith("role-test"),
        is_lock_file=lock_file is not None,
        is_generated_path=generated is not None,
    )


def _role_by_path(entry: PathEntry | None, language: str | None) -> tuple[str, str]:
    if entry is not None and entry.role is not None:
        return entry.role, entry.id
    if language is None:
        return _precedence().fallback, "fallback"
    return _precedence().languages.get(language, "source"), "language"


def final_role(
    path_role: PathRole,
    language: str | None,
    language_type: str | None,
    *,
    generated: bool,
    minified: bool,
) -> str:
    """Return the one role of a file, by the order in `rules/roles/precedence.yaml`.

    Args:
        path_role: What the path says.
        language: Linguist name of the language, or None.
        language_type: Linguist type of the language: programming, markup, data, prose, or None.
        generated: `detect_generated` found evidence.
        minified: `is_minified` said so.

    Returns:
        One of `ROLES`.

    Example:
        >>> [found] = path_roles(["js/app.js"], ["JavaScript"])
        >>> final_role(found, "JavaScript", "programming", generated=False, minified=True)
        'minified'
    """
    precedence = _precedence()
    facts = {
        "is_lock_file": path_role.is_lock_file,
        "is_vendor": path_role.is_vendor,
        "is_minified": minified,
        "is_generated": generated,
        "is_generated_path": path_role.is_generated_path,
        "is_notebook": path_role.role == "notebook" or language == "Jupyter Notebook",
        "has_path_role": path_role.rule_id not in {"language", "fallback"},
    }
    for fact, role in precedence.order:
        if facts[fact]:
            return path_role.role if role == "path" else role
    by_type = precedence.types.get(language_type or "", precedence.fallback)
    return precedence.languages.get(language or "", by_type)
