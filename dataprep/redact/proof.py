"""The proof of a redaction: what must hold of the text that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dataprep.redact.formats import format_of
from dataprep.redact.model import (
    BROKE_FORMAT,
    BROKE_LINES,
    BROKE_SYNTAX,
    RESCAN_HIT,
    VALUE_LEFT,
    Replaced,
    Rescan,
    Span,
)
from dataprep.redact.search import find_forms
from dataprep.redact.spans import place_in_redacted
from dataprep.sensitive.forms import Form
from dataprep.syntax.spec import LanguageSyntax, all_syntaxes, syntax_of
from dataprep.syntax.tree import Parsed, grammar_of, parse


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proof says.

    Attributes:
        reason: Id of what does not hold; None where all does.
        checks: What was proved, and what was not run.
        hits: For a rescan that found something: start and end in the redacted text, and entity.
    """

    reason: str | None = None
    checks: tuple[str, ...] = ()
    hits: tuple[tuple[int, int, str], ...] = field(default=())


class Proof:
    """What is asked of every redaction of one text; what the raw text says is asked once.

    Args:
        raw: The raw text, UTF-8.
        language: Name or slug of its language; None when it is unknown.
        name: Name or path of the file.
        rescan: Finds what the policy would redact.
        kept: What the policy keeps, in the raw text.
    """

    def __init__(
        self,
        raw: bytes,
        language: str | None,
        name: str,
        rescan: Rescan,
        kept: Sequence[Span] = (),
    ) -> None:
        self._raw, self._language, self._rescan = raw, language, rescan
        self._kept = kept
        self._syntax = _syntax(language)
        self._format = format_of(language, name)
        if self._format is not None and len(raw) > self._format.most_bytes:
            self._format = None

    def of(self, out: bytes, replaced: Sequence[Replaced], forms: Mapping[bytes, Form]) -> Verdict:
        """Return what holds of a redacted text.

        Args:
            out: The redacted text.
            replaced: Its surrogates, in order.
            forms: What must not stand in it.
        """
        kept = self._kept_in(replaced)
        if not _is_alike_outside(self._raw, out, replaced) or _lines(self._raw) != _lines(out):
            return Verdict(BROKE_LINES)
        if any(not _lies_in(hit.start, hit.end, kept) for hit in find_forms(out, forms)):
            return Verdict(VALUE_LEFT)
        found = self._rescan(out, self._language)
        hits = tuple(hit for hit in found if not _lies_in(hit[0], hit[1], kept))
        if hits:
            return Verdict(RESCAN_HIT, hits=hits)
        loads = self._loads(out)
        if loads is False:
            return Verdict(BROKE_FORMAT)
        parses = self._parses(out, replaced)
        if parses is False:
            return Verdict(BROKE_SYNTAX)
        checks = ("outside", "lines", "values", "rescan")
        return Verdict(None, (*checks, *self._syntax_checks(parses, loads)))

    def _kept_in(self, replaced: Sequence[Replaced]) -> list[tuple[int, int]]:
        """Return where in a redacted text that stands which the policy keeps."""
        return [
            (place_in_redacted(replaced, span.start), place_in_redacted(replaced, span.end))
            for span in self._kept
        ]

    def _syntax_checks(self, parses: bool | None, loads: bool | None) -> tuple[str, ...]:
        tree = "tree-not-run" if parses is None else "tree"
        if self._format is None:
            return (tree,)
        return (tree, f"{self._format.name}-not-run" if loads is None else self._format.name)

    @cached_property
    def _shape(self) -> object | None:
        return None if self._format is None else self._format.read(self._raw)

    @cached_property
    def _tree(self) -> Parsed | None:
        """The tree of the raw text; None without a grammar or beyond its bounds."""
        if self._syntax is None:
            return None
        parsed = parse(self._raw, grammar_of(self._syntax.id))
        return parsed if parsed.status == "parsed" else None

    def _loads(self, out: bytes) -> bool | None:
        """Return whether a text loads as the raw one does; None where that one does not load."""
        if self._format is None:
            return None
        found = self._format.read(out)
        if found is True:  # nothing to be compared with what the raw text holds
            return True
        if self._shape is None:
            return None
        return found is not None and self._format.same(self._shape, found)

    def _parses(self, out: bytes, replaced: Sequence[Replaced]) -> bool | None:
        """Return whether a tree has no more errors than the raw one; None where there is none."""
        if self._syntax is None:
            return None
        parsed = parse(out, grammar_of(self._syntax.id))
        if parsed.status == "parsed" and parsed.errors.n_errors == 0:
            return True
        if self._tree is None:
            return None
        before, after = self._tree.errors, parsed.errors
        if parsed.status != "parsed":
            return False
        if before.n_errors == 0:
            return after.n_errors == 0
        # A longer surrogate in what could not be read before is as much more that cannot be read.
        grown = sum(max(0, one.new_end - one.new_start - one.end + one.start) for one in replaced)
        return after.n_bytes <= before.n_bytes + grown


def _syntax(language: str | None) -> LanguageSyntax | None:
    if language is None:
        return None
    return syntax_of(language) or all_syntaxes().get(language.lower())


def _is_alike_outside(raw: bytes, out: bytes, replaced: Sequence[Replaced]) -> bool:
    at = new_at = 0
    for one in replaced:
        if raw[at : one.start] != out[new_at : one.new_start]:
            return False
        at, new_at = one.end, one.new_end
    return raw[at:] == out[new_at:]


def _lines(text: bytes) -> tuple[int, int, int]:
    return text.count(b"\n"), text.count(b"\r"), text.count(b"\r\n")


def _lies_in(start: int, end: int, kept: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in kept)
