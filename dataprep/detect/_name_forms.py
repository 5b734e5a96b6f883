"""The forms in which texts write a name."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from html.entities import codepoint2name
from typing import NamedTuple

from dataprep.detect._folding import WORD, fold
from dataprep.detect._lexicon import Lexicon

_SPELLED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"))
"""Letters that are written as two where there are no accents (German, Danish, Swedish)."""


class Gap(IntEnum):
    """What parts two words of a form."""

    BLANK = 0
    HYPHEN = 1
    COMMA = 2
    DOT = 3


class Care(IntEnum):
    """How a form has to be written to be taken for the name.

    Attributes:
        ANY: In any letter case.
        CAPITALS: Each word with a capital, or all in capitals.
        EXACT: Just as the author writes it.
        CONTEXT: Where a user's name is due: ``/home/name``, ``author: name``, and where people are called.
        CALLED: Where people are called upon: ``TODO(name)``, ``@name``.
    """

    ANY = 0
    CAPITALS = 1
    EXACT = 2
    CONTEXT = 3
    CALLED = 4


class Form(NamedTuple):
    """One way to write a name.

    Attributes:
        words: Folded.
        gaps: What parts them: a kind, or the very bytes. One fewer than words.
        care: What is asked of the letters and the surroundings.
        rule: Id of the rule.
        score: How sure it is.
        exact: For ``EXACT``: the spelling.
        before: Bytes right before the first word that belong to the form.
        cut: Before which word a middle name or initial may stand; 0 for none.
    """

    words: tuple[str, ...]
    gaps: tuple[Gap | bytes, ...]
    care: Care
    rule: str
    score: float
    exact: bytes = b""
    before: bytes = b""
    cut: int = 0


NAME, USERNAME, EMAIL = "author-name", "author-username", "author-email"
_FULL, _SHORT, _TURNED, _INITIALS, _LOGIN, _DERIVED = 0.95, 0.9, 0.85, 0.75, 0.75, 0.6

_Parts = tuple[tuple[str, ...], ...]
"""The words of a name, each as the folded words that a hyphen or an apostrophe parts it into."""


def name_forms(words: tuple[str, ...], known: Lexicon) -> Iterator[Form]:
    """Yield the forms of a name of several words, first name first.

    Args:
        words: As the author writes them.
        known: Words of names.
    """
    if all(known.is_common(fold(word)) or fold(word) in known.particles for word in words):
        yield from _exact_forms(words)
        return
    for spelled in _spellings(words):
        yield from _forms_of(tuple(_pieces(word) for word in spelled), known)
    yield from _escaped(words)


def _exact_forms(words: tuple[str, ...]) -> Iterator[Form]:
    """Yield the forms of a name that could be words of any text: ``Mark Long``, ``Long, Mark``."""
    name = " ".join(words)
    if name.islower():
        return
    parts = tuple(_pieces(word) for word in words)
    yield _form(parts, Care.EXACT, _SHORT, cut=len(parts) - 1, exact=name)
    turned = parts[-1:] + parts[:-1]
    exact = f"{words[-1]}, {' '.join(words[:-1])}"
    yield _form(turned, Care.EXACT, _TURNED, comma=1, exact=exact)


def _forms_of(parts: _Parts, known: Lexicon) -> Iterator[Form]:
    for cut in sorted(_surname_starts(parts, known)):
        yield from _ordered_forms(parts[:cut], parts[cut:], known)
    for joined in _joined(parts):
        yield _form(joined, Care.ANY, _SHORT, cut=len(joined) - 1)
        if len(joined) == 2:
            yield _form(joined[::-1], Care.CAPITALS, _TURNED)


def _ordered_forms(given: _Parts, surname: _Parts, known: Lexicon) -> Iterator[Form]:
    """Yield the forms of a name of which it is known where the surname begins."""
    first, middle, n_last = given[:1], given[1:], len(surname)
    yield _form(given + surname, Care.ANY, _FULL, cut=len(given))
    yield _form(surname + given, Care.ANY, _SHORT, comma=n_last)
    if middle:
        yield _form(first + surname, Care.ANY, _SHORT, cut=1)
        yield _form(surname + first, Care.ANY, _SHORT, comma=n_last)
        initials = tuple((part[0][:1],) for part in middle)
        yield _form(first + initials + surname, Care.ANY, _SHORT)
        yield _form(middle + surname + first, Care.ANY, _SHORT, comma=len(middle) + n_last)
        if len(middle[0][0]) > 1 and not known.is_common(middle[0][0]):
            yield _form((*first, middle[0]), Care.ANY, _TURNED)
    if n_last == 1:
        yield _form(surname + given, Care.CAPITALS, _TURNED)
    else:
        # The particles of "van Rossum" stand behind the first name where the surname comes first.
        yield _form(surname[-1:] + given + surname[:-1], Care.ANY, _SHORT, comma=1)
    if not known.is_common(surname[-1][-1]):
        yield from _initial_forms(given, surname)


def _initial_forms(given: _Parts, surname: _Parts) -> Iterator[Form]:
    """Yield ``J. Doe``, ``J. Q. Doe``, ``Doe, J.`` and ``Doe, J. Q.``."""
    letters: list[_Parts] = [tuple((word[:1],) for part in given for word in part)]
    if len(letters[0]) > 1:
        letters.append(letters[0][:1])
    for initials in letters:
        yield _form(initials + surname, Care.CAPITALS, _INITIALS)
        yield _form(surname + initials, Care.CAPITALS, _INITIALS, comma=len(surname))


def _surname_starts(parts: _Parts, known: Lexicon) -> set[int]:
    """Return at which words a surname can begin: at its particles, and at the last word."""
    last = len(parts) - 1
    particles = [place for place in range(1, last) if parts[place][0] in known.particles]
    return {last, *particles[:1]}


def _joined(parts: _Parts) -> Iterator[_Parts]:
    """Yield a name with the pieces of one word in one, and with two short first names in one."""
    if any(len(part) > 1 for part in parts):
        yield tuple(("".join(part),) for part in parts)
    if len(parts) == 3 and len(parts[0][0]) > 1 and len(parts[1][0]) > 1:
        yield ((parts[0][0] + parts[1][0],), parts[2])


def _spellings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield a name without accents, with letters written as two, and with two written as one."""
    yield tuple(words)
    lower = tuple(word.lower() for word in words)
    for olds, news in ((0, 1), (1, 0)):
        changed = lower
        for pair in _SPELLED:
            changed = tuple(word.replace(pair[olds], pair[news]) for word in changed)
        if changed != lower:
            yield changed


