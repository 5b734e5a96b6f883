"""Reads statements and declarations of Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.lowering import Lowering, first, last

if TYPE_CHECKING:
    from tree_sitter import Node


class PythonStatements(Lowering):
    """Reads statements and declarations.

    Attributes:
        owner: The class that is being read.
        receiver: Name of the first parameter of the method that is being read.
        place: What is being read: ``module``, ``class`` or ``function``.
    """

    owner: ir.ClassDef | None = None
    receiver: str | None = None

    place: str = "module"

    @contextmanager
    def inside(
        self, owner: ir.ClassDef | None, receiver: str | None, place: str = "function"
    ) -> Iterator[None]:
        """Read something in another class or method."""
        before = self.owner, self.receiver, self.place, self._depth
        self.owner, self.receiver, self.place, self._depth = owner, receiver, place, 0
        try:
            yield
        finally:
            self.owner, self.receiver, self.place, self._depth = before

    def body_of(self, node: Node | None) -> list[ir.Statement]:
        """Return the statements of a body."""
        return self.block(node)

    def arguments(
        self, node: Node | None
    ) -> tuple[list[ir.Expression], list[tuple[str, ir.Expression]]]:
        """Return arguments by position and by name."""
        args: list[ir.Expression] = []
        keywords: list[tuple[str, ir.Expression]] = []
        if node is not None and node.type == "generator_expression":
            return [self.expression(node)], keywords
        for child in node.named_children if node is not None else ():
            if child.type == "keyword_argument":
                name = self.slice(child.child_by_field_name("name"))
                keywords.append((name, self.expression(child.child_by_field_name("value"))))
            elif child.type == "dictionary_splat":
                keywords.append(("**", self.expression(first(child))))
            elif not child.is_extra:
                args.append(self.expression(child))
        return args, keywords

    def type_name(self, node: Node) -> str | None:
        """Return the name of an annotated type; None for one that is made of others."""
        text = self.slice(node).strip("\"' ")
        if text.endswith("| None"):
            text = text[:-6].strip()
        if text.startswith("Optional[") and text.endswith("]"):
            text = text[9:-1]
        name = text.partition("[")[0]
        return name if name.replace(".", "").replace("_", "").isalnum() else None

    def parameters(self, node: Node | None) -> list[ir.Parameter]:
        """Return what a function takes."""
        found: list[ir.Parameter] = []
        for each in node.named_children if node is not None else ():
            one = self._parameter(each)
            if one is not None:
                found.append(one)
        return found

    def _parameter(self, node: Node) -> ir.Parameter | None:
        if node.type == "identifier":
            return ir.Parameter(self.slice(node))
        if node.type == "list_splat_pattern":
            return ir.Parameter(self.slice(first(node)), None, "rest")
        if node.type == "dictionary_splat_pattern":
            return ir.Parameter(self.slice(first(node)), None, "named")
        kind = node.child_by_field_name("type")
        name = node.child_by_field_name("name")
        value = node.child_by_field_name("value")
        default = None if value is None else self.expression(value)
        if node.type == "typed_parameter":
            inner = None if first(node) is None else self._parameter(node.named_children[0])
            if inner is not None and kind is not None:
                inner.type = self.type_name(kind)
            return inner
        if name is None:
            return None
        type_name = None if kind is None else self.type_name(kind)
        return ir.Parameter(self.slice(name), type_name, "one", default)

    def _s_decorated_definition(self, node: Node, found: list[ir.Statement]) -> None:
        notes = [self._annotation(c) for c in node.named_children if c.type == "decorator"]
        definition = node.child_by_field_name("definition")
        if definition is None:
            return
        if definition.type == "class_definition":
            self._class(definition, notes, found)
        else:
            self._function(definition, notes, found, node.start_byte)

    def _annotation(self, node: Node) -> ir.Annotation:
        inner = first(node)
        if inner is not None and inner.type == "call":
            args, keywords = self.arguments(inner.child_by_field_name("arguments"))
            name = self.slice(inner.child_by_field_name("function"))
            return ir.Annotation(name, args, keywords)
        return ir.Annotation(self.slice(inner))

    def _s_function_definition(self, node: Node, found: list[ir.Statement]) -> None:
        self._function(node, [], found, node.start_byte)

    def _function(
        self, node: Node, notes: list[ir.Annotation], found: list[ir.Statement], start: int
    ) -> None:
        name = self.slice(node.child_by_field_name("name"))
        taken = self.parameters(node.child_by_field_name("parameters"))
        words = {note.name for note in notes}
        owner = self.owner if self.place == "class" else None
        is_static = owner is None or "staticmethod" in words
        receiver = None if owner is not None else self.receiver
        if not is_static and taken:
            receiver = taken.pop(0).name
        body = node.child_by_field_name("body")
        outer = self.owner

        def lower_body() -> ir.Block:
            with self.inside(outer, receiver):
                return self.block(body)

        function = ir.Function(
            start, node.end_byte, name, taken, lower_body, owner, is_static,
            is_hidden=name.startswith("_") and not name.endswith("__"),
            is_constructor=name == "__init__", annotations=notes, globals=self._globals(body),
        )  # fmt: skip
        if owner is not None:
            owner.methods.setdefault(name, []).append(function)
            self.module.all_functions.append(function)
            return
        if self.place == "module":
            self.module.functions[name] = function
            self.module.all_functions.append(function)
            self._routes(body)
        else:
            found.append(ir.Define(start, node.end_byte, name, function))

    def _routes(self, body: Node | None) -> None:
        """Take decorated functions inside a function as ones that are called from outside."""
        with self.inside(None, None):
            for child in body.named_children if body is not None else ():
                if child.type == "decorated_definition":
                    inner: list[ir.Statement] = []
                    self.statement(child, inner)
                    self.module.all_functions += [
                        each.value
                        for each in inner
                        if isinstance(each, ir.Define) and isinstance(each.value, ir.Function)
                    ]

    def _globals(self, body: Node | None) -> frozenset[str]:
        names: set[str] = set()
        for child in body.named_children if body is not None else ():
            if child.type == "global_statement":
                names.update(self.slice(each) for each in child.named_children)
        return frozenset(names)

    def _s_class_definition(self, node: Node, found: list[ir.Statement]) -> None:
        self._class(node, [], found)

    def _class(self, node: Node, notes: list[ir.Annotation], found: list[ir.Statement]) -> None:
        del found
        name = self.slice(node.child_by_field_name("name"))
        bases = node.child_by_field_name("superclasses")
        names = [
            self._full_name(each)
            for each in (bases.named_children if bases is not None else ())
            if each.type in {"identifier", "attribute"}
        ]
        class_def = ir.ClassDef(
            node.start_byte, node.end_byte, name, names, outer=self.owner, annotations=notes
        )
        self.module.classes.setdefault(name, class_def)
        body = node.child_by_field_name("body")
        with self.inside(class_def, None, "class"):
            for child in body.named_children if body is not None else ():
                self._member(child, class_def)

    def _full_name(self, node: Node) -> str:
        text = self.slice(node)
        first, dot, rest = text.partition(".")
        return self.module.imports.get(first, first) + dot + rest if dot else text

    def _member(self, node: Node, class_def: ir.ClassDef) -> None:
        if node.type in {"function_definition", "decorated_definition", "class_definition"}:
            self.statement(node, [])
            return
        inner = first(node) if node.type == "expression_statement" else None
        if inner is None or inner.type != "assignment":
            return
        left, right = inner.child_by_field_name("left"), inner.child_by_field_name("right")
        kind = inner.child_by_field_name("type")
        if left is None or left.type != "identifier":
            return
        name = self.slice(left)
        type_name = None if kind is None else self.type_name(kind)
        value = None if right is None else self.expression(right)
        class_def.fields[name] = ir.FieldDef(
            inner.start_byte, inner.end_byte, name, type_name, value
        )

    def _s_import_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        for each in node.children_by_field_name("name"):
            name, alias = self._imported(each)
            if alias is None:
                first = name.partition(".")[0]
                self.module.imports[first] = first
            else:
                self.module.imports[alias] = name

    def _s_import_from_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        module = self.slice(node.child_by_field_name("module_name"))
        for each in node.children_by_field_name("name"):
            name, alias = self._imported(each)
            self.module.imports[alias or name] = f"{module}.{name}"

    def _imported(self, node: Node) -> tuple[str, str | None]:
        if node.type == "aliased_import":
            name = self.slice(node.child_by_field_name("name"))
            return name, self.slice(node.child_by_field_name("alias"))
        return self.slice(node), None

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children:
            if child.type in {"string", "comment"}:
                continue
            value = self.expression(child)
            found.append(ir.Evaluate(node.start_byte, node.end_byte, value))

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        arms = node.children_by_field_name("alternative")
        otherwise: list[ir.Statement] = []
        for arm in reversed(arms):
            if arm.type == "else_clause":
                otherwise = self.block(arm.child_by_field_name("body"))
            else:
                otherwise = [self._arm(arm, otherwise)]
        found.append(self._arm(node, otherwise))

    def _arm(self, node: Node, otherwise: list[ir.Statement]) -> ir.If:
        test = self.expression(node.child_by_field_name("condition"))
        then = self.block(node.child_by_field_name("consequence"))
        return ir.If(node.start_byte, node.end_byte, test, then, otherwise)

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        target = self.expression(node.child_by_field_name("left"))
        iterable = self.expression(node.child_by_field_name("right"))
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.ForEach(node.start_byte, node.end_byte, target, iterable, body))
        self._else(node, found)

    def _s_while_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        body = self.block(node.child_by_field_name("body"))
        found.append(ir.While(node.start_byte, node.end_byte, test, body))
        self._else(node, found)

    def _else(self, node: Node, found: list[ir.Statement]) -> None:
        arm = node.child_by_field_name("alternative")
        if arm is not None:
            found += self.block(arm.child_by_field_name("body"))

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Return(node.start_byte, node.end_byte, value))

    def _s_raise_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Throw(node.start_byte, node.end_byte, value))

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))

    def _s_assert_statement(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children[:1]:
            value = self.expression(child)
            found.append(ir.Evaluate(node.start_byte, node.end_byte, value))

    def _s_pass_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_global_statement = _s_pass_statement
    _s_nonlocal_statement = _s_pass_statement
    _s_delete_statement = _s_pass_statement
    _s_future_import_statement = _s_pass_statement

    def _s_with_statement(self, node: Node, found: list[ir.Statement]) -> None:
        clause = first(node)
        for item in clause.named_children if clause is not None else ():
            value = item.child_by_field_name("value") if item.type == "with_item" else None
            if value is None:
                continue
            expression: ir.Expression
            if value.type == "as_pattern":
                alias = value.child_by_field_name("alias")
                target = self.expression(None if alias is None else first(alias))
                inner = self.expression(first(value))
                expression = ir.Assign(item.start_byte, item.end_byte, target, inner)
            else:
                expression = self.expression(value)
            found.append(ir.Evaluate(item.start_byte, item.end_byte, expression))
        found += self.block(node.child_by_field_name("body"))

    def _s_try_statement(self, node: Node, found: list[ir.Statement]) -> None:
        body = self.block(node.child_by_field_name("body"))
        handlers: list[tuple[str | None, ir.Block]] = []
        otherwise: list[ir.Statement] = []
        finally_: list[ir.Statement] = []
        for child in node.named_children:
            end = last(child)
            if child.type in {"except_clause", "except_group_clause"}:
                handlers.append((self._caught(child), self.block(end)))
            elif child.type == "else_clause":
                otherwise = self.block(end)
            elif child.type == "finally_clause":
                finally_ = self.block(end)
        found.append(ir.Try(node.start_byte, node.end_byte, body, handlers, otherwise, finally_))

    def _caught(self, node: Node) -> str | None:
        value = node.child_by_field_name("value")
        if value is None or value.type != "as_pattern":
            return None
        return self.slice(value.child_by_field_name("alias"))

    def _s_match_statement(self, node: Node, found: list[ir.Statement]) -> None:
        subject = self.expression(node.child_by_field_name("subject"))
        body = node.child_by_field_name("body")
        cases = [self._case(c) for c in (body.named_children if body is not None else ())
                 if c.type == "case_clause"]  # fmt: skip
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases))

    def _case(self, node: Node) -> ir.Case:
        patterns = [child for child in node.named_children if child.type == "case_pattern"]
        guard = node.child_by_field_name("guard")
        test = None if guard is None else self.expression(first(guard))
        values: list[ir.Expression] = []
        is_default = False
        for each in patterns:
            inner = first(each)
            if inner is None or inner.type in {"dotted_name", "identifier"}:
                is_default = True
                continue
            parts = inner.named_children if inner.type == "union_pattern" else [inner]
            values += self.expressions(parts)
        body = self.block(node.child_by_field_name("consequence"))
        return ir.Case(values, body, test, is_default)
