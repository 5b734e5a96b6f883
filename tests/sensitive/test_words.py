"""How much of a value is words."""

from dataprep.sensitive.samples import matching
from dataprep.sensitive.words import entropy, n_words, oddness, word_fraction


def test_word_fraction_when_identifier_then_one() -> None:
    assert 1.0 == word_fraction(b"password_field_name")
    assert 1.0 == word_fraction(b"camelCaseIdentifier")


def test_word_fraction_when_random_then_little() -> None:
    values = [matching("[A-Za-z0-9]{40}", seed).encode() for seed in range(50)]
    assert max(map(word_fraction, values)) < 0.5
    assert sum(map(word_fraction, values)) / len(values) < 0.15


def test_word_fraction_when_empty_then_zero() -> None:
    assert 0.0 == word_fraction(b"")
    assert 0.0 == entropy(b"")


def test_word_fraction_when_another_script_then_words() -> None:
    assert 1.0 == word_fraction("密码".encode())


def test_entropy_when_two_signs_alike_often_then_one_bit() -> None:
    assert 1.0 == entropy(b"abababab")


def test_oddness_when_random_letters_then_more_than_a_name_has() -> None:
    assert oddness(b"gordon") < oddness(b"xqzvkjwp")


def test_n_words_when_parts_are_listed_then_counted() -> None:
    assert 3 == n_words(b"table_column_names")
