"""Derive rules/encodings/characters.json from UTF-8 texts of many languages.

Reads a folder of unpacked packages (Debian manual pages and message catalogues, PyPI and npm packages, see
benchmarks/encoding_detection.py, which downloads them) and writes character statistics: for alphabets the probability of a
character after another, for Chinese, Japanese and Korean that of a character.
Run: python benchmarks/encoding_tables.py .bench/encodings/unpacked rules/encodings/characters.json
"""

from __future__ import annotations

import collections
import functools
import gettext
import gzip
import hashlib
import itertools
import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
STEP_BITS = 0.33
MAX_CHARS = 1_500_000
GROUPS = {
    "latin": (
        "de fr es pt it nl sv da nb fi is pl cs sk hu ro hr sl et lv lt tr sq vi ca gl ga cy eo mt en",
        (
            "cp1250 cp1252 cp1254 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-10 iso8859-13 iso8859-14 "
            "iso8859-15 iso8859-16 mac-roman mac-latin2"
        ),
    ),
    "cyrillic": ("ru uk be bg sr mk", "cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic"),
    "greek": ("el", "cp1253 iso8859-7 mac-greek"),
    "hebrew": ("he", "cp1255 iso8859-8"),
    "arabic": ("ar fa", "cp1256 iso8859-6"),
    "thai": ("th", "cp874"),
}
IDEOGRAPHIC = ("zh_CN", "zh_TW", "ja", "ko")
PLAN = {
    "Han": "zh_CN",
    "Kana": "ja",
    "Hang": "ko",
    "Cyr": "ru",
    "Grk": "el",
    "Heb": "he",
    "Ara": "ar",
    "Thai": "th",
}
ALIASES = {
    "pt_BR": "pt",
    "pt-br": "pt",
    "zh": "zh_CN",
    "zh_Hans": "zh_CN",
    "zh_Hant": "zh_TW",
    "no": "nb",
    "nb_NO": "nb",
    "zh_cn": "zh_CN",
    "zh_tw": "zh_TW",
    "sr@latin": "hr",
}


def part_of(package: str) -> str:
    """Return 'train', 'develop' or 'test' for a package, by the digest of its name without version."""
    stem = re.split(r"-\d", package)[0].lower()
    bucket = hashlib.sha256(stem.encode()).digest()[0] % 10
    return "train" if bucket < 4 else "develop" if bucket < 7 else "test"


def canonical_language(name: str) -> str:
    name = name.partition(".")[0]
    if name in ALIASES or name in IDEOGRAPHIC:
        return ALIASES.get(name, name)
    return ALIASES.get(name, name.replace("-", "_").partition("_")[0])


def catalogue_texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*.mo")):
        found = re.search(r"/locale/([^/]+)/LC_MESSAGES/", str(path))
        if not found or ("@" in found[1] and found[1] != "sr@latin"):
            continue
        try:
            with path.open("rb") as stream:
                catalogue = gettext.GNUTranslations(stream)
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        values = [value for value in catalogue._catalog.values() if isinstance(value, str)]  # type: ignore[attr-defined]
        yield canonical_language(found[1]), "\n".join(values)[:400_000]


def manual_texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("man/*/man*/*.gz")):
        language = canonical_language(path.parts[-3])
        text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        yield language, re.sub(r"\\f[A-Z]|\\[&-]|^\.\w+ ?", "", text, flags=re.MULTILINE)[:12_000]


def package_texts(root: Path) -> Iterator[tuple[str, str]]:
    for folder in sorted([*root.glob("pypi/*/*"), *root.glob("npm/*/*")]):
        if part_of(folder.name) != "train":
            continue
        language = PLAN.get(folder.parts[-2], folder.parts[-2])
        for path in sorted(folder.rglob("*"))[:400]:
            if path.is_file() and path.suffix in {
                ".py",
                ".js",
                ".ts",
                ".md",
                ".txt",
                ".vue",
                ".css",
            }:
                text = path.read_bytes()[:60_000].decode("utf-8", "ignore")
                lines = [line[:400] for line in text.split("\n") if not line.isascii()]
                yield language, "\n".join(lines)


def name_texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.glob("dj/faker/faker/providers/*/*/__init__.py")):
        text = path.read_text("utf-8")
        yield canonical_language(path.parts[-2]), "\n".join(re.findall(r'"([^"\n]{2,60})"', text))
    for path in sorted(root.glob("dj/*/**/locale/*/LC_MESSAGES/*.po")):
        text = path.read_text("utf-8", "replace")
        yield (
            canonical_language(path.parts[-3]),
            "\n".join(re.findall(r'^(?:msgstr )?"(.+)"$', text, re.MULTILINE)),
        )


