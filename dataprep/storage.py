"""Files of a store or an output: by path or URI, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import uuid
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from dataprep.errors import StorageError

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa
    import pyarrow.parquet as pq
    from fsspec import AbstractFileSystem

_OWNER_ONLY = 0o700
_TEMPORARY = ".tmp-"
_CHUNK_BYTES = 1 << 20
_LONG_VALUES = frozenset({"bytes", "text", "content"})
"""Columns of whole files: a dictionary or bounds of them only cost time and room."""
_DIGESTS = frozenset({"content_id", "file_id", "kept_file_id", "text_digest", "swhid"})
"""Columns with hardly a value twice: a dictionary of them only costs time and room."""


@dataclass(frozen=True, slots=True)
class ParquetForm:
    """How a Parquet file is packed; a reader need not know.

    Attributes:
        compression: Codec of the pages.
        compression_level: Level of the codec; None where it has none.
        is_for_others: Whether readers that are not ours are to find what they may expect: Arrow's
            schema, and a dictionary and bounds of all columns but long ones. Else only what rows
            are looked up by has bounds, texts and unsigned numbers, and of texts all but digests
            a dictionary.
    """

    compression: Literal["lz4", "zstd"]
    compression_level: int | None
    is_for_others: bool

    def columns(self, schema: pa.Schema) -> tuple[list[str], list[str]]:
        """Return the columns that get a dictionary, and those that get bounds."""
        short = [field for field in schema if field.name not in _LONG_VALUES]
        if self.is_for_others:
            names = [field.name for field in short]
            return names, names
        texts = [
            field.name for field in short if str(field.type).endswith(("string", "string_view"))
        ]
        keys = [field.name for field in short if str(field.type) == "uint64"]
        return [name for name in texts if name not in _DIGESTS], texts + keys


INTERNAL = ParquetForm("lz4", None, is_for_others=False)
"""For what is read again soon and often: cheap to pack, a third larger than the other."""
RELEASED = ParquetForm("zstd", 1, is_for_others=True)
"""For what is kept and sent."""


class Storage:
    """A folder on a file system of any kind that fsspec knows.

    What is written appears under its name at once and complete: local files are written under a
    temporary name and renamed, object stores publish an object when its upload ends.

    Args:
        root: Path or URI.

    Raises:
        StorageError: No file system is registered for the URI's scheme, or it cannot be reached.
    """

    def __init__(self, root: str | Path) -> None:
        self.root = str(root)
        self.is_local = "://" not in self.root or self.root.startswith("file://")
        if self.is_local:
            self.root = str(Path(self.root.removeprefix("file://")).absolute())
        self._fs: AbstractFileSystem | None = None

    def __reduce__(self) -> tuple[type[Storage], tuple[str]]:
        return (Storage, (self.root,))

    @property
    def _filesystem(self) -> AbstractFileSystem:
        if self._fs is None:
            import fsspec

            try:
                # NOTE: what other processes write must be seen, so no listing is remembered.
                self._fs, _ = fsspec.core.url_to_fs(self.root, use_listings_cache=False)
            except (ImportError, ValueError) as error:
                scheme = self.root.partition("://")[0]
                raise StorageError(
                    f"cannot open '{scheme}://' locations: {error}",
                    "install the fsspec driver of this scheme, for S3: pip install 'dataprep[s3]'",
                ) from error
        return self._fs

    def path(self, *parts: str) -> str:
        """Return the full path or URI of a file below the root."""
        return "/".join((self.root.rstrip("/"), *parts))

    def make_private(self) -> None:
        """Create the root for its owner only; nothing to do on object stores."""
        if self.is_local:
            Path(self.root).mkdir(parents=True, exist_ok=True)
            Path(self.root).chmod(_OWNER_ONLY)

    def exists(self, *parts: str) -> bool:
        """Return whether a file or folder is there."""
        if self.is_local:
            return Path(self.path(*parts)).exists()
        return bool(self._filesystem.exists(self.path(*parts)))

    def size(self, *parts: str) -> int:
        """Return the size of a file in bytes."""
        if self.is_local:
            return Path(self.path(*parts)).stat().st_size
        return int(self._filesystem.size(self.path(*parts)))

    def list_files(self, *parts: str, suffix: str = "") -> list[str]:
        """Return the names of the files directly in a folder, sorted; none where it is absent."""
        folder = self.path(*parts)
        if self.is_local:
            try:
                names = [entry.name for entry in os.scandir(folder) if entry.is_file()]
            except FileNotFoundError:
                return []
        else:
            names = self._listed(folder, "file")
        return sorted(n for n in names if n.endswith(suffix) and not n.startswith(_TEMPORARY))

    def _listed(self, folder: str, kind: str) -> list[str]:
        """Return the names of one kind that an object store lists directly below a folder."""
        try:
            listed = self._filesystem.ls(folder, detail=True)
        except FileNotFoundError:
            return []
        found = [str(item["name"]) for item in listed if item["type"] == kind]
        return [name.rstrip("/").rpartition("/")[2] for name in found]

    def list_folders(self, *parts: str) -> list[str]:
        """Return the names of the folders directly in a folder, sorted; none where it is absent."""
        folder = self.path(*parts)
        if self.is_local:
            try:
                return sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
            except FileNotFoundError:
                return []
        return sorted(self._listed(folder, "directory"))

    def read_bytes(self, *parts: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            StorageError: It cannot be read.
        """
        try:
            if self.is_local:
                return Path(self.path(*parts)).read_bytes()
            return bytes(self._filesystem.cat_file(self.path(*parts)))
        except OSError as error:
            raise StorageError(f"cannot read '{self.path(*parts)}': {_cause(error)}") from error

    def read_json(self, *parts: str) -> dict[str, object]:
        """Return the object that a JSON file holds.

        Raises:
            StorageError: It cannot be read, or is no JSON object.
        """
        try:
            value = json.loads(self.read_bytes(*parts))
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise StorageError(f"'{self.path(*parts)}' is damaged: it is no JSON object")
        return cast("dict[str, object]", value)

    def digest(self, *parts: str) -> str:
        """Return the SHA-256 of a file, read piece by piece, as 64 hexadecimal digits.

        Raises:
            StorageError: It cannot be read.
        """
        path, digest = self.path(*parts), hashlib.sha256()
        try:
            with Path(path).open("rb") if self.is_local else self._filesystem.open(path) as file:
                while chunk := file.read(_CHUNK_BYTES):
                    digest.update(chunk)
        except OSError as error:
            raise StorageError(f"cannot read '{path}': {_cause(error)}") from error
        return digest.hexdigest()

    def write_bytes(self, data: bytes, *parts: str) -> None:
        """Write a file, whole or not at all.

        Raises:
            StorageError: It cannot be written.
        """
        with _Publication(self, parts) as temporary:
            temporary.write_bytes(data)

    def write_json(self, value: object, *parts: str) -> None:
        """Write a JSON file with sorted keys, whole or not at all."""
        text = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False)
        self.write_bytes(text.encode() + b"\n", *parts)

    def write_frame(self, frame: pl.DataFrame, *parts: str, rows_per_group: int = 65_536) -> None:
        """Write a frame as Parquet, whole or not at all; the same frame gives the same bytes."""
        with self.open_parquet(*parts) as write:
            table = frame.to_arrow(compat_level=None)
            write(table, rows_per_group)

    def publish(self, *parts: str) -> AbstractContextManager[Path]:
        """Return a context manager that gives a local path; what is written there is the file.

        It appears under its name when the block ends well.
        """
        return _Publication(self, parts)

    def open_parquet(self, *parts: str, form: ParquetForm = INTERNAL) -> ParquetFileWriter:
        """Return a context manager that gives a function to append Arrow tables to one file."""
        return ParquetFileWriter(self, parts, form)

    def link(self, source: str, target: str) -> None:
        """Give a file a second name; a copy where the file system knows no links.

        What is written is never changed in place, so that both names hold the same for ever.

        Args:
            source: Path relative to the root.
            target: Path relative to the root; a file of that name is replaced.

        Raises:
            StorageError: It cannot be written.
        """
        if not self.is_local:
            self._filesystem.cp_file(self.path(source), self.path(target))
            return
        import shutil

        with _Publication(self, (target,)) as temporary:
            try:
                temporary.hardlink_to(self.path(source))
            except OSError:
                shutil.copyfile(self.path(source), temporary)

    def open_file(self, *parts: str) -> pa.PythonFile:
        """Return a file of an object store opened for reading at any place."""
        import pyarrow as pa

        return pa.PythonFile(self._filesystem.open(self.path(*parts), "rb"), mode="r")

    def open_parquet_reader(self, *parts: str) -> pq.ParquetFile:
        """Return a Parquet file opened for reading, to be used as a context manager."""
        import pyarrow.parquet as pq

        return pq.ParquetFile(self.path(*parts) if self.is_local else self.open_file(*parts))

    def scan(self, paths: Sequence[str], schema: pl.Schema | None = None) -> pl.LazyFrame:
        """Return the rows of Parquet or Arrow files below the root, none where there is no file.

        Args:
            paths: Paths relative to the root, in the order in which their rows come.
            schema: Columns of the files; may be left out where there is at least one file.
        """
        import polars as pl

        if not paths:
            return pl.LazyFrame(schema=schema)
        full = [self.path(path) for path in paths]
        is_arrow = paths[0].endswith(".arrow")
        if self.is_local and is_arrow:
            return pl.scan_ipc(full, glob=False)
        if self.is_local:
            return pl.scan_parquet(full, schema=schema, glob=False, cache=False)
        import pyarrow.dataset as ds
        from pyarrow.fs import FSSpecHandler, PyFileSystem

        files = PyFileSystem(FSSpecHandler(self._filesystem))  # type: ignore[abstract]  # only to the stubs
        names = [self._filesystem._strip_protocol(path) for path in full]
        dataset = ds.dataset(names, format="ipc" if is_arrow else "parquet", filesystem=files)
        # NOTE: polars' filters reach pyarrow with signed numbers, which do not hold the larger half
        # of the unsigned ones; of such files polars filters the rows itself.
        is_signed = all(str(field.type) != "uint64" for field in dataset.schema)
        return pl.scan_pyarrow_dataset(dataset, allow_pyarrow_filter=is_signed)

    def remove(self, *parts: str) -> None:
        """Remove a file or a folder with all it holds; nothing to do where it is absent."""
        import shutil

        path = self.path(*parts)
        if not self.is_local:
            with contextlib.suppress(FileNotFoundError):
                self._filesystem.rm(path, recursive=True)
        elif Path(path).is_dir():
            shutil.rmtree(path)
        else:
            Path(path).unlink(missing_ok=True)

    def remove_leftovers(self, *parts: str) -> None:
        """Remove what killed writers left in a folder; must not run beside a writer."""
        if self.is_local:
            for path in Path(self.path(*parts)).glob(f"{_TEMPORARY}*"):
                path.unlink(missing_ok=True)

    def upload(self, source: Path, target: str) -> None:
        """Put a local file on the object store; it appears there complete or not at all."""
        self._filesystem.put_file(str(source), target)


