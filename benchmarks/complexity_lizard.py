"""Cyclomatic complexity beside lizard's, function by function, differences counted by cause.

    python benchmarks/complexity_lizard.py LANGUAGE FOLDER [--functions N] [--files N] [--show N]

LANGUAGE is an id of `rules/syntax/`. Functions of both sides are paired by their last name and the line on which they begin
(or on which their name stands); every so-manieth pair is taken until there are `--functions`. A difference is put down
to the first cause below whose pattern occurs in the function as often as the two differ, else to `functions inside`
where the function holds others (lizard and dataprep may count them to different ones), else to the first construct of
FALLBACKS that it holds, else to `other`. The causes are a first sorting for the eye, no proof.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from symbols_ctags import COMPARISONS, MAX_LINE, _files

from dataprep.parse.contents import read_text
from dataprep.parse.reading import is_function
from dataprep.syntax.tree import Grammar, grammar_of

CAUSES = {
    "method named like a keyword": r"\.\s*(?:catch|for|if|while|case)\b",
    "optional mark of a type": r"[\w\]\)]\?\s*[:,)(]",
    "??": r"\?\?=?",
    "?.": r"\?\.",
    "?": r"\?(?![.?:])",
    "optional marks ?:": r"\?\s*:",
    "&& and ||": r"&&|\|\|",
    "and, or": r"\b(?:and|or)\b",
    "case": r"\bcase\b",
    "default": r"\bdefault\b",
    "else": r"\belse\b",
    "catch, except, rescue": r"\b(?:catch|except|rescue)\b",
    "finally": r"\bfinally\b",
    "match, when, select": r"\b(?:match|when|select|switch)\b",
    "=>": r"=>",
    "for, while, loop": r"\b(?:for|foreach|while|until|loop|repeat)\b",
    "if": r"\b(?:if|elif|elsif|unless|guard)\b",
    "assert": r"\bassert\b",
    "with": r"\bwith\b",
    "preprocessor": r"(?m)^\s*#\s*(?:el)?if",
}
"""Cause by pattern: what the two may count differently, the narrow ones first."""


@dataclass(frozen=True)
class Pair:
    """A function as both sides see it."""

    place: str
    ours: int
    theirs: int
    text: str
    holds_others: bool


FALLBACKS = {
    "a regular expression in it": r"/(?:\\.|[^/\s\\*])(?:\\.|[^/\n\\])*/[dgimsuvy]*\s*[.,;)]",
    "JSX in it": r"</\w|/>",
    "a function of one expression": r"=>\s*(?!\{)",
    "a comment in it": r"//|/\*",
    "types in it": r"\)\s*:\s*\w|[\w>]\s*\|\s*\w|\w<\w",
}
"""What lizard's tokens take for something else, asked where no count explains the difference."""


def _last(name: str) -> str:
    return re.split(r"::|\.", name)[-1].strip()


def _pairs(path: Path, grammar: Grammar) -> tuple[list[Pair], int]:
    """Return the functions of a file that both sides have, and how many only lizard has."""
    import lizard

    raw = path.read_bytes()
    if any(len(line) > MAX_LINE for line in raw.splitlines()):
        return [], 0
    try:
        seen = lizard.analyze_file.analyze_source_code(str(path), raw.decode(errors="replace"))
    except (RecursionError, IndexError, AttributeError):
        return [], 0
    parts = read_text(raw, grammar)
    if parts.parsed.errors.n_errors:
        return [], 0
    runs = [one for one in parts.definitions if is_function(one.kind)]
    places = {}
    for one in runs:
        found = one.found
        for at in (found.start, found.name_at):
            places.setdefault((one.name, raw.count(b"\n", 0, at) + 1), one)
    pairs = []
    for function in seen.function_list:
        ours = places.get((_last(function.name), function.start_line))
        if ours is None:
            continue
        low, high = ours.found.start, ours.found.end
        others = any(low < one.found.start and one.found.end < high for one in runs)
        text = raw[low:high].decode(errors="replace")
        place = f"{path}:{function.start_line} {function.name}"
        pairs.append(
            Pair(place, ours.item.cyclomatic, function.cyclomatic_complexity, text, others)
        )
    return pairs, len(seen.function_list) - len(pairs)


def _cause(pair: Pair) -> str:
    gap = abs(pair.ours - pair.theirs)
    for cause, pattern in CAUSES.items():
        if len(re.findall(pattern, pair.text)) == gap:
            return cause
    if pair.holds_others:
        return "functions inside"
    return next(
        (one for one, pattern in FALLBACKS.items() if re.search(pattern, pair.text)), "other"
    )


def compare(language: str, folder: Path, limits: tuple[int, int], n_shown: int) -> None:
    """Print how far the two agree on functions of a language in a folder."""
    grammar = grammar_of(language)
    pairs: list[Pair] = []
    n_only = 0
    for path in _files(folder, COMPARISONS[language].suffixes, limits[1]):
        found, n_missed = _pairs(path, grammar)
        pairs.extend(found)
        n_only += n_missed
    taken = pairs[:: max(-(-len(pairs) // limits[0]), 1)]
    causes: Counter[str] = Counter()
    for pair in taken:
        if pair.ours == pair.theirs:
            continue
        cause = f"{_cause(pair)} {'more' if pair.ours > pair.theirs else 'less'} here"
        causes[cause] += 1
        if causes[cause] <= n_shown:
            sys.stdout.write(f"{cause}: {pair.ours}, lizard {pair.theirs}: {pair.place}\n")
    n_equal = len(taken) - sum(causes.values())
    report = {
        "language": language,
        "functions": len(taken),
        "equal": n_equal,
        "equal_fraction": round(n_equal / len(taken), 4) if taken else None,
        "causes": dict(causes.most_common()),
        "paired": len(pairs),
        "only_lizard": n_only,
    }
    sys.stdout.write(json.dumps(report) + "\n")


def main() -> None:
    """Compare what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language", choices=sorted(COMPARISONS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--functions", type=int, default=1000, help="most functions (1000)")
    parser.add_argument("--files", type=int, default=500, help="most files (500)")
    parser.add_argument("--show", type=int, default=0, help="differences printed for each cause")
    given = parser.parse_args()
    compare(given.language, given.folder, (given.functions, given.files), given.show)


if __name__ == "__main__":
    main()
