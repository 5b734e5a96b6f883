"""What tools write about themselves, read from `rules/roles/markers.yaml` and `tools.yaml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from dataprep.label._head_comments import Comment
from dataprep.resources import rules_dir

# A comment of more than this many characters is read only in part.
_MAX_COMMENT = 2000
# Words of which every marker has one.
_TRIGGERS = (
    "generat", "do not ", "don't ", "be edited", "be modified", "be changed", "automatic", "auto-", "produced", "created by",
    "created with", "written by", "built by", "made by", "converted", "translated", "exported", "dumped", "extracted",
    "compiled by", "emitted", "derived", "mechanically", "programmatically", "rebuild", "recreate", "will be lost",
    "overwritten", "output by", "be overridden", "be discarded",
)  # fmt: skip
_MACRO = re.compile(r"<<(\w+)>>")


@dataclass(frozen=True, slots=True)
class Marker:
    """A sentence, or a part of a comment, by which a tool says that it wrote the file."""

    id: str
    confidence: float
    is_block: bool
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """A sentence that speaks of generated code without being a marker."""

    id: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """The signature of one tool."""

    id: str
    where: str
    hint: bytes
    expression: bytes
    languages: frozenset[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """Return the compiled expression; most tools are never met."""
        return _compiled(self.expression)


@functools.cache
def _compiled(expression: bytes) -> re.Pattern[bytes]:
    return re.compile(expression, re.MULTILINE)


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    for _ in range(3):
        pattern = _MACRO.sub(lambda found: f"(?:{macros[found[1]]})", pattern)
    return pattern


def _examples(raw: Mapping[str, Mapping[str, Sequence[str]]], key: str) -> tuple[str, ...]:
    return tuple(raw["examples"][key])


@functools.cache
def load_markers() -> tuple[tuple[Marker, ...], tuple[Veto, ...]]:
    """Return the markers in order of precedence, and the vetoes."""
    path = rules_dir() / "roles" / "markers.yaml"
    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    macros = document["macros"]
    markers = tuple(
        Marker(
            id=raw["id"],
            confidence=raw["confidence"],
            is_block=raw.get("scope") == "block",
            pattern=re.compile(_expanded(raw["pattern"], macros)),
            needs=re.compile(raw["needs"]) if "needs" in raw else None,
            match=_examples(raw, "match"),
            no_match=_examples(raw, "no_match"),
        )
        for raw in document["markers"]
    )
    vetoes = tuple(
        Veto(
            id=raw["id"],
            pattern=re.compile(_expanded(raw["pattern"], macros)),
            unless=re.compile(raw["unless"]) if "unless" in raw else None,
            match=_examples(raw, "match"),
            no_match=_examples(raw, "no_match"),
        )
        for raw in document["vetoes"]
    )
    return markers, vetoes


@functools.cache
def load_tools() -> tuple[Tool, ...]:
    """Return the signatures of known tools, in file order."""
    path = rules_dir() / "roles" / "tools.yaml"
    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return tuple(
        Tool(
            id=raw["id"],
            where=raw["where"],
            hint=raw["hint"].encode(),
            expression=raw["pattern"].encode(),
            languages=frozenset(raw.get("languages", ())),
            match=_examples(raw, "match"),
            no_match=_examples(raw, "no_match"),
        )
        for raw in document["tools"]
    )


@functools.cache
def tools_for(language: str | None, where: str, has_word: bool) -> tuple[Tool, ...]:
    """Return the tool signatures that apply to a language at one place.

    Args:
        language: Linguist name, or None: then only signatures that name no language.
        where: ``comment``, ``head`` or ``tail``.
        has_word: The text has the word "generated"; otherwise signatures that need it are left out.

    Returns:
        The signatures, in file order.
    """
    return tuple(
        tool
        for tool in load_tools()
        if tool.where == where
        and (not tool.languages or (language or "") in tool.languages)
        and (has_word or b"generated" not in tool.hint)
    )


def is_vetoed(sentence: str) -> bool:
    """Tell whether a lower-cased sentence only talks about generated code."""
    _, vetoes = load_markers()
    return any(
        veto.pattern.search(sentence) and not (veto.unless and veto.unless.search(sentence))
        for veto in vetoes
    )


def find_marker(comment: Comment) -> tuple[Marker, int] | None:
    """Return the first marker in a comment and its 1-based line, or None.

    Args:
        comment: A comment from the head or the end of a file.

    Returns:
        The marker with the highest precedence among those of its first sentence that has one.
    """
    markers, vetoes = load_markers()
    text = comment.text[:_MAX_COMMENT]
    if not any(word in text for word in _TRIGGERS):
        return None
    found = _find_in_block(text, comment.line, markers) or _find_in_sentences(comment, markers)
    scaffold = next(veto for veto in vetoes if veto.id == "scaffold")
    return None if found is None or scaffold.pattern.search(text) else found


def _find_in_block(text: str, line: int, markers: Sequence[Marker]) -> tuple[Marker, int] | None:
    for marker in markers:
        if marker.is_block and marker.pattern.search(text) and _is_supported(marker, text):
            return marker, line
    return None


def _find_in_sentences(comment: Comment, markers: Sequence[Marker]) -> tuple[Marker, int] | None:
    for line, sentence in comment.sentences():
        if not any(word in sentence for word in _TRIGGERS):
            continue
        for marker in markers:
            if not marker.is_block and marker.pattern.match(sentence):
                if is_vetoed(sentence):
                    break
                return marker, line
    return None


def _is_supported(marker: Marker, text: str) -> bool:
    _, vetoes = load_markers()
    if any(veto.id == "negation" and veto.pattern.search(text) for veto in vetoes):
        return False
    return marker.needs is None or marker.needs.search(text) is not None
