import hashlib
import hmac
import time

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.detect.rows import finding_rows, findings_frame, fingerprint
from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.model import Found

KEY = bytes(32)
RULE = SensitiveRule.model_validate(
    {
        "id": "a-rule", "version": 3, "title": "t", "what": "w", "why": "y", "source": "s",
        "severity": "warning", "entity": "name", "entity_type": "PERSON", "score": 0.5,
        "found_by": "detect.names",
    }
)  # fmt: skip


def _rows(text: bytes, *spans: tuple[int, int]) -> pl.DataFrame:
    found = [Found(RULE, start, end, 0.5) for start, end in spans]
    frame = findings_frame(finding_rows(text, found, KEY, "c", None, "r"))
    return load_contract("findings").check(frame)


def test_finding_rows_say_where_and_what_rule_and_never_the_value() -> None:
    (row,) = _rows(b"x = 1\nname = 'Ada'\n", (14, 17)).rows(named=True)
    assert {
        "content_id": "c", "language": None, "repo_id": "r", "kind": "pii", "entity": "name",
        "entity_type": "PERSON", "rule_id": "a-rule", "rule_version": 3, "severity": "warning",
        "score": 0.5, "start_byte": 14, "end_byte": 17, "line": 2, "column": 9, "length": 3,
        "place": "text",
        "fingerprint": hmac.new(KEY, b"a-rule\0Ada", hashlib.sha256).hexdigest()[:32],
        "is_suppressed": False,
    } == row  # fmt: skip


def test_finding_rows_count_code_points_of_cjk_and_emoji() -> None:
    text = "😀张伟 é\n😀😀 张伟\n".encode()
    second = text.rindex("张伟".encode())
    got = _rows(text, (4, 10), (second, second + 6))
    assert [(1, 2, 2), (2, 4, 2)] == got.select("line", "column", "length").rows()


def test_finding_rows_in_a_license_header_say_so() -> None:
    text = b"# Copyright Ada\n\nAda = 1\n"
    assert ["license_header", "text"] == _rows(text, (12, 15), (17, 20))["place"].to_list()


@given(st.text("a\né张😀", max_size=60), st.data())
def test_finding_rows_agree_with_counting_from_the_start(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    places = st.integers(0, len(text)).map(lambda n: len(text[:n].encode()))
    pairs = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    spans = sorted({(a, b) for a, b in pairs if a < b})
    expected = []
    for start, end in spans:
        before = raw[:start].decode()
        column = len(before) - (before.rfind("\n") + 1) + 1
        expected.append((before.count("\n") + 1, column, len(raw[start:end].decode())))
    assert expected == _rows(raw, *spans).select("line", "column", "length").rows()


def test_finding_rows_on_one_long_line_take_time_linear_in_it() -> None:
    text = b"Ada " * 250_000
    found = [Found(RULE, at, at + 3, 0.5) for at in range(0, len(text), 20)]
    started = time.process_time()
    assert len(found) == len(finding_rows(text, found, KEY, "c", None, None))
    assert time.process_time() - started < 2


def test_findings_frame_of_nothing_has_the_columns_of_the_table() -> None:
    assert load_contract("findings").polars_schema() == findings_frame([]).schema


def test_fingerprint_differs_by_key_rule_and_value() -> None:
    told = {
        fingerprint(key, rule, value)
        for key in (KEY, b"k")
        for rule in ("a", "b")
        for value in (b"x", b"y")
    }
    assert 8 == len(told)
