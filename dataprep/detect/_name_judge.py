"""Says whether what begins like a name is one, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dataprep.detect._folding import Word, words_of
from dataprep.detect._lexicon import Lexicon
from dataprep.detect._name_forms import EMAIL, NAME, Care, Form, Gap
from dataprep.detect._name_index import Hit

WINDOW = 320
"""Bytes from its first one in which a name or an address ends: the longest there is, RFC 5321's 254."""
BEFORE = 48
"""Bytes before a user's name that say what it is."""

_BLANK = rb"[ \t]{1,4}|\xc2\xa0|\xe3\x80\x80|-|\xe2\x80[\x90\x91]"
_GAPS = {
    Gap.BLANK: re.compile(_BLANK),
    Gap.HYPHEN: re.compile(_BLANK + rb"|['`.]|\xe2\x80\x99|&"),
    Gap.COMMA: re.compile(rb",[ \t]{0,2}"),
    Gap.DOT: re.compile(rb"\.?[ \t]{1,2}|\.-?|\.?\xc2\xa0"),
}
_AFTER_INITIAL = re.compile(rb"\.[ \t]{0,2}|\.\xc2\xa0")
_NICKNAME = (re.compile(rb"[ \t][\"'(\[]"), re.compile(rb"[\"')\]][ \t]"))
_SPACES = re.compile(rb"[ \t]{1,2}|\.[ \t]{1,2}")

_HOSTS = rb"git(?:hub|lab|ee|ea)|bitbucket|twitter|linkedin|facebook|instagram|keybase|medium|npmjs|pypi|mastodon|codeberg|launchpad"
_CALLED = (
    rb"(?:^|[^\w@.+-])@$"
    rb"|\b(?:TODO|FIXME|XXX|HACK|NOTE|BUG|REVIEW|IDEA|WIP)\s?[(\[<:@-]\s?(?:[\w#/:-]{1,30},\s?)?@?$"
)
_DUE = {
    Care.CALLED: re.compile(_CALLED, re.IGNORECASE),
    Care.CONTEXT: re.compile(
        _CALLED
        + rb"|[/\\](?:home|users|u|Documents and Settings)[/\\]{1,2}$"
        + rb"|(?:^|[\s\"'=:])~$"
        + rb"|(?:" + _HOSTS + rb")\.(?:com|org|io|cn|net|social)/(?:@|~|in/|u/|users/)?$"
        + rb"|\b(?:authors?|maintainers?|maintained by|reviewers?|reviewed by|assignees?|committers?|"
        rb"contributors?|owners?|login|written by|created by|modified by|changed by|added by|"
        rb"fixed by|reported by|thanks to|contact|cc|credits?|by)"
        rb"[\"']?(?:\s*[:=]\s*|\s+)[\"'\[<(@]{0,2}$",
        re.IGNORECASE,
    ),
}  # fmt: skip
"""What stands before a user's name."""
_LAST = tuple(bytes([byte]) for byte in b" \t@([<:-,/\\~=\"'")
"""The last byte of it."""
_NOT_BEHIND = re.compile(rb"[/(=\[]|\.\w|-\w|@\w| [A-Z][a-z]|[ ]?=[^=]")
"""What behind ``@name`` shows that it is code, a package or an address."""
_AT_HOST = re.compile(rb"@[A-Za-z0-9][\w-]{0,62}(?![\w-])(?![.]\w)")
"""A host without a domain: with one it is an address, which other rules find."""
_CONTEXT_BOUND = re.compile(rb"[\w.+@-]$")

_HAN = re.compile("[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN_BEFORE = re.compile(
    "(?:作者|由|联系人|负责人|维护者|开发者|贡献者|感谢|编写者|创建人|创建者|修改人|审核人|提交者|著者|姓名|和|与|及|跟|@|问|找|给|请|致)$"
)
_HAN_AFTER = re.compile(
    "(?:编写|创建|修改|维护|开发|提交|提供|撰写|老师|先生|女士|同学|同志|著|和|与|及|等|实现|添加|修复|负责|完成|的(?:代码|提交|修改|建议|帮助|博客|补丁)|さん|氏|님|씨)"
)
_HAN_BLANK = " \u3000·・"
_HAN_BYTES = 64


class Judged(NamedTuple):
    """A name in a text.

    Attributes:
        start: First byte.
        end: Byte behind it.
        rule: Id of the rule.
        score: How sure it is.
    """

    start: int
    end: int
    rule: str
    score: float

    def moved(self, by: int) -> Judged:
        """Return the name as many bytes further on."""
        return Judged(self.start + by, self.end + by, self.rule, self.score)


def judge(text: bytes, hit: Hit, known: Lexicon) -> Iterator[Judged]:
    """Yield the names that begin at a place of a text.

    Args:
        text: The text.
        hit: The place, and what may stand there.
        known: Words of names.
    """
    for name in hit.han:
        end = _han_end(text, hit.start, name)
        if end is not None:
            yield Judged(hit.start, end, NAME, 0.9)
    if not hit.forms:
        return
    most = max(len(form.words) for form in hit.forms) + 1
    words = words_of(text, hit.start, min(hit.start + WINDOW, len(text)), most)
    for form in hit.forms:
        end = None if hit.skips else _end_of(text, form, words, known)
        if end is None and (hit.skips or form.cut > 1):
            end = _end_around(text, form, words, known)
        if end is not None and text.endswith(form.before, 0, hit.start):
            yield Judged(hit.start - len(form.before), end, form.rule, form.score)


