"""What a run of another tool says of its rules, and how bad and how sure its results are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dataprep.detect._sarif_json import Members, items, members, plain, whole, words
from dataprep.rules.defect import SCORES, Confidence
from dataprep.rules.model import Severity

_LEVELS: Final[Mapping[str, Severity]] = {
    "error": "error",
    "warning": "warning",
    "note": "note",
    "none": "note",
}
_CONFIDENCES: Final[Mapping[str, Confidence]] = {
    "very-high": "high",
    "high": "high",
    "medium": "medium",
    "low": "low",
}
_UNTOLD: Final[Confidence] = "medium"
"""Confidence of what a tool says nothing of."""
_SURE_RANK, _LIKELY_RANK = 80, 40
_HIGH_SCORE, _MEDIUM_SCORE = 7.0, 4.0
"""From which score of CVSS on a weakness is high, and medium (CVSS 3.1, table 14)."""
_BROAD: Final = frozenset(
    f"CWE-{number}"
    for number in (
        *(284, 435, 664, 682, 691, 693, 697, 703, 707, 710),
        *(
            20,
            74,
            119,
            200,
            269,
            285,
            287,
            311,
            345,
            400,
            404,
            610,
            665,
            668,
            669,
            706,
            754,
            755,
            913,
        ),
    )
)
"""Pillars of CWE, and classes that it discourages naming where a base weakness fits."""
_CWE: Final = re.compile(r"cwe[-_/: ]{0,3}0{0,4}([1-9][0-9]{0,3})(?![0-9])", re.IGNORECASE)
_CWE_PAGE: Final = re.compile(r"cwe\.mitre\.org/data/definitions/([1-9][0-9]{0,3})(?![0-9])")
_CONFIDENCE_TAG: Final = re.compile(r"(very-high|high|medium|low)[ -]confidence", re.IGNORECASE)
_NOT_OF_TOOL: Final = re.compile(r"[^a-z0-9.]+")
_NOT_OF_RULE: Final = re.compile(r"[^A-Za-z0-9._/@:+-]+")
_TOOL_CHARACTERS, _RULE_CHARACTERS, _TITLE_CHARACTERS = 40, 160, 120
_MOST_TAGS: Final = 64
_MOST_CWES: Final = 16
_OF_RESULT: Final = frozenset({"properties", "taxa", "rule"})
"""Members in which a result says something of its own."""
_OF_ALIKE: Final = ("ruleId", "ruleIndex", "level", "kind", "rank")
"""Members of which nothing more is told of results without the others."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a tool says of a result, but where it is.

    Attributes:
        tool: Name of the tool, of lower-case letters, digits, points and hyphens.
        tool_version: Its version; None where it tells none.
        rule_id: The tool, a slash, and its rule.
        title: What the tool calls the rule.
        cwes: The weaknesses that are named; broad ones come last.
        severity: How bad it is.
        score: How sure the tool is.
    """

    tool: str
    tool_version: str | None
    rule_id: str
    title: str
    cwes: tuple[str, ...]
    severity: Severity
    score: float

    @property
    def cwe(self) -> str:
        """The weakness that counts; CWE-unknown where none is named."""
        return self.cwes[0] if self.cwes else "CWE-unknown"


class ToolRules:
    """The rules of a tool in one run.

    Args:
        tool: Object ``tool`` of the run.
    """

    def __init__(self, tool: Members) -> None:
        driver = members(tool, "driver")
        named = words(driver.get("name")) or ""
        self.tool = _NOT_OF_TOOL.sub("-", named.lower()).strip("-.")[:_TOOL_CHARACTERS] or "unknown"
        version = words(driver.get("semanticVersion")) or words(driver.get("version"))
        self.version = version and version[:_TOOL_CHARACTERS]
        self._components = [driver, *map(members, items(tool.get("extensions")))]
        self._lists = [items(component.get("rules")) for component in self._components]
        self._told: dict[tuple[object, ...], Told] = {}
        self._by_id: dict[str, Members] = {}
        for rules in self._lists:
            for rule in map(members, rules):
                name = words(rule.get("id"))
                if name is not None:
                    self._by_id.setdefault(name, rule)

    def told(self, result: Members) -> Told:
        """Return what the tool says of a result."""
        if not _OF_RESULT.isdisjoint(result):
            return self._made(result)
        alike = tuple(plain(result.get(name)) for name in _OF_ALIKE)
        found = self._told.get(alike)
        if found is None:
            found = self._told[alike] = self._made(result)
        return found

    def _made(self, result: Members) -> Told:
        reference = members(result, "rule")
        name = words(result.get("ruleId")) or words(reference.get("id"))
        rule = self._rule(result, reference, name)
        name = name or words(rule.get("id")) or "unknown"
        safe = _NOT_OF_RULE.sub("-", name).strip("-/")[:_RULE_CHARACTERS] or "unknown"
        of_both = (members(result, "properties"), members(rule, "properties"))
        return Told(
            tool=self.tool,
            tool_version=self.version,
            rule_id=f"{self.tool}/{safe}",
            title=_title(rule) or safe,
            cwes=_cwes(result, rule, of_both, name),
            severity=_severity(result, rule, of_both),
            score=SCORES[_confidence(result, of_both)],
        )

    def _rule(self, result: Members, reference: Members, name: str | None) -> Members:
        """Return the rule of a result: by its place in the list, else by its id or a part of it."""
        index = whole(reference.get("index"))
        index = whole(result.get("ruleIndex")) if index is None else index
        rules = self._lists[self._component(members(reference, "toolComponent"))]
        if index is not None and index < len(rules):
            rule = members(rules[index])
            own = words(rule.get("id"))
            if name is None or own is None or name == own or name.startswith(f"{own}/"):
                return rule
        while name:
            if name in self._by_id:
                return self._by_id[name]
            name = name.rpartition("/")[0]
        return {}

    def _component(self, reference: Members) -> int:
        """Return the number of the component that a reference names; the driver without one."""
        index = whole(reference.get("index"))
        if index is not None:
            return index + 1 if index + 1 < len(self._components) else 0
        name = words(reference.get("name"))
        names = [words(component.get("name")) for component in self._components]
        return names.index(name) if name is not None and name in names else 0


def _title(rule: Members) -> str | None:
    """Return what a rule is called, in one line."""
    told = (
        words(members(rule, "shortDescription").get("text"))
        or words(rule.get("name"))
        or words(members(rule, "fullDescription").get("text"))
    )
    if told is None:
        return None
    line = " ".join(told.split())
    return line if len(line) <= _TITLE_CHARACTERS else line[: _TITLE_CHARACTERS - 1] + "…"


def _severity(result: Members, rule: Members, properties: Sequence[Members]) -> Severity:
    """Return how bad a result is: by its level, its rule's, or a score of CVSS; else a warning."""
    default = members(rule, "defaultConfiguration").get("level")
    for level in (result.get("level"), default):
        named = _LEVELS.get((words(level) or "").lower())
        if named is not None:
            return named
    if (words(result.get("kind")) or "fail") != "fail":
        return "note"
    for told in properties:
        score = _number(told.get("security-severity"))
        if score is not None:
            return (
                "error" if score >= _HIGH_SCORE else "warning" if score >= _MEDIUM_SCORE else "note"
            )
    return "warning"


