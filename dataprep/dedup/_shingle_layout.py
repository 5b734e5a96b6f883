"""Sizes that the kernel of shingles and its caller share."""

from __future__ import annotations

CHUNK = 16384
"""Bytes of a text that are shingled at a time; a multiple of 64. What belongs to them stays in a
core's own cache."""
AHEAD = 192
"""Bytes of scratch behind a chunk: the longest word that is read at once, and what is read over."""
MAX_SIZE = 16
"""Tokens of a shingle at most."""
SEEN = 4096
"""Slots for hashes met before in a text, a power of two: 38 % of the shingles of source code are
repeated ones, which neither a signature nor a set needs twice."""
