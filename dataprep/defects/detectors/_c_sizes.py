"""Sizes of buffers as far as a C function states them.

Only constants count: an array of ten, memory of ``10 * sizeof(int)``. What is not known says nothing.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dataprep.defects.detectors._c_function import (
    Assignment,
    CFunction,
    Variable,
)

_SIZES = {
    "char": 1, "signed char": 1, "unsigned char": 1, "int8_t": 1, "uint8_t": 1, "bool": 1,
    "short": 2, "unsigned short": 2, "int16_t": 2, "uint16_t": 2, "int": 4, "unsigned int": 4,
    "unsigned": 4, "int32_t": 4, "uint32_t": 4, "float": 4, "wchar_t": 4, "long": 8,
    "unsigned long": 8, "int64_t": 8, "uint64_t": 8, "long long": 8, "unsigned long long": 8,
    "size_t": 8, "ssize_t": 8, "double": 8,
}  # fmt: skip
UNKNOWN = 16
"""Bytes of a structure: the same for all, so that ``10 * sizeof(struct s)`` holds ten of them."""
_CAST = re.compile(r"^\((?:const)?(?:unsigned|signed|struct)?\w+\**\)(?=[\w(&])")
_SIZEOF = re.compile(r"sizeof\(?((?:unsigned|signed|struct)?)([A-Za-z_]\w*)(\**)\)?")
_DEFINE = re.compile(rb"(?m)^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+\(?(\d+)\)?[ \t]*$")
LITERAL = re.compile(r'^L?"((?:[^"\\]|\\.)*)"$')
_OFFSET = re.compile(r"^([A-Za-z_]\w*)([+-])(\w+)$")
_ELEMENT = re.compile(r"^&([A-Za-z_]\w*)\[(\w+)\]$")
_MAKER = re.compile(r"^(\w*alloca?|\w*malloc|\w*calloc|ALLOCA|realloc|new)$")
_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
}  # fmt: skip
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Buffer:
    """Where a pointer points: bytes of the memory, bytes before the pointer, size of an element.

    Attributes:
        n_bytes: Bytes of the whole memory.
        before: Bytes from its start up to where the pointer stands; below 0 in front of it.
        element: Bytes of what the pointer points to.
        is_heap: Whether it came from an allocation.
        length: Letters of the text in it, None where not known.
    """

    n_bytes: int
    before: int
    element: int
    is_heap: bool
    length: int | None = None


class Sizes:
    """Constants and buffers of a function."""

    def __init__(self, function: CFunction, constants: dict[str, int]) -> None:
        self.function = function
        self.constants = constants

    def number(self, text: str, before: int, depth: int = 0) -> int | None:
        """Return the value of an expression of constants at a place, None where not known."""
        if len(text) > 80 or depth > _DEPTH:
            return None
        for found in list(_SIZEOF.finditer(text)):
            size = self._size_of(found, before, depth)
            if size is None:
                return None
            text = text.replace(found[0], str(size), 1)
        names = set(re.findall(r"(?<![\w.])[A-Za-z_]\w*", text))
        for name in names:
            value = self._value(name, before, depth)
            if value is None:
                return None
            text = re.sub(rf"\b{name}\b", str(value), text)
        return _evaluate(text)

    def _value(self, name: str, before: int, depth: int) -> int | None:
        if name in self.constants:
            return self.constants[name]
        given = self.function.last_value(name, before)
        if given is None or given.operator != "=" or self._changed(name, given.end, before):
            return None
        return self.number(_without_cast(given.value), given.start, depth + 1)

    def _changed(self, name: str, after: int, before: int) -> bool:
        """Return whether a name is counted up or handed out by address between two places."""
        code = self.function.text[after:before]
        pattern = rb"(?:\+\+|--|&)\s*%s\b|\b%s\s*(?:\+\+|--|[-+*/]=)" % (
            name.encode(),
            name.encode(),
        )
        return re.search(pattern, code) is not None

    def _size_of(self, found: re.Match[str], before: int, depth: int) -> int | None:
        sign, name, stars = found.groups()
        if stars:
            return 8
        variable = self.function.variables.get(name)
        if variable is None:
            return element_size(f"{sign} {name}".strip())
        if variable.size is not None and not variable.is_parameter:
            count = self.number(variable.size, before, depth + 1)
            element = 8 if variable.is_pointer else element_size(variable.type)
            return count * element if count and element != UNKNOWN else None
        return 8 if variable.is_pointer else element_size(variable.type)

    def buffer(self, text: str, before: int, depth: int = 0) -> Buffer | None:
        """Return where an expression points at a place, None where not known."""
        text = _without_cast(text)
        if depth > _DEPTH:
            return None
        if moved := _OFFSET.match(text):
            return self._moved(moved[1], moved[3], moved[2] == "-", before, depth)
        if element := _ELEMENT.match(text):
            return self._moved(element[1], element[2], False, before, depth)
        return self._named(text, before, depth)

    def _named(self, text: str, before: int, depth: int) -> Buffer | None:
        """Return where a variable points at a place."""
        variable = self.function.variables.get(text)
        if variable is None or variable.is_parameter:
            return None
        if variable.size is not None:
            return self._array(text, before, depth)
        given = self.function.last_value(text, before)
        if given is None or given.operator != "=" or self._changed(text, given.end, before):
            return None
        made = self._made(given, _element_of(variable), depth)
        found = made or self.buffer(given.value, given.start, depth + 1)
        if found is None or (not made and not found.is_heap and found.element == 0):
            return None
        length = self._length(text, given.end, before)
        found = replace(found, element=_element_of(variable))
        return replace(found, length=length) if length is not None else found

    def _moved(self, name: str, by: str, back: bool, before: int, depth: int) -> Buffer | None:
        base, steps = self.buffer(name, before, depth + 1), self.number(by, before, depth + 1)
        if base is None or steps is None:
            return None
        return replace(base, before=base.before + (-steps if back else steps) * base.element)

    def _array(self, name: str, before: int, depth: int) -> Buffer | None:
        variable = self.function.variables[name]
        element = 8 if variable.is_pointer else element_size(variable.type)
        count = self.number(variable.size or "", before, depth + 1)
        given = self.function.last_value(name, before)
        literal = LITERAL.match(given.value) if given is not None else None
        length = len(re.sub(r"\\.", "x", literal[1])) if literal else None
        if count is None and length is not None and variable.size == "":
            count = length + 1
        if not count:
            return None
        later = self._length(name, variable.position, before)
        return Buffer(count * element, 0, element, False, later if later is not None else length)

    def _made(self, given: Assignment, element: int, depth: int) -> Buffer | None:
        text = _without_cast(given.value)
        call = re.match(r"^(\w+)\((.*)\)$", text)
        if array := re.match(r"^new(\w+)\[(\w+)\]$", text):
            count = self.number(array[2], given.start, depth + 1)
            return Buffer(count * element, 0, element, True) if count else None
        if call is None or not _MAKER.match(call[1]):
            return None
        size = call[2]
        if "calloc" in call[1]:
            size = "*".join(f"({part})" for part in size.split(",", 1))
        elif call[1] == "realloc":
            size = size.split(",", 1)[-1]
        if element == UNKNOWN and "sizeof" not in size:
            return None
        n_bytes = self.number(size, given.start, depth + 1)
        heap = "alloca" not in call[1].lower()
        return Buffer(n_bytes, 0, element, heap) if n_bytes and n_bytes > 0 else None

    def _length(self, name: str, after: int, before: int) -> int | None:
        """Return the letters that memset or strcpy have last put into a buffer."""
        length = None
        for call in self.function.calls:
            if not after <= call.start < before or not call.arguments or call.arguments[0] != name:
                continue
            if call.name in {"memset", "wmemset"} and len(call.arguments) == 3:
                zero = call.arguments[1] in {"0", "'\\0'", "L'\\0'"}
                length = 0 if zero else self.number(call.arguments[2], call.start)
            elif call.name in {"strcpy", "wcscpy"} and len(call.arguments) == 2:
                literal = LITERAL.match(call.arguments[1])
                length = len(literal[1]) if literal else None
            elif call.name in {"fgets", "read", "recv", "fread", "strcat", "snprintf", "sprintf"}:
                length = None
        return length


def _element_of(variable: Variable) -> int:
    """Return the bytes of what a pointer points to."""
    return 8 if variable.stars > 1 else element_size(variable.type)


def element_size(kind: str) -> int:
    """Return the bytes of a type by its words; 16 for one that is not known."""
    words = kind.replace("const", "").replace("static", "").strip()
    words = {"unsignedchar": "unsigned char", "unsignedint": "unsigned int"}.get(words, words)
    return _SIZES.get(words, UNKNOWN)


def _without_cast(text: str) -> str:
    while found := _CAST.match(text):
        text = text[found.end() :]
    while text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        text = text[1:-1]
    return text


def _evaluate(text: str) -> int | None:
    """Return the value of a sum or product of integer literals."""
    text = re.sub(r"(?<=[0-9a-fA-F])[uUlL]+\b", "", text)
    text = re.sub(r"\((?:int|size_t|long|unsigned)\)", "", text)
    if not re.fullmatch(r"[\d()+*/xXa-fA-F-]+", text):
        return None
    try:
        tree = ast.parse(re.sub(r"\b0+(?=\d)", "", text), mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        return None
    return _value_of(tree, 0)


def _value_of(tree: ast.expr, depth: int) -> int | None:
    if depth > 20:
        return None
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
        return tree.value if abs(tree.value) < 1 << 63 else None
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        inner = _value_of(tree.operand, depth + 1)
        return None if inner is None else -inner
    if not isinstance(tree, ast.BinOp):
        return None
    left, right = _value_of(tree.left, depth + 1), _value_of(tree.right, depth + 1)
    if left is None or right is None:
        return None
    if isinstance(tree.op, ast.Div | ast.FloorDiv):
        return left // right if right else None
    work = _OPERATORS.get(type(tree.op))
    return work(left, right) if work is not None else None


def constants_of(text: bytes) -> dict[str, int]:
    """Return the names that the text defines as numbers."""
    return {name.decode(): int(value) for name, value in _DEFINE.findall(text)}
