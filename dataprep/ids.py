"""Identities: digests of contents, files, repositories and keys.

Ids are hexadecimal. ``content_id`` is the SHA-256 of the raw bytes; SWHIDs (ISO/IEC 18670) stand
in columns of their own.
"""

from __future__ import annotations

import hashlib
import json
import re

_ID_LENGTH = 32


def content_id(data: bytes) -> str:
    """Return the SHA-256 of raw bytes as 64 hexadecimal digits.

    Example:
        >>> content_id(b"")[:8]
        'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def git_digest(kind: bytes, data: bytes) -> bytes:
    """Return git's SHA-1 object id of an object as 20 bytes.

    Args:
        kind: ``blob``, ``tree``, ``commit`` or ``tag``.
        data: The object's bytes.
    """
    digest = hashlib.sha1(b"%s %d\0" % (kind, len(data)), usedforsecurity=False)
    digest.update(data)
    return digest.digest()


def git_blob_id(data: bytes) -> str:
    """Return git's SHA-1 object id of a blob.

    Example:
        >>> git_blob_id(b"")
        'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    return git_digest(b"blob", data).hex()


def content_swhid(data: bytes) -> str:
    """Return the SWHID of a content.

    Example:
        >>> content_swhid(b"")
        'swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    return f"swh:1:cnt:{git_blob_id(data)}"


def repo_id(origin: str, revision: str) -> str:
    """Return the id of a repository at a revision: 32 hexadecimal digits."""
    return digest_of("repo", origin, revision)[:_ID_LENGTH]


def file_id(repo: str, path: bytes) -> str:
    """Return the id of a file at a revision from its repository's id and its raw path bytes."""
    return hashlib.sha256(repo.encode("ascii") + b"\0" + path).hexdigest()[:_ID_LENGTH]


def canonical_json(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no blanks, ASCII, no NaN.

    Raises:
        TypeError: The value holds something that JSON has no form for.

    Example:
        >>> canonical_json({"b": 1, "a": [True, None]})
        '{"a":[true,null],"b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(*parts: object) -> str:
    """Return the SHA-256 over the canonical JSON of the parts, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(parts).encode("ascii")).hexdigest()


def language_id(name: str) -> str:
    """Return the lower-case slug under which rules and files name a language.

    Args:
        name: Linguist's name, the value of the column ``language``.

    Example:
        >>> [language_id(name) for name in ("C++", "C#", "Objective-C", "Jupyter Notebook")]
        ['cpp', 'csharp', 'objective-c', 'jupyter-notebook']
    """
    spelled = name.lower().replace("++", "pp").replace("#", "sharp").replace("*", "star")
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
