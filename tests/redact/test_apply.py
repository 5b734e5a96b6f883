"""Redaction of one text: what changes, what stays, and what is found again."""

import ast
import base64
import html
import json
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.redact.apply import MAX_BYTES, Failed, Redacted, Span
from tests.redact.finding import nothing, redact, redacted, scan, span, spans_of

TOKEN = "tok_" + "9fK2mQ7xW4zR8vB3nL6p"
MAIL = "jo.doe+x@some-company.org"
texts = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["\n", "\r\n", " ", '"', "'", "\\n", "\t", "中文", "🙂", "é", TOKEN, MAIL]),
        st.sampled_from(["13912345678", "8.8.4.4", "<", "%", "x=", ","]),
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode("utf-8", "ignore"))


def assert_outside_is_identical(raw: bytes, found: Redacted) -> None:
    at = new_at = 0
    for one in found.spans:
        assert raw[at : one.start] == found.text[new_at : one.new_start]
        at, new_at = one.end, one.new_end
    assert raw[at:] == found.text[new_at:]


@given(texts)
def test_redact_when_spans_are_found_then_all_else_is_identical_and_nothing_is_left(
    raw: bytes,
) -> None:
    found = redact(raw)
    assert isinstance(found, Redacted)
    assert_outside_is_identical(raw, found)
    assert len(raw.splitlines()) == len(found.text.splitlines())
    assert [] == scan(found.text)
    for one in spans_of(raw):
        if one.entity in {"secret", "email"}:
            assert raw[one.start : one.end] not in found.text
    assert all(a.end <= b.start and a.new_end <= b.new_start for a, b in pairwise(found.spans))
    found.text.decode()


@given(texts)
def test_redact_when_done_again_then_nothing_changes(raw: bytes) -> None:
    once = redact(raw)
    assert isinstance(once, Redacted)
    assert Redacted(once.text, (), ("outside", "lines", "values")) == redact(once.text)
    assert once == redact(raw)


@given(texts, st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)), max_size=8))
def test_redact_when_spans_are_any_then_all_else_is_identical(
    raw: bytes, places: list[tuple[int, int]]
) -> None:
    spans = [Span(*sorted(place), "secret") for place in places]
    found = redact(raw, spans, rescan=nothing)
    if isinstance(found, Redacted):
        assert_outside_is_identical(raw, found)
        found.text.decode()
        covered = {i for one in found.spans for i in range(one.start, one.end)}
        assert {i for s in spans for i in range(max(0, s.start), min(len(raw), s.end))} <= covered
    else:
        assert found.reason in {"redaction-value-left", "redaction-broke-lines"}


def test_redact_when_spans_overlap_or_touch_then_they_are_one() -> None:
    raw = b"key = abcdefgh12345678, done"
    spans = [Span(6, 14, "name"), Span(10, 22, "secret"), Span(6, 12, "secret"), Span(22, 23, "ip")]
    found = redacted(raw, *spans, rescan=nothing)
    assert [(6, 23, "secret")] == [(one.start, one.end, one.entity) for one in found.spans]
    assert b"abcdefgh" not in found.text


def test_redact_when_a_span_is_the_whole_text_then_it_is_replaced() -> None:
    raw = TOKEN.encode()
    assert b"REDACTEDxxxxxxxx" == redacted(raw).text[:16]


def test_redact_when_nothing_is_to_be_done_then_the_text_is_the_same() -> None:
    assert Redacted(b"a", (), ("outside", "lines", "values")) == redact(b"a")


def test_redact_when_too_large_then_it_fails() -> None:
    assert Failed("redaction-too-large") == redact(b" " * (MAX_BYTES + 1), [Span(0, 1, "name")])
    assert Failed("redaction-too-large") == redact(b" ", [Span(0, 1, "name")] * 100_001)


def test_redact_when_a_value_stands_again_then_it_gets_the_same_surrogate() -> None:
    raw = f"a = '{TOKEN}'\nb = f({TOKEN}x, '{TOKEN}')\n".encode()
    found = redacted(raw, span(raw, TOKEN.encode(), "secret"), rescan=nothing)
    assert 3 == found.text.count(found.text[5:29])
    assert 3 == len(found.spans)


