"""Makes valid tokens of providers from ones whose check is missing or wrong."""

from __future__ import annotations

import base64
import hashlib
import json

from dataprep.sensitive.model import Completer
from dataprep.sensitive.validators.tokens import (
    BASE58,
    BECH32,
    bech32_expanded,
    bech32_polymod,
    crc32_base62,
    crc32_little_endian,
    double_sha256,
)

_BODY = 30
_BECH32_CHECK = 6
_EXTENDED_PRIVATE = bytes.fromhex("0488ade4")
_MAINNET = b"\x80"
_COMPRESSED = b"\x01"


def github_checksum(value: bytes) -> bytes:
    """Return a token of GitHub or npm with its checksum in place of the last letters."""
    prefix, line, body = value.rpartition(b"_")
    return prefix + line + body[:_BODY] + crc32_base62(body[:_BODY])


def grafana_checksum(value: bytes) -> bytes:
    """Return a service account token of Grafana with its checksum behind the last underscore."""
    body = value.rpartition(b"_")[0]
    return body + b"_" + crc32_little_endian(body)


def bech32(value: bytes) -> bytes:
    """Return a value in capitals of bech32 with its checksum in place of the last six digits."""
    prefix, one, body = value.lower().rpartition(b"1")
    digits = [BECH32.index(byte) for byte in body[:-_BECH32_CHECK]]
    check = bech32_polymod([*bech32_expanded(prefix), *digits, *([0] * _BECH32_CHECK)]) ^ 1
    digits += [check >> 5 * (_BECH32_CHECK - 1 - place) & 31 for place in range(_BECH32_CHECK)]
    return (prefix + one + bytes(BECH32[digit] for digit in digits)).upper()


def extended_key(value: bytes) -> bytes:
    """Return an extended private key (BIP 32) that is drawn from a value."""
    chain, key = (hashlib.sha256(part + value).digest() for part in (b"chain", b"key"))
    return _base58check(_EXTENDED_PRIVATE + bytes(9) + chain + b"\x00" + key)


def wif(value: bytes) -> bytes:
    """Return a private key in wallet import format that is drawn from a value."""
    return _base58check(_MAINNET + hashlib.sha256(value).digest() + _COMPRESSED)


def _base58check(body: bytes) -> bytes:
    number = int.from_bytes(body + double_sha256(body)[:4], "big")
    digits = bytearray()
    while number:
        number, digit = divmod(number, 58)
        digits.append(BASE58[digit])
    return bytes(reversed(digits))


def basic_auth(value: bytes) -> bytes:
    """Return a user and a password in base64, the password drawn from a value."""
    return base64.b64encode(b"deploy:" + value)


def discord_bot(value: bytes) -> bytes:
    """Return a bot's token whose first part is a number in base64."""
    number = int.from_bytes(hashlib.sha256(value).digest(), "big") % 10**18 + 10**18
    _, rest = value.split(b".", 1)
    return base64.b64encode(str(number).encode()).rstrip(b"=") + b"." + rest


def json_web_token(value: bytes) -> bytes:
    """Return a token whose claims are JSON with a subject drawn from a value."""
    header, _, signature = value.split(b".")
    claims = json.dumps({"sub": hashlib.sha256(value).hexdigest(), "iat": 1}).encode()
    return b".".join((header, base64.urlsafe_b64encode(claims).rstrip(b"="), signature))


COMPLETE: dict[str, Completer] = {
    "basic_auth": basic_auth,
    "bech32": bech32,
    "discord_bot": discord_bot,
    "extended_key": extended_key,
    "github_checksum": github_checksum,
    "grafana_checksum": grafana_checksum,
    "json_web_token": json_web_token,
    "wif": wif,
}
