"""What is read from texts of Python."""

from __future__ import annotations

import ast
import textwrap

import pytest

from dataprep.parse.contents import Parts, read_text
from dataprep.syntax.tree import grammar_of


def _read(text: str) -> tuple[Parts, bytes]:
    source = textwrap.dedent(text).lstrip("\n").encode()
    return read_text(source, grammar_of("python")), source


def _imports(text: str) -> list[tuple[str, str, str | None, str | None]]:
    parts, _ = _read(text)
    return [(row.kind, row.specifier, row.name, row.alias) for row in parts.reading.imports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a.b", [("import", "a.b", None, None)]),
        ("import a, b as c", [("import", "a", None, None), ("import", "b", None, "c")]),
        ("from ..x import y as z", [("import", "..x", "y", "z")]),
        ("from . import y", [("import", ".", "y", None)]),
        ("from a import *", [("import", "a", "*", None)]),
        ("from __future__ import x", [("import", "__future__", "x", None)]),
        (
            "from a import (  # why\n    b,\n    c as d,\n)",
            [("import", "a", "b", None), ("import", "a", "c", "d")],
        ),
        ("importlib.import_module('a.b')", [("dynamic", "a.b", None, None)]),
        ("x = __import__('a')", [("dynamic", "a", None, None)]),
        ("import_module('.a', __name__)", [("dynamic", ".a", None, None)]),
        ("import_module(f'a.{b}')", []),
        ("import_module(a)", []),
        ("other('a')", []),
    ],
)
def test_imports_when_written_so_then_rows(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert _imports(text) == expected


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("import a", (False, False, False)),
        ("if b:\n    import a", (True, False, False)),
        ("try:\n    import a\nexcept ImportError:\n    pass", (True, False, False)),
        ("try:\n    import a\nfinally:\n    pass", (False, False, False)),
        ("if TYPE_CHECKING:\n    import a", (True, True, False)),
        ("if typing.TYPE_CHECKING:\n    import a", (True, True, False)),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import a", (True, False, False)),
        ("if not TYPE_CHECKING:\n    pass\nelse:\n    import a", (True, True, False)),
        ("def f():\n    import a", (False, False, True)),
        ("class C:\n    import a", (False, False, False)),
    ],
)
def test_imports_when_in_something_then_flags(text: str, flags: tuple[bool, bool, bool]) -> None:
    parts, _ = _read(text)
    (item,) = parts.reading.import_items
    assert flags == (item.is_conditional, item.is_type_only, item.function is not None)


def test_definitions_when_read_then_those_of_ast_in_name_span_and_docstring() -> None:
    parts, source = _read(
        '''
        @d(1)
        async def f(a, *, b=1):  # note
            """Doc é."""
            def inner(): return lambda: 1

        class C(B):
            "D" "E"
            @property
            def m(self):
                b"no docstring"
        '''
    )
    wanted = [
        (node.name, ast.get_docstring(node, clean=False) is not None)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    got = [(one.name, one.docstring is not None) for one in parts.definitions]
    assert sorted(wanted) == sorted(got)
    assert ["f", "f.inner", "C", "C.m"] == [one.qualified_name for one in parts.definitions]
    assert ["function", "function", "class", "method"] == [one.kind for one in parts.definitions]
    assert source.index(b"async") == parts.definitions[0].found.start
    assert parts.definitions[0].decorators_start == 0
    assert parts.definitions[2].docstring is not None
    assert source[slice(*parts.definitions[2].docstring)] == b'"D" "E"'


@pytest.mark.parametrize(
    ("body", "cyclomatic", "cognitive"),
    [
        ("return a", 1, 0),
        ("if a: pass", 2, 1),
        ("if a: pass\n    elif b: pass\n    else: pass", 3, 3),
        ("for x in a:\n        if x: pass", 3, 3),
        ("while a and b or c: pass", 4, 3),
        ("try: pass\n    except E: pass\n    finally: pass", 3, 1),
        ("return 1 if a else 2", 2, 1),
        ("return [x for x in a if x]", 3, 0),
        ("match a:\n        case 1: pass\n        case _: pass", 3, 1),
    ],
)
def test_complexity_when_a_structure_then_as_lizard_and_sonar_count(
    body: str, cyclomatic: int, cognitive: int
) -> None:
    parts, _ = _read(f"def f(a):\n    {body}\n")
    (item,) = (one.item for one in parts.definitions)
    assert (cyclomatic, cognitive) == (item.cyclomatic, item.cognitive)


def test_names_when_at_the_top_level_then_declared() -> None:
    parts, _ = _read("A = 1\nB, C = 1, 2\nD: int = 3\nx.y = 1\ndef f():\n    E = 1\n")
    assert sorted(parts.reading.declares) == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def test_x(): pass", True),
        ("class TestX:\n    pass", True),
        ("class XTestCase:\n    pass", True),
        ("def x(): pass", False),
        ("@pytest.mark.parametrize('a', [1])\ndef x(): pass", True),
        ("@pytest.fixture\ndef x(): pass", False),
    ],
)
def test_tests_when_named_or_marked_so_then_known(text: str, expected: bool) -> None:
    parts, _ = _read(text)
    assert expected == parts.definitions[0].is_test
