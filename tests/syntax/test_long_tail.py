"""Languages of the long tail: which ones, and a process that ends with what does not."""

from __future__ import annotations

import json

import pytest

from dataprep.resources import rules_dir
from dataprep.syntax.long_tail import MAX_BYTES, LongTailParser, Sizes, is_installed, long_tail
from dataprep.syntax.spec import syntax_of

_needs_pack = pytest.mark.skipif(not is_installed(), reason="needs the extra long-tail")


def test_languages_when_listed_then_known_and_without_a_grammar_of_their_own() -> None:
    table = json.dumps(json.loads((rules_dir() / "languages" / "table.json").read_bytes()))
    for name in long_tail().grammars:
        assert f'"{name}"' in table
        assert syntax_of(name) is None


def test_text_when_too_large_then_no_process_is_asked() -> None:
    with LongTailParser() as parser:
        assert Sizes("too-large") == parser.sizes(b" " * (MAX_BYTES + 1), "Lua")


@_needs_pack
def test_text_when_read_then_sizes_of_its_tree() -> None:
    with LongTailParser() as parser:
        assert Sizes("parsed", n_nodes=9) == parser.sizes(b"local x = 1\n", "Lua")._replace(steps=0)
        assert 0 < parser.sizes(b"local = = 1\n", "Lua").n_errors


@_needs_pack
def test_parser_when_it_does_not_return_then_no_answer_and_the_next_text_is_read() -> None:
    with LongTailParser(seconds=0.02) as parser:
        assert Sizes("no-answer") == parser.sizes(b"x = {1, 2}\n" * 90_000, "Lua")
        assert "parsed" == parser.sizes(b"x = 1\n", "Lua").status
