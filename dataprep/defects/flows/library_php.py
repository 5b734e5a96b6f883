"""What functions of PHP do with texts, arrays and functions."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from dataprep.defects.flows._php_texts import (
    PhpFunction,
    address,
    all_of,
    at,
    folded,
    formatted,
    input_,
    length,
    made,
    matched,
    reduced,
    replaced,
    substring,
    undone,
    validated,
)
from dataprep.defects.flows.contents import Use
from dataprep.defects.flows.fold import text_of
from dataprep.defects.flows.invoke import invoke
from dataprep.defects.flows.places import element_of, store
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    HARMLESS,
    Cell,
    Closure,
    Value,
    cleaned,
    constant,
    derived,
    join,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_NOTHING = Cell("list")


def by_php(machine: Machine, site: Site, state: State, frame: Frame) -> Value | None:
    """Return what a call of PHP's own functions gives; None for another one.

    Args:
        machine: The interpreter.
        site: The call.
        state: Where it happens.
        frame: The call around it.
    """
    found = _METHODS.get(site.name) if site.receiver is not None else _FUNCTIONS.get(site.name)
    if found is None:
        return None
    return found(Use(machine, site, HARMLESS, _NOTHING, state), frame)


def _list(use: Use, element: Value) -> Value:
    return use.machine.new(use.state, Cell("list", {}, element, type="array"))


def _joined(use: Use, frame: Frame) -> Value | None:
    del frame
    glue, parts = at(use, 0), at(use, 1) if len(use.site.args) > 1 else at(use, 0)
    if use.state.contents(glue) is not None:
        glue, parts = parts, glue
    cell = use.state.contents(parts)
    if cell is not None and cell.rest is None and len(use.site.args) > 1:
        texts = [each.constant for each in cell.items.values()]
        if isinstance(glue.constant, str) and all(isinstance(t, (str, int)) for t in texts):
            return constant(glue.constant.join(text_of(each) for each in texts))
    return derived([use.state.summary(each) for each in use.site.args])


def _split(use: Use, frame: Frame) -> Value | None:
    del frame
    mark, text = at(use, 0).constant, use.state.summary(at(use, 1))
    if isinstance(mark, str) and mark and isinstance(text.constant, str):
        texts: dict[Hashable, Value] = {
            number: constant(each) for number, each in enumerate(text.constant.split(mark))
        }
        return use.machine.new(use.state, Cell("list", texts, type="array"))
    return _list(use, derived([text]))


def _same_elements(use: Use, frame: Frame) -> Value | None:
    """Return the elements of all arrays, in no order that is known."""
    del frame
    elements = [element_of(use.machine, each, use.state) for each in use.site.args]
    found = use.state.summary(elements[0]) if elements else HARMLESS
    for each in elements[1:]:
        found = join(found, use.state.summary(each))
    return _list(use, found)


def _merged(use: Use, frame: Frame) -> Value | None:
    cells = [use.state.contents(each) for each in use.site.args]
    items: dict[Hashable, Value] = {}
    for cell in cells:
        if cell is None or cell.rest is not None or cell.kind != "map":
            return _same_elements(use, frame)
        items.update(cell.items)
    return use.machine.new(use.state, Cell("map", items, type="array"))


def _paired(use: Use, frame: Frame) -> Value | None:
    del frame
    return _list(use, derived(all_of(use)))


def _keys(use: Use, frame: Frame) -> Value | None:
    del frame
    cell = use.state.contents(at(use, 0))
    if cell is None:
        return _list(use, derived(all_of(use)))
    items: dict[Hashable, Value] = dict(enumerate(constant(key) for key in cell.items))
    rest = cell.rest if cell.kind == "map" else None
    return use.machine.new(use.state, Cell("list", items, rest, type="array"))


def _one_of(use: Use, frame: Frame) -> Value | None:
    del frame
    return element_of(use.machine, at(use, 0), use.state)


def _called(use: Use, function: Value, args: list[Value], frame: Frame) -> Value:
    """Return what a function that is a value gives; one of PHP is known by its name."""
    node = use.site.node
    site = Site(node, "", None, None, args, {})
    if isinstance(function.target, Closure):
        return invoke(use.machine, function.target, site, use.state, frame)
    if not isinstance(function.constant, str):
        return derived([use.state.summary(each) for each in args])
    name = function.constant.rpartition("::")[2]
    own = use.machine.module.functions.get(name)
    if own is not None:
        return invoke(use.machine, Closure(own, {}, None), site, use.state, frame)
    kinds = use.machine.catalogue.sanitizers.get(name)
    value = derived([use.state.summary(each) for each in args])
    if kinds is None:
        return value
    return HARMLESS if "all" in kinds else cleaned(value, kinds)


def _mapped(use: Use, frame: Frame) -> Value | None:
    elements = [element_of(use.machine, each, use.state) for each in use.site.args[1:]]
    value = _called(use, at(use, 0), elements, frame)
    return _list(use, use.state.summary(value))


def _filtered(use: Use, frame: Frame) -> Value | None:
    element = element_of(use.machine, at(use, 0), use.state)
    if len(use.site.args) > 1:
        test = _called(use, at(use, 1), [element], frame)
        kinds = [fact.kinds for fact in test.facts if fact.truth]
        name = at(use, 1).constant
        known = use.machine.catalogue.guards.get(name, ()) if isinstance(name, str) else ()
        kinds += [frozenset(guard.kinds) for guard in known if guard.truth]
        element = cleaned(use.state.summary(element), kinds[0]) if kinds else element
    return _list(use, element)


def _walked(use: Use, frame: Frame) -> Value | None:
    _called(use, at(use, 1), [element_of(use.machine, at(use, 0), use.state)], frame)
    return HARMLESS


def _called_by_user(use: Use, frame: Frame) -> Value | None:
    return _called(use, at(use, 0), use.site.args[1:], frame)


def _called_with_array(use: Use, frame: Frame) -> Value | None:
    return _called(use, at(use, 0), [element_of(use.machine, at(use, 1), use.state)], frame)


def _kept(use: Use, frame: Frame) -> Value | None:
    """Append to an array, which is made where there is none."""
    base, value = use.site.receiver, use.state.summary(at(use, 0))
    place = use.site.receiver_place
    assert base is not None
    cell = use.state.contents(base)
    if cell is None:
        rest = None if base.constant is None else derived([base, value])
        items: dict[Hashable, Value] = {0: at(use, 0)} if rest is None else {}
        made = use.machine.new(use.state, Cell("list", items, rest, type="array"))
        made.is_known = base.is_known or base.constant is None
        if place is not None and base.path is None:
            store(use.machine, place, made, use.state, frame)
        return HARMLESS
    if cell.kind not in {"list", "map"} or cell.rest is not None:
        use.machine.write(use.state, base, cell.with_rest(value))
        return HARMLESS
    number = sum(isinstance(key, int) for key in cell.items)
    use.machine.write(use.state, base, cell.with_item(number, at(use, 0)))
    return HARMLESS


def _functions(**names: PhpFunction) -> dict[str, PhpFunction]:
    return {name: made for words, made in names.items() for name in words.split("__")}


_FUNCTIONS: dict[str, PhpFunction] = _functions(
    strtolower__mb_strtolower=folded("toLowerCase"),
    strtoupper__mb_strtoupper=folded("toUpperCase"),
    trim=folded("trim"),
    str_repeat=folded("repeat"),
    rtrim__ltrim__chop__ucfirst__lcfirst__ucwords__strrev__nl2br__wordwrap__strval__chunk_split=made,
    str_pad__iconv__mb_convert_encoding__utf8_encode=made,
    utf8_decode__strtr__mb_substr__substr_replace__gzuncompress__gzinflate__strstr=made,
    strrchr__stristr__ucwords__str_rot13__serialize__var_export__lcg_value=made,
    substr=substring,
    strlen__mb_strlen__count__sizeof=length,
    str_replace__str_ireplace=replaced,
    preg_match__preg_match_all=matched,
    preg_replace=reduced,
    sprintf__vsprintf=formatted,
    implode__join=_joined,
    explode=_split,
    preg_split__str_split__mb_str_split__array_chunk__array_fill_keys__array_combine=_paired,
    array_values__array_slice__array_reverse__array_unique__array_diff__array_intersect=_same_elements,
    array_pad__array_replace__array_splice__array_intersect_key__array_diff_key=_same_elements,
    array_merge=_merged,
    array_keys__array_flip=_keys,
    current__reset__end__next__array_shift__array_pop__array_rand__each__prev=_one_of,
    array_map=_mapped,
    array_filter=_filtered,
    array_walk__usort__uasort=_walked,
    call_user_func=_called_by_user,
    call_user_func_array=_called_with_array,
    parse_url=address,
    filter_var=validated,
    filter_input=input_,
    html_entity_decode__htmlspecialchars_decode__stripslashes__stripcslashes=undone,
    base64_decode__urldecode__rawurldecode__hex2bin__json_decode__convert_uudecode=undone,
)
_METHODS: dict[str, PhpFunction] = {"[]": _kept}
