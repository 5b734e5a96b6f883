"""License statements in the comments of source files.

`header_finding` looks for pasted license texts, GNU and Creative Commons notices, names of
licenses where a grant is made, and known sentences; `combine_hits` makes one expression of them.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from dataprep.label.licenses.expressions import combine, parse_expression
from dataprep.label.licenses.grammar import Mention, commons_mentions, gnu_mentions
from dataprep.label.licenses.rules import IGNORED_WORDS, Family, Notice, fold, header_rules

_FAMILY_WINDOW = 4000  # characters of normal form; the longest pasted text, Apache-1.1, has 2,600
_NAME_WINDOW = 20  # words; the longest name with what is left out
_BEFORE_TEXT = 120
_AFTER_TEXT = 420
_LEAD = frozenset(("under", "terms", "subject", "license", "licenses", "licensed", "licensing"))
_LEAD_FILL = frozenset(
    ("the", "terms", "of", "a", "an", "is", "either", "both", "same", "conditions", "this",
     "file", "code", "permissive", "open", "source", "simple", "liberal", "standard", "free",
     "and", "in", "as", "it", "its", "version", "software", "dual", "or", "to", "with",
     "modified", "public", "license", "licenses", "are", "which", "that", "at", "conditions",
     "by", "their", "usual", "following", "name", "type", "id", "well", "known")
)  # fmt: skip
_SUFFIXES = ("php", "json")  # "licenses/mit-license.php" names no PHP license
_TAIL = frozenset(["license", "licenses", "licensed", "licensing"])
_FILE_REFERENCE = re.compile(
    r"(?:found in|see|see file|in|read|refer to|consult|contained in|included in|described in"
    r"|detailed in)(?: the| file| files| accompanying| top level| enclosed| attached| included){0,4}"
    r" (?:license|copying|copyright|licenses|unlicense)(?: txt| md| rst| file| files| mit| bsd)?(?= |$)"
)
_LOW = ("LicenseRef-Permissive-Notice", "LicenseRef-Proprietary", "LicenseRef-Non-Commercial")


@dataclass(frozen=True, slots=True)
class Hit:
    """A license found at a place of a normalised text.

    Attributes:
        start: First position.
        end: Position after the last.
        expression: What it names.
        rule_id: The rule that found it.
        kind: ``text``, ``gnu``, ``commons``, ``name``, ``weak``, ``phrase``, ``url`` or ``low``.
        confidence: 0-1.
    """

    start: int
    end: int
    expression: str
    rule_id: str
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """The license that a notice states.

    Attributes:
        expression: SPDX expression.
        method: ``header``, or ``reference`` where only a name and a file with the terms are given.
        confidence: 0-1.
        rule_id: The first rule that found it.
        start: First position in the normalised text.
        end: Position after the last.
    """

    expression: str
    method: str
    confidence: float
    rule_id: str
    start: int
    end: int


def header_finding(tokens: list[str]) -> Finding | None:
    """Return the license that a notice states, or null when it states none.

    Args:
        tokens: Words of the notice in normal form.

    Example:
        >>> header_finding("licensed under the apache license version 2.0".split()).expression
        'Apache-2.0'
    """
    notice = Notice.of(tokens)
    text = notice.text
    hits = _text_hits(notice) + _gnu_hits(text) + _commons_hits(text)
    hits += _name_hits(tokens) + _phrase_hits(notice)
    return combine_hits(notice, hits) if hits else None


def _text_hits(notice: Notice) -> list[Hit]:
    hits: list[Hit] = []
    for family in header_rules().families_of(notice):
        at = 0
        while (place := _next_anchor(notice, family, at)) is not None:
            start, at = place
            if not any(hit.start <= start < hit.end for hit in hits):
                hit = _variant(notice, family, start)
                if hit is not None:
                    hits.append(hit)
                    at = max(at, hit.end)
    return hits


def _next_anchor(notice: Notice, family: Family, at: int) -> tuple[int, int] | None:
    places = [(p, p + len(a)) for a in family.anchors if (p := notice.find(a, at)) >= 0]
    return min(places) if places else None


def _variant(notice: Notice, family: Family, start: int) -> Hit | None:
    limit = start + _FAMILY_WINDOW
    ends = [p + len(e) for e in family.ends if (p := notice.find(e, start, limit)) >= 0]
    end = min(ends) if ends else min(len(notice.text), start + _FAMILY_WINDOW // 2)
    # NOTE: X11 and bzip2 say what decides only after the disclaimer, so look a little further.
    window = notice.window(start - _BEFORE_TEXT, end + _AFTER_TEXT)
    for variant in family.variants:
        if variant.holds(window):
            confidence = variant.confidence if ends else variant.confidence * 0.9
            return Hit(start, end, variant.value, variant.rule_id, "text", confidence)
    return None


def _gnu_hits(text: str) -> list[Hit]:
    mentions = gnu_mentions(text)
    versioned = [mention for mention in mentions if mention.is_versioned]
    if not versioned:
        first = mentions[:1]
        return [_mention_hit(mention, "gnu", 0.75) for mention in first]
    later = {m.expression for m in versioned if m.expression.endswith("-or-later")}
    kept: list[Mention] = []
    for mention in versioned:
        is_repeated = any(mention.expression in other.expression.split(" OR ") for other in kept)
        weaker = mention.expression.removesuffix("-only") + "-or-later"
        if not is_repeated and weaker not in later:
            kept.append(mention)
    return [_mention_hit(mention, "gnu", 0.96) for mention in kept]


def _commons_hits(text: str) -> list[Hit]:
    mentions = commons_mentions(text)
    versioned = [mention for mention in mentions if mention.is_versioned]
    return [_mention_hit(mention, "commons", 0.95) for mention in versioned[:3]] or [
        _mention_hit(mention, "commons", 0.6) for mention in mentions[:1]
    ]


def _mention_hit(mention: Mention, kind: str, confidence: float) -> Hit:
    rule_id = f"{mention.family.lower()}-notice"
    return Hit(mention.start, mention.end, mention.expression, rule_id, kind, confidence)


def _name_hits(tokens: list[str]) -> list[Hit]:
    names = header_rules().names
    hits: list[Hit] = []
    starts: list[int] | None = None
    skip_to = -1
    for number in [n for n, token in enumerate(tokens) if token in names]:
        if number < skip_to:
            continue
        found = _name_at(tokens, number, hits)
        if found is None:
            continue
        last, expression, is_strong, confidence = found
        # NOTE: letters alone; before the word of number n stand n blanks.
        starts = starts or list(itertools.accumulate(map(len, tokens), initial=0))
        start, end = starts[number] + number, starts[last + 1] + last
        kind = "name" if is_strong else "weak"
        rule_id = f"{expression.lower().replace(' ', '-')}-name"
        hits.append(Hit(start, end, expression, rule_id, kind, confidence))
        skip_to = last + 1
    return hits


def _name_at(
    tokens: list[str], number: int, hits: list[Hit]
) -> tuple[int, str, bool, float] | None:
    rules = header_rules()
    seconds = rules.seconds[tokens[number]]
    if seconds is not None and _next_word(tokens, number) not in seconds:
        return None
    folded = fold(tokens[number : number + _NAME_WINDOW])
    words = tuple(word for word, _ in folded)
    for key, expression, is_strong in rules.names[tokens[number]]:
        if words[: len(key)] != key:
            continue
        last = number + folded[len(key) - 1][1]
        if is_strong or _is_granted(tokens, number, last, hits):
            confidence = 0.95 if is_strong else _weak_confidence(" ".join(key))
            return last, expression, is_strong, confidence
    return None


def _next_word(tokens: list[str], number: int) -> str:
    """Return the next word after one that counts in names, or an empty one."""
    for token in tokens[number + 1 : number + _NAME_WINDOW]:
        if token not in IGNORED_WORDS:
            return token[1:] if token[0] == "v" and token[1:2].isdigit() else token
    return ""


def _weak_confidence(name: str) -> float:
    return 0.65 if "style" in name or "like" in name or name in ("bsd", "apache") else 0.85


def _is_granted(tokens: list[str], first: int, last: int, hits: list[Hit]) -> bool:
    after = tokens[last + 1 : last + 5]
    if after and (
        after[0] in _TAIL or (after[0] in ("style", "like", "type") and _TAIL & set(after))
    ):
        return True
    if after and after[0] in ("and", "or") and _TAIL & set(after):
        return True
    if tokens[first] in _SUFFIXES:
        return False
    for back in range(first - 1, max(-1, first - 9), -1):
        if tokens[back] in _LEAD:
            return True
        if tokens[back] not in _LEAD_FILL:
            return False
    return bool(hits) and first > 0 and tokens[first - 1] in ("and", "or")


def _phrase_hits(notice: Notice) -> list[Hit]:
    hits = []
    for phrase, start, end in header_rules().phrases_in(notice):
        kind = "url" if phrase.rule_id.endswith("-url") else "phrase"
        kind = "low" if phrase.value in _LOW else kind
        hits.append(Hit(start, end, phrase.value, phrase.rule_id, kind, phrase.confidence))
    return hits


def combine_hits(notice: Notice, hits: list[Hit]) -> Finding | None:
    """Return one finding from all that was found in a notice, or null when nothing was.

    Names inside a pasted text are dropped unless they stand after "alternatively"; vague hits are
    dropped beside exact ones; several licenses are joined by OR where the words of choice stand
    there, else by AND.

    Args:
        notice: The notice in normal form.
        hits: What was found there.
    """
    text = notice.text
    kept = _without_echoes(text, _outside_texts(text, hits))
    if not kept:
        return None
    kept.sort(key=lambda hit: hit.start)
    kept = _with_exceptions(notice, kept)
    operator = "OR" if len(kept) > 1 and _is_choice(text, kept) else "AND"
    expression = combine([hit.expression for hit in kept], operator)
    if expression is None:
        return None
    is_reference = all(hit.kind == "weak" for hit in kept) and bool(_FILE_REFERENCE.search(text))
    return Finding(
        expression=expression,
        method="reference" if is_reference else "header",
        confidence=min(hit.confidence for hit in kept),
        rule_id=kept[0].rule_id,
        start=kept[0].start,
        end=max(hit.end for hit in kept),
    )


def _outside_texts(text: str, hits: list[Hit]) -> list[Hit]:
    spans = [hit for hit in hits if hit.kind == "text"]
    kept = list(spans)
    for hit in hits:
        if hit.kind == "text":
            continue
        around = next((s for s in spans if s.start <= hit.start < s.end), None)
        if around is None or "alternatively" in text[around.start : hit.start]:
            kept.append(hit)
    return kept


def _without_echoes(text: str, hits: list[Hit]) -> list[Hit]:
    exact = [hit for hit in hits if hit.kind in ("text", "gnu", "commons", "name", "phrase")]
    exact = [h for h in exact if h.rule_id != "public-domain"] or exact
    has_text = any(hit.kind == "text" for hit in exact)
    brands = {hit.expression.split("-")[0] for hit in exact}
    is_perl = any(hit.rule_id == "perl-terms" for hit in exact)
    if is_perl:
        exact = [
            h for h in exact if h.kind != "gnu" and not h.expression.startswith("Artistic-1.0 ")
        ]
    weak = []
    for hit in hits:
        if hit.kind != "weak" or is_perl:
            continue
        is_echo = hit.expression.split("-")[0] in brands
        linked = _is_choice(text, [hit, *exact]) if exact else True
        if not is_echo and (not has_text or linked):
            weak.append(hit)
    found = exact + weak
    if any(hit.kind == "text" for hit in found):
        textual = {h.expression.split("-")[0] for h in found if h.kind == "text"}
        found = [h for h in found if h.kind != "name" or h.expression.split("-")[0] not in textual]
    urls = [hit for hit in hits if hit.kind == "url"]
    low = [hit for hit in hits if hit.kind == "low"]
    return found or urls[:1] or low[:1]


def _with_exceptions(notice: Notice, hits: list[Hit]) -> list[Hit]:
    gnu = [hit for hit in hits if hit.kind == "gnu" or "GPL-" in hit.expression]
    apache = [hit for hit in hits if hit.expression == "Apache-2.0"]
    if not gnu and not apache:
        return hits
    changed = hits
    for rule in header_rules().exceptions:
        if not rule.holds(notice):
            continue
        for hit in changed:
            if _takes(rule.value, hit.expression):
                joined = f"{hit.expression} WITH {rule.value}"
                parsed = parse_expression(joined)
                if parsed is not None:
                    changed = [replace(h, expression=parsed) if h is hit else h for h in changed]
    return changed


def _takes(exception: str, expression: str) -> bool:
    if " " in expression:
        return False
    if exception in ("LLVM-exception", "Swift-exception"):
        return expression == "Apache-2.0"
    if exception in ("Qt-LGPL-exception-1.1", "WxWindows-exception-3.1", "FLTK-exception"):
        return expression.startswith("LGPL-")
    if exception in ("Qt-GPL-exception-1.0", "Classpath-exception-2.0", "Linux-syscall-note"):
        return expression.startswith(("GPL-", "LGPL-"))
    return "GPL-" in expression


def _is_choice(text: str, hits: list[Hit]) -> bool:
    ordered = sorted(hits, key=lambda hit: hit.start)
    start, end = max(0, ordered[0].start - 300), ordered[-1].end + 200
    window = text[start:end]
    if any(choice in window for choice in header_rules().choices):
        return True
    gaps = [text[left.end : right.start].split() for left, right in itertools.pairwise(ordered)]
    return bool(gaps) and any(len(gap) <= 8 and "or" in gap for gap in gaps)
