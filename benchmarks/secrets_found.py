"""Measure the detection of secrets on planted ones and on harmless look-alikes of real code.

    DATAPREP_BENCH_DIR=... PYTHONPATH=.:benchmarks python benchmarks/secrets_found.py fetch
    DATAPREP_BENCH_DIR=... PYTHONPATH=.:benchmarks python benchmarks/secrets_found.py [held-out|development] [archive ...] [--misses] [--peer]

Positives are made at run time: planted into real files in the place of a literal that a credential's name has there
(`_secrets_plant.PLACE`), and into forms of more than twenty languages and formats. Look-alikes are literals of the same
packages that a criterion of its own names (`LOOKALIKE`): names with key, token, hash, id ..., digests, UUIDs, integrity.
Those that are true secrets by eye are listed by digest in `secrets_by_eye.txt`, written before any answer was seen.
Rules were written while looking at the development packages; held-out ones were never looked at.
Precision is that at the natural ratio: planted secrets found, against everything else reported in the same real files.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import re
import tempfile
import time
from pathlib import Path

import re2
import yaml
from _secrets_plant import Planted, from_templates, in_real_code
from _secrets_sources import fetch, texts

from dataprep.ids import language_id
from dataprep.label.language import identify_languages
from dataprep.resources import rules_dir
from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.engine import Detection

HOME = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "secrets"
BY_EYE = Path(__file__).with_name("secrets_by_eye.txt")
LOOKALIKE = re2.compile(
    rb"""(?i)(?:key|token|secret|passw|pwd|auth|cred|hash|digest|salt|sign|session|cookie|uuid|guid|sha\d*|md5|checksum|integrity|id|nonce|etag)[\w.-]*["']?\]?"""
    rb"""\s*(?:=>|:=|[:=])\s*["']([^"'\n\\]{6,200})["']"""
    rb"""|["']([0-9a-fA-F]{32,128})["']|\b([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})\b|(sha(?:256|384|512)-[A-Za-z0-9+/]{40,}={0,2})"""
)  # fmt: skip
GROUPS = (1, 2, 3, 4)  # value, hexadecimal, UUID, integrity
MOST_OF_PEER = 20_000  # bytes of a file that the peer is asked about
N_LOOKALIKES, N_REAL, ROUNDS, MOST_OF_FILE = 1_500, 400, 3, 4


def detection() -> Detection:
    """Return all rules of secrets."""
    return Detection(
        SensitiveRule(**yaml.safe_load(path.read_text()))
        for path in sorted((rules_dir() / "secrets").rglob("*.yaml")) if not path.name.endswith(".test.yaml")
    )  # fmt: skip


def lookalikes(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes, int, int]]:
    """Return name, text and span of a sample, the same at each run."""
    cases = []
    for name, text in found:
        spans = [
            next(m.span(group) for group in GROUPS if m.group(group) is not None)
            for m in LOOKALIKE.finditer(text)
        ]
        order = sorted(
            spans, key=lambda span: hashlib.sha256(b"%s %d" % (name.encode(), span[0])).digest()
        )
        cases += [(name, text, *span) for span in order[:MOST_OF_FILE]]
    cases.sort(key=lambda case: hashlib.sha256(case[0].encode() + b"%d" % case[2]).digest())
    chosen, of_package = [], collections.Counter()
    for case in cases:
        package = case[0].split("/", 1)[0]
        if of_package[package] < N_LOOKALIKES // 12:
            of_package[package] += 1
            chosen.append(case)
    return chosen[:N_LOOKALIKES]


def mark(case: tuple[str, bytes, int, int]) -> str:
    """Return the digest under which a case is listed."""
    name, text, start, end = case
    return hashlib.sha256(name.encode() + b"\0%d\0" % start + text[start:end]).hexdigest()[:24]


def slugs(names: list[str], contents: list[bytes]) -> list[str | None]:
    """Return the language of each text."""
    guesses = identify_languages(names, contents)
    return [None if guess.language is None else language_id(guess.language) for guess in guesses]


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether a span has at least half of a value, and not more than twice of it."""
    return any(
        min(b, end) - max(a, start) >= (end - start) / 2 and b - a <= 2 * (end - start) + 8
        for a, b in spans
    )


class Peer:
    """detect-secrets, all of its plugins and filters as they come."""

    def __init__(self) -> None:
        self.seconds, self.n_bytes = 0.0, 0

    def spans(self, name: str, text: bytes) -> list[tuple[int, int]]:
        """Return what it reports in a file."""
        from detect_secrets.core import scan
        from detect_secrets.settings import default_settings

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / (Path(name).name or "x")
            path.write_bytes(text)
            begin = time.process_time()
            with default_settings():
                found = [(s.line_number, s.secret_value or "") for s in scan.scan_file(str(path))]
            self.seconds += time.process_time() - begin
            self.n_bytes += len(text)
        lines = [0, *(m.end() for m in re.finditer(rb"\n", text))]
        spans = []
        for number, value in found:
            first = lines[number - 1]
            last = lines[number] if number < len(lines) else len(text)
            place = text.find(value.encode(), first, last)
            spans.append((place, place + len(value.encode())) if place >= 0 else (first, last))
        return spans


class Ours:
    """This project's rules of secrets."""

    def __init__(self) -> None:
        self._detection = detection()
        self.seconds, self.n_bytes = 0.0, 0
        self.rules: collections.Counter[str] = collections.Counter()

    def spans(self, text: bytes, language: str | None) -> list[tuple[int, int]]:
        """Return what it reports in a text."""
        begin = time.process_time()
        found = self._detection.scan(text, language)
        self.seconds += time.process_time() - begin
        self.n_bytes += len(text)
        self.rules.update(one.rule.id for one in found)
        return [(one.start, one.end) for one in found]


