"""Progress of a run on standard error."""

from __future__ import annotations

import sys

import click

from dataprep.engine.events import Event, StageEnded, StageStarted, TaskEnded, Warned


class Progress:
    """Shows events: one line that changes on a terminal, one line per stage with ``-v``.

    Args:
        quiet: Show warnings only.
        verbose: Show a line per stage, with units and CPU seconds.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet, self._verbose = quiet, verbose
        self._is_live = sys.stderr.isatty() and not quiet and not verbose

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Warned):
            self._clear()
            click.echo(f"warning: {event.message}", err=True)
        elif isinstance(event, StageEnded) and self._verbose:
            click.echo(
                f"{event.stage:<22} {event.status:<9} {event.n_computed:>9,} of "
                f"{event.n_units:>9,} units  {event.cpu_s:>8.2f} CPU s  {event.wall_s:>8.2f} s",
                err=True,
            )
        elif isinstance(event, StageEnded):
            self._clear()
        elif isinstance(event, StageStarted):
            self._show(event.title)
        elif isinstance(event, TaskEnded) and event.n_tasks > 1:
            self._show(f"{event.stage}: {event.n_done:,} of {event.n_tasks:,}")

    def _show(self, text: str) -> None:
        if self._is_live:
            click.echo(f"\r\x1b[K{text} …", nl=False, err=True)

    def _clear(self) -> None:
        if self._is_live:
            click.echo("\r\x1b[K", nl=False, err=True)
