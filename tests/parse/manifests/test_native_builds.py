"""Include directories and modules that build files name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.parse.manifests.cmake import read_cmake
from dataprep.parse.manifests.gomod import read_gomod
from dataprep.parse.manifests.make import read_make
from dataprep.parse.manifests.native import read_native


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("include_directories(a b/c)", [("here", "a"), ("here", "b/c")]),
        ('target_include_directories(t PUBLIC "${PROJECT_SOURCE_DIR}/a")', [("above", "a")]),
        ("target_include_directories(t PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})", [("here", ".")]),
        ("include_directories($<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/a>)", [("here", "./a")]),
        ("include_directories($<INSTALL_INTERFACE:include>)", []),
        ("set(D a)\ninclude_directories(${D} ${D}/b)", [("here", "a"), ("here", "a/b")]),
        ("set(X_INCLUDES a)", [("here", "a")]),
        ("include_directories(${CMAKE_CURRENT_BINARY_DIR}/a /usr/include ${OPENSSL_INCLUDE_DIR})", []),
        ("# include_directories(a)\nmessage(\"#\")\ninclude_directories(b) # c", [("here", "b")]),
        ("if(WIN32)\ninclude_directories(w)\nelse()\ninclude_directories(u)\nendif()\ninclude_directories(x)",
         [("here-platform", "w"), ("here-conditional", "u"), ("here", "x")]),
        ("target_sources(t PUBLIC FILE_SET HEADERS BASE_DIRS inc FILES inc/a.h)", [("here", "inc")]),
        ("include_directories(unended", []),
    ],
)  # fmt: skip
def test_cmake_when_directories_are_named_then_facts(
    text: str, expected: list[tuple[str, str]]
) -> None:
    facts = read_cmake(text.encode(), "CMakeLists.txt")
    assert expected == [(key, value) for _, key, value in facts]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Makefile", "CFLAGS += -Ia -I b -iquote c", [("here", "a"), ("here", "b"), ("here", "c")]),
        ("Makefile", "F = -I$(top_srcdir)/a -I$(srcdir) -I$(UNKNOWN)", [("above", "a"), ("here", ".")]),
        ("Makefile", "D = ../x\nF = -I$(D)/a", [("here", "../x/a")]),
        ("Makefile", "F = -I/usr/include -I$(A)$(B) x-Iy", []),
        ("Makefile", "ifdef NO_POLL\nF = -Ia\nelse\nF = -Ib\nendif\nF += -Ic",
         [("here-conditional", "a"), ("here-conditional", "b"), ("here", "c")]),
        ("Makefile.am", "if BUILD_WIN32\nF = -Ia\nendif", [("here", "."), ("here-platform", "a")]),
        ("Makefile.in", "@WIN32_TRUE@F = -Ia", [("here", "."), ("here-platform", "a")]),
        ("configure.ac", 'CPPFLAGS="$CPPFLAGS -I\\$(top_srcdir)/a"', [("above", "a")]),
        ("compile_flags.txt", "-Ia\n-DX\n", [("here", "a")]),
    ],
)  # fmt: skip
def test_make_when_flags_name_directories_then_facts(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(key, value) for _, key, value in read_make(text.encode(), name)]


_COMMANDS = [
    {"directory": "/w/build", "file": "../src/a.c", "command": "cc -I../include -I/usr/x -c a.c"},
    {"directory": "/w/build", "file": "../lib/b.c", "arguments": ["cc", "-I", "/w/lib"]},
    {"directory": 7},
    None,
]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("meson.build", "include_directories('a', 'b')", [("here", "a"), ("here", "b")]),
        ("BUILD.bazel", 'cc_library(includes = ["a"], strip_include_prefix = "/b", copts = ["-Ic"])',
         [("here", "a"), ("above", "b"), ("above", "c")]),
        ("binding.gyp", "{'include_dirs': ['a', '<(x)/b']}", [("here", "a")]),
        ("SConstruct", "env.Append(CPPPATH = ['#/a', 'b'])", [("above", "a"), ("here", "b")]),
        ("x.pro", "INCLUDEPATH += $$PWD/a \\\n  b", [("here", "a"), ("here", "b")]),
        ("x.vcxproj", "<AdditionalIncludeDirectories>..\\a;%(X);$(SolutionDir)b</AdditionalIncludeDirectories>",
         [("here-platform", "../a"), ("above-platform", "b")]),
        ("compile_commands.json", json.dumps(_COMMANDS), [("above", "include"), ("above", "lib")]),
        ("compile_commands.json", "{", []),
        ("unknown", "include_directories('a')", []),
    ],
)  # fmt: skip
def test_native_when_directories_are_named_then_facts(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(key, value) for _, key, value in read_native(text.encode(), name)]


def test_gomod_when_modules_are_named_then_facts() -> None:
    text = b"""module "ex.org/m" // why
go 1.19
require ex.org/a v1.0.0
require (
	ex.org/b v1.0.0 // indirect
)
replace ex.org/a => ./a
replace (
	ex.org/b v1 => ../b
	ex.org/c => ex.org/d v1.0.0
)
"""
    assert read_gomod(text, "go.mod") == [
        ("go.module", None, "ex.org/m"),
        ("go.require", None, "ex.org/a"),
        ("go.require", None, "ex.org/b"),
        ("go.replace", "ex.org/a", "./a"),
        ("go.replace", "ex.org/b", "../b"),
    ]


@given(st.binary(max_size=200), st.sampled_from(["x.pro", "BUILD", "meson.build", "Makefile.in"]))
def test_readers_when_anything_then_facts_with_values(text: bytes, name: str) -> None:
    for read in (read_cmake, read_make, read_native, read_gomod):
        assert all(fact and value is not None for fact, _, value in read(text, name))
