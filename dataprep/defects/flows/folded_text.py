"""Methods of texts on constants, by the names that they have in the languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dataprep.defects.flows.fold import text_of
from dataprep.defects.flows.values import MAX_TEXT, MISSING


def fold_method(name: str, receiver: object, args: Sequence[object]) -> object:
    """Return what a method gives for constants; ``MISSING`` where that is not known.

    Args:
        name: Name of the method.
        receiver: The text, or another constant.
        args: Its arguments.
    """
    if isinstance(receiver, bytes):
        if name == "decode" and not args:
            return receiver.decode("utf-8", "replace")
        return MISSING
    if name in {"toString", "ToString", "String", "__str__"} and not args:
        return text_of(receiver)
    if name in {"equals", "Equals"} and len(args) == 1:
        return receiver == args[0]
    if isinstance(receiver, (int, float)):
        is_whole = name in {"intValue", "longValue"} and isinstance(receiver, int)
        return receiver if is_whole else MISSING
    return _fold_text(name, receiver, args) if isinstance(receiver, str) else MISSING


def _fold_text(name: str, text: str, args: Sequence[object]) -> object:
    fold = _METHODS.get(name)
    if fold is None:
        return MISSING
    try:
        return fold(text, list(args))
    except (TypeError, ValueError, IndexError, AttributeError):
        return MISSING


def _char_at(text: str, args: list[object]) -> object:
    at = _number(args, 0)
    return text[at] if 0 <= at < len(text) else MISSING


def _number(args: list[object], number: int) -> int:
    value = args[number]
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _text(args: list[object], number: int) -> str:
    value = args[number]
    if not isinstance(value, str):
        raise TypeError
    return value


def _substring(text: str, args: list[object]) -> object:
    start = _number(args, 0)
    end = _number(args, 1) if len(args) > 1 else len(text)
    return text[start:end] if 0 <= start <= end else MISSING


def _replaced(text: str, args: list[object]) -> object:
    old, new = _text(args, 0), _text(args, 1)
    n_found = text.count(old)
    return text.replace(old, new) if len(text) + n_found * len(new) <= 4 * MAX_TEXT else MISSING


def _split(text: str, args: list[object]) -> object:
    if not args:
        return text.split()
    mark = _text(args, 0)
    if len(args) > 1:
        return text.split(mark, _number(args, 1))
    return text.split(mark) if mark and (len(mark) == 1 or mark.isalnum()) else MISSING


def _repeated(text: str, args: list[object]) -> object:
    times = _number(args, 0)
    return text * times if 0 <= times * len(text) <= MAX_TEXT else MISSING


def _compared(text: str, args: list[object]) -> object:
    other = _text(args, 0)
    return (text > other) - (text < other)


def _stripped(text: str, args: list[object]) -> object:
    return text.strip(_text(args, 0)) if args else text.strip()


_METHODS: dict[str, Callable[[str, list[object]], object]] = {
    "charAt": _char_at,
    "length": lambda text, args: MISSING if args else len(text),
    "size": lambda text, args: MISSING if args else len(text),
    "isEmpty": lambda text, _: not text,
    "isBlank": lambda text, _: not text.strip(),
    "equalsIgnoreCase": lambda text, args: text.lower() == _text(args, 0).lower(),
    "contentEquals": lambda text, args: text == _text(args, 0),
    "contains": lambda text, args: _text(args, 0) in text,
    "includes": lambda text, args: _text(args, 0) in text,
    "startsWith": lambda text, args: text.startswith(_text(args, 0)),
    "startswith": lambda text, args: text.startswith(_text(args, 0)),
    "endsWith": lambda text, args: text.endswith(_text(args, 0)),
    "endswith": lambda text, args: text.endswith(_text(args, 0)),
    "substring": _substring,
    "slice": _substring,
    "trim": _stripped,
    "strip": _stripped,
    "lstrip": lambda text, args: text.lstrip(_text(args, 0)) if args else text.lstrip(),
    "rstrip": lambda text, args: text.rstrip(_text(args, 0)) if args else text.rstrip(),
    "toLowerCase": lambda text, _: text.lower(),
    "toUpperCase": lambda text, _: text.upper(),
    "lower": lambda text, _: text.lower(),
    "upper": lambda text, _: text.upper(),
    "title": lambda text, _: text.title(),
    "capitalize": lambda text, _: text.capitalize(),
    "indexOf": lambda text, args: text.find(_text(args, 0)),
    "find": lambda text, args: text.find(_text(args, 0)) if len(args) == 1 else MISSING,
    "lastIndexOf": lambda text, args: text.rfind(_text(args, 0)),
    "count": lambda text, args: text.count(_text(args, 0)),
    "concat": lambda text, args: text + _text(args, 0),
    "replace": _replaced,
    "split": _split,
    "repeat": _repeated,
    "compareTo": _compared,
    "intern": lambda text, _: text,
    "isdigit": lambda text, _: text.isdigit(),
    "isalnum": lambda text, _: text.isalnum(),
    "isalpha": lambda text, _: text.isalpha(),
    "encode": lambda text, _: text.encode("utf-8", "replace"),
}
