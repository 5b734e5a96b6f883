"""What is looked for in texts before they are parsed, in many texts at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dataprep.defects.code_view import codes_of
from dataprep.defects.repeats import Repeats, repeats_of
from dataprep.defects.shapes import Places, Span
from dataprep.defects.twins import Twins
from dataprep.defects.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Looked:
    """A text, and what was looked for in it.

    Attributes:
        text: UTF-8.
        slug: Its language.
        lines: Its code behind a line feed; see :mod:`dataprep.defects.code_view`.
        words: Bits of the words that it holds.
        twins: Where operators stand between twins.
        repeats: Whether a key or a case may stand twice in it.
        known: Which shapes it has, as far as that was asked.
    """

    text: bytes
    slug: str
    lines: bytes
    words: int
    twins: Mapping[bytes, list[Span]]
    repeats: Repeats
    known: dict[Places, bool] = field(default_factory=dict)


def look_at(
    texts: Sequence[bytes], slug: str, words: Vocabulary, twins: Twins | None
) -> list[Looked]:
    """Return what stands in texts, in one pass over all of them for each kind of things.

    Args:
        texts: UTF-8.
        slug: Their language.
        words: Words that are looked for.
        twins: Operators that are looked for.
    """
    if not texts:
        return []
    lines = [b"\n" + code for code in codes_of(texts, slug)]
    between: list[dict[bytes, list[Span]]] = [{} for _ in texts]
    if twins is not None:
        between = twins.of(lines, texts)
    there, repeats = words.there(texts), repeats_of(lines, texts)
    return [
        Looked(text, slug, lines[k], there[k], between[k], repeats[k])
        for k, text in enumerate(texts)
    ]
