"""Identifiers of China, Hong Kong, Macau and Taiwan: their check digits."""

from __future__ import annotations

import functools
from typing import cast

import yaml

from dataprep.resources import rules_dir
from dataprep.sensitive.validators._checks import digits_of, is_date, is_digits, luhn

_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECK = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT_OFFICES = {
    *("11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49"),
    *("51", "52", "53", "59", "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93"),
    *("A1", "A9", "N1", "N2", "N3", "N9", "Y1"),
}
"""Registering office and kind of body: GB 32100-2015, table 1 and its later additions."""
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


@functools.cache
def places() -> dict[str, frozenset[str]]:
    """Return codes of provinces, provinces, cities and area codes of telephones."""
    path = rules_dir() / "sensitive" / "cn" / "places.yaml"
    loaded = cast("dict[str, str]", yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    found = {name: frozenset(words.split()) for name, words in loaded.items()}
    codes: set[str] = set()
    for code in found["area_codes"]:
        first, _, last = code.partition("-")
        codes.update(f"{n:0{len(first)}d}" for n in range(int(first), int(last or first) + 1))
    return {**found, "area_codes": frozenset(codes)}


def is_province(code: str) -> bool:
    """Return whether a code of an administrative division begins with a province's."""
    return code[:2] in places()["province_codes"]


def resident_id(text: str) -> bool:
    """Return whether 18 characters are a resident's identity number (GB 11643-1999)."""
    digits = digits_of(text[:17])
    if len(text) != 18 or len(digits) != 17 or not is_province(text):
        return False
    if not is_date(int(text[6:10]), int(text[10:12]), int(text[12:14])):
        return False
    total = sum(d * w for d, w in zip(digits, _RESIDENT_WEIGHTS, strict=True))
    return text[17] == _RESIDENT_CHECK[total % 11]


def old_resident_id(text: str) -> bool:
    """Return whether 15 digits may be an identity number of before 1999: it has no check digit."""
    if len(digits_of(text)) != 15 or not is_province(text):
        return False
    return is_date(1900 + int(text[6:8]), int(text[8:10]), int(text[10:12]))


def credit_code(text: str) -> bool:
    """Return whether 18 characters are a unified social credit code (GB 32100-2015)."""
    if len(text) != 18 or not is_digits(text[2:8]) or not set(text) <= set(_CREDIT_ALPHABET):
        return False
    values = [_CREDIT_ALPHABET.index(c) for c in text]
    total = sum(v * w for v, w in zip(values, _CREDIT_WEIGHTS, strict=False))
    return values[17] == (31 - total % 31) % 31


def plausible_credit_code(text: str) -> bool:
    """Return whether a unified social credit code stands without a word that names it.

    One in 31 numbers of 18 digits has the right check, so digits alone also need an office and a
    province that exist.
    """
    if not credit_code(text):
        return False
    return not is_digits(text) or (text[:2] in _CREDIT_OFFICES and is_province(text[2:8]))


def organisation_code(text: str) -> bool:
    """Return whether nine characters are an organisation code (GB 11714-1997)."""
    if len(text) != 9 or not text[:8].isalnum() or not text.isascii():
        return False
    total = sum(int(c, 36) * w for c, w in zip(text[:8], _ORGANISATION_WEIGHTS, strict=True))
    return text[8] == "0123456789X0"[(11 - total % 11) % 11]


def taxpayer_number(text: str) -> bool:
    """Return whether 15 characters are a taxpayer's number: a division and an organisation code."""
    return len(text) == 15 and is_province(text) and organisation_code(text[6:])


def mobile(text: str) -> bool:
    """Return whether digits are a mobile number of the mainland, with or without 86."""
    number = text.removeprefix("+").removeprefix("00")
    number = number[2:] if len(number) == 13 and number.startswith("86") else number
    return len(digits_of(number)) == 11 and number[0] == "1" and number[1] in "3456789"


def assigned_mobile(text: str) -> bool:
    """Return whether a mobile number's first digits are assigned to an operator."""
    number = text[-11:]
    if not mobile(text):
        return False
    unassigned = {"14": "23", "15": "4", "16": "013489", "17": "9", "19": "4"}
    return number[2] not in unassigned.get(number[:2], "")


def landline(text: str) -> bool:
    """Return whether digits are an area code of the mainland and a number behind it."""
    number = text.removeprefix("+").removeprefix("00")
    if number.startswith("86"):
        number = f"0{number[2:].removeprefix('0')}"
    codes = places()["area_codes"]
    if not digits_of(number):
        return False
    if number[:3] in codes:
        return len(number) == 11 and number[3] in "2345678"
    return number[:4] in codes and len(number) in {11, 12} and number[4] in "2345678"


def is_shaped_as_resident_id(text: str) -> bool:
    """Return whether 18 characters have a province and a date of birth where an identity number has.

    Then they are none of a card, whatever their check digit says.
    """
    if len(text) != 18 or not is_digits(text[:17]) or not is_province(text):
        return False
    return is_date(int(text[6:10]), int(text[10:12]), int(text[12:14]))


def bank_card(text: str) -> bool:
    """Return whether 16 to 19 digits pass as a bank card: issuer in China and Luhn's check."""
    known = 16 <= len(text) <= 19 and text[0] in "345689"
    return known and luhn(text) and not is_shaped_as_resident_id(text)


def union_pay(text: str) -> bool:
    """Return whether 16 to 19 digits are a card of UnionPay or of a mainland bank's old series."""
    return bank_card(text) and text.startswith(("62", "81", "9558", "6858", "6859"))


def hong_kong_id(text: str) -> bool:
    """Return whether a Hong Kong identity card's number has the right check digit."""
    if (
        len(text) not in {8, 9}
        or not is_digits(text[-7:-1])
        or not (text.isascii() and text[:-7].isalpha())
    ):
        return False
    values = [36, *(int(c, 36) for c in text[:-1])][-8:]
    total = sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True))
    return text[-1] == "0123456789A"[-total % 11]


def taiwan_id(text: str) -> bool:
    """Return whether a Taiwan national or resident number has the right check digit."""
    if len(text) != 10 or text[0] not in _TAIWAN_LETTERS or not is_digits(text[1:]):
        return False
    code = _TAIWAN_LETTERS.index(text[0]) + 10
    values = [code // 10, code % 10, *digits_of(text[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(v * w for v, w in zip(values, weights, strict=True)) % 10 == 0


def plate(text: str) -> bool:
    """Return whether a plate has a digit among its last characters."""
    return any(is_digits(c) for c in text[2:])
