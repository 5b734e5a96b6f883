"""Reads the statements and paths of Rust that name other modules.

One row per leaf of a ``use``; one of kind ``module`` per ``mod name;`` (the column alias holds what
``#[path]`` says); one of kind ``use`` with the alias ``_`` (a name that is not bound) per path in
code that begins with ``crate``, ``self`` or ``super``. Relative paths in a module that is written in
the file are made relative to the file's own. Macros are called with words of which no parser knows
the meaning: ``mod``, ``use`` and such paths are looked for in them, too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_INLINE = re.compile(rb"\bmod\s+(?:r#)?\w+\s*\{")
_PATH_ATTRIBUTE = re.compile(rb'#\s*\[\s*path\s*=\s*r?#*"([^"\n]+)"')
_INCLUDED = re.compile(rb'\binclude\s*!\s*[(\[{]\s*r?#*"([^"\n]+)"')
_INTERESTING = re.compile(rb"\b[a-z]\w*\s*::|\b(?:mod|use|include)\b")
_INTERESTING_PARTS = (b"::", b"mod", b"use", b"include")
_PLAIN_PATH = re.compile(rb"[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*")
_NO_CODE = re.compile(rb"[/\"'\x80-\xff]|r#")
_WORD = re.compile(r"\$?\w+|::|\S", re.ASCII)
_TOKEN = re.compile(
    rb"//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/"
    rb'|b?r(#*)"(?s:.)*?"\1|b?"(?:[^"\\]|\\(?s:.))*"'
    rb"|'(?:[^'\\\n]|\\[^\n]{1,9}?)'|(\$?(?:r#)?\w+|::|[^\s])"
)
_RELATIVE = frozenset({"crate", "self", "super"})
_NOT_CODE = frozenset(
    {
        "use_declaration",
        "use_list",
        "scoped_use_list",
        "use_wildcard",
        "use_as_clause",
        "visibility_modifier",
    }
)
"""Nodes whose paths are read with the statement, or say who may see a definition."""
_MAX_LEAVES = 2_000
"""Names of one statement that are read."""
_MAX_DEPTH = 64

Leaf = tuple[tuple[str, ...], str | None]


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the rows of a node that the query hands over.

    Args:
        node: A ``use``, ``mod`` or ``extern crate``, a call of a macro, or the beginning of a path.
        text: The whole text.
    """
    kind = node.type
    if kind == "macro_invocation":
        yield from _macro_rows(node, text)
    elif kind == "use_declaration":
        yield from _use_rows(node, text)
    elif kind == "mod_item":
        name = _text(node.child_by_field_name("name"), text)
        path = (*_inline_modules(node, text), name)
        yield ImportRow.at(node, "module", "::".join(path), None, _path_attribute(node, text))
    elif kind == "extern_crate_declaration":
        crate = _text(node.child_by_field_name("name"), text)
        renamed = node.child_by_field_name("alias")
        yield ImportRow.at(node, "import", crate, None, _text(renamed, text) if renamed else None)
    else:
        whole = _whole_path(node)
        around = whole.parent
        if around is None or around.type in _NOT_CODE:
            return
        path = _segments(text[whole.start_byte : whole.end_byte])
        if path and path[0] in _RELATIVE and len(path) > 1:
            prefix = () if path[0] == "crate" else _inline_modules(node, text)
            specifier, last = _named(_from_file(path, prefix))
            yield ImportRow.at(whole, "use", specifier, last, "_")


