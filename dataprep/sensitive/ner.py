"""Models that find entities in prose, as an extra and off by default: spaCy, GLiNER, transformers.

Each is loaded from a local folder; nothing is fetched. A text is read in pieces that overlap, so that
its length does not matter, and spans come back in bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dataprep.errors import MissingExtraError, StorageError, UnknownNameError
from dataprep.sensitive.presidio import to_bytes

_CHUNK, _OVERLAP = 1_200, 200
"""Characters of a piece, which is some 300 tokens, below the 384 or 512 that such models read; and of what two share."""
_MIN_SCORE = 0.5
LABELS: Mapping[str, tuple[str, str]] = {
    "PERSON": ("name", "PERSON"), "PER": ("name", "PERSON"), "NAME": ("name", "PERSON"),
    "FIRSTNAME": ("name", "PERSON"), "LASTNAME": ("name", "PERSON"), "GIVENNAME": ("name", "PERSON"), "SURNAME": ("name", "PERSON"),
    "LOC": ("location", "LOCATION"), "LOCATION": ("location", "LOCATION"), "GPE": ("location", "LOCATION"),
    "FAC": ("address", "LOCATION"), "ADDRESS": ("address", "LOCATION"), "STREET": ("address", "LOCATION"), "CITY": ("location", "LOCATION"),
    "EMAIL": ("email", "EMAIL_ADDRESS"), "EMAILADDRESS": ("email", "EMAIL_ADDRESS"),
    "PHONE": ("phone", "PHONE_NUMBER"), "PHONENUMBER": ("phone", "PHONE_NUMBER"), "TELEPHONENUM": ("phone", "PHONE_NUMBER"),
    "IP": ("ip", "IP_ADDRESS"), "IPADDRESS": ("ip", "IP_ADDRESS"), "USERNAME": ("username", "USERNAME"), "USER": ("username", "USERNAME"),
    "ID": ("national_id", "ID"), "SSN": ("national_id", "US_SSN"), "PASSPORT": ("national_id", "PASSPORT"), "DATEOFBIRTH": ("national_id", "DATE_OF_BIRTH"),
    "CREDITCARD": ("payment", "CREDIT_CARD"), "IBAN": ("payment", "IBAN_CODE"), "PASSWORD": ("secret", "PASSWORD"), "KEY": ("secret", "API_KEY"),
}  # fmt: skip
"""Entity and Presidio's name of labels that models use, written without sign and in capitals."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What a model found.

    Attributes:
        entity: Kind by which a recipe decides.
        entity_type: Presidio's name.
        start: First byte in UTF-8.
        end: Byte behind it.
        score: The model's, 1 where it gives none.
    """

    entity: str
    entity_type: str
    start: int
    end: int
    score: float


class NerModel(Protocol):
    """Finds entities in one piece of text."""

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield first character, character behind, label and score."""
        ...


Loader = Callable[[str], NerModel]


def find_entities(
    model: NerModel, text: bytes, labels: Mapping[str, tuple[str, str]] = LABELS
) -> list[Entity]:
    """Return the entities of a text, by start and without overlaps, each once.

    Args:
        model: A loaded model.
        text: UTF-8.
        labels: Entity and Presidio's name by label; labels without one are left out.
    """
    whole = text.decode("utf-8", "surrogateescape")
    found: dict[tuple[int, int], tuple[float, str, str]] = {}
    for first, piece in chunks(whole):
        for begin, behind, label, score in model.entities(piece):
            start, end = _tight(piece, begin, behind)
            known = labels.get(_plain(label))
            if known is None or score < _MIN_SCORE or start >= end:
                continue
            span = (first + start, first + end)
            found[span] = max(found.get(span, (0.0, *known)), (score, *known))
    kept = _kept(found)
    spans = _byte_spans(whole, kept)
    return [
        Entity(found[key][1], found[key][2], start, end, found[key][0])
        for key, (start, end) in zip(kept, spans, strict=True)
    ]


