"""Values from outside the program in C functions: where they come in, where they go, what tests them.

By place in the text: an assignment or a copy hands a value on, a comparison after that guards it. A
value goes along calls inside the text: into parameters and out of returns.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import Assignment, Call, CFunction, functions_of, places

if TYPE_CHECKING:
    from tree_sitter import Node

_BUFFERS = {
    "fgets": 0, "gets": 0, "fgetws": 0, "read": 1, "recv": 1, "recvfrom": 1, "fread": 0, "getline": 0,
    "recvmsg": 1, "SSL_read": 1, "readlink": 1, "getdelim": 0, "pread": 1,
}  # fmt: skip
_SCANS = {
    "scanf": 1,
    "fscanf": 2,
    "wscanf": 1,
    "fwscanf": 2,
    "sscanf": 2,
    "swscanf": 2,
    "scanf_s": 1,
}
_FROM_TEXT = frozenset({"sscanf", "swscanf"})
_COPIES = {
    "strcpy", "strncpy", "strcat", "strncat", "memcpy", "memmove", "strlcpy", "strlcat", "stpcpy", "wcscpy",
    "wcscat", "wcsncpy", "wcsncat", "sprintf", "snprintf", "asprintf", "swprintf", "vsnprintf",
}  # fmt: skip
_NUMBERS = re.compile(r"\b(?:ato[ilf]l?|strto(?:u?ll?|d|f|imax|umax)|_wtoi|wcsto\w+|ntohl|ntohs)\(")
_TEXTS = re.compile(r"\b(?:secure_)?getenv\(|(?<!\w)argv\[(?!0\])|(?<!\w)_wgetenv\(")
_CHARS = re.compile(r"\b(?:f?getc|getchar|fgetwc)\(")
_CHANCE = re.compile(r"\b(?:rand|random|lrand48)\(")
_CLEAN = re.compile(r"\bsizeof\(|\bstrlen\(|\bwcslen\(|\bstrcmp\(|\bstrncmp\(|\bmemcmp\(")
_FIRST = re.compile(r"^[(&*]*(?:\([\w*]+\))?[&*]*\(?([A-Za-z_]\w*)")
_RELATION = re.compile(r"[<>]=?|[!=]=")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_READS = re.compile(
    r"\b(?:fgets|fgetws|gets|f?w?scanf|sscanf|swscanf|scanf_s|(?:secure_)?getenv|argv|fread|p?read|recv|recvfrom|recvmsg|"
    r"f?getw?c|getchar|getline|getdelim|readlink|SSL_read|rand|random|lrand48)\b"
)
_WORDS = (
    "gets", "scanf", "getenv", "argv", "read", "recv", "getc", "getchar", "getline", "getdelim", "rand", "getw",
)  # fmt: skip
TEXT, OPTION, NUMBER, CHANCE = "text", "option", "number", "chance"


@dataclass(slots=True)
class Flow:
    """What is from outside in one function.

    Attributes:
        function: The function.
        kinds: For each variable or member the places where it changes: byte and kind, "" for clean.
    """

    function: CFunction
    kinds: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def kind(self, place: str, before: int) -> str:
        """Return ``text``, ``number`` or ``chance`` for what is from outside at a byte, else ""."""
        changes = self.kinds.get(place)
        if not changes:
            return ""
        at = bisect.bisect_left(changes, (before, ""))
        return changes[at - 1][1] if at else ""

    def since(self, place: str, before: int) -> int:
        """Return the byte where a place got its value last."""
        changes = self.kinds.get(place, [])
        at = bisect.bisect_left(changes, (before, ""))
        return changes[at - 1][0] if at else 0

    def mark(self, place: str, position: int, kind: str) -> None:
        """Note that a place holds a value of a kind from a byte on."""
        bisect.insort(self.kinds.setdefault(place, []), (position, kind))

    def of_value(self, value: str, before: int) -> str:
        """Return the kind of an expression's value."""
        value = _QUOTED.sub('""', value) if '"' in value else value
        if _NUMBERS.search(value):
            return (
                NUMBER
                if self._of_places(value, before) or "argv" in value or "getenv" in value
                else ""
            )
        if _TEXTS.search(value):
            return OPTION
        if _CHARS.search(value):
            return NUMBER
        if _CHANCE.search(value) and "%" not in value:
            return CHANCE
        if _CLEAN.search(value) or _RELATION.search(
            value.replace("->", "").replace("<<", "").replace(">>", "")
        ):
            return ""
        return self._of_places(value, before)

    def _of_places(self, value: str, before: int) -> str:
        for place in places(value):
            if kind := self.kind(place, before):
                return kind
        return ""

    def external(self, text: str, before: int, kinds: frozenset[str]) -> str:
        """Return the first place in an expression that holds one of some kinds of value, else ""."""
        return next((place for place in places(text) if self.kind(place, before) in kinds), "")

    def tests(self, place: str, before: int) -> list[str]:
        """Return the conditions that name a place between its last value and a byte."""
        after = self.since(place, before)
        return [
            one.text
            for one in self.function.conditions
            if after <= one.start < before and place in one.places
        ]

    def is_compared(self, place: str, before: int) -> bool:
        """Return whether a comparison of a place, or a test of it alone, guards a byte."""
        return any(
            _RELATION.search(text.replace("->", "")) or text.strip("()!") == place
            for text in self.tests(place, before)
        )


def base(text: str) -> str:
    """Return the variable an argument begins with: of ``(char *)buffer + 4`` buffer."""
    found = _FIRST.match(text)
    return found[1] if found else ""


