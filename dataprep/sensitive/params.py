"""Which rules of secrets and personal data hold."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Final, Self

from pydantic import Field, TypeAdapter

from dataprep import __version__
from dataprep.ids import digest_of
from dataprep.rules import RuleBook, SensitiveRule, load_rules
from dataprep.sensitive.engine import Detection
from dataprep.stage import Params
from dataprep.text.made import Made, folder_of

_RULES: Final[TypeAdapter[tuple[SensitiveRule, ...]]] = TypeAdapter(tuple[SensitiveRule, ...])
_KEPT: Final = 8
"""Sets of rules that stay: the shipped ones, and those of companies laid over them."""


class DetectionParams(Params):
    """Parameters of every stage that looks for secrets and personal data."""

    folders: tuple[str, ...] = Field(
        (), exclude=True, description="Folders of rules; what they mean enters the digest."
    )
    rules_digest: str = Field("", description="Digest of what the rules mean.")

    @classmethod
    def of_book(cls, book: RuleBook) -> Self:
        """Return the parameters for the rules of some folders."""
        folders = tuple(str(folder) for folder in book.folders)
        return cls(
            folders=folders,
            rules_digest=digest_of(
                [[r.id, r.version, r.meaning] for r in sensitive_rules(folders)]
            ),
        )

    def detection(self) -> Detection:
        """Return the rules, compiled once a process.

        Raises:
            RuleError: A rule cannot be used.
        """
        return _detection(self.folders)

    def secrets(self) -> Detection:
        """Return the rules of secrets alone, compiled once a process.

        They find the same secrets as all rules, more than twice as fast: of findings that overlap
        secrets come before personal data.

        Raises:
            RuleError: A rule cannot be used.
        """
        return _secrets(self.folders)


@functools.lru_cache(maxsize=4)
def _secrets(folders: tuple[str, ...]) -> Detection:
    secrets = (rule for rule in sensitive_rules(folders) if rule.is_secret)
    return Detection(secrets, are_tested=len(folders) == 1)


@functools.lru_cache(maxsize=4)
def _detection(folders: tuple[str, ...]) -> Detection:
    return Detection(sensitive_rules(folders), are_tested=len(folders) == 1)


@functools.lru_cache(maxsize=4)
def sensitive_rules(folders: tuple[str, ...]) -> tuple[SensitiveRule, ...]:
    """Return the rules of secrets and personal data that lie in folders, sorted by id.

    They are hundreds of small files: what was read from them is kept as one, beside this module.

    Args:
        folders: Folders of rules, the shipped one first.

    Raises:
        RuleError: Files cannot be used; names every fault.
    """
    made = Made("dataprep.sensitive.params", "rules-", ".json", _KEPT)
    digest = _digest(folders)
    stored = made.read(digest)
    if stored is not None:
        return _RULES.validate_json(stored)
    rules = load_rules([Path(folder) for folder in folders]).sensitive()
    made.write(digest, _RULES.dump_json(rules, by_alias=True))
    return rules


def _digest(folders: tuple[str, ...]) -> str:
    """Return the digest of all that the rules are made of: their files, and the code that reads."""
    digest = hashlib.sha256(__version__.encode())
    for module in ("model", "sensitive", "sets", "load"):
        digest.update(folder_of("dataprep.rules.load").joinpath(f"{module}.py").read_bytes())
    for folder in map(Path, folders):
        places = [folder / "language-sets.yaml", folder / "retired.yaml"]
        for kind in ("secrets", "pii"):
            places += sorted((folder / kind).rglob("*.yaml"))
        for place in places:
            if place.is_file() and not place.name.endswith(".test.yaml"):
                digest.update(f"\0{place.relative_to(folder)}\0".encode() + place.read_bytes())
    return digest.hexdigest()[:32]
