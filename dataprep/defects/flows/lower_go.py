"""Reads expressions of Go.

An error is read as whether all went well: ``nil`` of one is true, ``err != nil`` is ``not err``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._go_statements import GoStatements
from dataprep.defects.flows.lowering import decimal, first, integer, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"&&": "and", "||": "or"}


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the functions and types of a text in Go."""
    reading = _Go(text, "go")
    reading.read(root)
    return reading.module


class _Go(GoStatements):
    _blocks = frozenset({"block", "statement_list"})

    def _e_identifier(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, self.resolved(self.slice(node)))

    _e_type_identifier = _e_identifier
    _e_package_identifier = _e_identifier

    def _e_interpreted_string_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, unescaped(self.slice(node)[1:-1]))

    _e_rune_literal = _e_interpreted_string_literal

    def _e_raw_string_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, self.slice(node)[1:-1])

    def _e_int_literal(self, node: Node) -> ir.Expression:
        value = integer(self.slice(node))
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    def _e_float_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, decimal(self.slice(node)))

    def _e_true(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=True)

    def _e_false(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=False)

    def _e_nil(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    def _e_iota(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)

    def _e_parenthesized_expression(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    _e_literal_element = _e_parenthesized_expression

    def _e_selector_expression(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("operand"))
        name = self.field_name(self.slice(node.child_by_field_name("field")))
        return ir.Field(node.start_byte, node.end_byte, base, name)

    def _e_index_expression(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("operand"))
        index = self.expression(node.child_by_field_name("index"))
        return ir.Index(node.start_byte, node.end_byte, base, index)

    def _e_slice_expression(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("operand"))
        ends = [node.child_by_field_name(name) for name in ("start", "end")]
        lower, upper = (None if end is None else self.expression(end) for end in ends)
        return ir.Slice(node.start_byte, node.end_byte, base, lower, upper)

    def _e_binary_expression(self, node: Node) -> ir.Expression:
        operator = self._operator(node)
        if operator == "+":
            parts = [self.expression(part) for part in self.chain(node, "+")]
            return ir.Concat(node.start_byte, node.end_byte, parts)
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if operator in _OPERATORS:
            listed = self._one_of(node, operator)
            if listed is not None:
                return listed
            pair = self.condition(left), self.condition(right)
            return ir.Binary(node.start_byte, node.end_byte, _OPERATORS[operator], *pair)
        checked = self._checked(node, operator)
        if checked is not None:
            return checked
        pair = self.expression(left), self.expression(right)
        return ir.Binary(node.start_byte, node.end_byte, operator, *pair)

    def _one_of(self, node: Node, operator: str) -> ir.Expression | None:
        """Return ``x == a || x == b`` as a look-up in a list; None for other tests."""
        sign = "==" if operator == "||" else "!="
        parts = self.chain(node, operator)
        if not all(each.type == node.type and self._operator(each) == sign for each in parts):
            return None
        pairs = [(e.child_by_field_name("left"), e.child_by_field_name("right")) for e in parts]
        if len({self.slice(left) for left, _ in pairs}) != 1:
            return None
        if not all(right is not None and right.type.endswith("literal") for _, right in pairs):
            return None
        span = node.start_byte, node.end_byte
        values = ir.Listing(*span, [self.expression(right) for _, right in pairs])
        found = ir.Binary(*span, "in", self.expression(pairs[0][0]), values)
        return found if operator == "||" else ir.Unary(*span, "not", found)

    def _checked(self, node: Node, operator: str) -> ir.Expression | None:
        """Return what ``err != nil`` says; None for another comparison."""
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None or right.type != "nil" or operator not in {"==", "!="}:
            return None
        is_call = left.type == "call_expression" and operator == "!="
        if not is_call and not (left.type == "identifier" and self.is_error(self.slice(left))):
            return None
        value = self.expression(left)
        if operator == "==":
            return value
        return ir.Unary(node.start_byte, node.end_byte, "not", value)

    def _e_unary_expression(self, node: Node) -> ir.Expression:
        operand = node.child_by_field_name("operand")
        operator = self._operator(node)
        if operator == "!":
            value = self.condition(operand)
            return ir.Unary(node.start_byte, node.end_byte, "not", value)
        value = self.expression(operand)
        if operator in {"-", "^"}:
            sign = "~" if operator == "^" else "-"
            return ir.Unary(node.start_byte, node.end_byte, sign, value)
        return value

    def _e_type_conversion_expression(self, node: Node) -> ir.Expression:
        return self.expression(node.child_by_field_name("operand"))

    def _e_type_assertion_expression(self, node: Node) -> ir.Expression:
        operand = node.child_by_field_name("operand")
        value = self.expression(operand)
        if operand is not None and operand.type != "identifier":
            value = ir.Opaque(node.start_byte, node.end_byte, [value])
        kind = self.type_name(node.child_by_field_name("type"))
        return ir.Cast(node.start_byte, node.end_byte, kind, value)

    def _e_func_literal(self, node: Node) -> ir.Expression:
        function = self.function_of(node, "", self.owner, "")
        return ir.Lambda(node.start_byte, node.end_byte, function)

    def _e_call_expression(self, node: Node) -> ir.Expression:
        return self.call(node)

    def _e_composite_literal(self, node: Node) -> ir.Expression:
        return self.composite(node)

    def _e_expression_list(self, node: Node) -> ir.Expression:
        items = self.expressions(node.named_children)
        if len(items) == 1:
            return items[0]
        return ir.Listing(node.start_byte, node.end_byte, items, "tuple")

    def _e_variadic_argument(self, node: Node) -> ir.Expression:
        value = self.expression(first(node))
        return ir.Spread(node.start_byte, node.end_byte, value)

    def _e_slice_type(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)

    _e_map_type = _e_slice_type
    _e_array_type = _e_slice_type
    _e_channel_type = _e_slice_type
    _e_pointer_type = _e_slice_type
    _e_struct_type = _e_slice_type
    _e_interface_type = _e_slice_type
    _e_function_type = _e_slice_type
    _e_qualified_type = _e_slice_type
