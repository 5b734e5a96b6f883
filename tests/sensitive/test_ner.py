"""Models of entities: every entity that a model yields arrives as an exact span of bytes."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataprep.errors import MissingExtraError, StorageError, UnknownNameError
from dataprep.sensitive import ner

NAMES = ["Zorbek Quintal", "Mirelda Vonk", "Tasso Grebe", "Ylva Sturm"]
TOWNS = ["Kessleroda", "Wennickport"]
TEXT = "写信给 {} 😀, who lives in {}. " + "Nothing is said here of anybody at all. " * 40


class EveryCapital:
    """A model that takes every capitalised word for a person."""

    def entities(self, text: str) -> Iterator[tuple[int, int, str, float]]:
        for match in re.finditer(r"[A-Z]\w+ ?", text):
            yield match.start(), match.end(), "B-PER", 0.9


def test_find_entities_when_text_is_long_then_each_is_found_once_and_exactly() -> None:
    text = ("été 张三 Anna met Bert; " * 400).encode()

    found = ner.find_entities(EveryCapital(), text)

    assert 800 == len(found)
    assert {b"Anna", b"Bert"} == {text[e.start : e.end] for e in found}
    assert [e.start for e in found] == sorted({e.start for e in found})


def test_find_entities_when_label_is_unknown_then_it_is_left_out() -> None:
    assert [] == ner.find_entities(EveryCapital(), b"Anna", labels={})


def test_chunks_when_there_is_no_space_then_nothing_is_lost() -> None:
    text = "x" * 5000

    covered = {at for first, piece in ner.chunks(text) for at in range(first, first + len(piece))}

    assert 5000 == len(covered)


def test_load_when_kind_or_folder_is_unknown_then_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        ner.load("flair", str(tmp_path))
    with pytest.raises(StorageError):
        ner.load("onnx", str(tmp_path / "none"))
    with pytest.raises(StorageError):
        ner.load("spacy", str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("kind", "package"),
    [("gliner", "gliner"), ("transformers", "transformers"), ("onnx", "onnxruntime")],
)
def test_load_when_package_is_absent_then_the_extra_is_named(
    kind: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError, match=package) as raised:
        ner.load(kind, str(tmp_path))

    assert f"dataprep[ner-{kind}]" in str(raised.value)


def test_spacy_when_trained_on_the_spot_then_every_entity_is_an_exact_span(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.training import Example

    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner")
    examples = [
        Example.from_dict(
            pipeline.make_doc(f"I met {name} in {town} ."),
            {"entities": [(6, 6 + len(name), "PERSON"), (10 + len(name), 10 + len(name) + len(town), "GPE")]},
        )
        for name in NAMES
        for town in TOWNS
    ]  # fmt: skip
    pipeline.initialize(lambda: examples)
    chance = random.Random(1)
    for _ in range(25):
        chance.shuffle(examples)
        pipeline.update(examples)
    pipeline.to_disk(tmp_path / "model")
    model = ner.load("spacy", str(tmp_path / "model"))
    text = "张三 😀. " + " ".join(f"I met {n} in {t} ." for n in NAMES for t in TOWNS)

    found = ner.find_entities(model, text.encode())

    raw = text.encode()
    yielded = [
        text[first + s : first + e]
        for first, piece in ner.chunks(text)
        for s, e, label, _ in model.entities(piece)
        if label in ner.LABELS
    ]
    assert 16 <= len(found)
    assert yielded == [raw[e.start : e.end].decode() for e in found]
    assert set(NAMES) <= {raw[e.start : e.end].decode() for e in found if e.entity == "name"}


def test_onnx_when_made_on_the_spot_then_every_entity_is_an_exact_span(tmp_path: Path) -> None:
    reason = "the extra ner-onnx is not installed"
    pytest.importorskip("onnxruntime", reason=reason)
    onnx = pytest.importorskip("onnx", reason=reason)
    tokenizers = pytest.importorskip("tokenizers", reason=reason)
    np = pytest.importorskip("numpy")

    labels = ["O", "B-PER", "I-PER", "B-LOC"]
    words = {"[UNK]": 0, "who": 0}
    for name in NAMES:
        first, last = name.split()
        words |= {first: 1, last: 2}
    words |= dict.fromkeys(TOWNS, 3)
    vocabulary = {word: number for number, word in enumerate(words)}
    table = np.zeros((len(words), len(labels)), np.float32)
    for word, label in words.items():
        table[vocabulary[word], label] = 9.0
    h = onnx.helper
    graph = h.make_graph(
        [h.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tagger",
        [h.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, [1, None])],
        [h.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, [1, None, len(labels)])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    made = h.make_model(graph, opset_imports=[h.make_opsetid("", 13)], ir_version=8)
    onnx.save(made, str(tmp_path / "model.onnx"))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    config = {"id2label": {str(number): label for number, label in enumerate(labels)}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    expected = [word for name in NAMES for word in (name, TOWNS[0])]
    text = "".join(TEXT.format(name, TOWNS[0]) for name in NAMES)

    found = ner.find_entities(ner.load("onnx", str(tmp_path)), text.encode())

    raw = text.encode()
    assert expected == [raw[e.start : e.end].decode() for e in found]
    assert ["name", "location"] * len(NAMES) == [e.entity for e in found]
