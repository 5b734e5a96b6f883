"""Near-twin license texts, told apart by deciding phrases.

Comparison of word sequences finds the family of a text; whether a clause stands there decides the
member. Phrases are those of ``rules/licenses/headers.yaml``.
"""

from __future__ import annotations

import re

from dataprep.label.licenses.expressions import canonical_id
from dataprep.label.licenses.rules import Notice, header_rules

_COMMONS = re.compile(r"CC-BY(?P<parts>(?:-NC|-ND|-SA)*)-(?P<version>\d\.\d)")
_MIN_MENTIONS = 2
_DECIDED = {
    "BSD-1-Clause": ("BSD-3-Clause", "BSD-4-Clause"),
    "BSD-2-Clause": ("BSD-3-Clause", "BSD-4-Clause", "BSD-3-Clause-Clear", "BSD-2-Clause-Patent"),
    "BSD-3-Clause": ("BSD-4-Clause", "BSD-3-Clause-Clear"),
    "MIT-0": ("X11", "JSON"),
    "MIT": ("X11", "JSON"),
    "0BSD": ("ISC", "curl"),
    "ISC": ("curl",),
}
"""For the plain member of a family, the members that one more clause makes of it."""


def decided_text(name: str, tokens: list[str]) -> str:
    """Return the id of the family member that the deciding phrases of a text name.

    Args:
        name: SPDX id that fits the text best by its word sequences.
        tokens: Words of the text in normal form.
    """
    notice = Notice.of(tokens)
    commons = _COMMONS.fullmatch(name)
    if commons is not None:
        return _decided_commons(name, commons, notice.text)
    others = _DECIDED.get(name, ())
    for family in header_rules().families if others else ():
        for variant in family.variants:
            if variant.value in others and variant.anyof and variant.holds(notice):
                return variant.value
    return name


def _decided_commons(name: str, found: re.Match[str], text: str) -> str:
    mentions = {
        "-NC": text.count("noncommercial") + text.count("non commercial"),
        "-SA": text.count("sharealike") + text.count("share alike"),
        "-ND": text.count("noderiv") + text.count("no deriv"),
    }
    parts = "".join(
        part
        for part in ("-NC", "-ND", "-SA")
        if mentions[part] >= _MIN_MENTIONS or (part in found["parts"] and mentions[part])
    )
    if "-ND" in parts:
        parts = parts.replace("-SA", "")
    decided = canonical_id(f"CC-BY{parts}-{found['version']}")
    return decided or name
