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


def pem(body: str) -> str:
    kind = "PRIVATE" + " KEY"
    return encoded(f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n")


def test_private_key_when_under_tls_key_then_found() -> None:
    key = pem(matching("[A-Za-z0-9/+]{64}", 1))
    assert [key] == found(f"kind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.key: {key}\n")


def test_private_key_when_its_body_is_a_sample_then_left_alone() -> None:
    sample = pem("...")
    assert [] == found(f"kind: Secret\ndata:\n  tls.key: {sample}\n  b: {pem('A' * 64)}\n")


def test_block_when_inside_another_then_the_inner_one_decides() -> None:
    secret = f'"kind": "Secret",\n    "stringData": {{\n      "password": "{PASSWORD}"\n    }}\n'
    assert [PASSWORD] == found(f'{{\n  "data": {{\n    {secret}  }}\n}}\n')


def test_secrets_when_many_in_one_document_then_each_once() -> None:
    item = f"- kind: Secret\n  data:\n    password: {encoded(PASSWORD)}\n"
    values = found("kind: List\nitems:\n" + item * 5_000)
    assert [encoded(PASSWORD)] * 5_000 == values


def test_blocks_when_many_and_empty_of_secrets_then_linear() -> None:
    assert [] == found("kind: Secret\ndata:\n  a: b\n" * 10_000)