def _cause(error: OSError) -> str:
    """Return what the system says of an error; drivers of object stores often say nothing."""
    return error.strerror or type(error).__name__


class _Publication:
    """Gives a temporary local path; on success its file appears under the target's name."""

    def __init__(self, storage: Storage, parts: tuple[str, ...]) -> None:
        self._storage, self._target = storage, storage.path(*parts)
        folder, _, name = self._target.rpartition("/")
        self._folder = folder if storage.is_local else tempfile.gettempdir()
        self._temporary = Path(self._folder) / f"{_TEMPORARY}{uuid.uuid4().hex}-{name}"

    def __enter__(self) -> Path:
        try:
            Path(self._folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"cannot write '{self._target}': {_cause(error)}") from error
        return self._temporary

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        try:
            if kind is None and self._storage.is_local:
                self._temporary.replace(self._target)
            elif kind is None:
                self._storage.upload(self._temporary, self._target)
        except OSError as fault:
            raise StorageError(f"cannot write '{self._target}': {_cause(fault)}") from fault
        finally:
            self._temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageError(f"cannot write '{self._target}': {_cause(error)}") from error


class ParquetFileWriter:
    """Appends Arrow tables to one Parquet file, which appears when the block ends well.

    A block that appends nothing writes no file.
    """

    def __init__(self, storage: Storage, parts: tuple[str, ...], form: ParquetForm) -> None:
        self._publication, self._form = _Publication(storage, parts), form
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Callable[[pa.Table, int], None]:
        import pyarrow.parquet as pq

        path = self._publication.__enter__()

        def write(table: pa.Table, rows_per_group: int) -> None:
            if self._writer is None:
                with_dictionary, with_bounds = self._form.columns(table.schema)
                self._writer = pq.ParquetWriter(
                    path,
                    table.schema,
                    compression=self._form.compression,
                    compression_level=self._form.compression_level,
                    use_dictionary=with_dictionary,  # type: ignore[arg-type]  # stubs know bool only
                    write_statistics=with_bounds,
                    store_schema=self._form.is_for_others,
                )
            self._writer.write_table(table, row_group_size=rows_per_group)

        return write

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if self._writer is None:
            return
        try:
            self._writer.close()
        except OSError as fault:
            self._publication.__exit__(type(fault), fault, None)
        self._publication.__exit__(kind, error, trace)
