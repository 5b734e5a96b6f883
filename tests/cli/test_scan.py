"""``scan`` and ``report``: the funnel, the forms, filters, baseline and exit codes."""

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from dataprep.resources import schemas_dir

FUNNEL = """\
dataprep <version>  recipe default (<digest>)
acme  commit <commit> on main, clean tree

What happened to 8 files
  kept                        3   37.5%  ███████▏
  not text, or empty          2   25.0%  ████▊     empty-file 1 · not-text 1
  exact duplicate             1   12.5%  ██▍       exact-duplicate 1
  license                     1   12.5%  ██▍       license-denied 1
  quarantined                 1   12.5%  ██▍       symlink 1
                              8  100.0%

Usable training data: 837 bytes in 3 files
  languages  Python 71% · Markdown 29%
  roles      source 71% · documentation 29%
  licenses   own 100%

Structure: 5 of 6 files parsed · 0 edges
  trees      no grammar 1

Findings in kept files        error  warning     note
  secrets                         0        0        0
  personal data                   0        0        0
  0 spans redacted in 0 texts

Defects in kept files         error  warning     note
  0 files                         0        0        0
  0.00 errors and warnings per 1,000 lines

warning[license-denied]  License denied
     1 file: src/borrowed.py
     = dataprep rules show license-denied
… 5 notes more, in full: dataprep report --format json

<time>s, 0 blocking findings, exit 0
Next: why the largest loss: dataprep rules show empty-file
"""


def _json(outcome) -> dict[str, object]:
    return json.loads(outcome.out)


def _rule_ids(document) -> set[str]:
    return {finding["rule_id"] for finding in document["findings"]}


def test_scan_prints_the_funnel(scanned: Path, dataprep, masked) -> None:
    outcome = dataprep("scan", "acme")
    assert (0, "") == (outcome.code, outcome.err)
    assert FUNNEL == masked(outcome.out)


def test_run_names_the_release_and_what_it_is_not(scanned: Path, dataprep, masked) -> None:
    outcome = dataprep("run", "acme", "--recipe", "starcoder2", "--store", "other")
    assert (0, "") == (outcome.code, outcome.err)
    release, _, last, following = masked(outcome.out).splitlines()[-4:]
    assert release.startswith("Release  <folder>/out/starcoder2/")
    assert "not redacted" not in outcome.out
    assert "<time>s, 0 blocking findings, exit 0" == last
    assert "Next: why the largest loss: dataprep rules show empty-file" == following


