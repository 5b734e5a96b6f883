"""The parts of a rule that can be left out of it on a text in which they cannot match.

A list of sources holds dozens of alternatives, and each costs time on every expression of a text. What
cannot match changes nothing where it is one of several, and nothing where it is forbidden.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dataprep.defects.prefilter_terms import NOTHING, Demand

Node: TypeAlias = Mapping[str, object]
Path: TypeAlias = tuple[str | int, ...]

_LISTS = ("pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators")
_EITHER = "pattern-either"
_ALL = "patterns"
_OPTIONAL = frozenset({"pattern-sanitizers", "pattern-propagators"})
_FORBIDDEN = ("pattern-not", "pattern-not-inside")


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a rule that is left out where a text does not meet its demand.

    Attributes:
        path: Keys and indices that lead to it.
        demand: What a text has to hold so that it can match.
    """

    path: Path
    demand: Demand


def choices_of(rule: Node, demand_of_item: Callable[[object], Demand]) -> list[Choice]:
    """Return the parts of a rule that can be left out, those that demand something.

    Args:
        rule: The rule as semgrep takes it.
        demand_of_item: Returns what a part of a formula demands.
    """
    found = []
    for path, item in _parts(rule):
        demand = demand_of_item(item)
        if demand != NOTHING:
            found.append(Choice(path, demand))
    return found


def _parts(rule: Node) -> Iterator[tuple[Path, object]]:
    for key in _LISTS:
        items = rule.get(key)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            yield (key, number), item
            yield from _inside(item, (key, number))
    yield from _inside(rule, ())


def _inside(item: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Yield alternatives, and what is forbidden, inside a part of a formula."""
    if not isinstance(item, Mapping):
        return
    for key in (_EITHER, _ALL):
        parts = item.get(key)
        for number, part in enumerate(parts if isinstance(parts, list) else ()):
            here = (*path, key, number)
            if key == _EITHER:
                yield here, part
            elif isinstance(part, Mapping) and len(part) == 1 and next(iter(part)) in _FORBIDDEN:
                yield here, next(iter(part.values()))
                continue
            yield from _inside(part, here)


def without(rule: Node, left_out: Collection[Path]) -> dict[str, object]:
    """Return a rule without some of its parts.

    Example:
        >>> rule = {"pattern-either": [{"pattern": "a()"}, {"pattern": "b()"}]}
        >>> without(rule, [("pattern-either", 0)])
        {'pattern-either': [{'pattern': 'b()'}]}
    """
    gone = frozenset(left_out)
    copied = {key: _copied(value, (key,), gone) for key, value in rule.items()}
    return {key: value for key, value in copied.items() if value != [] or key not in _OPTIONAL}


def _copied(value: object, path: Path, gone: frozenset[Path]) -> object:
    if isinstance(value, Mapping):
        return {key: _copied(part, (*path, key), gone) for key, part in value.items()}
    if isinstance(value, list):
        kept = ((number, (*path, number)) for number in range(len(value)))
        return [_copied(value[number], here, gone) for number, here in kept if here not in gone]
    return value