def positives(part: list[tuple[str, bytes]], seed: int) -> list[Planted]:
    """Return planted secrets."""
    return [*in_real_code(part, seed, N_REAL), *from_templates(seed, ROUNDS)]


def judge(answer: list[list[tuple[int, int]]], cases: list[Planted]) -> dict[str, object]:
    """Return recall by kind, and precision in the real files.

    Args:
        answer: Spans by case.
        cases: The cases.
    """
    by_kind: dict[str, list[bool]] = collections.defaultdict(list)
    right = wrong = 0
    for spans, case in zip(answer, cases, strict=True):
        hit = overlaps(spans, case.start, case.end)
        by_kind["form" if case.kind.startswith("form") else case.kind].append(hit)
        if case.kind.startswith("real"):
            others = [s for s in spans if not (s[0] < case.end and case.start < s[1])]
            wrong += len(others)
            right += hit
    hits = [hit for kind in by_kind.values() for hit in kind]
    return {
        "recall": round(sum(hits) / len(hits), 4), "cases": len(hits),
        "recall_by_kind": {kind: f"{sum(h)}/{len(h)}" for kind, h in sorted(by_kind.items())},
        "precision_in_real_files": round(right / max(1, right + wrong), 4), "others_reported": wrong,
    }  # fmt: skip


def beside_peer(
    cases: list[Planted],
    answer: list[list[tuple[int, int]]],
    harmless: list[tuple[str, bytes, int, int]],
    spans: dict[str, list[tuple[int, int]]],
) -> dict[str, object]:
    """Return both tools' numbers on the files that the slower one reads in minutes."""
    peer = Peer()
    pairs = [pair for pair in zip(cases, answer, strict=True) if len(pair[0].text) <= MOST_OF_PEER]
    small = [case for case, _ in pairs]
    alike = [case for case in harmless if len(case[1]) <= MOST_OF_PEER]
    theirs = {name: peer.spans(name, text) for name, text in {c[0]: c[1] for c in alike}.items()}

    def hit(by_name: dict[str, list[tuple[int, int]]]) -> str:
        n = sum(any(a < c[3] and c[2] < b for a, b in by_name[c[0]]) for c in alike)
        return f"{n}/{len(alike)}"

    return {
        "ours": judge([found for _, found in pairs], small), "ours_lookalikes": hit(spans),
        "detect-secrets": judge([peer.spans(case.name, case.text) for case in small], small), "detect-secrets_lookalikes": hit(theirs),
        "detect-secrets_megabytes_per_cpu_second": round(peer.n_bytes / 1e6 / peer.seconds, 2),
    }  # fmt: skip


def main() -> None:
    """Fetch, or measure and print one JSON document."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "part", nargs="?", default="held-out", choices=["held-out", "development", "fetch"]
    )
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--peer", action="store_true", help="detect-secrets beside it; minutes")
    parser.add_argument(
        "--review",
        action="store_true",
        help="print the look-alikes that an eye has to judge, and stop",
    )
    options = parser.parse_args()
    if options.part == "fetch":
        for part in ("development", "held-out"):
            fetch(part, HOME)
        return
    part = list(texts(options.part, HOME, options.archives))
    alike = lookalikes(part)
    if options.review:
        for case in alike:
            line = case[1].rfind(b"\n", 0, case[2]) + 1
            print(
                mark(case),
                case[0][-50:],
                case[1][max(line, case[2] - 60) : case[3]].decode().strip(),
                sep="\t",
            )
        return
    cases = positives(part, 7)
    true_by_eye = set(BY_EYE.read_text().split()) if BY_EYE.exists() else set()
    harmless = [case for case in alike if mark(case) not in true_by_eye]
    report: dict[str, object] = {
        "part": options.part,
        "texts": len(part),
        "megabytes": round(sum(len(t) for _, t in part) / 1e6, 1),
    }
    ours = Ours()
    languages = slugs([case.name for case in cases], [case.text for case in cases])
    answer = [
        ours.spans(case.text, language) for case, language in zip(cases, languages, strict=True)
    ]
    report["ours"] = judge(answer, cases)
    spans = {name: ours.spans(text, slug) for (name, text), slug in zip({c[0]: c[1] for c in harmless}.items(), slugs(list({c[0]: c[1] for c in harmless}), list({c[0]: c[1] for c in harmless}.values())), strict=True)}  # fmt: skip
    hit = [case for case in harmless if any(a < case[3] and case[2] < b for a, b in spans[case[0]])]
    report["lookalikes"] = {
        "cases": len(harmless),
        "hit": len(hit),
        "rate": round(len(hit) / len(harmless), 4),
    }
    report["megabytes_per_cpu_second"] = round(ours.n_bytes / 1e6 / ours.seconds, 1)
    if options.misses:
        for case, found in zip(cases, answer, strict=True):
            if not overlaps(found, case.start, case.end):
                line = case.text.rfind(b"\n", 0, case.start) + 1
                print("MISS", case.kind, case.name[-50:], case.text[max(line, case.start - 60) : case.end + 5].decode(errors="replace"), sep="\t")  # fmt: skip
            elif case.kind.startswith("real"):
                for a, b in found:
                    if not (a < case.end and case.start < b):
                        line = case.text.rfind(b"\n", 0, a) + 1
                        print("OTHER", case.name[-50:], case.text[max(line, a - 60) : b][:160].decode(errors="replace"), sep="\t")  # fmt: skip
        for case in hit:
            print("ALIKE", mark(case), case[0][-50:], case[1][max(0, case[2] - 50) : case[3]].decode(errors="replace").replace("\n", "\\n"), sep="\t")  # fmt: skip
    if options.peer:
        report["small_files"] = beside_peer(cases, answer, harmless, spans)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
