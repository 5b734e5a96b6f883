from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.label import _language_heuristics as heuristics
from dataprep.label import _language_model as model
from dataprep.label._language_hints import modeline_language, shebang_languages
from dataprep.label._language_table import name_table, suffixes
from dataprep.label.language import (
    LanguageGuess,
    all_languages,
    identify_language,
    identify_languages,
)

EVIDENCE = {
    "filename",
    "extension",
    "shebang",
    "modeline",
    "heuristic",
    "model",
    "empty",
    "none",
}
PROSE = b"something that no rule reads\n"


def test_table_when_read_then_every_entry_is_sound() -> None:
    entries = all_languages()
    assert len(entries) > 700
    for name, entry in entries.items():
        assert name == entry.name
        assert entry.type in {"programming", "markup", "data", "prose"}
        for names in (entry.extensions, entry.filenames, entry.interpreters, entry.aliases):
            assert len(names) == len(set(names))
        assert all(extension.startswith(".") for extension in entry.extensions)


def test_table_when_an_extension_is_shared_then_rules_or_model_can_settle_it() -> None:
    known = set(model.model_languages())
    for extension, owners in name_table().lower_extensions.items():
        if len(owners) > 1 and not heuristics.has_rules(extension):
            assert known.intersection(owners), extension


def test_heuristics_when_read_then_they_name_languages_of_the_table() -> None:
    data, known = heuristics.heuristics_file(), all_languages()
    extensions = [key for group in data["disambiguations"] for key in group["extensions"]]
    assert len(extensions) == len(set(extensions))
    assert all(isinstance(extension, str) for extension in extensions)
    named = [rule["language"] for group in data["disambiguations"] for rule in group["rules"]]
    for group in data["disambiguations"]:
        named += [name for name in (group.get("default"), group.get("prior")) if name]
    named += [item["language"] for item in data["content"]]
    named += [name for names in data["candidates"].values() for name in names]
    assert set() == set(named) - set(known)


def test_heuristics_when_read_then_no_pattern_looks_around_or_back() -> None:
    data = heuristics.heuristics_file()
    patterns = [pattern for group in data["patterns"].values() for pattern in group]
    patterns += [item["pattern"] for item in data["content"]]
    for group in data["disambiguations"]:
        for rule in group["rules"]:
            patterns += [*rule.get("any", []), *rule.get("all", []), *rule.get("none", [])]
    forbidden = re.compile(r"\(\?<?[=!]|\(\?P=|\\[1-9]|^(?:\(\?i\))?\^\\s")
    assert [] == [pattern for pattern in patterns if forbidden.search(pattern)]


@pytest.mark.parametrize(
    ("pattern", "text", "place"),
    [
        (r"\bvi(?:m)?:", b"davi: vim:", 6),
        (r"\bvi(?:m)?:", b"vi: vim:", 0),
        (r"\bvis?:", b"a vi:", 2),
        (r"\bfunction\b|\bvar\b", b"functions and var", 14),
        (r"\bgl_\w+", b"ogl_x\ngl_y", 6),
        (r"\bSECTIONS\b", b"SECTIONS2 XSECTIONS", None),
    ],
)
def test_heuristics_when_a_pattern_starts_with_a_word_then_its_border_counts(
    pattern: str, text: bytes, place: int | None
) -> None:
    found = heuristics._compiled(pattern).search(text)
    assert place == (None if found is None else found.start())
    plain = re.search(pattern.encode(), text)
    assert (None if plain is None else plain.span()) == (None if found is None else found.span())


