"""Measure how often files of unknown encoding are read right, beside chardet and charset-normalizer.

`prepare` downloads packages (PyPI, npm, Debian; names in encodings_packages.tsv) into $DATAPREP_BENCH_DIR/encodings and
unpacks them without running anything. `run` builds the cases: UTF-8 files as they are, marked and damaged; the same
texts in legacy encodings that hold them (label by construction); files that packages ship in a legacy encoding (label
from the file's own declaration or the package's documentation); binary files. Packages fall into train (the character
tables come from those), develop and test by the digest of their names; quote the test figure.

    python benchmarks/encoding_detection.py prepare
    python benchmarks/encoding_detection.py run [develop|test] [--peers] [--failures]
"""

from __future__ import annotations

import collections
import hashlib
import os
import pickle
import random
import re
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from encoding_tables import part_of  # noqa: E402

from dataprep.text.encoding import decode  # noqa: E402

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "encodings"
SUFFIXES = {
    ".py",
    ".js",
    ".ts",
    ".md",
    ".txt",
    ".vue",
    ".css",
    ".html",
    ".json",
    ".yaml",
    ".yml",
    ".po",
    ".rst",
    ".sql",
    ".java",
    ".c",
    ".h",
    ".csv",
    ".tex",
    ".properties",
    ".toml",
    ".cfg",
    ".ini",
    ".xml",
    ".el",
    ".vim",
}
# Encodings that a text in a language is met in, with weights.
LEGACY = {
    "Han": {"gb18030": 4, "gbk": 5, "big5": 2, "utf-16-le": 0.5, "utf-16": 0.7, "utf-16-be": 0.3},
    "Kana": {"cp932": 5, "euc_jp": 3, "iso2022_jp": 1, "utf-16": 0.5, "utf-16-le": 0.4},
    "Hang": {"euc_kr": 4, "cp949": 4, "utf-16": 0.5, "utf-16-be": 0.3},
    "Cyr": {
        "cp1251": 5,
        "koi8-r": 3,
        "cp866": 1.5,
        "iso8859-5": 1,
        "mac-cyrillic": 0.5,
        "utf-16": 0.5,
    },
    "Grk": {"cp1253": 3, "iso8859-7": 3, "utf-16": 0.3},
    "Heb": {"cp1255": 3, "iso8859-8": 2},
    "Ara": {"cp1256": 4, "iso8859-6": 1, "utf-16": 0.3},
    "Thai": {"cp874": 3, "utf-16": 0.3},
    "tr": {"cp1254": 3, "iso8859-9": 3},
    "vi": {"cp1258": 2, "utf-16": 0.5},
    **{
        name: {"cp1250": 3, "iso8859-2": 3, "cp852": 0.7, "utf-16": 0.3}
        for name in ("pl", "cs", "hu", "ro")
    },
    **{
        name: {
            "cp1252": 4,
            "iso8859-1": 4,
            "iso8859-15": 1.5,
            "mac-roman": 0.8,
            "cp850": 0.8,
            "cp437": 0.3,
            "utf-16": 0.3,
            "utf-16-le": 0.2,
        }
        for name in ("de", "fr", "es", "pt", "it", "sv", "nl")
    },
}
# Files that packages ship in a legacy encoding without saying so in the file: package, path, codec.
NATIVE = (
    ("mecab-ipadic", r".*\.(csv|def)$", "euc_jp"),
    ("skkdic", r".*SKK-JISYO.*", "euc_jp"),
    ("edict", r".*/edict/.*", "euc_jp"),
    ("kanjidic", r".*/edict/.*", "euc_jp"),
    ("kakasi-dic", r".*", "euc_jp"),
    ("hunspell-lt", r".*\.dic$", "iso8859-13"),
    ("hunspell-sl", r".*\.dic$", "iso8859-2"),
    ("hunspell-pl", r".*\.dic$", "iso8859-2"),
    ("hunspell-el", r".*\.dic$", "iso8859-7"),
    ("vim-runtime", r".*tutor\.(cs|sk|hu|pl|hr|sr)$", "iso8859-2"),
    ("vim-runtime", r".*tutor.*cp1250$", "cp1250"),
    ("vim-runtime", r".*tutor\.el$", "iso8859-7"),
    ("vim-runtime", r".*tutor\.el\.cp737$", "cp737"),
    ("vim-runtime", r".*tutor\.ru$", "koi8-r"),
    ("vim-runtime", r".*tutor.*cp1251$", "cp1251"),
    ("vim-runtime", r".*tutor\.(ca|da|de|es|fr|it|nb|nl|no|pt|sv)$", "cp1252"),
    ("vim-runtime", r".*tutor\.tr\.iso9$", "cp1254"),
    ("vim-runtime", r".*tutor\.eo$", "iso8859-3"),
    ("vim-runtime", r".*tutor\.ja\.sjis$", "cp932"),
    ("vim-runtime", r".*tutor\.ja\.euc$", "euc_jp"),
    ("vim-runtime", r".*tutor\.ko\.euc$", "cp949"),
    ("vim-runtime", r".*tutor\.zh\.euc$", "gb18030"),
    ("vim-runtime", r".*tutor\.zh_cn\.euc$", "gb18030"),
    ("texlive-lang-german", r".*\.(bib|tex|sty)$", "cp1252"),
    ("texlive-lang-cyrillic", r".*/cp1251/.*\.bib$", "cp1251"),
    ("texlive-lang-cyrillic", r".*/koi8-r/.*\.bib$", "koi8-r"),
    ("texlive-lang-cyrillic", r".*/cp866/.*\.bib$", "cp866"),
    ("joe", r".*rc\.ru$", "koi8-r"),
    ("joe", r".*help\.pl.*", "iso8859-2"),
    ("texlive-lang-cjk", r".*cjkpunct/.*\.tex$", "gb18030"),
    ("zhcon", r".*zhcon\.conf$", "gb18030"),
)
DECLARED = re.compile(
    rb"(?:charset=|coding: ?|^SET |scriptencoding |\\usepackage\[)\"?(iso-?8859-\d+|latin[129]|cp125\d|windows-125\d|koi8-[ru]"
    rb"|euc-jp|euc-kr|gb2312|big5|shift_jis|cp866|ansinew)",
    re.IGNORECASE | re.MULTILINE,
)
NAMES = {
    "latin1": "cp1252",
    "latin2": "iso8859-2",
    "latin9": "iso8859-15",
    "ansinew": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252",
    "gb2312": "gb18030",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}


