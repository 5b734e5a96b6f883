"""National identifiers of Asia, Africa and Oceania: their check digits, without separators."""

from __future__ import annotations

from dataprep.sensitive.validators._checks import (
    digits_of,
    is_date,
    is_digits,
    is_short_date,
    is_varied,
    luhn,
    verhoeff,
    weighted,
)

_GSTIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def in_aadhaar(text: str) -> bool:
    """Return whether twelve digits are an Aadhaar number (UIDAI: first digit 2 to 9, Verhoeff)."""
    return len(text) == 12 and text[0] in "23456789" and verhoeff(text) and text != text[::-1]


def in_pan(text: str) -> bool:
    """Return whether ten characters are an Indian PAN: its fourth letter is a kind of holder."""
    shape = text[:5].isalpha() and is_digits(text[5:9]) and text[9:].isalpha()
    return len(text) == 10 and shape and text[3] in "ABCFGHLJPTK" and text[5:9] != "0000"


def in_gstin(text: str) -> bool:
    """Return whether 15 characters are an Indian GSTIN: state, PAN and check character."""
    if len(text) != 15 or not text.isascii() or not text.isalnum() or not in_pan(text[2:12]):
        return False
    products = (_GSTIN.index(c) * (1 + n % 2) for n, c in enumerate(text[:14]))
    total = sum(sum(divmod(product, 36)) for product in products)
    return is_digits(text[:2]) and 1 <= int(text[:2]) <= 99 and text[14] == _GSTIN[-total % 36]


def sg_nric(text: str) -> bool:
    """Return whether nine characters are a Singapore NRIC or FIN (published check letters)."""
    total = weighted(text[1:8], (2, 7, 6, 5, 4, 3, 2))
    if len(text) != 9 or total < 0:
        return False
    if text[0] in "ST":
        return text[8] == "JZIHGFEDCBA"[(total + 4 * (text[0] == "T")) % 11]
    if text[0] in "FG":
        return text[8] == "XWUTRQPNMLK"[(total + 4 * (text[0] == "G")) % 11]
    return text[0] == "M" and text[8] == "KLJNPQRTUWX"[10 - (total + 3) % 11]


def my_mykad(text: str) -> bool:
    """Return whether twelve digits are a Malaysian identity card's: date and place of birth."""
    if len(digits_of(text)) != 12:
        return False
    year = int(text[:2])
    born = is_date(1900 + year, int(text[2:4]), int(text[4:6])) or is_date(
        2000 + year, int(text[2:4]), int(text[4:6])
    )
    return born and text[6:8] not in {"00", "17", "18", "19", "20", "69", "70", "73", "80", "81"}


def id_nik(text: str) -> bool:
    """Return whether 16 digits are an Indonesian NIK: province, date of birth, serial number."""
    if len(digits_of(text)) != 16 or not 11 <= int(text[:2]) <= 96 or text[12:] == "0000":
        return False
    day = int(text[6:8])
    return is_short_date(int(text[10:12]), int(text[8:10]), day - 40 if day > 40 else day)


def th_national_id(text: str) -> bool:
    """Return whether 13 digits are a Thai identity number (modulus 11)."""
    total = weighted(text[:12], range(13, 1, -1))
    return (
        len(digits_of(text)) == 13
        and total >= 0
        and text[0] in "12345678"
        and (11 - total % 11) % 10 == int(text[12])
    )


def vn_cccd(text: str) -> bool:
    """Return whether twelve digits are a Vietnamese identity number: a province's code leads."""
    return len(digits_of(text)) == 12 and 1 <= int(text[:3]) <= 96 and is_varied(text)


