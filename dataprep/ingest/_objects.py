"""Objects of a git repository, read by ``git cat-file --batch`` in bounded memory."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from dataprep.errors import SourceError
from dataprep.ingest._git import GitStream, environment
from dataprep.ingest.params import IngestParams

_SKIP_BYTES: Final = 1 << 20
_MAX_HEADER_BYTES: Final = 4096
_SHA1_DIGITS: Final = 40
_UNBUFFERED_OBJECTS: Final = 1000
_MAX_BROKEN: Final = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an object could not be taken."""

    rule_id: str
    detail: str | None = None


def read_objects(
    shadow: Path, object_ids: Sequence[bytes], kind: bytes, params: IngestParams
) -> Iterator[tuple[bytes, bytes | Fault]]:
    """Yield every object's bytes, or why they cannot be had, in the order asked for.

    Args:
        shadow: Git directory.
        object_ids: What to read.
        kind: ``blob`` or ``commit``; an object of another kind is a fault.
        params: Limits.

    Raises:
        SourceError: git is silent for too long.

    git ends at the first object that it cannot unpack. It is then started again behind that
    object, without buffering, so that only the broken ones are lost.
    """
    pending = deque(object_ids)
    n_broken = 0
    for blob in _batch(shadow, list(pending), kind, params, is_buffered=True):
        yield pending.popleft(), blob
    while pending and n_broken < _MAX_BROKEN:
        asked = list(itertools.islice(pending, _UNBUFFERED_OBJECTS))
        n_answers = 0
        for blob in _batch(shadow, asked, kind, params, is_buffered=False):
            n_answers += 1
            yield pending.popleft(), blob
        if n_answers < len(asked):
            n_broken += 1
            yield pending.popleft(), Fault("git-object-corrupt", "git cannot unpack it")
    for object_id in pending:
        yield object_id, Fault("git-object-corrupt", f"not read after {_MAX_BROKEN:,} broken ones")


def _batch(
    shadow: Path, asked: list[bytes], kind: bytes, params: IngestParams, *, is_buffered: bool
) -> Iterator[bytes | Fault]:
    mode = ["--batch", "--buffer"] if is_buffered else ["--batch"]
    with tempfile.TemporaryFile(prefix="dataprep-ids-") as requests:
        requests.writelines(object_id + b"\n" for object_id in asked)
        requests.seek(0)
        stream = GitStream(
            ["cat-file", *mode],
            environment(shadow),
            stdin=requests,
            timeout_s=params.git_idle_timeout_s,
            cwd=shadow,
        )
        with stream:
            for object_id in asked:
                answer = _next_answer(stream, object_id, params)
                if answer is None:
                    return
                if answer == ():
                    yield _absent(shadow, object_id)
                elif isinstance(answer, tuple):
                    yield _checked(object_id, kind, *answer)
                else:
                    yield answer


def _next_answer(
    stream: GitStream, object_id: bytes, params: IngestParams
) -> tuple[bytes, bytes] | tuple[()] | Fault | None:
    """Return kind and bytes, () for a missing object, None where the output ends before it."""
    reader = stream.reader
    try:
        words = reader.readline(_MAX_HEADER_BYTES).split()
        if len(words) == 2 and words[1] == b"missing":
            return ()
        if len(words) != 3 or words[0] != object_id or not words[2].isdigit():
            return None
        size = int(words[2])
        if size > params.max_file_bytes:
            if not _skip(reader, size + 1):
                return None
            return Fault("oversize", f"more than {params.max_file_bytes:,} bytes")
        data = reader.read(size + 1)
    except TimeoutError as error:
        raise SourceError("git was silent for too long") from error
    return (words[1], data[:-1]) if len(data) == size + 1 else None


def _checked(object_id: bytes, kind: bytes, found: bytes, data: bytes) -> bytes | Fault:
    if found != kind:
        return Fault("git-object-corrupt", "the id names another kind of object")
    header = b"%s %d\0" % (kind, len(data))
    if len(object_id) == _SHA1_DIGITS:
        digest = hashlib.sha1(header, usedforsecurity=False)
    else:
        digest = hashlib.sha256(header)
    digest.update(data)
    if digest.hexdigest().encode("ascii") != object_id:
        return Fault("git-object-corrupt", "the bytes do not have the object's id")
    return data


def _absent(shadow: Path, object_id: bytes) -> Fault:
    name = object_id.decode("ascii", "replace")
    if (shadow / "objects" / name[:2] / name[2:]).exists():
        return Fault("git-object-corrupt", "git cannot read its header")
    return Fault("blob-missing", "the repository does not hold this object")


def _skip(reader: IO[bytes], n_bytes: int) -> bool:
    while n_bytes > 0:
        chunk = reader.read(min(n_bytes, _SKIP_BYTES))
        if not chunk:
            return False
        n_bytes -= len(chunk)
    return True
