"""How many vulnerable C functions are flagged, and how many mended and untouched ones.

Label by history: a commit whose message names a memory or integer defect, and which changes few
functions, gives each function it changed as it stood before (vulnerable) and after (mended);
functions of the same files that it leaves alone are the untouched ones. Functions that a commit of
another purpose changed, as they stood before it, are the ordinary ones. Each function is judged
alone, as a file of its own. No source text is kept in the repository: `collect` reads bare clones
(`<owner>+<name>/repo`) of the projects below and writes a cache, `measure` judges the cache.

Usage::

    python benchmarks/c_functions.py collect --clones CLONES
    python benchmarks/c_functions.py measure [--set design|check] [--rules]

``SEMGREP_CORE`` names semgrep's core for the deep tier; without it the fast tier is measured alone.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tree_sitter_c
import yaml
from tree_sitter import Language, Node, Parser

from dataprep.defects.checks import Checks
from dataprep.defects.params import defect_rules
from dataprep.resources import rules_dir

PROJECTS = {
    "design": ["the-tcpdump-group/tcpdump", "libarchive/libarchive", "GNOME/libxml2", "gpac/gpac",
               "ImageMagick/ImageMagick", "uclouvain/openjpeg", "radareorg/radare2", "krb5/krb5"],
    "check": ["FreeRDP/FreeRDP", "vadz/libtiff", "vim/vim", "bluez/bluez", "OpenSC/OpenSC",
              "mdadams/jasper", "libgd/libgd", "LibVNC/libvncserver", "strongswan/strongswan"],
}  # fmt: skip
MESSAGE = (
    r"CVE-[0-9]{4}|(buffer|heap|stack|integer)[- ](over|under)(flow|read)|out[- ]of[- ]bounds?|\boob\b|"
    r"over-?read|use[- ]after[- ]free|double[- ]free|null (ptr|pointer)? ?deref|division by zero|"
    r"divide by zero|uninitiali[sz]ed (mem|val|var)|invalid (read|write)|format string"
)
DEFECT = (
    MESSAGE
    + "|fix|bug|secur|vuln|crash|leak|overflow|fuzz|sanit|coverity|valgrind|asan|malform|corrupt"
)
PER_PROJECT = 150
UNTOUCHED = 4
BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "c_functions"


@dataclass(frozen=True)
class Function:
    """A function of a file: name, first and last line (1-based), text."""

    name: str
    first: int
    last: int
    text: str


def _name(node: Node) -> str | None:
    inner = node.child_by_field_name("declarator")
    while inner is not None and inner.type != "function_declarator":
        inner = inner.child_by_field_name("declarator")
    target = inner.child_by_field_name("declarator") if inner is not None else None
    if target is None or target.type != "identifier" or target.text is None:
        return None
    return target.text.decode("latin-1")


def functions(data: bytes, parser: Parser) -> dict[str, Function]:
    """Return the functions of a file by name, of those the grammar reads without a fault."""
    found: dict[str, Function] = {}
    stack = [parser.parse(data).root_node]
    while stack:
        node = stack.pop()
        if node.type == "function_definition":
            name = _name(node)
            if name and node.end_byte - node.start_byte < 60_000:
                text = data[node.start_byte : node.end_byte].decode("utf-8", "replace")
                found[name] = Function(name, node.start_point[0] + 1, node.end_point[0] + 1, text)
        elif node.type in {"translation_unit", "preproc_if", "preproc_ifdef", "preproc_else",
                           "linkage_specification", "declaration_list", "ERROR"}:  # fmt: skip
            stack.extend(node.children)
    return found


def _commits(git: Path, pattern: str, *options: str) -> list[str]:
    command = ["git", "-C", git, "log", "--all", "--no-merges", "-i", "-E", f"--grep={pattern}",
               "--format=%H", *options]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return sorted(done.stdout.split(), key=lambda name: hashlib.sha1(name.encode()).hexdigest())


def _changes(git: Path, commit: str) -> dict[str, list[tuple[int, int, int, int]]]:
    """Return the hunks of a commit (old start, length, new start, length) by path of C files."""
    command = ["git", "-C", git, "show", "-U0", "--format=", "--no-renames", commit, "--", "*.c"]
    done = subprocess.run(command, capture_output=True, check=False)
    hunks: dict[str, list[tuple[int, int, int, int]]] = {}
    path = ""
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith("+++ b/"):
            path = line[6:]
        elif hunk := re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line):
            numbers = [int(part) if part else 1 for part in hunk.groups()]
            hunks.setdefault(path, []).append((numbers[0], numbers[1], numbers[2], numbers[3]))
    return hunks


def _blob(git: Path, name: str) -> bytes | None:
    done = subprocess.run(
        ["git", "-C", git, "cat-file", "blob", name], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 and len(done.stdout) < 1_000_000 else None


def _touched(function: Function, hunks: list[tuple[int, int, int, int]]) -> bool:
    return any(
        start <= function.last and start + max(length, 1) > function.first
        for start, length, _, _ in hunks
    )


def _ordinary(git: Path, commit: str, parser: Parser) -> Iterator[dict[str, str]]:
    """Yield the functions that a commit of another purpose changed, as they stood before."""
    rows = [row for row in _pairs(git, commit, parser) if row["label"] == "vulnerable"]
    yield from ({**row, "label": "ordinary"} for row in rows)


def _pairs(git: Path, commit: str, parser: Parser) -> Iterator[dict[str, str]]:
    changes = _changes(git, commit)
    if not changes or len(changes) > 3 or any(re.search("test|fuzz", path) for path in changes):
        return
    rows: list[dict[str, str]] = []
    for path, hunks in changes.items():
        old, new = _blob(git, f"{commit}^:{path}"), _blob(git, f"{commit}:{path}")
        if old is None or new is None:
            return
        before, after = functions(old, parser), functions(new, parser)
        row = {"commit": commit, "path": path}
        same = []
        for name, function in before.items():
            other = after.get(name)
            if other is None:
                continue
            if other.text != function.text:
                if _touched(function, hunks):
                    rows.append({**row, "name": name, "label": "vulnerable", "text": function.text})
                    rows.append({**row, "name": name, "label": "mended", "text": other.text})
            elif len(function.text) > 150:
                same.append(function)
        same.sort(key=lambda one: hashlib.sha1(one.text.encode()).hexdigest())
        rows += [{**row, "name": one.name, "label": "untouched", "text": one.text}
                 for one in same[:UNTOUCHED]]  # fmt: skip
    if 0 < sum(row["label"] == "vulnerable" for row in rows) <= 3:
        yield from rows


def _rows(git: Path, parser: Parser) -> Iterator[dict[str, str]]:
    """Yield the labelled functions of a project, each text once."""
    seen: set[str] = set()
    plans = (
        (_pairs, _commits(git, MESSAGE)),
        (_ordinary, _commits(git, DEFECT, "--invert-grep", "--", "*.c")),
    )
    for read, commits in plans:
        n_commits = 0
        for commit in commits:
            rows = []
            for row in read(git, commit, parser):
                digest = hashlib.sha1(re.sub(r"\s+", "", row["text"]).encode()).hexdigest()
                if digest not in seen:
                    seen.add(digest)
                    rows.append(row)
            yield from rows
            n_commits += bool(rows)
            if n_commits >= PER_PROJECT:
                break


def collect(clones: Path) -> None:
    """Write the cache of labelled functions, one file a project."""
    BENCH.mkdir(parents=True, exist_ok=True)
    parser = Parser(Language(tree_sitter_c.language()))
    for name in [one for part in PROJECTS.values() for one in part]:
        target = BENCH / (name.replace("/", "+") + ".jsonl")
        git = clones / name.replace("/", "+") / "repo"
        if target.exists() or not git.exists():
            print(f"{name}: {'kept' if target.exists() else 'no clone'}")
            continue
        git = git / ".git" if (git / ".git").exists() else git
        rows = list(_rows(git, parser))
        lines = [json.dumps({"project": name, **row}) for row in rows]
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, dict(collections.Counter(row["label"] for row in rows)), flush=True)


def _rows_of(part: str) -> Iterator[dict[str, str]]:
    for name in PROJECTS[part]:
        path = BENCH / (name.replace("/", "+") + ".jsonl")
        if path.exists():
            yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)


def _found(rows: list[dict[str, str]]) -> list[set[str]]:
    """Return the ids of the rules that flag each function, both tiers where semgrep is at hand."""
    rules = [rule for rule in defect_rules((str(rules_dir()),)) if "c" in rule.languages]
    checks = Checks("c", [rule for rule in rules if rule.query or rule.detector])
    found = [{one.rule.id for one in checks.scan(row["text"].encode()).defects} for row in rows]
    core = os.environ.get("SEMGREP_CORE")
    if core:
        for at, rule in _by_semgrep(core, rows):
            found[at].add(rule)
    return found


def _by_semgrep(core: str, rows: list[dict[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield place of the function and rule of what semgrep's core finds in one run."""
    files = sorted((rules_dir() / "defects" / "c").glob("*.yaml"))
    rules = [rule for path in files for rule in yaml.safe_load(path.read_text("utf-8"))["rules"]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rules.json").write_text(json.dumps({"rules": rules}), encoding="utf-8")
        targets = []
        for at, row in enumerate(rows):
            path = folder / f"{at}.c"
            path.write_text(row["text"], encoding="utf-8")
            targets.append(["CodeTarget", {"path": {"fpath": str(path), "ppath": f"/{at}.c"},
                                           "analyzer": "c", "products": ["sast"]}])  # fmt: skip
        (folder / "targets.json").write_text(json.dumps(["Targets", targets]), encoding="utf-8")
        command = [core, "-rules", folder / "rules.json", "-targets", folder / "targets.json",
                   "-json_nodots", "-j", "1", "-fast", "-disable_rule_paths"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for result in json.loads(done.stdout)["results"]:
            yield int(Path(result["path"]).stem), result["check_id"]


def measure(part: str, *, by_rule: bool, limit: int) -> None:
    """Print the share of functions flagged, by label, from each severity up."""
    rows = list(_rows_of(part))
    rows = [row for at, row in enumerate(rows) if at % max(1, len(rows) // limit) == 0]
    found = _found(rows)
    levels = {rule.id: rule.severity for rule in defect_rules((str(rules_dir()),))}
    labels = ("vulnerable", "mended", "ordinary", "untouched")
    totals = collections.Counter(row["label"] for row in rows)
    print(f"{part}: " + ", ".join(f"{totals[label]:,} {label}" for label in labels))
    for name, allowed in (("error", {"error"}), ("warning", {"error", "warning"}),
                          ("note", {"error", "warning", "note"})):  # fmt: skip
        hits = collections.Counter(
            row["label"]
            for row, ids in zip(rows, found, strict=True)
            if any(levels.get(one) in allowed for one in ids)
        )
        shares = (f"{label} {hits[label] / max(1, totals[label]):.3f}" for label in labels)
        print(f"  from {name:8}" + "  ".join(shares))
    if by_rule:
        for one in sorted({one for ids in found for one in ids}):
            hits = collections.Counter(
                row["label"] for row, ids in zip(rows, found, strict=True) if one in ids
            )
            shares = "  ".join(f"{hits[label] / max(1, totals[label]):.4f}" for label in labels)
            print(f"  {one:34} {levels.get(one, ''):8} {shares}  {hits.total()}")


def main() -> None:
    """Run a command of the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("collect").add_argument("--clones", type=Path, required=True)
    judge = commands.add_parser("measure")
    judge.add_argument("--set", choices=sorted(PROJECTS), default="check")
    judge.add_argument("--rules", action="store_true")
    judge.add_argument("--limit", type=int, default=1_000_000)
    arguments = parser.parse_args()
    if arguments.command == "collect":
        collect(arguments.clones)
    else:
        measure(arguments.set, by_rule=arguments.rules, limit=arguments.limit)


if __name__ == "__main__":
    main()
