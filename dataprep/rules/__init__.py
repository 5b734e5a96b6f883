"""Rules: one file each, with their tests beside them, in groups that recipes name."""

from dataprep.rules.check import test_rule
from dataprep.rules.defect import DefectRule
from dataprep.rules.load import AnyRule, BoundRule, RuleBook, load_rules
from dataprep.rules.model import QuarantineRule, RetiredRule, Rule, RuleTest, RuleTestRows
from dataprep.rules.sensitive import SensitiveRule, SensitiveTest

__all__ = [
    "AnyRule",
    "BoundRule",
    "DefectRule",
    "QuarantineRule",
    "RetiredRule",
    "Rule",
    "RuleBook",
    "RuleTest",
    "RuleTestRows",
    "SensitiveRule",
    "SensitiveTest",
    "load_rules",
    "test_rule",
]
