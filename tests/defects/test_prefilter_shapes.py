"""What stands around names, and what one function has to hold."""

import pytest

from dataprep.defects.prefilter import RuleFilter, demand_of, shapes_of
from dataprep.defects.prefilter_local import local_of
from dataprep.defects.prefilter_shapes import shape_of, shaped
from dataprep.defects.prefilter_terms import NEVER, NOTHING, elsewhere, of_expression, of_type, word

ALPHA, BETA = word("alpha"), word("beta")


def _met(demand, text: str, engine: str = "hyperscan") -> bool:
    return [0] == RuleFilter([demand], engine=engine).met_by(text.encode())


@pytest.mark.parametrize("engine", ["hyperscan", "re2"])
@pytest.mark.parametrize(
    ("language", "pattern", "name", "holds", "lacks"),
    [
        ("python", "$X.execute($Q)", "execute", "c . execute (q)", "execute(q)"),
        ("python", "os.system($X)", "system", "system(x)", "operating system"),
        ("python", "os.system($X)", "system", "from os import system as s", "x.system = 1"),
        ("python", "$X.execute($Q)", "execute", "c.\\\n execute(q)", "c.execute_many(q)"),
        ("java", "new File($X)", "File", "new File (x)", "File file;"),
        ("java", "$X.list($Y)", "list", "this.<String>list(y)", "List list = y;"),
        ("go", "$X.Query($Q)", "Query", "db.Query(q)", "type Query struct"),
        ("js", "$X.send($Y)", "send", "x?.send(y)", "send(y)"),
        ("js", "$X.send($Y)", "send", "x['send'](y)", "x.send"),
        ("c", "free($P)", "free", "(free)(p)", "free = 1;"),
        ("php", "exec($X)", "exec", "exec ($x)", "exec $x"),
    ],
)
def test_name_that_is_called_everywhere_demands_its_bracket(
    engine: str, language: str, pattern: str, name: str, holds: str, lacks: str
) -> None:
    demand = shaped(word(name), shape_of(name, [pattern], [language]))
    assert [True, False] == [_met(demand, text, engine) for text in (holds, lacks)]


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("python", "print($X)"),
        ("ruby", "system($X)"),
        ("js", "new File($X)"),
        ("python", "f($X, name=g)"),
        ("python", 'f("name(")'),
    ],
)
def test_name_that_may_stand_alone_has_no_shape(language: str, pattern: str) -> None:
    name = "name" if "name" in pattern else pattern.partition("(")[0].removeprefix("new ")
    assert word(name) == shaped(word(name), shape_of(name, [pattern], [language]))


def test_metavariable_that_is_called_gives_its_condition_a_bracket() -> None:
    rule = {
        "languages": ["python"],
        "patterns": [
            {"pattern": "$LOG.$LEVEL(...)"},
            {"metavariable-regex": {"metavariable": "$LEVEL", "regex": "^(info|error)$"}},
        ],
    }
    assert ["$LEVEL"] == list(shapes_of(rule))
    demand = demand_of(rule, {"$LOG.$LEVEL(...)": NOTHING})
    assert [True, False] == [_met(demand, text) for text in ("log.error(x)", "error = info")]


def test_condition_begins_where_the_name_does() -> None:
    demand = of_expression("Body$", is_at_start=True)
    assert [True, False] == [_met(demand, text) for text in ("x.Body", "x.GetBody")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("*http.Request", word("Request")), ("java.sql.Statement", word("Statement")),
     ("int", NOTHING), ("String", NOTHING), ("Map<K, V>", word("Map"))],
)  # fmt: skip
def test_type_that_a_text_has_to_name_is_demanded(name: str, expected: object) -> None:
    assert expected == of_type(name)


def test_what_reaches_over_a_class_is_asked_of_the_whole_text() -> None:
    wide = "class $C(..., alpha, ...):\n    ...\n"
    rule = {
        "languages": ["python"],
        "patterns": [{"pattern-inside": wide}, {"pattern": "beta($X)"}],
    }
    local = local_of(rule, {wide: ALPHA, "beta($X)": BETA})
    asker = RuleFilter([local.demand, local.around])
    elsewhere_ = asker.elsewhere(asker.bits(b"class A(alpha): beta()"))
    met = asker.meeting(asker.bits(b"beta()") | elsewhere_)
    assert [True, False] == [met(0), met(1)]
    assert not asker.meeting(asker.bits(b"alpha beta"))(0)
    assert asker.meeting(asker.bits(b"alpha"))(1)


@pytest.mark.parametrize(
    ("pattern", "other", "is_local"),
    [
        ("$X = alpha()\n...\n", "beta($X)", True),
        ("$X = alpha()\n...\n", "beta($Y)", False),
        ("import alpha\n...\n", "beta($X)", False),
        ("def $F(...):\n    ...\n    alpha()\n", "beta($X)", True),
    ],
)
def test_context_is_local_where_a_name_leads_to_it(
    pattern: str, other: str, is_local: bool
) -> None:
    rule = {
        "languages": ["python"],
        "patterns": [{"pattern-inside": pattern}, {"pattern": other}],
    }
    local = local_of(rule, {pattern: ALPHA, other: BETA})
    asker = RuleFilter([local.demand])
    assert is_local is not asker.meeting(
        asker.bits(b"beta") | asker.elsewhere(asker.bits(b"alpha"))
    )(0)


@pytest.mark.parametrize(
    ("pattern", "is_sequence"),
    [
        ("$X = alpha()\n...\n$X.beta()\n", True),
        ("$A.use(alpha()); ... $A.post(...); ...", True),
        ("if ($X) {\n  alpha();\n  beta();\n}", False),
        ("try:\n    alpha()\nexcept $E:\n    beta()\n", False),
    ],
)
def test_statements_that_follow_one_another_are_a_sequence(pattern: str, is_sequence: bool) -> None:
    rule = {
        "languages": ["javascript"],
        "patterns": [{"pattern": pattern}, {"pattern": "gamma($X, $A)"}],
    }
    assert is_sequence is local_of(rule, {}).is_sequence


def test_demand_of_the_whole_text_is_kept_simple() -> None:
    assert [NOTHING, NEVER] == [elsewhere(NOTHING), elsewhere(NEVER)]