@pytest.mark.parametrize("unit", [b" ", b"\n", b"a", b"a ", b"(", b"<", b"class ", b"x:y:"])
def test_heuristics_when_text_is_hostile_then_time_stays_small(unit: bytes) -> None:
    text = unit * (heuristics.HEAD_BYTES // len(unit))
    group_keys = [".h", ".inc", ".s", ".m", ".v", ".pl", ".sql", ".e", ".fs", ".t", ".cls"]
    for extension in group_keys:
        start = time.process_time()
        heuristics.language_by_rules(extension, text)
        assert time.process_time() - start < 1.0, extension


@pytest.mark.parametrize(
    ("name", "language", "evidence"),
    [
        ("src/app.py", "Python", "extension"),
        ("win\\app.PY", "Python", "extension"),
        ("Makefile", "Makefile", "filename"),
        ("makefile.wat", "Makefile", "filename"),
        ("Makefile.linux", "Makefile", "filename"),
        ("Makefile.PL", "Perl", "filename"),
        ("Dockerfile", "Dockerfile", "filename"),
        ("Dockerfile.dev", "Dockerfile", "filename"),
        ("CMakeLists.txt", "CMake", "filename"),
        (".bashrc", "Shell", "filename"),
        ("BUILD.bazel", "Starlark", "filename"),
        ("Jenkinsfile", "Groovy", "filename"),
        ("go.mod", "Go Module", "filename"),
        ("view.html.erb", "HTML+ERB", "extension"),
        ("index.d.ts", "TypeScript", "extension"),
        ("home.blade.php", "Blade", "extension"),
        ("config.h.in", "C", "extension"),
        ("main.c.in", "C", "extension"),
        ("settings.py.j2", "Python", "extension"),
        ("page.html.j2", "Jinja", "extension"),
        ("unit.service.tmpl", "INI", "extension"),
        ("main.go.orig", "Go", "extension"),
        ("run.sh~", "Shell", "extension"),
        ("OLD.PAS", "Pascal", "extension"),
        ("plot.R", "R", "extension"),
        ("LICENSE-MIT", "Text", "filename"),
        ("script.js.erb", "JavaScript+ERB", "extension"),
    ],
)
def test_name_when_it_decides_then_the_text_does_not_matter(
    name: str, language: str, evidence: str
) -> None:
    guess = identify_language(name, PROSE)
    assert (language, True) == (guess.language, guess.confidence >= 0.5)
    assert guess.evidence in {evidence, "heuristic", "model"}


def test_name_when_only_capitals_are_known_then_lower_case_is_another_file() -> None:
    assert "Starlark" == identify_language("BUILD", PROSE).language
    assert "Shell" == identify_language("build", b"#!/bin/sh\nmake\n").language
    assert "Dockerfile" == identify_language("dockerfile", PROSE).language


def test_suffixes_when_name_is_hidden_then_the_first_dot_is_no_extension() -> None:
    assert () == suffixes(".bashrc")
    assert (".d.ts", ".ts") == suffixes("index.d.ts")
    assert (".yml",) == suffixes(".travis.yml")


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("a.h", b"#ifndef A_H\nint f(void);\n#endif\n", "C"),
        ("a.h", b"/* using the class std::x */\nint f(void);\n", "C"),
        ("a.h", b"#pragma once\nnamespace a { class B; }\n", "C++"),
        ("a.h", b"#import <Foundation/NSObject.h>\n@interface A : NSObject\n@end\n", "Objective-C"),
        ("a.C", b"#include <iostream>\nint main() { std::cout << 1; }\n", "C++"),
        ("a.H", b"class A { public: int b; };\n", "C++"),
        ("a.m", b"function y = f(x)\n% doubles\ny = 2 * x;\nend\n", "MATLAB"),
        ("a.m", b'#import "A.h"\n@implementation A\n@end\n', "Objective-C"),
        ("a.m", b":- module hello.\n:- interface.\n", "Mercury"),
        ("a.m", b'(* :Title: x *)\nBeginPackage["a`"]\n', "Wolfram Language"),
        ("a.pl", b":- module(a, [b/1]).\nb(X) :- c(X).\n", "Prolog"),
        ("a.pl", b"use strict;\nmy $x = 1;\n", "Perl"),
        ("a.pl", b"use v6;\nsay 'x';\n", "Raku"),
        ("a.t", b"use Test::More;\nok(1);\n", "Perl"),
        ("a.v", b"Require Import List.\nLemma a : True.\nProof. auto. Qed.\n", "Rocq Prover"),
        ("a.v", b"module m(input a, output b);\nassign b = a;\nendmodule\n", "Verilog"),
        ("a.v", b"module main\n\nfn main() {\n\tprintln('x')\n}\n", "V"),
        ("a.fs", b"module A\nlet f x = x + 1\n", "F#"),
        ("a.fs", b": square dup * ;\n", "Forth"),
        ("a.fs", b"#version 330\nvoid main() { gl_FragColor = vec4(1); }\n", "GLSL"),
        ("a.rs", b"pub fn f() -> u8 { 1 }\n", "Rust"),
        ("a.ts", b"export const a: number = 1;\n", "TypeScript"),
        ("a.ts", b'<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS/>\n', "XML"),
        ("a.cls", b"\\NeedsTeXFormat{LaTeX2e}\n", "TeX"),
        ("a.cls", b"public with sharing class A {\n}\n", "Apex"),
        ("a.s", b"\t.globl main\nmain:\n\tmovl $1, %eax\n", "Unix Assembly"),
        ("a.S", b"#include <a.h>\nENTRY(x)\n", "Unix Assembly"),
        ("a.pp", b"class a {\n  file { '/x':\n    ensure => present,\n  }\n}\n", "Puppet"),
        ("a.pp", b"unit a;\ninterface\nimplementation\nend.\n", "Pascal"),
        ("a.spec", b"Name: a\nVersion: 1\n%description\n", "RPM Spec"),
        ("a.spec", b"# -*- mode: python -*-\na = Analysis(['a.py'])\n", "Python"),
        ("a.md", b"# Title\n\nText.\n", "Markdown"),
        ("a.md", b'(define_insn "addsi3" [])\n', "GCC Machine Description"),
        ("a.1", b'.TH LS 1 "x"\n.SH NAME\nls\n', "Roff Manpage"),
        ("a.l", b"%{\n#include <stdio.h>\n%}\n%%\n", "Lex"),
        ("a.php", b"<?hh // strict\n", "Hack"),
        ("a.inc", b"<?php\n$a = 1;\n", "PHP"),
        ("a.yy", b'{\n  "name": "x"\n}\n', "JSON"),
        ("a.gd", b"extends Node\nfunc _ready():\n\tpass\n", "GDScript"),
        ("a.d", b"import std.stdio;\nvoid main() {}\n", "D"),
        ("a.d", b"main.o: main.c \\\n  a.h\n", "Makefile"),
        ("a.tst", b"gap> 1 + 1;\n2\n", "GAP"),
        ("a.rpy", b"label start:\n    jump end\n", "Ren'Py"),
        ("a.sql", b"CREATE FUNCTION f() RETURNS int AS $$ $$ LANGUAGE plpgsql;\n", "PLpgSQL"),
        ("a.sql", b"SELECT 1;\n", "SQL"),
        ("site.conf", b"server {\n  listen 80;\n}\n", "Nginx"),
        ("site.conf", b"<VirtualHost *:80>\n</VirtualHost>\n", "ApacheConf"),
    ],
)
def test_extension_when_languages_share_it_then_the_head_decides(
    name: str, text: bytes, language: str
) -> None:
    assert language == identify_language(name, text).language
    assert language == identify_language(name, text.replace(b"\n", b"\r\n")).language


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        (b"#!/bin/sh", ("Shell",)),
        (b"#!/usr/bin/env python3.11", ("Python",)),
        (b"#!/usr/bin/env -S FOO=1 python3 -u", ("Python",)),
        (b"#!/usr/bin/env -Spython3 -u", ("Python",)),
        (b"#!/usr/bin/env -i A=b ruby", ("Ruby",)),
        (b"#! /usr/local/bin/perl -w", ("Perl", "Pod")),
        (b"\xef\xbb\xbf#!/usr/bin/node", ("JavaScript", "TypeScript")),
        (b'#!/bin/sh\n# \\\nexec tclsh "$0" "$@"', ("Tcl",)),
        (b"#!", ()),
        (b"#!/usr/bin/env", ()),
        (b"# no shebang", ()),
    ],
)
def test_shebang_when_read_then_the_interpreter_names_languages(
    line: bytes, languages: tuple[str, ...]
) -> None:
    assert languages == shebang_languages(line + b"\nx\n")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (b"# -*- mode: ruby -*-\n", "Ruby"),
        (b"/* -*- C++ -*- */\n", "C++"),
        (b"// -*- tab-width: 4; mode: objc -*-\n", "Objective-C"),
        (b"# -*- coding: utf-8 -*-\n", None),
        (b"# vim: set ft=perl :\n", "Perl"),
        (b"x\n" * 900 + b"# vim: ts=4 filetype=sh\n", "Shell"),
        (b"# evim: ft=perl\n", None),
        (b"plain\n", None),
    ],
)
def test_modeline_when_read_then_the_mode_names_a_language(
    text: bytes, language: str | None
) -> None:
    assert language == modeline_language(text)


