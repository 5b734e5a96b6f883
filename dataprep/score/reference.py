"""Percentiles of scores among texts of the same language and like size.

Raw scores follow size and language: small files read well, and Java has longer names than C. So a
score says little by itself; its place among many texts of its kind says more. The reference ships,
so that a percentile means the same in every corpus; ranks within a corpus are made when deciding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZE_BOUNDS: Final = (512, 2048, 8192, 32768)
"""Bytes at which a band of sizes ends; the last band has no end."""
ANY: Final = "*"
"""Stands for all languages, where a cell has too few texts for a reference of its own."""
N_POINTS: Final = 65
"""Quantiles that are kept of a cell."""
LEAST_TEXTS: Final = 200
"""A cell of fewer texts has no quantiles of its own."""
ENOUGH_WORDS: Final = 40
"""Words from which on a text is judged for what it is; with fewer its percentile is cut in
proportion, so that no empty or trivial file is among the best."""


def size_bands(sizes: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the number of the band of each size in bytes, 0 for the smallest."""
    import numpy as np

    return np.searchsorted(np.array(SIZE_BOUNDS), sizes, side="right")


def band_name(band: int) -> str:
    """Return a band for people.

    Example:
        >>> [band_name(n) for n in (0, 2, 4)]
        ['under 512 B', '2 to 8 KiB', '32 KiB and more']
    """
    bounds = [f"{n} B" if n < 1024 else f"{n >> 10} KiB" for n in SIZE_BOUNDS]
    if band == 0:
        return f"under {bounds[0]}"
    if band == len(SIZE_BOUNDS):
        return f"{bounds[-1]} and more"
    low, high = bounds[band - 1], bounds[band]
    same = low.split()[1] == high.split()[1]
    return f"{low.split()[0] if same else low} to {high}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Quantiles of the scores of one head.

    Attributes:
        cells: By language's id, or ``*``, and number of the band: quantiles, in order.
    """

    cells: Mapping[tuple[str, int], NDArray[np.float32]]

    def percentiles(
        self,
        scores: NDArray[np.float64],
        languages: Sequence[str | None],
        sizes: NDArray[np.int64],
        n_words: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        """Return the share of texts of the same kind that a score is above, 0 to 1.

        Args:
            scores: Raw scores.
            languages: Id of each text's language; None where it is unknown.
            sizes: Bytes of each text.
            n_words: Words of each text; under 40 the percentile is cut in proportion.
        """
        import numpy as np

        found = np.zeros(len(scores))
        bands = size_bands(sizes)
        keys = np.array(
            [f"{language or ANY}\0{band}" for language, band in zip(languages, bands, strict=True)]
        )
        for key in np.unique(keys):
            language, _, band = str(key).partition("\0")
            points = self._points(language, int(band))
            rows = keys == key
            found[rows] = _place(points, scores[rows])
        return found * np.minimum(n_words / ENOUGH_WORDS, 1.0)

    def _points(self, language: str, band: int) -> NDArray[np.float32]:
        own = self.cells.get((language, band))
        return self.cells[ANY, band] if own is None else own


def _place(points: NDArray[np.float32], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where scores lie among quantiles; in the middle of those that are equal."""
    import numpy as np

    low = np.searchsorted(points, scores, side="left")
    high = np.searchsorted(points, scores, side="right")
    inside = np.interp(scores, points, np.linspace(0, 1, len(points)))
    middle = (low + high - 1) / 2 / (len(points) - 1)
    return np.clip(np.where(high - low > 1, middle, inside), 0.0, 1.0)


def reference_of(
    scores: NDArray[np.float64], languages: Sequence[str], sizes: NDArray[np.int64]
) -> Reference:
    """Return the reference of texts.

    Args:
        scores: Raw scores.
        languages: Id of each text's language.
        sizes: Bytes of each text.

    Raises:
        ValueError: A band has no text at all.
    """
    import numpy as np

    bands = size_bands(sizes)
    names = np.array(languages)
    shares = np.linspace(0, 1, N_POINTS)
    cells: dict[tuple[str, int], NDArray[np.float32]] = {}
    for band in range(len(SIZE_BOUNDS) + 1):
        here = bands == band
        if not here.any():
            raise ValueError(f"no text of {band_name(band)}")
        cells[ANY, band] = np.quantile(scores[here], shares).astype(np.float32)
        for language in np.unique(names[here]):
            own = scores[here & (names == language)]
            if len(own) >= LEAST_TEXTS:
                cells[str(language), band] = np.quantile(own, shares).astype(np.float32)
    return Reference(cells)
