"""What the name before a value says: whether it is a secret's, and of which kind."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

_PART = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[\x80-\xff]+|\.")
_LONGEST_TERM = 4  # parts of a name that are one term: secret_access_key_base
_GLUED = (
    b"password",
    b"passwd",
    b"passphrase",
    b"secret",
    b"token",
    b"apikey",
    b"pwd",
    b"accesskey",
    b"secretkey",
)
_OTHER_THING = -5.0
_UNKNOWN_AFTER = -1.5
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a secret's.

    Attributes:
        rule_id: Rule whose kind of secret it names.
        points: How much it says so.
        is_weak: Whether the term alone says little, as ``key`` does.
    """

    rule_id: str
    points: float
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The lists of ``rules/sensitive/assignments.yaml``.

    Attributes:
        terms: Rule and points by term.
        after: Parts that may follow a term.
        after_not: Parts that follow a term in the name of another thing.
        before_not: Parts that precede one in the name of another thing.
        before_not_key: Further such parts, but for passwords.
        report: Points from which a finding is reported.
        sure: Points from which it is sure.
    """

    terms: dict[bytes, tuple[str, float]]
    after: frozenset[bytes]
    after_not: frozenset[bytes]
    before_not: frozenset[bytes]
    before_not_key: frozenset[bytes]
    report: float
    sure: float


@functools.cache
def tables() -> Tables:
    """Return the lists, read once."""
    path = rules_dir() / "sensitive" / "assignments.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    terms = {
        term.encode(): (rule_id, float(points))
        for rule_id, by_points in data["terms"].items()
        for points, group in by_points.items()
        for term in group
    }

    def words(key: str) -> frozenset[bytes]:
        return frozenset(str(word).encode() for word in data[key])

    limits = data["thresholds"]
    return Tables(terms, words("after"), words("after_not"), words("before_not"), words("before_not_key"), limits["report"], limits["sure"])  # fmt: skip


def _term_at(parts: list[bytes], end: int) -> tuple[int, bytes] | None:
    """Return where the longest term begins that ends before ``end``, and the term."""
    terms = tables().terms
    for start in range(max(0, end - _LONGEST_TERM), end):
        if parts[start] == b".":
            continue
        term = b"".join(part for part in parts[start:end] if part != b".")
        if term in terms:
            return start, term
    part = parts[end - 1]
    if part == b".":
        return None
    glued = _GLUED if part.isascii() else tuple(term for term in terms if not term.isascii())
    found = next((term for term in glued if part.endswith(term)), None)
    return None if found is None else (end - 1, found)


@functools.lru_cache(maxsize=4096)
def judge_name(name: bytes) -> Name | None:
    """Return what a name says; None when it holds no term.

    Args:
        name: An identifier, a key, an option, in any style of case.

    Example:
        >>> judge_name(b"dbPassword").points, judge_name(b"max_tokens").points < 0
        (3.0, True)
        >>> judge_name(b"passwordFieldName").points < 0
        True
    """
    parts = [part.lower() for part in _PART.findall(name)][-_MOST_PARTS:]
    lists = tables()
    for end in range(len(parts), 0, -1):
        found = _term_at(parts, end)
        if found is None:
            continue
        start, term = found
        rule_id, points = lists.terms[term]
        is_weak = points < 2
        points += sum(_after(part) for part in parts[end:][:3])
        before = parts[max(0, start - 2) : start]
        if b"." in before:  # an attribute: what stands before the dot is its owner
            before = [part for part in before[1:] if part != b"."]
        others = (
            lists.before_not
            if rule_id == "generic-password"
            else lists.before_not | lists.before_not_key
        )
        if any(part in others for part in before):
            points += _OTHER_THING
        elif is_weak and before and term in {b"key", b"keys"}:
            points += 0.5  # stripe_key says more than key
        return Name(rule_id, points, is_weak)
    return None


def _after(part: bytes) -> float:
    lists = tables()
    if part.isdigit() or part == b"." or part in lists.after:
        return 0.0
    return _OTHER_THING if part in lists.after_not else _UNKNOWN_AFTER
