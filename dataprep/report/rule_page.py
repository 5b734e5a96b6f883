"""The page of a rule, for ``dataprep rules show`` and the documentation."""

from __future__ import annotations

import json
import textwrap

from dataprep.rules import AnyRule, DefectRule, Rule, SensitiveRule


def rule_page(rule: AnyRule, group: str) -> str:
    """Return what a rule says about itself, as text of at most 80 columns."""
    lines = [f"{rule.id}  (version {rule.version}, {group})", rule.title, ""]
    lines += _paragraph("What", rule.what) + _paragraph("Why", rule.why)
    if isinstance(rule, Rule):
        lines += _paragraph("Action", f"{rule.action}, severity {rule.severity}")
        lines += _selection("Languages", rule.model_dump(by_alias=True).get("languages"))
        lines += _selection("Roles", rule.model_dump(by_alias=True).get("roles"))
        if rule.when is not None:
            matcher = rule.when.model_dump(mode="json", by_alias=True, exclude_none=True)
            lines += _paragraph("When", json.dumps(matcher, ensure_ascii=False))
            lines += _paragraph("Missing", f"a file that lacks the signal: {rule.missing}")
        else:
            lines += _paragraph("Decided by", f"stage {rule.decided_by}")
        lines += _paragraph("Source", rule.source)
    if isinstance(rule, SensitiveRule):
        lines += _sensitive(rule)
    if isinstance(rule, DefectRule):
        lines += _defect(rule)
    if rule.hint:
        lines += _paragraph("Hint", rule.hint)
    for title, text in (("Wrong", rule.wrong), ("Right", rule.right)):
        if text:
            lines += _code(title, text) if isinstance(rule, DefectRule) else _paragraph(title, text)
    return "\n".join(lines).rstrip()


def _sensitive(rule: SensitiveRule) -> list[str]:
    lines = _paragraph("Finds", f"{rule.entity_type}, for the policy a matter of: {rule.entity}")
    lines += _paragraph("Severity", f"{rule.severity}, sure to {rule.score:.0%}")
    lines += _selection("Languages", rule.model_dump(by_alias=True).get("languages"))
    ways = (("pattern", rule.pattern), ("presidio", rule.presidio), ("detector", rule.detector))
    told = next((f"{way} {text}" for way, text in ways if text), f"stage {rule.found_by}")
    lines += _paragraph("Found by", told)
    if rule.checks:
        dumped = json.dumps(rule.checks, ensure_ascii=False)
        lines += _paragraph("Checked by", dumped.strip("[]"))
    return lines + _paragraph("Source", rule.source)


def _defect(rule: DefectRule) -> list[str]:
    lines = _paragraph("Finds", f"{', '.join(rule.cwe)}, a matter of {rule.category}")
    lines += _paragraph("Severity", f"{rule.severity}, confidence {rule.confidence}")
    lines += _paragraph("Languages", ", ".join(rule.languages))
    named = rule.ruff or rule.detector
    lines += _paragraph("Found by", f"{rule.engine} {named}" if named else rule.engine)
    return lines + _paragraph("Source", rule.source)


def _code(title: str, text: str) -> list[str]:
    body = [
        piece
        for line in text.expandtabs(4).splitlines()
        for piece in textwrap.wrap(
            line.rstrip(), 68, subsequent_indent="    ", replace_whitespace=False
        )
        or [""]
    ]
    return [f"{title if number == 0 else '':<12}{line}" for number, line in enumerate(body)]


def _paragraph(title: str, text: str) -> list[str]:
    body = textwrap.wrap(" ".join(text.split()), 66) or [""]
    return [f"{title if number == 0 else '':<12}{line}" for number, line in enumerate(body)]


def _selection(title: str, selection: dict[str, list[str] | None] | None) -> list[str]:
    if not selection:
        return []
    parts = [f"{'all but ' if k == 'not' else ''}{', '.join(v)}" for k, v in selection.items() if v]
    return _paragraph(title, "; ".join(parts))
