"""Include lines of C and C++: where they lead."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.graph.model import Fact, Repository, SourceFile, Statement
from dataprep.graph.resolvers.c import RESOLVER


def _include(specifier: str) -> Statement:
    is_system = specifier.startswith("<")
    return Statement(0, "include", specifier.strip("<>"), is_system=is_system)


def _resolve(
    paths: list[str],
    importer: str,
    specifier: str,
    manifests: Mapping[str, list[tuple[str, str]]] | None = None,
) -> str:
    """Return the path that an include line leads to, else its status and package or reason."""
    ordered = sorted({*paths, importer, *(manifests or {})})
    facts = {
        path: [Fact("c.include", key, value) for key, value in said]
        for path, said in (manifests or {}).items()
    }
    numbers = {path: number for number, path in enumerate(ordered)}
    file = SourceFile(numbers[importer], importer, "C", [_include(specifier)])
    answer = RESOLVER(Repository(ordered, numbers, facts), [file]).resolve(file).statements[0]
    if answer.targets:
        assert answer.status == "internal"
        return ordered[answer.targets[0].number]
    return f"{answer.status} {answer.package or answer.reason}"


@pytest.mark.parametrize(
    ("paths", "specifier", "expected"),
    [
        (["src/a.h", "include/a.h"], "a.h", "src/a.h"),
        (["src/a.h", "include/a.h"], "<a.h>", "include/a.h"),
        (["lib/x/a.h"], "../lib/x/a.h", "lib/x/a.h"),
        (["lib/x/a.h"], "x\\a.h", "lib/x/a.h"),
        (["a/x.h", "b/x.h"], "x.h", "unresolved ambiguous"),
        (["src/deep/x.h", "b/x.h"], "x.h", "src/deep/x.h"),
        ([], "../../x.h", "unresolved outside-repository"),
        ([], "/usr/include/x.h", "unresolved outside-repository"),
        ([], "C:/x.h", "unresolved outside-repository"),
        ([], "x.h", "unresolved no-such-file"),
        ([], "MACRO", "unresolved computed"),
        ([], "HEADER(x)", "unresolved computed"),
        ([], "", "unresolved malformed"),
        ([], "<vector>", "standard vector"),
        ([], "string.h", "standard string.h"),
        ([], "<zlib.h>", "external zlib"),
        ([], "<openssl/ssl.h>", "external openssl"),
        ([], "google/protobuf/any.h", "external google"),
        (["port/string.h"], "<string.h>", "standard string.h"),
        (["port/string.h"], "string.h", "standard string.h"),
        (["src/string.h"], "string.h", "src/string.h"),
    ],
)
def test_include_when_no_build_file_then_shape_decides(
    paths: list[str], specifier: str, expected: str
) -> None:
    assert expected == _resolve(paths, "src/main.c", specifier)


@pytest.mark.parametrize(
    ("specifier", "expected"),
    [
        ("config.h", "unresolved no-such-file"),
        ("port/config.h", "port/config.h"),
        ("m.pb.h", "unresolved no-such-file"),
    ],
)
def test_include_when_build_makes_file_from_template_then_it_is_none(
    specifier: str, expected: str
) -> None:
    paths = ["config.h.in", "port/config.h", "m.proto", "old/m.pb.h"]
    assert expected == _resolve(paths, "main.c", specifier)


@pytest.mark.parametrize(
    ("key", "value", "specifier", "expected"),
    [
        ("here", "two", "x.h", "lib/two/x.h"),
        ("above", "two", "x.h", "lib/two/x.h"),
        ("here", "../two", "x.h", "two/x.h"),
        ("here-platform", "two", "x.h", "lib/two/x.h"),
        ("here", "two", "<poll.h>", "lib/two/poll.h"),
        ("here-conditional", "two", "<poll.h>", "standard poll.h"),
        ("here-platform", "two", "<poll.h>", "standard poll.h"),
        ("here", "win32", "<poll.h>", "standard poll.h"),
        ("here", "absent", "x.h", "unresolved ambiguous"),
        ("here", "../../../..", "x.h", "unresolved ambiguous"),
    ],
)
def test_include_when_build_file_names_directory_then_it_is_searched(
    key: str, value: str, specifier: str, expected: str
) -> None:
    paths = ["lib/one/x.h", "lib/two/x.h", "two/x.h", "lib/two/poll.h", "lib/win32/poll.h"]
    found = _resolve(paths, "lib/src/main.c", specifier, {"lib/CMakeLists.txt": [(key, value)]})
    if value.startswith(("absent", "../../")):
        expected = "lib/one/x.h" if found == "lib/one/x.h" else expected
    assert expected == found


def test_include_when_build_file_lies_elsewhere_then_its_directories_are_preferred() -> None:
    paths = ["a/x.h", "b/x.h"]
    manifests = {"b/Makefile": [("here", ".")]}
    assert _resolve(paths, "src/main.c", "x.h", manifests) == "b/x.h"
    assert _resolve(["b/poll.h"], "src/main.c", "poll.h", manifests) == "b/poll.h"
    assert _resolve(["b/poll.h"], "src/main.c", "<poll.h>", manifests) == "standard poll.h"


def test_include_when_wrapper_names_its_own_file_then_next_one_counts() -> None:
    manifests = {"CMakeLists.txt": [("here", "wrap"), ("here", "real")]}
    assert _resolve(["real/x.h"], "wrap/x.h", "x.h", manifests) == "real/x.h"
    assert _resolve([], "wrap/x.h", "x.h") == "unresolved self"
    assert _resolve([], "wrap/stdio.h", "<stdio.h>", manifests) == "standard stdio.h"


@given(
    st.lists(st.text("ab/.", min_size=1, max_size=8), max_size=6), st.text("ab/.<>\\", max_size=8)
)
def test_include_when_anything_then_internal_if_and_only_if_there_is_a_file(
    paths: list[str], specifier: str
) -> None:
    found = _resolve(paths, "a/b.c", specifier)
    assert found in {*paths, "a/b.c"} or found.split(" ")[0] in {
        "unresolved",
        "external",
        "standard",
    }
