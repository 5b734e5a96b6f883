"""Names of the heads of the reward model."""

from __future__ import annotations

from typing import Final

READABILITY: Final = "readability"
INTEGRITY: Final = "integrity"
HEADS: Final = (READABILITY, INTEGRITY)
"""The heads whose weights ship."""
