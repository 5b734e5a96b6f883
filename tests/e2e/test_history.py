"""Secrets that were committed, moved, removed or kept, and what ``--history`` tells of them."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import polars as pl
import pytest

from dataprep.resources import rules_dir, schemas_dir
from dataprep.rules import load_rules
from dataprep.sensitive.check import make_value

_RULE = "github-app-token"


def _value(rule_id: str, number: int) -> str:
    return make_value(rule_id, load_rules([rules_dir()]).sensitive_test_of(rule_id), number)


_GONE, _STAYS = _value(_RULE, 1), _value(_RULE, 2)
_CODE = "def total(rows):\n    return sum(int(row) for row in rows)\n\n\n"


@pytest.fixture
def leaked(make_repo: Callable[..., Path], git: Callable[..., str]) -> tuple[Path, list[str]]:
    """A repository of four commits: one secret moves and goes, one stays; and their ids."""
    folder = make_repo("leaked", {"src/a.py": f'{_CODE}APP = "{_GONE}"\n', "b.bin": b"\0\1\2"})
    (folder / "src" / "c.py").write_text(f'{_CODE}import os\nSTAYS = "{_STAYS}"\n')
    (folder / "lib").mkdir()
    git(folder, "mv", "src/a.py", "lib/a.py")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "move")
    (folder / "lib" / "a.py").write_text(f'{_CODE}APP = os.environ["APP"]\n')
    git(folder, "commit", "-q", "-a", "-m", "remove")
    (folder / "src" / "c.py").write_text(f'{_CODE}import sys\nSTAYS = "{_STAYS}"\n')
    git(folder, "commit", "-q", "-a", "-m", "edit")
    return folder, git(folder, "rev-list", "--reverse", "HEAD").split()


def test_history_tells_what_is_gone_and_what_is_there(leaked, dataprep) -> None:
    folder, commits = leaked
    outcome = dataprep("scan", folder, "--history", "--format", "json")
    assert 1 == outcome.code, outcome.err
    document = json.loads(outcome.out)
    jsonschema.validate(document, json.loads((schemas_dir() / "scan.schema.json").read_text()))
    history = document["history"]
    assert {"error": 1, "warning": 0, "note": 0} == history["only_in_history"]
    assert {"error": 1, "warning": 0, "note": 0} == history["in_tree"]
    names = ("rule_id", "path", "line", "first_commit_id", "n_versions", "is_in_tree")
    told = [tuple(one[name] for name in names) for one in history["findings"]]
    assert [
        (_RULE, "src/a.py", 5, commits[0], 1, False),
        (_RULE, "src/c.py", 6, commits[1], 2, True),
    ] == told
    assert (4, True, 5, 1) == tuple(
        history[name] for name in ("n_commits", "is_whole", "n_versions", "n_not_text")
    )
    assert {"2024-01-02T03:04:05Z"} == {one["first_committed_at"] for one in history["findings"]}
    assert _GONE not in outcome.out
    assert _STAYS not in outcome.out


def test_history_is_off_by_default_and_does_not_change_the_funnel(leaked, dataprep) -> None:
    folder, _ = leaked
    plain = json.loads(dataprep("scan", folder, "--format", "json").out)
    deep = json.loads(dataprep("scan", folder, "--history", "--format", "json").out)
    assert plain["history"] is None
    for name in ("funnel", "kept", "n_entries", "sensitive", "n_findings"):
        assert plain[name] == deep[name]
    stages = {stage["stage"]: stage["status"] for stage in deep["run"]["stages"]}
    new = {"ingest.history", "detect.versions", "detect.history"}
    assert {"cached"} == {status for name, status in stages.items() if name not in new}
    assert {"computed"} == {stages[name] for name in new}


def test_history_in_text_shows_places_and_never_values(leaked, dataprep) -> None:
    folder, commits = leaked
    out = dataprep("scan", folder, "--history").out
    start = out.index("Secrets in the history")
    assert (
        "Secrets in the history        error  warning     note\n"
        "  only in the history             1        0        0\n"
        "  in the tree, too                1        0        0\n"
        f"    gone         {commits[0][:8]}  2024-01-02  {_RULE}  src/a.py:5\n"
        f"    in the tree  {commits[1][:8]}  2024-01-02  {_RULE}  src/c.py:6\n"
        "  5 versions of files in 4 commits read\n\n"
    ) == out[start : out.index("\n\n", start) + 2]
    assert _GONE not in out
    markdown = dataprep("report", "--format", "markdown").out
    assert "1 secret only in the history, 1 in the tree, too; 5 versions" in markdown


def test_explain_shows_since_when_a_secret_is_in_a_file(leaked, dataprep) -> None:
    folder, commits = leaked
    dataprep("scan", folder, "--history", "--fail-on", "never")
    text = dataprep("explain", "src/c.py").out
    since = f"since commit {commits[1][:8]} of 2024-01-02 (src/c.py:6)"
    assert f"  secret    {_RULE} in line 6, {since}" in text.splitlines()
    document = json.loads(dataprep("explain", "src/c.py", "--format", "json").out)
    assert [_RULE] == [one["rule_id"] for one in document["files"][0]["history"]]
    dataprep("scan", folder, "--store", "plain")
    plain = dataprep("explain", "src/c.py", "--store", "plain", "--format", "json").out
    assert json.loads(plain)["files"][0]["history"] is None


def test_secrets_of_the_history_alone_fail_only_where_it_was_asked_for(
    leaked, dataprep, git, tmp_path: Path
) -> None:
    folder, _ = leaked
    (folder / "src" / "c.py").write_text(_CODE)
    git(folder, "commit", "-q", "-a", "-m", "clean")
    deep = tmp_path / "deep.yaml"
    deep.write_text("name: deep\nextends: default\nhistory: {contents: true}\n")
    assert 0 == dataprep("scan", folder).code
    assert 0 == dataprep("scan", folder, "--recipe", deep).code
    assert 1 == dataprep("scan", folder, "--history").code
    assert [0, 1] == [dataprep("report").code, dataprep("report", "--history").code]
    assert 0 == dataprep("scan", folder, "--history", "--ignore", _RULE).code
    before = tmp_path / "before.json"
    dataprep("scan", folder, "--history", "--format", "json", "--output", before)
    assert 0 == dataprep("scan", folder, "--history", "--baseline", before).code


def test_release_holds_nothing_of_the_history(leaked, dataprep, tmp_path: Path) -> None:
    folder, _ = leaked
    assert 0 == dataprep("run", folder, "--history").code
    (release,) = (tmp_path / "out").glob("default/*/data")
    rows = pl.read_parquet(release / "*.parquet")
    assert {"lib/a.py", "src/c.py"} == set(rows["path"])
    assert _GONE not in repr(rows.rows())


def test_tables_of_the_history_hold_no_value(leaked, dataprep, tmp_path: Path) -> None:
    folder, _ = leaked
    dataprep("scan", folder, "--history")
    for file in (tmp_path / ".dataprep" / "tables").rglob("*.parquet"):
        told = repr(pl.read_parquet(file, hive_partitioning=False).rows())
        assert _GONE not in told, file
        assert _STAYS not in told, file


def test_history_without_a_search_for_secrets_cannot_be_used(
    leaked, dataprep, tmp_path: Path
) -> None:
    folder, _ = leaked
    recipe = tmp_path / "blind.yaml"
    recipe.write_text("name: blind\nextends: default\nprivacy: null\n")
    outcome = dataprep("scan", folder, "--history", "--recipe", recipe)
    assert 2 == outcome.code
    assert "looks for no secrets" in outcome.err


def test_history_of_a_source_that_cannot_be_read_costs_that_source(
    leaked, make_repo, dataprep, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataprep.errors import SourceError
    from dataprep.ingest import history

    folder, _ = leaked
    other = make_repo("other", {"x.py": "x = 1\n"})
    read = history.read_versions

    def fail(shadow, start, builder):
        if builder.params and "other" in str(shadow.joinpath("objects").resolve()):
            raise SourceError("git was silent for too long")
        return read(shadow, start, builder)

    monkeypatch.setattr(history, "read_versions", fail)
    outcome = dataprep("scan", folder, other, "--history", "--format", "json", "--jobs", "1")
    document = json.loads(outcome.out)
    assert 4 == outcome.code
    assert ["leaked"] == [source["repo_name"] for source in document["run"]["sources"]]
    assert 2 == len(document["history"]["findings"])
