"""Runs the test beside a rule of secrets or personal data, with values made for it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from dataprep.errors import DataprepError
from dataprep.rules.sensitive import SensitiveRule, SensitiveTest
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.samples import get_completer, matching

_VALUE, _BROKEN = "{value}", "{broken}"
_DRAWS = 5
"""Values that each text is tested with."""
_ALPHABETS = ((ord("0"), 10), (ord("A"), 26), (ord("a"), 26))


def make_value(rule_id: str, test: SensitiveTest, number: int) -> str:
    """Return a value that a rule has to find.

    Args:
        rule_id: Rule; together with the number it fixes the choice.
        test: Its test.
        number: Which of its values.

    Raises:
        DataprepError: There is no such completer.
    """
    value = matching(test.generate.pattern, zlib.crc32(f"{rule_id} {number}".encode()))
    if test.generate.complete is None:
        return value
    return get_completer(test.generate.complete)(value.encode()).decode()


def test_sensitive_rule(rule: SensitiveRule, test: SensitiveTest) -> list[str]:
    """Return what is wrong with a rule or with its test; nothing when all is well.

    Every text with a value is tried with several values, through both engines of the prefilter.

    Args:
        rule: A rule that a text alone decides.
        test: The test beside it.
    """
    if any(_VALUE not in text for text in test.hits):
        return [f"hits: every text holds {_VALUE}"]
    if any(_VALUE in text for text in test.passes):
        return [f"passes: no text holds {_VALUE}"]
    try:
        engines = [(name, Detection([rule], name)) for name in ("hyperscan", "re2")]
        return [
            f"{place} ({name}): {fault}"
            for name, detection in engines
            for place, fault in _faults(detection, rule, test)
        ]
    except (DataprepError, ValueError) as error:
        return [str(error)]


test_sensitive_rule.__test__ = False  # type: ignore[attr-defined]  # NOTE: not a test for pytest to collect


def _faults(
    detection: Detection, rule: SensitiveRule, test: SensitiveTest
) -> Iterator[tuple[str, str]]:
    """Yield place and fault of each text whose outcome is another one. No fault holds a value."""
    for number, template in enumerate(test.hits):
        for draw in range(_DRAWS):
            value = make_value(rule.id, test, draw).encode()
            before, _, after = template.encode().partition(_VALUE.encode())
            text = before + value + after.replace(_VALUE.encode(), value)
            spans = [(f.start, f.end) for f in detection.scan(text, test.language)]
            if (len(before), len(before) + len(value)) not in spans:
                told = "nothing is found" if not spans else f"found at {spans}"
                yield f"hits[{number}] draw {draw}", f"{told}, the value is at {len(before)}"
                break
    for number, template in enumerate(test.passes):
        for draw in range(_DRAWS if _BROKEN in template else 1):
            text = template.encode()
            if _BROKEN in template:
                text = text.replace(_BROKEN.encode(), _broken(rule, test, draw))
            spans = [(f.start, f.end) for f in detection.scan(text, test.language)]
            if spans:
                yield f"passes[{number}] draw {draw}", f"found at {spans}"
                break


def _broken(rule: SensitiveRule, test: SensitiveTest, draw: int) -> bytes:
    """Return a value whose last letter or digit is another one, so that its check fails.

    Raises:
        ValueError: The rule has no check to fail.
    """
    if test.generate.complete is None:
        raise ValueError(f"{_BROKEN} needs a completer: without check digits no value is wrong")
    value = make_value(rule.id, test, draw).encode()
    for place in range(len(value) - 1, -1, -1):
        for first, size in _ALPHABETS:
            if first <= value[place] < first + size:
                changed = first + (value[place] - first + 1 + draw % (size - 1)) % size
                return value[:place] + bytes([changed]) + value[place + 1 :]
    raise ValueError("no character of the value can be changed")
