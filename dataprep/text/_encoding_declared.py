"""Read the encoding that a file says it is written in."""

from __future__ import annotations

import codecs
import re

_HEAD_BYTES = 4096
_TAIL_BYTES = 1024
# XML, HTML, CSS, Emacs, Vim, Python and gettext, LaTeX, hunspell, PostgreSQL dumps, mail and R packages.
_DECLARATION = re.compile(
    rb"(?:<\?xml[^>]{0,80}?encoding\s{0,4}=\s{0,4}|charset\s{0,4}=\s{0,4}|@charset\s{1,4}"
    rb"|coding\s{0,4}[:=]\s{0,4}|fileencoding\s{0,4}=\s{0,4}|\bfenc\s{0,4}=\s{0,4}|scriptencoding\s{1,4}"
    rb"|\\usepackage\s{0,4}\[|^SET\s{1,4}|^Encoding:\s{0,4}|client_encoding\s{0,4}=\s{0,4})"
    rb"[\"']?([A-Za-z0-9][A-Za-z0-9._:+-]{1,30})",
    re.IGNORECASE | re.MULTILINE,
)
# One of these, in lower case, is in every declaration.
_SIGNS = (b"coding", b"charset", b"fenc", b"usepackage", b"\nset ")
# Names that Python does not know: LaTeX inputenc, Emacs, Vim and TeX.
_ALIASES = {
    "ansinew": "cp1252",
    "applemac": "mac-roman",
    "latin9": "iso8859-15",
    "latin-9": "iso8859-15",
    "chinese": "gb18030",
    "chinese-iso-8bit": "gb18030",
    "cn-gb": "gb18030",
    "cn-gb-2312": "gb18030",
    "euc-cn": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "cn-big5": "big5",
    "chinese-big5": "big5",
    "euc-japan": "euc_jp",
    "japanese-iso-8bit": "euc_jp",
    "japanese-shift-jis": "cp932",
    "sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ujis": "euc_jp",
    "euc-korea": "cp949",
    "korean-iso-8bit": "cp949",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "cyrillic-koi8": "koi8-r",
    "cyrillic-iso-8bit": "iso8859-5",
    "greek-iso-8bit": "iso8859-7",
    "hebrew-iso-8bit": "iso8859-8",
    "microsoft-cp1251": "cp1251",
    "microsoft-cp1250": "cp1250",
    "iso-8859-8-i": "iso8859-8",
    "tis620": "cp874",
    "tis-620": "cp874",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
_UNSPECIFIC = frozenset(
    {"ascii", "raw_unicode_escape", "unicode_escape", "idna", "punycode", "utf-7", "mbcs", "oem"}
)


def declared_codec(data: bytes) -> str | None:
    """Return the Python codec of the first encoding declared in the head or tail of a file.

    Args:
        data: Bytes of a file.

    Returns:
        Normalised name of a Python text codec, or None where nothing known is declared.
    """
    for part in (data[:_HEAD_BYTES], data[-_TAIL_BYTES:]):
        low = part.lower()
        if not low.startswith(b"set ") and not any(word in low for word in _SIGNS):
            continue
        for match in _DECLARATION.finditer(part):
            codec = _known_codec(match[1].decode("ascii").lower())
            if codec:
                return codec
    return None


def _known_codec(name: str) -> str | None:
    for suffix in ("", "-unix", "-dos", "-mac"):
        if suffix and not name.endswith(suffix):
            continue
        stem = name.removesuffix(suffix) if suffix else name
        try:
            info = codecs.lookup(_ALIASES.get(stem, stem))
        except (LookupError, ValueError):
            continue
        if info.name in _UNSPECIFIC or not info._is_text_encoding:
            return None
        return info.name
    return None