def _confidence(result: Members, properties: Sequence[Members]) -> Confidence:
    """Return how sure a result is: what the tool says, else its rank, else medium."""
    for told in properties:
        # NOTE: semgrep writes the precision "very-high" for all rules, and tags what it knows.
        for tag in items(told.get("tags"))[:_MOST_TAGS]:
            found = _CONFIDENCE_TAG.fullmatch(words(tag) or "")
            if found is not None:
                return _CONFIDENCES[found[1].lower()]
        for name in ("precision", "confidence", "issue_confidence"):
            word = (words(told.get(name)) or "").lower().replace(" ", "-").replace("_", "-")
            if word in _CONFIDENCES:
                return _CONFIDENCES[word]
    rank = _number(result.get("rank"))
    if rank is None or rank < 0:
        return _UNTOLD
    return "high" if rank >= _SURE_RANK else "medium" if rank >= _LIKELY_RANK else "low"


def _number(value: object) -> float | None:
    """Return a finite number, also of a text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < float("inf") else None


def _cwes(
    result: Members, rule: Members, properties: Sequence[Members], name: str
) -> tuple[str, ...]:
    """Return the weaknesses that a result and its rule name, at most 16, the broad ones last."""
    named: dict[str, None] = {}
    for text in _texts_with_cwe(result, rule, properties, name):
        found = _CWE.search(text) or _CWE_PAGE.search(text)
        if found is not None:
            named[f"CWE-{found[1]}"] = None
    return tuple(sorted(named, key=_BROAD.__contains__)[:_MOST_CWES])


def _texts_with_cwe(
    result: Members, rule: Members, properties: Sequence[Members], name: str
) -> Iterator[str]:
    for reference in items(result.get("taxa"))[:_MOST_TAGS]:
        yield _of_taxonomy(members(reference))
    yield from _properties_with_cwe(properties[0])
    for relation in items(rule.get("relationships"))[:_MOST_TAGS]:
        yield _of_taxonomy(members(relation, "target"))
    yield from _properties_with_cwe(properties[1])
    yield words(rule.get("helpUri")) or ""
    yield name


def _of_taxonomy(reference: Members) -> str:
    """Return the id of a taxon, with its taxonomy where that is CWE."""
    name = words(members(reference, "toolComponent").get("name")) or ""
    return f"{'cwe-' if name.upper() == 'CWE' else ''}{words(reference.get('id')) or ''}"


def _properties_with_cwe(properties: Members) -> Iterator[str]:
    """Yield texts of tags, and of all properties that are named after the weaknesses."""
    for name, value in properties.items():
        if "cwe" in name.lower():
            yield from (f"cwe-{text}" if text.isdigit() else text for text in _texts(value))
    yield from _texts(properties.get("tags"))


def _texts(value: object) -> Iterator[str]:
    """Yield a text, a number, or those directly in an array or object."""
    inner = members(value).values()
    for one in [value, *items(value)[:_MOST_TAGS], *list(inner)[:_MOST_TAGS]]:
        number = whole(one)
        text = words(one) if number is None else str(number)
        if text is not None:
            yield text
