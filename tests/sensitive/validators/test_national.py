"""Check digits of national identifiers and of payment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.resources import rules_dir
from dataprep.rules.load import load_rules
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.samples import get_completer, matching
from dataprep.sensitive.validators import _americas, _asia, _china, _europe, _payment
from dataprep.sensitive.validators._checks import is_date, is_varied, luhn, mod_11_10, verhoeff
from dataprep.sensitive.validators.national import CHECKS

# values that the standards themselves print; what everybody counts up stays
PRINTED = [
    (_europe.gb_nhs, "9434765919", True),
    (_europe.es_nif, "12345678Z", False),
    (_europe.es_nif, "12345678A", False),
    (_europe.pt_nif, "123456789", True),
    (_asia.au_abn, "51824753556", True),
    (_americas.us_ssn, "078051120", False),
    (_americas.us_ssn, "666123456", False),
    (_americas.br_cpf, "11111111111", False),
    (_payment.iban, "GB82WEST12345698765432", True),
    (_payment.iban, "GB83WEST12345698765432", False),
    (_payment.iban, "GB82WEST1234569876543", False),
    (_payment.bic, "DEUTDEFF", True),
    (_payment.bic, "DEUTQQFF", False),
]


@pytest.mark.parametrize(("check", "text", "expected"), PRINTED)
def test_check_when_value_is_printed_in_the_standard_then_it_is_known(check, text, expected):
    assert expected == check(text)


@given(st.text(max_size=24))
def test_checks_when_text_is_anything_then_they_answer(text):
    for check in (
        *CHECKS,
        _payment.card,
        _payment.iban,
        _payment.us_routing_number,
        _payment.clabe,
    ):
        assert check(text) in {True, False}


@given(st.text(alphabet="0123456789ABCXYZ", min_size=8, max_size=18))
def test_checks_when_text_is_like_an_identifier_then_they_answer(text):
    for check in CHECKS:
        assert check(text) in {True, False}


@given(st.integers(min_value=0, max_value=10**15))
def test_luhn_when_one_digit_changes_then_it_fails(number):
    body = str(number)
    valid = next(body + d for d in "0123456789" if luhn(body + d))
    changed = str((int(valid[0]) + 1) % 10) + valid[1:]
    assert not luhn(changed)


@given(st.integers(min_value=10, max_value=10**11))
def test_verhoeff_when_neighbours_change_places_then_it_fails(number):
    body = str(number)
    valid = next(body + d for d in "0123456789" if verhoeff(body + d))
    if valid[0] != valid[1]:
        assert not verhoeff(valid[1] + valid[0] + valid[2:])


def test_mod_11_10_when_one_digit_of_ten_then_one_is_right():
    assert 1 == sum(mod_11_10(f"8643928109{digit}") for digit in range(10))


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2000, 2, 29, True),
        (1900, 2, 29, False),
        (1899, 1, 1, False),
        (2031, 1, 1, False),
        (1999, 13, 1, False),
    ],
)
def test_is_date_when_day_is_at_the_edge_then_calendar_decides(year, month, day, expected):
    assert expected == is_date(year, month, day)


def test_card_when_number_is_published_for_tests_then_it_is_one():
    assert _payment.is_test_card("4242" * 4)
    assert _payment.card("4242" * 4)


@pytest.mark.parametrize("digit", ["\N{SUPERSCRIPT THREE}", "\N{CIRCLED DIGIT ONE}", "٣", "é"])
def test_checks_when_a_character_is_no_digit_of_ascii_then_they_answer(digit):
    rows = [matching("[0-9]{18}", seed)[:size] for seed in range(20) for size in range(8, 19)]
    for row in rows:
        for text in (row[:-1] + digit, digit + row[1:], row[:8] + digit + row[9:]):
            for check in (*CHECKS, _payment.clabe, _china.hong_kong_id, _china.resident_id):
                assert check(text) in {True, False}
            assert is_varied(text) in {True, False}
            assert _china.is_shaped_as_resident_id(text) in {True, False}


@pytest.mark.parametrize(
    ("rule_id", "shape", "completer"),
    [
        ("dk-cpr", "cpr (0[1-9]|1[0-9])0[1-9][5-9][0-9]-[0-9]{4} ", None),
        ("cn-plate-office", "车牌 使[0-9]{6} ", None),
        ("be-national-number", r"[4-9][0-9]\.0[1-9]\.1[0-9]-[0-9]{3}\.[0-9]{2}", "be_national_number"),
    ],
)  # fmt: skip
def test_line_when_of_nothing_but_hits_then_linear(rule_id, shape, completer):
    values = [matching(shape, seed).encode() for seed in range(50)]
    if completer is not None:
        values = [get_completer(completer)(value) + b" " for value in values]
    rules = [rule for rule in load_rules([rules_dir()]).sensitive() if rule.id == rule_id]
    text = b"".join(values) * (200_000 // len(b"".join(values)))
    found = Detection(rules).scan(text, "text")
    assert len(values) * (len(text) // len(b"".join(values))) == len(found)
