"""What was read of syntax and dependencies, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.display import clip, counted, joined, percent, printable
from dataprep.report.structure import Dependencies, Imports, Structure, Trees

_TITLE_COLUMNS = 13
_LANGUAGES_SHOWN = 2
_NAME_COLUMNS = 32


def structure_lines(structure: Structure | None, width: int) -> list[str]:
    """Return how many files have a tree, and what became of imports; none where nothing ran.

    Args:
        structure: What was read.
        width: Columns of the terminal.
    """
    if structure is None:
        return []
    head = ["Structure: "]
    if structure.trees is not None:
        head[0] += parsed_text(structure.trees)
    if structure.dependencies is not None:
        head += dependency_parts(structure.dependencies)
    if structure.trees is None and len(head) > 1:
        head[:2] = [head[0] + head[1]]
    first, *more = joined(head, width, n_lines=2)
    lines = [first, *(f"{'':<{_TITLE_COLUMNS}}{text}" for text in more)]
    left = width - _TITLE_COLUMNS
    if structure.trees is not None:
        lines += _titled("trees", _tree_parts(structure.trees), left)
    if structure.imports is not None:
        imports = structure.imports
        lines += _titled("imports", share_parts(imports), left, n_lines=2)
        reasons = [f"{spoken(name)} {number:,}" for name, number in imports.reasons.items()]
        lines += _titled("unresolved", reasons, left)
        packages = [f"{_short(one.package)} {one.n_files:,}" for one in imports.packages]
        lines += _titled("packages", packages, left)
    return lines


def parsed_text(trees: Trees) -> str:
    """Return how many files have a tree."""
    return f"{trees.n_parsed:,} of {counted(trees.n_files, 'file')} parsed"


def dependency_parts(dependencies: Dependencies) -> list[str]:
    """Return the number of edges, and of cycles where an order was made."""
    parts = [counted(dependencies.n_edges, "edge")]
    if dependencies.n_cycles:
        cycles = counted(dependencies.n_cycles, "cycle")
        parts.append(f"{cycles} of up to {dependencies.largest_cycle:,} files")
    elif dependencies.n_cycles == 0 and dependencies.n_edges:
        parts.append("no cycle")
    return parts


def share_parts(imports: Imports) -> list[str]:
    """Return the shares of imports by status, none of them where there are no imports."""
    return [
        f"{status} {percent(number, imports.n_imports)}"
        for status, number in imports.statuses.items()
        if number
    ]


def spoken(name: str) -> str:
    """Return a status or reason as words."""
    return name.replace("-", " ")


def _tree_parts(trees: Trees) -> list[str]:
    parts = [f"{spoken(status)} {number:,}" for status, number in trees.without.items()]
    worst = [one for one in trees.languages if one.error_fraction > 0][:_LANGUAGES_SHOWN]
    if worst:
        shares = ", ".join(f"{one.language} {_precise(one.error_fraction)}" for one in worst)
        parts.append(f"most errors: {shares} of bytes")
    return parts


def _precise(fraction: float) -> str:
    return "<0.1%" if fraction < 0.001 else f"{fraction:.1%}"


def _short(name: str) -> str:
    return clip(printable(name[: 4 * _NAME_COLUMNS]), _NAME_COLUMNS)


def _titled(title: str, parts: list[str], width: int, *, n_lines: int = 1) -> list[str]:
    """Return lines of parts, the first one under a title; none where there are no parts."""
    return [
        f"  {title if number == 0 else '':<{_TITLE_COLUMNS - 2}}{text}"
        for number, text in enumerate(joined(parts, width, n_lines=n_lines))
    ]
