"""How Python behaves while a batch of texts is read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_NEW_OBJECTS = 200_000


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles of objects seldom while a batch is read.

    NOTE: the matches of one text are some 10,000 objects without cycles, and by default Python looks
    through the new ones after each 700: a fifth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
