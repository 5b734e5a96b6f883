"""Validators of contact data: e-mail, telephone, addresses of the Internet, coordinates, handles."""

from __future__ import annotations

import enum
import functools
import ipaddress
import re

from dataprep.resources import rules_dir
from dataprep.sensitive.model import Candidate
from dataprep.sensitive.names import (
    PROSE,
    is_given_or_word,
    is_organisation,
    is_word,
    looks_like_person,
)
from dataprep.sensitive.validators._checks import compact
from dataprep.sensitive.validators._china import landline

_URL_BEFORE = re.compile(rb"://(?:[^\s/@\"'<>]*:)?$")
_COMMAND_BEFORE = re.compile(rb"\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|clone)\s+(?:-\S+\s+)*$")
_SCP_BEHIND = re.compile(rb":(?:[~.\w-]+/|/)")
_VERSION = re.compile(rb"v?\d+\.\d")
_NO_MAILBOX = frozenset(b"git hg svn this super return break continue gitea org-data".split())
"""What stands before ``@`` where code, or a server of repositories, is meant."""
_ANYBODY = frozenset(b"""foo bar baz user users username name your.name yourname your-name your_name you me
    someone somebody anyone test tester email mail e-mail myemail youremail your-email your.email
    your_email someemail abc xyz a b x y example sample demo noreply no-reply john.doe jane.doe
    johndoe janedoe john jane first.last firstname.lastname admin info root dev""".split())  # fmt: skip
_ANYWHERE = frozenset(b"""foo.com bar.com baz.com foo.bar bar.baz domain.com domain.org domain.net test.com
    test.org test.net host.com email.com mail.com company.com yourdomain.com yourdomain.org mydomain.com
    your-domain.com yourcompany.com your-company.com mycompany.com somedomain.com somewhere.com acme.com site.com
    website.com yoursite.com mysite.com abc.com xyz.com a.com b.com x.com b.c x.y sample.com demo.com
    server.com provider.com gmail.example foobar.com whatever.com""".split())  # fmt: skip
