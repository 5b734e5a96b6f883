"""Measure language identification on three stand-ins and beside public tools.

    DATAPREP_BENCH_DIR=… python benchmarks/language_sources.py bench
    DATAPREP_BENCH_DIR=… python benchmarks/languages.py [--misses]

Cases come from the `BENCH` packages of `language_sources.py`; the model is trained on others. Labels
are fixed by where a file comes from: the package's nature (`swi-prolog` writes `.pl` in Prolog), the
folder of an example collection, or a name that means one language only.

(a) named files of twenty common languages; (b) named files, up to three of each language, shared
extensions included; (c) the texts of (a) and (b) without a name. Peers run where they are found:
`magika` and `identify` when importable, `linguist-js` when $LINGUIST_JS names its folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import language_sources  # noqa: E402

from dataprep.label._language_table import name_table, suffixes  # noqa: E402
from dataprep.label.language import identify_languages  # noqa: E402

COMMON = {
    ".py": "Python", ".js": "JavaScript", ".java": "Java", ".c": "C", ".cpp": "C++", ".cc": "C++",
    ".go": "Go", ".rs": "Rust", ".rb": "Ruby", ".php": "PHP", ".cs": "C#", ".ts": "TypeScript",
    ".sh": "Shell", ".pm": "Perl", ".lua": "Lua", ".css": "CSS", ".scss": "SCSS", ".html": "HTML",
    ".kt": "Kotlin", ".swift": "Swift", ".md": "Markdown", ".json": "JSON", ".yml": "YAML",
    ".hs": "Haskell", ".sql": "SQL",
}  # fmt: skip
PER_COMMON, PER_PACKAGE, PER_LANGUAGE = 30, 3, 3
# (package, extension) → language, for extensions that languages share.
NATURE = {
    "coq .v=Rocq Prover", "iverilog .v=Verilog", "verilator .v=Verilog", "pyverilog .v=Verilog",
    "lazarus .pp=Pascal", "lazarus .inc=Pascal", "gprolog .pl=Prolog", "ecl .lsp=Common Lisp",
    "gcl .lsp=Common Lisp", "ecl .lisp=Common Lisp", "cl-alexandria .lisp=Common Lisp",
    "swig .i=SWIG", "libwww-perl .t=Perl", "libplack-perl .t=Perl", "i3-wm .t=Perl",
    "curl .pl=Perl", "libwww-perl .pl=Perl", "debconf .pm=Perl", "react-native-svg .m=Objective-C",
    "react-native-svg .mm=Objective-C++", "@nativescript/core .m=Objective-C",
    "react-native-webview .m=Objective-C", "cordova-plugin-file .m=Objective-C",
    "gnustep-back .m=Objective-C", "gnustep-back .h=Objective-C", "openmpi .3in=Roff Manpage",
    "tk8.6 .n=Roff", "curl .3=Roff Manpage", "curl .1=Roff Manpage",
    "perl-tk .pod=Pod", "libwww-perl .pod=Pod", "antlr3 .g=ANTLR", "qt6-declarative .frag=GLSL",
    "@rescript/core .res=ReScript", "livescript-compiler .ls=LiveScript", "blender .cl=OpenCL",
    "solady .sol=Solidity", "solmate .sol=Solidity", "nunit .cs=C#", "gtk-sharp3 .cs=C#",
    "curl .h=C", "redis .h=C", "zlib .h=C", "lua5.3 .h=C", "libuv1 .h=C", "sqlite3 .h=C",
    "fmtlib .h=C++", "binaryen .h=C++", "protobuf .h=C++", "okular .h=C++", "dolphin .h=C++",
    "curl .m4=M4Sugar", "rpm .m4=M4Sugar", "ocaml-re .ml=OCaml", "coq .ml=OCaml",
    "r-cran-shiny .R=R", "r-cran-data.table .R=R", "coreboot .S=Unix Assembly",
    "edk2 .S=Unix Assembly", "edk2 .asm=Assembly", "edk2 .nasm=Assembly", "graphviz .l=Lex",
    "doxygen .l=Lex", "grub2 .l=Lex", "twisted .rpy=Python", "scilab .tst=Scilab",
    "qttools-opensource-src .ts=XML", "libspring-java .properties=Java Properties",
    "antlr3 .properties=Java Properties", "@fortawesome/fontawesome-free .md=Markdown",
    "emacs .el=Emacs Lisp", "fftw3 .f=Fortran", "mpich .f=Fortran", "openmpi .f=Fortran",
    "octave-image .m=MATLAB", "octave-statistics .m=MATLAB", "nco .ncl=NCL",
    "perl-tk .pm=Perl", "graphviz .frm=Visual Basic 6.0", "graphviz .bas=Visual Basic 6.0",
    "gerbv .scm=Scheme", "axios .ts=TypeScript", "calamares .ts=XML", "doxygen .tpl=Smarty",
    "react-native-webview .tsx=TSX", "react-native-svg .tsx=TSX", "scilab .mo=Modelica",
    "ngspice .mod=AMPL", "erlang .asn1=ASN.1", "emacs .scm=Scheme", "libxc .f90=Fortran Free Form",
    "rpm .spec=RPM Spec", "gjs .js=JavaScript", "i3-wm .pm=Perl",
    "mariadb .pl=Perl", "edk2 .pl=Perl", "musescore3 .mm=Objective-C++", "blender .mm=Objective-C++",
    "protobuf .m=Objective-C", "mariadb .sql=SQL", "kdeconnect .h=C++", "dash .1=Roff Manpage",
}  # fmt: skip
_NATURE = {
    (rule.split("=")[0].rsplit(" ", 1)[0], rule.split("=")[0].rsplit(" ", 1)[1]): rule.split("=")[1]
    for rule in NATURE - {"doxygen .tpl=Smarty", "ngspice .mod=AMPL", "scilab .mo=Modelica"}
}
# Folders and file stems of example collections: the language itself is the name.
_FOLDER = re.compile(
    r"(?:syntax-tests/source|spec/visual/samples|test/cases)/(?:abc\.)?([^/.]+)(?:/|$|\.)"
)
_PAPERWORK = re.compile(r"/(?:LICENSE|README|NOTICE|COPYING)[^/]*$")
_MODEL_ONLY_BY_NAME = {
    "JSON with Comments", "Ignore List", "Git Attributes", "Pip Requirements", "CODEOWNERS",
    "Option List", "Git Revision List", "Regular Expression", "Raw token data", "Checksums",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A labelled file."""

    name: str
    text: bytes
    label: str
    is_ambiguous: bool


