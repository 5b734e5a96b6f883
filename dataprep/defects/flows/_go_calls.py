"""Reads calls and composite literals of Go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._go_declarations import GoDeclarations
from dataprep.defects.flows.lowering import first

if TYPE_CHECKING:
    from tree_sitter import Node

_METHODS = {
    "ToUpper": "toUpperCase", "ToLower": "toLowerCase", "TrimSpace": "trim", "ReplaceAll": "replace",
    "Replace": "replace", "Repeat": "repeat", "HasPrefix": "startsWith", "HasSuffix": "endsWith",
    "EqualFold": "equalsIgnoreCase", "Split": "split", "Index": "indexOf", "LastIndex": "lastIndexOf",
}  # fmt: skip
"""Functions of ``strings`` as methods of texts."""
_WRITERS = {
    "fmt.Fprintf": "Fprintf", "fmt.Fprint": "Fprint", "fmt.Fprintln": "Fprintln",
    "io.WriteString": "Fprint", "io.Copy": "Fprint",
}  # fmt: skip
"""Functions that write into their first argument, as methods of it."""
_FILLERS = frozenset({"Decode", "DecodeElement"})
_WRITES = frozenset({"Write", "WriteString"})
_CONVERSIONS = frozenset({"string", "any", "error", "rune"})
_NUMBERS = frozenset({
    "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "float32",
    "float64", "byte", "bool", "uintptr",
})  # fmt: skip
_SPECIFIED = frozenset({
    "http.Cookie", "tls.Config", "exec.Cmd", "ldap.SearchRequest", "cookie.Options",
    "sessions.Options", "fiber.Cookie",
})  # fmt: skip
"""Types of other packages whose fields rules look at."""
_LOOKED_AT = frozenset({"Secure", "HttpOnly", "HTTPOnly", "InsecureSkipVerify", "MinVersion"})


class GoCalls(GoDeclarations):
    """Reads calls and composite literals."""

    @staticmethod
    def field_name(name: str) -> str:
        """Return the name under which a field is kept."""
        return f"#{name}" if name in _LOOKED_AT else name

    def path_of(self, node: Node | None) -> str:
        """Return the qualified name of what is called; empty where it is a method or a value."""
        if node is None or node.type != "selector_expression":
            return ""
        operand = node.child_by_field_name("operand")
        if operand is None or operand.type != "identifier":
            return ""
        package = self.slice(operand)
        if self.is_variable(package) or package not in self.module.imports:
            return ""
        return f"{self.module.imports[package]}.{self.slice(node.child_by_field_name('field'))}"

    def is_own(self, node: Node) -> bool:
        """Return whether the function that is called may stand in this text."""
        callee = node.child_by_field_name("function")
        if callee is None or self.path_of(callee):
            return False
        if callee.type == "selector_expression":
            return self.slice(callee.child_by_field_name("field")) in self.method_names
        return True

    def call(self, node: Node) -> ir.Expression:
        """Return a call, or what it stands for."""
        callee = node.child_by_field_name("function")
        listed = node.child_by_field_name("arguments")
        nodes = [] if listed is None else [e for e in listed.named_children if not e.is_extra]
        if callee is not None and callee.type == "parenthesized_expression":
            callee = first(callee)
        if callee is None:
            return self._opaque(node)
        if callee.type == "identifier" and not self.is_variable(self.slice(callee)):
            return self._bare(node, self.slice(callee), nodes)
        if callee.type in {"generic_type", "index_expression", "type_instantiation_expression"}:
            callee = first(callee) or callee
        args = self.expressions(nodes)
        path = self.path_of(callee)
        if path:
            known = self._known(node, path, args)
            if known is not None:
                return known
        if callee.type != "selector_expression":
            if callee.type == "identifier":
                name = self.resolved(self.slice(callee))
                return ir.Call(node.start_byte, node.end_byte, None, name, args)
            value = self.expression(callee)
            return ir.Call(node.start_byte, node.end_byte, value, "", args)
        receiver = self.expression(callee.child_by_field_name("operand"))
        name = self.slice(callee.child_by_field_name("field"))
        return self._method_call(node, receiver, name, args)

    def _method_call(
        self, node: Node, receiver: ir.Expression, name: str, args: list[ir.Expression]
    ) -> ir.Expression:
        span = node.start_byte, node.end_byte
        is_own = name in self.method_names
        if name in _FILLERS and args and not is_own:
            return ir.Call(*span, None, "go#fill", [receiver, args[0]])
        if name == "Reset" and not args and not is_own:
            return ir.Call(*span, receiver, "setLength", [ir.Constant(*span, 0)])
        if name in {"MatchString", "Match"} and len(args) == 1 and not is_own:
            return ir.Call(*span, None, "go#matches", [receiver, args[0]])
        if name == "ReplaceAllString" and len(args) == 2:
            return ir.Call(*span, args[0], "replaceAll", [receiver, args[1]])
        if name in _WRITES and self.is_plain_page and not is_own:
            name = f"{name}#plain"
        return ir.Call(*span, receiver, name, args)

    def _bare(self, node: Node, name: str, nodes: list[Node]) -> ir.Expression:
        """Return what a call of a bare name stands for."""
        span = node.start_byte, node.end_byte
        if name in {"make", "new"} and nodes and name not in self.module.functions:
            return self._zero(node, nodes[0])
        args = self.expressions(nodes)
        if name in self.module.functions:
            return ir.Call(*span, None, name, args)
        is_type = name in _CONVERSIONS or name in self.module.classes
        if is_type and len(args) == 1:
            return args[0]
        if name in _NUMBERS and len(args) == 1:
            return ir.Cast(*span, name, args[0])
        if name == "append" and args:
            return self._appended(node, args)
        return ir.Call(*span, None, name, args)

    @staticmethod
    def _appended(node: Node, args: list[ir.Expression]) -> ir.Expression:
        more = ir.Listing(node.start_byte, node.end_byte, args[1:])
        return ir.Concat(node.start_byte, node.end_byte, [args[0], more])

    def _zero(self, node: Node, kind: Node) -> ir.Expression:
        """Return the value that a variable of a type has at first."""
        span = node.start_byte, node.end_byte
        if kind.type in {"slice_type", "array_type"}:
            return ir.Listing(*span, ())
        if kind.type == "map_type":
            return ir.Table(*span, ())
        name = self.type_name(kind)
        if kind.type == "identifier":
            name = self.slice(kind)
        if kind.type == "pointer_type" or name in {"", "error"}:
            return ir.Opaque(*span, (), is_plain=name != "error")
        if name == "string":
            return ir.Constant(*span, "")
        if name in _NUMBERS:
            return ir.Constant(*span, value=False if name == "bool" else 0)
        return ir.New(*span, name, ())

    def zero(self, node: Node, kind: Node | None) -> ir.Expression:
        """Return the first value of a variable that is declared without one."""
        if kind is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return self._zero(node, kind)

    def _known(self, node: Node, path: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return what a function of the standard library stands for; None for another one."""
        span = node.start_byte, node.end_byte
        package, _, name = path.rpartition(".")
        writer = _WRITERS.get(path)
        if writer is not None and args:
            writer += "#plain" if self.is_plain_page else ""
            return ir.Call(*span, args[0], writer, args[1:])
        if path == "fmt.Sprintf" and args:
            format_ = args[0]
            if isinstance(format_, ir.Constant) and isinstance(format_.value, str):
                format_.value = format_.value.replace("%v", "%s")
            return ir.Call(*span, ir.Name(*span, "String"), "format", args)
        if path == "fmt.Sprint" and args:
            return ir.Concat(*span, args, is_text=True)
        if package.startswith("math/rand") and not self.is_secret:
            return ir.Opaque(*span, args, is_plain=True)
        if package in {"strings", "bytes"}:
            return self._of_strings(node, name, args)
        if path in {"regexp.MustCompile", "regexp.Compile"} and args:
            return args[0]
        if path in {"slices.Contains", "maps.Contains"} and len(args) == 2:
            return ir.Binary(*span, "in", args[1], args[0])
        return None

    @staticmethod
    def _of_strings(node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        span = node.start_byte, node.end_byte
        if name in {"Contains", "ContainsRune", "ContainsAny"} and len(args) == 2:
            return ir.Binary(*span, "in", args[1], args[0])
        if name == "Join" and len(args) == 2:
            return ir.Call(*span, args[1], "join", args[:1])
        method = _METHODS.get(name)
        if method is None or not args:
            return None
        rest = args[1:3] if name == "Replace" else args[1:]
        return ir.Call(*span, args[0], method, rest)

    def composite(self, node: Node) -> ir.Expression:
        """Return what is written out: a list, a map or a struct."""
        kind, body = node.child_by_field_name("type"), node.child_by_field_name("body")
        return self._written(node, kind, body)

    def _written(self, node: Node, kind: Node | None, body: Node | None) -> ir.Expression:
        span = node.start_byte, node.end_byte
        children = [] if body is None else [e for e in body.named_children if not e.is_extra]
        if kind is not None and kind.type == "map_type":
            return self._table(node, kind.child_by_field_name("value"), children)
        if kind is not None and kind.type.endswith(("slice_type", "array_type")):
            inner = kind.child_by_field_name("element")
            items = [self._element(each, inner) for each in children]
            return ir.Listing(*span, items)
        name = "" if kind is None else self.type_name(kind)
        pairs = self._pairs(name, children)
        if not children and kind is not None and kind.type == "struct_type":
            return ir.Constant(*span, value=True)
        if name in _SPECIFIED:
            alias = "" if kind is None else self.slice(kind).lstrip("*&").partition(".")[0]
            last = name.rpartition(".")[2]
            return ir.Call(*span, ir.Name(*span, alias), last, (), pairs)
        named = name or "struct"
        if named not in self.module.classes:
            self.module.classes[named] = ir.ClassDef(node.start_byte, node.start_byte, named)
        return ir.New(*span, named, (), [(self.field_name(key), each) for key, each in pairs])

    def _table(self, node: Node, kind: Node | None, children: list[Node]) -> ir.Expression:
        pairs: list[tuple[ir.Expression | None, ir.Expression]] = []
        for each in children:
            key = each.child_by_field_name("key")
            if key is not None:
                value = each.child_by_field_name("value")
                pairs.append((self.expression(key), self._element(value, kind)))
        return ir.Table(node.start_byte, node.end_byte, pairs)

    def _element(self, node: Node | None, kind: Node | None) -> ir.Expression:
        """Return an element, whose type may stand around it only."""
        if node is None:
            return self.expression(None)
        if node.type == "keyed_element":
            return self._element(node.child_by_field_name("value"), kind)
        inner = first(node) if node.type == "literal_element" else node
        if inner is not None and inner.type == "literal_value":
            return self._written(inner, kind, inner)
        return self._kept(self.expression(inner))

    @staticmethod
    def _kept(value: ir.Expression) -> ir.Expression:
        """Return a value; a function that is put somewhere is interpreted where it stands."""
        if not isinstance(value, ir.Lambda):
            return value
        return ir.Call(value.start, value.end, None, "go#run", [value])

    def _pairs(self, name: str, children: list[Node]) -> list[tuple[str, ir.Expression]]:
        order = self.order.get(name, [])
        found: list[tuple[str, ir.Expression]] = []
        for number, each in enumerate(children):
            key = each.child_by_field_name("key")
            if key is not None:
                value = self._element(each.child_by_field_name("value"), None)
                found.append((self.slice(key), value))
            else:
                place = order[number] if number < len(order) else f"#{number}"
                found.append((place, self._element(each, None)))
        return found
