import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.label.minified import is_minified

PACKED_JS = (
    b"!function(e,t){var n=e.x,r=t||{};n.f=function(e){return e&&r[e]?r[e](n):null},e.y=n}(this,{});"
    * 4
)
PACKED_CSS = (
    b".a{color:red;margin:0}.b>.c,.d{padding:1px 2px}@media(min-width:9px){.e{display:none}}" * 4
)
PACKED_HTML = (
    b"<html><head><title>x</title></head><body><div class=a><p>one</p><p>two</p></div></body></html>"
    * 3
)
JS = (
    b"""function add(a, b) {
  const sum = a + b;
  return { sum: sum, parts: [a, b] };
}
"""
    * 6
)
CSS = (
    b""".a {
  color: red;
  margin: 0;
}
"""
    * 8
)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.min.js", "JavaScript", PACKED_JS),
        ("a.js", "JavaScript", PACKED_JS),
        ("a.js", None, PACKED_JS),
        ("a.js", "JavaScript", b"/*!\n * thing v1 | (c) people | MIT license\n */\n" + PACKED_JS),
        ("a.js", "JavaScript", b"// thing\n// license\n" + PACKED_JS + b"\n//# sourceMappingURL=a.map\n"),
        ("a.css", "CSS", PACKED_CSS),
        ("a.css", "CSS", PACKED_CSS.replace(b"}.", b"}\n.")),
        ("a.html", "HTML", PACKED_HTML),
        ("a.html", "HTML", PACKED_HTML.replace(b"<p>one", b"<pre>a\n  b\n  c\n</pre><p>one")),
        ("a.html", "HTML+Django", PACKED_HTML.replace(b"one", b"{% for a in b %}{{ a }}{% endfor %}")),
        ("a.js", "JavaScript", b"class a extends b{static c=d`\n  :host { color: red; }\n  p { margin: 0; }\n`;e(f,g){return h(f)?g:`<p> ${f} </p>`}}" * 3),
        ("a.js", "JavaScript", PACKED_JS.replace(b"{}", b"{a:'some words, and = signs { like } these; here'}")),
        ("a.js", "JavaScript", b"a.b=/[\"'`/]+ = \\/ {/g;c.d=function(e,f){return e&&f[e]};" * 4),
        ("a.js", "JavaScript", b"var a=b(1);/*! kept = by {\n license } */module.exports=function(){return a.c&&d!=typeof e};" * 2),
        ("a.css", "CSS", b":root{--a: 1px, 2px;--b: 'x'}" + PACKED_CSS),
        ("a.py", "Python", b"import a,b\nclass C:\n\tx=1;y={'k':2,'l':3}\n\tdef f(A,B=1,*C):return A.x+B if B>1 else A.y\n" * 3),
    ],
)  # fmt: skip
def test_is_minified_when_white_space_was_removed_then_true(name, language, text):
    assert is_minified(name, language, text)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.min.js", "JavaScript", JS),
        ("a.js", "JavaScript", JS),
        ("a.css", "CSS", CSS),
        ("a.min.css", "CSS", CSS),
        ("a.css", "CSS", b".a{\tcolor:\tred;\r\n\tmargin:\t0;\r\n}\r\n" * 9),
        (
            "a.html",
            "HTML",
            b"{% if a %}<ul class='b'>{% for c in a %}<li>{{ c }}</li>{% endfor %}</ul>{% endif %}\n",
        ),
        ("a.py", "Python", b"from a.b import c\nfrom d.e import f\n" * 8),
        ("a.d.ts", "TypeScript", b"declare module 'a/b';\ndeclare module 'c/d';\n" * 20),
        ("data.js", "JavaScript", b"var a=[" + b"1,2,3,4,5," * 200 + b"0]"),
        ("a.json", "JSON", b'{"a":1,"b":[1,2,3]}' * 40),
        ("a.min.map", "JSON", b'{"version":3,"mappings":"AAAA"}' * 20),
        ("a.py", "Python", b"def f(a, b):\n    return a + b\n\n\n" * 20),
        ("a.md", "Markdown", b"word " * 400),
        ("a.js", "JavaScript", b""),
        ("a", None, PACKED_JS),
    ],
)
def test_is_minified_when_people_write_so_or_it_is_data_then_false(name, language, text):
    assert not is_minified(name, language, text)


@pytest.mark.parametrize(
    "part",
    [b"=/[", b"--", b"{#", b"{%", b"<pre>", b"/*", b"'", b'"', b"`", b"=/a", b'"""', b"<!--"],
)
@pytest.mark.parametrize("language", ["JavaScript", "CSS", "HTML", "Python", "C"])
def test_is_minified_when_literals_never_end_then_time_is_bounded(part, language):
    start = time.process_time()
    is_minified("a", language, part * 40_000)
    assert time.process_time() - start < 0.5


@given(
    st.binary(max_size=2000), st.sampled_from([None, "JavaScript", "CSS", "HTML", "Python", "C"])
)
def test_is_minified_when_bytes_are_anything_then_no_exception(text, language):
    is_minified("a.js", language, text)
