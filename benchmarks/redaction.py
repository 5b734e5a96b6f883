"""Redaction of real source files in which invented values of every kind were planted.

    python benchmarks/redaction.py [--archives .bench/zips] [--mebibytes 8] [--scan]

Values are made when it runs, by ``--seed``; they are planted where such values stand: in strings,
comments, numbers, URLs, whole and in pieces of base64. A file that has a tree, and with Python or a
format a loader, is planted so that it still has one; what a plant breaks is left out and counted.
The spans are those of the planting; with ``--scan`` the detection is the rescan, so that what it finds
besides goes, too. Bars: no value left, every file that parsed does, text outside of spans identical.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from dataprep.redact.apply import Redacted, Span, redact_text
from dataprep.redact.formats import format_of
from dataprep.redact.proof import Proof
from dataprep.sensitive.forms import Reach, reach_of

LANGUAGES = {
    ".py": "Python", ".js": "JavaScript", ".ts": "TypeScript", ".java": "Java", ".c": "C",
    ".h": "C", ".go": "Go", ".rs": "Rust", ".rb": "Ruby", ".json": "JSON", ".yaml": "YAML",
    ".yml": "YAML", ".toml": "TOML", ".xml": "XML", ".md": "Markdown", ".html": "HTML",
    ".cfg": "INI", ".txt": "Text", ".css": "CSS", ".sh": "Shell",
}  # fmt: skip
COMMENTS = {
    "Python": "# {}", "Ruby": "# {}", "YAML": "# {}", "TOML": "# {}", "Shell": "# {}",
    "JavaScript": "// {}", "TypeScript": "// {}", "Java": "// {}", "C": "// {}", "Go": "// {}",
    "Rust": "// {}", "XML": "<!-- {} -->", "HTML": "<!-- {} -->", "CSS": "/* {} */",
}  # fmt: skip
ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
HAN = "王李张刘陈杨赵黄周吴", "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂"
FIRST = [
    "Ada",
    "Bruno",
    "Chiara",
    "Dmitri",
    "Elif",
    "Farid",
    "Greta",
    "Hana",
    "Igor",
    "Jonas",
    "Keiko",
    "Lars",
]
LAST = [
    "Albrecht",
    "Bergstrom",
    "Castellano",
    "Dvorak",
    "Eriksen",
    "Fitzgerald",
    "Gruber",
    "Hofmann",
    "Ivanova",
]
FORMS: dict[str, Callable[[str], str]] = {
    "url": lambda value: quote(value, safe=""),
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
    "base64 behind a name": lambda value: base64.b64encode(f"me:{value}".encode()).decode(),
    "hex": lambda value: value.encode().hex(),
}
KEY = bytes(range(32))


def value_of(entity: str, chance: random.Random) -> str:
    """Return an invented value of a kind."""

    def signs(n: int, alphabet: str = ALNUM) -> str:
        return "".join(chance.choices(alphabet, k=n))

    digits = "0123456789"
    han = chance.choice(HAN[0]) + signs(2, HAN[1])
    kinds = {
        "secret": [
            "k9" + signs(38), signs(32, "0123456789abcdef"), "p4" + signs(8) + "@/&%"[:2] + signs(3),
            base64.b64encode(chance.randbytes(32)).decode(),
        ],
        "email": [f"{signs(6).lower()}.{signs(4).lower()}@{signs(7).lower()}.com"],
        "phone": ["139" + signs(8, digits), f"+49 30 {signs(7, digits)}", f"(415) 555-{signs(4, digits)}"],
        "ip": [f"151.{signs(2, '123')}.{signs(2, '123')}.{signs(2, '123')}", f"2a00:1450::{signs(4, 'abcdef')}"],
        "name": [f"{chance.choice(FIRST)} {chance.choice(LAST)}{signs(2).lower()}", han],
        "username": [signs(5).lower() + signs(3, digits)],
        "address": [f"{signs(2, '123')} {signs(8).title()} Street, Springfield", "北京市" + han + "路8号"],
        "location": [f"{signs(2, '1234')}.{signs(6, digits)}, 1{signs(1, '123')}.{signs(6, digits)}"],
        "national_id": ["110101" + "199" + signs(1, digits) + "0307" + signs(4, "123456789")],
        "payment": ["4" + signs(15, digits)],
        "vehicle": ["京A" + signs(5, "ABCDEFGH123456")],
    }  # fmt: skip
    return str(chance.choice(kinds[entity]))


ENTITIES = (
    "secret", "email", "phone", "ip", "name", "username", "address", "location", "national_id",
    "payment", "vehicle",
)  # fmt: skip


def lines_of(language: str, held: str) -> Iterator[str]:
    """Yield lines in which a string, without quotes in it, may stand."""
    if language in COMMENTS:
        yield COMMENTS[language].format(f"see {held} for more")
    if language == "Python":
        yield f"_planted = ['{held}', \"\"\"{held}\"\"\", {{'a': '{held}'}}]"
        yield f"_planted = f'{held}' + r'{held}'"
    if language in {"JavaScript", "TypeScript"}:
        yield f"var planted = ['{held}', `{held}`];"
    if language == "TOML":
        yield f'# "{held}"'
    if language in {"Text", "Markdown", "INI", "HTML"}:
        yield f"write to {held}, or to <{held}>" if language != "HTML" else f"<p>{held}</p>"
    if held.isdigit() and language == "Python":
        yield f"_planted = {held} + -{held}"


def plant(text: bytes, language: str, chance: random.Random) -> tuple[bytes, list[Span], list[str]]:
    """Return a text with values in it, their spans, and the values; one form in four is encoded."""
    if language == "JSON":
        return _plant_json(text, chance)
    rows = text.split(b"\n")
    spans: list[tuple[int, str, str]] = []
    values: list[str] = []
    for _ in range(chance.randint(1, 4)):
        entity = chance.choice(ENTITIES)
        value = value_of(entity, chance)
        lines = list(lines_of(language, value))
        if not lines:
            continue
        tops = [n for n, row in enumerate(rows) if row[:1].isalpha() and b'"""' not in row] or [0]
        at = chance.choice(tops)
        rows.insert(at, chance.choice(lines).encode())
        values.append(value)
        spans.append((at, entity, value))
        if chance.random() < 0.25 and reach_of(value.encode(), entity) is not Reach.NONE:
            encoded = FORMS[chance.choice(list(FORMS))](value)
            rows.insert(at, chance.choice(list(lines_of(language, encoded))).encode())
    planted = b"\n".join(rows)
    return planted, _first_spans(planted, spans), values