ENCODED = {
    "url": lambda value: quote(value, safe=""),
    "url-lower": lambda value: quote(value, safe="").replace("%2B", "%2b").replace("%40", "%40"),
    "url-all": lambda value: "".join(f"%{byte:02x}" for byte in value.encode()),
    "hex": lambda value: value.encode().hex(),
    "hex-upper": lambda value: value.encode().hex().upper(),
    "unicode": lambda value: "".join(f"\\u{ord(c):04x}" for c in value),
    "bytes": lambda value: "".join(f"\\x{byte:02x}" for byte in value.encode()),
    "html": lambda value: "".join(f"&#{ord(c)};" for c in value),
    "html-at": lambda value: value.replace("@", "&#64;"),
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
    "base64-1": lambda value: base64.b64encode(b":" + value.encode() + b";").decode(),
    "base64-2": lambda value: base64.b64encode(b"u:" + value.encode() + b"::::").decode(),
    "base64-url": lambda value: base64.urlsafe_b64encode(b"\xff\xfe" + value.encode()).decode(),
    "base64-bare": lambda value: base64.b64encode(value.encode()).decode().rstrip("="),
}


@pytest.mark.parametrize("form", ENCODED)
@pytest.mark.parametrize(("value", "entity"), [(TOKEN, "secret"), (MAIL, "email")])
def test_redact_when_a_value_stands_encoded_then_it_is_replaced_there(
    form: str, value: str, entity: str
) -> None:
    encoded = ENCODED[form](value)
    raw = f"a = '{value}'\nb = '{encoded}'\n".encode()
    found = redacted(raw, span(raw, value.encode(), entity))
    assert encoded.encode() not in found.text
    assert 2 == len(found.spans)
    ast.parse(found.text)


def test_redact_when_base64_holds_more_then_the_rest_of_it_stays() -> None:
    held = json.dumps({"user": "me", "token": TOKEN, "mail": MAIL, "n": [1, 2]})
    raw = f"x = {TOKEN} {MAIL}\ny = {base64.b64encode(held.encode()).decode()}\n".encode()
    found = redacted(raw)
    again = json.loads(base64.b64decode(found.text.split()[-1]))
    assert ["user", "token", "mail", "n"] == list(again)
    assert ("me", [1, 2]) == (again["user"], again["n"])
    assert len(TOKEN) == len(again["token"])
    assert TOKEN not in str(again)
    assert MAIL not in str(again)


@pytest.mark.parametrize(
    ("found_as", "stands_as"),
    [("p%40ss%2Fw0rd9x", "p@ss/w0rd9x"), ("p&amp;ss9w0rd", "p&ss9w0rd"), ('p\\"ss9w0rd', 'p"ss9w0rd')],
)  # fmt: skip
def test_redact_when_a_value_was_found_escaped_then_its_plain_form_goes_too(
    found_as: str, stands_as: str
) -> None:
    raw = f"a: {found_as}\nb: {stands_as}\n".encode()
    found = redacted(raw, span(raw, found_as.encode(), "secret"))
    assert stands_as.encode() not in found.text


@given(st.text("abcXYZ059+/=%&\"'\\<é中🙂", min_size=12, max_size=40))
def test_redact_when_values_are_odd_then_no_form_of_them_is_left(value: str) -> None:
    value = f"k7{value}Q3"
    forms = [value, quote(value, safe=""), json.dumps(value)[1:-1], html.escape(value)]
    forms += [repr(value.encode())[2:-1], value.encode().hex()]
    forms += [base64.b64encode(bytes(n) + value.encode()).decode() for n in range(3)]
    raw = "\n".join(f"v{n} {form} ." for n, form in enumerate(forms)).encode()
    found = redacted(raw, span(raw, value.encode(), "secret"), rescan=nothing)
    assert not any(form.encode() in found.text for form in forms)


@pytest.mark.parametrize(
    ("entity", "value", "code"),
    [
        ("name", "Max", "Max = MaxValue('Max')"),
        ("secret", "test", "import test; password = 'test'"),
        ("secret", "django", "import django; password = 'django'"),
        ("username", "click", "import click; user = 'click'"),
        ("name", "高峰", "x = '高峰时间', '高峰'"),
    ],
)
def test_redact_when_a_value_is_short_or_a_word_then_only_its_span_changes(
    entity: str, value: str, code: str
) -> None:
    raw = code.encode()
    at = raw.rindex(value.encode())
    found = redacted(raw, Span(at, at + len(value.encode()), entity), rescan=nothing)
    assert 1 == len(found.spans)
    assert raw[:at] == found.text[:at]
    assert "values-in-place" in found.checks


def test_redact_when_a_number_is_part_of_another_then_that_stays() -> None:
    raw = b"a = 13912345678; b = 913912345678; c = 0.13912345678; d = '13912345678'"
    found = redacted(raw, Span(4, 15, "phone"), rescan=nothing)
    assert b"913912345678; c = 0.13912345678" in found.text
    assert 2 == len(found.spans)


def test_redact_when_names_differ_in_case_then_surrogates_do_too() -> None:
    raw = b"Max Mustermann, MAX MUSTERMANN, max mustermann"
    found = redacted(raw, Span(0, 14, "name"), rescan=nothing)
    first, second, third = found.text.decode().split(", ")
    assert (first.upper(), first.lower()) == (second, third)


