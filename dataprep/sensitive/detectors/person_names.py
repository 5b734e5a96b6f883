"""Names of people by the lists of names: full ones anywhere, lone given names in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.names import (
    PARTICLES,
    PROSE,
    can_begin_name,
    folded,
    full_name_score,
    is_given,
    is_given_or_word,
    is_organisation,
    is_surname,
    is_word,
)

_UPPER = "A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŻŹŞİĞŐŰŘĎŤŇĄĘŒ"
_WORD = rf"[{_UPPER}](?:[^\W\d_A-Z]|['’\-](?=[^\W\d_])|(?<=Mc|Ma|[OD]['’]|.[\-])[{_UPPER}]|(?<=Mac)[{_UPPER}])+"
_CHAIN = re.compile(
    rf"(?<![\w@#/\\$&<.\-])(?:{_WORD}|[{_UPPER}]\.)"
    rf"(?:[ ]?(?<=[ .])(?:{_WORD}|[{_UPPER}]\.?(?=[ ])|(?:{'|'.join(sorted(PARTICLES))})(?=[ ]))){{0,5}}(?!\w)"
)
_PARTS = re.compile(r"[^\s.]+\.?")
_PROSE_SHAPE = re.compile(r"[A-Za-z][a-z'’]* [a-z]+ [a-z]|[a-z]+[,.] [A-Z]|[a-z] [a-z]+ [A-Z]")
_CODE_SHAPE = re.compile(r"[{}();=<>|]|\w_\w|\w\.\w")
_CODE_EACH = 40
"""A line reads like prose when it has at most one sign of code in so many characters."""
_LONGEST = 200_000
"""Bytes of a line that are looked at; what is longer is no writing."""
_BEFORE = frozenset(
    [
        "st",
        "san",
        "santa",
        "saint",
        "mount",
        "mt",
        "lake",
        "port",
        "fort",
        "cape",
        "north",
        "south",
        "east",
        "west",
        "new",
        "los",
        "las",
        "the",
    ]
)
_AFTER = re.compile(r"(?:::|\(|\[|=|_|/\w|\\|\.[a-zA-Z_]|-\w|’s [A-Z]|'s [A-Z])")
_LONE, _LONE_INITIALS, _HALF = 0.5, 0.55, 0.6
_LONE_RULE = "given-name"


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield the names of people on lines of one text.

    Full names count on every line. The rule ``given-name`` yields what stands alone in prose: given
    names, and surnames that the text has beside a given name elsewhere.

    Args:
        lines: Lines of one text on which capitalised words stand, in order.
    """
    known: set[str] = set()
    for_lone = bool(lines) and lines[0].rule.id == _LONE_RULE
    waiting: list[tuple[Candidate, int, int, str]] = []
    for line in lines:
        raw = line.line[:_LONGEST]
        text = raw.decode("utf-8", "replace")
        to_bytes = None if raw.isascii() else text
        prose = line.language in PROSE and reads_like_prose(text)
        if for_lone and not prose:
            continue
        for start, end, score in _names(text, for_lone, prose, known):
            first, last = byte_span(to_bytes, start, end)
            if score > _LONE_INITIALS and for_lone:
                continue
            if score:
                yield Found(line.rule, line.line_start + first, line.line_start + last, score)
            else:
                waiting.append((line, first, last, folded(text[start:end])))
    for line, first, last, word in waiting:
        if word in known:
            yield Found(line.rule, line.line_start + first, line.line_start + last, _LONE)


def byte_span(text: str | None, start: int, end: int) -> tuple[int, int]:
    """Return a span of characters as one of bytes of UTF-8; None stands for a text of ASCII."""
    if text is None:
        return start, end
    first = len(text[:start].encode())
    return first, first + len(text[start:end].encode())


def reads_like_prose(text: str) -> bool:
    """Return whether a line reads like sentences rather than like code."""
    if _PROSE_SHAPE.search(text) is None:
        return False
    allowed = 1 + len(text) // _CODE_EACH
    return all(number < allowed for number, _ in enumerate(_CODE_SHAPE.finditer(text)))


