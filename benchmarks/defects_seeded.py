"""Measure static defects on seeded flaws and their harmless twins.

    python benchmarks/defects_seeded.py [--write DIR] [--check] [--by-case FILE] [--command ...]

Every case is a whole file of 40 to 200 lines, made by script: a flaw over one to three functions, in a
surrounding of a framework and of harmless code, and a twin that differs in what makes it harmless: a
constant, a value written over, a branch that a constant condition never takes, another element of a
collection, an allow-list, a guard, the right interface. Labels are by construction, written before any
rule was asked. A case is flagged when a finding has one of the weaknesses that mean its flaw (the class,
its parents and children); strict: inside the lines of the flaw. Rates are shares of flagged flaws less
shares of flagged twins, over findings of severity error and warning, and over all.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from _defects_build import (
    N_FUNCTIONS,
    SHAPES,
    Block,
    Case,
    Language,
    flow_case,
    local_case,
    reasons_of,
    unmarked,
)
from _defects_families import family
from _defects_languages import ALL
from _defects_score import Answer, check, scan

SEED = "seeded-1"
#: Flows made of each sink of a language.
ROUNDS = {"python": 4, "java": 4, "javascript": 3, "typescript": 2, "go": 3, "c": 4, "php": 3, "ruby": 3, "csharp": 3, "kotlin": 3, "bash": 3}  # fmt: skip
#: Times a flaw inside one function is made, where a language has few of them.
AGAIN = {"c": 2, "cpp": 2, "dockerfile": 2, "terraform": 2, "yaml": 2, "bash": 2}
#: Reasons by the words with which a section of a template begins.
REASONS = {"sanitised": "sanitised", "right": "right interface", "other": "right interface", "not": "not for security", "guard": "guard", "parameterised": "parameterised", "released": "released", "handled": "handled", "restricted": "right interface"}  # fmt: skip


def reason_of(section: str) -> str:
    """Return the group of a reason."""
    return REASONS.get(section.split(maxsplit=1)[0], section)


def path_of(language: Language, text: str, chance: random.Random) -> str:
    """Return a path as a project of the language has it."""
    found = re.search(r"\bclass (\w+)", text)
    name = found[1] if found and language.name in {"java", "csharp", "kotlin"} else chance.choice(["views", "service", "routes", "handlers", "store", "common", "worker", "pages"])  # fmt: skip
    if language.name == "dockerfile":
        return "deploy/Dockerfile"
    if language.name == "yaml":
        workflow = re.search(r"(?m)^on:", text) is not None
        compose = text.lstrip("# ").find("services:") >= 0 and "kind:" not in text
        return (
            ".github/workflows/build.yml"
            if workflow
            else "docker-compose.yml"
            if compose
            else f"deploy/{name}.yaml"
        )
    return f"{chance.choice(['src', 'app', 'lib', 'server'])}/{name}.{language.extension}"


def _pair(
    language: Language,
    block: Block,
    reason: str,
    texts: tuple[str, str],
    number: int,
    n_functions: int,
) -> list[Case]:
    cases = []
    for is_flawed, text in zip((True, False), texts, strict=True):
        clean, first, last = unmarked(text)
        path = path_of(language, clean, random.Random(f"{SEED} {language.name} {number}"))
        cases.append(
            Case(
                f"{language.name}-{number:03}-{'f' if is_flawed else 'h'}", language.name, block.kind, family(block.cwes), reason_of(reason),
                n_functions, is_flawed, path, clean, first, last, block.cwes[0],
            )
        )  # fmt: skip
    return cases


def cases_of(language: Language) -> list[Case]:
    """Return all pairs of a language, the same at each run."""
    cases: list[Case] = []
    number = 0
    for block in language.sinks:
        chance = random.Random(f"{SEED} {language.name} {block.body.code}")
        reasons = reasons_of(language, block)
        own = [reason for reason in reasons if reason in block.sections or reason == "sanitised"]
        chance.shuffle(reasons)
        chosen = list(dict.fromkeys([*own[:1], *reasons]))[: ROUNDS[language.name]]
        for reason in chosen:
            shape = SHAPES[number % len(SHAPES)]
            texts = flow_case(language, block, reason, shape, f"{SEED} {language.name} {number}")
            cases += _pair(language, block, reason, texts, number, N_FUNCTIONS[shape])
            number += 1
    for block in language.pairs:
        for reason in list(block.sections) * AGAIN.get(language.name, 1):
            texts = local_case(language, block, reason, f"{SEED} {language.name} {number}")
            cases += _pair(language, block, reason, texts, number, 1)
            number += 1
    return cases


def all_cases() -> list[Case]:
    """Return the pairs of all languages."""
    return [case for language in ALL for case in cases_of(language)]


def rates(cases: Iterable[Case], flagged: Callable[[Case], bool]) -> dict[str, object]:
    """Return the shares of flagged flaws and of flagged twins, and the difference."""
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for case in cases:
        hits[case.is_flawed].append(flagged(case))
    true, false = (sum(h) / max(1, len(h)) for h in (hits[True], hits[False]))
    return {
        "pairs": len(hits[True]),
        "true": round(true, 3),
        "false": round(false, 3),
        "difference": round(true - false, 3),
    }


def tables(cases: list[Case], flagged: Callable[[Case], bool]) -> dict[str, object]:
    """Return the rates over all, and by each way to group."""
    ways: dict[str, Callable[[Case], str]] = {
        "language": lambda case: case.language, "kind": lambda case: case.kind, "cwe": lambda case: f"CWE-{case.cwe}",
        "functions": lambda case: str(case.n_functions), "reason": lambda case: case.reason,
    }  # fmt: skip
    report: dict[str, object] = {"all": rates(cases, flagged)}
    for way, key in ways.items():
        groups = collections.defaultdict(list)
        for case in cases:
            groups[key(case)].append(case)
        report[way] = {name: rates(group, flagged) for name, group in sorted(groups.items())}
    return report


def shown(report: dict[str, object]) -> str:
    """Return the rates as a table."""
    lines = [f"{'group':34} pairs   true  false   difference"]
    for way, groups in report.items():
        rows = {"": groups} if way == "all" else groups
        for name, row in rows.items():
            lines.append(
                f"{way + ' ' + name:34} {row['pairs']:5} {row['true']:6.3f} {row['false']:6.3f} {row['difference']:8.3f}"
            )
    return "\n".join(lines)


def main() -> None:
    """Write or check the cases, or scan them and print rates."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--write", type=Path, help="write the cases below a folder, with labels.json, and stop"
    )
    parser.add_argument(
        "--check", action="store_true", help="tell which cases do not parse, and stop"
    )
    parser.add_argument("--language", action="append", help="these languages only")
    parser.add_argument("--recipe", help="recipe of the run")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--by-case", type=Path, help="file for one line a case: what was found in it"
    )
    options = parser.parse_args()
    cases = [
        case for case in all_cases() if not options.language or case.language in options.language
    ]
    if options.check:
        check(cases)
        return
    with tempfile.TemporaryDirectory() as folder:
        home = options.write or Path(folder)
        for case in cases:
            path = home / case.id / case.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(case.text, encoding="utf-8")
        if options.write:
            (home / "labels.json").write_text(
                json.dumps([_label(case) for case in cases], indent=1), encoding="utf-8"
            )
            return
        answer = scan(home, options.recipe)
    _report(cases, answer, options)


