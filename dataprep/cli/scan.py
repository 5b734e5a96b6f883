"""``dataprep scan``: judge repositories and write no shards."""

from __future__ import annotations

import click

from dataprep.cli.options import settle_process, with_options


@click.command()
@click.argument("source", nargs=-1, metavar="[SOURCE]...")
@with_options(
    "recipe", "history", "rules", "store", "jobs", "format", "output", "color", "fail_on", "select", "ignore",
    "baseline", "import_sarif", "trust_repo", "dry_run", "show_settings", "quiet", "verbose",
)  # fmt: skip
def scan(source: tuple[str, ...], **flags: object) -> None:
    """Judge SOURCE and tell what of it is usable training data.

    SOURCE is a path, a git URL, an archive, a corpus file or a list of sources; the working
    directory by default. PATH reads the working tree, PATH@REF a commit.
    """
    settle_process()
    from dataprep.cli.judge import judge

    judge("scan", source or (".",), flags)
