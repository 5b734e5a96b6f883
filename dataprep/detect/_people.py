"""Reads names and addresses of commits: who is a person, and what else one is called."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from dataprep.detect._folding import fold
from dataprep.detect._lexicon import Lexicon

_MOST_CHARACTERS = 200
"""Characters of a name or an address that are read."""
_MOST_WORDS = 7
_ASIDE = re.compile(r"[(\[<{（【]([^()\[\]<>{}（）【】]*)[)\]>}）】]")
_QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")
_AND = re.compile(r"\s+(?:and|&|\+)\s+|\s*/\s*|\s*;\s*", re.IGNORECASE)
_VIA = re.compile(r"\s+(?:via|on behalf of)\s+.*$", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s<>@()\"',;:]+@[^\s<>@()\"',;:]+")
_LOGIN = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._-]*")
_HANDLE = re.compile(r"[\w.-]+")
_HAN = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_OTHER = re.compile(r"[^\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\s\u3000·]+")
_CAMEL = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{2,})")
_NOREPLY = re.compile(r"(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.")
_LOCAL_NAME = re.compile(r"([A-Za-z]{3,})[._]([A-Za-z]{3,})")
_MOST_HAN = 10


@dataclass(slots=True)
class People:
    """What the people of a repository are called; all in the order in which it was met.

    Attributes:
        names: Names of at least two words, each as its words, by these folded.
        handles: Names of one word, as authors chose them.
        logins: Local parts of addresses and the like.
        han: Names in scripts that part no words, each as its parts.
        emails: Addresses.
    """

    names: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    handles: dict[str, None] = field(default_factory=dict)
    logins: dict[str, None] = field(default_factory=dict)
    han: dict[tuple[str, ...], None] = field(default_factory=dict)
    emails: dict[str, None] = field(default_factory=dict)


def is_bot(name: str | None, email: str | None, known: Lexicon) -> bool:
    """Return whether a name or an address is a program's.

    Example:
        >>> from dataprep.detect._lexicon import lexicon
        >>> is_bot("dependabot[bot]", None, lexicon()), is_bot("Ada Borsuk", None, lexicon())
        (True, False)
    """
    return any(known.bots.search(value.lower()) is not None for value in (name, email) if value)


def add_person(people: People, name: str | None, email: str | None, known: Lexicon) -> None:
    """Add what a name and an address say, unless they are a program's.

    Args:
        people: What it is added to.
        name: As commits write it.
        email: As commits write it.
        known: Words of names.
    """
    if is_bot(name, email, known):
        return
    if name:
        _add_name(people, unicodedata.normalize("NFC", name[:_MOST_CHARACTERS]), known)
    if email:
        _add_email(people, email[:_MOST_CHARACTERS].strip(), known)


def _add_email(people: People, email: str, known: Lexicon) -> None:
    noreply = _NOREPLY.match(email)
    if noreply is not None:
        people.logins[noreply[1]] = None
        return
    local, _, domain = email.partition("@")
    plain = local.partition("+")[0]
    if fold(plain) in known.roles or not _LOGIN.fullmatch(plain):
        return
    if "." in domain:
        people.emails[email] = None
    people.logins[plain] = None
    parts = _LOCAL_NAME.fullmatch(plain)
    if parts is not None:
        _add_full_name(people, parts.groups(), known)


def _add_name(people: People, name: str, known: Lexicon) -> None:
    """Add a name; what stands in brackets or quotes beside it is one more name."""
    name = _VIA.sub("", name)
    asides = [*_ASIDE.findall(name), *_QUOTED.findall(name)]
    rest = _QUOTED.sub(" ", _ASIDE.sub(" ", name))
    for one in [*_AND.split(rest), *asides]:
        if _EMAIL.search(one) is not None:
            for email in _EMAIL.findall(one):
                _add_email(people, email, known)
            continue
        if _HAN.search(one) is not None:
            _add_han(people, one)
        latin = " ".join(_OTHER.findall(one))
        _add_words(people, _words_in_order(latin, known), known)


def _words_in_order(name: str, known: Lexicon) -> tuple[str, ...]:
    """Return the words of a name, first name first, without titles."""
    parts = [part.split() for part in name.split(",")]
    titles = [[word for word in part if not _is_title(word, known)] for part in parts]
    named = [part for part in titles if part][:2]
    if len(named) == 2:
        is_employer = any(fold(word.strip(".")) in known.organisations for word in named[1])
        named = named[:1] if is_employer else named[::-1]
    words = [word.strip("\"'`.,:;-_*@") for part in named for word in part]
    return tuple(word for word in words if fold(word))


def _is_title(word: str, known: Lexicon) -> bool:
    return fold(word.replace(".", "")) in known.titles and not word.islower()


def _add_words(people: People, words: tuple[str, ...], known: Lexicon) -> None:
    if len(words) == 1:
        if _HANDLE.fullmatch(words[0]) is not None:
            people.handles[words[0]] = None
        split = _LOCAL_NAME.fullmatch(words[0]) or _CAMEL.fullmatch(words[0])
        words = split.groups() if split is not None else ()
    if 2 <= len(words) <= _MOST_WORDS:
        _add_full_name(people, words, known)


def _add_full_name(people: People, words: tuple[str, ...], known: Lexicon) -> None:
    if _is_person(words, known):
        people.names.setdefault(tuple(fold(word) for word in words), words)


def _is_person(words: tuple[str, ...], known: Lexicon) -> bool:
    """Return whether words can be a person's name: no organisation's, and no number among them."""
    folded = [fold(word) for word in words]
    if " ".join(folded) in known.nobody:
        return False
    if any(word in known.organisations for word in folded):
        return False
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) == len(words) and max(map(len, folded)) > 1


def _add_han(people: People, name: str) -> None:
    parts = tuple(re.split(r"[\s\u3000·・]+", _OTHER.sub(" ", name).strip()))
    parts = tuple(part for part in parts if part)
    if 2 <= sum(map(len, parts)) <= _MOST_HAN:
        people.han[parts] = None
