import ast
import hashlib
import warnings

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.dedup._layouts import layouts
from dataprep.dedup.code_digest import code_digests, digest_codes, normal_form
from dataprep.stage import Params
from dataprep.text.lexer import lexer_languages

HEADER = "Copyright 2020 A. All rights reserved."
PYTHON = f"""#!/usr/bin/env python
# {HEADER}
import a

def f(x, *, y=-1):
    '''Say what.

      Deeper.
    '''
    if x[1:2] <= y:  # why
        return "a  b" 'c', f"{{x = }}"
    return not (x)
"""
PYTHON_CHANGED = """#!/usr/bin/env python
import a
def f( x ,
        *, y = -1 ) :
 '''Say what.

      Deeper.
    '''
 if x [ 1 : 2 ]<=y :
    return "a  b"   'c',\\
    f"{x = }"
 # another
 return not(x)"""


def _form(text: str, language: str) -> bytes:
    form = normal_form(text.encode(), language)
    assert form is not None
    return form


def test_normal_form_when_layout_and_comments_change_then_python_is_the_same() -> None:
    ast_of = [ast.dump(ast.parse(text)) for text in (PYTHON, PYTHON_CHANGED)]
    assert ast_of[0] == ast_of[1]
    assert _form(PYTHON, "Python") == _form(PYTHON_CHANGED, "Python")
    assert _form(PYTHON, "Python") == _form(PYTHON.replace("\n", "\r\n"), "Python")


SAME = [
    ("Python", "x = [1,\n  2]\ny = 3", "x=[ 1, 2 ]\n\n\ny = 3  # c"),
    ("Python", "if a:\n  if b:\n    c()\nd()", "if a:\n\tif b:\n\t\tc()\nd()"),
    ("C", "/* l */\nint  a = b [ 1 ] ;\n#  if X\nf(x) ;\n#endif", "int a=b[1]; // c\n# if X\n f( x );\n#endif"),
    ("C", "#define A(x) f(x, 1)\nint a;", "#define  A(x)  f(x, \\\n   1) /* c */\n\nint a;"),
    ("C++", "std::map<int, char> f( a && !b );", "std::map<int,char>f(a&&!b);"),
    ("Java", "class A { int a = -1 ; }", "// l\nclass A{\n int a=-1;}\n"),
    ("JavaScript", "f( a,\n b )\nx\n .y()\nreturn a", "f(a, b) // c\nx.y()\nreturn a"),
    ("JavaScript", "function f() {\n return `a\n ${b}` + /x y/g\n}", "function f()\n{ return `a\n ${ b }`\n+/x y/g }"),
    ("JavaScript", "const x = (<p>\n  a b\n</p>);\nf(a, b);", "const x = (<p>\n a b\n</p>); // </p>\nf( a,\nb );"),
    ("JavaScript", "sha1\n  .x(a)\n  .y(b)", "sha1.x(a).y(b)"),
    ("TypeScript", "type A =\n | 'b'\n | 'c'\nlet x: A", "type A = | 'b' | 'c'\nlet x : A"),
    ("Go", "package a\nfunc f(a,\n b int) {\n\tx++\n\ty := a +\n b\n}", "// l\npackage a\nfunc f(a, b int){\n x++\n\n y:=a + b }"),
    ("Rust", "fn f<'a>( x : &'a str ) -> u8 { r#\"a  b\"# }", "/// d\nfn f<'a>(x:&'a str)->u8{\nr#\"a  b\"#}"),
    ("Ruby", "# l\nfoo a,\n  b\nx\n  .y [ 1 ], 2", "foo a, b\nx.y [1], 2 # c"),
    ("Ruby", "x = 1\nf(:a => 1) { |b| b > 2 }", "x=1\nf(:a=>1) {|b|b>2}"),
    ("Shell", "#!/bin/sh\nfoo  a |\n  b\ncat <<E\n x  y\nE", "#!/bin/sh\n# c\nfoo a | b\n\ncat <<E\n x  y\nE"),
    ("CSS", "a  b , c { color : red ;\n margin : 0 }", "/* c */a b,c{color :red;margin : 0}"),
    ("Lua", "local x = a - -b -- c\nlocal y = [[a\n b]]", "local x=a - -b local y=[[a\n b]]"),
    ("JSON", '{ "a" : [ 1, -2 ] , "b": null }', '{"a":[1,-2],\n"b":null}'),
    ("PHP", "<?php\n// l\necho $a . 'b' ; f( $x );", "<?php echo $a.'b';\nf($x);"),
    ("Erlang", "f(A) ->\n  X = <<1>>,\n  {ok , A}. % c\ng() -> b.", "f( A ) -> X = <<1>>,{ok, A}.\n\n\ng() -> b."),
    ("YAML", "# c\na: b # c\nl:\n  - x  y\n\n  - z", "a: b\nl:\n  - x  y\n  - z\n"),
    ("SQL", "select a , b -- c\nfrom t where x = 1", "/* c */ select a,b from t\nwhere x=1"),
]  # fmt: skip