def test_scan_says_what_each_stage_did(scanned: Path, dataprep) -> None:
    dataprep("scan", "acme")
    outcome = dataprep("scan", "acme", "-v", "--format", "json")
    (line,) = [x for x in outcome.err.splitlines() if x.startswith("measure.signals")]
    assert ["cached", "0"] == line.split()[1:3]
    assert {"cached"} == {stage["status"] for stage in _json(outcome)["run"]["stages"]}


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_text_fits_the_terminal(columns: int, scanned: Path, dataprep, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = dataprep("report").out.splitlines()
    assert max(len(line) for line in lines[:-1]) <= columns
    counts = [line for line in lines if line.startswith("  kept ")]
    assert "37.5%" in counts[0]


def test_text_holds_no_code_of_a_terminal_unless_asked(
    scanned: Path, dataprep, monkeypatch
) -> None:
    assert "\x1b" not in dataprep("report").out
    assert "\x1b[33m" in dataprep("report", "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in dataprep("report").out


def test_json_is_made_by_its_schema_and_adds_up(scanned: Path, dataprep) -> None:
    document = _json(dataprep("report", "--format", "json"))
    schema = json.loads((schemas_dir() / "scan.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert document["n_entries"] == sum(line["n_files"] for line in document["funnel"])
    for line in document["funnel"]:
        assert line["group"] == "kept" or line["n_files"] == sum(
            reason["n_files"] for reason in line["reasons"]
        )
    assert sum(document["n_findings"].values()) == len(document["findings"])


def test_json_lines_are_the_findings_of_json(scanned: Path, dataprep) -> None:
    lines = dataprep("report", "--format", "jsonl").out.splitlines()
    assert _json(dataprep("report", "--format", "json"))["findings"] == [*map(json.loads, lines)]
    assert {"dataprep.finding/1"} == {json.loads(line)["schema"] for line in lines}


def test_findings_hold_evidence_and_no_content(scanned: Path, dataprep) -> None:
    out = dataprep("report", "--format", "json").out
    by_rule = {finding["rule_id"]: finding for finding in json.loads(out)["findings"]}
    assert {"equals": "deny", "value": "deny"} == (
        by_rule["license-denied"]["evidence"]["license_verdict"]
    )
    assert "sums.py" in by_rule["exact-duplicate"]["kept_path"]
    assert "sum_rows" not in out


def test_sarif_is_as_the_standard_says(scanned: Path, dataprep) -> None:
    document = _json(dataprep("report", "--format", "sarif"))
    assert ("2.1.0", 1) == (document["version"], len(document["runs"]))
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert "dataprep" == run["tool"]["driver"]["name"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert run["invocations"][0]["executionSuccessful"] is True
    assert len(_json(dataprep("report", "--format", "json"))["findings"]) == len(run["results"])
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert uri.isprintable()
        assert not uri.startswith("/")
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())


def test_junit_counts_what_it_holds(scanned: Path, dataprep) -> None:
    root = ElementTree.fromstring(dataprep("report", "--format", "junit").out)
    assert "testsuites" == root.tag
    cases, failures = root.findall("*/testcase"), root.findall("*/testcase/failure")
    assert (len(cases), len(failures)) == (int(root.attrib["tests"]), int(root.attrib["failures"]))
    for suite in root:
        assert len(suite.findall("testcase")) == int(suite.attrib["tests"])
    assert {"license-denied"} == {
        suite.attrib["name"] for suite in root if suite.find("testcase/failure") is not None
    }


def test_gitlab_issues_have_the_fields_it_needs(scanned: Path, dataprep) -> None:
    issues = json.loads(dataprep("report", "--format", "gitlab").out)
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 == issue["location"]["lines"]["begin"]
        assert issue["location"]["path"]
    assert len(issues) == len({issue["fingerprint"] for issue in issues})


def test_markdown_has_the_funnel_and_the_findings(scanned: Path, dataprep) -> None:
    out = dataprep("report", "--format", "markdown").out
    assert "| kept | 3 | 37.5% |  |" in out
    assert "| **all** | **8** | **100.0%** | |" in out
    assert "\n\nStructure: 5 of 6 files parsed, 0 edges.\n\nIn kept files: 0 secrets, " in out
    assert "| warning | `license-denied` | License denied | 1 | src/borrowed.py |" in out


def test_scan_fails_on_the_severity_that_was_asked_for(scanned: Path, dataprep) -> None:
    assert 0 == dataprep("report", "--fail-on", "error").code
    outcome = dataprep("report", "--fail-on", "warning")
    assert 1 == outcome.code
    assert "1 blocking finding, exit 1" in outcome.out
    assert 1 == dataprep("scan", "acme", "--fail-on", "note").code
    assert 0 == dataprep("report", "--fail-on", "never").code


def test_part_that_did_not_run_exits_4_and_is_said(scanned: Path, dataprep) -> None:
    outcome = dataprep("scan", "acme", "gone.tar.gz", "--fail-on", "note")
    assert 2 == outcome.code
    Path("broken.tar.gz").write_bytes(b"\x1f\x8b not an archive")
    outcome = dataprep("scan", "acme", "broken.tar.gz")
    assert 4 == outcome.code, outcome.out
    assert "– not run: " in outcome.out
    assert outcome.out.splitlines()[-1].startswith("Next: ")


def test_select_and_ignore_filter_findings_and_not_the_funnel(scanned: Path, dataprep) -> None:
    every = _json(dataprep("report", "--format", "json"))
    some = _json(dataprep("report", "--format", "json", "--select", "license,exact"))
    assert {"license-denied", "exact-duplicate"} == _rule_ids(some)
    rest = _json(dataprep("report", "--format", "json", "--ignore", "license-denied"))
    assert {"license-denied"} == _rule_ids(every) - _rule_ids(rest)
    assert every["funnel"] == some["funnel"] == rest["funnel"]
    assert (
        0
        == dataprep(
            "report", "--fail-on", "warning", "--ignore", "license", "--ignore", "symlink"
        ).code
    )


def test_baseline_hides_what_it_holds_also_where_a_file_moved(scanned: Path, dataprep) -> None:
    dataprep("report", "--format", "json", "--output", "known.json")
    hidden = _json(dataprep("scan", "acme", "--baseline", "known.json", "--format", "json"))
    assert [] == hidden["findings"]
    (scanned / "src/borrowed.py").rename(scanned / "src/moved.py")
    moved = _json(dataprep("scan", "acme", "--baseline", "known.json", "--format", "json"))
    assert [] == moved["findings"]
    (scanned / "new.py").write_text("# SPDX-License-Identifier: GPL-3.0-only\nNEW = 1\n")
    new = dataprep(
        "scan", "acme", "--baseline", "known.json", "--fail-on", "warning", "--format", "json"
    )
    assert ["new.py"] == [finding["path"] for finding in _json(new)["findings"]]
    assert 1 == new.code


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": [1]}', '{"findings": [{}]}'])
def test_baseline_that_is_none_is_refused(text: str, scanned: Path, dataprep) -> None:
    Path("odd.json").write_text(text)
    outcome = dataprep("report", "--baseline", "odd.json")
    assert 2 == outcome.code
    assert "cannot read the baseline" in outcome.err


def test_output_gets_the_result_and_stdout_nothing(scanned: Path, dataprep) -> None:
    outcome = dataprep("report", "--format", "json", "--output", "sub/result.json")
    assert (0, "") == (outcome.code, outcome.out)
    assert "dataprep.scan/1" == json.loads(Path("sub/result.json").read_text())["schema"]


@pytest.mark.parametrize("place", ["acme", "README.md/x", "a" * 5000])
def test_output_that_cannot_be_written_is_said_before_any_work(
    place: str, scanned: Path, dataprep, monkeypatch
) -> None:
    Path("README.md").touch()
    monkeypatch.setattr("dataprep.cli.judge.run_engine", lambda *_: pytest.fail("work began"))
    outcome = dataprep("scan", "acme", "--output", place)
    assert 2 == outcome.code
    assert "cannot write the result" in outcome.err


@pytest.mark.parametrize("flag", ["--store", "--out"])
def test_folder_that_cannot_be_written_is_said_before_any_work(
    flag: str, scanned: Path, dataprep, monkeypatch
) -> None:
    Path("file").touch()
    monkeypatch.setattr("dataprep.cli.judge.run_engine", lambda *_: pytest.fail("work began"))
    outcome = dataprep("run", "acme", flag, "file/deep")
    assert 2 == outcome.code
    assert "cannot write into 'file/deep'" in outcome.err


def test_output_to_a_device_writes_into_it(scanned: Path, dataprep) -> None:
    assert 0 == dataprep("report", "--output", "/dev/null").code
    assert Path("/dev/null").is_char_device()


def test_dry_run_tells_the_plan(scanned: Path, dataprep) -> None:
    first = _json(dataprep("scan", "acme", "--dry-run", "--format", "json"))
    assert {0} == {stage["n_done"] for stage in first["stages"]}
    dataprep("scan", "acme")
    done = dataprep("scan", "acme", "--dry-run").out
    assert {"done"} == {line.split()[1] for line in done.splitlines()}
    other = _json(dataprep("run", "acme", "--dry-run", "--recipe", "opencoder", "--format", "json"))
    assert "dataprep.plan/1" == other["schema"]
    left = {s["stage"] for s in other["stages"] if s["n_done"] < s["n_parts"]}
    assert "decide.rules" in left
    assert "measure.signals" not in left or "export.ntp" in left


def test_settings_are_shown_with_their_origin(dataprep, monkeypatch) -> None:
    monkeypatch.setenv("DATAPREP_RECIPE", "opencoder")
    outcome = dataprep("run", ".", "--show-settings", "--out", "there", "--format", "json")
    settings = _json(outcome)["settings"]
    assert {"value": "opencoder", "origin": "environment"} == settings["recipe"]
    assert {"value": "there", "origin": "flag"} == settings["out"]
    assert {"value": ".dataprep", "origin": "default"} == settings["store"]
    assert "recipe        opencoder" in dataprep("scan", "--show-settings").out


def test_configuration_of_the_scanned_repository_is_not_obeyed(
    scanned: Path, dataprep, monkeypatch
) -> None:
    (scanned / "dataprep.toml").write_text('fail-on = "note"\n')
    monkeypatch.chdir(scanned)
    refused = dataprep("scan", ".", "--show-settings")
    assert "fail_on       –" in refused.out
    assert "is not obeyed" in refused.err
    obeyed = dataprep("scan", ".", "--show-settings", "--trust-repo")
    assert "fail_on       note" in obeyed.out


def test_explain_follows_a_copy_to_what_stays_in_the_end(tmp_path: Path, dataprep) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    lines = [f"value_{n} = compute({n}, 'text {n}')" for n in range(40)]
    text = "\n".join([*lines, "last = 'of all'\n"])
    (folder / "a.py").write_text(text.replace("value_7 ", "other_7 "))
    (folder / "b.py").write_text(text)
    (folder / "c.py").write_text(text)
    dataprep("scan", folder, "-q")
    said = dataprep("explain", "c.py").out
    assert "dropped by exact-duplicate" in said
    assert "kept instead: copies:b.py (path)" in said
    assert "which went later; what stays: copies:a.py" in said
    document = _json(dataprep("explain", "b.py", "--format", "json"))
    decided = document["files"][0]["decisions"]
    (decision,) = [one for one in decided if not one["rule_id"].startswith("python-")]
    assert ("near-duplicate", "copies:a.py", None) == (
        decision["rule_id"], decision["kept_instead"], decision["stays_in_the_end"],
    )  # fmt: skip
    assert 0.9 < decision["similarity"] < 1


def test_explain_tells_why(scanned: Path, dataprep) -> None:
    outcome = dataprep("explain", "borrowed.py")
    assert 0 == outcome.code
    assert "dropped by license-denied" in outcome.out
    assert '        license_verdict = "deny"  (equals "deny")' in outcome.out.splitlines()
    quarantined = dataprep("explain", "link.py")
    assert "quarantined by symlink" in quarantined.out
    document = _json(dataprep("explain", "src/borrowed.py", "--format", "json"))
    assert "dataprep.explain/1" == document["schema"]
    assert "GPL-3.0-only" == document["files"][0]["labels"]["license_expression"]


def test_explain_counts_the_files_that_it_does_not_show(
    scanned: Path, dataprep, monkeypatch
) -> None:
    monkeypatch.setattr("dataprep.report.explain._MOST", 1)
    outcome = dataprep("explain", "sums.py")
    assert outcome.out.endswith("… 1 more files are named so: give more of the path\n")
    assert 2 == _json(dataprep("explain", "sums.py", "--format", "json"))["n_files"]


def test_tables_lists_rows_and_files_that_are_there(scanned: Path, dataprep) -> None:
    document = _json(dataprep("tables", "--format", "json"))
    tables = {table["table"]: table for table in document["tables"]}
    assert (7, 7, None) == (
        tables["files"]["rows"],
        tables["labels"]["rows"],
        tables["ntp"]["rows"],
    )
    assert all(Path(path).is_file() for table in tables.values() for path in table["files"])
    text = dataprep("tables", "decisions").out.splitlines()
    assert text[1].startswith("decisions")
    assert all((Path(line.strip())).is_file() for line in text[2:])


def test_hostile_name_reaches_no_terminal(scanned: Path, dataprep) -> None:
    for form in ("text", "markdown", "junit", "sarif"):
        out = dataprep("report", "--format", form, "--fail-on", "never").out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "\x1b" not in dataprep("explain", "src/\x1b[31mred\u202egnp\n.py").out


def test_report_without_a_run_or_store_says_what_to_do(tmp_path: Path, dataprep) -> None:
    outcome = dataprep("report")
    assert 2 == outcome.code
    assert "hint: make a run first" in outcome.err