@dataclass(frozen=True)
class Case:
    """A file, what it is and the text that it holds (None for binary data)."""

    kind: str
    label: str
    name: str
    data: bytes
    text: str | None


def seeded(name: str) -> random.Random:
    return random.Random(hashlib.sha256(name.encode()).digest())


def text_files(part: str) -> Iterator[tuple[str, Path]]:
    for folder in sorted([*ROOT.glob("unpacked/pypi/*/*"), *ROOT.glob("unpacked/npm/*/*")]):
        if part_of(folder.name) != part:
            continue
        paths = [p for p in sorted(folder.rglob("*")) if p.suffix in SUFFIXES and p.is_file()]
        seeded(folder.name).shuffle(paths)
        taken = 0
        for path in paths[:300]:
            if path.stat().st_size < 300_000 and not path.read_bytes().isascii():
                yield folder.parts[-2], path
                taken += 1
                if taken == 60:
                    break


def foreign(text: str, language: str) -> bool:
    """Say whether a text in a language that has its own script holds none of it."""
    blocks = {
        "Han": "\u4e00\u9fff",
        "Kana": "\u3040\u30ff",
        "Hang": "\uac00\ud7a3",
        "Cyr": "\u0400\u04ff",
        "Grk": "\u0370\u03ff",
        "Heb": "\u0590\u05ff",
        "Ara": "\u0600\u06ff",
        "Thai": "\u0e00\u0e7f",
    }
    block = blocks.get(language)
    return block is not None and not any(block[0] <= char <= block[1] for char in text)


