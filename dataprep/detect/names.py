"""Names of a repository's own people in its texts.

Commits say who the authors are; their names, in the forms that texts write, are looked for in all
texts of the repository at once. Nothing is learnt from the texts themselves.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

import polars as pl

from dataprep.detect._folding import fold
from dataprep.detect._lexicon import Lexicon, lexicon
from dataprep.detect._name_forms import (
    Form,
    derived_logins,
    email_form,
    handle_forms,
    login_form,
    name_forms,
)
from dataprep.detect._name_index import Hit, NameIndex
from dataprep.detect._name_judge import BEFORE, WINDOW, Judged, judge
from dataprep.detect._people import People, add_person
from dataprep.detect.rows import Row, finding_rows, findings_frame
from dataprep.resources import rules_dir
from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.model import Found
from dataprep.sensitive.params import DetectionParams, sensitive_rules

STAGE = "detect.names"
"""What rules say by which this stage finds something."""
_MOST_KNOWN = 4096
"""Surroundings of one text that are remembered: repetitive texts have few."""


def author_names(
    repos: pl.DataFrame,
    files: pl.DataFrame,
    identities: pl.DataFrame,
    texts: pl.DataFrame,
    params: DetectionParams,
    key: bytes,
) -> dict[str, pl.DataFrame]:
    """Return where texts of a repository name its people.

    The time is linear in the bytes of the texts, and nearly independent of the number of people.

    Args:
        repos: The repository.
        files: Its files, of which names of folders and files count: a word among them is nobody.
        identities: Its people.
        texts: A batch of its texts: ``content_id`` and ``text``.
        params: Which rules hold.
        key: Key of the fingerprints.

    Returns:
        ``findings``: a row per name, user's name or address, without language, for the repository.
    """
    rules = _rules(params.folders)
    if not rules or identities.height == 0 or texts.height == 0:
        return {"findings": findings_frame([])}
    people = tuple(identities.select("name", "email").unique().sort("name", "email").iter_rows())
    finder = _finder(people, _own_words(repos, files))
    ids = texts["content_id"].to_list()
    raw = texts["text"].cast(pl.Binary).to_list()
    repo_id: str = repos["repo_id"][0]
    rows: list[Row] = []
    for number, judged in finder.find(raw):
        found = [
            Found(rules[one.rule], one.start, one.end, min(one.score, rules[one.rule].score))
            for one in judged
            if one.rule in rules
        ]
        rows += finding_rows(raw[number], found, key, ids[number], None, repo_id)
    return {"findings": findings_frame(rows)}


class NameFinder:
    """Finds the names of people in texts.

    Args:
        people: Pairs of name and address, as commits write them.
        own: Folded words that are names of the repository and its folders: alone they tell nobody.

    Example:
        >>> finder = NameFinder([("Ada Lovelace", "ada@example.org")], frozenset())
        >>> [(number, [(one.start, one.end) for one in found]) for number, found in
        ...  finder.find([b"# (c) LOVELACE, Ada"])]
        [(0, [(6, 19)])]
    """

    def __init__(
        self, people: Iterable[tuple[str | None, str | None]], own: frozenset[str]
    ) -> None:
        self._known = lexicon()
        met = People()
        for name, email in people:
            add_person(met, name, email, self._known)
        self._index = NameIndex(_forms(met, self._known, own), _han_names(met))

    def find(self, texts: list[bytes]) -> Iterable[tuple[int, list[Judged]]]:
        """Yield for each text that names someone its number and the names, without overlaps.

        Args:
            texts: UTF-8.
        """
        for number, hits in groupby(self._index.hits(texts), key=_text_of):
            judged = self._judged(texts[number], hits)
            if judged:
                yield number, _without_overlaps(judged)

    def _judged(self, text: bytes, hits: Iterable[Hit]) -> list[Judged]:
        """Return the names of a text; places with the same surroundings are judged once."""
        found: list[Judged] = []
        memo: dict[tuple[int, bool, int, bytes], list[Judged]] = {}
        for hit in hits:
            first = max(0, hit.start - BEFORE)
            around = text[first : hit.start + WINDOW]
            key = (hit.number, hit.skips, hit.start - first, around)
            names = memo.get(key)
            if names is None:
                here = replace(hit, start=hit.start - first)
                names = memo[key] = list(judge(around, here, self._known))
                if len(memo) > _MOST_KNOWN:
                    memo.clear()
            found += [one.moved(first) for one in names]
        return found


def _text_of(hit: Hit) -> int:
    return hit.text


def _forms(people: People, known: Lexicon, own: frozenset[str]) -> Iterable[Form]:
    for words in people.names.values():
        yield from name_forms(words, known)
        yield from derived_logins(words, known)
    for handle in people.handles:
        yield from handle_forms(handle, known, own)
    for login in people.logins:
        form = login_form(login, known)
        if form is not None:
            yield form
    for email in people.emails:
        yield email_form(email)


def _han_names(people: People) -> Iterable[str]:
    for parts in people.han:
        yield "".join(parts)
        if len(parts) == 2:
            yield parts[1] + parts[0]


def _without_overlaps(judged: list[Judged]) -> list[Judged]:
    """Return names by start, of those that overlap the one that begins first, then the longest."""
    ordered = sorted(judged, key=lambda one: (one.start, -one.end, -one.score, one.rule))
    kept: list[Judged] = []
    reach = 0
    for one in ordered:
        if one.start >= reach:
            kept.append(one)
            reach = one.end
    return kept


def _own_words(repos: pl.DataFrame, files: pl.DataFrame) -> frozenset[str]:
    """Return the names of a repository and of its folders and files at the top, folded."""
    names = [part for name in repos["repo_name"] for part in name.split("/")[-1:]]
    tops = files.select(pl.col("path").str.split("/").list.first().unique())["path"]
    stems = (name.partition(".")[0] for name in (*names, *tops))
    return frozenset(fold(stem).replace("-", "").replace("_", "") for stem in stems)


@functools.lru_cache(maxsize=2)
def _finder(people: tuple[tuple[str | None, str | None], ...], own: frozenset[str]) -> NameFinder:
    """Return what finds the people of a repository; batches of its texts follow one another."""
    return NameFinder(people, own)


@functools.lru_cache(maxsize=4)
def _rules(folders: tuple[str, ...]) -> Mapping[str, SensitiveRule]:
    """Return the rules by which this stage finds something."""
    rules = sensitive_rules(folders or (str(rules_dir()),))
    return {rule.id: rule for rule in rules if rule.found_by == STAGE}