class _Text:
    """The functions of one text and what is known of their parameters and returns."""

    def __init__(self, functions: list[CFunction]) -> None:
        self.functions = functions
        self.by_name = {one.name: one for one in functions if one.name}
        self.parameters: dict[tuple[str, int], str] = {}
        self.returns: dict[str, str] = {}
        self.outputs: dict[tuple[str, int], str] = {}
        self.reading = {one.node.start_byte for one in functions if _reads(one.code)}

    def flows(self) -> list[Flow]:
        """Return the flows of the functions; what goes along calls is followed twice."""
        flows: list[Flow] = []
        for _ in range(3):
            known = (len(self.parameters), len(self.returns), len(self.outputs))
            flows = [self._flow(function) for function in self.functions]
            if known == (len(self.parameters), len(self.returns), len(self.outputs)):
                break
        return flows

    def _flow(self, function: CFunction) -> Flow:
        flow = Flow(function)
        if not self._is_reached(function):
            return flow
        names = [one.name for one in function.variables.values() if one.is_parameter]
        for at, name in enumerate(names):
            if kind := self.parameters.get((function.name, at), ""):
                flow.mark(name, function.start, kind)
        events: list[tuple[int, Assignment | Call]] = [
            (one.end, one) for one in function.assignments
        ]
        events += [(one.end, one) for one in function.calls]
        for _, event in sorted(events, key=lambda event: event[0]):
            if isinstance(event, Call):
                self._call(flow, event)
            else:
                self._assign(flow, event)
        for node in function.of("return"):
            if kind := flow.of_value(function.source(node)[len("return") :], node.start_byte):
                self.returns.setdefault(function.name, kind)
        for at, name in enumerate(names):
            variable = function.variables[name]
            kind = flow.kind(name, function.node.end_byte)
            if kind and (variable.is_pointer or variable.size is not None):
                self.outputs.setdefault((function.name, at), kind)
        return flow

    def _is_reached(self, function: CFunction) -> bool:
        """Return whether anything from outside can be in a function."""
        if function.node.start_byte in self.reading:
            return True
        if any(name == function.name for name, _ in self.parameters):
            return True
        giving = {*self.returns, *(name for name, _ in self.outputs)}
        return any(name in function.code for name in giving)

    def _assign(self, flow: Flow, one: Assignment) -> None:
        kind = flow.of_value(one.value, one.start)
        called = re.match(r"^(?:\([\w*]+\))?(\w+)\(", one.value)
        if called and called[1] in self.by_name:
            kind = self.returns.get(called[1], "")
        target = one.target.lstrip("*(").rstrip(")")
        if (
            one.operator == "="
            and not kind
            and "[" not in target
            and not one.target.startswith("*")
        ):
            if flow.kinds.get(target):
                flow.mark(target, one.end, "")
        elif kind:
            flow.mark(target.split("[")[0], one.end, kind)

    def _call(self, flow: Flow, call: Call) -> None:
        given = call.arguments
        if call.name in _BUFFERS and len(given) > _BUFFERS[call.name]:
            flow.mark(base(given[_BUFFERS[call.name]]), call.end, TEXT)
        elif call.name in _SCANS:
            if call.name in _FROM_TEXT and not flow.of_value("".join(given[:1]), call.start):
                return
            for text in given[_SCANS[call.name] :]:
                flow.mark(text.lstrip("&"), call.end, NUMBER if text.startswith("&") else TEXT)
        elif call.name in _COPIES and len(given) > 1:
            sources = given[2:] if "printf" in call.name else given[1:2]
            text_only = "%s" in ",".join(given[1:3]) or "printf" not in call.name
            kinds = [flow.of_value(one, call.start) for one in sources]
            kind = TEXT if TEXT in kinds else OPTION if OPTION in kinds else ""
            if text_only and kind:
                flow.mark(base(given[0]), call.end, kind)
        elif call.name in self.by_name:
            for at, text in enumerate(given):
                if kind := flow.of_value(text, call.start):
                    self.parameters.setdefault((call.name, at), kind)
                elif kind := self.outputs.get((call.name, at), ""):
                    flow.mark(base(text), call.end, kind)


def _reads(text: str) -> bool:
    """Return whether a text calls something that reads; words first, they are found fast."""
    return any(word in text for word in _WORDS) and _READS.search(text) is not None


class _Last:
    text: bytes = b""
    found: list[Flow]


def flows_of(root: Node, text: bytes, language: str) -> list[Flow]:
    """Return the flows of a text's functions, shared by its detectors; none where nothing comes in."""
    if _Last.text is not text:
        found: list[Flow] = []
        if _reads(text.decode("latin-1")):
            found = _Text(functions_of(root, text, language)).flows()
        _Last.text, _Last.found = text, found
    return _Last.found


def arguments_from_input(
    root: Node, text: bytes, language: str, sinks: dict[str, int]
) -> Iterator[tuple[int, int]]:
    """Yield the calls whose argument at a place is text from outside.

    Args:
        root: The tree of the text.
        text: The text.
        language: ``c`` or ``cpp``.
        sinks: Place of the argument by name of the function.
    """
    for flow in flows_of(root, text, language):
        for call in flow.function.calls:
            at = sinks.get(call.name)
            if at is None or len(call.arguments) <= at:
                continue
            if flow.of_value(call.arguments[at], call.start) in {TEXT, OPTION}:
                yield call.start, call.end
