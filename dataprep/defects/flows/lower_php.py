"""Reads PHP, with the HTML around it left out.

Variables keep their sign (``$x``), so that they are no functions; parts of a request are variables
by themselves (``$_GET.x``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._php_statements import PhpStatements
from dataprep.defects.flows.lowering import decimal, first, integer, last, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"&&": "and", "||": "or", "and": "and", "or": "or", "<>": "!="}
_CASTS = {
    "int": "int", "integer": "int", "float": "float", "double": "float", "real": "float",
    "bool": "bool", "boolean": "bool",
}  # fmt: skip
_CONSTANTS: dict[str, str] = {
    "__DIR__": "/srv", "__FILE__": "/srv/file.php", "PHP_EOL": "\n", "DIRECTORY_SEPARATOR": "/",
    "ABSPATH": "/srv/",
}  # fmt: skip
_PLAIN = re.compile(r"__[A-Z]+__$|PHP_[A-Z_]+$|E_[A-Z_]+$|M_PI$")
_OF_FILES = frozenset({"tmp_name", "size", "error"})
_QUOTED = re.compile(r"\\([\\'])")


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the functions, classes and statements of a text."""
    reading = _Php(text, "php")
    reading.read(root)
    return reading.module


class _Php(PhpStatements):
    def _e_variable_name(self, node: Node) -> ir.Expression:
        name = self.slice(node)
        return ir.Name(node.start_byte, node.end_byte, "self" if name == "$this" else name)

    def _e_by_ref(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    _e_parenthesized_expression = _e_by_ref
    _e_error_suppression_expression = _e_by_ref
    _e_clone_expression = _e_by_ref

    def _e_dynamic_variable_name(self, node: Node) -> ir.Expression:
        inner = first(node)
        if inner is not None and inner.type == "name":
            return ir.Name(node.start_byte, node.end_byte, f"${self.slice(inner)}")
        return ir.Opaque(node.start_byte, node.end_byte, ())

    def _e_name(self, node: Node) -> ir.Expression:
        name = self.slice(node).rpartition("\\")[2]
        span = node.start_byte, node.end_byte
        if name.lower() == "null":
            return ir.Constant(*span, None)
        if name in _CONSTANTS:
            return ir.Constant(*span, _CONSTANTS[name])
        if name.startswith("CURLOPT_"):
            return ir.Constant(*span, name)
        if _PLAIN.match(name) and not name.startswith("PHP_URL"):
            return ir.Opaque(*span, (), is_plain=True)
        return ir.Name(*span, name)

    _e_qualified_name = _e_name

    def _e_string(self, node: Node) -> ir.Expression:
        text = _QUOTED.sub(r"\1", self.slice(node).lstrip("bB")[1:-1])
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _e_string_content(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, self.slice(node))

    _e_nowdoc_string = _e_string_content

    def _e_escape_sequence(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, unescaped(self.slice(node)))

    def _e_encapsed_string(self, node: Node) -> ir.Expression:
        parts = self.expressions(node.named_children)
        if all(isinstance(each, ir.Constant) for each in parts):
            texts = [str(each.value) for each in parts if isinstance(each, ir.Constant)]
            return ir.Constant(node.start_byte, node.end_byte, "".join(texts))
        return ir.Concat(node.start_byte, node.end_byte, parts, is_text=True)

    _e_heredoc_body = _e_encapsed_string
    _e_nowdoc_body = _e_encapsed_string

    def _e_heredoc(self, node: Node) -> ir.Expression:
        return self.expression(node.child_by_field_name("value"))

    _e_nowdoc = _e_heredoc

    def _e_shell_command_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        return ir.Call(*span, None, "= `", [self._e_encapsed_string(node)])

    def _e_integer(self, node: Node) -> ir.Expression:
        value = integer(self.slice(node))
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    def _e_float(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, decimal(self.slice(node)))

    def _e_boolean(self, node: Node) -> ir.Expression:
        is_true = self.slice(node).lower() == "true"
        return ir.Constant(node.start_byte, node.end_byte, value=is_true)

    def _e_null(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    def _e_member_access_expression(self, node: Node) -> ir.Expression:
        base = self.receiver(node.child_by_field_name("object"))
        name = node.child_by_field_name("name")
        if name is None or name.type != "name":
            return ir.Opaque(node.start_byte, node.end_byte, [base])
        return ir.Field(node.start_byte, node.end_byte, base, self.slice(name))

    _e_nullsafe_member_access_expression = _e_member_access_expression

    def _e_scoped_property_access_expression(self, node: Node) -> ir.Expression:
        scope = node.child_by_field_name("scope") or first(node)
        name = self.slice(node.child_by_field_name("name") or last(node)).lstrip("$")
        return self._of_class(node, scope, name)

    def _e_class_constant_access_expression(self, node: Node) -> ir.Expression:
        return self._of_class(node, first(node), self.slice(last(node)))

    def _of_class(self, node: Node, scope: Node | None, name: str) -> ir.Expression:
        span = node.start_byte, node.end_byte
        if scope is None or scope.type == "variable_name":
            return ir.Field(*span, self.expression(scope), name)
        known = self.class_name(self.slice(scope))
        if name == "class":
            return ir.Constant(*span, known)
        return ir.Field(*span, ir.Name(*span, known), name)

    def _e_subscript_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        known = self.part_of_request(node)
        if known is not None:
            return known
        base = self.expression(first(node))
        if node.named_child_count < 2:
            return ir.Index(*span, base, ir.Opaque(*span, ()))
        key = last(node)
        index = self.expression(key)
        if isinstance(index, ir.Constant) and index.value in _OF_FILES and b"$_FILES" in self._text:
            return ir.Opaque(*span, (), is_plain=True)
        if key is not None and key.type == "name":
            index = ir.Constant(*span, self.slice(key))
        return ir.Index(*span, base, index)

    def _e_binary_expression(self, node: Node) -> ir.Expression:
        span, operator = (node.start_byte, node.end_byte), self._operator(node)
        if operator in {".", "&&", "||", "and", "or", "??"}:
            parts = [self.expression(part) for part in self.chain(node, operator)]
            if operator == ".":
                return ir.Concat(*span, parts, is_text=True)
            found = parts[0]
            for part in parts[1:]:
                sign = _OPERATORS.get(operator, operator)
                found = ir.Binary(span[0], part.end, sign, found, part)
            return found
        if operator in {"instanceof", "<=>", "xor"}:
            return ir.Opaque(*span, (), is_plain=True)
        test = self.compared(node, operator)
        if test is not None:
            return test
        left = self.expression(node.child_by_field_name("left"))
        right = self.expression(node.child_by_field_name("right"))
        return ir.Binary(*span, _OPERATORS.get(operator, operator), left, right)

    def _e_unary_op_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        value = self.expression(node.child_by_field_name("argument") or last(node))
        operator = self._operator(node)
        if operator == "!":
            return ir.Unary(*span, "not", value)
        if operator == "@":
            return value
        return ir.Cast(*span, "int", ir.Unary(*span, operator, value))

    def _e_update_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        target = self.expression(node.child_by_field_name("argument"))
        return ir.Assign(*span, target, ir.Constant(*span, 1), self._operator(node)[:1])

    def _e_cast_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        value = self.expression(node.child_by_field_name("value"))
        kind = self.slice(node.child_by_field_name("type")).lower()
        if kind in {"string", "binary"}:
            return ir.Concat(*span, [value], is_text=True)
        return ir.Cast(*span, _CASTS[kind], value) if kind in _CASTS else value

    def _e_conditional_expression(self, node: Node) -> ir.Expression:
        test = self.expression(node.child_by_field_name("condition"))
        body = node.child_by_field_name("body")
        then = test if body is None else self.expression(body)
        otherwise = self.expression(node.child_by_field_name("alternative"))
        return ir.Conditional(node.start_byte, node.end_byte, test, then, otherwise)

    def _e_assignment_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        left = node.child_by_field_name("left")
        value = self.expression(node.child_by_field_name("right"))
        if left is not None and left.type == "subscript_expression" and left.named_child_count == 1:
            return ir.Call(*span, self.expression(first(left)), "[]", [value])
        return ir.Assign(*span, self.expression(left), value)

    _e_reference_assignment_expression = _e_assignment_expression

    def _e_augmented_assignment_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        target = self.expression(node.child_by_field_name("left"))
        value = self.expression(node.child_by_field_name("right"))
        operator = self._operator(node).removesuffix("=")
        if operator == ".":
            return ir.Assign(*span, target, ir.Concat(*span, [target, value], is_text=True))
        return ir.Assign(*span, target, value, operator)

    def _e_list_literal(self, node: Node) -> ir.Expression:
        items: list[ir.Expression] = []
        is_empty = True
        for child in node.children[1:]:
            if child.type in {",", ")", "]"} and is_empty and child.type == ",":
                items.append(ir.Opaque(child.start_byte, child.end_byte, ()))
            is_empty = not child.is_named
            if child.is_named and not child.is_extra:
                items.append(self.expression(child))
        return ir.Listing(node.start_byte, node.end_byte, items)

    def _e_array_creation_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        parts = [each for each in node.named_children if each.type == "array_element_initializer"]
        if parts and all(each.named_child_count == 1 for each in parts):
            return ir.Listing(*span, [self._element(each.named_children[0]) for each in parts])
        pairs: list[tuple[ir.Expression | None, ir.Expression]] = []
        for number, each in enumerate(parts):
            inner = each.named_children
            value = self._element(inner[-1]) if inner else ir.Opaque(*span, ())
            if len(inner) > 1:
                pairs.append((self.expression(inner[0]), value))
            elif isinstance(value, ir.Spread):
                pairs.append((None, value.value))
            else:
                pairs.append((ir.Constant(*span, number), value))
        return ir.Table(*span, pairs)

    def _element(self, node: Node) -> ir.Expression:
        value = self.expression(node)
        return ir.Opaque(value.start, value.end, [value]) if isinstance(value, ir.Lambda) else value

    def _e_variadic_unpacking(self, node: Node) -> ir.Expression:
        return ir.Spread(node.start_byte, node.end_byte, self.expression(first(node)))

    def _e_function_call_expression(self, node: Node) -> ir.Expression:
        return self.call(node)

    def _e_member_call_expression(self, node: Node) -> ir.Expression:
        return self.method_call(node)

    _e_nullsafe_member_call_expression = _e_member_call_expression

    def _e_scoped_call_expression(self, node: Node) -> ir.Expression:
        return self.static_call(node)

    def _e_object_creation_expression(self, node: Node) -> ir.Expression:
        return self.made(node)

    def _e_anonymous_function(self, node: Node) -> ir.Expression:
        function = self.function_of(node, "", self.owner)
        return ir.Lambda(node.start_byte, node.end_byte, function)

    _e_arrow_function = _e_anonymous_function
    _e_anonymous_function_creation_expression = _e_anonymous_function

    def _e_print_intrinsic(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        return ir.Call(*span, None, self.page("print"), self.expressions(node.named_children))

    def _e_include_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        return ir.Call(*span, None, "include", self.expressions(node.named_children))

    _e_include_once_expression = _e_include_expression
    _e_require_expression = _e_include_expression
    _e_require_once_expression = _e_include_expression

    def _e_exit_statement(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        return ir.Call(*span, None, self.page("exit"), self.expressions(node.named_children))

    def _e_throw_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        return ir.Opaque(*span, [self.expression(first(node))], is_plain=True)

    def _e_yield_expression(self, node: Node) -> ir.Expression:
        child = last(node)
        if child is None:
            return ir.Opaque(node.start_byte, node.end_byte, ())
        if child.type == "array_element_initializer":
            child = last(child)
        return ir.Give(node.start_byte, node.end_byte, self.expression(child))

    def _e_match_expression(self, node: Node) -> ir.Expression:
        span = node.start_byte, node.end_byte
        subject = self.expression(node.child_by_field_name("condition"))
        is_true = isinstance(subject, ir.Constant) and subject.value is True
        listed = node.child_by_field_name("body")
        cases: list[ir.Case] = []
        for each in listed.named_children if listed is not None else ():
            values = each.child_by_field_name("conditional_expressions")
            tests = [] if values is None else self.expressions(values.named_children)
            body = self._arm(each.child_by_field_name("return_expression"))
            if is_true and tests:
                cases += [ir.Case((), body, test) for test in tests]
            else:
                cases.append(ir.Case(tests, body, is_default=values is None))
        return ir.SwitchValue(*span, ir.Switch(*span, subject, cases))

    def _arm(self, node: Node | None) -> list[ir.Statement]:
        if node is None:
            return []
        span = node.start_byte, node.end_byte
        value = self.expression(first(node) if node.type == "throw_expression" else node)
        if node.type == "throw_expression":
            return [ir.Throw(*span, value)]
        return [ir.Yield(*span, value)]
