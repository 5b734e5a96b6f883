"""Redaction of one text: every span, every further occurrence, then the proof."""

from __future__ import annotations

from collections.abc import Sequence

from dataprep.redact._plan import Plan
from dataprep.redact.model import TOO_LARGE, Failed, Redacted, Replaced, Rescan, Span
from dataprep.redact.proof import Proof

__all__ = ["Failed", "Redacted", "Replaced", "Rescan", "Span", "redact_text"]

MAX_BYTES = 32 << 20
"""Bytes above which a text is not redacted: it and its proof are held several times."""
MAX_SPANS = 100_000
"""Spans above which a text is not redacted: it is a table of people, and no code."""
_MOST_ROUNDS = 3


def redact_text(
    text: bytes,
    spans: Sequence[Span],
    language: str | None,
    name: str,
    key: bytes,
    rescan: Rescan,
    kept: Sequence[Span] = (),
) -> Redacted | Failed:
    """Return a text with surrogates in place of what was found, and what was proved of it.

    Values long and rare enough are replaced wherever they stand, in URLs, strings, HTML,
    hexadecimal and base64 too. Where the proof finds something, the surrogates in question get
    plainer, up to two times; what else the policy would redact in the result is redacted as well.

    Args:
        text: UTF-8.
        spans: What is to be replaced, in any order; those that touch become one.
        language: Name or slug of the language; None when it is unknown.
        name: Name or path of the file, for the format of what is no language's.
        key: Key of the corpus, 32 bytes.
        rescan: Finds what the policy would redact in a text.
        kept: What the policy keeps, where no span of ``spans`` lies: values may stay there.

    Returns:
        The redacted text, or the reason why there is none.

    Example:
        >>> span = Span(5, 19, "email", "EMAIL_ADDRESS", "email")
        >>> found = redact_text(b"mail jo@company.org.", [span], None, "", bytes(32), lambda *_: [])
        >>> found.text, [str(span) for span in found.spans]
        (b'mail e0a3b1e28f@example.com.', ['5-19:5-27:email'])
    """
    if len(text) > MAX_BYTES or len(spans) > MAX_SPANS:
        return Failed(TOO_LARGE)
    if not spans:
        return Redacted(text, (), ("outside", "lines", "values"))
    proof = Proof(text, language, name, rescan, kept)
    plan = Plan(text, key, spans, kept)
    reason = ""
    for _ in range(_MOST_ROUNDS):
        out, replaced = plan.redacted()
        verdict = proof.of(out, replaced, plan.forms)
        if verdict.reason is None:
            remarks = ("values-in-place",) if plan.has_values_in_place() else ()
            return Redacted(out, tuple(replaced), (*verdict.checks, *remarks))
        reason = verdict.reason
        if not plan.gives_way(verdict, replaced):
            break
    return Failed(reason)
