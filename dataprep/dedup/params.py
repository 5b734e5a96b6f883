"""Parameters of the stages that find near-duplicates; read without loading what computes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dataprep.recipe import Criterion
from dataprep.stage import Params


class ShingleParams(Params):
    """What a shingle and a signature are; parameters of ``dedup.signatures``."""

    tokens: Literal["code", "words"] = Field(
        "code", description="What a token is: words and each sign by itself, or words only."
    )
    size: int = Field(
        5, ge=1, le=16, description="Tokens of a shingle; 5 as in The Stack (arXiv:2211.15533)."
    )
    set_aside_header: bool = Field(
        True, description="A leading comment that speaks of a license is no part of the text."
    )
    n_perm: int = Field(
        128, ge=16, le=512, multiple_of=4, description="Values of a signature; 4 bytes each."
    )
    seed: int = Field(1, ge=0, le=2**32 - 1, description="Chooses the permutations.")


class NearPairParams(ShingleParams):
    """Parameters of ``dedup.pairs`` and ``dedup.clusters``."""

    threshold: float = Field(
        0.7, ge=0.5, le=0.95, description="Jaccard similarity from which on two texts are a pair."
    )


class NearDuplicateParams(NearPairParams):
    """Parameters of ``dedup.near``."""

    is_removing: bool = Field(description="Whether files go, or are only told of.")
    has_repository_level: bool = Field(
        False,
        description="Whether files of a copy of a repository are the last to stay, and go for a "
        "file of its original by a rule of their own.",
    )
    repository_rule_version: int = Field(1, description="Version of that rule.")
    survivor: tuple[Criterion, ...] = Field(
        description="Criteria by which the copy that stays is chosen; ties end at the file id."
    )
    rule_version: int = Field(description="Version of the rule.")


class RepositoryParams(Params):
    """Parameters of ``dedup.repositories``. Shares are of bytes of text."""

    most_repositories: int = Field(
        64,
        ge=2,
        le=1024,
        description="What more repositories hold says nothing about any two of them: it counts "
        "for no pair, and bounds the pairs of one group of files.",
    )
    least_fraction: float = Field(
        0.05, ge=0, le=1, description="Share from which on a repository's overlap is told."
    )
    partial_fraction: float = Field(0.2, ge=0, le=1, description="Share of a partial overlap.")
    copy_fraction: float = Field(
        0.8, ge=0, le=1, description="Share of the smaller of two copies that the larger holds."
    )
    copy_of_larger_fraction: float = Field(
        0.5,
        ge=0,
        le=1,
        description="Share of the larger of two copies that the smaller holds: a fork that has "
        "grown to more than twice its origin is a partial overlap.",
    )
    copy_files: int = Field(20, ge=1, description="Shared files of a copy.")
    contained_fraction: float = Field(
        0.8, ge=0, le=1, description="Share of a repository that lies in a directory of another."
    )
    contained_files: int = Field(3, ge=1, description="Shared files of a contained repository.")


class FormatDuplicateParams(Params):
    """Parameters of ``dedup.formats``."""

    is_removing: bool = Field(False, description="Whether files go, or are only told of.")
    survivor: tuple[Criterion, ...] = Field(
        description="Criteria by which the copy that stays is chosen; ties end at the file id."
    )
    rule_version: int = Field(description="Version of the rule.")
