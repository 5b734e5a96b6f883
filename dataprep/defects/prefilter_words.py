"""What the text of a pattern demands beside its names: keywords, and the contents of strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dataprep.defects.prefilter_terms import (
    NOTHING,
    Demand,
    Pattern,
    Term,
    all_of,
    any_of,
    of_type,
    word,
)

_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?\*/", re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ :;,@+*~^/.-]*")
_TYPED = re.compile(
    r"\(\s*([A-Za-z_][\w.]*)(?:<[^()]*>)?(?:\[\])?\s+\$[A-Z_][A-Z_0-9]*\s*\)|"
    r"\(\s*\$[A-Z_][A-Z_0-9]*\s*:\s*([^()\s]+)\s*\)"
)
"""A metavariable with its type, as Java and as Go write it."""
_SHORTEST, _LONGEST = 4, 60
_BEFORE, _BEHIND = "[\"'`}]", "[\"'`{$#]"
"""What stands around a literal, or around a part of one that is filled in."""

_KEYWORDS: Mapping[str, frozenset[str]] = {
    "c": frozenset({"sizeof", "goto", "switch", "typedef", "union"}),
    "cpp": frozenset({"sizeof", "goto", "switch", "throw", "delete", "try", "catch"}),
    "csharp": frozenset({"await", "try", "catch", "lock", "null", "throw", "unsafe", "yield"}),
    "go": frozenset({"defer", "go", "nil", "select", "switch", "range"}),
    "java": frozenset(
        {"synchronized", "try", "catch", "null", "throw", "instanceof", "assert", "finally"}
    ),
    "js": frozenset(
        {"await", "try", "catch", "delete", "throw", "typeof", "instanceof", "debugger"}
    ),
    "kotlin": frozenset({"try", "catch", "throw", "finally"}),
    "python": frozenset(
        {"await", "try", "except", "finally", "lambda", "raise", "yield", "assert", "None"}
    ),
    "ruby": frozenset({"rescue", "ensure", "yield", "nil"}),
}
"""Words that no text can do without where a pattern has them: nothing else means the same. Those of
branches, loops, results and definitions are missing, since languages say these in several ways."""
_OF_LANGUAGE = {"javascript": "js", "ts": "js", "typescript": "js", "c++": "cpp", "c#": "csharp",
    "py": "python", "python2": "python", "python3": "python", "golang": "go", "kt": "kotlin",
    "rb": "ruby"}  # fmt: skip
_WITH_STRINGS = frozenset({"python", "js", "java", "go", "c", "cpp", "csharp", "kotlin"})
"""Languages in which a string stands between quotes, as it is."""


def family(languages: Iterable[str]) -> list[str]:
    """Return languages by one name each, those that are read the same way by the same."""
    return list(dict.fromkeys(_OF_LANGUAGE.get(name, name) for name in languages))


def of_text(pattern: str, languages: Iterable[str]) -> Demand:
    """Return what the text of a pattern demands, in all of the languages that it is for.

    A string is there as it stands, or is put together: then its first part is a literal by itself.

    Args:
        pattern: The pattern.
        languages: Languages by semgrep's names.

    Example:
        >>> of_text("yield $X", ["python"])
        Term(letters='yield', starts_word=True, ends_word=True, folds=False)
    """
    names = family(languages)
    if not names:
        return NOTHING
    bare = _COMMENT.sub(" ", _STRING.sub(" ", pattern))
    keywords = frozenset.intersection(*(_KEYWORDS.get(name, frozenset()) for name in names))
    demands = [word(one) for one in sorted(keywords & set(re.findall(r"(?<![\w$.@])\w+", bare)))]
    demands += [of_type(one or other) for one, other in _TYPED.findall(bare)]
    if _WITH_STRINGS.issuperset(names) and "=~" not in pattern:
        demands += [_string(content) for content in _strings(pattern)]
    return all_of(demands)


def _strings(pattern: str) -> list[str]:
    found = [next(filter(None, match), "") for match in _STRING.findall(pattern)]
    # NOTE: quotes that do not pair, as in a comment, make no string of what lies between.
    if any(quote * 3 in pattern for quote in "\"'") or "\\" in pattern:
        return []
    return [one for one in found if _PLAIN.fullmatch(one) and "..." not in one]


def _string(content: str) -> Demand:
    if not _SHORTEST <= len(content) <= _LONGEST:
        return NOTHING
    parts = "|".join(re.escape(content[:end]) for end in range(1, len(content)))
    return any_of([Term(content), Pattern(f"{_BEFORE}(?:{parts}){_BEHIND}")])
