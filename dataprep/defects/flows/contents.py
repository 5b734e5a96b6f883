"""Methods of lists, maps and growing texts, by the names that they have in the languages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dataprep.defects.flows.fold import added, text_of
from dataprep.defects.flows.folded_text import fold_method
from dataprep.defects.flows.guards import equal_facts, is_harmless
from dataprep.defects.flows.places import any_of
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.state import State
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Value,
    constant,
    derived,
    join,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine


@dataclass(slots=True)
class Use:
    """A method that is called on contents.

    Attributes:
        machine: The interpreter.
        site: The call.
        own: What refers to the contents.
        cell: The contents.
        state: Where it happens.
    """

    machine: Machine
    site: Site
    own: Value
    cell: Cell
    state: State


Method: TypeAlias = Callable[[Use], Value | None]


def made_of(machine: Machine, kind_name: str, site: Site, state: State) -> Value | None:
    """Return a new list, map or growing text; None for another type."""
    if kind_name == "String":
        return site.args[0] if site.args else constant("")
    if kind_name == "[]":
        return machine.new(state, Cell("list", {}, HARMLESS, type="array"))
    kind = machine.catalogue.kinds_of_types.get(kind_name)
    if kind is None:
        return None
    if kind == "text":
        first = site.args[0] if site.args else constant("")
        if isinstance(first.constant, int):
            first = constant("")
        return machine.new(state, Cell("text", {0: state.summary(first)}, type=kind_name))
    made = Cell(kind, type=kind_name)
    given = state.contents(site.args[0]) if site.args else None
    if given is not None and given.kind == kind:
        made = made.with_items(dict(given.items), given.rest)
    elif site.args and state.summary(site.args[0]).taints:
        made = made.with_rest(state.summary(site.args[0]))
    return machine.new(state, made)


def _append(use: Use) -> Value | None:
    if len(use.site.args) == 2:
        return _insert(use)
    if not use.site.args:
        return None
    key = len(use.cell.items)
    after = use.cell.with_item(key, use.site.args[0])
    use.machine.write(
        use.state, use.own, after if use.cell.rest is None else use.cell.with_rest(use.site.args[0])
    )
    return HARMLESS


def _insert(use: Use) -> Value | None:
    at = use.site.args[0].constant if len(use.site.args) > 1 else 0
    items = list(use.cell.items.values())
    if isinstance(at, int) and use.cell.rest is None:
        items.insert(at, use.site.args[-1])
        use.machine.write(use.state, use.own, use.cell.with_items(dict(enumerate(items)), None))
    elif use.site.args:
        use.machine.write(use.state, use.own, use.cell.with_rest(use.site.args[-1]))
    return HARMLESS


def _prepend(use: Use) -> Value | None:
    first = Site(use.site.node, "", None, None, use.site.args[:1], {})
    return _insert(Use(use.machine, first, use.own, use.cell, use.state))


def _taken(at: int) -> Method:
    """Return the method that takes the first or last element out."""

    def method(use: Use) -> Value | None:
        where: object = use.site.args[0].constant if use.site.args else at
        items = list(use.cell.items.values())
        is_exact = isinstance(where, int) and not isinstance(where, bool) and use.cell.rest is None
        if not is_exact or not isinstance(where, int):
            if isinstance(where, str) and use.cell.rest is None:
                kept = [each for each in items if each.constant != where]
                use.machine.write(
                    use.state, use.own, use.cell.with_items(dict(enumerate(kept)), None)
                )
                return HARMLESS
            return any_of(use.cell, use.state)
        if not -len(items) <= where < len(items):
            return HARMLESS
        found = items.pop(where)
        use.machine.write(use.state, use.own, use.cell.with_items(dict(enumerate(items)), None))
        return found

    return method


def _seen(at: int) -> Method:
    """Return the method that gives the element at a position."""

    def method(use: Use) -> Value | None:
        where = use.site.args[0].constant if use.site.args else at
        items = list(use.cell.items.values())
        if isinstance(where, int) and use.cell.rest is None and -len(items) <= where < len(items):
            return items[where]
        return any_of(use.cell, use.state)

    return method


def _put(use: Use) -> Value | None:
    if len(use.site.args) < 2:
        return None
    keys = [each.constant for each in use.site.args[:-1]]
    value = use.site.args[-1]
    if MISSING in keys:
        use.machine.write(use.state, use.own, use.cell.with_rest(use.state.summary(value)))
    else:
        key = _key(keys)
        if use.cell.kind == "list" and key not in use.cell.items:
            use.machine.write(use.state, use.own, use.cell.with_rest(value))
        else:
            use.machine.write(use.state, use.own, use.cell.with_item(key, value))
    return HARMLESS


def _key(keys: list[object]) -> Hashable:
    return keys[0] if len(keys) == 1 else tuple(keys)


def _get(use: Use) -> Value | None:
    keys = [each.constant for each in use.site.args]
    if not keys:
        return any_of(use.cell, use.state)
    if keys[0] is MISSING:
        return any_of(use.cell, use.state)
    for key in (_key(keys), keys[0]):
        if key in use.cell.items:
            return use.cell.items[key]
    other = (
        use.site.args[1] if len(use.site.args) > 1 and use.cell.kind == "map" else constant(None)
    )
    return other if use.cell.rest is None else join(use.state.summary(use.cell.rest), other)


def _removed(use: Use) -> Value | None:
    found = _get(use)
    key = use.site.args[0].constant if use.site.args else MISSING
    if key is not MISSING and key in use.cell.items:
        items = {name: each for name, each in use.cell.items.items() if name != key}
        use.machine.write(use.state, use.own, use.cell.with_items(items, use.cell.rest))
    return found


def _cleared(use: Use) -> Value | None:
    use.machine.write(use.state, use.own, use.cell.with_items({}, None))
    return HARMLESS


def _extended(use: Use) -> Value | None:
    if not use.site.args:
        return None
    given = use.state.contents(use.site.args[-1])
    if given is None:
        use.machine.write(
            use.state, use.own, use.cell.with_rest(use.state.summary(use.site.args[-1]))
        )
    elif use.cell.kind == "map":
        rest = given.rest if use.cell.rest is None else use.cell.rest
        use.machine.write(
            use.state, use.own, use.cell.with_items({**use.cell.items, **given.items}, rest)
        )
    elif given.rest is None and use.cell.rest is None:
        items = [*use.cell.items.values(), *given.items.values()]
        use.machine.write(use.state, use.own, use.cell.with_items(dict(enumerate(items)), None))
    else:
        use.machine.write(
            use.state, use.own, use.cell.with_rest(use.state.summary(use.site.args[-1]))
        )
    return HARMLESS


def _size(use: Use) -> Value | None:
    return constant(len(use.cell.items)) if use.cell.rest is None else HARMLESS


def _is_empty(use: Use) -> Value | None:
    return constant(not use.cell.items) if use.cell.rest is None else HARMLESS


def _contains(use: Use) -> Value | None:
    if not use.site.args:
        return None
    value = use.site.args[0]
    if value.taints and is_harmless(use.own, use.state):
        result = UNKNOWN.copy()
        result.facts = equal_facts(value)
        return result
    if value.constant is not MISSING and use.cell.rest is None:
        held = [each.constant for each in use.cell.items.values()]
        if use.cell.kind == "map" and use.site.name != "containsValue":
            return constant(value.constant in use.cell.items)
        if MISSING not in held:
            return constant(value.constant in held)
    return UNKNOWN


def _own(use: Use) -> Value | None:
    return use.own


def _copy(use: Use) -> Value | None:
    return use.machine.new(use.state, use.cell)


def _any(use: Use) -> Value | None:
    return any_of(use.cell, use.state)


def _harmless(use: Use) -> Value | None:
    del use
    return HARMLESS


def _keys(use: Use) -> Value | None:
    items: dict[Hashable, Value] = dict(enumerate(constant(key) for key in use.cell.items))
    rest = None if use.cell.rest is None else use.cell.rest
    return use.machine.new(use.state, Cell("list", items, rest, type="list"))


def _values(use: Use) -> Value | None:
    items: dict[Hashable, Value] = dict(enumerate(use.cell.items.values()))
    return use.machine.new(use.state, Cell("list", items, use.cell.rest, type="list"))


def _pairs(use: Use) -> Value | None:
    element = any_of(use.cell, use.state)
    items: dict[Hashable, Value] = {0: HARMLESS, 1: element}
    pair = use.machine.new(use.state, Cell("list", items, type="Entry"))
    return use.machine.new(use.state, Cell("list", {}, pair, type="list"))


def _entry_key(use: Use) -> Value | None:
    return use.cell.items.get(0) if use.cell.type == "Entry" else None


def _entry_value(use: Use) -> Value | None:
    return use.cell.items.get(1) if use.cell.type == "Entry" else None


def _joined(use: Use) -> Value | None:
    parts = [use.state.summary(each) for each in use.cell.values()]
    return derived([*parts, *use.site.args])


def _grow(use: Use) -> Value | None:
    held = use.cell.items.get(0, UNKNOWN)
    given = use.state.summary(use.site.args[-1]) if use.site.args else constant("")
    is_plain = use.site.name == "append" and len(use.site.args) == 1
    if is_plain and isinstance(held.constant, str) and given.constant is not MISSING:
        folded = added(held.constant, text_of(given.constant))
        use.machine.write(use.state, use.own, use.cell.with_item(0, constant(folded)))
        return use.own
    parts = [held, *(use.state.summary(each) for each in use.site.args)]
    use.machine.write(use.state, use.own, use.cell.with_item(0, derived(parts)))
    return use.own


def _emptied(use: Use) -> Value | None:
    if use.site.args and use.site.args[0].constant == 0 and len(use.site.args) == 1:
        use.machine.write(use.state, use.own, use.cell.with_items({0: constant("")}, None))
    return HARMLESS


def _changed(use: Use) -> Value | None:
    held = use.cell.items.get(0, UNKNOWN)
    use.machine.write(use.state, use.own, use.cell.with_item(0, derived([held])))
    return use.own


def _content(use: Use) -> Value | None:
    held = use.cell.items.get(0, UNKNOWN)
    if use.site.args and held.constant is not MISSING:
        folded = fold_method(
            use.site.name, held.constant, [each.constant for each in use.site.args]
        )
        if folded is not MISSING and not isinstance(folded, list):
            return constant(folded)
    if use.cell.rest is not None:
        held = derived([held, use.cell.rest])
    return derived([held]) if use.site.args else held


def _table(**names: Method) -> dict[str, Method]:
    return {name: method for words, method in names.items() for name in words.split("__")}


LIST_METHODS: dict[str, Method] = _table(
    add__append__push__addLast__addElement__offer__offerLast__Add=_append,
    insert=_insert,
    addFirst__offerFirst__unshift__insertElementAt__appendleft=_prepend,
    remove__removeFirst__poll__pollFirst__shift__removeElementAt__popleft__RemoveAt=_taken(0),
    pop__removeLast__pollLast=_taken(-1),
    get__elementAt__getFirst__firstElement__peekFirst__element__at=_seen(0),
    peek__getLast__lastElement__peekLast=_seen(-1),
    set=_put,
    size__length=_size,
    isEmpty=_is_empty,
    contains__includes__has=_contains,
    clear__removeAllElements=_cleared,
    addAll__extend__AddRange=_extended,
    index__count__indexOf__sort__reverse__hashCode__lastIndexOf=_harmless,
    next__nextElement__nextval=_any,
    iterator__listIterator__stream__elements__subList__parallelStream=_own,
    copy__toArray__toList__ToArray__ToList__clone=_copy,
    join=_joined,
    getKey=_entry_key,
    getValue=_entry_value,
)
MAP_METHODS: dict[str, Method] = _table(
    put__set__setdefault__setProperty__putIfAbsent__setAttribute__replace__add_section__Add=_put,
    get__getProperty__getOrDefault__getAttribute__items_of=_get,
    remove__pop=_removed,
    containsKey__has_key__has_option__has__containsValue__contains__ContainsKey=_contains,
    keySet__keys__navigableKeySet=_keys,
    values=_values,
    items__entrySet__entries=_pairs,
    update__putAll=_extended,
    clear=_cleared,
    size=_size,
    isEmpty=_is_empty,
    copy__clone=_copy,
)
TEXT_METHODS: dict[str, Method] = _table(
    append__insert__write__println__print__Append__AppendLine__Write__WriteLine__WriteString__appendCodePoint=_grow,
    replace__reverse__deleteCharAt__delete=_changed,
    setLength__truncate=_emptied,
    toString__getvalue__ToString__String__substring__read__subSequence=_content,
    length__indexOf__lastIndexOf__capacity__charAt__isEmpty=_harmless,
)
