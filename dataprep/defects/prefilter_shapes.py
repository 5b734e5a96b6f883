"""What stands around a name wherever a pattern has it: a call's bracket behind it, a dot before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dataprep.defects.prefilter_terms import AllOf, AnyOf, Demand, Pattern, Term, all_of, any_of

_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
_CALLED: dict[str, str] = {
    "c": r"\s*\)?\s*\(",
    "cpp": r"\s*(?:<[^()]{0,200}>\s*)?\)?\s*\(",
    "csharp": r"\s*(?:<[^()]{0,200}>\s*)?\(",
    "go": r"\s*\(",
    "java": r"\s*(?:<[^()]{0,200}>\s*)?\(",
    "js": r"[\"'`\]]{0,2}\s*(?:!\s*)?(?:\?\.\s*)?(?:<[^()]{0,200}>\s*)?\(",
    "php": r"\s*\(",
    "python": r"[\s\\]*\(",
}
"""What stands behind a name that is called, by language."""
_MEMBER: dict[str, str] = {
    "go": r"\.\s*",
    "js": r"(?:\.\s*#?|\[\s*[\"'`])",
    "python": r"\.[\s\\]*",
}
"""What stands before a name that belongs to a value."""
_RENAMED: dict[str, str] = {"js": r"\s+as\b|\s*:", "php": r"\s+as\b", "python": r"\s+as\b"}
"""What stands behind a name that is given another one."""
_BARE: dict[str, frozenset[str]] = {
    "js": frozenset({"import", "super"}),
    "php": frozenset(
        {"array", "die", "echo", "empty", "exit", "include", "include_once", "isset", "list",
         "print", "require", "require_once", "unset"}
    ),
    "python": frozenset({"exec", "print"}),
}  # fmt: skip
"""Names that a language calls without a bracket, too."""
_COMMENTED = r"|\s*/[*/]"
_OWNED_BY_VALUE = r"(?:\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*|[\])])(?:\s*\.\s*\w+)*\s*\.\s*$"


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands around a name wherever it is.

    Attributes:
        languages: Those that all this holds for.
        is_called: A call's bracket stands behind it.
        is_member: It belongs to a value, and no import can give it another name.
    """

    languages: tuple[str, ...]
    is_called: bool
    is_member: bool


def shape_of(name: str, patterns: Iterable[str], languages: Sequence[str]) -> Shape | None:
    """Return what stands around a name in patterns; None where nothing does, or it is not there.

    Args:
        name: A name, or a metavariable.
        patterns: All patterns that may hold it.
        languages: Languages that the patterns are for, by one name each.
    """
    word = re.compile(rf"(?<![\w$]){re.escape(name)}(?!\w)")
    uses = []
    for pattern in patterns:
        bare = _STRING.sub(lambda found: '"' + " " * (len(found[0]) - 2) + '"', pattern)
        uses += [(bare[: found.start()], bare[found.end() :]) for found in word.finditer(bare)]
    if not uses:
        return None
    is_called = all(right.lstrip(" ").startswith("(") for _, right in uses)
    if any(re.search(r"\bnew\s+[\w.]*$", left) for left, _ in uses) and set(languages) != {"java"}:
        is_called = False
    is_member = all(re.search(_OWNED_BY_VALUE, left) for left, _ in uses)
    is_called = is_called and all(language in _CALLED for language in languages)
    if "js" in languages and any(left.rstrip().endswith(".") for left, _ in uses):
        is_called = is_called and is_member
    is_member = is_member and all(language in _MEMBER for language in languages)
    return Shape(tuple(languages), is_called, is_member) if is_called or is_member else None


def shaped(demand: Demand, shape: Shape | None) -> Demand:
    """Return the demand of names with what stands around them.

    Args:
        demand: Of terms, each of which is the name, or a part of it.
        shape: What stands around the name.
    """
    if shape is None or isinstance(demand, Pattern):
        return demand
    if isinstance(demand, AllOf):
        return all_of(shaped(part, shape) for part in demand.parts)
    if isinstance(demand, AnyOf):
        return any_of(shaped(part, shape) for part in demand.parts)
    if not isinstance(demand, Term):
        return demand
    if any(demand.letters in _BARE.get(language, ()) for language in shape.languages):
        return demand
    return any_of(_shaped(demand, shape, language) for language in shape.languages)


def _shaped(term: Term, shape: Shape, language: str) -> Demand:
    left, right = "", ""
    if shape.is_member and term.starts_word:
        left = _MEMBER[language]
    elif term.starts_word and _is_word(term.letters[0]):
        left = r"\b"
    if shape.is_called and term.ends_word:
        ends = _CALLED[language] + _COMMENTED
        if not shape.is_member and language in _RENAMED:
            ends += f"|{_RENAMED[language]}"
        right = f"(?:{ends})"
    elif term.ends_word and _is_word(term.letters[-1]):
        right = r"\b"
    return Pattern(f"{'(?i)' if term.folds else ''}{left}{re.escape(term.letters)}{right}")


def _is_word(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")
