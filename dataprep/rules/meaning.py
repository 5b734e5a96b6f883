"""Checks that a rule speaks of columns, values and types that exist, so that it can fire."""

from __future__ import annotations

import functools
import json

from dataprep.ids import language_id
from dataprep.resources import rules_dir
from dataprep.rules.columns import FactColumn, fact_columns
from dataprep.rules.faults import near_names
from dataprep.rules.model import ORDER_OPERATORS, Condition, Rule, conditions_of

_TYPE_WORDS = {"string": "text", "int64": "a whole number", "float64": "a number", "bool": "bool"}


def meaning_faults(rule: Rule) -> list[str]:
    """Return one line per name, value or type in a rule that no fact can have."""
    columns = fact_columns()
    faults = [
        f"evidence: unknown column '{name}'{near_names(name, columns)}"
        for name in rule.evidence
        if name not in columns
    ]
    if rule.languages is not None:
        faults += [
            f"languages: unknown language '{name}'{near_names(name, known_languages())}"
            for name in rule.languages.values
            if name not in known_languages()
        ]
    if rule.roles is not None:
        allowed = columns["role"].values or ()
        faults += [
            f"roles: unknown role '{name}'{near_names(name, allowed)}"
            for name in rule.roles.values
            if name not in allowed
        ]
    for condition, _ in conditions_of(rule.when):
        faults += [f"when: {fault}" for fault in _condition_faults(condition)]
    return faults


@functools.cache
def known_languages() -> frozenset[str]:
    """Return the slug of every language that labels can give."""
    table = json.loads((rules_dir() / "languages" / "table.json").read_bytes())
    return frozenset(language_id(language["name"]) for language in table["languages"])


def _condition_faults(condition: Condition) -> list[str]:
    columns = fact_columns()
    column = columns.get(condition.name)
    is_signal = condition.signal is not None
    if column is None:
        kind = "signal" if is_signal else "column"
        allowed = [name for name, other in columns.items() if other.is_signal == is_signal]
        return [f"unknown {kind} '{condition.name}'{near_names(condition.name, allowed)}"]
    if column.is_signal != is_signal:
        word = "signal" if column.is_signal else "column"
        return [f"'{column.name}' belongs to {column.table}: write '{word}: {column.name}'"]
    return _limit_faults(condition, column)


def _limit_faults(condition: Condition, column: FactColumn) -> list[str]:
    operator, limit = condition.operator, condition.limit
    if operator == "is_null":
        return []
    if operator in ORDER_OPERATORS and not column.is_number:
        return [f"'{column.name}' is {_type_word(column)}: '{operator}' needs a number"]
    if operator in {"starts_with", "matches"}:
        if column.physical_type != "string":
            return [f"'{column.name}' is {_type_word(column)}: '{operator}' needs text"]
        return _pattern_faults(str(limit)) if operator == "matches" else []
    faults = []
    for value in limit if isinstance(limit, tuple) else (limit,):
        if not has_type(value, column):
            faults.append(f"'{column.name}' is {_type_word(column)}, so never {value!r}")
        elif column.values is not None and value not in column.values:
            near = near_names(str(value), column.values)
            faults.append(f"'{column.name}' is never '{value}'{near}")
    return faults


def _type_word(column: FactColumn) -> str:
    return _TYPE_WORDS.get(column.physical_type, "a time")


def has_type(value: object, column: FactColumn) -> bool:
    """Return whether a column can hold a value, which is not null."""
    if column.physical_type == "string":
        return isinstance(value, str)
    if column.physical_type == "bool":
        return isinstance(value, bool)
    if column.physical_type == "int64":
        return isinstance(value, int) and not isinstance(value, bool)
    return (
        isinstance(value, int | float) and not isinstance(value, bool)
    ) and column.physical_type == "float64"


def _pattern_faults(pattern: str) -> list[str]:
    """Ask the engine that will run the pattern whether it is one."""
    import polars as pl

    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.ComputeError:
        return [f"{pattern!r} is not a regular expression without look-around and back-references"]
    return []
