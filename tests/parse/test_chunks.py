import ast
import inspect
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import dataprep.parse.chunks as chunks_module
from dataprep.parse.chunks import (
    Chunk,
    ChunkParams,
    Definition,
    Import,
    bound_names,
    chunk_text,
)


def _python(text: str) -> list[Definition]:
    """Return the definitions of a Python text, decorators before them as their lead."""
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: list[Definition] = []

    def walk(node: ast.AST, parent: int | None, names: tuple[str, ...]) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                start = starts[child.lineno - 1] + child.col_offset
                assert child.end_lineno is not None
                assert child.end_col_offset is not None
                end = starts[child.end_lineno - 1] + child.end_col_offset
                first = child.decorator_list[0] if child.decorator_list else None
                lead = start if first is None else starts[first.lineno - 1] + first.col_offset - 1
                own = (*names, child.name)
                found.append(Definition(start, end, lead, ".".join(own), parent))
                walk(child, len(found) - 1, own)
            else:
                walk(child, parent, names)

    walk(ast.parse(text), None, ())
    return found


def _check_cover(text: bytes, chunks: list[Chunk], params: ChunkParams) -> None:
    bounds = [0, *(chunk.end for chunk in chunks)]
    assert bounds[:-1] == [chunk.start for chunk in chunks]
    assert len(text) == bounds[-1]
    for chunk in chunks:
        assert 0 < chunk.end - chunk.start <= params.max_bytes
        text[chunk.start : chunk.end].decode()
        assert 1 + text.count(b"\n", 0, chunk.start) == chunk.line
        assert 1 + text.count(b"\n", 0, chunk.end - 1) == chunk.end_line


PARTS = [
    "def f():\n",
    "    x = 1\n",
    "\n",
    "    y\n",
    "é" * 30,
    "}\n",
    "long " * 30,
    "\r\n",
    "\t",
    "日本語\n",
]


@st.composite
def texts_with_definitions(draw: st.DrawFn) -> tuple[bytes, list[Definition]]:
    text = "".join(draw(st.lists(st.sampled_from(PARTS), max_size=40))).encode()
    borders = [k for k in range(len(text) + 1) if k == len(text) or text[k] & 0xC0 != 0x80]
    found: list[Definition] = []

    def fill(low: int, high: int, parent: int | None, depth: int) -> None:
        places = sorted(draw(st.sets(st.integers(low, high), max_size=4)))
        own = [
            k for k in borders if any(abs(k - place) < 4 for place in places) and low <= k <= high
        ]
        for start, end in zip(own[::2], own[1::2], strict=False):
            if start < end:
                found.append(Definition(start, end, start, f"d{len(found)}", parent))
                if depth < 2:
                    fill(start, end, len(found) - 1, depth + 1)

    fill(0, len(text), None, 0)
    return text, found


@given(texts_with_definitions(), st.integers(64, 300), st.integers(0, 64))
@settings(deadline=None, max_examples=60)
def test_chunk_text_covers_the_text_in_order_within_bounds(
    case: tuple[bytes, list[Definition]], most: int, least: int
) -> None:
    text, definitions = case
    params = ChunkParams(max_bytes=most, min_bytes=least)
    chunks = chunk_text(text, definitions, [], params)
    _check_cover(text, chunks, params)
    assert [one.qualified_name for one in definitions] == [
        name for chunk in chunks for name in chunk.symbols
    ]
    for chunk in chunks:
        if chunk.symbol_path is not None:
            (holder,) = [one for one in definitions if one.qualified_name == chunk.symbol_path]
            inner = text[chunk.start : chunk.end].strip(b" \t\r\n\f\v")
            assert inner in text[holder.lead : holder.end]


SOURCE = inspect.getsource(chunks_module)


@pytest.mark.parametrize("most", [128, 512, 2048, 100_000])
def test_chunk_text_when_a_definition_fits_then_it_stays_whole(most: int) -> None:
    text = SOURCE.encode()
    definitions = _python(SOURCE)
    params = ChunkParams(max_bytes=most, min_bytes=64)
    chunks = chunk_text(text, definitions, [], params)
    _check_cover(text, chunks, params)
    for one in definitions:
        line = text.rfind(b"\n", 0, one.lead) + 1
        if one.end + 1 - line <= most:
            assert any(chunk.start <= one.lead and one.end <= chunk.end for chunk in chunks), one


