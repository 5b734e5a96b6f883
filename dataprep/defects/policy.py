"""What a finding of a defect means by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import polars as pl


_OF_TOOL = "/"
"""Stands behind the tool in the rule of a finding that another tool made; no rule of ours has it."""


def is_other_tools(rule_id: str) -> bool:
    """Return whether a rule is that of another tool.

    Example:
        >>> is_other_tools("semgrep/eval"), is_other_tools("python-eval")
        (True, False)
    """
    return _OF_TOOL in rule_id


def of_other_tools() -> pl.Expr:
    """Return whether a finding is that of another tool, by its ``rule_id``."""
    import polars as pl

    return pl.col("rule_id").str.contains(_OF_TOOL, literal=True)


FILE_COLUMNS: Final = ("role", "is_test", "is_generated", "is_minified", "is_vendor")
"""Labels of a file that ``severity_in_file`` reads."""


def severity_in_file(*, count_suppressed: bool = False) -> pl.Expr:
    """Return the severity of a finding in a file: where nobody mends it, a defect is a note.

    That is in tests, in generated, minified and vendored files, and where a comment of the authors
    passes it over. Tests do on purpose what is wrong elsewhere: they compare a thing with itself, swallow what they
    expect, and talk to servers of their own; of findings of severity error or warning in the tests
    of well-kept packages one in ten was right (docs/measured.md).

    Columns that are read: ``kind``, ``severity``, ``is_suppressed``, and ``FILE_COLUMNS``.

    Args:
        count_suppressed: Whether what a comment of the authors passes over counts as it is.
    """
    import polars as pl

    is_test = pl.col("is_test") | (pl.col("role") == "test")
    is_foreign = pl.col("is_generated") | pl.col("is_minified") | pl.col("is_vendor")
    is_lower = is_test | is_foreign
    if not count_suppressed:
        is_lower |= pl.col("is_suppressed")
    return (
        pl.when((pl.col("kind") == "defect") & is_lower)
        .then(pl.lit("note"))
        .otherwise(pl.col("severity"))
    )
