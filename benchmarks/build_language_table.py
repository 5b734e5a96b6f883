"""Rebuild `rules/languages/table.json`: names of languages, from the npm package and our fixes.

    python benchmarks/build_language_table.py

The npm package `linguist-languages` (MIT) carries the public table of github-linguist (MIT) as
JavaScript data modules; node prints them. `FIXES` adds what that table lacks.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "linguist-languages@9.5.0"
TARGET = Path(__file__).resolve().parent.parent / "rules" / "languages" / "table.json"
KEYS = ("extensions", "filenames", "interpreters", "aliases")
PRINT_ALL = (
    "import('./package/index.js').then(m => console.log(JSON.stringify("
    "Object.values(m).map(x => x.default ?? x))))"
)

# Names that the public table lacks, from the documentation of each tool.
FIXES: dict[str, dict[str, list[str]]] = {
    "ANTLR": {"extensions": [".g"]},
    "CSS": {"extensions": [".qss"]},
    "Common Lisp": {"filenames": [".clisprc", ".sbclrc"]},
    "Dockerfile": {"extensions": [".docker"]},
    "Git Attributes": {"extensions": [".gitattributes"]},
    "Groovy": {"extensions": [".jenkinsfile"]},
    "INI": {"extensions": [".inf"], "filenames": [".gitlint", ".pypirc"]},
    "JSON": {
        "extensions": [".cjs.map", ".css.map", ".js.map", ".mjs.map", ".ndjson", ".ts.map"],
        "filenames": [".bowerrc", ".lintstagedrc", ".prettierrc", ".stylelintrc"],
    },
    "M4Sugar": {"extensions": [".ac"], "filenames": ["configure.in"]},
    "Makefile": {"extensions": [".am"], "filenames": ["Makefile.common"]},
    "Shell": {
        "extensions": [".ebuild", ".eclass", ".shlib"],
        "filenames": [
            ".bash_login",
            ".shrc",
            "APKBUILD",
            "config.guess",
            "config.sub",
            "configure",
            "depcomp",
            "install-sh",
        ],
    },
    "Text": {
        "extensions": [".text"],
        "filenames": [
            "AUTHORS",
            "BUGS",
            "CHANGELOG",
            "CHANGES",
            "CONTRIBUTING",
            "CONTRIBUTORS",
            "COPYING.LESSER",
            "COPYING.LIB",
            "COPYRIGHT",
            "CREDITS",
            "ChangeLog",
            "Changelog",
            "Changes",
            "FAQ",
            "HACKING",
            "HISTORY",
            "LICENCE",
            "MAINTAINERS",
            "NOTICE",
            "PATENTS",
            "README",
            "RELEASE",
            "ROADMAP",
            "THANKS",
            "TODO",
            "VERSION",
            "License",
            "Readme",
            "Todo",
            "authors",
            "changelog",
            "copying",
            "license",
            "readme",
        ],
    },
    "XML": {
        "extensions": [
            ".dae",
            ".dbk",
            ".docbook",
            ".fo",
            ".jnlp",
            ".jrxml",
            ".pom",
            ".qrc",
            ".rng",
            ".tld",
            ".vcproj",
            ".wsdd",
            ".xbl",
        ],
        "filenames": ["fonts.conf"],
    },
    "YAML": {"filenames": [".condarc", ".yamllint"]},
}


def public_table() -> list[dict[str, object]]:
    """Return the languages of the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        out = subprocess.run(
            ["node", "-e", PRINT_ALL], cwd=folder, check=True, capture_output=True, text=True
        )
    languages: list[dict[str, object]] = json.loads(out.stdout)
    return languages


def main() -> None:
    lines = []
    for language in sorted(public_table(), key=lambda item: str(item["name"]).casefold()):
        name = str(language["name"])
        entry: dict[str, object] = {"name": name, "type": language["type"]}
        for key in KEYS:
            own = FIXES.get(name, {}).get(key, [])
            public = language.get(key) or []
            assert isinstance(public, list)
            if merged := list(dict.fromkeys([*public, *own])):
                entry[key] = merged
        lines.append(json.dumps(entry, ensure_ascii=False))
    known = {json.loads(line)["name"] for line in lines}
    assert FIXES.keys() <= known, FIXES.keys() - known
    head = {"source": f"npm {PACKAGE} (MIT), github-linguist (MIT), with fixes by dataprep"}
    body = ",\n  ".join(lines)
    TARGET.write_text(
        f'{{"source": {json.dumps(head["source"])},\n "languages": [\n  {body}\n]}}\n',
        encoding="utf-8",
    )
    print(len(lines), "languages,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
