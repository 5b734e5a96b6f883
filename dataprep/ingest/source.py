"""Sources: what the user names, and what it stands for once it was looked up."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dataprep import ids

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