DIFFERENT = [
    ("Python", "if a:\n  b()\n  c()", "if a:\n  b()\nc()"),
    ("Python", "x = a\n(b, c)", "x = a (b, c)"),
    ("Python", "def f():\n  '''a'''\n  return x", "def f():\n  '''b'''\n  return x"),
    ("Python", "x = f'{a = }' + b", "x = f'{a=}' + b"),
    ("Python", "x = 'a  b' + 'c'", "x = 'a b' + 'c'"),
    ("Python", "x = a <= b + c", "x = a >= b + c"),
    ("C", "#define f (x) (y)\nint a;", "#define f(x) (y)\nint a;"),
    ("C", "int x = a - -b;", "int x = a--b;"),
    ("C", "int x = a / *b; /* c */", "int x = a /*b; /* c */;"),
    ("C", "#define A b\nc(d);", "#define A b c(d);\n"),
    ("C", "return x; int y;", "returnx; int y;"),
    ("JavaScript", "return\na + b(c)", "return a + b(c)"),
    ("JavaScript", "a\n++b, c, d", "a++\nb, c, d"),
    ("JavaScript", "x = a\n(b, c)", "x = a; (b, c)"),
    ("JavaScript", "let x = <p>a b</p>;", "let x = <p>a{' '}b</p>;"),
    ("JavaScript", "x = `a  b` + c", "x = `a b` + c"),
    ("Go", "func f() {\nreturn\na() }", "func f() {\nreturn a() }"),
    ("Go", "//go:build x\npackage a\nvar b int", "//go:build y\npackage a\nvar b int"),
    ("Go", "package a\n// int x;\nimport \"C\"\nvar b int", "package a\n// int y;\nimport \"C\"\nvar b int"),
    ("Ruby", "foo -1, x, y", "foo - 1, x, y"),
    ("Ruby", "x = ~a + b", "x =~a + b"),
    ("Ruby", "foo [1], x, y", "foo[1], x, y"),
    ("Ruby", "x = a\n-b.c.d", "x = a -b.c.d"),
    ("Shell", "a; b c d\ne", "a; b c d e"),
    ("Shell", "$( (a b c) )", "$((a b c))"),
    ("CSS", ".a .b { color: red }", ".a.b { color: red }"),
    ("CSS", "a :hover { color: red }", "a:hover { color: red }"),
    ("PHP", "<?php echo 1 . 2, $a;", "<?php echo 1.2, $a;"),
    ("PHP", "<?php new \\A($b);", "<?php new\\A($b);"),
    ("R", "x < -1; y; z", "x <- 1; y; z"),
    ("Erlang", "f(A) -> X =< <<1>>, A.", "f(A) -> X = <<<1>>, A."),
    ("Haskell", "f = do a\n       b c d", "f = do a\n        b c d"),
    ("YAML", "- - a\n  - b c: d", "- - a\n    - b c: d"),
    ("Makefile", "a: b\n\tc d e", "a: b\nc d e"),
    ("Scala", "val x = a\n{ b; c }", "val x = a { b; c }"),
    ("Kotlin", "val x = a\n-b + c", "val x = a - b + c"),
    ("Julia", "x = [a -b; c]", "x = [a - b; c]"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_normal_form_when_only_layout_differs_then_is_the_same(
    language: str, one: str, other: str
) -> None:
    assert _form(one, language) == _form(other, language)


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_normal_form_when_programs_differ_then_differs(language: str, one: str, other: str) -> None:
    assert _form(one, language) != _form(other, language)


def test_normal_form_when_literals_hold_comment_marks_then_keeps_them() -> None:
    assert b"x='# a  b';y=\"//\"" == _form("x = '# a  b' ; y = \"//\" # c", "Python")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("x = 1", "Python"), ("# a b c d e f", "Python"), ("", "Python"), ("a b c d e f", None),
        ("a b c d e f", "Text"), ("a, b, c, d, e, f", "Markdown"), ("/* a b c d e */", "C"),
    ],
)  # fmt: skip
def test_digest_codes_when_there_is_too_little_code_then_is_null(
    text: str, language: str | None
) -> None:
    assert [None] == digest_codes(pl.Series([text.encode()]), [language])


