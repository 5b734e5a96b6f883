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


@given(
    st.binary(max_size=2000), st.sampled_from([None, "JavaScript", "CSS", "HTML", "Python", "C"])
)
def test_is_minified_when_bytes_are_anything_then_no_exception(text, language):
    is_minified("a.js", language, text)
