from pathlib import Path

from dataprep.defects.annotations import annotated_tests
from tests.defects.rules import rule


def _written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    path = folder / "python-same.yaml"
    path.write_text("")
    return path


def test_lines_below_the_comments_are_those_that_count(tmp_path: Path) -> None:
    text = "# ruleid: python-same\na\n# ok: python-same, other\nb\n# ruleid: other, python-same\nc\n# ok: python-same\nd\n"
    (test,), faults = annotated_tests(rule(), _written(tmp_path, **{"python-same__py": text}))
    assert ({2, 6}, {4, 8}, []) == (test.found, test.passed, faults)
    assert ["python-same.py:6: not found", "python-same.py:4: found"] == test.faults({2, 4})


def test_test_when_it_names_too_few_places_or_is_of_no_language_then_it_is_a_fault(
    tmp_path: Path,
) -> None:
    path = _written(
        tmp_path, **{"python-same__py": "# ruleid: python-same\na\n", "python-same__xyz": ""}
    )
    tests, faults = annotated_tests(rule(), path)
    assert 1 == len(tests)
    assert [
        "python-same.xyz: no language is known by its end",
        "the test names 1 places with 'ruleid:' and 0 with 'ok:', of each at least 2 are needed",
    ] == faults
