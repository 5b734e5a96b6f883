"""Reads calls of PHP, and tests that are written as calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows._php_declarations import PhpDeclarations
from dataprep.defects.flows.lowering import first

if TYPE_CHECKING:
    from tree_sitter import Node

_NAMED = {
    "wpdb": "wpdb", "request": "Request", "req": "Request", "pdo": "PDO", "dbh": "PDO",
    "mysqli": "mysqli", "xpath": "DOMXPath", "domxpath": "DOMXPath",
}  # fmt: skip
"""Types of variables and fields by their names, where nothing else tells them."""
_POSITION = frozenset({"strpos", "stripos", "mb_strpos", "mb_stripos", "strrpos", "strstr"})
_PART = frozenset({"substr", "mb_substr"})
_SAME_START = frozenset({"strncmp", "strncasecmp"})
_SAME = frozenset({"strcmp", "strcasecmp", "hash_equals"})
_READERS = frozenset({"fgets", "fread", "stream_get_contents", "fgetc", "fscanf", "fgetcsv"})
_OPENERS = frozenset({"file_get_contents", "fopen", "file", "readfile"})
_RANDOM = frozenset({"rand", "mt_rand", "uniqid", "lcg_value", "mt_srand", "srand", "shuffle"})
_COOKIES = frozenset({"setcookie", "setrawcookie"})
_METHODS = {
    "str_starts_with": "startsWith", "str_ends_with": "endsWith",
}  # fmt: skip
_WHOLE = frozenset({"===", "==", "!==", "!=", "<>"})
_EQUAL = frozenset({"===", "=="})
_CLASS_LIKE = frozenset({"name", "qualified_name", "relative_name"})
_XML = frozenset({"loadXML", "load", "simplexml_load_string", "simplexml_load_file"})
_ENTITIES = re.compile(r"LIBXML_(?:NOENT|DTDLOAD)")
_OPENED = frozenset({"file_get_contents", "fopen", "simplexml_load_file", "copy", "readfile"})
_ADDRESS = re.compile(
    r"""(?i)\(\s*(?:["']https?://|[$\w>\-('"\[]*(?<![a-z])(?:url|uri|link|href|endpoint)(?![a-z]))"""
)
"""Arguments that begin with an address, or with what is named after one."""
_LOCATION = re.compile(r"(?i)(?:location|refresh)\s*:\s*(?:\d+;\s*url=)?")
_OUTSIDE = re.compile(
    r"HTTP_(?!HOST$)\w+|HTTP_HOST|REQUEST_URI|QUERY_STRING|PHP_SELF|PATH_INFO|PATH_TRANSLATED|ORIG_PATH_INFO|"
    r"PHP_AUTH_\w+|REDIRECT_\w+|UNENCODED_URL|argv"
)
"""Keys of ``$_SERVER`` that whoever sends the request chooses."""


class PhpCalls(PhpDeclarations):
    """Reads calls."""

    def page(self, name: str) -> str:
        """Return the name of what writes a page; another one where it is no HTML."""
        return f"{name}#plain" if self.is_plain_page else name

    def part_of_request(self, node: Node) -> ir.Expression | None:
        """Return ``$_GET['x']`` as a variable by itself; None for another element."""
        base, key = node.named_children[0], node.named_children[-1]
        if node.named_child_count != 2 or key.type not in {"string", "encapsed_string", "name"}:
            return None
        text, name = self.slice(base), self.slice(key).strip("'\"")
        if not text.startswith("$_") or key.named_child_count > 1 or base.type != "variable_name":
            if base.type == "subscript_expression" and text.startswith("$_FILES"):
                return self._of_file(node, base, name)
            return None
        span = node.start_byte, node.end_byte
        if text == "$_SERVER" and not _OUTSIDE.fullmatch(name):
            return ir.Opaque(*span, (), is_plain=True)
        if text in {"$_SESSION", "$_ENV"}:
            return None
        if name == "argv":
            return ir.Name(*span, "$argv")
        place = self.places.setdefault(self._text[slice(*span)], span)
        return ir.Name(*place, f"{text}.{name}")

    def _of_file(self, node: Node, base: Node, name: str) -> ir.Expression | None:
        if name in {"name", "type", "full_path"}:
            known = self.part_of_request(base)
            kept = ir.Name(base.start_byte, base.end_byte, "$_FILES") if known is None else known
            return ir.Index(
                node.start_byte,
                node.end_byte,
                kept,
                ir.Constant(node.start_byte, node.end_byte, name),
            )
        return ir.Opaque(node.start_byte, node.end_byte, (), is_plain=True)

    def pairs_of(self, node: Node) -> list[tuple[ir.Expression, ir.Expression]] | None:
        """Return targets by their keys; None where they have none."""
        if node.type not in {"list_literal", "array_creation_expression"}:
            return None
        found: list[tuple[ir.Expression, ir.Expression]] = []
        parts = node.children
        for number, each in enumerate(parts):
            if each.type == "=>" and 0 < number < len(parts) - 1:
                pair = self.expression(parts[number - 1]), self.expression(parts[number + 1])
                found.append(pair)
        return found or None

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
            inner = each.named_children[-1] if each.named_child_count else None
            if name is not None:
                keywords.append((f"${self.slice(name)}", self.expression(inner)))
            else:
                args.append(self.expression(inner))
        return args, keywords

    def callee(self, node: Node | None) -> str:
        """Return the name of a function that is called; empty where it is a value."""
        if node is None or node.type != "function_call_expression":
            return ""
        function = node.child_by_field_name("function")
        if function is None or function.type not in _CLASS_LIKE:
            return ""
        name = self.slice(function).rpartition("\\")[2]
        is_own = name in self.module.functions or not name.isupper()
        return name if is_own else name.lower()

    def call(self, node: Node) -> ir.Expression:
        """Return a call of a function, or what it stands for."""
        span = node.start_byte, node.end_byte
        args, keywords = self.arguments(node.child_by_field_name("arguments"))
        name = self.callee(node)
        if not name:
            value = self.expression(node.child_by_field_name("function"))
            return ir.Call(*span, value, "", args, keywords)
        if name not in self.module.functions:
            known = self._known(node, name, args)
            if known is not None:
                return known
        return ir.Call(*span, None, name, args, keywords)

    def _known(self, node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return what a call of a function of PHP stands for; None for a plain call."""
        if name in {"isset", "empty", "unset"}:
            return self._asked(node, args)
        found = self._other_form(node, name, args) or self._answered(node, name, args)
        return found or self._addressed(node, name, args) or self._read(node, name, args)

    def _other_form(self, node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return a call as an operator or method that says the same; None for another one."""
        span = node.start_byte, node.end_byte
        if name in {"in_array", "array_key_exists", "key_exists"} and len(args) > 1:
            return ir.Binary(*span, "in", args[0], args[1])
        if name in _METHODS and len(args) == 2:
            return ir.Call(*span, args[0], _METHODS[name], args[1:])
        if name == "str_contains" and len(args) == 2:
            return ir.Binary(*span, "in", args[1], args[0])
        if name == "define" and len(args) > 1 and isinstance(args[0], ir.Constant):
            return ir.Assign(*span, ir.Name(*span, str(args[0].value)), args[1])
        if name == "array_push" and len(args) == 2:
            return ir.Call(*span, args[0], "[]", args[1:])
        if name in _RANDOM and not self.is_secret:
            return ir.Opaque(*span, args, is_plain=True)
        return None

    def _answered(self, node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return a call that writes an answer, by what it writes; None for another one."""
        span = node.start_byte, node.end_byte
        if name in {"printf", "vprintf"}:
            made = ir.Call(*span, None, name.replace("print", "sprint"), args)
            return ir.Call(*span, None, self.page("printf"), [made])
        if name == "die":
            return ir.Call(*span, None, self.page("die"), args)
        if name == "header" and args:
            return self._header(node, args)
        if name in _COOKIES and len(args) == 3 and not isinstance(args[2], ir.Constant):
            return ir.Call(*span, None, f"{name}#options", args)
        return None

    def _header(self, node: Node, args: list[ir.Expression]) -> ir.Expression | None:
        """Return a header; one that leads elsewhere by its address. None for a plain one."""
        span, one = (node.start_byte, node.end_byte), args[0]
        parts = list(one.parts) if isinstance(one, ir.Concat) else [one]
        start = parts[0] if parts else one
        if not isinstance(start, ir.Constant) or not isinstance(start.value, str):
            return None
        found = _LOCATION.match(start.value)
        if found is None:
            return None
        rest = start.value[found.end() :]
        address = [*([ir.Constant(start.start, start.end, rest)] if rest else ()), *parts[1:]]
        value = ir.Concat(one.start, one.end, address, is_text=True)
        return ir.Call(*span, None, "header#location", [value])

    def _addressed(self, node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return a call whose first argument is an address, or says how XML is read."""
        span = node.start_byte, node.end_byte
        listed = self.slice(node.child_by_field_name("arguments"))
        if name == "curl_setopt_array" and len(args) == 2 and isinstance(args[1], ir.Table):
            for key, value in args[1].pairs:
                if isinstance(key, ir.Constant) and key.value == "CURLOPT_URL":
                    return ir.Call(*span, None, "curl_setopt", [args[0], key, value])
        if name == "unserialize" and "allowed_classes" in listed and "true" not in listed:
            return ir.Call(*span, None, "unserialize#limited", args)
        if name in _XML and _ENTITIES.search(listed):
            return ir.Call(*span, None, f"{name}#entities", args)
        is_open = bool(args) and not isinstance(args[0], ir.Constant)
        if name in _OPENED and is_open and _ADDRESS.match(listed):
            return ir.Call(*span, None, f"{name}#address", args)
        return None

    def _read(self, node: Node, name: str, args: list[ir.Expression]) -> ir.Expression | None:
        """Return what is read from the request or from the terminal; None for something else."""
        one = args[0] if args else None
        if name == "request" and not args:
            none = ir.Opaque(node.start_byte, node.end_byte, ())
            return ir.Cast(node.start_byte, node.end_byte, "Request", none)
        text = one.value if isinstance(one, ir.Constant) else None
        if name in _OPENERS and text in {"php://input", "php://stdin"}:
            return ir.Name(node.start_byte, node.end_byte, str(text))
        if name in _READERS and isinstance(one, ir.Name) and one.name == "STDIN":
            return ir.Name(node.start_byte, node.end_byte, "STDIN")
        return None

    def _asked(self, node: Node, args: list[ir.Expression]) -> ir.Expression:
        """Return whether something is there; an element by looking its key up."""
        span = node.start_byte, node.end_byte
        one = args[0] if len(args) == 1 else None
        if isinstance(one, ir.Index) and not isinstance(one.index, ir.Constant):
            found = ir.Binary(*span, "in", one.index, one.base)
            return found if self.callee(node) == "isset" else ir.Unary(*span, "not", found)
        return ir.Opaque(*span, args, is_plain=True)

    def compared(self, node: Node, operator: str) -> ir.Expression | None:
        """Return a comparison as the test that it is; None for another one."""
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return None
        if operator in {">", "<"} and self.callee(left) in {"preg_match", "preg_match_all"}:
            is_found = (operator, self.slice(right)) == (">", "0")
            return self._turned(node, self.expression(left), is_as_is=is_found)
        if operator not in _WHOLE:
            return None
        if self._is_plain(left):
            left, right = right, left
        if not self._is_plain(right):
            name = self.callee(left)
            if name not in _PART:
                return None
        test = self._tested(node, left, right)
        if test is None:
            return None
        found, is_equal = test
        return self._turned(node, found, is_as_is=is_equal is (operator in _EQUAL))

    @staticmethod
    def _is_plain(node: Node) -> bool:
        return node.type in {"integer", "boolean", "string", "encapsed_string", "name"}

    @staticmethod
    def _turned(node: Node, value: ir.Expression, *, is_as_is: bool) -> ir.Expression:
        return value if is_as_is else ir.Unary(node.start_byte, node.end_byte, "not", value)

    def _tested(self, node: Node, left: Node, right: Node) -> tuple[ir.Expression, bool] | None:
        """Return a test, and whether it holds where both sides are equal."""
        span, name = (node.start_byte, node.end_byte), self.callee(left)
        is_letter = right.type == "string" and right.end_byte - right.start_byte == 3
        if left.type == "subscript_expression" and self.slice(left).endswith("[0]") and is_letter:
            base = self.expression(left.named_children[0])
            return ir.Call(*span, base, "startsWith", [self.expression(right)]), True
        if not name or name in self.module.functions:
            return None
        args, _ = self.arguments(left.child_by_field_name("arguments"))
        word = self.slice(right).lower()
        test = self._of_texts(node, name, args, right)
        if test is not None or name in _POSITION:
            return test
        if right.type == "boolean":
            return self.expression(left), word == "true"
        if name in {"preg_match", "preg_match_all"} and word in {"0", "1"}:
            return self.expression(left), word == "1"
        return None

    def _of_texts(
        self, node: Node, name: str, args: list[ir.Expression], right: Node
    ) -> tuple[ir.Expression, bool] | None:
        """Return what a comparison of texts by a function says; None for another one."""
        span, word = (node.start_byte, node.end_byte), self.slice(right).lower()
        if name in _POSITION and len(args) > 1 and word == "false":
            return ir.Binary(*span, "in", args[1], args[0]), False
        is_first = name in _POSITION and len(args) > 1 and name != "strstr"
        is_same_start = name in _SAME_START and len(args) == 3
        if (is_first or is_same_start) and word == "0":
            return ir.Call(*span, args[0], "startsWith", args[1:2]), True
        if name in _PART and len(args) == 3 and self._is_zero(args[1]):
            return ir.Call(*span, args[0], "startsWith", [self.expression(right)]), True
        if name in _SAME and len(args) == 2 and word == "0":
            return ir.Binary(*span, "==", args[0], args[1]), True
        return None

    @staticmethod
    def _is_zero(value: ir.Expression) -> bool:
        return isinstance(value, ir.Constant) and value.value == 0

    def receiver(self, node: Node | None) -> ir.Expression:
        """Return what a method is called on, of the type that its name says."""
        value = self.expression(node)
        if node is None:
            return value
        name = self.slice(node).lstrip("$")
        kind = _NAMED.get(name.removeprefix("this->"))
        return value if kind is None else ir.Cast(node.start_byte, node.end_byte, kind, value)

    def method_call(self, node: Node) -> ir.Expression:
        """Return a call of a method."""
        span = node.start_byte, node.end_byte
        receiver = self.receiver(node.child_by_field_name("object"))
        name = node.child_by_field_name("name")
        args, keywords = self.arguments(node.child_by_field_name("arguments"))
        if name is None or name.type != "name":
            return ir.Opaque(*span, [receiver, *args])
        called = self.slice(name)
        if called in _XML and _ENTITIES.search(self.slice(node.child_by_field_name("arguments"))):
            called = f"{called}#entities"
        return ir.Call(*span, receiver, called, args, keywords)

    def static_call(self, node: Node) -> ir.Expression:
        """Return a call of a static method, or of one of a class above."""
        span = node.start_byte, node.end_byte
        name = node.child_by_field_name("name")
        args, keywords = self.arguments(node.child_by_field_name("arguments"))
        scope = node.child_by_field_name("scope")
        if name is None or name.type != "name" or scope is None:
            return ir.Opaque(*span, args)
        word, called = self.slice(scope), self.slice(name)
        if word == "parent":
            above = ir.Call(*span, None, "super", ())
            return ir.Call(*span, above, called, args, keywords)
        if scope.type in {*_CLASS_LIKE, "relative_scope"}:
            methods = self.owner.methods.get(called, ()) if self.owner is not None else ()
            is_own = word in {"self", "static"} and not any(each.is_static for each in methods)
            receiver = ir.Name(*span, "self" if is_own and methods else self.class_name(word))
            return ir.Call(*span, receiver, called, args, keywords)
        return ir.Call(*span, self.expression(scope), called, args, keywords)

    def made(self, node: Node) -> ir.Expression:
        """Return a new object."""
        span = node.start_byte, node.end_byte
        kind = first(node)
        if kind is None:
            return ir.Opaque(*span, ())
        if kind.type == "anonymous_class":
            args, _ = self.arguments(_listed(kind))
            return ir.New(*span, "class", args, (), self.class_of(kind, ""))
        args, keywords = self.arguments(_listed(node))
        if kind.type in {*_CLASS_LIKE, "relative_scope"}:
            name = self.class_name(self.slice(kind))
            if name == "SimpleXMLElement" and _ENTITIES.search(self.slice(node)):
                name = f"{name}#entities"
            return ir.New(*span, name, args, keywords)
        return ir.Opaque(*span, [self.expression(kind), *args])


def _listed(node: Node) -> Node | None:
    return next((each for each in node.named_children if each.type == "arguments"), None)
