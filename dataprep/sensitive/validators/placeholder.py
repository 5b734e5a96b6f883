"""Validators that refuse values which only hold the place of a secret, or cannot be one."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from dataprep.sensitive.detectors.assignments_values import value_points
from dataprep.sensitive.model import Candidate, Validator
from dataprep.sensitive.placeholders import is_placeholder, is_sequence
from dataprep.sensitive.words import entropy

_LEAST_KEY = 56  # characters of base64; an Ed25519 key in PKCS 8 has 64
_HEADER = re.compile(rb"(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|Subject|x-\S+):[^\n\\]*")
_LINE_END = re.compile(rb"\\+[nrt]")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_PAIR = re.compile(
    rb"(?i)(?:server|data source|user ?id|uid|username|user|host|hostname|dbname|database|driver|initial catalog|addr|address|endpoint"
    rb"|accountname|endpointsprotocol|sharedaccesskeyname|port|dsn|jdbc:\w+)\s?[=:]"
)
_SAMPLE_HOST = re.compile(
    rb"(?i)(?:[\w-]+\.)*(?:example|test|invalid|localhost|local|host|hostname|server|domain|foo|bar|127\.0\.0\.1)\d?(?:\.(?:com|org|net|local|domain|test))?(?![\w.-]*\w)"
)
_OF_HOST, _OF_SAMPLE = 0.5, 2.5
_NUMBERS = re.compile(rb"^[\d:.]+$")


def not_placeholder(candidate: Candidate) -> bool:
    """Return whether a value is more than a template, a sample or a sequence."""
    return not is_placeholder(candidate.value)


def password_points(candidate: Candidate, least: float) -> bool:
    """Return whether a value has so many points as a password (``detectors/assignments_values``)."""
    return value_points(candidate.value, is_weak=False, is_password=True) >= least


def url_password(candidate: Candidate) -> bool:
    """Return whether the password of an address is none of a sample; hosts of samples make it stricter."""
    value = unquote_to_bytes(candidate.value)
    host = candidate.text[candidate.end + 1 : candidate.end + 80]
    if host.startswith((b"%", b"{", b"$")):
        return False
    least = _OF_SAMPLE if _SAMPLE_HOST.match(host) is not None else _OF_HOST
    return value_points(value, is_weak=False, is_password=True) >= least


def token_points(candidate: Candidate, least: float) -> bool:
    """Return whether a value has so many points as a random token."""
    return value_points(candidate.value, is_weak=False, is_password=False) >= least


def key_body(candidate: Candidate) -> bool:
    """Return whether a block holds enough base64 for a private key, and no sample."""
    value = candidate.value
    if b"..." in value or b"\xe2\x80\xa6" in value or b"-----" in value:
        return False
    body = _NOT_BASE64.sub(b"", _LINE_END.sub(b"", _HEADER.sub(b"", value)))
    if len(body) < _LEAST_KEY or is_sequence(body[:64]) or value.count(b" ") > len(body) // 6:
        return False
    return entropy(body[:2000]) >= 4.0


def basic_credentials(candidate: Candidate) -> bool:
    """Return whether a value is ``user:password`` in base64, with a password that is no sample."""
    value = candidate.value.rstrip(b"=")
    try:
        plain = base64.b64decode(value + b"=" * (-len(value) % 4), altchars=None, validate=True)
    except (binascii.Error, ValueError):
        return False
    user, colon, password = plain.partition(b":")
    if not colon or not user or len(password) < 3 or any(not 0x20 <= b < 0x7F for b in plain):
        return False
    return value_points(password, is_weak=False, is_password=True) >= 0.5


def connection_pairs(candidate: Candidate) -> bool:
    """Return whether other pairs of a connection string stand near a value."""
    text = candidate.text
    before = text[max(candidate.line_start, candidate.start - 300) : candidate.start]
    after = text[candidate.end : min(candidate.line_end, candidate.end + 300)]
    if b"(" in before.rsplit(b'"', 1)[-1] and b'"' not in after[:2]:
        return False  # arguments of a call
    return _PAIR.search(before) is not None or _PAIR.search(after) is not None


def command_value(candidate: Candidate) -> bool:
    """Return whether a value of a command line is neither an option, a number nor a pair of them."""
    value = candidate.value
    return not value.startswith(b"-") and _NUMBERS.match(value) is None


VALIDATORS: dict[str, Validator] = {
    "not_placeholder": not_placeholder,
    "password_points": password_points,
    "url_password": url_password,
    "token_points": token_points,
    "key_body": key_body,
    "basic_credentials": basic_credentials,
    "connection_pairs": connection_pairs,
    "command_value": command_value,
}
