"""Reads calls, new objects and patterns of C#."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._csharp_declarations import CsharpDeclarations
from dataprep.defects.flows.lowering import first, last

if TYPE_CHECKING:
    from tree_sitter import Node

_METHODS = {
    "Contains": "contains", "StartsWith": "startsWith", "EndsWith": "endsWith", "Trim": "trim",
    "TrimStart": "trim", "TrimEnd": "trim", "ToLower": "toLowerCase", "ToUpper": "toUpperCase",
    "ToLowerInvariant": "toLowerCase", "ToUpperInvariant": "toUpperCase", "Substring": "substring",
    "Replace": "replace", "Split": "split", "IndexOf": "indexOf", "LastIndexOf": "lastIndexOf",
    "ToString": "toString", "Equals": "equals", "AppendLine": "append", "AppendFormat": "append",
    "Insert": "insert", "Push": "push", "Enqueue": "add", "Peek": "peek", "Keys": "keys", "Concat": "concat",
    "ContainsKey": "containsKey", "ContainsValue": "containsValue", "TryAdd": "put", "Clear": "clear",
    "ToArray": "toArray", "ToList": "toList", "ToHashSet": "toList", "AsEnumerable": "stream",
    "Where": "stream", "OrderBy": "stream", "Distinct": "stream", "Skip": "stream", "Take": "stream",
    "Cast": "stream", "OfType": "stream", "Reverse": "stream", "AddRange": "addAll",
    "Remove": "remove", "Length": "length", "Count": "size",
}  # fmt: skip
"""Methods of texts and collections by the names that the interpreter knows."""
_FIRST = frozenset({"First", "FirstOrDefault", "ElementAt", "ElementAtOrDefault"})
_LAST = frozenset({"Last", "LastOrDefault", "Dequeue", "Pop"})
_ONE = frozenset({"Single", "SingleOrDefault", "Max", "Min", "Aggregate"})
_QUERIES = frozenset({
    "FromSql", "SqlQuery", "ExecuteSql", "ExecuteSqlAsync", "FromSqlInterpolated",
    "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "SqlQueryInterpolated",
})  # fmt: skip
"""Methods that take an interpolated text apart, and hand its values over as parameters."""
_ROUTES = frozenset({"MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map"})
_CHARACTERS = re.compile(
    r"\(\s*(?:\w+\s*=>\s*)?[Cc]har\.Is(?:Ascii)?(?:Digit|Letter|LetterOrDigit|Number|HexDigit)(?:\(\w+\))?\s*\)$"
)
_NUMBERS = re.compile(
    r"\(\s*(?:\w+\s*=>\s*)?(?:int|long|decimal|double|Guid|Convert)\.(?:Parse|To(?:Int|Double|Dec)\w*)(?:\(\w+\))?\s*\)$"
)
"""Functions that make numbers of texts."""
_LOOKED_AT = frozenset({"Secure", "HttpOnly"})
_SPECIFIED = frozenset({"CookieOptions", "HttpCookie"})
_CONTEXT = re.compile(r"(?i)(?:context|\bctx|\bthis|\bbase|\bpage|\bcurrent)$")
_BOX = re.compile(r"(?:txt|tb|TextBox|textBox|input)[A-Za-z0-9_]*$")
"""Names of fields of forms into which somebody writes."""
_PARTS = frozenset({"Request", "Response", "Server"})
_RANDOM = frozenset({"Random"})


class CsharpCalls(CsharpDeclarations):
    """Reads calls and new objects.

    Attributes:
        pending: What is set on the way, before the statement that is being read.
        bases: What is asked for members around, unless it is nothing (``a?.b``).
        is_web: Whether the text is of a web application with forms.
    """

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self.pending: list[ir.Statement] = []
        self.bases: list[ir.Expression] = []
        self.is_web = b"System.Web" in text

    def named(self, node: Node | None) -> str:
        """Return the name that stands in a call, without type arguments."""
        if node is not None and node.type == "generic_name":
            return self.slice(first(node))
        return self.slice(node)

    def arguments(
        self, node: Node | None
    ) -> tuple[list[ir.Expression], list[tuple[str, ir.Expression]]]:
        """Return arguments by position, and by name."""
        args: list[ir.Expression] = []
        keywords: list[tuple[str, ir.Expression]] = []
        for each in node.named_children if node is not None else ():
            if each.type != "argument":
                continue
            name = each.child_by_field_name("name")
            value = self._kept(self.expression(last(each)))
            if name is not None:
                keywords.append((self.slice(name), value))
            else:
                args.append(value)
        return args, keywords

    @staticmethod
    def _kept(value: ir.Expression) -> ir.Expression:
        return value

    def call(self, node: Node) -> ir.Expression:
        """Return a call, or what it stands for."""
        function = node.child_by_field_name("function")
        listed = node.child_by_field_name("arguments")
        span = node.start_byte, node.end_byte
        if function is not None and function.type == "conditional_access_expression":
            return self._conditional_call(function, listed, span)
        args, keywords = self.arguments(listed)
        if function is None:
            return ir.Opaque(*span, args)
        if function.type in {"identifier", "generic_name"}:
            name = self.named(function)
            if name == "nameof":
                return ir.Opaque(*span, (), is_plain=True)
            return ir.Call(*span, None, name, args, keywords)
        if function.type == "member_access_expression":
            receiver = self.expression(function.child_by_field_name("expression"))
            name = self.named(function.child_by_field_name("name"))
            return self._method_call(listed, span, receiver, name, args, keywords)
        if function.type == "member_binding_expression" and self.bases:
            name = self.named(function.child_by_field_name("name"))
            return self._method_call(listed, span, self.bases[-1], name, args, keywords)
        return ir.Call(*span, self.expression(function), "", args, keywords)

    def _conditional_call(
        self, function: Node, listed: Node | None, span: tuple[int, int]
    ) -> ir.Expression:
        base = self.expression(function.child_by_field_name("condition"))
        bound = last(function)
        args, keywords = self.arguments(listed)
        if bound is None or bound.type != "member_binding_expression":
            self.bases.append(base)
            value = self.expression(bound)
            self.bases.pop()
            return ir.Call(*span, value, "", args, keywords)
        name = self.named(bound.child_by_field_name("name"))
        return self._method_call(listed, span, base, name, args, keywords)

    def _method_call(
        self,
        listed: Node | None,
        span: tuple[int, int],
        receiver: ir.Expression,
        name: str,
        args: list[ir.Expression],
        keywords: list[tuple[str, ir.Expression]],
    ) -> ir.Expression:
        """Return a call of a method by the name under which it is known."""
        if name in self.method_names and not isinstance(receiver, ir.Constant):
            self._outs(listed, span, args)
            return ir.Call(*span, receiver, name, args, keywords)
        known = self._known(listed, span, receiver, name, args)
        if known is not None:
            return known
        self._outs(listed, span, [receiver, *args])
        if name == "Append" and len(args) == 1:
            name = "append"
        if name in _FIRST or name in _LAST or name in _ONE:
            return self._one(span, receiver, name, args)
        return ir.Call(*span, receiver, _METHODS.get(name, name), args, keywords)

    @staticmethod
    def _one(
        span: tuple[int, int], receiver: ir.Expression, name: str, args: list[ir.Expression]
    ) -> ir.Expression:
        """Return an element of a collection."""
        is_plain = not args or not isinstance(args[0], ir.Lambda)
        if is_plain and name in _FIRST:
            return ir.Index(*span, receiver, args[0] if args else ir.Constant(*span, 0))
        if is_plain and name in _LAST and not args:
            return ir.Call(*span, receiver, "pop" if name == "Pop" else "peek", ())
        return ir.Index(*span, receiver, ir.Opaque(*span, ()))

    def _known(
        self,
        listed: Node | None,
        span: tuple[int, int],
        receiver: ir.Expression,
        name: str,
        args: list[ir.Expression],
    ) -> ir.Expression | None:
        """Return what a call of a method stands for; None for a plain one."""
        if name in _QUERIES and listed is not None and self._is_interpolated(listed):
            return ir.Call(*span, receiver, f"{name}#safe", args)
        if name == "ConfigureAwait":
            return receiver
        if name in _ROUTES:
            self._take_routes(args)
        if name in {"IsMatch", "Match"}:
            return self._matched(span, receiver, name, args)
        return self._asked(listed, span, receiver, name, args)

    def _asked(
        self,
        listed: Node | None,
        span: tuple[int, int],
        receiver: ir.Expression,
        name: str,
        args: list[ir.Expression],
    ) -> ir.Expression | None:
        """Return what a call asks of a text or collection; None for another call."""
        one = args[0] if args else None
        if name == "TryGetValue" and len(args) == 2:
            self._set(span, args[1], ir.Index(*span, receiver, args[0]))
            return ir.Binary(*span, "in", args[0], receiver)
        if name == "TryParse":
            self._set(span, args[-1], ir.Opaque(*span, (), is_plain=True))
            return ir.Call(*span, receiver, name, args[:1])
        if name == "Contains" and isinstance(one, ir.Constant):
            return ir.Binary(*span, "in", one, receiver)
        if name == "All" and _CHARACTERS.match(self.slice(listed)):
            return ir.Call(*span, None, "csharp#all", [receiver])
        if name in {"Select", "ConvertAll"} and _NUMBERS.match(self.slice(listed)):
            return ir.Cast(*span, "int", receiver)
        return None

    def _matched(
        self, span: tuple[int, int], receiver: ir.Expression, name: str, args: list[ir.Expression]
    ) -> ir.Expression | None:
        is_static = isinstance(receiver, ir.Name) and receiver.name == "Regex"
        if name == "IsMatch" and is_static and len(args) > 1:
            return ir.Call(*span, receiver, "IsMatch", args)
        if name == "IsMatch" and len(args) == 1:
            return ir.Call(*span, None, "csharp#matches", [receiver, args[0]])
        return None

    @staticmethod
    def _is_interpolated(listed: Node) -> bool:
        child = first(listed)
        inner = None if child is None else last(child)
        return inner is not None and inner.type == "interpolated_string_expression"

    def _take_routes(self, args: list[ir.Expression]) -> None:
        """Take functions that answer requests as entries; what they take comes from requests."""
        for each in args:
            if isinstance(each, ir.Lambda):
                function = each.function
                function.is_hidden, function.is_static = False, True
                self._bind(function)
                self.module.all_functions.append(function)

    def _outs(self, listed: Node | None, span: tuple[int, int], given: list[ir.Expression]) -> None:
        """Set variables that a call declares to fill them."""
        for each in listed.named_children if listed is not None else ():
            inner = last(each)
            if inner is not None and inner.type == "declaration_expression":
                name = inner.child_by_field_name("name")
                target = ir.Name(inner.start_byte, inner.end_byte, self.slice(name))
                others = [e for e in given if not isinstance(e, ir.Name) or e.name != target.name]
                self._set(span, target, ir.Opaque(*span, others))

    def _set(self, span: tuple[int, int], target: ir.Expression, value: ir.Expression) -> None:
        assign = ir.Assign(*span, target, value, "", "")
        self.pending.append(ir.Evaluate(*span, assign))

    def made(self, node: Node, kind: str) -> ir.Expression:
        """Return a new object with what its initializer sets."""
        span = node.start_byte, node.end_byte
        listed = next((e for e in node.named_children if e.type == "argument_list"), None)
        args, keywords = self.arguments(listed)
        rest = next((e for e in node.named_children if e.type == "initializer_expression"), None)
        parts = [] if rest is None else [e for e in rest.named_children if not e.is_extra]
        if kind == "Regex" and args and isinstance(args[0], ir.Constant):
            return args[0]
        if kind in _RANDOM and not self.is_secret:
            return ir.Opaque(*span, args, is_plain=True)
        if parts and not args:
            contents = self._contents(span, parts)
            if contents is not None:
                return contents
        for each in parts:
            name = each.child_by_field_name("left")
            if each.type == "assignment_expression" and name is not None:
                value = each.child_by_field_name("right")
                keywords.append((self.field_name(self.slice(name)), self._property_of(value)))
        if kind in _SPECIFIED:
            pairs = [(name.removeprefix("#"), value) for name, value in keywords]
            return ir.Call(*span, ir.Name(*span, kind), "make", args, pairs)
        return ir.New(*span, kind, args, keywords)

    def _property_of(self, node: Node | None) -> ir.Expression:
        if node is not None and node.type == "initializer_expression":
            return ir.Opaque(node.start_byte, node.end_byte, self.expressions(node.named_children))
        return self.expression(node)

    @staticmethod
    def field_name(name: str) -> str:
        """Return the name under which a field is kept."""
        return f"#{name}" if name in _LOOKED_AT else name

    def _contents(self, span: tuple[int, int], parts: list[Node]) -> ir.Expression | None:
        """Return a list or map that is written out; None for an object with properties."""
        pairs: list[tuple[ir.Expression | None, ir.Expression]] = []
        for each in parts:
            left = each.child_by_field_name("left")
            if each.type == "initializer_expression" and each.named_child_count == 2:
                key, value = self.expressions(each.named_children)
                pairs.append((key, value))
            elif left is not None and left.type == "element_binding_expression":
                key = self.expression(last(first(left) or left))
                pairs.append((key, self.expression(each.child_by_field_name("right"))))
        if len(pairs) == len(parts):
            return ir.Table(*span, pairs)
        if any(each.type == "assignment_expression" for each in parts):
            return None
        return ir.Listing(*span, self.expressions(parts), "List")

    def values_of(self, node: Node) -> list[ir.Expression]:
        """Return the constants that a pattern stands for; none for another pattern."""
        if node.type == "constant_pattern":
            return [self.expression(first(node))]
        if node.type == "or_pattern":
            found: list[ir.Expression] = []
            for each in node.named_children:
                inner = self.values_of(each)
                if not inner:
                    return []
                found += inner
            return found
        if node.type == "parenthesized_pattern" and node.named_child_count:
            return self.values_of(node.named_children[0])
        return []

    def bind(self, node: Node, subject: ir.Expression, found: list[ir.Statement]) -> None:
        """Append what sets the variable of a pattern."""
        name = node.child_by_field_name("name")
        if node.type not in {"declaration_pattern", "var_pattern"} or name is None:
            return
        span = node.start_byte, node.end_byte
        kind = self.type_name(node.child_by_field_name("type"))
        target = ir.Name(*span, self.slice(name))
        found.append(ir.Evaluate(*span, ir.Assign(*span, target, subject, "", kind or "")))

    def tested(self, node: Node) -> ir.Expression:
        """Return what ``value is pattern`` says."""
        span = node.start_byte, node.end_byte
        value = self.expression(node.child_by_field_name("expression"))
        pattern = node.child_by_field_name("pattern")
        if pattern is None:
            return ir.Opaque(*span, [value], is_plain=True)
        is_not = pattern.type == "negated_pattern"
        inner = (first(pattern) or pattern) if is_not else pattern
        self.bind(inner, value, self.pending)
        values = self.values_of(inner)
        test: ir.Expression = ir.Opaque(*span, [value], is_plain=True)
        if len(values) == 1:
            test = ir.Binary(*span, "==", value, values[0])
        elif values:
            test = ir.Binary(*span, "in", value, ir.Listing(*span, values))
        return ir.Unary(*span, "not", test) if is_not else test

    def of_request(self, node: Node) -> ir.Expression | None:
        """Return ``context.Request`` as the request; None for another field."""
        name = self.slice(node.child_by_field_name("name"))
        base = node.child_by_field_name("expression")
        if name == "Text" and base is not None and self.is_web and _BOX.match(self.slice(base)):
            span = node.start_byte, node.end_byte
            return ir.Field(*span, ir.Name(*span, "Request"), "Form")
        if name in _PARTS and base is not None and _CONTEXT.search(self.slice(base)):
            return ir.Name(node.start_byte, node.end_byte, name)
        return None
