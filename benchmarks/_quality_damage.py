"""Damages texts in 21 ways, each a function of a text, a source of chance and a language.

What they stand for: code that was minified, obfuscated, cut, pasted together, scraped from a page,
carelessly edited or badly laid out. A damage tells nothing of what people find readable.
"""

# ruff: noqa: ARG001 - every damage has the same three arguments

from __future__ import annotations

import base64
import math
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

Damage = Callable[[str, random.Random, str], str]

_WORDS = """
    if else elif for while do switch case default break continue return try except catch finally throw
    throws raise def class function func fn fun val var let const static public private protected internal
    final abstract interface extends implements import from package namespace using include struct enum union
    typedef void int char bool boolean string float double long short unsigned signed new delete this self super
    None True False null nil true false async await yield lambda with as in is not and or pass del global
    nonlocal assert export require module type impl trait pub use mut match where end begin then elsif unless
    print len range str list dict set tuple object String Integer Override System out println printf define
    ifdef ifndef endif undef size_t main std cout endl vector map fmt err error override guard extension protocol
    init sealed companion when given template typename virtual inline extern volatile register goto sizeof
    readonly instanceof typeof undefined any number unknown never foreach echo array isset fi esac
"""
_KEYWORDS = frozenset(_WORDS.split())
_IDENTIFIER = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b")
_HASH_COMMENTS = frozenset({"python", "ruby"})
_PRINTS = {
    "python": 'print("here", {v})', "ruby": 'puts "DEBUG #{v}"', "javascript": 'console.log("{v}");',
    "typescript": 'console.log("{v}", {v});', "java": 'System.out.println("DEBUG " + {v});',
    "kotlin": 'println("DEBUG " + {v})', "scala": 'println("DEBUG " + {v})', "swift": 'print("here", {v})',
    "c": 'printf("%d\\n", {v});', "cpp": 'std::cout << "here " << {v} << std::endl;',
    "csharp": 'Console.WriteLine("DEBUG " + {v});', "go": 'fmt.Println("here", {v})',
    "rust": 'println!("{:?}", {v});', "php": "var_dump(${v});",
}  # fmt: skip


def _names(text: str) -> list[str]:
    """Return the identifiers of a text that are no common keyword, the most frequent first."""
    counts = Counter(word for word in _IDENTIFIER.findall(text) if len(word) > 2)
    return [word for word, _ in counts.most_common() if word not in _KEYWORDS]


def _renamed(text: str, chance: random.Random, name: Callable[[int], str]) -> str:
    """Give 40 to 100 % of the identifiers, the most frequent ones, the names that `name` makes."""
    old = _names(text)
    old = old[: max(3, int(len(old) * chance.uniform(0.4, 1)))]
    new = {word: name(at) for at, word in enumerate(old)}
    return _IDENTIFIER.sub(lambda match: new.get(match[0], match[0]), text)


def _remark(chance: random.Random, language: str) -> str:
    """Return what starts a comment: mostly that of the language, at times another's."""
    own = ("# ", "#") if language in _HASH_COMMENTS else ("// ", "//")
    return chance.choice(own) if chance.random() < 0.75 else chance.choice(("# ", "// ", "//", "#"))


def strip_comments(text: str, chance: random.Random, language: str) -> str:
    """Remove comments that stand on lines of their own, block comments and docstrings."""
    text = re.sub(
        r"(?m)^[ \t]*(?:#(?!!|\[|include|define|if|el|end|pragma|undef).*|//.*|/\*.*?\*/[ \t]*)$\n?",
        "",
        text,
    )
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r'(?ms)^[ \t]*("""|\'\'\').*?\1[ \t]*$\n?', "", text)


