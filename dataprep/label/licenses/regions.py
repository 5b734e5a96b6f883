"""Where in a file a license statement can stand: comments that hold one of the telling words."""

from __future__ import annotations

import re
from collections.abc import Iterator

HEAD_BYTES = 16_384
TAIL_BYTES = 2_048
_MAX_REGION = 8_192
_MAX_PROSE = 3_072  # text without comment markers, such as a README
_MAX_REGIONS = 4
TELLING = (
    b"licen", b"permission is", b"permission to", b"are permitted", b"unlimited permission", b"redistribut", b"public domain", b"gpl", b"same terms",
    b"confidential", b"proprietary", b"disclaims", b"freely ", b"prior written", b"cc0", b"public-domain",
)  # fmt: skip
FAR_TELLING = (b"icense", b"ICENSE", b"ermission is hereby")
NEAR_BYTES = 4_096
_MARKER = (
    rb"[ \t]*(?:\*(?!/)|#(?!(?:include|define|undef|if|ifdef|ifndef|endif|elif|pragma|import"
    rb"|error)\b)|//|;|--|%|!|\"|'|\.\\\"|@?(?:rem|REM|Rem)\b|(?:dnl|DNL)\b|[cC]\b|\||::|\{#|\(\*|>|~)"
)
_LINE = re.compile(_MARKER)
_LINES = re.compile(rb"(?:" + _MARKER + rb"[^\n]*(?:\n|\Z)|[ \t\r]*\n)*")
_CLOSER = re.compile(
    rb"\*/|-->|\"\"\"|'''|\*\)|-\}|^=cut|--%>|\*@|\]\]|=#|\|#|#\}|#>|%\}", re.MULTILINE
)
_OPENER = re.compile(
    rb"\s*(?:/\*|<!--|\"\"\"|'''|\(\*|\{-|//|#(?!include|define|if|pragma|import)|;;|--)"
)


def license_regions(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the comments that may state a license, each with its first byte.

    Looks at the first 4 kB for any telling word, at the first 16 kB for the commonest, and, in
    longer files where nothing telling stands there, at the last 2 kB. A region starts at the line of the telling word and runs to the end of the comments
    around it, at most 8 kB; at most four are given.

    Args:
        data: UTF-8 text.
    """
    head = data[:HEAD_BYTES]
    near = head[:NEAR_BYTES].lower()
    near_words = _present(TELLING, near)
    far_words: list[bytes] | None = None
    at, found = 0, 0
    while found < _MAX_REGIONS:
        place = _earliest(near_words, near, at)
        if place is None:
            far_words = _present(FAR_TELLING, head) if far_words is None else far_words
            place = _earliest(far_words, head, at)
        if place is None:
            break
        start = _region_start(head, place)
        end = _region_end(data, place, start)
        found += 1
        yield start, data[start:end]
        at = max(end, place + 1)
    if found == 0 and len(data) > HEAD_BYTES:
        tail = max(HEAD_BYTES, len(data) - TAIL_BYTES)
        ending = data[tail:]
        place = _earliest(list(TELLING), ending.lower(), 0)
        place = _earliest(list(FAR_TELLING), ending, 0) if place is None else place
        if place is not None:
            start = _region_start(data, tail + place)
            yield start, data[start:]


def _present(words: tuple[bytes, ...], text: bytes) -> list[bytes]:
    return [word for word in words if word in text]


def _earliest(words: list[bytes], text: bytes, at: int) -> int | None:
    """Return where the first of several words stands; each search ends where the best one stands."""
    best: int | None = None
    for word in words:
        place = text.find(word, at, len(text) if best is None else best + len(word) - 1)
        if place >= 0:
            best = place
    return best


def _region_start(data: bytes, place: int) -> int:
    # NOTE: "under the MIT\n License" needs the line before; a copyright line differs from file to
    # file and would only spoil the memory of notices.
    line = data.rfind(b"\n", 0, place) + 1
    before = data.rfind(b"\n", 0, max(line - 1, 0)) + 1
    return line if b"opyright" in data[before:line] else before


def _region_end(data: bytes, place: int, start: int) -> int:
    limit = min(len(data), start + _MAX_REGION)
    line = data.rfind(b"\n", 0, place) + 1
    end = line
    for _ in range(6):
        begin = end
        if _LINE.match(data, end, limit):
            found = _LINES.match(data, end, limit)
            end = found.end() if found else end
        if data[end : end + 3].lstrip().startswith(b"*/") or end == begin:
            closer = _CLOSER.search(data, max(end, place), limit)
            if closer is None:
                return (
                    min(limit, start + _MAX_PROSE)
                    if end == line
                    else max(end, _line_end(data, place))
                )
            end = closer.end()
        opener = _OPENER.match(data, end, limit)
        if end >= limit or opener is None:
            break
        end = opener.start()
        rest = data[end:limit].lstrip()
        end += len(data[end:limit]) - len(rest)
    return max(min(end, limit), _line_end(data, place))


def _line_end(data: bytes, place: int) -> int:
    end = data.find(b"\n", place)
    return len(data) if end < 0 else end
