"""Which module reads which language into the language that is interpreted."""

from __future__ import annotations

import functools
import importlib
from typing import TYPE_CHECKING, Protocol

from dataprep.defects.flows.ir import Module

if TYPE_CHECKING:
    from tree_sitter import Node

_MODULES = {
    "csharp": "lower_csharp",
    "go": "lower_go",
    "java": "lower_java",
    "javascript": "lower_javascript",
    "php": "lower_php",
    "python": "lower_python",
    "tsx": "lower_javascript",
    "typescript": "lower_javascript",
}


class Frontend(Protocol):
    """Reads a tree."""

    def __call__(self, root: Node, text: bytes) -> Module:
        """Return the functions and classes of a tree; their bodies are read when asked for."""


def languages() -> tuple[str, ...]:
    """Return the slugs of the languages that can be read."""
    return tuple(_MODULES)


@functools.cache
def frontend_of(language: str) -> Frontend:
    """Return the frontend of a language by its slug."""
    module = importlib.import_module(f"dataprep.defects.flows.{_MODULES[language]}")
    lower: Frontend = module.lower
    return lower
