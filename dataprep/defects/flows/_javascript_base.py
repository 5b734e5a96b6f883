"""Functions, parameters, patterns and modules of JavaScript."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

FUNCTIONS = frozenset(
    {"arrow_function", "function_expression", "function", "generator_function", "method_definition"}
)
_BY_NAME = {
    "req": "Request", "request": "Request", "_req": "Request", "res": "Response",
    "response": "Response", "reply": "Response", "_res": "Response", "ctx": "Context",
    "event": "Event",
}  # fmt: skip
"""Types of parameters that are named alike in most programs for servers."""
_TYPES = {
    "Request": "Request", "NextApiRequest": "Request", "NextRequest": "Request",
    "FastifyRequest": "Request", "IncomingMessage": "Request", "Response": "Response",
    "NextApiResponse": "Response", "ServerResponse": "Response", "FastifyReply": "Response",
    "Context": "Context", "ParameterizedContext": "Context", "APIGatewayProxyEvent": "Event",
    "APIGatewayEvent": "Event", "MessageEvent": "Message", "APIGatewayProxyEventV2": "Event",
}  # fmt: skip
_NO_TYPES = frozenset({"any", "unknown", "string", "object", "void", "never", "undefined"})
_REQUESTS = frozenset({"Request", "Context", "Event"})
_REQUEST_PARTS = frozenset({"query", "body", "params", "headers", "cookies"})


class JavascriptBase(Lowering):
    """What statements and expressions of JavaScript share."""

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self.n_functions = 0
        self.scope = 0
        self.owner: ir.ClassDef | None = None

    @contextmanager
    def inside(self, owner: ir.ClassDef | None, scope: int) -> Iterator[None]:
        """Read what stands in a function of a class, within one that has a request."""
        before, depth, outer = self.owner, self._depth, self.scope
        self.owner, self.scope = owner, scope
        self._depth = min(depth, 20)
        self.n_functions += 1
        try:
            yield
        finally:
            self.n_functions -= 1
            self.owner, self._depth, self.scope = before, depth, outer

    def function(self, node: Node, name: str, *, role: str = "") -> ir.Function:
        """Return a function.

        Args:
            node: Where it stands.
            name: Its name; empty for none.
            role: ``argument`` of a call, ``handler`` of requests, or neither.
        """
        prologue: list[ir.Statement] = []
        taken = self._parameters(node, prologue)
        if role == "handler":
            _as_handler(taken)
        body, owner = node.child_by_field_name("body"), self.owner
        has_request = any(each.type in _REQUESTS for each in taken)
        scope = node.start_byte if has_request else self.scope

        def lower_body() -> ir.Block:
            with self.inside(owner, scope):
                if body is None or body.type == "statement_block":
                    return [*prologue, *self.block(body)]
                value = self.expression(body)
                return [*prologue, ir.Return(value.start, value.end, value)]

        is_entry = not role and not self.n_functions
        function = ir.Function(
            node.start_byte, node.end_byte, name if is_entry else "", taken, lower_body,
            is_static=True, is_hidden=not is_entry,
        )  # fmt: skip
        if is_entry:
            self.module.all_functions.append(function)
        return function

    def _parameters(self, node: Node, prologue: list[ir.Statement]) -> list[ir.Parameter]:
        single = node.child_by_field_name("parameter")
        if single is not None:
            name = self.slice(single)
            return [ir.Parameter(name, _BY_NAME.get(name))]
        listed = node.child_by_field_name("parameters")
        found: list[ir.Parameter] = []
        for each in listed.named_children if listed is not None else ():
            one = None if each.is_extra else self._parameter(each, prologue)
            if one is not None:
                found.append(one)
        return found

    def _parameter(self, node: Node, prologue: list[ir.Statement]) -> ir.Parameter | None:
        pattern, default, kind = node, None, None
        notes: list[ir.Annotation] = []
        if node.type in {"required_parameter", "optional_parameter"}:
            notes = [self.annotation(c) for c in node.named_children if c.type == "decorator"]
            inner = node.child_by_field_name("pattern")
            if inner is None or inner.type == "this":
                return None
            pattern, default = inner, node.child_by_field_name("value")
            kind = self.type_name(node.child_by_field_name("type"))
        elif node.type == "assignment_pattern":
            left = node.child_by_field_name("left")
            if left is None:
                return None
            pattern, default = left, node.child_by_field_name("right")
        value = None if default is None else self.expression(default)
        if pattern.type == "rest_pattern":
            return ir.Parameter(self.slice(first(pattern)), None, "rest")
        name = self.slice(pattern)
        if pattern.type != "identifier":
            name = f"%{pattern.start_byte}"
            kind = kind or self._kind_of_pattern(pattern)
            source = ir.Name(pattern.start_byte, pattern.end_byte, name)
            self.unpack(pattern, source, prologue)
        elif any(child.type == "accessibility_modifier" for child in node.children):
            start, end = pattern.start_byte, pattern.end_byte
            target = ir.Field(start, end, ir.Name(start, end, "self"), name)
            assign = ir.Assign(start, end, target, ir.Name(start, end, name))
            prologue.append(ir.Evaluate(start, end, assign))
        return ir.Parameter(name, kind or _BY_NAME.get(name), "one", value, notes)

    def _kind_of_pattern(self, pattern: Node) -> str | None:
        names = {
            self.slice(child.child_by_field_name("key") or child)
            for child in pattern.named_children
        }
        if pattern.type != "object_pattern":
            return None
        if "queryStringParameters" in names or "pathParameters" in names:
            return "Event"
        return "Request" if names & _REQUEST_PARTS else None

    def annotation(self, node: Node) -> ir.Annotation:
        """Return what a decorator says."""
        inner = first(node)
        if inner is not None and inner.type == "call_expression":
            listed = inner.child_by_field_name("arguments")
            args = self.expressions(listed.named_children) if listed is not None else []
            return ir.Annotation(self.slice(inner.child_by_field_name("function")), args)
        return ir.Annotation(self.slice(inner))

    def type_name(self, node: Node | None) -> str | None:
        """Return the simple name of a declared type; None for one that says nothing."""
        inner = node if node is None or node.type != "type_annotation" else first(node)
        if inner is not None and inner.type == "generic_type":
            inner = inner.child_by_field_name("name")
        if inner is None or inner.type not in {
            "type_identifier", "predefined_type", "nested_type_identifier",
        }:  # fmt: skip
            return None
        name = self.slice(inner).rpartition(".")[2]
        return None if name in _NO_TYPES else _TYPES.get(name, name)

    def unpack(self, pattern: Node, source: ir.Expression, found: list[ir.Statement]) -> None:
        """Append assignments of the parts of a value to what a pattern names."""
        if pattern.type == "object_pattern":
            for child in pattern.named_children:
                self._property(child, source, found)
        elif pattern.type == "array_pattern":
            number = 0
            for child in pattern.children:
                if child.type == ",":
                    number += 1
                elif child.type == "rest_pattern":
                    self.bind(first(child), source, found)
                elif child.is_named and not child.is_extra:
                    start, end = child.start_byte, child.end_byte
                    at = ir.Constant(start, end, number)
                    self.bind(child, ir.Index(start, end, source, at), found)

    def _property(self, child: Node, source: ir.Expression, found: list[ir.Statement]) -> None:
        start, end = child.start_byte, child.end_byte
        if child.type == "rest_pattern":
            self.bind(first(child), source, found)
        elif child.type == "shorthand_property_identifier_pattern":
            self.bind(child, ir.Field(start, end, source, self.slice(child)), found)
        elif child.type == "object_assignment_pattern":
            left = child.child_by_field_name("left")
            value: ir.Expression = ir.Field(start, end, source, self.slice(left))
            default = self.expression(child.child_by_field_name("right"))
            self.bind(left, ir.Binary(start, end, "??", value, default), found)
        elif child.type == "pair_pattern":
            key = child.child_by_field_name("key")
            value = ir.Field(start, end, source, self.slice(key).strip("\"'"))
            if key is not None and key.type == "computed_property_name":
                value = ir.Index(start, end, source, self.expression(first(key)))
            self.bind(child.child_by_field_name("value"), value, found)

    def bind(self, target: Node | None, value: ir.Expression, found: list[ir.Statement]) -> None:
        """Append the assignment of a value to a name or pattern."""
        if target is None:
            return
        start, end = value.start, value.end
        if target.type == "assignment_pattern":
            default = self.expression(target.child_by_field_name("right"))
            inner = ir.Binary(start, end, "??", value, default)
            self.bind(target.child_by_field_name("left"), inner, found)
        elif target.type in {"object_pattern", "array_pattern"}:
            held = ir.Name(start, end, f"%{target.start_byte}")
            assign = ir.Assign(start, end, held, value)
            found.append(ir.Evaluate(start, end, assign))
            self.unpack(target, held, found)
        else:
            if target.type == "shorthand_property_identifier_pattern":
                place: ir.Expression = ir.Name(start, end, self.slice(target))
            else:
                place = self.expression(target)
            found.append(ir.Evaluate(start, end, ir.Assign(start, end, place, value)))

    def required(self, node: Node | None) -> str | None:
        """Return the module that ``require(...)`` gives; None for another expression."""
        if node is None or node.type != "call_expression":
            return None
        function = node.child_by_field_name("function")
        listed = node.child_by_field_name("arguments")
        if listed is None or self.slice(function) not in {"require", "import"}:
            return None
        only = first(listed)
        return module_path(self.slice(only)) if only is not None and only.type == "string" else None


def module_path(text: str) -> str:
    """Return the dotted name of a module by the text that names it."""
    name = text.strip("\"'`").removeprefix("node:")
    return name if name.startswith((".", "@")) else name.replace("/", ".")


def _as_handler(taken: list[ir.Parameter]) -> None:
    """Give the parameters of a function that answers requests their types."""
    if not taken:
        return
    if len(taken) == 1:
        taken[0].type = taken[0].type or "Context"
    elif taken[0].type != "Context":
        at = 1 if len(taken) > 3 else 0
        taken[at].type = taken[at].type or "Request"
        taken[at + 1].type = taken[at + 1].type or "Response"
