"""Names of commit authors in a tree: recall, false hits and speed, on real files with planted names.

    python benchmarks/author_names.py ARCHIVE.zip... [--cases N] [--presidio N] [--show]

Real text files of the archives get lines that name authors of a made history: in comments, headers, docs, AUTHORS, strings
and TODOs, as the author writes the name or in another form. What is planted where is fixed before anything is looked for.
As many lines hold harmless look-alikes: first names, words and identifiers that are parts of authors' names. A case is found
when findings cover its whole span; a look-alike is hit when a finding overlaps it. `beyond` counts findings on neither.
`mb_per_cpu_s` is over all files. `--presidio` runs Presidio's analyzer with its patterns on the first so many cases.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from dataprep.contracts import load_contract
from dataprep.detect.identities import identities
from dataprep.detect.names import NameFinder
from dataprep.stage import Params

AUTHORS = """
Guido van Hout|Ada Merriweather|Jürgen Müller|Søren Kjærgård|Zoë Quinnell|Łukasz Wójcik|José García López|Jean-Pierre Delacroix
Conan O'Malley|Nguyễn Văn Tùng|Иван Петренко|Αλέξης Παπαδάκης|张伟明|李娜|欧阳志远|山田 太郎|김민준|Xiaoming Wang|Wei-Lun Chao|Priya Raghunathan
Mohammed Al-Fayed|Fatima bint Rashid|Thandiwe Nkosi|Chinedu Okonkwo|Kovács Gergely|Björn Åkesson|Æsa Þórsdóttir|François Lefèvre
Maria dos Santos|João Paulo Ferreira|Ludwig von Hagen|Kees de Vries|Pieter-Jan Bosmans|Robert J. Haversham|Mary Ann Tolliver|William Q Sterling
Giuseppe Di Marco|Elif Yılmaz|Ömer Çelik|Petr Dvořák|Zdeněk Šimůnek|Siobhán Ní Bhriain|Owain ap Rhys|Aleksandr Ivanovich Sorokin|Jennifer Lindqvist
David Kowalczyk|Mark Thistlewood|Grace Hollander|Will Easterbrook|Rose Pennington|Max Oberholzer|Frank Castellano|Art Vandermeer
Mark Long|Rich Field|Will Page|Grant Young|tiangola|sindrehus|kr1zzle|jdoubleyou42|Smith, Eleanor|Dr. Heinrich Vogelsang|Anna Schröder (aschroeder)
Rajesh Kumar Subramanian|Hyun-woo Park|Tomás Ó Súilleabháin|Karl-Heinz Großmann|Luca De Rossi|Katarzyna Zielińska-Nowak|Juan Carlos Mendoza Ruiz
""".replace("\n", "|").strip("|").split("|")  # fmt: skip
OTHERS = [
    "dependabot[bot]",
    "GitHub",
    "express",
    "admin",
    "root",
    "test",
    "Jenkins",
    "master",
    "John",
    "Anna",
    "user",
    "dev",
]
GIVEN = [
    "Guido",
    "Ada",
    "Jürgen",
    "Zoe",
    "Ivan",
    "Maria",
    "David",
    "Mark",
    "Grace",
    "Will",
    "Rose",
    "Max",
    "Frank",
    "Art",
    "Grant",
    "Anna",
    "Robert",
    "Jean",
    "Wei",
]
COMMENTS = {
    ".py": "# ",
    ".js": "// ",
    ".ts": "// ",
    ".css": "/* ",
    ".html": "<!-- ",
    ".rst": "",
    ".txt": "",
    ".md": "",
}
ENDS = {".css": " */", ".html": " -->"}
PLACES = {
    "comment": ["Written by {}.", "{} found this out the hard way", "see the mail from {} of last year", "patch: {}, reviewed twice"],
    "header": ["Copyright (c) 2019 {}", "Copyright 2012-2020 {} and others", "@author {}", "Author: {}"],
    "docs": ["Thanks to {} for the idea.", "* {} - core", "{} maintains the parser; ask on the list.", "This began as a script of {}'s."],
    "string": ['credits = "{}"', "AUTHOR = '{}'", '{{"name": "{}", "role": "lead"}}', '"by {}\\n"'],
}  # fmt: skip
LOOK_ALIKES = [
    "{first} = load()", "def {lower}(self):", "x.{lower}.{lower}()", "the {lower} of it", "[{first}]: value", "'{first}', 'Bob'",
    "{lower}_{word} = 1", "class {first}{word_title}:", "{first} {word}", "{first}, {word_title}", "assert {lower}[{lower}]", "@{word}.setter",
    "express(app)", "root = admin.test", "user.dev('master')", "mark_long = page", "rich text in a long field", "the will page is young",
    "{lower}.page(long)", "grant access to young", "long mark, page will", "import {word}", "John 3:16", "anna-karenina", "TODO(user): {word}",
]  # fmt: skip
WORDS = [
    "value",
    "index",
    "field",
    "buffer",
    "table",
    "request",
    "session",
    "parser",
    "stream",
    "widget",
    "handler",
    "cache",
    "token",
    "filter",
]


@dataclass(frozen=True)
class Case:
    """Something that was planted: its file, span, and what kind it is; nobody's where ``kind`` is empty."""

    file: int
    start: int
    end: int
    kind: str


