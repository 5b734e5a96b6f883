"""The entry point: commands are imported only when they are called."""

from __future__ import annotations

import os
import signal
import sys

import click

from dataprep import __version__
from dataprep.cli.groups import LazyGroup

PROGRAM = "dataprep"
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130
_LONGEST_LINE = 1000
_ALLOCATOR = "dirty_decay_ms:10000,muzzy_decay_ms:-1"
"""How long polars' allocator keeps memory that it may need again (it says 0.5 s): giving it back
and taking it anew costs one part in ten of the CPU time near-duplicates take, for 100 to 300 MB less."""

COMMANDS: dict[str, tuple[str, str]] = {
    "scan": ("dataprep.cli.scan:scan", "Judge a repository; write no shards."),
    "run": ("dataprep.cli.run:run", "Make a release from one or many sources."),
    "explain": ("dataprep.cli.explain:explain", "Tell what was decided about a file, and why."),
    "find": ("dataprep.cli.find:find", "Tell whether a text, or one like it, is in the corpus."),
    "report": ("dataprep.cli.report:report", "Show the result of a run again, in any form."),
    "tables": ("dataprep.cli.tables:tables", "List a run's tables, with rows and files."),
    "rules": ("dataprep.cli.rules:rules", "List, show and test rules."),
    "quality": ("dataprep.cli.quality:quality", "Train the heads of the reward model."),
    "doctor": ("dataprep.cli.doctor:doctor", "Check that everything that is needed is there."),
    "docs": ("dataprep.cli.docs:docs", "Write the generated parts of the documentation."),
    "completion": ("dataprep.cli.completion:completion", "Print a shell completion script."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn code repositories into governed training data for code models.

    Exit codes: 0 done, nothing at or above --fail-on; 1 blocking findings; 2 could not run;
    3 nothing to scan; 4 a partition or a required stage did not run; 130 interrupted.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    signal.signal(signal.SIGTERM, _interrupt)
    os.environ.setdefault("_RJEM_MALLOC_CONF", _ALLOCATOR)
    try:
        code = cli.main(prog_name=PROGRAM, standalone_mode=False)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        code = EXIT_ERROR
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; what was done is kept: run the same command again")
        code = EXIT_INTERRUPTED
    except Exception as error:
        if os.environ.get("DATAPREP_DEBUG"):
            raise
        code = _report(error)
    sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception) -> int:
    """Say what went wrong, and return the exit code."""
    from dataprep.errors import DataprepError, describe

    if isinstance(error, DataprepError):
        _say(f"error: {error}")
        return error.exit_code
    _say(f"error: internal error, {describe(error)}")
    _say("hint: DATAPREP_DEBUG=1 shows the whole trace; it may hold paths")
    return EXIT_ERROR


def _say(text: str) -> None:
    from dataprep.report.display import safe_lines

    for line in safe_lines(text, _LONGEST_LINE):
        click.echo(line, err=True)


def _interrupt(number: int, frame: object) -> None:
    del number, frame
    raise KeyboardInterrupt
