"""The page of a rule."""

from dataprep.report.rule_page import rule_page
from dataprep.resources import rules_dir
from dataprep.rules import Rule, load_rules

RULES = load_rules([rules_dir()])


def test_page_of_every_rule_fits_80_columns_and_says_why() -> None:
    for rule in RULES.all():
        lines = rule_page(rule, RULES.group_of(rule.id)).splitlines()
        assert rule.id in lines[0]
        assert rule.title == lines[1]
        assert max(map(len, lines)) <= 80, rule.id
        titles = {line[:12].strip() for line in lines[2:]} - {""}
        assert {"What", "Why"} <= titles
        if isinstance(rule, Rule):
            assert {"Action", "Source"} <= titles
            assert ("When" in titles) != ("Decided by" in titles)


def test_page_says_where_a_rule_applies() -> None:
    page = rule_page(RULES.get("starcoder2-mean-line"), "starcoder2")
    assert "Languages   all but html, json, markdown" in page
    assert '{"signal": "avg_line_length", "greater_than": 100}' in page.replace(
        "\n            ", " "
    )
