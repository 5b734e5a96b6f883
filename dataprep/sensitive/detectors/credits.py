"""Names of people by the place where they stand: credits, copyrights, salutations, keys of records."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.detectors.person_names import byte_span, reads_like_prose
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.names import (
    PARTICLES,
    PROSE,
    is_given_or_word,
    is_organisation,
    is_surname,
    is_word,
    looks_like_person,
)

_UPPER = "A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŻŹŞİĞŐŰŘĎŤŇĄĘŒ"
_WORD = rf"(?:[{_UPPER}](?:[^\W\d_]|['’\-](?=[^\W\d_]))+|[{_UPPER}]\.|[{_UPPER}](?= ))"
_NAME = rf"{_WORD}(?:[ ]?(?<=[ .])(?:{_WORD}|(?:{'|'.join(sorted(PARTICLES))})(?= )))"
_FULL = re.compile(rf"{_NAME}{{0,4}}")
_CREDIT = re.compile(
    r"""(?ix)(?: @(?:author|authors|contributor|maintainer)\b:? | (?:^|[^a-z_])(?:authors?|maintainers?|contributors?
    | contributed|written|created|coded|designed|implemented|developed|reported|reviewed|translated|maintained
    | modified|patch|original\ author|developer|owner|editor|reviewer|translators?|last-translator|submitter|from
    | assignee|contact(?:\ person)?|signed-off-by|acked-by|reviewed-by|tested-by|reported-by|co-authored-by|suggested-by|cc)
    (?:\s*[:=]\s*|\s+by:?\s+) | \b(?:by|thanks\ to|courtesy\ of|credits?\ to|patch\ from|suggested\ by|due\ to)\s+(?=[^\n]{2,60}<?\S+@)
    | copyright\s*(?:\(c\)|©|&copy;)?\s*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-,–]\s*(?:\d{2,4}|present|now))*)?,?\s*(?:by\s+)? | (?:\(c\)|©)\s*(?:\d{4}[\d\s,–-]*)?(?:by\s+)? )
    [\s"'\[*]*"""
)
_CREDIT_SIGNS = ("author", "copyright", "(c)", "©", "by", "maintain", "contribut", "thanks", "from", "credit", "courtesy",
    "reviewer", "editor", "owner", "translator", "developer", "submitter", "assignee", "cc", "contact", "due to", "patch")  # fmt: skip
