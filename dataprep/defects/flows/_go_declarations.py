"""Reads declarations of Go: imports, types, functions, package variables, and names in scopes."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

_VERSION = re.compile(r"v[0-9]+$|\.v[0-9]+$")
_WHOLE = frozenset({"text/template", "html/template"})
"""Packages whose types are known by the whole path, since another has the same last name."""
_PLAIN_BODY = re.compile(
    rb'"Content-Type",\s*"(?:application/(?:json|octet|pdf|xml|x-ndjson)|text/(?:plain|csv|event))'
)
_SECRET = re.compile(
    rb"(?i)token|secret|passw|session|nonce|salt|otp|csrf|api_?key|credential|crypt|invite|verif"
)
"""Words of functions whose random numbers have to stay secret."""
_HANDLER_TYPES = frozenset({
    "http.Request", "gin.Context", "echo.Context", "fiber.Ctx", "http.ResponseWriter",
})  # fmt: skip


class GoDeclarations(Lowering):
    """Reads declarations.

    Attributes:
        owner: The type whose method is being read.
        scopes: For each block around, the names that stand for what is declared in it.
        results: Names of the results of the function that is being read.
        gives_error: Whether its last result is an error.
        is_plain_page: Whether it says that what it writes is no HTML.
        is_secret: Whether it is about something that has to stay secret.
        method_names: Names of all methods of this text.
    """

    owner: ir.ClassDef | None = None
    is_plain_page = False
    is_secret = True
    gives_error = False

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self.scopes: list[dict[str, str]] = []
        self.results: tuple[str, ...] = ()
        self.method_names: set[str] = set()
        self.order: dict[str, list[str]] = {}
        self._renamed = 0

    def read(self, root: Node) -> None:
        """Read the declarations of a text."""
        for child in root.named_children:
            if child.type == "import_declaration":
                self._imports(child)
        for child in root.named_children:
            if child.type == "type_declaration":
                self._types(child)
        body: list[ir.Statement] = []
        for child in root.named_children:
            if child.type == "function_declaration":
                self._function(child)
            elif child.type == "method_declaration":
                self._method(child)
            elif child.type in {"var_declaration", "const_declaration"}:
                self.statement(child, body)
        self.module.body = body

    def _imports(self, node: Node) -> None:
        listed = first(node)
        specs = listed.named_children if listed and listed.type == "import_spec_list" else [listed]
        for each in specs:
            if each is None or each.type != "import_spec":
                continue
            path = self.slice(each.child_by_field_name("path")).strip('"`')
            name = self.slice(each.child_by_field_name("name"))
            known = _known_path(path)
            self.module.imports[name or known.rpartition("/")[2]] = known

    def _types(self, node: Node) -> None:
        for each in node.named_children:
            if each.type != "type_spec":
                continue
            name = self.slice(each.child_by_field_name("name"))
            kind = each.child_by_field_name("type")
            found = ir.ClassDef(each.start_byte, each.end_byte, name)
            self.module.classes.setdefault(name, found)
            if kind is not None and kind.type == "struct_type":
                self._fields(kind, self.module.classes[name])
            elif kind is not None and kind.type == "interface_type":
                self._interface(kind)

    def _interface(self, node: Node) -> None:
        for each in node.named_children:
            name = each.child_by_field_name("name")
            if name is not None:
                self.method_names.add(self.slice(name))

    def _fields(self, node: Node, found: ir.ClassDef) -> None:
        listed = first(node)
        order = self.order.setdefault(found.name, [])
        for each in listed.named_children if listed is not None else ():
            if each.type != "field_declaration":
                continue
            names = each.children_by_field_name("name")
            kind = each.child_by_field_name("type")
            written = self.type_name(kind)
            if not names:
                found.bases = (*found.bases, written)
                order.append(written.rpartition(".")[2])
            is_known = kind is not None and (kind.type == "pointer_type" or "." in written)
            for one in names:
                name = self.slice(one)
                order.append(name)
                if is_known and not written.endswith("]"):
                    span = one.start_byte, one.end_byte
                    made = None if "." in written else ir.New(*span, written, ())
                    found.fields[name] = ir.FieldDef(*span, name, written, made, is_constant=True)

    def _function(self, node: Node) -> None:
        name = self.slice(node.child_by_field_name("name"))
        function = self.function_of(node, name, None, "")
        self.module.functions[name] = function
        if node.child_by_field_name("body") is not None and name != "_":
            self.module.all_functions.append(function)

    def _method(self, node: Node) -> None:
        name = self.slice(node.child_by_field_name("name"))
        receiver = node.child_by_field_name("receiver")
        taken = self.parameters(receiver)
        kind = (taken[0].type or "") if taken else ""
        owner = self.module.classes.get(kind)
        if owner is None:
            owner = ir.ClassDef(node.start_byte, node.start_byte, kind)
            self.module.classes[kind] = owner
        function = self.function_of(node, name, owner, taken[0].name if taken else "")
        owner.methods.setdefault(name, []).append(function)
        self.method_names.add(name)
        self.module.all_functions.append(function)

    def function_of(
        self, node: Node, name: str, owner: ir.ClassDef | None, receiver: str
    ) -> ir.Function:
        """Return a function with a body that is read when asked for."""
        taken = self.parameters(node.child_by_field_name("parameters"))
        outer = [dict(scope) for scope in self.scopes] if not name else []
        own = {each.name: each.name for each in taken}
        if receiver:
            own[receiver] = "self"
        takes_request = any(each.type in _HANDLER_TYPES for each in taken)
        return ir.Function(
            node.start_byte,
            node.end_byte,
            name,
            taken,
            lambda: self._lowered(node, owner, [*outer, own]),
            owner,
            is_static=owner is None,
            is_hidden=not name or (not name[:1].isupper() and not takes_request),
        )

    def _lowered(
        self, node: Node, owner: ir.ClassDef | None, scopes: list[dict[str, str]]
    ) -> ir.Block:
        """Return the statements of a function."""
        kept = self.owner, self.scopes, self.results, self.gives_error
        pages = self.is_plain_page, self.is_secret
        depth, self._depth = self._depth, 0
        self.owner, self.scopes = owner, scopes
        self._results_of(node.child_by_field_name("result"), scopes[-1])
        text = self._text[node.start_byte : node.end_byte]
        self.is_plain_page = _PLAIN_BODY.search(text) is not None
        self.is_secret = _SECRET.search(text) is not None
        try:
            return self.block(node.child_by_field_name("body"))
        finally:
            self.owner, self.scopes, self.results, self.gives_error = kept
            self.is_plain_page, self.is_secret = pages
            self._depth = depth

    def _results_of(self, node: Node | None, scope: dict[str, str]) -> None:
        self.results, self.gives_error = (), False
        if node is None:
            return
        if node.type != "parameter_list":
            self.gives_error = self.slice(node) == "error"
            return
        taken = self.parameters(node)
        self.gives_error = bool(taken) and taken[-1].type == "error"
        if all(each.name for each in taken):
            self.results = tuple(each.name for each in taken)
            scope.update({each.name: each.name for each in taken})

    def parameters(self, node: Node | None) -> list[ir.Parameter]:
        """Return what a function takes."""
        found: list[ir.Parameter] = []
        for each in node.named_children if node is not None else ():
            kind = self.type_name(each.child_by_field_name("type"))
            names = each.children_by_field_name("name")
            if each.type == "variadic_parameter_declaration":
                found.append(ir.Parameter(self.slice(names[0]) if names else "", kind, "rest"))
            elif each.type == "parameter_declaration":
                found += [ir.Parameter(self.slice(one), kind) for one in names]
                if not names:
                    found.append(ir.Parameter("", kind))
        return found

    def type_name(self, node: Node | None) -> str:
        """Return the name of a type, with the last name of its package."""
        if node is None:
            return ""
        if node.type in {"pointer_type", "parenthesized_type"}:
            return self.type_name(first(node))
        if node.type == "generic_type":
            return self.type_name(node.child_by_field_name("type"))
        if node.type in {"slice_type", "array_type"}:
            return self.type_name(node.child_by_field_name("element")) + "[]"
        if node.type == "qualified_type":
            package = self.slice(node.child_by_field_name("package"))
            path = self.module.imports.get(package, package)
            path = path if path in _WHOLE else path.rpartition("/")[2]
            return f"{path}.{self.slice(node.child_by_field_name('name'))}"
        return self.slice(node) if node.type == "type_identifier" else ""

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Read what stands in a block of its own."""
        self.scopes.append({})
        try:
            yield
        finally:
            self.scopes.pop()

    def declared(self, name: str) -> str:
        """Return by what name a variable is known that is declared here."""
        if not self.scopes:
            return name
        scope = self.scopes[-1]
        if name not in scope:
            is_known = any(name in other for other in self.scopes)
            self._renamed += is_known
            scope[name] = f"{name}#{self._renamed}" if is_known else name
        return scope[name]

    def resolved(self, name: str) -> str:
        """Return by what name a variable is known."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return name

    def is_variable(self, name: str) -> bool:
        """Return whether a name is declared in a block around."""
        return any(name in scope for scope in self.scopes)


def _known_path(path: str) -> str:
    """Return the path of a package of the standard library, the last name of another one."""
    if "." not in path.partition("/")[0]:
        return path
    parts = path.split("/")
    if len(parts) > 1 and _VERSION.match(parts[-1]):
        parts.pop()
    return _VERSION.sub("", parts[-1]).removeprefix("go-")
