import hashlib
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dataprep.engine.secret_key import key_id, store_key
from dataprep.engine.store import Store
from dataprep.errors import StorageError, UsageError
from dataprep.storage import Storage


@pytest.fixture(autouse=True)
def _without_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATAPREP_KEY", raising=False)


def test_key_when_first_asked_for_then_lies_in_the_store_for_its_owner_only(store: Store) -> None:
    path = Path(store.root) / "key"
    assert not path.exists()
    before = os.umask(0)
    try:
        key = store.key()
    finally:
        os.umask(before)
    assert 32 == len(key)
    assert key.hex() == path.read_text()
    assert 0o600 == path.stat().st_mode & 0o777
    assert key == Store(store.root).key()
    assert [] == [p.name for p in Path(store.root).iterdir() if p.name.startswith(".tmp")]


def test_key_of_two_stores_differs(store: Store, tmp_path: Path) -> None:
    other = Store(str(tmp_path / "other"))
    other.create()
    assert store.key() != other.key()
    assert store.key_id() != other.key_id()


def test_key_when_processes_ask_at_once_then_they_agree(store: Store) -> None:
    code = "import sys; from dataprep.engine.store import Store; print(Store(sys.argv[1]).key_id())"
    asking = [
        subprocess.Popen([sys.executable, "-c", code, store.root], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    told = {process.communicate()[0].decode().strip() for process in asking}
    assert {store.key_id()} == told


def test_key_when_another_run_was_first_then_its_key_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = store.key()
    monkeypatch.setattr(Storage, "exists", lambda *_: False)  # as it was when this run looked
    assert first == store.key()


def test_key_on_a_file_system_without_links_is_made_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    key = store.key()
    assert 0o600 == (Path(store.root) / "key").stat().st_mode & 0o777
    monkeypatch.setattr(Storage, "exists", lambda *_: False)
    assert key == store.key()


def test_key_in_an_object_store() -> None:
    storage = Storage("memory://keys")
    assert store_key(storage) == store_key(Storage("memory://keys"))
    assert re.fullmatch(rb"[0-9a-f]{64}", storage.read_bytes("key"))


def test_key_of_the_environment_leaves_the_store_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATAPREP_KEY", "sixteen letters!")
    given = store.key()
    assert hashlib.sha256(b"sixteen letters!").digest() == given
    assert not (Path(store.root) / "key").exists()
    monkeypatch.setenv("DATAPREP_KEY", "")
    assert given != store.key()


def test_key_that_is_too_short_is_refused_and_not_shown(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATAPREP_KEY", "fifteen-letters")
    with pytest.raises(UsageError, match="has 15 characters, and needs 16") as error:
        store.key()
    assert b"fifteen-letters" not in pickle.dumps(error.value)
    assert "fifteen-letters" not in str(error.value)


@pytest.mark.parametrize("written", ["", "ab" * 31, "AB" * 32, "ab" * 32 + "\n", "x" * 64])
def test_file_that_is_no_key_is_refused_and_not_shown(store: Store, written: str) -> None:
    (Path(store.root) / "key").write_text(written)
    with pytest.raises(StorageError, match="is no key of a store") as error:
        store.key()
    assert not written or written not in str(error.value)


def test_key_id_tells_keys_apart_and_is_no_part_of_them() -> None:
    ids = [key_id(bytes([number]) * 32) for number in range(50)]
    assert 50 == len(set(ids))
    assert {16} == {len(one) for one in ids}
    assert all(one not in (bytes([n]) * 32).hex() for n, one in enumerate(ids))
