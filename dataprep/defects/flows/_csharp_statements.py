"""Reads statements of C#."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._csharp_calls import CsharpCalls
from dataprep.defects.flows.lowering import first, last

if TYPE_CHECKING:
    from tree_sitter import Node

_LABELS = frozenset({
    "constant_pattern", "declaration_pattern", "relational_pattern", "type_pattern", "or_pattern",
    "and_pattern", "negated_pattern", "recursive_pattern", "var_pattern", "discard", "tuple_pattern",
    "list_pattern", "parenthesized_pattern",
})  # fmt: skip


class CsharpStatements(CsharpCalls):
    """Reads statements."""

    _blocks = frozenset({"block"})

    def statement(self, node: Node, found: list[ir.Statement]) -> None:
        """Append what a node says to statements, behind what its parts set on the way."""
        outer, self.pending = self.pending, []
        inner: list[ir.Statement] = []
        super().statement(node, inner)
        found += self.pending
        found += inner
        self.pending = outer

    def returned(self, node: Node, value: Node | None) -> list[ir.Statement]:
        """Return the statements that give an expression back."""
        outer, self.pending = self.pending, []
        given = self.expression(value)
        found = [*self.pending, ir.Return(node.start_byte, node.end_byte, given)]
        self.pending = outer
        return found

    def block(self, node: Node | None) -> list[ir.Statement]:
        """Return the statements of a block; functions in it are known from its beginning."""
        found = super().block(node)
        functions = [each for each in found if isinstance(each, ir.Define)]
        if not functions:
            return found
        return [*functions, *(each for each in found if not isinstance(each, ir.Define))]

    def _s_local_function_statement(self, node: Node, found: list[ir.Statement]) -> None:
        function = self.function_of(node, self.owner)
        function.is_hidden = True
        found.append(ir.Define(node.start_byte, node.end_byte, function.name, function))

    def _s_nothing(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_goto_statement = _s_nothing
    _s_empty_statement = _s_nothing
    _s_using_directive = _s_nothing

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        if child is not None and child.type == "await_expression":
            child = first(child)
        value = self.expression(child)
        found.append(ir.Evaluate(node.start_byte, node.end_byte, value))

    def _s_local_declaration_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.named_children:
            if each.type == "variable_declaration":
                self._s_variable_declaration(each, found)

    def _s_variable_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        kind = self.type_name(node.child_by_field_name("type"))
        for each in node.named_children:
            name = each.child_by_field_name("name") or first(each)
            if each.type != "variable_declarator" or name is None:
                continue
            value = last(each) if each.named_child_count > 1 else None
            if name.type == "tuple_pattern":
                target: ir.Expression = self.expression(name)
            else:
                target = ir.Name(name.start_byte, name.end_byte, self.slice(name))
            none = ir.Constant(each.start_byte, each.end_byte, None)
            given = none if value is None else self.initial(value, kind)
            assign = ir.Assign(each.start_byte, each.end_byte, target, given, "", kind)
            found.append(ir.Evaluate(each.start_byte, each.end_byte, assign))

    def _s_using_statement(self, node: Node, found: list[ir.Statement]) -> None:
        body = node.child_by_field_name("body")
        for each in node.named_children:
            if each != body:
                self.statement(each, found)
        found.append(ir.Scope(node.start_byte, node.end_byte, self.block(body)))

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Return(node.start_byte, node.end_byte, value))

    def _s_yield_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        if child is not None:
            give = ir.Give(node.start_byte, node.end_byte, self.expression(child))
            found.append(ir.Evaluate(node.start_byte, node.end_byte, give))

    def _s_throw_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Throw(node.start_byte, node.end_byte, value))

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        then = self.block(node.child_by_field_name("consequence"))
        other = node.child_by_field_name("alternative")
        rest = [] if other is None else self.block(other)
        found.append(ir.If(node.start_byte, node.end_byte, test, then, rest))

    def _s_while_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        body = self.block(node.child_by_field_name("body"))
        is_last = node.type == "do_statement"
        loop = ir.While(node.start_byte, node.end_byte, test, body, is_checked_last=is_last)
        found.append(loop)

    _s_do_statement = _s_while_statement

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.children_by_field_name("initializer"):
            if each.is_named:
                self.statement(each, found)
        test = node.child_by_field_name("condition")
        update: list[ir.Statement] = []
        for each in node.children_by_field_name("update"):
            if each.is_named:
                self.statement(each, update)
        tested = None if test is None else self.expression(test)
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.While(node.start_byte, node.end_byte, tested, body, update))

    def _s_foreach_statement(self, node: Node, found: list[ir.Statement]) -> None:
        left = node.child_by_field_name("left")
        target = self.expression(left)
        if left is not None and left.type == "identifier":
            target = ir.Name(left.start_byte, left.end_byte, self.slice(left))
        found.append(
            ir.ForEach(
                node.start_byte,
                node.end_byte,
                target,
                self.expression(node.child_by_field_name("right")),
                self.block(node.child_by_field_name("body")),
                self.type_name(node.child_by_field_name("type")) or None,
            )
        )

    def _s_switch_statement(self, node: Node, found: list[ir.Statement]) -> None:
        value = node.child_by_field_name("value")
        subject = self.expression(value)
        listed = node.child_by_field_name("body")
        cases: list[ir.Case] = []
        values: list[ir.Expression] = []
        is_default = False
        for each in listed.named_children if listed is not None else ():
            labels = [child for child in each.named_children if child.type in _LABELS]
            guards = [child for child in each.named_children if child.type == "when_clause"]
            is_default = is_default or not labels
            body: list[ir.Statement] = []
            guard = None if not guards else self.expression(first(guards[0]))
            for label in labels:
                plain = self.values_of(label)
                values += plain
                if not plain and guard is None:
                    guard = ir.Opaque(label.start_byte, label.end_byte, ())
                self.bind(label, subject, body)
            rest = [c for c in each.named_children if c not in labels and c not in guards]
            for child in rest:
                self.statement(child, body)
            if rest:
                cases.append(ir.Case(values, body, guard, is_default))
                values, is_default = [], False
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))

    def _s_try_statement(self, node: Node, found: list[ir.Statement]) -> None:
        handlers: list[tuple[str | None, ir.Block]] = []
        finally_: list[ir.Statement] = []
        for child in node.named_children:
            if child.type == "catch_clause":
                declared = next(
                    (e for e in child.named_children if e.type == "catch_declaration"), None
                )
                name = None if declared is None else declared.child_by_field_name("name")
                handlers.append((self.slice(name), self.block(child.child_by_field_name("body"))))
            elif child.type == "finally_clause":
                finally_ = self.block(first(child))
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.Try(node.start_byte, node.end_byte, body, handlers, (), finally_))

    def _s_lock_statement(self, node: Node, found: list[ir.Statement]) -> None:
        self.statement(node.named_children[-1], found)

    _s_checked_statement = _s_lock_statement
    _s_unsafe_statement = _s_lock_statement
    _s_fixed_statement = _s_lock_statement
    _s_labeled_statement = _s_lock_statement

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))
