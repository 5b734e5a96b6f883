"""Languages as the rules of defects name them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dataprep.syntax.spec import all_syntaxes

_WITHOUT_SYNTAX: Mapping[str, str] = {
    "Dockerfile": "dockerfile",
    "HCL": "terraform",
    "YAML": "yaml",
}


@functools.cache
def slugs() -> Mapping[str, str]:
    """Return the slug of each language that rules can name, by linguist's name.

    Example:
        >>> slugs()["C++"], slugs()["HCL"]
        ('cpp', 'terraform')
    """
    of_syntax = {name: one.id for one in all_syntaxes().values() for name in one.names}
    return {**of_syntax, **_WITHOUT_SYNTAX}


def slug_of(language: str | None) -> str | None:
    """Return the slug of a language by linguist's name; None where no rule can name it."""
    return None if language is None else slugs().get(language)
