"""The deep tier: flows of values through functions, and semgrep; what one proves, the other yields to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dataprep.defects.flows import FlowResult, analyse
from dataprep.defects.flows.frontends import languages
from dataprep.defects.flows.specs import Folders
from dataprep.defects.model import Defect, Scan
from dataprep.defects.semgrep import Outcome, Semgrep, SemgrepAbsentError, Text, find_core
from dataprep.defects.semgrep.languages import reads
from dataprep.rules.defect import DefectRule

FLOWS = "flows"
SEMGREP = "semgrep"
_ENGINE = "flows 1"
_CAUSES = {
    "partial": "some of it could not be parsed, or takes too many steps to follow",
    "too-large": "too large or too costly to parse",
}


@dataclass(frozen=True, slots=True)
class DeepText:
    """A text for the deep tier.

    Attributes:
        content_id: Its digest.
        slug: Its language.
        data: UTF-8.
    """

    content_id: str
    slug: str
    data: bytes


class Deep:
    """The rules of the deep tier, ready to be asked.

    Args:
        rules: Rules of the engines flow and semgrep.
        folders: Folders they lie in, the shipped one first; None for that alone.

    Raises:
        RuleError: A rule cannot be used.
    """

    def __init__(self, rules: Iterable[DefectRule], folders: Folders | None = None) -> None:
        self._folders = folders
        self._by_id = {rule.id: rule for rule in rules}
        of_semgrep = [rule for rule in self._by_id.values() if rule.semgrep is not None]
        self._semgrep_rules = of_semgrep
        self._tool, self._cause = SEMGREP, ""
        self._semgrep: Semgrep | None = None
        self._counts: dict[str, int] = {}
        try:
            core = find_core()
        except SemgrepAbsentError as error:
            self._cause = f"{error.message}; {error.hint}" if error.hint else error.message
        else:
            self._tool = core.name
            self._semgrep = Semgrep(core, [dict(rule.semgrep or {}) for rule in of_semgrep])

    def scan(self, texts: Sequence[DeepText]) -> list[dict[str, Scan]]:
        """Return what the engines find in texts, by engine, in the order of the texts.

        A flow takes the place of what semgrep finds of the same weakness on the same line; where
        all values that reach a place are known and harmless, semgrep's finding there is left out.

        Args:
            texts: The texts, each pair of content and language once.
        """
        outcomes = self._outcomes(texts)
        found: list[dict[str, Scan]] = []
        for one in texts:
            flows = self._flows(one)
            scans = {} if flows is None else {FLOWS: self._of_flows(flows, one.slug)}
            n_rules = self._n_rules(one.slug)
            if n_rules:
                outcome = outcomes.get((one.content_id, one.slug))
                scans[SEMGREP] = self._of_semgrep(one, n_rules, outcome, flows)
            found.append(scans)
        return found

    def _outcomes(self, texts: Sequence[DeepText]) -> Mapping[tuple[str, str], Outcome]:
        if self._semgrep is None:
            return {}
        offered = {
            (one.content_id, one.slug): Text(one.content_id, one.slug, one.data)
            for one in texts
            if self._n_rules(one.slug)
        }
        outcomes = self._semgrep.scan(offered.values())
        return {(one.content_id, one.language): one for one in outcomes}

    def _n_rules(self, slug: str) -> int:
        """Return how many of semgrep's rules hold for a language."""
        if slug not in self._counts:
            named = [(rule.semgrep or {})["languages"] for rule in self._semgrep_rules]
            self._counts[slug] = sum(reads(languages, slug) for languages in named)
        return self._counts[slug]

    def _flows(self, one: DeepText) -> FlowResult | None:
        return analyse(one.data, one.slug, self._folders) if one.slug in languages() else None

    def _of_flows(self, result: FlowResult, slug: str) -> Scan:
        rules = [r for r in self._by_id.values() if r.flow is not None and slug in r.languages]
        defects = [
            Defect(rule, flow.start, flow.end, flow.confidence)
            for flow in result.findings
            if (rule := self._by_id.get(flow.rule.id)) is not None and rule.flow is not None
        ]
        cause = _CAUSES.get(result.status)
        return Scan(_ENGINE, result.status, len(rules), defects, cause)

    def _of_semgrep(
        self, one: DeepText, n_rules: int, outcome: Outcome | None, flows: FlowResult | None
    ) -> Scan:
        if outcome is None:
            return Scan(self._tool, "not-run", n_rules, cause=self._cause)
        found = [Defect(self._by_id[m.rule_id], m.start, m.end) for m in outcome.matches]
        n_refuted = 0
        if flows is not None:
            kept = [defect for defect in found if not self._is_refuted(defect, flows)]
            n_refuted = len(found) - len(kept)
            told = {(_line(one.data, f.start), f.rule.cwe[0]) for f in flows.findings}
            found = [d for d in kept if (_line(one.data, d.start), d.rule.cwe[0]) not in told]
        best = best_of_line(one.data, found)
        scan = Scan(self._tool, outcome.status, n_rules, best, outcome.cause)
        return replace(scan, n_refuted=n_refuted)

    def _is_refuted(self, defect: Defect, flows: FlowResult) -> bool:
        """Return whether values that reach a place were followed, and are harmless."""
        return any(
            safe.start < defect.end and defect.start < safe.end and safe.cwe in defect.rule.cwe
            for safe in flows.safe
        )


def best_of_line(text: bytes, defects: Iterable[Defect]) -> list[Defect]:
    """Return of each weakness on a line the surest and worst finding only, in order.

    Args:
        text: The text.
        defects: Findings in it.
    """
    order = {"error": 0, "warning": 1, "note": 2}
    best: dict[tuple[int, str], Defect] = {}
    ranked = sorted(defects, key=lambda d: (order[d.severity], -d.score, d.rule.id, d.start, d.end))
    for defect in ranked:
        best.setdefault((_line(text, defect.start), defect.rule.cwe[0]), defect)
    return sorted(best.values(), key=lambda d: (d.start, d.end, d.rule.id))


def _line(text: bytes, start: int) -> int:
    return text.count(b"\n", 0, start)
