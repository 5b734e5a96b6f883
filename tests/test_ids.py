import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep import ids


@given(st.binary(max_size=200))
def test_git_blob_id_of_any_bytes_equals_git(data: bytes) -> None:
    found = subprocess.run(
        ["git", "hash-object", "--stdin"], input=data, capture_output=True, check=True
    )
    assert found.stdout.decode().strip() == ids.git_blob_id(data)
    assert ids.content_swhid(data) == f"swh:1:cnt:{ids.git_blob_id(data)}"


def test_content_id_of_bytes_is_sha256() -> None:
    assert hashlib.sha256(b"a").hexdigest() == ids.content_id(b"a")


def test_file_id_when_paths_differ_in_one_byte_differs() -> None:
    repo = ids.repo_id("origin", "revision")
    assert 32 == len(ids.file_id(repo, b"a"))
    assert ids.file_id(repo, b"a\xff") != ids.file_id(repo, b"a\xfe")


def test_digest_of_when_keys_change_order_is_the_same() -> None:
    assert ids.digest_of({"a": 1, "b": [True]}) == ids.digest_of({"b": [True], "a": 1})
    assert ids.digest_of("ab", "c") != ids.digest_of("a", "bc")


def test_canonical_json_of_something_without_a_form_raises() -> None:
    with pytest.raises(TypeError):
        ids.canonical_json({"path": Path("x")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        ids.canonical_json(float("nan"))
