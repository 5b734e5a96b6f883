"""The index by datasketch: in memory, and on a Redis server where there is one."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.dedup.arrays import as_binary
from dataprep.dedup.lookup import Lookup, RedisPlace, exact_jaccard, signature_of
from dataprep.dedup.params import NearPairParams
from dataprep.errors import MissingExtraError, StorageError, UsageError

PARAMS = NearPairParams()


def _text(n_changed: int) -> bytes:
    words = [f"name{n} = {n};" for n in range(200)]
    words[:n_changed] = [f"gone{n_changed}x{n}()" for n in range(n_changed)]
    return " ".join(words).encode()


TEXTS = {f"{n:064x}": _text(n) for n in (0, 4, 30, 150)}
STRANGER = b"while true; do wait for what nobody ever wrote down here; done"


def _signatures() -> pl.DataFrame:
    rows = np.stack([signature_of(text, PARAMS) for text in TEXTS.values()])
    known = pl.DataFrame({"content_id": list(TEXTS), "signature": as_binary(rows)})
    none = pl.DataFrame({"content_id": ["f" * 64], "signature": [None]}, schema=known.schema)
    return pl.concat([known, none])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a Redis server of our own, or use the one that DATAPREP_TEST_REDIS names."""
    pytest.importorskip("redis", reason="the Redis client is not installed: pip install redis")
    given_url = os.environ.get("DATAPREP_TEST_REDIS")
    program = shutil.which("redis-server")
    if given_url:
        yield given_url
        return
    if program is None:
        pytest.skip("no redis-server on PATH, and DATAPREP_TEST_REDIS names none")
    folder = tmp_path_factory.mktemp("redis")
    # The path of a socket has to be short.
    place = Path(tempfile.gettempdir()) / f"dataprep-{uuid.uuid4().hex[:12]}.sock"
    options = ("--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(folder))
    running = subprocess.Popen([program, *options], stdout=subprocess.PIPE)
    try:
        assert running.stdout is not None
        for line in running.stdout:
            if b"eady to accept connections" in line:
                break
        assert running.poll() is None
        yield f"unix://{place}"
    finally:
        running.terminate()
        running.communicate()
        place.unlink(missing_ok=True)


@pytest.fixture(params=["memory", "redis"])
def place(request: pytest.FixtureRequest) -> RedisPlace | None:
    """Where the index lies."""
    if request.param == "memory":
        return None
    return RedisPlace(request.getfixturevalue("server"), f"test-{uuid.uuid4().hex}")


def test_query_finds_what_reaches_the_threshold(place: RedisPlace | None) -> None:
    lookup = Lookup(PARAMS, place)
    assert not lookup.is_complete
    assert 4 == lookup.build([_signatures().head(2), _signatures().tail(3)])
    assert (4, True) == (len(lookup), lookup.is_complete)
    exact = dict(zip(TEXTS, exact_jaccard(_text(0), list(TEXTS.values()), PARAMS), strict=True))
    near = {name: value for name, value in exact.items() if value >= PARAMS.threshold}
    assert 3 == len(near)
    found = lookup.query(_text(0), lambda ids: {name: TEXTS[name] for name in ids})
    assert near == {one.content_id: one.jaccard for one in found}
    assert sorted(near.values(), reverse=True) == [one.jaccard for one in found]
    assert 1.0 == found[0].estimate
    assert all(abs(one.estimate - near[one.content_id]) < 0.2 for one in found)
    assert [] == lookup.query(STRANGER)
    assert [] == lookup.query(b"too few")


def test_what_was_removed_is_not_found_and_can_come_back(place: RedisPlace | None) -> None:
    lookup = Lookup(PARAMS, place)
    lookup.build([_signatures()])
    gone = next(iter(TEXTS))
    assert 1 == lookup.remove([gone, "e" * 64])
    assert 0 == lookup.remove([gone])
    assert gone not in {one.content_id for one in lookup.query(_text(0))}
    assert 3 == len(lookup)
    for _ in range(2):
        lookup.insert(gone, signature_of(_text(0), PARAMS))
    assert gone == lookup.query(_text(0))[0].content_id
    assert 4 == len(lookup)


def test_build_that_was_broken_off_is_done_again(place: RedisPlace | None) -> None:
    def breaks() -> Iterator[pl.DataFrame]:
        yield _signatures()
        raise KeyboardInterrupt

    lookup = Lookup(PARAMS, place)
    with pytest.raises(KeyboardInterrupt):
        lookup.build(breaks())
    assert not lookup.is_complete
    lookup.build([_signatures()])
    assert (4, True) == (len(lookup), lookup.is_complete)
    assert 1.0 == lookup.query(_text(0))[0].estimate
    assert 4 == lookup.remove(TEXTS)
    assert [] == lookup.query(_text(0))


def test_index_on_a_server_is_shared_by_name_and_parameters(server: str) -> None:
    name = f"test-{uuid.uuid4().hex}"
    Lookup(PARAMS, RedisPlace(server, name)).build([_signatures()])
    assert Lookup(PARAMS, RedisPlace(server, name)).query(_text(0))
    other = NearPairParams(threshold=0.8)
    assert not Lookup(other, RedisPlace(server, name)).is_complete
    assert [] == Lookup(other, RedisPlace(server, name)).query(_text(0))


def test_server_that_is_not_there_is_an_error_without_its_url() -> None:
    pytest.importorskip("redis", reason="the Redis client is not installed: pip install redis")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"redis://:secret@127.0.0.1:{free.getsockname()[1]}/0"
        lookup = Lookup(PARAMS, RedisPlace(url, "test"))
        with pytest.raises(StorageError) as error:
            lookup.build([_signatures()])
    assert "secret" not in str(error.value)
    with pytest.raises(UsageError) as usage:
        Lookup(PARAMS, RedisPlace("http://:secret@localhost", "test"))
    assert "secret" not in str(usage.value)


def test_missing_client_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(MissingExtraError) as error:
        Lookup(PARAMS, RedisPlace("redis://localhost", "test"))
    assert "dataprep[redis]" in str(error.value)


def test_import_loads_no_datasketch() -> None:
    code = "import sys, dataprep.dedup.lookup; print('datasketch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout


@given(st.lists(st.lists(st.integers(0, 30), max_size=60), min_size=1, max_size=6))
def test_exact_jaccard_is_that_of_sets_of_shingles(found: list[list[int]]) -> None:
    def shingles(numbers: list[int]) -> set[tuple[int, ...]]:
        return {tuple(numbers[i : i + 3]) for i in range(len(numbers) - 2)}

    params = NearPairParams(size=3)
    texts = [" ".join(f"w{n}" for n in numbers).encode() for numbers in found]
    one, *others = map(shingles, found)
    expected = [len(one & s) / len(one | s) if one | s else 0.0 for s in others]
    assert expected == exact_jaccard(texts[0], texts[1:], params)
