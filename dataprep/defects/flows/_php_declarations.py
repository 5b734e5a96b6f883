"""Reads declarations of PHP: names by imports, functions, classes with their fields and methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

CLASSES = frozenset({
    "class_declaration", "interface_declaration", "trait_declaration", "enum_declaration",
})  # fmt: skip
_BODIES = frozenset({
    "compound_statement", "if_statement", "else_clause", "else_if_clause", "namespace_definition",
    "colon_block", "ERROR",
})  # fmt: skip
"""What declarations stand in that are none of a function."""
_GLOBALS = re.compile(rb"\bglobal\s+([^;]{1,400});")
_WRITTEN = re.compile(
    rb"(?:->|::\$)(\w+)\s*(?:\[[^\]\n]{0,80}\]\s*){0,4}(?:[-+*/.%|&^]|\?\?|<<|>>)?=(?![=>])"
)
"""Assignments of fields."""
_MADE = re.compile(rb"\$this->(\w+)\s*=\s*(?:new\s+([\\\w]+)|\$(\w+)\s*;)")
"""Fields that are set to a new object or to a variable."""
_MAX_WRITTEN = 400
"""Assignments of fields of a class that are looked at."""
_PLAIN_BODY = re.compile(
    rb"(?i)Content-Type:\s*(?:application/(?:json|octet|pdf|javascript|x-ndjson)|text/(?:plain|csv|event)|image/)"
)
_CLIENTS = ("GuzzleHttp\\", "Buzz\\", "Nyholm\\", "Psr\\Http\\Message\\RequestInterface")
"""Namespaces whose requests are sent, not received."""
_SERVERS = {"ServerRequestInterface": "Request", "ServerRequest": "Request"}
_SECRET = re.compile(
    rb"(?i)token|secret|passw|session|nonce|salt|otp|csrf|api_?key|credential|crypt|invite|verif"
)
"""Words of functions whose random numbers have to stay secret."""


class PhpDeclarations(Lowering):
    """Reads declarations.

    Attributes:
        owner: The class that is being read.
        is_plain_page: Whether what is written here is no HTML.
        is_secret: Whether this is about something that has to stay secret.
        places: Where parts of a request are named first in the function that is being read.
    """

    owner: ir.ClassDef | None = None
    is_plain_page = False
    is_secret = True

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self._names: dict[str, str] = {}
        self._written: set[str] = set()
        self.places: dict[bytes, tuple[int, int]] = {}

    def read(self, root: Node) -> None:
        """Read a text."""
        self._declarations(root.named_children)
        self._begin(self._text)
        self.module.body = self.block(root)

    def _begin(self, text: bytes) -> None:
        self.places = {}
        self.is_plain_page = _PLAIN_BODY.search(text) is not None
        self.is_secret = _SECRET.search(text) is not None

    def _declarations(self, nodes: Iterable[Node]) -> None:
        for child in nodes:
            if child.type == "namespace_use_declaration":
                self._uses(child)
            elif child.type == "function_definition":
                self.declare_function(child)
            elif child.type in CLASSES:
                self.declare(child)
            elif child.type in _BODIES:
                self._depth += 1
                if self._depth < 40:
                    self._declarations(child.named_children)
                self._depth -= 1

    def _uses(self, node: Node) -> None:
        names = [e for e in node.named_children if e.type == "namespace_name"]
        prefix = self.slice(names[0]) if names else ""
        group = node.child_by_field_name("body")
        for each in (group or node).named_children:
            if each.type != "namespace_use_clause":
                continue
            alias = each.child_by_field_name("alias")
            full = f"{prefix}\\{self.slice(first(each))}".lstrip("\\")
            self._names[self.slice(alias) or full.rpartition("\\")[2]] = full

    def class_name(self, name: str) -> str:
        """Return the name by which a class is known, which is its last one."""
        if name in {"self", "static", "$this"}:
            return self.owner.name if self.owner is not None else name
        full = self._names.get(name, name) if "\\" not in name else name.lstrip("\\")
        last = full.rpartition("\\")[2]
        if full.startswith(_CLIENTS) and not last.startswith("ServerRequest"):
            return f"Client{last}"
        if full == "Illuminate\\Http\\Request" and last not in self.module.classes:
            return "LaravelRequest"
        return last if last in self.module.classes else _SERVERS.get(last, last)

    def type_name(self, node: Node | None) -> str:
        """Return the name of a declared type; empty for texts, arrays and unions."""
        if node is None:
            return ""
        if node.type == "optional_type":
            return self.type_name(first(node))
        if node.type == "primitive_type":
            text = self.slice(node)
            return text if text in {"int", "float", "bool"} else ""
        if node.type == "named_type":
            return self.class_name(self.slice(node))
        if node.type == "union_type":
            names = [self.type_name(each) for each in node.named_children]
            return names[0] if len(set(names)) == 1 else ""
        return ""

    def declare_function(self, node: Node) -> None:
        """Read a function of the module itself."""
        name = self.slice(node.child_by_field_name("name"))
        function = self.function_of(node, name, None)
        if name not in self.module.functions:
            self.module.functions[name] = function
            self.module.all_functions.append(function)

    def function_of(self, node: Node, name: str, owner: ir.ClassDef | None) -> ir.Function:
        """Return a function with a body that is read when asked for."""
        words = {child.type for child in node.children} | {
            self.slice(child) for child in node.children if child.type == "visibility_modifier"
        }
        text = self._text[node.start_byte : node.end_byte]
        own = frozenset(
            part.strip().decode("utf-8", "replace")
            for found in _GLOBALS.finditer(text)
            for part in found[1].split(b",")
        )
        return ir.Function(
            node.start_byte,
            node.end_byte,
            name,
            self.parameters(node.child_by_field_name("parameters")),
            lambda: self._lowered(node, owner),
            owner,
            is_static=owner is None or "static_modifier" in words,
            is_hidden=not name or "private" in words,
            is_constructor=name == "__construct",
            globals=own,
        )

    def _lowered(self, node: Node, owner: ir.ClassDef | None) -> ir.Block:
        kept = self.owner, self.places, self.is_plain_page, self.is_secret
        depth, self._depth = self._depth, 0
        self.owner = owner
        page = self.is_plain_page
        self._begin(self._text[node.start_byte : node.end_byte])
        self.is_plain_page = self.is_plain_page or (page and owner is None)
        try:
            return self._statements_of(node)
        finally:
            self.owner, self.places, self.is_plain_page, self.is_secret = kept
            self._depth = depth

    def _statements_of(self, node: Node) -> list[ir.Statement]:
        body = node.child_by_field_name("body")
        if node.type == "arrow_function" and body is not None:
            value = self.expression(body)
            return [ir.Return(body.start_byte, body.end_byte, value)]
        return [*self._promoted(node.child_by_field_name("parameters")), *self.block(body)]

    def _promoted(self, node: Node | None) -> list[ir.Statement]:
        """Return what sets the fields that a constructor declares as parameters."""
        found: list[ir.Statement] = []
        for each in node.named_children if node is not None else ():
            if each.type != "property_promotion_parameter":
                continue
            span = each.start_byte, each.end_byte
            name = self.slice(each.child_by_field_name("name"))
            target = ir.Field(*span, ir.Name(*span, "self"), name.lstrip("&$"))
            assign = ir.Assign(*span, target, ir.Name(*span, name.lstrip("&")))
            found.append(ir.Evaluate(*span, assign))
        return found

    def parameters(self, node: Node | None) -> list[ir.Parameter]:
        """Return what a function takes."""
        found: list[ir.Parameter] = []
        for each in node.named_children if node is not None else ():
            name = each.child_by_field_name("name")
            if name is None:
                continue
            value = each.child_by_field_name("default_value")
            found.append(
                ir.Parameter(
                    self.slice(name).lstrip("&"),
                    self.type_name(each.child_by_field_name("type")),
                    "rest" if each.type == "variadic_parameter" else "one",
                    None if value is None else self.expression(value),
                    self._annotations(each),
                )
            )
        return found

    def _annotations(self, node: Node) -> list[ir.Annotation]:
        listed = node.child_by_field_name("attributes")
        return [
            ir.Annotation(self.slice(first(each)).rpartition("\\")[2])
            for group in (listed.named_children if listed is not None else ())
            for each in group.named_children
            if each.type == "attribute"
        ]

    def declare(self, node: Node) -> ir.ClassDef:
        """Read a class into the module."""
        return self.class_of(node, self.slice(node.child_by_field_name("name")))

    def class_of(self, node: Node, name: str) -> ir.ClassDef:
        """Read a class, or one without a name, into the module."""
        bases = [
            self.class_name(self.slice(each))
            for child in node.named_children
            if child.type in {"base_clause", "class_interface_clause"}
            for each in child.named_children
        ]
        outer = self.owner
        found = ir.ClassDef(node.start_byte, node.end_byte, name, bases, outer=None)
        self.module.classes.setdefault(name, found)
        self.owner = found
        body = node.child_by_field_name("body")
        children = [] if body is None else body.named_children
        traits = [e for e in children if e.type == "use_declaration"]
        used = [self.class_name(self.slice(e)) for t in traits for e in t.named_children]
        found.bases = (*bases, *used)
        self._types(node, found, children)
        for child in children:
            self._member(child, found)
        self.owner = outer
        return found

    def _member(self, node: Node, found: ir.ClassDef) -> None:
        if node.type == "method_declaration":
            name = self.slice(node.child_by_field_name("name"))
            function = self.function_of(node, name, found)
            found.methods.setdefault(name, []).append(function)
            if node.child_by_field_name("body") is not None and found.name:
                self.module.all_functions.append(function)
        elif node.type == "property_declaration":
            self._property(node, found)
        elif node.type in {"const_declaration", "enum_case"}:
            for each in (node,) if node.type == "enum_case" else node.named_children:
                if each.type in {"const_element", "enum_case"}:
                    self._constant(each, found)

    def _constant(self, node: Node, found: ir.ClassDef) -> None:
        children = node.named_children
        name, span = self.slice(first(node)), (node.start_byte, node.end_byte)
        value = self.expression(children[-1]) if len(children) > 1 else None
        found.fields[name] = ir.FieldDef(*span, name, None, value, is_constant=True)

    def _property(self, node: Node, found: ir.ClassDef) -> None:
        kind = self.type_name(node.child_by_field_name("type"))
        is_own = any(self.slice(c) == "private" for c in node.children)
        for each in node.named_children:
            if each.type != "property_element":
                continue
            name = self.slice(each.child_by_field_name("name")).lstrip("$")
            value = each.child_by_field_name("default_value")
            is_open = value is not None and value.type == "array_creation_expression" and not is_own
            if name in self._written or is_open:
                value = None
            known = found.fields.get(name)
            found.fields[name] = ir.FieldDef(
                each.start_byte,
                each.end_byte,
                name,
                kind or (known.type if known is not None else None),
                None if value is None else self.expression(value),
                is_constant=True,
            )

    def _types(self, node: Node, found: ir.ClassDef, children: list[Node]) -> None:
        """Take the types of fields by what a constructor and others set them to."""
        text = self._text[node.start_byte : node.end_byte]
        self._written = set()
        for number, each in enumerate(_WRITTEN.finditer(text)):
            self._written.add(each[1].decode())
            if number > _MAX_WRITTEN:
                break
        taken: dict[str, str] = {}
        for child in children:
            name = self.slice(child.child_by_field_name("name"))
            if child.type != "method_declaration" or name not in {"__construct", found.name}:
                continue
            for parameter in self.parameters(child.child_by_field_name("parameters")):
                taken[parameter.name.lstrip("$")] = parameter.type or ""
            listed = child.child_by_field_name("parameters")
            for one in listed.named_children if listed is not None else ():
                if one.type == "property_promotion_parameter":
                    self._field(one, found, self.slice(one.child_by_field_name("name"))[1:], taken)
        for made in _MADE.finditer(text):
            field = made[1].decode()
            kind = self.class_name(made[2].decode()) if made[2] else taken.get(made[3].decode(), "")
            if kind and field not in found.fields:
                span = node.start_byte + made.start(), node.start_byte + made.end()
                found.fields[field] = ir.FieldDef(*span, field, kind, None)

    @staticmethod
    def _field(node: Node, found: ir.ClassDef, name: str, taken: dict[str, str]) -> None:
        span = node.start_byte, node.end_byte
        found.fields[name] = ir.FieldDef(*span, name, taken.get(name), None)