def _end_of(text: bytes, form: Form, words: list[Word], known: Lexicon) -> int | None:
    """Return where a form ends that begins with the first of some words, None where it does not."""
    own = words[: len(form.words)]
    if not _are_words(form, own):
        return None
    for gap, one, two in zip(form.gaps, own[:-1], own[1:], strict=True):
        if not _parts(gap, text[one.end : two.start]):
            return None
    end = own[-1].end
    if not _is_written_well(text, form, own, known):
        return None
    if form.rule == EMAIL and text[end : end + 1] in {b"-", b"+"}:
        return None
    return end + 1 if _ends_with_initial(text, form, end) else end


def _are_words(form: Form, words: list[Word]) -> bool:
    return tuple(word.folded for word in words) == form.words


def _ends_with_initial(text: bytes, form: Form, end: int) -> bool:
    """Return whether a dot behind a form belongs to its last initial, as in ``Doe, J.``."""
    return Gap.COMMA in form.gaps and len(form.words[-1]) == 1 and text[end : end + 1] == b"."


def _parts(gap: Gap | bytes, between: bytes) -> bool:
    if isinstance(gap, Gap):
        return _GAPS[gap].fullmatch(between) is not None
    return gap.lower() == between.lower()


def _is_written_well(text: bytes, form: Form, words: list[Word], known: Lexicon) -> bool:
    start, end = words[0].start, words[-1].end
    if form.care is Care.CAPITALS:
        first_dot = form.gaps[0] is not Gap.DOT or text[words[0].end : words[0].end + 1] == b"."
        last_dot = Gap.COMMA not in form.gaps or len(form.words[-1]) > 1
        dotted = first_dot and (last_dot or text[end : end + 1] == b".")
        return dotted and all(
            _is_capital(text, word) or word.folded in known.particles for word in words
        )
    if form.care is Care.EXACT:
        return text[start:end] in {form.exact, form.exact.upper()}
    if form.care in _DUE:
        return _is_due(text, start, end, form.care)
    return True


def _is_capital(text: bytes, word: Word) -> bool:
    letter = text[word.start : word.start + 3].decode("utf-8", "ignore")[:1]
    return letter != letter.lower() or letter == letter.upper()


def _is_due(text: bytes, start: int, end: int, care: Care) -> bool:
    """Return whether a user's name is due at a place."""
    before = text[max(0, start - BEFORE) : start]
    if care is Care.CONTEXT and _AT_HOST.match(text, end) is not None:
        return _CONTEXT_BOUND.search(before) is None
    if not before.endswith(_LAST) or _DUE[care].search(before) is None:
        return False
    behind = _NOT_BEHIND.match(text, end)
    is_path = before.endswith((b"/", b"\\", b"~"))
    return behind is None or (is_path and behind[0] in {b"/", b"\\"})


def _end_around(text: bytes, form: Form, words: list[Word], known: Lexicon) -> int | None:
    """Return where a name ends in which one more word stands before the surname, None for nowhere.

    It is an initial, a name with a capital, or a nickname in quotes or brackets.
    """
    cut, size = form.cut, len(form.words)
    if cut == 0 or len(words) <= size:
        return None
    own = [*words[:cut], *words[cut + 1 : size + 1]]
    middle = words[cut]
    if not _are_words(form, own):
        return None
    for place, gap in enumerate(form.gaps):
        if place != cut - 1 and not _parts(gap, text[own[place].end : own[place + 1].start]):
            return None
    gaps = (text[own[cut - 1].end : middle.start], text[middle.end : own[cut].start])
    is_nickname = all(p.fullmatch(gap) for p, gap in zip(_NICKNAME, gaps, strict=True))
    if not is_nickname and not _is_middle(text, [own[0], middle, own[-1]], gaps, known):
        return None
    return own[-1].end


def _is_middle(text: bytes, words: list[Word], gaps: tuple[bytes, bytes], known: Lexicon) -> bool:
    """Return whether a word between first name and surname is a middle name or initial."""
    middle = words[1].folded
    if not all(_is_capital(text, word) for word in words):
        return False
    if len(middle) == 1:
        after = _AFTER_INITIAL.fullmatch(gaps[1]) is not None or gaps[1] == b" "
        return after and _SPACES.fullmatch(gaps[0]) is not None
    return gaps == (b" ", b" ") and not known.is_common(middle)


def _han_end(text: bytes, start: int, name: str) -> int | None:
    """Return where a name of a script that parts no words ends, None where it does not stand there.

    A name of two characters could be two characters of other words: it counts at the edge of a run of
    them, or beside a word that stands beside names.
    """
    shown = text[start : start + _HAN_BYTES].decode("utf-8", "ignore")
    place = 0
    for number, letter in enumerate(name):
        if number and shown[place : place + 1] in _HAN_BLANK and shown[place : place + 1]:
            place += 1
        if shown[place : place + 1] != letter:
            return None
        place += 1
    before = text[max(0, start - 24) : start].decode("utf-8", "ignore")
    after = shown[place:]
    if len(name) == 2 and not _stands_free(before, after):
        return None
    return start + len(shown[:place].encode())


def _stands_free(before: str, after: str) -> bool:
    left = _HAN.match(before[-1:]) is None or _HAN_BEFORE.search(before) is not None
    right = _HAN.match(after[:1]) is None or _HAN_AFTER.match(after) is not None
    return left and right
