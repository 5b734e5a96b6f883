"""Statements of JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._javascript_base import FUNCTIONS, JavascriptBase, module_path
from dataprep.defects.flows.lowering import first, last

if TYPE_CHECKING:
    from tree_sitter import Node


class JavascriptStatements(JavascriptBase):
    """Statements, functions, classes and imports."""

    def block(self, node: Node | None) -> list[ir.Statement]:
        """Return the statements of a block, functions first, since they can be called before."""
        found = super().block(node)
        defined: list[ir.Statement] = [each for each in found if isinstance(each, ir.Define)]
        return [*defined, *found]

    def _s_expression_statement(self, node: Node, found: list[ir.Statement]) -> None:
        inner = first(node)
        if inner is None or self._for_each_call(inner, found):
            return
        left = inner.child_by_field_name("left")
        if left is not None and left.type in {"object_pattern", "array_pattern"}:
            self.bind(left, self.expression(inner.child_by_field_name("right")), found)
            return
        value = self.expression(inner)
        found.append(ir.Evaluate(node.start_byte, node.end_byte, value))

    def _for_each_call(self, node: Node, found: list[ir.Statement]) -> bool:
        """Take ``list.forEach(x => ...)`` as a loop; return whether it is one."""
        function = node.child_by_field_name("function")
        if node.type != "call_expression" or function is None:
            return False
        if self.slice(function.child_by_field_name("property")) != "forEach":
            return False
        listed = node.child_by_field_name("arguments")
        callback = None if listed is None else first(listed)
        if callback is None or callback.type not in FUNCTIONS or "return" in self.slice(callback):
            return False
        body: list[ir.Statement] = []
        taken = self._parameters(callback, body)
        inner = callback.child_by_field_name("body")
        body += self.block(inner)
        start, end = node.start_byte, node.end_byte
        target = ir.Name(start, end, taken[0].name if taken else "%")
        iterable = self.expression(function.child_by_field_name("object"))
        key = ir.Name(start, end, taken[1].name) if len(taken) > 1 else None
        found.append(ir.ForEach(start, end, target, iterable, body, key=key))
        return True

    def _s_lexical_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        for child in node.named_children:
            if child.type == "variable_declarator":
                self._declarator(child, found)

    _s_variable_declaration = _s_lexical_declaration

    def _declarator(self, node: Node, found: list[ir.Statement]) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None:
            return
        start, end = node.start_byte, node.end_byte
        module = self.required(value)
        if module is not None and self._import(name, module) and not self.n_functions:
            return
        if value is None:
            if name.type == "identifier":
                place = self.expression(name)
                nothing = ir.Constant(start, end, None)
                found.append(ir.Evaluate(start, end, ir.Assign(start, end, place, nothing)))
            return
        if value.type in FUNCTIONS and name.type == "identifier":
            function = self.function(value, self.slice(name))
            if not self.n_functions:
                self.module.functions.setdefault(function.name, function)
            made = ir.Lambda(value.start_byte, value.end_byte, function)
            assign = ir.Assign(start, end, self.expression(name), made)
            found.append(ir.Evaluate(start, end, assign))
            return
        if value.type == "class" and name.type == "identifier":
            self.class_of(value, self.slice(name), [])
            return
        self.bind(name, self.expression(value), found)

    def _import(self, name: Node, module: str) -> bool:
        """Take names of a module; return whether all of them are plain ones."""
        if name.type == "identifier":
            self.module.imports[self.slice(name)] = module
            return True
        if name.type != "object_pattern":
            return False
        for child in name.named_children:
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if child.type == "shorthand_property_identifier_pattern":
                self.module.imports[self.slice(child)] = f"{module}.{self.slice(child)}"
            elif child.type == "pair_pattern" and value is not None and value.type == "identifier":
                self.module.imports[self.slice(value)] = f"{module}.{self.slice(key)}"
            else:
                return False
        return True

    def _s_import_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        source = node.child_by_field_name("source")
        clause = first(node)
        if clause is None:
            return
        if clause.type == "import_require_clause":
            module = module_path(self.slice(clause.child_by_field_name("source")))
            self.module.imports[self.slice(first(clause))] = module
            return
        module = module_path(self.slice(source))
        for each in clause.named_children if clause.type == "import_clause" else ():
            if each.type == "identifier":
                self.module.imports[self.slice(each)] = module
            elif each.type == "namespace_import":
                self.module.imports[self.slice(first(each))] = module
            for one in each.named_children if each.type == "named_imports" else ():
                name = self.slice(one.child_by_field_name("name"))
                alias = self.slice(one.child_by_field_name("alias")) or name
                self.module.imports[alias] = module if name == "default" else f"{module}.{name}"

    def _s_export_statement(self, node: Node, found: list[ir.Statement]) -> None:
        declaration = node.child_by_field_name("declaration")
        value = node.child_by_field_name("value")
        if declaration is not None:
            self.statement(declaration, found)
        elif value is not None:
            found.append(ir.Evaluate(node.start_byte, node.end_byte, self.expression(value)))

    def _s_function_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        name = self.slice(node.child_by_field_name("name"))
        function = self.function(node, name)
        if self.n_functions:
            found.append(ir.Define(node.start_byte, node.end_byte, name, function))
        else:
            self.module.functions[name] = function

    _s_generator_function_declaration = _s_function_declaration

    def _s_class_declaration(self, node: Node, found: list[ir.Statement]) -> None:
        del found
        notes = [self.annotation(c) for c in node.named_children if c.type == "decorator"]
        self.class_of(node, self.slice(node.child_by_field_name("name")), notes)

    _s_abstract_class_declaration = _s_class_declaration

    def class_of(self, node: Node, name: str, notes: list[ir.Annotation]) -> ir.ClassDef:
        """Take a class."""
        heritage = next((c for c in node.named_children if c.type == "class_heritage"), None)
        bases = [] if heritage is None else [self._base(each) for each in heritage.named_children]
        class_def = ir.ClassDef(
            node.start_byte, node.end_byte, name, [each for each in bases if each],
            outer=self.owner, annotations=notes,
        )  # fmt: skip
        self.module.classes.setdefault(name, class_def)
        body = node.child_by_field_name("body")
        before, self.owner = self.owner, class_def
        waiting: list[ir.Annotation] = []
        for child in body.named_children if body is not None else ():
            if child.type == "decorator":
                waiting.append(self.annotation(child))
                continue
            self._member(child, class_def, waiting)
            waiting = []
        self.owner = before
        return class_def

    def _base(self, node: Node) -> str:
        value = node.child_by_field_name("value") if node.type == "extends_clause" else node
        name = self.slice(value) if node.type != "implements_clause" else ""
        return name if name.replace(".", "").replace("_", "").isalnum() else ""

    def _member(self, node: Node, class_def: ir.ClassDef, notes: list[ir.Annotation]) -> None:
        name = self.slice(node.child_by_field_name("name") or node.child_by_field_name("property"))
        if node.type == "method_definition":
            self._method(node, name, class_def, notes)
        elif node.type in {"field_definition", "public_field_definition"}:
            value = node.child_by_field_name("value")
            if value is not None and value.type in FUNCTIONS:
                self._method(value, name, class_def, notes)
                return
            kind = self.type_name(node.child_by_field_name("type"))
            inner = None if value is None else self.expression(value)
            class_def.fields[name] = ir.FieldDef(node.start_byte, node.end_byte, name, kind, inner)

    def _method(
        self, node: Node, name: str, class_def: ir.ClassDef, notes: list[ir.Annotation]
    ) -> None:
        method = self.function(node, name, role="method")
        method.name, method.owner, method.annotations = name, class_def, notes
        method.is_static = any(child.type == "static" for child in node.children)
        method.is_hidden = name.startswith("#") or any(
            self.slice(child) == "private" for child in node.named_children
        )
        method.is_constructor = name == "constructor"
        class_def.methods.setdefault(name, []).append(method)
        self.module.all_functions.append(method)

    def _s_if_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        then = self.block(node.child_by_field_name("consequence"))
        arm = node.child_by_field_name("alternative")
        otherwise = self.block(None if arm is None else last(arm))
        found.append(ir.If(node.start_byte, node.end_byte, test, then, otherwise))

    def _s_for_statement(self, node: Node, found: list[ir.Statement]) -> None:
        initializer = node.child_by_field_name("initializer")
        if initializer is not None:
            self.statement(initializer, found)
        condition = node.child_by_field_name("condition")
        if condition is not None and condition.type == "expression_statement":
            condition = first(condition)
        is_endless = condition is None or condition.type == "empty_statement"
        test = None if is_endless else self.expression(condition)
        body = self.block(node.child_by_field_name("body"))
        step = node.child_by_field_name("increment")
        update: list[ir.Statement] = []
        if step is not None:
            update.append(ir.Evaluate(step.start_byte, step.end_byte, self.expression(step)))
        found.append(ir.While(node.start_byte, node.end_byte, test, body, update))

    def _s_for_in_statement(self, node: Node, found: list[ir.Statement]) -> None:
        start, end = node.start_byte, node.end_byte
        left = node.child_by_field_name("left")
        iterable = self.expression(node.child_by_field_name("right"))
        body: list[ir.Statement] = []
        if left is not None and left.type in {"object_pattern", "array_pattern"}:
            target: ir.Expression = ir.Name(start, end, f"%{left.start_byte}")
            self.unpack(left, target, body)
        else:
            target = self.expression(left)
        body += self.block(node.child_by_field_name("body"))
        takes_keys = self._operator(node) == "in"
        found.append(ir.ForEach(start, end, target, iterable, body, takes_keys=takes_keys))

    def _s_while_statement(self, node: Node, found: list[ir.Statement]) -> None:
        test = self.expression(node.child_by_field_name("condition"))
        body = self.block(node.child_by_field_name("body"))
        is_last = node.type == "do_statement"
        found.append(ir.While(node.start_byte, node.end_byte, test, body, (), is_last))

    _s_do_statement = _s_while_statement

    def _s_return_statement(self, node: Node, found: list[ir.Statement]) -> None:
        child = first(node)
        value = None if child is None else self.expression(child)
        found.append(ir.Return(node.start_byte, node.end_byte, value))

    def _s_throw_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Throw(node.start_byte, node.end_byte, self.expression(first(node))))

    def _s_break_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Break(node.start_byte, node.end_byte))

    def _s_continue_statement(self, node: Node, found: list[ir.Statement]) -> None:
        found.append(ir.Continue(node.start_byte, node.end_byte))

    def _s_empty_statement(self, node: Node, found: list[ir.Statement]) -> None:
        del node, found

    _s_interface_declaration = _s_empty_statement
    _s_type_alias_declaration = _s_empty_statement
    _s_ambient_declaration = _s_empty_statement
    _s_enum_declaration = _s_empty_statement
    _s_function_signature = _s_empty_statement

    def _s_switch_statement(self, node: Node, found: list[ir.Statement]) -> None:
        subject = self.expression(node.child_by_field_name("value"))
        body = node.child_by_field_name("body")
        cases: list[ir.Case] = []
        for child in body.named_children if body is not None else ():
            if child.type not in {"switch_case", "switch_default"}:
                continue
            inner: list[ir.Statement] = []
            for each in child.children_by_field_name("body"):
                self.statement(each, inner)
            value = child.child_by_field_name("value")
            values = [] if value is None else [self.expression(value)]
            cases.append(ir.Case(values, inner, None, child.type == "switch_default"))
        found.append(ir.Switch(node.start_byte, node.end_byte, subject, cases, falls_through=True))

    def _s_try_statement(self, node: Node, found: list[ir.Statement]) -> None:
        body = self.block(node.child_by_field_name("body"))
        handler = node.child_by_field_name("handler")
        handlers: list[tuple[str | None, ir.Block]] = []
        if handler is not None:
            caught = handler.child_by_field_name("parameter")
            name = self.slice(caught) if caught is not None else None
            handlers.append((name, self.block(handler.child_by_field_name("body"))))
        end = node.child_by_field_name("finalizer")
        finally_ = self.block(None if end is None else last(end))
        found.append(ir.Try(node.start_byte, node.end_byte, body, handlers, (), finally_))
