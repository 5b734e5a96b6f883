"""The tables of one source while it is read: contents in batches, everything else at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import polars as pl

from dataprep import ids
from dataprep.errors import ConservationError
from dataprep.ingest import _frames
from dataprep.ingest._frames import Rows, shown
from dataprep.ingest._swhid import MODE_EXECUTABLE, MODE_FILE, directory_swhid
from dataprep.ingest.params import IngestParams
from dataprep.text.encoding import Decoded, decode

_STAGE: Final = "ingest.read"


@dataclass(slots=True)
class Repository:
    """One repository of a source: what its row says, and the counts that grow while reading.

    ``committed_at`` is in microseconds since 1970, UTC.
    """

    repo_name: str
    origin: str
    source_kind: str
    revision: str
    ownership: str
    revision_swhid: str | None = None
    directory_swhid: str | None = None
    branch: str | None = None
    is_default_branch: bool | None = None
    is_dirty: bool | None = None
    committed_at: int | None = None
    owner: str | None = None
    stars: int | None = None
    license_declared: str | None = None
    access_label: str | None = None
    n_files: int = 0
    n_quarantined: int = 0
    size_bytes: int = 0
    n_entries: int = 0
    paths: set[bytes] = field(default_factory=set)
    tree: list[tuple[bytes, bytes, bytes]] | None = None
    repo_id: str = ""

    def __post_init__(self) -> None:
        self.repo_id = ids.repo_id(self.origin, self.revision)


class Taken(NamedTuple):
    """A content that was taken: its id, its git object id (SHA-1, 20 bytes) and its size."""

    content_id: str
    git_id: bytes
    size_bytes: int


class Builder:
    """Collects the rows of one source.

    Readers call :meth:`content` for bytes, :meth:`file` and :meth:`quarantine` for entries, and
    yield while :attr:`is_full`; the driver then drains :meth:`ready`, and :meth:`rest` and
    :meth:`tables` at the end.

    Args:
        params: Limits.
    """

    def __init__(self, params: IngestParams) -> None:
        self.params = params
        self._contents = Rows(_frames.CONTENTS)
        self._files = Rows(_frames.FILES)
        self._quarantine = Rows(_frames.QUARANTINE)
        self.commits = Rows(_frames.COMMITS)
        self.histories = Rows(_frames.HISTORIES)
        self.versions = Rows(_frames.VERSIONS)
        self._repositories: dict[str, Repository] = {}
        self._seen: dict[bytes, bytes] = {}
        self._faults: set[tuple[str, bytes | None, str, str | None]] = set()
        self._ready: list[pl.DataFrame] = []
        self._pending_bytes = 0
        self._total_bytes = 0

    def repository(self, repository: Repository) -> Repository:
        """Return the repository under which rows are counted; the first with an id stays."""
        return self._repositories.setdefault(repository.repo_id, repository)

    def is_over_total(self, size_bytes: int) -> bool:
        """Return whether one more content of this size would pass ``max_total_bytes``."""
        return self._total_bytes + size_bytes > self.params.max_total_bytes

    def content(self, data: bytes, git_id: bytes | None = None) -> Taken:
        """Take raw bytes: identify them, and decode them where they are new to this source.

        Args:
            data: Raw bytes.
            git_id: Their SHA-1 git object id, 20 bytes, where it is known to be right.
        """
        digest = hashlib.sha256(data).digest()
        known = self._seen.get(digest)
        if known is not None:
            return Taken(digest.hex(), known, len(data))
        return self._take(digest, git_id, data, decode(data))

    def text(self, data: bytes, git_id: bytes | None = None) -> Taken | None:
        """Take raw bytes as ``content`` does where they are text; None for what is none.

        Args:
            data: Raw bytes.
            git_id: See ``content``.
        """
        digest = hashlib.sha256(data).digest()
        known = self._seen.get(digest)
        if known is not None:
            return Taken(digest.hex(), known, len(data))
        decoded = decode(data)
        return None if decoded.encoding is None else self._take(digest, git_id, data, decoded)

    def _take(self, digest: bytes, git_id: bytes | None, data: bytes, decoded: Decoded) -> Taken:
        taken = Taken(digest.hex(), git_id or ids.git_digest(b"blob", data), len(data))
        self._seen[digest] = taken.git_id
        self._total_bytes += taken.size_bytes
        self._add(taken, data, decoded)
        return taken

    def _add(self, taken: Taken, data: bytes, decoded: Decoded) -> None:
        content_id, git_id, size = taken
        text, encoding, confidence, evidence, n_replaced = decoded
        cost = size if text is None else size + len(text)
        if self._pending_bytes and self._pending_bytes + cost > self.params.batch_bytes:
            self._ready.append(self._fold())
        self._pending_bytes += cost
        self._contents.append(
            (
                content_id,
                data,
                None if text is None else text.decode("utf-8"),
                size,
                encoding is not None,
                f"swh:1:cnt:{git_id.hex()}",
                encoding,
                None if encoding is None else confidence,
                evidence,
                n_replaced,
            )
        )

    def file(self, repository: Repository, path: bytes, taken: Taken, *, executable: bool) -> None:
        """Add a file, or quarantine it where its path is no path or is taken already."""
        fault = self._path_fault(repository, path)
        if fault is not None:
            self.quarantine(repository, path, *fault, size_bytes=taken.size_bytes)
            repository.tree = None
            return
        repository.paths.add(path)
        repository.n_entries += 1
        repository.n_files += 1
        repository.size_bytes += taken.size_bytes
        text, raw = shown(path)
        name = text.rpartition("/")[2]
        extension = name.rpartition(".")[2].lower() if "." in name else None
        self._files.append(
            (
                ids.file_id(repository.repo_id, path),
                repository.repo_id,
                taken.content_id,
                repository.repo_name,
                text,
                raw,
                name,
                extension or None,
                taken.size_bytes,
                executable,
                False,
            )
        )
        if repository.tree is not None:
            mode = MODE_EXECUTABLE if executable else MODE_FILE
            repository.tree.append((path, mode, taken.git_id))

    def _path_fault(self, repository: Repository, path: bytes) -> tuple[str, str] | None:
        if path in repository.paths:
            return "duplicate-entry", "the first entry of this path is kept"
        if not path:
            return "path-invalid", "empty path"
        if len(path) > self.params.max_path_bytes:
            return "path-invalid", f"{len(path)} bytes"
        if b"\0" in path:
            return "path-invalid", "NUL in the path"
        if b"//" in path or b"/." in path or path[:1] in b"/." or path[-1:] == b"/":
            for part in path.split(b"/"):
                if part in {b"", b".", b".."}:
                    return "path-invalid", "empty, '.' or '..' component"
        return None

    def quarantine(
        self,
        repository: Repository,
        path: bytes | None,
        rule_id: str,
        detail: str | None = None,
        *,
        size_bytes: int | None = None,
    ) -> None:
        """Add an entry that cannot be taken, with the rule that says why."""
        repository.n_entries += 1
        repository.n_quarantined += 1
        path = None if path is None else path[: self.params.max_path_bytes]
        text, raw = (None, None) if path is None else shown(path)
        fault = (repository.repo_id, path, rule_id, detail)
        if fault in self._faults:
            again = f"again as entry {repository.n_entries}"
            detail = again if detail is None else f"{detail}; {again}"
        self._faults.add(fault)
        self._quarantine.append(
            (repository.repo_id, None, text, raw, _STAGE, rule_id, detail, size_bytes)
        )

    def _fold(self) -> pl.DataFrame:
        self._pending_bytes = 0
        return self._contents.frame("content_id")

    @property
    def is_full(self) -> bool:
        """Whether a frame of contents is complete and waits to be taken away."""
        return bool(self._ready)

    def ready(self) -> Iterator[pl.DataFrame]:
        """Yield the frames of contents that are complete, and forget them."""
        while self._ready:
            yield self._ready.pop(0)

    def rest(self) -> Iterator[pl.DataFrame]:
        """Yield the last frame of contents, where there is one."""
        if self._pending_bytes or self._contents.n_pending:
            yield self._fold()

    def tables(self) -> dict[str, pl.DataFrame]:
        """Return the tables that are complete only when the source was read to its end.

        Raises:
            ConservationError: Entries do not equal files plus quarantined entries.
        """
        rows = Rows(_frames.REPOS)
        for repository in self._repositories.values():
            rows.append(_repo_row(repository))
        tables = {
            "repos": rows.frame("repo_id"),
            "files": self._files.frame("file_id"),
            "commits": self.commits.frame("repo_id", "commit_id"),
            "quarantine": self._quarantine.frame(
                "repo_id", "path", "stage", "rule_id", "path_bytes", "detail"
            ),
        }
        n_entries = int(tables["repos"]["n_entries"].sum())
        n_accounted = tables["files"].height + tables["quarantine"].height
        if n_entries != n_accounted:
            raise ConservationError(
                f"ingest read {n_entries} entries but accounts for {n_accounted}"
            )
        return tables


def _repo_row(repository: Repository) -> tuple[_frames.Cell, ...]:
    if repository.tree is not None:
        repository.directory_swhid = directory_swhid(repository.tree)
    return tuple(getattr(repository, column) for column in _frames.REPOS)
