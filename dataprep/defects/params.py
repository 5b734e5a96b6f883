"""Which rules of defects hold, and which tools look."""

from __future__ import annotations

import functools
from typing import Final, Self

from pydantic import Field

from dataprep.defects.checks import Checks
from dataprep.defects.deep import Deep
from dataprep.defects.flows.specs import shared_digest
from dataprep.defects.ruff import ruff_version
from dataprep.defects.semgrep import SemgrepAbsentError, find_core
from dataprep.ids import digest_of
from dataprep.rules import DefectRule, RuleBook
from dataprep.rules.defect import Engine
from dataprep.rules.kept import KeptRules
from dataprep.stage import Params
from dataprep.syntax.spec import all_syntaxes
from dataprep.syntax.tree import grammar_version

_KEPT: Final = KeptRules(DefectRule, ("checks", "defects", "flows"), RuleBook.defects)
FAST: Final[tuple[Engine, ...]] = ("query", "detector", "ruff")
DEEP: Final[tuple[Engine, ...]] = ("flow", "semgrep")


@functools.lru_cache(maxsize=4)
def defect_rules(folders: tuple[str, ...]) -> tuple[DefectRule, ...]:
    """Return the rules of defects that lie in folders, sorted by id.

    Args:
        folders: Folders of rules, the shipped one first.

    Raises:
        RuleError: Files cannot be used; names every fault.
    """
    return _KEPT.read(folders)


class FastDefectParams(Params):
    """Parameters of the fast tier."""

    folders: tuple[str, ...] = Field(
        (), exclude=True, description="Folders of rules; what they mean enters the digest."
    )
    rules_digest: str = Field("", description="Digest of what the rules mean.")
    tools: tuple[str, ...] = Field((), description="Names and versions of ruff and the grammars.")

    @classmethod
    def of_book(cls, book: RuleBook) -> Self:
        """Return the parameters for the rules of some folders, with the tools that are here."""
        folders = tuple(str(folder) for folder in book.folders)
        return cls(
            folders=folders,
            rules_digest=rules_digest(folders, FAST),
            tools=(ruff_version(), *_grammars()),
        )

    def checks(self, slug: str) -> Checks | None:
        """Return the rules of a language that its tree decides; None without any.

        Raises:
            RuleError: A rule cannot be used.
        """
        return _checks(self.folders, slug)

    def ruff_rules(self) -> tuple[DefectRule, ...]:
        """Return the rules that ruff decides."""
        return tuple(rule for rule in defect_rules(self.folders) if rule.engine == "ruff")


class DeepDefectParams(Params):
    """Parameters of the deep tier."""

    folders: tuple[str, ...] = Field(
        (), exclude=True, description="Folders of rules; what they mean enters the digest."
    )
    rules_digest: str = Field("", description="Digest of what the rules mean.")
    libraries_digest: str = Field("", description="Digest of what flows know of libraries.")
    semgrep: str | None = Field(
        None, description="Version of semgrep that is here; None where it is not."
    )
    grammars: tuple[str, ...] = Field((), description="Names and versions of the grammars.")

    @classmethod
    def of_book(cls, book: RuleBook) -> Self:
        """Return the parameters for the rules of some folders, with the tools that are here."""
        folders = tuple(str(folder) for folder in book.folders)
        return cls(
            folders=folders,
            rules_digest=rules_digest(folders, DEEP),
            libraries_digest=shared_digest(folders),
            semgrep=_semgrep_version(),
            grammars=_grammars(),
        )

    def deep(self) -> Deep:
        """Return the rules, made ready once a process.

        Raises:
            RuleError: A rule cannot be used.
        """
        return _deep(self.folders)


def _grammars() -> tuple[str, ...]:
    return tuple(sorted({grammar_version(syntax) for syntax in all_syntaxes().values()}))


def _semgrep_version() -> str | None:
    try:
        return find_core().version
    except SemgrepAbsentError:
        return None


@functools.lru_cache(maxsize=4)
def _deep(folders: tuple[str, ...]) -> Deep:
    rules = [rule for rule in defect_rules(folders) if rule.engine in DEEP]
    return Deep(rules, folders or None)


def rules_digest(folders: tuple[str, ...], engines: tuple[Engine, ...]) -> str:
    """Return the digest of what the rules of some engines mean."""
    rules = (rule for rule in defect_rules(folders) if rule.engine in engines)
    return digest_of([[rule.id, rule.version, rule.meaning] for rule in rules])


@functools.lru_cache(maxsize=64)
def _checks(folders: tuple[str, ...], slug: str) -> Checks | None:
    rules = [r for r in defect_rules(folders) if r.engine in ("query", "detector")]
    own = [rule for rule in rules if slug in rule.languages]
    return Checks(slug, own) if own and slug in all_syntaxes() else None
