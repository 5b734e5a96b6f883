"""Names of a repository's people: their forms, what only looks like them, and the time it takes."""

import time

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.detect._folding import WORD, fold, pair_key, single_key, word_hash
from dataprep.detect._name_forms import NAME, Care, Form
from dataprep.detect._name_index import NameIndex
from dataprep.detect.names import NameFinder, author_names
from dataprep.sensitive.params import DetectionParams

PEOPLE = [
    ("Guido van Hout", "guido@x.org"), ("Jürgen Müller", "jm@example.org"), ("Conan O'Malley", None),
    ("Jane Doe-Smith", "jane.ds@corp.com"), ("John Q. Tolliver", None), ("张伟", None), ("欧阳明月", None),
    ("山田 太郎", None), ("Mark Long", "mlong@x.org"), ("tiangola", None), ("admin", "root@localhost"),
    ("Øyvind Åsheim", None), ("José García López", None), ("Soerensen, Mette", None), ("Иван Петренко", None),
    ("Wei Zhang (jiawz)", "12+weizh@users.noreply.github.com"), ("David King", None), ("Xiao Ming Wang", None),
    ("dependabot[bot]", "x@users.noreply.github.com"), ("Acme Inc.", "dev@acme.com"), ("express", None),
    ("kr1zzle", None), ("Nguyễn Văn Tùng", None), ("Αλέξης Παπαδάκης", None), ("John", None), ("Ana Ruiz, PhD", None),
]  # fmt: skip
FINDER = NameFinder(PEOPLE, frozenset())


def _found(text: str) -> list[str]:
    raw = text.encode()
    return [raw[one.start : one.end].decode() for _, found in FINDER.find([raw]) for one in found]


