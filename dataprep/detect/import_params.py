"""Which results of other tools are brought in, and the files that hold them."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from pydantic import Field

from dataprep.detect._sarif_paths import SarifPath, owners
from dataprep.detect.sarif import SarifPlace, read_sarif
from dataprep.errors import UsageError
from dataprep.recipe_sections import Defects
from dataprep.stage import Params

_MOST_BYTES: Final = 128 * 2**20
"""Of one file, which takes some seven times as much memory while it is read."""


@dataclass(frozen=True, slots=True)
class Results:
    """The places of all results that are brought in.

    Attributes:
        places: The places, each with the digest of its file, in an order that does not depend on
            that of the files.
        paths: Files that they name, each once for a run of a tool.
        groups: For each of ``paths`` the number of its run among all runs.
        of_path: For each of ``paths`` the numbers of its places.
    """

    places: tuple[tuple[str, SarifPlace], ...]
    paths: tuple[SarifPath, ...]
    groups: tuple[int, ...]
    of_path: tuple[tuple[int, ...], ...]


class ImportParams(Params):
    """Results of other tools that are brought in."""

    files: tuple[str, ...] = Field(
        (), exclude=True, description="Their files; the digests of these count."
    )
    digests: tuple[str, ...] = Field((), description="SHA-256 of each file.")
    roots: dict[str, str] = Field(
        default_factory=dict,
        description="Folders of repositories on this machine that absolute paths lie below.",
    )

    @classmethod
    def of_files(cls, files: Sequence[str]) -> Self:
        """Return the parameters for some files, each of which can be read.

        Raises:
            UsageError: One cannot be read, or is no SARIF file.
        """
        by_digest: dict[str, str] = {}
        for file in files:
            data = _bytes_of(file)
            by_digest.setdefault(hashlib.sha256(data).hexdigest(), file)
        digests = tuple(sorted(by_digest))
        params = cls(files=tuple(by_digest[digest] for digest in digests), digests=digests)
        params.results()
        return params

    def with_roots(self, roots: Mapping[str, str]) -> Self:
        """Return the same with those folders of repositories that a path of a tool lies below.

        Args:
            roots: Folders on this machine by repository.
        """
        used = {repo for path in self.results().paths for repo in owners(path, roots)}
        return self.model_copy(update={"roots": {repo: roots[repo] for repo in sorted(used)}})

    def described(self, policy: Defects | None) -> dict[str, object]:
        """Return what a record of a run says of the files: their digests, and what they are for.

        Args:
            policy: What the recipe says of defects.
        """
        is_counted = policy is not None and policy.count_imported
        return {"sarif": list(self.digests), "is_counted": is_counted}

    def results(self) -> Results:
        """Return what the files hold, read once a process.

        Raises:
            UsageError: One cannot be read, or is another one than before.
        """
        return _results(self.files, self.digests)


def _bytes_of(file: str) -> bytes:
    path = Path(file)
    try:
        if not path.is_file():
            raise UsageError(f"cannot read the SARIF file '{file}': there is no such file")
        with path.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        fault = type(error).__name__
        raise UsageError(f"cannot read the SARIF file '{file}': {fault}") from error
    if len(data) > _MOST_BYTES:
        raise UsageError(
            f"the SARIF file '{file}' is larger than {_MOST_BYTES // 2**20} MB",
            "give what the tool finds in parts of the repository in files of their own",
        )
    return data


@functools.lru_cache(maxsize=2)
def _results(files: tuple[str, ...], digests: tuple[str, ...]) -> Results:
    places: list[tuple[str, SarifPlace]] = []
    numbers: dict[tuple[str, int, SarifPath], int] = {}
    of_path: list[list[int]] = []
    for file, digest in zip(files, digests, strict=True):
        data = _bytes_of(file)
        if hashlib.sha256(data).hexdigest() != digest:
            raise UsageError(f"the SARIF file '{file}' has changed since the run began")
        for place in read_sarif(data, file):
            if place.path is not None and place.fault is None:
                number = numbers.setdefault((digest, place.run, place.path), len(of_path))
                if number == len(of_path):
                    of_path.append([])
                of_path[number].append(len(places))
            places.append((digest, place))
    runs = {run: number for number, run in enumerate(dict.fromkeys(key[:2] for key in numbers))}
    return Results(
        places=tuple(places),
        paths=tuple(path for _, _, path in numbers),
        groups=tuple(runs[key[:2]] for key in numbers),
        of_path=tuple(map(tuple, of_path)),
    )
