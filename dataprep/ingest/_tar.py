"""Tar archives, plain or compressed, read as a stream and never unpacked to disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._expand import BROKEN_STREAM
from dataprep.ingest._member import Budget, ExpansionError, Member
from dataprep.ingest._objects import Fault
from dataprep.ingest.params import IngestParams

_BLOCK: Final = 512
_ZEROS: Final = bytes(_BLOCK)
_MAX_EXTENSION_BYTES: Final = 1 << 20
_SKIP_BYTES: Final = 1 << 20
_BLANK_CHECKSUM: Final = 8 * 0x20
_MAX_DECIMALS: Final = 18
_REGULAR: Final = frozenset({b"0", b"\0", b"7"})
_WITHOUT_DATA: Final = frozenset({b"1", b"2", b"3", b"4", b"5", b"6"})
_SPECIAL: Final = {b"3": "character device", b"4": "block device", b"6": "pipe"}
_SPARSE: Final = b"GNU.sparse."


class _CorruptError(Exception):
    """The archive cannot be read any further."""


def tar_members(
    stream: io.BufferedIOBase, budget: Budget, params: IngestParams
) -> Iterator[Member]:
    """Yield the entries of a tar archive in its order; a broken rest is one member.

    Args:
        stream: Expanded bytes.
        budget: What the archive may expand to.
        params: Limits.

    Raises:
        SourceError: The stream is no tar archive at all.
    """
    reader = _Reader(stream, budget)
    n_members = 0
    common: dict[bytes, bytes] = {}
    try:
        while True:
            member = _next(reader, common, params)
            if member is None:
                return
            n_members += 1
            if n_members > params.max_entries:
                detail = f"read up to {params.max_entries:,} entries"
                yield Member(None, fault=Fault("archive-bomb", detail))
                return
            yield member
    except ExpansionError:
        detail = f"expands beyond its bounds after {n_members:,} entries"
        yield Member(reader.path, fault=Fault("archive-bomb", detail))
    except (_CorruptError, *BROKEN_STREAM) as error:
        if n_members == 0 and reader.path is None:
            raise SourceError("this is no readable tar archive", "it may be cut off") from error
        detail = f"cannot be read after {n_members:,} entries"
        yield Member(reader.path, fault=Fault("archive-corrupt", detail))


class _Reader:
    def __init__(self, stream: io.BufferedIOBase, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self.path: bytes | None = None

    def take(self, n_bytes: int) -> bytes:
        data = self._stream.read(n_bytes)
        if len(data) != n_bytes:
            raise _CorruptError
        self._budget.spend(n_bytes)
        return data

    def header(self) -> bytes:
        data = self._stream.read(_BLOCK)
        if data and len(data) != _BLOCK:
            raise _CorruptError
        self._budget.spend(len(data))
        return data

    def payload(self, size: int) -> bytes:
        data = self.take(-(-size // _BLOCK) * _BLOCK)
        return data if len(data) == size else data[:size]

    def skip(self, size: int) -> None:
        left = -(-size // _BLOCK) * _BLOCK
        while left > 0:
            left -= len(self.take(min(left, _SKIP_BYTES)))


def _next(reader: _Reader, common: dict[bytes, bytes], params: IngestParams) -> Member | None:
    """Return the next entry with the extensions that stand before it; None at the end."""
    own = dict(common)
    while True:
        reader.path = None
        header = reader.header()
        if not header or header == _ZEROS:
            return None
        size, kind = _checked(header), header[156:157]
        if kind in b"xXgLK" and kind:
            if size > _MAX_EXTENSION_BYTES:
                raise _CorruptError
            body = reader.payload(size)
            if kind == b"g":
                common |= _records(body)
                own |= common
            elif kind in b"xX":
                own |= _records(body)
            else:
                own[b"path" if kind == b"L" else b"linkpath"] = body.rstrip(b"\0")
            continue
        return _member(reader, header, size, own, params)


def _member(
    reader: _Reader, header: bytes, size: int, own: dict[bytes, bytes], params: IngestParams
) -> Member:
    kind = header[156:157]
    path = own.get(b"path") or _name(header)
    reader.path = path
    if b"size" in own:
        size = _decimal(own[b"size"])
    if kind in _WITHOUT_DATA:
        return _without_data(kind, path, own.get(b"linkpath") or header[157:257].split(b"\0")[0])
    if kind == b"S" or any(key.startswith(_SPARSE) for key in own):
        while kind == b"S" and header[482:483] == b"\1":
            header = bytes(_BLOCK - 30) + reader.take(_BLOCK)[504:505]
        reader.skip(size)
        return Member(path, fault=Fault("special-file", "sparse file"), size_bytes=size)
    if path.endswith(b"/") and kind in _REGULAR:
        reader.skip(size)
        return Member(path)
    if kind not in _REGULAR:
        reader.skip(size)
        return Member(path, fault=Fault("special-file", "unknown kind of entry"), size_bytes=size)
    if size > params.max_file_bytes:
        reader.skip(size)
        detail = f"more than {params.max_file_bytes:,} bytes"
        return Member(path, fault=Fault("oversize", detail), size_bytes=size)
    is_executable = bool(_octal(header[100:108]) & 0o100)
    return Member(path, reader.payload(size), is_executable)


def _without_data(kind: bytes, path: bytes, target: bytes) -> Member:
    if kind == b"5":
        return Member(path if path.endswith(b"/") else path + b"/")
    if kind == b"2":
        return Member(path, fault=Fault("symlink"), link=target)
    if kind == b"1":
        return Member(path, fault=Fault("symlink", "hard link to another entry"))
    return Member(path, fault=Fault("special-file", _SPECIAL[kind]))


def _name(header: bytes) -> bytes:
    name = header[:100].split(b"\0", 1)[0]
    if header[257:263] == b"ustar\0":
        prefix = header[345:500].split(b"\0", 1)[0]
        return prefix + b"/" + name if prefix else name
    return name


def _checked(header: bytes) -> int:
    """Return the size of an entry whose header has the right checksum."""
    total = sum(header) - sum(header[148:156]) + _BLANK_CHECKSUM
    stated = _octal(header[148:156])
    if total != stated:
        n_high = sum(byte > 127 for byte in header[:148] + header[156:])
        if total - 256 * n_high != stated:  # historic tars summed signed bytes
            raise _CorruptError
    field_ = header[124:136]
    if field_[0] & 0x80:
        size = int.from_bytes(field_, "big") & ((1 << 95) - 1)
    else:
        size = _octal(field_)
    if size > 1 << 62:
        raise _CorruptError
    return size


def _octal(text: bytes) -> int:
    digits = text.split(b"\0", 1)[0].strip()
    try:
        value = int(digits or b"0", 8)
    except ValueError as error:
        raise _CorruptError from error
    if value < 0:
        raise _CorruptError
    return value


def _decimal(text: bytes) -> int:
    if not text.isdigit() or len(text) > _MAX_DECIMALS:
        raise _CorruptError
    return int(text)


def _records(body: bytes) -> dict[bytes, bytes]:
    r"""Return the records of a pax header: ``LENGTH KEY=VALUE\n``."""
    values: dict[bytes, bytes] = {}
    place = 0
    while place < len(body) and body[place] != 0:
        length, blank, _ = body[place : place + 21].partition(b" ")
        if not blank:
            raise _CorruptError
        n_bytes = _decimal(length)
        record = body[place + len(length) + 1 : place + n_bytes]
        key, equals, value = record.partition(b"=")
        if n_bytes <= len(length) + 1 or not equals or not record.endswith(b"\n"):
            raise _CorruptError
        values[key] = value[:-1]
        place += n_bytes
    return values
