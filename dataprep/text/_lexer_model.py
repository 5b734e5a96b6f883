"""The schema of ``lexer:`` in the language files under ``rules/languages/``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Kind = Literal["code", "comment", "string"]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _as_span(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [{"open": item} if isinstance(item, str) else item for item in value]
    return value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Bytes = Annotated[str, Field(description="set of bytes, as inside a regular expression's [...]")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Where(_Model):
    """Where an opener counts; start and end of the text count as line ends."""

    column: int | None = Field(None, ge=1, le=80, description="1-based column of its first byte")
    first: bool = Field(False, description="only blanks stand before it on its line")
    after: Bytes | None = Field(None, description="bytes that may stand before")
    before: Bytes | None = Field(None, description="bytes that may stand behind")
    operand: Literal["strict", "spaced"] | None = Field(
        None,
        description="only where an operand is due by the language's `operand`; spaced: also after "
        "a word when a blank stands before it",
    )


class Fence(_Model):
    """A run of bytes after the opener that the closer repeats: ``r##"``, ``[==[``, ``R"x(``."""

    run: Bytes
    min: int = Field(0, ge=0, description="shortest run in bytes")
    max: int = Field(255, ge=1, le=255, description="longest run in bytes")
    then: str = Field("", description="what ends the opener")
    close_then: str = Field("", description="what ends the closer, after the run")


class Span(_Model):
    """A comment or a string, or code that is lexed otherwise."""

    open: Texts = Field(description="literals; the longest that matches wins, then the first")
    close: str | None = Field(None, description="literal; none: the end of the line")
    kind: Kind | None = Field(None, description="what its bytes are; by default as the list says")
    nested: bool = Field(False, description="an opener inside needs a closer of its own")
    escape: str | None = Field(None, description="the byte after it is not looked at")
    doubled: bool = Field(False, description="a doubled closer stands for itself")
    multiline: bool = Field(True, description="false: the end of the line ends it")
    continued: bool = Field(False, description="a backslash at the end of the line joins the next")
    prefixes: Texts = Field((), description="one of these must stand before the opener, as a word")
    suffix: Bytes | None = Field(None, description="bytes that belong to it behind the closer")
    ignore_case: bool = Field(False, description="ASCII letters of openers and prefixes match both")
    inner: Texts = Field((), description="names of `interpolations` that it holds")
    fence: Fence | None = None
    where: Where = Where()
    docstring: bool = Field(False, description="documentation when it opens a definition's body")
    exits: dict[str, int] = Field(
        default_factory=dict, description="literal to the number of levels that it leaves unread"
    )


class Interpolation(_Model):
    """Code inside a string, or text of a string that only looks like it."""

    open: Texts
    close: str | None = Field(None, description="literal; none: `run` says what belongs to it")
    nest: dict[str, str] = Field(default_factory=dict, description="bracket pairs to keep count of")
    mode: str = Field("code", description="how it is lexed")
    format: str | None = Field(None, description="literal after which a format, not code, follows")
    run: Bytes | None = Field(None, description="bytes that belong to it behind the opener")
    kind: Kind = Field("code", description="what the run is")
    edge: Kind | None = Field(None, description="what opener and closer are; none: as around them")
    where: Where = Where()


class Delimited(_Model):
    """A literal whose delimiter the text chooses: ``qw(...)``, ``%r{...}``, ``~s|...|``."""

    open: Texts
    delimiters: Bytes = Field(description="bytes that may delimit")
    blanks: bool = Field(False, description="blanks may stand before the delimiter")
    parts: int = Field(1, ge=1, le=2, description="2: a replacement follows, as in s/x/y/")
    suffix: Bytes | None = None
    escape: str | None = "\\"
    inner: Texts = ()
    where: Where = Where()


class Heredoc(_Model):
    """A string from the next line to the line that holds its tag."""

    open: Texts
    tag: Bytes = r"\w"
    bare: Literal["any", "upper"] = Field("any", description="what an unquoted tag starts with")
    indented: bool = Field(False, description="closer may be indented without - or ~")
    raw: Literal["single", "any"] = Field("single", description="quotes that end interpolation")
    blanks: bool = Field(False, description="blanks may stand before the tag")
    escape: Bytes = Field(r"\\$`#", description="bytes that a backslash shields")
    inner: Texts = ()
    where: Where = Where()


class Indented(_Model):
    """What follows an opener at the end of a line and is indented deeper than it."""

    open: Texts
    kind: Kind = "string"
    where: Where = Where()


class Character(_Model):
    """One character or escape between quotes, so that a lone quote means something else."""

    quote: str = "'"
    prefixes: Texts = ()
    where: Where = Where()


class Rule(_Model):
    """A literal that is read as code, or that changes the mode."""

    open: Texts
    run: Bytes | None = Field(None, description="bytes that go along behind it, at least one")
    kind: Kind | None = None
    ignore_case: bool = False
    escape: bool = Field(False, description="the byte behind it goes along whatever it is")
    pop: int = Field(0, ge=0, le=3, description="modes to leave")
    push: Texts = Field((), max_length=2, description="modes to enter, the last on top")
    where: Where = Where()


class Operand(_Model):
    """How to tell that an operand is due, for what looks like an operator (`/`, `<`, `%`)."""

    after: Bytes = Field(description="operators and openers")
    first_after: Bytes | None = Field(None, description="also these, at the start of a line")
    words: Texts = Field((), description="keywords that an operand follows")


class Embedded(_Model):
    """Another language up to an exit."""

    language: str = Field(description="id of its file")
    exit: Texts = Field(description="literals that end it wherever they stand")


Spans = Annotated[tuple[Span, ...], BeforeValidator(_as_span)]


class Mode(_Model):
    """What can start while reading one kind of text."""

    kind: Kind = "code"
    line_comments: Spans = ()
    block_comments: Spans = ()
    strings: Spans = ()
    characters: tuple[Character, ...] = ()
    delimited: tuple[Delimited, ...] = ()
    heredocs: tuple[Heredoc, ...] = ()
    indented: tuple[Indented, ...] = ()
    rules: tuple[Rule, ...] = ()
    inner: Texts = Field((), description="names of `interpolations` that it holds")
    line_end: int = Field(0, ge=0, le=3, description="modes that the end of a line leaves")
    include: Texts = Field((), description="modes whose contents are also read here")
    embedded: Embedded | None = None


class Lexer(Mode):
    """The lexer of a language: its mode ``code`` and what else it needs."""

    extends: str | None = Field(None, description="id of the file whose lexer this one changes")
    word: Bytes = Field(r"A-Za-z0-9_\x80-\xff", description="bytes of words")
    operand: Operand | None = None
    interpolations: dict[str, Interpolation] = Field(default_factory=dict)
    modes: dict[str, Mode] = Field(default_factory=dict)
    start: str = Field("code", description="mode at the start of the text")
    docstring_headers: Texts = Field((), description="what starts a definition")


class LanguageFile(BaseModel):
    """A language file; other parts of dataprep add keys of their own."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    name: str
    source: Texts = ()
    lexer: Lexer | None = None
