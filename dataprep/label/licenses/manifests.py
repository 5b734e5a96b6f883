"""Licenses that package manifests declare. Manifests are read as data, never executed."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping

from dataprep.label.licenses.expressions import combine, parse_expression
from dataprep.label.licenses.names import named_expression

_MAX_BLOCK = 8_000
_MAX_PAIRS = 4
_CLASSIFIER = re.compile(r"License\s*::\s*(?:OSI Approved\s*::\s*)?([^\"'\r\n]{2,120})")
_CLASSIFIER_NAMES = {
    "OSI Approved": None,
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "Python Software Foundation License": "PSF-2.0",
    "Public Domain": "LicenseRef-Public-Domain",
    "Other/Proprietary License": "LicenseRef-Proprietary",
    "Freely Distributable": None,
    "ISC License (ISCL)": "ISC",
    "The Unlicense (Unlicense)": "Unlicense",
    "Zope Public License": "ZPL-2.1",
    "Artistic License": "Artistic-1.0-Perl",
    "Academic Free License (AFL)": "AFL-3.0",
    "MIT No Attribution License (MIT-0)": "MIT-0",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "zlib/libpng License": "Zlib",
    "University of Illinois/NCSA Open Source License": "NCSA",
}
_PAIR = re.compile(
    r"(?im)^[ \t]*(?:\w+\.)?[\"':%]{0,2}licen[sc]e[\"']?[ \t]*(?:=>|[:=]|\s)[ \t]*"
    r"(?P<quote>[\"']|%q\{|\[[ \t]*[\"'])?(?P<value>[^\r\n\"'}\]]{1,160})"
)
_LIST = re.compile(
    r"(?is)\blicenses[\"']?\s*(?:=>|[:=])\s*(?:%w)?[\[({](?P<body>[^\]})]{1,400})[\])}]"
)
_XML_NAME = re.compile(r"(?is)<name>\s*([^<]{1,300}?)\s*</name>")
_XML_URL = re.compile(r"(?is)<url>\s*([^<]{1,300}?)\s*</url>")
_NUSPEC = re.compile(
    r"(?is)<(?:Package)?License(?:Expression| type=\"expression\")[^>]*>\s*([^<]{1,200}?)\s*</"
)
_DEBIAN_FILES = re.compile(r"(?im)^Files:[ \t]*\*[ \t]*$")
_DEBIAN_LICENSE = re.compile(r"(?im)^License:[ \t]*([^\r\n]{2,200})$")
_DEBIAN_NAMES = {
    "expat": "MIT",
    "perl": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "public-domain": "LicenseRef-Public-Domain",
    "artistic": "Artistic-1.0-Perl",
    "zlib": "Zlib",
    "psf-2": "PSF-2.0",
    "cc0": "CC0-1.0",
    "mit/x11": "MIT",
    "gfdl-niv": "GFDL-1.1-no-invariants-or-later",
}
_R_SUFFIX = re.compile(r"[+|]\s*file\s+LICEN[CS]E", re.IGNORECASE)

Reader = Callable[[str], "str | None"]


def manifest_reader(name: str) -> Reader | None:
    """Return the function that reads a manifest of this name, or null when the name is none."""
    base = name.rpartition("/")[2]
    if base == "copyright" and ("/" not in name or name.endswith("debian/copyright")):
        return _debian
    reader = _BY_NAME.get(base)
    if reader is None and "." in base:
        reader = _BY_SUFFIX.get(base.rsplit(".", 1)[1])
    return reader


def _join(found: Iterable[str | None], operator: str = "OR") -> str | None:
    return combine([part for part in found if part], operator)


def _declared(value: object) -> str | None:
    if isinstance(value, str):
        return named_expression(value)
    if isinstance(value, Mapping):
        return _declared(
            value.get("type") or value.get("name") or value.get("spdx_id") or value.get("text")
        )
    if isinstance(value, list):
        return _join(_declared(part) for part in value[:12])
    return None


def _json(text: str) -> str | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _pairs(text)
    if not isinstance(data, dict):
        return None
    return _declared(data.get("license")) or _declared(data.get("licenses"))


def _toml(text: str) -> str | None:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        return _pairs(text)
    project = (
        _table(data, "project")
        or _table(data, "package")
        or _table(_table(data, "workspace"), "package")
    )
    poetry = _table(_table(data, "tool"), "poetry")
    return (
        _declared(project.get("license"))
        or _classifiers(text)
        or _declared(poetry.get("license"))
        or _declared(data.get("license"))
    )


def _table(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _classifiers(text: str) -> str | None:
    found = []
    for match in _CLASSIFIER.finditer(text):
        name = match[1].strip().rstrip(",'\"")
        found.append(
            _CLASSIFIER_NAMES[name] if name in _CLASSIFIER_NAMES else named_expression(name)
        )
    return _join(found, "AND")


def _python(text: str) -> str | None:
    field = re.search(r"(?im)^License-Expression:[ \t]*(\S[^\r\n]*)$", text)
    if field and (expression := parse_expression(field[1])):
        return expression
    exact = _pairs(text)
    classified = _classifiers(text)
    if exact in (None, "BSD-3-Clause", "GPL-1.0-or-later", "LGPL-2.0-or-later") and classified:
        return classified
    return exact or classified


def _pairs(text: str) -> str | None:
    lowered = text.lower()
    listed = _LIST.search(text) if "licenses" in lowered else None
    if listed:
        values = re.findall(r"[\"']([^\"']{2,80})[\"']", listed["body"]) or listed["body"].split()
        found = _join(named_expression(value) for value in values[:12])
        if found:
            return found
    for match in _pair_matches(text, lowered):
        value = _R_SUFFIX.sub("", match["value"]).strip().rstrip(",;")
        if value and (expression := named_expression(value)):
            return expression
    return None


def _pair_matches(text: str, lowered: str) -> Iterator[re.Match[str]]:
    """Yield the first four lines that assign a license; lines without the word are passed over."""
    if len(text) != len(lowered):
        yield from itertools.islice(_PAIR.finditer(text), _MAX_PAIRS)
        return
    at = found = 0
    while found < _MAX_PAIRS and (place := lowered.find("licen", at)) >= 0:
        match = _PAIR.match(text, max(at, text.rfind("\n", 0, place) + 1))
        if match is not None:
            found += 1
            yield match
        at = max(match.end() if match else 0, place + 5)


def _xml(text: str) -> str | None:
    direct = _NUSPEC.search(text)
    if direct:
        return named_expression(direct[1])
    start = text.find("<licenses>")
    end = text.find("</licenses>", start)
    if start < 0 or end < 0:
        return None
    block = text[start : min(end, start + _MAX_BLOCK)]
    found = [named_expression(name) for name in _XML_NAME.findall(block)]
    return _join(found) or _join(named_expression(url) for url in _XML_URL.findall(block))


def _debian(text: str) -> str | None:
    files = _DEBIAN_FILES.search(text)
    match = _DEBIAN_LICENSE.search(text, files.end() if files else 0)
    return debian_expression(match[1]) if match else None


def debian_expression(short: str) -> str | None:
    """Return the SPDX expression of a short license name of Debian's copyright format 1.0.

    Args:
        short: For example ``GPL-2+ or Expat``. A comma before "and" binds weaker than "or".

    Example:
        >>> debian_expression("Expat or GPL-2+")
        'MIT OR GPL-2.0-or-later'
    """
    for separator, operator in (
        (r",\s*(?:and\b)?", "AND"),
        (r"\s+or\s+", "OR"),
        (r"\s+and\s+", "AND"),
    ):
        parts = [part for part in re.split(separator, short.strip()) if part.strip()]
        if len(parts) > 1:
            found = [debian_expression(part) for part in parts]
            return combine([p for p in found if p], operator) if all(found) else None
    name, _, _exception = short.strip().partition(" with ")
    return _DEBIAN_NAMES.get(name.lower()) or named_expression(name)


def _perl(text: str) -> str | None:
    found = re.search(r"(?im)[\"']?license[\"']?\s*(?::|=>)\s*\[?\s*[\"']?(\w[\w.]*)", text)
    if found is None:
        return None
    return _PERL.get(found[1]) or named_expression(found[1].replace("_", "-"))


_PERL = {
    "perl": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "perl_5": "Artistic-1.0-Perl OR GPL-1.0-or-later",
    "artistic_2": "Artistic-2.0",
    "apache_2_0": "Apache-2.0",
    "gpl_2": "GPL-2.0-only",
    "gpl_3": "GPL-3.0-only",
    "lgpl_2_1": "LGPL-2.1-only",
    "lgpl_3_0": "LGPL-3.0-only",
    "bsd": "BSD-3-Clause",
    "mit": "MIT",
}
_BY_NAME: dict[str, Reader] = {
    "package.json": _json,
    "composer.json": _json,
    "bower.json": _json,
    "elm.json": _json,
    "vcpkg.json": _json,
    "dub.json": _json,
    "codemeta.json": _json,
    "pyproject.toml": _toml,
    "Cargo.toml": _toml,
    "fpm.toml": _toml,
    "setup.cfg": _python,
    "setup.py": _python,
    "PKG-INFO": _python,
    "METADATA": _python,
    "DESCRIPTION": _pairs,
    "CITATION.cff": _pairs,
    "package.yaml": _pairs,
    "meta.yaml": _pairs,
    "galaxy.yml": _pairs,
    "mix.exs": _pairs,
    "META.json": _perl,
    "META.yml": _perl,
    "Makefile.PL": _perl,
    "dist.ini": _pairs,
    "pom.xml": _xml,
}
_BY_SUFFIX: dict[str, Reader] = {
    "pom": _xml,
    "nuspec": _xml,
    "csproj": _xml,
    "gemspec": _pairs,
    "podspec": _pairs,
    "cabal": _pairs,
    "opam": _pairs,
    "rockspec": _pairs,
    "spec": _pairs,
    "ebuild": _pairs,
    "nimble": _pairs,
}
