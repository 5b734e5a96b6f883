"""The data card of a release."""

from typing import get_args

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.export.card import data_card, window_totals
from dataprep.export.residual import measured_recall, residual_risk
from dataprep.rules.sensitive import Entity

WINDOWS = {
    "n_windows": 3,
    "n_files": 1_204,
    "n_files_cut": 1,
    "n_escaped": 2,
    "n_edges": 400,
    "n_edges_inside": 310,
    "n_edges_inside_random": 70,
}


def _manifest(**more: object) -> dict[str, object]:
    shard = {"rows": 3, "text_bytes": 5_000, "n_tokens": 1_300}
    source = {
        "repo_name": "a|b", "revision": "0" * 40, "source_kind": "git", "ownership": "own",
        "n_files": 7,
    }  # fmt: skip
    return {
        "recipe": {
            "name": "mine",
            "task": {"name": "repo_context", "family": "qwen", "window_tokens": 32_768},
            "structure": {"order": {"method": "dependency"}},
        },
        "version": "0123456789ab",
        "task": "repo_context",
        "producer": "dataprep 0",
        "recipe_digest": "f" * 64,
        "notice": "Not redacted.",
        "tokenizer": "utf-8 bytes",
        "shards": [shard],
        "sources": [source],
        **more,
    }


def _window(**columns: object) -> dict[str, object]:
    return {"parts": ["1/1"], "n_files_begun": 1, **dict.fromkeys(WINDOWS, 1), **columns}


def test_card_of_files_counts_files_and_tells_of_no_window() -> None:
    card = data_card(_manifest(task="ntp"))
    assert "- 3 files, 5,000 bytes of text\n- 1,300 tokens" in card
    assert "- 1 shard in `data/`" in card
    assert "window" not in card
    assert "| a\\|b | `" in card


def test_card_of_windows_tells_what_packing_keeps() -> None:
    card = data_card(_manifest(windows=WINDOWS))
    assert "- 3 windows of 1,204 files, 5,000 bytes of text\n" in card
    assert (
        "- a window holds at most 32,768 tokens, files of one repository in dependency order, with "
        "the sentinels of `qwen`\n"
    ) in card
    assert (
        "- 400 dependencies between files: 310 (78%) lie inside of a window, 70 (18%) would if "
        "files were in random order\n"
    ) in card
    assert "- 1 file larger than a window, cut into several\n" in card
    assert "- 2 sentinels in the text of files, parted by a blank\n" in card


def test_card_of_windows_without_edges_divides_by_nothing() -> None:
    card = data_card(_manifest(windows=dict.fromkeys(WINDOWS, 0)))
    assert "- 0 dependencies between files: 0 (0%) lie" in card
    assert "sentinels in the text" not in card


@pytest.mark.parametrize(
    ("parts", "n_cut"),
    [
        ([["1/1"], ["1/1", "1/1"]], 0),
        ([["1/1", "1/3"], ["2/3"], ["3/3", "1/2"], ["2/2"]], 2),
        ([["11/12"], ["1/12"]], 1),
        ([[]], 0),
        ([], 0),
    ],
)
def test_totals_of_windows_count_a_cut_file_once(parts: list[list[str]], n_cut: int) -> None:
    schema = {
        name: dtype
        for name, dtype in load_contract("repo_context").polars_schema().items()
        if name in {"parts", "n_files_begun", *WINDOWS}
    }
    rows = [{name: _window(parts=one)[name] for name in schema} for one in parts]
    totals = window_totals(pl.DataFrame(rows, schema=schema))
    assert (len(parts), n_cut) == (totals["n_windows"], totals["n_files_cut"])
    assert len(parts) == totals["n_files"] == totals["n_edges_inside_random"]
    assert set(WINDOWS) == set(totals)


def test_card_of_a_redacted_release_counts_what_was_redacted_and_kept() -> None:
    found = {
        "n_files_redacted": 2, "n_findings_redacted": 1_003, "n_findings_kept": 1,
        "n_texts_unproved": 0, "key_id": "0123456789abcdef",
    }  # fmt: skip
    card = data_card(_manifest(redaction=found))
    assert "- 1,003 secrets and personal data in 2 files replaced by surrogates of the key" in card
    assert "`0123456789abcdef`" in card
    assert "- 1 more finding kept, as the recipe's section `privacy` says" in card
    assert "for want of a proof" not in card
    unproved = data_card(_manifest(redaction={**found, "n_texts_unproved": 3}))
    assert "- 3 texts left out, for want of a proof: `ledger/quarantine.parquet`" in unproved


def test_card_says_what_is_likely_to_be_left_of_each_kind() -> None:
    found = {
        "n_files_redacted": 2, "n_findings_redacted": 109, "n_findings_kept": 0, "key_id": "k",
        "n_texts_unproved": 0, "residual": residual_risk({"location": 1, "address": 54}),
    }  # fmt: skip
    card = data_card(_manifest(redaction=found))
    assert "| address | 54 | 0.540 | 46 |" in card
    assert "| location | 1 | – | – |" in card


def test_recall_is_a_share_of_kinds_that_a_policy_names() -> None:
    recall = measured_recall()
    assert set(recall) <= set(get_args(Entity))
    assert all(0 < share <= 1 for share in recall.values())
