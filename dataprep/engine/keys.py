"""Keys: what a table was made from, as one digest."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

from dataprep.contracts import load_contract
from dataprep.ids import digest_of
from dataprep.resources import rules_dir
from dataprep.stage import Params, Stage


@functools.cache
def data_digest(folder: str) -> str:
    """Return the digest over names and bytes of all files in a folder below ``rules/``."""
    root = rules_dir() / folder
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.endswith(".test.yaml"):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def stage_key(stage: Stage, params: Params, key_id: str | None = None) -> str:
    """Return the digest of what a stage does, whatever it does it to.

    Args:
        stage: The stage; its name, version, contracts and data folders count.
        params: Its parameters, all of which count.
        key_id: Id of the store's key, for a stage that needs the key.
    """
    tables = (*stage.reads, *stage.writes)
    contracts = {table: load_contract(table).version for table in tables}
    data = {folder: data_digest(folder) for folder in stage.data}
    keyed = [] if key_id is None else [key_id]
    return digest_of(
        stage.name, stage.version, params.model_dump(mode="json"), contracts, data, *keyed
    )


def part_key(of_stage: str, inputs: Sequence[str]) -> str:
    """Return the key of what a stage makes from its inputs.

    Args:
        of_stage: Key of the stage, from ``stage_key``.
        inputs: Keys of the parts that it reads; their order does not count.
    """
    return digest_of(of_stage, sorted(inputs))
