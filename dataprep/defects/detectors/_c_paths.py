"""Statements that follow one another in a C function, and what a variable meets on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction

if TYPE_CHECKING:
    from tree_sitter import Node

JUMPS = frozenset({"return_statement", "goto_statement", "break_statement", "continue_statement"})
_JOINED = re.compile(r"[\w.]$|->$|\b(?:struct|union|enum|goto)\s+$")
_SET = re.compile(r"=(?!=)")
_JOINS = re.compile(r"\?|&&|\|\|")
_WORD_END = re.compile(r"[\w)+\-*/,]$")
_NOTHING_AFTER = re.compile(r"[!=]=\s*(?:NULL|0|nullptr)\b")
_NOTHING_BEFORE = re.compile(r"(?:NULL|nullptr|\b0)\s*[!=]=$")
_OPENS = re.compile(r"(?:&&|\|\||\()$")
_CLOSES = re.compile(r"\)|&&|\|\||\?")
_CALLS = re.compile(r"\w\s*\($")
_HEADS = re.compile(r"\b(?:if|while)\s*\($")
_LEAVES = re.compile(
    r"(?i)^(?:exit|_exit|abort|\w*(?:fatal|die|err|errx|error|panic|throw|longjmp|usage|return|_ret|fail|goto)\w*)$|^[A-Z_0-9]+$"
)
FREES = frozenset(
    {
        "free", "kfree", "vfree", "g_free", "xmlFree", "av_free", "OPENSSL_free", "cfree", "efree", "xfree",
        "kvfree", "curl_free", "fclose", "closedir", "pclose", "RelinquishMagickMemory", "opj_free", "gf_free",
    }
)  # fmt: skip


def statement_of(node: Node) -> Node | None:
    """Return the statement of a block that a node is part of, None for the head of an if or loop."""
    inner: Node | None = node
    while inner is not None and inner.parent is not None:
        if inner.parent.type in {"compound_statement", "case_statement"}:
            return inner if inner.type in {"expression_statement", "declaration"} else None
        if inner.parent.type in {"if_statement", "for_statement", "while_statement", "else_clause"}:
            return None
        inner = inner.parent
    return None


def following(statement: Node) -> Iterator[Node]:
    """Yield the statements of the same block after one, up to a jump (with it) or a label."""
    inner = statement.next_named_sibling
    while inner is not None:
        if inner.type in {"labeled_statement", "case_statement"} or inner.type.startswith(
            "preproc"
        ):
            return
        yield inner
        if inner.type in JUMPS:
            return
        inner = inner.next_named_sibling


def is_left(statement: Node, function: CFunction) -> bool:
    """Return whether a statement leaves the block: a jump, or a call that may not come back."""
    if statement.type in JUMPS:
        return True
    if statement.type != "expression_statement" or not statement.named_children:
        return False
    called = statement.named_children[0].child_by_field_name("function")
    return called is not None and _LEAVES.match(function.source(called)) is not None


def mentions(function: CFunction, name: str, start: int, end: int) -> Iterator[int]:
    """Yield the places in ``masked`` where a variable stands between two bytes of the text."""
    text, last = function.masked, function.at(end)
    at = text.find(name, function.at(start), last)
    while at >= 0:
        before, after = text[max(0, at - 8) : at], text[at + len(name) : at + len(name) + 1]
        if not _JOINED.search(before) and not (after.isalnum() or after == "_"):
            yield at
        at = text.find(name, at + len(name), last)


def meaning(function: CFunction, name: str, at: int) -> str:
    """Return what happens to a variable at a place of ``masked``.

    Returns:
        ``set`` where a value is put into it, ``address`` where its address is taken or its size,
        ``deref`` where it is followed, ``test`` where it is the whole of a condition's part or is
        compared with nothing, ``read`` for the rest.
    """
    after = function.masked[at + len(name) : at + len(name) + 40].lstrip()
    before = function.masked[max(0, at - 40) : at].rstrip()
    if _SET.match(after):
        return "deref" if _is_star(before) else "set"
    if (
        before.endswith("&")
        and not before.endswith("&&")
        and not re.search(r"[\w)\]]\s*&$", before)
    ):
        return "address"
    if re.search(r"sizeof\s*\(?\s*\**$|\b(?:int|char|void|struct \w+|\w+_t)\s*\**$", before):
        return "address"
    if after.startswith(("->", "[")) or _is_star(before):
        return "deref"
    return "test" if _is_test(before, after) else "read"


def _is_test(before: str, after: str) -> bool:
    """Return whether a name between two texts is the whole of a test."""
    if _JOINS.match(after) and not _WORD_END.search(before):
        return True
    if after.startswith("?") and before.endswith("return"):
        return True
    if before.endswith("!") or _NOTHING_AFTER.match(after) or _NOTHING_BEFORE.search(before):
        return True
    if _OPENS.search(before) and _CLOSES.match(after):
        return not _CALLS.search(before) or _HEADS.search(before) is not None
    return False


def _is_star(before: str) -> bool:
    """Return whether what stands before a name follows it as a pointer, and does not multiply."""
    return re.search(r"(?:^|[=(,;{}!<>+\-&|?:]|\breturn)\s*\*+\(?$", before) is not None


def call_before(function: CFunction, at: int) -> str:
    """Return the name of the call in whose arguments a place of ``masked`` stands, "" for none."""
    depth = 0
    text = function.masked
    for place in range(at - 1, max(0, at - 300), -1):
        letter = text[place]
        if letter == ")":
            depth += 1
        elif letter == "(":
            if not depth:
                found = re.search(r"([A-Za-z_]\w*)\s*$", text[max(0, place - 60) : place])
                if found and found[1] not in {"if", "while", "for", "return", "switch", "sizeof"}:
                    return found[1]
                if found:
                    return ""
                continue
            depth -= 1
        elif letter in ";{}":
            return ""
    return ""
