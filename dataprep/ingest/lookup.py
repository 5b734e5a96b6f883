"""Looks sources up: arguments and lists of the user become what can be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dataprep.errors import SourceError
from dataprep.ingest._location import Location, local_path, locate
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource, SourceSpec
from dataprep.text.urls import without_credentials


def parse_sources(arguments: Sequence[str]) -> list[SourceSpec]:
    """Return the sources that command-line arguments name, list files read.

    Each argument is a path, ``PATH@REF``, a git URL (https, ssh, git, file, or ``HOST:PATH``),
    also with ``@REF``, an archive, a Parquet or JSONL corpus, or a list file (``.txt`` with one
    source a line; ``.jsonl``, ``.csv``, ``.yaml`` with the fields of ``SourceSpec``).

    Raises:
        SourceError: Some cannot be sources; all of them are named at once.
    """
    from dataprep.ingest._list import is_list_file, read_list

    specs: list[SourceSpec] = []
    faults: list[str] = []
    for argument in arguments:
        try:
            path = local_path(argument)
            if path is not None and path.is_file() and is_list_file(path):
                specs.extend(read_list(path))
            else:
                found = locate(argument)
                specs.append(SourceSpec(location=found.text, ref=found.ref))
        except SourceError as error:
            faults.append(str(error))
    if faults:
        raise SourceError("\n".join(faults))
    return specs


def resolve_source(
    spec: SourceSpec, *, worktree: bool, cache_dir: Path, params: IngestParams
) -> ResolvedSource:
    """Return what a source stands for now.

    Args:
        spec: The source.
        worktree: Whether a local repository without a reference is read as it lies in the working
            tree: tracked files, and untracked ones that git does not ignore. Else its HEAD.
        cache_dir: Folder in which mirrors of git URLs are kept.
        params: Limits.

    A folder inside a repository stands for that subtree, with paths from the repository's root;
    where git tracks nothing in it, it is a plain folder.

    Raises:
        NothingToScanError: It has no commit, or no entry.
        SourceError: It cannot be read, or its reference names nothing.
    """
    from dataprep.ingest import _resolve

    found = locate(spec.location, ref=spec.ref)
    safe = spec.model_copy(update={"location": without_credentials(found.text), "ref": found.ref})
    if found.url is not None:
        return _resolve.git_url(safe, found, cache_dir, params)
    path = _existing(found)
    if path.is_dir():
        return _resolve.folder(safe, path, params, worktree=worktree)
    if found.ref is not None:
        raise SourceError(f"'{path}' is a file: it has no reference '{found.ref}'")
    return _resolve.file(safe, path, params)


def _existing(found: Location) -> Path:
    if found.path is None or not found.path.exists():
        raise SourceError(f"'{found.text}' does not exist")
    try:
        path = found.path.resolve()
        str(path).encode("utf-8")
    except (OSError, RuntimeError) as error:
        raise SourceError(f"'{found.text}' cannot be resolved") from error
    except UnicodeEncodeError as error:
        raise SourceError("the path of a source must be UTF-8", "rename the folder") from error
    return path
