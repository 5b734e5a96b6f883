"""Tells what a commit's message claims and what a change of a file did: pure functions of text.

A clean-up counts where the message says so, nothing in it speaks of behaviour, builds or notices, and
the changed lines are code: not only comments, imports, literals, deletions or insertions.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT, LONGEST, SIZE_BAND = 12, 120, 0.15
_LONGEST_SEARCH, _MOST_HUNKS = 400, 3

#: What a clean-up's subject says, most telling first. The first that fits names the pattern.
CLEANUPS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "readability": r"readabilit|(?:more|better|easier|easily|less|un-?|make\w* .{0,30}) ?readable(?! (?:socket|stream))|legib|easier to (?:read|follow|understand)|understandab|\bfor clarity\b"
        r"|more (?:clear|obvious|explicit|descriptive)|\bclearer\b|improve (?:code )?clarity",
        "idiomatic": r"idiomatic|pythonic|\bconcise|\bmoderni[sz]e|\bto f-?strings?\b"
        r"|\buse (?:an? |the )?(?:\w+ )?(?:comprehensions?|f-?strings?|enhanced for|for-?each|range[- ]based"
        r"|try-with-resources|pattern matching|expression bod|string interpolation|switch expression|let-?else"
        r"|arrow functions?|destructuring|template (?:literals|strings)|optional chaining|structured bindings?"
        r"|diamond|lambdas?|method references?|nullptr|raw strings?|guard|ternary|null-?coalesc\w+|early returns?)",
        "simplify": r"simplif|\bsimpler\b|streamline|\bless complex|reduce complexity",
        "flatten": r"early return|early exit|guard clause|nesting|\bun-?nest|deeply nested|invert (?:the )?(?:if|condition)"
        r"|flatten (?:the )?(?:if|cond|code|control|logic)|indentation level",
        "redundant": r"\b(?:remov|drop|avoid|eliminat|delet|omit|get(?:ting)? rid of|no need for|kill|reduc)\w*\b.{0,40}"
        r"\b(?:unnecessary|redundan\w+|superfluous|needless|useless|unneeded|pointless|extraneous|boilerplate)\b"
        r"(?!.{0,40}\b(?:alloc\w*|cop(?:y|ies|ying)|clon\w+|comput\w+|comparisons?|re-?render\w*|work|overhead|synchron\w+|lock\w*))",
        "dedup": r"de-?duplicat|duplicate(?:d)? (?:code|logic)|code duplication|(?:remov|reduc|avoid)\w* duplication"
        r"|\bDRY\b|\bdry up\b|factor out|factored out|common code",
        "extract": r"\bextract(?:s|ed|ing)?\b.{0,50}\b(?:method|function|class|variable|constant|helper|logic|into|to|out|local)"
        r"|magic (?:number|value|constant)s?|\bintroduce (?:an? )?(?:\w+ )?(?:constant|helper|variable|local)"
        r"|split (?:up )?(?:long|large|big|complex)",
        "naming": r"\b(?:better|meaningful|clearer|consistent|descriptive|more descriptive|improve|misleading|confusing)"
        r".{0,12}\b(?:names?|naming)\b|\brenam\w+.{0,60}\b(?:clar|meaning|descripti|confus|consisten|readab|better)",
        "rename": r"^(?:\w+(?:\([^)]*\))?: )?(?:rename|renamed|renaming)\b.*\b(?:variables?|methods?|functions?|fields?|parameters?"
        r"|params?|arguments?|members?|locals?|property|properties|privates?)\b",
        "tidy": r"(?<!clang-)\btid(?:y|ied|ying|ies)\b|\bneaten",
        "polish": r"^polish(?:ing)?\b",
        "cleanup": r"^(?:[\w./()-]+: )*(?:(?:some|more|minor|small|code|further|general|slight|misc\w*|little|a few|various"
        r"|tiny|additional|final|trivial|tests?|api|style|bit of)\W+)*clean(?:ed|ing|s)?[ -]?ups?\b"
        r"|\bcode clean|\bclean(?:ed|ing)? the code|\bcleanups\b|\bclean-?up\W*$",
        "refactor": r"refactor|\brestructur|\breorgani[sz]",
    }.items()
}
#: Patterns that mean what they say; of the others only changes that keep literals and names are taken.
STRONG = frozenset(
    {"readability", "idiomatic", "simplify", "flatten", "redundant", "dedup", "extract", "naming"}
)
_STEMS = (
    "readab", "legib", "easier", "understand", "clar", "clear", "explicit", "obvious", "descript", "idiom",
    "pythonic", "concise", "moderni", "string", "compreh", "use ", "simpl", "streamlin", "complex",
    "early", "guard", "nest", "invert", "flatten", "indent", "unnec", "redundan", "superfl", "needless",
    "useless", "unneeded", "pointless", "extraneous", "boilerplate", "duplic", "dry", "factor", "common code",
    "extract", "magic", "introduce", "split", "nam", "tid", "neaten", "polish", "clean", "restruct", "reorgani",
)  # fmt: skip
#: Other kinds of commits, kept as controls.
CONTROLS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "style": r"\b(?:style|lint|format(?:ting)?|pep.?8|flake8|black|isort|prettier|gofmt|clippy|rubocop"
        r"|checkstyle|ktlint|clang-format|whitespace|indent(?:ation)?)\b",
        "doc": r"docstring|javadoc|kdoc|rustdoc|phpdoc|\bcomments?\b|\bdocument(?:ation|ed|ing)?\b|^docs?\b",
        "fix": r"\b(?:fix(?:e[sd])?|bug|crash|regression|issue)\b",
    }.items()
}
_NO_COMMIT = re.compile(
    r"(?i)^\W*(?:revert|reapply|back(?:ed)? out|merge\b|merged\b|wip\b)|\bthis reverts commit|^Automatic|^fixup!"
    r"|^squash!|cherry[- ]picked from commit.*\n.*revert"
)
_NO_CLEANUP = re.compile(
    r"(?i)\b(?:fix(?:e[sd]|ing)?|bugs?|bugfix|crash\w*|leak\w*|regressions?|cve|race|deadlock|overflow|segfault"
    r"|feat|features?|implement\w*|support\w*|allow\w*|enabl\w+|disabl\w+|deprecat\w+|security|perf|performance|optimi[sz]\w+"
    r"|speed|faster|add(?:s|ed|ing)?(?! (?:an? )?(?:helper|constant|local))"
    r"|bump\w*|upgrad\w*|update[sd]?|downgrad\w*|releases?|versions?|changelog|licen[cs]\w+|copyright|headers?|notice"
    r"|translat\w+|locali[sz]\w+|typos?|spelling|grammar|wording|readme|docs?|documentation|javadocs?|docstrings?"
    r"|comments?|changes|ci|travis|workflows?|appveyor|cmake\w*|makefiles?|autoconf|automake|configure|gradle|maven|pom"
    r"|builds?|builder files|dependenc\w+|deps|package\.json|warnings?|coverity|cppcheck|lints?|eslint|imports?|includes?"
    r"|output|msg|display|unused|dead code|debug\w*|log(?:s|ging)?|messages?|whitespaces?|blank lines?|trailing"
    r"|after (?:itself|each|test|run|use)|on (?:exit|shutdown|error|failure|close)|temp(?:orary)? (?:file|dir)\w*"
    r"|clean ?up (?:the )?(?:temp\w*|resources?|memory|sockets?|connections?|sessions?|buffers?|files?|task|thread|handler|hook|timer"
    r"|after|when|before|if|on|function|callback|code path|queue|state|stale|old))\b"
)
_COMMENT = re.compile(
    r"^\s*(?:#(?!\s*(?:if|el|end|def|inc|pragma|\[|!\[))|//|/\*|\*(?:\s|/|$)|\"\"\"|'''|<!--|--\s)"
)
_IMPORT = re.compile(
    r"^\s*(?:import|from|#\s*include|using|use|require(?:_once|_relative)?|include|package|extern crate|mod|export \*"
    r"|(?:const|var|let) [\w{}, ]+ = require)\b|^\s*[\w{}, ]+,?\s*$(?<=,)"
)
_NOTICE = re.compile(r"(?i)copyright|licen[cs]e|@version|@since|\$(?:Id|Rev|Date)\b|@author")
_LITERAL = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`|\b\d[\w.]*")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`")
_NAME = re.compile(r"[A-Za-z_]\w*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Region:
    """The changed lines of a file with the lines around them, before and after."""

    before: str
    after: str
    line: int
    is_whole: bool

    @property
    def log_size(self) -> float:
        """Return the logarithm of the bytes after over the bytes before."""
        return math.log(len(self.after.encode()) / len(self.before.encode()))


def kind_of(message: str) -> tuple[str, str] | None:
    """Return what a message says a commit is, or None for reverts and merges.

    Args:
        message: Subject, and behind a line feed the body.

    Returns:
        Kind (``cleanup``, ``style``, ``doc``, ``fix``, ``other``) and, for a clean-up, its pattern.
    """
    subject = message.split("\n", 1)[0]
    if _NO_COMMIT.search(message):
        return None
    pattern = cleanup_pattern(subject)
    if pattern and not _NO_CLEANUP.search(subject):
        return "cleanup", pattern
    kind = next((name for name, words in CONTROLS.items() if words.search(subject)), "other")
    return (kind, "") if not pattern or kind != "other" else ("mixed", pattern)


def cleanup_pattern(subject: str) -> str:
    """Return which of `CLEANUPS` a subject fits first, or nothing."""
    lower = subject.lower()
    if not any(stem in lower for stem in _STEMS):
        return ""
    return next((name for name, words in CLEANUPS.items() if words.search(subject)), "")


def _ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many lines two texts share at their start and, of the rest, at their end."""
    short, first, last = min(len(before), len(after)), 0, 0
    while first < short and before[first] == after[first]:
        first += 1
    while last < short - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return first, last


