"""Grammar of the license names that carry versions: GNU licenses and Creative Commons.

All functions read the normal form of `words`. Patterns are linear: repeated parts are bounded and
match disjoint words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FAMILY = (
    r"(?:(?:gnu )?(?P<kind>affero|lesser|library|free documentation|lesser or library"
    r"|library or lesser|library lesser|lesser library) (?:gnu )?(?:general )?(?:public )?"
    r"(?:license|licenses)"
    r"|(?:gnu )?general public (?:license|licenses)|gnu public license|gnu license"
    r"|gnu (?P<k2>affero|lesser|library|free documentation)(?: general)?(?: public)?"
    r"|gnu general public|gnu gpl"
    r"|(?:the )?general gnu public license)"
)
_SHORT = (
    r"(?:gnu )?(?P<short>(?:lesser |library |affero )gpl|lgpl|agpl|gfdl|gnu fdl|gpl)"
    r"(?:v|ver|version)?(?P<glued>[123](?:\.\d)?)?(?P<plus>\+)?"
)
_FILLER = (
    r"(?: (?:gpl|lgpl|agpl|gfdl|fdl|license|as|published|by|the|free|software|foundation|inc|either"
    r"|under|terms|of|its|in|fsf|is|only|which|at|your|option|general|public|gnu|and)){0,14}"
)
_VERSION = (
    r"(?P<filler>" + _FILLER + r")(?: (?P<word>version|versions|ver|vers|v|release|revision))?"
    r" v?(?P<number>[123](?:\.\d)?)(?:\.0)?(?P<after_plus>\+)?(?= |$)"
)
_LATER = re.compile(
    r"(?: (?:of|the|this|that|gnu|gpl|lgpl|agpl|license|licenses|as|published|by|free|software"
    r"|foundation|inc|general|lesser|library|public|affero|fsf|either|and|documentation|or|at|your"
    r"|option|options|choice|discretion|opinion|if|you|wish|prefer|like|any|its|in|their|to"
    r"|version|a|it|june|1991|2007|february|1999|july|copyright|\(c\)|c|which|ever|is|29|so)){0,32}?"
    r" (?P<or>or|any|at|later|plus|above)(?: at| your| option| any| the| a| opinion){0,6}"
    r"(?: (?P<later>later|newer|greater|higher|above|subsequent|upwards|up|more recent|future))"
)
_ONLY = re.compile(
    r"(?: of the license| of the gnu general public license|){0,2} (?:only|no later)"
)
_APPROVED = re.compile(
    r"(?: version| versions)?(?: of the license)? (?:approved|accepted) by(?! the free software)"
)
_NEXT = re.compile(
    r"(?: of the (?:license|gpl|lgpl)| only| dated(?: \w+){1,3}?| as published by the free software foundation"
    r"|(?: of)? the gnu (?:lesser |library |affero )?general public license){0,3}"
    r" (?:or|and)(?: at your option)?(?: under)?(?: the)?(?: gnu)?(?: lesser| library| affero)?"
    r"(?: general public license)?(?: gpl| lgpl)?(?: version| v)? v?(?P<number>[23](?:\.\d)?)(?= |$)"
)
_BEFORE = re.compile(
    r"(?:version|versions|ver|v|revision) ?v?(?P<first>[123](?:\.\d)?)(?P<plus>\+)?"
    r"(?P<tail>(?: (?:or|at|your|option|any|later|newer|version|versions|only|both|greater|above"
    r"|\d(?:\.\d)?)){0,12}) of (?:either |both )?(?:the )?(?P<name>"
    + _FAMILY.replace("?P<kind>", "?P<bkind>").replace("?P<k2>", "?P<bk2>")
    + r"|gpl|lgpl|agpl)(?= |$)"
)
_NAMED = re.compile(r"(?<![\w.])(?:" + _FAMILY + "|" + _SHORT + r")(?= |$)")
_VERSION_AT = re.compile(_VERSION)
_NO_INVARIANTS = re.compile(r"(?:no|without any|without) invariant sections")
_COMMONS = re.compile(
    r"(?:(?:creative commons|creativecommons|cc)(?: license)? (?P<parts>(?:(?:attribution|by|non commercial"
    r"|noncommercial|nc|share alike|sharealike|share|alike|sa|no derivatives|noderivatives|no derivs"
    r"|noderivs|nd|no derivative works|and) ?){1,6})(?:license )?(?:international )?(?:public )?(?:license )?"
    r"(?:cc by[a-z ]{0,9} )?(?:version )?v?(?P<number>[1-4]\.[05])?"
    r"|creativecommons org licenses (?P<url>by(?: nc)?(?: sa| nd)?) (?P<unumber>[1-4]\.[05]))(?= |$)"
)
_VERSIONS = {
    "GPL": ("1.0", "2.0", "3.0"),
    "LGPL": ("2.0", "2.1", "3.0"),
    "AGPL": ("1.0", "3.0"),
    "GFDL": ("1.1", "1.2", "1.3"),
}

_BARE_VERSIONS = ("2", "2.0", "2.1", "3", "3.0", "1.2", "1.3")


@dataclass(frozen=True, slots=True)
class Mention:
    """A license named in a normalised text.

    Attributes:
        start: First position in the normalised text.
        end: Position after the last.
        expression: SPDX expression of what is named.
        family: ``GPL``, ``LGPL``, ``AGPL``, ``GFDL`` or ``CC``.
        is_versioned: Whether the text says a version.
    """

    start: int
    end: int
    expression: str
    family: str
    is_versioned: bool


def gnu_mentions(text: str) -> list[Mention]:
    """Return the GNU licenses that a normalised text names, with "only" or "or later" as it says.

    A version without "or later" means that version only; no version at all means any (GPL-2.0,
    section 9), so that the lowest is named with "or later".

    Args:
        text: Normal form of `words`, joined by blanks.
    """
    if (
        "gpl" not in text
        and "gnu" not in text
        and "general public" not in text
        and ("affero" not in text and "gfdl" not in text)
    ):
        return []
    mentions = [_version_first(found) for found in _BEFORE.finditer(text)]
    taken = [(mention.start, mention.end) for mention in mentions]
    for found in _NAMED.finditer(text):
        if any(start <= found.start() < end for start, end in taken):
            continue
        mentions.append(_name_first(text, found))
    if any(m.family == "GFDL" for m in mentions) and _NO_INVARIANTS.search(text):
        mentions = [_without_invariants(mention) for mention in mentions]
    return sorted(mentions, key=lambda mention: mention.start)


def _family(kind: str | None) -> str:
    kind = kind or ""
    if "affero" in kind or "agpl" in kind:
        return "AGPL"
    if "lesser" in kind or "library" in kind or "lgpl" in kind:
        return "LGPL"
    return "GFDL" if "documentation" in kind or "fdl" in kind else "GPL"


def _expression(family: str, number: str | None, *, later: bool) -> str:
    if number is None:
        lowest = {"AGPL": "AGPL-3.0-or-later"}
        return lowest.get(family, f"{family}-{_VERSIONS[family][0]}-or-later")
    version = number if "." in number else f"{number}.0"
    if family in ("GPL", "AGPL"):
        version = f"{version[0]}.0"
    if version not in _VERSIONS[family]:
        version = next((v for v in _VERSIONS[family] if v[0] == version[0]), _VERSIONS[family][-1])
    return f"{family}-{version}-{'or-later' if later else 'only'}"


def _version_first(found: re.Match[str]) -> Mention:
    tail = found["tail"]
    kind = found["bkind"] or found["bk2"] or found["name"]
    family = _family(kind)
    later = bool(found["plus"]) or any(w in tail for w in ("later", "newer", "greater"))
    expression = _expression(family, found["first"], later=later)
    other = re.search(r" or (?:version )?(\d(?:\.\d)?)", tail)
    if other and not later:
        expression = f"{expression} OR {_expression(family, other[1], later=False)}"
    return Mention(found.start(), found.end(), expression, family, is_versioned=True)


def _name_first(text: str, found: re.Match[str]) -> Mention:
    family = _family(found["kind"] or found["k2"] or found["short"])
    end, number, later = found.end(), found["glued"], bool(found["plus"])
    if number is None:
        version = _VERSION_AT.match(text, end)
        if version and _is_version(version):
            number, end = version["number"], version.end()
            later = later or bool(version["after_plus"])
    if number is None:
        return Mention(found.start(), end, _expression(family, None, later=True), family, False)
    if not later and not _ONLY.match(text, end):
        after = _LATER.match(text, end)
        # NOTE: "or any later version approved by the KDE Free Qt Foundation" leaves the choice to it.
        if after and not _APPROVED.match(text, after.end()):
            later, end = True, after.end()
    expression = _expression(family, number, later=later)
    if not later and (second := _NEXT.match(text, end)):
        end = second.end()
        after = _LATER.match(text, end)
        next_later = after is not None and not _APPROVED.match(text, after.end())
        other = _expression(family, second["number"], later=next_later)
        expression = f"{expression} OR {other}" if other != expression else expression
    return Mention(found.start(), end, expression, family, is_versioned=True)


def _is_version(found: re.Match[str]) -> bool:
    """Return whether a number after a name is its version; a bare one must be a real version."""
    if found["word"]:
        return True
    return len(found["filler"].split()) <= 2 and found["number"] in _BARE_VERSIONS


def _without_invariants(mention: Mention) -> Mention:
    if mention.family != "GFDL" or not mention.is_versioned:
        return mention
    stem, _, tail = mention.expression.rpartition(
        "-or-later" if "-or-later" in mention.expression else "-only"
    )
    suffix = "or-later" if "-or-later" in mention.expression else "only"
    return Mention(mention.start, mention.end, f"{stem}-no-invariants-{suffix}{tail}", "GFDL", True)


def commons_mentions(text: str) -> list[Mention]:
    """Return the Creative Commons licenses that a normalised text names.

    Args:
        text: Normal form of `words`, joined by blanks.
    """
    if "commons" not in text and "cc by" not in text and "creativecommons" not in text:
        return []
    mentions = []
    for found in _COMMONS.finditer(text):
        parts = found["parts"] or found["url"]
        tokens = parts.replace("noncommercial", "nc").replace("non commercial", "nc")
        suffix = "-NC" if re.search(r"\bnc\b", tokens) else ""
        suffix += "-ND" if re.search(r"\b(?:nd|no|noderiv\w*)\b", tokens) else ""
        suffix += "-SA" if re.search(r"\b(?:sa|share|sharealike)\b", tokens) else ""
        if not re.search(r"\b(?:by|attribution)\b", tokens):
            continue
        number = found["number"] or found["unumber"]
        expression = f"CC-BY{suffix}-{number or '4.0'}"
        mentions.append(Mention(found.start(), found.end(), expression, "CC", number is not None))
    return mentions
