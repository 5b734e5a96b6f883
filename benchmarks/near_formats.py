"""The stand-in for formatting-only changes: pairs of texts that are one program, and pairs that are not.

    python benchmarks/near_formats.py build      # from near_corpus.py's set s2; writes near/formats.parquet
    python benchmarks/near_formats.py judge      # asks the product

Labels are by construction. One program: a real file and the same file after one change of
`_near_layout.py` (whitespace, comments, license header), made only where an independent lexer sees
the same tokens on both sides; and, counted apart, the file as black, yapf, clang-format and prettier
write it (``same_tokens`` says whether they changed tokens too). Not one program: files of unrelated
packages with the same name and so the same role, implementations of one interface side by side in
a package (neither where half of the lines are the same: those are copies), and small programs written
independently for the same task (`near_tasks.yaml`). Every file serves one pair only.

Columns: a, b (names), text_a, text_b, language, kind, expected, same_tokens.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import _near_layout as layout
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import yaml
from near_truth import shingles, without_header

from dataprep.dedup.code_digest import digest_codes
from dataprep.label.language import identify_languages

NEAR = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "near"
TOOLS = NEAR / "formatters"
PIP_TOOLS = ("black==24.10.0", "yapf==0.43.0", "clang-format==19.1.7")
NPM_TOOLS = ("prettier@3.4.2",)
PER_KIND = 4
PER_FORMATTER = 12
PER_DIFFERENT = 20
MIN_BYTES, MAX_BYTES, MAX_LINE = 500, 16_000, 200
_BODY = re.compile(r"\w{2,}")


class File(NamedTuple):
    """A file of the corpus."""

    name: str
    repo: str
    revision: str
    path: PurePosixPath
    language: str
    text: str


class Pair(NamedTuple):
    """Two texts, and whether they are one program."""

    a: str
    b: str
    text_a: str
    text_b: str
    language: str
    kind: str
    expected: bool
    same_tokens: bool


def files() -> list[File]:
    """Return the corpus' files that can serve, one version each, in an order drawn by digest."""
    found: dict[tuple[str, str], File] = {}
    columns = ["content", "path", "repo_name", "revision_id", "size", "language"]
    for batch in pq.ParquetFile(NEAR / "sets" / "s2.parquet").iter_batches(1024, columns=columns):
        for row in batch.to_pylist():
            path, text = PurePosixPath(row["path"]), row["content"]
            language = row["language"] if path.suffix != ".scss" else "scss"
            is_size = MIN_BYTES <= row["size"] <= MAX_BYTES and "\r" not in text
            if not is_size or language not in layout.LEXERS or ".min." in path.name:
                continue
            if max(map(len, text.split("\n"))) > MAX_LINE or not text.endswith("\n"):
                continue
            if len(_BODY.findall(text)) < 40 or "generated" in text[:600].lower():
                continue
            key = (family(row["repo_name"]), "/".join(path.parts[-2:]))
            name = f"{row['repo_name']}@{row['revision_id']}/{path}"
            found.setdefault(key, File(name, row["repo_name"], row["revision_id"], path, language, text))  # fmt: skip
    return sorted(found.values(), key=lambda x: hashlib.sha256(x.name.encode()).digest())


def family(repo: str) -> str:
    """Return a repository's name without the version that Debian puts into it.

    >>> family("debian/postgresql-15"), family("debian/lua5.4"), family("pypi/boto3")
    ('debian/postgresql', 'debian/lua', 'pypi/boto')
    """
    return re.sub(r"[-.\d]+$", "", repo)


def _changes(file: File) -> Iterator[tuple[str, layout.Change]]:
    """Yield the kinds of change that a file can show."""
    comments = layout.comment_fraction(file.text, file.language)
    has_header = len(without_header(file.text.encode())) < len(file.text.encode())
    for change in (layout.reindent, layout.tabs, layout.trailing, layout.blank_lines, layout.crlf,
                   layout.wrap, layout.all_whitespace):  # fmt: skip
        yield f"whitespace:{change.__name__}", change
    if 0.05 < comments < 0.6:
        yield "comments:removed", layout.without_comments
        yield "comments:reworded", layout.reworded
    if comments < 0.4:
        yield "comments:added", layout.with_comments
    if has_header:
        yield "header:removed", _header_removed
        yield "header:changed", _header_changed
    else:
        yield "header:added", layout.with_header
        if 0.05 < comments < 0.6:
            yield "mixed:comments-layout-header", _mixed


def _header_removed(text: str, language: str, chance: random.Random) -> str:
    del language, chance
    return without_header(text.encode()).decode().lstrip("\n")


