"""What the standard libraries do with texts, lists and maps that are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from dataprep.defects.flows.contents import LIST_METHODS, MAP_METHODS, TEXT_METHODS, Use, made_of
from dataprep.defects.flows.fold import text_of
from dataprep.defects.flows.folded_text import fold_method
from dataprep.defects.flows.guards import pattern_facts
from dataprep.defects.flows.library_php import by_php
from dataprep.defects.flows.places import any_of, element_of
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Value,
    constant,
    derived,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_NOTHING = Cell("list")
_REPLACE = frozenset({"replaceAll", "ReplaceAllString"})
_OTHERS = re.compile(r"\(?(?:\[\^(?:[\w \-]|\\[wd])+\]|\\W)[+*]?\)?$")
"""Expressions that match all but letters, digits, blanks, dashes and underscores."""
_SPECIAL = re.compile(r"[^\w \-]")
_PATTERNS = frozenset({"Pattern"})
PURE = frozenset({
    "toString", "trim", "strip", "stripLeading", "stripTrailing", "substring", "subSequence",
    "toLowerCase", "toUpperCase", "lower", "upper", "title", "capitalize", "swapcase", "casefold",
    "lstrip", "rstrip", "concat", "format", "formatted", "join", "replace", "replaceAll",
    "replaceFirst", "repeat", "intern", "encode", "decode", "ljust", "rjust", "center", "zfill",
    "expandtabs", "translate", "getBytes", "toCharArray", "copyValueOf", "valueOf", "chars",
    "str", "String", "slice", "substr", "padStart", "padEnd", "toLocaleLowerCase",
    "toLocaleUpperCase", "trimStart", "trimEnd", "normalize", "split", "rsplit", "splitlines",
    "decodeBase64", "encodeBase64", "encodeToString", "b64encode", "b64decode",
    "urlsafe_b64encode", "urlsafe_b64decode", "unquote", "unquote_plus", "hexlify", "unhexlify",
    "orElse", "toArray", "asList", "copyOf", "of", "fromCharCode", "removeprefix", "removesuffix",
    "nextToken", "path", "dirname", "Sprintf", "Join", "ToString", "Trim", "ToLower", "ToUpper",
    "Substring", "Format", "Concat", "Replace",
})  # fmt: skip
"""Methods that make a value of what they are given and of nothing else."""


def by_library(
    machine: Machine, site: Site, state: State, frame: Frame, made: str | None = None
) -> Value | None:
    """Return what a call of a standard library gives; None for another one.

    Args:
        machine: The interpreter.
        site: The call.
        state: Where it happens.
        frame: The call around it.
        made: Type, where an object is made.
    """
    if made is not None:
        return made_of(machine, made, site, state)
    found = by_php(machine, site, state, frame) if machine.language == "php" else None
    return _of_library(machine, site, state) if found is None else found


def _of_library(machine: Machine, site: Site, state: State) -> Value | None:
    receiver = site.receiver
    if receiver is not None and receiver.type in _PATTERNS and site.name == "matcher":
        return _matcher(Use(machine, site, HARMLESS, _NOTHING, state))
    if receiver is not None and site.name in _REPLACE:
        replaced = _replaced(Use(machine, site, HARMLESS, _NOTHING, state))
        if replaced is not None:
            return replaced
    if receiver is not None and receiver.cell is not None:
        found = _of_contents(machine, site, receiver, state)
        if found is not None:
            return found
    elif receiver is not None and receiver.constant is not MISSING:
        return _of_constant(machine, site, receiver, state)
    static = _STATIC.get(site.names[0]) if site.names else None
    if static is not None:
        return static(Use(machine, site, HARMLESS, _NOTHING, state))
    kind = machine.catalogue.kinds_of_types.get(site.names[0]) if site.names else None
    if kind is not None:
        return made_of(machine, site.names[0], site, state)
    return None


def _of_contents(machine: Machine, site: Site, receiver: Value, state: State) -> Value | None:
    cell = state.contents(receiver)
    if cell is None:
        return None
    if cell.kind == "object":
        return None
    table = {"list": LIST_METHODS, "map": MAP_METHODS, "text": TEXT_METHODS}[cell.kind]
    method = table.get(site.name)
    return None if method is None else method(Use(machine, site, receiver, cell, state))


def _of_constant(machine: Machine, site: Site, receiver: Value, state: State) -> Value | None:
    """Return what a method of a constant gives."""
    if site.name == "join" and site.args and isinstance(receiver.constant, str):
        return _joined(receiver.constant, site.args[0], state, machine)
    if site.name in {"format", "formatted"} and isinstance(receiver.constant, str):
        return _formatted(receiver, site.args, site.keywords, state)
    constants = [each.constant for each in site.args]
    if MISSING in constants or site.keywords:
        return None
    folded = fold_method(site.name, receiver.constant, constants)
    if folded is MISSING:
        return None
    if isinstance(folded, list):
        parts = [constant(each) for each in folded]
        return machine.new(state, Cell("list", dict(enumerate(parts)), type="list"))
    return constant(folded)


def _joined(glue: str, parts: Value, state: State, machine: Machine) -> Value:
    cell = state.contents(parts)
    if cell is not None and cell.rest is None and cell.kind == "list":
        texts = [each.constant for each in cell.items.values()]
        if all(isinstance(each, str) for each in texts):
            return constant(glue.join(text_of(each) for each in texts))
        return derived([state.summary(each) for each in cell.items.values()])
    return derived([state.summary(element_of(machine, parts, state))])


def _formatted(
    template: Value, args: list[Value], keywords: dict[str, Value], state: State
) -> Value:
    text = template.constant
    values = [each.constant for each in args]
    if isinstance(text, str) and not keywords and all(isinstance(v, (str, int)) for v in values):
        plain = text.replace("{}", "\0").replace("%s", "\0").replace("%d", "\0")
        if "{" not in plain and "%" not in plain and plain.count("\0") <= len(values):
            for each in values:
                plain = plain.replace("\0", text_of(each), 1)
            return constant(plain)
    return derived([template, *(state.summary(each) for each in (*args, *keywords.values()))])


def _to_text(use: Use) -> Value:
    if not use.site.args:
        return constant("")
    value = use.site.args[0]
    if isinstance(value.constant, (str, int)) and not isinstance(value.constant, bool):
        return constant(text_of(value.constant))
    return derived([use.state.summary(value)])


def _to_number(use: Use) -> Value:
    value = use.site.args[0].constant if use.site.args else MISSING
    if isinstance(value, (str, int)) and len(str(value)) < 18:
        try:
            return constant(int(value))
        except ValueError:
            return HARMLESS
    return HARMLESS


def _length(use: Use) -> Value:
    cell = use.state.contents(use.site.args[0]) if use.site.args else None
    if cell is not None and cell.rest is None:
        return constant(len(cell.items))
    value = use.site.args[0].constant if use.site.args else None
    return constant(len(value)) if isinstance(value, (str, bytes)) else HARMLESS


def _listed(use: Use) -> Value:
    return use.machine.new(use.state, Cell("list", dict(enumerate(use.site.args)), type="list"))


def _copied(use: Use) -> Value:
    if not use.site.args:
        return use.machine.new(use.state, Cell("list", type="list"))
    cell = use.state.contents(use.site.args[0])
    if cell is not None and cell.kind == "list":
        return use.machine.new(use.state, Cell("list", dict(cell.items), cell.rest, type="list"))
    element = element_of(use.machine, use.site.args[0], use.state)
    if use.site.args[0].constant is not MISSING:
        return derived(use.site.args)
    return use.machine.new(use.state, Cell("list", {}, element, type="list"))


def _mixed(use: Use) -> Value:
    """Return the same in another order."""
    if not use.site.args:
        return HARMLESS
    cell = use.state.contents(use.site.args[0])
    element = (
        element_of(use.machine, use.site.args[0], use.state)
        if cell is None
        else any_of(cell, use.state)
    )
    return use.machine.new(use.state, Cell("list", {}, element, type="list"))


def _mapped(use: Use) -> Value:
    pairs = use.site.args
    cell = Cell("map", type="Map")
    for number in range(0, len(pairs) - 1, 2):
        if pairs[number].constant is MISSING:
            cell = cell.with_rest(use.state.summary(pairs[number + 1]))
        else:
            cell.items[pairs[number].constant] = pairs[number + 1]
    return use.machine.new(use.state, cell)


def _table(use: Use) -> Value:
    cell = Cell("map", type="dict")
    if use.site.args:
        inner = use.state.contents(use.site.args[0])
        if inner is not None and inner.kind == "map":
            cell = cell.with_items(dict(inner.items), inner.rest)
        else:
            cell = cell.with_rest(use.state.summary(use.site.args[0]))
    for name, value in use.site.keywords.items():
        cell = cell.with_item(name, value)
    return use.machine.new(use.state, cell)


def _numbered(use: Use) -> Value:
    element = element_of(use.machine, use.site.args[0], use.state) if use.site.args else HARMLESS
    pair = use.machine.new(use.state, Cell("list", {0: HARMLESS, 1: element}, type="tuple"))
    return use.machine.new(use.state, Cell("list", {}, pair, type="list"))


def _attribute(use: Use) -> Value | None:
    cell = use.state.contents(use.site.args[0]) if use.site.args else None
    name = use.site.args[1].constant if len(use.site.args) > 1 else None
    return cell.items.get(name) if cell is not None and isinstance(name, str) else None


def _java_join(use: Use) -> Value | None:
    glue = use.site.args[0].constant if use.site.args else None
    if len(use.site.args) == 2 and isinstance(glue, str):
        return _joined(glue, use.site.args[1], use.state, use.machine)
    return derived([use.state.summary(each) for each in use.site.args])


def _java_format(use: Use) -> Value:
    if not use.site.args:
        return HARMLESS
    if isinstance(use.site.args[0].constant, str):
        return _formatted(use.site.args[0], use.site.args[1:], {}, use.state)
    return derived([use.state.summary(each) for each in use.site.args])


def _truth(use: Use) -> Value:
    value = use.site.args[0].constant if use.site.args else MISSING
    return constant(value.lower() == "true") if isinstance(value, str) else HARMLESS


def _extreme(use: Use) -> Value:
    values = [each.constant for each in use.site.args]
    numbers = [each for each in values if isinstance(each, int) and not isinstance(each, bool)]
    if len(numbers) == len(values) >= 2:
        return constant(max(numbers) if use.site.name == "max" else min(numbers))
    return derived([use.state.summary(each) for each in use.site.args])


def _default(use: Use) -> Value | None:
    """Return the value that a setting has where nobody sets it."""
    return use.site.args[-1] if len(use.site.args) == 2 else None


def _pattern(use: Use) -> Value | None:
    """Return a regular expression; its text stays known."""
    if not use.site.args:
        return None
    value = Value(use.site.args[0].constant, is_known=use.site.args[0].is_known)
    value.type = (
        use.site.names[0].removesuffix(".compile") if use.machine.language == "java" else None
    )
    return value.typed(use.site.names[0])


def _matcher(use: Use) -> Value | None:
    """Return what looks for a regular expression in a text; it says what a match would say."""
    if use.site.receiver is None or not use.site.args:
        return None
    value = derived([use.state.summary(use.site.args[0])], "Matcher")
    value.facts = pattern_facts(value, use.site.receiver.constant, is_whole=True)
    return value


def _matched(use: Use) -> Value | None:
    if use.site.receiver is None:
        return None
    value = UNKNOWN.copy()
    value.facts = use.site.receiver.facts
    return value


def _every(use: Use) -> Value | None:
    value = UNKNOWN.copy()
    value.facts = use.site.args[0].facts if use.site.args else ()
    return value


def _replaced(use: Use) -> Value | None:
    """Return a text that keeps only letters, digits and the like; None for another one."""
    pattern = use.site.args[0].constant if len(use.site.args) > 1 else MISSING
    new = use.site.args[1].constant if len(use.site.args) > 1 else MISSING
    is_safe = isinstance(pattern, str) and _OTHERS.match(pattern) and isinstance(new, str)
    return HARMLESS if is_safe and not _SPECIAL.search(str(new)) else None


def _equals(use: Use) -> Value | None:
    if len(use.site.args) != 2 or MISSING in (use.site.args[0].constant, use.site.args[1].constant):
        return None
    return constant(use.site.args[0].constant == use.site.args[1].constant)


_STATIC: dict[str, Callable[[Use], Value | None]] = {
    "String.valueOf": _to_text, "Integer.toString": _to_text, "str": _to_text,
    "Objects.toString": _to_text, "String.copyValueOf": _to_text, "String": _to_text,
    "Integer.parseInt": _to_number, "Integer.valueOf": _to_number, "Long.parseLong": _to_number,
    "Long.valueOf": _to_number, "int": _to_number, "len": _length,
    "Arrays.asList": _listed, "List.of": _listed, "Set.of": _listed, "ImmutableList.of": _listed,
    "Collections.singletonList": _listed, "Stream.of": _listed, "Set.copyOf": _copied,
    "list": _copied, "tuple": _copied, "set": _copied, "frozenset": _copied, "iter": _copied,
    "List.copyOf": _copied, "Array.from": _copied, "sorted": _mixed, "reversed": _mixed,
    "Map.of": _mapped, "Collections.singletonMap": _mapped, "dict": _table,
    "collections.OrderedDict": _table, "enumerate": _numbered, "getattr": _attribute,
    "String.join": _java_join, "String.format": _java_format, "String.Join": _java_join,
    "String.Format": _java_format, "Boolean.parseBoolean": _truth,
    "Math.max": _extreme, "Math.min": _extreme, "max": _extreme, "min": _extreme,
    "all": _every, "re.sub": _replaced, "re.compile": _pattern, "Pattern.compile": _pattern, "Pattern.matcher": _matcher,
    "Matcher.matches": _matched, "System.getProperty": _default, "Objects.equals": _equals, "Properties.getProperty": _default,
}  # fmt: skip
