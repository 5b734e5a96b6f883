from pathlib import Path

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.defects import deep
from dataprep.defects.params import DeepDefectParams, FastDefectParams
from dataprep.defects.semgrep import SemgrepAbsentError
from dataprep.detect.defects import detect_deep, detect_fast
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

KEY = bytes(32)
FLAWED = """\
def one(a):
    if a == a:
        return 1
    return a is a  # noqa: PLR0124


def 价(é): return é == é
"""


def _frames(texts: dict[str, tuple[str, str | None]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    contents = pl.DataFrame(
        {"content_id": [name * 64 for name in texts], "text": [text for text, _ in texts.values()]}
    )
    languages = pl.DataFrame(
        {"content_id": contents["content_id"], "language": [name for _, name in texts.values()]},
        schema={"content_id": pl.String, "language": pl.String},
    )
    return contents, languages


def _checked(made: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {table: load_contract(table).check(rows) for table, rows in made.items()}


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def find() -> None:
        raise SemgrepAbsentError("semgrep is not installed", "install it")

    monkeypatch.setattr(deep, "find_core", find)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A folder whose one rule has a sink that is nobody else's."""
    folder = tmp_path / "rules" / "flows" / "python"
    folder.mkdir(parents=True)
    shipped = (rules_dir() / "flows/python/python-flow-command-injection.yaml").read_text()
    head, _, tail = shipped.partition("flow:")
    end = tail.index("\nwrong:")
    own = "\n  kind: command\n  sinks:\n    - calls: [acme.launch]\n      arguments: [0]"
    named = head.replace("id: python-flow-command-injection", "id: python-flow-acme")
    (folder / "python-flow-acme.yaml").write_text(f"{named}flow:{own}{tail[end:]}")
    (folder / "sources.yaml").write_text(
        "sources:\n  - label: request\n    calls: [acme.outside]\n    literals: [acme]\n"
    )
    return tmp_path / "rules"


def test_findings_of_a_text_have_exact_places_and_say_what_is_passed_over() -> None:
    book = load_rules([rules_dir()])
    made = _checked(
        detect_fast(*_frames({"a": (FLAWED, "Python")}), FastDefectParams.of_book(book), KEY)
    )
    rows = made["findings"].filter(pl.col("rule_id") == "python-comparison-with-itself")
    data = FLAWED.encode()
    spans = [data[low:high].decode() for low, high in rows.select("start_byte", "end_byte").rows()]
    assert ["a == a", "a is a", "é == é"] == spans
    assert [(2, 8), (4, 12), (7, 18)] == rows.select("line", "column").rows()
    assert [False, True, False] == rows["is_suppressed"].to_list()
    assert {"CWE-571"} == set(rows["entity_type"])


def test_text_that_no_rule_holds_for_has_a_row_for_each_tier(absent: None) -> None:
    del absent
    frames = _frames({"a": ("words\n", None), "b": ("x\n", "COBOL")})
    book = load_rules([rules_dir()])
    fast = _checked(detect_fast(*frames, FastDefectParams.of_book(book), KEY))["scans"]
    slow = _checked(detect_deep(*frames, DeepDefectParams.of_book(book), KEY))["scans"]
    both = load_contract("scans").check(pl.concat([fast, slow]))
    assert [("fast", "none", "no-rules")] * 2 + [("deep", "none", "no-rules")] * 2 == both.select(
        "tier", "engine", "status"
    ).rows()
    assert both.height == both.unique(load_contract("scans").key).height


def test_flows_know_the_rules_and_sources_of_a_folder_of_ones_own(
    absent: None, overlay: Path
) -> None:
    del absent
    text = "import acme\n\ndef f():\n    value = acme.outside()\n    acme.launch(value)\n"
    frames = _frames({"a": (text, "Python")})
    alone = DeepDefectParams.of_book(load_rules([rules_dir()]))
    both = DeepDefectParams.of_book(load_rules([rules_dir(), overlay]))
    assert 0 == detect_deep(*frames, alone, KEY)["findings"].height
    found = _checked(detect_deep(*frames, both, KEY))["findings"]
    assert [("python-flow-acme", 5)] == found.select("rule_id", "line").rows()
    assert alone.rules_digest != both.rules_digest
    assert alone.libraries_digest != both.libraries_digest
