"""The one door to presidio-analyzer: its recognisers for our rules, and our rules for its engine.

Nothing of it is imported before a line hits a rule that asks for one of its recognisers. No model and
no network is used: the suffix list is the one that tldextract brings along.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from dataprep.errors import MissingExtraError, RuleError, UnknownNameError
from dataprep.rules.sensitive import SensitiveRule

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
    from spacy.tokens import Doc

_TIMEOUT_S = "2"
"""Seconds one pattern of Presidio may take on a line; its own limit is 60."""
_LONGEST = 20_000
"""Bytes of a line that recognisers read: some of their patterns take time that grows with its square."""
_LANGUAGE = "en"
_OURS = "dataprep"
_EMAIL = "EmailRecognizer"


def find(recogniser: str, line: bytes) -> list[tuple[int, int, float]]:
    """Return what a recogniser of Presidio finds on a line: first byte, byte behind, score.

    Args:
        recogniser: Name of a class of ``presidio_analyzer.predefined_recognizers``.
        line: UTF-8.

    Raises:
        MissingExtraError: presidio-analyzer is not installed.
        UnknownNameError: It has no such recogniser.
    """
    one = _recogniser(recogniser)
    text = line[:_LONGEST].decode("utf-8", "replace")
    if text.encode() != line[:_LONGEST]:
        text = line[:_LONGEST].decode("utf-8", "ignore")
        if not line.startswith(text.encode()):
            return []
    results = one.analyze(text, one.supported_entities, _no_artifacts()) or []
    spans = to_bytes(text, [(result.start, result.end) for result in results])
    found = {span: result.score for span, result in zip(spans, results, strict=True)}
    return [(start, end, score) for (start, end), score in sorted(found.items())]


def to_bytes(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of characters as spans of bytes of UTF-8.

    Example:
        >>> to_bytes("张三 a@b", [(3, 6)])
        [(7, 10)]
    """
    if text.isascii():
        return list(spans)
    at, reached = 0, 0
    byte_of: dict[int, int] = {}
    for place in sorted({place for span in spans for place in span}):
        reached += len(text[at:place].encode("utf-8", "surrogateescape"))
        at = place
        byte_of[place] = reached
    return [(byte_of[start], byte_of[end]) for start, end in spans]


@functools.cache
def _recogniser(name: str) -> EntityRecognizer:
    os.environ.setdefault("REGEX_TIMEOUT_SECONDS", _TIMEOUT_S)
    try:
        from presidio_analyzer import EntityRecognizer, predefined_recognizers
    except ImportError as error:
        raise MissingExtraError("presidio-analyzer", "presidio") from error
    known = {
        label: made
        for label, made in vars(predefined_recognizers).items()
        if inspect.isclass(made) and issubclass(made, EntityRecognizer)
    }
    if name not in known:
        raise UnknownNameError("recogniser of Presidio", name, known)
    if name == _EMAIL:
        return _offline_email()
    try:
        make = cast("Callable[..., EntityRecognizer]", known[name])
        return make(supported_language=_LANGUAGE)
    except Exception as error:
        raise RuleError(f"recogniser of Presidio '{name}' cannot be made") from error


@functools.cache
def _offline_email() -> EntityRecognizer:
    """Return the e-mail recogniser with a look-up of suffixes that reads what is installed only."""
    import tldextract
    from presidio_analyzer.predefined_recognizers import EmailRecognizer

    offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    class _OfflineEmail(EmailRecognizer):
        def validate_result(self, pattern_text: str) -> bool:
            return bool(offline(pattern_text).fqdn)

    return _OfflineEmail(supported_language=_LANGUAGE)


@functools.cache
def _no_artifacts() -> NlpArtifacts:
    from presidio_analyzer.nlp_engine import NlpArtifacts

    return NlpArtifacts([], _no_tokens(), [], [], null_engine(), _LANGUAGE)


def _no_tokens() -> Doc:
    import spacy

    return spacy.blank(_LANGUAGE)("")


@functools.cache
def null_engine() -> NlpEngine:
    """Return an engine of language without a model, which gives no token, lemma or entity."""
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    class _NullEngine(NlpEngine):
        def load(self) -> None:
            return

        def is_loaded(self) -> bool:
            return True

        def process_text(self, text: str, language: str) -> NlpArtifacts:
            del text
            return NlpArtifacts([], _no_tokens(), [], [], self, language)

        def process_batch(
            self,
            texts: Iterable[str],
            language: str,
            batch_size: int = 1,
            n_process: int = 1,
            **_: object,
        ) -> Iterator[tuple[str, NlpArtifacts]]:
            del batch_size, n_process
            return iter([(text, self.process_text(text, language)) for text in texts])

        def is_stopword(self, word: str, language: str) -> bool:
            del word, language
            return False

        is_punct = is_stopword

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return [_LANGUAGE]

    return _NullEngine()


def registry(
    rules: Iterable[SensitiveRule],
    supported_languages: Sequence[str] = (_LANGUAGE,),
    slug: str | None = None,
) -> RecognizerRegistry:
    """Return our rules as a registry for Presidio's ``AnalyzerEngine``.

    One recogniser stands for all rules, so that what overlaps is resolved as ``Detection.scan``
    does; each result names its rule under the key ``rule_id`` of its metadata.

    Args:
        rules: Rules that a text alone decides; others are left out.
        supported_languages: Natural languages that the engine is asked in.
        slug: Programming language that all texts are read as; None when it is unknown.

    Raises:
        MissingExtraError: presidio-analyzer is not installed.
    """
    try:
        from presidio_analyzer import RecognizerRegistry
    except ImportError as error:
        raise MissingExtraError("presidio-analyzer", "presidio") from error
    made = [_all_rules(tuple(rules), language, slug) for language in supported_languages]
    return RecognizerRegistry(recognizers=made, supported_languages=list(supported_languages))


def _all_rules(
    rules: tuple[SensitiveRule, ...], language: str, slug: str | None
) -> EntityRecognizer:
    from presidio_analyzer import EntityRecognizer, RecognizerResult

    from dataprep.sensitive.engine import Detection

    class _DataprepRecognizer(EntityRecognizer):
        def load(self) -> None:
            self.detection = Detection(rules)

        def analyze(
            self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
        ) -> list[RecognizerResult]:
            del nlp_artifacts
            raw = text.encode("utf-8", "surrogatepass")
            results = []
            for found in self.detection.scan(raw, slug):
                if entities and found.rule.entity_type not in entities:
                    continue
                start = len(raw[: found.start].decode("utf-8", "surrogatepass"))
                length = len(raw[found.start : found.end].decode("utf-8", "surrogatepass"))
                metadata = {
                    RecognizerResult.RECOGNIZER_NAME_KEY: _OURS,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    "rule_id": found.rule.id,
                }
                results.append(
                    RecognizerResult(
                        found.rule.entity_type, start, start + length, found.score,
                        recognition_metadata=metadata,
                    )
                )  # fmt: skip
            return results

    kinds = sorted({rule.entity_type for rule in rules})
    return _DataprepRecognizer(supported_entities=kinds, name=_OURS, supported_language=language)
