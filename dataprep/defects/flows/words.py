"""Words by which it is known, without reading a text, that a call cannot stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from dataprep.text import literals

Style: TypeAlias = Literal["type", "member", "module", "script", "path", "variable"]
"""What names begin with: a type that is known by its simple name (``member``: new objects and fields
need no bracket), a module, either of them, or a type that may be told by the name of a variable."""
_WITHOUT_BRACKETS = {
    "echo": " (\n", "print": " (", "include": " (_", "require": " (_", "exit": " (",
}  # fmt: skip
"""What is called in PHP without brackets, and what may stand behind it."""
_AS_TOKENS = frozenset({"type", "module", "script", "path"})
"""Styles whose words are whole names, as a text writes them."""
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
_BARE = b"\0"
"""Before a word: a name that is called by itself, not behind a dot or letter."""


class Active:
    """Words of which a part of a text has to hold one.

    Args:
        words: The words.
    """

    __slots__ = ("_bare", "_plain")

    def __init__(self, words: Iterable[bytes]) -> None:
        every = sorted(set(words))
        bare = [word[1:] for word in every if word.startswith(_BARE)]
        self._plain = tuple(word for word in every if not word.startswith(_BARE))
        names = b"|".join(re.escape(word) for word in bare)
        self._bare = re.compile(rb"(?<![\w.])(?:" + names + rb")\s*\(") if bare else None

    def __bool__(self) -> bool:
        return bool(self._plain) or self._bare is not None

    def are_in(self, text: bytes) -> bool:
        """Return whether one of the words stands in a text."""
        if any(word in text for word in self._plain):
            return True
        return self._bare is not None and self._bare.search(text) is not None


class Words:
    """Words of names of what is called, each with those of which one has to stand beside it.

    Args:
        pairs: For each word the words of modules or types that it belongs to; none where it may
            stand alone.
        tokens: Words that are no part of a longer one where they count.
    """

    __slots__ = ("_owners", "_pairs", "tokens")

    def __init__(
        self, pairs: Mapping[bytes, frozenset[bytes]], tokens: AbstractSet[bytes] = frozenset()
    ) -> None:
        self.tokens = frozenset(word.removeprefix(_BARE) for word in tokens)
        self._pairs = tuple(
            (word, word.removeprefix(_BARE), tuple(sorted(owners)))
            for word, owners in sorted(pairs.items())
        )
        self._owners = frozenset(owner for each in pairs.values() for owner in each)

    @property
    def literals(self) -> frozenset[bytes]:
        """All words that have to be looked for in a text."""
        return self._owners.union(plain for _, plain, _ in self._pairs)

    def active(self, there: AbstractSet[bytes]) -> Active:
        """Return the words that count in a text, since what they belong to stands there.

        Args:
            there: Those of the literals that stand in the text.
        """
        return Active(
            word
            for word, plain, owners in self._pairs
            if plain in there and (not owners or not there.isdisjoint(owners))
        )


class Finder:
    """Finds all words of a language in one pass over a text.

    Args:
        every: The words.
    """

    def __init__(self, every: Iterable[Words]) -> None:
        listed = list(every)
        self._literals = sorted({literal for each in listed for literal in each.literals})
        loose = {literal for each in listed for literal in each.literals - each.tokens}
        self._tokens = frozenset(self._literals) - loose
        self._set = literals.LiteralSet(
            [literals.Literal(word, bit) for bit, word in enumerate(self._literals)]
        )

    def find(self, text: bytes) -> frozenset[bytes]:
        """Return the words that stand in a text."""
        found: list[bytes] = []
        for column, mask in enumerate(self._set.scan([text])[0].tolist()):
            rest = mask
            while rest:
                low = rest & -rest
                found.append(self._literals[64 * column + low.bit_length() - 1])
                rest ^= low
        tokens = self._tokens
        return frozenset(word for word in found if word not in tokens or _stands_in(word, text))


def _stands_in(word: bytes, text: bytes) -> bool:
    """Return whether a word stands in a text, and not only as a part of longer ones."""
    is_left, is_right = word[0] in _LETTERS, word[-1] in _LETTERS
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (is_left and at and text[at - 1] in _LETTERS) and not (
            is_right and end < len(text) and text[end] in _LETTERS
        ):
            return True
        at = text.find(word, at + 1)
    return False


def words_of(
    names: Iterable[str],
    owners: Mapping[str, frozenset[str]],
    style: Style,
    plain: Iterable[str] = (),
) -> Words:
    """Return the words of names of what is called.

    Args:
        names: As in the specifications.
        owners: For types further words that say that a value of the type may be there.
        style: What names begin with.
        plain: Words that stand alone.
    """
    plain = list(plain)
    pairs: dict[bytes, set[bytes] | None] = {word.encode(): None for word in plain}
    for name in names:
        for word, beside in _words_of(name, owners, style):
            known = pairs.setdefault(word, set())
            if not beside:
                pairs[word] = None
            elif known is not None:
                known.update(beside)
    tokens = (
        pairs.keys() - {word.encode() for word in plain} if style in _AS_TOKENS else frozenset()
    )
    return Words({word: frozenset(found or ()) for word, found in pairs.items()}, tokens)


def _words_of(
    name: str, owners: Mapping[str, frozenset[str]], style: Style
) -> list[tuple[bytes, set[bytes]]]:
    """Return the words of a name, each with those of which one has to stand beside it."""
    if style == "variable":
        return _words_of_variable(name, owners)
    if style == "script":
        return [_split_of_script(name)]
    if style == "member":
        return [_split_of_member(name, owners)]
    if style == "path":
        return [_split_of_path(name)]
    return [_split(name, owners, style == "type")]


def _split_of_script(name: str) -> tuple[bytes, set[bytes]]:
    """Return the words of a name whose owner is a type, a module or what all texts know."""
    owner, _, last = name.removesuffix("[]").rpartition(".")
    if last == "new":
        return f"new {owner}".encode(), set()
    if owner == "?":
        return f"{last}(".encode(), set()
    if not owner:
        return (_BARE if last.isidentifier() else b"") + last.encode(), set()
    module = owner.partition(".")[0]
    if module == "*" or module[:1].isupper():
        return f".{last}".encode(), set()
    beside = {f"{before}{module}".encode() for before in "'\":/"}
    return last.encode(), {*beside, f"{module}.".encode()}


def _split_of_path(name: str) -> tuple[bytes, set[bytes]]:
    """Return the words of a name whose module is imported by a path that is a text."""
    word, beside = _split(name, {}, by_type=False)
    module = name.removesuffix("[]").rpartition(".")[0].partition(".")[0]
    ends = ('"', "/v", ".v") if beside else ()
    return word, {f"{module}{end}".encode() for end in ends}


def _split_of_member(name: str, owners: Mapping[str, frozenset[str]]) -> tuple[bytes, set[bytes]]:
    """Return the words of a name of a language in which properties are set like fields."""
    owner, _, last = name.removesuffix("[]").rpartition(".")
    if last == "new":
        return owner.encode(), set()
    if owner in {"*", "?", ""}:
        return (f".{last}" if owner == "*" else last).encode(), set()
    return last.encode(), {each.encode() for each in owners.get(owner, {owner})}


def _words_of_variable(
    name: str, owners: Mapping[str, frozenset[str]]
) -> list[tuple[bytes, set[bytes]]]:
    """Return the words of a name whose type may be told by the name of a variable."""
    is_element = name.endswith("[]")
    owner, _, last = name.removesuffix("[]").partition("#")[0].rpartition(".")
    if last == "new":
        return [(f" {owner}(".encode(), set()), (f"\\{owner}(".encode(), set())]
    if owner in {"*", "?"}:
        return [(f">{last}(".encode(), set()), (f":{last}(".encode(), set())]
    if last in _WITHOUT_BRACKETS:
        return [(f"{last}{sign}".encode(), set()) for sign in _WITHOUT_BRACKETS[last]]
    if not owner:
        return [((_BARE if last.isidentifier() else b"") + last.encode(), set())]
    beside = {each for kind in owners.get(owner, {owner}) for each in (kind, kind.lower())}
    return [
        (f">{last}{'' if is_element else '('}".encode(), {each.encode() for each in beside}),
        (f"{owner}::{last}".encode(), set()),
    ]


def _split(
    name: str, owners: Mapping[str, frozenset[str]], by_type: bool
) -> tuple[bytes, set[bytes]]:
    is_element = name.endswith("[]")
    owner, _, last = name.removesuffix("[]").rpartition(".")
    if by_type and last == "new":
        return f"{owner.rpartition('.')[2]}(".encode(), set()
    if owner == "*":
        return f".{last}{'' if is_element else '('}".encode(), set()
    if owner == "?":
        return f"{last}(".encode(), set()
    if by_type:
        return last.encode(), {each.encode() for each in owners.get(owner, {owner})}
    if not owner:
        return _BARE + last.encode(), set()
    module = owner.partition(".")[0]
    return last.encode(), {f"{word} {module}".encode() for word in ("import", "from", ",")}
