"""What a resolver is given, and what it answers: statements of files, and the files they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

Status = Literal["internal", "standard", "external", "unresolved"]
Reason = Literal[
    "no-such-file",
    "no-such-member",
    "ambiguous",
    "outside-repository",
    "computed",
    "self",
    "no-resolver",
    "malformed",
]
EdgeKind = Literal[
    "import", "include", "require", "module", "use", "same-package", "package", "re-export"
]
EDGE_KINDS: tuple[EdgeKind, ...] = (
    "import",
    "include",
    "require",
    "module",
    "use",
    "same-package",
    "package",
    "re-export",
)
"""Ties between two files, the closest first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of the table ``imports``.

    Attributes:
        ordinal: Its place in the text.
        kind: Kind of the statement.
        specifier: What is named, as written without quotes.
        name: Member that is taken from it; ``*`` for all.
        alias: Name that it is given.
        is_type_only: Whether it is for the type checker alone.
        is_conditional: Whether it stands under a condition.
        is_local: Whether it stands in a function.
        is_system: Whether it is written as one of the system.
        line: Its line, 1-based.
    """

    ordinal: int
    kind: str
    specifier: str
    name: str | None = None
    alias: str | None = None
    is_type_only: bool = False
    is_conditional: bool = False
    is_local: bool = False
    is_system: bool = False
    line: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table ``manifests``."""

    fact: str
    key: str | None
    value: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a language, with what its text says.

    Attributes:
        number: Its number among the files of the repository.
        path: Its path, ``/`` between parts.
        language: Its language by linguist's name.
        statements: Its statements, in order.
        declares: Names that it declares, with the line of each.
        uses: Names that it uses, with the line of each.
    """

    number: int
    path: str
    language: str
    statements: Sequence[Statement] = ()
    declares: Mapping[str, int] = field(default_factory=dict)
    uses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repository:
    """The files of a repository at a revision.

    Attributes:
        paths: Paths of all files by number, whatever their language.
        numbers: Numbers by path.
        manifests: Facts of the build and package files, by path.
    """

    paths: Sequence[str]
    numbers: Mapping[str, int]
    manifests: Mapping[str, Sequence[Fact]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """A file that a statement or a name leads to.

    Attributes:
        number: Number of the file.
        kind: Tie between the files.
    """

    number: int
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a statement.

    Attributes:
        status: ``internal`` if and only if there are targets.
        targets: Files of the repository that it leads to, distinct; the importer itself is left
            out by the caller.
        package: Package of an external or standard import.
        reason: Why it is unresolved.
    """

    status: Status
    targets: tuple[Target, ...] = ()
    package: str | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A file that a name used in a text leads to, without a statement of its own."""

    name: str
    target: Target


class Answers(NamedTuple):
    """What became of a file.

    Attributes:
        statements: What became of each of its statements, in order.
        names: Files that names in its text lead to without a statement: of the same package, by
            wildcard imports, in full.
    """

    statements: Sequence[Resolution]
    names: Sequence[NamedTarget] = ()


class Resolver(Protocol):
    """Resolves the statements of the files of some languages in one repository.

    A class of this form is made once a repository, with all files of its languages, and then asked
    for every one of them. It reads no file: whatever it needs stands in its arguments.
    """

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        """Index a repository; ``files`` are those of the resolver's languages, by path."""

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file."""
