"""The data card of a release: what it holds, how it was made, what it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import polars as pl

_SUMMED = ("n_escaped", "n_edges", "n_edges_inside", "n_edges_inside_random")


def data_card(manifest: Mapping[str, object]) -> str:
    """Return ``README.md`` of a release, with the front matter that Hugging Face reads.

    Args:
        manifest: The manifest, without the digest of the card itself.
    """
    recipe = cast("dict[str, object]", manifest["recipe"])
    title = f"{recipe['name']} {manifest['version']}"
    lines = [*_front_matter(title, str(manifest["task"])), f"# {title}", "", *_contents(manifest)]
    return "\n".join([*lines, "", *_residual_table(manifest), *_source_table(manifest), ""])


def window_totals(frame: pl.DataFrame) -> dict[str, int]:
    """Return what the windows of some repositories hold; totals of shards add up.

    Args:
        frame: Rows of ``repo_context``.

    Returns:
        ``n_windows``, ``n_files``, ``n_files_cut`` (files larger than a window, each once) and the
        sums of ``n_escaped``, ``n_edges``, ``n_edges_inside`` and ``n_edges_inside_random``.
    """
    import polars as pl

    part = pl.element()
    begins_cut = part.str.starts_with("1/") & (part != "1/1")
    n_cut = frame.select(pl.col("parts").list.eval(begins_cut).list.sum().sum()).item()
    return {
        "n_windows": frame.height,
        "n_files": int(frame["n_files_begun"].sum()),
        "n_files_cut": int(n_cut or 0),
        **{name: int(frame[name].sum()) for name in _SUMMED},
    }


def _front_matter(title: str, task: str) -> list[str]:
    return [
        "---",
        f"pretty_name: {title}",
        "tags: [code, dataprep]",
        "configs:",
        f"- config_name: {task}",
        "  data_files:",
        "  - split: train",
        f"    path: data/{task}-*.parquet",
        "---",
        "",
    ]


def _contents(manifest: Mapping[str, object]) -> list[str]:
    """Return the lines that say how the release was made and what is in its files."""
    recipe = cast("dict[str, object]", manifest["recipe"])
    shards = cast("list[dict[str, int]]", manifest["shards"])
    total = {
        name: sum(shard[name] for shard in shards) for name in ("rows", "text_bytes", "n_tokens")
    }
    made = (
        f"Made by {manifest['producer']} with the recipe `{recipe['name']}` "
        f"({str(manifest['recipe_digest'])[:12]}) for the task `{manifest['task']}`."
    )
    return [
        made,
        "",
        f"**{manifest['notice']}**",
        "",
        f"- {_rows(manifest, total['rows'])}, {total['text_bytes']:,} bytes of text",
        f"- {total['n_tokens']:,} tokens, counted with: {manifest['tokenizer']}",
        *_window_lines(manifest),
        *_redaction_lines(manifest),
        f"- {_counted(len(shards), 'shard')} in `data/`, digests in `manifest.json`",
        "- `ledger/files.parquet`: every file of every source, kept or not, with its reason",
        "- `ledger/decisions.parquet`: what each rule decided about each file, on what evidence",
        "- `ledger/rules.parquet`: how often each rule was applied, passed, or lacked its signal",
        "- `ledger/quarantine.parquet`: entries that could not be processed",
    ]


def _rows(manifest: Mapping[str, object], n_rows: int) -> str:
    """Return what the rows of the shards are: files, or windows of files."""
    windows = cast("dict[str, int] | None", manifest.get("windows"))
    if windows is None:
        return _counted(n_rows, "file")
    return f"{_counted(n_rows, 'window')} of {_counted(windows['n_files'], 'file')}"


def _window_lines(manifest: Mapping[str, object]) -> list[str]:
    """Return how windows were packed, and what that keeps; none for rows that are files."""
    windows = cast("dict[str, int] | None", manifest.get("windows"))
    if windows is None:
        return []
    recipe = cast("dict[str, dict[str, dict[str, object]]]", manifest["recipe"])
    task = cast("dict[str, object]", recipe["task"])
    order = recipe["structure"]["order"]["method"]
    packed = f"files of one repository in {order} order, with the sentinels of `{task['family']}`"
    edges = _counted(windows["n_edges"], "dependency", "dependencies")
    inside, at_random = (_part(windows, f"n_edges_inside{kind}") for kind in ("", "_random"))
    kept = f"{inside} lie inside of a window, {at_random} would if files were in random order"
    lines = [
        f"- a window holds at most {task['window_tokens']:,} tokens, {packed}",
        f"- {edges} between files: {kept}",
        f"- {_counted(windows['n_files_cut'], 'file')} larger than a window, cut into several",
    ]
    if windows["n_escaped"]:
        lines.append(
            f"- {_counted(windows['n_escaped'], 'sentinel')} in the text of files, parted by a blank"
        )
    return lines


def _redaction_lines(manifest: Mapping[str, object]) -> list[str]:
    """Return what was redacted and what was kept; none where the recipe looked for nothing."""
    found = cast("dict[str, int] | None", manifest.get("redaction"))
    if found is None:
        return []
    redacted = _counted(
        found["n_findings_redacted"], "secret or personal datum", "secrets and personal data"
    )
    files = _counted(found["n_files_redacted"], "file")
    kept = _counted(found["n_findings_kept"], "more finding")
    lines = [
        f"- {redacted} in {files} replaced by surrogates of the key `{found['key_id']}`, each text",
        "  with its proof; equal values have equal ones, lines and all other bytes are as they were",
        f"- {kept} kept, as the recipe's section `privacy` says",
    ]
    if found["n_texts_unproved"]:
        texts = _counted(found["n_texts_unproved"], "text")
        lines.append(f"- {texts} left out, for want of a proof: `ledger/quarantine.parquet`")
    return lines


def _residual_table(manifest: Mapping[str, object]) -> list[str]:
    """Return what is likely to be left of each kind; none where nothing was redacted."""
    found = cast("dict[str, object]", manifest.get("redaction") or {})
    rows = cast("list[dict[str, object]]", found.get("residual") or [])
    if not rows:
        return []
    lines = [
        "## What stays at risk",
        "",
        "| kind | redacted | recall, measured | expected not found |",
        "|---|---:|---:|---:|",
    ]
    for row in rows:
        recall = "–" if row["recall"] is None else f"{row['recall']:.3f}"
        left = "–" if row["n_expected"] is None else f"{row['n_expected']:,}"
        lines.append(f"| {row['entity']} | {row['n_redacted']:,} | {recall} | {left} |")
    return [
        *lines,
        "",
        "The recall is that of dataprep's own benchmarks (`rules/sensitive/measured.yaml`), not of this",
        "corpus. Whoever looks through *m* random files and finds nothing may say, at 95 %, that at most",
        "3/*m* of the files hold something (the rule of three).",
        "",
    ]


def _part(windows: Mapping[str, int], name: str) -> str:
    share = windows[name] / max(windows["n_edges"], 1)
    return f"{windows[name]:,} ({share:.0%})"


def _counted(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _source_table(manifest: Mapping[str, object]) -> list[str]:
    lines = [
        "## Sources",
        "",
        "| repository | revision | kind | ownership | files |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {_cell(source['repo_name'])} | `{str(source['revision'])[:19]}` "
        f"| {source['source_kind']} | {source['ownership']} | {source['n_files']:,} |"
        for source in cast("list[dict[str, object]]", manifest["sources"])
    ]
    return lines


def _cell(value: object) -> str:
    """Return a value as the text of a Markdown table's cell."""
    return str(value).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
