"""Surrogates: keyed, stable, of like shape, and plainly invented."""

import ast
import base64
import ipaddress
import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dataprep.redact._numbers import is_luhn
from dataprep.redact.model import Shape
from dataprep.redact.surrogates import surrogate

KEY = bytes(range(32))
ENTITIES = (
    "secret", "email", "phone", "ip", "private_ip", "name", "username", "address", "location",
    "national_id", "payment", "vehicle", "unknown",
)  # fmt: skip
SIGNS = frozenset("\"'`\\%${}<>&#:\n\r\t\v\f\u2028")
values = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "")
entities = st.sampled_from(ENTITIES)
digits = st.text("0123456789", min_size=8, max_size=19)


def made(entity: str, value: str, shape: Shape = Shape.LIKE, key: bytes = KEY) -> str:
    return surrogate(key, entity, "", value.encode(), 0, shape).decode()


@given(entities, values)
def test_surrogate_when_made_twice_then_it_is_the_same_and_not_the_value(
    entity: str, value: str
) -> None:
    found = made(entity, value)
    assert found == made(entity, value)
    assert value != found


@given(entities, values, st.sampled_from(Shape))
def test_surrogate_when_made_then_no_sign_with_a_meaning_is_new(
    entity: str, value: str, shape: Shape
) -> None:
    found = made(entity, value, shape)
    assert SIGNS & set(found) <= set(value)
    assert value.count("\n") == found.count("\n")
    assert value.count("\r") == found.count("\r")


@given(entities, st.text("0123456789", min_size=2, max_size=30), st.sampled_from(Shape))
def test_surrogate_when_value_is_a_number_then_it_is_one_of_as_many_digits(
    entity: str, value: str, shape: Shape
) -> None:
    if entity in {"name", "username", "address"} or shape is Shape.BLANK:
        return
    found = made(entity, value, shape)
    assert found.isdigit()
    assert len(value) == len(found)
    assert (value[0] == "0") >= (found[0] == "0")


@given(entities, st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,39}", fullmatch=True))
def test_surrogate_when_value_is_an_identifier_then_it_is_one(entity: str, value: str) -> None:
    assert made(entity, value).isidentifier()


@pytest.mark.parametrize("entity", ["secret", "email", "phone", "name", "username", "national_id"])
def test_surrogate_when_the_key_is_another_then_it_is_another(entity: str) -> None:
    value = "13900001234" if entity in {"phone", "national_id"} else "Jo.Doe77@company.org"
    assert made(entity, value) != made(entity, value, key=bytes(32))


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        ("email", [f"user{n}@company.org" for n in range(4_000)]),
        ("secret", [f"k3Zp0Qs9{n:08d}" for n in range(4_000)]),
        ("secret", [f"k3Zp{n:04d}" for n in range(5_000)]),
        ("name", [f"Jo{n} Doe" for n in range(5_000)]),
        ("username", [f"jo{n}" for n in range(2_000)]),
        ("ip", [f"2a00:1450::{n:x}" for n in range(5_000)]),
    ],
)
def test_surrogate_when_values_are_many_then_no_two_are_equal(
    entity: str, values: list[str]
) -> None:
    assert len(values) == len({made(entity, value) for value in values})


@given(st.emails())
def test_surrogate_of_mail_lies_under_a_reserved_domain(value: str) -> None:
    found = made("email", value)
    assert re.fullmatch(r"[a-f][0-9a-f]{9,63}@example\.com", found)
    assert found == made("email", value.upper()) or value.upper().lower() != value.lower()
    assert len(value) == len(found) or len(value) < 22 or len(value) > 76


@pytest.mark.parametrize("at", ["@", " at ", " (at) ", "[at]", "%40", "&#64;"])
def test_surrogate_of_mail_keeps_how_its_sign_is_written(at: str) -> None:
    assert made("email", f"jo{at}company.org").endswith(f"{at}example.com")


