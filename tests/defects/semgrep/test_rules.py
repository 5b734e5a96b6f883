"""The rules of semgrep that ship, by their own tests."""

import os
import subprocess
from pathlib import Path

import pytest

from dataprep.defects.semgrep import Core
from dataprep.defects.semgrep.check import semgrep_faults
from dataprep.resources import rules_dir
from dataprep.rules.defect import DefectRule, from_semgrep
from dataprep.rules.faults import parse_model, read_mapping


def _pair(folder: Path, regex: str) -> tuple[DefectRule, Path]:
    """Return a rule of a folder, with a test that has a place to be found and one to be passed."""
    path = folder / "python-eval.yaml"
    path.write_text(
        f"""rules:
  - id: python-eval
    languages: [python]
    severity: ERROR
    message: m
    patterns:
      - pattern: $F($X)
      - metavariable-regex: {{metavariable: $F, regex: {regex}}}
    metadata: {{version: 1, title: t, why: w, hint: h, source: s, cwe: [CWE-95], confidence: high,
      category: security, wrong: a, right: b}}
"""
    )
    test = "# ruleid: python-eval\neval(a)\n# ruleid: python-eval\neval(b)\n"
    test += "# ok: python-eval\nevil(a)\n# ok: python-eval\nf.evil(a)\n"
    (folder / "python-eval.py").write_text(test)
    mapping, faults = read_mapping(path)
    assert [] == faults
    mapping, faults = from_semgrep(mapping)
    assert [] == faults
    rule, faults = parse_model(DefectRule, mapping)
    assert rule is not None
    return rule, path


def test_rule_that_finds_what_its_test_says_has_no_fault(core: Core, tmp_path: Path) -> None:
    assert {} == semgrep_faults([_pair(tmp_path, "^eval$")], core)


def test_rule_that_finds_too_much_or_too_little_is_said(core: Core, tmp_path: Path) -> None:
    assert {
        "python-eval": [
            "python-eval.py:2: not found",
            "python-eval.py:4: not found",
            "python-eval.py:6: found",
        ]
    } == semgrep_faults([_pair(tmp_path, "^evil$")], core)


def test_rule_that_semgrep_refuses_is_a_fault_of_its_own(core: Core, tmp_path: Path) -> None:
    good = _pair(tmp_path, "^eval$")
    refused = {"id": "python-broken", "patterns": [{"pattern": "eval((("}]}
    semgrep = {**(good[0].semgrep or {}), **refused}
    rule = good[0].model_copy(update={"id": "python-broken", "semgrep": semgrep})
    test = (tmp_path / "python-eval.py").read_text().replace("python-eval", "python-broken")
    (tmp_path / "python-broken.py").write_text(test)
    faults = semgrep_faults([good, (rule, tmp_path / "python-broken.yaml")], core)
    assert ["python-broken"] == list(faults)
    assert any("semgrep refuses rules" in fault for fault in faults["python-broken"])


@pytest.mark.slow
def test_rules_pass_the_tester_of_semgrep(core: Core, tmp_path: Path) -> None:
    entry = next(
        (p / "bin" / "semgrep" for p in core.path.parents if (p / "bin" / "semgrep").is_file()),
        None,
    )
    if entry is None:
        pytest.skip("only the engine of semgrep is installed")
    environment = {
        "PATH": f"{entry.parent}:{os.defpath}",
        "HOME": str(tmp_path),
        "SEMGREP_SEND_METRICS": "off",
        "SEMGREP_ENABLE_VERSION_CHECK": "0",
    }
    command = [entry, "scan", "--test", rules_dir() / "defects"]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    assert 0 == done.returncode, done.stdout[-3000:]
