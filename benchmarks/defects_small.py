"""Measure static defects on short vulnerable programs: recall by weakness.

    python benchmarks/defects_small.py [--check] [--misses] [--recipe NAME]

Programs of 3 to 30 lines, written by hand as one answers a small task, each with one weakness that it was
written for; labels were written before any rule was asked. There are no harmless twins: what else is
reported is not counted. A program counts when a finding has one of the weaknesses that mean its own (the
class, its parents and children), of severity error or warning; at all severities beside it. Findings of
secrets count as CWE-798.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import _defects_small_c as c
import _defects_small_java as java
import _defects_small_python as python
import _defects_small_web as web
from _defects_build import Case
from _defects_families import family
from _defects_score import Answer, check, scan

EXTENSIONS = {"python": "py", "c": "c", "cpp": "cpp", "java": "java", "csharp": "cs", "javascript": "js", "typescript": "ts", "go": "go", "php": "php", "ruby": "rb", "kotlin": "kt", "bash": "sh", "terraform": "tf", "yaml": "yaml"}  # fmt: skip
SECRETS = frozenset({798, 259, 321})


def _language(module: str, words: list[str]) -> str:
    if module in {"python", "c"}:
        return "cpp" if words[-1] == "cpp" else module
    return words[-1]


def programs() -> list[Case]:
    """Return all programs with their labels."""
    cases: list[Case] = []
    for module, texts in (
        ("python", python.PROGRAMS),
        ("c", c.PROGRAMS),
        ("java", java.PROGRAMS),
        ("web", web.PROGRAMS),
    ):
        for part in re.split(r"(?m)^#### ", texts)[1:]:
            head, _, text = part.partition("\n")
            words = head.split()
            language = _language(module, words)
            cwe = int(words[0])
            number = len(cases)
            found = re.search(r"\bpublic (?:final )?class (\w+)", text)
            name = "Dockerfile" if language == "dockerfile" else f"{found[1] if found and language in {'java', 'csharp'} else 'main'}.{EXTENSIONS[language]}"  # fmt: skip
            cases.append(Case(f"p{number:03}", language, words[-1], family((cwe,)), "", 1, True, name, text.strip("\n") + "\n", 1, text.count("\n"), cwe))  # fmt: skip
    return cases


def shares(
    cases: Iterable[Case], answer: Answer, severities: frozenset[str]
) -> dict[str, dict[str, str]]:
    """Return found programs of all, by language and by weakness."""
    ways: dict[str, dict[str, list[bool]]] = {
        way: collections.defaultdict(list) for way in ("all", "language", "cwe")
    }
    for case in cases:
        hit = is_found(case, answer, severities)
        for way, name in (("all", ""), ("language", case.language), ("cwe", f"CWE-{case.cwe}")):
            ways[way][name].append(hit)
    return {
        way: {name: f"{sum(h)}/{len(h)}" for name, h in sorted(groups.items())}
        for way, groups in ways.items()
    }


def is_found(case: Case, answer: Answer, severities: frozenset[str]) -> bool:
    """Return whether a finding means the weakness of a program."""
    rows = answer.get(f"{case.id}/{case.path}", ())
    return any(
        severity in severities and (cwe in case.cwes or (cwe == 798 and case.cwe in SECRETS))
        for cwe, severity, _, _ in rows
    )


def main() -> None:
    """Scan the programs and print the recall."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="tell which programs do not parse, and stop"
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="print the programs that were not found, and what was said of them",
    )
    parser.add_argument("--recipe", help="recipe of the run")
    options = parser.parse_args()
    cases = programs()
    if options.check:
        check(cases)
        print(len({case.cwe for case in cases}), "weaknesses")
        return
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            path = Path(folder) / case.id / case.path
            path.parent.mkdir(parents=True)
            path.write_text(case.text, encoding="utf-8")
        answer = scan(Path(folder), options.recipe, with_secrets=True)
    main_ones, every = frozenset({"error", "warning"}), frozenset({"error", "warning", "note"})
    hits = [is_found(case, answer, main_ones) for case in cases]
    by_weakness: dict[int, list[bool]] = collections.defaultdict(list)
    for case, hit in zip(cases, hits, strict=True):
        by_weakness[case.cwe].append(hit)
    report = {
        "programs": len(cases), "weaknesses": len(by_weakness), "recall": round(sum(hits) / len(hits), 3),
        "recall, each weakness counted once": round(sum(sum(h) / len(h) for h in by_weakness.values()) / len(by_weakness), 3),
        "recall at all severities": round(sum(is_found(case, answer, every) for case in cases) / len(cases), 3),
        **shares(cases, answer, main_ones),
    }  # fmt: skip
    if options.misses:
        for case, hit in zip(cases, hits, strict=True):
            if not hit:
                said = [
                    f"CWE-{cwe}:{rule}"
                    for cwe, _, _, rule in answer.get(f"{case.id}/{case.path}", ())
                ]
                print(case.id, case.language, f"CWE-{case.cwe}", case.kind, *said)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
