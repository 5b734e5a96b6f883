"""Values of Secrets of Kubernetes."""

import base64

from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.sensitive.engine import Detection
from dataprep.sensitive.samples import matching

PASSWORD = matching("[a-z]{5}[A-Z][0-9]{3}[!#][a-z]{3}", 1)


def found(text: str) -> list[str]:
    rules = [r for r in load_rules([rules_dir()]).sensitive() if r.id == "kubernetes-secret"]
    raw = text.encode()
    return [raw[one.start : one.end].decode() for one in Detection(rules).scan(raw, "yaml")]


def encoded(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


def test_secret_when_data_and_string_data_then_both() -> None:
    text = f"kind: Secret\ndata:\n  a: {encoded(PASSWORD)}\nstringData:\n  password: {PASSWORD}\n"
    assert [encoded(PASSWORD), PASSWORD] == found(text)


def test_secret_when_another_document_then_left_alone() -> None:
    text = (
        f"kind: Secret\ndata:\n  b: eA==\n---\nkind: ConfigMap\ndata:\n  a: {encoded(PASSWORD)}\n"
    )
    assert [] == found(text)


def test_secret_when_placeholder_or_no_base64_then_left_alone() -> None:
    text = f"kind: Secret\ndata:\n  password: {encoded('changeme')}\n  token: not base64!\n  user: {encoded('admin')}\n"
    assert [] == found(text)
