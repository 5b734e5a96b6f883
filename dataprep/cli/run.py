"""``dataprep run``: make a release."""

from __future__ import annotations

import click

from dataprep.cli.options import settle_process, with_options


@click.command()
@click.argument("source", nargs=-1, required=True, metavar="SOURCE...")
@with_options(
    "recipe", "history", "out", "rules", "store", "jobs", "format", "output", "color", "fail_on", "select",
    "ignore", "baseline", "import_sarif", "trust_repo", "dry_run", "show_settings", "quiet", "verbose",
)  # fmt: skip
def run(source: tuple[str, ...], **flags: object) -> None:
    """Make a release of training data from every SOURCE.

    SOURCE is a path, a git URL, an archive, a corpus file or a list of sources. Of a local
    repository a commit is read: HEAD, or REF with PATH@REF.
    """
    settle_process()
    from dataprep.cli.judge import judge

    judge("run", source, flags)
