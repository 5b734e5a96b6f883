"""Trees of texts as tables: syntax, definitions, imports, and names."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import polars as pl

from dataprep.contracts import load_contract
from dataprep.parse.batches import rare_collections
from dataprep.parse.bodies import Bodies
from dataprep.parse.definitions import Definition, definitions
from dataprep.parse.params import ParseParams
from dataprep.parse.reading import ReadImports, Reading, is_class, is_function, read_tree
from dataprep.syntax.long_tail import LongTailParser, long_tail_version, reads
from dataprep.syntax.spec import LanguageSyntax, syntax_of
from dataprep.syntax.tree import Grammar, Parsed, grammar_of, grammar_version, parse
from dataprep.text.by_language import texts_by_language
from dataprep.text.urls import without_credentials

if TYPE_CHECKING:
    from tree_sitter import Node

_TABLES = ("syntax", "symbols", "imports", "names")
_IMPORTING = frozenset({"import", "include", "require", "use", "module", "re-export", "dynamic"})


def parse_contents(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: ParseParams
) -> dict[str, pl.DataFrame]:
    """Return what the trees of texts say.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Parameters.

    Returns:
        ``syntax``: one row per pair; ``symbols``, ``imports`` and ``names``: any number of rows
        for each pair of which there is a tree.
    """
    del params
    with rare_collections(), LongTailParser() as long_tail:
        rows = ContentRows(long_tail)
        for content_id, language, text in texts_by_language(contents, content_labels):
            rows.add(content_id, language, text)
        frames = rows.frames()
        del rows  # what is left behind is looked through for cycles
        return frames


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read from one text.

    Attributes:
        parsed: The tree, or why there is none.
        reading: What the query found.
        definitions: Definitions, in order.
    """

    parsed: Parsed
    reading: Reading
    definitions: Sequence[Definition]


def read_text(text: bytes, grammar: Grammar) -> Parts:
    """Return what the tree of a text says.

    Args:
        text: UTF-8.
        grammar: The language's parser and query.
    """
    parsed = parse(text, grammar)
    if parsed.status != "parsed" or parsed.tree is None:
        return Parts(parsed, Reading(), ())
    reading = read_tree(parsed.tree.root_node, text, grammar, _reader(grammar.syntax.reader))
    return Parts(parsed, reading, definitions(reading, text, grammar.syntax))


@functools.cache
def _reader(name: str | None) -> ReadImports | None:
    if name is None:
        return None
    module = importlib.import_module(f"dataprep.parse.readers.{name}")
    return cast("ReadImports", module.read_imports)


class ContentRows:
    """Collects the rows of a batch, column by column.

    Args:
        long_tail: Parser of languages without a grammar of their own.
    """

    def __init__(self, long_tail: LongTailParser) -> None:
        self._long_tail = long_tail
        self._schemas = {table: load_contract(table).polars_schema() for table in _TABLES}
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in _TABLES}
        self._bodies: dict[str, Bodies] = {}

    def add(self, content_id: str, language: str | None, text: bytes) -> Parts | None:
        """Add the rows of one text, and return what they were made of; None without a grammar."""
        key = (content_id, language)
        syntax = None if language is None else syntax_of(language)
        if language is None or syntax is None:
            self._rows["syntax"].append((*key, *_sizes_row(language, text, self._long_tail)))
            return None
        grammar = grammar_of(syntax.id)
        parts = read_text(text, grammar)
        self._rows["syntax"].append((*key, *_syntax_row(parts, text, syntax)))
        found = parts.definitions
        if found:
            bodies = self._bodies.setdefault(language, Bodies(language, grammar))
            bodies.add(text, found, len(self._rows["symbols"]))
        self._rows["symbols"] += [
            (content_id, language, ordinal, *_symbol_row(one, text))
            for ordinal, one in enumerate(found)
        ]
        self._rows["imports"].extend(
            (*key, ordinal, *row) for ordinal, row in enumerate(_import_rows(parts.reading))
        )
        self._rows["names"].extend((*key, *row) for row in _name_rows(parts, syntax))
        return parts

    def frames(self) -> dict[str, pl.DataFrame]:
        """Return the tables."""
        digests: list[str | None] = [None] * len(self._rows["symbols"])
        for bodies in self._bodies.values():
            bodies.digest(digests)
        frames = {}
        for table, schema in self._schemas.items():
            columns = list(zip(*self._rows[table], strict=True)) or [()] * len(schema)
            frames[table] = pl.DataFrame(
                {
                    name: pl.Series(name, values, dtype=dtype)
                    for (name, dtype), values in zip(schema.items(), columns, strict=True)
                }
            )
        digest = pl.Series(digests, dtype=pl.String)
        return frames | {"symbols": frames["symbols"].with_columns(body_digest=digest)}


