"""License names as people write them in manifests, read as SPDX expressions."""

from __future__ import annotations

import functools
import re

from dataprep.label.licenses.expressions import combine, parse_expression
from dataprep.label.licenses.grammar import commons_mentions, gnu_mentions
from dataprep.label.licenses.headers import header_finding
from dataprep.label.licenses.rules import exact_names, fold
from dataprep.label.licenses.words import words

_SPLIT_OR = re.compile(
    r"\s+or\s+(?!later|newer|any\b|above|greater)|\s*(?:/|\||;)\s*", re.IGNORECASE
)
_SPLIT_AND = re.compile(r"\s+and\s+|\s*[,&]\s*", re.IGNORECASE)
_LATER = re.compile(r"\(?\s*>=\s*(\d(?:\.\d)?)\s*\)?")
_EQUAL = re.compile(r"\(\s*==\s*(\d(?:\.\d)?)\s*\)")
_PROPRIETARY = frozenset(
    ("proprietary", "commercial", "unlicensed", "all rights reserved", "closed", "private")
)
_MAX_NAME = 400


@functools.lru_cache(maxsize=4096)
def named_expression(text: str) -> str | None:
    """Return the expression that a free-form license name stands for, or null when unknown.

    Args:
        text: For example ``Apache License, Version 2.0``, ``MIT/Apache-2.0`` or ``GPL (>= 2)``.

    Example:
        >>> named_expression("GPLv3+"), named_expression("MIT/Apache-2.0")
        ('GPL-3.0-or-later', 'MIT OR Apache-2.0')
    """
    text = text.strip().strip("\"'.,;")
    if not text or len(text) > _MAX_NAME:
        return None
    expression = parse_expression(text)
    if expression is not None:
        return expression
    text = _EQUAL.sub(r" version \1 only", _LATER.sub(r" version \1 or later", text))
    single = _single_name(text)
    if single is not None:
        return single
    for pattern, operator in ((_SPLIT_OR, "OR"), (_SPLIT_AND, "AND")):
        parts = [part for part in pattern.split(text) if part.strip(" ()")]
        if 1 < len(parts) <= 12:
            found = [named_expression(part.strip(" ()")) for part in parts]
            if all(found):
                return combine([part for part in found if part], operator)
    finding = header_finding(["license", *words(text)])
    return finding.expression if finding else None


def _single_name(text: str) -> str | None:
    tokens = words(text)
    plain = " ".join(tokens)
    if plain in _PROPRIETARY or plain.removesuffix(" license") in _PROPRIETARY:
        return "LicenseRef-Proprietary"
    if plain in ("public domain", "license public domain"):
        return "LicenseRef-Public-Domain"
    exact = exact_names().get(" ".join(word for word, _ in fold(tokens)))
    if exact is not None:
        return exact
    if " or " in plain.replace(" or later", "").replace(" or any", "").replace(" or newer", ""):
        return None
    mentions = gnu_mentions(plain) or commons_mentions(plain)
    versioned = [mention for mention in mentions if mention.is_versioned] or mentions
    unique = {mention.expression for mention in versioned}
    covered = sum(mention.end - mention.start for mention in versioned)
    if len(unique) == 1 and covered >= 0.5 * len(plain):
        return unique.pop()
    return None
