"""The license of one content: tags, manifests, header notices, full texts, in that order."""

from __future__ import annotations

import functools
import re

from dataprep.label._hints import EVERYWHERE, NOTICE, TAG
from dataprep.label.licenses.evidence import LicenseEvidence
from dataprep.label.licenses.expressions import combine, expression_ids
from dataprep.label.licenses.files import is_license_file, reuse_identifier
from dataprep.label.licenses.headers import Finding, header_finding
from dataprep.label.licenses.lines import header_line
from dataprep.label.licenses.manifests import Reader, manifest_reader
from dataprep.label.licenses.regions import license_regions
from dataprep.label.licenses.tags import LOWER_CASE_TAG_BYTES, TAG_BYTES, tag_evidence
from dataprep.label.licenses.texts import match_text
from dataprep.label.licenses.words import word_span, words

_MAX_LICENSE_BYTES = 1 << 18
_MAX_MANIFEST_BYTES = 1 << 20
_LICENSE_TAG_BYTES = 300  # license texts of REUSE and of SPDX documents speak of tags further down
_HEAD_WORDS = 400
_LOW_CONFIDENCE = 0.7
_MIN_TEXT_WORDS = 60
# NOTE: comparing with all texts is dear; what has fewer than two of these words is code or talk.
_LEGAL = frozenset(
    ("license", "licensed", "permission", "permitted", "copyright", "warranty", "warranties",
     "liability", "liable", "granted", "grant", "redistribute", "redistribution", "distribute",
     "distribution", "copy", "copies", "rights", "terms", "conditions", "notice", "software",
     "works", "work", "use", "modify", "modified", "modification", "modifications", "free", "law",
     "lizenz", "lizenzgeber", "werk", "licentie", "licencia", "obra")
)  # fmt: skip
_MIN_LEGAL_WORDS = 2
_SURE = 0.95
_RATHER_SURE = 0.8
_GRANT = re.compile(
    r"(?:under|subject to)(?: (?:the|a|terms|conditions|and|of|gnu|mozilla|apache))* ?\Z|under \w* ?\Z"
)
_GRANT_CHARACTERS = 60
_COPYRIGHT_LINE = re.compile(
    rb"(?m)^[^\w\n]{0,12}[Cc]opyright (?:\([cC]\) ?)?(?:\xc2\xa9 ?)?\d{4}(?![^\n]*icen[sc]e)[^\n]*\n"
)


def detect_license(name: str, text: bytes, hints: int = EVERYWHERE) -> LicenseEvidence | None:
    """Return the license that one content states, with its evidence, or null when it states none.

    SPDX tags (in the first 32 kB) come first, then what a manifest declares, then license texts (in files named for
    one), then notices in comments, then texts pasted into comments. Nothing is executed; at most
    256 kB of a license file and 16 kB of any other are compared.

    Args:
        name: File name or posix path; it says whether the file is a manifest or a license text.
        text: UTF-8 text; invalid bytes are read as replacement characters. Empty text gives null.
        hints: What a first look at the text saw (`dataprep.label._first_look`); by default none was taken.

    Example:
        >>> detect_license("a.py", b"# SPDX-License-Identifier: MIT").expression
        'MIT'
    """
    if not text:
        return None
    is_text, reader = _kind(name)
    tagged = _tagged(text, _LICENSE_TAG_BYTES if is_text else TAG_BYTES) if hints & TAG else None
    if tagged is not None:
        return tagged
    if reader is not None and len(text) <= _MAX_MANIFEST_BYTES:
        declared = reader(text.decode("utf-8", "replace"))
        if declared is not None:
            return _manifest_evidence(text, declared)
    if is_text:
        return _license_file_evidence(name, text[:_MAX_LICENSE_BYTES])
    return _comment_evidence(text) if hints & NOTICE else None


@functools.lru_cache(maxsize=65_536)
def _kind(name: str) -> tuple[bool, Reader | None]:
    """Return whether a name is that of a license text, and who reads it as a manifest."""
    return is_license_file(name), manifest_reader(name)


def _tagged(text: bytes, limit: int) -> LicenseEvidence | None:
    if text.find(b"SPDX", 0, limit) >= 0 or b"spdx" in text[:LOWER_CASE_TAG_BYTES]:
        return tag_evidence(text[:limit])
    return None


def _manifest_evidence(text: bytes, expression: str) -> LicenseEvidence:
    lowered = text.lower()
    place = max(lowered.find(b"license"), 0)
    end = lowered.find(b"\n", place)
    return LicenseEvidence(
        expression=expression,
        method="manifest",
        confidence=0.9,
        start_byte=place,
        end_byte=len(text) if end < 0 else end,
        line=text.count(b"\n", 0, place) + 1,
        rule_id="manifest-license",
        score=1.0,
    )


