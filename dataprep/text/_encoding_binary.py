"""Tell binary data from text by magic numbers, control bytes and the pattern of UTF-16 and UTF-32."""

from __future__ import annotations

_HEAD_BYTES = 8192
# First bytes of formats whose files can be ASCII or UTF-8 for long stretches.
_TEXTLIKE_MAGIC = (
    b"%PDF-",
    b"GIF87a",
    b"GIF89a",
    b"!<arch>\n",
    b"\x1bLua",
    b"\x1bLJ",
    b"PK\x03\x04",
)
# First bytes of common binary formats (from the formats' own specifications).
_MAGIC = (
    *_TEXTLIKE_MAGIC,
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\xff\xfb",
    b"fLaC",
    b"MThd",
    b"\x1f\x8b",
    b"\x1f\x9d",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x78\x01",
    b"\x78\x9c",
    b"\x78\xda",
    b"wOFF",
    b"wOF2",
    b"OTTO",
    b"ttcf",
    b"\x00\x01\x00\x00",
    b"\x80\x02",
    b"\x80\x03",
    b"\x80\x04\x95",
    b"\x80\x05\x95",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"\x93NUMPY",
    b"\x89HDF",
    b"CDF\x01",
    b"\xde\x12\x04\x95",
    b"\x95\x04\x12\xde",
    b"\x00asm",
    b"dex\n",
    b"\xac\xed\x00\x05",
    b"PAR1",
    b"ARROW1",
    b"Obj\x01",
    b"\xa1\xb2\xc3\xd4",
    b"\xd4\xc3\xb2\xa1",
    b"\x30\x82",
    b"\x99\x01",
    b"bplist",
)
# Magic of two or three printable bytes needs a second sign of binary data.
_WEAK_MAGIC = (
    b"MZ",
    b"BM",
    b"ID3",
    b"BZh",
    b"RIFF",
    b"OTTO",
    b"PAR1",
    b"\xff\xfb",
    b"\x99\x01",
    b"\x30\x82",
)
# Control bytes that text files hold: tab, line ends, form feed, backspace, escape, end of file (DOS), bell.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\b\x1b\x1a\x07")) + b"\x7f"
# Over one control byte in 20 of the head is no text; random bytes have one in 10.
_DENSE_CONTROLS = 0.05
_SPARSE_CONTROLS = 0.005
_PDF_OFFSET_BYTES = 1024


def has_binary_magic(data: bytes, *, is_utf8: bool) -> bool:
    """Return whether the first bytes are those of a known binary format.

    Args:
        data: Bytes of a file.
        is_utf8: Whether the bytes are strict UTF-8; then only formats that can be so count.

    Returns:
        True for a known magic number; weak ones count only beside control bytes.
    """
    if is_utf8:
        return data.startswith(_TEXTLIKE_MAGIC)
    if not data.startswith(_MAGIC):
        return False
    return not data.startswith(_WEAK_MAGIC) or control_fraction(data) > _SPARSE_CONTROLS


def control_fraction(data: bytes) -> float:
    """Return the share (0-1) of control bytes that texts do not hold among the first 8 kB."""
    head = data[:_HEAD_BYTES]
    return 1 - len(head.translate(None, _CONTROLS)) / max(1, len(head))


def has_dense_controls(data: bytes) -> bool:
    """Return whether control bytes are too dense for a text."""
    return control_fraction(data) > _DENSE_CONTROLS
