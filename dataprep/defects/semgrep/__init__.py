"""The deep tier: rules of semgrep, run by its engine from an environment of its own."""

from dataprep.defects.semgrep.locate import Core, SemgrepAbsentError, find_core
from dataprep.defects.semgrep.model import Limits, Match, Outcome, Text
from dataprep.defects.semgrep.run import Semgrep, run_semgrep

__all__ = [
    "Core",
    "Limits",
    "Match",
    "Outcome",
    "Semgrep",
    "SemgrepAbsentError",
    "Text",
    "find_core",
    "run_semgrep",
]