def chunks(text: str, size: int = _CHUNK, overlap: int = _OVERLAP) -> Iterator[tuple[int, str]]:
    """Yield pieces of a text with their first character; cut at white space where there is some.

    Example:
        >>> [first for first, _ in chunks("word " * 500)]
        [0, 1000, 2000]
    """
    start = 0
    while True:
        end = min(start + size, len(text))
        if end < len(text):
            space = max(text.rfind(" ", start + size // 2, end), text.rfind("\n", start, end))
            end = space if space > start + overlap else end
        yield start, text[start:end]
        if end >= len(text):
            return
        back = text.find(" ", max(end - overlap, start + 1), end)
        start = back + 1 if back >= 0 else max(end - overlap, start + 1)


def load(kind: str, model: str) -> NerModel:
    """Load a model.

    Args:
        kind: ``spacy``, ``gliner``, ``transformers`` or ``onnx``.
        model: Its folder; for spaCy also the name of an installed package.

    Raises:
        MissingExtraError: The package that runs it is not installed; names the extra.
        StorageError: There is no such model on this machine.
        UnknownNameError: There is no such kind.
    """
    if kind not in _LOADERS:
        raise UnknownNameError("kind of model", kind, _LOADERS)
    if kind != "spacy" and not Path(model).is_dir():
        raise StorageError(f"there is no folder of a model at '{model}'", "give a local folder")
    try:
        return _LOADERS[kind](model)
    except ImportError as error:
        package = (error.name or kind).partition(".")[0]
        raise MissingExtraError(package, f"ner-{kind}") from error


class SpacyModel:
    """A pipeline of spaCy.

    Args:
        model: Folder or name of an installed package.
    """

    def __init__(self, model: str) -> None:
        import spacy

        try:
            self._pipeline = spacy.load(model)
        except OSError as error:
            raise StorageError(f"spaCy has no pipeline '{model}' on this machine") from error

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield first character, character behind, label and score."""
        for entity in self._pipeline(text).ents:
            yield entity.start_char, entity.end_char, entity.label_, 1.0


class GlinerModel:
    """A model of GLiNER, asked for the labels that stand for personal data.

    Args:
        model: Folder.
    """

    LABELS = (
        "person", "address", "city", "email", "phone number", "ip address", "username",
        "date of birth", "passport", "ssn", "credit card", "iban", "password",
    )  # fmt: skip

    def __init__(self, model: str) -> None:
        from gliner import GLiNER

        self._model = GLiNER.from_pretrained(model, local_files_only=True)

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield first character, character behind, label and score."""
        for one in self._model.predict_entities(text, list(self.LABELS), threshold=_MIN_SCORE):
            yield one["start"], one["end"], one["label"], float(one["score"])


class TransformersModel:
    """A model of transformers for the classification of tokens, run by torch.

    Args:
        model: Folder with model, tokenizer and configuration.
    """

    def __init__(self, model: str) -> None:
        from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

        self._pipeline = pipeline(
            "token-classification",
            model=AutoModelForTokenClassification.from_pretrained(model, local_files_only=True),
            tokenizer=AutoTokenizer.from_pretrained(model, local_files_only=True),
            aggregation_strategy="simple",
        )

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield first character, character behind, label and score."""
        for one in self._pipeline(text):
            yield one["start"], one["end"], one["entity_group"], float(one["score"])


class OnnxModel:
    """A model for the classification of tokens in ONNX, run by onnxruntime on the processor.

    Args:
        model: Folder with ``model.onnx`` (or ``onnx/model.onnx``), ``tokenizer.json`` and ``config.json``
            with ``id2label``, as Optimum and transformers.js write it.
    """

    def __init__(self, model: str) -> None:
        import onnxruntime
        import tokenizers

        folder = Path(model)
        files = [folder / "model.onnx", folder / "onnx" / "model.onnx"]
        path = next((file for file in files if file.is_file()), None)
        if path is None or not (folder / "tokenizer.json").is_file():
            raise StorageError(f"'{model}' lacks model.onnx or tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = json.loads((folder / "config.json").read_text("utf-8"))
        self._labels = {int(key): str(label) for key, label in config["id2label"].items()}
        self._inputs = [given.name for given in self._session.get_inputs()]

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield first character, character behind, label and score."""
        import numpy as np

        self._tokenizer.no_truncation()
        encoded = self._tokenizer.encode(text)
        if not encoded.ids:
            return
        columns = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        given = {name: np.array([columns[name]], dtype=np.int64) for name in self._inputs}
        logits = np.asarray(self._session.run(None, given)[0])[0].astype(np.float64)
        odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
        odds /= odds.sum(axis=-1, keepdims=True)
        best = odds.argmax(axis=-1)
        tokens = [
            (start, end, self._labels[int(label)], float(odds[row, label]))
            for row, (label, (start, end)) in enumerate(zip(best, encoded.offsets, strict=True))
            if end > start
        ]
        yield from _joined(tokens, text)


def _joined(
    tokens: Sequence[tuple[int, int, str, float]], text: str
) -> Iterator[tuple[int, int, str, float]]:
    """Yield entities of tokens labelled B-, I-, or plainly; a score is the mean of its tokens'."""
    start = end = -1
    current, scores = "", list[float]()
    for first, last, label, score in [*tokens, (-1, -1, "O", 0.0)]:
        mark, _, name = label.rpartition("-")
        inside = name == current and mark != "B" and not text[end:first].strip() and start >= 0
        if current and (not inside or label == "O"):
            yield start, end, current, sum(scores) / len(scores)
            current, scores = "", []
        if label == "O":
            continue
        if not current:
            start, current = first, name
        end = last
        scores.append(score)


_LOADERS: dict[str, Loader] = {
    "spacy": SpacyModel,
    "gliner": GlinerModel,
    "transformers": TransformersModel,
    "onnx": OnnxModel,
}


def _plain(label: str) -> str:
    return re.sub(r"[^A-Z]", "", re.sub(r"^[BIESLU]-", "", label).upper())


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends, which some tokenizers count in."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _kept(found: Mapping[tuple[int, int], tuple[float, str, str]]) -> list[tuple[int, int]]:
    """Return the spans that overlap none longer; what a piece cut off gives way to the whole."""
    kept: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def _byte_spans(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    if text.isascii():
        return list(spans)
    return to_bytes(text, spans)
