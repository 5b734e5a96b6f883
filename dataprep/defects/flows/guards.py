"""What tests say about values: equal to a constant, one of a list, without dots, all digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows.state import State
from dataprep.defects.flows.values import ALL, MISSING, Fact, TaintKey, Value

if TYPE_CHECKING:
    from dataprep.defects.flows.specs import Guard

_HOSTS = frozenset({
    "netloc", "hostname", "host", "getHost", "getAuthority", "authority", "origin", "Host", "Hostname",
})  # fmt: skip
"""Parts of an address that say where it leads."""
_ABSENT = {
    "..": {"path"},
    "../": {"path"},
    "/": {"path", "redirect"},
    "\\": {"path"},
    "'": {"sql", "xpath", "ldap", "code"},
    '"': {"sql", "xpath"},
    "<": {"html"},
    ">": {"html"},
    "*": {"ldap"},
    "(": {"ldap"},
    "\n": {"header", "log"},
    "\r": {"header", "log"},
    ";": {"command"},
    "&": {"command"},
    "|": {"command"},
    "://": {"url", "redirect"},
}
"""Kinds of sinks for which a text without these characters is taken as checked."""
_LOOSE = re.compile(r"\.[*+]|\.\{|\[\^|\\[SWD]")
_ESCAPED_DOT = re.compile(r"\\[.\\]")


def keys_of(value: Value) -> frozenset[TaintKey]:
    """Return the origins of a value."""
    return frozenset(each.key for each in value.taints)


def equal_facts(value: Value, *, truth: bool = True) -> tuple[Fact, ...]:
    """Return what it says that a value is one of some constants."""
    keys = keys_of(value)
    facts = [Fact(truth, keys, ALL)]
    if any(key[3].rpartition(".")[2] in _HOSTS for key in keys):
        facts.append(Fact(truth, keys, frozenset({"url", "redirect"})))
    return tuple(facts)


def comparison_facts(sign: str, left: Value, right: Value, state: State) -> tuple[Fact, ...]:
    """Return what the outcome of a comparison says."""
    if sign in {"==", "===", "is", "!=", "!==", "is not"}:
        truth = sign in {"==", "===", "is"}
        for one, other in ((left, right), (right, left)):
            if _is_strong(one) and not other.taints and _is_plain(other):
                return equal_facts(one, truth=truth) if other.constant is not None else ()
    if sign in {"in", "not in"}:
        is_listed = right.cell is not None and is_harmless(right, state)
        if left.taints and (is_listed or isinstance(right.constant, str)):
            return equal_facts(left, truth=sign == "in")
        if right.taints and isinstance(left.constant, str):
            return absence_facts(right, left.constant, truth=sign == "not in")
    return ()


def facts_of_all(value: Value) -> tuple[Fact, ...]:
    """Return what it says of the whole that a test holds for each of its elements."""
    return tuple(
        fact._replace(
            keys=frozenset((*key[:3], key[3].removesuffix("[]").rstrip(".")) for key in fact.keys)
        )
        for fact in value.facts
        if fact.truth
    )


def _is_strong(value: Value) -> bool:
    """Return whether a value is more than a parameter, whose comparisons are not followed."""
    return any(not each.is_weak for each in value.taints)


def _is_plain(value: Value) -> bool:
    return value.constant is not MISSING or value.is_known


def is_harmless(value: Value, state: State) -> bool:
    """Return whether all that a value holds is made of constants."""
    inside = state.summary(value)
    return inside.is_known and not inside.taints


def absence_facts(value: Value, characters: str, *, truth: bool) -> tuple[Fact, ...]:
    """Return what it says that a text has not some characters in it."""
    kinds = _ABSENT.get(characters)
    return (Fact(truth, keys_of(value), frozenset(kinds)),) if kinds and value.taints else ()


def pattern_facts(value: Value, pattern: object, *, is_whole: bool) -> tuple[Fact, ...]:
    """Return what it says that a text matches a regular expression.

    Args:
        value: The text.
        pattern: The expression, as far as it is known.
        is_whole: Whether it has to match all of the text.
    """
    if not isinstance(pattern, str) or not value.taints:
        return ()
    ends = pattern.endswith(("$", "\\Z", "\\z"))
    starts = is_whole or pattern.startswith(("^", "\\A"))
    if not ((is_whole or ends) and starts) or _LOOSE.search(_ESCAPED_DOT.sub("", pattern)):
        return ()
    kinds = {"all"}
    if "/" in pattern and "." in pattern:
        kinds = {"sql", "command", "html", "ldap", "xpath", "code", "log", "header"}
    return (Fact(truth=True, keys=keys_of(value), kinds=frozenset(kinds)),)


def guard_facts(guard: Guard, value: Value, others: list[Value]) -> tuple[Fact, ...]:
    """Return what it says that a call that checks a value gives true or false.

    Args:
        guard: What checks.
        value: What is checked.
        others: The other values of the call.
    """
    if not value.taints:
        return ()
    if guard.needs is not None:
        texts = [each.constant for each in others if isinstance(each.constant, str)]
        if not any(re.search(guard.needs, text) for text in texts):
            return ()
    taints = value.taints
    if guard.after is not None:
        taints = frozenset(each for each in taints if guard.after in each.cleaned)
    keys = frozenset(each.key for each in taints)
    return (Fact(guard.truth, keys, frozenset(guard.kinds)),) if keys else ()
