"""Which contents a store holds: asked for every content that is read, so kept near at hand."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    from dataprep.engine.store import Store

INDEX_FOLDER = "contents/index"
_IDS_IN_MEMORY = 2**21
_IDS_AT_ONCE = 2**19


class KnownIds:
    """The ids that a store holds, 16 bytes each, in sorted runs; long runs lie in a file.

    NOTE: 16 of the 32 bytes of SHA-256 decide. Two contents that agree in them are as unlikely as
    a collision of MD5 without an attacker; an attacker would need about 2**64 hashes.

    Args:
        store: The store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files: set[str] = set()
        self._runs: list[npt.NDArray[np.bytes_]] = []

    def refresh(self) -> KnownIds:
        """Read what the index has gained, and return this object."""
        for name in self._store.storage.list_files(INDEX_FOLDER, suffix=".parquet"):
            if name not in self._files:
                self._files.add(name)
                self._read(name)
        return self

    def learn(self, name: str, ids: pl.Series) -> None:
        """Add what a new file of the index holds, which then need not be read."""
        self._files.add(name)
        self._add(ids)

    def _read(self, name: str) -> None:
        import polars as pl

        with self._store.storage.open_parquet_reader(f"{INDEX_FOLDER}/{name}") as file:
            for batch in file.iter_batches(_IDS_AT_ONCE, columns=["content_id"]):
                ids = pl.from_arrow(batch)
                assert isinstance(ids, pl.DataFrame)
                self._add(ids["content_id"])

    def _add(self, ids: pl.Series) -> None:
        """Add a run, merging it with those before that are not much longer."""
        import numpy as np

        run = np.sort(_short(ids))
        if not len(run):
            return
        while self._runs and len(self._runs[-1]) <= 2 * len(run) <= _IDS_IN_MEMORY:
            run = np.sort(np.concatenate([self._runs.pop(), run]))
        self._runs.append(self._resting(run) if len(run) > _IDS_IN_MEMORY // 4 else run)

    def _resting(self, run: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bytes_]:
        """Return a run that the system may page out: its file goes when this process ends."""
        import numpy as np

        place = Path(self._store.root) if self._store.storage.is_local else None
        with tempfile.TemporaryFile(dir=place) as file:
            run.tofile(file)
            file.flush()
            return np.memmap(file, dtype="S16", mode="r")

    def lacks(self, ids: pl.Series) -> list[bool]:
        """Return for each id whether the store does not hold it."""
        import numpy as np

        wanted = _short(ids)
        is_new = np.ones(len(wanted), dtype=bool)
        for run in self._runs:
            places = np.searchsorted(run, wanted).clip(max=len(run) - 1)
            is_new &= run[places] != wanted
        found: list[bool] = is_new.tolist()
        return found


def _short(ids: pl.Series) -> npt.NDArray[np.bytes_]:
    short: npt.NDArray[np.bytes_] = ids.str.slice(0, 32).str.decode("hex").to_numpy()
    return short.astype("S16")


_of_this_run: dict[str, KnownIds] = {}


def known_ids(store: Store) -> KnownIds:
    """Return the ids of all contents that the store holds; a process reads each file once."""
    return _of_this_run.setdefault(store.root, KnownIds(store)).refresh()


def forget_known() -> None:
    """Forget what this process knows: another run may find another store at the same place."""
    _of_this_run.clear()
