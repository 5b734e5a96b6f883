"""Name encodings as IANA does, and say which codecs read what an encoding is used for in practice."""

from __future__ import annotations

import codecs
import re

# A text in HZ switches to Chinese this early.
_HZ_BYTES = 65_536
_C1 = re.compile(rb"[\x80-\x9f]")
_NAMES = {
    "cp932": "shift_jis",
    "shift_jis_2004": "shift_jis",
    "euc_jp": "euc-jp",
    "euc_jis_2004": "euc-jp",
    "cp949": "euc-kr",
    "cp950": "big5",
    "big5hkscs": "big5-hkscs",
    "cp874": "windows-874",
    "hz": "hz-gb-2312",
    "iso2022_jp": "iso-2022-jp",
    "iso2022_jp_2": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
    "cp866": "ibm866",
    "mac-latin2": "x-mac-ce",
    "mac-cyrillic": "x-mac-cyrillic",
    "mac-greek": "x-mac-greek",
    "iso8859-1": "iso-8859-1",
}
# What files that declare (or look like) an encoding are read with, in this order: supersets as the browsers' encoding
# standard (https://encoding.spec.whatwg.org/) has them, then wider ones.
_DECODERS = {
    "iso8859-1": ("cp1252", "iso8859-1"),
    "cp1252": ("cp1252", "iso8859-1"),
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "cp936": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "cp950": ("cp950", "big5hkscs"),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("cp949",),
    "koi8-u": ("koi8-u",),
    "cp858": ("cp850",),
}


def decoders_of(codec: str) -> tuple[str, ...]:
    """Return the Python codecs to read an encoding with, best first.

    Args:
        codec: Normalised name of a Python codec.
    """
    return _DECODERS.get(codec, (codec,))


def canonical_name(codec: str, data: bytes) -> str:
    """Return the canonical lower-case name of the encoding that data was read with.

    Args:
        codec: Name of the Python codec.
        data: The bytes; without 0x80-0x9F windows-1252 is named iso-8859-1, which reads them equally.
    """
    if codec == "cp1252" and not _C1.search(data):
        return "iso-8859-1"
    if codec in _NAMES:
        return _NAMES[codec]
    if re.fullmatch(r"cp125\d", codec):
        return f"windows-{codec[2:]}"
    return re.sub(r"^iso8859", "iso-8859", codecs.lookup(codec).name.replace("_", "-"))


def escape_codec(data: bytes) -> str | None:
    """Return the codec of a text in 7-bit ISO-2022 or HZ, None for plain ASCII and terminal escapes.

    Args:
        data: ASCII bytes.
    """
    if b"\x1b" in data and b"\x1b$" in data:
        candidates: tuple[str, ...] = ("iso2022_jp", "iso2022_jp_2", "iso2022_kr")
    elif b"~" in data and b"~{" in data[:_HZ_BYTES] and b"~}" in data:
        candidates = ("hz",)
    else:
        return None
    for codec in candidates:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if not text.isascii() and (codec != "hz" or _is_chinese(text)):
            return codec
    return None


def _is_chinese(text: str) -> bool:
    wide = [char for char in text if char > "\x7f"]
    return len(wide) >= 2 and all("\u3000" <= char <= "\uffef" for char in wide)
