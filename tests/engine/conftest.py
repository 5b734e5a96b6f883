from pathlib import Path

import pytest

from dataprep import catalog
from dataprep.engine.known import forget_known
from dataprep.engine.store import Store
from dataprep.pipeline import STAGES
from tests.engine import fakes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    forget_known()
    made = Store(str(tmp_path / "store"))
    made.create()
    return made


@pytest.fixture
def fake_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that knows the fake stages too."""
    stages = (*STAGES, fakes.DIGESTS, fakes.LABELS, fakes.FIRST)
    monkeypatch.setattr(catalog, "all_stages", lambda: stages)