def kr_rrn(text: str) -> bool:
    """Return whether 13 digits are a Korean resident or foreigner registration number.

    Numbers given since October 2020 have no check digit; a date of birth after that needs none.
    """
    total = weighted(text[:12], (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5))
    if len(text) != 13 or total < 0 or not is_digits(text[12]):
        return False
    year = {"9": 1800, "0": 1800, "3": 2000, "4": 2000, "7": 2000, "8": 2000}.get(text[6], 1900)
    if not is_date(max(year, 1900) + int(text[:2]), int(text[2:4]), int(text[4:6])):
        return False
    check = (11 - total % 11) % 10
    return int(text[12]) in {check, (check + 2) % 10 if text[6] in "5678" else check}


def kr_business(text: str) -> bool:
    """Return whether ten digits are a Korean business registration number."""
    total = weighted(text[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5))
    if len(digits_of(text)) != 10 or total < 0:
        return False
    return (total + int(text[8]) * 5 // 10 + int(text[9])) % 10 == 0


def jp_my_number(text: str) -> bool:
    """Return whether twelve digits are a Japanese individual number (MIC ordinance 85 of 2014)."""
    total = weighted(text[:11], (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    check = 0 if total % 11 <= 1 else 11 - total % 11
    return len(digits_of(text)) == 12 and check == int(text[11]) and is_varied(text)


def il_id(text: str) -> bool:
    """Return whether nine digits are an Israeli identity number (Luhn)."""
    return len(text) == 9 and luhn(text) and is_varied(text)


def ae_emirates_id(text: str) -> bool:
    """Return whether 15 digits are an Emirates ID: 784, year of birth and Luhn."""
    return len(text) == 15 and text.startswith("784") and text[3:5] in {"19", "20"} and luhn(text)


def sa_national_id(text: str) -> bool:
    """Return whether ten digits are a Saudi national or residence number (1 or 2, Luhn)."""
    return len(text) == 10 and text[0] in "12" and luhn(text) and is_varied(text)


def tr_tckn(text: str) -> bool:
    """Return whether eleven digits are a Turkish identity number (two check digits)."""
    digits = digits_of(text)
    if len(digits) != 11 or digits[0] == 0:
        return False
    tenth = (sum(digits[0:9:2]) * 7 - sum(digits[1:8:2])) % 10
    return digits[9] == tenth and digits[10] == sum(digits[:10]) % 10 and is_varied(text)


def za_id(text: str) -> bool:
    """Return whether 13 digits are a South African identity number: date, citizenship, Luhn."""
    if len(digits_of(text)) != 13 or not luhn(text) or text[10] not in "012":
        return False
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:6])
    return is_date(1900 + year, month, day) or is_date(2000 + year, month, day)


def au_tfn(text: str) -> bool:
    """Return whether nine digits are an Australian tax file number (modulus 11)."""
    total = weighted(text, (1, 4, 3, 7, 5, 8, 6, 9, 10))
    return len(text) == 9 and is_digits(text) and total % 11 == 0 and is_varied(text)


def au_abn(text: str) -> bool:
    """Return whether eleven digits are an Australian business number (modulus 89)."""
    total = weighted(text, (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19))
    return len(text) == 11 and text[0] != "0" and total >= 0 and (total - 10) % 89 == 0


def au_medicare(text: str) -> bool:
    """Return whether ten or eleven digits are an Australian Medicare number."""
    total = weighted(text[:8], (1, 3, 7, 9, 1, 3, 7, 9))
    if len(text) not in {10, 11} or not is_digits(text) or text[0] not in "23456":
        return False
    return total % 10 == int(text[8])


def nz_ird(text: str) -> bool:
    """Return whether eight or nine digits are a New Zealand IRD number (modulus 11, twice)."""
    number = text.zfill(9)
    if len(digits_of(number)) != 9 or not 10_000_000 <= int(number) <= 150_000_000:
        return False
    for weights in ((3, 2, 7, 6, 5, 4, 3, 2), (7, 4, 3, 2, 5, 2, 7, 6)):
        check = -weighted(number[:8], weights) % 11
        if check < 10:
            return check == int(number[8])
    return False