def test_redact_when_a_value_begins_in_an_escape_then_the_escape_stays() -> None:
    raw = rb'x = "one\njo.doe@some-company.org"'
    found = redacted(raw, Span(9, 32, "email"))
    assert found.text.startswith(rb'x = "one\n')
    assert "one\n" == ast.literal_eval(found.text[4:].decode())[:4]


def test_redact_when_addresses_are_many_then_unlike_ones_stay_unlike() -> None:
    raw = "\n".join(f"8.8.{n // 250}.{n % 250 + 1}" for n in range(900)).encode()
    found = redacted(raw)
    assert 900 == len(set(found.text.split()))


def test_redact_when_a_value_is_kept_elsewhere_then_it_stays_there_only() -> None:
    raw = f"# Copyright {MAIL}\nx = '{MAIL}'\n".encode()
    first = span(raw, MAIL.encode(), "email")
    second = span(raw, MAIL.encode(), "email", after=first.end)
    found = redacted(raw, second, kept=(first,))
    assert 1 == found.text.count(MAIL.encode())
    assert found.text.startswith(raw[: first.end])
    assert 1 == len(found.spans)


def test_redact_when_the_rescan_finds_a_surrogate_then_it_gets_plainer() -> None:
    raw = b"call 13912345678 now"

    def rescan(text: bytes, language: str | None) -> list[tuple[int, int, str]]:
        return [(5, 16, "phone")] if text[5:7] == b"11" else []

    assert b"call 10000000000 now" == redacted(raw, rescan=rescan).text


def test_redact_when_the_rescan_finds_it_plain_too_then_it_is_blank_or_fails() -> None:
    raw = b"call 13912345678 now"

    def digits(text: bytes, language: str | None) -> list[tuple[int, int, str]]:
        return [(5, 16, "phone")] if text[5:6].isdigit() else []

    def always(text: bytes, language: str | None) -> list[tuple[int, int, str]]:
        return [(5, 16, "phone")]

    assert b"call xxxxxxxxxxx now" == redacted(raw, rescan=digits).text
    assert Failed("redaction-rescan-hit") == redact(raw, rescan=always)


def test_redact_when_the_rescan_finds_more_then_that_is_redacted_too() -> None:
    raw = f"{TOKEN} 13912345678 {MAIL}".encode()
    found = redacted(raw, span(raw, TOKEN.encode(), "secret"))
    assert ["secret", "phone", "email"] == [one.entity for one in found.spans]
    assert_outside_is_identical(raw, found)


def test_redact_when_base64_cannot_be_written_anew_then_it_fails() -> None:
    encoded = base64.b64encode(b"a" + TOKEN.encode())[2:]
    raw = TOKEN.encode() + b" (" + encoded
    assert Failed("redaction-value-left") == redact(raw, [Span(0, len(TOKEN), "secret")])


NUMBERS = {
    "Python": b"phone = 13912345678\nx = [13912345678, -13912345678]\n",
    "JavaScript": b"const phone = 13912345678;\nf(13912345678n);\n",
    "TypeScript": b"const phone: number = 13912345678;\n",
    "Java": b"class A { long phone = 13912345678L; }\n",
    "C": b"long phone = 13912345678L;\n",
    "Go": b"package a\n\nvar phone = 13912345678\n",
    "Rust": b"const PHONE: u64 = 13912345678u64;\n",
    "C#": b"class A { long phone = 13912345678L; }\n",
    "Ruby": b"phone = 13912345678\n",
    "PHP": b"<?php $phone = 13912345678;\n",
}


@pytest.mark.parametrize("language", NUMBERS)
def test_redact_when_a_value_is_a_number_in_code_then_it_stays_one(language: str) -> None:
    raw = NUMBERS[language]
    at = [i for i in range(len(raw)) if raw.startswith(b"13912345678", i)]
    found = redacted(raw, *[Span(i, i + 11, "phone") for i in at], language=language)
    assert "tree" in found.checks
    assert len(raw) == len(found.text)
    assert b"13912345678" not in found.text


def test_redact_when_a_line_is_long_then_it_is_done_in_one_pass() -> None:
    raw = ("x" * 500_000 + f" {TOKEN} " + "中🙂" * 80_000 + f" {MAIL}").encode()
    found = redacted(raw)
    assert ["secret", "email"] == [one.entity for one in found.spans]
    assert_outside_is_identical(raw, found)


def test_redact_when_values_are_thousands_then_all_go() -> None:
    raw = "\n".join(f"user{n}@company{n}.org" for n in range(600)).encode()
    found = redacted(raw)
    assert 600 == len(found.spans)
    assert 600 == found.text.count(b"@example.com")