def test_digest_codes_when_there_is_code_then_is_sha256_of_its_normal_form() -> None:
    assert [hashlib.sha256(b"f(a,b)").hexdigest()] == digest_codes(
        pl.Series([b"f( a, b )"]), ["Python"]
    )


def test_digest_codes_when_texts_stand_in_other_batches_then_are_the_same() -> None:
    texts = [text for pair in SAME + DIFFERENT for text in pair[1:]]
    languages = [pair[0] for pair in SAME + DIFFERENT for _ in range(2)]
    texts.insert(3, "x = (y, 1)\n" * 60_000)
    languages.insert(3, "Python")
    apart = [
        digest_codes(pl.Series([text.encode()]), [language])[0]
        for text, language in zip(texts, languages, strict=True)
    ]
    assert apart == digest_codes(pl.Series([text.encode() for text in texts]), languages)


def test_code_digests_when_a_content_has_two_languages_then_has_two_rows() -> None:
    contents = pl.DataFrame({"content_id": ["b" * 64, "a" * 64], "text": ["f(a, b)", "x\ny z"]})
    labels = pl.DataFrame(
        {"content_id": ["b" * 64, "b" * 64, "a" * 64], "language": ["Python", None, "C"]}
    )
    got = load_contract("code_digests").check(
        code_digests(contents, labels, Params())["code_digests"]
    )
    digest = hashlib.sha256(b"f(a,b)").hexdigest()
    assert [
        ("a" * 64, "C", None), ("b" * 64, "Python", digest), ("b" * 64, None, None)
    ] == got.rows()  # fmt: skip


def test_layouts_when_read_then_name_languages_with_a_lexer_only() -> None:
    assert set() == layouts().rows.keys() - lexer_languages()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80), st.sampled_from(sorted(lexer_languages())))
def test_digest_codes_when_given_anything_then_answers(text: bytes, language: str) -> None:
    assert 1 == len(digest_codes(pl.Series([text], dtype=pl.Binary), [language]))


def _tree(text: str) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.dump(ast.parse(text))
        except (SyntaxError, ValueError):
            return None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PYTHON) - 1), st.booleans(),
            st.sampled_from(["", " ", "\n", "\n    ", "\\\n", " # c\n", "\r\n", "\t"]),
        ),
        max_size=3,
    )
)  # fmt: skip
def test_normal_form_when_python_is_laid_out_anew_then_is_the_same_only_for_one_tree(
    changes: list[tuple[int, bool, str]],
) -> None:
    text = PYTHON
    for drawn, is_replaced, blank in changes:
        at = min(drawn, len(text))
        skip = is_replaced and text[at : at + 1].isspace()
        text = text[:at] + blank + text[at + skip :]
    tree = _tree(text)
    if tree is not None and tree != _tree(PYTHON):
        assert _form(PYTHON, "Python") != normal_form(text.encode(), "Python")
