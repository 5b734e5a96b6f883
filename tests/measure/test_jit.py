"""The cache of compiled kernels."""

from __future__ import annotations

from dataprep.measure import _kernel, _markup
from dataprep.measure._jit import _source_digest


def test_cached_kernels_are_stamped_with_all_sources() -> None:
    for kernel in (_kernel.measure_words, _kernel.measure_lexed, _markup.measure_prose):
        cache_file = getattr(getattr(kernel, "_cache"), "_cache_file")  # noqa: B009
        assert _source_digest() == cache_file._source_stamp
