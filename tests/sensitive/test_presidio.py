"""The adapter of Presidio: bytes, no network, and our rules in its engine."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.errors import UnknownNameError
from dataprep.resources import rules_dir
from dataprep.rules.load import load_rules
from dataprep.sensitive import presidio
from dataprep.sensitive.engine import Detection

MAIL = "jane.kow" + "@" + "acme-works.com"


@pytest.mark.parametrize("before", ["", "写信给 ", "😀 ", "é\u0301 ", "张三<"])
def test_find_when_text_is_not_ascii_then_span_is_in_bytes(before: str) -> None:
    line = f"{before}{MAIL}> 中".encode()

    [(start, end, _)] = presidio.find("EmailRecognizer", line)

    assert MAIL.encode() == line[start:end]


def test_find_when_suffixes_are_looked_up_then_no_connection_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    presidio._recogniser.cache_clear()
    presidio._offline_email.cache_clear()

    assert 1 == len(presidio.find("EmailRecognizer", MAIL.encode()))
    assert [] == presidio.find("EmailRecognizer", b"self.x@engine.re2")


def test_find_when_recogniser_is_unknown_then_near_ones_are_named() -> None:
    with pytest.raises(UnknownNameError, match="IbanRecognizer"):
        presidio.find("IbanRecogniser", b"x")


@given(st.text(max_size=40), st.data())
@settings(max_examples=50, deadline=None)
def test_to_bytes_when_any_text_then_bytes_are_those_of_the_characters(
    text: str, data: st.DataObject
) -> None:
    text = text.encode("utf-8", "ignore").decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    [(first, last)] = presidio.to_bytes(text, [(start, end)])

    assert text[start:end].encode() == text.encode()[first:last]


def test_registry_when_asked_by_presidio_then_spans_are_those_of_scan() -> None:
    from presidio_analyzer import AnalyzerEngine

    rules = [r for r in load_rules([rules_dir()]).sensitive() if not r.is_secret]
    text = f"😀 Anna Schmidt <{MAIL}>, +49 30 23456789, 张三 lives at 12 Birch Road, Springfield, IL 62704."
    engine = AnalyzerEngine(
        registry=presidio.registry(rules),
        nlp_engine=presidio.null_engine(),
        supported_languages=["en"],
    )
    raw = text.encode()
    expected = [
        (f.rule.entity_type, raw[f.start : f.end].decode(), f.rule.id)
        for f in Detection(rules).scan(raw)
    ]

    results = sorted(engine.analyze(text, "en"), key=lambda r: r.start)

    assert len(expected) >= 4
    assert expected == [
        (r.entity_type, text[r.start : r.end], r.recognition_metadata["rule_id"]) for r in results
    ]


def test_import_when_nothing_is_asked_then_presidio_is_not_loaded() -> None:
    code = (
        "import sys; from dataprep.sensitive.presidio import find; "
        "import dataprep.sensitive.ner; "
        "sys.exit(any(m in sys.modules for m in ('presidio_analyzer', 'spacy', 'tldextract')))"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
