"""Speed of finding and redacting secrets and personal data, beside Presidio and detect-secrets.

    python benchmarks/privacy_speed.py .bench/zips/*.zip [--code] [--mebibytes 80] [--peer-mebibytes 0.3]

Each part runs in a process of its own, one thread: CPU seconds of the work without the reading of
archives, and the peak of resident memory. Ours are the functions of the stages `detect.contents`,
`detect.names` (50 invented people, `--seed`) and `redact.texts` with its proof, under the default
policy; the making of the automata counts as `load`. Presidio's AnalyzerEngine has a null engine of
language and all of its recognisers for English, detect-secrets all of its plugins; both get a sample
of files of at most 20 kB. Bars: >= 10 MB per CPU second on code, peak under 600 MB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from dataprep.detect.contents import detect_contents
from dataprep.detect.names import NameFinder
from dataprep.ids import language_id
from dataprep.label.language import identify_languages
from dataprep.recipe_sections import Privacy
from dataprep.redact.params import RedactionParams
from dataprep.redact.stage import redact_texts
from dataprep.resources import rules_dir
from dataprep.sensitive.policy import action_for

CODE = frozenset({"c", "cpp", "csharp", "go", "java", "javascript", "kotlin", "php", "python",
    "ruby", "rust", "scala", "shell", "swift", "tsx", "typescript"})  # fmt: skip
KEY = bytes(32)
N_PEOPLE, MOST_OF_PEER = 50, 20_000
PARTS = ("ours", "presidio", "detect-secrets")


def read_texts(
    archives: list[Path], most_bytes: int, code: bool
) -> Iterator[tuple[str, str | None, bytes]]:
    """Yield path, language and bytes of distinct UTF-8 texts, in an order that says nothing."""
    members = [(path, name) for path in archives for name in zipfile.ZipFile(path).namelist()]
    members.sort(key=lambda one: hashlib.sha256(f"{one[0].name}/{one[1]}".encode()).digest())
    opened = {path: zipfile.ZipFile(path) for path in archives}
    seen, taken = set(), 0
    for path, name in members:
        text = opened[path].read(name)
        digest = hashlib.sha256(text).digest()
        if not text or b"\0" in text[:8_000] or digest in seen:
            continue
        seen.add(digest)
        try:
            text.decode()
        except UnicodeDecodeError:
            continue
        language = identify_languages([name], [text])[0].language
        if code and (language is None or language_id(language) not in CODE):
            continue
        taken += len(text)
        if taken > most_bytes:
            return
        yield name, language, text


def timed(seconds: dict[str, float], what: str, work: Callable[[], object]) -> object:
    """Return what some work returns; its CPU seconds are added under a name."""
    begin = time.process_time()
    done = work()
    seconds[what] = seconds.get(what, 0.0) + time.process_time() - begin
    return done


def ours(found: list[tuple[str, str | None, bytes]], seed: int) -> dict[str, float]:
    """Return CPU seconds by stage."""
    seconds: dict[str, float] = {}
    params = RedactionParams(folders=(str(rules_dir()),), policy=Privacy())
    labels = pl.DataFrame({"content_id": [str(n) for n in range(len(found))], "language": [one[1] for one in found]},
        schema={"content_id": pl.String, "language": pl.String})  # fmt: skip
    contents = pl.DataFrame(
        {"content_id": labels["content_id"], "text": [t.decode() for *_, t in found]}
    )
    slugs = {None if language is None else language_id(language) for _, language, _ in found}
    timed(seconds, "load", lambda: [params.detection().scan(b"", slug) for slug in slugs])
    findings = timed(
        seconds, "detect.contents",
        lambda: detect_contents(contents, labels, params, KEY)["findings"],
    )  # fmt: skip
    chance = random.Random(seed)
    given, surnames = (
        [word for word in (rules_dir() / "pii" / "names" / f"{name}.txt").read_text().splitlines() if word.isalpha()]
        for name in ("given", "surnames")
    )  # fmt: skip
    people = [
        (f"{chance.choice(given)} {chance.choice(surnames)}".title(), None) for _ in range(N_PEOPLE)
    ]
    finder = NameFinder(people, frozenset())
    timed(seconds, "detect.names", lambda: list(finder.find([text for *_, text in found])))
    assert isinstance(findings, pl.DataFrame)
    acts = [
        action_for(params.policy, e, p) for e, p in findings.select("entity", "place").iter_rows()
    ]
    wanted = findings.with_columns(action=pl.Series(acts, dtype=pl.String)).filter(
        pl.col("action") != "drop"
    )
    redacted = wanted.filter(pl.col("action") == "redact").select("content_id").unique()
    wanted = wanted.join(redacted, on="content_id", how="semi").with_columns(
        file_place=pl.lit("text"), variant=pl.lit("v")
    )
    made = timed(seconds, "redact.texts", lambda: redact_texts(contents, wanted, params, KEY))
    assert isinstance(made, dict)
    seconds["n_findings"], seconds["n_redacted"] = findings.height, made["redacted"].height
    seconds["n_quarantined"] = made["quarantine"].height
    return seconds


def presidio(found: list[tuple[str, str | None, bytes]], _: int) -> dict[str, float]:
    """Return CPU seconds of Presidio's patterns."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

    from dataprep.sensitive.presidio import _offline_email, null_engine

    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=null_engine())
    registry.remove_recognizer("EmailRecognizer")
    registry.add_recognizer(_offline_email())  # the one that asks no network for suffixes
    engine = AnalyzerEngine(registry=registry, nlp_engine=null_engine(), supported_languages=["en"])
    seconds: dict[str, float] = {}
    for *_, text in found:
        timed(seconds, "analyze", lambda text=text: engine.analyze(text.decode(), "en"))
    return seconds


