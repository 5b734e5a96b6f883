r"""Features of texts: layout, naming, signs, repetition, brackets and entropies, in any language.

They are counted on bytes, without a parser, by :mod:`dataprep.score._feature_kernel`. A byte order
mark and carriage returns before line feeds do not count. Of the bytes of a text

* **blanks** are tab, vertical tab, form feed, carriage return and space, **signs** the visible
  ASCII characters that are no letter, digit, ``_`` or ``$``; all others but the line feed belong to
  **words**. Signs, words and what is visible follow from that.
* A **line** ends with a line feed; what follows the last one is a line where it is not empty.
  Lengths are bytes. **Indentation** are the blanks before the first visible byte, a tab as four.
* A line is a **comment** where it begins with ``#``, ``//``, ``/*``, ``*``, ``--`` or two quotes.
* **Names** are words that begin with no digit and are no keyword of any of many languages.

``docs/models/features.md`` defines each feature.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from dataprep.score import _feature_layout as layout
from dataprep.text.kernels import Bytes, Ints, Kernel, SmallFloats

FEATURES: Final[tuple[str, ...]] = layout.FEATURES
"""The columns of the features."""

FEATURES_VERSION: Final = 1
"""Which definition of the features this is; weights fitted to another one cannot be used."""

_measure_features = Kernel(
    "dataprep.score._feature_kernel", "measure_features",
    "uint8[::1] int64[::1] uint8[::1] int64[::1] uint64[::1] int64[::1] int64[::1] int64[::1] "
    "int32[::1] int32[::1] uint64[:,::1] uint64[:,::1] int32[::1] int32[::1] float32[:,::1]",
    sources=("_feature_*.py",),
)  # fmt: skip


def text_features(data: Bytes, offsets: Ints) -> SmallFloats:
    """Return the features of texts, one row a text, one column for each of ``FEATURES``.

    The features of a text do not depend on what stands beside it. Those of an empty text are zeros.

    Args:
        data: The texts in UTF-8, or any bytes, one after another.
        offsets: Where each text starts, and where the last one ends.

    Raises:
        ValueError: The offsets do not rise from 0 or more to at most the size of the data.

    Example:
        >>> data = np.frombuffer(b"x = 1" + b"if (a):", np.uint8)
        >>> found = text_features(data, np.array([0, 5, 12]))
        >>> found[:, FEATURES.index("kw_ratio")].tolist()
        [0.0, 0.5]
    """
    sizes = np.diff(offsets)
    if len(offsets) and (offsets[0] < 0 or offsets[-1] > len(data) or sizes.min(initial=0) < 0):
        raise ValueError(f"offsets of texts do not rise within {len(data)} bytes")
    out = np.zeros((len(sizes), len(FEATURES)), np.float32)
    if not len(sizes):
        return out
    longest = int(sizes.max())
    n_slots = min(max(layout.MIN_SLOTS, 1 << longest.bit_length()), layout.MAX_SLOTS)
    _measure_features(
        data, offsets, np.empty(longest + layout.HEAD + layout.TAIL, np.uint8),
        np.zeros(layout.N_COUNTS, np.int64), np.zeros(layout.N_KEYS, np.uint64),
        np.zeros(256, np.int64), np.zeros(8, np.int64), np.zeros(64, np.int64),
        np.zeros(layout.N_BINS, np.int32), np.zeros(layout.N_BINS, np.int32),
        np.zeros((n_slots, 2), np.uint64), np.zeros((n_slots, 2), np.uint64),
        np.empty(n_slots // 2 + 1, np.int32), np.zeros(layout.LZ_SLOTS, np.int32), out,
    )  # fmt: skip
    return out


def features_of(texts: Sequence[bytes]) -> SmallFloats:
    r"""Return the features of texts, one row a text, one column for each of ``FEATURES``.

    Args:
        texts: Their bytes.

    Example:
        >>> float(features_of([b"a\n\nb\n"])[0, FEATURES.index("newline_end")])
        1.0
    """
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(sizes, out=offsets[1:])
    return text_features(np.frombuffer(b"".join(texts), np.uint8), offsets)
