"""The sections of a recipe: what its lines mean, with defaults and bounds."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from dataprep.rules.defect import SCORES, Category, Confidence, Cwe
from dataprep.rules.model import Severity
from dataprep.rules.sensitive import Entity

Name: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)
]
_MIB = 1 << 20


class Section(BaseModel):
    """Base of the sections of a recipe."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ExactDuplicates(Section):
    """How exact duplicates are found."""

    levels: tuple[Literal["bytes", "text"], ...] = Field(
        default=("bytes", "text"),
        description="What has to be equal: the bytes; or the text up to line ends, blanks at line "
        "ends and blank lines at the end. Empty: duplicates stay.",
    )


class NearDuplicates(Section):
    """How near-duplicates are found, and which of them go."""

    threshold: float = Field(
        default=0.7,
        ge=0.5,
        le=0.95,
        description="Jaccard similarity of the sets of shingles from which on two files are "
        "near-duplicates.",
    )
    tokens: Literal["code", "words"] = Field(
        default="code",
        description="What a shingle is made of. code: words and every punctuation mark; words: "
        "words only, as The Stack and most tools do.",
    )
    size: int = Field(default=5, ge=1, le=16, description="Tokens of a shingle.")
    set_aside_header: bool = Field(
        default=True, description="Whether a leading license header is left out of the comparison."
    )
    n_perm: int = Field(
        default=128, ge=16, le=512, multiple_of=4, description="Permutations of a signature."
    )
    levels: tuple[Literal["file", "repository", "format"], ...] = Field(
        default=("file", "repository"),
        description="What goes. file: a file that a file that stays matches; without it such files "
        "are found and noted. repository: the same in a fork or near-copy of a repository, for a "
        "file of its original; files of copies are then the last to stay. format: a file whose code "
        "differs in layout and comments only; without it such files are found and noted.",
    )

    def shingle_params(self) -> dict[str, str | int | bool]:
        """Return what makes a signature, without what is done with it."""
        named: dict[str, str | int | bool] = self.model_dump(
            include={"tokens", "size", "set_aside_header", "n_perm"}
        )
        return named

    def pair_params(self) -> dict[str, str | int | bool | float]:
        """Return what makes two texts near-duplicates."""
        return {**self.shingle_params(), "threshold": self.threshold}


class Chunks(Section):
    """How texts are cut into chunks along their syntax."""

    max_bytes: int = Field(default=2048, ge=64, description="Bytes of a chunk at most.")
    min_bytes: int = Field(
        default=256, ge=0, description="Bytes under which neighbours are joined."
    )


class FileOrder(Section):
    """In which order the files of a repository stand."""

    method: Literal["dependency", "path", "random"] = Field(
        default="dependency",
        description="dependency: what a file depends on comes first; path and random are controls.",
    )
    seed: int = Field(default=0, ge=0, description="Seed of the method random.")
    documentation: Literal["first", "last", "in-place"] = Field(
        default="first", description="Where documentation stands."
    )
    build: Literal["first", "last", "in-place"] = Field(
        default="first", description="Where build and lock files stand."
    )
    entry_points: Literal["first", "last", "in-place"] = Field(
        default="last", description="Where files stand by which programs are started."
    )
    tests: Literal["first", "last", "in-place"] = Field(
        default="last", description="Where tests stand."
    )


class Structure(Section):
    """What is read of the syntax of texts and of the dependencies between files."""

    order: FileOrder = Field(default=FileOrder())
    flows: bool = Field(
        default=False,
        description="Whether occurrences of names, and which definition each use can mean, are "
        "tables too: training sets on types and data flow ask for them.",
    )
    chunks: Chunks | None = Field(
        default=None, description="Null cuts no chunks for retrieval and instruction data."
    )


class LicenseUse(Section):
    """What the data is for, and the policy that answers whether a license allows it."""

    policy: Name = Field(default="default", description="File stem in rules/licenses/policies.")
    purpose: Name = Field(default="training", description="Purpose that the policy knows.")


class EntitiesByPlace(Section):
    """Kinds of secrets and personal data, by where they stand."""

    license_header: tuple[Entity, ...] = Field(
        default=(), description="In the leading comment that states license and copyright."
    )
    example: tuple[Entity, ...] = Field(default=(), description="In files that show a use.")
    test: tuple[Entity, ...] = Field(default=(), description="In files that belong to tests.")
    documentation: tuple[Entity, ...] = Field(default=(), description="In documentation.")
    anywhere: tuple[Entity, ...] = Field(default=(), description="Wherever it stands.")


class Privacy(Section):
    """What becomes of secrets and personal data, by kind and place.

    What a recipe says of a place counts before what it says of anywhere, and keeping before
    dropping; what it says nothing of stays, and is counted.
    """

    redact: tuple[Entity, ...] = Field(
        default=(
            "secret",
            "email",
            "phone",
            "ip",
            "name",
            "address",
            "location",
            "national_id",
            "payment",
            "vehicle",
        ),
        description="What is replaced by a surrogate.",
    )
    keep: EntitiesByPlace = Field(
        default=EntitiesByPlace(license_header=("name", "email")),
        description="What stays at a place, for example authors in license headers, as licenses "
        "demand it.",
    )
    drop: EntitiesByPlace = Field(
        default=EntitiesByPlace(), description="What drops the file that holds it at a place."
    )