def _names(text: str, lone: bool, prose: bool, known: set[str]) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and score of names; score 0 for words that may be known as a surname."""
    for chain in _CHAIN.finditer(text):
        if not lone and " " not in chain[0] and "." not in chain[0]:
            continue
        parts = [(m.group(), chain.start() + m.start(), chain.start() + m.end())
                 for m in _PARTS.finditer(chain.group())]  # fmt: skip
        while parts and parts[-1][0] in PARTICLES:
            parts.pop()
        if len(parts) == 1 and not lone:
            continue
        at = 0
        while at < len(parts):
            count, score = _best(parts, at, text, lone, prose)
            if count:
                start, end = parts[at][1], parts[at + count - 1][2]
                if count > 1:
                    known.add(folded(parts[at + count - 1][0]))
                    known.add(folded(parts[at][0]))
                end -= len(text[start:end]) - len(text[start:end].rstrip("-'’"))
                yield start, end, score
            elif lone and len(parts) == 1 and is_surname(parts[at][0]):
                yield parts[at][1], parts[at][2], 0.0
            at += count or 1


def _best(
    parts: Sequence[tuple[str, int, int]], at: int, text: str, lone: bool, prose: bool
) -> tuple[int, float]:
    """Return how many words from one on are a name, and how sure; 0 when none are."""
    words = [word for word, _, _ in parts[at : at + 5]]
    if words[0].lower() in _BEFORE or (at and parts[at - 1][0].lower().rstrip(".") in _BEFORE):
        return 0, 0.0
    if not (lone or prose or can_begin_name(words[0])):
        return 0, 0.0
    for count in range(len(words), 1, -1):
        if words[count - 1] in PARTICLES or words[count - 1].endswith("."):
            continue
        score = full_name_score(words[:count])
        if score and count > 2 and not is_given(words[0]) and full_name_score(words[1:count]):
            return 0, 0.0
        if not score and prose and count < 4:
            score = _half_known(words[:count], first_in_sentence=_begins(text, parts[at][1]))
        if not score and lone and _is_initials(words[: count - 1]):
            score = (
                _LONE_INITIALS
                if is_surname(words[count - 1]) and not is_word(words[count - 1])
                else 0.0
            )
        if score and _ends_well(parts, at + count, text):
            return count, score
    if lone and is_given(words[0]) and _ends_well(parts, at + 1, text) and _alone(parts, at):
        return 1, _LONE
    return 0, 0.0


def _half_known(words: Sequence[str], *, first_in_sentence: bool) -> float:
    """Return how sure capitalised words of prose are a name of which the lists hold one part only."""
    named = [word for word in words if word not in PARTICLES]
    if len(named) < 2 or any(is_word(w) or len(w) < 3 or w.endswith(".") for w in named):
        return 0.0
    if is_surname(named[-1]) or is_given(named[-1]) or is_given_or_word(named[0]):
        return 0.45 if first_in_sentence else _HALF
    return 0.0


def _begins(text: str, at: int) -> bool:
    return not text[:at].rstrip() or text[:at].rstrip()[-1] in ".!?:"


def _is_initials(words: Sequence[str]) -> bool:
    return all(len(word) == 2 and word[1] == "." for word in words)


def _alone(parts: Sequence[tuple[str, int, int]], at: int) -> bool:
    """Return whether the words beside a given name leave it one: not a product or a place."""
    after = parts[at + 1][0] if at + 1 < len(parts) else ""
    return not after or is_given_or_word(after) or not is_word(after)


def _ends_well(parts: Sequence[tuple[str, int, int]], nxt: int, text: str) -> bool:
    """Return whether what follows a name leaves it one: no company, place or code."""
    if nxt < len(parts):
        return not is_organisation(parts[nxt][0])
    end = parts[nxt - 1][2]
    behind = _AFTER.match(text, end)
    if behind is not None:
        return False
    following = re.match(r" ([A-Za-z]+)", text[end : end + 24])
    if following is None or following[1] in {"project", "team", "group", "lead", "is"}:
        return True
    return not is_organisation(following[1])
