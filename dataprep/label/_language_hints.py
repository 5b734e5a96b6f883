"""What a text says about its own language: its shebang line and its editor modelines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataprep.label._language_table import name_table

_EDGE_BYTES = 1_000
_EXEC_LINES = 5
_VERSION = re.compile(r"[-.]?\d[\d.]*$")
_ASSIGNMENT = re.compile(r"\w+=")
# sh/exec: "#!/bin/sh" and then `exec tclsh "$0" "$@"`, in one of the first lines.
_EXEC = re.compile(r"exec[ \t]+(?:/usr/bin/env[ \t]+)?([\w./-]+)[ \t].*(?:\$0|\$\{?BASH_SOURCE)")
# NOTE: `[\n \t]` and not `^|[ \t]`, which is tried at every byte; the edges start with a newline.
_VIM = re.compile(
    rb"[\n \t](?:vi|vim|Vim|ex)(?:[<=>]?\d{1,4})?:[^\n]{0,200}?"
    rb"\b(?:ft|filetype|syn|syntax)[ \t]*=[ \t]*([\w+#.-]{1,40})"
)
_EMACS = re.compile(rb"-\*-[ \t]*([^\n]{1,200}?)[ \t]*-\*-")
_EMACS_MODE = re.compile(rb"(?i)(?:^|;)[ \t]*mode[ \t]*:[ \t]*([^ \t;]{1,40})")
_MODE_NAMES = {
    "linux-c": "C",
    "c++": "C++",
    "objc": "Objective-C",
    "sh": "Shell",
    "shell-script": "Shell",
    "cperl": "Perl",
    "nroff": "Roff",
    "makefile-gmake": "Makefile",
    "makefile-bsdmake": "Makefile",
    "makefile-automake": "Makefile",
    "latex": "TeX",
    "plain-tex": "TeX",
    "html-helper": "HTML",
    "nxml": "XML",
    "sgml": "SGML",
    "conf": "INI",
    "dosini": "INI",
    "rst": "reStructuredText",
    "js2": "JavaScript",
    "lisp-interaction": "Emacs Lisp",
    "indented-text": "Text",
    "help": "Vim Help File",
    "asm": "Assembly",
    "nasm": "Assembly",
    "gas": "Unix Assembly",
    "perl6": "Raku",
    "config": "M4Sugar",
    "automake": "Makefile",
    "debcontrol": "Debian Package Control File",
    "spec": "RPM Spec",
    "coq": "Rocq Prover",
    "tex": "TeX",
    "octave": "MATLAB",
    "fortran": "Fortran",
    "f90": "Fortran Free Form",
}


def _program(words: Sequence[str]) -> str:
    """Return the program of a shebang line's words, past `env`, its options and assignments."""
    program = words[0].rsplit("/", 1)[-1]
    if program != "env":
        return program
    for word in words[1:]:
        if not word.startswith("-") and not _ASSIGNMENT.match(word):
            return word.rsplit("/", 1)[-1]
        if word.startswith("-S") and len(word) > 2:
            return word[2:].rsplit("/", 1)[-1]
        if word.startswith("--split-string="):
            return word.split("=", 1)[1].rsplit("/", 1)[-1]
    return ""


def shebang_languages(text: bytes) -> tuple[str, ...]:
    r"""Return the languages whose interpreter the first line names, or an empty tuple.

    Versions count for nothing (`python3.11` is `python`), `env -S` and assignments are passed
    over, and `/bin/sh` that execs another interpreter on the file is that interpreter.

    Args:
        text: UTF-8, possibly after a byte order mark.

    Example:
        >>> shebang_languages(b"#!/usr/bin/env -S python3.11 -u\\nprint(1)\\n")
        ('Python',)
    """
    head = text[:_EDGE_BYTES].removeprefix(b"\xef\xbb\xbf")
    if not head.startswith(b"#!"):
        return ()
    lines = head.decode("utf-8", "replace").split("\n")
    words = lines[0][2:].split()
    program = _program(words) if words else ""
    if program == "sh":
        for line in lines[1:_EXEC_LINES]:
            if found := _EXEC.search(line):
                program = found[1].rsplit("/", 1)[-1]
                break
    table = name_table()
    program = program.lower().removesuffix(".exe")
    owners = table.interpreters.get(program)
    owners = owners or table.interpreters.get(_VERSION.sub("", program), ())
    return tuple(sorted(owners, key=lambda name: table.entries[name].type != "programming"))


def _named(mode: str) -> str | None:
    name = mode.lower().removesuffix("-mode").removesuffix("-ts")
    return _MODE_NAMES.get(name) or name_table().aliases.get(name)


def modeline_language(text: bytes) -> str | None:
    r"""Return the language that an Emacs or Vim modeline names, or None.

    Args:
        text: UTF-8; the first five and the last five lines within 1,000 bytes are read.

    Example:
        >>> modeline_language(b"/* -*- mode: c++; indent-tabs-mode: nil -*- */\\n")
        'C++'
    """
    head = b"\n" + b"\n".join(text[:_EDGE_BYTES].split(b"\n", 5)[:5])
    if b"-*-" in head and (line := _EMACS.search(head)):
        found = _EMACS_MODE.search(line[1])
        mode = found[1] if found else (b"" if b":" in line[1] else line[1])
        if mode and (language := _named(mode.decode("ascii", "replace"))):
            return language
    tail = b"\n" + b"\n".join(text[-_EDGE_BYTES:].rsplit(b"\n", 6)[-6:])
    for edge in (head, tail):
        may_set = b"ft" in edge or b"syn" in edge or b"filetype" in edge
        if may_set and (line := _VIM.search(edge)):
            return _named(line[1].decode("ascii", "replace"))
    return None