class DefectBar(Section):
    """Findings that are at least so bad and at least so sure."""

    severity: Severity = Field(default="error", description="Severity from which on they count.")
    confidence: Confidence = Field(
        default="high", description="Confidence from which on they count."
    )
    categories: tuple[Category, ...] = Field(
        default=("security", "correctness"), description="What they endanger."
    )
    cwe: tuple[Cwe, ...] = Field(default=(), description="Only these weaknesses; empty for all.")

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that count, the worst one first."""
        ordered: tuple[Severity, ...] = get_args(Severity)
        return ordered[: ordered.index(self.severity) + 1]

    @property
    def score(self) -> float:
        """The score from which on a finding counts."""
        return SCORES[self.confidence]


class Defects(Section):
    """How deep static defects are looked for, and what becomes of files that hold them."""

    tiers: tuple[Literal["fast", "deep"], ...] = Field(
        default=("fast", "deep"),
        description="fast: queries over syntax trees, and ruff. deep: flows of values, and semgrep.",
    )
    drop: DefectBar | None = Field(
        default=DefectBar(), description="What drops the file that holds it; null drops none."
    )
    cut: DefectBar | None = Field(
        default=None,
        description="What cuts the function that holds it out of the text, where the file still "
        "parses without; where not, the file is dropped. It comes before drop; null cuts none.",
    )
    repair: DefectBar | None = Field(
        default=DefectBar(severity="warning", confidence="medium"),
        description="What sends a file to the set for repair, whether it is dropped here or not.",
    )
    count_suppressed: bool = Field(
        default=False,
        description="Whether a finding counts that a comment of the authors says to pass over.",
    )
    count_imported: bool = Field(
        default=False,
        description="Whether what other tools found (--import-sarif) counts like what is found "
        "here; without it such findings are told, and decide nothing.",
    )


QualityHead = Literal["readability", "integrity"]
"""What a recipe can weigh; none of them says that code is right."""


class Quality(Section):
    """How the heads of the reward model are weighed, and what they drop."""

    weights: dict[QualityHead, Annotated[float, Field(ge=0)]] = Field(
        default={"readability": 1.0, "integrity": 1.0},
        description="What each head's percentile counts in the mean by which files are ranked.",
    )
    keep_share: float | None = Field(
        default=None,
        gt=0,
        le=1,
        description="Share of the texts of each stratum that stays, the best; null keeps all.",
    )
    stratify: tuple[Literal["language", "size_band"], ...] = Field(
        default=("language", "size_band"),
        description="Among what a text is ranked: scores follow language and size.",
    )
    floors: dict[QualityHead, Annotated[float, Field(ge=0, le=1)]] = Field(
        default={}, description="Percentile of a head under which a file is dropped."
    )

    @field_validator("weights")
    @classmethod
    def _some_count(cls, value: dict[QualityHead, float]) -> dict[QualityHead, float]:
        if not sum(value.values()):
            raise ValueError("one head at least has to count")
        return value


class History(Section):
    """How much of the history is read."""

    commits: int = Field(
        default=1000, ge=0, description="Newest commits that are read; 0 for none."
    )
    contents: bool = Field(
        default=False,
        description="Whether the versions of files that these commits bring or replace are searched "
        "for secrets, too; as --history. They are no training data.",
    )
    max_bytes: int = Field(
        default=2048 * _MIB,
        ge=0,
        description="Bytes of such versions that are read of one repository, the newest first.",
    )


class IngestLimits(Section):
    """Bounds on hostile sources. Null leaves the stage's own, safe bound."""

    max_file_bytes: int | None = Field(
        default=None, ge=1, description="Largest file in bytes; a larger one is quarantined."
    )
    max_entries: int | None = Field(default=None, ge=1, description="Entries of one source.")
    max_total_bytes: int | None = Field(default=None, ge=1, description="Bytes of one source.")
    max_expansion_ratio: float | None = Field(
        default=None, ge=1, description="Expanded bytes for each byte of an archive."
    )
    expansion_floor_bytes: int | None = Field(
        default=None, ge=0, description="Expanded bytes that every archive may have."
    )
    max_path_bytes: int | None = Field(default=None, ge=1, description="Longest path in bytes.")


class NtpTask(Section):
    """Rows for next-token prediction: one per file."""

    name: Literal["ntp"] = Field(description="ntp: predict the next token.")


class RepoContextTask(Section):
    """Windows of whole repositories, files in dependency order."""

    name: Literal["repo_context"] = Field(
        description="repo_context: predict the next token with the repository before it."
    )
    family: str = Field(
        default="qwen",
        description="Family of models whose sentinels part files; a file in rules/sentinels.",
    )
    window_tokens: int = Field(
        default=32_768, ge=2_048, le=1 << 24, description="Tokens of a window at most."
    )


Task: TypeAlias = Annotated[NtpTask | RepoContextTask, Field(discriminator="name")]
"""What the data is to train."""


class Shards(Section):
    """How the output is cut into files."""

    target_bytes: int = Field(
        default=256 * _MIB, ge=1, description="Text bytes of a shard before the next one starts."
    )
