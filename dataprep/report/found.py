"""What was found in a corpus, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from dataprep.report.display import counted, printable
from dataprep.report.find import Asked, Found, Match
from dataprep.report.near_search import NearAnswer
from dataprep.report.reading import FinishedRun

MATCH_SCHEMA = "dataprep.match/1"
_ID_DIGITS = 16
_REVISION_DIGITS = 19
_TITLES = {"bytes": "same bytes", "text": "same text", "near": "near"}


def found_document(run: FinishedRun, found: Found) -> dict[str, object]:
    """Return an answer as JSON values; it holds no text."""
    near = {name: value for name, value in asdict(found.near).items() if name != "found"}
    return {
        "run_id": run.run_id,
        "asked": {name: value for name, value in asdict(found.asked).items() if name != "text"},
        "near": near,
        "n_matches": found.n_matches,
        "matches": [asdict(match) for match in found.matches],
    }


def match_rows(run: FinishedRun, found: Found) -> Iterator[dict[str, object]]:
    """Yield one JSON object per match."""
    for match in found.matches:
        yield {"schema": MATCH_SCHEMA, "run_id": run.run_id, **asdict(match)}


def found_text(run: FinishedRun, found: Found) -> str:
    """Return an answer for people."""
    parts = [_head(run, found.asked, found.near)]
    parts += [_match_text(match) for match in found.matches]
    if not found.matches:
        parts.append("Found nothing like it.")
    last = []
    if found.n_matches > len(found.matches):
        left = found.n_matches - len(found.matches)
        last.append(f"… {counted(left, 'more text')}: --limit {found.n_matches}")
    if found.matches:
        shortened = found.matches[0].content_id[:_ID_DIGITS]
        last.append(f"Next: all that was decided: dataprep explain {shortened}")
    return "\n\n".join([*parts, *(["\n".join(last)] if last else [])])


def _head(run: FinishedRun, asked: Asked, near: NearAnswer) -> str:
    kind = "no text" if asked.encoding is None else asked.encoding
    lines = [
        f"content {asked.content_id[:_ID_DIGITS]}…, {counted(asked.size_bytes, 'byte')}, {kind}",
        f"run     {run.run_id}, recipe {printable(str(run.record['recipe']))}",
    ]
    if near.threshold is None:
        return "\n".join([*lines, f"near    –  not looked for: {near.not_run}"])
    lines.append(
        f"near    Jaccard {near.threshold:.2f} or more among {counted(near.n_texts, 'text')}: "
        + counted(near.n_candidates, "candidate")
    )
    if near.n_verified < near.n_candidates:
        lines.append(f"        only the likeliest {near.n_verified:,} of them were verified")
    return "\n".join(lines)


def _match_text(match: Match) -> str:
    title = _TITLES[match.kind]
    if match.jaccard is not None:
        title = f"{title} {_cut(match.jaccard)}"
    head = f"{title:<12}{match.content_id[:_ID_DIGITS]}…  {counted(match.n_files, 'file')}"
    lines = [line for file in match.files for line in _file_lines(file)]
    if match.n_files > len(match.files):
        lines.append(f"  … {counted(match.n_files - len(match.files), 'more file')}")
    return "\n".join([head, *lines])


def _file_lines(file: dict[str, object]) -> list[str]:
    fate = str(file["disposition"] or "not decided: a stage did not run")
    if file["rule_id"]:
        fate = f"{fate} by {file['rule_id']}"
    licensed = file["license_expression"] or file["license_type"] or "–"
    lines = [
        f"  {printable(str(file['path']))}",
        f"    in {printable(str(file['repo_name']))} at {str(file['revision'])[:_REVISION_DIGITS]}",
        f"    {fate}, license {printable(str(licensed))}",
    ]
    if file["kept_instead"]:
        similarity = file["similarity"]
        likeness = ""
        if isinstance(similarity, float) and similarity < 1:
            likeness = f", Jaccard {_cut(similarity)}"
        kept = printable(str(file["kept_instead"]))
        lines.append(f"    kept instead: {kept} ({file['kept_because']}{likeness})")
    return lines


def _cut(jaccard: float) -> str:
    """Return three digits; cut, not rounded, lest texts that differ are shown as 1."""
    return f"{int(jaccard * 1000) / 1000:.3f}"
