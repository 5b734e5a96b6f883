"""Reads declarations of C#: classes with their fields, properties and methods, types, attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first, last

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

CLASSES = frozenset({
    "class_declaration", "struct_declaration", "interface_declaration", "record_declaration",
    "enum_declaration", "record_struct_declaration",
})  # fmt: skip
_NAMESPACES = frozenset({
    "namespace_declaration", "declaration_list", "file_scoped_namespace_declaration", "ERROR",
})  # fmt: skip
_METHODS = frozenset({"method_declaration", "constructor_declaration", "operator_declaration"})
_CONTROLLERS = frozenset({
    "Controller", "ControllerBase", "ApiController", "AsyncController", "ODataController", "Hub",
})  # fmt: skip
_ROUTES = frozenset({
    "HttpGet", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "Route", "AcceptVerbs", "WebMethod",
    "OperationContract",
})  # fmt: skip
_BOUND = frozenset({
    "FromQuery", "FromBody", "FromForm", "FromRoute", "FromHeader", "FromUri", "Bind",
})  # fmt: skip
_SERVICE = re.compile(
    r"I[A-Z]\w+$|CancellationToken$|\w*(?:Context|Logger|Service|Token|Principal|File|FileBase|Stream)$"
)
"""Types of parameters that are no part of a request."""
_TYPES = {
    "string": "String", "String": "String", "object": "", "dynamic": "", "var": "", "Object": "",
    "StringValues": "String",
}  # fmt: skip
_SECRET = re.compile(
    rb"(?i)token|secret|passw|session|nonce|salt|otp|csrf|api_?key|credential|crypt|invite|verif"
)
"""Words of functions whose random numbers have to stay secret."""


class CsharpDeclarations(Lowering):
    """Reads declarations.

    Attributes:
        owner: The class that is being read.
        method_names: Names of all methods of this text.
        getters: Names of properties of this text that are computed.
        is_secret: Whether what is read is about something that has to stay secret.
    """

    owner: ir.ClassDef | None = None
    is_secret = True

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self.method_names: set[str] = set()
        self.getters: set[str] = set()

    def read(self, root: Node) -> None:
        """Read a text."""
        self._declarations(root.named_children)
        found: list[ir.Statement] = []
        for child in root.named_children:
            if child.type != "global_statement":
                continue
            inner = first(child)
            if inner is not None and inner.type == "local_function_statement":
                function = self.function_of(inner, None)
                self.module.functions[function.name] = function
                self.module.all_functions.append(function)
                self.method_names.add(function.name)
        for child in root.named_children:
            inner = first(child) if child.type == "global_statement" else None
            if inner is not None and inner.type != "local_function_statement":
                self.statement(inner, found)
        self.module.body = found

    def _declarations(self, nodes: Iterable[Node]) -> None:
        for child in nodes:
            if child.type in CLASSES:
                self.declare(child)
            elif child.type in _NAMESPACES:
                self._depth += 1
                if self._depth < 40:
                    self._declarations(child.named_children)
                self._depth -= 1

    def type_name(self, node: Node | None) -> str:
        """Return the name of a type without namespaces and type arguments."""
        if node is None or node.type == "implicit_type":
            return ""
        if node.type in {"nullable_type", "ref_type", "scoped_type"}:
            return self.type_name(first(node))
        if node.type == "array_type":
            return self.type_name(node.child_by_field_name("type") or first(node)) + "[]"
        if node.type == "generic_name":
            return self.slice(first(node))
        text = self.slice(node).rpartition(".")[2].partition("<")[0].strip().rstrip("?")
        return _TYPES.get(text, text)

    def declare(self, node: Node) -> ir.ClassDef:
        """Read a class into the module."""
        name = self.slice(node.child_by_field_name("name"))
        bases = [
            self.type_name(each)
            for child in node.named_children
            if child.type == "base_list"
            for each in child.named_children
            if each.type != "argument_list"
        ]
        outer = self.owner
        found = ir.ClassDef(node.start_byte, node.end_byte, name, bases, outer=outer)
        known = self.module.classes.setdefault(name, found)
        found = known if known.name == name and known is not found else found
        self.owner = found
        found.annotations = self._annotations(node)
        body = node.child_by_field_name("body")
        listed = next((e for e in node.named_children if e.type == "parameter_list"), None)
        if listed is not None:
            self._primary(node, listed, found)
        self._depth += 1
        if body is not None and self._depth < 40:
            for child in body.named_children:
                self._member(child, found)
        self._depth -= 1
        self.owner = outer
        return found

    def _primary(self, node: Node, listed: Node, found: ir.ClassDef) -> None:
        """Read the constructor that stands behind the name of a class."""
        taken = self.parameters(listed)
        span = node.start_byte, node.end_byte
        own = ir.Name(*span, "self")
        body: list[ir.Statement] = [
            ir.Evaluate(
                *span,
                ir.Assign(*span, ir.Field(*span, own, each.name), ir.Name(*span, each.name)),
            )
            for each in taken
        ]
        maker = ir.Function(*span, found.name, taken, lambda: body, found, is_constructor=True)
        found.methods[found.name] = [maker]
        for each in taken:
            found.fields[each.name] = ir.FieldDef(*span, each.name, each.type, None)

    def _member(self, node: Node, found: ir.ClassDef) -> None:
        if node.type in _METHODS:
            self._method(node, found)
        elif node.type in {"field_declaration", "event_field_declaration"}:
            self._field(node, found)
        elif node.type in {"property_declaration", "indexer_declaration"}:
            self._property(node, found)
        elif node.type in CLASSES:
            self.declare(node)
        elif node.type == "ERROR":
            for child in node.named_children:
                self._member(child, found)

    def _words(self, node: Node) -> set[str]:
        return {self.slice(each) for each in node.named_children if each.type == "modifier"}

    def _method(self, node: Node, found: ir.ClassDef) -> None:
        function = self.function_of(node, found)
        self.method_names.add(function.name)
        found.methods.setdefault(function.name, []).append(function)
        if node.child_by_field_name("body") is not None:
            self.module.all_functions.append(function)
            if self._is_action(node, found):
                self._bind(function)

    def _is_action(self, node: Node, found: ir.ClassDef) -> bool:
        """Return whether requests call a method."""
        if "public" not in self._words(node) or node.type != "method_declaration":
            return False
        notes = {note.name for note in self._annotations(node)}
        if notes & _ROUTES:
            return True
        is_page = "PageModel" in found.bases and self.slice(
            node.child_by_field_name("name")
        ).startswith("On")
        is_controller = bool(_CONTROLLERS.intersection(found.bases)) or any(
            base.endswith(("Controller", "ControllerBase")) for base in found.bases
        )
        return (is_controller or is_page) and "NonAction" not in notes

    def _bind(self, function: ir.Function) -> None:
        """Say of parameters that they are filled from requests."""
        for each in function.parameters:
            names = {note.name for note in each.annotations}
            if names & {"FromServices", "FromKeyedServices"} or _SERVICE.match(each.type or ""):
                continue
            if not names & _BOUND:
                each.annotations = [*each.annotations, ir.Annotation("FromQuery")]

    def function_of(self, node: Node, owner: ir.ClassDef | None, name: str = "") -> ir.Function:
        """Return a function with a body that is read when asked for."""
        words = self._words(node)
        known = node.child_by_field_name("name")
        is_operator = node.type == "operator_declaration"
        named = name or ("operator" if is_operator else self.slice(known))
        return ir.Function(
            node.start_byte,
            node.end_byte,
            named,
            self.parameters(node.child_by_field_name("parameters")),
            lambda: self._lowered(node, owner),
            owner,
            is_static=owner is None or "static" in words,
            is_hidden=not words & {"public", "internal", "protected"} and owner is not None,
            is_constructor=node.type == "constructor_declaration",
            annotations=self._annotations(node),
        )

    def _lowered(self, node: Node, owner: ir.ClassDef | None) -> ir.Block:
        kept = self.owner, self.is_secret
        depth, self._depth = self._depth, 0
        self.owner = owner
        self.is_secret = _SECRET.search(self._text[node.start_byte : node.end_byte]) is not None
        try:
            return [*self._first_call(node), *self.body_of(node)]
        finally:
            self.owner, self.is_secret = kept
            self._depth = depth

    def body_of(self, node: Node) -> list[ir.Statement]:
        """Return the statements of a function; an expression is what it returns."""
        body = node.child_by_field_name("body")
        if body is None:
            body = next((e for e in node.named_children if e.type == "block"), None)
        if body is None or body.type == "block":
            return self.block(body)
        inner = first(body) if body.type == "arrow_expression_clause" else body
        return self.returned(body, inner)

    def returned(self, node: Node, value: Node | None) -> list[ir.Statement]:
        """Return the statements that give an expression back."""
        return [ir.Return(node.start_byte, node.end_byte, self.expression(value))]

    def _first_call(self, node: Node) -> list[ir.Statement]:
        """Return what a constructor calls first."""
        called = [e for e in node.named_children if e.type == "constructor_initializer"]
        if not called:
            return []
        span = called[0].start_byte, called[0].end_byte
        name = "this" if ":this" in self.slice(called[0]).replace(" ", "") else "super"
        listed = first(called[0])
        args = [] if listed is None else [self.expression(last(e)) for e in listed.named_children]
        call = ir.Call(*span, ir.Name(*span, "self"), name, args)
        return [ir.Evaluate(*span, call)]

    def _field(self, node: Node, found: ir.ClassDef) -> None:
        words = self._words(node)
        listed = next((e for e in node.named_children if e.type == "variable_declaration"), None)
        kind = self.type_name(listed.child_by_field_name("type")) if listed is not None else ""
        for each in listed.named_children if listed is not None else ():
            if each.type != "variable_declarator":
                continue
            name = self.slice(each.child_by_field_name("name"))
            value = last(each) if each.named_child_count > 1 else None
            is_constant = bool(words & {"const", "readonly"})
            made = None if value is None else self.initial(value, kind)
            found.fields[name] = ir.FieldDef(
                each.start_byte, each.end_byte, name, kind, made, is_constant
            )

    def initial(self, node: Node, kind: str) -> ir.Expression:
        """Return the first value of a variable, whose type may stand before it only."""
        del kind
        return self.expression(node)

    def _property(self, node: Node, found: ir.ClassDef) -> None:
        name = self.slice(node.child_by_field_name("name"))
        kind = self.type_name(node.child_by_field_name("type"))
        value = node.child_by_field_name("value")
        span = node.start_byte, node.end_byte
        getter = value if value is not None and value.type == "arrow_expression_clause" else None
        listed = node.child_by_field_name("accessors")
        for each in listed.named_children if listed is not None else ():
            body = each.child_by_field_name("body")
            if body is None or not name:
                continue
            word = self.slice(each.child_by_field_name("name"))
            if word == "get":
                getter = body
            else:
                self._accessor(body, found, f"set_{name}", [ir.Parameter("value", kind)])
        if getter is not None and name:
            self.getters.add(name)
            self._accessor(getter, found, f"get_{name}", [])
        elif name:
            made = None if value is None else self.expression(value)
            found.fields[name] = ir.FieldDef(*span, name, kind, made)

    def _accessor(
        self, node: Node, found: ir.ClassDef, name: str, taken: list[ir.Parameter]
    ) -> None:
        def body() -> ir.Block:
            outer, self.owner = self.owner, found
            try:
                if node.type == "arrow_expression_clause":
                    return self.returned(node, first(node))
                return self.block(node)
            finally:
                self.owner = outer

        function = ir.Function(node.start_byte, node.end_byte, name, taken, body, found)
        found.methods.setdefault(name, [function])
        self.module.all_functions.append(function)

    def parameters(self, node: Node | None) -> list[ir.Parameter]:
        """Return what a function takes."""
        found: list[ir.Parameter] = []
        if node is None:
            return found
        if node.type in {"implicit_parameter", "identifier"}:
            return [ir.Parameter(self.slice(node))]
        for each in node.named_children:
            if each.type != "parameter":
                continue
            name = each.child_by_field_name("name")
            value = last(each)
            is_default = (
                value is not None
                and value != name
                and b"=" in self._text[(name or each).end_byte : value.start_byte]
            )
            found.append(
                ir.Parameter(
                    self.slice(name),
                    self.type_name(each.child_by_field_name("type")),
                    default=self.expression(value) if is_default else None,
                    annotations=self._annotations(each),
                )
            )
        rest = node.child_by_field_name("name")
        if rest is not None and rest.parent == node:
            found.append(ir.Parameter(self.slice(rest), None, "rest"))
        return found

    def _annotations(self, node: Node) -> list[ir.Annotation]:
        return [
            ir.Annotation(self.slice(each.child_by_field_name("name")).rpartition(".")[2])
            for group in node.named_children
            if group.type == "attribute_list"
            for each in group.named_children
            if each.type == "attribute"
        ]