def detect_secrets(found: list[tuple[str, str | None, bytes]], _: int) -> dict[str, float]:
    """Return CPU seconds of detect-secrets."""
    from detect_secrets.core import scan
    from detect_secrets.settings import default_settings

    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, default_settings():
        for number, (name, _, text) in enumerate(found):
            path = Path(folder) / f"{number}{Path(name).suffix}"
            path.write_bytes(text)
            timed(seconds, "scan", lambda path=path: list(scan.scan_file(str(path))))
    return seconds


def run_part(part: str, args: argparse.Namespace) -> dict[str, object]:
    """Return what one part took; called in its own process."""
    most = args.mebibytes if part == "ours" else args.peer_mebibytes * 20
    found = list(read_texts(args.archives, int(most * 2**20), args.code))
    if part != "ours":
        found, left = (
            [one for one in found if len(one[2]) <= MOST_OF_PEER],
            args.peer_mebibytes * 2**20,
        )
        sizes = [sum(len(one[2]) for one in found[: n + 1]) for n in range(len(found))]
        found = found[: max(1, sum(size <= left for size in sizes))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work = {"ours": ours, "presidio": presidio, "detect-secrets": detect_secrets}[part]
    taken = work(found, args.seed)
    megabytes = sum(len(text) for *_, text in found) / 1e6
    counts = {name: int(taken.pop(name)) for name in list(taken) if name.startswith("n_")}
    load = taken.pop("load", 0.0)
    return {
        "part": part, "n_texts": len(found), "mb": round(megabytes, 2), "load_s": round(load, 2),
        "cpu_s": {name: round(one, 2) for name, one in taken.items()},
        "mb_per_cpu_s": round(megabytes / sum(taken.values()), 2),
        "mb_per_cpu_s_with_load": round(megabytes / (load + sum(taken.values())), 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "peak_mib_before": before // 1024, **counts,
        "presidio_imported": "presidio_analyzer" in sys.modules,
    }  # fmt: skip


def main() -> None:
    """Measure each part and print a line of JSON for it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--code", action="store_true", help="programming languages only")
    parser.add_argument("--mebibytes", type=float, default=80.0)
    parser.add_argument("--peer-mebibytes", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--part", choices=PARTS)
    args = parser.parse_args()
    if args.part is not None:
        print(json.dumps(run_part(args.part, args)))
        return
    for part in PARTS:
        command = [sys.executable, __file__, *sys.argv[1:], "--part", part]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout.strip() or f"{part}: {done.stderr.strip()[-600:]}", flush=True)


if __name__ == "__main__":
    main()
