import keyword
import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.parse.clones import MIN_TOKENS, Spans, TokenRules, body_digests, lexer_marks

PYTHON = TokenRules(frozenset(keyword.kwlist), layout="levels")
C_LIKE = TokenRules(frozenset({"return", "if", "else", "for", "while", "int"}))
NONE = Spans.of([])


def _digest(text: str, rules: TokenRules, language: str | None = None) -> str | None:
    texts = pl.Series([text.encode()])
    comments, literals = lexer_marks(texts, language) if language else (NONE, NONE)
    whole = Spans.of([(0, 0, len(text.encode()))])
    return body_digests(texts, whole, comments, literals, rules)[0]


BODY = """    total = 0  # sum
    for item in items:
        if item.price > limit and not item.is_free:
            total += item.price * 1.19
            log("taken: " + item.name)
    return total
"""


def test_body_digests_when_names_comments_and_layout_change_then_the_digest_stays() -> None:
    other = (
        BODY.replace("total", "größe")
        .replace("item", "it")
        .replace("limit", "$x")
        .replace("# sum", "")
    )
    other = (
        other.replace("        ", "\t")
        .replace(" > ", ">")
        .replace("(", "(\n  ")
        .replace("\n    ret", "\n\n# end\n    ret")
    )
    assert _digest(BODY, PYTHON, "Python") is not None
    assert _digest(BODY, PYTHON, "Python") == _digest(other, PYTHON, "Python")
    assert _digest(BODY, PYTHON, "Python") == _digest(BODY.replace("\n", "\r\n"), PYTHON, "Python")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" > ", " >= "),
        ("+=", "-="),
        ("1.19", "1.2"),
        ("taken", "Taken"),
        (" and ", " or "),
        ("not ", ""),
        ("item.price *", "limit.price *"),
        ("    return total", "        return total"),
        ("= 0  # sum\n", "= 0; "),
        ("total += item", "item += total"),
    ],
)
def test_body_digests_when_the_program_changes_then_the_digest_does(old: str, new: str) -> None:
    changed = BODY.replace(old, new)
    assert changed != BODY
    assert _digest(BODY, PYTHON, "Python") != _digest(changed, PYTHON, "Python")


NAMES = ["a", "b", "c", "total", "été", "$x"]
WORDS = [
    *NAMES,
    "return",
    "if",
    "while",
    "1",
    "0x1F",
    "1.5",
    "+",
    "-",
    "<",
    "<=",
    "(",
    ")",
    "{",
    "}",
    ";",
]


@st.composite
def programs(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(WORDS), min_size=MIN_TOKENS, max_size=60))


@given(
    programs(),
    st.permutations([f"n{k}" for k in range(len(NAMES))]),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_body_digests_when_names_are_replaced_one_by_one_then_the_digest_stays(
    program: list[str], fresh: list[str], chance: object
) -> None:
    renamed = [dict(zip(NAMES, fresh, strict=True)).get(word, word) for word in program]
    gaps = [chance.choice([" ", "  ", "\n", " \t"]) for _ in renamed]  # type: ignore[attr-defined]
    laid_out = "".join(word + gap for word, gap in zip(renamed, gaps, strict=True))
    assert _digest(" ".join(program), C_LIKE) == _digest(laid_out, C_LIKE)


@given(programs(), st.data())
@settings(deadline=None)
def test_body_digests_when_a_token_that_is_no_name_changes_then_the_digest_does(
    program: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(program) - 1))
    fixed = [word for word in WORDS if word not in NAMES]
    new = data.draw(st.sampled_from([word for word in fixed if word != program[at]]))
    changed = [*program[:at], new, *program[at + 1 :]]
    assert _digest(" ".join(program), C_LIKE) != _digest(" ".join(changed), C_LIKE)