def _label(package: str, path: str) -> tuple[str, bool] | None:
    """Return the language that the file's origin fixes, and whether its extension is shared."""
    suffix = PurePosixPath(path).suffix
    table = name_table()
    owners = table.lower_extensions.get(suffix.lower(), ())
    if label := _NATURE.get((package, suffix)):
        return label, len(owners) != 1
    if _PAPERWORK.search(path):
        return None
    if folder := _FOLDER.search(path):
        label = table.aliases.get(folder[1].lower())
        return (label, len(owners) != 1) if label else None
    name = PurePosixPath(path).name
    for longer in suffixes(name):
        owners = table.lower_extensions.get(longer.lower(), owners)
        if longer.lower() in table.lower_extensions:
            break
    owners = table.lower_filenames.get(name.lower(), owners)
    shown = table.extensions.get(suffix, owners)
    return (owners[0], False) if len(owners) == 1 == len(shown) else None


def _files() -> list[tuple[str, str, bytes]]:
    found = []
    for registry, packages in language_sources.BENCH.items():
        for package in packages.split():
            for path, text in language_sources.collect(registry, package):
                # Qt keeps translations, which are XML, under the same extension.
                if registry != "npm" and path.endswith(".ts"):
                    continue
                if len(text.strip()) >= 40 and not path.endswith((".in", ".po", ".pot")):
                    found.append((package, path, text))
    return sorted(found, key=lambda row: hashlib.sha256(row[1].encode()).digest())


def common_cases(files: Sequence[tuple[str, str, bytes]]) -> list[Case]:
    """Return stand-in (a): named files of common languages."""
    counts: Counter[tuple[str, ...]] = Counter()
    found = []
    for package, path, text in files:
        label = COMMON.get(PurePosixPath(path).suffix)
        if label is None or _FOLDER.search(path) or counts[label, package] >= PER_PACKAGE:
            continue
        if counts[(label,)] < PER_COMMON:
            counts[(label,)] += 1
            counts[label, package] += 1
            found.append(Case(PurePosixPath(path).name, text, label, False))
    return found


def many_cases(files: Sequence[tuple[str, str, bytes]]) -> list[Case]:
    """Return stand-in (b): named files of as many languages as the packages give."""
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    for package, path, text in files:
        known = _label(package, path)
        if known is None:
            continue
        label, is_ambiguous = known
        key = (label, PurePosixPath(path).suffix if is_ambiguous else "")
        if counts[key] < PER_LANGUAGE:
            counts[key] += 1
            # Skylighting's cases are named abc.<language>: no name at all.
            name = "" if "/abc." in path else PurePosixPath(path).name
            found.append(Case(name, text, label, is_ambiguous))
    return found


def _lines(text: bytes) -> set[int]:
    return {hash(line.strip()) for line in text.split(b"\n") if len(line.strip()) > 8}