def mangle_short(text: str, chance: random.Random, language: str) -> str:
    """Rename identifiers to one letter, then letter and number, as minifiers do."""
    letters = string.ascii_lowercase
    return _renamed(text, chance, lambda at: letters[at % 26] + (str(at // 26) if at >= 26 else ""))


def mangle_numbered(text: str, chance: random.Random, language: str) -> str:
    """Rename identifiers to numbered words that mean nothing: ``var1``, ``tmp2``, ``foo3``."""
    words = ("var", "tmp", "x", "foo", "data", "v")
    return _renamed(text, chance, lambda at: chance.choice(words) + str(at))


def mangle_hex(text: str, chance: random.Random, language: str) -> str:
    """Rename identifiers as obfuscators do: ``_0x3fa2``."""
    return _renamed(text, chance, lambda _: f"_0x{chance.randrange(65536):04x}")


def flatten_indent(text: str, chance: random.Random, language: str) -> str:
    """Remove indentation, make it random, or make it one space a level."""
    how = chance.choice(("none", "random", "one"))

    def indent(match: re.Match[str]) -> str:
        if how == "none":
            return ""
        return " " * (chance.randrange(9) if how == "random" else len(match[0].expandtabs(4)) // 4)

    return re.sub(r"(?m)^[ \t]+(?=\S)", indent, text)


def minify(text: str, chance: random.Random, language: str) -> str:
    """Remove comments, line ends and the space around operators."""
    text = strip_comments(text, chance, language)
    text = re.sub(r"[ \t]*\n[ \t]*", " " if chance.random() < 0.5 else "", text)
    return re.sub(r"[ \t]*([{}();,=+\-*/<>:])[ \t]*", r"\1", text)


def join_lines(text: str, chance: random.Random, language: str) -> str:
    """Put runs of one to five lines on one line."""
    lines, joined, at = text.split("\n"), list[str](), 0
    while at < len(lines):
        count = chance.choice((1, 2, 3, 5))
        joined.append(" ".join([lines[at], *(line.strip() for line in lines[at + 1 : at + count])]))
        at += count
    return "\n".join(joined)


def cut(text: str, chance: random.Random, language: str) -> str:
    """Keep 35 to 70 % of the characters: the first, or from somewhere in the first third."""
    first = chance.choice((0, chance.randrange(len(text) // 10, len(text) // 3 + 1)))
    return text[first : first + int(len(text) * chance.uniform(0.35, 0.7))]


def shuffle(text: str, chance: random.Random, language: str) -> str:
    """Put lines, or runs of three, in random order."""
    lines, size = text.split("\n"), chance.choice((1, 1, 3))
    runs = [lines[at : at + size] for at in range(0, len(lines), size)]
    chance.shuffle(runs)
    return "\n".join(line for run in runs for line in run)


def repeat(text: str, chance: random.Random, language: str) -> str:
    """Paste a run of 3 to 11 lines another 3 to 8 times."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    run = lines[at : at + chance.randrange(3, 12)]
    return "\n".join(lines[:at] + run * chance.randrange(3, 9) + lines[at:])


def conflict(text: str, chance: random.Random, language: str) -> str:
    """Leave one or two merge conflicts unresolved."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 3)):
        at = chance.randrange(len(lines))
        ours = lines[at : at + chance.randrange(1, 6)]
        theirs = [line[: max(0, len(line) - 3)] for line in ours]
        end = ">>>>>>> " + chance.choice(("master", "dev", "main", "a1b2c3d"))
        lines[at : at + len(ours)] = ["<<<<<<< HEAD", *ours, "=======", *theirs, end]
    return "\n".join(lines)


def dead_code(text: str, chance: random.Random, language: str) -> str:
    """Scatter two to seven runs of lines that are commented out."""
    lines, mark = text.split("\n"), _remark(chance, language)
    code = [line for line in lines if len(line.strip()) > 8]
    for _ in range(chance.randrange(2, 8) if code else 0):
        at, first = chance.randrange(len(lines)), chance.randrange(len(code))
        lines[at:at] = [mark + line for line in code[first : first + chance.randrange(1, 5)]]
    return "\n".join(lines)


def debug_prints(text: str, chance: random.Random, language: str) -> str:
    """Scatter two to eight statements that print a name, mostly in the language's own way."""
    own = _PRINTS.get(language, _PRINTS["c"])
    statement = own if chance.random() < 0.75 else chance.choice(sorted(_PRINTS.values()))
    lines, names = text.split("\n"), _names(text) or ["x"]
    for _ in range(chance.randrange(2, 9)):
        at = chance.randrange(len(lines))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at, indent + statement.replace("{v}", chance.choice(names)))
    return "\n".join(lines)


def mix_tabs(text: str, chance: random.Random, language: str) -> str:
    """Indent half the lines by tabs and the others by spaces."""

    def indent(match: re.Match[str]) -> str:
        if chance.random() < 0.5:
            return match[0].replace("    ", "\t")
        return match[0].replace("\t", "        ")

    return re.sub(r"(?m)^(?: {4}|\t)+", indent, text)


def stray_space(text: str, chance: random.Random, language: str) -> str:
    """Put space behind 30 % of the lines and one or two empty lines behind 25 %."""
    lines = []
    for line in text.split("\n"):
        behind = " " * chance.randrange(1, 5) if chance.random() < 0.3 else ""
        lines.append(
            line + behind + ("\n" * chance.randrange(1, 3) if chance.random() < 0.25 else "")
        )
    return "\n".join(lines)


def data_blob(text: str, chance: random.Random, language: str) -> str:
    """Insert 5 to 59 lines of base64 strings or of numbers."""
    lines, count = text.split("\n"), chance.randrange(5, 60)
    at = chance.randrange(len(lines))
    if chance.random() < 0.5:
        rows = [f'"{base64.b64encode(chance.randbytes(48)).decode()}",' for _ in range(count)]
    else:
        rows = []
        for _ in range(count):
            most = 10 ** chance.choice((2, 3, 8))
            rows.append(", ".join(str(chance.randrange(most)) for _ in range(16)) + ",")
    return "\n".join([*lines[:at], "data = [", *rows, "]", *lines[at:]])


def scraped(text: str, chance: random.Random, language: str) -> str:
    """Leave what a page leaves: line numbers, HTML entities, or quotes decoded wrongly."""
    how = chance.randrange(3)
    if how == 0:
        lines = enumerate(text.split("\n"), 1)
        return "\n".join(f"{at}{chance.choice(('. ', ': ', '  '))}{line}" for at, line in lines)
    if how == 1:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return text.replace(">", "&gt;").replace('"', "&quot;")
    return text.replace("'", "\u00e2\u20ac\u2122").replace('"', "\u00e2\u20ac\u0153")


def careless_space(text: str, chance: random.Random, language: str) -> str:
    """Drop space behind commas and around operators, put some behind brackets."""
    share = chance.uniform(0.3, 1)
    text = re.sub(r", ", lambda match: "," if chance.random() < share else match[0], text)
    operators = r" ([=+\-*/<>]=?|==) "
    text = re.sub(operators, lambda match: match[1] if chance.random() < share else match[0], text)
    return re.sub(r"\(", lambda _: "( " if chance.random() < share / 3 else "(", text)


def typos(text: str, chance: random.Random, language: str) -> str:
    """Swap, drop or replace one character in 60 to 250, at least three."""
    letters = list(text)
    for _ in range(max(3, len(letters) // chance.randrange(60, 250))):
        at, how = chance.randrange(len(letters) - 1), chance.randrange(3)
        if how == 0:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = "" if how == 1 else chance.choice("{}();:=abc ")
    return "".join(letters)


def gibberish(text: str, chance: random.Random, language: str) -> str:
    """Replace the words of comments by random letters."""

    def word() -> str:
        return "".join(chance.choices(string.ascii_lowercase, k=chance.randrange(2, 8)))

    def comment(match: re.Match[str]) -> str:
        return match[1] + " ".join(word() for _ in range(max(1, len(match[2].split()))))

    return re.sub(r"(?m)(#+ ?|// ?|^[ \t]*\* )([^\n]{8,})$", comment, text)


def hard_wrap(text: str, chance: random.Random, language: str) -> str:
    """Break lines at 30, 40 or 50 characters, also inside words."""
    width = chance.choice((30, 40, 50))
    return "\n".join(
        line[at : at + width]
        for line in text.split("\n")
        for at in range(0, max(1, len(line)), width)
    )


DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        strip_comments, mangle_short, mangle_numbered, mangle_hex, flatten_indent, minify, join_lines, cut,
        shuffle, repeat, conflict, dead_code, debug_prints, mix_tabs, stray_space, data_blob, scraped,
        careless_space, typos, gibberish, hard_wrap,
    )
}  # fmt: skip
_LONGEST, _LEAST, _LEAST_DAMAGED, _SECOND, _FILES = 24_000, 120, 40, 0.15, 0.25


def window(text: str, chance: random.Random, low: int = 8, high: int = 120) -> tuple[str, str]:
    """Return a run of 8 to 120 whole lines, short ones as often as long ones, or the file.

    Args:
        text: The text of a file.
        chance: What decides.
        low: Lines that it has at least, where the file has them.
        high: Lines that it has at most.

    Returns:
        The text and ``window`` or, for a quarter of the texts and those that are short, ``file``: at
        most the first 24,000 characters, cut behind a line.
    """
    lines = text.split("\n")
    count = int(math.exp(chance.uniform(math.log(low), math.log(high + 1))))
    if len(lines) <= count or chance.random() < _FILES:
        return (
            text if len(text) <= _LONGEST else text[: text.rfind("\n", 0, _LONGEST) + 1]
        ), "file"
    first = chance.randrange(len(lines) - count)
    return "\n".join(lines[first : first + count]), "window"


def damaged_pairs(
    texts: Mapping[str, Sequence[str]], language: str, count: int, seed: str
) -> Iterator[dict[str, str]]:
    """Yield clean and damaged texts, every kind equally often, repositories by the root of their size.

    Args:
        texts: Texts of one language by repository.
        language: The language.
        count: How many pairs are wanted; fewer come where a damage changes nothing too often.
        seed: The same seed gives the same pairs.

    Yields:
        ``repository``, ``scope`` (``window`` or ``file``), ``kind``, ``also`` (a second damage in 15 %
        of the pairs, else empty), ``clean`` and ``damaged``.
    """
    chance, kinds = random.Random(f"damage {seed}"), sorted(DAMAGES)
    weights = {name: math.sqrt(len(group)) for name, group in sorted(texts.items())}
    made = tries = 0
    while made < count and tries < 6 * count:
        kind = kinds[made % len(kinds)]
        tries += 1
        repository = chance.choices(list(weights), list(weights.values()))[0]
        clean, scope = window(chance.choice(texts[repository]), chance)
        if len(clean.strip()) < _LEAST:
            continue
        damaged, also = DAMAGES[kind](clean, chance, language), ""
        if chance.random() < _SECOND and len(damaged) > 60:
            also = chance.choice(kinds)
            damaged = DAMAGES[also](damaged, chance, language)
        if damaged == clean or len(damaged.strip()) < _LEAST_DAMAGED:
            continue
        made += 1
        yield {"repository": repository, "scope": scope, "kind": kind, "also": also,
               "clean": clean, "damaged": damaged}  # fmt: skip
