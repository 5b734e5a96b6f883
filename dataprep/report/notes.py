"""What findings say about their rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dataprep.report.imported import read_tool_rules
from dataprep.report.reading import FinishedRun
from dataprep.rules import DefectRule, RuleBook


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a finding says about its rule.

    Attributes:
        severity: How bad it is.
        title: One line.
        what: What it finds.
        hint: What can be done.
        tags: Its weaknesses and what it endangers, as readers of SARIF know them.
        precision: Its confidence.
        example: Wrong and right code, as Markdown.
        tool: Other tool whose rule it is; None for ours.
    """

    severity: str
    title: str
    what: str
    hint: str | None
    tags: tuple[str, ...] = ()
    precision: str | None = None
    example: str | None = None
    tool: str | None = None


def rule_note(rules: RuleBook, rule_id: str) -> RuleNote:
    """Return what a rule says about itself; of one that is gone since the run, its id."""
    if rule_id not in rules.ids:
        return RuleNote("note", rule_id, "The rule is not among the rules of this command.", None)
    rule = rules.get(rule_id)
    if not isinstance(rule, DefectRule):
        return RuleNote(rule.severity, rule.title, rule.what, rule.hint)
    parts = [
        (title, text) for title, text in (("Wrong", rule.wrong), ("Right", rule.right)) if text
    ]
    example = "\n\n".join(f"{title}:\n\n```\n{text}\n```" for title, text in parts)
    tags = (rule.category, *(f"external/cwe/{cwe.lower()}" for cwe in rule.cwe))
    return RuleNote(
        rule.severity, rule.title, rule.what, rule.hint, tags, rule.confidence, example or None
    )


def rule_notes(run: FinishedRun, rules: RuleBook, names: Iterable[str]) -> dict[str, RuleNote]:
    """Return what rules say about themselves; those of other tools as these told it.

    Args:
        run: A run that knows what was brought in of other tools.
        rules: Our rules.
        names: Ids of rules.
    """
    of_tools = {
        one.rule_id: RuleNote(
            severity=one.severity,
            title=one.title,
            what=f"A rule of {one.tool}, whose results were brought in.",
            hint=None,
            tags=tuple(f"external/cwe/{cwe.lower()}" for cwe in one.cwes),
            tool=one.tool,
        )
        for one in read_tool_rules(run)
    }
    return {name: of_tools.get(name) or rule_note(rules, name) for name in names}
