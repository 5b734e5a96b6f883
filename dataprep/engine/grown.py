"""What a stage that grows keeps in the store: one generation for each run that added to it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dataprep.engine.store import Store
from dataprep.stage import Stage

if TYPE_CHECKING:
    import polars as pl

UNITS = "units"
_MOST_SMALL = 16
_SMALL_UNITS = 200_000
_ROWS_PER_GROUP = 65_536


@dataclass(frozen=True, slots=True)
class Generation:
    """What one run has added.

    Attributes:
        name: Its name; later ones sort later.
        n_units: Contents that it covers and that no generation before it does.
        files: Files, relative to the store: of ``units`` (column ``content_id``), of each table
            that is kept between steps, and of each table that the stage writes.
        rows: Rows of each table that the stage writes.
        replaces: Names of the generations whose rows it holds; where a kill has left them, they do
            not count.
    """

    name: str
    n_units: int
    files: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    replaces: list[str] = field(default_factory=list)


class Grown:
    """The generations of one stage under one key of code, parameters and data.

    Args:
        store: The store.
        stage: A stage that grows.
        key: Digest of the stage's version, parameters and data.
    """

    def __init__(self, store: Store, stage: Stage, key: str) -> None:
        self._store, self._stage = store, stage
        self._folder = f"grown/{stage.name}/{key[:32]}"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the stage for this run: of two that add at once, neither would see the other's.

        NOTE: an object store has no locks; there a second run at the same time is the caller's
        care.
        """
        if not self._store.storage.is_local:
            yield
            return
        import fcntl

        folder = Path(self._store.storage.path(self._folder))
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def generations(self) -> list[Generation]:
        """Return the generations that count, the oldest first."""
        found = self._recorded()
        replaced = {name for one in found for name in one.replaces}
        return [one for one in found if one.name not in replaced]

    def _recorded(self) -> list[Generation]:
        storage = self._store.storage
        names = storage.list_files(self._folder, suffix=".json")
        found = [storage.read_json(self._folder, name) for name in names]
        return [Generation(**one) for one in found]  # type: ignore[arg-type]  # JSON object

    def next_name(self, part_key: str) -> str:
        """Return the name of the generation that a part adds."""
        numbers = [int(one.name.partition("-")[0]) for one in self.generations()]
        return f"{max(numbers, default=0) + 1:06d}-{part_key[:16]}"

    def folder(self, generation: str) -> str:
        """Return where a generation's files lie."""
        return f"{self._folder}/{generation}"

    def add(self, generation: Generation) -> None:
        """Record a generation of which every file is there; from now on later runs see it."""
        content = cast("dict[str, object]", asdict(generation))
        self._store.storage.write_json(content, self._folder, f"{generation.name}.json")

    def merge(self) -> None:
        """Merge small generations where there are many; only for who holds the stage alone."""
        for one in self._recorded():
            self._remove(one.replaces)
        small = [one for one in self.generations() if one.n_units < _SMALL_UNITS]
        while len(small) > _MOST_SMALL:
            group, n_units = [small.pop(0)], 0
            while small and n_units < _SMALL_UNITS:
                group.append(small.pop(0))
                n_units += group[-1].n_units
            merged = self._merge(group)
            if merged.n_units < _SMALL_UNITS:
                small.append(merged)

    def _merge(self, group: Sequence[Generation]) -> Generation:
        """Write one generation with the rows of several, under the name of the last of them."""
        kept = {one.name: one.by for step in self._stage.steps for one in step.hands if one.is_kept}
        name = f"{group[-1].name}+"
        files: dict[str, list[str]] = {}
        for table, by in {UNITS: "content_id", **kept}.items():
            found = [file for one in group for file in one.files.get(table, ())]
            path = f"{self.folder(name)}/{table}/all.parquet"
            if found:
                kept_rows = self._store.storage.scan(found).collect().sort(by)
                write_kept(self._store, kept_rows, path)
                files[table] = [path]
        for table in self._stage.writes:
            files[table] = [file for one in group for file in one.files.get(table, ())]
        rows = {table: sum(one.rows[table] for one in group) for table in self._stage.writes}
        names = [one.name for one in group]
        merged = Generation(name, sum(one.n_units for one in group), files, rows, names)
        self.add(merged)
        self._remove(names)
        return merged

    def _remove(self, names: Sequence[str]) -> None:
        for name in names:
            self._store.storage.remove(self._folder, f"{name}.json")
            self._store.storage.remove(self.folder(name))


def write_kept(store: Store, rows: pl.DataFrame, path: str) -> None:
    """Write rows that later runs read by ranges of the column that they are sorted by."""
    store.storage.write_frame(rows, path, rows_per_group=_ROWS_PER_GROUP)


def files_of(generations: Sequence[Generation]) -> dict[str, list[str]]:
    """Return the files of several generations by table."""
    files: dict[str, list[str]] = {}
    for one in generations:
        for table, found in one.files.items():
            files.setdefault(table, []).extend(found)
    return files
