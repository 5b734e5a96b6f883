"""What stands where a secret would stand and is none: templates, samples, sequences, plain words.

Values are judged by themselves; what the name before them says is the detector's part. The lists
lie in ``rules/sensitive/placeholders.yaml``.
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise

import yaml

from dataprep.resources import rules_dir

_MAX_BYTES = 512  # a longer value is judged by its beginning
_LEAST_KNOWN = 3  # letters in sample words that make a value of them
_MOST_REST = 2  # letters and digits beside those that leave no secret
_MOST_STEPS = 0.55  # share of neighbours in order or alike; random text of 62 characters has .05
_TEMPLATE = re.compile(
    rb"""\$\{|\{\{|\}\}|<%|%>|\#\{|\$\(|\{%|@\{|\$\[|\{\d*\}|%\([\w.]+\)[sdr]|(?<![0-9A-Za-z])%[sdvq@](?![0-9A-Za-z])|%[sdvq@]$|%\d\$s|\$\{?[A-Z][A-Z0-9_]{2,}\b"""
    rb"""|^(?:<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|__?\w+__|%\w+%|@\w+@|\$\$?[A-Za-z_][\w.\->\[\]']*|:[a-z_]+|\#[\w-]+\#|&\w+;|\(.*\)|~.*~|\|.*\||\xc2\xab.*\xc2\xbb)$"""
    rb"""|^(?:<[A-Za-z]|\.\.\.|-+$|\?+$|\*|\\$)|\.\.\.$|\xe2\x80\xa6|[a-z_]{2,}>$"""
)
_PARTS = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_LEET = bytes.maketrans(b"01345$7@", b"oleassta")
_KEYBOARD = (
    b"qwertyuiop",
    b"asdfghjkl",
    b"zxcvbnm",
    b"qazwsxedcrfv",
    b"1qaz2wsx3edc",
    b"azertyuiop",
    b"1q2w3e4r5t6y",
)
_RUNS = frozenset(row[i : i + 4] for row in _KEYBOARD for i in range(len(row) - 3))


@dataclass(frozen=True, slots=True)
class _Lists:
    marks: re.Pattern[bytes]
    words: frozenset[bytes]


@functools.cache
def _lists() -> _Lists:
    path = rules_dir() / "sensitive" / "placeholders.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    marks = sorted({*data["marks"], *data["sources"]}, key=lambda mark: (-len(mark), mark))
    expression = "|".join(re.escape(mark) for mark in marks).encode()
    return _Lists(re.compile(expression, re.IGNORECASE), frozenset(data["words"].encode().split()))


def is_template(value: bytes) -> bool:
    """Return whether a value is filled in elsewhere: a variable, a format, a sign in brackets.

    Example:
        >>> is_template(b"${DB_PASSWORD}"), is_template(b"<your-key>"), is_template(b"hunter2")
        (True, True, False)
    """
    return _TEMPLATE.search(value[:_MAX_BYTES]) is not None


def is_sequence(value: bytes) -> bool:
    """Return whether a value is made without chance: alike signs, counting, a period, keyboard rows.

    Example:
        >>> is_sequence(b"0123456789abcdef"), is_sequence(b"abcabcabcabc"), is_sequence(b"k3Zp0Qs9")
        (True, True, False)
    """
    value = value[:_MAX_BYTES].lower()
    size = len(value)
    if size < 3:
        return size > 0
    if len(set(value)) <= max(2, size // 16):
        return True
    if any(value[n:] == value[:-n] for n in range(1, min(size // 2, 20) + 1)):
        return True
    steps = sum(-2 < b - a < 2 for a, b in pairwise(value))
    if steps >= _MOST_STEPS * (size - 1) and (size > 5 or steps == size - 1):
        return True
    pairs = [value[i : i + 2] for i in range(0, size - 1, 2)]
    if size >= 16 and len({pair[0] for pair in pairs}) <= 2:
        return True  # bytes in hexadecimal that count up
    if size >= 16 and all(pair[0] == pair[-1] for pair in pairs):
        return True  # 00112233
    runs = sum(value[i : i + 4] in _RUNS for i in range(size - 3))
    return runs > 0 and runs >= (size - 3) // 2


def _is_of_words(value: bytes, words: frozenset[bytes]) -> bool:
    """Return whether a value is sample words, numbers in order or short ones, and next to nothing else."""
    known = rest = 0
    for part in _PARTS.findall(value):
        low = part.lower()
        if part.isdigit():
            rest += 0 if len(part) <= 3 or is_sequence(part) else len(part)
        elif low in words or _splits(low, words):
            known += len(part)
        else:
            rest += len(part)
    return known >= _LEAST_KNOWN and rest <= _MOST_REST


def _splits(part: bytes, words: frozenset[bytes]) -> bool:
    """Return whether a part is known words without a blank between them, as in ``mysecretkey``."""
    reached = [True] + [False] * len(part)
    for end in range(2, len(part) + 1):
        reached[end] = any(
            reached[start] and part[start:end] in words
            for start in range(max(0, end - 13), end - 1)
        )
    return reached[-1]


_DIGESTS_OF_NOTHING = frozenset(
    hashlib.new(name, b"", usedforsecurity=False).hexdigest().encode()
    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
)
"""What tests and examples write where any digest will do."""


def is_placeholder(value: bytes) -> bool:
    """Return whether a value only holds the place of a secret.

    Args:
        value: What stands there, without quotes.

    Returns:
        True for templates, marks as ``changeme``, sequences, and values of nothing but sample words.

    Example:
        >>> is_placeholder(b"your_api_key"), is_placeholder(b"my-secret-token-1")
        (True, True)
        >>> is_placeholder(b"Tr0ub4dor&3")
        False
    """
    value = value.strip()[:_MAX_BYTES]
    if len(value) < 3 or is_template(value) or value.lower() in _DIGESTS_OF_NOTHING:
        return True
    lists = _lists()
    if lists.marks.search(value) is not None or is_sequence(value):
        return True
    if len(value) > 64:
        return False
    plain = value.translate(_LEET) if value.islower() else value
    return _is_of_words(value, lists.words) or _is_of_words(plain, lists.words)
