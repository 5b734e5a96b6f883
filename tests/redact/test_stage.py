from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.errors import StageError, StorageError
from dataprep.ids import content_id
from dataprep.recipe_sections import Privacy
from dataprep.redact import stage as module
from dataprep.redact.model import Failed
from dataprep.redact.params import RedactionParams
from dataprep.redact.stage import plan_redactions, redact_texts
from tests.sensitive.frames import file_frame, filled, finding_frame, label_frame

RULE = r"""
id: company-address
version: 1
title: An address of the company
what: An e-mail address of the company.
why: It names a person.
source: made for this test
severity: warning
entity: email
entity_type: EMAIL_ADDRESS
score: 0.9
keywords: ['@company.org']
pattern: '[a-z.]+@company\.org'
"""
KEY = bytes(range(32))
Rows = Sequence[Mapping[str, object]]
TEXT = "# Copyright 2020 jo@company.org\nmail = 'al@company.org'\nmore = 'al@company.org'\n"


@pytest.fixture
def params(tmp_path: Path) -> RedactionParams:
    """One rule, and the policy of the shipped recipes."""
    folder = tmp_path / "rules" / "pii" / "company"
    folder.mkdir(parents=True)
    (folder / "company-address.yaml").write_text(RULE)
    return RedactionParams(folders=(str(tmp_path / "rules"),), policy=Privacy())


def _plan(
    params: RedactionParams,
    files: pl.DataFrame,
    findings: Rows,
    decisions: Rows = (),
    quarantine: Rows = (),
    **labels: object,
) -> dict[str, pl.DataFrame]:
    made = plan_redactions(
        files.lazy(), label_frame(files, **labels).lazy(), finding_frame(findings).lazy(),
        filled("decisions", decisions).lazy(), filled("quarantine", quarantine).lazy(),
        params,
    )  # fmt: skip
    load_contract("redactions").check(made["redactions"])
    return made


def _found(*values: str, text: str = TEXT) -> list[dict[str, object]]:
    """Return a finding for each value, at its first place."""
    return [
        {
            "content_id": content_id(text.encode()), "entity": "email",
            "entity_type": "EMAIL_ADDRESS", "rule_id": "company-address",
            "start_byte": text.index(value), "end_byte": text.index(value) + len(value),
            "place": "license_header" if text.index(value) < 32 else "text",
        }
        for value in values
    ]  # fmt: skip


