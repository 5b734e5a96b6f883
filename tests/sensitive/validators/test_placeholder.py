"""Validators of values that are written by people."""

import base64

import pytest

from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.sensitive.model import Candidate
from dataprep.sensitive.samples import matching
from dataprep.sensitive.validators.placeholder import (
    basic_credentials,
    command_value,
    connection_pairs,
    key_body,
    not_placeholder,
    url_password,
)

RULE = next(r for r in load_rules([rules_dir()]).sensitive() if r.id == "url-password")
PASSWORD = matching("[a-z]{5}[A-Z][0-9]{3}[!#][a-z]{3}", 1)


def candidate(text: str, value: str) -> Candidate:
    raw, start = text.encode(), text.encode().index(value.encode())
    return Candidate(raw, start, start + len(value.encode()), 0, len(raw), RULE, None)


def test_not_placeholder_when_sample_then_false() -> None:
    assert not not_placeholder(candidate("your_key", "your_key"))
    assert not_placeholder(candidate(PASSWORD, PASSWORD))


@pytest.mark.parametrize(("plain", "expected"), [(f"joe:{PASSWORD}", True), ("user:password", False), ("no colon at all", False), (":", False)])  # fmt: skip
def test_basic_credentials_when_decoded_then_judged_by_the_password(
    plain: str, *, expected: bool
) -> None:
    value = base64.b64encode(plain.encode()).decode()
    assert expected == basic_credentials(candidate(value, value))


def test_key_body_when_too_short_or_elided_then_false() -> None:
    body = matching("[A-Za-z0-9+/]{64}", 1) + "\n" + matching("[A-Za-z0-9+/]{64}", 2)
    assert key_body(candidate(body, body))
    assert key_body(candidate(body.replace("\n", "\\n"), body.replace("\n", "\\n")))
    assert not key_body(candidate("MIIB...\nabcd", "MIIB...\nabcd"))
    assert not key_body(candidate(body + "...", body + "..."))


def test_connection_pairs_when_a_call_then_false() -> None:
    assert connection_pairs(candidate(f"Server=db;Password={PASSWORD};", PASSWORD))
    assert not connection_pairs(candidate(f"f(user=u, password={PASSWORD})", PASSWORD))


def test_command_value_when_option_or_numbers_then_false() -> None:
    assert not command_value(candidate("-p --host", "--host"))
    assert not command_value(candidate("-u 1000:1000", "1000:1000"))


def test_url_password_when_host_is_a_sample_then_stricter() -> None:
    weak, strong = "tiger12", matching("[A-Za-z0-9]{20}[0-9][A-Z]", 4)
    assert url_password(candidate(f"ftp://u:{weak}@files.company.net/", weak))
    assert not url_password(candidate(f"ftp://u:{weak}@example.com/", weak))
    assert url_password(candidate(f"ftp://u:{strong}@example.com/", strong))
