import pytest

from dataprep.graph.groups import EntryPoints, file_groups


@pytest.mark.parametrize(
    ("path", "language", "role", "is_test", "expected"),
    [
        ("pkg/__main__.py", "Python", "source", False, "entry-point"),
        ("pkg/main_window.py", "Python", "source", False, "source"),
        ("web/index.tsx", "TSX", "source", False, "entry-point"),
        ("web/index.css", "CSS", "source", False, "source"),
        ("src/bin/tool.rs", "Rust", "source", False, "entry-point"),
        ("bin/run", "Shell", "script", False, "entry-point"),
        ("binary/run.c", "C", "source", False, "source"),
        ("tests/main.py", "Python", "test", True, "test"),
        ("tests/data/x.json", "JSON", "data", True, "test"),
        ("setup.py", "Python", "build", False, "build"),
        ("poetry.lock", "TOML", "lock_file", False, "build"),
        ("README.md", "Markdown", "documentation", False, "documentation"),
        ("a.cfg", None, "configuration", False, "configuration"),
        ("x", None, "unheard-of", False, "other"),
    ],
)
def test_file_groups_when_path_and_role_are_given_then_each_has_its_group(
    path: str, language: str | None, role: str, is_test: bool, expected: str
) -> None:
    assert [expected] == file_groups([path], [language], [(role, is_test)])


def test_entry_points_when_no_language_is_named_then_any_will_do() -> None:
    rule = EntryPoints(id="x", directories=("bin",), source="s")
    assert rule.hold("a/bin/b", None)
    assert not rule.hold("bin", None)
