"""Parameters of the stages that parse."""

from __future__ import annotations

from importlib.metadata import version
from typing import Self

from pydantic import Field

from dataprep.stage import Params
from dataprep.syntax.long_tail import is_installed, long_tail_version
from dataprep.syntax.spec import all_syntaxes


class ParseParams(Params):
    """Parameters of ``parse.contents``."""

    grammars: tuple[str, ...] = Field(
        default=(), description="Names and versions of parser and grammars: others read anew."
    )

    @classmethod
    def installed(cls) -> Self:
        """Return the parameters with the grammars of this installation."""
        packages = {"tree-sitter", *(syntax.grammar.package for syntax in all_syntaxes().values())}
        grammars = [f"{one} {version(one)}" for one in sorted(packages)]
        return cls(grammars=(*grammars, *([long_tail_version()] if is_installed() else [])))
