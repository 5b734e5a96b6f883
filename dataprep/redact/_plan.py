"""What is to be replaced in one text, and by what; plainer where the proof objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dataprep.redact._base64 import replace_in_groups, touched
from dataprep.redact.model import BROKE_FORMAT, BROKE_SYNTAX, RESCAN_HIT, Replaced, Shape, Span
from dataprep.redact.proof import Verdict
from dataprep.redact.search import find_forms
from dataprep.redact.spans import merged, place_in_raw
from dataprep.redact.surrogates import surrogate
from dataprep.sensitive.forms import Form, Reach, encoders_for, forms_of, reach_of

_MOST_NONCES = 16


class _Part(NamedTuple):
    """A place in the raw text: what goes there, and of which value it is.

    Attributes:
        start: First byte.
        end: Byte behind the last one.
        value: The value that stands there.
        entity: Kind of it.
        form: Form in which it stands there.
        at: Where the form was found.
    """

    start: int
    end: int
    value: bytes
    entity: str
    form: Form
    at: int


class Plan:
    """What is to be replaced in one text, and by what.

    Args:
        text: The text.
        key: Key of the corpus.
        spans: What is to be replaced.
        kept: What the policy keeps.

    Attributes:
        forms: Forms in which values must not stand in the result, by their bytes.
    """

    def __init__(
        self, text: bytes, key: bytes, spans: Sequence[Span], kept: Sequence[Span]
    ) -> None:
        self._text, self._key = text, key
        self._kept = [(span.start, span.end) for span in kept]
        self._shapes: dict[bytes, Shape] = {}
        self._learn(spans)

    def _learn(self, spans: Iterable[Span]) -> None:
        self._spans = merged(self._text, list(spans))
        self._values: dict[bytes, Span] = {}
        self.forms: dict[bytes, Form] = {}
        for span in self._spans:
            self._values.setdefault(self._text[span.start : span.end], span)
        encoders = encoders_for(self._text)
        for value, span in self._values.items():
            for needle, form in forms_of(value, span.entity, encoders).items():
                self.forms.setdefault(needle, form)
        self._parts = sorted([*self._found(), *self._further()], key=lambda part: part.start)

    def _found(self) -> Iterable[_Part]:
        for span in self._spans:
            value = self._text[span.start : span.end]
            form = Form(value, Reach.FREE, str)
            yield _Part(span.start, span.end, value, span.entity, form, span.start)

    def _further(self) -> Iterable[_Part]:
        """Yield occurrences outside of spans and of what is kept, none of which overlap."""
        taken = sorted([*((span.start, span.end) for span in self._spans), *self._kept])
        next_taken = reached = 0
        for hit in find_forms(self._text, self.forms):
            form = self.forms[hit.needle]
            start, end = touched(hit.start, form) if form.encode is None else (hit.start, hit.end)
            while next_taken < len(taken) and taken[next_taken][1] <= start:
                next_taken += 1
            is_free = next_taken == len(taken) or taken[next_taken][0] >= end
            if is_free and start >= reached:
                span = self._values.get(form.value)
                entity = "secret" if span is None else span.entity
                yield _Part(start, end, form.value, entity, form, hit.start)
                reached = end

    def has_values_in_place(self) -> bool:
        """Return whether some values are looked for in their spans only."""
        values = self._values.items()
        return any(reach_of(value, span.entity) is Reach.NONE for value, span in values)

    def redacted(self) -> tuple[bytes, list[Replaced]]:
        """Return the text with surrogates, and where they stand."""
        surrogates = self._surrogates()
        base = bytearray(self._text)
        for part in self._parts:
            if part.form.encode is None:
                replace_in_groups(base, part.at, part.form, surrogates[part.value])
        pieces: list[bytes] = []
        replaced: list[Replaced] = []
        at = size = 0
        for part in self._parts:
            new = bytes(base[part.start : part.end])
            if part.form.encode is not None:
                written = surrogates[part.value].decode()
                new = part.form.encode(part.form.case(written)).encode()
            pieces += (bytes(base[at : part.start]), new)
            size += part.start - at
            replaced.append(Replaced(part.start, part.end, size, size + len(new), part.entity))
            size += len(new)
            at = part.end
        return b"".join((*pieces, bytes(base[at:]))), replaced

    def _surrogates(self) -> dict[bytes, bytes]:
        """Return the surrogates of all values and pieces; unlike values have unlike ones."""
        owners: dict[bytes, bytes] = {}
        found: dict[bytes, bytes] = {}
        for value in {part.value: None for part in self._parts}:
            span = self._values.get(value)
            entity, kind = ("secret", "") if span is None else (span.entity, span.entity_type)
            shape = self._shapes.get(value, Shape.LIKE)
            for nonce in range(_MOST_NONCES):
                new = surrogate(self._key, entity, kind, value, nonce, shape)
                owner = owners.setdefault(new, value)
                if shape is not Shape.LIKE or _is_alike(owner, value):
                    break
            found[value] = new
        return found

    def gives_way(self, verdict: Verdict, replaced: Sequence[Replaced]) -> bool:
        """Make plainer what the proof objects to, and add what it found besides.

        Args:
            verdict: What the proof said.
            replaced: What it was said of.

        Returns:
            Whether another round can help.
        """
        if verdict.reason in {BROKE_SYNTAX, BROKE_FORMAT}:
            return self._plainer({part.value for part in self._parts})
        if verdict.reason != RESCAN_HIT:
            return False
        values: set[bytes] = set()
        added: list[Span] = []
        for start, end, entity in verdict.hits:
            raw_start, raw_end = place_in_raw(replaced, start, end)
            inside = [p for p in self._parts if p.start < raw_end and raw_start < p.end]
            values.update(part.value for part in inside)
            is_at_end = any(self._shapes.get(part.value) is Shape.BLANK for part in inside)
            if not inside or (is_at_end and _reaches_beyond(inside, raw_start, raw_end)):
                added.append(Span(raw_start, raw_end, entity))
        helps = self._plainer(values)
        if added:
            self._learn([*self._spans, *added])
        return helps or bool(added)

    def _plainer(self, values: Iterable[bytes]) -> bool:
        helps = False
        for value in values:
            shape = self._shapes.get(value, Shape.LIKE)
            if shape is not Shape.BLANK:
                self._shapes[value] = Shape(shape + 1)
                helps = True
        return helps


def _is_alike(one: bytes, other: bytes) -> bool:
    return (
        one == other
        or one.decode("utf-8", "replace").lower() == other.decode("utf-8", "replace").lower()
    )


def _reaches_beyond(parts: Sequence[_Part], start: int, end: int) -> bool:
    return start < parts[0].start or end > parts[-1].end
