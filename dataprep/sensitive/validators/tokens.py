"""Validators of providers' tokens: checksums and structure.

Only what a provider has published, or shows in an example of its documentation, refuses a value: a
check that is wrong would lose real tokens.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import itertools
import json
import re
import zlib
from collections.abc import Callable

from dataprep.sensitive.model import Candidate

BASE62 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Digits of GitHub's checksums."""
BASE58 = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Digits of Bitcoin's addresses and keys, without those that look alike."""
BECH32 = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l"
"""Digits of BIP 173."""

_GITHUB_CHECK = 6
_GITHUB_BODY = 30
_AWS_ACCOUNTS = 10**12
_AWS_NEW = b"QRSTUVWXYZ234567"
_AZURE_BYTES = 64
_EMULATOR_KEYS = frozenset({"0011cc25eb432071", "aa6547439583c3a2"})
_WORDY_FRACTION = 0.42
_MIXED_FRACTION = 0.25
_SINGLE_FRACTION = 0.12
_HMAC_DIGESTS = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_SAMPLE_KEYS = tuple(
    b"secret key test password changeme supersecret mysecret my-secret my_secret secretkey"
    b" secret_key secret-key my_secret_key your-secret your_secret_key your-256-bit-secret"
    b" your-384-bit-secret your-512-bit-secret a-string-secret-at-least-256-bits-long".split()
)
_NAME_BYTES = 96
_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9_.\-]{1,63}")
_NO_SECRET_NAME = re.compile(
    rb"(?i)sha_?(?:1|224|256|384|512)?(?:_?sum)?$|md5|hash$|digest|checksum|integrity|etag|commit"
    rb"|revision|fingerprint|thumbprint|public|(?:^|[_.\-])(?:uu)?id$|[a-z]I[dD]$|[_.\-]name$"
    rb"|version|signature|(?:^|[_.\-])(?:url|uri|path|file|dir)$|[a-z](?:Url|Path|File|Name)$"
)
_ALLOWED_ID = re.compile(rb"(?i)(?:access|key|client|app|project|secret)_?id$")


def github_checksum(candidate: Candidate) -> bool:
    """Return whether the last six letters are the CRC-32 of the thirty before them, in base 62.

    GitHub's tokens and npm's (GitHub Blog, "Behind GitHub's new authentication token formats").
    Tokens of another length have no checksum that is known, and are accepted.
    """
    body = candidate.value.rpartition(b"_")[2]
    if len(body) != _GITHUB_BODY + _GITHUB_CHECK:
        return True
    return body[_GITHUB_BODY:] == crc32_base62(body[:_GITHUB_BODY])


def crc32_base62(body: bytes) -> bytes:
    """Return the CRC-32 of a text in base 62, six digits.

    Example:
        >>> crc32_base62(b"")
        b'000000'
    """
    rest, digits = zlib.crc32(body), bytearray()
    while rest:
        rest, digit = divmod(rest, 62)
        digits.append(BASE62[digit])
    return bytes(reversed(digits)).rjust(_GITHUB_CHECK, b"0")


def grafana_checksum(candidate: Candidate) -> bool:
    """Return whether a service account token of Grafana ends with its checksum.

    CRC-32 of all before the last underscore, least byte first, in hexadecimal digits; so the
    example in Grafana's documentation of its service account interface.
    """
    body, _, check = candidate.value.rpartition(b"_")
    return check.lower() == crc32_little_endian(body)


def crc32_little_endian(body: bytes) -> bytes:
    """Return the CRC-32 of a text, least byte first, in hexadecimal digits.

    Example:
        >>> crc32_little_endian(b"")
        b'00000000'
    """
    return binascii.hexlify(zlib.crc32(body).to_bytes(4, "little"))


