"""Check digits of national identifiers and of payment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.sensitive.validators import _americas, _asia, _europe, _payment
from dataprep.sensitive.validators._checks import is_date, luhn, mod_11_10, verhoeff
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
