"""License policies: which licenses may serve which purpose.

A policy is data (``rules/licenses/policies/<name>.yaml``): for each purpose lists of license ids
and license types to allow, to review and to deny. What no list names is denied.
"""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dataprep.errors import RuleError, UnknownNameError
from dataprep.resources import rules_dir

Verdict = Literal["allow", "review", "deny"]
_RANK: dict[str, int] = {"allow": 0, "review": 1, "deny": 2}
_TYPES = (
    "permissive", "public-domain", "weak-copyleft", "strong-copyleft", "network-copyleft",
    "source-available", "proprietary",
)  # fmt: skip
_FROZEN = ConfigDict(frozen=True, extra="forbid")


class PurposePolicy(BaseModel):
    """What one purpose allows; ids and license types, ids first."""

    model_config = _FROZEN

    allow: tuple[str, ...] = Field(default=(), description="License ids or types that may be used")
    review: tuple[str, ...] = Field(
        default=(), description="License ids or types that a person has to look at"
    )
    deny: tuple[str, ...] = Field(default=(), description="License ids or types that may not")
    unknown: Verdict = Field(
        default="deny", description="Files without a license, or with one that no list names"
    )


class LicensePolicy(BaseModel):
    """A license policy: verdicts by purpose.

    Attributes:
        name: File stem of the policy.
        version: Version of the policy, raised with every change.
        what: One sentence for the report.
        own: Verdict for a company's own files.
        exceptions: Verdict cap by exception id: `allow` makes "X WITH exception" usable where X alone
            is not; exceptions that are not listed change nothing.
        purposes: Purpose (``training``, ``retrieval``, ``internal``) to what it allows.
    """

    model_config = _FROZEN

    name: str
    version: int = Field(ge=1)
    what: str
    own: Verdict = "allow"
    exceptions: dict[str, Verdict] = Field(default_factory=dict)
    purposes: dict[str, PurposePolicy]


@functools.cache
def load_license_policy(name: str) -> LicensePolicy:
    """Return a shipped license policy.

    Args:
        name: File stem under ``rules/licenses/policies``.

    Raises:
        UnknownNameError: There is no such policy.
        RuleError: The file is no valid policy; every fault is listed.

    Example:
        >>> load_license_policy("default").own
        'allow'
    """
    import yaml

    folder = rules_dir() / "licenses" / "policies"
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        raise UnknownNameError("license policy", name, known)
    data = yaml.load((folder / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    try:
        return LicensePolicy.model_validate(data)
    except ValidationError as fault:
        lines = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in fault.errors())
        raise RuleError(f"license policy '{name}' cannot be used: {lines}") from fault


def judge_expression(
    expression: str | None, license_type: str, policy: LicensePolicy, purpose: str
) -> tuple[str, str]:
    """Return the verdict of a policy about a license expression, and the reason.

    ``OR`` takes the best of its parts, because the user may choose; ``AND`` the worst, because all
    must be satisfied. A part is judged by its id, then by its type. What cannot be read is denied.

    Args:
        expression: SPDX expression, or null when the file has none.
        license_type: Type of the whole expression as the label stage gave it; ``own`` for a
            company's own file. It judges an expression that is one id which no list names.
        policy: The policy.
        purpose: ``training``, ``retrieval`` or ``internal``.

    Returns:
        ``allow``, ``review`` or ``deny``, and a reason that names the id and the list.

    Raises:
        UnknownNameError: The policy has no such purpose.

    Example:
        >>> judge_expression("MIT", "permissive", load_license_policy("default"), "training")
        ('allow', 'MIT is permissive: allow for training')
    """
    if purpose not in policy.purposes:
        raise UnknownNameError("purpose", purpose, policy.purposes)
    rules = policy.purposes[purpose]
    if expression is None:
        if license_type == "own":
            return policy.own, f"own code: {policy.own} for {purpose}"
        return rules.unknown, f"no license found: {rules.unknown} for {purpose}"
    tree = _parse(expression)
    if tree is None:
        return "deny", f"license expression cannot be read: deny for {purpose}"
    types = _license_types()
    if isinstance(tree, str) and _bare(tree) not in types and license_type in _TYPES:
        types = {**types, _bare(tree): license_type}
    verdict, reason = _judge(tree, policy, rules, types)
    return verdict, f"{reason}: {verdict} for {purpose}"


_Tree = str | tuple[str, tuple["_Tree", ...]]


@functools.lru_cache(maxsize=4096)
def _parse(expression: str) -> _Tree | None:
    """Return an expression as nested (operator, parts) with ``id WITH exception`` as leaves."""
    import license_expression

    licensing = license_expression.Licensing()
    try:
        parsed = licensing.parse(expression)
    except (license_expression.ExpressionError, license_expression.ExpressionParseError):
        return None
    return None if parsed is None else _tree(parsed)


def _tree(node: object) -> _Tree:
    operator = getattr(node, "operator", None)
    if isinstance(operator, str) and operator.strip() in ("AND", "OR"):
        parts = tuple(_tree(part) for part in getattr(node, "args", ()))
        return operator.strip(), parts
    render = getattr(node, "render", None)
    return str(render()) if callable(render) else str(node)


def _judge(
    tree: _Tree, policy: LicensePolicy, rules: PurposePolicy, types: dict[str, str]
) -> tuple[Verdict, str]:
    if isinstance(tree, str):
        return _judge_leaf(tree, policy, rules, types)
    operator, parts = tree
    judged = [_judge(part, policy, rules, types) for part in parts]
    choose = min if operator == "OR" else max
    return choose(judged, key=lambda verdict: _RANK[verdict[0]])


def _judge_leaf(
    leaf: str, policy: LicensePolicy, rules: PurposePolicy, types: dict[str, str]
) -> tuple[Verdict, str]:
    spdx_id, _, exception = leaf.partition(" WITH ")
    verdict, reason = _judge_id(spdx_id, rules, types)
    excepted = policy.exceptions.get(exception)
    if excepted is not None and _RANK[excepted] < _RANK[verdict]:
        return excepted, f"{leaf} is eased by its exception"
    return verdict, reason


def _judge_id(spdx_id: str, rules: PurposePolicy, types: dict[str, str]) -> tuple[Verdict, str]:
    bare = _bare(spdx_id)
    lists: tuple[tuple[Verdict, tuple[str, ...]], ...] = (
        ("deny", rules.deny), ("review", rules.review), ("allow", rules.allow),
    )  # fmt: skip
    for verdict, names in lists:
        if bare in names or spdx_id in names:
            return verdict, f"{spdx_id} is named"
    kind = types.get(bare)
    for verdict, names in lists:
        if kind is not None and kind in names:
            return verdict, f"{spdx_id} is {kind}"
    return rules.unknown, f"{spdx_id} is unknown to the policy"


def _bare(spdx_id: str) -> str:
    return spdx_id.partition(" WITH ")[0].rstrip("+")


@functools.cache
def _license_types() -> dict[str, str]:
    import yaml

    path = rules_dir() / "licenses" / "categories.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return {spdx_id: kind for kind, ids in data["types"].items() for spdx_id in ids}