def test_shebang_when_name_says_nothing_then_it_decides() -> None:
    guess = identify_language("bin/run", b"#!/usr/bin/env python3\nimport os\n")
    assert LanguageGuess("Python", 0.97, "shebang") == guess


def test_modeline_when_the_extension_is_plain_then_it_does_not_override() -> None:
    assert "Python" == identify_language("a.py", b"# vim: ft=cython\n").language
    assert "C++" == identify_language("a.h", b"/* -*- C++ -*- */\nint a;\n").language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (b'<?xml version="1.0"?>\n<a/>\n', "XML"),
        (b'<?xml version="1.0"?>\n<svg xmlns="x"/>\n', "SVG"),
        (b"<!DOCTYPE html>\n<html></html>\n", "HTML"),
        (b'{\n  "a": [1, 2]\n}\n', "JSON"),
        (b"diff --git a/a b/a\n", "Diff"),
        (b"\xef\xbb\xbf<?php\necho 1;\n", "PHP"),
    ],
)
def test_content_when_its_first_bytes_say_so_then_no_model_is_asked(
    text: bytes, language: str
) -> None:
    guess = identify_language("", text)
    assert (language, "heuristic") == (guess.language, guess.evidence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ((b"import os\n\n\ndef main(argv):\n    for a in argv:\n        print(a)\n\n\n"
         b"if __name__ == '__main__':\n    main(None)\n"), "Python"),
        ((b"package main\n\nimport \"fmt\"\n\nfunc main() {\n\tif err := f(); err != nil {\n"
         b"\t\tfmt.Println(err)\n\t}\n}\n"), "Go"),
        ((b"#include <stdio.h>\n\nint main(int argc, char **argv)\n{\n\tprintf(\"%d\\n\", argc);\n"
         b"\treturn 0;\n}\n"), "C"),
        ((b"use std::fmt;\n\nimpl fmt::Display for A {\n    fn fmt(&self, f: &mut fmt::Formatter)"
         b" -> fmt::Result {\n        let mut x = 1;\n        Ok(())\n    }\n}\n"), "Rust"),
        ((b"public class A {\n    private final String name;\n\n    @Override\n    public String "
         b"toString() {\n        return this.name;\n    }\n}\n"), "Java"),
    ],
)  # fmt: skip
def test_model_when_there_is_no_name_then_the_content_decides(text: bytes, language: str) -> None:
    guess = identify_language("", text)
    assert (language, "model") == (guess.language, guess.evidence)


