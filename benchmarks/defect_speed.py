"""Speed of the deep tier of defects, and whether its prefilter changes what is found.

    python benchmarks/defect_speed.py speed python=/folder java=/folder ...   # semgrep alone
    python benchmarks/defect_speed.py deep  python=/folder java=/folder ...   # with flows
    python benchmarks/defect_speed.py same  python=/folder ... --files 5000 --most-bytes 4000
    python benchmarks/defect_speed.py rules python=/folder ...   # which rules cost most
    python benchmarks/defect_speed.py again /folder              # a second run against the first

A folder is searched for files of the language; archives of the reference corpus are unpacked before.
Counted are the MB of all files offered, and the CPU seconds of this process and its children.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dataprep.defects.deep import DeepText
from dataprep.defects.params import DeepDefectParams, defect_rules
from dataprep.defects.semgrep import Limits, Semgrep, Text, find_core
from dataprep.defects.semgrep.languages import ANALYZERS, reads
from dataprep.resources import rules_dir
from dataprep.rules import load_rules


def cpu_s() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def texts_of(language: str, folder: Path, files: int, most_bytes: int) -> list[Text]:
    """Return distinct texts of a language, spread evenly over a folder."""
    places = sorted(p for p in folder.rglob(f"*{ANALYZERS[language].extension}") if p.is_file())
    found: dict[str, Text] = {}
    for place in places:
        data = place.read_bytes()
        if len(data) <= most_bytes:
            digest = hashlib.sha256(data).hexdigest()
            found.setdefault(digest, Text(digest, language, data))
    step = max(len(found) // files, 1)
    return sorted(found.values(), key=lambda text: text.content_id)[::step][:files]


def rules_of(language: str) -> list[dict[str, object]]:
    every = (dict(rule.semgrep or {}) for rule in defect_rules((str(rules_dir()),)) if rule.semgrep)
    return [rule for rule in every if reads(rule["languages"], language)]  # type: ignore[arg-type]


def megabytes(texts: list[Text]) -> float:
    return sum(len(text.data) for text in texts) / 1e6


def _ink(data: bytes) -> int:
    """Return how many bytes are no blanks."""
    return len(data) - data.count(b" ") - data.count(b"\n")


def deep(language: str, texts: list[Text], rules: list[dict[str, object]], runs: int) -> None:
    """Print the speed of both engines of the deep tier, as a run of the pipeline has it."""
    del rules
    engines = DeepDefectParams.of_book(load_rules([rules_dir()])).deep()
    offered = [DeepText(text.content_id, language, text.data) for text in texts]
    engines.scan([DeepText("", language, b"")])
    took = []
    for _ in range(runs):
        started = cpu_s()
        engines.scan(offered)
        took.append(cpu_s() - started)
    seconds = sorted(took)[len(took) // 2]
    print(
        f"{language:<11} {len(texts):>5} texts {megabytes(texts):6.1f} MB  "
        f"{megabytes(texts) / seconds:5.2f} MB per CPU s",
        flush=True,
    )


def speed(language: str, texts: list[Text], rules: list[dict[str, object]], runs: int) -> None:
    semgrep = Semgrep(find_core(), rules)
    given = [job for text in texts if (job := semgrep.job(text)) is not None]
    n_pairs = sum(len(job.rules) for job in given)
    ink = sum(_ink(text.data) for text in texts)
    rates = []
    for _ in range(runs):
        started = cpu_s()
        outcomes = semgrep.scan(texts)
        rates.append(megabytes(texts) / (cpu_s() - started))
    statuses = dict(collections.Counter(one.status for one in outcomes))
    print(
        f"{language:<11} {len(rules):>4} rules  {len(texts):>5} texts {megabytes(texts):6.1f} MB  "
        f"given {sum(_ink(job.text.data) for job in given) / ink:4.0%} of letters, "
        f"{len(given) / len(texts):4.0%} of texts  {n_pairs / len(texts):5.2f} rules a text  "
        f"{sorted(rates)[len(rates) // 2]:5.2f} MB per CPU s  "
        f"{sum(len(one.matches) for one in outcomes)} matches  {statuses}",
        flush=True,
    )


def same(language: str, texts: list[Text], rules: list[dict[str, object]], runs: int) -> None:
    del runs
    core, limits = find_core(), Limits(timeout_s=60)  # time must not decide what is found
    n_differing = n_matches = 0
    seconds = dict.fromkeys((True, False), 0.0)
    for start in range(0, len(texts), 200):
        part = texts[start : start + 200]
        found = {}
        for is_filtered in (True, False):
            started = cpu_s()
            semgrep = Semgrep(core, rules, limits, is_filtered=is_filtered)
            found[is_filtered] = {one.content_id: one for one in semgrep.scan(part)}
            seconds[is_filtered] += cpu_s() - started
        for text in part:
            on, off = found[True][text.content_id], found[False][text.content_id]
            n_matches += len(off.matches)
            if on.matches != off.matches:
                n_differing += 1
                differing = set(on.matches) ^ set(off.matches)
                print("  differs:", text.content_id[:12], sorted(m.rule_id for m in differing)[:5])
    print(
        f"{language:<11} {len(texts)} texts {megabytes(texts):.1f} MB, {n_matches} matches, "
        f"{n_differing} texts differ; CPU s with {seconds[True]:.0f}, without {seconds[False]:.0f}",
        flush=True,
    )


def costly(_: str, texts: list[Text], rules: list[dict[str, object]], runs: int) -> None:
    """Print the CPU seconds that each rule adds, run by itself on the texts that it can match in."""
    del runs
    core = find_core()
    semgrep = Semgrep(core, rules)
    chosen = {text.content_id: semgrep.ids(semgrep.candidates(text)) for text in texts}
    share = collections.Counter(name for names in chosen.values() for name in names)
    rows = []
    for name, n_texts in share.most_common(40):
        own = [text for text in texts if name in chosen[text.content_id]]
        rule = [one for one in rules if one["id"] == name]
        nothing = {**rule[0], "id": "nothing", "mode": "search", "pattern": "zzz_nothing_zzz"}
        for key in [key for key in nothing if key.startswith("pattern-") or key == "patterns"]:
            del nothing[key]
        took = []
        for one in ([nothing], rule):
            started = cpu_s()
            Semgrep(core, one, is_filtered=False).scan(own)
            took.append(cpu_s() - started)
        rows.append((took[1] - took[0], name, n_texts))
    for seconds, name, n_texts in sorted(rows, reverse=True)[:25]:
        print(
            f"{name:<50} {seconds:6.2f} s more, on {n_texts / len(texts):4.0%} of texts, "
            f"{seconds / megabytes(texts):.3f} s per MB offered",
            flush=True,
        )


def again(folder: str) -> None:
    """Print what a second run over an unchanged folder costs, as a whole and by stage of defects."""
    with tempfile.TemporaryDirectory() as store:
        took: list[float] = []
        stages: list[dict[str, dict[str, float]]] = []
        for _ in range(2):
            started = cpu_s()
            command = [sys.executable, "-m", "dataprep", "scan", folder, "--store", store, "-q"]
            subprocess.run([*command, "--jobs", "1", "--format", "json"], check=False,
                stdout=subprocess.DEVNULL, env={**os.environ})  # fmt: skip
            took.append(cpu_s() - started)
            runs = sorted((Path(store) / "runs").glob("*/run.json"), key=os.path.getmtime)
            told = json.loads(runs[-1].read_text())["stages"]
            stages.append({one["stage"]: one for one in told})
    print(f"all: first {took[0]:.1f} CPU s, second {took[1]:.2f}, {took[1] / took[0]:.1%}")
    for name in sorted(stages[0]):
        if name.startswith("detect."):
            first, second = stages[0][name], stages[1][name]
            print(
                f"{name}: first {first['n_computed']} texts, {first['cpu_s']:.2f} CPU s; "
                f"second {second['n_computed']} texts"
            )


def _asked(arguments: argparse.Namespace) -> Iterator[tuple[str, list[Text]]]:
    for one in arguments.corpora:
        language, _, folder = one.partition("=")
        yield language, texts_of(language, Path(folder), arguments.files, arguments.most_bytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("speed", "deep", "same", "rules", "again"))
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--files", type=int, default=600)
    parser.add_argument("--most-bytes", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.what == "again":
        again(arguments.corpora[0])
        return
    does = {"speed": speed, "deep": deep, "same": same, "rules": costly}[arguments.what]
    for language, texts in _asked(arguments):
        does(language, texts, rules_of(language), arguments.runs)


if __name__ == "__main__":
    main()
