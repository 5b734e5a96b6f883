"""The texts by which a family of models tells files of a repository apart, as data.

A family is a file of ``rules/sentinels/``. What a tokenizer would read as a special token must come
from a family's templates alone, never from a file, a path or a name.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from dataclasses import dataclass

import yaml
from pydantic import BaseModel, ConfigDict, Field

from dataprep.errors import UnknownNameError
from dataprep.resources import rules_dir

_NAME_BYTES = 200
"""Bytes of a path or name that are shown, from its end: a header must fit into any window."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class Family(BaseModel):
    """Templates of a family of models; ``rules/sentinels/qwen.yaml`` explains the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    source: str
    repository: str
    file: str
    end: str
    ends_lines: bool
    guarded: tuple[str, ...]

    def repository_head(self, repo_name: str) -> str:
        """Return what stands before the first file of a window."""
        return self.repository.format(repo_name=self._shown(repo_name, ""))

    def file_head(self, path: str, language: str | None) -> str:
        r"""Return what stands before a file.

        Example:
            >>> load_family("plain").file_head("a/b.css", "CSS")
            '/* a/b.css */\n'
        """
        comment = _comments().get(language or "", _Comment())
        shown = self._shown(path, comment.close.strip())
        return self.file.format(open=comment.open, close=comment.close, path=shown)

    def closed(self, text: bytes) -> bytes:
        """Return a file's text with its last line ended, where the family has it so."""
        return text + b"\n" if self.ends_lines and not text.endswith(b"\n") else text

    def _shown(self, name: str, unwanted: str) -> str:
        """Return a path or name without control characters and sentinels, and not too long."""
        text = _CONTROL.sub("\ufffd", name)
        if unwanted:
            text = text.replace(unwanted, "\ufffd")
        tail = text.encode()[-_NAME_BYTES:].decode(errors="ignore")
        return escape(tail.encode(), self).text.decode()


class _Comment(BaseModel):
    """How a language writes a comment of one line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    open: str = Field("#", min_length=1)
    close: str = ""
    languages: tuple[str, ...] = ()


def family_names() -> tuple[str, ...]:
    """Return the names of all families, sorted.

    >>> family_names()
    ('deepseek', 'plain', 'qwen', 'starcoder2')
    """
    return tuple(sorted(path.stem for path in (rules_dir() / "sentinels").glob("*.yaml")))


@functools.cache
def load_family(name: str) -> Family:
    """Return a family by name.

    Raises:
        UnknownNameError: There is none of that name.
    """
    if name not in family_names():
        raise UnknownNameError("sentinel family", name, list(family_names()))
    path = rules_dir() / "sentinels" / f"{name}.yaml"
    return Family.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


@functools.cache
def _comments() -> dict[str, _Comment]:
    path = rules_dir() / "sentinels" / "comments" / "paths.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    comments = [_Comment.model_validate(item) for item in raw["comments"]]
    return {language: comment for comment in comments for language in comment.languages}


@dataclass(frozen=True, slots=True)
class Escaped:
    """A text into which blanks were put, so that it holds no sentinel.

    Attributes:
        text: The text.
        places: Bytes of the original text before which a blank was put, sorted.
    """

    text: bytes
    places: tuple[int, ...]

    def original(self, place: int) -> int:
        """Return which byte of the original a byte of the text is; a blank is the byte behind it.

        Example:
            >>> found = escape(b"a<|endoftext|>", load_family("qwen"))
            >>> found.text, found.original(4)
            (b'a< |endoftext|>', 3)
        """
        low = bisect.bisect_left(range(len(self.places)), place, key=lambda k: self.places[k] + k)
        return place - low

    def escaped(self, place: int) -> int:
        """Return where a byte of the original stands, the blank before it left out."""
        return place + bisect.bisect_left(self.places, place)


def escape(text: bytes, family: Family) -> Escaped:
    """Return a text without sentinels: behind the first character of each stands a blank.

    Args:
        text: UTF-8.
        family: The family whose sentinels are looked for.
    """
    pattern = _pattern(family.guarded)
    if pattern is None:
        return Escaped(text, ())
    first = len(family.guarded[0][0].encode())
    places = tuple(match.start() + first for match in pattern.finditer(text))
    if not places:
        return Escaped(text, ())
    bounds = [0, *places, len(text)]
    pieces = [text[low:high] for low, high in itertools.pairwise(bounds)]
    return Escaped(b" ".join(pieces), places)


def holds_sentinel(text: bytes, family: Family) -> bool:
    """Return whether a text holds what the family's tokenizer reads as a special token."""
    pattern = _pattern(family.guarded)
    return pattern is not None and pattern.search(text) is not None


@functools.cache
def _pattern(guarded: tuple[str, ...]) -> re.Pattern[bytes] | None:
    """Return what finds sentinels, overlapping ones too; all of them begin with ``<``."""
    if not guarded:
        return None
    assert {text[0] for text in guarded} == {guarded[0][0]}
    first = re.escape(guarded[0][0].encode())
    rest = b"|".join(re.escape(text[1:].encode()) for text in sorted(guarded))
    return re.compile(first + b"(?=" + rest + b")")
