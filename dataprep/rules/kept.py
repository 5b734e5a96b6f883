"""Rules of one sort, read from hundreds of small files once a machine and then from one."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter

from dataprep import __version__
from dataprep.made import Made, folder_of
from dataprep.rules.load import RuleBook, load_rules
from dataprep.rules.model import RulePage

_KEPT: Final = 8
"""Sets of rules that stay: the shipped ones, and those of companies laid over them."""
_MODULES: Final = ("model", "sensitive", "defect", "sets", "load")

_R = TypeVar("_R", bound=RulePage)


@dataclass(frozen=True)
class KeptRules(Generic[_R]):
    """What reads the rules of one sort.

    Attributes:
        model: Model of the rules.
        kinds: Folders below ``rules/`` that hold them.
        pick: Returns them from a book.
    """

    model: type[_R]
    kinds: tuple[str, ...]
    pick: Callable[[RuleBook], Sequence[_R]]

    def read(self, folders: tuple[str, ...]) -> tuple[_R, ...]:
        """Return the rules that lie in folders, sorted by id.

        Args:
            folders: Folders of rules, the shipped one first.

        Raises:
            RuleError: Files cannot be used; names every fault.
        """
        made = Made("dataprep.rules.kept", f"rules-{self.kinds[0]}-", ".json", _KEPT)
        adapter: TypeAdapter[tuple[_R, ...]] = TypeAdapter(tuple[self.model, ...])  # type: ignore[name-defined]
        digest = self._digest(folders)
        stored = made.read(digest)
        if stored is not None:
            return adapter.validate_json(stored)
        rules = tuple(self.pick(load_rules([Path(folder) for folder in folders])))
        made.write(digest, adapter.dump_json(rules, by_alias=True))
        return rules

    def _digest(self, folders: tuple[str, ...]) -> str:
        """Return the digest of all that they are made of: their files, and the code that reads."""
        digest = _code_digest().copy()
        for folder in map(Path, folders):
            places = [folder / "language-sets.yaml", folder / "retired.yaml"]
            for kind in self.kinds:
                places += sorted((folder / kind).rglob("*.yaml"))
            for place in places:
                if place.is_file() and not place.name.endswith(".test.yaml"):
                    digest.update(f"\0{place.relative_to(folder)}\0".encode() + place.read_bytes())
        return digest.hexdigest()[:32]


@functools.cache
def _code_digest() -> hashlib._Hash:
    digest = hashlib.sha256(__version__.encode())
    for module in _MODULES:
        digest.update(folder_of("dataprep.rules.load").joinpath(f"{module}.py").read_bytes())
    return digest
