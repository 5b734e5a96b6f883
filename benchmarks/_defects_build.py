"""Build files with a flaw, and harmless twins of them, from templates of a language.

A template text holds blocks. A block begins with ``#### kind cwes flags``, then come lines of needs
(``+`` import, ``^`` declaration at the top, ``~`` expression that cleans ``@{v}``, ``$`` a constant in
place of the value, ``!`` further parameters, ``.`` words), then the flawed body, then sections
``==== reason`` with the body of a twin. ``@{!}`` marks a line of the flaw.
"""

# Callbacks of one form take what only some of them use; word lists are read as words.
# ruff: noqa: ARG005, SIM905

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

NEEDS = "+^~$!."


@dataclass(slots=True)
class Body:
    """Lines of code and what they need."""

    code: str = ""
    needs: dict[str, list[str]] = field(default_factory=dict)

    def of(self, sign: str) -> list[str]:
        """Return the lines of a need."""
        return self.needs.get(sign, [])


@dataclass(slots=True)
class Block:
    """A template with the twins of it."""

    kind: str
    cwes: tuple[int, ...]
    flags: frozenset[str]
    body: Body
    sections: dict[str, Body]


@dataclass(frozen=True, slots=True)
class Case:
    """A file with its label, written before any rule is asked."""

    id: str
    language: str
    kind: str
    cwes: frozenset[int]
    reason: str
    n_functions: int
    is_flawed: bool
    path: str
    text: str
    first_line: int
    last_line: int
    cwe: int = 0


