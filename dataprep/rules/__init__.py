"""Rules: one file each, with their tests beside them, in groups that recipes name."""

from dataprep.rules.check import test_rule
from dataprep.rules.load import BoundRule, RuleBook, load_rules
from dataprep.rules.model import QuarantineRule, RetiredRule, Rule, RuleTest, RuleTestRows

__all__ = [
    "BoundRule",
    "QuarantineRule",
    "RetiredRule",
    "Rule",
    "RuleBook",
    "RuleTest",
    "RuleTestRows",
    "load_rules",
    "test_rule",
]