def aws_access_key(candidate: Candidate) -> bool:
    """Return whether an AWS access key id can be one.

    In ids made since 2019 the letters behind the prefix hold the number of the account, which has
    twelve decimal digits; their first letter is in the upper half of base32.
    """
    body = candidate.value[4:]
    if not body:
        return False
    try:
        raw = base64.b32decode(body + b"=" * (-len(body) % 8))
    except binascii.Error:
        return False
    if body[0] not in _AWS_NEW:
        return True
    account = (int.from_bytes(raw[:6], "big") & 0x7FFFFFFFFF80) >> 7
    return account < _AWS_ACCOUNTS


def azure_storage_key(candidate: Candidate) -> bool:
    """Return whether a value is 64 bytes in base64, and not the key of an emulator."""
    raw = _base64(candidate.value)
    if raw is None or len(raw) != _AZURE_BYTES:
        return False
    return hashlib.sha256(candidate.value).hexdigest()[:16] not in _EMULATOR_KEYS


def base58check(candidate: Candidate) -> bool:
    """Return whether a base58 value ends with the checksum of what is before it.

    Bitcoin Developer Reference, "Base58Check": the first four bytes of the double SHA-256.
    """
    number = 0
    for byte in candidate.value:
        digit = BASE58.find(byte)
        if digit < 0:
            return False
        number = number * 58 + digit
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return len(raw) > 4 and raw[-4:] == double_sha256(raw[:-4])[:4]


def double_sha256(body: bytes) -> bytes:
    """Return the SHA-256 of the SHA-256 of a text."""
    return hashlib.sha256(hashlib.sha256(body).digest()).digest()


def bech32(candidate: Candidate) -> bool:
    """Return whether a value is bech32 with its checksum (BIP 173)."""
    value = candidate.value.lower()
    prefix, one, body = value.rpartition(b"1")
    digits = [BECH32.find(byte) for byte in body]
    if not one or not prefix or min(digits, default=-1) < 0:
        return False
    return bech32_polymod([*bech32_expanded(prefix), *digits]) == 1


def bech32_expanded(prefix: bytes) -> list[int]:
    """Return what a prefix adds to the checksum of bech32."""
    return [*(byte >> 5 for byte in prefix), 0, *(byte & 31 for byte in prefix)]


def bech32_polymod(digits: list[int]) -> int:
    """Return the remainder of digits by the generator of BIP 173."""
    generator = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    check = 1
    for digit in digits:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ digit
        for bit, term in enumerate(generator):
            if top >> bit & 1:
                check ^= term
    return check


def jwt_header(candidate: Candidate) -> bool:
    """Return whether a JSON web token's header names an algorithm and its claims are JSON.

    An unsigned token (``none``) is no secret. RFC 7519, RFC 7515.
    """
    header, _, rest = candidate.value.partition(b".")
    claims = rest.partition(b".")[0]
    read = _json(header)
    if read is None or _json(claims) is None:
        return False
    algorithm = read.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() == "none":
        return False
    return not _signed_by_sample(candidate.value, algorithm)


def _signed_by_sample(token: bytes, algorithm: str) -> bool:
    """Return whether a token is signed with a word that documentation signs its samples with."""
    digest = _HMAC_DIGESTS.get(algorithm)
    if digest is None:
        return False
    signed, _, signature = token.rpartition(b".")
    expected = _base64(signature)
    return any(hmac.digest(key, signed, digest) == expected for key in _SAMPLE_KEYS)


def pypi_macaroon(candidate: Candidate) -> bool:
    """Return whether a token of PyPI is a macaroon: version 2, then the place it is good for."""
    raw = _base64(candidate.value[len(b"pypi-") :])
    return raw is not None and raw[:2] == b"\x02\x01" and b"pypi.org" in raw[:24]


def discord_bot(candidate: Candidate) -> bool:
    """Return whether the first part of a Discord token is a number in base64."""
    raw = _base64(candidate.value.partition(b".")[0])
    return raw is not None and raw.isdigit() and 17 <= len(raw) <= 20


def basic_auth(candidate: Candidate) -> bool:
    """Return whether a value is ``user:password`` in base64."""
    raw = _base64(candidate.value)
    if raw is None or not raw.isascii() or not raw.decode("ascii").isprintable():
        return False
    user, colon, password = raw.partition(b":")
    return bool(user and colon and password)


