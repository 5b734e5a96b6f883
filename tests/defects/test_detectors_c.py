"""Detectors of C: shared reading of a function, sizes, input, freed memory."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.defects.detectors._c_function import functions_of, is_number, places
from dataprep.defects.detectors._c_input import NUMBER, TEXT, flows_of
from dataprep.defects.detectors._c_paths import meaning, mentions
from dataprep.defects.detectors._c_sizes import Sizes, constants_of
from dataprep.syntax.tree import grammar_of


def _root(text: bytes):
    return grammar_of("c").parser.parse(text).root_node


def _functions(text: bytes):
    return functions_of(_root(text), text, "c")


def _found(name: str, text: bytes) -> list[str]:
    find = importlib.import_module(f"dataprep.defects.detectors.{name}").find
    return [text[start:end].decode() for start, end in sorted(find(_root(text), text, "c"))]


def test_variables_when_declared_then_type_size_and_origin_known():
    (function,) = _functions(b"int f(const char *p, unsigned n) { char b[16], *q; return 0; }")
    assert "f" == function.name
    assert [("p", True, True), ("n", False, True), ("b", False, False), ("q", True, False)] == [
        (one.name, one.is_pointer, one.is_parameter) for one in function.variables.values()
    ]
    assert "16" == function.variables["b"].size


def test_places_when_members_then_one_each():
    assert ["a->b.c", "n"] == places("a->b.c+n*4")
    assert is_number("0x10u")
    assert not is_number("n")


def test_last_value_when_assigned_twice_then_the_one_before():
    (function,) = _functions(b"void f(void) { int n = 1; n = 2; use(n); }")
    use = function.calls[0]
    assert "2" == function.last_value("n", use.start).value


def test_is_checked_when_condition_stands_before_then_true():
    (function,) = _functions(b"void f(int n) { use(n); if (n > 3) return; use(n); }")
    first, second = function.calls
    assert not function.is_checked("n", first.start)
    assert function.is_checked("n", second.start)


@pytest.mark.parametrize(
    ("text", "value"),
    [("10*sizeof(int)", 40), ("N+1", 11), ("sizeof(b)-1", 15), ("unknown", None), ("1/0", None)],
)
def test_number_when_constants_then_value(text, value):
    source = b"#define N 10\nvoid f(void) { char b[16]; use(b); }"
    (function,) = _functions(source)
    sizes = Sizes(function, constants_of(source))
    assert value == sizes.number(text, function.node.end_byte)


def test_flows_when_read_through_call_then_parameter_is_text():
    text = b"""
    static void show(char *s) { printf(s); }
    void f(void) { char b[9]; fgets(b, 9, stdin); show(b); }
    """
    show, _ = flows_of(_root(text), text, "c")
    assert TEXT == show.kind("s", show.function.node.end_byte)


def test_flows_when_number_parsed_then_compared_guards():
    text = b'void f(void) { int n; fscanf(stdin, "%d", &n); if (n < 3) use(n); }'
    (flow,) = flows_of(_root(text), text, "c")
    end = flow.function.node.end_byte
    assert NUMBER == flow.kind("n", end)
    assert flow.is_compared("n", end)


@pytest.mark.parametrize(
    ("code", "meanings"),
    [
        ("p = 0;", ["set"]),
        ("p->a = 1;", ["deref"]),
        ("use(&p);", ["address"]),
        ("if (!p) x();", ["test"]),
        ("y = *p;", ["deref"]),
        ("y = a * p;", ["read"]),
        ("use(p);", ["read"]),
    ],
)
def test_meaning_when_variable_stands_then_told(code, meanings):
    text = b"void f(char *p) { %s }" % code.encode()
    (function,) = _functions(text)
    start = text.index(b"{")
    found = [meaning(function, "p", at) for at in mentions(function, "p", start, len(text))]
    assert meanings == found


@pytest.mark.parametrize(
    ("detector", "body", "found"),
    [
        ("c_use_after_free", "free(p); p->a = 1;", ["p"]),
        ("c_use_after_free", "if (n) { free(p); return; } p->a = 1;", []),
        ("c_use_after_free", "if (n) { free(p); LOG_RETURN(1); } p->a = 1;", []),
        ("c_double_free", "if (n) { free(p); } free(p);", ["p"]),
        ("c_double_free", "free(p); p = 0; free(p);", []),
        ("c_memory_leak", "char *q = malloc(9); if (q) q[0] = 0;", ["malloc(9)"]),
        ("c_memory_leak", "char *q = malloc(9); p->a = q;", []),
        ("c_memory_leak", "char *q; p->a = q = malloc(9);", []),
        ("c_null_dereference", "if (!p) { p->a = 1; }", ["p"]),
        ("c_null_dereference", "if (!p) { p = q(); p->a = 1; }", []),
        ("c_null_check_late", "p->a = 1; if (p == NULL) return;", ["(p == NULL)"]),
        ("c_null_check_late", "if (n) p->a = 1; if (p == NULL) return;", []),
        ("c_stack_overflow", "int b[4]; b[4] = 1;", ["b[4]"]),
        ("c_stack_overflow", "u8 b[4]; memset(b, 0, 8);", []),
        ("c_endless_loop", "while (n < 3) { a(); }", ["while"]),
        ("c_endless_loop", "while (n < 3) { a(&n); }", []),
    ],
)
def test_detector_when_body_then_found(detector, body, found):
    text = b"void f(struct s *p, int n) { %s }" % body.encode()
    assert found == _found(detector, text)


@given(st.text("abpn(){}[];=*&<>!?:+-,\"'\n 0/#", max_size=120))
def test_detectors_when_text_is_broken_then_spans_inside(body):
    text = f"void f(char *p, int n) {{ char b[4]; free(p); gets(b); {body} }}".encode()
    root = _root(text)
    for name in (
        "c_use_after_free",
        "c_stack_overflow",
        "c_index_input",
        "c_uninitialised",
        "c_missing_break",
    ):
        find = importlib.import_module(f"dataprep.defects.detectors.{name}").find
        assert all(0 <= start < end <= len(text) for start, end in find(root, text, "c"))