def text_cases(part: str) -> Iterator[Case]:
    for language, path in text_files(part):
        data = path.read_bytes()
        name = str(path.relative_to(ROOT / "unpacked"))
        rng = seeded(name)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        if rng.random() < 0.1:
            yield Case("utf-8", "utf-8", name, text.encode(), text)
        if rng.random() < 0.04:
            body = text.encode()
            at = rng.choice([i for i, byte in enumerate(body) if byte > 0x7F] or [0])
            damaged = body[:at] + body[at + 1 :]
            yield Case("damaged", "utf-8", name, damaged, damaged.decode("utf-8", "replace"))
        table = LEGACY["de"] if foreign(text, language) else LEGACY[language]
        plain = (
            text.replace("\u2019", "'")
            .replace("\u2013", "-")
            .replace("\u2014", "-")
            .replace("\u2192", "->")
            .replace("\u2026", "...")
        )
        for variant in (text, plain):
            fitting = {}
            for codec, weight in table.items():
                try:
                    fitting[codec] = (variant.encode(codec), weight)
                except UnicodeEncodeError:
                    continue
            if any(not codec.startswith("utf") for codec in fitting):
                break
        if fitting and not variant.isascii():
            codec = rng.choices(list(fitting), [weight for _, weight in fitting.values()])[0]
            yield Case("recoded", codec, name, fitting[codec][0], variant)


def lines_cases(part: str) -> Iterator[Case]:
    """Cases in which one line alone is not ASCII: what source code looks like."""
    for case in text_cases(part):
        rng = seeded(case.name + "/lines")
        if (
            case.kind != "recoded"
            or case.label.startswith(("utf", "iso2022"))
            or rng.random() < 0.5
            or case.text is None
        ):
            continue
        lines = case.text.split("\n")
        other = [index for index, line in enumerate(lines) if not line.isascii()]
        keep = set(rng.sample(other, min(len(other), rng.choice((1, 1, 2, 4)))))
        text = "\n".join(
            line[:200] for index, line in enumerate(lines) if index in keep or line.isascii()
        )
        if not text.isascii():
            yield Case("sparse", case.label, case.name, text.encode(case.label), text)