def _escaped(words: Sequence[str]) -> Iterator[Form]:
    """Yield a name with the entities of HTML, and with escapes, where it is not ASCII."""
    name = " ".join(words)
    if name.isascii():
        return
    entities = re.sub(r"[^\x00-\x7f]", _entity, name)
    for spelled in (entities, json.dumps(name)[1:-1]):
        yield _spelled_form(spelled.encode(), NAME, Care.ANY, _FULL)


def _entity(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"&{codepoint2name[number]};" if number in codepoint2name else f"&#{number};"


def _spelled_form(text: bytes, rule: str, care: Care, score: float) -> Form:
    """Return a form whose signs between words stand as they are; blanks may be others."""
    found = list(WORD.finditer(text))
    words = tuple(fold(match[0].decode()) for match in found)
    gaps = [text[one.end() : two.start()] for one, two in itertools.pairwise(found)]
    kinds = tuple(Gap.BLANK if gap == b" " else gap for gap in gaps)
    return Form(words, kinds, care, rule, score, before=text[: found[0].start()] if found else b"")


def _pieces(word: str) -> tuple[str, ...]:
    found = tuple(fold(match[0].decode()) for match in WORD.finditer(word.encode()))
    return found or (fold(word),)


def _gaps(parts: _Parts, comma: int = 0) -> tuple[Gap | bytes, ...]:
    """Return what parts the words of a name: hyphens inside, blanks between, a dot after initials."""
    gaps: list[Gap | bytes] = []
    for place, part in enumerate(parts):
        if place:
            is_initial = len(parts[place - 1][-1]) == 1
            plain = Gap.DOT if is_initial else Gap.BLANK
            gaps.append(Gap.COMMA if place == comma else plain)
        gaps += [Gap.HYPHEN] * (len(part) - 1)
    return tuple(gaps)


def _form(
    parts: _Parts, care: Care, score: float, *, comma: int = 0, cut: int = 0, exact: str = ""
) -> Form:
    """Return a form of a name.

    Args:
        parts: The words.
        care: How it has to be written.
        score: How sure it is.
        comma: Before which word a comma stands; 0 for none.
        cut: Before which word a middle name may stand; 0 for none.
        exact: The spelling.
    """
    words = tuple(word for part in parts for word in part)
    before_cut = sum(len(part) for part in parts[:cut])
    gaps = _gaps(parts, comma)
    return Form(words, gaps, care, NAME, score, exact=exact.encode(), cut=before_cut)


def handle_forms(handle: str, known: Lexicon, names: frozenset[str]) -> Iterator[Form]:
    """Yield the form of a name of one word.

    It counts anywhere when it has five letters and is neither a word of English or of code nor a
    first name; else where a user's name is due.

    Args:
        handle: As the author writes it.
        known: Words of names.
        names: Folded words that are names of the repository, its owner and its files.
    """
    form = _spelled_form(handle.encode(), NAME, Care.ANY, _SHORT)
    plain = "".join(form.words)
    if plain in known.nobody or plain in known.roles or len(plain) < 3:
        return
    told = len(plain) >= 5 and plain not in names and not all(map(known.is_ordinary, form.words))
    if told:
        yield form
        return
    login = login_form(handle, known)
    if login is not None:
        yield login


def login_form(login: str, known: Lexicon) -> Form | None:
    """Return the form of a user's name, which counts where one is due; None for a common word.

    What many are called counts where people are called upon.
    """
    form = _spelled_form(login.encode(), USERNAME, Care.CONTEXT, _LOGIN)
    plain = "".join(form.words)
    if len(plain) < 3 or plain in known.nobody or plain in known.roles or known.is_common(plain):
        return None
    return form._replace(care=Care.CALLED) if known.is_ordinary(plain) else form


def derived_logins(words: tuple[str, ...], known: Lexicon) -> Iterator[Form]:
    """Yield user's names that people make of their names: ``jdoe``, ``jane.doe``, ``jane``."""
    folded = ["".join(_pieces(word)) for word in words]
    if not all(word.isascii() for word in folded):
        return
    first, last, whole = folded[0], folded[-1], "".join(folded[1:])
    for login in {first + whole, first + last, first[0] + whole, first[0] + last, first + last[0]}:
        if len(login) > 3 and not known.is_ordinary(login):
            yield Form((login,), (), Care.CONTEXT, USERNAME, _DERIVED)
    if not known.is_common(first):
        yield Form((first,), (), Care.CALLED, USERNAME, _DERIVED)
    yield Form((f"{first}_{last}",), (), Care.CONTEXT, USERNAME, _DERIVED)
    for parted in ((first, last), (first[0], last)):
        yield Form(parted, (b".",), Care.CONTEXT, USERNAME, _DERIVED)


def email_form(email: str) -> Form:
    """Return the form of an address."""
    return _spelled_form(email.encode(), EMAIL, Care.ANY, _FULL)
