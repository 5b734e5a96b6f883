"""Tests and calls of JavaScript that say the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir

if TYPE_CHECKING:
    from tree_sitter import Node

_IS = frozenset({"===", "=="})
_IS_NOT = frozenset({"!==", "!="})
_HAS = frozenset({("!==", -1), ("!=", -1), (">", -1), (">=", 0)})
_HAS_NOT = frozenset({("===", -1), ("==", -1), ("<", 0)})
_TYPES = frozenset({"string", "number", "boolean"})


def asked(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression | None:
    """Return what a comparison asks: the type of a value, or whether a list holds one.

    Args:
        operator: As written.
        left: What stands before it.
        right: What stands behind it.

    Returns:
        A call that gives a truth value; None for another comparison.
    """
    value = _constant(right)
    if not isinstance(left, ir.Call) or left.receiver is None or value is None:
        return None
    start, end = left.start, right.end
    if left.name == "indexOf" and len(left.args) == 1:
        call = ir.Call(start, end, left.receiver, "includes", left.args)
        if (operator, value) in _HAS:
            return call
        return ir.Unary(start, end, "not", call) if (operator, value) in _HAS_NOT else None
    if _is_typeof(left) and isinstance(value, str) and value in _TYPES:
        call = ir.Call(start, end, left.receiver, value, left.args)
        if operator in _IS:
            return call
        return ir.Unary(start, end, "not", call) if operator in _IS_NOT else None
    return None


def _constant(node: ir.Expression) -> str | int | None:
    if isinstance(node, ir.Unary) and node.operator == "-":
        inner = _constant(node.value)
        return -inner if isinstance(inner, int) else None
    if isinstance(node, ir.Constant) and isinstance(node.value, (str, int)):
        return node.value
    return None


def _is_typeof(call: ir.Call) -> bool:
    receiver = call.receiver
    return call.name == "of" and isinstance(receiver, ir.Name) and receiver.name == "typeof"


def known_method(
    node: Node, receiver: ir.Expression, name: str, args: list[ir.Expression]
) -> ir.Expression | None:
    """Return what a method of the language itself means; None for another one."""
    start, end = node.start_byte, node.end_byte
    is_object = isinstance(receiver, ir.Name) and receiver.name == "Object"
    if is_object and len(args) == 1 and name in {"freeze", "seal"}:
        return args[0]
    if is_object and len(args) == 1 and name in {"keys", "values", "entries"}:
        return ir.Call(start, end, args[0], name, ())
    if is_object and len(args) == 2 and name == "hasOwn":
        return ir.Binary(start, end, "in", args[1], args[0])
    if name == "hasOwnProperty" and len(args) == 1:
        return ir.Binary(start, end, "in", args[0], receiver)
    is_own = isinstance(receiver, ir.Field) and receiver.name == "hasOwnProperty"
    if name == "call" and len(args) == 2 and is_own:
        return ir.Binary(start, end, "in", args[1], args[0])
    if name == "replaceAll" and args and isinstance(args[0], ir.Constant) and args[0].value == "<":
        return ir.Call(start, end, None, "escapeHtml", [receiver])
    if name == "send" and len(args) == 1 and isinstance(args[0], ir.Table):
        return ir.Call(start, end, receiver, "json", args)
    return _any_equal(receiver, args) if name == "some" and len(args) == 1 else None


def _any_equal(receiver: ir.Expression, args: list[ir.Expression]) -> ir.Expression | None:
    """Return whether a list holds a value, for ``list.some((x) => x === value)``."""
    function = args[0].function if isinstance(args[0], ir.Lambda) else None
    if function is None or len(function.parameters) != 1 or len(function.body) != 1:
        return None
    only = function.body[0]
    test = only.value if isinstance(only, ir.Return) else None
    if not isinstance(test, ir.Binary) or test.operator not in _IS:
        return None
    name = function.parameters[0].name
    for one, other in ((test.left, test.right), (test.right, test.left)):
        if isinstance(one, ir.Name) and one.name == name:
            return ir.Call(test.start, test.end, receiver, "includes", [other])
    return None
