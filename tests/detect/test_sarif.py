"""Documents of other tools: which places they name, how bad and how sure, and what is no finding."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.detect._sarif_paths import SarifPath, owners
from dataprep.detect.sarif import Region, SarifPlace, read_sarif
from dataprep.errors import UsageError

Json = dict[str, object]


def place_of(uri: str | None = "src/a.py", **region: int) -> Json:
    named: Json = {} if uri is None else {"uri": uri}
    physical: Json = {"artifactLocation": named, **({"region": region} if region else {})}
    return {"physicalLocation": physical}


def result_of(*locations: Json, **members: object) -> Json:
    return {"ruleId": "r", "locations": [*locations] or [place_of(startLine=1)], **members}


def run_of(*results: object, rules: list[Json] | None = None, **members: object) -> Json:
    driver: Json = {"name": "A Tool", "version": "1.2", "rules": rules or []}
    return {"tool": {"driver": driver}, "results": [*results], **members}


def read(*runs: object) -> tuple[SarifPlace, ...]:
    return read_sarif(json.dumps({"version": "2.1.0", "runs": [*runs]}).encode(), "a.sarif")


def only(result: Json, *rules: Json, **members: object) -> SarifPlace:
    (place,) = read(run_of(result, rules=[*rules], **members))
    return place


def paths(uri: str, **members: object) -> tuple[str, ...]:
    path = only(result_of(place_of(uri)), **members).path
    assert path is not None
    return path.relative


def test_place_has_tool_rule_region_and_file() -> None:
    region = {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 2}
    place = only(result_of(place_of(**region), level="error"))
    assert ("a-tool", "1.2", "a-tool/r", "r") == (
        place.told.tool, place.told.tool_version, place.told.rule_id, place.told.title,
    )  # fmt: skip
    assert Region(3, 5, 4, 2) == place.region
    assert SarifPath(("src/a.py",)) == place.path
    assert (None, False, "error") == (place.fault, place.is_suppressed, place.told.severity)


@pytest.mark.parametrize(
    ("result", "rule", "severity"),
    [
        ({"level": "note"}, {"defaultConfiguration": {"level": "error"}}, "note"),
        ({"level": "none"}, {}, "note"),
        ({}, {"defaultConfiguration": {"level": "error"}}, "error"),
        ({}, {"properties": {"security-severity": "9.1"}}, "error"),
        ({}, {"properties": {"security-severity": "4.0"}}, "warning"),
        ({}, {"properties": {"security-severity": 3.9}}, "note"),
        ({}, {"properties": {"security-severity": "high"}}, "warning"),
        ({"level": 7}, {}, "warning"),
        ({"kind": "review"}, {}, "note"),
        ({}, {}, "warning"),
    ],
)
def test_severity_is_the_level_of_the_result_or_of_its_rule(
    result: Json, rule: Json, severity: str
) -> None:
    assert severity == only(result_of(**result), {"id": "r", **rule}).told.severity


@pytest.mark.parametrize(
    ("result", "rule", "score"),
    [
        ({}, {"properties": {"precision": "very-high"}}, 0.9),
        ({}, {"properties": {"precision": "low"}}, 0.4),
        ({"properties": {"issue_confidence": "HIGH"}}, {"properties": {"precision": "low"}}, 0.9),
        ({}, {"properties": {"tags": ["x", "LOW CONFIDENCE"], "precision": "very-high"}}, 0.4),
        ({"rank": 80.0}, {}, 0.9),
        ({"rank": 39}, {}, 0.4),
        ({"rank": -1.0}, {}, 0.7),
        ({}, {}, 0.7),
    ],
)
def test_score_is_the_confidence_that_the_tool_tells(
    result: Json, rule: Json, score: float
) -> None:
    assert score == only(result_of(**result), {"id": "r", **rule}).told.score


CWE_OF_TAXONOMY = {"id": "89", "toolComponent": {"name": "CWE"}}


@pytest.mark.parametrize(
    ("result", "rule", "cwe"),
    [
        ({}, {"properties": {"tags": ["security", "external/cwe/cwe-079"]}}, "CWE-79"),
        ({}, {"properties": {"tags": ["CWE-78: OS Command", "OWASP-A01:2021"]}}, "CWE-78"),
        ({}, {"properties": {"cwe": "CWE-22"}}, "CWE-22"),
        ({}, {"properties": {"cwe": ["CWE-611: XXE"]}}, "CWE-611"),
        ({"properties": {"issue_cwe": {"id": 89, "link": "x"}}}, {}, "CWE-89"),
        ({}, {"relationships": [{"target": CWE_OF_TAXONOMY}]}, "CWE-89"),
        ({"taxa": [CWE_OF_TAXONOMY]}, {"properties": {"tags": ["cwe-1"]}}, "CWE-89"),
        ({}, {"helpUri": "https://cwe.mitre.org/data/definitions/502.html"}, "CWE-502"),
        ({}, {"properties": {"tags": ["external/cwe/cwe-12345"]}}, "CWE-unknown"),
        ({}, {"relationships": [{"target": {"id": "89"}}]}, "CWE-unknown"),
        ({}, {}, "CWE-unknown"),
    ],
)
def test_weakness_is_the_first_that_is_named(result: Json, rule: Json, cwe: str) -> None:
    assert cwe == only(result_of(**result), {"id": "r", **rule}).told.cwe


def test_weakness_that_counts_is_no_broad_class_where_another_one_is_named() -> None:
    tags = ["CWE-20: Input", "CWE-707", "external/cwe/cwe-089", "CWE-564", "CWE-89"]
    told = only(result_of(), {"id": "r", "properties": {"tags": tags}}).told
    assert ("CWE-89", ("CWE-89", "CWE-564", "CWE-20", "CWE-707")) == (told.cwe, told.cwes)


def test_rule_is_found_by_place_by_id_by_part_of_it_and_in_extensions() -> None:
    rules: list[Json] = [
        {"id": name, "shortDescription": {"text": f"the {name}"}} for name in ("a", "b")
    ]
    extension = {"name": "more", "rules": [{"id": "c", "name": "the c"}]}
    run = run_of(
        {"ruleIndex": 1},
        {"ruleId": "a/sub"},
        {"rule": {"id": "c", "index": 0, "toolComponent": {"index": 0}}},
        {"rule": {"id": "c", "toolComponent": {"name": "more"}}},
        {"ruleId": "a", "ruleIndex": 1},
        {"ruleId": "d", "ruleIndex": 9},
        {},
        rules=rules,
    )
    tool = run["tool"]
    assert isinstance(tool, dict)
    tool["extensions"] = [extension]
    told = [(place.told.rule_id, place.told.title) for place in read(run)]
    assert [
        ("a-tool/b", "the b"), ("a-tool/a/sub", "the a"), ("a-tool/c", "the c"),
        ("a-tool/c", "the c"), ("a-tool/a", "the a"), ("a-tool/d", "d"), ("a-tool/unknown", "unknown"),
    ] == told  # fmt: skip


def test_names_are_made_safe_and_bounded() -> None:
    run = run_of(result_of(ruleId="x\x1b[31m y/" + "z" * 500))
    run["tool"] = {"driver": {"name": "  <Odd> Tool \n" * 20}}
    (place,) = read(run)
    tool, _, rule = place.told.rule_id.partition("/")
    assert tool.startswith("odd-tool-odd")
    assert len(tool) <= 40
    assert rule.startswith("x-31m-y/zzz")
    assert len(rule) <= 160


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        ({"kind": "pass"}, "not-a-finding"),
        ({"kind": "notApplicable"}, "not-a-finding"),
        ({"kind": "informational"}, "not-a-finding"),
        ({"kind": "open"}, None),
        ({"baselineState": "absent"}, "gone"),
        ({"baselineState": "unchanged"}, None),
        ({"locations": []}, "no-location"),
        ({"locations": [{"logicalLocations": []}]}, "no-location"),
        ({"locations": [place_of(None)]}, "no-location"),
        ({"locations": [place_of("https://example.org/a.py")]}, "outside-repository"),
        ({"locations": [place_of("../a.py")]}, "outside-repository"),
    ],
)
def test_result_that_is_no_finding_or_names_no_file_says_why(
    result: Json, fault: str | None
) -> None:
    assert fault == only({**result_of(), **result}).fault


def test_result_that_is_no_object_and_one_of_our_own_are_kept_with_their_fault() -> None:
    own = run_of(result_of())
    own["tool"] = {"driver": {"name": "dataprep"}}
    assert ["unreadable", "own-result"] == [place.fault for place in read(run_of("x"), own)]


@pytest.mark.parametrize(
    ("suppressions", "is_suppressed"),
    [
        ([], False),
        ([{"kind": "inSource"}], True),
        ([{"kind": "external", "status": "accepted"}], True),
        ([{"kind": "inSource"}, {"kind": "external", "status": "rejected"}], False),
        ([{"kind": "external", "status": "underReview"}], False),
    ],
)
def test_result_is_suppressed_where_nobody_objects(
    suppressions: list[Json], is_suppressed: bool
) -> None:
    assert is_suppressed == only(result_of(suppressions=suppressions)).is_suppressed


def test_each_location_of_a_result_is_a_place() -> None:
    places = read(run_of(result_of(place_of(startLine=1), place_of("b.py", startLine=2))))
    assert [(0, 0, 0), (0, 0, 1)] == [(p.run, p.result, p.location) for p in places]


@pytest.mark.parametrize(
    ("uri", "relative"),
    [
        ("src/a.py", ("src/a.py",)),
        ("./src//a.py", ("src/a.py",)),
        ("src/x/../a.py", ("src/a.py",)),
        ("src\\a.py", ("src/a.py", "src\\a.py")),
        ("src/a%20b.py", ("src/a b.py", "src/a%20b.py")),
        ("%E6%97%A5.py", ("日.py", "%E6%97%A5.py")),
        ("file:///home/me/a.py", ("home/me/a.py",)),
        ("file:/home/me/a.py", ("home/me/a.py",)),
        ("file://src/a.py", ("src/a.py",)),
        ("/src/a.py", ("src/a.py",)),
        ("C:\\work\\a.py", ("c:/work/a.py",)),
    ],
)
def test_file_is_meant_by_its_path_however_it_is_written(
    uri: str, relative: tuple[str, ...]
) -> None:
    assert relative == paths(uri)


def test_path_lies_below_the_bases_of_the_document() -> None:
    bases = {
        "ROOT": {"uri": "file:///ci/acme/"},
        "SRC": {"uri": "src/", "uriBaseId": "ROOT"},
        "LOOP": {"uri": "x/", "uriBaseId": "LOOP"},
    }
    location = {"uri": "a.py", "uriBaseId": "SRC"}
    result = result_of({"physicalLocation": {"artifactLocation": location}})
    path = only(result, originalUriBaseIds=bases).path
    assert SarifPath(("src/a.py",), "/ci/acme/src/a.py") == path
    assert ("lib/a.py", "ci/acme/lib/a.py") == paths(
        "file:///ci/acme/lib/a.py", originalUriBaseIds=bases
    )
    works = [{"workingDirectory": {"uri": "file:///work"}}]
    assert ("lib/a.py", "work/lib/a.py") == paths("/work/lib/a.py", invocations=works)
    looped = result_of(
        {"physicalLocation": {"artifactLocation": {**location, "uriBaseId": "LOOP"}}}
    )
    assert only(looped, originalUriBaseIds=bases).path is not None


def test_file_is_named_by_its_number_among_the_artifacts() -> None:
    artifacts = [{}, {"location": {"uri": "src/b.py"}, "hashes": {"sha-256": "AB"}}]
    result = result_of({"physicalLocation": {"artifactLocation": {"index": 1}}})
    place = only(result, artifacts=artifacts)
    assert (SarifPath(("src/b.py",)), "ab") == (place.path, place.digest)
    absent = result_of({"physicalLocation": {"artifactLocation": {"index": 7}}})
    assert "no-location" == only(absent, artifacts=artifacts).fault


def test_absolute_path_belongs_to_the_repository_whose_folder_it_lies_below() -> None:
    path = only(result_of(place_of("file:///w/a/src/x.py"))).path
    assert path is not None
    assert {"r1": "src/x.py"} == owners(path, {"r1": "/w/a", "r2": "/w/ab", "r3": "/w/b"})
    assert ["src/x.py"] == list(path.below_name("a"))


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ({"byteOffset": 4, "byteLength": 2}, Region(byte_offset=4, byte_length=2)),
        ({"charOffset": 4}, Region(char_offset=4)),
        ({"startLine": 0}, None),
        ({"startLine": -3}, None),
        ({"startLine": "3"}, None),
        ({"startLine": 3.0}, Region(3)),
        ({"snippet": {"text": "x"}}, None),
    ],
)
def test_region_is_what_its_numbers_tell(region: Json, expected: Region | None) -> None:
    physical = {"artifactLocation": {"uri": "a.py"}, "region": region}
    assert expected == only(result_of({"physicalLocation": physical})).region


def test_columns_count_what_the_run_says() -> None:
    place = only(result_of(), columnKind="unicodeCodePoints")
    assert place.region is not None
    assert not place.region.is_utf16


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no JSON"),
        (b"\xff\xff\xff", "no JSON"),
        (b'{"version": "2.1.0"}', "no SARIF"),
        (b"[]", "no SARIF"),
        (b'{"version": "2.0.0", "runs": []}', "2.1.0 is read"),
        (b'{"version": "2.1.0", "runs": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"runs": [' + b"{}," * 4_000_001, "objects"),
    ],
)
def test_file_that_is_no_sarif_is_an_error_that_quotes_nothing(data: bytes, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_sarif(data, "odd.sarif")


def test_document_with_a_mark_of_its_encoding_is_read() -> None:
    text = json.dumps({"version": "2.1.0", "runs": [run_of(result_of())]})
    for encoding in ("utf-8-sig", "utf-16"):
        assert 1 == len(read_sarif(text.encode(encoding), "a.sarif"))


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_NAMES = st.sampled_from(
    [
        "runs",
        "tool",
        "driver",
        "rules",
        "results",
        "locations",
        "physicalLocation",
        "region",
        "uri",
        "artifactLocation",
        "startLine",
        "ruleIndex",
        "rule",
        "index",
        "properties",
        "tags",
        "cwe",
    ]
)
_ODD = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=6)
)


@given(st.lists(_ODD, max_size=3), st.lists(_ODD, max_size=3))
def test_odd_members_cost_themselves_only(runs: list[object], results: list[object]) -> None:
    good = run_of(*results, result_of())
    places = read(*runs, good)
    assert SarifPath(("src/a.py",)) == places[-1].path
