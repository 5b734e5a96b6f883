"""The engine, where it is installed."""

import pytest

from dataprep.defects.semgrep import Core, SemgrepAbsentError, find_core


@pytest.fixture(scope="session")
def core() -> Core:
    try:
        return find_core()
    except SemgrepAbsentError:
        pytest.skip("semgrep is not installed")
