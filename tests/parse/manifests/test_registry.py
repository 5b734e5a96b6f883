"""Which build and package files are read."""

import importlib
from fnmatch import fnmatchcase

import polars as pl
import pytest
import yaml

from dataprep.contracts import load_contract
from dataprep.parse.manifests.registry import MAX_BYTES, manifest_reader, read_manifests
from dataprep.resources import rules_dir
from dataprep.stage import Params

_REGISTERED = yaml.safe_load((rules_dir() / "syntax" / "manifests.yaml").read_text("utf-8"))


def _read(*files: tuple[str, str]) -> pl.DataFrame:
    ids = [f"{n:064x}" for n in range(len(files))]
    contents = pl.DataFrame({"content_id": ids, "text": [text for _, text in files]})
    names = pl.DataFrame({"content_id": ids, "name": [name for name, _ in files]})
    return load_contract("manifests").check(read_manifests(contents, names, Params())["manifests"])


@pytest.mark.parametrize("pattern", sorted(_REGISTERED))
def test_manifest_when_registered_then_its_reader_is_there(pattern: str) -> None:
    module, _, function = _REGISTERED[pattern].partition(":")
    assert callable(
        getattr(importlib.import_module(f"dataprep.parse.manifests.{module}"), function)
    )


@pytest.mark.parametrize("pattern", sorted(_REGISTERED))
@pytest.mark.parametrize("text", ["", "{", "}{", "\x00", "[[[[", "a" * 5000, "🎉: [", "<a><b>"])
def test_manifest_when_malformed_then_there_are_no_facts_and_no_error(
    pattern: str, text: str
) -> None:
    name = pattern.replace("[.-]", ".").replace("*", "x")
    assert fnmatchcase(name, pattern)
    _read((name, text))


def test_manifest_when_too_large_then_it_is_not_read() -> None:
    whole = '{"name": "a"}'
    assert _read(("package.json", whole)).height > 0
    assert 0 == _read(("package.json", whole + " " * MAX_BYTES)).height


def test_manifest_when_file_is_none_then_it_has_no_reader() -> None:
    assert manifest_reader("main.py") is None
    assert 0 == _read(("main.py", "import a")).height
