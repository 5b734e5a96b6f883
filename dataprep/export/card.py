"""The data card of a release: what it holds, how it was made, what it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast


def data_card(manifest: Mapping[str, object]) -> str:
    """Return ``README.md`` of a release, with the front matter that Hugging Face reads.

    Args:
        manifest: The manifest, without the digest of the card itself.
    """
    recipe = cast("dict[str, object]", manifest["recipe"])
    title = f"{recipe['name']} {manifest['version']}"
    lines = [*_front_matter(title, str(manifest["task"])), f"# {title}", "", *_contents(manifest)]
    return "\n".join([*lines, "", *_source_table(manifest), ""])


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
        f"- {total['rows']:,} files, {total['text_bytes']:,} bytes of text",
        f"- {total['n_tokens']:,} tokens, counted with: {manifest['tokenizer']}",
        f"- {len(shards):,} shards in `data/`, digests in `manifest.json`",
        "- `ledger/files.parquet`: every file of every source, kept or not, with its reason",
        "- `ledger/decisions.parquet`: what each rule decided about each file, on what evidence",
        "- `ledger/rules.parquet`: how often each rule was applied, passed, or lacked its signal",
        "- `ledger/quarantine.parquet`: entries that could not be processed",
    ]


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
