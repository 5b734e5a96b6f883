"""What a run read of a file's syntax, and of what it depends on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dataprep.report.reading import FinishedRun
from dataprep.report.structure import SELF

if TYPE_CHECKING:
    import polars as pl

_MOST = 100
"""Files, packages and imports of each list; their numbers are always whole."""
_INDIRECT = ("package", "re-export")
_TREE = (
    "status", "grammar", "error_fraction", "n_functions", "n_classes", "max_nesting",
    "cyclomatic_complexity", "max_cyclomatic_complexity", "cognitive_complexity",
    "max_cognitive_complexity", "comment_fraction", "docstring_fraction",
)  # fmt: skip


class StructureDetails:
    """Syntax, place and dependencies of some files, read once.

    Args:
        run: The run.
        files: Rows of ``files``.
    """

    def __init__(self, run: FinishedRun, files: pl.DataFrame) -> None:
        import polars as pl

        ids = files["file_id"].to_list()
        self._absent = {name: _cause(run, *made_by) for name, made_by in _MADE_BY.items()}
        labels = run.scan("labels").filter(pl.col("file_id").is_in(ids))
        self._languages = dict(labels.select("file_id", "language").collect().iter_rows())
        in_text = pl.col("content_id").is_in(files["content_id"].unique().to_list())
        self._syntax = run.scan("syntax").filter(in_text).collect()
        self._order = _OrderOf(run, files)
        self._edges = _edges(run, ids)
        self._resolved = _resolved(run, ids, in_text)

    def of(self, file: dict[str, object]) -> dict[str, object]:
        """Return what was read of a file.

        Args:
            file: Row of ``files``.

        Returns:
            ``tree``, ``order``, ``imports``, ``imported_by``, ``external``, ``standard`` and
            ``unresolved``; each null where it is not known, and then ``causes`` says by name why.
        """
        import polars as pl

        file_id = str(file["file_id"])
        tree = self._tree(file)
        causes = {name: cause for name, cause in self._absent.items() if cause is not None}
        if tree is None:
            causes.setdefault("tree", "not text, or a stage failed on it")
        rows = self._resolved.filter(pl.col("file_id") == file_id)
        has_edges = self._absent["imports"] is None
        return {
            "tree": tree,
            "order": self._order.of(file_id),
            "imports": self._listed(file_id, "file_id") if has_edges else None,
            "imported_by": self._listed(file_id, "target_file_id") if has_edges else None,
            "external": _packages(rows, "external") if has_edges else None,
            "standard": _packages(rows, "standard") if has_edges else None,
            "unresolved": _unresolved(rows) if has_edges else None,
            "causes": causes,
        }

    def _tree(self, file: dict[str, object]) -> dict[str, object] | None:
        import polars as pl

        language = self._languages.get(str(file["file_id"]))
        rows = self._syntax.filter(
            pl.col("content_id") == file["content_id"], pl.col("language").eq_missing(language)
        )
        return rows.select("language", *_TREE).row(0, named=True) if rows.height else None

    def _listed(self, file_id: str, end: str) -> dict[str, object]:
        """Return the edges at one end of which a file is: their number, and the first ones."""
        import polars as pl

        rows = self._edges.filter(pl.col(end) == file_id)
        is_indirect = pl.col("kind").is_in(_INDIRECT)
        by_line = [is_indirect, "line", "path"] if end == "file_id" else [is_indirect, "path"]
        path = "path" if end == "file_id" else "source_path"
        shown = rows.with_columns(path=pl.col(path)).sort(by_line).head(_MOST)
        names = ("path", "kind", "line", "is_type_only", "is_conditional", "is_local")
        kinds = rows.group_by("kind").agg(pl.len().cast(pl.Int64))
        return {
            "n_files": rows.height,
            "kinds": dict(kinds.sort(-pl.col("len"), "kind").iter_rows()),
            "files": shown.select(names).to_dicts(),
        }


_MADE_BY = {
    "tree": ("syntax", "parse.contents"),
    "order": ("file_order", "graph.order"),
    "imports": ("edges", "graph.edges"),
}
"""Table that holds each of them, and the stage that writes it."""


def _cause(run: FinishedRun, table: str, stage: str) -> str | None:
    """Return why a table is not there; None where it is."""
    if run.has(table):
        return None
    return f"{stage} did not run" if run.failures else "the recipe leaves it out (structure: null)"


class _OrderOf:
    """Places of some files, and the cycles that they are in."""

    def __init__(self, run: FinishedRun, files: pl.DataFrame) -> None:
        import polars as pl

        order = run.scan("file_order").filter(
            pl.col("repo_id").is_in(files["repo_id"].unique().to_list())
        )
        mine = pl.col("file_id").is_in(files["file_id"].to_list())
        self._places = {str(r["file_id"]): r for r in order.filter(mine).collect().to_dicts()}
        counts = order.group_by("repo_id").agg(pl.len().cast(pl.Int64)).collect()
        self._n_files = dict(counts.iter_rows())
        chosen = order.filter(mine, pl.col("cycle").is_not_null()).select("repo_id", "cycle")
        members = order.join(chosen.unique(), on=["repo_id", "cycle"], how="semi")
        paths = run.scan("files").select("file_id", "path")
        self._members = members.join(paths, on="file_id").sort("position").collect()

    def of(self, file_id: str) -> dict[str, object] | None:
        import polars as pl

        place = self._places.get(file_id)
        if place is None:
            return None
        cycle = None
        if place["cycle"] is not None:
            rows = self._members.filter(
                pl.col("repo_id") == place["repo_id"], pl.col("cycle") == place["cycle"]
            )
            cycle = {"n_files": rows.height, "paths": rows["path"].head(_MOST).to_list()}
        kept = {name: place[name] for name in ("position", "component", "depth", "group")}
        return {**kept, "n_files": self._n_files[place["repo_id"]], "cycle": cycle}


def _edges(run: FinishedRun, ids: Sequence[str]) -> pl.DataFrame:
    """Return the edges from and to some files, with the paths of both ends."""
    import polars as pl

    is_source, is_target = pl.col("file_id").is_in(ids), pl.col("target_file_id").is_in(ids)
    paths = run.scan("files").select("file_id", "path")
    return (
        run.scan("edges")
        .filter(is_source | is_target)
        .join(paths.rename({"path": "source_path"}), on="file_id")
        .join(paths.rename({"file_id": "target_file_id"}), on="target_file_id")
        .collect()
    )


def _resolved(run: FinishedRun, ids: Sequence[str], in_text: pl.Expr) -> pl.DataFrame:
    """Return what became of the imports of some files, with what they name."""
    import polars as pl

    is_mine = pl.col("file_id").is_in(ids)
    labels = run.scan("labels").filter(is_mine).select("file_id", "content_id", "language")
    imports = run.scan("imports").filter(in_text)
    named = imports.select("content_id", "language", "ordinal", "specifier", "name", "line")
    return (
        run.scan("resolutions")
        .filter(is_mine, pl.col("reason").fill_null("") != SELF)
        .join(labels, on="file_id")
        .join(named, on=["content_id", "language", "ordinal"], how="left", nulls_equal=True)
        .sort("file_id", "ordinal")
        .collect()
    )


def _packages(rows: pl.DataFrame, status: str) -> list[dict[str, object]]:
    import polars as pl

    return (
        rows.filter(pl.col("status") == status)
        .group_by("package")
        .agg(n_imports=pl.len().cast(pl.Int64))
        .sort("package", nulls_last=True)
        .head(_MOST)
        .to_dicts()
    )


def _unresolved(rows: pl.DataFrame) -> dict[str, object]:
    import polars as pl

    found = rows.filter(pl.col("status") == "unresolved")
    shown = found.select("specifier", "name", "line", "reason").head(_MOST)
    return {"n_imports": found.height, "imports": shown.to_dicts()}
