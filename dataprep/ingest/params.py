"""Parameters of ingest: every limit that keeps a hostile source bounded."""

from __future__ import annotations

from pydantic import Field

from dataprep.stage import Params

_MIB = 1 << 20
_GIB = 1 << 30


class IngestParams(Params):
    """Limits of one ingest.

    A limit that is met costs rows in ``quarantine``, never the run.

    Example:
        >>> IngestParams().max_commits
        1000
    """

    max_file_bytes: int = Field(
        default=32 * _MIB,
        ge=1,
        le=_GIB,
        description="Largest file that is read, in bytes; a larger one is quarantined as oversize "
        "by its recorded size. Training sets stop at 1 MB a file (facts.md 1.3), so this only "
        "bounds memory.",
    )
    max_entries: int = Field(
        default=5_000_000,
        ge=1,
        description="Entries read from one source; the rest is one quarantined row. The largest "
        "public repositories hold under a million; a tree that repeats itself has no end.",
    )
    max_total_bytes: int = Field(
        default=64 * _GIB,
        ge=1,
        description="Bytes of distinct contents read from one source; further entries are "
        "quarantined.",
    )
    max_expansion_ratio: float = Field(
        default=100.0,
        ge=1.0,
        description="Expanded bytes for each byte of an archive before the rest is quarantined "
        "as a bomb. Source code compresses 3 to 10 times, deflate ends at 1,032.",
    )
    expansion_floor_bytes: int = Field(
        default=64 * _MIB,
        ge=0,
        description="Expanded bytes that every archive may have, whatever its ratio, so that a "
        "small archive of repetitive text is read.",
    )
    max_path_bytes: int = Field(
        default=4096,
        ge=1,
        description="Longest path in bytes (PATH_MAX of Linux); a longer one is quarantined as "
        "path-invalid.",
    )
    max_commits: int = Field(
        default=1000,
        ge=0,
        description="Newest commits that are read from the history of the revision.",
    )
    max_changed_files: int = Field(
        default=1000,
        ge=0,
        description="Paths listed for one commit; n_changed_files counts all of them.",
    )
    max_message_bytes: int = Field(
        default=_MIB,
        ge=1,
        description="Bytes of one commit that are read; a longer message is cut.",
    )
    batch_bytes: int = Field(
        default=32 * _MIB,
        ge=1,
        description="Bytes and text of one frame of contents, unless one content alone is larger.",
    )
    git_idle_timeout_s: float = Field(
        default=300.0,
        gt=0,
        description="Seconds that a git child may stay silent before it is ended.",
    )
    git_fetch_timeout_s: float = Field(
        default=7200.0,
        gt=0,
        description="Seconds that fetching a git URL may take.",
    )


class HistoryParams(IngestParams):
    """Limits of reading the versions of files in the history.

    What a limit leaves out is counted in ``histories``.
    """

    max_versions: int = Field(
        default=500_000,
        ge=0,
        description="Pairs of a version and a path that are read of one repository, the newest "
        "ones; about 300 bytes of memory each.",
    )
    max_history_bytes: int = Field(
        default=2 * _GIB,
        ge=0,
        description="Bytes of versions that are read of one repository, the newest ones first.",
    )
