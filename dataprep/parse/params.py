"""Parameters of the stages that parse."""

from __future__ import annotations

from importlib.metadata import version
from typing import Self

from pydantic import Field

from dataprep.stage import Params
from dataprep.syntax.spec import all_syntaxes


class ParseParams(Params):
    """Parameters of ``parse.contents``."""

    grammars: tuple[str, ...] = Field(
        default=(), description="Names and versions of parser and grammars: others read anew."
    )

    @classmethod
    def installed(cls) -> Self:
        """Return the parameters with the grammars of this installation."""
        packages = {syntax.grammar.package for syntax in all_syntaxes().values()}
        return cls(
            grammars=tuple(f"{one} {version(one)}" for one in sorted({"tree-sitter", *packages}))
        )
