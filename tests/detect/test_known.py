from __future__ import annotations

import base64

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.detect.known import digested_values, found_values, known_findings
from dataprep.resources import rules_dir
from dataprep.sensitive.params import DetectionParams

KEY = bytes(range(32))
PARAMS = DetectionParams(folders=(str(rules_dir()),))
SECRET = "q8Zr" + "T2mKx9LwP4vB"
"""Put together here, so that no scanner takes it for one."""


def _finding(value: str, text: str, **changes: object) -> dict[str, object]:
    start = text.encode().index(value.encode())
    row = {
        "content_id": "a", "language": "Python", "repo_id": None, "kind": "secret",
        "entity": "secret", "entity_type": "TOKEN", "rule_id": "some-rule", "rule_version": 1,
        "severity": "error", "score": 0.9, "start_byte": start,
        "end_byte": start + len(value.encode()), "line": 1, "column": 1, "length": len(value),
        "place": "text", "fingerprint": value,
    }  # fmt: skip
    return {**row, **changes}


def _known(texts: dict[str, str], found: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    """Return content, rule and bytes of what is found again."""
    schema = load_contract("findings").polars_schema()
    findings = pl.LazyFrame(found, schema=schema)
    files = pl.LazyFrame({"content_id": list(texts)})
    labels = pl.LazyFrame({"content_id": list(texts), "language": ["Python"] * len(texts)})
    frame = pl.DataFrame({"content_id": list(texts), "text": list(texts.values())})
    first = found_values(files, findings, PARAMS)
    values = digested_values(frame, first["spans"], PARAMS, KEY)["values"]
    again = known_findings(frame, first["looked"], values.lazy(), labels, findings, PARAMS, KEY)
    rows = again["findings"].sort("content_id", "start_byte").iter_rows(named=True)
    return [
        (r["content_id"], r["rule_id"], texts[r["content_id"]].encode()[r["start_byte"] : r["end_byte"]].decode())
        for r in rows
    ]  # fmt: skip


def test_known_when_a_value_stands_bare_in_another_text_then_found_there_only() -> None:
    texts = {"a": f'password = "{SECRET}"', "b": f"use 手机 {SECRET} there", "c": "nothing"}
    assert [("b", "known-secret", SECRET)] == _known(texts, [_finding(SECRET, texts["a"])])


@pytest.mark.parametrize(
    "encoded",
    [
        SECRET.encode().hex(),
        base64.b64encode(SECRET.encode()).decode().rstrip("="),
        base64.b64encode(b"user:" + SECRET.encode()).decode(),
    ],
)
def test_known_when_a_secret_is_encoded_elsewhere_then_no_decoder_gives_it_back(
    encoded: str,
) -> None:
    texts = {"a": f'password = "{SECRET}"', "b": f"header {encoded} end"}
    ((_, rule, found),) = _known(texts, [_finding(SECRET, texts["a"])])
    assert "known-secret" == rule
    assert found in encoded
    assert len(found) > len(encoded) * 0.6


@pytest.mark.parametrize(
    "changes",
    [{"score": 0.5}, {"entity": "name", "kind": "pii"}, {"end_byte": 17}],
    ids=["doubtful", "a word", "short"],
)
def test_known_when_a_value_can_be_a_word_then_not_looked_for(changes: dict[str, object]) -> None:
    texts = {"a": f'password = "{SECRET}"', "b": f"use {SECRET} there"}
    assert [] == _known(texts, [_finding(SECRET, texts["a"], **changes)])


def test_known_when_something_was_found_there_already_then_not_again() -> None:
    texts = {"a": f'password = "{SECRET}"', "b": f"token={SECRET}"}
    found = [_finding(SECRET, texts["a"]), _finding(SECRET, texts["b"], content_id="b")]
    assert [] == _known(texts, found)


def test_known_when_a_defect_spans_the_place_then_found_all_the_same() -> None:
    texts = {"a": f'password = "{SECRET}"', "b": f'run("login {SECRET}")'}
    defect = _finding(
        texts["b"], texts["b"], content_id="b", kind="defect", entity=None, entity_type="CWE-78"
    )
    assert [("b", "known-secret", SECRET)] == _known(texts, [_finding(SECRET, texts["a"]), defect])


def test_values_when_handed_over_then_hold_no_part_of_the_value() -> None:
    texts = {"a": f'password = "{SECRET}"'}
    schema = load_contract("findings").polars_schema()
    findings = pl.LazyFrame([_finding(SECRET, texts["a"])], schema=schema)
    frame = pl.DataFrame({"content_id": ["a"], "text": [texts["a"]]})
    first = found_values(frame.lazy().select("content_id"), findings, PARAMS)
    values = digested_values(frame, first["spans"], PARAMS, KEY)["values"]
    assert values.height > 3
    assert SECRET[:6] not in repr(values.rows())