@given(st.ip_addresses())
def test_surrogate_of_an_address_is_one_for_documentation(
    value: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    networks = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
    found = ipaddress.ip_address(made("ip", str(value)))
    assert any(found in ipaddress.ip_network(one) for one in networks)


def test_surrogate_of_an_address_when_drawn_again_then_it_is_reserved() -> None:
    found = surrogate(KEY, "ip", "", b"151.101.1.140", 1)
    assert ipaddress.ip_address(found.decode()) in ipaddress.ip_network("240.0.0.0/4")


@given(st.from_regex(r"\+?[1-9][0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{4}", fullmatch=True))
def test_surrogate_of_a_phone_keeps_its_signs_and_is_no_number_of_anyone(value: str) -> None:
    found = made("phone", value)
    assert re.sub(r"\d", "0", value) == re.sub(r"\d", "0", found)
    assert re.sub(r"\D", "", found).startswith(("0000", "11"))


@given(digits)
def test_surrogate_of_a_card_fails_its_check(value: str) -> None:
    assert not is_luhn([int(c) for c in made("payment", value)])


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True))
def test_surrogate_of_a_resident_id_fails_its_check_and_region(value: str) -> None:
    found = made("national_id", value)
    weights = [2 ** (17 - i) % 11 for i in range(18)]
    total = sum(weight * int(c, 36) for weight, c in zip(weights, found, strict=True))
    assert "99" == found[:2]
    assert found[-1].isdigit() <= (total % 11 != 1)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_surrogate_of_a_position_lies_beyond_the_poles_and_is_of_numbers(
    north: float, east: float
) -> None:
    found = made("location", f"[{north:.5f}, {east:.5f}]")
    assert all(abs(one) >= 900 for one in json.loads(found))


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("Max Mustermann", r"Person [A-Z]\d{4}[A-Z]{2}"),
        ("max.mustermann", r"person\.[a-z]\d{4}[a-z]{2}"),
        ("Max", r"Person[A-Z]\d{4}[A-Z]{2}"),
        ("王小明", r"某[\u4e00-\u9fff]{3}"),
    ],
)
def test_surrogate_of_a_name_is_in_its_script_and_plainly_none(value: str, pattern: str) -> None:
    assert re.fullmatch(pattern, made("name", value))


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("k3Zp0Qs9" * 5, r"REDACTEDx{24}[a-z0-9]{8}"),
        ("k3zp0qs9" * 5, r"redactedx{24}[a-z0-9]{8}"),
        ("K3ZP0QS9" * 5, r"REDACTEDX{24}[A-Z0-9]{8}"),
        ("0a9b" * 8, r"deadbeef0{16}[0-9a-f]{8}"),
        ("0A9B" * 8, r"DEADBEEF0{16}[0-9A-F]{8}"),
        ("k3Zp0Qs9", r"xxxx[a-z0-9]{6}"),
        ("8d0c3ba2-11aa-22bb-33cc-44dd55ee66ff", r"deadbeef(-0000){3}-0000[0-9a-f]{8}"),
    ],
)
def test_surrogate_of_a_secret_keeps_its_signs_and_is_plainly_none(
    value: str, pattern: str
) -> None:
    assert re.fullmatch(pattern, made("secret", value))


@given(st.binary(min_size=16, max_size=80).filter(lambda raw: len(raw) % 3 > 0))
def test_surrogate_of_padded_base64_can_be_read(raw: bytes) -> None:
    found = made("secret", base64.b64encode(raw).decode())
    again = base64.b64encode(base64.b64decode(found, validate=True)).decode()
    assert found == again
    assert len(raw) == len(base64.b64decode(found))


@given(st.lists(st.text("ABCabc019+/", min_size=64, max_size=64), min_size=1, max_size=9))
def test_surrogate_of_a_block_keeps_lines_indentation_and_what_joins_them(rows: list[str]) -> None:
    head, foot = "-----BEGIN SOME KEY-----", "-----END SOME KEY-----"
    for indent, end in (("  ", "\n"), ("\t# ", "\r\n"), ("", '\\n" +\n    "')):
        value = end.join(indent + row for row in (head, *rows, foot)).strip()
        found = made("secret", value)
        assert [len(line) for line in value.splitlines()] == [
            len(line) for line in found.splitlines()
        ]
        assert [re.match(r"\s*", line)[0] for line in value.splitlines()] == [  # type: ignore[index]
            re.match(r"\s*", line)[0]
            for line in found.splitlines()  # type: ignore[index]
        ]
        assert "BEGIN" not in found
        assert not any(row in found for row in rows)


@given(entities, st.from_regex(r"[A-Za-z0-9@.+-]{3,40}", fullmatch=True), st.sampled_from(Shape))
def test_surrogate_when_it_stands_in_strings_then_they_hold_it(
    entity: str, value: str, shape: Shape
) -> None:
    found = made(entity, value, shape)
    assert found == ast.literal_eval(f"'{found}'") == json.loads(f'"{found}"')
    assert found == yaml.safe_load(f'a: "{found}"')["a"]


@given(entities, st.from_regex(r"[A-Za-z][A-Za-z0-9]{3,40}", fullmatch=True))
def test_surrogate_when_a_bare_word_loaded_as_a_string_then_it_does(
    entity: str, value: str
) -> None:
    if isinstance(yaml.safe_load(value), str):
        assert isinstance(yaml.safe_load(made(entity, value)), str)
