"""Compiles the lexer of a language file into modes and rules of the tables."""

from __future__ import annotations

from dataprep.text import _lexer_layout as layout
from dataprep.text._lexer_files import load_lexer
from dataprep.text._lexer_model import (
    Bytes,
    Character,
    Delimited,
    Heredoc,
    Indented,
    Interpolation,
    Lexer,
    Mode,
    Operand,
    Rule,
    Span,
    Where,
)
from dataprep.text._lexer_tables import TableBuilder, byte_set

_CLASSES = {
    "code": layout.CODE,
    "comment": layout.COMMENT,
    "string": layout.STRING,
    None: layout.SAME,
}
_LINE_ENDS = b"\n\r"


class LanguageCompiler:
    """Adds the modes of one language to a builder.

    Args:
        builder: Where the tables grow.
        lexer: The language.
        exits: Literals that end the language wherever they stand (it is embedded).
        host: Mode to return to at an exit.
    """

    def __init__(
        self, builder: TableBuilder, lexer: Lexer, exits: tuple[str, ...] = (), host: int = -1
    ) -> None:
        self._builder, self._lexer, self._exits, self._host = builder, lexer, exits, host
        self._word = builder.literal(byte_set(lexer.word))
        self._operand = self._operand_set(lexer.operand)
        self._words = self._keywords(lexer.operand)
        self._named: dict[str, int] = {}
        self._inner: dict[tuple[str, str], int] = {}

    def start(self) -> int:
        """Compile and return the mode that a text starts in."""
        return self._mode(self._lexer.start)

    def _operand_set(self, operand: Operand | None) -> int:
        values = bytearray(256) if operand is None else bytearray(byte_set(operand.after))
        if operand is not None and operand.first_after is not None:
            for b in range(256):
                values[b] = 2 if byte_set(operand.first_after)[b] else values[b]
        return self._builder.literal(bytes(values))

    def _keywords(self, operand: Operand | None) -> int:
        words = operand.words if operand is not None else ()
        text = b"".join(bytes([len(w)]) + w.encode() for w in words) + b"\0"
        return self._builder.literal(text)

    def _new_mode(self, kind: str | None) -> int:
        mode = self._builder.mode(_CLASSES[kind], self._word)
        for text in self._exits:
            row = self._row(text.encode(), None, Where(), layout.ICASE | layout.TO_MODE)
            row[layout.R_CLS], row[layout.R_POP] = layout.CODE, self._host
            self._add(mode, row, text.encode())
        return mode

    def _row(self, text: bytes, kind: str | None, where: Where, flags: int = 0) -> list[int]:
        row = [0] * layout.N_FIELDS
        if flags & layout.ICASE:
            text = text.lower()
        if where.first:
            flags |= layout.FIRST
        if where.operand is not None:
            flags |= layout.EXPRESSION | (layout.SPACED if where.operand == "spaced" else 0)
        row[layout.R_LIT], row[layout.R_LEN] = self._builder.literal(text), len(text)
        row[layout.R_FLAGS], row[layout.R_COLUMN] = flags, where.column or 0
        row[layout.R_PREV], row[layout.R_NEXT] = self._set(where.after), self._set(where.before)
        row[layout.R_CLS], row[layout.R_PUSH1], row[layout.R_PUSH2] = _CLASSES[kind], -1, -1
        row[layout.R_SET], row[layout.R_MAX] = -1, 1 << 30
        row[layout.R_EXPR], row[layout.R_WORDS] = self._operand, self._words
        row[layout.R_WORD_SET] = self._word
        return row

    def _set(self, members: Bytes | None) -> int:
        return -1 if members is None else self._builder.literal(byte_set(members))

    def _add(self, mode: int, row: list[int], text: bytes, prefix: bytes = b"") -> None:
        if prefix:
            folded = prefix.lower() if row[layout.R_FLAGS] & layout.ICASE else prefix
            row = row.copy()
            row[layout.R_PRE], row[layout.R_PRE_LEN] = self._builder.literal(folded), len(folded)
        first = text[:1]
        both = first.lower() + first.upper() if row[layout.R_FLAGS] & layout.ICASE else first
        self._builder.rule(mode, both, row)

    def _add_line_end(self, mode: int, pop: int) -> None:
        row = self._row(b"", None, Where())
        row[layout.R_POP] = pop
        self._builder.rule(mode, _LINE_ENDS, row)

    def _skip(self, mode: int, text: str, flags: int = 0, run: Bytes | None = None) -> list[int]:
        row = self._row(text.encode(), None, Where(), flags)
        row[layout.R_SET] = self._set(run)
        self._add(mode, row, text.encode())
        return row

    def _mode(self, name: str) -> int:
        if name not in self._named:
            source = self._lexer if name == "code" else self._lexer.modes[name]
            mode = self._named[name] = self._new_mode(source.kind)
            self._fill(mode, source)
            if source.embedded is not None:
                guest = load_lexer(source.embedded.language)
                host = self._named[self._lexer.start]
                compiler = LanguageCompiler(self._builder, guest, source.embedded.exit, host)
                self._named[name] = compiler.start()
        return self._named[name]

    def _fill(self, mode: int, source: Mode) -> None:
        if source.line_end:
            self._add_line_end(mode, source.line_end)
        for rule in source.rules:
            self._rule(mode, rule)
        for name in source.inner:
            self._interpolation(mode, name, source.kind)
        for kind, spans in (
            ("comment", source.line_comments),
            ("comment", source.block_comments),
            ("string", source.strings),
        ):
            for span in spans:
                self._span(mode, span, span.kind or kind)
        for character in source.characters:
            self._character(mode, character)
        for delimited in source.delimited:
            self._delimited(mode, delimited)
        for heredoc in source.heredocs:
            self._heredoc(mode, heredoc)
        for indented in source.indented:
            self._indented(mode, indented)
        if source is self._lexer:
            self._docstring_headers(mode)
        for name in source.include:
            self._fill(mode, self._lexer if name == "code" else self._lexer.modes[name])

    def _docstring_headers(self, mode: int) -> None:
        for header in self._lexer.docstring_headers:
            row = self._row(header.encode(), None, Where(first=True, before=r"\s"))
            row[layout.R_KIND] = layout.MARK
            self._add(mode, row, header.encode())

    def _rule(self, mode: int, rule: Rule) -> None:
        pushes = [self._mode(name) for name in rule.push]
        flags = (layout.ICASE if rule.ignore_case else 0) | (layout.ESCAPE if rule.escape else 0)
        for text in rule.open:
            row = self._row(text.encode(), rule.kind, rule.where, flags)
            row[layout.R_POP], row[layout.R_SET] = rule.pop, self._set(rule.run)
            row[layout.R_MIN] = 0 if rule.run is None else 1
            row[layout.R_PUSH1 : layout.R_PUSH1 + len(pushes)] = pushes
            self._add(mode, row, text.encode())

    def _span(self, mode: int, span: Span, kind: str) -> None:
        flags = (layout.ICASE if span.ignore_case else 0) | (layout.DOC if span.docstring else 0)
        bodies: dict[str | None, int] = {}
        for text in span.open:
            key = text if span.nested else None
            if key not in bodies:
                bodies[key] = self._body(span, kind, text)
            row = self._row(text.encode(), kind, span.where, flags)
            row[layout.R_PUSH1] = bodies[key]
            if span.fence is not None:
                self._fence(row, span)
            for prefix in span.prefixes or ("",):
                self._add(mode, row, text.encode(), prefix.encode())

    def _fence(self, row: list[int], span: Span) -> None:
        fence = span.fence
        assert fence is not None
        row[layout.R_KIND], row[layout.R_SET] = layout.FENCE, self._set(fence.run)
        row[layout.R_MIN], row[layout.R_MAX] = fence.min, fence.max
        row[layout.R_POST] = self._builder.literal(fence.then.encode())
        row[layout.R_POST_LEN] = len(fence.then.encode())

    def _body(self, span: Span, kind: str, opener: str) -> int:
        body = self._new_mode(kind)
        for text, levels in span.exits.items():
            row = self._row(text.encode(), "code", Where())
            row[layout.R_POP] = levels
            self._add(body, row, text.encode())
        if span.continued:
            self._skip(body, "\\\n")
            self._skip(body, "\\\r\n")
        if span.escape is not None:
            self._skip(body, span.escape, layout.ESCAPE)
        for name in span.inner:
            self._interpolation(body, name, kind)
        if span.close is None or not span.multiline:
            self._add_line_end(body, 1)
        if span.close is not None:
            if span.doubled:
                self._skip(body, span.close * 2)
            if span.nested:
                row = self._row(opener.encode(), None, Where(), layout.ICASE * span.ignore_case)
                row[layout.R_PUSH1] = body
                self._add(body, row, opener.encode())
            flags = layout.ICASE if span.ignore_case else 0
            row = self._row(span.close.encode(), None, Where(), flags)
            row[layout.R_POP], row[layout.R_SET] = 1, self._set(span.suffix)
            if span.fence is not None:
                row[layout.R_KIND] = layout.FENCE_END
                row[layout.R_POST] = self._builder.literal(span.fence.close_then.encode())
                row[layout.R_POST_LEN] = len(span.fence.close_then.encode())
            self._add(body, row, span.close.encode())
        return body

    def _interpolation(self, mode: int, name: str, kind: str) -> None:
        item = self._lexer.interpolations[name]
        for text in item.open:
            if item.close is None:
                row = self._row(text.encode(), item.kind, item.where)
                row[layout.R_SET], row[layout.R_MIN] = (
                    self._set(item.run),
                    int(item.run is not None),
                )
            else:
                row = self._row(text.encode(), item.edge or kind, item.where)
                row[layout.R_PUSH1] = self._inner_mode(name, item, item.edge or kind)
            self._add(mode, row, text.encode())

    def _inner_mode(self, name: str, item: Interpolation, kind: str) -> int:
        if (name, kind) in self._inner:
            return self._inner[name, kind]
        assert item.close is not None
        source = self._lexer if item.mode == "code" else self._lexer.modes[item.mode]
        inner = self._inner[name, kind] = self._new_mode(source.kind)
        self._close(inner, item.close, kind)
        nests = {o: (self._new_mode(source.kind), c) for o, c in item.nest.items()}
        for nest, closer in nests.values():
            self._close(nest, closer, source.kind)
        for mode in (inner, *(nest for nest, _ in nests.values())):
            for opener, (nest, _) in nests.items():
                row = self._row(opener.encode(), source.kind, Where())
                row[layout.R_PUSH1] = nest
                self._add(mode, row, opener.encode())
            self._fill(mode, source)
        if item.format is not None:
            spec = self._new_mode(kind)
            self._close(spec, item.close, kind)
            self._interpolation(spec, name, kind)
            row = self._row(item.format.encode(), kind, Where())
            row[layout.R_POP], row[layout.R_PUSH1] = 1, spec
            self._add(inner, row, item.format.encode())
        return inner

    def _close(self, mode: int, text: str, kind: str) -> None:
        row = self._row(text.encode(), kind, Where())
        row[layout.R_POP] = 1
        self._add(mode, row, text.encode())

    def _character(self, mode: int, character: Character) -> None:
        row = self._row(character.quote.encode(), "string", character.where)
        row[layout.R_KIND] = layout.CHAR
        for prefix in character.prefixes or ("",):
            self._add(mode, row, character.quote.encode(), prefix.encode())

    def _delimited(self, mode: int, item: Delimited) -> None:
        body = self._new_mode("string")
        self._builder.set_delimited(body, self._set(item.suffix))
        if item.escape is not None:
            self._skip(body, item.escape, layout.ESCAPE)
        for name in item.inner:
            self._interpolation(body, name, "string")
        for text in item.open:
            row = self._row(text.encode(), "string", item.where, layout.BLANKS * item.blanks)
            row[layout.R_KIND], row[layout.R_SET] = layout.DELIMITED, self._set(item.delimiters)
            row[layout.R_PUSH1], row[layout.R_MIN] = body, item.parts
            self._add(mode, row, text.encode())

    def _heredoc(self, mode: int, item: Heredoc) -> None:
        bodies = self._new_mode("string"), self._new_mode("string")
        for body, pop in (*((body, 1) for body in bodies), (mode, 0)):
            row = self._row(b"", None, Where())
            row[layout.R_KIND], row[layout.R_POP] = layout.HEREDOC_LINE, pop
            self._builder.rule(body, _LINE_ENDS, row)
        row = self._skip(bodies[0], "\\", 0, item.escape)
        row[layout.R_MIN], row[layout.R_MAX] = 1, 1
        for name in item.inner:
            self._interpolation(bodies[0], name, "string")
        for text in item.open:
            row = self._row(text.encode(), "string", item.where, layout.BLANKS * item.blanks)
            row[layout.R_KIND], row[layout.R_SET] = layout.HEREDOC, self._set(item.tag)
            row[layout.R_MIN] = 2 if item.indented else int(item.bare == "upper")
            row[layout.R_MAX] = 2 if item.raw == "any" else 1
            row[layout.R_PUSH1], row[layout.R_PUSH2] = bodies
            self._add(mode, row, text.encode())

    def _indented(self, mode: int, item: Indented) -> None:
        body = self._new_mode(item.kind)
        row = self._row(b"", None, Where())
        row[layout.R_KIND], row[layout.R_POP] = layout.INDENT_LINE, 1
        self._builder.rule(body, _LINE_ENDS, row)
        for text in item.open:
            row = self._row(text.encode(), "code", item.where)
            row[layout.R_KIND], row[layout.R_PUSH1] = layout.INDENT, body
            self._add(mode, row, text.encode())