def unseen(cases: Sequence[Case]) -> list[Case]:
    """Return the cases that no training package holds: no equal text, no like-named near copy.

    The package lists are disjoint by name, but packages bundle files of others.
    """
    names, texts = {case.name for case in cases}, {case.text for case in cases}
    equal, lines = set(), defaultdict(set)
    for registry, packages in language_sources.TRAIN.items():
        for package in packages.split():
            for path, text in language_sources.collect(registry, package):
                if text in texts:
                    equal.add(text)
                if PurePosixPath(path).name in names:
                    lines[PurePosixPath(path).name] |= _lines(text)
    return [
        case
        for case in cases
        if case.text not in equal
        and 2 * len(_lines(case.text) & lines[case.name]) <= max(1, len(_lines(case.text)))
    ]


Answer = Callable[[Sequence[Case], bool], list[str | None]]


def ours(cases: Sequence[Case], named: bool) -> list[str | None]:
    names = [case.name if named else "" for case in cases]
    return [guess.language for guess in identify_languages(names, [case.text for case in cases])]


def by_magika(cases: Sequence[Case], named: bool) -> list[str | None]:  # noqa: ARG001
    from magika import Magika

    tool, aliases = Magika(), name_table().aliases
    extra = {"txt": "Text", "asm": "Assembly", "vba": "Visual Basic .NET", "matlab": "MATLAB",
             "objectivec": "Objective-C", "batch": "Batchfile", "makefile": "Makefile"}  # fmt: skip
    found = []
    for case in cases:
        label = str(tool.identify_bytes(case.text).output.label)
        found.append(extra.get(label) or aliases.get(label, label))
    return found


def by_identify(cases: Sequence[Case], named: bool) -> list[str | None]:
    from identify import identify

    aliases, skip = name_table().aliases, {"text", "file", "executable", "non-executable"}
    found: list[str | None] = []
    for case in cases:
        tags = identify.tags_from_filename(case.name) - skip if named else set()
        names = sorted({aliases[tag] for tag in tags if tag in aliases})
        found.append(case.label if case.label in names and len(names) <= 2 else None)
    return found


def by_linguist_js(cases: Sequence[Case], named: bool) -> list[str | None]:
    script = (
        "const l=require(process.argv[1]);l(process.argv[2],{keepVendored:true,checkIgnored:false,"
        "checkGenerated:false,keepBinary:true,checkAttributes:false,offline:true,quick:false})"
        ".then(r=>console.log(JSON.stringify(r.files.results)))"
    )
    with tempfile.TemporaryDirectory() as folder:
        for at, case in enumerate(cases):
            target = Path(folder) / str(at) / (case.name if named else "unnamed")
            target.parent.mkdir()
            target.write_bytes(case.text)
        command = ["node", "-e", script, os.environ["LINGUIST_JS"], folder]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    answers = {path.split("/")[-2]: answer for path, answer in json.loads(out).items()}
    return [answers.get(str(at)) for at in range(len(cases))]


def _peers() -> dict[str, Answer]:
    found: dict[str, Answer] = {"dataprep": ours}
    for name, answer in (("magika", by_magika), ("identify", by_identify)):
        try:
            __import__(name)
        except ImportError:
            continue
        found[name] = answer
    if os.environ.get("LINGUIST_JS"):
        found["linguist-js"] = by_linguist_js
    return found


def report(title: str, cases: Sequence[Case], *, named: bool, show_misses: bool) -> None:
    print(f"\n{title}: {len(cases)} cases, {len({case.label for case in cases})} languages")
    for name, answer in _peers().items():
        start = time.process_time()
        answers = answer(cases, named)
        spent = (time.process_time() - start) / max(1, len(cases)) * 1e6
        right = [case.label == found for case, found in zip(cases, answers, strict=True)]
        shared = [ok for ok, case in zip(right, cases, strict=True) if case.is_ambiguous]
        macro: dict[str, list[bool]] = defaultdict(list)
        for ok, case in zip(right, cases, strict=True):
            macro[case.label].append(ok)
        mean = sum(sum(oks) / len(oks) for oks in macro.values()) / max(1, len(macro))
        print(
            f"  {name:12s} accuracy {sum(right) / max(1, len(right)):.4f}  by language {mean:.4f}"
            f"  shared extensions {sum(shared)}/{len(shared)}  {spent:.0f} us CPU a file"
        )
        if show_misses and name == "dataprep":
            for case, found in zip(cases, answers, strict=True):
                if case.label != found:
                    print(f"    {case.name}: {case.label} -> {found}")


def main() -> None:
    show = "--misses" in sys.argv
    files = _files()
    common, many = unseen(common_cases(files)), unseen(many_cases(files))
    nameless = [case for case in many if case.label not in _MODEL_ONLY_BY_NAME]
    report("(a) named, common languages", common, named=True, show_misses=show)
    named = [case for case in many if case.name]
    report("(b) named, many languages", named, named=True, show_misses=show)
    report("(c1) content alone, common languages", common, named=False, show_misses=show)
    report("(c2) content alone, many languages", nameless, named=False, show_misses=show)


if __name__ == "__main__":
    main()