def twitter_bearer(candidate: Candidate) -> bool:
    """Return whether a run of A is followed by what is no run: base64 of zeros has no more."""
    body = candidate.value.lstrip(b"A")
    return len(set(body)) >= 20 and _is_mixed(body)


def zhipu(candidate: Candidate) -> bool:
    """Return whether the part behind the dot is a secret and no file name."""
    return _looks_random(candidate.value.partition(b".")[2])


def mixed_case(candidate: Candidate) -> bool:
    """Return whether a value holds capitals, small letters and a digit."""
    return _is_mixed(candidate.value)


def mixed_letters(candidate: Candidate) -> bool:
    """Return whether a value holds capitals and small letters behind its prefix."""
    body = candidate.value.rpartition(b"_")[2]
    return body != body.lower() and body != body.upper()


def not_words(candidate: Candidate) -> bool:
    """Return whether a value behind its prefix is not a chain of small words."""
    body = candidate.value.partition(b"-")[2]
    return body != body.lower() or any(48 <= byte <= 57 for byte in body)


def token_shape(candidate: Candidate) -> bool:
    """Return whether a value looks drawn by chance rather than made of words."""
    return _looks_random(candidate.value)


def token_name(candidate: Candidate) -> bool:
    """Return whether the name before a value can be that of a secret.

    The name of a digest, a public key, an id, a path or a version cannot.
    """
    first = max(candidate.line_start, candidate.start - _NAME_BYTES)
    names = _NAME.findall(candidate.text[first : candidate.start])
    for name in reversed(names):
        if name.lower() not in _NO_NAMES:
            return _NO_SECRET_NAME.search(name) is None or _ALLOWED_ID.search(name) is not None
    return True


_NO_NAMES = frozenset(
    b"value str string bearer token basic default const let var char text default_value new".split()
)
"""Words between a name and its value that are not the name."""


def _is_mixed(value: bytes) -> bool:
    kinds = {_kind(byte) for byte in value}
    return {"upper", "lower", "digit"} <= kinds


def _kind(byte: int) -> str:
    if 48 <= byte <= 57:
        return "digit"
    if 65 <= byte <= 90:
        return "upper"
    return "lower" if 97 <= byte <= 122 else "other"


def _looks_random(value: bytes) -> bool:
    """Return whether letters, capitals and digits change as often as by chance.

    Of letters and digits drawn at random six in ten neighbours differ in kind, of base32 three in
    ten; in names of several words it is one in five.
    """
    kinds = [kind for kind in map(_kind, value) if kind != "other"]
    if len(kinds) < 2:
        return False
    changes = sum(a != b for a, b in itertools.pairwise(kinds)) / (len(kinds) - 1)
    is_mixed_case = "upper" in kinds and "lower" in kinds
    if "digit" not in kinds:
        return is_mixed_case and changes >= _WORDY_FRACTION
    return changes >= (_MIXED_FRACTION if is_mixed_case else _SINGLE_FRACTION)


def _base64(value: bytes) -> bytes | None:
    """Return what base64 with either alphabet holds; None where it is none."""
    body = value.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4), validate=True)
    except binascii.Error:
        return None


def _json(part: bytes) -> dict[str, object] | None:
    raw = _base64(part)
    if raw is None:
        return None
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


VALIDATORS: dict[str, Callable[[Candidate], bool]] = {
    "aws_access_key": aws_access_key,
    "azure_storage_key": azure_storage_key,
    "base58check": base58check,
    "basic_auth": basic_auth,
    "bech32": bech32,
    "discord_bot": discord_bot,
    "github_checksum": github_checksum,
    "grafana_checksum": grafana_checksum,
    "jwt_header": jwt_header,
    "mixed_case": mixed_case,
    "mixed_letters": mixed_letters,
    "not_words": not_words,
    "pypi_macaroon": pypi_macaroon,
    "token_name": token_name,
    "token_shape": token_shape,
    "twitter_bearer": twitter_bearer,
    "zhipu": zhipu,
}
