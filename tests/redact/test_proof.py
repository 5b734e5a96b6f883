"""The proof: what it lets pass, what it objects to, and what it does not run."""

import json
import tomllib
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.redact.apply import Failed, Span
from dataprep.redact.formats import format_of
from dataprep.redact.model import Replaced
from dataprep.redact.proof import Proof, Verdict
from dataprep.sensitive.forms import encoders_for, forms_of
from tests.redact.finding import nothing, redact, redacted, scan

TOKEN = "tok_" + "9fK2mQ7xW4zR8vB3nL6p"
MAIL = "jo.doe@some-company.org"


def verdict(
    raw: bytes,
    out: bytes,
    language: str | None = None,
    name: str = "",
    rescan: Callable[[bytes, str | None], list[tuple[int, int, str]]] = nothing,
    kept: tuple[Span, ...] = (),
) -> Verdict:
    """Judge a text in which one place, of any length, was replaced."""
    start = next((i for i, (a, b) in enumerate(zip(raw, out, strict=False)) if a != b), len(raw))
    size = 0
    while size < min(len(raw), len(out)) - start and raw[-size - 1] == out[-size - 1]:
        size += 1
    replaced = [Replaced(start, len(raw) - size, start, len(out) - size, "secret")]
    forms = forms_of(TOKEN.encode(), "secret", encoders_for(raw + b"%\\&"))
    return Proof(raw, language, name, rescan, kept).of(out, replaced, forms)


def test_proof_when_all_holds_then_it_names_what_was_proved() -> None:
    found = verdict(b"a = 'x'\n", b"a = 'y'\n", "Python", "a.py")
    assert Verdict(None, ("outside", "lines", "values", "rescan", "tree", "python")) == found


@pytest.mark.parametrize("language", [None, "Brainfuck"])
def test_proof_when_there_is_no_grammar_then_it_says_so(language: str | None) -> None:
    assert "tree-not-run" == verdict(b"a", b"b", language).checks[-1]


@pytest.mark.parametrize("out", [b"a\nb x\nc", b"a\rb x", b"a b x"])
def test_proof_when_lines_change_then_it_objects(out: bytes) -> None:
    assert "redaction-broke-lines" == verdict(b"a\nb c", out).reason


def test_proof_when_what_lies_outside_changes_then_it_objects() -> None:
    replaced = [Replaced(0, 1, 0, 1, "secret")]
    assert (
        "redaction-broke-lines" == Proof(b"a b", None, "", nothing).of(b"x c", replaced, {}).reason
    )


@pytest.mark.parametrize("form", [TOKEN, TOKEN.encode().hex(), "dG9rXzlmSzJtUTd4VzR6Ujh2QjNuTDZw"])
def test_proof_when_a_value_is_left_then_it_objects(form: str) -> None:
    assert "redaction-value-left" == verdict(b"a = b c", f"a = x {form} c".encode()).reason


def test_proof_when_the_rescan_finds_something_then_it_objects_and_says_where() -> None:
    found = verdict(b"a b c", f"a {MAIL} c".encode(), rescan=scan)
    assert ("redaction-rescan-hit", ((2, 25, "email"),)) == (found.reason, found.hits)


def test_proof_when_the_rescan_finds_what_is_kept_then_it_holds() -> None:
    raw, out = f"a bb {MAIL}".encode(), f"a c {MAIL}".encode()
    assert verdict(raw, out, rescan=scan, kept=(Span(5, 28, "email"),)).reason is None


BROKEN = {
    "Python": (b"a = 12\n", b"a = 0x\n"),
    "JavaScript": (b"const a = 'b';\n", b"const a = 'b'';\n"),
    "Go": (b"package a\n\nvar b = 1\n", b"package a\n\nvar b = (\n"),
    "Java": (b"class A { int b = 1; }\n", b"class A { int b = {; }\n"),
    "Rust": (b"fn a() { b(1); }\n", b"fn a() { b(); ); }\n"),
}


@pytest.mark.parametrize("language", BROKEN)
def test_proof_when_syntax_breaks_then_it_objects(language: str) -> None:
    raw, out = BROKEN[language]
    reason = verdict(raw, out, language).reason
    assert reason in {"redaction-broke-syntax", "redaction-broke-format"}
    assert verdict(out, out.replace(b"b", b"c"), language).reason is None


def test_proof_when_python_alone_sees_the_fault_then_it_objects() -> None:
    raw, out = b"x = 10\n", b"x = 01\n"
    assert "redaction-broke-format" == verdict(raw, out, "Python").reason


@pytest.mark.parametrize("deep", [b"(" * 5_000, b"-" * 100_000 + b"1", b"[" * 100_000])
def test_proof_when_code_is_nested_deeply_then_it_ends(deep: bytes) -> None:
    assert verdict(deep + b"\na", deep + b"\nb", "Python").reason is None
    assert verdict(deep + b"\na", deep + b"\nb", "JSON").reason is None
    assert verdict(deep + b"\na", deep + b"\nb", "YAML").reason is None
    assert verdict(deep + b"\na", deep + b"\nb", "TOML").reason is None


def test_proof_when_python_warns_then_nothing_is_heard() -> None:
    raw = b"x = '\\d' is 1\n"
    assert verdict(raw, raw.replace(b"d", b"w"), "Python").reason is None


