from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dataprep.sensitive.known import KnownValues, known_value

KEY = bytes(range(32))


def find(values: list[bytes], text: bytes) -> list[tuple[int, int, int]]:
    return list(KnownValues(KEY, [known_value(KEY, value) for value in values]).find(text))


def test_find_when_values_stand_anywhere_then_each_place_is_found() -> None:
    values = [b"secret-value-1", b"secret-v", "密码密码".encode()]
    text = b"xsecret-value-1secret-value-2 " + values[2]
    assert [(1, 15, 0), (1, 9, 1), (15, 23, 1), (30, 42, 2)] == find(values, text)


def test_find_when_there_is_nothing_then_nothing() -> None:
    assert [] == find([], b"secret-value-1")
    assert [] == find([b"secret-value-1"], b"")
    assert [] == find([b"secret-value-1"], b"secret-value-")


def test_find_when_places_are_more_than_are_noted_at_once_then_all() -> None:
    assert 10_000 == len(find([b"abcdefgh"], b"abcdefgh" * 10_000))


def test_known_value_when_written_then_holds_no_part_of_the_value() -> None:
    value = b"correct horse battery"
    one, other = known_value(KEY, value), known_value(bytes(32), value)
    assert one.digest != other.digest
    assert one.anchor != other.anchor
    assert value[:8].hex() not in repr(one)


@given(st.lists(st.binary(min_size=8, max_size=12), max_size=5), st.binary(max_size=300), st.data())
def test_find_when_values_are_planted_then_as_bytes_find(
    values: list[bytes], text: bytes, data: st.DataObject
) -> None:
    for value in values:
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + value + text[place:]
    expected = {
        (k, k + len(v), n)
        for n, v in enumerate(values)
        for k in range(len(text))
        if text[k : k + len(v)] == v
    }
    assert expected == set(find(values, text))
