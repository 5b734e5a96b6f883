"""Reads declarations of Java: classes, their fields and methods, types and annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first, last

if TYPE_CHECKING:
    from tree_sitter import Node

_CLASSES = frozenset({
    "class_declaration", "interface_declaration", "enum_declaration", "record_declaration",
})  # fmt: skip
_METHODS = frozenset({
    "method_declaration", "constructor_declaration", "compact_constructor_declaration",
})  # fmt: skip
_BASES = frozenset({"superclass", "super_interfaces", "extends_interfaces"})


class JavaClasses(Lowering):
    """Reads declarations.

    Attributes:
        owner: The class that is being read.
    """

    owner: ir.ClassDef | None = None

    def read(self, root: Node) -> None:
        """Read the classes of a text."""
        for child in root.named_children:
            if child.type == "import_declaration":
                name = self.slice(first(child))
                self.module.imports[name.rpartition(".")[2]] = name
            elif child.type in _CLASSES:
                self.declare(child)
            elif child.type == "ERROR":
                self._declare_inside(child)

    def _declare_inside(self, node: Node) -> None:
        for child in node.named_children:
            if child.type in _CLASSES:
                self.declare(child)

    def declare(self, node: Node) -> ir.ClassDef:
        """Read a class into the module."""
        name = self.slice(node.child_by_field_name("name"))
        bases = [
            self.type_name(each)
            for child in node.named_children
            if child.type in _BASES
            for each in self._listed(child)
        ]
        found = self.class_of(node.child_by_field_name("body"), name, bases)
        self._annotate(node, found)
        if node.type == "record_declaration":
            self._record(node, found)
        return found

    @staticmethod
    def _listed(node: Node) -> list[Node]:
        return [
            each
            for child in node.named_children
            for each in (child.named_children if child.type == "type_list" else (child,))
        ]

    def _annotate(self, node: Node, found: ir.ClassDef) -> None:
        modifiers = first(node)
        if modifiers is not None and modifiers.type == "modifiers":
            found.annotations = self._annotations(modifiers)

    def _record(self, node: Node, found: ir.ClassDef) -> None:
        taken = self.parameters(node.child_by_field_name("parameters"))
        if found.name in found.methods:
            return

        def body() -> ir.Block:
            own = ir.Name(node.start_byte, node.end_byte, "self")
            return [
                ir.Evaluate(
                    node.start_byte, node.end_byte,
                    ir.Assign(
                        node.start_byte, node.end_byte,
                        ir.Field(node.start_byte, node.end_byte, own, each.name),
                        ir.Name(node.start_byte, node.end_byte, each.name),
                    ),
                )
                for each in taken
            ]  # fmt: skip

        maker = ir.Function(
            node.start_byte, node.end_byte, found.name, taken, body, found, is_constructor=True
        )
        found.methods[found.name] = [maker]
        for each in taken:
            self._getter(node, found, each.name)

    @staticmethod
    def _getter(node: Node, found: ir.ClassDef, name: str) -> None:
        own = ir.Name(node.start_byte, node.end_byte, "self")
        value = ir.Field(node.start_byte, node.end_byte, own, name)
        body = [ir.Return(node.start_byte, node.end_byte, value)]
        getter = ir.Function(node.start_byte, node.end_byte, name, (), lambda: body, found)
        found.methods.setdefault(name, [getter])

    def class_of(
        self, body: Node | None, name: str, bases: list[str] | tuple[str, ...]
    ) -> ir.ClassDef:
        """Read the body of a class into the module."""
        start, end = (0, 0) if body is None else body.byte_range
        outer, self.owner = self.owner, ir.ClassDef(start, end, name, bases, outer=self.owner)
        found = self.owner
        self.module.classes.setdefault(name, found)
        self._depth += 1
        if body is not None and self._depth < 40:
            self._members(body, found)
        self._depth -= 1
        self.owner = outer
        return found

    def _members(self, body: Node, found: ir.ClassDef) -> None:
        for child in body.named_children:
            if child.type in _METHODS:
                self._method(child, found)
            elif child.type in {"field_declaration", "constant_declaration"}:
                self._field(child, found)
            elif child.type in _CLASSES:
                self.declare(child)
            elif child.type in {"enum_body_declarations", "ERROR"}:
                self._members(child, found)

    def _method(self, node: Node, found: ir.ClassDef) -> None:
        modifiers = first(node)
        has = modifiers is not None and modifiers.type == "modifiers"
        words = [each.type for each in modifiers.children] if has and modifiers is not None else []
        name = self.slice(node.child_by_field_name("name"))
        is_constructor = node.type != "method_declaration"
        body = node.child_by_field_name("body")
        function = ir.Function(
            node.start_byte,
            node.end_byte,
            name,
            self.parameters(node.child_by_field_name("parameters")),
            lambda: self.lowered(body, found),
            found,
            is_static="static" in words,
            is_hidden="private" in words,
            is_constructor=is_constructor,
            annotations=self._annotations(modifiers) if has and modifiers is not None else (),
        )
        found.methods.setdefault(name, []).append(function)
        if body is not None:
            self.module.all_functions.append(function)

    def lowered(self, body: Node | None, owner: ir.ClassDef | None) -> ir.Block:
        """Return the statements of a body that stands in a class."""
        outer, self.owner = self.owner, owner
        depth, self._depth = self._depth, 0
        try:
            return self.block(body)
        finally:
            self.owner, self._depth = outer, depth

    def _field(self, node: Node, found: ir.ClassDef) -> None:
        modifiers = first(node)
        is_constant = node.type == "constant_declaration" or (
            modifiers is not None
            and modifiers.type == "modifiers"
            and any(each.type == "final" for each in modifiers.children)
        )
        kind = self.type_name(node.child_by_field_name("type"))
        for each in node.children_by_field_name("declarator"):
            name = self.slice(each.child_by_field_name("name"))
            value = each.child_by_field_name("value")
            given = None if value is None else self.expression(value)
            found.fields[name] = ir.FieldDef(
                each.start_byte, each.end_byte, name, kind, given, is_constant
            )

    def parameters(self, node: Node | None) -> list[ir.Parameter]:
        """Return what a function takes."""
        found: list[ir.Parameter] = []
        for each in node.named_children if node is not None else ():
            if each.type == "spread_parameter":
                names = [c for c in each.named_children if c.type == "variable_declarator"]
                if names:
                    name = self.slice(names[0].child_by_field_name("name"))
                    found.append(ir.Parameter(name, None, "rest"))
            elif each.type == "formal_parameter":
                name = self.slice(each.child_by_field_name("name"))
                kind = self.type_name(each.child_by_field_name("type"))
                words = first(each)
                has_notes = words is not None and words.type == "modifiers"
                notes = self._annotations(words) if words is not None and has_notes else ()
                found.append(ir.Parameter(name, kind, annotations=notes))
        return found

    def type_name(self, node: Node | None) -> str:
        """Return the name of a type without packages and type arguments."""
        if node is None:
            return ""
        if node.type in {"generic_type", "annotated_type"}:
            is_generic = node.type == "generic_type"
            return self.type_name(first(node) if is_generic else last(node))
        if node.type == "array_type":
            return self.type_name(node.child_by_field_name("element")) + "[]"
        text = self.slice(node)
        return (
            "" if text in {"var", "Object"} else text.rpartition(".")[2].partition("<")[0].strip()
        )

    def _annotations(self, modifiers: Node) -> list[ir.Annotation]:
        found: list[ir.Annotation] = []
        for each in modifiers.named_children:
            if each.type not in {"annotation", "marker_annotation"}:
                continue
            name = self.slice(each.child_by_field_name("name")).rpartition(".")[2]
            values = each.child_by_field_name("arguments")
            args: list[ir.Expression] = []
            keywords: list[tuple[str, ir.Expression]] = []
            for one in values.named_children if values is not None else ():
                if one.type == "element_value_pair":
                    key = self.slice(one.child_by_field_name("key"))
                    keywords.append((key, self.expression(one.child_by_field_name("value"))))
                else:
                    args.append(self.expression(one))
            found.append(ir.Annotation(name, args, keywords))
        return found
