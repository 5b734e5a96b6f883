"""An index that answers, for any text, which contents resemble it: datasketch's MinHashLSH.

It is for programs that ask often, and for several that share one index on a Redis server. A single
question is answered faster by a look at all signatures, as ``dataprep find`` does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import polars as pl

from dataprep.dedup.arrays import as_matrix
from dataprep.dedup.bands import band_layout
from dataprep.dedup.pairs import far_below, jaccard
from dataprep.dedup.params import NearPairParams, ShingleParams
from dataprep.dedup.shingles import shingle_sets, sketch
from dataprep.errors import MissingExtraError, StorageError, UsageError
from dataprep.ids import digest_of

if TYPE_CHECKING:
    import numpy.typing as npt
    from datasketch import LeanMinHash, MinHashLSH

Signature: TypeAlias = "npt.NDArray[np.uint32]"
TextsOf: TypeAlias = Callable[[Sequence[str]], Mapping[str, bytes]]
"""Returns the texts of contents, in UTF-8, by id."""

_SCHEME = "affine32"
_BUFFERED = 10_000
"""Commands that are sent to a server at once."""
_CONNECT_S, _ANSWER_S = 5.0, 60.0
"""Seconds after which a server that does not connect or answer is given up."""


class RedisPlace(NamedTuple):
    """Where an index lies that several processes share.

    Attributes:
        url: ``redis://``, ``rediss://`` or ``unix://`` URL of the server.
        name: First part of the names of its keys: one name for each set of contents.
    """

    url: str
    name: str


class Resembling(NamedTuple):
    """A content that resembles a text.

    Attributes:
        content_id: Its id.
        estimate: Jaccard index as the signatures estimate it; standard error at most .045.
        jaccard: Exact Jaccard index; None where texts were not given.
    """

    content_id: str
    estimate: float
    jaccard: float | None


def signature_of(text: bytes, params: ShingleParams) -> Signature | None:
    """Return the signature of a text, None where it has fewer tokens than a shingle.

    Args:
        text: The text in UTF-8.
        params: What a shingle and a signature are.
    """
    found = sketch(pl.Series([text], dtype=pl.Binary), params)
    return found.signature[0] if found.n_shingles[0] else None


def exact_jaccard(text: bytes, others: Sequence[bytes], params: ShingleParams) -> list[float]:
    """Return the exact Jaccard index of a text and each of some others.

    Args:
        text: The text in UTF-8.
        others: The texts to compare it with.
        params: What a shingle is.

    Example:
        >>> exact_jaccard(b"a b c", [b"a b c", b"a b d", b""], ShingleParams(size=2))
        [1.0, 0.3333333333333333, 0.0]
    """
    flat, start = shingle_sets(pl.Series([text, *others], dtype=pl.Binary), params)
    places = np.arange(1, len(others) + 1)
    similarity: list[float] = jaccard(flat, start, np.zeros_like(places), places).tolist()
    return similarity


class Lookup:
    """An index of signatures, in memory or on a Redis server.

    In memory it takes about 8 kB a content and ends with the process; on a server it takes about
    10 kB a content and stays. Indexes of other parameters have other keys.

    Args:
        params: What a signature is, and the threshold that the bands are chosen for: a pair at it
            is found with a probability of .99.
        place: Where the index lies; None keeps it in memory.

    Raises:
        MissingExtraError: The client of Redis is not installed.
        UsageError: The URL cannot be used.

    Example:
        >>> lookup = Lookup(NearPairParams(size=2))
        >>> known = signature_of(b"one two three four", lookup.params)
        >>> lookup.insert("ab" * 32, known)
        >>> [found.estimate for found in lookup.query(b"one two three four")]
        [1.0]
    """

    def __init__(self, params: NearPairParams, place: RedisPlace | None = None) -> None:
        self.params = params
        self._layout = band_layout(params.threshold, params.n_perm)
        self._server = None if place is None else _Server(place, params)
        from datasketch import MinHashLSH

        self._is_complete = False
        with self._speaking():
            # NOTE: pickled keys would be unpickled as the server returns them; bytes are only read.
            self._lsh: MinHashLSH = MinHashLSH(
                num_perm=params.n_perm,
                params=self._layout,
                storage_config={"type": "dict"} if self._server is None else self._server.config,
                prepickle=False,
            )

    def _speaking(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._server is None else self._server.speaking()

    def __len__(self) -> int:
        with self._speaking():
            return int(self._lsh.keys.size())

    @property
    def is_complete(self) -> bool:
        """Whether ``build`` has ended, in this process or, on a server, in any."""
        return self._is_complete if self._server is None else self._server.is_marked()

    def build(self, batches: Iterable[pl.DataFrame]) -> int:
        """Insert the rows of a run's ``signatures``, and mark the index as complete.

        It can be called again after it was broken off.

        Args:
            batches: Frames with ``content_id`` and ``signature``; null is left out.

        Returns:
            How many contents were inserted.
        """
        n_inserted = 0
        with self._speaking():
            with self._lsh.insertion_session(buffer_size=_BUFFERED) as session:
                for batch in batches:
                    rows = batch.filter(pl.col("signature").is_not_null())
                    matrix = as_matrix(rows["signature"], np.uint32, self.params.n_perm)
                    for content_id, row in zip(rows["content_id"], matrix, strict=True):
                        key, minhash = bytes.fromhex(content_id), self._minhash(row)
                        session.insert(key, minhash, check_duplication=False)
                    n_inserted += rows.height
            if self._server is not None:
                self._server.mark()
            self._is_complete = True
        return n_inserted

    def insert(self, content_id: str, signature: Signature) -> None:
        """Insert a content; nothing happens where the index holds it.

        Args:
            content_id: Its id.
            signature: Its signature.
        """
        key = bytes.fromhex(content_id)
        with self._speaking():
            if key not in self._lsh:
                self._lsh.insert(key, self._minhash(signature), check_duplication=False)

    def remove(self, content_ids: Iterable[str]) -> int:
        """Remove contents, for example those of a takedown, and return how many there were."""
        keys = [bytes.fromhex(content_id) for content_id in content_ids]
        n_removed = 0
        with self._speaking():
            for key in keys:
                if key in self._lsh:
                    self._lsh.remove(key)
                    n_removed += 1
        return n_removed

    def candidates(self, signature: Signature) -> list[Resembling]:
        """Return the contents that share a band and are not estimated far below the threshold.

        Args:
            signature: Signature of a text.

        Returns:
            The likeliest first.
        """
        bands, rows = self._layout
        with self._speaking():
            keys = self._lsh.query(self._minhash(signature))
            stored = self._lsh.keys.getmany(*keys) if keys else []
        # NOTE: datasketch keeps the values of each band with swapped bytes.
        asked = signature[: bands * rows].byteswap().reshape(bands, rows)
        far = far_below(self.params.threshold, bands * rows)
        found = []
        for key, values in zip(keys, stored, strict=True):
            if len(values) < bands:
                continue  # another process is removing it
            one = np.frombuffer(b"".join(values[:bands]), np.uint32).reshape(bands, rows)
            estimate = float((one == asked).mean())
            if estimate >= far:
                found.append(Resembling(bytes(key).hex(), estimate, None))
        return sorted(found, key=lambda one: (-one.estimate, one.content_id))

    def query(self, text: bytes, texts: TextsOf | None = None) -> list[Resembling]:
        """Return the contents that resemble a text.

        Args:
            text: The text in UTF-8.
            texts: Gives texts of contents, by which candidates are verified.

        Returns:
            The most similar first. Verified ones all reach the threshold; without ``texts`` they
            are candidates, with estimates only. None where the text is too short for a shingle.
        """
        signature = signature_of(text, self.params)
        found = [] if signature is None else self.candidates(signature)
        if texts is None or not found:
            return found
        of_content = texts([one.content_id for one in found])
        known = [one for one in found if one.content_id in of_content]
        exact = exact_jaccard(text, [of_content[one.content_id] for one in known], self.params)
        verified = [
            one._replace(jaccard=value)
            for one, value in zip(known, exact, strict=True)
            if value >= self.params.threshold
        ]
        return sorted(verified, key=lambda one: (-(one.jaccard or 0.0), one.content_id))

    def _minhash(self, signature: Signature) -> LeanMinHash:
        from datasketch import LeanMinHash

        return LeanMinHash(seed=self.params.seed, hashvalues=signature, scheme=_SCHEME)


class _Server:
    """A Redis server, as datasketch is to use it.

    Args:
        place: Where the index lies.
        params: Parameters; another set of them has other keys.
    """

    def __init__(self, place: RedisPlace, params: NearPairParams) -> None:
        try:
            import redis
        except ImportError as error:
            raise MissingExtraError("redis", "redis") from error
        try:
            pool = redis.ConnectionPool.from_url(
                place.url, socket_connect_timeout=_CONNECT_S, socket_timeout=_ANSWER_S
            )
        except ValueError as error:
            raise UsageError(
                "the URL of the Redis server cannot be used",
                "write it as redis://host:6379/0, rediss:// or unix:///path",
            ) from error
        basename = f"{place.name}:{digest_of(params.model_dump(mode='json'))[:8]}:".encode()
        self._client = redis.Redis(connection_pool=pool)
        self._fault: type[Exception] = redis.RedisError
        self._mark = basename + b"complete"
        self.config: dict[str, object] = {
            "type": "redis",
            "basename": basename,
            "redis": {"connection_pool": pool},
            "redis_buffer": {"transaction": False},
        }

    @contextlib.contextmanager
    def speaking(self) -> Iterator[None]:
        """Turn what the client raises into an error that does not tell the URL."""
        try:
            yield
        except self._fault as error:
            raise StorageError(
                f"the Redis server does not answer: {type(error).__name__}",
                "check its URL and that it runs, for example: docker compose up -d redis",
            ) from error

    def is_marked(self) -> bool:
        """Return whether the index was built to its end."""
        with self.speaking():
            return bool(self._client.exists(self._mark))

    def mark(self) -> None:
        """Record that the index was built to its end."""
        self._client.set(self._mark, b"1")
