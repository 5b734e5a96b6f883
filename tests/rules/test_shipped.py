"""What every shipped rule has to keep to, whoever adds it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from dataprep.resources import rules_dir, schemas_dir
from dataprep.rules import (
    DefectRule,
    QuarantineRule,
    Rule,
    RuleBook,
    SensitiveRule,
    check,
    load_rules,
)
from dataprep.rules.model import Condition, conditions_of
from dataprep.rules.schema import rule_schema

ROOT = rules_dir()
FILTERS = sorted(
    path for path in ROOT.glob("filters/*/*.yaml") if not path.name.endswith(".test.yaml")
)
QUARANTINE_REASONS = [
    "archive-bomb",
    "archive-corrupt",
    "archive-entry-encrypted",
    "archive-traversal",
    "blob-missing",
    "corpus-row-invalid",
    "duplicate-entry",
    "git-object-corrupt",
    "oversize",
    "path-invalid",
    "redaction-broke-format",
    "redaction-broke-lines",
    "redaction-broke-syntax",
    "redaction-rescan-hit",
    "redaction-too-large",
    "redaction-value-left",
    "special-file",
    "stage-failed",
    "stage-timeout",
    "submodule",
    "symlink",
    "unreadable",
]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rules([ROOT])


@pytest.mark.parametrize("path", FILTERS, ids=lambda path: path.stem)
def test_filter_keeps_its_test(path: Path, book: RuleBook) -> None:
    rule = book.get(path.stem)
    assert isinstance(rule, Rule)
    if rule.decided_by is None:
        assert [] == check.test_rule(rule, book.test_of(rule.id))
    else:
        assert not path.with_name(f"{path.stem}.test.yaml").exists()


def test_tests_when_their_rule_is_gone_then_they_are_gone() -> None:
    stems = {path.stem for path in FILTERS}
    tests = {path.name.removesuffix(".test.yaml") for path in ROOT.glob("filters/*/*.test.yaml")}
    assert set() == tests - stems


def test_quarantine_reasons_are_the_ones_that_stages_use(book: RuleBook) -> None:
    assert QUARANTINE_REASONS == [rule.id for rule in book.quarantine()]


def test_duplicates_are_decided_by_their_stage(book: RuleBook) -> None:
    assert [("exact-duplicate", "dedup.exact"), ("exact-duplicate-text", "dedup.exact")] == [
        (rule.id, rule.decided_by) for rule in book.group("duplicates")
    ]


def test_schema_of_rules_is_the_models_and_every_file_keeps_it() -> None:
    text = (schemas_dir() / "rule.schema.json").read_text()
    assert rule_schema() == text
    validator = jsonschema.Draft202012Validator(json.loads(text))
    others = [path for kind in ("secrets", "pii") for path in ROOT.glob(f"{kind}/*/*.yaml")]
    sensitive = [path for path in others if not path.name.endswith(".test.yaml")]
    for path in [*FILTERS, *ROOT.glob("quarantine/*.yaml"), *sensitive]:
        validator.validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def test_sensitive_rules_have_a_test_or_a_stage(book: RuleBook) -> None:
    for rule in book.sensitive():
        has_test = book.path_of(rule.id).with_name(f"{rule.id}.test.yaml").exists()
        assert has_test == (rule.found_by is None), rule.id


def test_published_rules_name_their_publication(book: RuleBook) -> None:
    for rule in book.all():
        if isinstance(rule, Rule):
            assert len(rule.source) > 10
            assert rule.what.endswith(".")
            assert rule.why.endswith(".")
        assert isinstance(rule, Rule | QuarantineRule | SensitiveRule | DefectRule)


def test_stars_and_comment_ratio_state_their_effect_and_are_off_by_default(
    book: RuleBook,
) -> None:
    stars, comments = book.get("stars-minimum"), book.get("comment-ratio")
    assert "Off by default" in stars.why
    assert "3 to 6 % pass@100" in stars.why
    assert "Off by default" in comments.why
    assert "0 to 2 % more HumanEval" in comments.why
    default = yaml.safe_load((ROOT / "recipes" / "default.yaml").read_text())
    assert "filters/optional" not in default["rules"]


def test_license_when_no_verdict_was_reached_then_the_file_is_denied(book: RuleBook) -> None:
    rule = book.get("license-denied")
    assert isinstance(rule, Rule)
    assert "drop" == rule.missing


def limits(book: RuleBook, rule_id: str) -> set[tuple[str, str, object]]:
    rule = book.get(rule_id)
    assert isinstance(rule, Rule)
    return {(c.name, c.operator, c.limit) for c, _ in conditions_of(rule.when)}


@pytest.mark.parametrize(
    ("rule_id", "expected"),
    [
        ("starcoder2-mean-line", {("avg_line_length", "greater_than", 100)}),
        ("starcoder2-max-line", {("max_line_length", "greater_than", 1000)}),
        ("starcoder2-max-line-markup", {("max_line_length", "greater_than", 100000)}),
        ("starcoder2-low-alphabetic", {("alpha_fraction", "less_than", 0.25)}),
        (
            "starcoder2-encoded-data",
            {
                ("encoded_max_length", "greater_than", 1024),
                ("encoded_fraction", "greater_than", 0.5),
            },
        ),
        ("starcoder2-long-data-file", {("n_lines", "greater_than", 512)}),
        ("opencoder-dup-5gram", {("dup_5gram_fraction", "greater_than", 0.8)}),
        ("opencoder-dup-9gram", {("dup_9gram_fraction", "greater_than", 0.7)}),
        ("opencoder-dup-10gram", {("dup_10gram_fraction", "greater_than", 0.6)}),
        ("opencoder-sql-digits", {("digit_fraction", "greater_than", 0.3)}),
        ("codeparrot-few-assignments", {("n_assignments", "at_most", 4)}),
        ("stars-minimum", {("stars", "less_than", 5)}),
    ],
)
def test_rule_has_the_published_limits(
    book: RuleBook, rule_id: str, expected: set[tuple[str, str, object]]
) -> None:
    assert expected == limits(book, rule_id)


class TestPitfallsOfPublishedFilters:
    """Traps seen in public filter code (facts.md 1.9) that no rule here may fall into."""

    def test_every_rule_fires_passes_and_says_what_null_means(self, book: RuleBook) -> None:
        for rule in book.all():
            if isinstance(rule, Rule) and rule.when is not None:
                test = book.test_of(rule.id)
                assert len(test.hits) >= 3, rule.id
                assert len(test.passes) >= 3, rule.id
                only_null = all(c.operator == "is_null" for c, _ in conditions_of(rule.when))
                assert only_null or test.missing, rule.id

    def test_rules_that_were_published_with_chance_only_note(self, book: RuleBook) -> None:
        with_chance = [
            "codeparrot-config-or-test",
            "codeparrot-no-keywords",
            "opencoder-go-test",
        ]
        assert ["note"] * 3 == [book.get(name).action for name in with_chance]  # type: ignore[union-attr]
        assert all("probability" in book.get(name).why for name in with_chance)

    def test_no_limit_compares_a_number_with_what_is_none(self, book: RuleBook) -> None:
        for rule in book.all():
            if isinstance(rule, Rule):
                for condition, _ in conditions_of(rule.when):
                    assert isinstance(condition, Condition)
                    assert not isinstance(condition.limit, list)
