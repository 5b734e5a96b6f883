"""Reads expressions and statements of Java."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._java_classes import JavaClasses
from dataprep.defects.flows.lowering import decimal, first, integer, last, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"&&": "and", "||": "or"}


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the classes of a text in Java."""
    reading = _Java(text, "java")
    reading.read(root)
    return reading.module


class _Java(JavaClasses):
    _blocks = frozenset({"block", "constructor_body", "switch_block"})

    def _e_identifier(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, self.slice(node))

    _e_type_identifier = _e_identifier

    def _e_this(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, "self")

    _e_super = _e_this

    def _e_string_literal(self, node: Node) -> ir.Expression:
        text = self.slice(node)
        value = text[3:-3].lstrip("\n") if text.startswith('"""') else text[1:-1]
        return ir.Constant(node.start_byte, node.end_byte, unescaped(value))

    def _e_character_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, unescaped(self.slice(node)[1:-1]))

    def _e_decimal_integer_literal(self, node: Node) -> ir.Expression:
        value = integer(self.slice(node))
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    _e_hex_integer_literal = _e_decimal_integer_literal
    _e_octal_integer_literal = _e_decimal_integer_literal
    _e_binary_integer_literal = _e_decimal_integer_literal

    def _e_decimal_floating_point_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, decimal(self.slice(node)))

    def _e_true(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=True)

    def _e_false(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=False)

    def _e_null_literal(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    def _e_class_literal(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)

    def _e_parenthesized_expression(self, node: Node) -> ir.Expression:
        return self.expression(last(node))

    def _e_condition(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    def _e_field_access(self, node: Node) -> ir.Expression:
        name = node.child_by_field_name("field")
        if name is not None and name.type == "this":
            return ir.Name(node.start_byte, node.end_byte, "self")
        base = self.expression(node.child_by_field_name("object"))
        return ir.Field(node.start_byte, node.end_byte, base, self.slice(name))

    def _e_scoped_identifier(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("scope"))
        name = self.slice(node.child_by_field_name("name"))
        return ir.Field(node.start_byte, node.end_byte, base, name)

    def _e_array_access(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("array"))
        index = self.expression(node.child_by_field_name("index"))
        return ir.Index(node.start_byte, node.end_byte, base, index)

    def _e_method_invocation(self, node: Node) -> ir.Expression:
        receiver = node.child_by_field_name("object")
        return ir.Call(
            node.start_byte,
            node.end_byte,
            None if receiver is None else self.expression(receiver),
            self.slice(node.child_by_field_name("name")),
            self._arguments(node),
        )

    def _arguments(self, node: Node) -> list[ir.Expression]:
        found = node.child_by_field_name("arguments")
        return [] if found is None else self.expressions(found.named_children)

    def _e_object_creation_expression(self, node: Node) -> ir.Expression:
        name = self.type_name(node.child_by_field_name("type"))
        end = last(node)
        body = None
        if end is not None and end.type == "class_body":
            body = self.class_of(end, f"{name}$", (name,))
        return ir.New(node.start_byte, node.end_byte, name, self._arguments(node), body=body)

    def _e_explicit_constructor_invocation(self, node: Node) -> ir.Expression:
        name = self.slice(node.child_by_field_name("constructor"))
        receiver = ir.Name(node.start_byte, node.end_byte, "self")
        return ir.Call(node.start_byte, node.end_byte, receiver, name, self._arguments(node))

    def _e_array_creation_expression(self, node: Node) -> ir.Expression:
        value = node.child_by_field_name("value")
        if value is not None:
            return self.expression(value)
        sizes = node.children_by_field_name("dimensions")
        parts = [part for each in sizes for part in self.expressions(each.named_children)]
        return ir.New(node.start_byte, node.end_byte, "[]", parts[:1])

    def _e_array_initializer(self, node: Node) -> ir.Expression:
        items = self.expressions(node.named_children)
        return ir.Listing(node.start_byte, node.end_byte, items, "array")

    def _e_binary_expression(self, node: Node) -> ir.Expression:
        operator = self._operator(node)
        if operator == "+":
            parts = [self.expression(part) for part in self.chain(node, "+")]
            return ir.Concat(node.start_byte, node.end_byte, parts)
        left = self.expression(node.child_by_field_name("left"))
        right = self.expression(node.child_by_field_name("right"))
        operator = _OPERATORS.get(operator, operator)
        return ir.Binary(node.start_byte, node.end_byte, operator, left, right)

    def _e_unary_expression(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("operand"))
        operator = self._operator(node)
        if operator == "+":
            return value
        operator = "not" if operator == "!" else operator
        return ir.Unary(node.start_byte, node.end_byte, operator, value)

    def _e_update_expression(self, node: Node) -> ir.Expression:
        target = self.expression(first(node))
        one = ir.Constant(node.start_byte, node.end_byte, 1)
        operator = "+" if b"+" in self._text[node.start_byte : node.end_byte] else "-"
        return ir.Assign(node.start_byte, node.end_byte, target, one, operator)

    def _e_assignment_expression(self, node: Node) -> ir.Expression:
        target = self.expression(node.child_by_field_name("left"))
        value = self.expression(node.child_by_field_name("right"))
        operator = self._operator(node).removesuffix("=")
        return ir.Assign(node.start_byte, node.end_byte, target, value, operator)

    def _e_ternary_expression(self, node: Node) -> ir.Expression:
        parts = [
            self.expression(node.child_by_field_name(name))
            for name in ("condition", "consequence", "alternative")
        ]
        return ir.Conditional(node.start_byte, node.end_byte, *parts)

    def _e_cast_expression(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("value"))
        kind = self.type_name(node.child_by_field_name("type"))
        return ir.Cast(node.start_byte, node.end_byte, kind, value)

    def _e_instanceof_expression(self, node: Node) -> ir.Expression:
        left = self.expression(node.child_by_field_name("left"))
        name = node.child_by_field_name("name")
        if name is not None:
            target = ir.Name(name.start_byte, name.end_byte, self.slice(name))
            kind = self.type_name(node.child_by_field_name("right"))
            left = ir.Assign(node.start_byte, node.end_byte, target, left, "", kind)
        return ir.Unary(node.start_byte, node.end_byte, "instanceof", left)

    def _e_lambda_expression(self, node: Node) -> ir.Expression:
        parameters = node.child_by_field_name("parameters")
        body = node.child_by_field_name("body")
        if parameters is None:
            found: list[ir.Parameter] = []
        elif parameters.type == "identifier":
            found = [ir.Parameter(self.slice(parameters))]
        elif parameters.type == "inferred_parameters":
            found = [ir.Parameter(self.slice(each)) for each in parameters.named_children]
        else:
            found = self.parameters(parameters)
        owner = self.owner
        function = ir.Function(
            node.start_byte, node.end_byte, "", found, lambda: self._lambda_body(body, owner),
            owner, is_static=True, is_hidden=True,
        )  # fmt: skip
        return ir.Lambda(node.start_byte, node.end_byte, function)

    def _lambda_body(self, body: Node | None, owner: ir.ClassDef | None) -> ir.Block:
        if body is None or body.type == "block":
            return self.lowered(body, owner)
        outer, self.owner = self.owner, owner
        try:
            return [ir.Return(body.start_byte, body.end_byte, self.expression(body))]
        finally:
            self.owner = outer

    def _e_method_reference(self, node: Node) -> ir.Expression:
        base = self.expression(first(node))
        name = node.child(node.child_count - 1)
        return ir.Reference(node.start_byte, node.end_byte, base, self.slice(name))

    def _e_switch_expression(self, node: Node) -> ir.Expression:
        found: list[ir.Statement] = []
        self._s_switch_expression(node, found)
        switch = found[0]
        assert isinstance(switch, ir.Switch)
        return ir.SwitchValue(node.start_byte, node.end_byte, switch)

    def _s_local_variable_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        kind = self.type_name(node.child_by_field_name("type"))
        for each in node.children_by_field_name("declarator"):
            name, value = each.child_by_field_name("name"), each.child_by_field_name("value")
            if name is None:
                continue
            target = ir.Name(name.start_byte, name.end_byte, self.slice(name))
            first = (
                ir.Opaque(each.start_byte, each.end_byte, (), is_plain=True)
                if value is None
                else self.expression(value)
            )
            assign = ir.Assign(each.start_byte, each.end_byte, target, first, "", kind)
            found.append(ir.Evaluate(each.start_byte, each.end_byte, assign))

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        if child is not None and child.type == "switch_expression":
            self._s_switch_expression(child, found)
        elif child is not None:
            found.append(ir.Evaluate(node.start_byte, node.end_byte, self.expression(child)))

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(
            ir.If(
                node.start_byte,
                node.end_byte,
                self.expression(node.child_by_field_name("condition")),
                self.block(node.child_by_field_name("consequence")),
                self.block(node.child_by_field_name("alternative")),
            )
        )

    def _s_while_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        body = self.block(node.child_by_field_name("body"))
        is_do = node.type == "do_statement"
        found.append(ir.While(node.start_byte, node.end_byte, test, body, is_checked_last=is_do))

    _s_do_statement = _s_while_statement

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.children_by_field_name("init"):
            self.statement(each, found)
        test = node.child_by_field_name("condition")
        update = [
            ir.Evaluate(each.start_byte, each.end_byte, self.expression(each))
            for each in node.children_by_field_name("update")
            if each.is_named
        ]
        found.append(
            ir.While(
                node.start_byte,
                node.end_byte,
                None if test is None else self.expression(test),
                self.block(node.child_by_field_name("body")),
                update,
            )
        )

    def _s_enhanced_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        name = node.child_by_field_name("name")
        found.append(
            ir.ForEach(
                node.start_byte,
                node.end_byte,
                self.expression(name),
                self.expression(node.child_by_field_name("value")),
                self.block(node.child_by_field_name("body")),
                self.type_name(node.child_by_field_name("type")),
            )
        )

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Return(node.start_byte, node.end_byte, value))

    def _s_yield_statement(self, node: Node, found: list[ir.Statement]) -> None:
        value = self.expression(first(node))
        found.append(ir.Yield(node.start_byte, node.end_byte, value))

    def _s_throw_statement(self, node: Node, found: list[ir.Statement]) -> None:
        value = self.expression(first(node))
        found.append(ir.Throw(node.start_byte, node.end_byte, value))

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))

    def _s_labeled_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children[1:]:
            self.statement(child, found)

    def _s_assert_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    def _s_local_class(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        self.declare(node)

    _s_class_declaration = _s_local_class
    _s_interface_declaration = _s_local_class
    _s_enum_declaration = _s_local_class
    _s_record_declaration = _s_local_class

    def _s_try_statement(self, node: Node, found: list[ir.Statement]) -> None:
        body: list[ir.Statement] = []
        resources = node.child_by_field_name("resources")
        for each in resources.named_children if resources is not None else ():
            self._resource(each, body)
        body += self.block(node.child_by_field_name("body"))
        handlers: list[tuple[str | None, ir.Block]] = []
        finally_: list[ir.Statement] = []
        for child in node.named_children:
            if child.type == "catch_clause":
                parameter = first(child)
                name = None if parameter is None else parameter.child_by_field_name("name")
                handlers.append((self.slice(name), self.block(child.child_by_field_name("body"))))
            elif child.type == "finally_clause":
                finally_ = self.block(first(child))
        found.append(ir.Try(node.start_byte, node.end_byte, body, handlers, (), finally_))

    _s_try_with_resources_statement = _s_try_statement

    def _resource(self, node: Node, found: list[ir.Statement]) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if node.type != "resource" or name is None:
            return
        target = ir.Name(name.start_byte, name.end_byte, self.slice(name))
        kind = self.type_name(node.child_by_field_name("type"))
        first = self.expression(value)
        assign = ir.Assign(node.start_byte, node.end_byte, target, first, "", kind)
        found.append(ir.Evaluate(node.start_byte, node.end_byte, assign))

    def _s_switch_expression(self, node: Node, found: list[ir.Statement]) -> None:
        subject = self.expression(node.child_by_field_name("condition"))
        body = node.child_by_field_name("body")
        groups = [] if body is None else [each for each in body.named_children if not each.is_extra]
        falls = any(each.type == "switch_block_statement_group" for each in groups)
        cases = [self._case(each) for each in groups]
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases, falls))

    def _case(self, node: Node) -> ir.Case:
        values: list[ir.Expression] = []
        body: list[ir.Statement] = []
        is_default = False
        for child in node.named_children:
            if child.type == "switch_label":
                found = self.expressions(child.named_children)
                is_default = is_default or not found
                values += found
            elif node.type == "switch_rule" and child.type == "expression_statement":
                value = self.expression(first(child))
                body.append(ir.Yield(child.start_byte, child.end_byte, value))
            else:
                self.statement(child, body)
        return ir.Case(values, body, is_default=is_default)
