"""Reads C#."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._csharp_statements import CsharpStatements
from dataprep.defects.flows.lowering import decimal, first, integer, last, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"&&": "and", "||": "or"}


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the functions, classes and statements of a text."""
    reading = _Csharp(text, "csharp")
    reading.read(root)
    return reading.module


class _Csharp(CsharpStatements):
    def initial(self, node: Node, kind: str) -> ir.Expression:
        """Return the first value of a variable, whose type may stand before it only."""
        if node.type == "implicit_object_creation_expression":
            return self.made(node, kind)
        if node.type == "initializer_expression":
            return self._e_initializer_expression(node)
        return self.expression(node)

    def _e_identifier(self, node: Node) -> ir.Expression:
        span, name = (node.start_byte, node.end_byte), self.slice(node)
        methods = {} if self.owner is None else self.owner.methods
        if name in self.getters and f"get_{name}" in methods:
            return ir.Call(*span, None, f"get_{name}", ())
        return ir.Name(*span, name)

    def _e_generic_name(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, self.slice(first(node)))

    def _e_predefined_type(self, node: Node) -> ir.Expression:
        name = self.slice(node)
        known = "String" if name == "string" else name
        return ir.Name(node.start_byte, node.end_byte, known)

    def _e_qualified_name(self, node: Node) -> ir.Expression:
        name = self.slice(last(node))
        return ir.Name(node.start_byte, node.end_byte, name)

    _e_alias_qualified_name = _e_qualified_name

    def _e_this(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, "self")

    def _e_base(self, node: Node) -> ir.Expression:
        return ir.Call(node.start_byte, node.end_byte, None, "super", ())

    def _e_string_literal(self, node: Node) -> ir.Expression:
        text = unescaped(self.slice(node)[1:-1])
        return ir.Constant(node.start_byte, node.end_byte, text)

    _e_character_literal = _e_string_literal

    def _e_verbatim_string_literal(self, node: Node) -> ir.Expression:
        text = self.slice(node)[2:-1].replace('""', '"')
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _e_raw_string_literal(self, node: Node) -> ir.Expression:
        text = self.slice(node).strip('"')
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _e_string_content(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, unescaped(self.slice(node)))

    _e_escape_sequence = _e_string_content

    def _e_interpolated_string_expression(self, node: Node) -> ir.Expression:
        parts: list[ir.Expression] = []
        for child in node.named_children:
            if child.type == "interpolation":
                inner = [e for e in child.named_children if e.type != "interpolation_brace"]
                parts.append(self.expression(inner[0] if inner else None))
            elif child.type in {"string_content", "escape_sequence"}:
                parts.append(self.expression(child))
        return ir.Concat(node.start_byte, node.end_byte, parts, is_text=True)

    def _e_integer_literal(self, node: Node) -> ir.Expression:
        value = integer(self.slice(node))
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    def _e_real_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, decimal(self.slice(node)))

    def _e_boolean_literal(self, node: Node) -> ir.Expression:
        is_true = self.slice(node) == "true"
        return ir.Constant(node.start_byte, node.end_byte, value=is_true)

    def _e_null_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    _e_default_expression = _e_null_literal

    def _e_plain(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)

    _e_typeof_expression = _e_plain
    _e_sizeof_expression = _e_plain
    _e_is_expression = _e_plain

    def _e_parenthesized_expression(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    _e_await_expression = _e_parenthesized_expression
    _e_checked_expression = _e_parenthesized_expression
    _e_ref_expression = _e_parenthesized_expression

    def _e_member_access_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        known = self.of_request(node)
        if known is not None:
            return known
        base_node = node.child_by_field_name("expression")
        name = self.named(node.child_by_field_name("name"))
        base = self.expression(base_node)
        if name in self.getters and isinstance(base, ir.Name) and base.name == "self":
            return ir.Call(*span, base, f"get_{name}", ())
        if name in {"Length", "Count"}:
            return ir.Field(*span, base, "length")
        return ir.Field(*span, base, self.field_name(name))

    def _e_conditional_access_expression(self, node: Node) -> ir.Expression:
        self.bases.append(self.expression(node.child_by_field_name("condition")))
        try:
            return self.expression(last(node))
        finally:
            self.bases.pop()

    def _e_member_binding_expression(self, node: Node) -> ir.Expression:
        name = self.named(node.child_by_field_name("name"))
        base = self.bases[-1] if self.bases else ir.Opaque(node.start_byte, node.end_byte, ())
        return ir.Field(node.start_byte, node.end_byte, base, name)

    def _e_element_binding_expression(self, node: Node) -> ir.Expression:
        base = self.bases[-1] if self.bases else ir.Opaque(node.start_byte, node.end_byte, ())
        key = self.expression(last(first(node) or node))
        return ir.Index(node.start_byte, node.end_byte, base, key)

    def _e_element_access_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        base = self.expression(node.child_by_field_name("expression"))
        listed = node.child_by_field_name("subscript")
        inner = None if listed is None else last(first(listed) or listed)
        if inner is not None and inner.type == "range_expression":
            return ir.Slice(*span, base, ir.Opaque(*span, ()), ir.Opaque(*span, ()))
        is_prefix = inner is not None and inner.type == "prefix_unary_expression"
        if is_prefix and inner is not None and self.slice(inner).startswith("^"):
            return ir.Index(*span, base, ir.Unary(*span, "-", self.expression(first(inner))))
        return ir.Index(*span, base, self.expression(inner))

    def _e_invocation_expression(self, node: Node) -> ir.Expression:
        return self.call(node)

    def _e_object_creation_expression(self, node: Node) -> ir.Expression:
        return self.made(node, self.type_name(node.child_by_field_name("type")))

    def _e_implicit_object_creation_expression(self, node: Node) -> ir.Expression:
        return self.made(node, "")

    def _e_anonymous_object_creation_expression(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, self.expressions(node.named_children))

    def _e_array_creation_expression(self, node: Node) -> ir.Expression:
        rest = [e for e in node.named_children if e.type == "initializer_expression"]
        if rest:
            return self._e_initializer_expression(rest[0])
        return ir.New(node.start_byte, node.end_byte, "[]", ())

    _e_implicit_array_creation_expression = _e_array_creation_expression
    _e_stackalloc_expression = _e_array_creation_expression

    def _e_initializer_expression(self, node: Node) -> ir.Expression:
        items = self.expressions(node.named_children)
        return ir.Listing(node.start_byte, node.end_byte, items, "array")

    _e_collection_expression = _e_initializer_expression

    def _e_collection_element(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    def _e_tuple_expression(self, node: Node) -> ir.Expression:
        items = [self.expression(last(e)) for e in node.named_children if e.type == "argument"]
        return ir.Listing(node.start_byte, node.end_byte, items, "tuple")

    def _e_tuple_pattern(self, node: Node) -> ir.Expression:
        items = [
            ir.Name(each.start_byte, each.end_byte, self.slice(each))
            for each in node.named_children
        ]
        return ir.Listing(node.start_byte, node.end_byte, items, "tuple")

    _e_parenthesized_variable_designation = _e_tuple_pattern

    def _e_declaration_expression(self, node: Node) -> ir.Expression:
        name = node.child_by_field_name("name")
        if name is not None and name.type != "identifier":
            return self._e_tuple_pattern(name)
        return ir.Name(node.start_byte, node.end_byte, self.slice(name))

    def _e_binary_expression(self, node: Node) -> ir.Expression:
        span, operator = (node.start_byte, node.end_byte), self._operator(node)
        if operator in {"+", "&&", "||", "??"}:
            parts = [self.expression(part) for part in self.chain(node, operator)]
            if operator == "+":
                return ir.Concat(*span, parts)
            found = parts[0]
            for part in parts[1:]:
                sign = _OPERATORS.get(operator, operator)
                found = ir.Binary(span[0], part.end, sign, found, part)
            return found
        left = self.expression(node.child_by_field_name("left"))
        right = self.expression(node.child_by_field_name("right"))
        return ir.Binary(*span, operator, left, right)

    def _e_prefix_unary_expression(self, node: Node) -> ir.Expression:
        span, inner = (node.start_byte, node.end_byte), last(node)
        operator = node.children[0].type if node.children else ""
        value = self.expression(inner)
        if operator in {"++", "--"}:
            return ir.Assign(*span, value, ir.Constant(*span, 1), operator[:1])
        return ir.Unary(*span, "not" if operator == "!" else operator, value)

    def _e_postfix_unary_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        value = self.expression(first(node))
        operator = node.children[-1].type
        if operator in {"++", "--"}:
            return ir.Assign(*span, value, ir.Constant(*span, 1), operator[:1])
        return value

    def _e_cast_expression(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("value"))
        kind = self.type_name(node.child_by_field_name("type"))
        return ir.Cast(node.start_byte, node.end_byte, kind, value)

    def _e_as_expression(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("left"))
        kind = self.type_name(node.child_by_field_name("right"))
        return ir.Cast(node.start_byte, node.end_byte, kind, value)

    def _e_is_pattern_expression(self, node: Node) -> ir.Expression:
        return self.tested(node)

    def _e_conditional_expression(self, node: Node) -> ir.Expression:
        parts = [
            self.expression(node.child_by_field_name(name))
            for name in ("condition", "consequence", "alternative")
        ]
        return ir.Conditional(node.start_byte, node.end_byte, *parts)

    def _e_assignment_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        left = node.child_by_field_name("left")
        value = self.expression(node.child_by_field_name("right"))
        operator = self._operator(node).removesuffix("=")
        target = self.expression(left)
        if isinstance(target, ir.Call) and target.name.startswith("get_"):
            return ir.Call(*span, target.receiver, f"set_{target.name[4:]}", [value])
        if left is not None and left.type == "identifier":
            target = ir.Name(left.start_byte, left.end_byte, self.slice(left))
        elif isinstance(target, (ir.Field, ir.Index)):
            target.start, target.end = span
        return ir.Assign(*span, target, value, operator)

    def _e_lambda_expression(self, node: Node) -> ir.Expression:
        function = self.function_of(node, self.owner)
        function.is_hidden = True
        return ir.Lambda(node.start_byte, node.end_byte, function)

    _e_anonymous_method_expression = _e_lambda_expression

    def _e_throw_expression(self, node: Node) -> ir.Expression:
        value = self.expression(first(node))
        return ir.Opaque(node.start_byte, node.end_byte, [value], is_plain=True)

    def _e_with_expression(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, self.expressions(node.named_children))

    def _e_switch_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        subject = self.expression(first(node))
        cases: list[ir.Case] = []
        for each in node.named_children[1:]:
            if each.type != "switch_expression_arm" or not each.named_child_count:
                continue
            label = each.named_children[0]
            guards = [child for child in each.named_children if child.type == "when_clause"]
            guard = None if not guards else self.expression(first(guards[0]))
            is_default = label.type in {"discard", "var_pattern"} and guard is None
            values = self.values_of(label)
            if not values and not is_default and guard is None:
                guard = ir.Opaque(label.start_byte, label.end_byte, ())
            body: list[ir.Statement] = []
            self.bind(label, subject, body)
            body += self._arm(each.named_children[-1])
            cases.append(ir.Case(values, body, guard, is_default))
        return ir.SwitchValue(*span, ir.Switch(*span, subject, cases))

    def _arm(self, node: Node) -> list[ir.Statement]:
        span = node.start_byte, node.end_byte
        if node.type == "throw_expression":
            return [ir.Throw(*span, self.expression(first(node)))]
        return [ir.Yield(*span, self.expression(node))]

    def _e_query_expression(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, self.expressions(node.named_children))

    def _e_from_clause(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        name, value = node.child_by_field_name("name"), self.expression(last(node))
        element = ir.Index(*span, value, ir.Opaque(*span, ()))
        return ir.Assign(*span, ir.Name(*span, self.slice(name)), element, "", "")
