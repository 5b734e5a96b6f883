"""Which files hold license texts, by their names."""

from __future__ import annotations

import functools
import re

from dataprep.label.licenses.expressions import canonical_id

_STEM = r"(?:un)?licen[sc]es?|copying(?:[._-]?lesser|[._-]?lib)?|copyright|copyrights|eula|legal"
_LICENSE_FILE = re.compile(
    rf"(?:{_STEM})"
    r"(?:[._ -][\w.+ ()-]{0,60})?"
    rf"|[\w.+ -]{{1,40}}[._ -](?:{_STEM})(?:\.(?:txt|md|rst|markdown|html?|text|adoc|rtf|asciidoc))?"
    r"|(?:gpl|lgpl|agpl|mit|bsd|apache|mpl|cddl|epl)[-_.]?v?[\d.]*\.(?:txt|md)"
    r"|ofl\.txt|third[-_ ]?party[-_ ]?(?:licen[sc]es?|notices?)(?:\.\w{2,4})?",
    re.IGNORECASE,
)
_SOURCE_SUFFIX = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|java|c|cc|cpp|h|hpp|go|rs|rb|php|cs|kt|swift|scala|sh|pl|pm|json|ya?ml|toml|xml"
    r"|css|scss|svg|png|lock|in|tmpl|erb|j2|sql|lua|vue|gradle|cmake|proto|csv|ipynb|r|jl|hs|ex|exs|properties)"
    r"\Z",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=8192)
def is_license_file(name: str) -> bool:
    """Return whether a name is that of a file with license terms.

    Args:
        name: File name or posix path.

    Example:
        >>> is_license_file("LICENSE-MIT"), is_license_file("license.py")
        (True, False)
    """
    folder, _, base = name.rpartition("/")
    if not base or base.endswith(".license"):
        return False
    if folder.rsplit("/", 1)[-1].upper() == "LICENSES" and _named_id(base):
        return True
    return _LICENSE_FILE.fullmatch(base) is not None and _SOURCE_SUFFIX.search(base) is None


def _named_id(base: str) -> str | None:
    stem = base.rsplit(".", 1)[0] if base.lower().endswith((".txt", ".md", ".rst")) else base
    return canonical_id(stem)


def is_reuse_text(path: str) -> bool:
    """Return whether a path is a license text in a REUSE folder, which says nothing of siblings.

    Args:
        path: Posix path.
    """
    folder, _, base = path.rpartition("/")
    return folder.rsplit("/", 1)[-1] == "LICENSES" and bool(base)


def reuse_identifier(name: str) -> str | None:
    """Return the id that the name of a text in a ``LICENSES`` folder says, or null.

    Args:
        name: Posix path.

    Example:
        >>> reuse_identifier("LICENSES/Apache-2.0.txt")
        'Apache-2.0'
    """
    return _named_id(name.rpartition("/")[2]) if is_reuse_text(name) else None
