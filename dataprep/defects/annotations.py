"""Tests of rules of defects, in semgrep's form: comments above the lines that count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dataprep.rules.defect import DefectRule

_NOTE = re.compile(r"\b(?P<kind>ruleid|ok):\s*(?P<ids>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)")
_SLUGS: Mapping[str, str] = {
    ".bash": "bash",
    ".c": "c",
    ".cc": "cpp",
    ".cpp": "cpp",
    ".cs": "csharp",
    ".dockerfile": "dockerfile",
    ".go": "go",
    ".java": "java",
    ".js": "javascript",
    ".jsx": "javascript",
    ".kt": "kotlin",
    ".php": "php",
    ".py": "python",
    ".rb": "ruby",
    ".sh": "bash",
    ".tf": "terraform",
    ".ts": "typescript",
    ".tsx": "tsx",
    ".yaml": "yaml",
    ".yml": "yaml",
}
LEAST = 2
"""Places that a test has to name at least, of those that are found and of those that are not."""


@dataclass(slots=True)
class Annotated:
    """A test file, and what its comments say of a rule.

    Attributes:
        path: The file.
        slug: Its language.
        text: Its text.
        found: Lines on which a finding begins, 1-based.
        passed: Lines on which none does; on all lines not named none may, either.
    """

    path: Path
    slug: str
    text: bytes
    found: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)

    def faults(self, lines: set[int]) -> list[str]:
        """Return one line for each finding that is missing or too many.

        Args:
            lines: Lines on which findings of the rule begin.
        """
        missed = [f"{self.path.name}:{line}: not found" for line in sorted(self.found - lines)]
        return missed + [f"{self.path.name}:{line}: found" for line in sorted(lines - self.found)]


def annotated_tests(rule: DefectRule, path: Path) -> tuple[list[Annotated], list[str]]:
    """Return the test files beside a rule, and what is wrong with them.

    Args:
        rule: The rule.
        path: Its file.
    """
    stems = (f"{rule.id}.", f"{rule.id}.test.")
    beside = sorted(path.parent.glob(f"{rule.id}.*"))
    files = [one for one in beside if one != path and one.name.startswith(stems)]
    tests = [_read(one, rule.id) for one in files if one.suffix in _SLUGS]
    faults = [
        f"{one.name}: no language is known by its end" for one in files if one.suffix not in _SLUGS
    ]
    n_found, n_passed = (sum(len(getattr(t, k)) for t in tests) for k in ("found", "passed"))
    if n_found < LEAST or n_passed < LEAST:
        faults.append(
            f"the test names {n_found} places with 'ruleid:' and {n_passed} with 'ok:', "
            f"of each at least {LEAST} are needed"
        )
    return tests, faults


def _read(path: Path, rule_id: str) -> Annotated:
    text = path.read_bytes()
    test = Annotated(path, _SLUGS[path.suffix], text)
    for number, line in enumerate(text.decode().splitlines(), 1):
        for note in _NOTE.finditer(line):
            if rule_id in re.split(r"\s*,\s*", note["ids"]):
                (test.found if note["kind"] == "ruleid" else test.passed).add(number + 1)
    return test


def line_of(text: bytes, start: int) -> int:
    """Return the line of a byte, 1-based."""
    return text.count(b"\n", 0, start) + 1


def lines_of(text: bytes, starts: Sequence[int]) -> set[int]:
    """Return the lines of bytes, 1-based."""
    return {line_of(text, start) for start in starts}
