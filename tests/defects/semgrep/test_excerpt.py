"""Texts without the functions in which no rule can match."""

import pytest

from dataprep.defects.prefilter import RuleFilter
from dataprep.defects.prefilter_terms import NEVER, NOTHING, Demand, all_of, word
from dataprep.defects.semgrep.excerpt import Asked, excerpt
from dataprep.defects.semgrep.parts import parts_of

SINK, SOURCE, AROUND = word("sink"), word("source"), word("around")


def _left(
    text: str, slug: str, demand: Demand = SINK, around: Demand = NEVER, *, is_flow: bool = False
) -> tuple[str, bool]:
    """Return what is left of a text for one rule, and whether that can match."""
    asked = Asked(0, 1, is_sequence=False, is_flow=is_flow)
    left = excerpt(text.encode(), slug, {7: asked}, RuleFilter([demand, around]))
    assert left is not None
    assert len(text.encode()) == len(left.data)
    assert text.count("\n") == left.data.count(b"\n")
    return left.data.decode(), left.rules == {7}


@pytest.mark.parametrize(
    ("slug", "text", "gone", "stays"),
    [
        ("python", "def a():\n    sink()\n\ndef b():\n    other()\n", "other", "sink"),
        ("python", "class A:\n    def a(self):\n        sink()\n    def b(self): return other\n",
         "other", "sink"),
        ("java", "class A { void a() { sink(); } void b() { other(); } }", "other", "sink"),
        ("go", "package p\nfunc a() { sink() }\nfunc b() { other() }\n", "other", "sink"),
        ("c", "void a(void) { sink(); }\nvoid b(void) { other(); }\n", "other", "sink"),
        ("cpp", "class A { void a() { sink(); } void b() { other(); } };", "other", "sink"),
        ("javascript", "function a() { sink(); }\nconst b = () => { other(); };", "other", "sink"),
        ("typescript", "interface I { other: sink }\nfunction a() { sink(); }", "other", "a()"),
        ("php", "<?php function a() { sink(); } function b() { other(); }", "other", "sink"),
        ("csharp", "class A { void a() { sink(); } void b() { other(); } }", "other", "sink"),
        ("ruby", "def a\n  sink\nend\ndef b\n  other\nend\n", "other", "sink"),
        ("kotlin", "fun a() { sink() }\nfun b() { other() }\n", "other", "sink"),
    ],
)  # fmt: skip
def test_function_without_what_a_rule_demands_is_emptied(
    slug: str, text: str, gone: str, stays: str
) -> None:
    left, is_there = _left(text, slug)
    assert is_there
    assert gone not in left
    assert stays in left


def test_emptied_text_can_be_parsed() -> None:
    left, is_there = _left("def a():\n    other()\n    if x:\n        y()\n", "python")
    assert ["def a():\n    pass   \n         \n           \n", False] == [left, is_there]


def test_what_a_function_names_outside_of_itself_counts_for_it() -> None:
    text = "from m import sink as s\n\ndef a():\n    s()\n\ndef b():\n    other()\n"
    left, is_there = _left(text, "python")
    assert is_there
    assert "s()" in left
    assert "other" not in left


def test_statement_outside_of_functions_is_asked_by_itself() -> None:
    text = "class A { int x = sink(); void a() { other(); } }"
    assert ("class A { int x = sink(); void a() {          } }", True) == _left(text, "java")


def test_words_of_two_functions_do_not_make_a_match() -> None:
    text = "void a(void) { source(); }\nvoid b(void) { sink(); }\n"
    assert not _left(text, "c", all_of([SOURCE, SINK]))[1]


def test_function_that_sets_a_constant_is_kept() -> None:
    text = 'char *x = "a";\nvoid a(void) { sink(x); }\nvoid b(void) { x = y; }\nvoid c(void) { z(); }\n'
    left, _ = _left(text, "c")
    assert "x = y" in left
    assert "z()" not in left


def test_lambda_that_sets_what_another_reads_is_kept_for_flows() -> None:
    inner = "let q; on(() => { q = source(); }); on(() => { sink(q); }); on(() => { other(); });"
    left, is_there = _left(inner, "javascript", all_of([SOURCE, SINK]), is_flow=True)
    assert is_there
    assert "source" in left
    assert "other" not in left


def test_function_around_which_a_rule_looks_is_kept() -> None:
    text = "def a():\n    sink()\n\ndef b():\n    around()\n\ndef c():\n    other()\n"
    left, _ = _left(text, "python", around=AROUND)
    assert "around()" in left
    assert "other" not in left


def test_function_that_holds_all_others_is_opened() -> None:
    others = "".join(f"  function f{n}() {{ other{n}({'1, ' * 60}1); }}\n" for n in range(8))
    left, _ = _left(
        f"(function () {{\n{others}  function g() {{ sink(); }}\n}})();\n", "javascript"
    )
    assert "sink()" in left
    assert "other3" not in left


def test_rule_that_demands_nothing_keeps_everything() -> None:
    text = "def a():\n    b()\n"
    assert (text, True) == _left(text, "python", NOTHING)


def test_parts_are_all_of_a_text() -> None:
    text = b"import x\nclass A {\n  int f;\n  @B int m() { return 1; }\n  { s(); }\n}\n"
    parts = parts_of(text, "java")
    assert parts is not None
    spans = [span for statement in parts.statements for span in statement.spans]
    spans += [(body.start, body.end) for body in parts.bodies]
    assert text == b"".join(text[start:end] for start, end in sorted(spans))


@pytest.mark.parametrize(("slug", "text"), [("yaml", "a: 1"), ("python", "x = 1\n")])
def test_text_without_functions_is_not_cut(slug: str, text: str) -> None:
    assert parts_of(text.encode(), slug) is None


def test_text_whose_functions_cannot_be_told_apart_is_not_cut() -> None:
    head = "void a(void) {\n#if X\n  if (y) {\n#else\n  if (z) {\n#endif\n  }\n}\n"
    assert parts_of(f"{head}void b(void) {{ sink(); }}\n".encode(), "c") is None
