"""What rules demand of a text, and that nothing is demanded wrongly."""

import pytest

from dataprep.defects.prefilter import RuleFilter, demand_of, patterns_of
from dataprep.defects.prefilter_terms import (
    NEVER,
    NOTHING,
    AllOf,
    AnyOf,
    all_of,
    any_of,
    of_expression,
    word,
)
from dataprep.defects.prefilter_words import of_text

A, B, C = word("alpha"), word("beta"), word("gamma")
WORDS = {"alpha": A, "beta": B, "gamma": C}


def _met(demand, text: str, engine: str = "hyperscan", *, folds: bool = False) -> bool:
    return [0] == RuleFilter([demand], folds=folds, engine=engine).met_by(text.encode())


@pytest.mark.parametrize("engine", ["hyperscan", "re2"])
@pytest.mark.parametrize(
    ("expression", "holds", "lacks"),
    [
        ("^(md4|md5)$", "x.md5(", "x.cmd5(md55)"),
        ("(?i)pass(word)?\\s*=", "PASSWORD =", "pas = 1"),
        ("foo(bar|baz)+", "foobaz", "foo only"),
        ("^(?!safe)load_(yaml|json)$", "load_json", "load_toml"),
        ("(?i:Access)-[a-z]+-(Origin|Host)", "access-control-Origin", "access-control-origin"),
        ("get_arguments?$", "get_argument(", "get_args("),
    ],
)
def test_expression_demands_the_letters_that_every_match_has(
    engine: str, expression: str, holds: str, lacks: str
) -> None:
    demand = of_expression(expression)
    assert _met(demand, holds, engine)
    assert not _met(demand, lacks, engine)


@pytest.mark.parametrize(
    "expression",
    ["x", "a?b?", ".*", "[a-z]+", "(", "[[:alpha:]]abc", r"(?x) a b c", r"\Qabc\E", "abc|.x"],
)
def test_expression_that_demands_nothing_sure_demands_nothing(expression: str) -> None:
    assert NOTHING == of_expression(expression)


def test_short_words_demand_nothing_and_whole_words_of_two_letters_do() -> None:
    assert [NOTHING, False] == [word("x"), word("os") == NOTHING]
    assert _met(word("os"), "os.system")
    assert not _met(word("os"), "cosine")


def test_all_and_any_are_simplified() -> None:
    assert [A, NOTHING, NEVER, A] == [
        all_of([A, NOTHING]),
        any_of([A, NOTHING]),
        all_of([A, NEVER]),
        any_of([A, NEVER]),
    ]
    assert AllOf((A, B)) == all_of([A, all_of([B, A])])
    assert AnyOf((A, B)) == any_of([A, any_of([B, A])])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"pattern": "alpha"}, A),
        ({"patterns": [{"pattern": "alpha"}, {"pattern-inside": "beta"}]}, all_of([A, B])),
        ({"patterns": [{"pattern": "alpha"}, {"pattern-not": "beta"}]}, A),
        ({"patterns": [{"pattern": "alpha"}, {"pattern-not-inside": "beta"}]}, A),
        ({"pattern-either": [{"pattern": "alpha"}, {"pattern": "beta"}]}, any_of([A, B])),
        ({"pattern-either": [{"pattern": "alpha"}, {"pattern": "$X"}]}, NOTHING),
        ({"pattern-regex": "gamma|delta"}, of_expression("gamma|delta")),
        (
            {"patterns": [{"metavariable-regex": {"metavariable": "$X", "regex": "^gamma$"}}]},
            C,
        ),
        (
            {
                "patterns": [
                    {
                        "metavariable-regex": {
                            "metavariable": "$X",
                            "regex": "^gamma$",
                            "constant-propagation": True,
                        }
                    }
                ]
            },
            NOTHING,
        ),
        (
            {"patterns": [{"metavariable-pattern": {"metavariable": "$X", "pattern": "alpha"}}]},
            A,
        ),
        (
            {
                "patterns": [
                    {
                        "metavariable-pattern": {
                            "metavariable": "$X",
                            "language": "generic",
                            "pattern": "alpha",
                        }
                    }
                ]
            },
            NOTHING,
        ),
        ({"match": {"all": ["alpha", {"inside": "beta"}, {"not": "gamma"}]}}, all_of([A, B])),
        ({"match": {"any": ["alpha", "beta"]}}, any_of([A, B])),
        (
            {
                "mode": "taint",
                "pattern-sources": [{"pattern": "alpha"}, {"pattern": "beta"}],
                "pattern-sinks": [{"pattern": "gamma"}],
                "pattern-sanitizers": [{"pattern": "delta"}],
            },
            all_of([any_of([A, B]), C]),
        ),
        (
            {"mode": "taint", "taint": {"sources": ["alpha"], "sinks": ["gamma"]}},
            all_of([A, C]),
        ),
        ({"mode": "taint", "pattern-sinks": [{"pattern": "gamma"}]}, C),
        ({"mode": "taint"}, NOTHING),
        ({"mode": "join", "pattern": "alpha"}, NOTHING),
        ({"pattern-either": []}, NOTHING),
    ],
)
def test_rule_demands_what_every_match_needs(rule: dict[str, object], expected: object) -> None:
    assert expected == demand_of(rule, WORDS)


