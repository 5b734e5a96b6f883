import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.label._path_rules import PathMatcher, load_entries
from dataprep.label.roles import ROLES, PathRole, final_role, path_roles

SUBJECTS = ("roles", "vendored", "lock_files", "generated_paths")
ENTRIES = [(subject, entry) for subject in SUBJECTS for entry in load_entries(subject)]


@pytest.mark.parametrize(("subject", "entry"), ENTRIES, ids=[entry.id for _, entry in ENTRIES])
def test_entry_when_its_examples_are_read_then_it_matches_only_its_own(subject, entry):
    matcher = PathMatcher([load_entries(subject)])
    assert entry.match
    assert entry.no_match
    for path in entry.match:
        [found] = matcher.find(path)
        assert found is not None, path
        assert entry.id == found.id, path
    for path in entry.no_match:
        [found] = matcher.find(path)
        assert found is None or entry.id != found.id, path


def test_entries_when_loaded_then_ids_are_unique():
    ids = [entry.id for _, entry in ENTRIES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    ("path", "language", "role"),
    [
        ("src/main.c", "C", "source"),
        ("lib/app.rb", "Ruby", "source"),
        ("pkg/a_test.go", "Go", "test"),
        ("src/test/java/a/FooTest.java", "Java", "test"),
        ("web/__tests__/view.tsx", "TSX", "test"),
        ("tests/helpers.py", "Python", "test"),
        ("pkg/testdata/case.go", "Go", "data"),
        ("tests/README.md", "Markdown", "documentation"),
        ("docs/guide.rst", "reStructuredText", "documentation"),
        ("LICENSE", None, "documentation"),
        ("man/ls.1", "Roff", "documentation"),
        (".github/workflows/ci.yml", "YAML", "configuration"),
        (".editorconfig", "EditorConfig", "configuration"),
        ("setup.ini", "INI", "configuration"),
        ("Makefile", "Makefile", "build"),
        ("app/pom.xml", "Maven POM", "build"),
        ("Dockerfile", "Dockerfile", "build"),
        ("data/rows.csv", "CSV", "data"),
        ("po/de.po", "Gettext Catalog", "data"),
        ("work/Analysis.ipynb", "Jupyter Notebook", "notebook"),
        ("scripts/release.py", "Python", "script"),
        ("bin/run", "Shell", "script"),
        ("yarn.lock", "YAML", "lock_file"),
        ("strange.bin", None, "other"),
    ],
)
def test_path_roles_when_path_is_usual_then_role_is_what_people_say(path, language, role):
    assert [role] == [found.role for found in path_roles([path], [language])]


def test_path_roles_when_vendored_then_rule_is_named():
    [found] = path_roles(["third_party/zlib/inflate.c"], ["C"])
    assert PathRole("source", "language", True, "vendor-third-party", False, False, False) == found


def test_path_roles_when_single_file_library_is_the_repository_itself_then_not_vendored():
    own, copy = path_roles(["sqlite3.c", "src/sqlite3.c"], ["C", "C"])
    assert (False, True) == (own.is_vendor, copy.is_vendor)


def _role(path: str, *, generated: bool = False, minified: bool = False) -> str:
    [found] = path_roles([path], ["JavaScript"])
    return final_role(found, "JavaScript", "programming", generated=generated, minified=minified)


def test_final_role_when_several_hold_then_the_first_of_the_list_counts():
    assert "lock_file" == _role("package-lock.json", generated=True)
    assert "vendored" == _role("node_modules/x/a.js", generated=True, minified=True)
    assert "minified" == _role("js/a.js", generated=True, minified=True)
    assert "generated" == _role("js/a.js", generated=True)
    assert "generated" == _role("dist/a.js")
    assert "test" == _role("tests/a.js")
    assert "source" == _role("js/a.js")


@pytest.mark.parametrize(
    ("language_type", "role"),
    [("programming", "source"), ("data", "data"), ("prose", "documentation"), (None, "other")],
)
def test_final_role_when_path_is_silent_then_type_decides(language_type, role):
    [found] = path_roles(["thing.zzz"], [None])
    assert role == final_role(found, None, language_type, generated=False, minified=False)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_path_roles_when_paths_are_anything_then_each_alone_is_the_same_as_together(paths):
    together = path_roles(paths, [None] * len(paths))
    assert [path_roles([path], [None])[0] for path in paths] == together
    assert all(found.role in ROLES for found in together)
