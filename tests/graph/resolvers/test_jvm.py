"""Imports and names of Java, Kotlin and Scala: the files that they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.graph.model import Repository, SourceFile, Statement
from dataprep.graph.resolvers.jvm import RESOLVER, JvmResolver

_LANGUAGES = {"java": "Java", "kt": "Kotlin", "scala": "Scala"}


@dataclass(frozen=True)
class _File:
    """Package, imports (`a.b.C`, `a.b#*`, `a.b.C=D`), names declared and used."""

    package: str = ""
    imports: str = ""
    declares: str = ""
    uses: str = ""
    packages: Sequence[str] = field(default=())


def _statement(ordinal: int, text: str) -> Statement:
    text, _, alias = text.partition("=")
    specifier, _, name = text.partition("#")
    return Statement(ordinal, "import", specifier, name or None, alias or None)


def _source(number: int, path: str, file: _File) -> SourceFile:
    packages = file.packages or ([file.package] if file.package else [])
    statements = [Statement(k, "package", one) for k, one in enumerate(packages)]
    statements += [
        _statement(len(packages) + k, text) for k, text in enumerate(file.imports.split())
    ]
    return SourceFile(
        number,
        path,
        _LANGUAGES[path.rpartition(".")[2]],
        statements,
        dict.fromkeys(file.declares.split(), 1),
        dict.fromkeys(file.uses.split(), 1),
    )


def _answers(files: Mapping[str, _File], importer: str) -> tuple[list[str], list[str]]:
    """Return for each import its targets, else its status and reason; and the names' targets."""
    paths = sorted(files)
    sources = [_source(k, path, files[path]) for k, path in enumerate(paths)]
    resolver = RESOLVER(Repository(paths, {p: k for k, p in enumerate(paths)}), sources)
    file = sources[paths.index(importer)]
    answers = [
        " ".join(f"{target.kind} {paths[target.number]}" for target in one.targets)
        or f"{one.status} {one.package or one.reason}"
        for one, statement in zip(resolver.resolve(file).statements, file.statements, strict=True)
        if statement.kind == "import"
    ]
    names = [
        f"{one.name} {one.target.kind} {paths[one.target.number]}"
        for one in resolver.resolve(file).names
    ]
    return answers, names


_JAVA = {
    "p/A.java": _File("p", declares="A A.In"),
    "p/B.java": _File("p", declares="B"),
    "q/C.java": _File("q", declares="C D"),
    "q/Else.java": _File("q", declares="Else", uses="C"),
}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("p.A", "import p/A.java"),
        ("p.A.In", "import p/A.java"),
        ("p.A#m", "import p/A.java"),
        ("p.A#*", "import p/A.java"),
        ("q.D", "import q/C.java"),
        ("q.Gone", "unresolved no-such-file"),
        ("java.util.List", "standard java.util"),
        ("java.util#*", "standard java.util"),
        ("java.util.Map.Entry", "standard java.util"),
        ("org.junit.Assert#*", "external org.junit"),
        ("org.junit#*", "external org.junit"),
        ("javax.inject.Inject", "external javax.inject"),
        ("", "unresolved malformed"),
    ],
)
def test_java_import_when_resolved_then_file_or_what_it_is(statement: str, expected: str) -> None:
    imports = statement or "=x"
    files = {**_JAVA, "x/X.java": _File("x", imports, "X")}
    assert [expected] == _answers(files, "x/X.java")[0]


def test_wildcard_when_names_are_used_then_their_files_alone() -> None:
    files = {**_JAVA, "x/X.java": _File("x", "q#* p#*", "X", "C D Unknown")}
    expected = ["same-package q/C.java", "unresolved no-such-member"]
    assert (expected, []) == _answers(files, "x/X.java")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (_File("q", declares="X", uses="C Else"), ["C", "Else"]),
        (_File("q", declares="X X.C", uses="C Else"), ["Else"]),
        (_File("q", imports="p.A=C", declares="X", uses="C"), []),
        (_File("q", imports="other.C", declares="X", uses="C"), []),
        (_File("q", imports="other#*", declares="X", uses="C"), ["C"]),
        (_File("q", declares="X", uses="C.In java.util.C"), ["C.In"]),
        (_File("q", declares="X", uses="T"), []),
        (_File("x", declares="X", uses="C q"), []),
    ],
)
def test_java_names_when_package_has_them_then_files_unless_hidden(
    file: _File, expected: list[str]
) -> None:
    files = {**_JAVA, "q/T.java": _File("q", declares="T"), "q/X.java": file}
    names = _answers(files, "q/X.java")[1]
    assert expected == [name.split()[0] for name in names]


def test_java_names_when_whole_name_stands_in_code_then_use() -> None:
    files = {**_JAVA, "x/X.java": _File("x", declares="X", uses="q.C q.none.C")}
    assert ["q.C use q/C.java"] == _answers(files, "x/X.java")[1]


def test_names_when_only_tests_declare_it_then_only_tests_see_it() -> None:
    files = {
        "src/test/java/p/Help.java": _File("p", declares="Help"),
        "src/test/java/p/ATest.java": _File("p", declares="ATest", uses="Help"),
        "src/main/java/p/A.java": _File("p", declares="A", uses="Help"),
    }
    assert [] == _answers(files, "src/main/java/p/A.java")[1]
    assert 1 == len(_answers(files, "src/test/java/p/ATest.java")[1])


def test_java_import_when_two_files_are_equally_near_then_ambiguous() -> None:
    files = {
        "a/src/main/java/p/A.java": _File("p", declares="A"),
        "b/src/main/java/p/A.java": _File("p", declares="A"),
        "c/src/main/java/x/X.java": _File("x", "p.A", "X"),
    }
    assert ["unresolved ambiguous"] == _answers(files, "c/src/main/java/x/X.java")[0]