def _use_rows(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield a row for each leaf of a ``use``."""
    start, end = node.byte_range
    raw = text[start:end]
    if _NO_CODE.search(raw) is None:
        words = _WORD.findall(raw.decode())
    else:
        words = [found for found, _ in _tokens(raw)]
    prefix, line = _inline_modules(node, text), node.start_point[0] + 1
    for path, alias in _leaves(words, words.index("use") + 1):
        specifier, last = _named(_from_file(path, prefix))
        yield ImportRow("use", specifier, start, end, line, last, alias)


def _text(node: Node | None, text: bytes) -> str:
    raw = b"" if node is None else text[node.start_byte : node.end_byte]
    return raw.decode(errors="replace").removeprefix("r#")


def _segments(raw: bytes) -> tuple[str, ...]:
    """Return the names of a path up to its first type argument."""
    if _PLAIN_PATH.fullmatch(raw):
        return tuple(raw.decode().split("::"))
    found = []
    for word, _ in _tokens(raw):
        if word == "::":
            continue
        if not (word[0].isalnum() or word[0] == "_"):
            break
        found.append(word)
    return tuple(found)


def _whole_path(node: Node) -> Node:
    """Return the longest path that begins with a node."""
    for _ in range(_MAX_DEPTH):
        parent = node.parent
        if parent is None or not parent.type.startswith("scoped_"):
            break
        if parent.start_byte != node.start_byte or parent.type.endswith("_list"):
            break
        node = parent
    return node


@functools.lru_cache(maxsize=1)
def _first_inline_module(text: bytes) -> int:
    """Return where the first module that is written in a text begins; behind it without one."""
    found = _INLINE.search(text)
    return len(text) if found is None else found.start()


def _inline_modules(node: Node, text: bytes) -> tuple[str, ...]:
    """Return the modules written in the file that a node stands in, the outermost first."""
    if _first_inline_module(text) > node.start_byte:
        return ()
    names = []
    around = node.parent
    while around is not None:
        if around.type == "mod_item":
            names.append(_text(around.child_by_field_name("name"), text))
        around = around.parent
    return tuple(reversed(names))


def _path_attribute(node: Node, text: bytes) -> str | None:
    """Return what ``#[path = "..."]`` before a module says."""
    before = node.prev_sibling
    while before is not None and (
        before.type == "attribute_item" or before.type.endswith("comment")
    ):
        raw = text[before.start_byte : before.end_byte]
        if before.type == "attribute_item" and (found := _PATH_ATTRIBUTE.match(raw)) is not None:
            return found.group(1).decode(errors="replace")
        before = before.prev_sibling
    return None


def _tokens(raw: bytes) -> Iterator[tuple[str, int]]:
    """Yield the words of code but comments and literals, with the place of each."""
    for match in _TOKEN.finditer(raw):
        word = match.group(2)
        if word is not None:
            yield word.decode(errors="replace").removeprefix("r#"), match.start()


def _leaves(words: Sequence[str], place: int) -> Iterator[Leaf]:
    """Yield the paths of a use-tree and what each is called, up to the end of the statement."""
    stack: list[tuple[str, ...]] = []
    path: tuple[str, ...] = ()
    alias: str | None = None
    n_leaves = 0
    while place < len(words) and n_leaves < _MAX_LEAVES:
        word = words[place]
        place += 1
        if word == "::":
            path = path or ("",)
        elif word == "{":
            if len(stack) == _MAX_DEPTH:
                return
            stack.append(path)
            path = stack[-1]
        elif word == "as" and place < len(words):
            alias = words[place]
            place += 1
        elif word in {",", "}", ";"}:
            base = stack[-1] if stack else ()
            if path != base:
                yield _leaf(path), alias
                n_leaves += 1
            if word == ";":
                return
            if word == "}" and stack:
                stack.pop()
                path = stack[-1] if stack else ()
            else:
                path = base
            alias = None
            if word == "}" and not stack:
                return
        else:
            path = (*path, word)


def _leaf(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a path without a ``self`` at its end, which means what is before it."""
    return path[:-1] if len(path) > 1 and path[-1] == "self" else path


def _from_file(path: tuple[str, ...], prefix: tuple[str, ...]) -> tuple[str, ...]:
    """Return a path in modules written in a file as one relative to the file's own module."""
    if not prefix or not path or path[0] not in {"self", "super"}:
        return path
    around = list(prefix)
    place = 0
    while place < len(path) and path[place] in {"self", "super"}:
        if path[place] == "super":
            if not around:
                break
            around.pop()
        place += 1
    rest = path[place:]
    return rest if rest and rest[0] == "super" else ("self", *around, *rest)


def _named(path: tuple[str, ...]) -> tuple[str, str | None]:
    """Return the specifier and the name that a path says."""
    if len(path) == 1:
        return path[0], None
    if len(path) == 2 and not path[0]:
        return f"::{path[1]}", None
    return "::".join(path[:-1]), path[-1]


def _macro_rows(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield what the words of a macro's call name."""
    raw = text[node.start_byte : node.end_byte]
    if not any(part in raw for part in _INTERESTING_PARTS) or _INTERESTING.search(raw) is None:
        return
    included = _INCLUDED.match(raw)
    if included is not None:
        yield ImportRow.at(node, "include", included.group(1).decode(errors="replace"))
        return
    outer = _inline_modules(node, text)
    first = node.start_point[0] + 1
    for kind, path, alias, start, end in _in_tokens(raw, outer):
        specifier, name = _named(path) if kind == "use" else ("::".join(path), None)
        yield ImportRow(
            kind=kind,
            specifier=specifier,
            start=node.start_byte + start,
            end=node.start_byte + end,
            line=first + raw.count(b"\n", 0, start),
            name=name,
            alias=alias,
        )


_Named = tuple[str, tuple[str, ...], str | None, int, int]


def _in_tokens(raw: bytes, outer: tuple[str, ...]) -> Iterator[_Named]:
    """Yield kind, path, alias and span of what words name, with the modules among them."""
    found = list(_tokens(raw))
    words = [word for word, _ in found]
    braces: list[tuple[str, ...]] = [outer]
    attributes = {match.end(): match.group(1) for match in _PATH_ATTRIBUTE.finditer(raw)}
    place = 0
    while place < len(words):
        word, start = found[place]
        if word == "{":
            is_module = place > 1 and words[place - 2] == "mod"
            braces.append((*braces[-1], words[place - 1]) if is_module else braces[-1])
        elif word == "}" and len(braces) > 1:
            braces.pop()
        elif word == "macro_rules":
            place = _group_end(words, place)
        elif word == "mod" and words[place + 2 : place + 3] == [";"]:
            before = [value for end, value in attributes.items() if start - 60 < end <= start]
            attribute = before[-1].decode(errors="replace") if before else None
            path = (*braces[-1], words[place + 1])
            yield "module", path, attribute, start, found[place + 2][1]
        elif word == "use" and words[place + 1 : place + 2] != ["<"]:
            end = _statement_end(words, place)
            for path, alias in _leaves(words[place : end + 1], 1):
                yield "use", _from_file(path, braces[-1]), alias, start, found[end][1]
            place = end
        elif words[place + 1 : place + 2] == ["::"] and (
            word in _RELATIVE or _is_head(words, place)
        ):
            end = _path_end(words, place)
            if end > place:
                path = tuple(words[place : end + 1 : 2])
                stop = found[end][1] + len(words[end])
                yield "use", _from_file(path, braces[-1]), "_", start, stop
            place = end
        place += 1


def _path_end(words: Sequence[str], place: int) -> int:
    """Return the place of the last name of a path."""
    end = place
    while words[end + 1 : end + 2] == ["::"] and words[end + 2 : end + 3] != ["<"]:
        if end + 2 >= len(words) or not words[end + 2].replace("_", "a").isalnum():
            break
        end += 2
    return end


def _is_head(words: Sequence[str], place: int) -> bool:
    """Return whether a word may be the name of a crate at the beginning of a path."""
    word = words[place]
    before = words[place - 1] if place else ""
    return word[0].islower() and before not in {"::", "$"} and word.replace("_", "a").isalnum()


def _group_end(words: Sequence[str], place: int) -> int:
    """Return the place of the brace that ends the first group behind a place."""
    depth = 0
    for end in range(place, len(words)):
        depth += (words[end] == "{") - (words[end] == "}")
        if words[end] == "}" and depth <= 0:
            return end
    return len(words)


def _statement_end(words: Sequence[str], place: int) -> int:
    """Return the place of the semicolon that ends a statement, or of the last word."""
    for end in range(place, min(place + 4 * _MAX_LEAVES, len(words))):
        if words[end] == ";":
            return end
    return min(place + 4 * _MAX_LEAVES, len(words)) - 1
