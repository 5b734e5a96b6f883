"""Definitions, names and complexity that the queries of Java, Kotlin and Scala find."""

from __future__ import annotations

import pytest

from dataprep.parse.contents import Parts, read_text
from dataprep.syntax.tree import grammar_of


def _parts(language: str, text: str) -> Parts:
    return read_text(text.encode(), grammar_of(language))


def _symbols(language: str, text: str) -> list[str]:
    return [f"{one.kind} {one.qualified_name}" for one in _parts(language, text).definitions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A { A() {} void m() {} }", ["class A", "constructor A.A", "method A.m"]),
        ("interface I { void m(); }", ["interface I", "method I.m"]),
        ("enum E { X; void m() {} }", ["enum E", "method E.m"]),
        ("record R(int a) { R { } }", ["class R", "constructor R.R"]),
        ("@interface A { int v() default 1; }", ["interface A", "method A.v"]),
        ("class A { class B { void m() {} } }", ["class A", "class A.B", "method A.B.m"]),
        (
            "class A { void m() { new B() { void n() {} }; } }",
            ["class A", "method A.m", "method A.m.n"],
        ),
    ],
)
def test_java_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("java", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A { fun m() {} }", ["class A", "method A.m"]),
        ("fun f() {}\nval p = 1\n", ["function f", "property p"]),
        ("fun String.f() {}", ["function f"]),
        ("interface I {\n  val x: Int\n}", ["interface I", "property I.x"]),
        ("enum class E { A, B }", ["enum E"]),
        ("object O { fun m() {} }", ["object O", "method O.m"]),
        ("class A {\n  companion object {\n    fun m() {}\n  }\n}", ["class A", "method A.m"]),
        (
            "class A {\n  companion object N {\n    fun m() {}\n  }\n}",
            ["class A", "object A.N", "method A.N.m"],
        ),
        ("typealias T = List<Int>", ["type T"]),
        ("class A(val x: Int, y: Int)", ["class A", "property A.x"]),
        ("class A { constructor(q: Int) {} }", ["class A", "constructor A.constructor"]),
        ("fun f() {\n  val local = 1\n}", ["function f"]),
    ],
)
def test_kotlin_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("kotlin", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A { def m = 1 }", ["class A", "method A.m"]),
        ("trait T { def m: Int; val x: Int }", ["trait T", "method T.m", "property T.x"]),
        ("object O { type T = Int }", ["object O", "type O.T"]),
        ("package object p { val x = 1 }", ["object p", "property p.x"]),
        ("enum E { case A, B }", ["enum E"]),
        ("def f(x: Int) = { val local = 1; local }", ["function f"]),
        ("given ord: Ord[Int] with { def m = 1 }", ["property ord", "function ord.m"]),
    ],
)
def test_scala_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("scala", text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("java", "class A { java.util.List<B> x; }", ["B", "java.util", "java.util.List"]),
        ("java", "class A { Object x = Q.y; int z = q.y; }", ["Object", "Q"]),
        ("java", "class A<T extends B> { }", ["B"]),
        ("java", "@X(Y.class) class A extends B implements C { }", ["B", "C", "X", "Y"]),
        ("java", "class A { void m() { a.b.C.run(); D.e(); } }", ["D", "a.b.C"]),
        ("java", "class A { Object x = B::new; }", ["B", "Object"]),
        ("java", 'class A { /** {@link B} */ int x; String y = "B"; }', ["String"]),
        ("kotlin", "val x: a.b.C<D> = f(G)", ["D", "G", "a", "a.b.C<D>", "f"]),
        ("kotlin", "fun m(x: B) = x.go(C.d)", ["B", "C", "go", "x"]),
        ("scala", "class A extends B with C[D]", ["B", "C", "D"]),
        ("scala", "object A { val x = B.y; val z = f(C) }", ["B", "C", "f"]),
        ("scala", "object A { val x: p.Q = p.R.make }", ["p", "p.Q", "p.R"]),
    ],
)
def test_names_when_text_uses_others_then_uses(
    language: str, text: str, expected: list[str]
) -> None:
    assert set(expected) - {"p"} == set(_parts(language, text).reading.uses) - {"p"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("java", "class A { int m() { if (a && b || c) { } return 1; } }", 4),
        ("java", "class A { void m() { switch (a) { case 1: case 2: default: } } }", 3),
        ("java", "class A { void m() { for (;;) { } while (a) { } do { } while (b); } }", 4),
        ("java", "class A { int m() { try { } catch (E e) { } return a ? 1 : 2; } }", 3),
        ("kotlin", "fun m() {\n  if (a && b) {} else if (c) {}\n}", 4),
        ("kotlin", "fun m() {\n  when (x) {\n    1 -> 2\n    else -> 3\n  }\n}", 2),
        ("scala", "object O { def m = if (a || b) 1 else 2 }", 3),
        ("scala", "object O { def m = x match { case 1 => 2; case _ => 3 } }", 3),
    ],
)
def test_complexity_when_function_branches_then_cyclomatic(
    language: str, text: str, expected: int
) -> None:
    functions = [one for one in _parts(language, text).definitions if one.name == "m"]
    assert [expected] == [one.item.cyclomatic for one in functions]


