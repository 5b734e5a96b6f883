"""Settings: flag, then environment, then file, then default."""

from pathlib import Path
from typing import get_args

import pytest

from dataprep.cli import options
from dataprep.errors import UsageError
from dataprep.settings import Settings, resolve_settings


def _resolve(directory: Path, flags=None, environment=None, untrusted=()):
    return resolve_settings(flags or {}, environment or {}, directory, untrusted)


def test_settings_without_anything_are_the_defaults(tmp_path: Path) -> None:
    resolved = _resolve(tmp_path)
    assert Settings() == resolved.values
    assert {"default"} == set(resolved.origins.values())


def test_flag_counts_before_environment_and_environment_before_file(tmp_path: Path) -> None:
    (tmp_path / "dataprep.toml").write_text('format = "json"\nfail-on = "note"\njobs = 3\n')
    environment = {"DATAPREP_FORMAT": "sarif", "DATAPREP_JOBS": "2", "OTHER": "x"}
    resolved = _resolve(tmp_path, {"format": "junit"}, environment)
    assert ("junit", 2, "note") == (
        resolved.values.format,
        resolved.values.jobs,
        resolved.values.fail_on,
    )
    assert ["flag", "environment", str(tmp_path / "dataprep.toml"), "default"] == [
        resolved.origins[name] for name in ("format", "jobs", "fail_on", "color")
    ]


def test_pyproject_above_the_working_directory_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.dataprep]\nrecipe = "opencoder"\n')
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder.parent / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert "opencoder" == _resolve(folder).values.recipe


def test_relative_path_of_a_file_is_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "dataprep.toml").write_text(
        'store = "s"\nout = "s3://bucket/out"\nrules = ["company"]\nrecipe = "mine.yaml"\n'
    )
    folder = tmp_path / "deep"
    folder.mkdir()
    values = _resolve(folder).values
    assert (str(tmp_path / "s"), "s3://bucket/out") == (values.store, values.out)
    assert ((str(tmp_path / "company"),), str(tmp_path / "mine.yaml")) == (
        values.rules,
        values.recipe,
    )


def test_empty_variable_counts_as_not_given(tmp_path: Path) -> None:
    assert ".dataprep" == _resolve(tmp_path, environment={"DATAPREP_STORE": ""}).values.store


def test_names_are_split_at_commas(tmp_path: Path) -> None:
    environment = {"DATAPREP_IGNORE": "a, b"}
    values = _resolve(tmp_path, {"select": ("c,d", "e")}, environment).values
    assert (("a", "b"), ("c", "d", "e")) == (values.ignore, values.select)


def test_every_fault_is_said_with_its_origin(tmp_path: Path) -> None:
    (tmp_path / "dataprep.toml").write_text('colour = "always"\njobs = 0\n')
    with pytest.raises(UsageError) as error:
        _resolve(tmp_path, environment={"DATAPREP_FORMAT": "xml"})
    assert "colour (from" in error.value.message
    assert "did you mean color?" in error.value.message
    assert "jobs (from" in error.value.message
    assert "format (from environment)" in error.value.message


@pytest.mark.parametrize("text", ["= 1", "\xff", '[tool]\ndataprep = "x"\n'])
def test_file_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"cannot read '.*pyproject\.toml'"):
        _resolve(tmp_path)


@pytest.mark.parametrize("source", [".", "sub"])
def test_configuration_inside_what_is_read_is_not_obeyed(source: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "dataprep.toml").write_text('ignore = ["license"]\n')
    resolved = _resolve(tmp_path, untrusted=[tmp_path / source])
    assert ((), tmp_path / "dataprep.toml") == (resolved.values.ignore, resolved.disobeyed)
    outside = tmp_path.parent / "elsewhere"
    assert ("license",) == _resolve(tmp_path, untrusted=[outside]).values.ignore


def test_choices_of_options_are_those_of_settings() -> None:
    fields = Settings.model_fields
    assert options.FORMATS == get_args(fields["format"].annotation)
    assert options.COLORS == get_args(fields["color"].annotation)
    assert options.SEVERITIES == get_args(get_args(fields["fail_on"].annotation)[0])
