"""Recall, wrong-checksum hits and false hits of the rules for identifiers, cards, names and addresses.

    python benchmarks/pii_ids.py [--kinds cn] [--presidio] [--misses N] [ARCHIVE.zip ...]

Chinese values are made here, with check digits written anew; those of other rules are made by the
rules' own tests, whose checks are compared with python-stdnum where that is installed. Each value is
put into texts of twenty-odd forms. With archives: hits in their files, which are code by other people.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
import time
import zipfile
from pathlib import Path

from _pii_chinese import CHINESE, FORMS

from dataprep.resources import rules_dir
from dataprep.rules.load import RuleBook, load_rules
from dataprep.sensitive.check import make_value
from dataprep.sensitive.engine import Detection

PER_CHINESE_KIND = 400
PER_OTHER_KIND = 60
NO_LAST_CHECK = {
    "au-medicare-number",
    "gb-utr",
    "cn-bank-card-wide",
    "cn-resident-id-wide",
}  # the last character is no check, or a wide one


def broken(value: str) -> str:
    """Change the last digit or letter that is a check."""
    place = max(k for k, c in enumerate(value) if c.isalnum())
    last = value[place]
    other = str((int(last) + 3) % 10) if last.isdigit() else "5"
    return value[:place] + other + value[place + 1 :]


def chinese(detection: Detection, show: int) -> None:
    rng = random.Random(6)
    print(f"{'kind':22} {'cases':>6} {'recall':>7} {'exact':>7} {'wrong checksum hit':>19}")
    for kind, (make, zh, en, has_check) in CHINESE.items():
        found = exact = wrong = 0
        missed: list[str] = []
        for number in range(PER_CHINESE_KIND):
            value, form = make(rng), FORMS[number % len(FORMS)]
            text = form.format(v=value, zh=rng.choice(zh), en=rng.choice(en))
            start = len(text[: text.index(value)].encode())
            end = start + len(value.encode())
            hits = detection.scan(text.encode())
            found += any(h.start < end and start < h.end for h in hits)
            is_exact = any((h.start, h.end) == (start, end) for h in hits)
            exact += is_exact
            if not is_exact:
                missed.append(
                    text
                    + "  -> "
                    + str([(h.rule.id, text.encode()[h.start : h.end].decode()) for h in hits])
                )
            if has_check:
                bad = text.replace(value, broken(value))
                hits = [h for h in detection.scan(bad.encode()) if h.start < end and start < h.end]
                wrong += bool(hits)
                if hits and show:
                    missed.append("WRONG " + bad + str([h.rule.id for h in hits]))
        print(
            f"{kind:22} {PER_CHINESE_KIND:6} {found / PER_CHINESE_KIND:7.4f} {exact / PER_CHINESE_KIND:7.4f} {wrong if has_check else '-':>19}"
        )
        for line in missed[:show]:
            print("   ", line.replace("\n", "⏎"))


def others(registry: RuleBook, detection: Detection, presidio: bool, show: int) -> None:
    """Every rule's own templates, all rules asked; wrong checksums in the same texts."""
    total = collections.Counter()
    rivals = _rivals() if presidio else None
    for rule in registry.sensitive():
        if rule.is_secret or rule.found_by or rule.entity not in {"national_id", "payment"}:
            continue
        test = registry.sensitive_test_of(rule.id)
        forms = [
            *test.hits,
            "  " + test.hits[0] + " // note",
            'x = {{"a": 1}}; ' + test.hits[1],
            "2024-01-02 03:04:05 " + test.hits[0],
        ]
        found = wrong = theirs = 0
        for number in range(PER_OTHER_KIND):
            value = make_value(rule.id, test, 1000 + number)
            text = forms[number % len(forms)].replace("{value}", value)
            start = len(text[: text.index(value)].encode())
            end = start + len(value.encode())
            hit = any((h.start, h.end) == (start, end) for h in detection.scan(text.encode()))
            found += hit
            if not hit and show:
                print("    missed", rule.id, text)
            if rivals:
                theirs += any(
                    r.start <= text.index(value) and r.end >= text.index(value) + len(value)
                    for r in rivals(text)
                )
            if test.generate.complete and rule.id not in NO_LAST_CHECK:
                bad = text.replace(value, broken(value))
                hits = [h for h in detection.scan(bad.encode()) if h.start < end and start < h.end]
                wrong += bool(hits)
                if hits and show:
                    print("    wrong", rule.id, bad, [h.rule.id for h in hits])
        total.update(
            cases=PER_OTHER_KIND,
            found=found,
            theirs=theirs,
            wrong=wrong,
            checked=PER_OTHER_KIND * bool(test.generate.complete),
        )
        if found < PER_OTHER_KIND or wrong or show:
            print(
                f"{rule.id:32} recall {found / PER_OTHER_KIND:.2f} wrong {wrong}"
                + (f" presidio {theirs / PER_OTHER_KIND:.2f}" if rivals else "")
            )
    print(
        dict(total.items()),
        f"recall {total['found'] / total['cases']:.4f} wrong {total['wrong'] / max(total['checked'], 1):.4f}",
        f"presidio {total['theirs'] / total['cases']:.4f}" if presidio else "",
    )


def _rivals():
    """All of Presidio's pattern recognisers, no model."""
    import inspect

    from presidio_analyzer import PatternRecognizer, predefined_recognizers

    made = []
    for label, cls in vars(predefined_recognizers).items():
        if (
            inspect.isclass(cls)
            and issubclass(cls, PatternRecognizer)
            and label not in {"UrlRecognizer", "DateRecognizer", "PatternRecognizer"}
        ):
            try:
                made.append(cls())
            except TypeError:
                continue
    return lambda text: [
        r
        for one in made
        if not _is_email(one)
        for r in one.analyze(text, one.supported_entities, None) or []
        if r.score >= 0.4
    ]


def _is_email(recogniser: object) -> bool:
    return "Email" in type(recogniser).__name__


def archives(detection: Detection, paths: list[str]) -> None:
    hits: collections.Counter[str] = collections.Counter()
    size = 0
    shown: collections.Counter[str] = collections.Counter()
    begun = time.process_time()
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                text = archive.read(info)
                if info.file_size > 4_000_000 or b"\0" in text[:4000]:
                    continue
                size += len(text)
                for hit in detection.scan(text):
                    hits[hit.rule.id] += 1
                    shown[hit.rule.id] += 1
                    if shown[hit.rule.id] <= 5:
                        print(
                            f"  {hit.rule.id}: {Path(info.filename).name} {text[hit.start - 30 : hit.end + 10]!r}"
                        )
    print(
        f"{size / 1e6:.0f} MB, {sum(hits.values())} hits, {sum(hits.values()) / (size / 1e6):.3f} a MB, {size / 1e6 / (time.process_time() - begun):.0f} MB/s",
        dict(hits),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archives", nargs="*")
    parser.add_argument("--presidio", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument(
        "--mine",
        action="store_true",
        help="only rules of names, addresses, phones, ids, payment and vehicles of this part",
    )
    args = parser.parse_args()
    registry = load_rules([rules_dir()])
    rules = [r for r in registry.sensitive() if not r.found_by and not r.is_secret]
    detection = Detection(rules)
    chinese(detection, args.misses)
    others(registry, detection, args.presidio, args.misses)
    if args.archives:
        archives(detection, args.archives)
    return 0


if __name__ == "__main__":
    sys.exit(main())
