"""Sources: what the user names, and what it stands for once it was looked up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dataprep import ids
from dataprep.errors import SourceError
from dataprep.ingest._location import Location, local_path, locate, without_credentials
from dataprep.ingest.params import IngestParams

Kind = Literal["worktree", "git", "directory", "archive", "corpus"]
Ownership = Literal["own", "third-party"]


class SourceSpec(BaseModel):
    """A source as it was named on the command line or in a list file.

    Example:
        >>> SourceSpec(location="https://example.org/acme/pay.git", stars=3).stars
        3
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    location: str = Field(
        min_length=1, description="Path or git URL; relative paths of a list are beside the list."
    )
    ref: str | None = Field(
        default=None, min_length=1, description="Branch, tag or commit; HEAD where it is not given."
    )
    name: str | None = Field(
        default=None, min_length=1, description="Name shown to people, for example owner/name."
    )
    owner: str | None = Field(default=None, min_length=1, description="Owner of the repository.")
    stars: int | None = Field(default=None, ge=0, description="Stars of the repository.")
    license: str | None = Field(
        default=None, min_length=1, description="SPDX expression that the metadata declares."
    )
    access_label: str | None = Field(
        default=None, min_length=1, description="Who may use what is made of it."
    )
    ownership: Ownership | None = Field(
        default=None,
        description="Whose it is; local repositories and folders are own, others third-party.",
    )


class ResolvedSource(BaseModel):
    """A source that was found: all that reading it needs, and nothing that must stay secret."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spec: SourceSpec = Field(description="What was named, without credentials.")
    kind: Kind = Field(description="How it is read.")
    origin: str = Field(description="Absolute path or URL, without credentials.")
    repo_name: str = Field(description="Name shown to people.")
    owner: str | None = Field(default=None, description="Owner, from the list file or the URL.")
    revision: str = Field(description="Commit id, or sha256: and a digest where there is none.")
    fingerprint: str = Field(
        default="", description="SHA-256 over all that decides the rows, whatever was typed."
    )
    ownership: Ownership = Field(description="Whose it is.")
    path: str = Field(description="Folder or file on this machine.")
    git_dir: str | None = Field(default=None, description="Git directory with HEAD and index.")
    common_dir: str | None = Field(default=None, description="Git directory with the objects.")
    subpath: str = Field(default="", description="Folder below the repository's root, or empty.")
    commit_id: str | None = Field(default=None, description="Commit that is read or checked out.")
    branch: str | None = Field(default=None, description="Branch or tag that was asked for.")
    is_default_branch: bool | None = Field(default=None, description="None where unknown.")
    is_dirty: bool | None = Field(default=None, description="None outside working trees.")

    @property
    def repo_id(self) -> str:
        """Id of the repository; a corpus holds others, each with an id of its own."""
        return ids.repo_id(self.origin, self.revision)

    def sealed(self, state: str) -> ResolvedSource:
        """Return the source with its fingerprint.

        Args:
            state: Digest of what will be read: a commit id, or a digest of bytes.
        """
        places = dict.fromkeys(("path", "git_dir", "common_dir", "fingerprint"), True)
        as_typed = {"location": True, "ref": True}
        decided = self.model_dump(mode="json", exclude={**places, "spec": as_typed})
        return self.model_copy(update={"fingerprint": ids.digest_of("source", decided, state)})


def parse_sources(arguments: Sequence[str]) -> list[SourceSpec]:
    """Return the sources that command-line arguments name, list files read.

    Each argument is a path, ``PATH@REF``, a git URL (https, ssh, git, file, or ``HOST:PATH``),
    also with ``@REF``, an archive, a Parquet or JSONL corpus, or a list file (``.txt`` with one
    source a line; ``.jsonl``, ``.csv``, ``.yaml`` with the fields of :class:`SourceSpec`).

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
