"""Speed of reading syntax and of building the graph, and edges and order of a whole run.

    python benchmarks/structure.py speed --folder .bench/edges          MB per CPU second by language
    python benchmarks/structure.py graph --folder DIR [--files 50000]   edges and order of one repository
    python benchmarks/structure.py bombs                                hostile texts and their cost
    python benchmarks/structure.py order --archives .bench/zips         edges of Python and their order,
                                        judged by the ast module, with the wall time of dataprep run

``speed`` reads the corpora that ``edges_<language>.py fetch`` left, up to 4 MB of each of the eight
main languages, and times in turn the parser alone, all of ``parse.contents``, and that with identifiers
and flows: from one tree, and as two stages that each parse (C, C++ and Rust have no flows). ``order``
takes the definition of an edge from the study of data-prep-kit: every import of every Python file,
each name of a ``from`` that is a module, and the module itself, against every root of packages; what
of this ours calls ties of a package counts as found.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import polars as pl

from dataprep.graph.edges import edges
from dataprep.graph.order import OrderParams, file_order
from dataprep.ids import digest_of
from dataprep.parse.contents import parse_contents
from dataprep.parse.flows import parse_contents_and_flows, parse_flows
from dataprep.parse.params import ParseParams
from dataprep.stage import Params
from dataprep.syntax.spec import syntax_of
from dataprep.syntax.tree import Grammar, grammar_of, parse

LANGUAGES = {
    "Python": (".py",),
    "Java": (".java",),
    "JavaScript": (".js", ".mjs", ".cjs", ".jsx"),
    "TypeScript": (".ts", ".mts"),
    "C": (".c",),
    "C++": (".cc", ".cpp", ".hpp"),
    "Go": (".go",),
    "Rust": (".rs",),
}
_MOST_BYTES = 4 << 20
_REPEATS = 3


def _texts(folder: Path, suffixes: tuple[str, ...]) -> list[bytes]:
    """Return distinct texts of a language below a folder, by path, up to 4 MB."""
    texts: dict[bytes, None] = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes and path.is_file() and not path.is_symlink():
            raw = path.read_bytes()
            try:
                raw.decode()
            except UnicodeDecodeError:
                continue
            if raw not in texts and len(raw) < 1 << 20:
                texts[raw] = None
                size += len(raw)
            if size >= _MOST_BYTES:
                break
    return list(texts)


def _cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a piece of work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def speed(folder: Path) -> None:
    total = [0.0] * 5
    for language, suffixes in LANGUAGES.items():
        texts = _texts(folder, suffixes)
        if not texts:
            print(f"{language:12} no texts below {folder}", file=sys.stderr)
            continue
        syntax = syntax_of(language)
        assert syntax is not None
        took = _times(texts, language, grammar_of(syntax.id))
        size = sum(map(len, texts)) / 1e6
        total = [known + one for known, one in zip(total, (size, *took), strict=True)]
        print(f"{language:12} {len(texts):6,} texts {_rates(size, took)}", flush=True)
    print(f"{'all':12} {'':12} {_rates(total[0], total[1:])}")


def _times(texts: list[bytes], language: str, grammar: Grammar) -> list[float]:
    """Return CPU seconds of the parser, of the tables, with the optional ones, and of two stages."""
    contents, labels = _frames(texts, language)

    def alone() -> None:
        for text in texts:
            parse(text, grammar)  # a tree is freed before the next, as in a stage

    def stages() -> None:
        parse_contents(contents, labels, ParseParams())
        parse_flows(contents, labels, ParseParams())

    works: list[Callable[[], object]] = [
        alone,
        lambda: parse_contents(contents, labels, ParseParams()),
        lambda: parse_contents_and_flows(contents, labels, ParseParams()),
        stages,
    ]
    found: list[list[float]] = [[] for _ in works]
    for _ in range(_REPEATS):
        for place, work in enumerate(works):
            found[place].append(_cpu(work))
    return [min(times) for times in found]


def _rates(size: float, took: Sequence[float]) -> str:
    alone, whole, joint, apart = (size / one for one in took)
    return (
        f"{size:5.1f} MB   parse {alone:5.1f}   all {whole:5.1f} MB per CPU s, "
        f"{alone / whole:.2f} times the parse   with flows {joint:5.1f}, as a stage apart {apart:5.1f}"
    )


def _frames(texts: list[bytes], language: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    ids = [f"{n:064x}" for n in range(len(texts))]
    contents = pl.DataFrame({"content_id": ids, "text": [text.decode() for text in texts]})
    return contents, pl.DataFrame({"content_id": ids}).with_columns(language=pl.lit(language))


def graph(folder: Path, n_files: int) -> None:
    """Time edges and order of one repository that holds copies of a folder side by side."""
    from benchmarks._structure import tables_of

    tables = tables_of(folder)
    files = tables["files"]
    n_copies = -(-n_files // files.height)
    copied = pl.concat(
        files.with_columns(path=f"part{k}/" + pl.col("path")) for k in range(n_copies)
    ).head(n_files)
    ids = [digest_of(path)[:32] for path in copied["path"]]
    copied = copied.with_columns(file_id=pl.Series(ids), repo_id=pl.lit("0" * 32))
    labels = copied.select("file_id", "content_id").join(
        files.select("content_id", "name").with_columns(tables["labels"]["language"]).unique("content_id"),
        on="content_id",
        maintain_order="left",
    ).with_columns(role=pl.lit("source"), is_test=pl.lit(value=False))  # fmt: skip
    repos = pl.DataFrame({"repo_id": ["0" * 32]})
    started = time.process_time()
    found = edges(
        repos, copied, labels, tables["imports"], tables["names"], tables["manifests"], Params()
    )
    between = time.process_time()
    order = file_order(copied, labels, found["edges"], OrderParams())["file_order"]
    after = time.process_time()
    print(
        f"{copied.height:,} files, {found['resolutions'].height:,} imports, "
        f"{found['edges'].height:,} edges: edges {between - started:.1f} CPU s, order "
        f"{after - between:.1f} CPU s, {order['cycle'].n_unique() - 1} cycles"
    )


def bombs() -> None:
    """Parse hostile texts, and say what became of each and what it cost."""
    deep = b"[" * 200_000 + b"]" * 200_000
    cases = {
        "brackets that never close": ("JavaScript", b"{" * 1_000_000),
        "parentheses that never close": ("Python", b"(" * 1_000_000),
        "brackets that close": ("JavaScript", b"x = " + deep + b";\n"),
        "a sum of 300,000 terms": ("Java", b"class A { int a = " + b"1+" * 300_000 + b"1; }"),
        "if else if, 20,000 times": (
            "C",
            b"void f() {" + b"if (a) b(); else " * 20_000 + b"c(); }",
        ),
        "50 MB of generated code": ("C", b"int x = 1;\n" * 4_800_000),
        "4 MB of generated code": ("C", b"int x = 1;\n" * 380_000),
        "a truncated file": ("Go", b'package a\nimport "b"\nfunc f() { if x {\n' * 1),
        "random bytes as text": ("C++", bytes(range(32, 127)) * 5_000),
        "quotes": ("Ruby", b"\"#{'" * 50_000),
        "heredocs": ("Shell", b"cat <<A\n" * 50_000),
    }
    for label, (language, text) in cases.items():
        contents, labels = _frames([text], language)
        started = time.process_time()
        row = parse_contents(contents, labels, ParseParams())["syntax"].row(0, named=True)
        took = time.process_time() - started
        print(
            f"{label:32} {language:11} {len(text) / 1e6:6.2f} MB  {row['status']:10} {took:6.2f} CPU s"
        )


def _ast_edges(files: dict[str, str]) -> set[tuple[str, str]]:
    """Return (importer, imported) of the Python files of a repository, by the ast module."""
    python = {path for path in files if path.endswith(".py")}
    parent = {
        path: str(PurePosixPath(path).parent).replace(".", "", 1)
        if "/" not in path
        else path.rpartition("/")[0]
        for path in python
    }
    folders = set(parent.values())
    packages = {folder for folder in folders if _join(folder, "__init__.py") in python}
    roots = {"", "src", "lib"} | {folder.rpartition("/")[0] for folder in packages}
    roots -= packages
    found = set()
    for path in python:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(files[path])
        except (SyntaxError, ValueError):
            continue
        for module, base in _named(tree, parent[path], sorted(roots)):
            place = "/".join(filter(None, [base, *module]))
            target = next(
                (p for p in (f"{place}.py", _join(place, "__init__.py")) if p in python), None
            )
            if target is not None and target != path:
                found.add((path, target))
    return found


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _named(tree: ast.AST, folder: str, roots: list[str]) -> Iterator[tuple[list[str], str]]:
    """Yield modules that a file names, each with the folder it is looked up in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from ((alias.name.split("."), root) for root in roots)
        elif isinstance(node, ast.ImportFrom):
            module = node.module.split(".") if node.module else []
            bases = roots
            if node.level:
                above = folder
                for _ in range(node.level - 1):
                    above = above.rpartition("/")[0]
                bases = [above]
            for base in bases:
                yield from (([*module, alias.name], base) for alias in node.names)
                yield module, base


