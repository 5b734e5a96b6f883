"""What a language's libraries do with values, as data: ``rules/flows/<language>/*.yaml``.

Names of what is called: ``Type.method`` or ``module.function`` in full; ``*.method`` on whatever it
is called; ``?.method`` where the type of the receiver is not known, or without one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dataprep.errors import RuleError
from dataprep.ids import digest_of
from dataprep.resources import rules_dir
from dataprep.rules.defect import DefectRule
from dataprep.rules.faults import read_mapping

Names: TypeAlias = tuple[str, ...]
Place: TypeAlias = int | str
"""An argument by position or name; ``receiver``, ``any`` (argument), ``last``."""
Folders: TypeAlias = tuple[str, ...]
"""Folders of rules, the shipped one first."""
_FLOWS = "flows"
SHARED = ("sources.yaml", "propagators.yaml", "sanitizers.yaml")
"""Files of a language that are no rules."""
_FAMILIES = {"typescript": "javascript", "tsx": "javascript"}
"""Languages whose folder is that of another."""


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Spec):
    """Values that come from outside."""

    label: str = Field(description="Name by which rules choose sources.")
    is_weak: bool = Field(
        default=False, description="Whether they count as little as parameters do."
    )
    calls: Names = Field(default=(), description="What is called to get one.")
    values: Names = Field(default=(), description="Qualified names of fields that hold one.")
    types: Names = Field(default=(), description="Types of parameters that are one.")
    annotations: Names = Field(default=(), description="Annotations of parameters that are one.")
    decorators: Names = Field(
        default=(), description="Annotations of functions whose parameters are all one."
    )
    fills: Names = Field(default=(), description="Calls that write one into their arguments.")
    parameters: Names = Field(
        default=(), description="Parameters that are one: ``function.parameter``."
    )
    literals: Names = Field(
        default=(), description="Words for the prefilter, where the names above hold none."
    )


class Receiver(_Spec):
    """Parameters that are known by their name, since their type is not written down."""

    names: Names = Field(description="Names of the parameter.")
    imports: Names = Field(description="Modules of which the text imports one.")
    type: str = Field(description="Type of such a parameter.")


class Sources(_Spec):
    """The file ``sources.yaml``."""

    version: int
    sources: tuple[Source, ...]
    receivers: tuple[Receiver, ...] = ()
    carriers: Names = Field(
        default=(), description="Types out of which an object of an unknown class takes sources."
    )
    entry_types: dict[str, str] = Field(
        default_factory=dict, description="Type of parameters by their type as written."
    )


class Property(_Spec):
    """A call that sets a property of its receiver."""

    calls: Names
    name: str | None = Field(default=None, description="None: the first argument names it.")
    argument: int | None = Field(default=0, description="None: sets it to true.")


class Propagators(_Spec):
    """The file ``propagators.yaml``."""

    version: int
    lists: Names = Field(default=(), description="Types of lists, in order of their elements.")
    maps: Names = Field(default=(), description="Types of maps.")
    texts: Names = Field(default=(), description="Types of texts that grow.")
    plain: Names = Field(default=(), description="Methods whose results carry nothing.")
    plain_calls: Names = Field(default=(), description="The same, by whole names.")
    pure: Names = Field(
        default=(), description="Methods that make a value of what they are given alone."
    )
    plain_types: Names = Field(default=(), description="Types whose values carry nothing.")
    sinks_of_taint: Names = Field(
        default=(), description="Methods that do not change their receiver, whatever they take."
    )
    returns: dict[str, str] = Field(default_factory=dict, description="Types of results.")
    supertypes: dict[str, Names] = Field(default_factory=dict, description="By type.")
    properties: tuple[Property, ...] = ()
    holders: Names = Field(
        default=(), description="Calls whose result has what is given by name as properties."
    )
    ends: Names = Field(default=(), description="Calls that do not come back.")
    fills: dict[str, tuple[int, int]] = Field(
        default_factory=dict, description="Calls that copy one argument into another."
    )


class Sanitizer(_Spec):
    """Calls whose results are harmless in sinks of some kinds."""

    calls: Names
    kinds: Names = Field(description="Kinds of sinks; ``all`` for every one.")


class Guard(_Spec):
    """Calls that check a value; where they say so, it is harmless for some kinds."""

    calls: Names
    kinds: Names
    argument: Place = Field(default=0, description="What is checked.")
    truth: bool = Field(default=True, description="Outcome for which it is harmless.")
    pattern: Place | None = Field(
        default=None, description="The expression that it has to match, which decides."
    )
    needs: str | None = Field(
        default=None, description="Regular expression that a constant among the rest matches."
    )
    after: str | None = Field(
        default=None, description="Kind for which the value has to have been cleaned before."
    )


class Sanitizers(_Spec):
    """The file ``sanitizers.yaml``."""

    version: int
    sanitizers: tuple[Sanitizer, ...] = ()
    guards: tuple[Guard, ...] = ()


class Condition(_Spec):
    """What an argument has to be, so that a sink is one."""

    argument: Place
    equals: str | int | bool | None = None
    matches: str | None = None
    is_given: bool | None = None
    is_list: bool | None = None
    property: str | None = None
    is_not: bool = Field(default=False, description="Whether all of this must not hold.")


class Sink(_Spec):
    """Where a value from outside does harm."""

    calls: Names = Field(default=(), description="What is called.")
    arguments: tuple[Place, ...] = Field(default=("any",), description="Arguments that matter.")
    stores: Names = Field(
        default=(), description="Fields that are assigned; ``[]`` behind for their elements."
    )
    returns: Names = Field(
        default=(), description="Annotations of functions whose result is the sink."
    )
    where: tuple[Condition, ...] = Field(default=(), description="All of these have to hold.")
    is_shallow: bool = Field(
        default=False, description="Whether elements of a list do no harm, only a text does."
    )


class Check(_Spec):
    """A call that is wrong by its constant arguments."""

    calls: Names
    argument: Place | None = Field(default=None, description="None: the call itself is wrong.")
    matches: str | None = Field(default=None, description="Texts that are wrong.")
    equals: str | int | bool | None = Field(default=None, description="The value that is wrong.")
    property: str | None = Field(default=None, description="Property of the argument instead.")
    missing: bool = Field(default=False, description="Whether it is wrong to leave it out.")
    where: tuple[Condition, ...] = ()

    def is_wrong(self, value: object) -> bool:
        """Return whether a constant is wrong."""
        if self.matches is not None:
            return isinstance(value, str) and _compiled(self.matches).search(value) is not None
        return type(value) is type(self.equals) and value == self.equals


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def holds(pattern: str, text: str) -> bool:
    """Return whether a text holds a match of a pattern of a rule."""
    return _compiled(pattern).search(text) is not None


class FlowSpec(_Spec):
    """What a rule of flows looks for: ``flow`` in its file."""

    kind: str = Field(description="Name by which sanitizers say what they hold for.")
    labels: Names = Field(default=(), description="Sources that count; none for all.")
    sinks: tuple[Sink, ...] = ()
    checks: tuple[Check, ...] = ()
    takes_parameters: bool = Field(
        default=False,
        description="Whether parameters of functions that nobody here calls count as sources, "
        "with low confidence.",
    )
    engine: Literal["flow"] = "flow"


class FlowRule:
    """A rule with what it looks for.

    Args:
        rule: Page and weakness.
        spec: Sinks and checks.
    """

    __slots__ = ("id", "rule", "spec")

    def __init__(self, rule: DefectRule, spec: FlowSpec) -> None:
        self.id = rule.id
        self.rule = rule
        self.spec = spec


def _files(language: str, folders: Folders) -> Iterator[Path]:
    """Yield the files of a language's flows in folders that lie over one another."""
    for folder in folders:
        yield from sorted(
            (Path(folder) / _FLOWS / _FAMILIES.get(language, language)).glob("*.yaml")
        )