FORMATS = {
    "a.json": (b'{"a": ["b", 1, true]}', [b'{"a": ["b", "1", true]}', b'{"a": [b", 1, true]}']),
    "a.yaml": (b"a: b\nc: [1, 2]\n", [b"a: 1\nc: [1, 2]\n", b"a: 'b\nc: [1, 2]\n"]),
    "a.toml": (b'a = "b"\nc = 1\n', [b'a = "b"\nc = "1"\n', b'a = "b"\nc = 01\n']),
    "a.xml": (b"<a b='c'><d/></a>", [b"<a e='c'><d/></a>", b"<a b='<'><d/></a>"]),
    "a.jsonl": (b'{"a": 1}\n[2]\n', [b'{"a": "1"}\n[2]\n', b'{"a": 1}\n[2\n']),
}


@pytest.mark.parametrize("name", FORMATS)
def test_proof_when_a_format_loads_otherwise_then_it_objects(name: str) -> None:
    raw, broken = FORMATS[name]
    for out in broken:
        assert "redaction-broke-format" == verdict(raw, out, None, name).reason
    assert verdict(raw, raw.replace(b"b", b"c").replace(b" c=", b" b="), None, name).reason is None


@pytest.mark.parametrize("name", FORMATS)
def test_proof_when_a_text_did_not_load_before_then_it_need_not(name: str) -> None:
    found = verdict(b"{[<a: 'b", b"{[<a: 'c", None, name)
    assert found.reason is None
    assert found.checks[-1].endswith("-not-run")


YAML_BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 115)
)
XML_BOMB = b"<!DOCTYPE a [<!ENTITY b 'c'>%s]><a>&k;</a>" % b"".join(
    b"<!ENTITY %c '%s'>" % (n, b"&%c;" % (n - 1) * 10) for n in range(99, 108)
)


def test_proof_when_yaml_grows_without_bounds_then_it_ends() -> None:
    found = verdict(YAML_BOMB + b"z: b\n", YAML_BOMB + b"z: c\n", "YAML")
    assert (None, "yaml") == (found.reason, found.checks[-1])


def test_proof_when_xml_declares_entities_then_it_is_not_run() -> None:
    outside = b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
    for raw in (XML_BOMB, outside):
        assert "xml-not-run" == verdict(raw + b"<!--a-->", raw + b"<!--b-->", "XML").checks[-1]


scalars = st.one_of(
    st.just(TOKEN), st.just(MAIL), st.text("ab 中🙂", max_size=6), st.integers(0, 99), st.booleans(),
    st.just(13912345678),
)  # fmt: skip
trees = st.dictionaries(
    st.from_regex(r"[a-z]{1,5}", fullmatch=True),
    st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.just("k"), inner)
    ),
    max_size=6,
)


def _shape(tree: object) -> object:
    if isinstance(tree, dict):
        return {key: _shape(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_shape(value) for value in tree]
    return type(tree) if tree in (TOKEN, MAIL, 13912345678) else tree


def _assert_alike(tree: object, new: object) -> None:
    if isinstance(tree, dict) and isinstance(new, dict):
        assert list(tree) == list(new)
        for key in tree:
            _assert_alike(tree[key], new[key])
    elif isinstance(tree, list) and isinstance(new, list):
        assert len(tree) == len(new)
        for one, other in zip(tree, new, strict=True):
            _assert_alike(one, other)
    else:
        assert type(tree) is type(new)
        assert (tree in (TOKEN, MAIL, 13912345678)) == (tree != new)


@settings(max_examples=25)
@given(trees, st.sampled_from([None, 2]))
def test_redact_when_json_or_yaml_then_it_loads_with_other_leaves(
    tree: dict[str, object], indent: int | None
) -> None:
    raw = json.dumps(tree, indent=indent, ensure_ascii=False).encode()
    _assert_alike(tree, json.loads(redacted(raw, language="JSON").text))
    raw = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode()
    _assert_alike(tree, yaml.safe_load(redacted(raw, language="YAML").text))


@settings(max_examples=25)
@given(st.lists(scalars, max_size=9))
def test_redact_when_toml_or_xml_then_it_loads_with_other_leaves(leaves: list[object]) -> None:
    raw = "".join(
        f"k{n} = {json.dumps(leaf, ensure_ascii=False)}\n" for n, leaf in enumerate(leaves)
    ).encode()
    new = tomllib.loads(redacted(raw, language="TOML").text.decode())
    _assert_alike(tomllib.loads(raw.decode()), new)
    root = ET.Element("root")
    for leaf in leaves:
        ET.SubElement(root, "leaf", {"of": str(leaf)}).text = str(leaf)
    raw = ET.tostring(root)
    again = ET.fromstring(redacted(raw, name="a.xml").text)
    for leaf, element in zip(leaves, again, strict=True):
        is_value = leaf in (TOKEN, MAIL, 13912345678)
        assert (is_value, is_value) == (
            str(leaf) != element.text,
            str(leaf) != element.get("of"),
        ) or (leaf == "")


def test_redact_when_no_surrogate_parses_then_it_fails() -> None:
    raw = b"import os\n"
    found = redact(raw, [Span(0, 6, "secret")], "Python", "a.py", nothing)
    assert Failed("redaction-broke-format") == found


@pytest.mark.parametrize("name", ["a.py", "b.YML", "c.ipynb", "d.svg", "e.toml"])
def test_format_is_known_by_name_when_the_language_is_not(name: str) -> None:
    assert format_of(None, name) is not None
    assert format_of("Text", "a.txt") is None
