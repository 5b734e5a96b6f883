"""Places of files: roots, modules, platforms, and which of several files is meant."""

from __future__ import annotations

import pytest

from dataprep.graph.resolvers._source_roots import nearest, place_of


@pytest.mark.parametrize(
    ("path", "package", "module", "platforms", "is_test"),
    [
        ("app/src/main/java/a/b/C.java", "a.b", "app", "", False),
        ("src/test/java/a/C.java", "a", "", "", True),
        ("app/src/androidTest/java/a/C.kt", "a", "app", "android", True),
        ("lib/src/jvmMain/kotlin/C.kt", "a.b", "lib", "jvm", False),
        ("lib/src/commonTest/kotlin/C.kt", "a.b", "lib", "", True),
        ("lib/jvm/src/test/scala/a/C.scala", "a", "lib", "jvm", True),
        ("lib/js-native/src/main/scala/C.scala", "a", "lib", "js native", False),
        ("lib/shared/src/main/scala/a/C.scala", "a", "lib", "", False),
        ("guava/src/com/google/C.java", "com.google", "guava", "", False),
        ("tests/a/C.java", "a", "", "", True),
        ("a/C.java", "a", "", "", False),
        ("C.java", "", "", "", False),
    ],
)
def test_place_when_path_is_read_then_module_platform_and_set(
    path: str, package: str, module: str, platforms: str, *, is_test: bool
) -> None:
    place = place_of(path, package)
    assert (module, is_test) == ("/".join(place.module), place.is_test)
    assert set(platforms.split()) == place.platforms


@pytest.mark.parametrize(
    ("importer", "others", "expected"),
    [
        ("a/src/main/java/p/X.java", ["a/src/main/java/p/Y.java", "b/src/main/java/p/Y.java"], [0]),
        ("b/src/test/java/p/X.java", ["a/src/main/java/p/Y.java", "b/src/main/java/p/Y.java"], [1]),
        ("b/src/test/java/p/X.java", ["b/src/test/java/p/Y.java", "b/src/main/java/p/Y.java"], [0]),
        ("c/src/main/java/p/X.java", ["a/src/main/java/p/Y.java", "b/src/test/java/p/Y.java"], [0]),
        (
            "c/src/main/java/p/X.java",
            ["a/src/main/java/p/Y.java", "b/src/main/java/p/Y.java"],
            [0, 1],
        ),
        ("x/y/z/p/X.java", ["x/y/q/p/Y.java", "w/p/Y.java"], [0]),
        (
            "m/src/jvmMain/kotlin/X.kt",
            ["m/src/commonMain/kotlin/Y.kt", "m/src/jvmMain/kotlin/Y.kt"],
            [1],
        ),
        (
            "m/src/commonMain/kotlin/X.kt",
            ["m/src/commonMain/kotlin/Y.kt", "m/src/jsMain/kotlin/Y.kt"],
            [0],
        ),
        (
            "m/src/jvmTest/kotlin/X.kt",
            ["m/src/jsMain/kotlin/Y.kt", "m/src/commonMain/kotlin/Y.kt"],
            [1],
        ),
    ],
)
def test_nearest_when_several_files_declare_a_name_then_those_of_the_importers_place(
    importer: str, others: list[str], expected: list[int]
) -> None:
    places = [place_of(path, "p") for path in [*others, importer]]
    assert tuple(expected) == nearest(places, len(others), range(len(others)))


def test_nearest_when_nothing_declares_it_then_none() -> None:
    assert () == nearest([place_of("a/X.java", "a")], 0, [])
