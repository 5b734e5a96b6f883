"""Names of archives and corpora."""

from __future__ import annotations

from typing import Final

ZIP_SUFFIXES: Final = (".zip", ".whl", ".jar", ".war", ".aar", ".nupkg", ".egg", ".vsix")
_TAR_SUFFIXES: Final = (
    *(".tar", ".tar.gz", ".tgz", ".crate", ".gem", ".tar.bz2", ".tbz2", ".tbz"),
    *(".tar.xz", ".txz", ".tar.zst", ".tzst"),
)
_ARCHIVE_SUFFIXES: Final = ZIP_SUFFIXES + _TAR_SUFFIXES
JSONL_SUFFIXES: Final = tuple(
    f".{name}{packed}" for name in ("jsonl", "ndjson") for packed in ("", ".gz", ".zst")
)
PARQUET_SUFFIXES: Final = (".parquet", ".pq")


def is_archive_name(name: str) -> bool:
    """Return whether a file's name is that of an archive.

    Example:
        >>> is_archive_name("flask-3.1.3.tar.gz"), is_archive_name("a.txt")
        (True, False)
    """
    return name.lower().endswith(_ARCHIVE_SUFFIXES)


def is_corpus_name(name: str) -> bool:
    """Return whether a file's name is that of a Parquet or JSONL corpus."""
    return name.lower().endswith(JSONL_SUFFIXES + PARQUET_SUFFIXES)


def stem_of(name: str) -> str:
    """Return an archive's or corpus's name without its suffix.

    Example:
        >>> stem_of("flask-3.1.3.tar.gz")
        'flask-3.1.3'
    """
    known = _ARCHIVE_SUFFIXES + JSONL_SUFFIXES + PARQUET_SUFFIXES
    longest = max(
        (suffix for suffix in known if name.lower().endswith(suffix)), key=len, default=""
    )
    return name[: len(name) - len(longest)] or name
