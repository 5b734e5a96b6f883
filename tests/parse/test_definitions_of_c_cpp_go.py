"""Definitions and complexity that the queries of C, C++ and Go find."""

from __future__ import annotations

import pytest

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of


def _symbols(language: str, text: str) -> list[str]:
    parts = read_text(text.encode(), grammar_of(language))
    return [f"{one.kind} {one.qualified_name}" for one in parts.definitions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("static int *f(int a) { return 0; }", ["function f"]),
        ("int (*g(int a))(int) { return 0; }", ["function g"]),
        ("int old(a) int a; { return a; }", ["function old"]),
        ("int f(int a);", []),
        ("DEFINE_TEST(test_x)\n{\n}\n", ["function DEFINE_TEST"]),
        ("typedef struct { int a; } T;", ["type T"]),
        ("typedef struct S { int a; } T, *P;", ["struct S", "type T", "type P"]),
        ("typedef enum E { A } E;", ["enum E", "type E"]),
        ("typedef int (*callback)(int);", ["type callback"]),
        ("struct S { struct In { int a; } b; };", ["struct S", "struct S.In"]),
        ("union U { int a; };", ["union U"]),
        ("#define A 1\n#define F(x) x\n", ["macro A", "macro F"]),
        ("EXPORT int k(void) { return 0; }", ["function k"]),
    ],
)
def test_c_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("c", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "namespace a::b { class C { void m() {} }; }",
            ["namespace a.b", "class a.b.C", "method a.b.C.m"],
        ),
        ("struct S { S() = default; ~S() {} };", ["struct S", "method S.~S"]),
        ("void A::f() const {}", ["method A.f"]),
        ("int& A::r() { return x; }", ["method A.r"]),
        ("template <class T> T get() { return {}; }", ["function get"]),
        ("template <> struct A<int> { };", ["struct A"]),
        ("template <> struct n::A<int> { };", ["struct n.A"]),
        ("bool operator==(A a, A b) { return true; }", ["function operator=="]),
        ("class EXPORT Z { void m() {} };", ["class Z", "method Z.m"]),
        ("using V = int;", ["type V"]),
        ("enum class E : int { A };", ["enum E"]),
        ("class Forward;", []),
    ],
)
def test_cpp_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("cpp", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("func F[K any](a K) {}", ["function F"]),
        ("func (t *T) M() {}", ["method T.M"]),
        ("func (t G[K]) N() {}", ["method G.N"]),
        ("type S struct { a int }", ["struct S"]),
        ("type I interface { M() }", ["interface I"]),
        ("type (\n A = int\n B []int\n C struct{}\n)", ["type A", "type B", "struct C"]),
        ("func asm(x int)", ["function asm"]),
    ],
)
def test_go_when_text_defines_then_symbols(text: str, expected: list[str]) -> None:
    assert expected == _symbols("go", f"package p\n{text}\n")


@pytest.mark.parametrize(
    ("language", "text", "cyclomatic", "cognitive"),
    [
        ("c", "int f(int a) { if (a && b || c) { return 1; } else { return 2; } }", 4, 4),
        ("c", "int f(int a) { if (a) { } else if (b) { } return a ? 1 : 2; }", 4, 3),
        ("c", "int f(int a) { switch (a) { case 1: case 2: default: break; } }", 3, 1),
        (
            "c",
            "int f(int a) { for (;;) { while (a) { do { goto x; } while (b); } } x: return 0; }",
            4,
            7,
        ),
        ("cpp", "int f() { for (auto x : y) { } try { } catch (...) { } }", 3, 2),
        ("go", "func f() { if a { } else if b { } else { } }", 3, 3),
        ("go", "func f() { switch x { case 1, 2: case 3: default: } }", 3, 1),
        ("go", "func f() { for i := range x { select { case <-c: } } }", 3, 3),
    ],
)
def test_complexity_when_function_branches_then_counted(
    language: str, text: str, cyclomatic: int, cognitive: int
) -> None:
    source = f"package p\n{text}\n" if language == "go" else text
    (one,) = read_text(source.encode(), grammar_of(language)).definitions
    assert (cyclomatic, cognitive) == (one.item.cyclomatic, one.item.cognitive)


@pytest.mark.parametrize(
    ("language", "text", "visibility", "is_test"),
    [
        ("c", "static void f(void) {}", "private", False),
        ("c", "void test_it(void) {}", "public", True),
        ("cpp", "TEST(Suite, Name) {}", None, True),
        ("go", "package p\nfunc TestIt(t *testing.T) {}", "public", True),
        ("go", "package p\nfunc testit() {}", "package", False),
    ],
)
def test_symbol_when_named_so_then_visibility_and_test(
    language: str, text: str, visibility: str | None, is_test: bool
) -> None:
    (one,) = read_text(text.encode(), grammar_of(language)).definitions
    assert (visibility, is_test) == (one.visibility, one.is_test)
