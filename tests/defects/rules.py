"""Rules of defects for tests."""

from dataprep.rules.defect import DefectRule

_PAGE = {
    "version": 1, "title": "t", "what": "w", "why": "y", "hint": "h", "source": "s",
    "severity": "warning", "confidence": "high", "cwe": ["CWE-571"], "category": "correctness",
    "languages": ["python"],
}  # fmt: skip


def rule(rule_id: str = "python-same", **changes: object) -> DefectRule:
    """Return a rule of defects; one that finds comparisons with itself unless told otherwise."""
    way = {"query", "ruff", "detector", "flow", "semgrep"} & set(changes)
    same = '(comparison_operator (identifier) @a "==" (identifier) @b (#eq? @a @b)) @found'
    given = {} if way else {"query": same}
    return DefectRule.model_validate({**_PAGE, "id": rule_id, **given, **changes})
