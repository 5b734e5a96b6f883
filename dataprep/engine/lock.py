"""Who works on a store: many runs may read and add, only one that is alone may tidy up."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from dataprep.engine.store import Store

_FILE = "lock"


class StoreLock:
    """Held by a run from its start to its end; the system lets go of it when a run is killed.

    Whatever adds to a store writes whole files under names of their own, so that runs need not
    wait for one another. What replaces files by merged ones, and what removes the leavings of
    killed runs, needs a store without another run.

    NOTE: an object store has no locks; there a second run at the same time is the caller's care.

    Args:
        store: The store, which exists.
    """

    def __init__(self, store: Store) -> None:
        self._path = Path(store.root) / _FILE if store.storage.is_local else None
        self._handle: int | None = None

    def __enter__(self) -> StoreLock:
        if self._path is not None:
            import fcntl

            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._handle, fcntl.LOCK_SH)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def when_alone(self, work: Callable[[], None]) -> bool:
        """Do some work if no other run uses the store, and return whether it was done.

        Must not be called while a task of this run is at work.
        """
        if self._handle is None:
            work()
            return True
        import fcntl

        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # NOTE: the failed attempt let go of the shared lock.
            fcntl.flock(self._handle, fcntl.LOCK_SH)
            return False
        try:
            work()
        finally:
            fcntl.flock(self._handle, fcntl.LOCK_SH)
        return True
