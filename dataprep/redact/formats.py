"""Formats whose texts must load after redaction as they did before."""

from __future__ import annotations

import ast
import contextlib
import json
import tomllib
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    import yaml

Shape = object
"""What a loader makes of a text; two are compared by the format's ``same``."""
_MIB = 1 << 20
_MOST_DEPTH = 200
"""Open brackets, and declared tags, in a text of YAML.

NOTE: libyaml takes time by the square of both: hours for a line of 2 MB.
"""
_MOST_DOTS = 1_000
"""Dots in a line of TOML: tomllib takes time by the square of the parts of a key."""
_BRACKETS = bytes(1 if sign in b"[{" else 255 if sign in b"]}" else 0 for sign in range(256))
_UNLIKE = (ValueError, RecursionError, MemoryError, OverflowError)
"""What loaders raise on texts that they refuse; the errors of JSON and TOML are ValueErrors."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format and its loader.

    Attributes:
        name: Name of the check.
        most_bytes: Size above which a text is not loaded.
        read: Returns what a text holds; None where it does not load.
        same: Whether two such hold the same but for leaves.
    """

    name: str
    most_bytes: int
    read: Callable[[bytes], Shape | None]
    same: Callable[[Shape, Shape], bool]


def format_of(language: str | None, name: str) -> Format | None:
    """Return the format of a text by its language, else by its file's name; None for others.

    Example:
        >>> format_of("JSON", "a").name, format_of(None, "a/b.yml").name, format_of("C", "a.c")
        ('json', 'yaml', None)
    """
    found = _BY_LANGUAGE.get((language or "").lower())
    return found or _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())


def _read_python(text: bytes) -> Shape | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for flags in (0, ast.PyCF_ONLY_AST):  # what compiles parses, in half of the time
            with contextlib.suppress(SyntaxError, *_UNLIKE):
                compile(text, "<text>", "exec", flags, dont_inherit=True)
                return True
    return None


def _read_json(text: bytes) -> Shape | None:
    try:
        # Numbers are told apart by kind only: long ones take time by the square of their digits.
        return json.loads(
            text, object_pairs_hook=tuple, parse_int=lambda _: 0, parse_float=lambda _: 0.0
        ) or [text.strip()[:1]]
    except _UNLIKE:
        return None


def _read_json_lines(text: bytes) -> Shape | None:
    found = [_read_json(line) for line in text.split(b"\n") if line.strip()]
    return None if None in found else found


def _read_toml(text: bytes) -> Shape | None:
    if max(line.count(b".") for line in text.split(b"\n")) > _MOST_DOTS:
        return None
    try:
        return tomllib.loads(text.decode())
    except _UNLIKE:
        return None


def _same_tree(one: Shape, other: Shape) -> bool:
    """Return whether two trees differ in the values of their leaves and keys only."""
    pending = [(one, other)]
    while pending:
        left, right = pending.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, dict) and isinstance(right, dict):
            left, right = tuple(left.items()), tuple(right.items())
        if isinstance(left, list | tuple) and isinstance(right, list | tuple):
            if len(left) != len(right):
                return False
            pending.extend(zip(left, right, strict=True))
        elif isinstance(left, bool) and left is not right:
            return False
    return True


def _read_yaml(text: bytes) -> Shape | None:
    import yaml

    if _depth(text) > _MOST_DEPTH or text.count(b"%TAG") > _MOST_DEPTH:
        return None
    try:
        # Events and no objects: what stands behind an alias is never built, however often it is named.
        return list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, *_UNLIKE):
        return None


def _depth(text: bytes) -> int:
    """Return the most brackets that are open at once, those in strings counted too."""
    import numpy as np

    signs = np.frombuffer(text.translate(_BRACKETS), np.int8)
    return int(np.cumsum(signs, dtype=np.int64).max(initial=0))


def _same_events(one: Shape, other: Shape) -> bool:
    if not isinstance(one, list) or not isinstance(other, list):
        return False
    return all(_same_event(left, right) for left, right in zip_longest(one, other))


def _same_event(left: yaml.Event | None, right: yaml.Event | None) -> bool:
    if type(left) is not type(right):
        return False
    is_named_alike = all(
        getattr(left, name, None) == getattr(right, name, None) for name in ("anchor", "tag")
    )
    value, new = getattr(left, "value", None), getattr(right, "value", None)
    if not is_named_alike or value == new:
        return is_named_alike
    return _kind(left) == _kind(right)


def _kind(event: yaml.Event | None) -> str:
    """Return the tag of a scalar: whether it loads as a number, a date, or a string."""
    import yaml

    value, implicit = getattr(event, "value", ""), getattr(event, "implicit", (False, False))
    found: object = _resolver().resolve(yaml.ScalarNode, value, implicit)  # type: ignore[no-untyped-call]
    return str(found)


@cache
def _resolver() -> yaml.resolver.Resolver:
    from yaml.resolver import Resolver

    return Resolver()


class _RefusedError(ValueError):
    """A text that declares entities: they may grow without bounds, or name other files."""


def _read_xml(text: bytes) -> Shape | None:
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    found: list[tuple[str, ...]] = []

    def start(name: str, attributes: Sequence[str]) -> None:
        found.append((name, *attributes[::2]))

    def refuse(*_: object) -> int:
        raise _RefusedError

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: found.append(())
    parser.ProcessingInstructionHandler = lambda target, _: found.append(("?", target))
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, *_UNLIKE):
        return None
    return found


def _equal(one: Shape, other: Shape) -> bool:
    return one == other


PYTHON = Format("python", 2 * _MIB, _read_python, _equal)
_JSON = Format("json", 16 * _MIB, _read_json, _same_tree)
_JSON_LINES = Format("json", 16 * _MIB, _read_json_lines, _same_tree)
_YAML = Format("yaml", 2 * _MIB, _read_yaml, _same_events)
_TOML = Format("toml", _MIB, _read_toml, _same_tree)
_XML = Format("xml", 16 * _MIB, _read_xml, _equal)


def _table() -> Iterator[tuple[Format, str, str]]:
    yield PYTHON, "python", "py pyi pyw"
    yield (
        _JSON,
        "json/geojson/topojson/jupyter notebook/json with comments",
        ("json geojson topojson ipynb webmanifest har avsc map"),
    )
    yield _JSON_LINES, "json lines/jsonlines", "jsonl ndjson"
    yield _YAML, "yaml/openapi/oasv3-yaml/oasv2-yaml/unity3d asset", "yaml yml"
    yield _TOML, "toml/cargo lock", "toml"
    yield (
        _XML,
        "xml/svg/maven pom/xml property list/xslt/ant build system/xproc/xpages",
        (
            "xml svg xsd xsl xslt csproj vbproj fsproj props targets nuspec plist rss atom wsdl xaml"
            " resx pom iml kml gpx xlf xliff ui qrc xhtml"
        ),
    )


_BY_LANGUAGE = {key: one for one, languages, _ in _table() for key in languages.split("/")}
_BY_SUFFIX = {f".{key}": one for one, _, suffixes in _table() for key in suffixes.split()}
