"""Take the marker away: remove the comments at the head and the end of a file, and every line that says so."""

from __future__ import annotations

import re

_SAYS_SO = re.compile(
    rb"generat|do not (?:edit|modify|change)|don't (?:edit|modify)|autogen|automatically|made by|produced by|created by"
    rb"|created with|@generated|sourcemappingurl|creator:",
    re.IGNORECASE,
)
_BLOCKS = re.compile(rb"/\*.*?\*/|<!--.*?-->|\(\*.*?\*\)|^\{-.*?-\}", re.DOTALL | re.MULTILINE)
_LINE = re.compile(
    rb"\s*(//|#(?!\s*(?:include|define|if|ifdef|ifndef|endif|else|elif|undef|pragma|line|error|region|\[|!|import))|--|;|%|dnl |\.\\\"|'\\\"|\"\"\")"
)


def without_marker(text: bytes) -> bytes:
    """Return a file without comments in its first 60 and last 20 lines and without lines that name a tool."""
    text = _BLOCKS.sub(
        lambda found: b"" if found.start() < 6000 or found.start() > len(text) - 2000 else found[0],
        text,
    )
    lines = text.split(b"\n")
    kept: list[bytes] = []
    for number, line in enumerate(lines):
        is_edge = number < 60 or number > len(lines) - 20
        if is_edge and (_LINE.match(line) or _SAYS_SO.search(line[:400])):
            continue
        kept.append(line)
    return b"\n".join(kept).lstrip()
