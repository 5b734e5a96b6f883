"""National identifiers of the Americas: their check digits, without separators."""

from __future__ import annotations

import re

from dataprep.sensitive.validators._checks import (
    digits_of,
    is_digits,
    is_short_date,
    is_varied,
    luhn,
    weighted,
)

_FAKE_SSN = {"078051120", "219099999", "457555462", "123456789", "123121234", "111223333"}
"""Numbers that the Social Security Administration and advertisers printed, and usual examples."""
_EIN_PREFIXES = frozenset(
    [
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "20",
        "21",
        "22",
        "23",
        "24",
        "25",
        "26",
        "27",
        "30",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "38",
        "39",
        "40",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "50",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "59",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "67",
        "68",
        "71",
        "72",
        "73",
        "74",
        "75",
        "76",
        "77",
        "80",
        "81",
        "82",
        "83",
        "84",
        "85",
        "86",
        "87",
        "88",
        "90",
        "91",
        "92",
        "93",
        "94",
        "95",
        "98",
        "99",
    ]
)
_CURP = re.compile(
    r"[A-Z][AEIOUX][A-Z]{2}(?P<date>[0-9]{6})[HMX](?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|"
    r"NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9]"
)
_CURP_VALUES = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_RFC_VALUES = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
_RFC = re.compile(r"[A-ZÑ&]{3,4}(?P<date>[0-9]{6})[A-Z0-9]{2}[0-9A]")


def us_ssn(text: str) -> bool:
    """Return whether nine digits can be a social security number (SSA: areas never given)."""
    if len(digits_of(text)) != 9 or text in _FAKE_SSN or text[:8] == "98765432":
        return False
    area, group, serial = text[:3], text[3:5], text[5:]
    is_given = area not in {"000", "666"} and area[0] != "9"
    return is_given and group != "00" and serial != "0000" and is_varied(text)


def us_itin(text: str) -> bool:
    """Return whether nine digits are an individual taxpayer number (IRS: 9, groups 50 to 99)."""
    if len(digits_of(text)) != 9 or text[0] != "9":
        return False
    group = int(text[3:5])
    return (50 <= group <= 65 or 70 <= group <= 99) and group not in {89, 93}


def us_ein(text: str) -> bool:
    """Return whether nine digits are an employer number: its prefix is given (IRS)."""
    return len(digits_of(text)) == 9 and text[:2] in _EIN_PREFIXES and is_varied(text)


def us_npi(text: str) -> bool:
    """Return whether ten digits are a National Provider Identifier (Luhn behind 80840)."""
    return len(text) == 10 and text[0] in "12" and luhn(f"80840{text}") and is_varied(text)


def ca_sin(text: str) -> bool:
    """Return whether nine digits are a Canadian social insurance number (Luhn; no 0 or 8 first)."""
    return len(text) == 9 and text[0] not in "08" and luhn(text) and is_varied(text)


def br_cpf(text: str) -> bool:
    """Return whether eleven digits are a Brazilian CPF (two check digits modulo 11)."""
    if len(digits_of(text)) != 11 or not is_varied(text):
        return False
    first = weighted(text[:9], range(10, 1, -1)) * 10 % 11 % 10
    second = weighted(text[:10], range(11, 1, -1)) * 10 % 11 % 10
    return f"{first}{second}" == text[9:]


def br_cnpj(text: str) -> bool:
    """Return whether 14 characters are a Brazilian CNPJ, digits or, since 2026, also letters."""
    if len(text) != 14 or not is_digits(text[12:]) or not text.isalnum() or not text.isascii():
        return False
    if len(set(text)) < 3:
        return False
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    values = [ord(c) - 48 for c in text]
    for size in (12, 13):
        total = sum(v * w for v, w in zip(values[:size], weights[13 - size :], strict=True)) % 11
        if values[size] != (0 if total < 2 else 11 - total):
            return False
    return True


def ar_cuit(text: str) -> bool:
    """Return whether eleven digits are an Argentine CUIT or CUIL (modulus 11)."""
    total = weighted(text[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    if len(text) != 11 or text[:2] not in {"20", "23", "24", "25", "26", "27", "30", "33", "34"}:
        return False
    return total >= 0 and str((11 - total % 11) % 11) == text[10]


def cl_rut(text: str) -> bool:
    """Return whether digits and a check character are a Chilean RUT (modulus 11)."""
    digits = digits_of(text[:-1])
    if len(digits) not in {7, 8} or not is_varied(text[:-1]):
        return False
    total = sum(d * (2 + n % 6) for n, d in enumerate(reversed(digits)))
    return text[-1] == "0K987654321"[total % 11]


def mx_curp(text: str) -> bool:
    """Return whether 18 characters are a Mexican CURP: shape, date and check digit."""
    match = _CURP.fullmatch(text)
    if match is None or not _is_mexican_date(match["date"]):
        return False
    total = sum(_CURP_VALUES.index(c) * (18 - n) for n, c in enumerate(text[:17]))
    return str(-total % 10) == text[17]


def mx_rfc(text: str) -> bool:
    """Return whether 12 or 13 characters are a Mexican RFC: shape, date and check digit."""
    match = _RFC.fullmatch(text)
    if match is None or not _is_mexican_date(match["date"]):
        return False
    body = text[:-1].rjust(12)
    total = sum(_RFC_VALUES.index(c) * (13 - n) for n, c in enumerate(body))
    return "0123456789A"[-total % 11] == text[-1]


def _is_mexican_date(text: str) -> bool:
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
    return is_short_date(year, month, day)


def co_nit(text: str) -> bool:
    """Return whether nine digits and a check digit are a Colombian NIT (DIAN, modulus 11)."""
    total = weighted(text[:9], (41, 37, 29, 23, 19, 17, 13, 7, 3))
    if len(text) != 10 or total < 0:
        return False
    rest = total % 11
    return str(rest if rest < 2 else 11 - rest) == text[9]


def pe_ruc(text: str) -> bool:
    """Return whether eleven digits are a Peruvian RUC (SUNAT, modulus 11)."""
    total = weighted(text[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    if len(digits_of(text)) != 11 or text[:2] not in {"10", "15", "16", "17", "20"}:
        return False
    return (11 - total % 11) % 10 == int(text[10])
