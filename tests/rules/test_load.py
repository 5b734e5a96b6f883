from pathlib import Path

import pytest
import yaml

from dataprep.errors import RuleError, UnknownNameError
from dataprep.resources import rules_dir
from dataprep.rules import QuarantineRule, load_rules

PAGE = {"version": 1, "title": "t", "what": "w", "why": "y"}
FILTER = {**PAGE, "source": "s", "action": "drop", "severity": "note"}
WHEN = {"signal": "n_lines", "less_than": 10}


def put(root: Path, place: str, **fields: object) -> Path:
    path = root / f"{place}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    page = PAGE if place.startswith("quarantine") else {**FILTER, "when": WHEN}
    page = {"id": path.stem, **page, **fields}
    path.write_text(yaml.safe_dump({k: v for k, v in page.items() if v is not None}))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "rules"
    put(root, "filters/common/short")
    put(root, "filters/common/brief", version=3)
    put(root, "filters/roles/vendored", when={"column": "is_vendor", "equals": True})
    put(root, "quarantine/oversize", hint="h")
    return root


def test_group_when_named_long_or_short_then_rules_come_sorted_by_id(root: Path) -> None:
    book = load_rules([root])
    assert ["brief", "short"] == [rule.id for rule in book.group("filters/common")]
    assert ["vendored"] == [rule.id for rule in book.group("roles")]
    assert ["short"] == [rule.id for rule in book.group("filters/common/short")]
    assert ("filters/common", "filters/roles", "quarantine") == book.groups
    assert "filters/common" == book.group_of("brief")


def test_quarantine_then_reasons_are_no_filters(root: Path) -> None:
    book = load_rules([root])
    assert ["oversize"] == [rule.id for rule in book.quarantine()]
    assert isinstance(book.get("oversize"), QuarantineRule)
    assert ["quarantine", "filters"] == [book.get(n).kind for n in ("oversize", "short")]


