"""Where files of packages live: source roots, source sets and modules, read off their paths.

``app/src/main/java/com/acme/Shop.java`` of package ``com.acme`` lies in the root
``app/src/main/java``, of the set ``main`` of the module ``app``. Roots need not be laid out so: the
root is what is left of a path without the folders of the package, as far as these are there (Kotlin
and Scala leave out common ones).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PLATFORMS = frozenset(
    {"jvm", "js", "native", "wasm", "android", "ios", "apple", "linux", "shared"}
)
_TESTS = frozenset({"test", "tests", "testing", "it", "jmh", "androidtest", "testfixtures"})
_COMMON = frozenset({"", "main", "common", "shared"})
_SET_ENDINGS = ("Main", "Test", "main", "test")
_MAX_CANDIDATES = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lives.

    Attributes:
        root: Its source root, as the parts of the path.
        module: The folder that holds its source sets, those of platforms among them.
        platforms: What it is for: ``jvm`` of ``jvmMain`` or ``jvm/src/main``; empty for all.
        is_test: Whether its source set is one of tests.
    """

    root: tuple[str, ...]
    module: tuple[str, ...]
    platforms: frozenset[str]
    is_test: bool


def place_of(path: str, package: str) -> Place:
    """Return where a file lives.

    Args:
        path: Its path, ``/`` between parts.
        package: Its package, empty for none.

    Examples:
        >>> place_of("app/src/jvmTest/kotlin/com/acme/Shop.kt", "com.acme").module
        ('app',)
        >>> sorted(place_of("app/src/jvmTest/kotlin/com/acme/Shop.kt", "com.acme").platforms)
        ['jvm']
    """
    folders = path.split("/")[:-1]
    names = package.split(".") if package else []
    while names and folders and folders[-1] == names[-1]:
        names.pop()
        folders.pop()
    root = tuple(folders)
    if "src" in folders:
        cut = len(folders) - 1 - folders[::-1].index("src")
        source_set = folders[cut + 1] if cut + 1 < len(folders) else ""
        module = root[:cut]
    else:
        source_set = folders[-1] if folders else ""
        module = root[:-1] if source_set.lower() in _TESTS | _COMMON else root
        source_set = source_set if len(module) < len(root) else ""
    is_test = source_set.endswith("Test") or any(
        part.lower() in _TESTS for part in (source_set, *module)
    )
    platforms = _platforms(source_set)
    if module and _PLATFORMS.issuperset(module[-1].lower().split("-")):
        platforms = platforms or frozenset(module[-1].lower().split("-")) - _COMMON
        module = module[:-1]
    return Place(root, module, platforms, is_test)


def _platforms(source_set: str) -> frozenset[str]:
    for ending in _SET_ENDINGS:
        if source_set.endswith(ending):
            source_set = source_set[: -len(ending)]
            break
    name = source_set.lower()
    return frozenset() if name in _COMMON | _TESTS else frozenset({name})


def nearest(places: Sequence[Place], importer: int, candidates: Iterable[int]) -> tuple[int, ...]:
    """Return the candidates that a file means: those of its root, set, module, or nearest ones.

    Args:
        places: Places of files by position.
        importer: Position of the file.
        candidates: Positions of files that declare what it names.

    Returns:
        One position, or several that lie equally near, in order.
    """
    home = places[importer]
    ranked: dict[tuple[int, ...], list[int]] = {}
    for candidate in list(candidates)[:_MAX_CANDIDATES]:
        key = _distance(home, places[candidate])
        ranked.setdefault(key, []).append(candidate)
    return tuple(ranked[min(ranked)]) if ranked else ()


def _distance(home: Place, other: Place) -> tuple[int, ...]:
    shared = 0
    for mine, its in zip(home.root, other.root, strict=False):
        if mine != its:
            break
        shared += 1
    if home.platforms == other.platforms:
        fit = 0
    elif not other.platforms or home.platforms & other.platforms:
        fit = 1
    else:
        fit = 2
    return (
        home.root != other.root,
        other.is_test and not home.is_test,
        home.module != other.module,
        fit,
        other.is_test != home.is_test and home.module != other.module,
        len(home.root) + len(other.root) - 2 * shared,
    )
