"""The cache of compiled kernels."""

from __future__ import annotations

from dataprep.measure import _kernel
from dataprep.measure._jit import _source_digest


def test_cached_kernel_is_stamped_with_all_sources() -> None:
    cache_file = getattr(getattr(_kernel.measure_texts, "_cache"), "_cache_file")  # noqa: B009
    assert _source_digest() == cache_file._source_stamp