def test_get_when_unknown_then_near_names_are_shown(root: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean short"):
        load_rules([root]).get("shrot")
    with pytest.raises(UnknownNameError, match="did you mean filters/common"):
        load_rules([root]).group("filters/comon")
    with pytest.raises(UnknownNameError):
        load_rules([root]).group("filters/roles/short")


def test_bind_when_a_rule_comes_twice_then_its_first_line_counts(root: Path) -> None:
    bound = load_rules([root]).bind(["filters/common/short", "roles", "filters/common"])
    assert [
        ("short", "filters/common/short"),
        ("vendored", "roles"),
        ("brief", "filters/common"),
    ] == [(one.rule.id, one.group) for one in bound]


def test_overlay_when_ids_are_equal_then_the_later_folder_counts(
    root: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    put(own, "filters/company/short", version=7)
    put(own, "filters/common/extra")
    book = load_rules([root, own])
    assert 7 == book.get("short").version  # type: ignore[union-attr]
    assert "filters/company" == book.group_of("short")
    assert ["brief", "extra"] == [rule.id for rule in book.group("filters/common")]


def test_load_when_files_are_faulty_then_all_faults_come_at_once(root: Path) -> None:
    put(root, "filters/common/a", when={"signal": "n_line", "less_than": 1})
    put(root, "filters/common/b", when={"signal": "role", "equals": "test"})
    put(root, "filters/common/c", when={"column": "role", "in": ["source", "tset"]})
    put(root, "filters/common/d", languages={"only": ["pyhton"]}, roles={"not": ["docs"]})
    put(root, "filters/common/e", severty="note", source=None)
    put(root, "filters/common/f", id="g")
    put(root, "filters/common/h", when={"column": "path", "matches": "(?=x)"})
    put(root, "filters/common/i", when={"column": "path", "greater_than": 3})
    put(root, "filters/common/j", when={"column": "is_vendor", "equals": "yes"})
    put(root, "filters/common/k", evidence=["text"])
    (root / "filters/common/l.yaml").write_text("id: l\nid: m\n")
    (root / "filters/common/m.yaml").write_text("[")
    (root / "filters/common/n.yaml").write_bytes(b"\xff\xfe\x00")
    (root / "filters/common/o.yaml").write_text("- a\n")
    with pytest.raises(RuleError) as caught:
        load_rules([root]).all()
    message = caught.value.message
    for part in (
        "a.yaml: when: unknown signal 'n_line' (did you mean n_lines",
        "b.yaml: when: 'role' belongs to labels: write 'column: role'",
        "c.yaml: when: 'role' is never 'tset' (did you mean test",
        "d.yaml: languages: unknown language 'pyhton' (did you mean python",
        "d.yaml: roles: unknown role 'docs'",
        "e.yaml: severty: unknown key (did you mean severity",
        "e.yaml: source: is required",
        "f.yaml: id: is 'g', the file's name says 'f'",
        "h.yaml: when: '(?=x)' is not a regular expression",
        "i.yaml: when: 'path' is text: 'greater_than' needs a number",
        "j.yaml: when: 'is_vendor' is bool, so never 'yes'",
        "k.yaml: evidence: unknown column 'text'",
        "l.yaml: line 1: a key is given twice",
        "m.yaml: line",
        "n.yaml: ",
        "o.yaml: is not a mapping",
    ):
        assert part in message
    assert "short.yaml" not in message


def test_load_when_a_group_is_faulty_then_other_groups_still_load(root: Path) -> None:
    put(root, "filters/company/bad", when={"signal": "nothing", "less_than": 1})
    book = load_rules([root])
    assert 2 == len(book.group("filters/common"))
    with pytest.raises(RuleError):
        book.group("filters/company")


def test_load_when_places_are_wrong_then_they_are_named(root: Path) -> None:
    put(root, "filters/loose")
    put(root, "filters/other/short")
    put(root, "quarantine/deep/x")
    (root / "retired.yaml").write_text("retired:\n- {id: brief, last_version: 1, why: w}\n")
    with pytest.raises(RuleError) as caught:
        load_rules([root, root / "absent"])
    message = caught.value.message
    assert "filters/loose.yaml: rules of this kind lie in filters/<group>/<id>.yaml" in message
    assert "filters/other/short.yaml: " in message
    assert "quarantine/deep/x.yaml: " in message
    assert "brief.yaml: the id is retired" in message
    assert "absent: is not a folder" in message


def test_language_sets_when_named_then_rules_know_the_languages(root: Path) -> None:
    (root / "language-sets.yaml").write_text(
        "sets:\n  prose: {source: s, languages: [markdown, text]}\n"
    )
    put(root, "filters/common/p", languages={"not": ["@prose", "html"]})
    put(root, "filters/common/q", languages={"only": ["@porse"]})
    book = load_rules([root])
    assert ("html", "markdown", "text") == book.group("common/p")[0].languages.values  # type: ignore[union-attr]
    with pytest.raises(RuleError, match=r"unknown set '@porse'.*@prose"):
        book.get("q")


def test_digest_when_words_change_then_it_stays_and_when_limits_change_it_does_not(
    root: Path,
) -> None:
    def digest() -> str:
        return load_rules([root]).digest(["short", "brief"])

    first = digest()
    assert first == load_rules([root]).digest(["brief", "short", "short"])
    put(root, "filters/common/short", why="other words")
    assert first == digest()
    put(root, "filters/common/short", when={"signal": "n_lines", "less_than": 11})
    assert first != digest()


def test_test_of_when_there_is_none_then_it_is_said(root: Path) -> None:
    with pytest.raises(RuleError, match=r"short.test.yaml: cannot be read"):
        load_rules([root]).test_of("short")
    (root / "filters/common/short.test.yaml").write_text("hit: []\n")
    with pytest.raises(RuleError, match=r"hit: unknown key .did you mean hits"):
        load_rules([root]).test_of("short")


def test_lines_are_what_recipes_can_name(root: Path) -> None:
    assert {
        "filters/common",
        "common",
        "filters/common/brief",
        "common/brief",
        "filters/common/short",
        "common/short",
        "filters/roles",
        "roles",
        "filters/roles/vendored",
        "roles/vendored",
    } == load_rules([root]).lines
    with pytest.raises(UnknownNameError):
        load_rules([root]).group("quarantine")


def test_book_when_a_folder_of_the_package_is_read_then_every_rule_is_sound() -> None:
    book = load_rules([rules_dir()])
    assert set(book.ids) == {rule.id for rule in book.all()}
