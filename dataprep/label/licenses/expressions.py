"""SPDX license expressions: parse, normalise, combine and type them.

The grammar is SPDX 2.3 annex D; ids, deprecated ids and exceptions are data in
``rules/licenses/categories.yaml``. Letter case of ids is not significant.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dataprep.resources import rules_dir

TYPES = (
    "public-domain",
    "permissive",
    "weak-copyleft",
    "strong-copyleft",
    "network-copyleft",
    "source-available",
    "proprietary",
    "unknown",
)
"""License types from the least to the most that they ask for."""

_TOKEN = re.compile(r"\(|\)|[^\s()]+")
_REF = re.compile(r"(?:DocumentRef-[\w.-]+:)?(?:LicenseRef|AdditionRef)-[\w.-]+", re.IGNORECASE)
_GNU = re.compile(r"(?:A|L)?GPL-\d\.\d|GFDL-\d\.\d", re.IGNORECASE)
_MAX_TOKENS = 400
_PRECEDENCE = {"OR": 0, "AND": 1}


@dataclass(frozen=True, slots=True)
class Catalog:
    """The license ids that dataprep knows.

    Attributes:
        ids: Lower-case id to the id as SPDX spells it.
        types: Id to license type.
        deprecated: Lower-case deprecated id to the expression it means now.
        exceptions: Lower-case exception id to its spelling.
    """

    ids: dict[str, str]
    types: dict[str, str]
    deprecated: dict[str, str]
    exceptions: dict[str, str]


@functools.cache
def license_catalog() -> Catalog:
    """Return the catalog of license ids, read once from the shipped rules."""
    import yaml

    path = rules_dir() / "licenses" / "categories.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    types = {spdx_id: kind for kind, ids in data["types"].items() for spdx_id in ids}
    return Catalog(
        ids={spdx_id.lower(): spdx_id for spdx_id in types},
        types=types,
        deprecated={old.lower(): new for old, new in data["deprecated"].items()},
        exceptions={name.lower(): name for name in data["exceptions"]},
    )


def canonical_id(word: str) -> str | None:
    """Return the normalised form of one license id, or null when it is no known id.

    Args:
        word: An id in any letter case, perhaps with a trailing ``+``.

    Example:
        >>> canonical_id("gpl-2.0+")
        'GPL-2.0-or-later'
    """
    catalog = license_catalog()
    plus = word.endswith("+")
    key = word.rstrip("+").lower()
    if plus and _GNU.fullmatch(key):
        return catalog.ids.get(f"{key}-or-later")
    if key in catalog.deprecated:
        return catalog.deprecated[key]
    if key in catalog.ids:
        spdx_id = catalog.ids[key]
        if plus and spdx_id.endswith("-only"):
            return spdx_id.removesuffix("-only") + "-or-later"
        return spdx_id + "+" if plus and not spdx_id.endswith("-or-later") else spdx_id
    if _REF.fullmatch(word):
        return word
    return None


def parse_expression(text: str) -> str | None:
    """Return a license expression in normal form, or null when it is none.

    Deprecated ids are replaced, operators are upper case, repeated operands are dropped, and
    only the parentheses that are needed stay. The order of operands is kept.

    Args:
        text: An expression, for example from an ``SPDX-License-Identifier`` line.

    Example:
        >>> parse_expression("(mit or GPL-2.0) and BSD-3-clause")
        '(MIT OR GPL-2.0-only) AND BSD-3-Clause'
    """
    return _parse(text.strip())


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> str | None:
    tokens = _TOKEN.findall(text)
    if not tokens or len(tokens) > _MAX_TOKENS:
        return None
    output: list[tuple[int, str]] = []
    operators: list[str] = []
    expect_operand = True
    at = 0
    while at < len(tokens):
        word, upper = tokens[at], tokens[at].upper()
        at += 1
        if word == "(" and expect_operand:
            operators.append(word)
        elif word == ")" and not expect_operand and "(" in operators:
            while operators[-1] != "(":
                _reduce(output, operators.pop())
            operators.pop()
        elif upper in _PRECEDENCE and not expect_operand:
            while operators and _PRECEDENCE.get(operators[-1], -1) >= _PRECEDENCE[upper]:
                _reduce(output, operators.pop())
            operators.append(upper)
            expect_operand = True
        elif expect_operand and word not in "()":
            operand, used = _operand(word, tokens[at : at + 2])
            if operand is None:
                return None
            output.append((2, operand))
            at += used
            expect_operand = False
        else:
            return None
    if expect_operand or "(" in operators:
        return None
    while operators:
        _reduce(output, operators.pop())
    return output[0][1]


def _operand(word: str, following: list[str]) -> tuple[str | None, int]:
    operand = canonical_id(word)
    if operand is None:
        return None, 0
    if len(following) == 2 and following[0].upper() == "WITH":
        name = license_catalog().exceptions.get(following[1].lower())
        if name is None and _REF.fullmatch(following[1]):
            name = following[1]
        return (f"{operand} WITH {name}", 2) if name else (None, 0)
    return operand, 0


def _reduce(output: list[tuple[int, str]], operator: str) -> None:
    right, left = output.pop(), output.pop()
    level = _PRECEDENCE[operator]
    parts: list[str] = []
    for rank, part in (left, right):
        if rank == level:
            parts.extend(p for p in _split(part, operator) if p not in parts)
        elif part not in parts:
            parts.append(f"({part})" if rank < level else part)
    unique = list(dict.fromkeys(parts))
    output.append((level if len(unique) > 1 else 2, f" {operator} ".join(unique)))


def _split(expression: str, operator: str) -> list[str]:
    depth = 0
    parts: list[str] = []
    current: list[str] = []
    for word in _TOKEN.findall(expression):
        depth += (word == "(") - (word == ")")
        if word == operator and depth == 0:
            parts.append(" ".join(current))
            current = []
        else:
            current.append(word)
    parts.append(" ".join(current))
    return [part.replace("( ", "(").replace(" )", ")") for part in parts]


def combine(expressions: Iterable[str], operator: str) -> str | None:
    """Return several expressions joined by one operator in normal form, or null when there is none.

    Args:
        expressions: Expressions; repeated ones count once.
        operator: ``AND`` or ``OR``.

    Example:
        >>> combine(["MIT OR Apache-2.0", "ISC", "ISC"], "AND")
        '(MIT OR Apache-2.0) AND ISC'
    """
    unique = list(dict.fromkeys(expressions))
    if not unique:
        return None
    return parse_expression(f" {operator} ".join(f"({part})" for part in unique))


def expression_ids(expression: str) -> list[str]:
    """Return the license ids of an expression in order, without exceptions and operators."""
    return [
        word
        for before, word in _pairs(expression)
        if word.upper() not in ("AND", "OR", "WITH") and before.upper() != "WITH"
    ]


def _pairs(expression: str) -> list[tuple[str, str]]:
    tokens = [word for word in _TOKEN.findall(expression) if word not in "()"]
    return list(zip(["", *tokens], tokens, strict=False))


@functools.lru_cache(maxsize=4096)
def license_type(expression: str | None) -> str:
    """Return the license type of an expression: ``OR`` takes the mildest part, ``AND`` the strictest.

    Args:
        expression: A normalised expression; null gives ``none``.

    Example:
        >>> license_type("MIT OR GPL-2.0-only"), license_type("MIT AND GPL-2.0-only")
        ('permissive', 'strong-copyleft')
    """
    if expression is None:
        return "none"
    choices = _split(expression, "OR")
    if len(choices) > 1:
        return min((license_type(part) for part in choices), key=TYPES.index)
    parts = _split(expression, "AND")
    if len(parts) > 1:
        return max((license_type(part) for part in parts), key=TYPES.index)
    bare = expression.strip()
    if bare.startswith("(") and bare.endswith(")"):
        return license_type(bare[1:-1])
    spdx_id = bare.split(" ", 1)[0].rstrip("+")
    return license_catalog().types.get(spdx_id, "unknown")