def _archives(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            texts = {}
            for info in archive.infolist():
                if info.filename.endswith(".py"):
                    texts[info.filename] = archive.read(info).decode(errors="ignore")
        yield path.stem, texts


def _acyclic(found: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the edges that lie in no cycle."""
    from dataprep.graph.components import strong_components

    names = sorted({name for edge in found for name in edge})
    numbers = {name: number for number, name in enumerate(names)}
    targets: list[list[int]] = [[] for _ in names]
    for source, target in sorted(found):
        targets[numbers[source]].append(numbers[target])
    part = {one: k for k, members in enumerate(strong_components(targets)) for one in members}
    return [edge for edge in sorted(found) if part[numbers[edge[0]]] != part[numbers[edge[1]]]]


def order(archives: Path) -> None:
    """Judge edges and order of a run over archives."""
    with tempfile.TemporaryDirectory() as scratch:
        sources = [str(path) for path in sorted(archives.glob("*.zip"))]
        command = [sys.executable, "-m", "dataprep", "run", *sources, "--store", f"{scratch}/s",
                   "--out", f"{scratch}/o", "--quiet"]  # fmt: skip
        started = time.monotonic()
        subprocess.run(command, check=False)
        wall = time.monotonic() - started
        listed = subprocess.run(
            [sys.executable, "-m", "dataprep", "tables", "--store", f"{scratch}/s", "--format", "json"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        tables = {one["table"]: one["files"] for one in json.loads(listed.stdout)["tables"]}
        names = ("files", "edges", "file_order")
        frames = {name: pl.concat(map(pl.read_parquet, tables[name])) for name in names}
    _judge(archives, frames)
    print(f"dataprep run over {len(sources)} archives, everything on: {wall:.1f} s wall")


def _judge(archives: Path, frames: dict[str, pl.DataFrame]) -> None:
    paths = frames["files"].select("file_id", "repo_name", "path")
    found = (
        frames["edges"]
        .join(paths.rename({"path": "source"}), on="file_id")
        .join(paths.select(target_file_id="file_id", target="path"), on="target_file_id")
    )
    place = paths.join(frames["file_order"].select("file_id", "position"), on="file_id")
    n_true = n_hit = n_found = n_right = n_edges = n_back = n_path = 0
    for name, texts in _archives(archives):
        true = _ast_edges(texts)
        if not true:
            continue
        own = found.filter(pl.col("repo_name") == name)
        kinds = {
            (a, b): kind
            for a, b, kind in own.select("source", "target", "kind").iter_rows()
            if a.endswith(".py") and b.endswith(".py")
        }
        named = {edge for edge, kind in kinds.items() if kind == "import"}
        position = dict(
            place.filter(pl.col("repo_name") == name).select("path", "position").iter_rows()
        )
        acyclic = [one for one in _acyclic(true) if one[0] in position and one[1] in position]
        back = sum(position[b] < position[a] for a, b in acyclic)
        n_true, n_hit = n_true + len(true), n_hit + len(true & kinds.keys())
        n_found, n_right = n_found + len(named), n_right + len(true & named)
        n_edges, n_back = n_edges + len(acyclic), n_back + back
        n_path += sum(b < a for a, b in acyclic)
        print(f"{name:20} true {len(true):6,}  found {len(true & kinds.keys()) / len(true):.1%}  "
              f"ours named {len(named):6,}  backwards {back / max(len(acyclic), 1):.1%}")  # fmt: skip
    print(f"all: true {n_true:,}, found {n_hit / n_true:.2%}, of ours that are named true {n_right / n_found:.2%}; outside of "
          f"cycles {n_edges:,}, backwards {n_back / n_edges:.2%}, in order of paths {n_path / n_edges:.2%}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "graph", "bombs", "order"))
    parser.add_argument("--folder", type=Path, default=Path(".bench/edges"))
    parser.add_argument("--archives", type=Path, default=Path(".bench/pipeline/zips"))
    parser.add_argument("--files", type=int, default=50_000)
    given = parser.parse_args()
    if given.what == "speed":
        speed(given.folder)
    elif given.what == "graph":
        graph(given.folder, given.files)
    elif given.what == "bombs":
        bombs()
    else:
        order(given.archives)


if __name__ == "__main__":
    main()
