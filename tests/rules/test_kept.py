from pathlib import Path

import pytest

from dataprep.defects.params import defect_rules
from dataprep.resources import rules_dir
from dataprep.rules import DefectRule, RuleBook, kept
from dataprep.rules.kept import KeptRules

RULE = """\
id: python-{name}
version: 1
title: t
what: w
why: y
hint: h
source: s
severity: warning
confidence: high
cwe: [CWE-571]
category: correctness
languages: [python]
query: |
  (identifier) @found
wrong: |
  a
right: |
  1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one rule."""
    place = tmp_path / "rules" / "checks" / "python"
    place.mkdir(parents=True)
    (place / "python-one.yaml").write_text(RULE.format(name="one"))
    return tmp_path / "rules"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Path, ...]]:
    """The folders that were read file by file; what is kept lies apart."""
    told: list[tuple[Path, ...]] = []
    load = kept.load_rules

    def loaded(folders: list[Path]) -> RuleBook:
        told.append(tuple(folders))
        return load(folders)

    monkeypatch.setattr(kept, "load_rules", loaded)
    monkeypatch.setattr("dataprep.made.folder_of", lambda module: tmp_path / "made")
    monkeypatch.setattr(kept, "folder_of", lambda module: Path(kept.__file__).parent)
    return told


def _kept() -> KeptRules[DefectRule]:
    return KeptRules(DefectRule, ("checks",), RuleBook.defects)


def test_rules_are_read_from_files_once_and_are_the_same_the_second_time(
    folder: Path, reads: list[tuple[Path, ...]]
) -> None:
    first, second = (_kept().read((str(folder),)) for _ in range(2))
    assert first == second
    assert ["python-one"] == [rule.id for rule in second]
    assert 1 == len(reads)


@pytest.mark.parametrize("name", ["python-one", "python-two"])
def test_file_that_changes_or_comes_is_read(
    folder: Path, reads: list[tuple[Path, ...]], name: str
) -> None:
    _kept().read((str(folder),))
    short = name.removeprefix("python-")
    text = RULE.format(name=short).replace("version: 1", "version: 2")
    (folder / "checks" / "python" / f"{name}.yaml").write_text(text)
    found = {rule.id: rule.version for rule in _kept().read((str(folder),))}
    assert 2 == found[name]
    assert 2 == len(reads)


def test_damaged_file_of_kept_rules_is_made_again(
    folder: Path, reads: list[tuple[Path, ...]], tmp_path: Path
) -> None:
    _kept().read((str(folder),))
    (file,) = (tmp_path / "made" / "__pycache__").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert ["python-one"] == [rule.id for rule in _kept().read((str(folder),))]
    assert 2 == len(reads)


def test_kept_rules_are_those_of_the_files() -> None:
    from dataprep.rules import load_rules

    assert tuple(load_rules([rules_dir()]).defects()) == defect_rules((str(rules_dir()),))
