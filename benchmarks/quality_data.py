"""Make the material that the quality heads are trained and checked on, from histories of public repositories.

    python benchmarks/quality_data.py pool history damage review     # or any of them, in this order
    python benchmarks/quality_data.py missing                        # sources that are not in the mirror

Reads bare git directories below ``$QUALITY_MIRROR`` (default ``.bench/mirror``), one
``<owner>+<name>/repo`` for each source of ``data/quality-sources.yaml`` (any ``git clone --bare`` does),
at the revision listed. Nothing is checked out or executed. Writes Parquet below
``$DATAPREP_BENCH_DIR/quality`` (default ``.bench/quality``), the same files every time:

``pool.parquet``     source files: repository, path, language, split, group, text
``history.parquet``  changed regions before and after: kind (cleanup, or a control: style, doc, fix, mixed,
                     other), pattern of the message, what the change did, sizes, commit, split
``damage.parquet``   clean and damaged text, kind of damage, language, repository, split
``review.parquet``   one clean-up a row of the held-out repositories, at most one of a commit: a stand-in
                     for merged clean-up changes. Never train on it, nor on any row that is held out.

Clean-ups are noisy: `_quality_changes` says what is left out. Of 40 pairs that keep their size, chosen at
random and judged by eye, 32 of those with ``is_strong`` (readability, idiomatic, simplify, flatten,
redundant, dedup, extract, naming) were clean-ups after which the code reads better or as well, 26 of them
clearly better; of the others (refactor, rename, cleanup, polish, tidy) 27, with rename, cleanup and polish
nearly always and refactor in six cases of ten.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _quality_changes as change_rules
import _quality_damage as damages
import _quality_git as git
from _quality_sources import (
    Source,
    git_dir,
    headers_of,
    is_left_out,
    is_marked_generated,
    is_odd_text,
    language_of,
    readable,
    sources,
)

HOME = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "quality"
MOST_FILES, FEWEST_BYTES, MOST_BYTES = 700, 200, 60_000
MOST_TOUCHED, MOST_BLOB = 4, 120_000
MOST_CLEANUPS, MOST_OF_STRONG, MOST_OF_WEAK, MOST_CONTROLS = 700, 250, 100, 60
MOST_SEARCHED, MOST_NEW = 2_500, 0.4
DAMAGED = {"train": 3_800, "held-out": 1_300}
MOST_REVIEWED = 40
_STEP = 200


class Rows:
    """Writes rows to one Parquet file, some thousand at a time."""

    def __init__(self, name: str) -> None:
        self.path = HOME / f"{name}.parquet"
        self.part = HOME / f"{name}.parquet.part"
        self.rows: list[dict[str, object]] = []
        self.schema: pa.Schema | None = None
        self.writer: pq.ParquetWriter | None = None
        self.counts: Counter[tuple[str, ...]] = Counter()

    def add(self, row: dict[str, object]) -> None:
        """Take one row; all rows have the same columns."""
        self.rows.append(row)
        self.counts[tuple(str(row.get(key, "")) for key in ("split", "kind", "language"))] += 1
        if len(self.rows) >= 4_000:
            self.flush()

    def flush(self) -> None:
        """Write what was taken."""
        if not self.rows:
            return
        table = pa.Table.from_pylist(self.rows, schema=self.schema)
        if self.writer is None:
            HOME.mkdir(parents=True, exist_ok=True)
            self.schema = table.schema
            self.writer = pq.ParquetWriter(self.part, table.schema, compression="zstd")
        self.writer.write_table(table)
        self.rows = []

    def close(self) -> None:
        """Write the rest and say what there is."""
        self.flush()
        if self.writer is not None:
            self.writer.close()
            self.part.rename(self.path)
        print(f"{self.path}: {self.counts.total()} rows")
        for at, name in enumerate(("split", "kind", "language")):
            sums: Counter[str] = Counter()
            for key, count in self.counts.items():
                sums[key[at]] += count
            if "" not in sums:
                print(f"  by {name}: {dict(sums.most_common())}")


def present() -> Iterator[Source]:
    """Yield the sources that the mirror holds at their revision; name the others."""
    for source in sources():
        if git.has(git_dir(source.name), source.revision):
            yield source
        else:
            print(f"not in the mirror: {source.name} at {source.revision}", file=sys.stderr)


def pool() -> None:
    """Write the source files of all sources, at most 700 of each, none twice."""
    out, seen = Rows("pool"), set[bytes]()
    for source in present():
        folder = git_dir(source.name)
        entries = [one for one in git.tree(folder, source.revision) if language_of(one[2])]
        headers = headers_of([path for _, _, path in entries])
        entries = [
            one
            for one in entries
            if FEWEST_BYTES <= one[1] <= MOST_BYTES and not is_left_out(one[2])
        ]
        random.Random(source.name).shuffle(entries)
        entries, taken = entries[: 2 * MOST_FILES], 0
        for (_, _, path), data in zip(
            entries, git.blobs(folder, [e[0] for e in entries]), strict=True
        ):
            text = readable(data)
            if text is None or taken == MOST_FILES or is_odd_text(text):
                continue
            digest = hashlib.blake2b("".join(text.split()).encode(), digest_size=12).digest()
            if digest in seen:
                continue
            seen.add(digest)
            taken += 1
            out.add(
                {"repository": source.name, "path": path, "language": language_of(path, headers),
                 "split": source.split, "group": source.group, "text": text}
            )  # fmt: skip
    out.close()


def history() -> None:
    """Write the regions that clean-ups and, as controls, other small commits changed."""
    out = Rows("history")
    for source in present():
        before = out.counts.total()
        for row in _changed(source):
            out.add(row)
        print(f"{source.name}: {out.counts.total() - before}", flush=True)
    out.close()


def _candidates(source: Source) -> list[tuple[git.Commit, str, str]]:
    """Return commits with what their messages say, shuffled by kind: all clean-ups, some controls."""
    found: dict[str, list[tuple[git.Commit, str, str]]] = defaultdict(list)
    commits = list(git.commits(git_dir(source.name), source.revision))
    random.Random(source.name).shuffle(commits)
    for at, commit in enumerate(commits):
        claims = change_rules.cleanup_pattern(commit.message.split("\n", 1)[0])
        said = change_rules.kind_of(commit.message) if claims or at < MOST_SEARCHED else None
        if said is not None:
            found[said[0]].append((commit, *said))
    chosen = []
    for kind, group in sorted(found.items()):
        chosen += group if kind == "cleanup" else group[: 4 * MOST_CONTROLS]
    return chosen


def _changed(source: Source) -> Iterator[dict[str, object]]:
    """Yield the rows of one source."""
    folder, rows = git_dir(source.name), Counter[str]()
    headers = headers_of(
        [path for _, _, path in git.tree(folder, source.revision) if language_of(path)]
    )
    candidates = _candidates(source)
    seen: set[bytes] = set()
    for at in range(0, len(candidates), _STEP):
        said = {one[0].id: one for one in candidates[at : at + _STEP]}
        said = {id_: one for id_, one in said.items() if not _is_full(rows, one[1], one[2])}
        small = []
        for id_, touched, changed in git.changes(folder, list(said)):
            files = [f for f in changed if language_of(f.path) and not is_left_out(f.path)]
            if touched <= MOST_TOUCHED and files:
                small.append((id_, touched, files))
        blobs = git.blobs(
            folder, [b for _, _, fs in small for f in fs for b in (f.before, f.after)]
        )
        for id_, touched, files in small:
            commit, kind, pattern = said[id_]
            for file in files:
                texts = next(blobs), next(blobs)
                if _is_full(rows, kind, pattern):
                    continue
                for row in _pairs(texts, (kind, pattern), seen):
                    rows[kind] += 1
                    rows[pattern] += 1
                    yield {
                        "repository": source.name, "split": source.split, "group": source.group,
                        "language": language_of(file.path, headers), "kind": kind, "pattern": pattern, "is_strong": pattern in change_rules.STRONG,
                        "subject": commit.message.split("\n", 1)[0][:200], "commit": commit.id,
                        "parent": commit.parent, "path": file.path, "files_touched": touched, **row,
                    }  # fmt: skip


def _is_full(rows: Counter[str], kind: str, pattern: str) -> bool:
    if kind != "cleanup":
        return rows[kind] >= MOST_CONTROLS
    most = MOST_OF_STRONG if pattern in change_rules.STRONG else MOST_OF_WEAK
    return rows[kind] >= MOST_CLEANUPS or rows[pattern] >= most


def _pairs(
    texts: tuple[bytes, bytes], said: tuple[str, str], seen: set[bytes]
) -> Iterator[dict[str, object]]:
    """Yield the columns of each changed region of a file; of a clean-up only those that change code."""
    if max(map(len, texts)) > MOST_BLOB:
        return
    before, after = readable(texts[0]), readable(texts[1])
    if before is None or after is None or is_marked_generated(after):
        return
    for region in change_rules.regions(before, after):
        if is_odd_text(region.after):
            continue
        change = change_rules.change_of(region.before, region.after)
        keeps_literals, new_names = change_rules.traits_of(region.before, region.after)
        if said[0] == "cleanup" and change not in {"code", "layout"}:
            continue
        is_kept = keeps_literals and new_names <= MOST_NEW
        if said[0] == "cleanup" and said[1] not in change_rules.STRONG and not is_kept:
            continue
        digest = hashlib.blake2b(
            f"{region.before}\0{region.after}".encode(), digest_size=12
        ).digest()
        if digest in seen:
            continue
        seen.add(digest)
        yield {
            "change": change, "keeps_literals": keeps_literals, "new_names": new_names,
            "before": region.before, "after": region.after, "line": region.line,
            "is_whole": region.is_whole, "log_size": region.log_size,
            "keeps_size": change_rules.keeps_size(region),
        }  # fmt: skip


def damage() -> None:
    """Write clean and damaged texts: as many of each language, kind and split as can be."""
    out = Rows("damage")
    by_cell: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in pq.read_table(HOME / "pool.parquet").to_pylist():
        by_cell[row["language"], row["split"]][row["repository"]].append(row["text"])
    for (language, split), texts in sorted(by_cell.items()):
        for row in damages.damaged_pairs(texts, language, DAMAGED[split], f"{language} {split}"):
            out.add({"language": language, "split": split, **row})
    out.close()


def review() -> None:
    """Write held-out clean-ups, at most one of a commit (its longest region) and 40 of a repository."""
    out = Rows("review")
    wanted = [("split", "=", "held-out"), ("kind", "=", "cleanup")]
    best: dict[str, dict[str, object]] = {}
    for row in pq.read_table(HOME / "history.parquet", filters=wanted).to_pylist():
        known = best.get(row["commit"])
        if known is None or len(row["after"]) > len(str(known["after"])):
            best[row["commit"]] = row
    taken: Counter[object] = Counter()
    for _, row in sorted(best.items()):
        taken[row["repository"]] += 1
        if taken[row["repository"]] <= MOST_REVIEWED:
            out.add(row)
    out.close()


def missing() -> None:
    """Name the sources that the mirror lacks."""
    print(f"{sum(1 for _ in present())} of {len(sources())} are there")


def main() -> None:
    commands = {
        "pool": pool,
        "history": history,
        "damage": damage,
        "review": review,
        "missing": missing,
    }
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("command", nargs="+", choices=commands)
    for name in parser.parse_args().command:
        commands[name]()


if __name__ == "__main__":
    main()
