"""Finds secrets by the names that they are assigned to, in code, configuration, markup and logs.

A finding is a sum of points: what the name says, what the value says, how it is written, what
stands around it (``rules/sensitive/assignments.yaml``). Several rules share this detector; each
gets the names of its own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import re2

from dataprep.sensitive.detectors.assignments_names import Name, judge_name, tables
from dataprep.sensitive.detectors.assignments_syntax import Form, Written, written_values
from dataprep.sensitive.detectors.assignments_values import value_points
from dataprep.sensitive.model import Candidate, Found

_TERM = re2.compile(
    "pass|pwd|psw|(?:^|[^a-z])(pw|pin)|secret|token|key|cred|auth|bearer|jwt|cookie|session|salt|pepper|hmac|contraseña|contrasena"
    "|kennwort|senha|clave|mdp|mot_?de_?passe|wachtwoord|密码|口令|密钥|秘钥|令牌|パスワード|비밀번호|пароль".encode()
)  # fmt: skip
_NAME_BYTES = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$-"
_TAIL = re.compile(rb"[\w.$-]{0,50}")
_MOST_BEFORE = 50  # bytes of a name before its term
_METHOD = re.compile(
    rb"\.(?:equals|equalsIgnoreCase|compareTo|contentEquals|set|eq|isEqualTo|withValue)$"
)
_MOST_NAMES = 400  # of one line: a minified file is one line
_MOST_LINE = 200_000  # bytes of a line that are looked at
_FORMS: dict[Form, float] = {"quoted": 1.0, "bare": 1.0, "element": 1.0, "call": 0.5, "compared": 0.5, "prose": -1.0}  # fmt: skip
_VECTORS = re.compile(
    rb"(?i)plain_?text|cipher_?text|test[ _-]?vectors?|known[ _-]?answer|expected_?(?:hash|digest|signature)"
)
_AROUND = 1_500  # bytes before and behind a value where test vectors are looked for
_VECTOR_POINTS = -3.0
_LABELS = re.compile(rb"""(?i)(?:<label|placeholder|msgid|msgstr|translat|i18n|gettext|__\(|errormessage|aria-|<input|<th|<td|title=)""")  # fmt: skip
_LABEL_POINTS = -1.5


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield the values of names of the rule's kind.

    Args:
        lines: Lines of one text on which the rule's prefilter hits, in order.
    """
    last = -1
    for line in lines:
        for found in _on_line(line):
            if found.start >= last:
                last = found.end
                yield found


def _on_line(line: Candidate) -> Iterator[Found]:
    for start, stop in islice(_names(line), _MOST_NAMES):
        name = judge_name(line.text[start:stop])
        if name is None or name.rule_id != line.rule.id or name.points <= 0:
            continue
        found = _best(line, name, start, stop)
        if found is not None:
            yield found


def _names(line: Candidate) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names on a line that hold a term."""
    end = min(line.line_end, line.line_start + _MOST_LINE)
    text = line.text[line.line_start : end]
    low = text.lower()
    place = 0
    while (term := _TERM.search(low, place)) is not None:
        at = term.start() if term.start(1) < 0 else term.start(1)
        before = text[max(place, at - _MOST_BEFORE) : at]
        start = at - len(before) + len(before.rstrip(_NAME_BYTES))
        tail = _TAIL.match(text, term.end())
        place = term.end() if tail is None else tail.end()
        name = text[start:place].lstrip(b"-.$")
        start = place - len(name)
        yield line.line_start + start, line.line_start + start + len(_METHOD.sub(b"", name))


def _best(line: Candidate, name: Name, start: int, stop: int) -> Found | None:
    lists = tables()
    span = (line.line_start, line.line_end)
    for written in written_values(line.text, start, stop, span, line.language):
        points = name.points + _FORMS[written.form] + _points(line, name, written)
        if points >= lists.report:
            share = (points - lists.report) / (lists.sure - lists.report)
            score = min(0.85, 0.55 + 0.2 * share)
            return Found(line.rule, written.start, written.end, round(score, 3))
    return None


def _points(line: Candidate, name: Name, written: Written) -> float:
    text = line.text
    value = text[written.start : written.end]
    points = value_points(
        value, is_weak=name.is_weak, is_password=name.rule_id == "generic-password"
    )
    if points < -10:
        return points
    if name.is_weak:
        around = text[max(0, written.start - _AROUND) : written.end + _AROUND]
        points += _VECTOR_POINTS if _VECTORS.search(around) is not None else 0.0
    before = text[max(line.line_start, written.start - 120) : written.start]
    if points < 2 and _LABELS.search(before) is not None:
        points += _LABEL_POINTS
    return points
