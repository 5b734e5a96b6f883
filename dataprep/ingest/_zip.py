"""Zip archives, read from their central directory without trusting a number in it."""

from __future__ import annotations

import bz2
import os
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._member import Budget, ExpansionError, Member
from dataprep.ingest._objects import Fault
from dataprep.ingest.params import IngestParams

_END: Final = struct.Struct("<4s4H2LH")
_END64_LOCATOR: Final = struct.Struct("<4sLQL")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_CENTRAL: Final = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL: Final = struct.Struct("<4s2B4HL2L2H")
_MAX_COMMENT: Final = 1 << 16
_READ_AHEAD: Final = 128
_UNKNOWN32: Final = 0xFFFFFFFF
_UNKNOWN16: Final = 0xFFFF
_ZIP64_EXTRA: Final = 1
_UNIX: Final = 3
_KIND: Final = 0o170000  # of a mode: file, folder, link or another
_ENCRYPTED: Final = 0x41  # traditional or strong encryption
_STORED, _DEFLATED, _BZIP2 = 0, 8, 12
_SLACK_BYTES: Final = 1 << 16


@dataclass(slots=True)
class _Entry:
    """One row of the central directory."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int


def zip_members(descriptor: int, budget: Budget, params: IngestParams) -> Iterator[Member]:
    """Yield the entries of a zip archive in the order of their bytes.

    Args:
        descriptor: Of the open file.
        budget: What the archive may expand to.
        params: Limits.

    Raises:
        SourceError: The archive has no readable central directory.
    """
    entries, fault = _central_directory(descriptor, params)
    entries.sort(key=lambda entry: entry.offset)
    end = 0
    is_spent = False
    for entry in entries:
        member, entry_end = _folder_or_special(entry), end
        if member is None and is_spent:
            member = _refused(entry, "archive-bomb", "the archive expands beyond its bounds")
        if member is None:
            try:
                member, entry_end = _read(descriptor, entry, end, budget, params)
            except ExpansionError:
                is_spent = True
                member = _refused(entry, "archive-bomb", "the archive expands beyond its bounds")
            except OSError as error:
                detail = os.strerror(error.errno or 0)
                member = _refused(entry, "unreadable", detail)
        end = max(end, entry_end)
        yield member
    if fault is not None:
        yield Member(None, fault=fault)


def _refused(entry: _Entry, rule_id: str, detail: str | None = None) -> Member:
    return Member(entry.name, fault=Fault(rule_id, detail), size_bytes=entry.size)


def _folder_or_special(entry: _Entry) -> Member | None:
    kind = entry.mode & _KIND
    if entry.name.endswith(b"/") or kind == stat.S_IFDIR:
        return Member(entry.name)
    if kind not in {0, stat.S_IFREG, stat.S_IFLNK}:
        return _refused(entry, "special-file")
    return None


def _read(
    descriptor: int, entry: _Entry, end: int, budget: Budget, params: IngestParams
) -> tuple[Member, int]:
    """Return a member and where its bytes end in the archive."""
    if entry.flags & _ENCRYPTED:
        return _refused(entry, "archive-entry-encrypted"), end
    if entry.size > params.max_file_bytes or entry.packed > params.max_file_bytes + _SLACK_BYTES:
        detail = f"more than {params.max_file_bytes:,} bytes"
        return _refused(entry, "oversize", detail), end
    if entry.offset < end:
        return _refused(entry, "archive-bomb", "overlaps another entry"), end
    wanted = _LOCAL.size + len(entry.name) + _READ_AHEAD + entry.packed
    head = os.pread(descriptor, wanted, entry.offset)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
        return _refused(entry, "archive-corrupt", "no local header"), end
    n_name, n_extra = _LOCAL.unpack_from(head)[-2:]
    start = _LOCAL.size + n_name + n_extra
    stop = start + entry.packed
    if stop > len(head):
        head += os.pread(descriptor, stop - len(head), entry.offset + len(head))
    if stop > len(head):
        return _refused(entry, "archive-corrupt", "cut off"), end
    budget.spend(entry.size)
    return _unpacked(entry, memoryview(head)[start:stop]), entry.offset + stop


def _unpacked(entry: _Entry, packed: memoryview) -> Member:
    if entry.method not in {_STORED, _DEFLATED, _BZIP2}:
        return _refused(entry, "unreadable", f"compression method {entry.method}")
    try:
        if entry.method == _DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
        elif entry.method == _BZIP2:
            data = bz2.BZ2Decompressor().decompress(packed, entry.size + 1)
        else:
            data = bytes(packed)
    except (zlib.error, OSError, EOFError, ValueError):
        return _refused(entry, "archive-corrupt", "cannot be decompressed")
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        return _refused(entry, "archive-corrupt", "size or checksum differ")
    if entry.mode & _KIND == stat.S_IFLNK:
        fault = Fault("symlink")
        return Member(entry.name, fault=fault, size_bytes=entry.size, link=data)
    return Member(entry.name, data, bool(entry.mode & stat.S_IXUSR))


def _central_directory(descriptor: int, params: IngestParams) -> tuple[list[_Entry], Fault | None]:
    start, size, shift = _locate(descriptor)
    entries: list[_Entry] = []
    buffer = b""
    place = 0
    left = size
    while left > 0 or place < len(buffer):
        needed = _CENTRAL.size + 3 * _MAX_COMMENT
        if len(buffer) - place < needed and left > 0:
            chunk = os.pread(descriptor, min(left, 1 << 20), start + size - left)
            left = left - len(chunk) if chunk else 0
            buffer, place = buffer[place:] + chunk, 0
            continue
        if len(entries) >= params.max_entries:
            return entries, Fault("archive-bomb", f"read up to {params.max_entries:,} entries")
        if buffer[place : place + 4] != b"PK\1\2" or len(buffer) - place < _CENTRAL.size:
            return entries, Fault("archive-corrupt", "the central directory ends too early")
        entry, place = _entry(buffer, place, shift)
        entries.append(entry)
    return entries, None


def _entry(buffer: bytes, place: int, shift: int) -> tuple[_Entry, int]:
    row = _CENTRAL.unpack_from(buffer, place)
    system, flags, method = row[2], row[5], row[6]
    crc, packed, size, n_name, n_extra, n_comment = row[9:15]
    attributes, offset = row[17], row[18]
    name_end = place + _CENTRAL.size + n_name
    name = buffer[place + _CENTRAL.size : name_end]
    if _UNKNOWN32 in {packed, size, offset}:
        extra = buffer[name_end : name_end + n_extra]
        size, packed, offset = _zip64(extra, size, packed, offset)
    mode = attributes >> 16 if system == _UNIX else 0
    entry = _Entry(name, flags, method, crc, packed, size, offset + shift, mode)
    return entry, name_end + n_extra + n_comment


def _zip64(extra: bytes, *numbers: int) -> tuple[int, ...]:
    """Return size, packed size and offset with the 64-bit ones where the others say so."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if kind == _ZIP64_EXTRA:
            body = extra[place + 4 : place + 4 + length]
            wide = iter(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            return tuple(next(wide, n) if n == _UNKNOWN32 else n for n in numbers)
        place += 4 + length
    return numbers


def _locate(descriptor: int) -> tuple[int, int, int]:
    """Return start and size of the central directory, and the bytes that stand before the zip."""
    file_size = os.fstat(descriptor).st_size
    tail_start = max(0, file_size - _END.size - _MAX_COMMENT)
    tail = os.pread(descriptor, file_size - tail_start, tail_start)
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        raise SourceError("the zip archive has no central directory", "it may be cut off")
    end = tail_start + place
    _, _, _, _, n_entries, size, offset, _ = _END.unpack_from(tail, place)
    if n_entries == _UNKNOWN16 or _UNKNOWN32 in {size, offset}:
        locator = os.pread(descriptor, _END64_LOCATOR.size, max(0, end - _END64_LOCATOR.size))
        if locator.startswith(b"PK\6\7") and len(locator) == _END64_LOCATOR.size:
            wide_end = end - _END64_LOCATOR.size - _END64.size
            row = os.pread(descriptor, _END64.size, max(0, wide_end))
            if row.startswith(b"PK\6\6") and len(row) == _END64.size:
                end, (size, offset) = wide_end, _END64.unpack(row)[-2:]
    start = end - size
    shift = start - offset
    if start < 0 or shift < 0:
        raise SourceError("the zip archive's central directory is broken", "it may be cut off")
    return start, size, shift
