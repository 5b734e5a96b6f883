"""Valid identifiers of China, Hong Kong and Taiwan, made when a test runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dataprep.sensitive.samples._completed import completed
from dataprep.sensitive.validators import _china
from dataprep.sensitive.validators._checks import compact, luhn

_WIDE = {code: code - 0x21 + 0xFF01 for code in range(0x21, 0x7F)}


def _wide(value: bytes, check: Callable[[str], bool]) -> bytes:
    """Return a valid value in full-width characters."""
    return completed(compact(value).encode(), check).decode().translate(_WIDE).encode()


COMPLETE: dict[str, Callable[[bytes], bytes]] = {
    "cn_resident_id": partial(completed, check=_china.resident_id),
    "cn_resident_id_wide": partial(_wide, check=_china.resident_id),
    "luhn": partial(completed, check=luhn),
    "luhn_wide": partial(_wide, check=luhn),
    "cn_credit_code": partial(completed, check=_china.credit_code),
    "cn_organisation_code": partial(completed, check=_china.organisation_code),
    "cn_taxpayer_number": partial(completed, check=_china.taxpayer_number),
    "hk_id": partial(completed, check=_china.hong_kong_id),
    "tw_id": partial(completed, check=_china.taiwan_id),
}
