"""What functions of PHP do with texts, patterns and values that they check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from dataprep.defects.flows.contents import Use
from dataprep.defects.flows.fold import text_of
from dataprep.defects.flows.folded_text import fold_method
from dataprep.defects.flows.guards import keys_of, pattern_facts
from dataprep.defects.flows.operators import behind, with_facts
from dataprep.defects.flows.values import (
    ALL,
    HARMLESS,
    MISSING,
    UNKNOWN,
    Fact,
    Value,
    cleaned,
    constant,
    derived,
    part_of,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.state import Frame

PhpFunction: TypeAlias = "Callable[[Use, Frame], Value | None]"
"""What a function of PHP does with its arguments."""
_MAX_PATTERN = 300
_SAFE_CLASS = re.compile(r"\[\^(?:[\w \-]|\\[wds.\-])+\][+*]?$")
"""Expressions that match all but letters, digits and the like."""
_FIELD = re.compile(r"%(?:\d+\$)?[-+ 0]*(?:'.)?\d*(?:\.\d+)?([bcdeEfFgGosuxX%])")
_TEXTS = frozenset("s")
_CLOSING = {"(": ")", "{": "}", "[": "]", "<": ">"}
_PARTS = {
    "PHP_URL_HOST": "host", "PHP_URL_SCHEME": "scheme", "PHP_URL_PATH": "path",
    "PHP_URL_QUERY": "query", "PHP_URL_PORT": "port", "PHP_URL_USER": "user",
}  # fmt: skip
_CHECKED: dict[str, frozenset[str]] = {
    "FILTER_VALIDATE_INT": ALL, "FILTER_VALIDATE_FLOAT": ALL, "FILTER_VALIDATE_BOOLEAN": ALL,
    "FILTER_VALIDATE_BOOL": ALL, "FILTER_VALIDATE_IP": ALL, "FILTER_VALIDATE_MAC": ALL,
    "FILTER_SANITIZE_NUMBER_INT": ALL, "FILTER_SANITIZE_NUMBER_FLOAT": ALL,
    "FILTER_VALIDATE_DOMAIN": frozenset({"header"}), "FILTER_VALIDATE_EMAIL": frozenset({"header"}),
    "FILTER_VALIDATE_URL": frozenset({"header"}),
    "FILTER_SANITIZE_STRING": frozenset({"html"}), "FILTER_SANITIZE_SPECIAL_CHARS": frozenset({"html", "sql"}),
    "FILTER_SANITIZE_FULL_SPECIAL_CHARS": frozenset({"html", "sql"}),
    "FILTER_SANITIZE_ENCODED": frozenset({"html", "url", "redirect", "header", "path"}),
}  # fmt: skip
"""Kinds of sinks for which a value is harmless that a filter lets through."""
_NEWLINES = frozenset({"\n", "\r", "\r\n", "%0a", "%0d"})


def at(use: Use, number: int) -> Value:
    """Return an argument; unknown where there is none."""
    return use.site.args[number] if number < len(use.site.args) else UNKNOWN


def all_of(use: Use) -> list[Value]:
    """Return all arguments with what they hold."""
    return [use.state.summary(each) for each in use.site.args]


def folded(name: str) -> PhpFunction:
    """Return the function that is a method of texts by a name."""

    def function(use: Use, frame: Frame) -> Value | None:
        del frame
        constants = [each.constant for each in use.site.args]
        if constants and MISSING not in constants:
            folded = fold_method(name, constants[0], constants[1:])
            if folded is not MISSING and not isinstance(folded, list):
                return constant(folded)
        return derived(all_of(use))

    return function


def made(use: Use, frame: Frame) -> Value | None:
    """Return what is made of all arguments."""
    del frame
    return derived(all_of(use))


def substring(use: Use, frame: Frame) -> Value | None:
    """Return a part of a text."""
    del frame
    text, start = at(use, 0).constant, at(use, 1).constant
    length = at(use, 2).constant if len(use.site.args) > 2 else None
    if isinstance(text, str) and isinstance(start, int) and length is not MISSING:
        begin = max(0, len(text) + start) if start < 0 else start
        if length is None:
            return constant(text[begin:])
        if isinstance(length, int):
            return constant(text[begin : begin + length] if length >= 0 else text[begin:length])
    return derived([use.state.summary(at(use, 0))])


def length(use: Use, frame: Frame) -> Value | None:
    """Return how many characters or elements there are."""
    del frame
    value = at(use, 0)
    cell = use.state.contents(value)
    if cell is not None and cell.rest is None and cell.kind in {"list", "map"}:
        return constant(len(cell.items))
    return constant(len(value.constant)) if isinstance(value.constant, str) else HARMLESS


def replaced(use: Use, frame: Frame) -> Value | None:
    """Return a text in which others are replaced; one without line ends ends no header."""
    del frame
    old, new, text = (at(use, number) for number in range(3))
    if use.site.name == "str_replace":
        folded = fold_method("replace", text.constant, [old.constant, new.constant])
        if folded is not MISSING:
            return constant(folded)
    value = derived([use.state.summary(new), use.state.summary(text)])
    cell = use.state.contents(old)
    words = {each.constant for each in (cell.values() if cell is not None else [old])}
    return cleaned(value, frozenset({"header", "log"})) if words & _NEWLINES else value


def _stripped(pattern: object) -> str | None:
    """Return a regular expression without what stands around it; None where it is no whole one."""
    if not isinstance(pattern, str) or not 2 < len(pattern) < _MAX_PATTERN:
        return None
    pattern = pattern.strip()
    at = pattern.rfind(_CLOSING.get(pattern[0], pattern[0]))
    return None if at < 1 or "m" in pattern[at:] else pattern[1:at]


def matched(use: Use, frame: Frame) -> Value | None:
    """Return whether an expression matches a text, which says something of the text."""
    del frame
    value = use.state.summary(at(use, 1))
    pattern = _stripped(at(use, 0).constant)
    if pattern is None or not value.taints:
        return UNKNOWN
    if _SAFE_CLASS.match(pattern):
        return with_facts(UNKNOWN, (Fact(False, keys_of(value), ALL),))
    return with_facts(UNKNOWN, pattern_facts(value, pattern, is_whole=False))


def reduced(use: Use, frame: Frame) -> Value | None:
    """Return a text in which matches are replaced; harmless where only letters and the like stay."""
    del frame
    pattern, new = _stripped(at(use, 0).constant), at(use, 1)
    if pattern is not None and _SAFE_CLASS.match(pattern) and isinstance(new.constant, str):
        return HARMLESS
    value = derived([use.state.summary(new), use.state.summary(at(use, 2))])
    is_line = pattern is not None and ("\\n" in pattern or "\\s" in pattern or "\\r" in pattern)
    return cleaned(value, frozenset({"header", "log"})) if is_line else value


def formatted(use: Use, frame: Frame) -> Value | None:
    """Return a text made by a template; numbers in it are harmless."""
    del frame
    template, args = at(use, 0).constant, use.site.args[1:]
    if not isinstance(template, str):
        return derived(all_of(use))
    if use.site.name == "vsprintf":
        return behind(template, derived(all_of(use)))
    signs = [found[1] for found in _FIELD.finditer(template) if found[1] != "%"]
    if "$" in template:
        signs = ["s"] * len(args)
    parts = [
        use.state.summary(each) if sign in _TEXTS else HARMLESS
        for sign, each in zip(signs, args, strict=False)
    ]
    if all(each.constant is not MISSING for each in parts) and set(signs) <= _TEXTS:
        return _filled(template, [text_of(each.constant) for each in parts])
    start = parts[0].constant if template.startswith("%s") and parts else template.partition("%")[0]
    return behind(start, derived(parts))


def _filled(template: str, texts: list[str]) -> Value:
    rest = iter(texts)
    if _FIELD.sub("", template).count("%"):
        return HARMLESS
    return constant(_FIELD.sub(lambda f: "%" if f[1] == "%" else next(rest, ""), template))


def address(use: Use, frame: Frame) -> Value | None:
    """Return parts of an address, so that what is said of its host is known to be of the host."""
    del frame
    value = use.state.summary(at(use, 0))
    if len(use.site.args) == 1:
        return Value(taints=value.taints, is_known=value.is_known)
    part = _PARTS.get(at(use, 1).path or "", "[]")
    return Value(taints=part_of(value, part), is_known=value.is_known)


def validated(use: Use, frame: Frame) -> Value | None:
    """Return a value as a filter lets it through."""
    del frame
    value = use.state.summary(at(use, 0))
    return _by_filter(value, at(use, 1).path)


def _by_filter(value: Value, name: str | None) -> Value:
    kinds = _CHECKED.get(name or "")
    if kinds is None:
        return derived([value])
    if not value.taints:
        return UNKNOWN
    facts = (Fact(True, keys_of(value), kinds),)
    if kinds == ALL:
        return with_facts(UNKNOWN if "SANITIZE" not in str(name) else HARMLESS, facts)
    return with_facts(cleaned(value, kinds), facts)


def input_(use: Use, frame: Frame) -> Value | None:
    """Return a value of the request, as its filter lets it through."""
    del frame
    source = use.machine.catalogue.source_values.get("$_GET")
    if source is None or at(use, 0).path in {"INPUT_SERVER", "INPUT_ENV"}:
        return UNKNOWN
    return _by_filter(use.machine.source(source, use.site.node), at(use, 2).path)


def undone(use: Use, frame: Frame) -> Value | None:
    """Return a text whose escapes are taken away."""
    del frame
    value = derived(all_of(use))
    name = use.site.name
    lost = {"html"} if "html" in name else {"sql", "html"} if "strip" in name else None
    taints = (
        each._replace(cleaned=frozenset() if lost is None else each.cleaned - lost)
        for each in value.taints
    )
    return value.with_taints(frozenset(taints))