"""A line without any of these has no credit; looking for them is far cheaper than the expression."""
_BEHIND_KEY = re.compile(rf"[\"']?\s?[:=>]\s?[\"'\[]*(?=[{_UPPER}])")
_KEY_SIGNS = string.ascii_letters + "_ -"
_ONE_KEYS = (
    "firstname",
    "givenname",
    "givennames",
    "lastname",
    "familyname",
    "surname",
    "forename",
    "middlename",
    "maidenname",
)
_FULL_KEYS = frozenset(
    f"{who}{name}"
    for name in ("", "name")
    for who in [
        "full",
        "display",
        "real",
        "contact",
        "customer",
        "patient",
        "employee",
        "author",
        "owner",
        "client",
        "student",
        "cardholder",
        "accountholder",
        "legal",
        "billing",
        "recipient",
        "sender",
        "user",
        "person",
        "emergencycontact",
    ]
) - {
    "full",
    "display",
    "real",
    "legal",
    "billing",
    "user",
    "person",
    "contact",
    "owner",
    "sender",
    "customer",
    "student",
} | frozenset(
    [
        "name",
        "names",
        "author",
        "maintainer",
        "patient",
        "client",
        "recipient",
        "beneficiary",
        "applicant",
        "employee",
        "attn",
        "attention",
        "emergencycontact",
        "cardholder",
    ]
)
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "sir",
        "professor",
        "doctor",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "señor",
        "señora",
        "sr",
        "sra",
        "rev",
        "capt",
        "sgt",
        "judge",
        "officer",
        "detective",
        "attorney",
        "nurse",
    ]
)
_PHRASES = frozenset(
    """name is|name's|am called|this is|name of|names of|named|goes by|known as|née|on behalf of|contact
    |contacting|speak to|speak with|spoke to|spoke with|talk to|ask for|reach out to|met with|meet with|signed by
    |approved by|sent by|prepared by|addressed to|hired|patient|employee|customer|colleague|client|spouse|husband|wife
    |son|daughter|brother|sister|mother|father|friend|manager|attn|according to|account of|invoice for|letter from
    |message from|dear|hi|hello|hey|regards|sincerely|cheers|thanks|best|yours|greetings|good morning|good afternoon
    |good evening|i am|i'm""".replace("\n    ", "").split("|")
)
"""What ends right before a name, in small letters, at most three words."""
_CAPITAL = re.compile(rf"(?<=[ ])[{_UPPER}](?=[^\W\d_]|\.|['’])")
_WINDOW = 40
_CLOSING = re.compile(
    r"(?i)^[\s>*#/]*(?:(?:best|kind|warm|with)?\s*regards|sincerely|yours (?:sincerely|truly|faithfully)|best wishes|cheers|many thanks|thanks|thank you|respectfully|cordially)\s*,?\s*$"
)
_BESIDE_MAIL = re.compile(
    rf"(?<![\w@.])(?P<name>{_NAME}{{1,4}})[\"']?[ ,]{{0,2}}[<(]\s?(?:mailto:)?[^\s<>()@]{{1,64}}(?:@|\s?[\[(]at[\])]\s?| at )[^\s<>()]+"
)
_BETWEEN = re.compile(
    r"[\"'\])]*(?:\s*<[^<>\n]{1,80}>|\s*\([^()\n]{1,80}\))?[\"'\])]*\s*(?:,|;|&|\band\b|/|\|)\s*(?:and\s+)?[\"'\[(]*",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(r"[\w(=\[/\\]|\.[a-zA-Z_]|::|:\w|\s+(?:Inc|Ltd|LLC|GmbH|Corp)\b")
_SURER = 0.86
"""Score of a full name where one is introduced: above that of the lists, which may know half of it."""
_PHRASE_RULE = "person-in-phrase"
_SHORT = 60
"""Characters of a line that may be a salutation, which is no sentence."""
_HEAD = 2_000
"""Characters of a line in which credits are looked for; what is longer is data."""
_MOST = 40
"""Names that one list of credits may hold."""


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield names that credits and keys introduce; salutations and phrases for their own rule.

    Args:
        lines: Lines of one text on which such words stand, in order.
    """
    for line in lines:
        raw = line.line
        text = raw.decode("utf-8", "replace")
        ascii_text = None if raw.isascii() else text
        in_phrases = line.rule.id == _PHRASE_RULE
        spans = set(_in_phrases(text, line.language) if in_phrases else _on_line(text))
        for start, end, score in _longest(spans):
            first, last = byte_span(ascii_text, start, end)
            yield Found(line.rule, line.line_start + first, line.line_start + last, score)
        if in_phrases and _CLOSING.match(text[:80]) is not None:
            yield from _signature(line)


def _longest(spans: set[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    reach = -1
    for start, end, score in sorted(spans, key=lambda s: (s[0], -s[1], -s[2])):
        if start >= reach:
            reach = end
            yield start, end, score


def _in_phrases(text: str, language: str | None) -> Iterator[tuple[int, int, float]]:
    if language not in PROSE or (len(text) >= _SHORT and not reads_like_prose(text)):
        return
    for match in _CAPITAL.finditer(text):
        before = text[max(match.start() - _WINDOW, 0) : match.start()].lower().rstrip(" ,:")
        words = before.replace("*", "").replace("(", " ").split()[-3:]
        if any(" ".join(words[k:]) in _PHRASES for k in range(len(words))):
            yield from _one(text, match.start(), 1, 0.65, listed=True)


def _on_line(text: str) -> Iterator[tuple[int, int, float]]:
    head = text[:_HEAD]
    lower = head.lower()
    if any(sign in lower for sign in _CREDIT_SIGNS):
        for match in _CREDIT.finditer(head):
            yield from _listed(text, match.end(), _SURER)
    if "@" in text or "[at" in lower or " at " in lower:
        for match in _BESIDE_MAIL.finditer(text):
            if looks_like_person(match["name"].split()):
                yield match.start("name"), match.end("name"), _SURER
    for match in _BEHIND_KEY.finditer(text):
        yield from _behind_key(text, match)
    for match in _CAPITAL.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start() - 1].rstrip(".")
        title = re.split(r"\W", before)[-1]
        if title[:1].isupper() and title.lower() in _TITLES:
            yield from _one(text, match.start(), 1, 0.8, listed=False)


def _behind_key(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, float]]:
    """Yield the name behind a key of a record, such as ``first_name:`` or ``"author": "``."""
    before = text[max(match.start() - _WINDOW, 0) : match.start()]
    known = before[len(before.rstrip(_KEY_SIGNS)) :].lstrip("_ -")
    if not known:
        return
    key = known.replace("_", "").replace("-", "").replace(" ", "").lower()
    if key.endswith(_ONE_KEYS):
        yield from _one(text, match.end(), 1, 0.7, listed=True)
    elif key in _FULL_KEYS or key.endswith(
        (
            "fullname",
            "authorname",
            "customername",
            "patientname",
            "employeename",
            "contactname",
            "ownername",
            "holdername",
            "clientname",
        )
    ):
        yield from _one(text, match.end(), 2, 0.7, listed=True)


def _listed(text: str, at: int, score: float) -> Iterator[tuple[int, int, float]]:
    """Yield the names of a list that begins at a character, as far as they look like names."""
    for _ in range(_MOST):
        match = _FULL.match(text, at)
        words = [] if match is None else match.group().split()
        if match is None or not looks_like_person(words) or _is_named_thing(text, match.end()):
            return
        yield match.start(), _trimmed(match), score
        between = _BETWEEN.match(text, match.end())
        if between is None:
            return
        at = between.end()


def _one(
    text: str, at: int, least: int, score: float, *, listed: bool
) -> Iterator[tuple[int, int, float]]:
    """Yield the name that begins at a character; a lone word has to be in the lists."""
    match = _FULL.match(text, at)
    if match is None or _is_named_thing(text, match.end()):
        return
    words = match.group().split()
    while words and is_organisation(words[-1]):
        return
    if len(words) == 1:
        word = words[0].rstrip(".")
        known = is_given_or_word(word) or (is_surname(word) and not is_word(word))
        if least > 1 or len(word) < 2 or is_word(word) or (listed and not known):
            return
    elif not looks_like_person(words):
        return
    yield match.start(), _trimmed(match), _SURER if len(words) > 1 else score


def _trimmed(match: re.Match[str]) -> int:
    """Return where a name ends: without the full stop of a sentence or a particle left over."""
    name = match.group()
    words = name.split(" ")
    while words[-1] in PARTICLES:
        name = name[: -len(words.pop()) - 1]
    return match.start() + len(name.rstrip("-'’"))


def _is_named_thing(text: str, end: int) -> bool:
    return _NOT_BEHIND.match(text, end) is not None


def _signature(line: Candidate) -> Iterator[Found]:
    """Yield the name on the line behind a closing such as "Regards,"."""
    start = line.line_end + 1
    for _ in range(2):
        end = line.text.find(b"\n", start)
        end = len(line.text) if end < 0 else end
        raw = line.text[start : min(end, start + 100)]
        text = raw.decode("utf-8", "replace")
        match = _FULL.match(text.lstrip(" \t>*#/-—"))
        if match is not None and match.group():
            first = len(text) - len(text.lstrip(" \t>*#/-—"))
            words = match.group().split()
            rest = text[first + match.end() :].strip(" ,.\r")
            if not rest and (looks_like_person(words) or is_given_or_word(words[0])):
                shift, size = byte_span(text, first, first + match.end())
                yield Found(line.rule, start + shift, start + size, _SURER)
            return
        start = end + 1
        if raw.strip():
            return
