"""Digests of function bodies and chunks of the standard library's texts: MB per CPU second.

    python benchmarks/bodies_chunks.py [--megabytes 20]

Definitions, imports and strings are found by `ast` and the lexer beforehand and not timed. Best of
three, one process.
"""

from __future__ import annotations

import argparse
import ast
import keyword
import sysconfig
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import polars as pl

from dataprep.parse.chunks import ChunkParams, Definition, Import, bound_names, chunk_text
from dataprep.parse.clones import Spans, TokenRules, body_digests, lexer_marks

warnings.simplefilter("ignore")


def corpus(megabytes: float) -> list[bytes]:
    texts, size = [], 0
    for path in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if "site-packages" in path.parts or size > megabytes * 1e6:
            continue
        text = path.read_bytes()
        try:
            text.decode()
            ast.parse(text)
        except (SyntaxError, ValueError):
            continue
        texts.append(text)
        size += len(text)
    return texts


def read(text: bytes) -> tuple[list[Definition], list[Import], list[tuple[int, int]]]:
    """Return definitions, imports and bodies of functions."""
    starts = [0]
    for line in text.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Definition] = []
    imports: list[Import] = []
    bodies: list[tuple[int, int]] = []

    def span(first: ast.stmt | ast.expr, last: ast.stmt | ast.expr) -> tuple[int, int]:
        assert last.end_lineno is not None
        assert last.end_col_offset is not None
        low = starts[first.lineno - 1] + first.col_offset
        return low, starts[last.end_lineno - 1] + last.end_col_offset

    def walk(node: ast.AST, parent: int | None, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                low, high = span(child, child)
                decorators = child.decorator_list
                lead = span(decorators[0], decorators[0])[0] - 1 if decorators else low
                own = f"{name}.{child.name}" if name else child.name
                found.append(Definition(low, high, lead, own, parent))
                if not isinstance(child, ast.ClassDef):
                    bodies.append(span(child.body[0], child.body[-1]))
                walk(child, len(found) - 1, own)
                continue
            if isinstance(child, ast.Import | ast.ImportFrom):
                low, high = span(child, child)
                module = getattr(child, "module", None)
                imports.extend(
                    Import(
                        module or one.name,
                        bound_names(module or one.name, module and one.name, one.asname),
                        low,
                        high,
                    )
                    for one in child.names
                )
            walk(child, parent, name)

    walk(ast.parse(text), None, "")
    return found, sorted(imports, key=lambda one: one.start), bodies


def best(function: Callable[[], object]) -> float:
    used = []
    for _ in range(3):
        started = time.process_time()
        function()
        used.append(time.process_time() - started)
    return min(used)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=20)
    texts = corpus(parser.parse_args().megabytes)
    facts = [read(text) for text in texts]
    column = pl.Series(texts, dtype=pl.Binary)
    rows = [(row, *body) for row, (_, _, bodies) in enumerate(facts) for body in bodies]
    spans = Spans.of(rows)
    rules = TokenRules(frozenset(keyword.kwlist), layout="levels")
    comments, literals = lexer_marks(column, "Python")
    digests = body_digests(column, spans, comments, literals, rules)
    used = best(lambda: body_digests(column, spans, comments, literals, rules))
    size = float((spans.ends - spans.starts).sum()) / 1e6
    known = [digest for digest in digests if digest is not None]
    print(
        f"bodies: {len(rows):,}, {size:.1f} MB, {size / used:.0f} MB per CPU s; {len(known):,} with a digest, {len(set(known)):,} distinct"
    )
    total = sum(map(len, texts)) / 1e6
    for params in (ChunkParams(), ChunkParams(max_bytes=512, min_bytes=64)):
        chunks = [
            chunk_text(text, d, i, params) for text, (d, i, _) in zip(texts, facts, strict=True)
        ]
        used = best(
            lambda params=params: [
                chunk_text(text, d, i, params) for text, (d, i, _) in zip(texts, facts, strict=True)
            ]
        )
        count = sum(map(len, chunks))
        kinds = pl.Series([chunk.kind for some in chunks for chunk in some]).value_counts(sort=True)
        print(
            f"chunks of {params.max_bytes}: {count:,} of {total:.1f} MB, {total / used:.0f} MB per CPU s; {dict(kinds.iter_rows())}"
        )


if __name__ == "__main__":
    main()
