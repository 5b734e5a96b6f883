from dataprep.report.explain_quality import BANDS, quality_text
from dataprep.score.reference import SIZE_BOUNDS, band_name


def test_bands_are_those_of_the_reference() -> None:
    assert tuple(band_name(band) for band in range(len(SIZE_BOUNDS) + 1)) == BANDS


def test_text_says_place_kind_and_reasons_of_each_head() -> None:
    score = {
        "head": "readability",
        "percentile": 0.624,
        "size_band": 2,
        "reasons": ["avg_line -0.41"],
    }
    told = quality_text({"quality": [score], "labels": {"language": "Python"}})
    assert [
        "  quality",
        "    readability 62 of 100  (Python, 2 to 8 KiB)",
        "                avg_line -0.41",
    ] == told


def test_text_of_a_run_without_scores_says_nothing() -> None:
    assert [] == quality_text({"quality": None, "labels": {}})