def ascii_of(name: str) -> str:
    for old, new in (
        ("ø", "o"),
        ("ß", "ss"),
        ("Ł", "L"),
        ("ł", "l"),
        ("æ", "ae"),
        ("Æ", "Ae"),
        ("Þ", "Th"),
        ("ı", "i"),
    ):
        name = name.replace(old, new)
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def doubled(name: str) -> str:
    for old, new in (
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("Ö", "Oe"),
        ("ø", "oe"),
        ("å", "aa"),
        ("Å", "Aa"),
        ("ß", "ss"),
    ):
        name = name.replace(old, new)
    return name


def _last_first(name: str) -> str:
    *given, last = name.split()
    return f"{last}, {' '.join(given)}"


def _middle(name: str) -> str:
    first, *rest = name.split()
    return f"{first} R. {rest[-1]}" if len(rest) == 1 else f"{first} {rest[-1]}"


def _initial(name: str) -> str:
    first, *rest = name.split()
    return f"{first[0]}. {' '.join(rest[-1:])}"


FORMS: dict[str, tuple[int, Callable[[str], str]]] = {
    "as-written": (10, str), "upper": (2, str.upper), "lower": (2, str.lower), "ascii": (3, ascii_of), "doubled": (2, doubled),
    "last-first": (2, _last_first), "middle": (2, _middle), "initial": (1, _initial),
    "hyphens": (1, lambda name: name.replace("-", " ")), "turned": (1, lambda name: " ".join(name.split()[::-1])),
}  # fmt: skip


def applies(form: str, name: str) -> bool:
    """Return whether a form of a name is another one than as written, and is in use for it."""
    words = name.split()
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)
    if form == "as-written":
        return True
    if len(words) == 1 or (not latin and form not in {"upper", "lower"}):
        return False
    if form == "turned":
        return len(words) == 2
    if form in {"last-first", "middle", "initial"}:
        return not any(word.islower() or word in {"De", "Di", "Ó", "Ní"} for word in words[:-1])
    if form in {"lower", "upper"} and all(
        word in ["Mark", "Long", "Rich", "Field", "Will", "Page", "Grant", "Young"]
        for word in words
    ):
        return form == "upper"
    return FORMS[form][1](name) != name


def shown_name(author: str) -> str:
    """Return the name that is planted for an author of the history."""
    name = author.split(" (", maxsplit=1)[0].removeprefix("Dr. ")
    if "," in name:
        last, first = name.split(", ")
        name = f"{first} {last}"
    return name


