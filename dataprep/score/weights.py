"""Weights that ship: what a head is made of, in one file each, without code in it."""

from __future__ import annotations

import functools
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dataprep.errors import DataprepError
from dataprep.score.features import FEATURES, FEATURES_VERSION
from dataprep.score.forest import Forest
from dataprep.score.linear import LinearHead, Scale
from dataprep.score.params import shipped_weights, version_of
from dataprep.score.reference import Reference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _T = TypeVar("_T", bound=np.generic)

Arrays = Mapping[str, "NDArray[np.generic]"]


@dataclass(frozen=True, slots=True)
class Head:
    """A head with what makes its scores comparable.

    Attributes:
        name: Its name.
        judge: What scores.
        reference: Percentiles of its scores.
        temperatures: By kind of comparison what margins of two scores are divided by, so that the
            logistic function of the quotient is the share of comparisons that come out so.
        sources: What the judge was trained on: of a linear head one line for each pair.
        version: Digest of its file, 12 hex digits.
    """

    name: str
    judge: LinearHead | Forest
    reference: Reference
    temperatures: Mapping[str, float]
    sources: Sequence[str] = ()
    version: str = ""


def packed(head: Head) -> bytes:
    """Return a head as the bytes of its file."""
    import numpy as np

    judge = head.judge
    cells = sorted(head.reference.cells)
    told: dict[str, object] = {
        "name": head.name,
        "features": FEATURES_VERSION,
        "names": list(judge.names),
        "cells": [[language, band] for language, band in cells],
        "temperatures": dict(head.temperatures),
        "sources": list(head.sources),
    }
    arrays: dict[str, NDArray[np.generic]] = {
        "points": np.stack([head.reference.cells[cell] for cell in cells])
    }
    if isinstance(judge, LinearHead):
        told["strength"] = judge.strength
        arrays |= {
            "mean": judge.scale.mean, "deviation": judge.scale.deviation, "prior": judge.prior,
            "pairs": judge.pairs, "counts": judge.counts, "is_scored": judge.is_scored,
            "weights": judge.weights,
        }  # fmt: skip
    else:
        arrays |= {
            "roots": judge.roots, "feature": judge.feature, "threshold": judge.threshold,
            "left": judge.left, "value": judge.value,
        }  # fmt: skip
    text = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    file = io.BytesIO()
    np.savez_compressed(file, told=np.frombuffer(text, np.uint8), **arrays)  # type: ignore[arg-type]  # numpy: a flag beside the arrays
    return file.getvalue()


def unpacked(content: bytes) -> Head:
    """Return the head of a file's bytes.

    Raises:
        DataprepError: It is no head, or one of features that are defined otherwise.
    """
    import numpy as np

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        told = json.loads(arrays["told"].tobytes())
        if told["features"] != FEATURES_VERSION or tuple(told["names"]) != FEATURES:
            raise DataprepError(
                f"weights of '{told['name']}' were fitted to other features",
                "fit them anew: dataprep quality train",
            )
        cells = [(str(language), int(band)) for language, band in told["cells"]]
        return Head(
            name=told["name"],
            judge=_linear(told, arrays) if "pairs" in arrays else _forest(told, arrays),
            reference=Reference(dict(zip(cells, arrays["points"], strict=True))),
            temperatures=told["temperatures"],
            sources=tuple(told["sources"]),
            version=version_of(content),
        )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise DataprepError(f"no weights of a head: {type(error).__name__}") from error


def _linear(told: Mapping[str, object], arrays: Arrays) -> LinearHead:
    import numpy as np

    names = told["names"]
    assert isinstance(names, list)
    return LinearHead(
        names=tuple(names),
        scale=Scale(_as(np.float32, arrays["mean"]), _as(np.float32, arrays["deviation"])),
        prior=_as(np.float64, arrays["prior"]),
        strength=float(str(told["strength"])),
        pairs=_as(np.int8, arrays["pairs"]),
        counts=_as(np.float64, arrays["counts"]),
        is_scored=_as(np.bool_, arrays["is_scored"]),
        weights=_as(np.float64, arrays["weights"]),
    )


def _forest(told: Mapping[str, object], arrays: Arrays) -> Forest:
    import numpy as np

    names = told["names"]
    assert isinstance(names, list)
    return Forest(
        names=tuple(names),
        roots=_as(np.int64, arrays["roots"]),
        feature=_as(np.uint8, arrays["feature"]),
        threshold=_as(np.float32, arrays["threshold"]),
        left=_as(np.int32, arrays["left"]),
        value=_as(np.float32, arrays["value"]),
    )


def _as(kind: type[_T], array: NDArray[np.generic]) -> NDArray[_T]:
    return array.astype(kind, copy=False)


@functools.cache
def shipped_head(name: str) -> Head:
    """Return a head that ships, read once a process.

    Raises:
        DataprepError: Its file is absent or damaged.
    """
    return unpacked(shipped_weights(name))
