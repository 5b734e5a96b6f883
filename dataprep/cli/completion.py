"""``dataprep completion``: shell completion."""

from __future__ import annotations

import click

from dataprep.cli.output import emit


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of SHELL.

    bash and zsh: eval "$(dataprep completion bash)". fish: dataprep completion fish | source
    """
    from click.shell_completion import get_completion_class

    from dataprep.cli.main import PROGRAM, cli

    found = get_completion_class(shell)
    assert found is not None
    emit(found(cli, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE").source())