def test_patterns_of_a_rule_are_those_that_a_match_needs_or_forbids() -> None:
    rule = {
        "patterns": [
            {"pattern-either": [{"pattern": "alpha"}, {"pattern": "$X"}]},
            {"pattern-not": "beta"},
            {"pattern-inside": "gamma"},
        ]
    }
    assert ["alpha", "$X", "gamma", "beta"] == patterns_of(rule)


@pytest.mark.parametrize(
    ("pattern", "holds", "lacks"),
    [
        ("try:\n  ...\nexcept $E: ...", "try:\n  x()\nexcept A: pass", "if x: pass"),
        ('f("Some-Header")', 'f("Some-Header")', 'f("Other", "Header")'),
        ('f("Some-Header")', 'A = "Some-"\nf(A + "Header")', 'A = "Other-"\nf(A)'),
        ('f("Some-Header")', "f(f'S{rest}')", "f(rest)"),
    ],
)
def test_text_of_a_pattern_demands_keywords_and_strings_even_if_put_together(
    pattern: str, holds: str, lacks: str
) -> None:
    demand = of_text(pattern, ["python"])
    assert _met(demand, holds)
    assert not _met(demand, lacks)


@pytest.mark.parametrize(
    ("pattern", "languages"),
    [
        ('f("...")', ["python"]),
        ('f("$X")', ["python"]),
        ('f("=~/abcdef/")', ["python"]),
        ('f("ab")', ["python"]),
        ("$X.catch(...)", ["js"]),
        ('f("catch (x)...")', ["js"]),
        ('f("abcdef")', ["bash"]),
        ("sizeof($X)", ["c", "generic"]),
        ("'''abcdef'''", ["python"]),
    ],
)
def test_text_of_a_pattern_demands_nothing_that_has_another_form(
    pattern: str, languages: list[str]
) -> None:
    assert NOTHING == of_text(pattern, languages)


def test_case_does_not_count_where_a_language_folds_it() -> None:
    assert _met(word("mysql_query"), "MYSQL_Query(", folds=True)
    assert not _met(word("mysql_query"), "MYSQL_Query(")


def test_engines_give_the_same_answers() -> None:
    demands = [A, B, all_of([A, B]), any_of([B, C]), NOTHING, of_expression("(?i)del(ta|phi)")]
    filters = [RuleFilter(demands, engine=engine) for engine in ("hyperscan", "re2")]
    assert [[4], [4]] == [one.always for one in filters]
    for text in ("", "alpha", "alpha beta", "alphabeta", "DELPHI gamma", "日本 beta"):
        left, right = (one.met_by(text.encode()) for one in filters)
        assert left == right
    assert [0, 1, 2, 3, 4] == filters[0].met_by(b"alpha beta")
    assert [4] == filters[0].met_by(b"")