def _texts(*texts: str) -> pl.DataFrame:
    rows = [(content_id(text.encode()), text) for text in texts]
    schema = {"content_id": pl.String, "text": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


FILES = file_frame({"f1": (content_id(TEXT.encode()), "r1", "src/a.py")})


def test_file_without_findings_keeps_its_text(params: RedactionParams) -> None:
    made = _plan(params, FILES, [])
    assert [("f1", None, 0, 0)] == made["redactions"].select(
        "file_id", "variant", "n_redacted", "n_left"
    ).rows()
    assert 0 == made["wanted"].height


def test_file_whose_findings_the_policy_keeps_keeps_its_text_and_they_count(
    params: RedactionParams,
) -> None:
    made = _plan(params, FILES, _found("jo@company.org"))
    assert [(None, 0, 1)] == made["redactions"].select("variant", "n_redacted", "n_left").rows()
    assert 0 == made["wanted"].height


def test_file_that_is_dropped_or_quarantined_gets_no_text(params: RedactionParams) -> None:
    files = file_frame({name: (f"t{name}", "r1", f"{name}.py") for name in ("a", "b", "c")})
    made = _plan(
        params, files, [],
        decisions=[{"file_id": "a", "action": "drop"}, {"file_id": "b", "action": "redact"}],
        quarantine=[{"content_id": "tc", "rule_id": "stage-failed", "stage": "detect.contents"}],
    )  # fmt: skip
    assert ["b"] == made["redactions"]["file_id"].to_list()


def test_files_of_a_content_share_a_text_also_where_one_repository_alone_knows_a_name(
    params: RedactionParams,
) -> None:
    files = file_frame({f"f{n}": ("t1", f"r{n}", f"{n}.py") for n in range(4)})
    found = [
        {"entity": "email", "rule_id": "email"},
        {"entity": "name", "rule_id": "author-name", "repo_id": "r3", "start_byte": 40},
    ]
    made = _plan(params, files, found)
    (variant,) = made["redactions"]["variant"].unique()
    spans = made["wanted"].group_by("variant").agg(pl.col("start_byte").sort())
    assert {variant: [0, 40]} == dict(spans.iter_rows())


def test_variant_depends_on_spans_language_and_place(params: RedactionParams) -> None:
    found = [{"entity": "email", "rule_id": "email", "language": name} for name in ("Python", "C")]
    here, there = ({"f1": ("t1", "r1", path)} for path in ("src/a.py", "examples/a.py"))
    plans = [
        _plan(params, file_frame(here), found),
        _plan(params, file_frame(there), found),
        _plan(params, file_frame(here), found, language="C"),
        _plan(params, file_frame(here), [{**found[0], "start_byte": 1}]),
        _plan(params, file_frame(here), [*found, *_found("jo@company.org")]),
    ]
    variants = [plan["redactions"]["variant"][0] for plan in plans]
    assert 4 == len(set(variants))
    assert variants[0] == variants[4]  # of another text


def test_redacted_text_holds_no_value_that_is_to_go_and_keeps_the_header(
    params: RedactionParams,
) -> None:
    made = _plan(params, FILES, _found("jo@company.org", "al@company.org"))
    tables = redact_texts(_texts(TEXT), made["wanted"], params, KEY)
    (row,) = load_contract("redacted").check(tables["redacted"]).to_dicts()
    assert 0 == tables["quarantine"].height
    assert made["redactions"]["variant"].to_list() == [row["variant"]]
    assert "al@company.org" not in row["text"]
    assert TEXT.splitlines()[0] == row["text"].splitlines()[0]
    assert TEXT.count("\n") == row["text"].count("\n")
    assert row["n_redacted"] == len(row["spans"]) == 2
    assert all(span.endswith(":email") for span in row["spans"])
    assert {"rescan", "values"} <= set(row["checks"])


def test_surrogates_depend_on_the_key_alone(params: RedactionParams) -> None:
    wanted = _plan(params, FILES, _found("al@company.org"))["wanted"]
    once, again, other = (
        redact_texts(_texts(TEXT), wanted, params, key)["redacted"]["text"][0]
        for key in (KEY, KEY, bytes(32))
    )
    assert once == again != other


def test_text_whose_proof_fails_is_quarantined(
    params: RedactionParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "redact_text", lambda *_: Failed("redaction-value-left"))
    wanted = _plan(params, FILES, _found("al@company.org"))["wanted"]
    tables = redact_texts(_texts(TEXT), wanted, params, KEY)
    assert 0 == tables["redacted"].height
    (row,) = load_contract("quarantine").check(tables["quarantine"]).to_dicts()
    assert ("redact.texts", "redaction-value-left", FILES["content_id"][0], None) == (
        row["stage"], row["rule_id"], row["content_id"], row["detail"],
    )  # fmt: skip


def test_text_on_which_redaction_raises_costs_itself_and_its_error_is_not_quoted(
    params: RedactionParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(text: bytes, *_: object) -> None:
        raise ValueError(text.decode())

    monkeypatch.setattr(module, "redact_text", raises)
    wanted = _plan(params, FILES, _found("al@company.org"))["wanted"]
    (row,) = redact_texts(_texts(TEXT), wanted, params, KEY)["quarantine"].to_dicts()
    assert "stage-failed" == row["rule_id"]
    assert row["detail"].startswith("ValueError at raises:")
    assert "company" not in row["detail"]


def test_redaction_that_raises_on_many_texts_fails_and_that_of_the_machine_at_once(
    params: RedactionParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [TEXT + f"# {number}\n" for number in range(30)]
    ids = [content_id(text.encode()) for text in texts]
    files = file_frame({f"f{n}": (one, "r1", f"{n}.py") for n, one in enumerate(ids)})
    found = [one for text in texts for one in _found("al@company.org", text=text)]
    wanted = _plan(params, files, found)["wanted"]

    def raises(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(module, "redact_text", raises)
    with pytest.raises(StageError, match="11 of 30 texts fail, the last: ValueError at raises"):
        redact_texts(_texts(*texts), wanted, params, KEY)

    def full(*_: object) -> None:
        raise StorageError("no space left")

    monkeypatch.setattr(module, "redact_text", full)
    with pytest.raises(StorageError):
        redact_texts(_texts(*texts), wanted, params, KEY)


def test_nothing_to_redact_gives_tables_without_rows(params: RedactionParams) -> None:
    wanted = _plan(params, FILES, [])["wanted"]
    tables = redact_texts(_texts(), wanted, params, KEY)
    assert {"redacted": 0, "quarantine": 0} == {name: rows.height for name, rows in tables.items()}
