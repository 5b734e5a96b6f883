"""Where pieces of a text stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Node:
    """A piece of a text, half open, in bytes."""

    start: int
    end: int
