"""Where the engine of semgrep is looked for."""

import re
from pathlib import Path

import pytest

from dataprep.defects.semgrep import SemgrepAbsentError, find_core, locate

_ROOT = Path(__file__).parents[3]


def _core(place: Path, version: str = "1.2.3") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!/bin/sh\necho semgrep-core version: {version}\n")
    place.chmod(0o755)
    return place


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python" / "bin" / "python"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "python"))
    monkeypatch.setattr(locate, "_is_script", lambda place: "core" not in place.name)
    locate._found.cache_clear()
    yield tmp_path
    locate._found.cache_clear()


def _environment(tmp_path: Path) -> Path:
    """Return the entry point of an environment that holds semgrep."""
    package = tmp_path / "lib" / "python3.12" / "site-packages" / "semgrep"
    _core(package / "bin" / "semgrep-core")
    return _core(tmp_path / "bin" / "semgrep")


def test_engine_that_is_nowhere_is_said_with_how_to_get_it(nowhere: Path) -> None:
    with pytest.raises(SemgrepAbsentError, match=r"uv tool install semgrep=="):
        find_core({"PATH": str(nowhere)})


def test_engine_is_found_by_the_setting_first(nowhere: Path) -> None:
    _environment(Path(f"{nowhere / 'python'}-semgrep"))
    named = _core(nowhere / "mine" / "semgrep-core", "9.9.9")
    assert "9.9.9" == find_core({"DATAPREP_SEMGREP": str(named)}).version


def test_setting_that_names_nothing_is_said_and_nothing_else_is_taken(nowhere: Path) -> None:
    _environment(Path(f"{nowhere / 'python'}-semgrep"))
    with pytest.raises(SemgrepAbsentError, match="DATAPREP_SEMGREP"):
        find_core({"DATAPREP_SEMGREP": str(nowhere / "absent")})


def test_engine_is_found_in_the_package_of_an_entry_point(nowhere: Path) -> None:
    entry = _environment(nowhere / "own")
    assert ("1.2.3", "semgrep-core") == (
        find_core({"DATAPREP_SEMGREP": str(entry)}).version,
        find_core({"DATAPREP_SEMGREP": str(entry)}).path.name,
    )


def test_engine_is_found_beside_python_then_in_its_own_folder_then_on_path(nowhere: Path) -> None:
    on_path = _environment(nowhere / "tools")
    variables = {"PATH": str(on_path.parent)}
    assert find_core(variables).path.is_relative_to(nowhere / "tools")
    own = Path(f"{nowhere / 'python'}-semgrep")
    _environment(own)
    locate._found.cache_clear()
    assert find_core(variables).path.is_relative_to(own)
    _environment(nowhere / "python")
    locate._found.cache_clear()
    assert find_core(variables).path.is_relative_to(nowhere / "python")


def test_entry_point_that_is_a_link_leads_to_its_environment(nowhere: Path) -> None:
    entry = _environment(nowhere / "tool")
    link = nowhere / "bin" / "semgrep"
    link.parent.mkdir()
    link.symlink_to(entry)
    assert find_core({"PATH": str(link.parent)}).path.is_relative_to(nowhere / "tool")


def test_version_of_the_pins_is_the_tested_one() -> None:
    pins = (_ROOT / "requirements-semgrep.txt").read_text()
    assert [locate.TESTED] == re.findall(r"(?m)^semgrep==(\S+)", pins)
    assert f"SEMGREP := {locate.TESTED}\n" in (_ROOT / "Makefile").read_text()
    assert "://" not in pins
