"""Parses texts for :mod:`dataprep.syntax.long_tail` in a process that may be killed at any time."""

from __future__ import annotations

import importlib
import json
import signal
import struct
import sys
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from dataprep.syntax.tree import Grammar, parse

if TYPE_CHECKING:
    from tree_sitter import Parser

HEADER = struct.Struct(">HIf")
"""Lengths of the grammar's name and of the text, and seconds of processor time."""


class _Pack(Protocol):
    def get_parser(self, name: str) -> Parser:
        """Return the parser of a grammar."""


class _Bare(Grammar):
    """A grammar without a query.

    Args:
        parser: Its parser.
    """

    def __init__(self, parser: Parser) -> None:
        self.parser = parser


def _answer(pack: _Pack, name: str, text: bytes) -> list[object]:
    parsed = parse(text, _Bare(pack.get_parser(name)))
    n_nodes = 0 if parsed.tree is None else parsed.tree.root_node.descendant_count
    return [parsed.status, parsed.steps, parsed.errors.n_bytes, parsed.errors.n_errors, n_nodes]


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more.

    NOTE: the timer counts processor time and ends the process from within the parser, too, since
    nobody handles its signal: what a text gets does not depend on how busy the machine is.
    """
    pack = cast("_Pack", importlib.import_module("tree_sitter_language_pack"))
    while header := requests.read(HEADER.size):
        n_name, n_text, seconds = HEADER.unpack(header)
        name, text = requests.read(n_name).decode(), requests.read(n_text)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        answer = _answer(pack, name, text)
        signal.setitimer(signal.ITIMER_PROF, 0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