def _sizes_row(language: str | None, text: bytes, long_tail: LongTailParser) -> tuple[object, ...]:
    """Return the row of ``syntax`` of a text whose language has no grammar of its own."""
    if language is None or not reads(language):
        return ("no-grammar", None, len(text), *[None] * 14)
    sizes = long_tail.sizes(text, language)
    counts: tuple[object, ...] = (None, None, None)
    if sizes.status == "parsed":
        counts = (_share(sizes.n_error_bytes, len(text)), sizes.n_errors, sizes.n_nodes)
    steps = sizes.steps or None
    return (sizes.status, long_tail_version(), len(text), steps, *counts, *[None] * 10)


def _syntax_row(parts: Parts, text: bytes, syntax: LanguageSyntax) -> tuple[object, ...]:
    parsed, reading = parts.parsed, parts.reading
    errors = parsed.errors
    size = len(text)
    head = (parsed.status, grammar_version(syntax), size)
    if parsed.status != "parsed":
        share = errors.n_bytes / size if parsed.tree is not None and size else None
        return (*head, parsed.steps or None, share, *[None] * 12)
    assert parsed.tree is not None
    runs = [one for one in parts.definitions if is_function(one.kind)]
    items = [one.item for one in runs]
    cyclomatic, cognitive = [one.cyclomatic for one in items], [one.cognitive for one in items]
    top = 0 if reading.top is None else reading.top.cognitive
    documented = {one.docstring for one in parts.definitions if one.docstring is not None}
    documented |= {(one.start, one.end) for one in reading.docstrings}
    return (
        *head,
        parsed.steps,
        _share(errors.n_bytes, size),
        errors.n_errors,
        parsed.tree.root_node.descendant_count,
        sum([one.found.body is not None for one in runs]),
        sum([is_class(one.kind) for one in parts.definitions]),
        len({(one.start, one.end) for one in reading.imports if one.kind in _IMPORTING}),
        max([item.nesting for item in items], default=0),
        sum(cyclomatic),
        max(cyclomatic, default=0),
        top + sum(cognitive),
        max(cognitive, default=0),
        _share(sum([end - start for start, end in reading.comments]), size),
        _share(sum(end - start for start, end in documented), size),
    )


def _share(part: int, size: int) -> float:
    return min(part / size, 1.0) if size else 0.0


def _symbol_row(one: Definition, text: bytes) -> tuple[object, ...]:
    found, item = one.found, one.item
    node, body = found.node, found.body or (None, None)
    runs = is_function(one.kind)
    line = node.start_point[0] + 1
    signature = found.end if body[0] is None else body[0]
    while signature > found.start and text[signature - 1] in b" \t\r\n":
        signature -= 1
    document = one.docstring or (None, None)
    return (
        one.parent,
        one.kind,
        one.name,
        one.qualified_name,
        one.visibility,
        one.is_test,
        node.has_error,
        found.start,
        found.end,
        line,
        line + text.count(b"\n", found.start, max(found.end - 1, found.start)),
        one.decorators_start,
        signature,
        *document,
        *body,
        None if found.parameters is None else _n_parameters(found.parameters),
        item.cyclomatic if runs else None,
        item.cognitive if runs else None,
        item.nesting if runs else None,
        None,
    )


def _n_parameters(node: Node) -> int:
    """Return the number of parameters in a list of them, comments and separators left out."""
    if not node.named_child_count:
        return 0
    return sum(not child.type.endswith(("comment", "_separator")) for child in node.named_children)


def _import_rows(reading: Reading) -> Iterable[tuple[object, ...]]:
    for row, item in zip(reading.imports, reading.import_items, strict=True):
        yield (
            row.kind,
            without_credentials(row.specifier),
            row.name,
            row.alias,
            row.is_type_only or item.is_type_only,
            item.is_conditional,
            item.function is not None,
            row.is_system,
            row.start,
            row.end,
            row.line,
        )


def _name_rows(parts: Parts, syntax: LanguageSyntax) -> Iterable[tuple[object, ...]]:
    declared = dict(parts.reading.declares)
    for one in parts.definitions:
        if one.kind in syntax.declares and one.name and one.item.function is None:
            line = one.found.node.start_point[0] + 1
            declared[one.qualified_name] = min(declared.get(one.qualified_name, line), line)
    for role, names in (("declares", declared), ("uses", parts.reading.uses)):
        for name in sorted(names):
            if name:
                yield role, name, names[name]