_KOTLIN = {
    "a/Util.kt": _File("a", declares="shout Util"),
    "a/More.kt": _File("a", declares="shout"),
    "a/Named.kt": _File("a", declares="whisper Texts"),
    "b/Old.java": _File("b", declares="Old"),
}


@pytest.mark.parametrize(
    ("path", "statement", "expected"),
    [
        ("x/X.kt", "a.shout", "import a/More.kt import a/Util.kt"),
        ("x/X.kt", "a.Util.member", "import a/Util.kt"),
        ("x/X.kt", "b.Old", "import b/Old.java"),
        ("x/X.java", "a.UtilKt", "import a/Util.kt"),
        ("x/X.java", "a.Texts", "import a/Named.kt"),
        ("x/X.java", "a.UtilKt#shout", "import a/Util.kt"),
        ("x/X.kt", "kotlin.test.Test", "standard kotlin"),
        ("x/X.kt", "java.io.File", "standard java"),
        ("x/X.kt", "kotlinx.coroutines.delay", "external kotlinx.coroutines"),
    ],
)
def test_kotlin_import_when_resolved_then_files_of_functions_and_facades(
    path: str, statement: str, expected: str
) -> None:
    files = {**_KOTLIN, path: _File("x", statement, "X")}
    assert [expected] == _answers(files, path)[0]


def test_kotlin_names_when_functions_of_the_package_are_called_then_files() -> None:
    files = {**_KOTLIN, "a/X.kt": _File("a", declares="X", uses="whisper Util<T>")}
    expected = ["whisper same-package a/Named.kt", "Util<T> same-package a/Util.kt"]
    assert expected == _answers(files, "a/X.kt")[1]


_SCALA = {
    "Top.scala": _File("org", declares="Top"),
    "c/Inner.scala": _File(packages=("org", "org.c"), declares="Inner Inner.X"),
    "d/package.scala": _File("org", declares="d d.Price"),
    "d/Item.scala": _File("org.d", declares="Item", uses="Price"),
    "e/package.scala": _File("org", declares="e e.Ops"),
}


@pytest.mark.parametrize(
    ("imports", "uses", "expected"),
    [
        ("c.Inner", "", ["import c/Inner.scala"]),
        ("org.c.Inner", "", ["import c/Inner.scala"]),
        ("_root_.org.c.Inner", "", ["import c/Inner.scala"]),
        ("c.Inner Inner.X", "", ["import c/Inner.scala"] * 2),
        ("c.Inner=Z Z#*", "", ["import c/Inner.scala"] * 2),
        ("c#*", "Inner", ["same-package c/Inner.scala"]),
        ("org.c", "c.Inner", ["same-package c/Inner.scala"]),
        ("org.c c.Inner", "", ["unresolved no-such-member", "import c/Inner.scala"]),
        ("d.Price", "", ["import d/package.scala"]),
        ("e#*", "", ["import e/package.scala"]),
        ("e#given", "", ["import e/package.scala"]),
        ("d#*", "Item", ["same-package d/Item.scala"]),
        ("scala.util.Try", "", ["standard scala"]),
        ("cats.effect.IO", "", ["external cats.effect"]),
    ],
)
def test_scala_import_when_resolved_then_from_the_packages_around(
    imports: str, uses: str, expected: list[str]
) -> None:
    files = {**_SCALA, "x/X.scala": _File("", imports, "X", uses, packages=("org", "org.x"))}
    assert expected == _answers(files, "x/X.scala")[0]


def test_scala_names_when_clauses_are_chained_then_outer_packages_are_seen() -> None:
    chained = _File(declares="X", uses="Top c.Inner", packages=("org", "org.x"))
    single = _File("org.x", declares="X", uses="Top c.Inner")
    expected = ["Top same-package Top.scala", "c.Inner use c/Inner.scala"]
    assert expected == _answers({**_SCALA, "x/X.scala": chained}, "x/X.scala")[1]
    assert [] == _answers({**_SCALA, "x/X.scala": single}, "x/X.scala")[1]


def test_scala_names_when_package_object_declares_it_then_its_file() -> None:
    expected = ["Price same-package d/package.scala"]
    assert expected == _answers(_SCALA, "d/Item.scala")[1]


_NAME = st.sampled_from(["a", "b", "A", "B", "T", "a.B", "b.A.B", "_root_.a", "a.b.A"])
_FILES = st.builds(
    _File,
    package=st.sampled_from(["", "a", "a.b"]),
    imports=st.lists(
        st.tuples(_NAME, st.sampled_from(["", "#*", "#m", "=Z"])).map("".join), max_size=4
    ).map(" ".join),
    declares=st.lists(_NAME, max_size=3).map(" ".join),
    uses=st.lists(_NAME, max_size=4).map(" ".join),
)
_PATHS = st.sampled_from(["a/A.java", "a/b/B.kt", "a/package.scala", "test/a/A.scala", "B.java"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_PATHS, _FILES, min_size=1))
def test_resolver_when_anything_is_written_then_targets_if_and_only_if_internal(
    files: dict[str, _File],
) -> None:
    paths = sorted(files)
    sources = [_source(k, path, files[path]) for k, path in enumerate(paths)]
    resolver = JvmResolver(Repository(paths, {p: k for k, p in enumerate(paths)}), sources)
    for file in sources:
        answers = resolver.resolve(file).statements
        assert len(file.statements) == len(answers)
        for one in answers:
            assert (one.status == "internal") == bool(one.targets)
            assert len(set(one.targets)) == len(one.targets)
            assert (one.reason is not None) == (one.status == "unresolved")
        again = JvmResolver(Repository(paths, {}), sources)
        assert list(again.resolve(file).names) == list(resolver.resolve(file).names)
