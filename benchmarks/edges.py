"""The judge of dependency edges: ours beside those of each language's own tools, and beside a reading by hand.

    python benchmarks/edges.py judge LANGUAGE [--repos A B] [--part looked-at|held-out|last] [--show N]
    python benchmarks/edges.py fetch LANGUAGE
    python benchmarks/edges.py hand LANGUAGE [--show N]

`judge` (c, c++, go, java, javascript, python, rust) reads the repositories and truths that
`edges_<language>.py fetch` and `truth` leave below `$DATAPREP_BENCH_DIR/edges/`, lets the product's own
functions make the edges, and prints a table by repository, with a sum for each part: edges of the
truth, ours, precision, recall; of the truth's edges in no cycle the share that points backwards in
the `file_order` made of our edges; and CPU seconds from the files to the edges. Below stands the recall by what
the rows of the truth say beside the pair. Counted are edges of importers that the reference has
judged; ancestors' `__init__.py` and re-exports are edges of a kind apart and are not counted.

`hand` (bash, csharp, kotlin, php, ruby, scala, swift) judges all edges of the sources named in
`edges_by_hand/<language>.tsv`; `fetch` brings the packages that it names. `--show` prints that many
wrong and missing edges of each repository.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from _edges_hand import HANDS, fetch, judge_hand
from _edges_order import order_of, outside_cycles
from _edges_truth import PARTS, SCRIPTS, SUFFIXES, Edge, Truth, home, read_truth, repositories
from _structure import path_edges, tables_of

from dataprep.resources import rules_dir

_INDIRECT = ("package", "re-export")
Tables = dict[str, pl.DataFrame]


@dataclass
class Verdict:
    """Counts of a repository, or of several.

    Attributes:
        counts: Files, edges of the truth, ours, those in both, those that are open; of the truth's
            in no cycle, and those of them that point backwards; edges of files that were not read.
        marks: Edges found and all edges of the truth, by what its rows say.
        sides: Ours in it and all edges, by truth of less.
        cpu_s: CPU seconds from the files to the edges.
    """

    counts: Counter[str] = field(default_factory=Counter)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    sides: dict[str, tuple[int, int]] = field(default_factory=dict)
    cpu_s: float = 0.0

    def add(self, other: Verdict) -> None:
        """Add the counts of another."""
        self.counts.update(other.counts)
        self.cpu_s += other.cpu_s
        for mine, theirs in ((self.marks, other.marks), (self.sides, other.sides)):
            for name, (hits, all_of_it) in theirs.items():
                before = mine.get(name, (0, 0))
                mine[name] = (before[0] + hits, before[1] + all_of_it)

    def row(self, name: str) -> str:
        """Return a row of the table."""
        n = self.counts
        return (
            f"| {name} | {n['files']:,} | {n['truth']:,} | {n['ours']:,} | {_share(n['both'], n['ours'])} "
            f"| {_share(n['both'], n['truth'])} | {_share(n['backwards'], n['outside'])} of "
            f"{n['outside']:,} | {self.cpu_s:.1f} |"
        )

    def notes(self) -> list[str]:
        """Return what the table does not say."""
        said = [
            f"recall of {mark}: {_share(*pair)} of {pair[1]:,}"
            for mark, pair in sorted(self.marks.items())
        ]
        said += [
            f"beside {side} alone ({total:,} edges): precision {_share(hits, self.counts['ours'])}, "
            f"recall {_share(hits, total)}"
            for side, (hits, total) in sorted(self.sides.items())
        ]
        if self.counts["forward"]:
            said.append(
                "{forward} edges point forward: {circular} lie in a cycle with edges of ours that the "
                "reference has no say on, {unknown} others are missing in ours".format_map(
                    self.counts
                )
            )
        if self.counts["open"]:
            said.append(f"ours on which the reference has no say: {self.counts['open']:,}")
        if self.counts["unread"]:
            said.append(f"of files that are not read: {self.counts['unread']:,}, in no number")
        return said


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "-"


def ours(tables: Tables, truth: Truth, language: str) -> tuple[set[Edge], set[Edge]]:
    """Return our edges on which the reference has a say, and those on which it has none."""
    suffixes = SUFFIXES.get(language, ("",))
    rows = path_edges(tables).filter(~pl.col("kind").is_in(_INDIRECT))
    lines: dict[Edge, int] = {}
    for source, target, line in rows.select("source", "target", "line").iter_rows():
        judged = source.endswith(suffixes) and target.endswith(
            suffixes if language == "python" else ""
        )
        judged &= truth.importers is None or source in truth.importers
        if judged and (truth.targets is None or target in truth.targets):
            lines[source, target] = line
    found = set(lines)
    unsaid = _unsaid(tables, truth, {edge: lines[edge] for edge in found - truth.edges})
    return found - unsaid, unsaid


def _unsaid(tables: Tables, truth: Truth, lines: dict[Edge, int]) -> set[Edge]:
    """Return the edges whose statement names what the reference leaves open."""
    doubted = {edge: line for edge, line in lines.items() if edge[0] in truth.open}
    if not doubted:
        return set()
    imports = tables["files"].filter(pl.col("path").is_in(list(truth.open))).join(
        tables["imports"], on="content_id"
    )  # fmt: skip
    named: dict[tuple[str, int], set[str]] = {}
    for path, line, specifier in imports.select("path", "line", "specifier").iter_rows():
        named.setdefault((path, line), set()).add(specifier)
    return {
        edge
        for edge, line in doubted.items()
        if named.get((edge[0], line), set()) & truth.open[edge[0]]
    }


def judge(folder: Path, truth: Truth, language: str, show: int) -> Verdict:
    """Return the counts of a repository."""
    started = time.process_time()
    tables = tables_of(folder)
    verdict = Verdict(cpu_s=time.process_time() - started)
    place = order_of(folder, tables)
    want = {edge for edge in truth.edges if edge[0] in place and edge[1] in place}
    have, unsaid = ours(tables, truth, language)
    outside = outside_cycles(want)
    verdict.counts = Counter(
        files=len(place), truth=len(want), ours=len(have), both=len(want & have), open=len(unsaid),
        outside=len(outside), backwards=sum(place[b] < place[a] for a, b in outside),
        unread=len(truth.edges) - len(want),
    )  # fmt: skip
    for mark in sorted({mark for said in truth.marks.values() for mark in said}):
        marked = {edge for edge in want if mark in truth.marks[edge]}
        verdict.marks[mark] = (len(marked & have), len(marked))
    verdict.sides = {side: (len(have & some), len(some)) for side, some in truth.sides.items()}
    forward = {edge for edge in outside if place[edge[1]] >= place[edge[0]]}
    if forward:
        direct = path_edges(tables).filter(~pl.col("kind").is_in(_INDIRECT))
        every = want.union(direct.select("source", "target").iter_rows())
        circular = forward.difference(outside_cycles(every))
        verdict.counts.update(forward=len(forward), circular=len(circular))
        verdict.counts["unknown"] = len(forward - circular - have)
    for title, some in (("wrong", have - want), ("missing", want - have), ("forward", forward)):
        for edge in sorted(some)[:show]:
            print(f"    {title}: {edge[0]} -> {edge[1]}")
    return verdict


def judge_language(language: str, names: Sequence[str], parts: Sequence[str], show: int) -> None:
    """Print the table of a language, part by part."""
    for example in sorted(rules_dir().glob("syntax/*/example")):
        tables_of(example)  # grammars and models are loaded once, before the clock runs
    chosen = repositories(language)
    for part in parts:
        sums = Verdict()
        listed = [name for name in sorted(chosen) if chosen[name] == part]
        if names:
            listed = [name for name in listed if name in names]
        if not listed:
            continue
        print(f"\n{language}, {part}:\n")
        print("| Repository | Files | Truth | Ours | Precision | Recall | Backwards | CPU s |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
        for name in listed:
            truth = read_truth(language, name)
            if truth is None:
                print(f"| {name}: no repository or no truth here |")
                continue
            verdict = judge(home(language) / name, truth, language, show)
            sums.add(verdict)
            print(verdict.row(name), flush=True)
        print(sums.row("**together**"), "", *(f"- {note}" for note in sums.notes()), sep="\n")


def main() -> None:
    """Run the command given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    by_tools = commands.add_parser("judge")
    by_tools.add_argument("language", choices=sorted(SCRIPTS))
    by_tools.add_argument("--repos", nargs="+", default=())
    by_tools.add_argument("--part", choices=PARTS)
    by_tools.add_argument("--show", type=int, default=0)
    for name in ("fetch", "hand"):
        by_hand = commands.add_parser(name)
        by_hand.add_argument("language", choices=sorted(HANDS))
        by_hand.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    if given.command == "judge":
        parts = [given.part] if given.part else PARTS
        judge_language(given.language, given.repos, parts, given.show)
    elif given.command == "fetch":
        fetch(given.language)
    else:
        judge_hand(given.language, given.show)


if __name__ == "__main__":
    main()
