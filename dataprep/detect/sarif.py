"""Results of other tools in SARIF 2.1.0 (OASIS standard), as places in files.

Nothing is read but bytes that are given, and no text of a result is taken over: messages and
snippets may hold values. What tools write beside the standard is read where its meaning is plain.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from dataprep.detect._sarif_json import Members, items, members, whole, words
from dataprep.detect._sarif_paths import Artifacts, SarifPath
from dataprep.detect._sarif_rules import Told, ToolRules
from dataprep.errors import UsageError

Fault: TypeAlias = Literal[
    "not-a-finding", "gone", "own-result", "no-location", "outside-repository", "unreadable"
]
"""Why a result is not brought in, whatever the repositories hold."""
_FOUND: Final = ("fail", "open", "review")
"""Kinds of results that say that something is, or may be, wrong."""
_OWN: Final = "dataprep"
_UTF_16: Final = "utf16CodeUnits"
"""What a column counts where a run says nothing (SARIF 2.1.0, 3.14.17)."""
_VERSION: Final = "2.1"
_MOST_OBJECTS: Final = 4_000_000
"""Objects and arrays of a document: each takes a hundred times the memory of its bytes."""
_MOST_PLACES: Final = 500_000
_REGION: Final = (
    "startLine", "startColumn", "endLine", "endColumn",
    "charOffset", "charLength", "byteOffset", "byteLength",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a text by lines and columns, by characters, or by bytes; see SARIF 2.1.0, 3.30.

    Attributes:
        start_line: 1-based; None and 0 where it is told otherwise.
        start_column: 1-based.
        end_line: Line of the last character, 1-based.
        end_column: Column behind the last character, 1-based.
        char_offset: Characters before it.
        char_length: Its characters.
        byte_offset: Bytes before it.
        byte_length: Its bytes.
        is_utf16: Whether a character is a code unit of UTF-16; else a code point.
    """

    start_line: int | None = None
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    char_offset: int | None = None
    char_length: int | None = None
    byte_offset: int | None = None
    byte_length: int | None = None
    is_utf16: bool = True


@dataclass(frozen=True, slots=True)
class SarifPlace:
    """A place of a result; a result without one is a place without a path.

    Attributes:
        run: Number of the run in the document, from 0.
        result: Number of the result in the run, from 0.
        location: Number of the place among those of the result, from 0.
        told: What the tool says of it.
        path: The file; None where there is none.
        region: The part of the file; None for all of it.
        digest: SHA-256 of the file that the tool saw; None where it does not tell.
        is_suppressed: Whether the result was passed over.
        fault: Why it cannot be brought in; None where it may be.
    """

    run: int
    result: int
    location: int
    told: Told
    path: SarifPath | None = None
    region: Region | None = None
    digest: str | None = None
    is_suppressed: bool = False
    fault: Fault | None = None


def read_sarif(data: bytes, name: str) -> tuple[SarifPlace, ...]:
    """Return the places of all results of a document, in order.

    Args:
        data: The document: JSON in UTF-8, UTF-16 or UTF-32.
        name: What it is called in errors.

    Raises:
        UsageError: It is no JSON, too deeply nested, too much, or no SARIF of version 2.1.

    Example:
        >>> read_sarif(b'{"version": "2.1.0", "runs": []}', "empty.sarif")
        ()
    """
    document = _document(data, name)
    found = (
        place
        for number, run in enumerate(items(document.get("runs")))
        for place in _places_of_run(number, members(run))
    )
    places = tuple(itertools.islice(found, _MOST_PLACES + 1))
    if len(places) > _MOST_PLACES:
        raise _too_many(name, f"{_MOST_PLACES:,} results")
    return places


def _too_many(name: str, what: str) -> UsageError:
    return UsageError(
        f"the SARIF file '{name}' holds more than {what}",
        "give what the tool finds in parts of the repository in files of their own",
    )


def _document(data: bytes, name: str) -> Members:
    if data.count(b"{") + data.count(b"[") > _MOST_OBJECTS:
        raise _too_many(name, f"{_MOST_OBJECTS:,} objects and arrays")
    try:
        value: object = json.loads(data)
    except RecursionError:
        raise UsageError(f"cannot read the SARIF file '{name}': it is nested too deeply") from None
    except ValueError as error:
        # NOTE: the error's own message can hold a part of the file.
        fault = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"cannot read the SARIF file '{name}': it is no JSON{fault}") from None
    document = members(value)
    version = words(document.get("version"))
    if not isinstance(document.get("runs"), list):
        raise UsageError(
            f"'{name}' is no SARIF file: it has no list of runs",
            "most tools write one with an option such as --sarif or --format sarif",
        )
    if version is not None and not version.startswith(_VERSION):
        raise UsageError(f"the SARIF file '{name}' has the version '{version[:16]}', 2.1.0 is read")
    return document


def _places_of_run(number: int, run: Members) -> Iterator[SarifPlace]:
    rules = ToolRules(members(run, "tool"))
    artifacts = Artifacts(run)
    is_utf16 = (words(run.get("columnKind")) or _UTF_16) == _UTF_16
    for place, value in enumerate(items(run.get("results"))):
        result = members(value)
        told = rules.told(result)
        fault = _fault(result, told)
        locations = items(result.get("locations"))
        if fault is not None or not locations:
            yield SarifPlace(number, place, 0, told, fault=fault or "no-location")
            continue
        is_suppressed = _is_suppressed(result)
        for which, location in enumerate(locations):
            physical = members(location, "physicalLocation")
            named = members(physical, "artifactLocation")
            path = artifacts.path(named)
            yield SarifPlace(
                *(number, place, which, told, path, _region(physical, is_utf16=is_utf16)),
                digest=artifacts.digest(named),
                is_suppressed=is_suppressed,
                fault=_path_fault(path),
            )


def _fault(result: Members, told: Told) -> Fault | None:
    """Return why a result is not to be brought in, wherever it is."""
    if not result:
        return "unreadable"
    if told.tool == _OWN:
        return "own-result"
    if (words(result.get("kind")) or "fail") not in _FOUND:
        return "not-a-finding"
    return "gone" if words(result.get("baselineState")) == "absent" else None


def _path_fault(path: SarifPath | None) -> Fault | None:
    if path is None:
        return "no-location"
    return None if path.relative else "outside-repository"


def _is_suppressed(result: Members) -> bool:
    """Return whether a result was passed over, and nobody objected (SARIF 2.1.0, 3.27.23)."""
    told = [members(one).get("status") for one in items(result.get("suppressions"))]
    return bool(told) and all((words(status) or "accepted") == "accepted" for status in told)


def _region(physical: Members, *, is_utf16: bool) -> Region | None:
    """Return the part of a file; None where nothing, or no number, tells one."""
    region = members(physical, "region")
    told = {name: whole(region.get(name)) for name in _REGION}
    if not told["startLine"] and told["charOffset"] is None and told["byteOffset"] is None:
        return None
    return Region(
        start_line=told["startLine"],
        start_column=told["startColumn"],
        end_line=told["endLine"],
        end_column=told["endColumn"],
        char_offset=told["charOffset"],
        char_length=told["charLength"],
        byte_offset=told["byteOffset"],
        byte_length=told["byteLength"],
        is_utf16=is_utf16,
    )
