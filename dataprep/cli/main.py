"""The entry point: commands are imported only when they are called."""

from __future__ import annotations

import importlib
import os
import signal
import sys

import click

from dataprep import __version__
from dataprep.errors import DataprepError, describe

EXIT_INTERRUPTED = 130

COMMANDS: dict[str, tuple[str, str]] = {
    "scan": ("dataprep.cli.scan:scan", "Judge a repository; write no shards."),
    "run": ("dataprep.cli.run:run", "Make a release from one or many sources."),
    "explain": ("dataprep.cli.explain:explain", "Tell what was decided about a file, and why."),
    "report": ("dataprep.cli.report:report", "Show the result of a run again, in any form."),
    "tables": ("dataprep.cli.tables:tables", "List a run's tables, with rows and files."),
    "rules": ("dataprep.cli.rules:rules", "List, show and test rules and recipes."),
    "doctor": ("dataprep.cli.doctor:doctor", "Check that everything that is needed is there."),
    "docs": ("dataprep.cli.docs:docs", "Write the generated parts of the documentation."),
    "completion": ("dataprep.cli.completion:completion", "Print a shell completion script."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are declared."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named; near names where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from dataprep.errors import UnknownNameError

            raise UnknownNameError("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dataprep", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn code repositories into governed training data for code models.

    Exit codes: 0 done, nothing at or above --fail-on; 1 blocking findings; 2 could not run;
    3 nothing to scan; 4 a partition or a required stage did not run; 130 interrupted.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show(file=sys.stderr)
        code = DataprepError.exit_code
    except DataprepError as error:
        click.echo(f"error: {error}", err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was done is kept: run the same command again", err=True)
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        if os.environ.get("DATAPREP_DEBUG"):
            raise
        click.echo(f"error: internal error, {describe(error)}", err=True)
        click.echo("hint: DATAPREP_DEBUG=1 shows the whole trace; it may hold paths", err=True)
        code = DataprepError.exit_code
    sys.exit(code if isinstance(code, int) else 0)


def _interrupt(number: int, frame: object) -> None:
    del number, frame
    raise KeyboardInterrupt
