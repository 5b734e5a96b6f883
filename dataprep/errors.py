"""The error tree of dataprep.

```
DataprepError                exit 2
├── UsageError               exit 2   a command line or setting that cannot be used
│   └── UnknownNameError     exit 2   a name that is not registered; lists near ones
├── RecipeError              exit 2   a recipe that cannot be used; lists every fault
├── RuleError                exit 2   a rule file that cannot be used; lists every fault
├── SourceError              exit 2   a repository, archive or corpus that cannot be read
│   └── NothingToScanError   exit 3   a source without a single entry
├── StorageError             exit 2   a store or output that cannot be read or written (a retry may help)
├── MissingExtraError        exit 2   an optional package that is not installed; names the extra
├── ContractError            exit 4   a table that breaks its contract; carries the failing rows' keys
├── ConservationError        exit 4   counts that do not add up
└── StageError               exit 4   a stage that failed; carries stage, partition and content_id
```
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import ClassVar


class DataprepError(Exception):
    """Base of all errors that dataprep raises on purpose.

    Args:
        message: What happened, where, with received and allowed values. Never file contents,
            secrets or personal data.
        hint: What the reader can do about it, without a final period.
    """

    exit_code: ClassVar[int] = 2
    is_retryable: ClassVar[bool] = False

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message if self.hint is None else f"{self.message}\nhint: {self.hint}"


class UsageError(DataprepError):
    """A command line, setting or argument that cannot be used."""


class UnknownNameError(UsageError):
    """A name that is not registered.

    Args:
        kind: What was looked up, for example ``recipe``.
        name: The name that was received.
        allowed: The names that exist; the nearest are shown.
    """

    def __init__(self, kind: str, name: str, allowed: Iterable[str]) -> None:
        names = sorted(allowed)
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(near)}?" if near else f"known: {', '.join(names[:12])}"
        super().__init__(f"unknown {kind} '{name}'", hint)
        self.args = (kind, name, tuple(names))
        self.kind, self.name, self.allowed = kind, name, tuple(names)


class RecipeError(DataprepError):
    """A recipe that cannot be used."""


class RuleError(DataprepError):
    """A rule file that cannot be used."""


class SourceError(DataprepError):
    """A repository, archive or corpus that cannot be read."""


class NothingToScanError(SourceError):
    """A source without a single entry."""

    exit_code = 3


class StorageError(DataprepError):
    """A store or output location that cannot be read or written."""

    is_retryable = True


class MissingExtraError(DataprepError):
    """An optional package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"package '{package}' is not installed",
            f"install it with: pip install 'dataprep[{extra}]'",
        )
        self.args = (package, extra)


class ContractError(DataprepError):
    """A table that breaks its contract.

    Args:
        table: Name of the table.
        faults: One line per broken clause.
        keys: Keys of the first failing rows, never their contents.
    """

    exit_code = 4

    def __init__(self, table: str, faults: Sequence[str], keys: Sequence[str] = ()) -> None:
        shown = f" (first keys: {', '.join(keys[:5])})" if keys else ""
        super().__init__(f"table '{table}' breaks its contract: {'; '.join(faults)}{shown}")
        self.args = (table, tuple(faults), tuple(keys))
        self.table, self.faults, self.keys = table, tuple(faults), tuple(keys)


class ConservationError(DataprepError):
    """Counts that do not add up: something was lost or made up."""

    exit_code = 4


class StageError(DataprepError):
    """A stage that failed on a partition.

    Args:
        stage: Name of the stage.
        partition: What it was working on: a repository id or a partition number.
        cause: The class and place of the underlying error, without its data.
    """

    exit_code = 4

    def __init__(self, stage: str, partition: str, cause: str) -> None:
        super().__init__(f"stage '{stage}' failed on {partition}: {cause}")
        self.args = (stage, partition, cause)
        self.stage, self.partition, self.cause = stage, partition, cause


def describe(error: BaseException) -> str:
    """Return an error's class and place; its message only where we wrote it ourselves."""
    if isinstance(error, DataprepError):
        return error.message
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" at {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
    return f"{type(error).__name__}{place}"