@pytest.mark.parametrize(
    ("language", "text", "name", "visibility", "is_test"),
    [
        ("java", "class A { private void m() {} }", "m", "private", False),
        ("java", "class A { void m() {} }", "m", "package", False),
        ("java", "interface A { void m(); }", "m", "public", False),
        ("java", "class A { @Test public void m() {} }", "m", "public", True),
        ("java", "class ATest { void m() {} }", "ATest", "package", True),
        ("kotlin", "class A { @Test fun m() {} }", "m", "public", True),
        ("kotlin", "internal fun m() {}", "m", "package", False),
        ("scala", "class A { private[a] def m = 1 }", "m", "private", False),
        ("scala", "class ASpec", "ASpec", "public", True),
    ],
)
def test_definition_when_marked_then_visibility_and_test(
    language: str, text: str, name: str, visibility: str, *, is_test: bool
) -> None:
    one = next(one for one in _parts(language, text).definitions if one.name == name)
    assert (visibility, is_test) == (one.visibility, one.is_test)


def test_java_when_documented_then_docstring_and_decorators() -> None:
    text = "class A {\n    /** What. */\n    @Deprecated\n    void m() { }\n}\n"
    one = _parts("java", text).definitions[1]
    assert one.docstring is not None
    assert "/** What. */" == text[slice(*one.docstring)]
    assert text.index("@Deprecated") == one.decorators_start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("package a.b;", ("package", "a.b", None)),
        ("import a.b.C;", ("import", "a.b.C", None)),
        ("import a.b.*;", ("import", "a.b", "*")),
        ("import static a.b.C.m;", ("import", "a.b.C", "m")),
        ("import static a.b.C.*;", ("import", "a.b.C", "*")),
    ],
)
def test_java_when_statement_is_read_then_one_row(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    rows = _parts("java", text).reading.imports
    assert [expected] == [(row.kind, row.specifier, row.name) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("package a.b", ("package", "a.b", None, None)),
        ("import a.b.C", ("import", "a.b.C", None, None)),
        ("import a.b.*", ("import", "a.b", "*", None)),
        ("import a.b.C as D", ("import", "a.b.C", None, "D")),
    ],
)
def test_kotlin_when_statement_is_read_then_one_row(
    text: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    rows = _parts("kotlin", text + "\n").reading.imports
    assert [expected] == [(row.kind, row.specifier, row.name, row.alias) for row in rows]


def test_kotlin_when_file_is_named_for_java_then_it_declares_the_name() -> None:
    text = '@file:JvmName("Texts")\npackage a\nfun f() {}\n'
    assert {"Texts": 1} == _parts("kotlin", text).reading.declares
