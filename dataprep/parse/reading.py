"""Reads a tree by the query of its language: definitions, imports, names and complexity.

A language is ``rules/syntax/<id>/``: ``language.yaml`` (:mod:`dataprep.syntax.spec`) and
``query.scm``, whose patterns say by the names of their captures what a node means. A pattern is of
one of four kinds.

*Definitions*: ``@definition.<kind>`` on the whole definition (kinds as in the table ``symbols``),
with ``@name``, and where there is one ``@body``, ``@parameters`` and ``@receiver`` (a type that the
definition belongs to though it does not stand in it: Go, Rust, C++). A ``function`` directly in a
class, interface, structure or the like becomes a ``method``. A name that holds ``::`` is split:
what comes before belongs to the qualified name. Definitions with one body are one: that with a
name counts, and of two with names the longer one. ``@definition.scope`` makes no row, but
its name enters the qualified names of what lies in it.

*Imports*: ``@import`` on the statement, ``@import.specifier`` (quotes are taken off), and where
there is one ``@import.name`` and ``@import.alias``; ``(#set! kind include)`` says the kind
(``import`` without it), ``(#set! name "*")`` a name that is the same for all, ``(#set! system
yes)``, ``(#set! type_only yes)`` the flags. ``@import.tree`` instead hands the node to the reader
of the language, a function ``read_imports(node, text)`` in ``dataprep/parse/readers/<reader>.py``,
which yields :class:`ImportRow`.

*Names*: ``@uses`` on a name that the text uses of others; ``@declares`` on one that it declares
beyond the definitions whose kinds ``language.yaml`` lists.

*Marks*, of which a pattern may put several on one node:

- ``@comment``; ``@docstring`` on a string that documents the definition, or text, around it;
- ``@decorator`` on a decorator, annotation or attribute, in its definition or right before it;
- ``@decision``: one more path through the function (cyclomatic complexity);
- ``@nest``: a control structure that counts for cognitive complexity by its depth and deepens it;
  ``@flat``: one that counts once (``else``, a jump to a label); ``@chained``: an ``if`` that goes on
  an ``else`` and so counts by it alone; ``@level``: something that only deepens (a lambda);
- ``@boolean`` with ``@operator``: a chain of one operator counts once for cognitive complexity;
- ``@conditional``: what lies inside is not always run (branches, handlers of errors), for the flags
  of imports; ``@type_only``: what lies inside is for the type checker.

Marks on one node are best written as one: ``@decision.nest``. Each capture costs a microsecond.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dataprep.parse._collector import Collector, takers_of
from dataprep.parse._reading_model import (
    Found,
    ImportRow,
    ReadImports,
    Reading,
    is_class,
    is_function,
    text_of,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.syntax.queries import Match
    from dataprep.syntax.tree import Grammar

__all__ = [
    "Found",
    "ImportRow",
    "ReadImports",
    "Reading",
    "is_class",
    "is_function",
    "read_tree",
    "text_of",
]


def read_tree(
    root: Node, text: bytes, grammar: Grammar, read_imports: ReadImports | None = None
) -> Reading:
    """Return what the query of a language finds in a tree.

    Args:
        root: Root of the tree.
        text: Its text, UTF-8.
        grammar: The language's query.
        read_imports: The language's reader of ``@import.tree``.
    """
    collector = Collector(text, read_imports)
    groups, takers = takers_of(grammar.query)
    found: defaultdict[int, list[Match]] = defaultdict(list)
    for match in grammar.query.matches(root, text):
        found[groups[match[0]]].append(match)
    for group, matches in found.items():
        takers[group](collector, matches)
    return collector.finished(len(text))
