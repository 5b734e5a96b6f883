"""Where in a text a first look saw words without which nothing is found there.

A detector that is told so passes over the rest; told nothing, it looks everywhere.
"""

from __future__ import annotations

MARKER = 1
"""Words of tools in the head."""
ENDING = 2
"""Words of tools in the tail."""
FORM = 4
"""Names that the language's generators print."""
TAG = 8
"""The letters of an SPDX tag."""
NOTICE = 16
"""Words of license notices."""
EVERYWHERE = MARKER | ENDING | FORM | TAG | NOTICE