def _header_changed(text: str, language: str, chance: random.Random) -> str:
    return layout.with_header(_header_removed(text, language, chance), language, chance)


def _mixed(text: str, language: str, chance: random.Random) -> str:
    for change in (layout.without_comments, layout.all_whitespace):
        text = change(text, language, chance)
    return layout.with_header(text, language, chance)


def changed_pairs(pool: list[File], used: set[str]) -> Iterator[Pair]:
    """Yield up to `PER_KIND` pairs of each language and kind of change, labelled by construction."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for file in pool:
        if not layout.is_fit(file.text, file.language):
            continue
        kinds = list(_changes(file))
        kind, change = min(kinds, key=lambda x: (counts[file.language, x[0]], x[0]))
        if counts[file.language, kind] >= PER_KIND:
            continue
        text = change(file.text, file.language, random.Random(file.name))
        is_same = layout.same_program(file.text, text, file.language)
        if text != file.text and is_same and file.name not in used:
            used.add(file.name)
            counts[file.language, kind] += 1
            yield Pair(
                file.name, f"{file.name}#{kind}", file.text, text, file.language, kind, True, True
            )


def formatters() -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """Install what is missing; return each formatter's command and languages."""
    python = TOOLS / "venv" / "bin" / "python"
    if not (TOOLS / ".done").exists():
        subprocess.run([sys.executable, "-m", "venv", str(TOOLS / "venv")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PIP_TOOLS], check=True)
        npm = ["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(TOOLS), *NPM_TOOLS]
        subprocess.run(npm, check=True)
        (TOOLS / ".done").touch()
    bin_ = python.parent
    style = "{BasedOnStyle: Google, SortIncludes: Never}"
    prettier = ["node", str(TOOLS / "node_modules" / "prettier" / "bin" / "prettier.cjs")]
    return {
        "black": ([str(bin_ / "black"), "-q", "-S", "-C", "-l", "79", "-"], ("python",)),
        "yapf": ([str(bin_ / "yapf"), "--style", "google"], ("python",)),
        "clang-format": ([str(bin_ / "clang-format"), f"--style={style}", "--assume-filename", "a.{suffix}"], ("c", "java")),
        "prettier": ([*prettier, "--stdin-filepath", "a.{suffix}"], ("javascript", "typescript", "css")),
    }  # fmt: skip


def formatted_pairs(pool: list[File], used: set[str]) -> Iterator[Pair]:
    """Yield up to `PER_FORMATTER` files of each formatter and language beside what it makes of them."""
    for tool, (command, languages) in formatters().items():
        for language in languages:
            left = PER_FORMATTER
            for file in (x for x in pool if x.language == language and x.name not in used):
                words = [word.replace("{suffix}", file.path.suffix[1:]) for word in command]
                done = subprocess.run(
                    words, input=file.text, capture_output=True, text=True, check=False, timeout=60
                )
                if done.returncode or not done.stdout.strip() or done.stdout == file.text:
                    continue
                used.add(file.name)
                same = layout.same_program(file.text, done.stdout, language)
                kind = f"formatter:{tool}"
                yield Pair(file.name, f"{file.name}#{kind}", file.text, done.stdout, language, kind, True, same)  # fmt: skip
                left -= 1
                if not left:
                    break


def _shared_lines(one: str, other: str) -> float:
    """Return the share of the smaller set of lines, blanks aside, of 10 characters or more."""
    sets = [
        {x for line in text.split("\n") if len(x := "".join(line.split())) >= 10}
        for text in (one, other)
    ]
    return len(sets[0] & sets[1]) / max(min(map(len, sets)), 1)


def different_pairs(pool: list[File], used: set[str]) -> Iterator[Pair]:
    """Yield files of one name and role that are different programs, some of each language."""
    by_name: dict[tuple[str, str], list[File]] = defaultdict(list)
    by_place: dict[tuple[str, ...], list[File]] = defaultdict(list)
    for file in pool:
        by_name[file.path.name, file.language].append(file)
        by_place[file.repo, file.revision, str(file.path.parent.parent), file.path.name].append(
            file
        )
    for kind, groups in (("same-name", by_name.values()), ("same-interface", by_place.values())):
        counts: dict[str, int] = defaultdict(int)
        for group in groups:
            waiting: list[File] = []
            for file in (x for x in group if x.name not in used):
                other = next((x for x in waiting if _is_different(x, file, kind)), None)
                if other is None:
                    waiting.append(file)
                elif counts[file.language] < PER_DIFFERENT:
                    waiting.remove(other)
                    used |= {file.name, other.name}
                    counts[file.language] += 1
                    yield Pair(file.name, other.name, file.text, other.text, file.language, f"different:{kind}", False, False)  # fmt: skip


def _is_different(one: File, other: File, kind: str) -> bool:
    """Return whether two files are of unrelated packages, or of one, and no copies.

    Files of two packages with the same folder name too are often vendored: they are left out.
    """
    if _shared_lines(one.text, other.text) >= 0.5:
        return False
    if kind == "same-interface":
        return family(one.repo) == family(other.repo)
    return family(one.repo) != family(other.repo) and one.path.parts[-2:] != other.path.parts[-2:]


def task_pairs() -> Iterator[Pair]:
    """Yield all pairs of small programs for one task."""
    tasks = yaml.safe_load(Path(__file__).with_name("near_tasks.yaml").read_text())
    for task, programs in tasks.items():
        for (one, text), (other, text_b) in combinations(enumerate(programs), 2):
            a, b = f"tasks/{task}/{one}", f"tasks/{task}/{other}"
            yield Pair(a, b, text, text_b, "python", "different:same-task", False, False)


def build() -> None:
    """Write the pairs and print how many there are of each kind and language."""
    pool, used = files(), set[str]()
    pairs = list(changed_pairs(pool, used))
    pairs += formatted_pairs(pool, used)
    pairs += different_pairs(pool, used)
    pairs += task_pairs()
    table = pa.Table.from_pylist([pair._asdict() for pair in pairs])
    pq.write_table(table, NEAR / "formats.parquet", compression="zstd")
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pair in pairs:
        counts[pair.kind][pair.language] += 1
    for kind in sorted(counts):
        print(json.dumps({"kind": kind, "pairs": sum(counts[kind].values()), **counts[kind]}))
    print(json.dumps({"pairs": len(pairs), "one_program": sum(x.expected for x in pairs)}))


def found(texts: Sequence[tuple[str, str]]) -> set[tuple[int, int]]:
    """Return the pairs of texts, as numbers i < j, that the product's normalised level merges.

    Args:
        texts: A file name with the language's extension, and the text, of each.
    """
    names = [name for name, _ in texts]
    raw = [text.encode() for _, text in texts]
    languages = [guess.language for guess in identify_languages(names, raw)]
    groups: dict[str, list[int]] = {}
    for number, digest in enumerate(digest_codes(pl.Series(raw), languages)):
        if digest is not None:
            groups.setdefault(digest, []).append(number)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def similar(texts: Sequence[tuple[str, str]], threshold: float = 0.7) -> set[tuple[int, int]]:
    """Return neighbours (2k, 2k + 1) whose plain code tokens are similar: what no normalising finds."""
    merged = set()
    for k in range(0, len(texts), 2):
        one, other = (shingles(text.encode()) for _, text in texts[k : k + 2])
        if one and other and len(one & other) >= threshold * len(one | other):
            merged.add((k, k + 1))
    return merged


def report(pairs: list[Pair], merged: set[tuple[int, int]]) -> None:
    """Print for each kind how many pairs were merged, and what was merged beside the pairs."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for k, pair in enumerate(pairs):
        hit = (2 * k, 2 * k + 1) in merged
        groups[pair.kind].append(hit)
        groups["= formatters" if pair.kind.startswith("formatter") else "= one program" if pair.expected else "= different"].append(hit)  # fmt: skip
        if pair.kind.startswith("formatter"):
            tokens = "same tokens" if pair.same_tokens else "other tokens"
            groups[f"= formatters, {tokens}"].append(hit)
    for kind in sorted(groups):
        hits = groups[kind]
        print(json.dumps({"kind": kind, "pairs": len(hits), "merged": sum(hits), "fraction": round(sum(hits) / len(hits), 4)}))  # fmt: skip
    beside = sum(i // 2 != j // 2 for i, j in merged)
    print(json.dumps({"merged_beside_the_pairs": beside}))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["build", "judge", "plain"])
    what = parser.parse_args().what
    if what == "build":
        build()
        return
    rows = pq.read_table(NEAR / "formats.parquet").to_pylist()
    pairs = [Pair(**row) for row in rows]
    texts = [
        x for pair in pairs for x in ((_file(pair.a), pair.text_a), (_file(pair.b), pair.text_b))
    ]
    report(pairs, found(texts) if what == "judge" else similar(texts))


def _file(name: str) -> str:
    """Return a pair's member's file name; the small programs are Python.

    >>> _file("pypi/a@1/b/c.go#whitespace:tabs"), _file("tasks/gcd/0")
    ('c.go', '0.py')
    """
    last = PurePosixPath(name.partition("#")[0]).name
    return last if "." in last else last + ".py"


if __name__ == "__main__":
    main()
