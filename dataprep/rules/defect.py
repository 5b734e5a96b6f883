"""Rules that find static defects in texts, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dataprep.rules.model import RulePage, Severity, Text

Confidence: TypeAlias = Literal["high", "medium", "low"]
Category: TypeAlias = Literal["security", "correctness"]
Engine: TypeAlias = Literal["query", "ruff", "detector", "flow", "semgrep"]
Cwe: TypeAlias = Annotated[str, StringConstraints(pattern=r"^CWE-[1-9][0-9]{0,3}$")]
RuffCode: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,8}[0-9]{1,4}$")]
ModuleName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]

ENGINES: tuple[Engine, ...] = ("query", "ruff", "detector", "flow", "semgrep")
SCORES: Mapping[Confidence, float] = {"high": 0.9, "medium": 0.7, "low": 0.4}
"""``score`` of a finding: a share of findings on real code that is right, by confidence."""
_SEVERITIES = {
    "ERROR": "error",
    "WARNING": "warning",
    "INFO": "note",
    "CRITICAL": "error",
    "HIGH": "error",
    "MEDIUM": "warning",
    "LOW": "note",
}
_OF_PAGE = ("version", "title", "why", "hint", "source", "cwe", "confidence", "category")
_EXAMPLES = ("wrong", "right")
_LANGUAGES = {
    "py": "python",
    "python3": "python",
    "js": "javascript",
    "ts": "typescript",
    "golang": "go",
    "c++": "cpp",
    "c#": "csharp",
    "kt": "kotlin",
    "rb": "ruby",
    "sh": "bash",
    "docker": "dockerfile",
    "tf": "terraform",
    "hcl": "terraform",
}


class FlowSink(BaseModel):
    """Base of what the engine of flows reads of a rule; it knows the keys."""

    model_config = ConfigDict(frozen=True, extra="allow")


class DefectRule(RulePage):
    """A kind of defect, and which engine finds it by what."""

    kind: ClassVar[str] = "defects"

    source: Text = Field(description="Weakness and documentation that the rule comes from.")
    severity: Severity = Field(description="How bad it is that a text holds such a place.")
    confidence: Confidence = Field(
        description="Share of findings on real code that is right: high from .9 on, medium from "
        ".7 on, else low."
    )
    cwe: tuple[Cwe, ...] = Field(
        min_length=1, description="Weaknesses by their numbers; the first is the one counted."
    )
    category: Category = Field(description="What it endangers.")
    languages: tuple[ModuleName, ...] = Field(
        min_length=1, description="Languages that it holds for, by slug."
    )
    keywords: tuple[Text, ...] = Field(
        default=(), description="Literals of which a text has to hold one, case counts."
    )
    query: Text | None = Field(
        default=None,
        description="Query of tree-sitter; what it captures as found is the place.",
    )
    ruff: RuffCode | None = Field(default=None, description="Rule of ruff that finds it.")
    detector: ModuleName | None = Field(
        default=None, description="Module of dataprep/defects/detectors that finds it."
    )
    flow: FlowSink | None = Field(
        default=None, description="Sinks and sanitizers for the engine of flows."
    )
    semgrep: dict[str, Any] | None = Field(
        default=None, description="The rule as semgrep takes it, without its metadata."
    )

    @model_validator(mode="after")
    def _is_found_one_way(self) -> Self:
        ways = [way for way in ENGINES if getattr(self, way) is not None]
        if len(ways) != 1:
            raise ValueError(f"give one of {', '.join(ENGINES)}")
        return self

    @property
    def engine(self) -> Engine:
        """What finds it."""
        return next(way for way in ENGINES if getattr(self, way) is not None)

    @property
    def score(self) -> float:
        """How sure a finding is, between 0 and 1."""
        return SCORES[self.confidence]

    @property
    def meaning(self) -> dict[str, object]:
        """What the rule does, without the words that only explain it."""
        page = set(RulePage.model_fields) - {"id", "version"}
        return self.model_dump(mode="json", by_alias=True, exclude={*page, "source"})


def from_semgrep(mapping: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """Return the mapping of a ``DefectRule`` from a rule file as semgrep reads it.

    Args:
        mapping: The file: ``rules`` with one rule, whose ``metadata`` holds what semgrep has no
            key for: version, title, why, hint, source, cwe, confidence, category, wrong, right;
            and ``holds``, expressions that every function or text in which it can match holds.

    Returns:
        The mapping, empty where there are faults, and one line per fault.
    """
    rules = mapping.get("rules")
    if not isinstance(rules, list) or len(rules) != 1 or not isinstance(rules[0], dict):
        return {}, ["rules: a file holds one rule of semgrep"]
    rule = dict(rules[0])
    metadata = rule.pop("metadata", None)
    if not isinstance(metadata, dict):
        return {}, ["rules.0.metadata: is required"]
    if "holds" in metadata:
        metadata = dict(metadata)
        rule["metadata"] = {"holds": metadata.pop("holds")}
    severity = rule.get("severity")
    if severity not in _SEVERITIES:
        return {}, [f"rules.0.severity: is none of {', '.join(_SEVERITIES)}"]
    known = {*_OF_PAGE, *_EXAMPLES}
    unknown = sorted(str(key) for key in metadata if key not in known)
    if unknown:
        return {}, [f"rules.0.metadata: unknown {', '.join(unknown)}"]
    named = rule.get("languages")
    languages = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    return {
        **metadata,
        "id": rule.get("id"),
        "what": rule.get("message"),
        "severity": _SEVERITIES[severity],
        "languages": _slugs(languages),
        "semgrep": rule,
    }, []


def _slugs(languages: list[object]) -> list[str]:
    """Return the slugs of languages by semgrep's names; its TypeScript reads TSX, too."""
    found: dict[str, None] = {}
    for name in languages:
        slug = _LANGUAGES.get(str(name), re.sub(r"\W", "_", str(name)))
        found[slug] = None
        if slug == "typescript":
            found["tsx"] = None
    return list(found)
