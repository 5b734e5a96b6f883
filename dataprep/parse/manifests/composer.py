"""What a composer.json says: its package, what it needs, and where namespaces lie."""

from __future__ import annotations

import json
from collections.abc import Iterator

_MAX_FACTS = 4_096

Fact = tuple[str, str | None, str]


def read_composer(text: bytes, name: str) -> list[Fact]:
    """Return the facts of a composer.json; none where it cannot be read.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``composer.package``, ``composer.require`` (value: a package), ``composer.psr4`` and
        ``composer.psr0`` (key: prefix of a namespace, value: folder).

    Examples:
        >>> read_composer(b'{"autoload": {"psr-4": {"A": "src/"}}}', "composer.json")
        [('composer.psr4', 'A', 'src')]
    """
    del name
    try:
        document = json.loads(text.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return []
    if not isinstance(document, dict):
        return []
    return [fact for fact, _ in zip(_facts(document), range(_MAX_FACTS), strict=False)]


def _facts(document: dict[str, object]) -> Iterator[Fact]:
    if isinstance(package := document.get("name"), str):
        yield "composer.package", None, package
    for section in ("require", "require-dev"):
        needed = document.get(section)
        for package in needed if isinstance(needed, dict) else ():
            if "/" in package:
                yield "composer.require", None, package
    for section in ("autoload", "autoload-dev"):
        autoload = document.get(section)
        for form, fact in (("psr-4", "composer.psr4"), ("psr-0", "composer.psr0")):
            prefixes = autoload.get(form) if isinstance(autoload, dict) else None
            for prefix, folders in (prefixes if isinstance(prefixes, dict) else {}).items():
                for folder in folders if isinstance(folders, list) else [folders]:
                    if isinstance(folder, str):
                        yield fact, prefix.strip("\\"), folder.strip("/").removeprefix("./")