def test_chunk_text_when_a_class_is_too_large_then_it_is_cut_at_its_methods() -> None:
    method = "    @d\n    def m{}(self):\n        return 1{}\n\n"
    text = (
        "import a\n\nclass C:\n    x = 1\n\n"
        + "".join(method.format(k, " + 1" * 20) for k in range(4))
        + "y = C()\n"
    )
    chunks = chunk_text(text.encode(), _python(text), [], ChunkParams(max_bytes=160, min_bytes=40))
    got = [(chunk.kind, chunk.symbol_path, chunk.symbols) for chunk in chunks]
    assert ("definition", None, ("C", "C.m0")) == got[0]
    assert [("definition", f"C.m{k}", (f"C.m{k}",)) for k in range(1, 3)] == got[1:3]
    assert all(
        text.encode()[chunk.start : chunk.end].startswith(b"    @d\n") for chunk in chunks[1:4]
    )


def test_chunk_text_when_neighbours_fit_then_they_share_a_chunk() -> None:
    text = "def a():\n    pass\n\ndef b():\n    pass\n"
    (chunk,) = chunk_text(text.encode(), _python(text), [], ChunkParams())
    assert ("definitions", None, ("a", "b"), 1, 5) == (
        chunk.kind, chunk.symbol_path, chunk.symbols, chunk.line, chunk.end_line,
    )  # fmt: skip


def test_chunk_text_when_there_are_no_definitions_then_it_is_cut_at_statements() -> None:
    block = "if x:\n" + "    y = 1\n" * 6
    text = (block * 8).encode()
    chunks = chunk_text(text, [], [], ChunkParams(max_bytes=160, min_bytes=0))
    assert {"lines"} == {chunk.kind for chunk in chunks}
    assert all(text[chunk.start : chunk.end].startswith(b"if x:") for chunk in chunks)
    assert ["rest"] == [chunk.kind for chunk in chunk_text(b"x = 1\n", [], [], ChunkParams())]
    assert [] == chunk_text(b"", [], [], ChunkParams())


def test_chunk_text_when_a_function_is_too_large_then_its_parts_know_it() -> None:
    text = "def f():\n" + "    g(1)\n" * 60
    chunks = chunk_text(text.encode(), _python(text), [], ChunkParams(max_bytes=200, min_bytes=0))
    assert {("part", "f")} == {(chunk.kind, chunk.symbol_path) for chunk in chunks}
    assert [("f",), *[()] * (len(chunks) - 1)] == [chunk.symbols for chunk in chunks]


def test_chunk_text_when_imports_are_used_then_those_in_force_are_named() -> None:
    text = "import os\nimport re as r\nfrom a import b\nfrom s import *\n\ndef f():\n    import json\n    return os, json, b2\n\ndef g():\n    return b.json, r\n"
    specs = [
        ("import os", "os", ("os",)),
        ("import re as r", "re", ("r",)),
        ("from a import b", "a", ("b",)),
        ("from s import *", "s", ()),
        ("import json", "json", ("json",)),
    ]
    imports = [
        Import(spec, names, text.index(line), text.index(line) + len(line))
        for line, spec, names in specs
    ]
    chunks = chunk_text(
        text.encode(), _python(text), imports, ChunkParams(max_bytes=64, min_bytes=0)
    )
    by_symbol = {chunk.symbols: chunk.imports for chunk in chunks}
    assert ("os", "json") == by_symbol["f",]
    assert ("re", "a") == by_symbol["g",]
    assert all(chunk.imports == () for chunk in chunks if not chunk.symbols)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("numpy", None, "np"), ("np",)),
        (("a.b", "c", None), ("c",)),
        (("./lib/util.js", None, None), ("util",)),
        (("fmt", None, None), ("fmt",)),
        (("x", "*", None), ()),
        (("..", None, None), ()),
    ],
)
def test_bound_names_when_a_row_is_given_then_the_words_that_mean_it_are_told(
    row: tuple[str, str | None, str | None], expected: tuple[str, ...]
) -> None:
    assert expected == bound_names(*row)


def test_chunk_text_when_a_line_is_very_long_then_it_is_cut_between_statements() -> None:
    text = b"a=1;" * 100
    chunks = chunk_text(text, [], [], ChunkParams(max_bytes=70, min_bytes=0))
    assert all(re.fullmatch(rb"(a=1;)+", text[chunk.start : chunk.end]) for chunk in chunks)
    _check_cover(
        "ж".encode() * 200,
        chunk_text("ж".encode() * 200, [], [], ChunkParams(max_bytes=65, min_bytes=0)),
        ChunkParams(max_bytes=65, min_bytes=0),
    )


def test_chunk_text_when_definitions_are_nested_very_deep_then_nothing_recurses() -> None:
    n = 5_000
    text = b"(" * n + b")" * n
    definitions = [Definition(k, 2 * n - k, k, str(k), k - 1 if k else None) for k in range(n)]
    params = ChunkParams(max_bytes=100, min_bytes=0)
    _check_cover(text, chunk_text(text, definitions, [], params), params)


def test_chunk_params_when_bounds_are_crossed_then_they_are_refused() -> None:
    with pytest.raises(ValidationError, match="min_bytes"):
        ChunkParams(max_bytes=64, min_bytes=65)