def _body(lines: list[str]) -> Body:
    needs: dict[str, list[str]] = {}
    while lines and not lines[0].strip():
        lines = lines[1:]
    start = 0
    for line in lines:
        if len(line) < 2 or line[0] not in NEEDS or line[1] != " ":
            break
        start += 1
        needs.setdefault(line[0], []).append(
            line[2:].replace("\\n", "\n") if line[0] == "^" else line[2:]
        )
    return Body("\n".join(lines[start:]).strip("\n"), needs)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a template text."""
    found = []
    for part in re.split(r"(?m)^#### ", text)[1:]:
        head, _, rest = part.partition("\n")
        words = head.split()
        cwes = (
            tuple(int(n) for n in words[1].split(","))
            if len(words) > 1 and words[1][0].isdigit()
            else ()
        )
        pieces = re.split(r"(?m)^====(?: (.*))?$", rest)
        sections = {
            name or "good": _body(code.split("\n"))
            for name, code in zip(pieces[1::2], pieces[2::2], strict=True)
        }
        found.append(
            Block(
                words[0],
                cwes,
                frozenset(words[1 + bool(cwes) :]),
                _body(pieces[0].split("\n")),
                sections,
            )
        )
    return found


@dataclass(slots=True)
class Language:
    """How files of a language are put together.

    ``helper`` makes a function of name, parameters, code and kind: ``void``, ``result`` or ``carrier``;
    ``call`` a call of name, arguments, target (empty for none) and kind; ``fail`` is what a function
    does when it gives up, by kind.
    """

    name: str
    extension: str
    heads: list[str]
    fillers: list[Block]
    imports: Callable[[list[str]], str]
    pairs: list[Block] = field(default_factory=list)
    frames: list[Block] = field(default_factory=list)
    carriers: list[Block] = field(default_factory=list)
    sinks: list[Block] = field(default_factory=list)
    helper: Callable[[str, list[str], str, str], str] = lambda name, params, code, kind: code
    call: Callable[[str, list[str], str, str], str] = lambda name, args, target, kind: name
    give: Callable[[str, str], str] = lambda name, kind: ""
    fail: dict[str, str] = field(default_factory=dict)
    prefix: str = ""
    semicolon: str = ""
    style: str = "snake"
    member_indent: str = "    "
    gap: str = "\n\n"
    closing: str = "\n}"
    default_class: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    finish: Callable[[str, dict[str, str]], str] = lambda text, words: text
    any_order: bool = True
    least: int = 44
    first: str = ""


NOUNS = "account address article asset booking catalog comment contract coupon customer device document employee event folder image invoice item ledger member message note order page parcel patient payment player product profile project question receipt record report review schedule segment session shipment station student survey task ticket trip vehicle vendor voucher warehouse".split()  # fmt: skip
VERBS = "build check collect compute create export fetch find handle import inspect list load locate lookup open prepare preview print process publish read render resolve search select send show store sync update verify view".split()  # fmt: skip
PARAMS = "name title code city owner label key handle slug term filter region category lang format mode target source host path file user group status channel topic".split()  # fmt: skip
LOCALS = (
    "text value wanted entry chosen current raw given part piece term word content selected".split()
)
LAST = ("Service", "Helper", "Manager", "Support", "Store", "Gateway", "Worker", "Registry")


def camel(*words: str) -> str:
    """Return words as aCamelName."""
    joined = "".join(word.title() for word in words)
    return joined[0].lower() + joined[1:]


def words_of(chance: random.Random, style: str) -> dict[str, str]:
    """Return the names of one file: snake or camel."""
    noun, other, third = chance.sample(NOUNS, 3)
    verbs = chance.sample(VERBS, 6)
    local = chance.sample(LOCALS, 6)
    params = chance.sample([p for p in PARAMS if p not in local], 3)

    def name(*parts: str) -> str:
        return camel(*parts) if style == "camel" else "_".join(parts)

    return {
        "noun": noun, "Noun": noun.title(), "NOUN": noun.upper(), "other": other, "Other": other.title(), "OTHER": other.upper(), "third": third, "Third": third.title(), "THIRD": third.upper(), "G1": camel(verbs[3], other, "item")[0].upper() + camel(verbs[3], other, "item")[1:],
        "table": noun + "s", "others": other + "s", "param": params[0], "param2": params[1], "v0": name("input", params[0]) if chance.random() < 0.3 else params[0] if params[0] not in {"filter", "format", "file", "path"} else name(params[0], "text"),
        "p": local[0], "v": local[1], "q": local[2], "t": local[3], "t2": local[4], "t3": local[5],
        "handler": name(verbs[0], noun), "Handler": camel(verbs[0], noun)[0].upper() + camel(verbs[0], noun)[1:], "f1": name(verbs[1], other), "f2": name(verbs[2], third), "g1": name(verbs[3], other, "item"), "g2": name(verbs[4], noun, "row"), "g3": name(verbs[5], third, "part"),
        "F1": camel(verbs[1], other)[0].upper() + camel(verbs[1], other)[1:], "F2": camel(verbs[2], third)[0].upper() + camel(verbs[2], third)[1:],
        "n1": str(chance.randint(3, 90)), "n2": str(chance.randint(100, 900)), "n3": str(chance.choice([8, 16, 32, 64, 128, 256, 512])), "url": f"{noun}s/{verbs[0]}", "Last": chance.choice(LAST), "year": str(chance.randint(2012, 2025)),
        "k1": chance.choice(("first", "alpha", "left", "main")), "k2": chance.choice(("second", "beta", "right", "spare")), "k3": chance.choice(("third", "gamma", "other")),
    }  # fmt: skip


def indented(code: str, indent: str) -> str:
    """Return code with each line that is not empty moved to the right."""
    return "\n".join(indent + line if line.strip() else line for line in code.split("\n"))


def fill(text: str, words: dict[str, str]) -> str:
    """Return a text with its placeholders replaced; one that stands alone on a line keeps the indent."""
    for _ in range(6):
        text = re.sub(
            r"(?m)^([ \t]*)@\{(\w+)\}$",
            lambda m: indented(words[m[2]], m[1]) if m[2] in words else m[0],
            text,
        )
        new = re.sub(r"@\{(\w+)\}", lambda m: words.get(m[1], m[0]), text)
        if new == text:
            break
        text = new
    return text


def unmarked(text: str) -> tuple[str, int, int]:
    """Return a text without marks, and the first and last marked line."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if "@{!}" in line]
    clean = "\n".join(line.replace("@{!}", "").rstrip() for line in lines)
    return clean.strip("\n") + "\n", min(marked, default=0), max(marked, default=0)


@dataclass(slots=True)
class Parts:
    """What a file is made of before it is put together."""

    imports: list[str] = field(default_factory=list)
    globals: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    class_lines: str = ""

    def need(self, body: Body) -> None:
        """Add imports and declarations."""
        self.imports += [line for line in body.of("+") if line not in self.imports]
        self.globals += [line for line in body.of("^") if line not in self.globals]


