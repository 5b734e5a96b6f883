from collections.abc import Mapping

import pytest

from dataprep.defects.annotations import annotated_tests
from dataprep.defects.checks import Checks
from dataprep.defects.gates import Gate, gate_of, joined
from dataprep.defects.looked import Looked, look_at
from dataprep.defects.needs import needs_of
from dataprep.defects.pieces import pieces_of
from dataprep.defects.twins import Twins
from dataprep.defects.vocabulary import Vocabulary
from dataprep.errors import RuleError
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from tests.defects.rules import rule


def _looked(text: str, slug: str = "python", twins: str = "") -> Looked:
    found = look_at([text.encode()], slug, Vocabulary(), Twins(twins.split()) if twins else None)
    return found[0]


def _gate(settings: Mapping[str, str], pattern: str = "(identifier) @found") -> Gate:
    return gate_of(pattern, settings, Vocabulary())


def _texts(text: str, settings: Mapping[str, str], slug: str = "python") -> list[str]:
    gate, looked = _gate(settings), _looked(text, slug, settings.get("twins", ""))
    spans = gate.spans(looked) if gate.lets(looked) else []
    return [text.encode()[start:end].decode() for start, end in spans]


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ('(call (identifier) @f (#eq? @f "fetch")) @found', [(b"fetch",)]),
        ('(call (identifier) @f (#any-of? @f "read" "write")) @found', [(b"read", b"write")]),
        ('(call (identifier) @f (#not-eq? @f "fetch")) @found', []),
        ('(call (identifier)? @f (#eq? @f "fetch")) @found', []),
        ('(call [(a) @f (b) @f] (#eq? @f "fetch")) @found', [(b"fetch",)]),
        ('(call [(a) @f (b)] (#eq? @f "fetch")) @found', []),
        ('(f "async" "=>") @found', [(b"async",)]),
        ('(f ["delete" "typeof"]) @found', [(b"delete", b"typeof")]),
        ('(f [(a "async") (b)]) @found', []),
        ('(f "async"?) @found', []),
    ],
)
def test_needs_are_the_words_that_each_match_holds(
    pattern: str, groups: list[tuple[bytes, ...]]
) -> None:
    assert groups == list(needs_of(pattern))


def test_shape_is_looked_for_in_code_alone() -> None:
    text = "x = 1/0\n# 2/0\ny = '3/0'\nz = 4 / 0\n"
    assert ["/0", "/ 0"] == _texts(text, {"gate": r"/~0"})
    assert 3 == len(_texts(text, {"raw": r"/0"}))


def test_shape_with_letters_beyond_ascii_when_a_name_has_them_then_it_is_found() -> None:
    assert ["é.close"] == _texts("é.close\n", {"gate": r"\w+\.close"})


def test_shape_with_a_line_when_the_line_begins_otherwise_then_it_is_no_place() -> None:
    settings = {"gate": r"\.strip\(\)", "line": r"[ \t]*\w+\."}
    assert [".strip()"] == _texts("x = y.strip()\n  y.strip()\n", settings)


def test_shape_with_a_line_when_the_line_is_long_then_it_is_a_place() -> None:
    settings = {"gate": r"\.strip\(\)", "line": r"[ \t]*\w+\."}
    assert [".strip()"] == _texts("x = " + "y" * 500 + ".strip()\n", settings)


def test_shape_under_a_line_when_a_less_indented_one_is_another_then_it_is_no_place() -> None:
    text = "class A:\n    def b():\n        def c():\n            pass\n"
    assert ["def b"] == _texts(text, {"gate": r"def~\w+", "under": r"class\b"})


def test_shape_outside_when_a_word_stands_before_then_it_is_no_place() -> None:
    text = "if (x)\n  return; y();\n{ return; z(); }\n"
    settings = {"gate": r"return;~\w", "outside": ") else"}
    assert ["return; z"] == _texts(text, settings, "javascript")


def test_shape_with_a_header_when_the_name_is_declared_there_then_it_is_a_place() -> None:
    text = "class A { int a() { return a(); } int b() { return a(); } }"
    settings = {"gate": r"\{~return~(\w+)~\(~\)", "header": "yes"}
    assert ["{ return a()"] == _texts(text, settings, "java")


def test_block_without_words_when_it_holds_one_then_it_is_no_place() -> None:
    settings = {"gate": r"\n([ \t]*+)except:~!{raise|exit}"}
    text = "try:\n    f()\nexcept:\n    {}\ng()\n"
    assert [] != _texts(text.format("pass"), settings)
    assert [] == _texts(text.format("raise"), settings)
    assert [] != _texts(text.format("pass  # raise"), settings)


def test_again_when_the_same_stands_twice_then_it_is_a_place() -> None:
    settings = {"first": r"if~([^:\n]*)", "again": r"elif~([^:\n]*)"}
    assert ["elif a"] == _texts("if a:\n    f()\nelif b:\n    g()\nelif a:\n    h()\n", settings)


