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
# A setting that is commented out: its value is what a tool is to write elsewhere.
_SETTING = re.compile(
    r"(?!(?:auto-?generated|generated(?:[-_ ]by)?|generator|creator|by|@)\b)[\w.$-]{1,40}\s*(?:=>?|:=?)\s*[\"'`]",
    re.IGNORECASE,
)
# What a template holds where the tool puts a value: the marker is one of the file to come.
_PLACEHOLDER = re.compile(
    r"\{\{.{1,40}?\}\}|\{%.{1,40}?%\}|<%[=-]?.{1,40}?%>|%\(\w+\)s|\$\{\w[\w.]{0,30}\}|(?<!\S)@\w{3,30}@(?!\S)"
)
# NOTE: a license of up to so many lines may stand above a marker; a comment further down, or one
# below code, speaks of a part of the file unless it says more.
_FAR_LINE = 60
FEW_CODE_LINES = 3
_NEAR_CHARACTERS = 300


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


@dataclass(frozen=True, slots=True)
class _Rules:
    """What `rules/roles/markers.yaml` holds."""

    markers: tuple[Marker, ...]
    vetoes: tuple[Veto, ...]
    of_whole_file: re.Pattern[str]
    of_file_below_code: re.Pattern[str]


def load_markers() -> tuple[tuple[Marker, ...], tuple[Veto, ...]]:
    """Return the markers in order of precedence, and the vetoes."""
    rules = _rules()
    return rules.markers, rules.vetoes


@functools.cache
def _rules() -> _Rules:
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
    far, below = document["of_whole_file"], document["of_file_below_code"]
    return _Rules(markers, vetoes, re.compile(far), re.compile(below))


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


@functools.lru_cache(maxsize=4096)
def find_marker(comment: Comment) -> tuple[Marker, int] | None:
    """Return the first marker in a comment and its 1-based line, or None.

    Files of one project share their license notice, so the answer is remembered.

    Args:
        comment: A comment from the head or the end of a file.

    Returns:
        The marker with the highest precedence among those of its first sentence that has one.
    """
    markers, vetoes = load_markers()
    whole = comment.text
    text = whole[:_MAX_COMMENT]
    triggers = [word for word in _TRIGGERS if word in whole]
    if not any(word in text for word in triggers):
        return None
    if any(_SETTING.match(line) for line in comment.lines):
        kept = tuple(line for line in comment.lines if not _SETTING.match(line))
        comment = Comment(comment.line, kept, comment.n_code)
        text = comment.text[:_MAX_COMMENT]
    if _PLACEHOLDER.search(text):
        return None
    if not _speaks_of_file(comment, text):
        return None
    found = _find_in_block(text, comment.line, markers)
    found = found or _find_in_sentences(comment, markers, triggers)
    scaffold = next(veto for veto in vetoes if veto.id == "scaffold")
    return None if found is None or scaffold.pattern.search(text) else found


def _speaks_of_file(comment: Comment, text: str) -> bool:
    """Tell whether a comment may speak of the whole file: far down it has to say so."""
    rules = _rules()
    if comment.n_code >= FEW_CODE_LINES and not rules.of_file_below_code.search(text):
        return False
    is_near = not comment.n_code and comment.line <= _FAR_LINE
    return is_near or rules.of_whole_file.search(text) is not None


def _find_in_block(text: str, line: int, markers: Sequence[Marker]) -> tuple[Marker, int] | None:
    for marker in markers:
        if marker.is_block and marker.pattern.search(text) and _is_supported(marker, text):
            return marker, line
    return None


def _find_in_sentences(
    comment: Comment, markers: Sequence[Marker], triggers: Sequence[str]
) -> tuple[Marker, int] | None:
    for line, sentence in comment.sentences():
        if not any(word in sentence for word in triggers):
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
    if marker.needs is None:
        return True
    return any(
        marker.needs.search(
            text, max(0, found.start() - _NEAR_CHARACTERS), found.end() + _NEAR_CHARACTERS
        )
        for found in marker.pattern.finditer(text)
    )