_RESOLVERS = frozenset(["8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "149.112.112.112", "208.67.222.222", "208.67.220.220", "114.114.114.114", "114.114.115.115", "223.5.5.5", "223.6.6.6", "119.29.29.29", "180.76.76.76", "4.2.2.1", "4.2.2.2", "64.6.64.6", "64.6.65.6", "1.2.3.4", "2.3.4.5", "5.6.7.8", "4.3.2.1", "1.2.3.5", "11.22.33.44", "12.34.56.78", "2001:4860:4860::8888", "2001:4860:4860::8844", "2606:4700:4700::1111", "2606:4700:4700::1001", "2620:fe::fe"])  # fmt: skip
"""Resolvers that everybody uses (their operators' pages), and numbers that count up."""
_IP_WORDS = re.compile(
    rb"(?i)(?:\b|_)(?:dns|server|host|hostname|ip|ipv4|addr|address|gateway|remote|client|peer|ping|nameserver)s?(?:\b|_)"
)
_VERSION_WORDS = re.compile(
    rb"(?i)(?:version|\bver\b|release|[=<>~^]=|\bv|build|assembly|oid|section|\brev)[\s\"':=(,]*$"
)
_NUMBER_BEFORE = re.compile(rb"[\d.)][\s,]*-?$|[MmLlHhVvCcSsQqTtAaZz]-?$")
_NUMBER_BEHIND = re.compile(rb"[\s,]*-?\d*\.\d|-\d+\.")
_COMMON_NETS = re.compile(
    rb"192\.168\.(?:[012]|100)\.|10\.(?:0\.|1\.1\.|10\.10\.|255\.)|172\.(?:16\.|17\.0|18\.0|31\.)|169\.254\.(?:0|169)\."
)
_PHONE_WORDS = re.compile(
    rb"(?i)(?:^|[^A-Za-z])(?:tele)?(?:phone|fon|tel|tlf|telefono|mobile?|mob|cell|cellular|handy|fax|call(?:ed|ing)?|dial|whatsapp|sms|texting|reach|ring|hotline|contact|ph|pager|voicemail|extension)(?:[^A-Za-z]|number|No)"
)

_DATE = re.compile(rb"\(?(?:\d{4}[-/ ]\d{1,2}[-/ ]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{4})(?:\D|$)")
_PAGES = frozenset(
    [
        "home",
        "intent",
        "share",
        "sharer",
        "sharer.php",
        "hashtag",
        "search",
        "login",
        "signup",
        "settings",
        "explore",
        "about",
        "privacy",
        "terms",
        "tos",
        "help",
        "dialog",
        "plugins",
        "widgets",
        "tr",
        "pages",
        "groups",
        "events",
        "watch",
        "status",
        "oauth",
        "authorize",
        "messages",
        "notifications",
        "compose",
        "developer",
        "developers",
        "joinchat",
        "addstickers",
        "settings2",
    ]
)
"""First parts of paths on networks that are pages of the network."""
_COUNTRIES = (
    "GB",
    "DE",
    "FR",
    "US",
    "IN",
    "AU",
    "NL",
    "IT",
    "ES",
    "PL",
    "JP",
    "BR",
    "SE",
    "CH",
    "AT",
)
_REMEMBERED = 4_096
"""Numbers that are asked about once: several rules ask about the same one."""
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@functools.cache
def _top_level() -> frozenset[str]:
    lines = (rules_dir() / "pii" / "domains" / "top-level.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_reserved_domain(domain: str) -> bool:
    """Return whether a domain belongs to nobody: RFC 2606 and 6761, and ``example`` anywhere.

    Example:
        >>> is_reserved_domain("mail.example.org"), is_reserved_domain("acme-works.com")
        (True, False)
    """
    labels = domain.lower().rstrip(".").split(".")
    reserved = {"test", "example", "invalid", "localhost", "local", "localdomain", "internal"}
    return labels[-1] in reserved or "example" in labels[-3:-1]


def email_address(candidate: Candidate) -> bool:
    """Return whether a value is an address that mail could go to, and of somebody.

    Its last label is in the root zone, its domain is not reserved; it is no login of a URL, no path
    of scp, no version of a package and none of the addresses that stand for any.
    """
    local, _, domain = candidate.value.rpartition(b"@")
    if not _can_be_mail(local, domain) or (
        local.lower() in _ANYBODY and domain.lower() in _ANYWHERE
    ):
        return False
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(start - 80, candidate.line_start) : start]
    if _URL_BEFORE.search(before) is not None or _COMMAND_BEFORE.search(before) is not None:
        return False
    behind = text[end : end + 80]
    return _SCP_BEHIND.match(behind) is None and not behind.startswith(b"(")


def _can_be_mail(local: bytes, domain: bytes) -> bool:
    if not 1 <= len(local) <= 64 or b".." in local or local.endswith(b".") or len(domain) > 253:
        return False
    if local.lower() in _NO_MAILBOX or _VERSION.match(domain) is not None:
        return False
    name = domain.decode("utf-8", "replace").lower()
    return name.rpartition(".")[2] in _top_level() and not is_reserved_domain(name)


def not_ascii(candidate: Candidate) -> bool:
    """Return whether a value has letters beyond ASCII."""
    return not candidate.value.isascii()


def spelled_email(candidate: Candidate) -> bool:
    """Return whether an address whose signs are spelled out (``at``, ``dot``, ``%40``) can be one."""
    plain = re.sub(rb"(?i)%40|&#0*64;|&#x40;|\\u0040", b"@", candidate.value)
    plain = re.sub(rb"(?i)\s*[\[({<_]\s*(?:at|@)\s*[\])}>_]\s*|\s+at\s+", b"@", plain)
    plain = re.sub(rb"(?i)\s*[\[({<_]\s*(?:dot|punkt|\.)\s*[\])}>_]\s*|\s+dot\s+", b".", plain)
    local, _, domain = plain.rpartition(b"@")
    if b" " in plain or not local or is_word(local.decode("utf-8", "replace")):
        return False
    anybody = local.lower() in _ANYBODY and domain.lower() in _ANYWHERE
    return not anybody and _can_be_mail(local, domain)


def _digits(value: bytes) -> str:
    return "".join(chr(byte) for byte in value if 48 <= byte <= 57)


def phone_number(candidate: Candidate, region: str = "") -> bool:
    """Return whether a value is a telephone number that has been given out.

    Args:
        candidate: The value, with ``+`` and country code or as it is written in its country.
        region: ISO 3166-1 code of that country; empty for numbers with ``+``.
    """
    digits = _digits(candidate.value)
    if len(set(digits)) < 4 or digits in "01234567890123456789" or digits in "98765432109876543210":
        return False
    told = _told_of(candidate.value, region)
    if told is _Told.VALID:
        return True
    near = candidate.text[max(candidate.start - 40, 0) : candidate.start]
    return told is _Told.POSSIBLE and _PHONE_WORDS.search(near) is not None


class _Told(enum.Enum):
    """What numbering plans say of a number."""

    NONE = "none"
    POSSIBLE = "possible"
    VALID = "valid"


@functools.lru_cache(_REMEMBERED)
def _told_of(value: bytes, region: str) -> _Told:
    """Return what the plan of a region says of a number; of one with ``+`` that of its country."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value.decode("ascii", "ignore"), region or None)
    except phonenumbers.NumberParseException:
        return _Told.NONE
    if phonenumbers.is_valid_number(number):
        return _Told.VALID
    return _Told.POSSIBLE if phonenumbers.is_possible_number(number) else _Told.NONE


def phone_like(candidate: Candidate) -> bool:
    """Return whether a value has as many digits as a telephone number, and not all alike."""
    digits = _digits(candidate.value)
    if _DATE.match(candidate.value) is not None:
        return False
    return 7 <= len(digits) <= 16 and len(set(digits)) > 3 and not digits.startswith("0000")


def phone_somewhere(candidate: Candidate) -> bool:
    """Return whether a number as it is written inside a country is valid in one of the larger ones."""
    return _is_valid_somewhere(candidate.value)


@functools.lru_cache(_REMEMBERED)
def _is_valid_somewhere(value: bytes) -> bool:
    """Return whether a number is valid in a larger country; a landline of China tells the fastest."""
    if landline(compact(value)):
        return True
    return any(_told_of(value, region) is _Told.VALID for region in _COUNTRIES)


def north_american(candidate: Candidate) -> bool:
    """Return whether ten digits can be a number of the North American plan: no code begins with 0 or 1."""
    digits = _digits(re.split(rb"(?i)x|ext", candidate.value)[0])[-10:]
    if len(digits) < 10 or len(set(digits)) < 4 or digits in "01234567890123456789":
        return False
    return digits[0] not in "01" and digits[3] not in "01"


def public_ip(candidate: Candidate) -> bool:
    """Return whether a value is an address on the Internet; versions and known resolvers are none."""
    address = _address(candidate)
    if address is None or not address.is_global or address.is_multicast:
        return False
    if str(address) in _RESOLVERS:
        return False
    return isinstance(address, ipaddress.IPv6Address) or not _is_version(candidate)


def private_ip(candidate: Candidate) -> bool:
    """Return whether a value is an address inside a network, and not one that most networks have."""
    address = _address(candidate)
    if address is None or not address.is_private or address.is_loopback or address.is_unspecified:
        return False
    value = candidate.value
    if isinstance(address, ipaddress.IPv6Address):
        return value[:2].lower() in {b"fd", b"fc"}
    inside = value.startswith((b"10.", b"192.168.", b"172.", b"169.254."))
    edge = value.endswith((b".0", b".255", b".1", b".254"))
    known = _COMMON_NETS.match(value) is not None
    return inside and not edge and not known and not _is_version(candidate)


def _address(candidate: Candidate) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(candidate.value.decode("ascii"))
    except ValueError:
        return None


def _is_version(candidate: Candidate) -> bool:
    """Return whether four numbers are rather a version, or coordinates of a drawing.

    SantaCoder: single digits are an address only near a word that says so.
    """
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(start - 40, candidate.line_start) : start]
    if _VERSION_WORDS.search(before) is not None or _NUMBER_BEFORE.search(before) is not None:
        return True
    if _NUMBER_BEHIND.match(text[end : end + 12]) is not None:
        return True
    octets = candidate.value.split(b".")
    if octets[0] == b"0" or any(len(o) > 1 and o.startswith(b"0") for o in octets):
        return True
    if sum(len(octet) > 1 for octet in octets) >= 2 and len(candidate.value) >= 9:
        return False
    around = text[max(start - 100, 0) : end + 100]
    return _IP_WORDS.search(around) is None


def coordinates(candidate: Candidate) -> bool:
    """Return whether numbers are a latitude and a longitude, in degrees, and of some place."""
    numbers = [float(n) for n in re.findall(rb"-?\d+\.\d+", candidate.value)]
    if not numbers or abs(numbers[0]) > 90 or any(abs(n) > 180 for n in numbers):
        return False
    return all(abs(n) > 0.01 for n in numbers)


def handle(candidate: Candidate) -> bool:
    """Return whether a value can be somebody's user name: no word of English or of code."""
    name = candidate.value.decode("utf-8", "replace").lstrip("@")
    if not 3 <= len(name) <= 39 or name.isdigit():
        return False
    plain = name.lower()
    if plain.encode() in _ANYBODY or plain in _PAGES or is_organisation(plain):
        return False
    return not is_word(plain) or is_given_or_word(plain)


def username_shape(candidate: Candidate) -> bool:
    """Return whether a value behind a word such as login is a handle, and no name of code.

    In code it stands in quotes; its parts are not all words.
    """
    quoted = candidate.text[candidate.start - 1 : candidate.start] in {b'"', b"'", b"`"}
    if candidate.language not in PROSE and not quoted:
        return False
    parts = _PARTS.findall(candidate.value.decode("ascii", "ignore"))
    return not parts or not all(len(p) < 3 or is_word(p) for p in parts)


def person_like(candidate: Candidate) -> bool:
    """Return whether words can be the name of a person, where the place says that it is one."""
    words = re.split(r"[ \t]+", candidate.value.decode("utf-8", "replace").strip())
    return looks_like_person(words)


VALIDATORS = {
    "coordinates": coordinates,
    "email_address": email_address,
    "handle": handle,
    "north_american": north_american,
    "not_ascii": not_ascii,
    "person_like": person_like,
    "phone_like": phone_like,
    "phone_number": phone_number,
    "phone_somewhere": phone_somewhere,
    "private_ip": private_ip,
    "public_ip": public_ip,
    "spelled_email": spelled_email,
    "username_shape": username_shape,
}