def test_mirror_when_both_sides_are_the_same_then_it_is_a_place() -> None:
    same, other = "if (a) { b(); } else { b(); }", "if (a) { b(); } else { c(); }"
    assert 1 == len(_texts(same, {"mirror": r"else~(?=\{)"}, "java"))
    assert [] == _texts(other, {"mirror": r"else~(?=\{)"}, "java")
    conditional = {"mirror": r"else\b", "from": "if"}
    assert 1 == len(_texts("x = a if b else a\n", conditional))
    assert [] == _texts("x = a if b else c\n", conditional)


@pytest.mark.parametrize(
    ("text", "operators", "found"),
    [
        ("a == a\n", "==", 1),
        ("a.b == a.b\n", "==", 1),
        ("a == ab\n", "==", 0),
        ("a == a.b\n", "==", 0),
        ("b.a == a\n", "==", 0),
        ("a !== a\n", "==", 0),
        ("a\n  == a\n", "==", 1),
        ("f(x) and f(x)\n", "and", 1),
        ("f('x') and f('y')\n", "and", 0),
        ("band and nd\n", "and", 0),
        ("a < b and b < c\n", "and", 0),
        ("a and a is None\n", "and", 0),
        ("a - a * b\n", "-", 0),
        ("a = a\n", "=", 1),
        ("a = a + 1\n", "=", 0),
        ("a = a\n", ".=", 0),
        ("a.b = a.b\n", ".=", 1),
        ("x[i], x[j] = x[j], x[i]\n", "=", 0),
        ("é == é\n", "==", 1),
    ],
)
def test_twins_are_operands_with_the_same_text(text: str, operators: str, found: int) -> None:
    assert found == len(_texts(text, {"twins": operators}))


def test_twins_of_many_texts_are_those_of_each() -> None:
    texts = [b"a ==\n", b"a\n", b"b == b\n"]
    found = Twins(["=="]).of([b"\n" + text for text in texts], texts)
    assert [{}, {}, {b"==": [(1, 7)]}] == found


@pytest.mark.parametrize(
    ("text", "keys", "cases"),
    [
        ("x = {a: 1, b: 2, a: 3};", True, False),
        ("x = {a: 1, b: {a: 2}};", False, False),
        ("x = {'a': 1, \"a\": 2};", True, False),
        ("x = {a: f(b, c ? d : e), d: 1};", False, False),
        ("switch (x) { case 1: f(); case 2: g(); case 1: h(); }", False, True),
        ("switch (x) { case 1: switch (y) { case 1: } }", False, False),
        ("x = '{a: 1, a: 2}';", False, False),
    ],
)
def test_repeats_are_told_for_each_pair_of_braces(text: str, keys: bool, cases: bool) -> None:
    assert (keys, cases) == tuple(_looked(text, "javascript").repeats)


def test_words_when_a_text_holds_them_then_their_bits_are_set() -> None:
    words = Vocabulary()
    masks = [words.mask([f"word{k}".encode()]) for k in range(100)]
    assert [masks[99] | masks[9], 0] == words.there([b"word99", b"none"])


def test_joined_when_places_are_many_then_it_is_the_whole_text() -> None:
    assert [(0, 130), (900, 910)] == joined([(0, 10), (60, 130), (900, 910)], 10_000)
    assert [(0, 500)] == joined([(0, 1), (400, 401)], 500)


def test_pieces_are_whole_definitions_around_places() -> None:
    text = "import a\n\n@b\n@c(\n    d\n)\ndef f():\n    pass\n\nclass G:\n    def h(self):\n        pass\n"
    looked = _looked(text + "x = '''\ndef no():\n'''\n" + "y = 1\n" * 50)
    found = pieces_of(looked, [(text.index("pass"), text.index("pass") + 1)])
    assert ["@b\n@c(\n    d\n)\ndef f():\n    pass\n\n"] == [
        text[a:b].lstrip("\n") for a, b in found
    ]


def test_pieces_when_the_language_has_no_definitions_at_the_top_then_it_is_the_whole_text() -> None:
    assert [(0, 9)] == pieces_of(_looked("class A{}", "java"), [(0, 1)])


def test_shape_that_is_no_expression_then_the_error_names_the_rule() -> None:
    query = '(identifier) @found (#set! gate "(")'
    with pytest.raises(RuleError, match="python-same"):
        Checks("python", [rule(query=f"({query})")])


@pytest.mark.parametrize("slug", ["go", "java", "javascript", "php", "python"])
def test_findings_when_nothing_is_looked_for_before_then_they_are_the_same(slug: str) -> None:
    book = load_rules([rules_dir()])
    engines = ("query", "detector")
    rules = [one for one in book.defects() if one.engine in engines and slug in one.languages]
    tests = [
        test.text
        for one in rules
        for test in annotated_tests(one, book.path_of(one.id))[0]
        if test.slug == slug
    ]
    checks = Checks(slug, rules)
    with_gates, without = checks.scan_all(tests), checks.scan_all(tests, is_gated=False)
    assert [scan.defects for scan in without] == [scan.defects for scan in with_gates]
