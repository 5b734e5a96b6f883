"""Validators of identifiers, numbers and names of China."""

from __future__ import annotations

import re
from collections.abc import Callable

from dataprep.sensitive.model import Candidate
from dataprep.sensitive.validators import _china, _names
from dataprep.sensitive.validators._checked import checked
from dataprep.sensitive.validators._checks import compact, stands_alone

_QUOTES = b"\"'`"
_NEAR = 40
_OTHER_NUMBER = re.compile(
    rb"(?i)(?:cpf|pesel|tckn|kimlik|nummer|\bnin|nimc|cuit|cuil|abn|steuer|idnr|snils|\bruc|cnp|isbn|order|"
    rb"\xe8\xae\xa2\xe5\x8d\x95|\xe6\xb5\x81\xe6\xb0\xb4)[^0-9\n]{0,16}$"
)
"""Words for other numbers of eleven digits; at the end 订单 and 流水, orders and receipts."""
_HEADS = re.compile(
    r"(?i)(?:^|_|[a-z])(?:name|author|contact|receiver|consignee|owner|linkman|xingming)s?$|"
    r"^(?:user|customer|student|teacher|employee|patient|person|creator|operator|xm)$|姓名|名字|联系人|人$"
)
"""Names of columns that hold names."""
_SQL = re.compile(
    rb"(?i)(?:name|contact|author|receiver|owner|xingming|linkman)[a-z_`\"']{0,12}\s{0,3}[,)][^\n]{0,400}"
    rb"values?\s{0,3}\("
)
_MAX_HEAD = 2_000
_MAX_ROW = 20_000  # bytes of a line that can be a row below such a head
_HAN = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")


def _is_told(candidate: Candidate) -> bool:
    """Return whether quotes or Chinese characters nearby say that a number is more than one."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if text[max(start - 1, 0) : start] in _QUOTES and text[end : end + 1] in _QUOTES and start:
        return True
    around = text[max(candidate.line_start, start - _NEAR) : min(candidate.line_end, end + _NEAR)]
    return _HAN.search(around) is not None


def cn_mobile(candidate: Candidate) -> bool:
    """Return whether a value is a mobile number of the mainland.

    A number of an operator is one wherever it stands alone; digits that no operator has yet are one
    where they are written as a telephone number, quoted or beside Chinese text.
    """
    if not stands_alone(candidate.text, candidate.start, candidate.end):
        return False
    number = compact(candidate.value)
    before = candidate.text[max(candidate.start - _NEAR, 0) : candidate.start]
    if len(number) == 11 and number.encode() == candidate.value and _OTHER_NUMBER.search(before):
        return False
    if _china.assigned_mobile(number):
        return True
    return _china.mobile(number) and (len(number) > 11 or _is_told(candidate))


def cn_plate(candidate: Candidate) -> bool:
    """Return whether a value is a number plate: no part of a word, digits among its characters."""
    after = candidate.text[candidate.end : candidate.end + 1]
    return not after.isalnum() and _china.plate(compact(candidate.value))


def cn_name(candidate: Candidate) -> bool:
    """Return whether a value, all of it, is a Chinese name and no common word."""
    return _names.is_name(candidate.value.decode("utf-8", "replace"))


def in_name_column(candidate: Candidate) -> bool:
    """Return whether a cell stands below a head that holds names: the first line of the text.

    Heads and lines are read as far as their first bytes: a row goes on where a longer line is one.
    """
    text, first, start = candidate.text, candidate.line_start, candidate.start
    head = text[: min(first, _MAX_HEAD)].partition(b"\n")[0]
    if start - first > _MAX_ROW or candidate.line_end - first > _MAX_ROW:
        return False
    for delimiter in (b",", b"\t", b"|", b";"):
        cells = head.split(delimiter)
        if len(cells) > 1 and text.count(delimiter, first, candidate.line_end) == len(cells) - 1:
            cell = cells[text.count(delimiter, first, start)].decode("utf-8", "replace")
            return _HEADS.search(cell.strip(" \r\"'`*\ufeff")) is not None
    return False


def in_name_insert(candidate: Candidate) -> bool:
    """Return whether a value stands in an SQL statement that names a column of names before it."""
    before = candidate.text[
        max(candidate.line_start, candidate.start - _MAX_HEAD) : candidate.start
    ]
    return _SQL.search(before) is not None


def cn_pinyin_name(candidate: Candidate) -> bool:
    """Return whether a value is a Chinese name in Latin letters, family name first or last."""
    return _names.is_pinyin_name(candidate.value.decode("utf-8", "replace"))


VALIDATORS: dict[str, Callable[[Candidate], bool]] = {
    "cn_resident_id": checked(_china.resident_id),
    "cn_old_resident_id": checked(_china.old_resident_id),
    "cn_mobile": cn_mobile,
    "cn_landline": checked(_china.landline),
    "cn_union_pay": checked(_china.union_pay),
    "cn_bank_card": checked(_china.bank_card),
    "cn_credit_code": checked(_china.credit_code),
    "cn_plausible_credit_code": checked(_china.plausible_credit_code),
    "cn_organisation_code": checked(_china.organisation_code),
    "cn_taxpayer_number": checked(_china.taxpayer_number),
    "hk_id": checked(_china.hong_kong_id),
    "tw_id": checked(_china.taiwan_id),
    "alone": checked(bool),
    "cn_plate": cn_plate,
    "cn_name": cn_name,
    "cn_pinyin_name": cn_pinyin_name,
    "in_name_column": in_name_column,
    "in_name_insert": in_name_insert,
}