def _reference(text: str, keywords: frozenset[str]) -> list[object]:
    """Return tokens the slow way."""
    known: dict[str, int] = {}
    found: list[object] = []
    for word in re.findall(r"[^\W\d][\w$]*|\$[\w$]*|\d[\w$]*(?:\.\d[\w$]*)*|\S", text):
        is_name = (word[0].isalpha() or word[0] in "_$") and word not in keywords
        found.append(known.setdefault(word, len(known)) if is_name else word)
    return found


@given(st.lists(st.text("ab$_12.+-(){} \n", max_size=60), min_size=2, max_size=4))
@settings(deadline=None)
def test_body_digests_are_equal_exactly_when_the_tokens_are(bodies: list[str]) -> None:
    filled = [body + " " + "; " * MIN_TOKENS for body in bodies]
    digests = [_digest(body, C_LIKE) for body in filled]
    forms = [_reference(body, C_LIKE.keywords) for body in filled]
    for k in range(1, len(bodies)):
        if not re.search(r"([+-])[ \n]+\1", bodies[0] + bodies[k]):
            assert (forms[0] == forms[k]) == (digests[0] == digests[k])


def test_body_digests_when_signs_would_join_then_the_blank_between_them_counts() -> None:
    tail = ";" * MIN_TOKENS
    assert _digest("a - -b" + tail, C_LIKE) != _digest("a --b" + tail, C_LIKE)
    assert _digest("f( (a))" + tail, C_LIKE) == _digest("f((a))" + tail, C_LIKE)


def test_body_digests_when_bodies_are_nested_or_in_several_texts_then_each_counts_by_itself() -> (
    None
):
    inner = "{ return a + b * c - d / e + f(a, b) ; /* } */ }"
    outer = f"{{ int x ; g = {inner} ; return g + x ; }}"
    texts = pl.Series([outer.encode(), b"", inner.replace("a", "z").encode()])
    at = outer.index(inner)
    bodies = Spans.of([(0, 0, len(outer)), (0, at, at + len(inner)), (2, 0, len(inner))])
    note = [(k, text.decode().find("/*")) for k, text in enumerate(texts) if text]
    comments = Spans.of([(k, place, place + 7) for k, place in note])
    got = body_digests(texts, bodies, comments, NONE, C_LIKE)
    assert got[1] == got[2] != got[0]
    assert None not in got


def test_body_digests_when_a_body_is_short_then_it_has_none() -> None:
    assert _digest("a " * (MIN_TOKENS - 1), C_LIKE) is None
    assert _digest("a " * MIN_TOKENS, C_LIKE) is not None
    assert body_digests(pl.Series([], dtype=pl.Binary), NONE, NONE, NONE, C_LIKE) == []


def test_body_digests_when_case_does_not_count_then_keywords_and_names_are_folded() -> None:
    rules = TokenRules(frozenset({"select", "from"}), folds_case=True)
    one = "SELECT a, A, b FROM t" + ";" * MIN_TOKENS
    assert _digest(one, rules) == _digest(one.swapcase(), rules)
    assert _digest(one, rules) != _digest(one.replace("SELECT", "delete"), rules)


def test_body_digests_when_lines_count_then_their_ends_outside_of_parentheses_do() -> None:
    rules = TokenRules(layout="lines")
    tail = "\n" + "; " * MIN_TOKENS
    assert _digest("ls\nfoo" + tail, rules) != _digest("ls foo" + tail, rules)
    assert _digest("ls \\\n foo" + tail, rules) == _digest("ls foo" + tail, rules)
    assert _digest("f(a,\nb)" + tail, rules) == _digest("f(a, b)" + tail, rules)


def test_body_digests_when_a_line_is_one_long_run_of_bodies_then_time_stays_linear() -> None:
    body = "{a+b}"
    text = body * 40_000
    bodies = Spans.of([(0, 5 * k, 5 * k + 5) for k in range(40_000)])
    got = body_digests(pl.Series([text.encode()]), bodies, NONE, NONE, PYTHON)
    assert [None] * 40_000 == got
