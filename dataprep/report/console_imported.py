"""What other tools found, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.display import counted, joined, printable
from dataprep.report.imported import Imported, ToolResults

_TITLE_COLUMNS = 26
_NUMBER_COLUMNS = 9
_WHY = {
    "no-file": "no file of the run at the path",
    "no-text": "file is no text",
    "outside-text": "outside of the text",
    "other-text": "file holds another text now",
    "no-location": "names no file",
    "outside-repository": "outside of the repository",
    "not-a-finding": "says that nothing is wrong",
    "gone": "no longer there",
    "own-result": "found by dataprep itself",
    "unreadable": "no result of SARIF",
}


def imported_lines(imported: Imported | None, width: int) -> list[str]:
    """Return how much other tools found in kept files, and what of it was not brought in.

    Args:
        imported: What was brought in.
        width: Columns of the terminal.
    """
    if imported is None:
        return []
    names = "".join(f"{name:>{_NUMBER_COLUMNS}}" for name in imported.severities)
    numbers = "".join(f"{n:>{_NUMBER_COLUMNS},}" for n in imported.severities.values())
    lines = [f"{'Of other tools':<{_TITLE_COLUMNS}}{names}"]
    lines.append(f"  {counted(imported.n_files, 'file'):<{_TITLE_COLUMNS - 2}}{numbers}")
    parts = [f"{printable(rule_id)} {number:,}" for rule_id, number in imported.rules]
    lines += [f"    {text}" for text in joined(parts, width - 4, n_lines=2)] if parts else []
    told = joined(imported_parts(imported), width - 2, n_lines=3)
    lines += [f"  {text}" for text in told]
    for tool in imported.tools:
        left = [f"{_WHY[outcome]} {number:,}" for outcome, number in tool.not_brought_in]
        indent = f"  – not brought in of {printable(tool.tool)}: "
        texts = joined(left, max(width - len(indent), 24), n_lines=4) if left else []
        lines += [(indent if n == 0 else " " * 6) + text for n, text in enumerate(texts)]
    return lines


def imported_parts(imported: Imported) -> list[str]:
    """Return what was brought in, and what it means here."""
    parts = [f"brought in of {_tool_text(tool)}" for tool in imported.tools]
    parts.append(f"{counted(imported.n_confirmed, 'finding')} of ours confirmed")
    if imported.n_suppressed:
        parts.append(f"{imported.n_suppressed:,} passed over")
    parts.append("counted by the recipe" if imported.is_counted else "evidence only")
    return parts


def _tool_text(tool: ToolResults) -> str:
    name = tool.tool if tool.version is None else f"{tool.tool} {tool.version}"
    return f"{printable(name)} {tool.n_brought_in:,} of {tool.n_results:,}"
