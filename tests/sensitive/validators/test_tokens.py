"""Checksums and structure of providers' tokens."""

from __future__ import annotations

import base64
import hmac
import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.model import Candidate
from dataprep.sensitive.samples import get_completer, matching
from dataprep.sensitive.validators.tokens import VALIDATORS

_RULE = SensitiveRule(
    id="a-token",
    version=1,
    title="A token",
    what="A token.",
    why="It lets in.",
    hint="Revoke it.",
    source="Documentation",
    severity="error",
    entity="secret",
    entity_type="TOKEN",
    score=0.9,
    keywords=("tok",),
    pattern="tok",
)
_LETTERS = string.ascii_letters + string.digits
_COMPLETED = {
    "bech32": ("bech32", "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    "extended_key": ("base58check", "xprv[1-9A-HJ-NP-Za-km-z]{107}"),
    "wif": ("base58check", "[KL][1-9A-HJ-NP-Za-km-z]{51}"),
    "github_checksum": ("github_checksum", "ghp_[0-9A-Za-z]{36}"),
    "grafana_checksum": ("grafana_checksum", "glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}"),
}


def _candidate(value: bytes, before: bytes = b"") -> Candidate:
    text = before + value
    return Candidate(text, len(before), len(text), 0, len(text), _RULE, None)


def _accepts(name: str, value: bytes, before: bytes = b"") -> bool:
    return VALIDATORS[name](_candidate(value, before))


def _encoded(value: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def _jwt(header: object, claims: object, key: bytes) -> bytes:
    signed = _encoded(header) + b"." + _encoded(claims)
    signature = base64.urlsafe_b64encode(hmac.digest(key, signed, "sha256")).rstrip(b"=")
    return signed + b"." + signature


@pytest.mark.parametrize("completer", sorted(_COMPLETED))
@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), place=st.integers(0, 10_000))
def test_checksum_when_one_letter_changes_then_it_fails(
    completer: str, seed: int, place: int
) -> None:
    validator, pattern = _COMPLETED[completer]
    value = get_completer(completer)(matching(pattern, seed).encode())
    assert _accepts(validator, value)
    body = value.rindex(b"_") + 1 if b"_" in value else 20
    place = body + place % (len(value) - body)
    other = b"2" if value[place : place + 1] != b"2" else b"3"
    assert not _accepts(validator, value[:place] + other + value[place + 1 :])


def test_github_checksum_when_the_length_is_another_then_nothing_is_refused() -> None:
    assert _accepts("github_checksum", b"ghr_" + b"a1B2" * 19)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("IAAAAAAAAAAAAAA7", True),  # made before ids held the account
        ("QAAAAAAAAAAAAAA7", True),
        ("77777777AAAAAAA7", False),  # account of thirteen digits
        ("Q0189AAAAAAAAAA7", False),  # no base32
    ],
)
def test_aws_access_key_when_the_account_cannot_be_then_it_fails(
    body: str, *, expected: bool
) -> None:
    assert expected == _accepts("aws_access_key", b"AKIA" + body.encode())


@given(st.binary(min_size=64, max_size=64))
def test_azure_key_when_it_holds_64_bytes_then_it_passes(raw: bytes) -> None:
    assert _accepts("azure_storage_key", base64.b64encode(raw))
    assert not _accepts("azure_storage_key", base64.b64encode(raw[1:]))


def test_jwt_when_signed_then_it_passes() -> None:
    key = bytes(range(32))
    assert _accepts("jwt_header", _jwt({"alg": "HS256"}, {"sub": "1"}, key))


@pytest.mark.parametrize(
    "token",
    [
        _jwt({"alg": "none"}, {"sub": "1"}, b"k"),
        _jwt({"typ": "JWT"}, {"sub": "1"}, b"k"),
        _jwt(["HS256"], {"sub": "1"}, b"k"),
        _jwt({"alg": "HS256"}, "text", b"k"),
        _jwt({"alg": "HS256"}, {"sub": "1"}, b"secret"),
        b"eyJub3QganNvbg.eyJub3QganNvbg.c2ln",
    ],
)
def test_jwt_when_unsigned_broken_or_a_sample_then_it_fails(token: bytes) -> None:
    assert not _accepts("jwt_header", token)


def test_pypi_when_the_macaroon_names_its_place_then_it_passes() -> None:
    made = base64.urlsafe_b64encode(b"\x02\x01\x08pypi.org\x02\x01" + bytes(60)).rstrip(b"=")
    other = base64.urlsafe_b64encode(b"\x02\x01\x08other.io\x02\x01" + bytes(60)).rstrip(b"=")
    assert _accepts("pypi_macaroon", b"pypi-" + made)
    assert not _accepts("pypi_macaroon", b"pypi-" + other)


@given(st.integers(10**16, 10**20 - 1))
def test_discord_bot_when_its_first_part_is_a_number_then_it_passes(number: int) -> None:
    first = base64.b64encode(str(number).encode()).rstrip(b"=")
    assert _accepts("discord_bot", first + b".Gabcde.rest")


def test_discord_bot_when_its_first_part_is_no_number_then_it_fails() -> None:
    assert not _accepts("discord_bot", base64.b64encode(b"12345678901234567x") + b".Gabcde.rest")


@pytest.mark.parametrize(
    ("plain", "expected"), [(b"user:word", True), (b"user:", False), (b"word", False)]
)
def test_basic_auth_when_a_password_follows_the_user_then_it_passes(
    plain: bytes, *, expected: bool
) -> None:
    assert expected == _accepts("basic_auth", base64.b64encode(plain))


def test_twitter_bearer_when_it_is_a_run_of_zeros_then_it_fails() -> None:
    assert not _accepts("twitter_bearer", b"A" * 90)


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_token_shape_when_drawn_by_chance_then_it_passes_nearly_always(seed: int) -> None:
    values = [matching("[0-9A-Za-z]{40}", seed * 50 + i).encode() for i in range(50)]
    assert sum(_accepts("token_shape", value) for value in values) >= 48


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"a",
        b"getElementsByClassNameFromDocument",
        b"convertmodelweightstonewformat",
        b"elasticsearch_connection_name_v2",
        b"THE-QUICK-BROWN-FOX",
    ],
)
def test_token_shape_when_made_of_words_then_it_fails(value: bytes) -> None:
    assert not _accepts("token_shape", value)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (b'datadog_api_key = "', True),
        (b'"aws_access_key_id": "', True),
        (b'<add key="datadogApiKey" value="', True),
        (b"api_key: str = '", True),
        (b'datadog_sha256 = "', False),
        (b'token_hash: "', False),
        (b"okta_key_fingerprint: ", False),
        (b"publicKey = '", False),
        (b"datadog_key_id=", True),
        (b"datadog_monitor_id=", False),
        (b"tokenUrl: ", False),
        (b"", True),
    ],
)
def test_token_name_when_the_name_is_of_a_digest_or_an_id_then_it_fails(
    before: bytes, *, expected: bool
) -> None:
    assert expected == _accepts("token_name", b"0123456789abcdef", before)


@given(st.binary(max_size=80))
def test_validators_when_given_any_bytes_then_they_answer(value: bytes) -> None:
    for name, validator in VALIDATORS.items():
        assert isinstance(validator(_candidate(value or b"x")), bool), name


@given(st.text(_LETTERS, min_size=36, max_size=36))
def test_completers_of_checksums_when_called_again_then_nothing_changes(body: str) -> None:
    values = {"github_checksum": f"ghp_{body}", "grafana_checksum": f"glsa_{body}_00000000"}
    for name, value in values.items():
        once = get_completer(name)(value.encode())
        assert once == get_completer(name)(once)
