"""``dataprep completion``: shell completion."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of SHELL: eval "$(dataprep completion bash)"."""
    from click.shell_completion import get_completion_class

    from dataprep.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "dataprep", "_DATAPREP_COMPLETE").source())
