"""Reads statements of Go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._go_calls import GoCalls
from dataprep.defects.flows.lowering import first

if TYPE_CHECKING:
    from tree_sitter import Node

_FLAGS = frozenset({"err", "ok", "found", "exists", "present", "e", "valid", "good"})
_CHECKING = frozenset({
    "Atoi", "ParseInt", "ParseUint", "ParseFloat", "ParseBool", "ParseIP", "ParseDuration", "Parse",
})  # fmt: skip
"""Functions that fail for everything that is no number or the like."""
_CHECKING_PACKAGES = frozenset({"strconv", "uuid", "time", "netip"})
_FAILS = frozenset({"errors.New", "fmt.Errorf", "errors.Errorf", "errors.Wrap", "errors.Wrapf"})
_CASES = frozenset({"expression_case", "type_case", "default_case", "communication_case"})


class GoStatements(GoCalls):
    """Reads statements."""

    @staticmethod
    def is_error(name: str) -> bool:
        """Return whether a variable holds an error, by its name."""
        return name == "err" or name.endswith(("Err", "err")) or name.startswith("err")

    def condition(self, node: Node | None) -> ir.Expression:
        """Return a test; whether a map holds something is asked by looking it up."""
        while node is not None and node.type == "parenthesized_expression":
            node = first(node)
        if node is not None and node.type == "index_expression":
            key = self.expression(node.child_by_field_name("index"))
            base = self.expression(node.child_by_field_name("operand"))
            return ir.Binary(node.start_byte, node.end_byte, "in", key, base)
        return self.expression(node)

    def block(self, node: Node | None) -> list[ir.Statement]:
        """Return the statements of a block, in which names are its own."""
        with self.scope():
            return super().block(node)

    def _s_statement_list(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children:
            self.statement(child, found)

    def _s_block(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Scope(node.start_byte, node.end_byte, self.block(node)))

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        value = self.expression(first(node))
        found.append(ir.Evaluate(node.start_byte, node.end_byte, value))

    _s_go_statement = _s_expression_statement
    _s_defer_statement = _s_expression_statement

    def _s_short_var_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        self._assigned(node, _parts(left), _parts(right), found, is_new=True)

    def _s_assignment_statement(self, node: Node, found: list[ir.Statement]) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = self._operator(node).removesuffix("=")
        if operator:
            target, value = self.expression(left), self.expression(right)
            assign = ir.Assign(node.start_byte, node.end_byte, target, value, operator)
            found.append(ir.Evaluate(node.start_byte, node.end_byte, assign))
            return
        self._assigned(node, _parts(left), _parts(right), found, is_new=False)

    _s_receive_statement = _s_assignment_statement

    def _s_inc_statement(self, node: Node, found: list[ir.Statement]) -> None:
        one = ir.Constant(node.start_byte, node.end_byte, 1)
        operator = "+" if node.type == "inc_statement" else "-"
        assign = ir.Assign(
            node.start_byte, node.end_byte, self.expression(first(node)), one, operator
        )
        found.append(ir.Evaluate(node.start_byte, node.end_byte, assign))

    _s_dec_statement = _s_inc_statement

    def _s_send_statement(self, node: Node, found: list[ir.Statement]) -> None:
        target = self.expression(node.child_by_field_name("channel"))
        value = self.expression(node.child_by_field_name("value"))
        self._put(node, target, value, found)

    def _s_var_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        for each in node.named_children:
            listed = each.named_children if each.type == "var_spec_list" else [each]
            for spec in listed:
                if spec.type in {"var_spec", "const_spec"}:
                    self._spec(spec, found)

    _s_const_declaration = _s_var_declaration

    def _spec(self, node: Node, found: list[ir.Statement]) -> None:
        names = [each for each in node.children_by_field_name("name") if each.is_named]
        kind, values = node.child_by_field_name("type"), _parts(node.child_by_field_name("value"))
        written = self.type_name(kind)
        if values:
            self._assigned(node, names, values, found, is_new=True, kind=written)
            return
        for each in names:
            value = self.zero(each, kind)
            self._put(each, self._target(each, is_new=True), value, found, written)

    def _put(
        self,
        node: Node,
        target: ir.Expression,
        value: ir.Expression,
        found: list[ir.Statement],
        kind: str = "",
    ) -> None:
        assign = ir.Assign(node.start_byte, node.end_byte, target, value, "", kind or None)
        found.append(ir.Evaluate(node.start_byte, node.end_byte, assign))

    def _target(self, node: Node, *, is_new: bool) -> ir.Expression:
        if node.type == "identifier":
            name = self.slice(node)
            known = self.declared(name) if is_new else self.resolved(name)
            return ir.Name(node.start_byte, node.end_byte, known)
        return self.expression(node)

    def _assigned(
        self,
        node: Node,
        names: list[Node],
        values: list[Node],
        found: list[ir.Statement],
        *,
        is_new: bool,
        kind: str = "",
    ) -> None:
        """Append what ``names = values`` does."""
        if len(names) > 1 and len(values) == 1:
            self._several(node, names, values[0], found, is_new=is_new)
            return
        given = [self.expression(each) for each in values]
        targets = [self._target(each, is_new=is_new) for each in names]
        if len(names) == 1 and given:
            value = given[0]
            name = self.slice(names[0])
            if isinstance(value, ir.Constant) and value.value is None and self.is_error(name):
                value = ir.Constant(value.start, value.end, value=True)
            self._put(node, targets[0], value, found, kind)
            return
        self._put(
            node,
            ir.Listing(node.start_byte, node.end_byte, targets, "tuple"),
            ir.Listing(node.start_byte, node.end_byte, given, "tuple"),
            found,
        )

    def _several(
        self, node: Node, names: list[Node], value: Node, found: list[ir.Statement], *, is_new: bool
    ) -> None:
        """Append what ``a, b = f()`` does, ``v, ok = m[k]`` and the like."""
        given = self.expression(value)
        test = self.condition(value) if value.type == "index_expression" else None
        targets = [self._target(each, is_new=is_new) for each in names]
        if value.type == "call_expression" and self.is_own(value):
            listing = ir.Listing(node.start_byte, node.end_byte, targets, "tuple")
            self._put(node, listing, given, found)
            return
        test = test or self._success(value)
        self._put(names[0], targets[0], given, found)
        for each, target in zip(names[1:], targets[1:], strict=True):
            is_flag = self.slice(each) in _FLAGS or self.is_error(self.slice(each))
            if test is not None:
                self._put(each, target, test, found)
            elif is_flag:
                self._put(each, target, ir.Opaque(each.start_byte, each.end_byte, ()), found)
            elif self.slice(each) != "_":
                self._put(each, target, targets[0], found)

    def _success(self, value: Node) -> ir.Expression | None:
        """Return what it says that a call went well; None where it says nothing."""
        if value.type != "call_expression":
            return None
        path = self.path_of(value.child_by_field_name("function"))
        package, _, name = path.rpartition(".")
        if name not in _CHECKING or package not in _CHECKING_PACKAGES:
            return None
        listed = value.child_by_field_name("arguments")
        args = [] if listed is None else self.expressions(listed.named_children)
        return ir.Call(value.start_byte, value.end_byte, None, "go#valid", args)

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        listed = first(node)
        span = node.start_byte, node.end_byte
        if listed is None:
            names = [ir.Name(*span, self.resolved(each)) for each in self.results]
            value = names[0] if len(names) == 1 else ir.Listing(*span, names, "tuple")
            found.append(ir.Return(*span, value if names else None))
            return
        nodes = [each for each in listed.named_children if not each.is_extra]
        values = self.expressions(nodes)
        for each in values:
            if isinstance(each, ir.Lambda):
                run = ir.Call(each.start, each.end, None, "go#run", [each])
                found.append(ir.Evaluate(each.start, each.end, run))
        if self.gives_error and values:
            values[-1] = self._outcome(nodes[-1], values[-1])
        given = values[0] if len(values) == 1 else ir.Listing(*span, values, "tuple")
        found.append(ir.Return(*span, given))

    def _outcome(self, node: Node, value: ir.Expression) -> ir.Expression:
        """Return whether all went well, by the error that is given back."""
        if node.type == "nil":
            return ir.Constant(node.start_byte, node.end_byte, value=True)
        is_new = node.type in {"unary_expression", "composite_literal"}
        is_made = self.path_of(node.child_by_field_name("function")) in _FAILS
        if is_new or is_made or self.slice(node).rpartition(".")[2].startswith("Err"):
            return ir.Constant(node.start_byte, node.end_byte, value=False)
        return value

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        with self.scope():
            start = node.child_by_field_name("initializer")
            if start is not None:
                self.statement(start, found)
            found.append(
                ir.If(
                    node.start_byte,
                    node.end_byte,
                    self.condition(node.child_by_field_name("condition")),
                    self.block(node.child_by_field_name("consequence")),
                    self.block(node.child_by_field_name("alternative")),
                )
            )

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        head = first(node)
        body = node.child_by_field_name("body")
        with self.scope():
            if head is not None and head.type == "range_clause":
                self._range(node, head, body, found)
                return
            test, update = None, None
            if head is not None and head.type == "for_clause":
                start = head.child_by_field_name("initializer")
                if start is not None:
                    self.statement(start, found)
                test = head.child_by_field_name("condition")
                update = head.child_by_field_name("update")
            elif head is not None and head != body:
                test = head
            tested = None if test is None else self.condition(test)
            after: list[ir.Statement] = []
            if update is not None:
                self.statement(update, after)
            loop = ir.While(node.start_byte, node.end_byte, tested, self.block(body), after)
            found.append(loop)

    def _range(self, node: Node, head: Node, body: Node | None, found: list[ir.Statement]) -> None:
        iterable = self.expression(head.child_by_field_name("right"))
        names = _parts(head.child_by_field_name("left"))
        targets = [self._target(each, is_new=True) for each in names]
        none = ir.Name(head.start_byte, head.end_byte, "_")
        key = targets[0] if targets else None
        element = targets[1] if len(targets) > 1 else none
        found.append(
            ir.ForEach(
                node.start_byte, node.end_byte, element, iterable, self.block(body), None,
                key=key,
            )
        )  # fmt: skip

    def _s_expression_switch_statement(self, node: Node, found: list[ir.Statement]) -> None:
        with self.scope():
            start = node.child_by_field_name("initializer")
            if start is not None:
                self.statement(start, found)
            value = node.child_by_field_name("value")
            arms = [each for each in node.named_children if each.type in _CASES]
            if value is None:
                found += self._chain(arms)
                return
            subject = self.expression(value)
            falls = [self._falls(each) for each in arms]
            cases: list[ir.Case] = []
            for each, falls_on in zip(arms, falls, strict=True):
                body = self._arm(each)
                if any(falls) and not falls_on:
                    body.append(ir.Break(each.end_byte, each.end_byte))
                values = self.expressions(_parts(each.child_by_field_name("value")))
                cases.append(ir.Case(values, body, is_default=each.type == "default_case"))
            found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases, any(falls)))

    @staticmethod
    def _falls(node: Node) -> bool:
        listed = node.named_children[-1] if node.named_child_count else None
        return listed is not None and any(
            each.type == "fallthrough_statement" for each in (listed, *listed.named_children)
        )

    def _arm(self, node: Node) -> list[ir.Statement]:
        body: list[ir.Statement] = []
        with self.scope():
            for child in node.named_children:
                if child.type in {"statement_list", "receive_statement", "send_statement"}:
                    self.statement(child, body)
        return body

    def _chain(self, arms: list[Node]) -> list[ir.Statement]:
        """Return the arms of a switch without a value as branches."""
        rest: list[ir.Statement] = []
        for each in arms:
            if each.type == "default_case":
                rest = self._arm(each)
        for each in reversed(arms):
            tests = [self.condition(one) for one in _parts(each.child_by_field_name("value"))]
            if not tests:
                continue
            test = tests[0]
            for one in tests[1:]:
                test = ir.Binary(each.start_byte, each.end_byte, "or", test, one)
            rest = [ir.If(each.start_byte, each.end_byte, test, self._arm(each), rest)]
        return rest

    def _s_type_switch_statement(self, node: Node, found: list[ir.Statement]) -> None:
        with self.scope():
            start = node.child_by_field_name("initializer")
            if start is not None:
                self.statement(start, found)
            alias = _parts(node.child_by_field_name("alias"))
            value = self.expression(node.child_by_field_name("value"))
            arms = [each for each in node.named_children if each.type in _CASES]
            cases = [self._typed_arm(each, alias, value) for each in arms]
            subject = ir.Opaque(node.start_byte, node.end_byte, ())
            found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))

    def _typed_arm(self, node: Node, alias: list[Node], value: ir.Expression) -> ir.Case:
        kinds = [self.type_name(each) for each in node.children_by_field_name("type")]
        body: list[ir.Statement] = []
        with self.scope():
            if alias:
                kind = kinds[0] if len(kinds) == 1 else ""
                self._put(node, self._target(alias[0], is_new=True), value, body, kind)
            body += self._arm(node)
        values = [ir.Opaque(node.start_byte, node.end_byte, ()) for _ in kinds]
        return ir.Case(values, body, is_default=node.type == "default_case")

    def _s_select_statement(self, node: Node, found: list[ir.Statement]) -> None:
        cases = [
            ir.Case(
                [ir.Opaque(each.start_byte, each.end_byte, ())],
                self._arm(each),
                is_default=each.type == "default_case",
            )
            for each in node.named_children
            if each.type in _CASES
        ]
        subject = ir.Opaque(node.start_byte, node.end_byte, ())
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))

    def _s_labeled_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children[1:]:
            self.statement(child, found)

    def _s_goto_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_label_name = _s_goto_statement
    _s_type_declaration = _s_goto_statement
    _s_fallthrough_statement = _s_goto_statement
    _s_empty_statement = _s_goto_statement


def _parts(node: Node | None) -> list[Node]:
    """Return what stands in a list, or the one thing that stands in its place."""
    if node is None:
        return []
    if node.type in {"expression_list", "type_list"}:
        return [each for each in node.named_children if not each.is_extra]
    return [node]
