"""What uses can mean: scopes, shadowing, branches, loops, closures, calls, per language."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.parse.contents import parse_contents
from dataprep.parse.flows import parse_contents_and_flows, parse_flows
from dataprep.parse.params import ParseParams

_KEY = "0" * 64


def _tables(text: str, language: str) -> dict[str, pl.DataFrame]:
    return parse_flows(
        pl.DataFrame({"content_id": [_KEY], "text": [text]}),
        pl.DataFrame({"content_id": [_KEY], "language": [language]}),
        ParseParams(),
    )


def _targets(text: str, language: str, kind: str = "def-use") -> dict[str, list[int]]:
    """Return the lines of the targets of the names in the last line, by name."""
    raw = text.encode()
    flows = _tables(text, language)["flows"].filter(pl.col("kind") == kind)
    last = flows.filter(pl.col("line") == raw.rstrip().count(b"\n") + 1)
    found: dict[str, list[int]] = {}
    for row in last.iter_rows(named=True):
        name = raw[row["start_byte"] : row["end_byte"]].decode()
        line = raw.count(b"\n", 0, row["target_start_byte"]) + 1
        found.setdefault(name, [])
        found[name] = sorted({*found[name], line})
    return found


_CASES = {
    "python: a later assignment ends the one before": ("x = 1\nx = 2\nuse(x)", {"x": [2]}),
    "python: branches join": (
        "x = 1\nif a:\n    x = 2\nelif b:\n    x = 3\nuse(x)",
        {"x": [1, 3, 5]},
    ),
    "python: all branches": ("x = 1\nif a:\n    x = 2\nelse:\n    x = 3\nuse(x)", {"x": [3, 5]}),
    "python: a branch that leaves": (
        "def f(x):\n    if x:\n        x = 1\n        return\n    use(x)",
        {"x": [1]},
    ),
    "python: a loop brings round what its body sets": (
        "x = 1\nfor i in y:\n    p = x\n    x = i\nuse(x, i, p)",
        {"x": [1, 4], "i": [2], "p": [3]},
    ),
    "python: in the loop": (
        "x = 1\nwhile y:\n    if z:\n        continue\n    x = 2\n    y = x\nfor q in x:\n    x = q\n    t(x)",
        {"x": [8]},
    ),
    "python: endless loops end by break": (
        "x = 1\nwhile True:\n    x = 2\n    if y:\n        break\n    x = 3\nuse(x)",
        {"x": [3]},
    ),
    "python: else of a loop": (
        "for i in y:\n    if i:\n        x = 1\n        break\nelse:\n    x = 2\nuse(x)",
        {"x": [3, 6]},
    ),
    "python: handlers see all of the body": (
        "x = 0\ntry:\n    x = 1\n    x = 2\nexcept E:\n    use(x)",
        {"x": [1, 3, 4]},
    ),
    "python: behind a try": (
        "x = 0\ntry:\n    x = 1\nexcept E:\n    raise\nelse:\n    y = 2\nfinally:\n    z = x\nuse(x, y, z)",
        {"x": [3], "y": [7], "z": [9]},
    ),
    "python: closures see every assignment": (
        "def f():\n    x = 1\n    def g():\n        return x\n    x = 2\n    return g, x",
        {"g": [3], "x": [5]},
    ),
    "python: names of functions around": (
        "x = 1\ndef f():\n    global x\n    x = 2\nx = 3\ndef g(): use(x)",
        {"x": [1, 4, 5]},
    ),
    "python: nonlocal": (
        "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n    use(x, g)",
        {"x": [2, 5], "g": [3]},
    ),
    "python: names of a class are not those of its methods": (
        "x = 1\nclass C:\n    x = 2\n    def m(self, y=x): use(x, y, self.x)",
        {"x": [1, 3], "y": [4], "self": [4]},
    ),
    "python: comprehensions": ("x = [1]\nuse([x for x in x if x])", {"x": [1, 2]}),
    "python: fields by name": (
        "class C:\n    def a(self):\n        self.v = 1\n    def b(self):\n        self.v += 1\n        use(self.v)",
        {"self": [4], "v": [3, 5]},
    ),
    "python: match": (
        "match p:\n    case [a, *b]:\n        x = a\n    case _:\n        x = b = a = 0\nuse(x, a, b)",
        {"x": [3, 5], "a": [2, 5], "b": [2, 5]},
    ),
    "js: var is of the function, let of the block": (
        "var v = 1; let w = 1;\n{ var v = 2; let w = 2; }\nuse(v, w)",
        {"v": [2], "w": [1]},
    ),
    "js: functions are there before their place": (
        "use(f);\nfunction f() {}\nfunction g() { return f }",
        {"f": [2]},
    ),
    "js: destructuring and defaults": (
        "function f({a, b: [c = a]}, ...d)\n{ use(a, c, d) }",
        {"a": [1], "c": [1], "d": [1]},
    ),
    "js: the clause at the end of a loop": (
        "let i = 9;\nfor (i = 0;\n i < 3;\n i++)\n{ use(i) }",
        {"i": [2, 4]},
    ),
    "js: cases run on": (
        "let x = 0;\nswitch (y) {\ncase 1: x = 1;\ncase 2: x = 2; break;\ncase 3: x = 3;\n}\nuse(x)",
        {"x": [1, 4, 5]},
    ),
    "js: labels": (
        "let x = 0;\nout: for (;;) {\n for (;;) {\n  x = 1;\n  break out;\n }\n}\nuse(x)",
        {"x": [4]},
    ),
    "js: do runs at least once": ("let x = 0;\ndo {\n x = 1;\n} while (y);\nuse(x)", {"x": [3]}),
    "js: catch": ("let x = 0;\ntry { x = f() }\ncatch (e)\n{ use(x, e) }", {"x": [1, 2], "e": [3]}),
    "js: what may not run": ("let x = 0;\ny && (x = 1);\nuse(x)", {"x": [1, 2]}),
    "js: fields": (
        "class A {\n #p = 1;\n constructor() { this.n = 1 }\n m() { use(this.n, this.#p, n) } }",
        {"n": [3], "#p": [2]},
    ),
    "go: short declarations shadow": (
        "package p\nfunc f() {\n x := 1\n if x := x; x > 0 {\n  x = 3\n }\n use(x)\n}\nfunc g() { f() }",
        {"f": [2]},
    ),
    "go: the outer one again": (
        "package p\nfunc f() {\n x := 1\n if x := 2; x > 0 { x = 3 }\n use(x) }",
        {"x": [3]},
    ),
    "go: short declarations set again": (
        "package p\nfunc f() {\n a, err := g()\n b, err := g()\n use(a, b, err) }",
        {"a": [3], "b": [4], "err": [4]},
    ),
    "go: results and receivers": (
        "package p\ntype T struct {\n n int }\nfunc (t *T) M() (k int) { k = t.n; return k }",
        {"t": [4], "T": [2], "k": [4], "n": [3]},
    ),
    "java: fields, parameters and locals": (
        "class A {\n int x = 1;\n void s(int x) {\n  this.x = x; }\n int m() { return x; } }",
        {"x": [2, 4]},
    ),
    "java: lambdas and patterns": (
        "class A { void m(Object o) {\n if (o instanceof Foo f) {\n  run(p -> f.g(p)); } } }",
        {"p": [3], "f": [2]},
    ),
    "java: arrows do not run on": (
        "class A { int m(int k) { int x;\n switch (k) {\n case 1 -> x = 1;\n default -> x = 2;\n }\n return x; } }",
        {"x": [3, 4]},
    ),
    "java: resources": (
        "class A { void m() {\n try (R r = open(); S s = r.s()) {\n  use(r, s); } } }",
        {"r": [2], "s": [2]},
    ),
    "ts: types": (
        "interface I { a: string }\nfunction f<T>(x: T): I { return x }\ntype U<K> = I | K",
        {"I": [1], "K": [3]},
    ),
}
_LANGUAGES = {
    "python": "Python",
    "js": "JavaScript",
    "go": "Go",
    "java": "Java",
    "ts": "TypeScript",
}


@pytest.mark.parametrize("case", list(_CASES))
def test_uses_in_the_last_line_when_read_then_these_definitions_reach(case: str) -> None:
    text, expected = _CASES[case]
    assert expected == _targets(text, _LANGUAGES[case.partition(":")[0]])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("def f(): pass\nclass C:\n    def m(self): self.m(); f(); C()", "Python", {"m": [3], "f": [1], "C": [2]}),
        ("class C:\n    def __init__(self): pass\nC()", "Python", {"C": [2]}),
        ("f = 1\nf()", "Python", {}),
        ("const f = () => 1;\nclass A { constructor() {}\n m() { f(); new A(); this.m() } }", "JavaScript", {"f": [1], "A": [2], "m": [3]}),
        ("class A {\n static void s() {}\n void m() { s(); A.s(); new A(); this.m(); } }", "Java", {"s": [2], "A": [1], "m": [3]}),
        ("package p\nfunc g() {}\ntype T struct{}\nfunc (t T) M() { g(); t.M() }", "Go", {"g": [2], "M": [4]}),
    ],
)  # fmt: skip
def test_calls_when_of_the_file_then_its_functions(
    text: str, language: str, expected: dict[str, list[int]]
) -> None:
    assert expected == _targets(text, language, "call")


def test_identifiers_when_typed_then_kind_and_type_as_written() -> None:
    rows = _tables("def f(a: int, *b: str) -> List[int]:\n    c: int = a.d(e)", "Python")[
        "identifiers"
    ]
    expected = [
        ("f", "function", True, "List[int]", 0),
        ("a", "parameter", True, "int", 0),
        ("int", "unknown", False, None, 0),
        ("b", "parameter", True, "str", 0),
        ("str", "unknown", False, None, 0),
        ("List", "unknown", False, None, 0),
        ("int", "unknown", False, None, 0),
        ("c", "variable", True, "int", 0),
        ("int", "unknown", False, None, 0),
        ("a", "parameter", False, None, 0),
        ("d", "method", False, None, 0),
        ("e", "unknown", False, None, 0),
    ]
    assert expected == rows.select("name", "kind", "is_definition", "type", "symbol").rows()


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "Python"), ("x = 1", "C"), ("x = 1", None), ("(" * 3_000, "Python"), ("# x", "Python")],
)
def test_texts_without_names_when_read_then_no_rows(text: str, language: str | None) -> None:
    tables = parse_flows(
        pl.DataFrame({"content_id": [_KEY], "text": [text]}),
        pl.DataFrame(
            {"content_id": [_KEY], "language": [language]}, schema_overrides={"language": pl.String}
        ),
        ParseParams(),
    )
    for name, frame in tables.items():
        assert 0 == frame.height
        assert dict(load_contract(name).polars_schema()) == dict(frame.schema)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("if a:\n    x = 1\n" * 3_000 + "use(x)\n" * 3_000, "Python"),
        ("f(" * 5_000 + "x" + ")" * 5_000, "Python"),
        ("{ let x = 1; " * 4_000, "JavaScript"),
        ("".join("  " * k + f"for x in y{k}:\n" for k in range(400)) + "  " * 400 + "x", "Python"),
        ("if (a) { x = 1 } else " * 3_000 + "{ x = 2 }", "JavaScript"),
    ],
)
def test_deep_and_wide_texts_when_read_then_bounded(text: str, language: str) -> None:
    n_rows = _tables(text, language)["flows"].height
    assert n_rows <= 200_000 + 16 * len(text)


_WORDS = st.lists(
    st.sampled_from(
        [
            "x",
            "y",
            "=",
            "==",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            ":",
            ";",
            ",",
            ".",
            "\n",
            "if",
            "else",
            "for",
            "while",
            "def",
            "class",
            "function",
            "return",
            "let",
            "var",
            "in",
            "1",
            "+=",
            "=>",
            "try",
            "catch",
            "except",
            "break",
            "continue",
            "self",
            "this",
            "global",
            "nonlocal",
            "x",
            "y",
            "a",
            "lambda",
            ":=",
            "func",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(text=_WORDS, language=st.sampled_from(["Python", "JavaScript", "TypeScript", "Java", "Go"]))
def test_any_text_when_read_then_targets_are_definitions_of_the_name(
    text: str, language: str
) -> None:
    tables = _tables(text, language)
    raw = text.encode()
    defined = dict(
        tables["identifiers"].filter("is_definition").select("start_byte", "name").iter_rows()
    )
    for row in tables["flows"].filter(pl.col("kind") == "def-use").iter_rows(named=True):
        name = raw[row["start_byte"] : row["end_byte"]].decode()
        assert name == defined[row["target_start_byte"]]
    assert tables["identifiers"]["start_byte"].is_sorted()


def test_texts_when_in_another_order_then_the_same_rows() -> None:
    texts = ["x = 1\nuse(x)", "def f(a): return a", "f()"]
    ids = [str(k) * 64 for k in range(3)]
    contents = pl.DataFrame({"content_id": ids, "text": texts})
    labels = pl.DataFrame({"content_id": ids, "language": ["Python"] * 3})
    one = parse_flows(contents, labels, ParseParams())
    other = parse_flows(contents.reverse(), labels.reverse(), ParseParams())
    for table, frame in one.items():
        assert_frame_equal(frame, other[table])


def test_contents_and_flows_when_read_from_one_tree_then_the_tables_are_those_of_both() -> None:
    texts = {
        "Python": "def f(a):\n    b = a\n    return b\n# behind\n",
        "Go": "package p\n\nfunc f(a int) int {\n\tb := a\n\treturn b\n}\n",
        "Rust": "fn f(a: u8) -> u8 { let b = a; b }\n",
        "Java": "class A { int f(int a) { for (;;",
        "Markdown": "# a\n",
        "Ruby": "{" * 4_000_000,
    }
    ids = [f"{number:064x}" for number in range(len(texts))]
    contents = pl.DataFrame({"content_id": ids, "text": list(texts.values())})
    labels = pl.DataFrame({"content_id": ids, "language": list(texts)})
    apart = parse_contents(contents, labels, ParseParams())
    apart |= parse_flows(contents, labels, ParseParams())
    together = parse_contents_and_flows(contents, labels, ParseParams())
    assert list(apart) == list(together)
    for table, frame in apart.items():
        assert_frame_equal(frame, together[table])
    assert {"Python", "Go", "Java"} == set(together["identifiers"]["language"])
