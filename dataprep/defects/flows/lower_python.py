"""Reads Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._python_statements import PythonStatements
from dataprep.defects.flows.lowering import decimal, first, integer, last, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"<>": "!="}


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the functions, classes and statements of a text in Python."""
    reading = _Python(text, "python")
    reading.module.body = reading.body_of(root)
    return reading.module


class _Python(PythonStatements):
    _blocks = frozenset({"block", "module"})

    def _e_identifier(self, node: Node) -> ir.Expression:
        name = self.slice(node)
        name = "self" if name == self.receiver else name
        return ir.Name(node.start_byte, node.end_byte, name)

    def _e_string(self, node: Node) -> ir.Expression:
        parts = self._pieces(node)
        if all(isinstance(part, ir.Constant) for part in parts):
            return self._plain(node, parts)
        return ir.Concat(node.start_byte, node.end_byte, parts, is_text=True)

    @staticmethod
    def _plain(node: Node, parts: list[ir.Expression]) -> ir.Expression:
        values = [part.value for part in parts if isinstance(part, ir.Constant)]
        text = "".join(value for value in values if isinstance(value, str))
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _pieces(self, node: Node) -> list[ir.Expression]:
        first = node.child(0)
        prefix = self.slice(first).rstrip("\"'").lower()
        parts: list[ir.Expression] = []
        for child in node.named_children:
            if child.type == "string_content":
                text = self.slice(child)
                value = text if "r" in prefix else unescaped(text)
                parts.append(ir.Constant(child.start_byte, child.end_byte, value))
            elif child.type == "interpolation":
                parts.append(self.expression(child.child_by_field_name("expression")))
        return parts

    def _e_concatenated_string(self, node: Node) -> ir.Expression:
        parts = [piece for child in node.named_children if child.type == "string"
                 for piece in self._pieces(child)]  # fmt: skip
        if all(isinstance(part, ir.Constant) for part in parts):
            return self._plain(node, parts)
        return ir.Concat(node.start_byte, node.end_byte, parts, is_text=True)

    def _e_integer(self, node: Node) -> ir.Expression:
        value = integer(self.slice(node))
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    def _e_float(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, decimal(self.slice(node)))

    def _e_true(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=True)

    def _e_false(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=False)

    def _e_none(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    def _e_parenthesized_expression(self, node: Node) -> ir.Expression:
        return self.expression(last(node))

    def _e_await(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    def _e_yield(self, node: Node) -> ir.Expression:
        child = first(node)
        if child is None:
            return ir.Opaque(node.start_byte, node.end_byte, ())
        return ir.Give(node.start_byte, node.end_byte, self.expression(child))

    def _e_attribute(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("object"))
        name = self.slice(node.child_by_field_name("attribute"))
        return ir.Field(node.start_byte, node.end_byte, base, name)

    def _e_subscript(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("value"))
        found = node.children_by_field_name("subscript")
        if len(found) == 1 and found[0].type == "slice":
            ends = self._slice_ends(found[0])
            if ends is not None:
                return ir.Slice(node.start_byte, node.end_byte, base, ends[0], ends[1])
            return ir.Opaque(node.start_byte, node.end_byte, [base])
        parts = self.expressions(found)
        if len(parts) != 1:
            return ir.Opaque(node.start_byte, node.end_byte, [base, *parts])
        return ir.Index(node.start_byte, node.end_byte, base, parts[0])

    def _slice_ends(self, node: Node) -> list[ir.Expression | None] | None:
        ends: list[ir.Expression | None] = [None]
        for child in node.children:
            if child.type == ":":
                ends.append(None)
            elif child.is_named:
                ends[-1] = self.expression(child)
        return ends if len(ends) == 2 else None

    def _e_call(self, node: Node) -> ir.Expression:
        function = node.child_by_field_name("function")
        args, keywords = self.arguments(node.child_by_field_name("arguments"))
        if function is not None and function.type == "attribute":
            receiver = self.expression(function.child_by_field_name("object"))
            name = self.slice(function.child_by_field_name("attribute"))
            return ir.Call(node.start_byte, node.end_byte, receiver, name, args, keywords)
        if function is not None and function.type == "identifier":
            name = self.slice(function)
            return ir.Call(node.start_byte, node.end_byte, None, name, args, keywords)
        receiver = self.expression(function)
        return ir.Call(node.start_byte, node.end_byte, receiver, "", args, keywords)

    def _e_binary_operator(self, node: Node) -> ir.Expression:
        operator = self._operator(node)
        if operator == "+":
            parts = [self.expression(part) for part in self.chain(node, "+")]
            return ir.Concat(node.start_byte, node.end_byte, parts)
        left = self.expression(node.child_by_field_name("left"))
        right = self.expression(node.child_by_field_name("right"))
        return ir.Binary(node.start_byte, node.end_byte, operator, left, right)

    def _e_boolean_operator(self, node: Node) -> ir.Expression:
        operator = self._operator(node)
        parts = [self.expression(part) for part in self.chain(node, operator)]
        found = parts[0]
        for part in parts[1:]:
            found = ir.Binary(node.start_byte, part.end, operator, found, part)
        return found

    def _e_comparison_operator(self, node: Node) -> ir.Expression:
        parts = self.expressions(node.named_children)
        signs = [each.type for each in node.children_by_field_name("operators")]
        found: ir.Expression | None = None
        for number, sign in enumerate(signs[: len(parts) - 1]):
            pair = parts[number], parts[number + 1]
            one = ir.Binary(node.start_byte, node.end_byte, _OPERATORS.get(sign, sign), *pair)
            if found is None:
                found = one
            else:
                found = ir.Binary(node.start_byte, node.end_byte, "and", found, one)
        return ir.Opaque(node.start_byte, node.end_byte, parts) if found is None else found

    def _e_not_operator(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("argument"))
        return ir.Unary(node.start_byte, node.end_byte, "not", value)

    def _e_unary_operator(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("argument"))
        operator = self._operator(node)
        if operator == "+":
            return value
        return ir.Unary(node.start_byte, node.end_byte, operator, value)

    def _e_conditional_expression(self, node: Node) -> ir.Expression:
        parts = self.expressions(node.named_children)
        if len(parts) != 3:
            return ir.Opaque(node.start_byte, node.end_byte, parts)
        return ir.Conditional(node.start_byte, node.end_byte, parts[1], parts[0], parts[2])

    def _e_list(self, node: Node) -> ir.Expression:
        items = self.expressions(node.named_children)
        return ir.Listing(node.start_byte, node.end_byte, items, node.type)

    _e_tuple = _e_list
    _e_set = _e_list
    _e_expression_list = _e_list
    _e_pattern_list = _e_list
    _e_tuple_pattern = _e_list
    _e_list_pattern = _e_list

    def _e_list_splat(self, node: Node) -> ir.Expression:
        value = self.expression(first(node))
        return ir.Spread(node.start_byte, node.end_byte, value)

    _e_list_splat_pattern = _e_list_splat

    def _e_dictionary(self, node: Node) -> ir.Expression:
        pairs: list[tuple[ir.Expression | None, ir.Expression]] = []
        for child in node.named_children:
            if child.type == "pair":
                key = self.expression(child.child_by_field_name("key"))
                pairs.append((key, self.expression(child.child_by_field_name("value"))))
            elif child.type == "dictionary_splat":
                pairs.append((None, self.expression(first(child))))
        return ir.Table(node.start_byte, node.end_byte, pairs)

    def _e_list_comprehension(self, node: Node) -> ir.Expression:
        body = node.child_by_field_name("body")
        loops = [c for c in node.named_children if c.type in {"for_in_clause", "if_clause"}]
        if body is None or not loops:
            return self._opaque(node)
        if body.type == "pair":
            element = self.expression(body.child_by_field_name("value"))
        else:
            element = self.expression(body)
        conditions: list[ir.Expression] = []
        found: ir.Expression = element
        for each in reversed(loops):
            if each.type == "if_clause":
                conditions.insert(0, self.expression(first(each)))
                continue
            target = self.expression(each.child_by_field_name("left"))
            iterable = self.expression(each.child_by_field_name("right"))
            found = ir.Comprehension(
                node.start_byte, node.end_byte, target, iterable, conditions, found
            )
            conditions = []
        return found

    _e_set_comprehension = _e_list_comprehension
    _e_generator_expression = _e_list_comprehension
    _e_dictionary_comprehension = _e_list_comprehension

    def _e_lambda(self, node: Node) -> ir.Expression:
        taken = self.parameters(node.child_by_field_name("parameters"))
        body = node.child_by_field_name("body")
        owner, receiver = self.owner, self.receiver

        def lower_body() -> ir.Block:
            with self.inside(owner, receiver):
                value = self.expression(body)
            return [ir.Return(value.start, value.end, value)]

        function = ir.Function(
            node.start_byte, node.end_byte, "", taken, lower_body, owner,
            is_static=True, is_hidden=True,
        )  # fmt: skip
        return ir.Lambda(node.start_byte, node.end_byte, function)

    def _e_assignment(self, node: Node) -> ir.Expression:
        target = self.expression(node.child_by_field_name("left"))
        right = node.child_by_field_name("right")
        kind = node.child_by_field_name("type")
        if right is None:
            return ir.Opaque(node.start_byte, node.end_byte, ())
        value = self.expression(right)
        name = None if kind is None else self.type_name(kind)
        return ir.Assign(node.start_byte, node.end_byte, target, value, "", name)

    def _e_augmented_assignment(self, node: Node) -> ir.Expression:
        target = self.expression(node.child_by_field_name("left"))
        value = self.expression(node.child_by_field_name("right"))
        operator = self._operator(node).removesuffix("=")
        return ir.Assign(node.start_byte, node.end_byte, target, value, operator)

    def _e_named_expression(self, node: Node) -> ir.Expression:
        target = self.expression(node.child_by_field_name("name"))
        value = self.expression(node.child_by_field_name("value"))
        return ir.Assign(node.start_byte, node.end_byte, target, value)
