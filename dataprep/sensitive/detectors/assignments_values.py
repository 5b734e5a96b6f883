"""What a value says: whether it may be a secret at all, and how little of it is words."""

from __future__ import annotations

import functools
import re

from dataprep.sensitive.placeholders import is_placeholder
from dataprep.sensitive.words import entropy, n_words, oddness, word_fraction

MAX_BYTES = 1_000
"""Longer values are keys in blocks, certificates or data; they have rules of their own."""
_IMPOSSIBLE = -20.0
_ODD = 9.5  # bits a pair of letters; words of the list have 8.2 at the median, random letters 11
_UUID = re.compile(rb"^\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}?$")
_HEX = re.compile(rb"^(?:0x)?[0-9a-fA-F]{16,}$")
_DIGEST_SIZES = frozenset({40, 56, 96, 128})
_OTHER = re.compile(
    rb"""^(?:[a-z][a-z0-9+.-]*://|//\w|www\.|urn:|data:|mailto:)"""  # an address
    rb"""|^(?:sha(?:1|224|256|384|512)|md5|ssh-(?:rsa|dss|ed25519)|ecdsa-sha2)[-: ]|^AAAA[BCE]3|^-----BEGIN|^MII[A-Z][A-Za-z0-9+/\\n]{200}"""
    rb"""|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^v?\d+(?:\.\d+){1,3}(?:[-.+]\w{1,12})?$|^[-+]?\d+\.\d+$"""  # a date, a version
    rb"""|^[a-z]+/[a-z0-9.+*-]+$|^\#[0-9a-fA-F]{3,8}$|^0x[0-9a-fA-F]{1,8}$"""  # a MIME type, a colour
    rb"""|^(?:\.{0,2}|~|[A-Za-z]:)[/\\][\w.@/\\ -]*\.\w{1,5}$|^[\w@./\\-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|js|ts|py|rb|php|html?|css|xml|java|go|conf|cfg|ini|properties|md|pub|csv|log|db|sock|png|svg|com|org|net|io|gov|edu|de|local|lo|la|so|o|exe|dll|class|jar|war|zip|gz|sh|bat)(?::\d+)?$"""
    rb"""|^\w+(?::[\w,.]+)?(?:\|\w+(?::[\w,.]+)?)+$"""  # rules of a form
    rb"""|^[\w.+-]+@[\w-]+\.[\w.]+$"""  # an e-mail address
    rb"""|^<|/>$|</|^[\^/].*[\$/][gimsu]*$|\(\?[:=!<]|\\[dws][+*{]|\[[A-Za-z]-[A-Za-z]|\]\{\d|\]\+"""  # markup, a regular expression
    rb"""|^[\w$.>:-]*\w\(.*\)?;?$|->|::|=>|\$this|^(?:self|this|cls|req|request|props|state|params|args|ctx|event|data|user|options|opts|config|settings|context|form|session)[.\[]"""
    rb"""|^\s*[+.),\]]\s*[$\w("']|[(\[]$|&(?:quot|lt|gt|amp);|%[A-Z]\w*_|^0\d{3}_"""  # code around a string that ends
    rb"""|^[-_.:;,/\\|*+~\#=!?\s'"()<>{}\[\]]*$"""  # only signs
)
_HASHED = re.compile(
    rb"^(?:[\w.@-]{1,40}:)?(?:\$(?:2[abxy]?|[156y]|apr1|argon2\w*|scrypt|pbkdf2\S*|P|H)\$|pbkdf2_|bcrypt|argon2|\{S?(?:SHA|MD5|CRYPT)|sha\d+\$|md5\$)",
    re.IGNORECASE,
)
_CONSTANT = re.compile(rb"^[A-Z][A-Z0-9]*(?:[_.][A-Z0-9]+)+$")
_PARTS_OF_LETTERS = re.compile(
    rb"^[_./]*(?:[A-Za-z]{2,}|\d{1,2}|[A-Za-z])(?:[._:/\-]+(?:[A-Za-z]{2,}|\d{1,2}|[A-Za-z]))+[._:/*-]*$"
)
_NUMBERED = re.compile(rb"[A-Za-z][._-]?\d{2,6}$")
_CREDENTIAL_WORD = re.compile(rb"(?i)passw|secret|token|pwd|pass$")
_TOKEN = re.compile(rb"^(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9+/=_.:!@#$*-]+$")
_NAME = re.compile(rb"^[A-Za-z_$][A-Za-z0-9_$]*(?:[._:/\-\\@ ]+[A-Za-z0-9_$]+)*[._:/*-]?$")
_CAMEL = re.compile(rb"^[a-z]+(?:[A-Z][a-z]+)+$|^(?:[A-Z][a-z]+){2,}$")
_JOINT = re.compile(rb"[._:/\-\\@ ]")
_REMEMBERED = 4_096
"""Values that are judged once: code repeats its own."""