@pytest.mark.parametrize(
    "name",
    [
        "Guido van Hout", "GUIDO VAN HOUT", "guido van hout", "van Hout, Guido", "Hout, Guido van", "G. van Hout",
        "Jürgen Müller", "JÜRGEN MÜLLER", "Jurgen Muller", "Juergen Mueller", "Müller, Jürgen", "J&uuml;rgen M&uuml;ller",
        "J\\u00fcrgen M\\u00fcller", "Ju\u0308rgen Mu\u0308ller", "Jürgen K. Müller", "Jürgen-Müller", "Jürgen\u00a0Müller",
        "Conan O'Malley", "Conan O’Malley", "Conan OMalley", "Conan R. O'Malley", "Jane Doe Smith", "Jane Doe-Smith",
        "John Tolliver", "John Q Tolliver", "John Quincy Tolliver", "J. Q. Tolliver", "J. Tolliver", "Tolliver, J. Q.",
        "Tolliver, John Q.", 'John "Jack" Tolliver', "山田太郎", "山田 太郎", "欧阳明月", "Mark Long", "MARK LONG", "Long, Mark",
        "Mark R. Long", "tiangola", "kr1zzle", "Oyvind Asheim", "&Oslash;yvind &Aring;sheim", "José García", "Garcia Lopez, Jose",
        "Mette Soerensen", "Mette Sørensen", "Иван Петренко", "И. Петренко", "ИВАН ПЕТРЕНКО", "Zhang Wei", "Wei Zhang",
        "David R. King", "Xiaoming Wang", "Wang Xiaoming", "Nguyễn Tùng", "Nguyen Van Tung", "ΑΛΈΞΗΣ ΠΑΠΑΔΆΚΗΣ", "Ana Ruiz",
        "jm@example.org", "JM@Example.org",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "template", ["# by {}, 2020", "{}", '"Author:\\t{}\\n"', "_{}_", "😀{}😀", "<a>{}</a>", "{}'s"]
)
def test_name_in_any_form_when_it_stands_anywhere_is_found_exactly(
    name: str, template: str
) -> None:
    assert [name] == _found(template.format(name))


@pytest.mark.parametrize(
    "text",
    [
        "TODO(|guido|): x", "FIXME(|gvanhout|)", "@|weizh| please look", "/home/|weizh|/src", "C:\\Users\\|mlong|\\x",
        "author: |mlong|", "github.com/|jiawz|/x", "|weizh|@buildhost:", "~|mlong|/bin", "TODO(#12, |jdoesmith|)",
        "作者：|张伟|", "由|张伟|编写", "张三和|张伟| ok",
    ],
)  # fmt: skip
def test_users_name_when_one_is_due_is_found_exactly(text: str) -> None:
    before, name, after = text.split("|")
    assert [name] == _found(before + name + after)


@pytest.mark.parametrize(
    "text",
    [
        "David", "John 3:16", "david = king(x)", "david.king()", "David and King", "david, king",
        "mark long", "mark_long = 1", "Mark_Long", "markLong", "mark.long", "max long", "admin = root", "express()", "@guido.setter",
        "@guido/pkg", "张伟大的", "高张伟岸", "Jane", "Doe Smith", "jm@example.organ", "xjm@example.org", "TODO(admin)",
        "Guido vanilla Hout", "Acme Inc.", "dependabot[bot]", "dev@acme.com", "import express", "Tolliver", "Wei",
        "John\nTolliver", "public, j.q", "In graph G. van is", "by David Kinglsey", "mlong = 3", "weizh",
    ],
)  # fmt: skip
def test_look_alike_when_it_names_nobody_is_not_found(text: str) -> None:
    assert [] == _found(text)


def test_name_of_one_word_when_it_is_the_repositorys_own_is_not_found() -> None:
    text = [b"import tiangola"]
    assert [] == list(NameFinder(PEOPLE, frozenset({"tiangola"})).find(text))


def _call(people: list[tuple[str | None, str | None]], texts: list[str]) -> pl.DataFrame:
    identities = pl.DataFrame(
        [("r", name, email, 1) for name, email in people],
        schema=load_contract("identities").polars_schema(),
        orient="row",
    )
    ids = [f"{number:064x}" for number in range(len(texts))]
    tables = {
        "repos": pl.DataFrame({"repo_id": ["r"], "repo_name": ["o/parser"]}),
        "files": pl.DataFrame({"content_id": ids, "path": [f"src/{n}.py" for n in ids]}),
        "texts": pl.DataFrame({"content_id": ids, "text": texts}),
    }
    result = author_names(**tables, identities=identities, params=DetectionParams(), key=b"k" * 32)
    return load_contract("findings").check(result["findings"])


def test_author_names_are_findings_of_the_repository_without_language() -> None:
    got = _call(
        PEOPLE,
        [
            "# Copyright Ada\nx = 1\n",
            "# Copyright (c) Jane Doe-Smith\n\nby JANE DOE-SMITH, jm@example.org\n",
        ],
    )
    columns = ["repo_id", "language", "rule_id", "entity", "line", "column", "length", "place"]
    assert [
        ("r", None, "author-email", "email", 3, 20, 14, "text"),
        ("r", None, "author-name", "name", 1, 17, 14, "license_header"),
        ("r", None, "author-name", "name", 3, 4, 14, "text"),
    ] == got.select(columns).rows()  # fmt: skip


def test_author_names_do_not_depend_on_order_or_batches() -> None:
    texts = [f"# {name} {email}\n" for name, email in PEOPLE]
    whole = _call(PEOPLE, texts)
    reversed_people = _call(PEOPLE[::-1], texts)
    assert whole.equals(reversed_people)
    assert whole["content_id"].n_unique() > len(PEOPLE) / 2
    assert whole.filter(pl.col("content_id") == "0" * 64).equals(_call(PEOPLE, texts[:1]))


def test_author_names_without_people_or_texts_are_an_empty_table() -> None:
    assert 0 == _call([], ["Ada"]).height
    assert 0 == _call(PEOPLE, []).height
    assert (
        0 == _call([(None, None), ("", ""), ("...", "@"), ("张", "张@x.org")], ["... @ 张"]).height
    )


@pytest.mark.parametrize(
    ("people", "unit"),
    [
        ([("a", "a@a.aa"), ("A B", None), ("a a", None)], "a "),
        ([("Jane Doe", "jane@x.org")], "Jane "),
        ([("Jane Doe", "jane@x.org")], "Jane Doe "),
        ([("Jane Doe", "jane@x.org")], "@jane"),
        ([("张伟", None)], "张"),
        ([("Aa-Aa-Aa-Aa-Aa Bb", None)], "aa-"),
        ([("Jane Doe", None)], "_"),
        ([("Jane Doe", None)], "\\n"),
    ],
)
def test_hostile_text_takes_time_linear_in_it(
    people: list[tuple[str | None, str | None]], unit: str
) -> None:
    finder = NameFinder(people, frozenset())
    text = (unit * (300_000 // len(unit))).encode()
    started = time.process_time()
    list(finder.find([text]))
    assert time.process_time() - started < 3


@given(st.lists(st.text("aAé_ \nß,.張\u0308\\n😀", max_size=20), min_size=1, max_size=4))
def test_index_of_pairs_and_words_agrees_with_its_definition(texts: list[str]) -> None:
    forms = [
        Form(("a",), (), Care.ANY, NAME, 1.0), Form(("a", "ae"), (b" ",), Care.ANY, NAME, 1.0),
        Form(("ass", "a"), (b" ",), Care.ANY, NAME, 1.0),
    ]  # fmt: skip
    index = NameIndex(forms, [])
    expected = set()
    for number, text in enumerate(texts):
        raw = text.replace("\\n", " ").encode()
        found = [(m.start(), m.end(), fold(m[0].decode())) for m in WORD.finditer(raw)]
        for place, (start, end, word) in enumerate(found):
            if word == "a":
                expected.add((number, start, ("a",)))
            if place + 1 < len(found) and found[place + 1][0] - end <= 6:
                pair = (word, found[place + 1][2])
                if pair in {("a", "ae"), ("ass", "a")}:
                    expected.add((number, start, pair))
    raws = [text.replace("\\n", " ").encode() for text in texts]
    assert expected == {(h.text, h.start, h.forms[0].words) for h in index.hits(raws)}


def test_keys_of_words_and_pairs_differ() -> None:
    a, b = word_hash("a"), word_hash("b")
    assert 4 == len({pair_key(a, b), pair_key(b, a), single_key(a), single_key(b)})