def shipped() -> Folders:
    """Return the folder of the rules that ship."""
    return (str(rules_dir()),)


def _mapping(path: Path) -> dict[str, object]:
    mapping, faults = read_mapping(path)
    if faults:
        raise RuleError(f"{_shown(path)}: {'; '.join(faults)}")
    return mapping


def _shown(path: Path) -> str:
    return f"rules/{_FLOWS}/{path.parent.name}/{path.name}"


def read_shared(language: str, folders: Folders) -> tuple[Sources, Propagators, Sanitizers]:
    """Return what is known of a language's libraries: what each folder says is added.

    Args:
        language: Slug.
        folders: Folders of rules, the shipped one first.

    Raises:
        RuleError: A file does not fit, or the shipped folder lacks one.
    """
    found: dict[str, list[dict[str, object]]] = {name: [] for name in SHARED}
    for path in _files(language, folders):
        if path.name in found:
            found[path.name].append(_mapping(path))
    absent = [name for name, documents in found.items() if not documents]
    if absent:
        raise RuleError(f"rules/{_FLOWS}/{language} lacks {', '.join(absent)}")
    sources, propagators, cleaners = (_joined(documents) for documents in found.values())
    try:
        return (
            Sources.model_validate(sources),
            Propagators.model_validate(propagators),
            Sanitizers.model_validate(cleaners),
        )
    except ValidationError as error:
        raise RuleError(f"rules/{_FLOWS}/{language}: {error}") from error


def _joined(documents: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Return documents as one: lists behind one another, the keys of mappings laid over."""
    joined: dict[str, object] = {}
    for document in documents:
        for name, value in document.items():
            before = joined.get(name)
            if isinstance(before, list) and isinstance(value, list):
                joined[name] = [*before, *value]
            elif isinstance(before, dict) and isinstance(value, dict):
                joined[name] = {**before, **value}
            else:
                joined[name] = value
    return joined


def shared_digest(folders: Folders) -> str:
    """Return the digest of what folders say of libraries, that of rules apart."""
    paths = [
        path
        for folder in folders
        for path in sorted((Path(folder) / _FLOWS).rglob("*.yaml"))
        if path.name in SHARED
    ]
    return digest_of([[path.parent.name, path.name, path.read_text("utf-8")] for path in paths])


def read_rules(language: str, folders: Folders) -> tuple[FlowRule, ...]:
    """Return the rules of a language in order of their ids; a later folder takes a rule's place.

    Args:
        language: Slug.
        folders: Folders of rules, the shipped one first.

    Raises:
        RuleError: A file does not fit.
    """
    paths = {path.stem: path for path in _files(language, folders) if path.name not in SHARED}
    return tuple(_rule(paths[name]) for name in sorted(paths))


@functools.cache
def _rule(path: Path) -> FlowRule:
    try:
        rule = DefectRule.model_validate(_mapping(path))
        assert rule.flow is not None
        found = FlowRule(rule, FlowSpec.model_validate(rule.flow.model_dump(exclude_unset=True)))
    except (ValidationError, AssertionError) as error:
        raise RuleError(f"{_shown(path)}: {error}") from error
    if rule.id != path.stem:
        raise RuleError(f"{_shown(path)}: id is '{rule.id}'")
    return found
