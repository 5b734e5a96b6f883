"""Valid national identifiers outside China, made when a test runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dataprep.sensitive.samples._completed import completed
from dataprep.sensitive.validators import _europe
from dataprep.sensitive.validators._checks import digits_of, verhoeff, weighted
from dataprep.sensitive.validators.national import CHECKS


def _fi_hetu(value: bytes) -> bytes:
    """Return a Finnish code whose last character is right."""
    for character in "0123456789ABCDEFHJKLMNPRSTUVWXY":
        if _europe.fi_hetu(f"{value[:-1].decode()}{character}"):
            return value[:-1] + character.encode()
    return value


def _de_tax_id(value: bytes) -> bytes:
    """Return a German tax number: one digit twice, one not at all, and the check digit."""
    text = value.decode()
    digits = [text[0], *(d for d in "1234567890" if d != text[0])]
    turned = int(text[1]) % 8
    body = digits[0] + "".join(digits[1 + turned :] + digits[1 : 1 + turned])[:8] + digits[0]
    return completed(f"{body}{text[10]}".encode(), _europe.de_tax_id)


def _is_health_insurance(text: str) -> bool:
    """Return whether ten characters are a German health insurance number (section 290 SGB V)."""
    digits = digits_of(f"{ord(text[0]) - 64:02d}{text[1:]}")
    products = (d * (1 + n % 2) for n, d in enumerate(digits[:-1]))
    return bool(digits) and sum(sum(divmod(p, 10)) for p in products) % 10 == digits[-1]


def _is_uen(text: str) -> bool:
    """Return whether nine characters are a number of a business of Singapore (ACRA)."""
    return text[8] == "XMKECAWLJDB"[weighted(text[:8], (10, 4, 9, 3, 8, 2, 7, 1)) % 11]


COMPLETE: dict[str, Callable[[bytes], bytes]] = {
    **{check.__name__: partial(completed, check=check) for check in CHECKS},
    "de_health_insurance": partial(completed, check=_is_health_insurance),
    "sg_uen": partial(completed, check=_is_uen),
    "ng_nin": partial(completed, check=verhoeff),
    "fi_hetu": _fi_hetu,
    "de_tax_id": _de_tax_id,
}
