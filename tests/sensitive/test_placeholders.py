"""What only holds the place of a secret, and what is one."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.sensitive.placeholders import is_placeholder, is_sequence, is_template
from dataprep.sensitive.samples import matching


@pytest.mark.parametrize(
    "value",
    [
        b"${DB_PASSWORD}", b"$PASSWORD", b"{{ vault_password }}", b"<your-key>", b"%s", b"%(password)s", b"#{secret}", b"@password@",
        b"process.env.TOKEN", b"os.environ", b"{password}", b"${{ secrets.TOKEN }}", b"[REDACTED]", b"<%= pw %>", b"...", b"__TOKEN__",
    ],
)  # fmt: skip
def test_placeholder_when_filled_in_elsewhere_then_true(value: bytes) -> None:
    assert is_template(value) or is_placeholder(value)
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        b"changeme", b"change-me-please", b"your_api_key", b"YOUR-TOKEN-HERE", b"my-secret-token-1", b"insert_key", b"xxxxxxxxxxxx",
        b"********", b"test123", b"password", b"mysecretkey", b"foobar", b"dummy-value", b"replace_this", b"secret", b"admin", b"s3cr3t",
    ],
)  # fmt: skip
def test_placeholder_when_of_sample_words_then_true(value: bytes) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        b"0123456789abcdef", b"0123456789ABCDEF0123456789abcdef", b"1234567890", b"abcdefghijkl", b"aaaaaaaaaa", b"abcabcabcabc",
        b"000102030405060708090a0b0c0d0e0f", b"00112233445566778899aabbccddeeff", b"qwertyuiop", b"1111-1111-1111",
    ],
)  # fmt: skip
def test_sequence_when_made_without_chance_then_true(value: bytes) -> None:
    assert is_sequence(value)
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "pattern",
    [
        "[A-Za-z0-9]{24}[0-9][A-Z]", "[0-9a-f]{39}7", "[a-z]{6}[0-9]{4}!", "[A-Z][a-z]{7}@[0-9]{3}", "[A-Za-z0-9+/]{43}=",
        "sk_test_[A-Za-z0-9]{23}7", "(falcon|copper|walnut)(orbit|velvet)", "[a-z][0-9][a-z]{2}[0-9]{2}[a-z]{2}#",
    ],
)  # fmt: skip
def test_placeholder_when_it_may_be_a_secret_then_false(pattern: str) -> None:
    values = [matching(pattern, seed).encode() for seed in range(20)]
    assert [] == [value for value in values if is_placeholder(value)]


@given(st.binary(max_size=600))
def test_placeholder_when_any_bytes_then_an_answer(value: bytes) -> None:
    assert is_placeholder(value) in {True, False}


def test_placeholder_when_empty_or_two_bytes_then_true() -> None:
    assert is_placeholder(b"")
    assert is_placeholder(b"ab")


def test_placeholder_when_it_is_the_digest_of_nothing_then_no_secret() -> None:
    assert is_placeholder(hashlib.md5(b"").hexdigest().encode())
    assert is_placeholder(hashlib.sha256(b"").hexdigest().upper().encode())
    assert not is_placeholder(hashlib.md5(b"x").hexdigest().encode())