def assemble(language: Language, parts: Parts, words: dict[str, str], seed: str) -> str:
    """Return the text of a file: head, imports, declarations, members among harmless ones."""
    chance = random.Random(seed + " file")
    head = chance.choice(language.heads)
    fillers = list(language.fillers)
    chance.shuffle(fillers)
    members = list(parts.members)
    least = chance.randint(language.least, language.least * 2 + 20)
    at_all = sum(m.count("\n") + 2 for m in members)
    chosen: list[Block] = []
    while fillers and at_all < least - 10:
        chosen.append(fillers.pop())
        at_all += chosen[-1].body.code.count("\n") + 2
    for filler in chosen:
        parts.need(filler.body)
        members.insert(chance.randint(0, len(members)), filler.body.code)
    body = language.gap.join(members)
    imports = language.imports(parts.imports)
    if parts.class_lines:
        declared = "\n".join(parts.globals)
        inner = indented(declared + ("\n\n" if declared else "") + body, language.member_indent)
        pieces = [imports, parts.class_lines + "\n" + inner + language.closing]
    else:
        pieces = [
            imports,
            "\n".join([*([language.first] if language.first else []), *parts.globals]),
        ]
        pieces = ["\n\n".join(piece for piece in pieces if piece), body]
    text = (language.gap if not parts.class_lines else "\n\n").join(
        piece for piece in pieces if piece
    )
    return language.finish(fill(fill(head, {"all": text}), words), words)


def local_case(language: Language, block: Block, reason: str, seed: str) -> tuple[str, str]:
    """Return the texts of a flaw inside one function and of its twin."""
    texts = []
    twin = block.sections[reason]
    for body in (block.body, twin):
        chance = random.Random(seed)
        words = words_of(chance, language.style) | language.words
        parts = Parts()
        parts.need(body if "+" in body.needs else Body("", block.body.needs | body.needs))
        if "^" not in body.needs:
            parts.need(Body("", {"^": block.body.of("^")}))
        parts.members.append(body.code)
        if language.default_class:
            parts.class_lines = chance.choice(language.default_class)
        if body.code.startswith(
            ("FROM ", "apiVersion", "name:", "services:", "- name", "AWSTemplate", "server:")
        ):
            texts.append(language.finish(fill(body.code, words), words))
        else:
            texts.append(assemble(language, parts, words, seed))
    return texts[0], texts[1]


GENERIC = ("constant", "overwritten", "branch", "element", "allow-list")
SHAPES = ("one", "sink", "carrier", "both", "chain")
N_FUNCTIONS = {"one": 1, "sink": 2, "carrier": 2, "both": 3, "chain": 3}


def reasons_of(language: Language, sink: Block) -> list[str]:
    """Return why twins of a flow can be harmless."""
    own = ["sanitised"] if sink.body.of("~") else []
    carriers = {block.kind for block in language.carriers}
    return [
        *own,
        *sink.sections,
        *(name for name in GENERIC if name in carriers and name not in sink.flags),
    ]


def _carry(
    language: Language, reason: str, is_flawed: bool, chance: random.Random
) -> tuple[Body, Body]:
    """Return what moves the value on, and what stands before the sink."""
    plain = chance.choice([block for block in language.carriers if block.kind == "pass"])
    if reason not in GENERIC:
        return plain.body, Body()
    block = chance.choice([block for block in language.carriers if block.kind == reason])
    body = block.body if is_flawed else block.sections["good"]
    return (plain.body, body) if reason == "allow-list" else (body, Body())


@dataclass(slots=True)
class Flow:
    """The pieces of one flow: what carries, cleans, guards and ends it."""

    frame: Block
    sink: Block
    carrier: Body
    clean: str
    guards: list[Body]
    body: Body
    shape: str


def flow_case(
    language: Language, sink: Block, reason: str, shape: str, seed: str
) -> tuple[str, str]:
    """Return the texts of a flow over one to three functions and of its twin."""
    texts = []
    for is_flawed in (True, False):
        chance = random.Random(seed)
        words = words_of(chance, language.style) | language.words
        wanted = [block for block in language.frames if block.kind in sink.flags]
        frame = chance.choice(
            wanted or [block for block in language.frames if "only" not in block.flags]
        )
        words["const"] = chance.choice(sink.body.of("$") or ['"@{noun}-@{n1}"'])
        carrier, before = _carry(language, reason, is_flawed, chance)
        flow = Flow(frame, sink, carrier, "", [before], sink.body, shape)
        section = sink.sections.get(reason)
        if not is_flawed and section is not None:
            if reason.startswith("guard"):
                flow.guards.append(section)
            else:
                flow.body = section
        if not is_flawed and reason == "sanitised" and section is None:
            flow.clean = chance.choice(sink.body.of("~"))
        texts.append(_flow_text(language, flow, words, seed))
    return texts[0], texts[1]


