"""Reads statements of PHP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._php_calls import PhpCalls
from dataprep.defects.flows.lowering import first

if TYPE_CHECKING:
    from tree_sitter import Node

_TAGS = frozenset({"php_tag", "text_interpolation"})


class PhpStatements(PhpCalls):
    """Reads statements."""

    _blocks = frozenset({"compound_statement", "program", "colon_block", "namespace_definition"})

    def _s_nothing(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_text_interpolation = _s_nothing
    _s_text = _s_nothing
    _s_php_tag = _s_nothing
    _s_namespace_use_declaration = _s_nothing
    _s_class_declaration = _s_nothing
    _s_interface_declaration = _s_nothing
    _s_trait_declaration = _s_nothing
    _s_enum_declaration = _s_nothing
    _s_declare_directive = _s_nothing
    _s_namespace_name = _s_nothing
    _s_goto_statement = _s_nothing

    def _s_function_definition(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        self.declare_function(node)

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        before = node.prev_sibling
        if before is not None and before.type in _TAGS and self._ends_with_sign(before):
            span = node.start_byte, node.end_byte
            call = ir.Call(*span, None, self.page("<?="), [self.expression(child)])
            found.append(ir.Evaluate(*span, call))
        elif child is not None:
            self._effect(child, found)

    def _ends_with_sign(self, node: Node) -> bool:
        """Return whether what follows a tag is written into the page."""
        return self._text[max(0, node.end_byte - 3) : node.end_byte] == b"<?="

    def _effect(self, node: Node, found: list[ir.Statement]) -> None:
        """Append an expression that stands for itself."""
        span = node.start_byte, node.end_byte
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            node = node.named_children[0]
        if node.type == "throw_expression":
            found.append(ir.Throw(*span, self.expression(first(node))))
            return
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = self._operator(node)
        if node.type == "binary_expression" and operator in {"or", "||", "and", "&&"}:
            test = self.expression(left)
            inner: list[ir.Statement] = []
            if right is not None:
                self._effect(right, inner)
            is_or = operator in {"or", "||"}
            found.append(ir.If(*span, test, () if is_or else inner, inner if is_or else ()))
            return
        if node.type == "assignment_expression" and left is not None:
            pairs = self.pairs_of(left)
            if pairs is not None:
                self._by_key(node, pairs, self.expression(right), found)
                return
        found.append(ir.Evaluate(*span, self.expression(node)))

    def _by_key(
        self,
        node: Node,
        pairs: list[tuple[ir.Expression, ir.Expression]],
        value: ir.Expression,
        found: list[ir.Statement],
    ) -> None:
        """Append what ``['key' => $target] = $value`` does."""
        span = node.start_byte, node.end_byte
        whole = ir.Name(*span, f"$#{node.start_byte}")
        found.append(ir.Evaluate(*span, ir.Assign(*span, whole, value)))
        for key, target in pairs:
            assign = ir.Assign(*span, target, ir.Index(*span, whole, key))
            found.append(ir.Evaluate(*span, assign))

    def _s_echo_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        listed = child is not None and child.type == "sequence_expression"
        parts = child.named_children if listed and child is not None else node.named_children
        args = self.expressions(parts)
        span = node.start_byte, node.end_byte
        found.append(ir.Evaluate(*span, ir.Call(*span, None, self.page("echo"), args)))

    def _s_exit_statement(self, node: Node, found: list[ir.Statement]) -> None:
        args = self.expressions(node.named_children)
        span = node.start_byte, node.end_byte
        found.append(ir.Evaluate(*span, ir.Call(*span, None, self.page("exit"), args)))

    def _s_unset_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_global_declaration = _s_unset_statement

    def _s_function_static_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.named_children:
            span = each.start_byte, each.end_byte
            target = ir.Name(*span, self.slice(each.child_by_field_name("name")))
            unknown = ir.Opaque(*span, ())
            found.append(ir.Evaluate(*span, ir.Assign(*span, target, unknown)))

    def _s_const_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.named_children:
            span, children = (each.start_byte, each.end_byte), each.named_children
            if each.type == "const_element" and len(children) == 2:
                target = ir.Name(*span, self.slice(children[0]))
                assign = ir.Assign(*span, target, self.expression(children[1]))
                found.append(ir.Evaluate(*span, assign))

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        if isinstance(value, ir.Lambda):
            value = ir.Opaque(node.start_byte, node.end_byte, [value])
        found.append(ir.Return(node.start_byte, node.end_byte, value))

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        rest: list[ir.Statement] = []
        for each in reversed(node.children_by_field_name("alternative")):
            body = self.block(each.child_by_field_name("body"))
            if each.type == "else_if_clause":
                test = self.expression(each.child_by_field_name("condition"))
                rest = [ir.If(each.start_byte, each.end_byte, test, body, rest)]
            else:
                rest = body
        test = self.expression(node.child_by_field_name("condition"))
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.If(node.start_byte, node.end_byte, test, body, rest))

    def _bodies(self, node: Node) -> list[ir.Statement]:
        """Return what is repeated; several statements between colons, too."""
        found: list[ir.Statement] = []
        for each in node.children_by_field_name("body"):
            found += self.block(each)
        return found

    def _s_while_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        is_last = node.type == "do_statement"
        found.append(
            ir.While(
                node.start_byte, node.end_byte, test, self._bodies(node), is_checked_last=is_last
            )
        )

    _s_do_statement = _s_while_statement

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.children_by_field_name("initialize"):
            if each.is_named:
                self._effects(each, found)
        tests = [e for e in node.children_by_field_name("condition") if e.is_named]
        update: list[ir.Statement] = []
        for each in node.children_by_field_name("update"):
            if each.is_named:
                self._effects(each, update)
        test = self.expression(tests[-1]) if tests else None
        loop = ir.While(node.start_byte, node.end_byte, test, self._bodies(node), update)
        found.append(loop)

    def _effects(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.named_children if node.type == "sequence_expression" else (node,):
            self._effect(each, found)

    def _s_foreach_statement(self, node: Node, found: list[ir.Statement]) -> None:
        parts = [e for e in node.named_children if not e.is_extra]
        bodies = {each.id for each in node.children_by_field_name("body")}
        heads = [each for each in parts if each.id not in bodies]
        if len(heads) < 2:
            return
        iterable, taken = self.expression(heads[0]), heads[1]
        key: ir.Expression | None = None
        if taken.type == "pair" and taken.named_child_count == 2:
            key = self.expression(taken.named_children[0])
            taken = taken.named_children[1]
        if taken.type == "by_ref":
            taken = first(taken) or taken
        body: list[ir.Statement] = []
        pairs = self.pairs_of(taken)
        target = self.expression(taken)
        if pairs is not None:
            target = ir.Name(taken.start_byte, taken.end_byte, f"$#{taken.start_byte}")
            self._by_key(taken, pairs, target, body)
        body += self._bodies(node)
        found.append(ir.ForEach(node.start_byte, node.end_byte, target, iterable, body, key=key))

    def _s_switch_statement(self, node: Node, found: list[ir.Statement]) -> None:
        subject = self.expression(node.child_by_field_name("condition"))
        listed = node.child_by_field_name("body")
        cases: list[ir.Case] = []
        for each in listed.named_children if listed is not None else ():
            if each.type not in {"case_statement", "default_statement"}:
                continue
            value = each.child_by_field_name("value")
            body: list[ir.Statement] = []
            for child in each.named_children:
                if value is None or child.id != value.id:
                    self.statement(child, body)
            values = [] if value is None else [self.expression(value)]
            cases.append(ir.Case(values, body, is_default=value is None))
        is_true = isinstance(subject, ir.Constant) and subject.value is True
        if is_true:
            cases = [ir.Case((), e.body, _one(e), is_default=e.is_default) for e in cases]
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases, falls_through=True))

    def _s_try_statement(self, node: Node, found: list[ir.Statement]) -> None:
        handlers: list[tuple[str | None, ir.Block]] = []
        finally_: list[ir.Statement] = []
        for child in node.named_children:
            if child.type == "catch_clause":
                name = self.slice(child.child_by_field_name("name"))
                handlers.append((name, self.block(child.child_by_field_name("body"))))
            elif child.type == "finally_clause":
                finally_ = self.block(child.child_by_field_name("body"))
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.Try(node.start_byte, node.end_byte, body, handlers, (), finally_))

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))


def _one(case: ir.Case) -> ir.Expression | None:
    return case.values[0] if case.values else None
