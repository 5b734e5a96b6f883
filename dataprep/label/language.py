"""The language of a file, from its name, its shebang and modelines, and at last its content."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dataprep.label._language_heuristics import (
    default_language,
    has_rules,
    heuristics_file,
    language_by_first_bytes,
    language_by_rules,
    prior_language,
)
from dataprep.label._language_hints import modeline_language, shebang_languages
from dataprep.label._language_model import ModelGuess, classify
from dataprep.label._language_table import LanguageEntry, NameTable, name_table, suffixes

__all__ = [
    "LanguageEntry",
    "LanguageGuess",
    "all_languages",
    "identify_language",
    "identify_languages",
]

_BINARY_PROBE_BYTES = 1_024


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language of one file.

    Args:
        language: Name as github-linguist spells it, or None for unknown.
        confidence: 0-1; for ``model`` the model's probability, otherwise set by the evidence.
        evidence: ``filename``, ``extension``, ``shebang``, ``modeline``, ``heuristic``,
            ``model``, ``empty`` (no text and no deciding name) or ``none``.
    """

    language: str | None
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a name says: candidate languages, by which extension, and whether that means little."""

    candidates: tuple[str, ...]
    extension: str
    evidence: str
    is_weak: bool


# Confidence by evidence: shares of right answers on benchmarks/languages.py, rounded down.
_FILENAME, _EXTENSION, _HINT, _RULE, _DEFAULT = 1.0, 0.99, 0.97, 0.95, 0.6
_EMPTY = LanguageGuess(None, 0.0, "empty")
_UNKNOWN = LanguageGuess(None, 0.0, "none")
_NO_CLAIM = _Claim((), "", "none", is_weak=True)


def all_languages() -> Mapping[str, LanguageEntry]:
    """Return every language of the table by name, in alphabetical order."""
    return name_table().entries


@functools.cache
def _decided() -> tuple[Mapping[str, LanguageGuess], Mapping[str, LanguageGuess]]:
    """Return the answers that a base name, or its last extension, decides at once.

    An extension is left out if several languages claim it, if it says little, or if it is the
    tail of a longer one (`.js` of `.js.erb` is in, `.erb` is not).
    """
    table, data = name_table(), heuristics_file()
    slow = {*data["weak_extensions"], *data["stripped_suffixes"], *data["candidates"]}
    slow |= {extension.lower() for extension in data["candidates"]}
    slow |= {"." + long.rsplit(".", 1)[1] for long in table.lower_extensions if "." in long[1:]}
    names = {
        name: LanguageGuess(owners[0], _FILENAME, "filename")
        for name, owners in table.filenames.items()
        if len(owners) == 1
    }
    extensions = {
        extension: LanguageGuess(owners[0], _EXTENSION, "extension")
        for extension, owners in table.lower_extensions.items()
        if len(owners) == 1 and extension not in slow and not has_rules(extension)
    }
    return names, extensions


def _extension_claim(table: NameTable, extension: str) -> _Claim | None:
    """Return the claim of one extension, or None if no language has it."""
    data = heuristics_file()
    lower = extension.lower()
    for key in (extension, lower):
        owners = tuple(data["candidates"].get(key, ())) or table.extensions.get(key)
        if owners is None and key == lower:
            owners = table.lower_extensions.get(key)
        if owners:
            weak = lower in data["weak_extensions"] or lower in data["candidates"]
            return _Claim(owners, key, "extension", weak)
    return None


@functools.lru_cache(maxsize=65_536)
def _claim(base: str) -> _Claim:
    """Return what a base name says."""
    table, data = name_table(), heuristics_file()
    owners = table.filenames.get(base) or table.lower_filenames.get(base.lower())
    if owners:
        return _Claim(owners, "", "filename", is_weak=False)
    if base.endswith("~"):
        return _claim(base[:-1])
    outer = None
    for extension in suffixes(base):
        outer = _extension_claim(table, extension)
        if outer is not None:
            break
    stem, dot, last = base.rpartition(".")
    if stem and dot and f".{last.lower()}" in data["stripped_suffixes"]:
        is_outermost = outer is None or outer.extension.count(".") == 1
        inner = _claim(stem) if is_outermost else _NO_CLAIM
        is_page = outer is not None and not {*inner.candidates}.isdisjoint(data["template_markup"])
        if inner.candidates and not is_page:
            return inner
    if outer is not None:
        return outer
    first = base.replace("-", ".").split(".", 1)[0]
    if first in data["prefixed_names"] and first != base:
        return _claim(first)
    return _NO_CLAIM


def _hinted(claim: _Claim, text: bytes) -> LanguageGuess | None:
    """Return what a modeline or shebang decides within what the name allows."""
    language = modeline_language(text)
    if language == "Roff" and "Roff Manpage" in claim.candidates:
        language = None  # NOTE: Emacs has one mode for both; the rules tell them apart.
    if language and (claim.is_weak or language in claim.candidates):
        return LanguageGuess(language, _HINT, "modeline")
    languages = shebang_languages(text)
    allowed = [name for name in languages if name in claim.candidates]
    if not allowed and claim.is_weak:
        allowed = list(languages)
    if allowed:
        return LanguageGuess(allowed[0], _HINT, "shebang")
    return None


def _by_name_and_rules(base: str, text: bytes) -> LanguageGuess | _Claim:
    """Return an answer without the model, or the claim that the model has to settle."""
    claim = _claim(base)
    if len(claim.candidates) == 1 and not claim.is_weak:
        share = _FILENAME if claim.evidence == "filename" else _EXTENSION
        return LanguageGuess(claim.candidates[0], share, claim.evidence)
    if not text or text.isspace():
        return _EMPTY
    if hint := _hinted(claim, text):
        return hint
    if claim.extension and (language := language_by_rules(claim.extension, text)):
        return LanguageGuess(language, _RULE, "heuristic")
    if language := default_language(claim.extension):
        return LanguageGuess(language, _RULE, claim.evidence)
    if len(claim.candidates) == 1:
        return LanguageGuess(claim.candidates[0], _DEFAULT, claim.evidence)
    if not claim.candidates and (language := language_by_first_bytes(text)):
        return LanguageGuess(language, _RULE, "heuristic")
    return claim


def _settled(claim: _Claim, guess: ModelGuess) -> LanguageGuess:
    """Return the answer for a claim from what the model says."""
    if guess.language is not None:
        return LanguageGuess(guess.language, guess.probability, "model")
    if not claim.candidates:
        return _UNKNOWN
    fallback = prior_language(claim.extension) or claim.candidates[0]
    return LanguageGuess(fallback, _DEFAULT, claim.evidence)


def identify_languages(names: Sequence[str], texts: Sequence[bytes]) -> list[LanguageGuess]:
    """Return the language of each file.

    Names are judged first, by table; shebang, modelines and patterns are read where a name leaves
    a choice, and the content model runs once, over the rows that are still open.

    Args:
        names: Base name or path of each file; empty if unknown. Both kinds of slash separate.
        texts: UTF-8 content of each file. A text with a NUL byte near its start is binary: unknown.

    Returns:
        One guess per file, in the same order.

    Example:
        >>> [guess.language for guess in identify_languages(["a.py", "b.h"], [b"", b"int f();"])]
        ['Python', 'C']
    """
    by_name, by_extension = _decided()
    lower_names = name_table().lower_filenames
    found: list[LanguageGuess] = []
    open_rows: list[tuple[int, _Claim]] = []
    for name, text in zip(names, texts, strict=True):
        base = name[name.rfind("/") + 1 :]
        if text.find(b"\0", 0, _BINARY_PROBE_BYTES) >= 0:
            found.append(_UNKNOWN)
            continue
        guess = by_name.get(base)
        if guess is None and (dot := base.rfind(".")) > 0 and base.lower() not in lower_names:
            guess = by_extension.get(base[dot:])
        if guess is None:
            judged = _by_name_and_rules(base[base.rfind("\\") + 1 :], text)
            if isinstance(judged, _Claim):
                open_rows.append((len(found), judged))
                judged = _UNKNOWN
            guess = judged
        found.append(guess)
    if open_rows:
        guesses = classify(
            [texts[at] for at, _ in open_rows],
            [(claim.candidates, prior_language(claim.extension)) for _, claim in open_rows],
        )
        for (at, claim), model_guess in zip(open_rows, guesses, strict=True):
            found[at] = _settled(claim, model_guess)
    return found


def identify_language(name: str, text: bytes) -> LanguageGuess:
    """Return the language of one file; `identify_languages` for a batch is faster.

    Args:
        name: Base name or path; empty if unknown.
        text: UTF-8 content.
    """
    return identify_languages([name], [text])[0]