def _label(case: Case) -> dict[str, object]:
    return {"path": f"{case.id}/{case.path}", "language": case.language, "kind": case.kind, "cwes": sorted(case.cwes), "reason": case.reason, "functions": case.n_functions, "is_flawed": case.is_flawed, "first_line": case.first_line, "last_line": case.last_line}  # fmt: skip


def _report(cases: list[Case], answer: Answer, options: argparse.Namespace) -> None:
    def found(case: Case, severities: frozenset[str], is_strict: bool = False) -> bool:
        return any(
            cwe in case.cwes
            and severity in severities
            and (not is_strict or case.first_line <= line <= case.last_line)
            for cwe, severity, line, _ in answer.get(f"{case.id}/{case.path}", ())
        )

    main_ones, every = frozenset({"error", "warning"}), frozenset({"error", "warning", "note"})
    report = tables(cases, lambda case: found(case, main_ones))
    flaws = [case for case in cases if case.is_flawed]
    extra = {
        "all severities": rates(cases, lambda case: found(case, every)),
        "true rate inside the lines of the flaw": round(sum(found(case, main_ones, is_strict=True) for case in flaws) / max(1, len(flaws)), 3),
        "flaws by number of functions": dict(sorted(collections.Counter(case.n_functions for case in flaws).items())),
    }  # fmt: skip
    if options.by_case:
        with options.by_case.open("w", encoding="utf-8") as out:
            for case in cases:
                rows = answer.get(f"{case.id}/{case.path}", [])
                verdict = "hit" if found(case, main_ones) else "none"
                out.write(
                    json.dumps({"id": case.id, "verdict": verdict, "found": rows, **_label(case)})
                    + "\n"
                )
    print(
        json.dumps(report | extra, indent=1)
        if options.json
        else shown(report) + "\n" + json.dumps(extra)
    )


if __name__ == "__main__":
    main()