def regions(before: str, after: str) -> list[Region]:
    """Return what changed between two versions of a file, with 12 lines before and after.

    One region from the first to the last changed line where that is at most 120 lines; else up to
    three of the places that lie apart from the others by more than 24 lines.
    """
    old, new = before.split("\n"), after.split("\n")
    first, last = _ends(old, new)
    n_old, n_new = len(old) - last - first, len(new) - last - first
    if max(n_old, n_new) == 0:
        return []
    if max(n_old, n_new) <= LONGEST:
        return _made(old, new, [(first, first + n_old, first, first + n_new)], is_whole=True)
    if max(n_old, n_new) > _LONGEST_SEARCH:
        return []
    matcher = difflib.SequenceMatcher(
        None, old[first : first + n_old], new[first : first + n_new], False
    )
    places: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        place = (a + first, b + first, c + first, d + first)
        if places and place[0] - places[-1][1] <= 2 * CONTEXT:
            place = (places[-1][0], place[1], places.pop()[2], place[3])
        places.append(place)
    places = [one for one in places if max(one[1] - one[0], one[3] - one[2]) <= LONGEST]
    return _made(old, new, places[:_MOST_HUNKS], is_whole=False)


def _made(
    old: list[str], new: list[str], places: list[tuple[int, int, int, int]], is_whole: bool
) -> list[Region]:
    made = []
    for a, b, c, d in places:
        lines = min(CONTEXT, a)
        before = "\n".join(old[a - lines : b + CONTEXT])
        after = "\n".join(new[c - lines : d + CONTEXT])
        if before.strip() and after.strip() and before != after:
            made.append(Region(before, after, a - lines + 1, is_whole))
    return made


