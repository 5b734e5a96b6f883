"""The ledger asked about one file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from dataprep.errors import UsageError
from dataprep.report.display import printable
from dataprep.report.explain_history import HistoryDetails, history_text
from dataprep.report.explain_quality import QualityDetails, quality_text
from dataprep.report.explain_structure import StructureDetails
from dataprep.report.notes import rule_notes
from dataprep.report.reading import FinishedRun
from dataprep.report.structure_text import structure_text
from dataprep.rules import RuleBook

if TYPE_CHECKING:
    import polars as pl

_MOST = 20
_DIGEST_DIGITS = 8


def explain_path(
    run: FinishedRun, rules: RuleBook, path: str
) -> tuple[list[dict[str, object]], int]:
    """Return what a run knows about the files that a path names, and how many it names.

    Args:
        run: The run.
        rules: Where titles come from.
        path: A path, the end of one after a slash, or the first letters of a file or content id.

    Returns:
        One mapping per file, by repository and path: where it is from, its labels, disposition
        and decisions, for a copy what was kept instead, and its syntax and dependencies; at most 20.
        And the number of files.

    Raises:
        UsageError: No file of the run is named so.
    """
    import polars as pl

    wanted = path.removeprefix("./")
    names = (pl.col("path") == wanted) | pl.col("path").str.ends_with(f"/{wanted}")
    if len(wanted) >= _DIGEST_DIGITS and set(wanted) <= set("0123456789abcdef"):
        names |= pl.col("file_id").str.starts_with(wanted)
        names |= pl.col("content_id").str.starts_with(wanted)
    named = run.scan("files").filter(names).sort("repo_name", "path").collect()
    if not named.height:
        return _from_quarantine(run, wanted)
    files = named.head(_MOST)
    details = _Details(run, files, rules)
    return [details.of(row) for row in files.iter_rows(named=True)], named.height


def _from_quarantine(run: FinishedRun, path: str) -> tuple[list[dict[str, object]], int]:
    import polars as pl

    rows = run.scan("quarantine").filter(pl.col("path") == path).collect()
    if not rows.height:
        raise UsageError(
            f"no file '{printable(path)}' in run {run.run_id}",
            "list them with: dataprep tables --format json",
        )
    found: list[dict[str, object]] = [
        {
            "path": row["path"],
            "disposition": "quarantined",
            "rule_id": row["rule_id"],
            "detail": row["detail"],
            "stage": row["stage"],
        }
        for row in rows.head(_MOST).iter_rows(named=True)
    ]
    return found, rows.height


class _Details:
    """Everything about some files, read once."""

    def __init__(self, run: FinishedRun, files: pl.DataFrame, rules: RuleBook) -> None:
        import polars as pl

        mine = pl.col("file_id").is_in(files["file_id"].to_list())
        self._repos = _by(run.scan("repos").collect(), "repo_id")
        self._labels = _by(run.scan("labels").filter(mine).collect(), "file_id")
        self._dispositions = _by(run.scan("dispositions").filter(mine).collect(), "file_id")
        self._decisions = run.scan("decisions").filter(mine).sort("rule_id").collect()
        self._notes = rule_notes(run, rules, self._decisions["rule_id"].unique())
        self._next = _what_stays(run, self._decisions)
        named = [name for name in self._decisions["kept_file_id"].to_list() if name]
        kept = [*named, *self._next.values()]
        others = run.scan("files").filter(pl.col("file_id").is_in(kept))
        self._structure = StructureDetails(run, files)
        self._history = HistoryDetails(run, files)
        self._quality = QualityDetails(run, files)
        self._kept = _by(others.select("file_id", "repo_name", "path").collect(), "file_id")

    def of(self, row: dict[str, object]) -> dict[str, object]:
        file_id = str(row["file_id"])
        repo = self._repos[str(row["repo_id"])]
        disposition = self._dispositions.get(file_id, {})
        decisions = self._decisions.filter(self._decisions["file_id"] == file_id)
        return {
            "repo_name": row["repo_name"],
            "revision": repo["revision"],
            "path": row["path"],
            "file_id": file_id,
            "content_id": row["content_id"],
            "size_bytes": row["size_bytes"],
            "disposition": disposition.get("disposition"),
            "rule_group": disposition.get("rule_group"),
            "rule_id": disposition.get("rule_id"),
            "labels": _labels(self._labels.get(file_id, {})),
            "decisions": [self._decision(d) for d in decisions.iter_rows(named=True)],
            "quality": self._quality.of(row, self._labels.get(file_id, {}).get("language")),
            "structure": self._structure.of(row),
            "history": self._history.of(row),
        }

    def _decision(self, row: dict[str, object]) -> dict[str, object]:
        kept = self._kept.get(str(row["kept_file_id"]))
        last = str(row["kept_file_id"])
        while last in self._next:
            last = self._next[last]
        stays = self._kept.get(last) if last != row["kept_file_id"] else None
        return {
            "rule_id": row["rule_id"],
            "rule_version": row["rule_version"],
            "title": self._notes[str(row["rule_id"])].title,
            "action": row["action"],
            "stage": row["stage"],
            "evidence": json.loads(str(row["evidence"])),
            "kept_instead": None if kept is None else f"{kept['repo_name']}:{kept['path']}",
            "similarity": row["similarity"],
            "stays_in_the_end": None if stays is None else f"{stays['repo_name']}:{stays['path']}",
            "kept_because": row["kept_because"],
        }


def _what_stays(run: FinishedRun, decisions: pl.DataFrame) -> dict[str, str]:
    """Return, for each file that was kept instead of another and went later, what was kept for it.

    The copy that stays among equal texts can go as a near-duplicate of another file.
    """
    import polars as pl

    found: dict[str, str] = {}
    asked = {name for name in decisions["kept_file_id"].to_list() if name}
    while asked:
        dropped = pl.col("kept_file_id").is_not_null() & (pl.col("action") == "drop")
        rows = run.scan("decisions").filter(dropped & pl.col("file_id").is_in(list(asked)))
        later = dict(rows.select("file_id", "kept_file_id").collect().iter_rows())
        found |= later
        asked = set(later.values()) - set(found)
    return found


def _by(frame: pl.DataFrame, key: str) -> dict[str, dict[str, object]]:
    return {str(row[key]): row for row in frame.iter_rows(named=True)}


def _labels(row: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in row.items() if k not in {"file_id", "repo_id", "content_id"}}


def explanation_text(files: Sequence[dict[str, object]], n_files: int) -> str:
    """Return the explanation of some of ``n_files`` files as text."""
    parts = ["\n".join(_lines(file)) for file in files]
    if n_files > len(files):
        parts.append(f"… {n_files - len(files):,} more files are named so: give more of the path")
    return "\n\n".join(parts)


def _lines(file: dict[str, object]) -> list[str]:
    head = printable(str(file["path"]))
    if "labels" not in file:
        return [head, f"  quarantined by {file['rule_id']}: {file['detail'] or ''}".rstrip(": ")]
    labels = cast("dict[str, object]", file["labels"])
    reason = f" by {file['rule_id']}" if file["rule_id"] else ""
    places = (labels["license_origin"], labels["license_evidence"])
    license_source = ", ".join(printable(str(place)) for place in places if place)
    lines = [
        f"{head}  in {printable(str(file['repo_name']))} at {str(file['revision'])[:19]}",
        f"  {file['disposition'] or 'not decided: a stage did not run'}{reason}",
        f"  language  {labels['language'] or '–'} ({labels['language_evidence']})",
        f"  role      {labels['role']} ({labels['role_rule'] or '–'})",
        f"  license   {labels['license_expression'] or '–'} ({license_source})",
        f"  content   {str(file['content_id'])[:16]}…, {file['size_bytes']:,} bytes",
    ]
    for decision in cast("list[dict[str, object]]", file["decisions"]):
        lines.append(
            f"  {decision['action']:<7}{decision['rule_id']}: {printable(str(decision['title']))}"
        )
        evidence = cast("dict[str, object]", decision["evidence"])
        lines += [f"        {name} = {_measured(value)}" for name, value in evidence.items()]
        if decision["kept_instead"]:
            kept = printable(str(decision["kept_instead"]))
            alike = cast("float | None", decision["similarity"])
            measured = "" if alike is None or alike == 1 else f", similarity {alike:.3f}"
            lines.append(f"        kept instead: {kept} ({decision['kept_because']}{measured})")
        if decision["stays_in_the_end"]:
            stays = printable(str(decision["stays_in_the_end"]))
            lines.append(f"        which went later; what stays: {stays}")
    lines += history_text(file) + quality_text(file)
    return lines + structure_text(cast("dict[str, object]", file["structure"]))


def _measured(found: object) -> str:
    """Return a measured value and the limits that it was compared with."""
    if not isinstance(found, dict) or "value" not in found:
        return json.dumps(found)
    limits = [
        f"{operator.replace('_', ' ')} {json.dumps(limit)}"
        for operator, limit in found.items()
        if operator != "value"
    ]
    return json.dumps(found["value"]) + (f"  ({', '.join(limits)})" if limits else "")
