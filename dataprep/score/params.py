"""Which heads of the reward model score, and with which weights."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Final, Self

from pydantic import Field

from dataprep.errors import DataprepError
from dataprep.score.heads import HEADS
from dataprep.stage import Params

_DIGITS: Final = 12


class ScoreParams(Params):
    """Parameters of ``score.contents``."""

    versions: dict[str, str] = Field(
        description="Digest of the weights of each head; heads that are not named do not score."
    )

    @classmethod
    def shipped(cls) -> Self:
        """Return the parameters for the heads that ship.

        Raises:
            DataprepError: The weights of one are absent.
        """
        return cls(versions={name: version_of(shipped_weights(name)) for name in HEADS})


def version_of(content: bytes) -> str:
    """Return the version of weights by the bytes of their file: 12 hex digits."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


@functools.cache
def shipped_weights(name: str) -> bytes:
    """Return the file of weights of a head that ships, read once a process.

    Raises:
        DataprepError: It is absent.
    """
    try:
        return Path(__file__).with_name("data").joinpath(f"{name}.npz").read_bytes()
    except OSError as error:
        raise DataprepError(f"the weights of '{name}' are absent") from error