def test_model_when_text_is_noise_then_it_is_not_sure() -> None:
    guess = identify_language("", b"\xc3\xa9 \xc3\xa8 zz qq 7 7 7\n")
    assert guess.language is None or guess.confidence < 0.9


def test_text_when_empty_or_binary_then_only_a_deciding_name_counts() -> None:
    assert "Python" == identify_language("__init__.py", b"").language
    assert LanguageGuess(None, 0.0, "empty") == identify_language("", b" \n")
    assert LanguageGuess(None, 0.0, "empty") == identify_language("a.h", b"")
    assert LanguageGuess(None, 0.0, "none") == identify_language("a.ts", b"G\0\x10")


def test_batch_when_given_many_then_it_equals_one_by_one() -> None:
    names = ["a.py", "", "b.h", "c.t", "d.zzz", ""]
    texts = [b"x", b"fn main() {\n    let x = 1;\n}\n", b"int a;", b"use strict;", b"<?php", b""]
    together = identify_languages(names, texts)
    assert together == [identify_language(*row) for row in zip(names, texts, strict=True)]


def test_model_when_a_text_has_neighbours_then_not_a_bit_of_its_answer_changes() -> None:
    texts = [f"let x{n} = {n} in print x{n * n};\n# {n}\n".encode() * (n + 1) for n in range(60)]
    claims: list[tuple[tuple[str, ...], str | None]] = [((), None)] * len(texts)
    together = model.classify(texts, claims)
    alone = [model.classify([text], [((), None)])[0] for text in texts]
    assert alone == together


def test_batch_when_lengths_differ_then_it_refuses() -> None:
    with pytest.raises(ValueError, match="zip"):
        identify_languages(["a.py"], [])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.binary(max_size=400))
def test_any_name_and_bytes_when_given_then_there_is_an_answer(name: str, text: bytes) -> None:
    guess = identify_language(name, text)
    assert guess.evidence in EVIDENCE
    assert 0.0 <= guess.confidence <= 1.0
    assert (guess.language is None) == (guess.evidence in {"none", "empty"})
    assert guess.language is None or guess.language in all_languages()


_EXTENSIONS = sorted(name_table().lower_extensions)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_EXTENSIONS), st.binary(min_size=1, max_size=400))
def test_any_known_extension_when_text_is_random_then_a_claimant_or_a_hint_answers(
    extension: str, text: bytes
) -> None:
    guess = identify_language("file" + extension, text)
    assert guess.evidence in EVIDENCE


def test_names_when_they_decide_then_a_file_costs_microseconds() -> None:
    names, texts = [f"src/{at}/module.py" for at in range(5_000)], [b"import os\n" * 50] * 5_000
    identify_languages(names[:1], texts[:1])
    start = time.process_time()
    identify_languages(names, texts)
    assert (time.process_time() - start) / 5_000 < 10e-6
