"""The key of a store: what makes fingerprints and surrogates tell nothing without it."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
from pathlib import Path

from dataprep.errors import StorageError, UsageError
from dataprep.storage import Storage

_VARIABLE = "DATAPREP_KEY"
_FILE = "key"
_N_BYTES = 32
_LEAST_CHARACTERS = 16
_ID_DIGITS = 16
_WRITTEN = re.compile(rb"[0-9a-f]{64}")
_OWNER_ONLY = 0o600


def store_key(storage: Storage) -> bytes:
    """Return the key of a store: 32 bytes, the same for all runs and all workers.

    The environment variable DATAPREP_KEY gives it (SHA-256 of its text); without one it lies in
    the store's file ``key``, for its owner only, made when it is first asked for.

    Args:
        storage: The store's folder, which exists.

    Raises:
        UsageError: DATAPREP_KEY has fewer than 16 characters; the message does not show it.
        StorageError: The file cannot be made or read, or holds something else.
    """
    given = os.environ.get(_VARIABLE, "")
    if given:
        if len(given) < _LEAST_CHARACTERS:
            raise UsageError(
                f"{_VARIABLE} has {len(given)} characters, and needs {_LEAST_CHARACTERS} or more",
                "take what nobody can guess, for example from: openssl rand -hex 32",
            )
        return hashlib.sha256(given.encode(errors="surrogateescape")).digest()
    if not storage.exists(_FILE):
        _make(storage)
    written = storage.read_bytes(_FILE)
    if _WRITTEN.fullmatch(written) is None:
        raise StorageError(
            f"'{storage.path(_FILE)}' is no key of a store: it is not 64 hexadecimal digits",
            "put the file back; with another key all surrogates and fingerprints are others",
        )
    return bytes.fromhex(written.decode())


def key_id(key: bytes) -> str:
    """Return 16 hexadecimal digits that tell a key from others, and nothing about it.

    Example:
        >>> key_id(bytes(32))
        '05e33244240979e3'
    """
    return hmac.new(key, b"dataprep key id", hashlib.sha256).hexdigest()[:_ID_DIGITS]


def _make(storage: Storage) -> None:
    """Make the file, whole, unless another run has made it meanwhile."""
    # NOTE: a file of mkstemp is for its owner only from the start, whatever the umask.
    folder = storage.root if storage.is_local else None
    handle, name = tempfile.mkstemp(prefix=".tmp-", suffix=f"-{_FILE}", dir=folder)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(_N_BYTES))
        if storage.is_local:
            _publish(name, storage.path(_FILE))
        else:
            # NOTE: an object store has no locks; there runs come one at a time.
            storage.upload(Path(name), storage.path(_FILE))
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise StorageError(f"cannot write '{storage.path(_FILE)}': {cause}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _publish(temporary: str, path: str) -> None:
    """Give a file its name; where there is one of that name, that one stays."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:  # no links on this file system
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        except FileExistsError:
            return
        with os.fdopen(handle, "wb") as file:
            file.write(Path(temporary).read_bytes())
