"""Trees of texts, within bounds that count the parser's steps and no clock."""

from __future__ import annotations

import functools
import importlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from dataprep.syntax.queries import LanguageQuery
from dataprep.syntax.spec import LanguageSyntax, all_syntaxes, query_source

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser, Tree

MAX_BYTES = 4 << 20
"""Bytes above which a text is not parsed: a tree takes 30 to 60 times its text in memory."""

_CHUNK = 1 << 13
_FREE_STEPS = 700
_BYTES_PER_STEP = 24
"""Steps allowed on the way to a byte: 700, and one for every 24 bytes before it, up to the language's
``max_steps``.

Real code takes one for 50 to 300 bytes, a file of 1.8 MB 10,089 in all. NOTE: where the parser loses
its way one takes 0.3 to 2 ms, in C# with time and memory by the square of their number: 1.3 GB for
24 kB. So the bound counts while the parser goes on, and not from the length of the text.
"""
_MAX_READ = 256 << 20
"""Bytes that the parser may ask for: a text, and what it looks at again.

NOTE: what it looks at again takes no steps, and all that was handed to it stays in memory up to the
end. The scanner of Python reads a run of comments or joined lines to its end at each of its lines:
16 s for 8,000 lines.
"""
_MAX_ERROR_CHILDREN = 4_000
"""NOTE: a query takes time by the square of the children of an error node: 10 s for 100,000."""


class Grammar:
    """A language's parser and query.

    Args:
        syntax: The language.

    Raises:
        RuleError: The query does not fit the grammar.
    """

    def __init__(self, syntax: LanguageSyntax) -> None:
        import tree_sitter

        self.syntax = syntax
        self.language: Language = _language(syntax)
        self.parser: Parser = tree_sitter.Parser(self.language)
        self.query = LanguageQuery(
            self.language, f"rules/syntax/{syntax.id}/query.scm", query_source(syntax)
        )

    @functools.cached_property
    def keywords(self) -> frozenset[str]:
        """Words that the grammar itself knows, and those that the language adds."""
        kinds = range(self.language.node_kind_count)
        names = (
            self.language.node_kind_for_id(kind)
            for kind in kinds
            if not self.language.node_kind_is_named(kind)
        )
        words = {name for name in names if name is not None and name.isidentifier()}
        return frozenset((*words, *self.syntax.keywords))


def _language(syntax: LanguageSyntax) -> Language:
    import tree_sitter

    module = importlib.import_module(syntax.grammar.module)
    return tree_sitter.Language(getattr(module, syntax.grammar.function)())


@functools.cache
def grammar_of(syntax_id: str) -> Grammar:
    """Return the parser and query of a language by its id, made once a process."""
    return Grammar(all_syntaxes()[syntax_id])


def grammar_version(syntax: LanguageSyntax) -> str:
    """Return name and version of a language's grammar, for keys and tables."""
    return _with_version(syntax.grammar.package)


@functools.cache
def _with_version(package: str) -> str:
    return f"{package} {version(package)}"


@dataclass(frozen=True, slots=True)
class Errors:
    """What a parser could not read.

    Attributes:
        n_errors: Error nodes and missing tokens.
        n_bytes: Bytes under the outermost error nodes.
        is_wide: Whether an error node has so many children that a query would take too long.
    """

    n_errors: int = 0
    n_bytes: int = 0
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a text, or why there is none.

    Attributes:
        status: As in the table ``syntax``.
        steps: Cost of the parse, in hundreds of steps of the parser.
        tree: The tree, where the status is ``parsed``.
        errors: What could not be read.
    """

    status: str
    steps: int = 0
    tree: Tree | None = None
    errors: Errors = Errors()


def parse(text: bytes, grammar: Grammar) -> Parsed:
    """Return the tree of a text.

    The bounds are sizes and counts of steps, so that a text gives the same on every machine.

    Args:
        text: UTF-8.
        grammar: The language's parser.

    Returns:
        The tree with its errors; ``too-large`` over 4 MiB, ``too-costly`` where the parser takes
        more steps than allowed, reads over 256 MiB, or leaves an error with over 4,000 children.
    """
    if len(text) > MAX_BYTES:
        return Parsed("too-large")
    work = _Work(text, grammar.syntax.max_steps)
    try:
        tree = grammar.parser.parse(work.read, progress_callback=work.goes_too_far)
    except ValueError:
        grammar.parser.reset()
        return Parsed("too-costly", work.steps)
    if work.is_too_much:
        return Parsed("too-costly", work.steps)
    errors = _errors(tree.root_node) if tree.root_node.has_error else Errors()
    return Parsed("too-costly" if errors.is_wide else "parsed", work.steps, tree, errors)


class _Work:
    """Hands a text to the parser, and counts what it does.

    Args:
        text: The text.
        max_steps: Steps allowed in all.

    Attributes:
        steps: Steps of the parser, in hundreds.
        is_too_much: Whether the parser was stopped, or told that the text ends.
    """

    def __init__(self, text: bytes, max_steps: int) -> None:
        self._text, self._max_steps = text, max_steps
        self._free_steps = min(max_steps, _FREE_STEPS)
        self._n_read = 0
        self.steps = 0
        self.is_too_much = False

    def read(self, offset: int, point: Any) -> bytes:
        """Return a piece of the text; none once too much was read."""
        del point
        if self._n_read > _MAX_READ:
            self.is_too_much = True
            return b""
        piece = self._text[offset : offset + _CHUNK]
        self._n_read += len(piece)
        return piece

    def goes_too_far(self, offset: int, has_error: bool) -> bool:
        """Count a step on the way to a byte, and return whether it is one too many."""
        del has_error
        steps = self.steps = self.steps + 1
        if steps > self._free_steps and (
            steps > self._max_steps or steps > _FREE_STEPS + offset // _BYTES_PER_STEP
        ):
            self.is_too_much = True
        return self.is_too_much


def _errors(root: Node) -> Errors:
    """Return what a parser could not read, walking into nodes that hold errors only."""
    n_errors = n_bytes = 0
    pending = [(root, False)]
    while pending:
        node, is_inside = pending.pop()
        is_outermost = not is_inside and node.is_error
        if node.is_error or node.is_missing:
            n_errors += 1
        if is_outermost:
            n_bytes += node.end_byte - node.start_byte
        if node.is_error and node.child_count > _MAX_ERROR_CHILDREN:
            return Errors(n_errors, n_bytes, is_wide=True)
        inside = is_inside or node.is_error
        pending.extend((child, inside) for child in node.children if child.has_error)
    return Errors(n_errors, n_bytes)