def _flow_text(language: Language, flow: Flow, words: dict[str, str], seed: str) -> str:
    parts = Parts()
    own = "+" in flow.body.needs and flow.body is not flow.sink.body
    for each in (flow.frame.body, flow.sink.body, flow.carrier, *flow.guards, flow.body):
        skipped = own and each is flow.sink.body
        parts.need(Body("", {"^": each.of("^")}) if skipped else each)
    functions, main = _functions(language, flow)
    is_void = "void" in flow.sink.flags
    end = "end void" if is_void else "end response" if "response" in flow.sink.flags else "end"
    parts.need(flow.frame.sections[end])
    code = flow.frame.sections[end].code
    main = _given_up(main, language.fail.get("frame", ""))
    handler = flow.frame.body.code.replace("@{body}", "@{main_code}").replace(
        "@{end}", "@{end_code}"
    )
    words |= {"main_code": main, "end_code": code}
    first = random.Random(seed + " order").random() < 0.7 or not language.any_order
    parts.members += [*functions, handler] if first else [handler, *functions]
    parts.class_lines = "\n".join(flow.frame.body.of("."))
    return assemble(language, parts, words, seed)


def _given_up(code: str, fail: str) -> str:
    """Return code in which a function gives up as its kind does."""
    code = code.replace("@{deny}", fail)
    return re.sub(r"(?m)^([ \t]*)@\{fail\}$", lambda m: indented(fail, m[1]), code)


def _functions(language: Language, flow: Flow) -> tuple[list[str], str]:
    """Return the helper functions, and what stands in the handler."""
    extra = [name for line in flow.sink.body.of("!") for name in line.split()]
    kind = "void" if "void" in flow.sink.flags else "result"

    def carry(start: str, end: str) -> str:
        code = flow.carrier.code.replace("@{a}", start).replace("@{b}", end)
        if flow.clean:
            name = language.prefix + end
            cleaned = flow.clean.replace(language.prefix + "@{v}", name).replace("@{v}", end)
            code += f"\n{name} = {cleaned}{language.semicolon}"
        return code

    def drain(name: str) -> str:
        code = "\n".join([guard.code for guard in flow.guards if guard.code] + [flow.body.code])
        return code.replace("@{v}", name)

    def function(name: str, code: str, kind: str, more: list[str]) -> str:
        give = language.give(flow_end, kind) if kind == "carrier" else language.give("result", kind)
        code = _given_up(code + ("\n" + give if give else ""), language.fail.get(kind, ""))
        return language.helper(name, ["@{p}", *more], code, kind)

    def call(name: str, arg: str, target: str, kind: str, more: list[str]) -> str:
        return language.call(name, [arg, *more], target if kind != "void" else "", kind)

    flow_end = "@{q}"
    if flow.shape == "one":
        return [], carry("@{v0}", "@{v}") + "\n" + drain("@{v}")
    if flow.shape == "sink":
        code = carry("@{p}", "@{v}") + "\n" + drain("@{v}")
        return [function("@{f1}", code, kind, extra)], call("@{f1}", "@{v0}", "result", kind, extra)
    if flow.shape == "carrier":
        main = call("@{f1}", "@{v0}", "@{v}", "carrier", []) + "\n" + drain("@{v}")
        return [function("@{f1}", carry("@{p}", "@{q}"), "carrier", [])], main
    if flow.shape == "both":
        helpers = [
            function("@{f1}", carry("@{p}", "@{q}"), "carrier", []),
            function("@{f2}", drain("@{p}"), kind, extra),
        ]
        main = (
            call("@{f1}", "@{v0}", "@{t3}", "carrier", [])
            + "\n"
            + call("@{f2}", "@{t3}", "result", kind, extra)
        )
        return helpers, main
    inner = call("@{f2}", "@{q}", "result", kind, extra)
    helpers = [
        function("@{f2}", drain("@{p}"), kind, extra),
        function("@{f1}", carry("@{p}", "@{q}") + "\n" + inner, kind, extra),
    ]
    return helpers, call("@{f1}", "@{v0}", "result", kind, extra)
