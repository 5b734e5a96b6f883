"""Turns a rule into polars expressions over the facts about files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from dataprep.errors import RuleError
from dataprep.ids import canonical_json, language_id
from dataprep.rules.columns import fact_columns
from dataprep.rules.model import (
    AllOf,
    AnyOf,
    Condition,
    Not,
    Predicate,
    Rule,
    Selection,
    conditions_of,
)

LANGUAGE_ID = "language_id"
"""Helper column that ``prepare_facts`` adds: the slug of ``language``."""
_ALWAYS = ("language", "role")
_JSON_BOOLS = {None: "null", False: "false", True: "true"}
_OPPOSITE = {
    "greater_than": "at_most",
    "at_most": "greater_than",
    "less_than": "at_least",
    "at_least": "less_than",
    "equals": "not_equals",
    "not_equals": "equals",
    "in": "not_in",
    "not_in": "in",
    "starts_with": "not_starts_with",
    "matches": "not_matches",
}


@dataclass(frozen=True, slots=True)
class PredicateExpr:
    """A rule as expressions over a frame from ``prepare_facts``.

    Attributes:
        hit: True where the rule decides; never null.
        missing: True where the rule applies, could not be answered for want of a value, and its
            ``missing`` is ``pass``; never null.
        applies: True within the rule's languages and roles; never null.
        columns: Columns whose values belong into the evidence, sorted.
        limits: For each of these columns the effective operators and limits.
    """

    hit: pl.Expr
    missing: pl.Expr
    applies: pl.Expr
    columns: tuple[str, ...]
    limits: dict[str, dict[str, object]]

    def evidence(self, prepared: pl.DataFrame, is_hit: pl.Series) -> list[str]:
        """Return the canonical JSON of values and limits for each row that the rule hits.

        Args:
            prepared: A frame from ``prepare_facts``.
            is_hit: The values of ``hit`` over it.

        Returns:
            Texts such as ``{"n_lines":{"less_than":10,"value":3}}``, in the order of the rows.
        """
        parts, values = [], []
        for name in self.columns:
            limits = canonical_json({**self.limits[name], "value": 0}).removesuffix("0}")
            parts.append(f'"{name}":{limits}'.replace("%", "%%") + "%s}")
            values.append(_json_values(prepared[name].filter(is_hit)))
        template = "{" + ",".join(parts) + "}"
        return [template % row for row in zip(*values, strict=True)]


def compile_predicate(rule: Rule) -> PredicateExpr:
    """Return the expressions of a rule that has a predicate.

    Logic has three values: a comparison with null is null, ``all`` is false where a part is false,
    ``any`` is true where a part is true, and else both are null where a part is.

    Args:
        rule: A rule with ``when``.

    Raises:
        RuleError: A stage decides the rule, not a predicate.
    """
    if rule.when is None:
        raise RuleError(f"rule '{rule.id}' has no predicate: stage '{rule.decided_by}' decides it")
    applies = _selected(rule.languages, LANGUAGE_ID) & _selected(rule.roles, "role")
    answer = _expression(rule.when)
    decides_on_null = rule.missing == "drop"
    never = pl.lit(value=False)
    return PredicateExpr(
        hit=applies & answer.fill_null(value=decides_on_null),
        missing=never if decides_on_null else applies & answer.is_null(),
        applies=applies,
        columns=rule.columns,
        limits=_limits(rule),
    )


def prepare_facts(facts: pl.DataFrame, rules: Iterable[Rule]) -> pl.DataFrame:
    """Return the columns that rules need, ready for their expressions.

    Args:
        facts: One row per file with ``language`` (linguist's name), ``role`` and the rules'
            columns.
        rules: The rules that will be evaluated.

    Returns:
        The needed columns with numbers that are not finite as null, and ``language_id``. Rows stay
        in order.

    Raises:
        RuleError: The facts lack columns; names them all.
    """
    names = sorted({*_ALWAYS, *(name for rule in rules for name in rule.columns)})
    lacking = [name for name in names if name not in facts.columns]
    if lacking:
        raise RuleError(f"the facts lack columns that rules compare: {', '.join(lacking)}")
    is_float = {name: facts.schema[name].is_float() for name in names}
    return facts.select(
        *(_finite(name) if is_float[name] else pl.col(name) for name in names),
        _language_ids(facts["language"]).alias(LANGUAGE_ID),
    )


def facts_schema(names: Iterable[str]) -> pl.Schema:
    """Return the polars dtypes of fact columns, ``language`` and ``role`` among them."""
    dtypes: dict[str, pl.DataType] = {
        "string": pl.String(),
        "int64": pl.Int64(),
        "float64": pl.Float64(),
        "bool": pl.Boolean(),
        "timestamp[us, tz=UTC]": pl.Datetime("us", "UTC"),
    }
    columns = fact_columns()
    return pl.Schema(
        {name: dtypes[columns[name].physical_type] for name in sorted({*_ALWAYS, *names})}
    )


def _finite(name: str) -> pl.Expr:
    value = pl.col(name)
    return pl.when(value.is_finite()).then(value).alias(name)


def _language_ids(languages: pl.Series) -> pl.Series:
    names = [name for name in languages.unique().to_list() if name is not None]
    slugs = [language_id(name) for name in names]
    return languages.cast(pl.String).replace_strict(names, slugs, return_dtype=pl.String)


def _selected(selection: Selection | None, column: str) -> pl.Expr:
    if selection is None:
        return pl.lit(value=True)
    is_named = pl.col(column).is_in(list(selection.values)).fill_null(value=False)
    return is_named if selection.only is not None else ~is_named


def _expression(predicate: Predicate) -> pl.Expr:
    if isinstance(predicate, AllOf):
        return pl.all_horizontal([_expression(part) for part in predicate.all_])
    if isinstance(predicate, AnyOf):
        return pl.any_horizontal([_expression(part) for part in predicate.any_])
    if isinstance(predicate, Not):
        return ~_expression(predicate.not_)
    return _comparison(predicate)


def _comparison(condition: Condition) -> pl.Expr:
    value, limit = pl.col(condition.name), condition.limit
    if isinstance(limit, tuple):
        is_one = value.is_in(list(limit))
        return is_one if condition.operator == "in" else ~is_one
    if condition.operator == "is_null":
        return value.is_null() if limit else value.is_not_null()
    if condition.operator == "starts_with":
        return value.str.starts_with(str(limit))
    if condition.operator == "matches":
        return value.str.contains(str(limit))
    forms = {
        "greater_than": value.gt,
        "at_least": value.ge,
        "less_than": value.lt,
        "at_most": value.le,
        "equals": value.eq,
        "not_equals": value.ne,
    }
    return forms[condition.operator](limit)


def _limits(rule: Rule) -> dict[str, dict[str, object]]:
    """Return the effective operators and limits per column; several of one operator as a list."""
    found: dict[str, dict[str, list[object]]] = {name: {} for name in rule.columns}
    for condition, is_negated in conditions_of(rule.when):
        operator, limit = condition.operator, condition.limit
        shown: object = list(limit) if isinstance(limit, tuple) else limit
        if is_negated and operator == "is_null":
            shown = not limit
        elif is_negated:
            operator = _OPPOSITE[operator]
        found[condition.name].setdefault(operator, []).append(shown)
    return {
        name: {op: limits[0] if len(limits) == 1 else limits for op, limits in operators.items()}
        for name, operators in found.items()
    }


def _json_values(values: pl.Series) -> list[str]:
    """Return each value as canonical JSON."""
    if values.dtype.is_temporal():
        values = values.dt.to_string("iso")
    if values.dtype == pl.String:
        texts = {text: json.dumps(text) for text in values.unique().to_list()}
        return [texts[text] for text in values.to_list()]
    if values.dtype == pl.Boolean:
        return [_JSON_BOOLS[value] for value in values.to_list()]
    return ["null" if value is None else repr(value) for value in values.to_list()]
