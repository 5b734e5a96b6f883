"""National identifiers of Europe: their check digits. All take capitals without separators."""

from __future__ import annotations

import re

from dataprep.sensitive.validators._checks import (
    digits_of,
    is_date,
    is_digits,
    is_short_date,
    is_varied,
    luhn,
    mod_11_10,
    weighted,
)

_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CODICE_ODD = (
    1,
    0,
    5,
    7,
    9,
    13,
    15,
    17,
    19,
    21,
    2,
    4,
    18,
    20,
    11,
    3,
    6,
    8,
    12,
    14,
    16,
    10,
    22,
    25,
    24,
    23,
)
_CODICE_OMOCODIA = str.maketrans("LMNPQRSTUV", "0123456789")
_CODICE_MONTHS = "ABCDEHLMPRST"
_NINO = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]?")
_CIF = re.compile(r"[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J]")
_ICAO = (7, 3, 1)


def gb_nino(text: str) -> bool:
    """Return whether a text is a National Insurance number (HMRC, NIM39110)."""
    return _NINO.fullmatch(text) is not None and is_varied(text[2:8])


def gb_nhs(text: str) -> bool:
    """Return whether ten digits are an NHS number (NHS Data Dictionary, modulus 11)."""
    total = weighted(text[:9], range(10, 1, -1))
    check = (11 - total % 11) % 11
    return len(text) == 10 and is_digits(text) and check == int(text[9]) and is_varied(text)


def gb_utr(text: str) -> bool:
    """Return whether ten digits are a Unique Taxpayer Reference: its first digit is the check."""
    total = weighted(text[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2))
    return len(text) == 10 and total >= 0 and text[0] == "21987654321"[total % 11]


def de_tax_id(text: str) -> bool:
    """Return whether eleven digits are a German tax identification number (section 139b AO)."""
    if len(text) != 11 or text[0] == "0" or not mod_11_10(text):
        return False
    counts = sorted(text[:10].count(d) for d in set(text[:10]))
    return counts[-1] in {2, 3} and counts.count(1) >= 7


def de_identity_card(text: str) -> bool:
    """Return whether ten characters are a German identity card's number and check digit."""
    if (
        len(text) != 10
        or not (text.isascii() and text.isalnum())
        or not is_digits(text[9])
        or not any(is_digits(c) for c in text[1:9])
    ):
        return False
    total = sum(int(c, 36) * _ICAO[n % 3] for n, c in enumerate(text[:9]))
    return total % 10 == int(text[9])


def fr_nir(text: str) -> bool:
    """Return whether 15 characters are a French social security number and its key (NIR)."""
    body = text[:13].replace("2A", "19").replace("2B", "18")
    if len(text) != 15 or not is_digits(body) or not is_digits(text[13:]):
        return False
    month = int(body[3:5])
    is_month = 1 <= month <= 12 or 20 <= month <= 42 or month >= 50
    return is_month and 97 - int(body) % 97 == int(text[13:])


def it_fiscal_code(text: str) -> bool:
    """Return whether 16 characters are an Italian codice fiscale (D.M. 23 December 1976)."""
    numbers = (text[6:8] + text[9:11] + text[12:15]).translate(_CODICE_OMOCODIA)
    if len(text) != 16 or not text.isalnum() or not is_digits(numbers) or not text.isascii():
        return False
    if text[8] not in _CODICE_MONTHS or not 1 <= int(numbers[2:4]) % 40 <= 31:
        return False
    total = 0
    for place, character in enumerate(text[:15]):
        value = int(character, 36) - (0 if is_digits(character) else 10)
        total += value if place % 2 else _CODICE_ODD[value]
    return text[15] == chr(65 + total % 26)


