"""What is known of a language's syntax, as data: ``rules/syntax/<id>/language.yaml``."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dataprep.errors import RuleError
from dataprep.resources import rules_dir


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GrammarSource(_Section):
    """Where a grammar comes from."""

    package: str = Field(description="Distribution that holds it, for its version.")
    module: str = Field(description="Module that holds it.")
    function: str = Field(default="language", description="Function there that returns it.")


class Visibility(_Section):
    """How the language says who may see a definition."""

    style: Literal["none", "underscore", "capital", "words"] = Field(
        default="none",
        description="underscore: a leading one means private (two and two trailing ones are "
        "public); capital: an upper-case first letter means public; words: words before the name.",
    )
    words: dict[str, Literal["public", "protected", "package", "private"]] = Field(
        default_factory=dict, description="Visibility by word; the first word met counts."
    )
    default: Literal["public", "protected", "package", "private"] | None = Field(
        default=None, description="Where no word says anything."
    )
    defaults_in: dict[str, Literal["public", "protected", "package", "private"]] = Field(
        default_factory=dict, description="The same by kind of the definition around it."
    )


class TestMarks(_Section):
    """By what a definition is known as a test."""

    names: tuple[str, ...] = Field(
        default=(), description="Regular expressions that the whole name of a function matches."
    )
    classes: tuple[str, ...] = Field(
        default=(), description="The same for classes; what lies in one is no test by that alone."
    )
    decorators: tuple[str, ...] = Field(
        default=(), description="Words that a decorator, annotation or attribute of it holds."
    )


class Documentation(_Section):
    """Where documentation of a definition stands."""

    before: tuple[str, ...] = Field(
        default=(),
        description="Beginnings of comments that document what follows at once; an empty string "
        "for every comment. In a body the query captures docstrings.",
    )


class LanguageSyntax(_Section):
    """One language."""

    id: str = Field(description="Name of the folder.")
    names: tuple[str, ...] = Field(min_length=1, description="The linguist names it stands for.")
    grammar: GrammarSource
    extends: str | None = Field(
        default=None, description="Language whose query and settings this one shares."
    )
    reader: str | None = Field(
        default=None,
        description="Module in dataprep.parse.readers for captures of import.tree.",
    )
    resolver: str | None = Field(
        default=None, description="Module in dataprep.graph.resolvers; null leaves imports alone."
    )
    standard: str | None = Field(
        default=None, description="Language whose standard.txt counts; null for its own."
    )
    visibility: Visibility = Field(default=Visibility())
    tests: TestMarks = Field(default=TestMarks())
    documentation: Documentation = Field(default=Documentation())
    declares: tuple[str, ...] = Field(
        default=(), description="Kinds of definitions that enter the table names as declared."
    )
    keywords: tuple[str, ...] = Field(
        default=(), description="Words kept in body digests beyond those of the grammar."
    )
    max_steps: int = Field(
        default=24_000,
        ge=1,
        description="Steps of the parser allowed for a text, in hundreds; fewer where a parser that "
        "loses its way takes long for each.",
    )
    layout: Literal["free", "lines", "levels"] = Field(
        default="free",
        description="What of the layout counts in body digests: nothing, ends of lines, or these "
        "and how deep lines stand.",
    )
    folds_case: bool = Field(default=False, description="Whether case does not count in names.")
    source: str = Field(default="", description="Where what is said here can be read.")


def _folder() -> Path:
    return rules_dir() / "syntax"


@functools.cache
def all_syntaxes() -> dict[str, LanguageSyntax]:
    """Return the languages by id.

    Raises:
        RuleError: A file does not fit the schema, or names another language twice.
    """
    found = {path.parent.name: _load(path) for path in sorted(_folder().glob("*/language.yaml"))}
    names: dict[str, str] = {}
    for key, syntax in found.items():
        if syntax.id != key:
            raise RuleError(f"rules/syntax/{key}: id is '{syntax.id}'")
        for name in syntax.names:
            if names.setdefault(name, key) != key:
                raise RuleError(f"rules/syntax: '{name}' is claimed by {names[name]} and {key}")
    return found


def _load(path: Path) -> LanguageSyntax:
    try:
        document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        base = document.get("extends")
        if base is not None:
            inherited = yaml.load(
                (path.parent.parent / base / path.name).read_bytes(), Loader=yaml.CSafeLoader
            )
            document = inherited | document
        return LanguageSyntax.model_validate(document)
    except (OSError, AttributeError, yaml.YAMLError, ValidationError) as error:
        place = f"rules/syntax/{path.parent.name}/{path.name}"
        raise RuleError(f"{place} cannot be used: {error}") from error


@functools.cache
def syntax_of(language: str) -> LanguageSyntax | None:
    """Return what is known of a language by its linguist name; None where there is no grammar."""
    by_name = {name: syntax for syntax in all_syntaxes().values() for name in syntax.names}
    return by_name.get(language)


def query_source(syntax: LanguageSyntax) -> str:
    """Return the query of a language, after that of the one that it extends.

    Raises:
        RuleError: There is none.
    """
    folders = [_folder() / key for key in (syntax.extends, syntax.id) if key is not None]
    sources = [
        path.read_text(encoding="utf-8")
        for path in (folder / "query.scm" for folder in folders)
        if path.is_file()
    ]
    if not sources:
        raise RuleError(f"rules/syntax/{syntax.id} has no query.scm")
    return "\n".join(sources)


@functools.cache
def standard_names(language_id: str) -> frozenset[str]:
    """Return the lines of a language's ``standard.txt``, comments left out; none without one."""
    syntax = all_syntaxes()[language_id]
    path = _folder() / (syntax.standard or syntax.extends or syntax.id) / "standard.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