def change_of(before: str, after: str) -> str:
    """Return what a change did to a region.

    Returns:
        ``layout`` (the same text without space), ``order`` (the same lines), ``notice``, ``comment``,
        ``import``, ``deletion``, ``insertion``, ``literal`` (the same but for literals), ``trailing``
        (the same but for comments behind code) or ``code``.
    """
    if _SPACE.sub("", before) == _SPACE.sub("", after):
        return "layout"
    old, new = (Counter(line.strip() for line in text.split("\n")) for text in (before, after))
    gone, come = [line for line in old - new if line], [line for line in new - old if line]
    if not gone and not come:
        return "order"
    both = gone + come
    if any(_NOTICE.search(line) for line in both):
        return "notice"
    if all(_COMMENT.match(line) for line in both):
        return "comment"
    if all(_IMPORT.match(line) or _COMMENT.match(line) for line in both):
        return "import"
    if not come or not gone:
        return "insertion" if come else "deletion"
    if _masked(gone) == _masked(come):
        return "literal"
    return "trailing" if _bare(gone) == _bare(come) else "code"


def traits_of(before: str, after: str) -> tuple[bool, float]:
    """Return whether a change keeps the texts of string literals, and what share of its names is new.

    Of literals those of three characters or more in changed lines of code count. A name is new where
    the region before did not have it; the share is of the distinct names in lines that came.
    """
    old, new = (Counter(line.strip() for line in text.split("\n")) for text in (before, after))
    gone, come = (
        "\n".join(line for line in lines if not _COMMENT.match(line))
        for lines in (old - new, new - old)
    )
    literals = [
        {text[1:-1] for text in _STRING.findall(one) if len(text) > 4} for one in (gone, come)
    ]
    known, names = set(_NAME.findall(before)), set(_NAME.findall(_STRING.sub("", come)))
    return literals[0] == literals[1], len(names - known) / max(1, len(names))


def _masked(lines: list[str]) -> list[str]:
    return sorted(_SPACE.sub("", _LITERAL.sub("0", line)) for line in lines)


def _bare(lines: list[str]) -> list[str]:
    bare = (re.sub(r"(?:(?<=\s)|^)(?://|#|/\*).*$", "", line) for line in lines)
    return sorted(filter(None, (_SPACE.sub("", line) for line in bare)))


def keeps_size(region: Region) -> bool:
    """Return whether a change grew or shrank its region by less than 15 % (log scale)."""
    return abs(region.log_size) < SIZE_BAND
