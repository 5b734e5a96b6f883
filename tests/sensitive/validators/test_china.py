"""Check digits of China's identifiers, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.resources import rules_dir
from dataprep.rules.load import load_rules
from dataprep.sensitive.model import Candidate
from dataprep.sensitive.samples import get_completer, matching
from dataprep.sensitive.validators import _china, china
from dataprep.sensitive.validators._checks import compact, luhn, stands_alone

# name of the completer, shape, check
KINDS = [
    ("cn_resident_id", "31010119[5-9][0-9]0[1-9]1[0-9][0-9]{3}0", _china.resident_id),
    ("cn_credit_code", "91310101MA[0-9A-H]{7}0", _china.credit_code),
    ("cn_organisation_code", "[0-9A-Z][0-9]{7}-0", _china.organisation_code),
    ("luhn", "62[0-9]{17}", _china.union_pay),
    ("hk_id", r"[A-Z][0-9]{6}\(0\)", _china.hong_kong_id),
    ("tw_id", "[A-Z][12][0-9]{7}0", _china.taiwan_id),
    ("cn_taxpayer_number", "310101[0-9]{8}0", _china.taxpayer_number),
]


@pytest.mark.parametrize(("completer", "shape", "check"), KINDS)
def test_check_when_one_digit_changes_then_it_fails(completer, shape, check):
    for seed in range(30):
        value = get_completer(completer)(matching(shape, seed).encode())
        text = compact(value)
        assert check(text)
        place = len(text) - 2
        for digit in set("0123456789") - {text[place]}:
            changed = text[:place] + digit + text[place + 1 :]
            if text[place].isdigit():
                assert not check(changed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("990101199001010000", False), ("310101199013010000", False), ("310101185001010000", False)],
)
def test_resident_id_when_region_or_date_is_impossible_then_never_valid(text, expected):
    assert expected == any(_china.resident_id(text[:17] + c) for c in "0123456789X")


def test_union_pay_when_number_is_shaped_as_identity_number_then_no_card():
    value = matching("620102195404028[0-9]{3}", 3)
    numbers = [value[:17] + digit for digit in "0123456789"]
    card = next(number for number in numbers if luhn(number))
    assert not _china.union_pay(card)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", True),
        ("电话", "。", True),
        ('"', '"', True),
        ("a,", ",b", True),
        ("\\n", "\\n", True),
        ("x_", "_y", True),
        ("1", "", False),
        ("", "2", False),
        ("0.", "", False),
        ("", ".5", False),
        ("a", "", False),
        ("", "f", False),
        ("+", "", False),
        ("2020-", "", False),
        ("１", "", False),
        ("", "２", False),
    ],
)
def test_stands_alone_when_neighbours_vary_then_only_whole_numbers(before, after, expected):
    text = f"{before}1380013800{after}".encode()
    start = len(before.encode())
    assert expected == stands_alone(text, start, start + 10)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("", "", True), ("", " 4444", False), ("1111-", "", False), ("03:04:05 ", "", True)],
)
def test_stands_alone_when_groups_go_on_then_no(before, after, expected):
    value = "2222 3333 4444" if "-" not in before else "2222-3333-4444"
    text = f"{before}{value}{after}".encode()
    start = len(before)
    assert expected == stands_alone(text, start, start + len(value))


def test_mobile_when_prefix_is_of_no_operator_then_not_assigned():
    assert _china.mobile("154" + "0" * 8)
    assert not _china.assigned_mobile("154" + "0" * 8)
    assert not _china.mobile("12" + "0" * 9)


@given(st.text(max_size=24))
def test_checks_when_text_is_anything_then_they_answer(text):
    for _, _, check in KINDS:
        assert check(text) in {True, False}
    assert _china.landline(text) in {True, False}


def candidate(text: bytes, start: int, end: int) -> Candidate:
    rule = next(r for r in load_rules([rules_dir()]).sensitive() if r.id == "cn-plate-office")
    first = text.rfind(b"\n", 0, start) + 1
    last = text.find(b"\n", start)
    return Candidate(text, start, end, first, len(text) if last < 0 else last, rule, "csv")


def test_mobile_when_characters_are_cut_then_it_answers():
    number = "１３800138000".encode()
    assert not china.cn_mobile(candidate(number, 1, len(number)))


def test_name_column_when_row_has_as_many_cells_as_the_head_then_head_decides():
    text = "id,姓名\n1,value\n".encode()
    start = text.index(b"value")
    assert china.in_name_column(candidate(text, start, start + 5))
    assert not china.in_name_column(candidate(text, start - 2, start - 1))


def test_name_column_when_line_is_no_row_then_it_is_not_read():
    head = b"id,name" + b",x" * 30 + b"\n"
    text = head + b"ab," * 200_000
    one = candidate(text, len(head), len(head) + 2)
    assert not any(
        china.in_name_column(one._replace(start=start, end=start + 2))
        for start in range(len(head), len(text), 30)
    )
