"""Compressed files as streams: gzip, bzip2, xz and zstandard, with bounded memory."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import Final, Protocol

_CHUNK: Final = 1 << 18
_GZIP_INPUT: Final = 1 << 16
_OTHER_INPUT: Final = 1 << 12  # what stands before a broken byte comes out in small steps
_XZ_MEMORY_BYTES: Final = 256 << 20
_GZIP: Final = b"\x1f\x8b"
_BZIP2: Final = b"BZh"
_XZ: Final = b"\xfd7zXZ\0"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"

BROKEN_STREAM: Final = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, MemoryError)
"""What reading a broken compressed stream raises."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gunzip:
    """zlib's gzip decompressor with the interface of those of bz2 and lzma.

    zlib forgets what it expanded before a broken byte. So that such a byte costs nothing that
    stands before it, the last block is expanded again byte by byte.
    """

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._tail = b""
        self._is_cut = False
        self._saved = b""
        self._error: zlib.error | None = None

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._tail and not self._is_cut and self._error is None

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._error is not None:
            if not self._saved:
                raise self._error
            expanded, self._saved = self._saved[:max_length], self._saved[max_length:]
            return expanded
        before = self._inner.copy()
        packed = self._tail + data
        try:
            expanded = self._inner.decompress(packed, max_length)
        except zlib.error as error:
            self._error = error
            self._saved = _salvaged(before, packed)
            return self.decompress(b"", max_length)
        self._tail = self._inner.unconsumed_tail
        self._is_cut = len(expanded) == max_length
        return expanded


def _salvaged(inner: zlib._Decompress, packed: bytes) -> bytes:
    pieces = []
    for index in range(len(packed)):
        try:
            pieces.append(inner.decompress(packed[index : index + 1]))
        except zlib.error:
            break
    return b"".join(pieces)


def _decompressor(head: bytes) -> _Decompressor | None:
    if head.startswith(_GZIP):
        return _Gunzip()
    if head.startswith(_BZIP2):
        return bz2.BZ2Decompressor()
    if head.startswith(_XZ):
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES)
    return None


class _Expanded(io.RawIOBase):
    """Expanded bytes of a file that may hold several compressed streams in a row."""

    def __init__(self, packed: io.BufferedIOBase, decompressor: _Decompressor) -> None:
        super().__init__()
        self._packed = packed
        self._decompressor = decompressor
        self._n_input = _GZIP_INPUT if isinstance(decompressor, _Gunzip) else _OTHER_INPUT

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower on purpose
        while True:
            if self._decompressor.eof:
                head = self._decompressor.unused_data or self._packed.read(self._n_input)
                following = _decompressor(head)
                if following is None:
                    return 0
                self._decompressor = following
                data = following.decompress(head, len(buffer))
            else:
                packed = b""
                if self._decompressor.needs_input:
                    packed = self._packed.read(self._n_input)
                if not packed and self._decompressor.needs_input:
                    raise EOFError
                data = self._decompressor.decompress(packed, len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)


class _Unzstd(io.RawIOBase):
    """Expanded bytes of a zstandard file, by Arrow, which is installed anyway."""

    def __init__(self, packed: io.BufferedIOBase) -> None:
        import pyarrow as pa

        super().__init__()
        self._stream = pa.CompressedInputStream(pa.PythonFile(packed, mode="r"), "zstd")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower on purpose
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def expanded(packed: io.BufferedIOBase) -> io.BufferedIOBase:
    """Return the expanded bytes of an open file, or the file itself where it is not compressed.

    Args:
        packed: Open at its start, and seekable.

    Raises:
        OSError: The file cannot be read.
    """
    head = packed.read(8)
    packed.seek(0)
    if head.startswith(_ZSTD):
        return io.BufferedReader(_Unzstd(packed), _CHUNK)
    decompressor = _decompressor(head)
    if decompressor is None:
        return packed
    return io.BufferedReader(_Expanded(packed, decompressor), _CHUNK)