def read_texts(archives: list[Path], count: int, rng: random.Random) -> list[tuple[str, str]]:
    found = []
    for archive in archives:
        with zipfile.ZipFile(archive) as content:
            for info in sorted(content.infolist(), key=lambda i: i.filename):
                suffix = Path(info.filename).suffix
                if (
                    suffix in COMMENTS
                    and 500 < info.file_size < 60_000
                    and "locale/" not in info.filename
                ):
                    found.append((archive, info.filename, suffix))
    rng.shuffle(found)
    texts = []
    for archive, name, suffix in found[: count * 2]:
        try:
            texts.append((suffix, zipfile.ZipFile(archive).read(name).decode()))
        except UnicodeDecodeError:
            continue
        if len(texts) == count:
            break
    return texts


def plant(
    texts: list[tuple[str, str]], n_cases: int, rng: random.Random
) -> tuple[list[bytes], list[Case]]:
    """Return the texts with planted lines, and where what was planted."""
    lines = [text.split("\n") for _, text in texts]
    planted: list[tuple[int, int, str, str, str]] = []
    for number in range(2 * n_cases):
        file = rng.randrange(len(texts))
        suffix = texts[file][0]
        if number < n_cases:
            name = shown_name(AUTHORS[number % len(AUTHORS)])
            forms = [form for form in FORMS if applies(form, name)]
            form = rng.choices(forms, [FORMS[one][0] for one in forms])[0]
            place = rng.choice(list(PLACES))
            value, template = FORMS[form][1](name), rng.choice(PLACES[place])
            kind = f"{form}/{place}"
        else:
            first, word = rng.choice(GIVEN), rng.choice(WORDS)
            template, kind = "{}", ""
            value = rng.choice(LOOK_ALIKES).format(
                first=first, lower=first.lower(), word=word, word_title=word.title()
            )
        before, _, after = template.partition("{}")
        before, after = before.replace("{{", "{"), after.replace("}}", "}")
        marked = COMMENTS[suffix] if kind else ""
        line = 0 if "/header" in kind else rng.randrange(len(lines[file]))
        planted.append(
            (file, line, marked + before, value, after + (ENDS.get(suffix, "") if marked else ""))
        )
    kinds = [p[3] for p in planted]
    del kinds
    return _placed(lines, planted, n_cases)


def _placed(
    lines: list[list[str]], planted: list[tuple[int, int, str, str, str]], n_cases: int
) -> tuple[list[bytes], list[Case]]:
    """Return the texts with the lines in them, and the spans of the values."""
    by_place: dict[tuple[int, int], list[int]] = {}
    for number, (file, line, *_) in enumerate(planted):
        by_place.setdefault((file, line), []).append(number)
    texts, cases = [], []
    for file, own in enumerate(lines):
        out = bytearray()
        for line, text in enumerate(own):
            for number in by_place.get((file, line), ()):
                _, _, before, value, after = planted[number]
                out += before.encode()
                start = len(out)
                out += value.encode()
                cases.append(Case(file, start, len(out), str(number) if number < n_cases else ""))
                out += after.encode() + b"\n"
            out += text.encode() + b"\n"
        texts.append(bytes(out))
    return texts, cases


def people() -> list[tuple[str | None, str | None]]:
    """Return the people of a made history, read back from its commits as the stages do."""
    rows = []
    for number, author in enumerate([*AUTHORS, *OTHERS]):
        local = ascii_of(shown_name(author)).lower().replace(" ", "").replace("'", "")
        rows.append({
            "repo_id": "r", "commit_id": f"{number:040x}", "parents": [], "author_name": author,
            "author_email": f"{local if local.isascii() else f'u{number}'}@example{number % 7}.org",
            "committer_name": "GitHub", "committer_email": "noreply@github.com", "message": "",
        })  # fmt: skip
    commits = pl.DataFrame(rows, schema=load_contract("commits").polars_schema())
    return list(identities(commits, Params())["identities"].select("name", "email").iter_rows())


def overlaps(spans: list[tuple[int, int]], case: Case) -> bool:
    return any(start < case.end and case.start < end for start, end in spans)


