"""Edges of a folder by the product's own functions, without a store: for work on resolvers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from dataprep.graph.edges import edges
from dataprep.ids import digest_of
from dataprep.label.language import identify_languages
from dataprep.parse.contents import parse_contents
from dataprep.parse.manifests.registry import read_manifests
from dataprep.parse.params import ParseParams
from dataprep.stage import Params

_MAX_BYTES = 4 << 20


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _MAX_BYTES:
            yield path.relative_to(root).as_posix(), path.read_bytes()


def tables_of(root: Path) -> dict[str, pl.DataFrame]:
    """Return ``files``, ``labels`` and all tables of structure of a folder's files."""
    paths, texts = [], []
    for path, raw in _files(root):
        try:
            raw.decode()
        except UnicodeDecodeError:
            continue
        paths.append(path)
        texts.append(raw)
    names = [path.rpartition("/")[2] for path in paths]
    languages = [guess.language for guess in identify_languages(names, texts)]
    ids = [digest_of(text.hex()) for text in texts]
    files = pl.DataFrame(
        {
            "file_id": [digest_of(path)[:32] for path in paths],
            "content_id": ids,
            "path": paths,
            "name": names,
            "is_history": False,
        }
    )
    labels = files.select("file_id").with_columns(language=pl.Series(languages, dtype=pl.String))
    contents = pl.DataFrame({"content_id": ids, "text": [text.decode() for text in texts]}).unique(
        "content_id", maintain_order=True
    )
    pairs = pl.DataFrame({"content_id": ids, "language": pl.Series(languages, dtype=pl.String)})
    found = parse_contents(contents, pairs.unique(), ParseParams())
    found |= read_manifests(contents, files.select("content_id", "name").unique(), Params())
    repos = pl.DataFrame({"repo_id": ["0" * 32]})
    found |= edges(
        repos, files, labels, found["imports"], found["names"], found["manifests"], Params()
    )
    return found | {"files": files, "labels": labels}


def path_edges(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return edges with paths: ``source``, ``target``, ``kind`` and the flags."""
    paths = tables["files"].select("file_id", "path")
    return (
        tables["edges"]
        .join(paths.rename({"path": "source"}), on="file_id")
        .join(paths.rename({"file_id": "target_file_id", "path": "target"}), on="target_file_id")
        .select("source", "target", "kind", "is_type_only", "is_conditional", "is_local", "line")
        .sort("source", "target")
    )