def es_nif(text: str) -> bool:
    """Return whether nine characters are a Spanish DNI, NIE or NIF of a person."""
    number = text[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    if len(text) != 9 or not is_digits(number) or not is_digits(text[1:8]):
        return False
    return text[8] == _NIF_LETTERS[int(number) % 23] and is_varied(text[1:8])


def es_cif(text: str) -> bool:
    """Return whether nine characters are a Spanish tax number of a body (CIF)."""
    if _CIF.fullmatch(text) is None:
        return False
    digits = digits_of(text[1:8])
    total = sum(digits[1::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[::2])
    check = -total % 10
    return text[8] in {str(check), "JABCDEFGHI"[check]}


def pt_nif(text: str) -> bool:
    """Return whether nine digits are a Portuguese tax number (modulus 11)."""
    total = weighted(text[:8], range(9, 1, -1))
    check = 11 - total % 11
    return (
        len(text) == 9 and total >= 0 and text[0] in "1235689" and text[8] == str(check % 11 % 10)
    )


def nl_bsn(text: str) -> bool:
    """Return whether nine digits are a Dutch citizen service number (elfproef)."""
    total = weighted(text, (9, 8, 7, 6, 5, 4, 3, 2, -1))
    return len(text) == 9 and is_digits(text) and total % 11 == 0 and is_varied(text)


def be_national_number(text: str) -> bool:
    """Return whether eleven digits are a Belgian national number (97 minus the rest)."""
    if len(digits_of(text)) != 11:
        return False
    if not is_short_date(int(text[:2]), int(text[2:4]) % 20 or 1, int(text[4:6]) or 1):
        return False
    check = int(text[9:])
    return check in {97 - int(text[:9]) % 97, 97 - int("2" + text[:9]) % 97}


def se_personal_number(text: str) -> bool:
    """Return whether ten or twelve digits are a Swedish personal or coordination number."""
    number = text.replace("+", "")
    number = number[2:] if len(number) == 12 and number[:2] in {"18", "19", "20"} else number
    if len(digits_of(number)) != 10 or not luhn(number):
        return False
    day = int(number[4:6])
    year, month, day = int(number[:2]), int(number[2:4]), day - 60 if day > 60 else day
    return is_date(1900 + year, month, day) or is_date(2000 + year, month, day)


def no_birth_number(text: str) -> bool:
    """Return whether eleven digits are a Norwegian birth or D-number (two checks modulo 11)."""
    first = weighted(text[:10], (3, 7, 6, 1, 8, 9, 4, 5, 2, 1))
    second = weighted(text, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
    if len(text) != 11 or first < 0 or first % 11 or second % 11:
        return False
    day = int(text[:2]) - (40 if text[0] in "4567" else 0)
    return is_short_date(int(text[4:6]), int(text[2:4]), day) or is_date(
        2000 + int(text[4:6]), int(text[2:4]), day
    )


def dk_cpr(text: str) -> bool:
    """Return whether ten digits are a Danish CPR number: a date and a serial number.

    The old check digit has not been kept since 2007, so it is not asked for.
    """
    if len(digits_of(text)) != 10:
        return False
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:6])
    return is_date(1900 + year, month, day) or is_date(2000 + year, month, day)


def fi_hetu(text: str) -> bool:
    """Return whether a text is a Finnish personal identity code; told with its century sign."""
    if len(text) != 11 or not is_digits(text[:6] + text[7:10]):
        return False
    century = 1900 if text[6] in "-UVWXY" else 2000 if text[6] in "ABCDEF" else 1800
    rest = int(text[:6] + text[7:10]) % 31
    is_day = is_date(max(century, 1900) + int(text[4:6]), int(text[2:4]), int(text[:2]))
    return is_day and text[10] == _HETU_LETTERS[rest]


def pl_pesel(text: str) -> bool:
    """Return whether eleven digits are a Polish PESEL number: date and check digit."""
    total = weighted(text, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1))
    if len(text) != 11 or total < 0 or total % 10:
        return False
    century = {0: 1900, 1: 2000}.get(int(text[2]) // 2)
    return century is not None and is_date(
        century + int(text[:2]), int(text[2:4]) % 20, int(text[4:6])
    )


def pl_nip(text: str) -> bool:
    """Return whether ten digits are a Polish tax number (NIP)."""
    total = weighted(text[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7))
    return len(text) == 10 and is_digits(text) and total % 11 == int(text[9]) and is_varied(text)


def cz_birth_number(text: str) -> bool:
    """Return whether ten digits are a Czech or Slovak birth number (divisible by 11)."""
    if len(digits_of(text)) != 10 or int(text[:9]) % 11 % 10 != int(text[9]):
        return False
    month = int(text[2:4]) % 50
    month = month - 20 if month > 20 else month
    year = int(text[:2])
    return is_date((1900 if year >= 54 else 2000) + year, month, int(text[4:6]))


def ro_cnp(text: str) -> bool:
    """Return whether 13 digits are a Romanian personal code (CNP)."""
    total = weighted(text[:12], (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9))
    if len(digits_of(text)) != 13 or total % 11 % 10 + total % 11 // 10 != int(text[12]):
        return False
    century = {"5": 2000, "6": 2000}.get(text[0], 1900)
    is_day = is_date(century + int(text[1:3]), int(text[3:5]), int(text[5:7]))
    return text[0] in "12567890" and is_day


def hu_personal_id(text: str) -> bool:
    """Return whether eleven digits are a Hungarian personal identifier (modulus 11)."""
    digits = digits_of(text)
    if len(digits) != 11 or not 1 <= digits[0] <= 8:
        return False
    weights = range(1, 11) if text[0] in "12" and int(text[1:3]) < 97 else range(10, 0, -1)
    total = sum(d * w for d, w in zip(digits, weights, strict=False)) % 11
    is_day = is_short_date(int(text[1:3]), int(text[3:5]), int(text[5:7]))
    return is_day and total == digits[10]


def gr_afm(text: str) -> bool:
    """Return whether nine digits are a Greek tax number (AFM)."""
    total = weighted(text[:8], (256, 128, 64, 32, 16, 8, 4, 2))
    return (
        len(text) == 9 and is_digits(text) and total % 11 % 10 == int(text[8]) and is_varied(text)
    )


def bg_egn(text: str) -> bool:
    """Return whether ten digits are a Bulgarian uniform civil number (EGN)."""
    total = weighted(text[:9], (2, 4, 8, 5, 10, 9, 7, 3, 6))
    if len(text) != 10 or total < 0 or str(total % 11 % 10) != text[9]:
        return False
    month = int(text[2:4])
    century, month = (2000, month - 40) if month > 40 else (1900, month % 20)
    return is_date(century + int(text[:2]), month, int(text[4:6]))


def ru_inn(text: str) -> bool:
    """Return whether ten or twelve digits are a Russian taxpayer number (INN)."""
    ten, eleven = (2, 4, 10, 3, 5, 9, 4, 6, 8), (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    if not is_digits(text) or not is_varied(text):
        return False
    if len(text) == 10:
        return weighted(text[:9], ten) % 11 % 10 == int(text[9])
    first = weighted(text[:10], eleven) % 11 % 10
    second = weighted(text[:11], (3, *eleven)) % 11 % 10
    return len(text) == 12 and f"{first}{second}" == text[10:]


def ru_snils(text: str) -> bool:
    """Return whether eleven digits are a Russian insurance account number (SNILS)."""
    total = weighted(text[:9], range(9, 0, -1))
    return len(text) == 11 and is_digits(text) and total % 101 % 100 == int(text[9:])


def ua_rnokpp(text: str) -> bool:
    """Return whether ten digits are a Ukrainian taxpayer number (RNOKPP)."""
    total = weighted(text[:9], (-1, 5, 7, 9, 4, 6, 10, 5, 7))
    return (
        len(text) == 10 and is_digits(text) and total % 11 % 10 == int(text[9]) and is_varied(text)
    )


def ch_ahv(text: str) -> bool:
    """Return whether 13 digits are a Swiss social security number: 756 and EAN-13's check."""
    total = weighted(text, (1, 3) * 6 + (1,))
    return text.startswith("756") and total >= 0 and total % 10 == 0


def at_social_security(text: str) -> bool:
    """Return whether ten digits are an Austrian social security number: check and date."""
    total = weighted(text[:3] + text[4:], (3, 7, 9, 5, 8, 4, 2, 1, 6))
    if len(text) != 10 or total < 0 or str(total % 11) != text[3]:
        return False
    return is_short_date(int(text[8:]), min(int(text[6:8]), 12), int(text[4:6]))


def ie_pps(text: str) -> bool:
    """Return whether a text is an Irish PPS number (modulus 23)."""
    total = weighted(text[:7], range(8, 1, -1))
    extra = (ord(text[8]) - 64) * 9 if len(text) == 9 and text[8] != "W" else 0
    if len(text) not in {8, 9} or total < 0:
        return False
    return text[7] == "WABCDEFGHIJKLMNOPQRSTUV"[(total + extra) % 23]