def native_cases(part: str) -> Iterator[Case]:
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for path in sorted(ROOT.glob("unpacked/deb-bench/*/**/*")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > 2_000_000:
            continue
        package = path.relative_to(ROOT / "unpacked/deb-bench").parts[0]
        if (part == "test") != (hashlib.sha256(path.name.encode()).digest()[0] % 2 == 0):
            continue
        data = path.read_bytes()
        if data.isascii() or b"\0" in data:
            continue
        try:
            data.decode()
            continue
        except UnicodeDecodeError:
            pass
        named = DECLARED.search(data[:3000])
        label = next((c for p, r, c in NATIVE if p == package and re.match(r, str(path))), None)
        if named:
            stated = named[1].decode().lower().replace("windows-", "cp")
            label = NAMES.get(stated, stated)
        if label is None or counts[package, label] >= 12:
            continue
        try:
            text = data.decode(label)
        except UnicodeDecodeError:
            continue
        counts[package, label] += 1
        yield Case(
            "native-declared" if named else "native", label, f"{package}/{path.name}", data, text
        )


def binary_cases(part: str) -> Iterator[Case]:
    suffixes = {
        ".mo",
        ".png",
        ".gif",
        ".jpg",
        ".gz",
        ".so",
        ".pyc",
        ".pfb",
        ".tfm",
        ".vf",
        ".pdf",
        ".ttf",
        ".otf",
        ".woff",
        ".woff2",
        ".elc",
        ".pyd",
        ".whl",
        ".zip",
        ".ico",
        ".jar",
        ".class",
        ".dat",
        ".bin",
        ".npy",
        ".pkl",
        ".xls",
        ".wasm",
    }
    counts: collections.Counter[str] = collections.Counter()
    paths = [p for p in ROOT.glob("unpacked/**/*") if p.suffix in suffixes]
    for path in sorted(
        paths, key=lambda p: hashlib.sha256(str(p.relative_to(ROOT)).encode()).digest()
    ):
        if path.is_file() and not path.is_symlink() and 0 < path.stat().st_size < 500_000:
            data = path.read_bytes()
            is_half = (hashlib.sha256(path.name.encode()).digest()[0] % 2 == 0) == (part == "test")
            if (
                is_half
                and not data.isascii()
                and path.suffix != ".elc"
                and counts[path.suffix] < 12
            ):
                try:
                    data.decode()
                    continue
                except UnicodeDecodeError:
                    counts[path.suffix] += 1
                    yield Case("binary", "binary", path.name, data, None)
    for index in range(10):
        data = pickle.dumps(
            {"name": ["é", index, 3.5], "rows": list(range(index * 40))}, protocol=2 + index % 4
        )
        yield Case("binary", "binary", f"pickle-{index}", data, None)


def cases(part: str) -> list[Case]:
    return [*text_cases(part), *lines_cases(part), *native_cases(part), *binary_cases(part)]


def ours(data: bytes) -> str | None:
    result = decode(data)
    if result.encoding is None:
        return None
    return (data if result.text is None else result.text).decode("utf-8")


def by_chardet(data: bytes) -> str | None:
    import chardet

    name = chardet.detect(data)["encoding"]
    return None if name is None else data.decode(name, "replace").removeprefix("\ufeff")


def by_charset_normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return None if best is None else data.decode(best.encoding, "replace").removeprefix("\ufeff")


def is_right(case: Case, text: str | None) -> bool:
    if text is None or case.text is None:
        return text is None and case.text is None
    forms = str.maketrans("〜−‖∥￣‾～－¢£¬￠￡￢∕﹨", "～－||--～－¢£¬¢£¬／＼")
    return text == case.text or text.translate(forms) == case.text.translate(forms)


def run(part: str, options: list[str]) -> None:
    readers: dict[str, Callable[[bytes], str | None]] = {"dataprep": ours}
    if "--peers" in options:
        readers |= {"chardet": by_chardet, "charset-normalizer": by_charset_normalizer}
    material = cases(part)
    results: dict[tuple[str, str, str], list[bool]] = collections.defaultdict(list)
    for reader, function in readers.items():
        started = time.process_time()
        for case in material:
            try:
                right = is_right(case, function(case.data))
            except (LookupError, ImportError, ValueError):
                right = False
            for group in (("", "all"), ("", case.kind), (case.kind, case.label)):
                results[reader, *group].append(right)
            if not right and reader == "dataprep" and "--failures" in options:
                found = decode(case.data)
                print(
                    "wrong",
                    case.kind,
                    case.label,
                    found.encoding,
                    found.confidence,
                    found.evidence,
                    found.n_replaced,
                    case.name[-90:],
                )
        print(
            f"{reader}: {time.process_time() - started:.1f} CPU s, {sum(len(c.data) for c in material) / 1e6:.1f} MB"
        )
    for kind, label in sorted({key[1:] for key in results}):
        shares = [results[reader, kind, label] for reader in readers]
        print(
            f"{kind:16}{label:14}{len(shares[0]):6}"
            + "".join(f"{sum(s) / len(s):9.3f}" for s in shares)
        )


def prepare() -> None:
    for line in (Path(__file__).parent / "encodings_packages.tsv").read_text("utf-8").splitlines():
        registry, group, name = line.split("\t")
        target = ROOT / "downloads" / registry / group
        target.mkdir(parents=True, exist_ok=True)
        commands = {
            "pypi": [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--only-binary",
                ":all:",
                name,
            ],
            "dj": [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--only-binary",
                ":all:",
                name,
            ],
            "npm": ["npm", "pack", "--silent", name],
            "deb": ["apt-get", "download", "-q", name],
        }
        subprocess.run(
            commands[registry], cwd=target, check=False, capture_output=True, timeout=120
        )
    for path in sorted((ROOT / "downloads").glob("*/*/*")):
        unpack(path)


def unpack(path: Path) -> None:
    registry, group = path.parts[-3], path.parts[-2]
    places = {
        "deb": f"deb-{group}/{path.name.split('_')[0]}",
        "dj": f"dj/{path.name.split('-')[0]}",
    }
    target = ROOT / "unpacked" / places.get(registry, f"{registry}/{group}/{path.name}")
    if target.is_dir():
        return
    target.mkdir(parents=True)
    if path.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", str(path), str(target)], check=False)
    elif path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            archive.extractall(
                target, [entry for entry in archive.infolist() if entry.file_size < 2_000_000]
            )
    elif path.suffix == ".tgz":
        with tarfile.open(path) as archive:
            archive.extractall(
                target,
                [entry for entry in archive if entry.isfile() and entry.size < 2_000_000],
                filter="data",
            )


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare()
    else:
        run(sys.argv[2] if len(sys.argv) > 2 else "test", sys.argv[3:])
