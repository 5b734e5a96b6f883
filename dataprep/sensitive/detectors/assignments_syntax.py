"""Where the value of a name stands: the ways in which languages and formats write one beside the other.

All expressions are matched at a place and bounded, so that a line of megabytes costs what its
names cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dataprep.sensitive.detectors.assignments_places import (
    cell,
    row_cell,
    scalar_place,
    stated_place,
    tuple_place,
)

Form = Literal["quoted", "bare", "element", "call", "compared", "prose"]
"""How a value is written: as a string, unquoted in a configuration, as an XML element or attribute,
as an argument, in a comparison, unquoted in running text."""

_YAML = frozenset({"yaml", "openapi-specification-v3", "openapi-specification-v2", "oasv3-yaml", "oasv2-yaml", "miniyaml", "neon"})  # fmt: skip
_COLONS = frozenset({b":", b"\xef\xbc\x9a"})
_BARE_OPS = _COLONS | {b"=", b":=", b"::=", b":::=", b"?="}
# Languages in which a value needs no quotes.
_BARE = frozenset({
    "yaml", "dotenv", "ini", "java-properties", "shell", "shellsession", "dockerfile", "batchfile", "apacheconf", "nginx", "git-config",
    "npm-config", "editorconfig", "hocon", "curl-config", "wget-config", "ssh-config", "haproxy", "kickstart", "debian-package-control-file",
    "fish", "tcsh", "option-list", "caddyfile", "desktop", "textmate-properties", "openapi-specification-v3", "oasv3-yaml",
    "oasv2-yaml", "openapi-specification-v2", "crontab", "rpm-spec", "http", "neon", "miniyaml", "hosts-file", "procfile", "groff", "makefile",
})  # fmt: skip
_PROSE = frozenset({"markdown", "text", "restructuredtext", "asciidoc", "org", "html", "textile", "wikitext", "rdoc", "mdx", "roff", "e-mail", "irc-log", "csv", "tsv"})  # fmt: skip
_CODE_LINE = re.compile(
    rb"[;{}(]\s*$|^\s*(?:def|var|let|const|if|for|return|public|private|self\.|this\.|//|/?\*)|\)\s*$"
)
_ENV_LINE = re.compile(
    rb"^\s{0,40}(?:export\s+|set\s+|ENV\s+|ARG\s+|-\s+|[#;]\s?)?[\w.\-]{2,80}\s{0,20}[:=]\s{0,20}\S+\s*$"
)

_CLOSE = rb"""(?:\\{0,3}["'`])?"""
_TYPE = rb"""(?:\s{0,3}\{\s{0,3}get;[^{}\n]{0,30}\}(?=\s{0,3}=))?(?:[?!]?\s{0,3}:\s{0,3}(?:&'?\w{0,8}\s?|\*)?[A-Za-z_][\w.<>\[\]?|&, ]{0,40}?(?=\s{0,3}=[^=>]))?"""
_ASSIGN = re.compile(
    rb"(?P<close>" + _CLOSE + rb""")(?:\*\*)?\s{0,2}\)?\]?(?:\[\w{0,12}\])?\s{0,3}""" + _TYPE
    + rb"""\s{0,60}(?P<op>=>|::?:?=|[!=]==?|<-|\?\?=|\|\|=|[+?]?=|:|\xef\xbc\x9a|,)(?:\*\*(?=[ \t]))?[ \t]{0,60}(?:\*\*(?=[^\s*]{3,200}\*\*))?(?:\\?\n[ \t]{0,60}(?=["']))?"""
)  # fmt: skip
_CALL = re.compile(
    rb"(?P<how>\.(?:equals|equalsIgnoreCase|compareTo|contentEquals|set|eq|isEqualTo|withValue))?[({:]\s{0,20}"
)
_ASKING = re.compile(
    rb"(?i)^(?:get|find|has|is|check|verify|validate|fetch|read|load|lookup|require|translate|assert|query|select|by)(?:[A-Z_]|$)"
)
_ELEMENT = re.compile(rb"""["']?(?:\s[^<>\n]{0,200})?>\s{0,40}(?:<value>\s{0,40})?(?:<!\[CDATA\[)?(?P<value>[^<>\s][^<>\n]{0,500}?)(?:\]\]>)?\s{0,40}</""")  # fmt: skip
_KEYED = re.compile(
    rb"""(?P<close>""" + _CLOSE + rb""")(?:\s{0,3}\{\s{0,40}(?:(?:type|description|sensitive)\s{0,20}=[^\n]{0,100}\n\s{0,40}){0,3})?"""
    rb"""\s{0,3}[,;]?[ \t]{0,40}(?:\\?r?\\?n?\n?[ \t]{0,40})(?:-\s)?""" + _CLOSE
    + rb"""(?:[\w]{1,20}=[\w.]{1,40},\s{0,3}){0,4}(?:(?:value|val|default|defaultValue|default_value|string)""" + _CLOSE + rb"""\s{0,20}[:=]\s{0,3}|</key>\s{0,40}<string>(?=[^<>"'\s]{3,300}</))"""
)  # fmt: skip
_KEY_BEFORE = re.compile(rb"""(?:\b(?:name|key|id|field|property|param|variable)\b\\{0,3}["']?\s{0,3}[:=>]?\s{0,3}\\{0,3}["']?)$""", re.IGNORECASE)  # fmt: skip
_SPACED = re.compile(rb"""(?:["'])?[ \t]{1,20}(?=[^\s=:|&<>-])""")
_SPACED_BEFORE = re.compile(
    rb"""(?:^|\s|["'])--?$|(?:^|\s)(?:ENV|ARG|setenv|set\s-gx|\#\s?define|-D|setx|SetEnv|fastcgi_param|env\s-)\s{1,4}$"""
)
_DEFAULTED = re.compile(
    rb"""["'],\s{0,20}(?:\w{1,20}=[\w."']{1,40},\s{0,20}){0,4}default\s{0,2}=\s{0,2}"""
)
_STATEMENT = re.compile(rb"""[ \t]{1,20}(?=\\?["'])""")
_STATEMENT_BEFORE = re.compile(rb"(?:^|[{;(\[,])\s{0,40}:?(?:[a-z_]{3,24}\s{1,3})?$")
_STATEMENT_END = re.compile(rb"""\\?["'][ \t]*(?:[;})\],]|#|//|$|\n|\r)""")
_OPTION_CALL = re.compile(
    rb"(?:flags?|pflag|viper|environ|config|cfg|os|env)\.\w{2,30}\($|(?:envOr|getEnv|getEnvOr|env_or)\w*\($"
)
_COMPARED_BEFORE = re.compile(
    rb"""(?P<quote>["'])(?P<value>[^"'\\\n]{3,120})(?P=quote)(?:\.equals(?:IgnoreCase)?\(|\s?[!=]==?\s?)\s?$"""
)
_EXPANDED = re.compile(rb":-?(?P<value>[^{}$\s\"']{3,200})\}")
_WRAPPER = re.compile(
    rb"""(?P<call>(?:new\s{1,2}|&|await\s|\[\])?[A-Za-z_][\w.:<>$]{0,60}!?\(\s{0,4}){0,2}(?:ConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?)?(?P<prefix>u8|[bBuUrRfFlL@$]{1,3})?"""
    rb"""(?P<esc>\\{0,7})(?P<quote>\"\"\"|'''|["'`])"""
)  # fmt: skip
_LOOKUP = re.compile(rb"(?:env|ENV|getenv|Getenv|GetEnv|environ(?:\.get)?|get|fetch|getProperty|config|var|parameter|param|option|setting|lookup|LookupEnv)[(\[]\s*$")  # fmt: skip
_SECOND = re.compile(
    rb"""[^"'`\n]{0,40}?["'`]?[\w.\-]{1,80}["'`]?\s{0,3}[)\]]{0,2}\s{0,3}(?:,|\|\||\?\?|\bor\b|\?:|:)\s{0,10}"""
)
_FALLBACK = re.compile(
    rb"""(?:<%=\s{0,3})?[\w.$\[\]()>?-]{1,100}(?:["'][\w.-]{1,60}["'][\])]{1,2})?\s{0,3}(?:\|\||\?\?|\?:|\bor\b)\s{0,10}"""
)
_BARE_VALUE = re.compile(rb"""[^\s"'`<>,;(){}\[\]|][^\s"'`<>|]{2,500}""")
_WIDE_SIGN = re.compile(rb"\xe3\x80[\x81\x82\x8d\x8f]|\xef\xbc[\x81\x88\x89\x8c\x9b]")
_NEXT_PAIR = re.compile(rb"&(?:amp;)?\w{1,40}=")
_LAST_ARGUMENT = re.compile(rb"""\\{0,7}["'`]\s{0,20}[)}]""")
_CONSTRUCTED = re.compile(
    rb"""(?:^|[\s.:&(<\]])(?:[A-Z]\w{0,40}(?:<\w{0,20}>)?|b64decode|base64_decode|b64|atob|from|fromhex|unhexlify|hex2bin|bytes|byte|bytearray"""
    rb"""|str|string|u|String::from|from_str|valueOf|of|decode|decodeString|toCharArray|strdup|quote|secret|literal|text|to_vec|some|Some)!?\(\s*$"""
)  # fmt: skip
_LIMIT = 1_200
_AFTER_BARE = re.compile(rb"[ \t]*(?:#|//|$|\n|\r|\\|&&|;|\||\)|-|\w|[\"'`<>\]},.])")


@dataclass(frozen=True, slots=True)
class Written:
    """A value beside a name.

    Attributes:
        start: First byte of the value.
        end: Byte behind it.
        form: How it is written.
    """

    start: int
    end: int
    form: Form


def written_values(
    text: bytes, start: int, end: int, line: tuple[int, int], language: str | None
) -> Iterator[Written]:
    """Yield the values that may belong to a name, the likeliest first.

    Args:
        text: The whole text.
        start: First byte of the name.
        end: Byte behind it.
        line: First byte of its line and the byte behind it.
        language: Language of the text by slug.
    """
    before_far = text[max(line[0], start - 200) : start]
    before = before_far[-40:]
    placed = tuple_place(text, start, end, line[0])
    if placed is not None:
        quoted = _quoted(text, placed)
        if quoted is not None:
            yield Written(*quoted, "quoted")
        return
    assigned = _ASSIGN.match(text, end, min(len(text), end + 300))
    if assigned is not None:
        yield from _assigned(text, start, assigned, line, language)
    called = _CALL.match(text, end, line[1])
    if called is not None and (called["how"] or not _ASKING.match(text, start, end)):
        quoted = _quoted(text, called.end())
        if quoted is not None:
            yield Written(*quoted, "call")
    if (element := _ELEMENT.match(text, end, min(len(text), end + 800))) is not None:
        yield Written(*element.span("value"), "element")
    if (compared := _COMPARED_BEFORE.search(before_far)) is not None:
        shift = start - len(before_far)
        yield Written(shift + compared.start("value"), shift + compared.end("value"), "compared")
    if before.endswith((b"${", b"#{")) and (expanded := _EXPANDED.match(text, end, line[1])):
        yield Written(*expanded.span("value"), "bare")
    yield from _keyed(text, end, before, language)
    yield from _told(text, start, end, line, language)
    yield from _spaced(text, end, before, line)


def _told(
    text: bytes, start: int, end: int, line: tuple[int, int], language: str | None
) -> Iterator[Written]:
    """Yield a value in the next cell of a table, or one that prose states."""
    if (span := cell(text, end)) is not None:
        yield Written(*span, "element")
    place = stated_place(text, end, line[1])
    span = row_cell(text, end, line)
    if place is None and span is None:
        return
    form = "prose" if language is None else _bare_form(text, start, line, language, is_key=False)
    if form not in {"prose", "call"}:
        return
    if span is not None:
        yield Written(*span, "prose")
    if place is not None:
        quoted = _quoted(text, place)
        bare = _bare(text, place, line[1]) if quoted is None and text[start] >= 0x80 else None
        if (span := quoted or bare) is not None:
            yield Written(*span, "call")


def _spaced(text: bytes, end: int, before: bytes, line: tuple[int, int]) -> Iterator[Written]:
    """Yield a value with only blanks between it and its name: options, statements of some languages."""
    stated = _STATEMENT.match(text, end, line[1])
    if stated is not None and _STATEMENT_BEFORE.search(before) is not None:
        quoted = _quoted(text, stated.end())
        if quoted is not None and _STATEMENT_END.match(text, quoted[1]) is not None:
            yield Written(*quoted, "call")
    if _SPACED_BEFORE.search(before) is not None:
        spaced = _SPACED.match(text, end, line[1])
        if spaced is not None:
            quoted = _quoted(text, spaced.end())
            bare = None if quoted else _bare(text, spaced.end(), line[1])
            if (span := quoted or bare) is not None:
                yield Written(*span, "bare")


def _assigned(
    text: bytes, name: int, match: re.Match[bytes], line: tuple[int, int], language: str | None
) -> Iterator[Written]:
    op, place = match["op"], match.end()
    is_key = bool(match["close"])
    if op == b",":
        yield from _second_argument(text, name, match)
        return
    form: Form = "compared" if op[:1] in {b"!", b"="} and len(op) > 1 and op != b"=>" else "quoted"
    if not is_key and _is_closing(text, name, place, line):
        return
    if text[max(0, name - 2) : name] in {b"${", b"#{"}:
        return
    stop = line[1]
    if op == b":" and language in _YAML:
        place, stop = scalar_place(text, place, line)
    quoted = _quoted(text, place)
    if quoted is None and (fallback := _FALLBACK.match(text, place, min(len(text), place + 300))):
        quoted = _quoted(text, fallback.end())
    if quoted is not None:
        yield Written(*quoted, form)
        return
    inside = _inside_string(text, name, match) if op == b"=" or op in _COLONS else None
    if inside is not None:
        yield inside
        return
    if op not in _BARE_OPS or text[place : place + 1] in b"\"'`":
        return
    if language == "makefile" and op in _COLONS:
        return  # a rule: target and what it needs
    loose = _bare_form(text, name, line, language, is_key=is_key)
    bare = None if loose is None else _bare(text, place, stop)
    if loose is not None and bare is not None:
        yield Written(*bare, loose)


def _inside_string(text: bytes, name: int, match: re.Match[bytes]) -> Written | None:
    """Return the value of a pair that is the whole of a string: ``"X-Api-Key: value"``."""
    quote = text[name - 1 : name] if name else b""
    if quote not in {b'"', b"'", b"`"} or match["close"]:
        return None
    end = text.find(quote, match.end(), match.end() + 500)
    span = text[match.end() : end] if end > 0 else b""
    if len(span) < 3 or any(byte in b" \t\n\\,;{}()<>\"'`" for byte in span):
        return None
    return Written(match.end(), end, "bare")


def _is_closing(text: bytes, name: int, place: int, line: tuple[int, int]) -> bool:
    """Return whether the quote at a place ends the string in which the name stands."""
    quote = text[place : place + 1]
    if quote not in {b'"', b"'", b"`"}:
        return False
    before = text[max(line[0], name - 500) : name]
    return (before.count(quote) - before.count(b"\\" + quote)) % 2 == 1


def _second_argument(text: bytes, name: int, match: re.Match[bytes]) -> Iterator[Written]:
    """Yield the value of ``put("name", "value")``: of two arguments, where nothing else is listed."""
    before = text[max(0, name - 60) : name].rstrip(b"\"'`\\-")
    is_pair = before.endswith(b"(") and bool(match["close"])
    quoted = _quoted(text, match.end()) if is_pair or before.endswith(b"{") else None
    if quoted is None:
        return
    is_last = _LAST_ARGUMENT.match(text, quoted[1]) is not None
    if is_last or _OPTION_CALL.search(before) is not None:
        yield Written(*quoted, "call")


def _bare_form(
    text: bytes, name: int, line: tuple[int, int], language: str | None, *, is_key: bool
) -> Form | None:
    """Return how a value without quotes would have to be read; None where there cannot be one."""
    if is_key and language not in _BARE:
        return None
    if language in _BARE:
        return "bare"
    head = text[line[0] : min(line[1], line[0] + 400)]
    if language in _PROSE or language is None:
        labelled = text[name] >= 0x80  # code has no names in Chinese
        if labelled or language in _PROSE:
            return "call" if labelled else "prose"
    if language is None and _ENV_LINE.match(head) and not _CODE_LINE.search(head):
        return "bare"
    before = text[max(line[0], name - 40) : name]
    if re.search(rb"""["'`;&?\s]$""", before) and re.search(
        rb"=[^\s=]{0,80};|[?&;][\w.]{0,30}$", before
    ):
        return None  # inside of a connection string: a rule of its own
    if re.match(rb"\s*(?:#|//|\*|--|;|<!--)", head):
        return "prose"
    return None


def _keyed(text: bytes, end: int, before: bytes, language: str | None) -> Iterator[Written]:
    """Yield the value of a name that stands as a value itself: ``name: X, value: y``."""
    if (default := _DEFAULTED.match(text, end, min(len(text), end + 300))) is not None:
        quoted = _quoted(text, default.end())
        if quoted is not None:
            yield Written(*quoted, "quoted")
    if _KEY_BEFORE.search(before) is None:
        return
    match = _KEYED.match(text, end, min(len(text), end + 500))
    if match is None:
        return
    quoted = _quoted(text, match.end())
    if quoted is not None:
        yield Written(*quoted, "quoted")
    elif language in _BARE or language is None or match.group(0).endswith(b">"):
        stop = text.find(b"\n", match.end())
        bare = _bare(text, match.end(), len(text) if stop < 0 else stop)
        if bare is not None:
            yield Written(*bare, "bare")


def _quoted(text: bytes, place: int) -> tuple[int, int] | None:
    """Return the span of the string literal that begins at a place, through what wraps it."""
    opened = _WRAPPER.match(text, place, min(len(text), place + 200))
    if opened is None:
        return None
    if opened["call"] and _LOOKUP.search(text, opened.start("call"), opened.end("call")):
        second = _SECOND.match(text, opened.start("esc"), min(len(text), opened.end() + 200))
        opened = None if second is None else _WRAPPER.match(text, second.end(), min(len(text), second.end() + 200))  # fmt: skip
        if opened is None:
            return None
    elif opened["call"] and _CONSTRUCTED.search(opened["call"]) is None:
        return None
    closing = opened["esc"] + opened["quote"]
    start = opened.end()
    end = _closing(text, start, closing)
    if end is None or end <= start:
        return None
    is_formatted = opened["prefix"] in {b"f", b"F", b"rf", b"fr", b"$", b"$@"}
    if is_formatted and b"{" in text[start:end]:
        return None
    after = text[end + len(closing) : end + len(closing) + 12].lstrip(b" \t")
    after = b"" if after.startswith((b"%>", b"%}")) else after
    if after[:1] in {b"+", b"%"} or after[:2] == b".." or after.startswith((b".format", b". $")):
        return None  # a part of a value that is put together
    return start, end


def _closing(text: bytes, start: int, closing: bytes) -> int | None:
    """Return where a string literal ends; None when that is too far."""
    place = start
    limit = min(len(text), start + _LIMIT)
    while (place := text.find(closing, place, limit)) >= 0:
        slashes = 0
        while text[place - 1 - slashes : place - slashes] == b"\\" and place - slashes > start:
            slashes += 1
        if slashes % 2 == 0:
            end = place
            newline = text.find(b"\n", start, end)
            return end if newline < 0 else None
        place += 1
    return None


def _bare(text: bytes, place: int, stop: int) -> tuple[int, int] | None:
    """Return the span of a value without quotes."""
    match = _BARE_VALUE.match(text, place, stop)
    if match is None or _AFTER_BARE.match(text, match.end(), stop) is None:
        return None
    start, end = match.span()
    cut = _NEXT_PAIR.search(text, start, end)
    end = end if cut is None else cut.start()
    cut = _WIDE_SIGN.search(text, start, end)
    end = end if cut is None else cut.start()
    if text[start - 2 : start] == b"**":
        end = start + len(text[start:end].partition(b"**")[0])
    while end > start and text[end - 1] in b",;\\)":
        end -= 1
    rest = text[match.end() : min(stop, match.end() + 80)].strip()
    if (
        rest
        and rest[:1] not in b"#;\\&|/-"
        and not rest.startswith(b"//")
        and text[place - 1] in b" \t:="
    ):
        follows = rest[:1].isalnum() and b"=" not in rest.split()[0]
        if follows and b"=" not in text[place - 2 : place]:
            return None  # running text
    return (start, end) if end - start >= 3 else None