def _license_file_evidence(name: str, data: bytes) -> LicenseEvidence | None:
    text = data.decode("utf-8", "replace")
    tokens = words(text)
    match = match_text(tokens)
    named = reuse_identifier(name)
    if match is None:
        notice = header_finding(tokens[:4000]) or header_line(text)
        if notice is not None:
            return _finding_evidence(text, 0, tokens, notice)
        if named is not None:
            return LicenseEvidence(named, "text", 0.8, 0, len(data), 1, "reuse-file-name", 0.0)
        return None
    front = tokens[: min(match.first_word, _HEAD_WORDS)] if match.first_word > 8 else []
    notice = header_finding(front) if front else None
    expression = match.expression
    if named is not None and _same_text(named, expression):
        expression = named
    elif notice is not None:
        expression = _with_notice(notice, front, expression)
    start, end, line = word_span(text, match.first_word, match.last_word)
    return LicenseEvidence(
        expression, "text", match.confidence, start, end, line, match.rule_id, match.score
    )


def _with_notice(notice: Finding, front: list[str], expression: str) -> str:
    """Return what a license text and the notice above it say together.

    A notice that says "or later", or names the text among others, holds instead; one that grants
    another license holds beside the text.
    """
    stated, found = notice.expression, set(expression_ids(expression))
    if _same_text(stated, expression):
        return stated
    named = set(expression_ids(stated))
    is_plain = " OR " not in stated or " AND " not in stated
    if is_plain and found < named and notice.confidence >= _RATHER_SURE:
        return stated
    before = " ".join(front)[max(0, notice.start - _GRANT_CHARACTERS) : notice.start]
    is_granted = notice.confidence >= _SURE and _GRANT.search(before) is not None
    if is_granted and notice.method == "header" and not found & named and " OR " not in stated:
        return combine([stated, expression], "AND") or expression
    return expression


def _same_text(notice: str, expression: str) -> bool:
    """Return whether a notice only says "or later" or adds an exception to the same text."""

    def stem(value: str) -> str:
        value = value.split(" WITH ", maxsplit=1)[0]
        return value.removesuffix("-only").removesuffix("-or-later")

    return " OR " not in notice and " AND " not in notice and stem(notice) == stem(expression)


def _comment_evidence(data: bytes) -> LicenseEvidence | None:
    best: LicenseEvidence | None = None
    for start, region in license_regions(data):
        common, removed = _without_copyright_lines(region)
        found = _region_evidence(common)
        if found is not None:
            candidate = _moved(found, data, start, removed)
            if candidate.confidence >= _LOW_CONFIDENCE:
                return candidate
            best = best or candidate
    return best


def _without_copyright_lines(region: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """Return a comment without the lines that differ from file to file, and what was cut out.

    Returns:
        The bytes left, and for each cut its place in them and its length.
    """
    if b"opyright (" not in region and b"opyright 2" not in region and b"opyright 1" not in region:
        return region, []
    parts: list[bytes] = []
    removed: list[tuple[int, int]] = []
    at = kept = 0
    for found in _COPYRIGHT_LINE.finditer(region):
        parts.append(region[at : found.start()])
        kept += found.start() - at
        removed.append((kept, found.end() - found.start()))
        at = found.end()
    parts.append(region[at:])
    return b"".join(parts), removed


@functools.lru_cache(maxsize=4096)
def _region_evidence(region: bytes) -> LicenseEvidence | None:
    """Return the evidence in a comment, with places counted from its start.

    Files of one project share their notice, so the answer is remembered by the comment's bytes.
    """
    text = region.decode("utf-8", "replace")
    tokens = words(text)
    notice = header_finding(tokens) or header_line(text)
    if notice is not None and not notice.expression.startswith("LicenseRef-Permissive"):
        return _finding_evidence(text, 0, tokens, notice)
    has_text = len(tokens) >= _MIN_TEXT_WORDS and len(_LEGAL & set(tokens)) >= _MIN_LEGAL_WORDS
    match = match_text(tokens) if has_text else None
    if match is not None:
        start, end, line = word_span(text, match.first_word, match.last_word)
        return LicenseEvidence(
            match.expression, "text", match.confidence, start, end, line, match.rule_id, match.score
        )
    return _finding_evidence(text, 0, tokens, notice) if notice is not None else None


def _finding_evidence(
    text: str, start: int, tokens: list[str], finding: Finding
) -> LicenseEvidence:
    joined = " ".join(tokens)
    first = joined.count(" ", 0, finding.start)
    last = joined.count(" ", 0, max(finding.end - 1, 0))
    begin, end, line = word_span(text, first, last)
    return LicenseEvidence(
        expression=finding.expression,
        method=finding.method,
        confidence=finding.confidence,
        start_byte=start + begin,
        end_byte=start + end,
        line=line,
        rule_id=finding.rule_id,
        score=finding.confidence,
    )


def _moved(
    found: LicenseEvidence, data: bytes, offset: int, removed: list[tuple[int, int]]
) -> LicenseEvidence:
    start, end = found.start_byte, found.end_byte
    start += offset + sum(length for place, length in removed if place <= found.start_byte)
    end += offset + sum(length for place, length in removed if place < found.end_byte)
    return LicenseEvidence(
        expression=found.expression,
        method=found.method,
        confidence=found.confidence,
        start_byte=start,
        end_byte=max(start, min(end, len(data))),
        line=data.count(b"\n", 0, start) + 1,
        rule_id=found.rule_id,
        score=found.score,
    )
