"""What a Package.swift says of modules, by its usual forms: nothing of it is run."""

from __future__ import annotations

import re

_MAX_FACTS = 4_096
_MAX_TARGET = 4_000
"""Bytes of one target that are looked at."""
_TARGET = re.compile(
    r"\.(target|testTarget|executableTarget|systemLibrary|binaryTarget|plugin|macro)\s*\(\s*name\s*:\s*\"([^\"\n]{1,200})\""
)
_PATH = re.compile(r"\bpath\s*:\s*\"([^\"\n]{0,300})\"")
_COMMENT = re.compile(r"^[ \t]*//[^\n]*$", re.MULTILINE)
_PACKAGE = re.compile(r"\.package\s*\([^()\n]{0,200}?\b(?:url|path)\s*:\s*\"([^\"\n]{1,300})\"")
_PRODUCT = re.compile(
    r"\.product\s*\(\s*name\s*:\s*\"([^\"\n]{1,200})\"\s*,\s*package\s*:\s*\"([^\"\n]{1,200})\""
)


def read_swiftpm(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    """Return the targets and packages that a Package.swift names.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``swift.target`` (key: the module, value: its folder, or the empty text where it is the usual
        one), ``swift.test-target`` alike, ``swift.product`` (key: a module, value: its package),
        ``swift.package`` (value: a package that is needed).

    Examples:
        >>> read_swiftpm(b'targets: [.target(name: "A", path: "Source")]', "Package.swift")
        [('swift.target', 'A', 'Source')]
    """
    del name
    source = _COMMENT.sub("", text.decode("utf-8", "replace"))
    facts: list[tuple[str, str | None, str]] = []
    found = list(_TARGET.finditer(source))[:_MAX_FACTS]
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(source)
        path = _PATH.search(source, match.end(), min(end, match.end() + _MAX_TARGET))
        fact = "swift.test-target" if match[1] == "testTarget" else "swift.target"
        facts.append((fact, match[2], path[1].strip("/") if path else ""))
    facts += [("swift.product", module, package) for module, package in _PRODUCT.findall(source)]
    packages = [place.rpartition("/")[2] for place in _PACKAGE.findall(source)]
    facts += [("swift.package", None, place.removesuffix(".git")) for place in packages]
    return facts[:_MAX_FACTS]
