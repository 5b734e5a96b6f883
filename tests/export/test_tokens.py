import polars as pl
from polars.testing import assert_series_equal

from dataprep.export.tokens import count_tokens


def test_count_tokens_without_a_tokenizer_counts_utf8_bytes() -> None:
    texts = pl.Series("content", ["", "a", "ü", "語😀"])
    expected = pl.Series("content", [0, 1, 2, 7], dtype=pl.Int64)
    assert_series_equal(expected, count_tokens(texts, None))
