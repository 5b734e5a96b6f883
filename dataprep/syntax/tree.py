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

_CHUNK = 1 << 16
_FREE_STEPS = 2_000
_BYTES_PER_STEP = 4
"""Steps allowed: 2,000, and one for every 4 bytes; real code takes one for about 300."""
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
        more steps than allowed or leaves an error with over 4,000 children.
    """
    if len(text) > MAX_BYTES:
        return Parsed("too-large")
    allowed = _FREE_STEPS + len(text) // _BYTES_PER_STEP
    steps = 0

    def read(offset: int, point: Any) -> bytes:
        del point
        return text[offset : offset + _CHUNK]

    def goes_too_far(offset: int, has_error: bool) -> bool:
        nonlocal steps
        del offset, has_error
        steps += 1
        return steps > allowed

    try:
        tree = grammar.parser.parse(read, progress_callback=goes_too_far)
    except ValueError:
        grammar.parser.reset()
        return Parsed("too-costly", steps)
    errors = _errors(tree.root_node) if tree.root_node.has_error else Errors()
    return Parsed("too-costly" if errors.is_wide else "parsed", steps, tree, errors)


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