def _first_spans(text: bytes, planted: list[tuple[int, str, str]]) -> list[Span]:
    """Return the spans of values that count in place wherever they stand, of others once."""
    spans = []
    for _, entity, value in planted:
        raw = value.encode()
        at = text.find(raw)
        while at >= 0:
            spans.append(Span(at, at + len(raw), entity, entity.upper(), "planted"))
            is_found_again = reach_of(raw, entity) is not Reach.NONE
            at = -1 if is_found_again else text.find(raw, at + 1)
    return spans


def _plant_json(text: bytes, chance: random.Random) -> tuple[bytes, list[Span], list[str]]:
    """Plant at the beginning of an object; what is none stays."""
    if not text.lstrip().startswith(b"{") or b":" not in text:
        return text, [], []
    entity = chance.choice(ENTITIES)
    value = value_of(entity, chance)
    held = {"planted": value, "again": [value, FORMS["base64"](value)], value: 1}
    head, _, rest = text.partition(b"{")
    planted = head + json.dumps(held, ensure_ascii=False).encode()[:-1] + b"," + rest
    return planted, _first_spans(planted, [(0, entity, value)]), [value]


def _texts(folder: Path, most_bytes: int) -> Iterator[tuple[str, bytes]]:
    size = 0
    seen = set()
    for path in sorted(folder.glob("*.zip")):
        taken = 0
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if Path(name).suffix not in LANGUAGES or taken > most_bytes // 4:
                    continue
                raw = archive.read(name)
                try:
                    raw.decode()
                except UnicodeDecodeError:
                    continue
                if raw in seen or not 0 < len(raw) < 1 << 18:
                    continue
                seen.add(raw)
                size += len(raw)
                taken += len(raw)
                yield name, raw
                if size > most_bytes:
                    return


def _parses(text: bytes, language: str, name: str) -> tuple[bool, bool]:
    """Return whether a text has a tree without errors, and whether its format loads."""
    proof = Proof(text, language, name, lambda *_: [])
    tree = proof._tree
    form = format_of(language, name)
    return (tree is not None and tree.errors.n_errors == 0), (
        form is not None and form.read(text) is not None
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    default = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "zips"
    parser.add_argument("--archives", type=Path, default=default)
    parser.add_argument("--mebibytes", type=float, default=8)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scan", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    count: Counter[str] = Counter()
    seconds = 0.0
    find = _finder(options.scan)
    for name, raw in _texts(options.archives, int(options.mebibytes * (1 << 20))):
        language = LANGUAGES[Path(name).suffix]
        planted, spans, values = plant(raw, language, chance)
        before = _parses(planted, language, name)
        if not spans or any(
            old and not new for old, new in zip(_parses(raw, language, name), before, strict=True)
        ):
            count["files left out"] += 1
            continue
        started = time.process_time()
        found = redact_text(planted, spans, language, name, KEY, find)
        seconds += time.process_time() - started
        count["files"] += 1
        count["bytes"] += len(planted)
        _judge(count, planted, found, values, (before, language, name))
    rate = count["bytes"] / 1e6 / max(seconds, 1e-9)
    result = dict(sorted(count.items())) | {
        "cpu_s": round(seconds, 2),
        "mb_per_cpu_s": round(rate, 2),
    }
    print(json.dumps(result, indent=1))


def _finder(is_scan: bool) -> Callable[[bytes, str | None], list[tuple[int, int, str]]]:
    if not is_scan:
        return lambda *_: []
    from dataprep.ids import language_id
    from dataprep.resources import rules_dir
    from dataprep.rules import load_rules
    from dataprep.sensitive.engine import Detection

    detection = Detection(load_rules([rules_dir()]).sensitive())
    return lambda text, language: [
        (found.start, found.end, found.rule.entity)
        for found in detection.scan(text, language_id(language) if language else None)
    ]


def _judge(
    count: Counter[str],
    raw: bytes,
    found: object,
    values: list[str],
    of: tuple[tuple[bool, bool], str, str],
) -> None:
    """Count what came of one text."""
    before, language, name = of
    count["values"] += len(values)
    if not isinstance(found, Redacted):
        count[f"failed: {getattr(found, 'reason', '')}"] += 1
        return
    for value in values:
        forms = {"as it stands": str, **FORMS}
        for form, encode in forms.items():
            if encode(value).rstrip("=").encode() in found.text:
                count[f"values left, {form}"] += 1
    after = _parses(found.text, language, name)
    for kind, was, does in zip(("tree", "format"), before, after, strict=True):
        count[f"{kind} before"] += was
        count[f"{kind} after"] += was and does
    at = new_at = 0
    is_same = True
    for one in found.spans:
        is_same &= raw[at : one.start] == found.text[new_at : one.new_start]
        at, new_at = one.end, one.new_end
    count["identical outside"] += is_same and raw[at:] == found.text[new_at:]
    count["spans"] += len(found.spans)


if __name__ == "__main__":
    main()
