"""The license of every file of one repository, from its own evidence and from its surroundings.

Order: the file's own tag, header or text; the nearest directory upwards that holds a license file
or a manifest with a license; the repository's metadata; ``own`` for a company's own repository.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from dataprep.label.licenses.expressions import combine, expression_ids, license_type
from dataprep.label.licenses.files import is_license_file, is_reuse_text
from dataprep.label.licenses.manifests import manifest_reader
from dataprep.label.licenses.names import named_expression

SCHEMA: dict[str, type[pl.DataType]] = {
    "file_id": pl.String,
    "license_expression": pl.String,
    "license_origin": pl.String,
    "license_confidence": pl.Float64,
    "license_evidence": pl.String,
    "license_type": pl.String,
}
_CHOICE_NAME = re.compile(r"(?i)(?:licen[sc]e|copying|unlicense)[-._ ](?P<which>[a-z][\w.+-]*)")
_PLAIN_SUFFIX = re.compile(r"(?i)\.(?:txt|md|rst|html?|markdown|adoc)$")
_NOT_A_CHOICE = frozenset(
    ("lesser", "lib", "txt", "md", "rst", "html", "third", "third-party", "thirdparty", "notice",
     "bundled", "dependencies", "vendored", "docs", "doc", "fonts", "contrib", "3rdparty", "other")
)  # fmt: skip
_FOLDER_CONFIDENCE = 0.9
_REPOSITORY_CONFIDENCE = 0.6
_FOREIGN_FOLDER = re.compile(
    r"(?i)(?:\A|/)(?:vendor|vendors|vendored|third[-_]?party|3rd[-_]?party|node_modules|external"
    r"|externals|bower_components|site-packages|Godeps|Pods|Carthage)/"
)


_Answer = tuple[str | None, str, float, str, str]
"""The columns of an answer behind the file's id."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What one file says itself."""

    file_id: str
    path: str
    expression: str
    method: str | None
    confidence: float
    rule_id: str
    line: int


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a directory says about the files below it."""

    expression: str
    origin: str
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a repository says beside the files themselves."""

    grounds: dict[str, _Ground]
    sidecars: dict[str, _Own]
    repository: _Ground | None


def resolve_licenses(files: pl.DataFrame) -> pl.DataFrame:
    """Return the license of every file of one repository.

    A license file speaks for its directory and all below it, until a directory further down has
    one of its own, or a manifest with a license; so a vendored directory keeps its license.
    Several license files in one directory are a choice (OR) when their names say so, as
    ``LICENSE-MIT`` beside ``LICENSE-APACHE`` do, and hold together (AND) otherwise; ``COPYING.LESSER``
    beside ``COPYING`` is the Lesser license alone, because it contains the other by reference.
    Texts in a ``LICENSES`` folder (REUSE) say nothing about other files; ``x.png.license`` speaks
    for ``x.png``. In an own repository a file is ``own`` when nothing but a proprietary notice or
    the repository's metadata speaks for it, except below folders for foreign code (``vendor``,
    ``third_party``, ``node_modules`` and the like), where a proprietary notice is foreign.

    Args:
        files: One row per file of one repository: ``file_id``, ``path`` (posix), ``expression``,
            ``method``, ``confidence``, ``rule_id``, ``line`` (its own evidence, null when none),
            ``repo_license`` (metadata of the repository, or null), ``ownership`` (``own`` or
            ``third-party``).

    Returns:
        One row per file in the same order: ``file_id``, ``license_expression`` (SPDX or null),
        ``license_origin``, ``license_confidence`` (0-1), ``license_evidence`` (a path, line and
        rule, never text), ``license_type``.
    """
    own = _stated(files)
    surroundings = _Surroundings(
        grounds=_grounds(list(own.values())),
        sidecars=_sidecars(list(own.values())),
        repository=_repository_ground(
            next(filter(None, files["repo_license"].unique(maintain_order=True)), None)
        ),
    )
    answers: list[_Answer] = []
    known: dict[tuple[str, str], _Answer] = {}
    sidecars = surroundings.sidecars
    paths, ownership = files["path"].to_list(), files["ownership"].to_list()
    for number, (path, owner) in enumerate(zip(paths, ownership, strict=True)):
        folder = path.rpartition("/")[0]
        if number in own or path in sidecars:
            answers.append(_resolve(folder, sidecars.get(path) or own[number], owner, surroundings))
            continue
        answer = known.get((folder, owner))
        if answer is None:
            answer = known[folder, owner] = _resolve(folder, None, owner, surroundings)
        answers.append(answer)
    found = pl.DataFrame(answers, schema=dict(list(SCHEMA.items())[1:]), orient="row")
    return found.insert_column(0, files["file_id"])


def _stated(files: pl.DataFrame) -> dict[int, _Own]:
    """Return what the files that state a license say, by number of row."""
    rows = files.with_row_index("number").filter(pl.col("expression").is_not_null())
    return {
        row["number"]: _Own(
            file_id=row["file_id"],
            path=row["path"],
            expression=row["expression"],
            method=row["method"],
            confidence=row["confidence"] or 0.0,
            rule_id=row["rule_id"] or "",
            line=1 if row["line"] is None else row["line"],
        )
        for row in rows.iter_rows(named=True)
    }


