"""Which words are names of people: lists of given names and surnames, and what tells them from words."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from dataprep.resources import rules_dir

PROSE = frozenset({None, "asciidoc", "creole", "e-mail", "markdown", "mdx", "org", "pod", "rdoc",
    "restructuredtext", "rich-text-format", "tex", "texinfo", "text", "textile", "wikitext"})  # fmt: skip
"""Languages in whose texts a lone given name counts, where the line reads like prose."""

PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "av",
        "y",
        "e",
    ]
)
"""What may stand before a surname in small letters."""
_ORGANISATION = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "llp",
        "gmbh",
        "ag",
        "corp",
        "corporation",
        "company",
        "co",
        "foundation",
        "university",
        "institute",
        "group",
        "team",
        "project",
        "software",
        "systems",
        "labs",
        "laboratory",
        "laboratories",
        "association",
        "society",
        "center",
        "centre",
        "college",
        "school",
        "hospital",
        "library",
        "museum",
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "lane",
        "drive",
        "boulevard",
        "blvd",
        "court",
        "square",
        "park",
        "bridge",
        "airport",
        "station",
        "hotel",
        "house",
        "hall",
        "tower",
        "plaza",
        "building",
        "algorithm",
        "theorem",
        "lemma",
        "license",
        "licence",
        "conjecture",
        "inequality",
        "distribution",
        "transform",
        "filter",
        "tree",
        "test",
        "method",
        "formula",
        "equation",
        "distance",
        "code",
        "number",
        "numbers",
        "sequence",
        "graph",
        "matrix",
        "series",
        "constant",
        "award",
        "prize",
        "medal",
        "contributors",
        "authors",
        "developers",
        "developer",
        "maintainers",
        "committers",
        "editors",
        "staff",
        "limited",
        "technologies",
        "solutions",
        "consulting",
        "industries",
        "bank",
        "press",
        "publishing",
        "media",
        "studio",
        "studios",
        "airlines",
        "airways",
        "awards",
        "authority",
        "organization",
        "organisation",
        "consortium",
        "alliance",
        "community",
        "committee",
        "council",
        "department",
        "ministry",
        "agency",
        "bureau",
        "office",
        "commission",
        "holdings",
        "partners",
        "associates",
        "services",
        "county",
        "city",
        "river",
        "lake",
        "island",
        "mountain",
        "beach",
        "bay",
        "valley",
    ]
)
_FAMOUS = frozenset({"john doe", "jane doe", "john smith doe", "joe bloggs", "max mustermann",
    "erika mustermann", "jane roe", "richard roe", "foo bar", "john q public", "test user"})  # fmt: skip
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "þ": "th", "ð": "d", "'": "", "’": "", "-": ""})  # fmt: skip

_REMEMBERED = 8_192
"""Words whose kind is kept at hand: texts repeat theirs."""


@functools.cache
def _list(name: str) -> frozenset[str]:
    lines = (rules_dir() / "pii" / "names" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@functools.lru_cache(_REMEMBERED)
def folded(word: str) -> str:
    """Return a word as the lists have it: lower case, without accents, apostrophes and hyphens.

    Example:
        >>> folded("O’Brien"), folded("Jérôme"), folded("Søren")
        ('obrien', 'jerome', 'soren')
    """
    word = word.lower().translate(_SPECIAL)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@functools.lru_cache(_REMEMBERED)
def is_given(word: str) -> bool:
    """Return whether a word is a given name and hardly anything else; also of two such names."""
    if "-" in word:
        return all(is_given(part) or is_given_or_word(part) for part in word.split("-"))
    return folded(word) in _list("given")


@functools.lru_cache(_REMEMBERED)
def is_given_or_word(word: str) -> bool:
    """Return whether a word is a given name, though it be a word, place or product as well."""
    return folded(word) in _list("given-words") or folded(word) in _list("given")


@functools.lru_cache(_REMEMBERED)
def is_surname(word: str) -> bool:
    """Return whether a word is a surname; of a double one whether one part is."""
    if "-" in word:
        return any(is_surname(part) for part in word.split("-"))
    known = folded(word)
    if known in _list("surnames"):
        return True
    return known.startswith(("mc", "mac")) and known[2:] in _list("surnames")


@functools.lru_cache(_REMEMBERED)
def can_begin_name(word: str) -> bool:
    """Return whether the lists alone can take a full name that begins with a word for one."""
    return is_given(word) or is_given_or_word(word) or is_surname(word)


@functools.lru_cache(_REMEMBERED)
def is_word(word: str) -> bool:
    """Return whether a word is one of English or of code."""
    return folded(word) in _list("words")


@functools.lru_cache(_REMEMBERED)
def is_organisation(word: str) -> bool:
    """Return whether a word makes what stands before it an organisation, place or thing."""
    return folded(word.rstrip(".,")) in _ORGANISATION


def is_placeholder(name: str) -> bool:
    """Return whether a full name is one that stands for anybody."""
    return name.lower() in _FAMOUS


def _is_initial(word: str) -> bool:
    return (len(word) == 2 and word[1] == ".") or len(word) == 1


def full_name_score(words: Sequence[str]) -> float:
    """Return how sure words are a person's full name, 0 when they are not taken for one.

    Args:
        words: At least two, as written: given names or initials, particles, surname; or surname
            first, as in East Asia.

    Example:
        >>> full_name_score(["Anna", "Schmidt"]) > 0.8, full_name_score(["Page", "Number"])
        (True, 0.0)
    """
    if is_placeholder(" ".join(words)):
        return 0.0
    first, last = words[0], words[-1]
    middle = [w for w in words[1:-1] if not _is_initial(w) and w not in PARTICLES]
    if any(is_word(w) and not is_given_or_word(w) and not is_surname(w) for w in middle):
        return 0.0
    known, plain = is_surname(last), not is_word(last)
    if is_given(first):
        if known:
            return 0.85 if plain else 0.7
        return 0.75 if is_given(last) else 0.65 if plain and len(last) > 2 else 0.0
    if is_given_or_word(first) and known and plain:
        return 0.7
    if is_surname(first) and plain and is_given(last) and not is_word(first):
        return 0.6
    return 0.0


def looks_like_person(words: Sequence[str], least: int = 2) -> bool:
    """Return whether words can be a person's name where the place says that it is one.

    Args:
        words: As written, without marks between them.
        least: Fewest words.

    Example:
        >>> looks_like_person(["Xul", "Quorl"]), looks_like_person(["Acme", "Software"])
        (True, False)
    """
    if not least <= len(words) <= 5 or is_placeholder(" ".join(words)):
        return False
    if words[0] in PARTICLES and words[0] in {"do", "e", "y", "la", "le", "ten"}:
        return False
    if any(is_organisation(word) for word in words):
        return False
    named = [w for w in words if w not in PARTICLES]
    if not named or not all(w[0].isupper() for w in named) or all(_is_initial(w) for w in named):
        return False
    strange = [w for w in named if not _is_initial(w)]
    if any(is_given_or_word(w) for w in strange):
        return not is_word(strange[-1]) or is_surname(strange[-1])
    return not any(is_word(w) and not is_surname(w) for w in strange)