@functools.lru_cache(_REMEMBERED)
def value_points(value: bytes, *, is_weak: bool, is_password: bool) -> float:
    """Return how much a value speaks for a secret, negative against it.

    Args:
        value: The value without quotes.
        is_weak: Whether its name says little: then only random strings count.
        is_password: Whether its name is that of a password: those are shorter and made by people.
    """
    size = len(value)
    least = 5 if is_password else 8
    if size < (16 if is_weak else least) or size > MAX_BYTES or is_placeholder(value):
        return _IMPOSSIBLE
    if any(byte <= 0x20 or byte >= 0x80 for byte in value) or _OTHER.search(value) is not None:
        return _IMPOSSIBLE
    if is_weak and _TOKEN.match(value) is None:
        return _IMPOSSIBLE
    if _HASHED.match(value) is not None or (is_weak and (b"=" in value[:-2] or b";" in value)):
        return _IMPOSSIBLE
    if is_password and len(value) in _DIGEST_SIZES and _HEX.match(value) is not None:
        return _IMPOSSIBLE  # a digest of one
    if value.isdigit():
        return 0.5 if is_password else _IMPOSSIBLE if size < 24 or is_weak else 0.0
    if _UUID.match(value) is not None:
        return -4.0 if is_weak else 2.0
    return _randomness(value, is_weak) + _likeness(value, is_weak, is_password)


def _randomness(value: bytes, is_weak: bool) -> float:
    """Return points for what words do not explain of a value, and for its classes of characters."""
    unexplained = len(value) * (1.0 - word_fraction(value))
    bits = entropy(value)
    points = 0.0
    for least, least_bits in ((4.5, 1.9), (9.5, 2.6), (15.5, 2.9), (23.5, 3.0)):
        points += unexplained >= least and bits >= least_bits
    classes = any(0x61 <= b <= 0x7A for b in value) + any(0x41 <= b <= 0x5A for b in value)
    classes += any(0x30 <= b <= 0x39 for b in value)
    classes += any(b not in _ALPHANUMERIC and b < 0x80 for b in value)
    if _HEX.match(value) is not None and is_weak:
        points -= 4.0
    return points + 0.5 * (classes - 1)


def _likeness(value: bytes, is_weak: bool, is_password: bool) -> float:
    """Return negative points for values that are names, labels or text."""
    words = word_fraction(value)
    has_digit = any(0x30 <= b <= 0x39 for b in value)
    if is_password and _NUMBERED.search(value) is not None and not value.isupper():
        return 0.0  # dragon.2915, as people make them
    if _CONSTANT.match(value) is not None:
        return -5.0
    if _PARTS_OF_LETTERS.match(value) is not None and len(value) < 60:
        return -5.0
    if _CAMEL.match(value) is not None and words >= 0.5:
        return -5.0
    if _NAME.match(value) is not None and (_JOINT.search(value) or b"_" in value):
        return -5.0 if words >= (0.7 if has_digit else 0.55) else -1.0 if words >= 0.4 else 0.0
    if value.isalpha():
        return _of_letters(value, words, is_weak or not is_password)
    if words >= 0.75 and not is_password:
        return -3.0
    return 0.0


def _of_letters(value: bytes, words: float, is_strict: bool) -> float:
    """Return points of a value of letters alone."""
    if len(value) >= 20 and words < 0.5:
        return 0.0
    if value.istitle() or value.isupper():
        return -4.0 if words >= 0.3 or len(value) < 12 else -2.0
    if is_strict:
        return -4.0 if words >= 0.4 or len(value) < 16 else -1.0
    if n_words(value) or _CREDENTIAL_WORD.search(value) is not None:
        return -4.0  # one word of the list, or the name of a password
    if len(value) < 9 and oddness(value) < _ODD:
        return -1.5  # may be a word of another language, or a name
    return 0.5 if len(value) >= 10 and words < 0.99 else 0.0


_ALPHANUMERIC = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