def _grounds(records: list[_Own]) -> dict[str, _Ground]:
    licenses: dict[str, list[_Own]] = {}
    manifests: dict[str, list[_Own]] = {}
    for record in records:
        if is_reuse_text(record.path):
            continue
        folder, _, base = record.path.rpartition("/")
        if record.method == "manifest" and manifest_reader(record.path) is not None:
            # NOTE: packaging folders describe the tree around them.
            above = folder.rpartition("/")[0] if folder.endswith("debian") else folder
            manifests.setdefault(above, []).append(record)
        elif is_license_file(base):
            parent = folder.rpartition("/")[0] if _is_license_folder(folder) else folder
            licenses.setdefault(parent, []).append(record)
    found = {folder: _manifest_ground(group) for folder, group in manifests.items()}
    found.update({folder: _license_ground(group) for folder, group in licenses.items()})
    return found


def _sidecars(records: list[_Own]) -> dict[str, _Own]:
    return {
        record.path.removesuffix(".license"): record
        for record in records
        if record.path.endswith(".license")
    }


def _is_license_folder(folder: str) -> bool:
    return folder.rpartition("/")[2].lower() in ("license", "licence", "licenses", "licences")


def _license_ground(group: list[_Own]) -> _Ground:
    group = sorted(group, key=lambda record: record.path)
    main = [record for record in group if _is_main_name(record.path)] or group
    main, offers_choice = _without_pointers(_without_contained(main))
    is_choice = offers_choice or all(_says_choice(record.path) for record in main)
    operator = "OR" if len(main) > 1 and is_choice else "AND"
    expression = combine([record.expression for record in main], operator)
    return _Ground(
        expression=expression or "",
        origin="nearest_file",
        confidence=round(min(record.confidence for record in main) * _FOLDER_CONFIDENCE, 4),
        evidence="; ".join(_evidence(record) for record in main[:4]),
    )


def _is_main_name(path: str) -> bool:
    base = path.rpartition("/")[2].lower()
    return not re.search(r"third|3rd|bundled|vendor|dependenc|fonts?\b|docs?\b", base)


def _says_choice(path: str) -> bool:
    base = _PLAIN_SUFFIX.sub("", path.rpartition("/")[2])
    named = _CHOICE_NAME.fullmatch(base)
    return named is not None and named["which"].lower() not in _NOT_A_CHOICE


def _without_contained(group: list[_Own]) -> list[_Own]:
    expressions = {record.expression for record in group}
    lesser = any(expression.startswith("LGPL-") for expression in expressions)
    kept = [r for r in group if not (lesser and r.expression.startswith("GPL-"))]
    return kept or group


def _without_pointers(group: list[_Own]) -> tuple[list[_Own], bool]:
    """Return a directory's license files without those that point to others, and whether one offers a choice."""
    texts = [record for record in group if record.method == "text"]
    pointers = [record for record in group if record.method == "reference"]
    if not pointers or len(texts) < 2:
        return group, False
    kept = [record for record in group if record.method != "reference"]
    return kept, any(" OR " in record.expression for record in pointers)


def _manifest_ground(group: list[_Own]) -> _Ground:
    best = min(group, key=lambda record: (-record.confidence, record.path))
    return _Ground(
        expression=best.expression,
        origin="manifest",
        confidence=round(best.confidence * _FOLDER_CONFIDENCE, 4),
        evidence=_evidence(best),
    )


def _repository_ground(metadata: str | None) -> _Ground | None:
    expression = named_expression(metadata) if metadata else None
    if expression is None:
        return None
    return _Ground(expression, "repository", _REPOSITORY_CONFIDENCE, "repository metadata")


def _evidence(record: _Own) -> str:
    return f"{record.path}:{record.line} {record.rule_id}".strip()


def _nearest(folder: str, grounds: Mapping[str, _Ground]) -> _Ground | None:
    while folder and folder not in grounds:
        folder = folder.rpartition("/")[0]
    return grounds.get(folder)


def _resolve(
    folder: str, stated: _Own | None, ownership: str, surroundings: _Surroundings
) -> _Answer:
    ground = _nearest(folder, surroundings.grounds) or surroundings.repository
    is_home = ownership == "own" and not _FOREIGN_FOLDER.search(f"{folder}/")
    if stated is not None and not (is_home and _is_proprietary(stated.expression)):
        answer = _own_or_referred(stated, ground)
        return (*answer, license_type(answer[0]))
    if ownership == "own" and (
        ground is None
        or ground.origin == "repository"
        or (is_home and _is_proprietary(ground.expression))
    ):
        return None, "own", 1.0, "own repository", "own"
    if ground is None:
        return None, "none", 0.0, "", "none"
    kind = license_type(ground.expression)
    return ground.expression, ground.origin, ground.confidence, ground.evidence, kind


def _own_or_referred(record: _Own, ground: _Ground | None) -> tuple[str, str, float, str]:
    origin = record.method if record.method in ("tag", "header", "text", "manifest") else "header"
    named = record.expression
    if (
        record.method == "reference"
        and ground is not None
        and ground.origin == "nearest_file"
        and _agrees(named, ground.expression)
    ):
        evidence = f"{_evidence(record)} -> {ground.evidence}"
        return ground.expression, "nearest_file", ground.confidence, evidence
    return named, origin or "header", record.confidence, _evidence(record)


def _agrees(named: str, nearest: str) -> bool:
    brands = {spdx_id.split("-")[0] for spdx_id in expression_ids(named)}
    return bool(brands & {spdx_id.split("-")[0] for spdx_id in expression_ids(nearest)})


def _is_proprietary(expression: str) -> bool:
    return license_type(expression) in ("proprietary", "unknown")
