"""Cards, accounts and banks: their check digits and issuers."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

import yaml

from dataprep.resources import rules_dir
from dataprep.sensitive.validators._checks import is_digits, is_varied, luhn, mod_97, weighted
from dataprep.sensitive.validators._china import is_shaped_as_resident_id


@dataclass(frozen=True, slots=True)
class PaymentData:
    """What numbers of payment are judged by.

    Attributes:
        cards: First and last prefix of an issuer's numbers, and their lengths.
        test_cards: Numbers that payment providers publish for tests.
        iban_lengths: Length of an account number by country.
        countries: Codes of countries (ISO 3166-1).
    """

    cards: tuple[tuple[str, str, frozenset[int]], ...]
    test_cards: frozenset[str]
    iban_lengths: dict[str, int]
    countries: frozenset[str]


@functools.cache
def payment_data() -> PaymentData:
    """Return the data of ``rules/sensitive/payment.yaml``."""
    path = rules_dir() / "sensitive" / "payment.yaml"
    loaded = cast("dict[str, object]", yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    networks = cast("dict[str, dict[str, object]]", loaded["cards"])
    cards = []
    for network in networks.values():
        lengths = frozenset(int(n) for n in str(network["lengths"]).split())
        for prefix in str(network["prefixes"]).split():
            first, _, last = prefix.partition("-")
            cards.append((first, last or first, lengths))
    ibans = cast("dict[str, int]", loaded["iban_lengths"])
    return PaymentData(
        cards=tuple(cards),
        test_cards=frozenset(cast("str", loaded["test_cards"]).split()),
        iban_lengths=ibans,
        countries=frozenset(cast("str", loaded["countries"]).split()),
    )


def is_test_card(text: str) -> bool:
    """Return whether a payment provider publishes a card number for tests, or it is a pattern."""
    return text in payment_data().test_cards or not is_varied(text) or len(set(text[1:-1])) < 3


def card(text: str) -> bool:
    """Return whether digits are a payment card's: issuer, length and Luhn (ISO/IEC 7812)."""
    known = any(
        len(text) in lengths and first <= text[: len(first)] <= last
        for first, last, lengths in payment_data().cards
    )
    return known and luhn(text) and not is_shaped_as_resident_id(text)


def iban(text: str) -> bool:
    """Return whether a text is an international account number (ISO 13616)."""
    length = payment_data().iban_lengths.get(text[:2])
    if len(text) != length or not is_digits(text[2:4]) or len(set(text[4:])) < 3:
        return False
    return mod_97(text[4:] + text[:4]) == 1


def bic(text: str) -> bool:
    """Return whether a text is a business identifier code (ISO 9362): its country exists."""
    return len(text) in {8, 11} and text[:4].isalpha() and text[4:6] in payment_data().countries


def us_routing_number(text: str) -> bool:
    """Return whether nine digits are a routing number of the American Bankers Association."""
    if weighted(text, (3, 7, 1, 3, 7, 1, 3, 7, 1)) % 10 != 0 or len(text) != 9:
        return False
    first = int(text[:2])
    return first <= 12 or 21 <= first <= 32 or 61 <= first <= 72 or first == 80


def clabe(text: str) -> bool:
    """Return whether 18 digits are a Mexican account number (CLABE)."""
    if len(text) != 18 or not is_digits(text):
        return False
    total = sum(int(d) * w % 10 for d, w in zip(text[:17], (3, 7, 1) * 6, strict=False))
    return (10 - total % 10) % 10 == int(text[17])
