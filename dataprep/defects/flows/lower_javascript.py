"""Reads JavaScript and TypeScript, with and without JSX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._javascript_base import FUNCTIONS
from dataprep.defects.flows._javascript_statements import JavascriptStatements
from dataprep.defects.flows._javascript_tests import asked, known_method
from dataprep.defects.flows.lowering import decimal, first, integer, last, unescaped

if TYPE_CHECKING:
    from tree_sitter import Node

_OPERATORS = {"&&": "and", "||": "or"}
_ROUTES = frozenset({
    "get", "post", "put", "delete", "patch", "all", "use", "del", "head", "options", "createServer",
    "onRequest", "onCall",
})  # fmt: skip
"""Methods that take functions which answer requests."""
_SAFE_TAGS = frozenset({"sql", "SQL", "$queryRaw", "$executeRaw", "gql", "css", "$", "execa"})
"""Tags of templates that hand values over apart from the text."""
_MAX_NODES = 200_000
"""Nodes that are looked through for functions inside others."""
_PARTS = (b"req.", b"request.", b"ctx.query", b"ctx.params", b"ctx.request", b"event.")
"""What parts of requests begin with."""
_KEPT = b"session"
_HOLDERS = frozenset({"pair", "object", "return_statement", "assignment_expression"})
"""What functions stand in that are kept for later."""
_REQUESTS = (b"req", b"ctx")


def lower(root: Node, text: bytes) -> ir.Module:
    """Return the functions, classes and statements of a text."""
    reading = _Javascript(text, "javascript")
    body = reading.block(root)
    late = [each for each in body if _takes_functions(each)]
    reading.module.body = [*(each for each in body if not _takes_functions(each)), *late]
    reading.take_inner(root)
    return reading.module


def _takes_functions(statement: ir.Statement) -> bool:
    """Return whether a statement hands a function over, which is called when all is set up."""
    if not isinstance(statement, ir.Evaluate) or not isinstance(statement.value, ir.Call):
        return False
    return any(isinstance(each, ir.Lambda) for each in statement.value.args)


class _Javascript(JavascriptStatements):
    _blocks = frozenset({"statement_block", "program", "class_static_block"})

    def __init__(self, text: bytes, language: str) -> None:
        super().__init__(text, language)
        self._places: dict[tuple[int, bytes], tuple[int, int]] = {}

    def take_inner(self, root: Node) -> None:
        """Take functions inside others that answer requests and are handed to no call."""
        if not any(word in self._text for word in _REQUESTS):
            return
        pending = [(root, 0)]
        for _ in range(_MAX_NODES):
            if not pending:
                return
            node, depth = pending.pop()
            if node.type in FUNCTIONS or node.type == "function_declaration":
                parent = node.parent
                depth += 1
                if depth > 1 and parent is not None and parent.type in _HOLDERS:
                    self._take(node)
            pending += [(child, depth) for child in node.named_children]

    def _take(self, node: Node) -> None:
        function = self.function(node, "")
        if any(each.type in {"Request", "Context"} for each in function.parameters):
            function.is_hidden = False
            self.module.all_functions.append(function)

    def _e_identifier(self, node: Node) -> ir.Expression:
        name = self.slice(node)
        if name == "undefined":
            return ir.Constant(node.start_byte, node.end_byte, None)
        return ir.Name(node.start_byte, node.end_byte, name)

    _e_shorthand_property_identifier = _e_identifier
    _e_type_identifier = _e_identifier

    def _e_this(self, node: Node) -> ir.Expression:
        return ir.Name(node.start_byte, node.end_byte, "self")

    def _e_string(self, node: Node) -> ir.Expression:
        text = unescaped(self.slice(node)[1:-1])
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _e_template_string(self, node: Node) -> ir.Expression:
        parts: list[ir.Expression] = []
        for child in node.named_children:
            if child.type == "template_substitution":
                parts.append(self.expression(first(child)))
            else:
                text = unescaped(self.slice(child))
                parts.append(ir.Constant(child.start_byte, child.end_byte, text))
        return ir.Concat(node.start_byte, node.end_byte, parts, is_text=True)

    def _e_number(self, node: Node) -> ir.Expression:
        text = self.slice(node)
        value: float | None = integer(text)
        value = decimal(text) if value is None else value
        if value is None:
            return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)
        return ir.Constant(node.start_byte, node.end_byte, value)

    def _e_regex(self, node: Node) -> ir.Expression:
        text = self.slice(node.child_by_field_name("pattern"))
        return ir.Constant(node.start_byte, node.end_byte, text)

    def _e_true(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, value=node.type == "true")

    _e_false = _e_true

    def _e_null(self, node: Node) -> ir.Expression:
        return ir.Constant(node.start_byte, node.end_byte, None)

    _e_undefined = _e_null

    def _e_parenthesized_expression(self, node: Node) -> ir.Expression:
        return self.expression(first(node))

    _e_await_expression = _e_parenthesized_expression
    _e_satisfies_expression = _e_parenthesized_expression
    _e_non_null_expression = _e_parenthesized_expression

    def _e_as_expression(self, node: Node) -> ir.Expression:
        value = self.expression(first(node))
        kind = self.type_name(last(node))
        if kind not in {"Request", "Response", "Context", "Event"}:
            return value
        return ir.Cast(node.start_byte, node.end_byte, kind or "", value)

    def _e_type_assertion(self, node: Node) -> ir.Expression:
        return self.expression(last(node))

    def _e_yield_expression(self, node: Node) -> ir.Expression:
        child = first(node)
        if child is None:
            return ir.Opaque(node.start_byte, node.end_byte, ())
        return ir.Give(node.start_byte, node.end_byte, self.expression(child))

    def _e_member_expression(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("object"))
        name = self.slice(node.child_by_field_name("property"))
        start, end = self._first(node)
        return ir.Field(start, end, base, name)

    def _first(self, node: Node) -> tuple[int, int]:
        """Return where a part of a request is named first, so that checks of it count later."""
        place = node.start_byte, node.end_byte
        if not self._text.startswith(_PARTS, node.start_byte):
            return place
        text = self._text[slice(*place)]
        return self._places.setdefault((self.scope, text), place) if _KEPT not in text else place

    def _e_subscript_expression(self, node: Node) -> ir.Expression:
        base = self.expression(node.child_by_field_name("object"))
        index = self.expression(node.child_by_field_name("index"))
        if isinstance(index, ir.Constant) and isinstance(index.value, str):
            return ir.Field(node.start_byte, node.end_byte, base, index.value)
        return ir.Index(node.start_byte, node.end_byte, base, index)

    def _arguments(self, node: Node | None, name: str) -> list[ir.Expression]:
        """Return the arguments of a call; functions among them are no entries."""
        if node is None:
            return []
        children = [child for child in node.named_children if not child.is_extra]
        starts_plain = bool(children) and children[0].type not in {"object", "array"}
        is_route = name in _ROUTES and starts_plain
        found: list[ir.Expression] = []
        for child in children:
            if child.type in FUNCTIONS:
                role = "handler" if is_route else "argument"
                function = self.function(child, "", role=role)
                if name == "addEventListener" and function.parameters:
                    is_message = self.slice(children[0]).strip("\"'") == "message"
                    function.parameters[0].type = "Message" if is_message else None
                found.append(ir.Lambda(child.start_byte, child.end_byte, function))
            else:
                found.append(self.expression(child))
        return found

    def _e_call_expression(self, node: Node) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        function = node.child_by_field_name("function")
        listed = node.child_by_field_name("arguments")
        module = self.required(node)
        if module is not None:
            return ir.Name(start, end, module)
        name = self.slice(function)
        if function is not None and function.type == "member_expression":
            name = self.slice(function.child_by_field_name("property"))
        if listed is not None and listed.type == "template_string":
            parts = self._e_template_string(listed)
            if name in _SAFE_TAGS:
                return ir.Opaque(start, end, [parts], is_plain=True)
            return parts
        args = self._arguments(listed, name)
        if name == "promisify" and len(args) == 1:
            return args[0]
        if function is not None and function.type == "member_expression":
            return self._method_call(node, function, name, args)
        return self._bare_call(node, function, name, args)

    def _bare_call(
        self, node: Node, function: Node | None, name: str, args: list[ir.Expression]
    ) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        if name == "String" and len(args) == 1:
            return ir.Call(start, end, ir.Name(start, end, "String"), "text", args)
        if function is not None and function.type in {"identifier", "super"}:
            return ir.Call(start, end, None, name, args)
        called = self.expression(function)
        if isinstance(called, ir.Field):
            return ir.Call(start, end, called.base, called.name, args)
        return ir.Call(start, end, called, "", args)

    def _method_call(
        self, node: Node, function: Node, name: str, args: list[ir.Expression]
    ) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        receiver = self.expression(function.child_by_field_name("object"))
        listed = node.child_by_field_name("arguments")
        pattern = None if listed is None else first(listed)
        if name in {"replace", "replaceAll"} and pattern is not None and pattern.type == "regex":
            flags = self.slice(pattern.child_by_field_name("flags"))
            if "g" in flags:
                if "<" in self.slice(pattern) or "&lt;" in self.slice(listed):
                    return ir.Call(start, end, None, "escapeHtml", [receiver])
                name = "replaceAll"
        made = known_method(node, receiver, name, args)
        return ir.Call(start, end, receiver, name, args) if made is None else made

    def _e_new_expression(self, node: Node) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        made = node.child_by_field_name("constructor")
        name = self.slice(made) if made is not None and made.type != "class" else "class"
        args = self._arguments(node.child_by_field_name("arguments"), name)
        if name == "RegExp" and args and isinstance(args[0], ir.Constant):
            return args[0]
        if name == "Promise":
            return ir.Call(start, end, None, name, args)
        return ir.New(start, end, name, args)

    def _e_binary_expression(self, node: Node) -> ir.Expression:
        start, end, operator = node.start_byte, node.end_byte, self._operator(node)
        if operator == "instanceof":
            return ir.Opaque(start, end, (), is_plain=True)
        if operator in {"+", "&&", "||", "??"}:
            parts = [self.expression(part) for part in self.chain(node, operator)]
            if operator == "+":
                return ir.Concat(start, end, parts)
            found = parts[0]
            for part in parts[1:]:
                sign = _OPERATORS.get(operator, operator)
                found = ir.Binary(start, part.end, sign, found, part)
            return found
        left = self.expression(node.child_by_field_name("left"))
        right = self.expression(node.child_by_field_name("right"))
        found_test = asked(operator, left, right)
        return ir.Binary(start, end, operator, left, right) if found_test is None else found_test

    def _e_unary_expression(self, node: Node) -> ir.Expression:
        value = self.expression(node.child_by_field_name("argument"))
        operator = self._operator(node)
        if operator == "+":
            return ir.Call(node.start_byte, node.end_byte, None, "Number", [value])
        if operator == "typeof":
            kind = ir.Name(node.start_byte, node.end_byte, "typeof")
            return ir.Call(node.start_byte, node.end_byte, kind, "of", [value])
        if operator in {"void", "delete"}:
            return ir.Opaque(node.start_byte, node.end_byte, [value], is_plain=True)
        sign = "not" if operator == "!" else operator
        return ir.Unary(node.start_byte, node.end_byte, sign, value)

    def _e_update_expression(self, node: Node) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        target = self.expression(node.child_by_field_name("argument"))
        return ir.Assign(start, end, target, ir.Constant(start, end, 1), self._operator(node)[:1])

    def _e_ternary_expression(self, node: Node) -> ir.Expression:
        parts = [
            self.expression(node.child_by_field_name(name))
            for name in ("condition", "consequence", "alternative")
        ]
        return ir.Conditional(node.start_byte, node.end_byte, *parts)

    def _e_assignment_expression(self, node: Node) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        target = self.expression(left)
        if isinstance(target, ir.Name) and target.name == "location":
            target = ir.Field(start, end, ir.Name(start, end, "window"), "location")
        base = target.base if isinstance(target, ir.Field) else None
        if isinstance(target, ir.Field) and isinstance(base, ir.Field) and base.name == "session":
            key = ir.Constant(start, end, target.name)
            target = ir.Index(target.start, target.end, base, key)
        if right is not None and right.type in FUNCTIONS:
            name = target.name if isinstance(target, (ir.Name, ir.Field)) else ""
            function = self.function(right, name)
            made = ir.Lambda(right.start_byte, right.end_byte, function)
            return ir.Assign(start, end, target, made)
        return ir.Assign(start, end, target, self.expression(right))

    def _e_augmented_assignment_expression(self, node: Node) -> ir.Expression:
        target = self.expression(node.child_by_field_name("left"))
        value = self.expression(node.child_by_field_name("right"))
        operator = self._operator(node).removesuffix("=")
        if operator in {"&&", "||"}:
            operator = "??"
        return ir.Assign(node.start_byte, node.end_byte, target, value, operator)

    def _e_object(self, node: Node) -> ir.Expression:
        pairs: list[tuple[ir.Expression | None, ir.Expression]] = []
        for child in node.named_children:
            start, end = child.start_byte, child.end_byte
            if child.type == "pair":
                value = self.expression(child.child_by_field_name("value"))
                pairs.append((self._key(child.child_by_field_name("key")), value))
            elif child.type == "shorthand_property_identifier":
                key = ir.Constant(start, end, self.slice(child))
                pairs.append((key, self.expression(child)))
            elif child.type == "spread_element":
                pairs.append((None, self.expression(first(child))))
            elif child.type == "method_definition":
                name = self.slice(child.child_by_field_name("name"))
                function = self.function(child, name)
                pairs.append((ir.Constant(start, end, name), ir.Lambda(start, end, function)))
        return ir.Table(node.start_byte, node.end_byte, pairs)

    def _key(self, node: Node | None) -> ir.Expression:
        if node is None:
            return ir.Opaque(0, 0, ())
        if node.type == "computed_property_name":
            return self.expression(first(node))
        if node.type in {"string", "number"}:
            return self.expression(node)
        return ir.Constant(node.start_byte, node.end_byte, self.slice(node))

    def _e_array(self, node: Node) -> ir.Expression:
        items = self.expressions(node.named_children)
        return ir.Listing(node.start_byte, node.end_byte, items, "Array")

    def _e_spread_element(self, node: Node) -> ir.Expression:
        return ir.Spread(node.start_byte, node.end_byte, self.expression(first(node)))

    def _e_arrow_function(self, node: Node) -> ir.Expression:
        function = self.function(node, self.slice(node.child_by_field_name("name")))
        return ir.Lambda(node.start_byte, node.end_byte, function)

    _e_function_expression = _e_arrow_function
    _e_generator_function = _e_arrow_function

    def _e_class(self, node: Node) -> ir.Expression:
        name = self.slice(node.child_by_field_name("name")) or f"%{node.start_byte}"
        self.class_of(node, name, [])
        return ir.Name(node.start_byte, node.end_byte, name)

    def _e_jsx_attribute(self, node: Node) -> ir.Expression:
        start, end = node.start_byte, node.end_byte
        name, value = self.slice(first(node)), last(node)
        inner = self.expression(value)
        if name != "dangerouslySetInnerHTML":
            return inner
        target = ir.Field(start, end, ir.Name(start, end, "%"), name)
        return ir.Assign(start, end, target, inner)
