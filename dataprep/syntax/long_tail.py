"""Trees of languages without a grammar of their own, from a collection that is not to be trusted.

The grammars of ``tree-sitter-language-pack`` (extra ``long-tail``) run in a process of their own, which
is ended when one of them takes too long: some never return. Of a tree only sizes are kept. Which
languages are read is data: ``rules/syntax/long_tail.yaml``.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import selectors
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from types import TracebackType
from typing import NamedTuple, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field

from dataprep.resources import rules_dir
from dataprep.syntax._long_tail_child import HEADER

MAX_BYTES = 1 << 20
"""Bytes above which a text of the long tail is not parsed."""
SECONDS = 5.0
"""Processor time for one text: one of 20 kB takes milliseconds."""
_WAIT_S = 60.0
"""Seconds on the clock, for a process that sleeps: it never decides about one that works."""


class LongTail(BaseModel):
    """The languages of the long tail.

    Attributes:
        package: The collection.
        grammars: Grammar by linguist's name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    package: str = Field(description="Distribution of the grammars.")
    grammars: Mapping[str, str] = Field(description="Grammar by linguist's name.")


class Sizes(NamedTuple):
    """What is known of a text.

    Attributes:
        status: As in the table ``syntax``.
        steps: Cost of the parse; 0 where it did not end.
        n_error_bytes: Bytes under the outermost error nodes.
        n_errors: Error nodes and missing tokens.
        n_nodes: Nodes of the tree.
    """

    status: str
    steps: int = 0
    n_error_bytes: int = 0
    n_errors: int = 0
    n_nodes: int = 0


@functools.cache
def long_tail() -> LongTail:
    """Return the languages of the long tail."""
    path = rules_dir() / "syntax" / "long_tail.yaml"
    return LongTail.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def is_installed() -> bool:
    """Return whether the collection of grammars is there."""
    return importlib.util.find_spec("tree_sitter_language_pack") is not None


@functools.cache
def reads(language: str) -> bool:
    """Return whether a language, by linguist's name, is read here."""
    return language in long_tail().grammars and is_installed()


def long_tail_version() -> str:
    """Return name and version of the collection, for keys and tables."""
    return f"{long_tail().package} {version(long_tail().package)}"


class LongTailParser:
    """A process that parses, started when first asked and anew after each end.

    Args:
        seconds: Processor time for one text.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def sizes(self, text: bytes, language: str) -> Sizes:
        """Return the sizes of a text's tree.

        Args:
            text: UTF-8.
            language: Linguist's name; one that ``long_tail().grammars`` has.

        Returns:
            ``no-answer`` where the parser did not return in its time, or broke down.
        """
        if len(text) > MAX_BYTES:
            return Sizes("too-large")
        answer = self._ask(long_tail().grammars[language], text)
        if not answer:
            self.close()
            return Sizes("no-answer")
        return Sizes(*json.loads(answer))

    def _ask(self, grammar: str, text: bytes) -> bytes:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        name = grammar.encode()
        try:
            process.stdin.write(HEADER.pack(len(name), len(text), self._seconds) + name + text)
            process.stdin.flush()
        except BrokenPipeError:
            return b""
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            return process.stdout.readline() if selector.select(_WAIT_S) else b""

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dataprep.syntax._long_tail_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self._process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        process.wait()
