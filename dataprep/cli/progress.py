"""Progress of a run on standard error."""

from __future__ import annotations

import os
import shutil
import sys
import time

from dataprep.engine.events import Event, StageEnded, StageStarted, TaskEnded, Warned
from dataprep.report.display import clip, printable

_QUIET_SPELL_S = 10.0


class Progress:
    """Shows events.

    On a terminal one line that changes; elsewhere a line every ten seconds, so that a log shows
    that work goes on; with ``verbose`` one line per stage.

    Args:
        quiet: Show warnings only.
        verbose: Show a line per stage, with units and CPU seconds.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._verbose = verbose
        self._is_live = is_terminal and not quiet and not verbose
        self._is_log = not is_terminal and not quiet and not verbose
        self._said_at = time.monotonic()

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, Warned):
            self.warn(event.message)
        elif isinstance(event, StageEnded):
            self._clear()
            if self._verbose:
                self._say(
                    f"{event.stage:<22} {event.status:<9} {event.n_computed:>9,} of "
                    f"{event.n_units:>9,} units  {event.cpu_s:>8.2f} CPU s  {event.wall_s:>8.2f} s"
                )
        elif isinstance(event, StageStarted):
            self._show(event.title)
        elif isinstance(event, TaskEnded) and event.n_tasks > 1:
            self._show(f"{event.stage}: {event.n_done:,} of {event.n_tasks:,}")

    def warn(self, message: str) -> None:
        """Show a warning."""
        self._clear()
        self._say(f"warning: {printable(message)}")

    def _show(self, text: str) -> None:
        if self._is_live:
            width = shutil.get_terminal_size((80, 24)).columns - 1
            self._write(f"\r\x1b[K{clip(f'{text} …', width)}")
        elif self._is_log and time.monotonic() - self._said_at > _QUIET_SPELL_S:
            self._say(text)

    def _clear(self) -> None:
        if self._is_live:
            self._write("\r\x1b[K")

    def _say(self, line: str) -> None:
        self._said_at = time.monotonic()
        self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