def covers(spans: list[tuple[int, int]], case: Case) -> bool:
    return any(start <= case.start and case.end <= end for start, end in spans)


def presidio(texts: list[bytes], cases: list[Case], most: int) -> dict[str, float]:
    """Return recall and speed of Presidio's patterns, without a model, on the files of the first cases."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    blank = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "blank_en"}]}
    import spacy

    path = Path("/tmp") / "blank_en"
    spacy.blank("en").to_disk(path)
    blank["models"][0]["model_name"] = str(path)
    engine = AnalyzerEngine(
        registry=registry, nlp_engine=NlpEngineProvider(nlp_configuration=blank).create_engine()
    )
    started, n_bytes, found = time.process_time(), 0, 0
    own = [case for case in cases if case.kind][:most]
    for case in own:
        text = texts[case.file]
        line = text[text.rfind(b"\n", 0, case.start) + 1 : text.find(b"\n", case.end)].decode()
        value = text[case.start : case.end].decode()
        n_bytes += len(line)
        at = line.find(value)
        found += any(
            r.start <= at and at + len(value) <= r.end
            for r in engine.analyze(line, language="en", entities=["PERSON"])
        )
    return {
        "presidio_recall": round(found / len(own), 4),
        "presidio_mb_per_cpu_s": round(n_bytes / 1e6 / (time.process_time() - started), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archives", nargs="+", type=Path)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--files", type=int, default=1500)
    parser.add_argument("--presidio", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    texts, cases = plant(read_texts(args.archives, args.files, rng), args.cases, rng)
    finder = NameFinder(people(), frozenset())
    dict(finder.find(texts[:2]))
    started = time.process_time()
    found = {
        number: [(one.start, one.end) for one in judged] for number, judged in finder.find(texts)
    }
    cpu = time.process_time() - started
    print(json.dumps(report(texts, cases, found, cpu, show=args.show), indent=1))
    if args.presidio:
        print(json.dumps(presidio(texts, cases, args.presidio)))


def report(
    texts: list[bytes],
    cases: list[Case],
    found: dict[int, list[tuple[int, int]]],
    cpu: float,
    *,
    show: bool,
) -> dict[str, object]:
    named, harmless = [c for c in cases if c.kind], [c for c in cases if not c.kind]
    missed = [c for c in named if not covers(found.get(c.file, []), c)]
    hit = [c for c in harmless if overlaps(found.get(c.file, []), c)]
    planted: dict[int, list[Case]] = {}
    for case in cases:
        planted.setdefault(case.file, []).append(case)
    beyond = [
        (n, s)
        for n, spans in found.items()
        for s in spans
        if not any(c.start < s[1] and s[0] < c.end for c in planted.get(n, []))
    ]
    if show:
        for line in _lines(texts, missed, hit, beyond):
            print(line)
    size = sum(map(len, texts)) / 1e6
    return {
        "cases": len(named), "recall": round(1 - len(missed) / len(named), 4),
        "look_alikes": len(harmless), "hit": round(len(hit) / len(harmless), 4), "beyond": len(beyond),
        "mb": round(size, 1), "mb_per_cpu_s": round(size / cpu),
    }  # fmt: skip


def _lines(
    texts: list[bytes],
    missed: list[Case],
    hit: list[Case],
    beyond: list[tuple[int, tuple[int, int]]],
) -> Iterator[str]:
    """Yield what is wrong; all names here are made up or stand in published files."""
    counts = Counter(texts[c.file][c.start : c.end].decode() for c in missed)
    yield from (f"missed {count} {name}" for name, count in counts.most_common(60))
    yield from (f"hit {texts[c.file][c.start : c.end].decode()}" for c in hit[:40])
    yield from (
        f"beyond {texts[n][max(0, s[0] - 30) : s[1] + 20]!r} {texts[n][s[0] : s[1]]!r}"
        for n, s in beyond[:40]
    )


if __name__ == "__main__":
    main()
