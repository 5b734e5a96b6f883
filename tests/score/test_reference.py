import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.score.reference import (
    ANY,
    LEAST_TEXTS,
    SIZE_BOUNDS,
    Reference,
    band_name,
    reference_of,
    size_bands,
)

N_BANDS = len(SIZE_BOUNDS) + 1
SIZES = np.array([*SIZE_BOUNDS, 0])


def _texts(n: int = 1000) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Scores of Java 10 above those of C, of which there are few, in each band."""
    scores, languages, sizes = [], [], []
    for size in SIZES:
        for language, shift, count in (("java", 10.0, n), ("c", 0.0, LEAST_TEXTS // 2)):
            scores += [shift + place / count for place in range(count)]
            languages += [language] * count
            sizes += [int(size)] * count
    return np.array(scores), languages, np.array(sizes)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return reference_of(*_texts())


def _percentile(
    reference: Reference, score: float, language: str | None, n_words: int = 999
) -> float:
    told = reference.percentiles(
        np.array([score]), [language], np.array([3000]), np.array([n_words])
    )
    return float(told[0])


def test_size_lies_in_the_band_that_begins_with_it() -> None:
    assert [0, 1, 1, 2, N_BANDS - 1] == size_bands(np.array([0, 512, 2047, 2048, 10**9])).tolist()
    assert N_BANDS == len({band_name(n) for n in range(N_BANDS)})


def test_percentile_is_the_share_of_its_own_language_that_is_below(reference: Reference) -> None:
    assert 0.25 == pytest.approx(_percentile(reference, 10.25, "java"), abs=0.01)
    assert [0, 1] == [_percentile(reference, score, "java") for score in (5.0, 50.0)]


def test_language_with_few_texts_or_none_is_among_all(reference: Reference) -> None:
    assert ("c", 2) not in reference.cells
    told = {name: _percentile(reference, 10.5, name) for name in ("c", "cobol", None)}
    assert 1 == len(set(told.values()))
    assert 0.5 < told[None] < 0.6
    assert N_BANDS == sum(name == ANY for name, _ in reference.cells)


def test_text_of_few_words_is_not_among_the_best(reference: Reference) -> None:
    assert [0.0, 0.5, 1.0] == [_percentile(reference, 50, "java", n) for n in (0, 20, 40)]


def test_score_that_many_texts_share_is_in_their_middle() -> None:
    scores = np.zeros(N_BANDS * 300)
    reference = reference_of(scores, ["c"] * len(scores), np.repeat(SIZES, 300))
    assert 0.5 == _percentile(reference, 0.0, "c")


def test_band_without_texts_is_an_error() -> None:
    with pytest.raises(ValueError, match="no text of under 512 B"):
        reference_of(np.zeros(5), ["c"] * 5, np.full(5, 600))


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=20))
def test_percentiles_are_in_the_order_of_scores(reference: Reference, scores: list[float]) -> None:
    ordered = np.sort(np.array(scores))
    n = len(ordered)
    told = reference.percentiles(ordered, ["java"] * n, np.full(n, 900), np.full(n, 99))
    assert (np.diff(told) >= -1e-9).all()
    assert ((told >= 0) & (told <= 1)).all()