def collect(root: Path) -> dict[str, str]:
    texts: dict[str, list[str]] = collections.defaultdict(list)
    for source in (package_texts, name_texts, catalogue_texts, manual_texts):
        for language, text in source(root):
            if sum(map(len, texts[language])) < MAX_CHARS * (3 if language in IDEOGRAPHIC else 1):
                texts[language].append(text)
    return {language: "\n".join(parts) for language, parts in texts.items()}


@functools.cache
def symbol(char: str, letters: frozenset[str]) -> str:
    """Return the symbol that stands for a character: itself in lower case or the class it belongs to."""
    if char < "\x80":
        if char.isalpha():
            return char.lower()
        return "0" if char.isdigit() else " " if char.isspace() else "."
    low = char.lower()
    if low in letters:
        return low
    category = unicodedata.category(char)
    if 0x2500 <= ord(char) < 0x25A0:
        return "#"
    if category in {"Cc", "Cn", "Co", "Cs"}:
        return "!"
    return "?" if category[0] in "LM" else "*"


def level(probability: float) -> int:
    return min(len(LEVELS) - 1, max(0, round(-math.log2(probability) / STEP_BITS)))


def alphabet_table(text: str, extra: str, symbols: str) -> dict[str, object]:
    letters = frozenset(symbols) - set("#!?*")
    names = [symbol(char, letters) for char in text + "\n" + extra]
    single = collections.Counter(names)
    for name in symbols:
        single[name] += 0.05 if name == "!" else 0.5  # type: ignore[assignment]
    total = sum(single.values())
    pairs = collections.Counter(itertools.pairwise(names))
    followers: dict[str, dict[str, int]] = collections.defaultdict(dict)
    for (first, second), count in pairs.items():
        followers[first][second] = count
    packed, backoff = [], []
    for first in symbols:
        seen = followers[first]
        count, distinct = sum(seen.values()), max(1, len(seen))
        weight = distinct / (count + distinct)
        backoff.append(LEVELS[level(weight)])
        for second, number in sorted(seen.items()):
            probability = number / (count + distinct) + weight * single[second] / total
            plain = weight * single[second] / total
            is_plain = (first + second).isascii() and not set(first + second) & set("#!?*")
            if not is_plain and probability > plain * 1.25 and number >= 2:
                packed.append(first + second + LEVELS[level(probability)])
    return {
        "single": "".join(LEVELS[level(single[name] / total)] for name in symbols),
        "backoff": "".join(backoff),
        "pairs": "".join(packed),
    }


def ideographic_table(text: str) -> list[str]:
    counts = collections.Counter(char for char in text if char > "\x7f" and ord(char) < 0x10000)
    total = sum(counts.values())
    buckets: dict[int, list[str]] = collections.defaultdict(list)
    for char, count in sorted(counts.items()):
        if count >= 2:
            buckets[int(-math.log2(count / total))].append(char)
    return ["".join(buckets[index]) for index in range(max(buckets) + 1)]


def symbols_of(codecs: str, script: str) -> str:
    chars = set("abcdefghijklmnopqrstuvwxyz0 .#!?*")
    for codec in codecs.split():
        for byte in range(128, 256):
            char = bytes([byte]).decode(codec, "ignore").lower()
            if (
                len(char) != 1
                or unicodedata.category(char) in {"Cc", "Co", "Cn"}
                or 0x2500 <= ord(char) < 0x25A0
            ):
                continue
            is_letter = unicodedata.category(char)[0] in "LM"
            if not is_letter or script.upper() in unicodedata.name(char) or char in "ªºµˆ˜":
                chars.add(char)
    return "".join(sorted(chars))


def main() -> None:
    root, target = Path(sys.argv[1]), Path(sys.argv[2])
    texts = collect(root)
    signs = "\n".join(
        line
        for _, text in package_texts(root)
        for line in text[:20_000].split("\n")
        if any(0xA0 <= ord(c) < 0xC0 or 0x2000 < ord(c) < 0x2600 for c in line)
        and all(ord(c) < 0xC0 or 0x2000 < ord(c) < 0x2600 for c in line)
    )[:MAX_CHARS]
    extra = signs[:40_000]
    alphabets: dict[str, object] = {}
    for group, (languages, codecs) in GROUPS.items():
        symbols = symbols_of(codecs, group)
        tables = {}
        for language in languages.split():
            text = texts.get(language, "")
            print(group, language, len(text), sum(c > "\x7f" for c in text), file=sys.stderr)
            if len(text) > 20_000:
                tables[language] = alphabet_table(text[:MAX_CHARS], extra, symbols)
        tables["signs"] = alphabet_table(signs, "", symbols)
        alphabets[group] = {"symbols": symbols, "languages": tables}
    ideographs = {}
    for language in IDEOGRAPHIC:
        print(language, len(texts[language]), file=sys.stderr)
        ideographs[language] = ideographic_table(texts[language])
    document = {
        "step_bits": STEP_BITS,
        "levels": LEVELS,
        "alphabets": alphabets,
        "ideographs": ideographs,
    }
    target.write_text(
        json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
