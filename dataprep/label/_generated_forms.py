"""The form of generated code where no marker speaks: names that templates print, and a small model."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import yaml

from dataprep.label._generated_model import looks_generated
from dataprep.resources import rules_dir

_SAMPLE_BYTES = 65536
# NOTE: together under 2,500 bytes, above which CPython's search prepares tables for every word.
_GATE_BYTES = 1240
_FORM_CONFIDENCE = 0.98
_MAX_PLACES = 16


@dataclass(frozen=True, slots=True)
class Form:
    """Names by which the output of one tool is known; its fields are told in `rules/roles/forms.yaml`."""

    id: str
    gate: bytes
    every: tuple[bytes, ...]
    some: tuple[bytes, ...]
    never: tuple[bytes, ...]
    at_least: int
    at_start: bytes
    count: int
    is_tail: bool

    def matches(self, sample: bytes) -> bool:
        """Tell whether a sample of a file has the form."""
        if self.count and sample.count(self.gate) < self.count:
            return False
        if self.at_start and not sample.lstrip().startswith(self.at_start):
            return False
        if not all(word in sample for word in self.every):
            return False
        if any(word in sample for word in self.never):
            return False
        needed = self.at_least
        for word in self.some:
            if needed <= 0:
                break
            needed -= word in sample
        return (needed <= 0 or not self.some) and self._is_code(sample)

    def _is_code(self, sample: bytes) -> bool:
        """Tell whether a word of the form stands outside strings: in a generator all stand inside."""
        if sample.lstrip()[:1] in (b"<", b"{"):  # values of markup and data stand in quotes
            return True
        words = [word for word in (*self.every, *self.some) if word in sample] or [self.gate]
        return any(b'"' in word or not _is_always_quoted(sample, word) for word in words)


@dataclass(frozen=True, slots=True)
class FormFound:
    """A form or the model's answer."""

    id: str
    method: str
    confidence: float


def is_quoted(sample: bytes, place: int) -> bool:
    """Tell whether a place of a text lies in a string of double quotes on its line.

    Args:
        sample: The text.
        place: 0-based byte; at most 400 bytes before it are read.
    """
    start = max(sample.rfind(b"\n", 0, place) + 1, place - 400)
    before = sample[start:place]
    return (before.count(b'"') - before.count(b'\\"')) % 2 == 1


def _is_always_quoted(sample: bytes, word: bytes) -> bool:
    place = -1
    for _ in range(_MAX_PLACES):
        place = sample.find(word, place + 1)
        if place < 0:
            return True
        if not is_quoted(sample, place):
            return False
    return True


@functools.cache
def load_forms() -> tuple[tuple[Form, frozenset[str | None]], ...]:
    """Return every form with the languages it applies to."""
    document = yaml.load((rules_dir() / "roles" / "forms.yaml").read_bytes(), yaml.CSafeLoader)
    return tuple(
        (
            Form(
                id=raw["id"],
                gate=raw["gate"].encode(),
                every=tuple(word.encode() for word in raw.get("all", ())),
                some=tuple(word.encode() for word in raw.get("any", ())),
                never=tuple(word.encode() for word in raw.get("none", ())),
                at_least=raw.get("at_least", 1),
                at_start=raw.get("at_start", "").encode(),
                count=raw.get("count", 0),
                is_tail=raw.get("tail", False),
            ),
            frozenset(raw["languages"]),
        )
        for raw in document["forms"]
    )


@functools.cache
def _families() -> tuple[bytes, ...]:
    document = yaml.load((rules_dir() / "roles" / "forms.yaml").read_bytes(), yaml.CSafeLoader)
    return tuple(family.encode() for family in document["families"])


@functools.cache
def _forms_of(language: str | None) -> tuple[tuple[bytes, tuple[Form, ...]], ...]:
    groups: dict[bytes, list[Form]] = {}
    for form, languages in load_forms():
        if language in languages and not form.is_tail:
            family = next((f for f in _families() if f in form.gate), form.gate)
            groups.setdefault(family, []).append(form)
    return tuple((family, tuple(forms)) for family, forms in groups.items())


@functools.cache
def _tail_forms_of(language: str | None) -> tuple[Form, ...]:
    return tuple(f for f, languages in load_forms() if language in languages and f.is_tail)


def form_window(text: bytes) -> bytes:
    """Return the parts of a text in which a gate counts: the first kilobyte and one further down."""
    if len(text) <= 2 * _GATE_BYTES:
        return text[:_GATE_BYTES]
    middle = max(_GATE_BYTES, min(len(text), _SAMPLE_BYTES) // 3)
    return text[:_GATE_BYTES] + text[middle : middle + _GATE_BYTES]


def find_table(language: str | None, text: bytes) -> FormFound | None:
    """Return the model's answer where it is sure that a program printed the file, or None."""
    confidence = looks_generated(language, text)
    return None if confidence is None else FormFound("generated-model", "model", confidence)


def find_form(language: str | None, text: bytes) -> FormFound | None:
    """Return the form of a file that has no marker, or None.

    Args:
        language: Linguist name, or None.
        text: Content; a gate is looked for in the first kilobyte and one further down, the rest in 64 kB.

    Returns:
        The form that was found first, else the model's answer where it is sure.
    """
    gates = form_window(text)
    sample = text[:_SAMPLE_BYTES]
    for family, forms in _forms_of(language):
        if family in gates:
            for form in forms:
                if form.gate in gates and form.matches(sample):
                    return FormFound(form.id, "format", _FORM_CONFIDENCE)
    tail = text[-400:]
    for form in _tail_forms_of(language):
        if form.gate in tail and form.matches(tail):
            return FormFound(form.id, "format", _FORM_CONFIDENCE)
    return find_table(language, text)
