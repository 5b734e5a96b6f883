"""Measure generated detection on material whose labels come before the rules' answers.

    DATAPREP_BENCH_DIR=... PYTHONPATH=. python benchmarks/generated.py

Positive cases are what real generators write when this script runs them (`_generators.py`), and the same files with their
markers and names taken away (`_markers_away.py`). Negative cases are files of packages whose authors write them by hand, the
hard ones among them speaking of generated code in their first 8 kB (generators, linters, templates).

Tools and packages come from Debian, PyPI and npm by name; what is missing is left out. `_NOT_BY_HAND`
corrects labels: a reader looked at every alarm of a first run and listed there what was truly generated. So the precision here
is not independent of the rules' answers; `generated_by_hand.py` measures false alarms on packages that the rules never saw.
"""

from __future__ import annotations

import collections
import os
import pickle
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

from _generators import run_all
from _markers_away import without_marker

from dataprep.label.generated import detect_generated
from dataprep.label.minified import is_minified

WHEELS = ["ply", "pycparser", "docutils", "pygments", "jinja2", "django", "alembic", "black", "parso", "mypy", "sqlalchemy",
          "aiohttp", "kazoo", "flask", "requests", "attrs", "click", "rich", "beancount", "pybindgen", "networkx", "cffi"]  # fmt: skip
NODE = ["esbuild", "typescript@4.9", "coffeescript@2",
        "pegjs", "jison", "nearley", "rollup", "sass"]  # fmt: skip
PACKS = ["express", "mocha", "eslint", "webpack", "underscore", "backbone", "bulma", "bootstrap@5", "foundation-sites", "three@0.150",
         "ramda", "postcss", "less", "clean-css", "uglify-js", "html-minifier-terser", "ace-builds", "normalize.css", "animate.css",
         "leaflet", "jquery@3.7.1", "marked", "handlebars", "uikit", "dropzone", "swiper", "vue-router", "codemirror@5"]  # fmt: skip
DEBS = ["golang-golang-x-tools-dev", "golang-github-golang-mock-dev", "golang-github-spf13-cobra-dev", "libmojolicious-perl",
        "libmoose-perl", "elpa-magit", "libeigen3-dev", "php-symfony-http-foundation", "swig-examples", "wayland-protocols",
        "bison-doc", "antlr4-doc"]  # fmt: skip
# Files of these packages that a reader found to be generated, copied or bundled.
_NOT_BY_HAND = ("lextab", "yacctab", "parsetab", "_version.py", "version.py", "/dist/", "/umd/", "/esm/", "/vendor/", "_vendor/", "/locale/",
                "/schemas/", "unistring", "_mapping.py", "_builtins.py", "/testdata/", "_string.go", "zz_", "mock_", "/build/", "/cjs/",
                "bundled", ".min.", "c_ast.py", "table_", "entities", ".pb.go", "/lib/uglify", "internal/stdlib/", "/mocks/", "lib/parse-js",
                "/lib/jison", "less/lib", "postcss-less", "autoloads", "/mathjax", "math_output", "mathml_elements", "tex2unichar", "unichar2tex",
                "uikit-icons", "-icons.js", "/src/images/", "/grammar", "wx/", "generated", "/expr/parser.js", "/test/lib/", "_unicode_data/", "_identifier.py", "underscore-umd", "/underscore.js", "ext-diff.js", "mockgen/internal/tests", "css/data.js", "internalserializables", "lib/marked.", "/types/ace-", "/ace.d.ts", "autoload.php", "member-search", "backbone-min", "debug-info.js", "/bulma", "/mocha.js", "webpack-5.112.2/package/types.d.ts", "js/index.esm", "js/index.umd", "_width_table", "tabler-icons", "compiler/parser.js")  # fmt: skip
LANGUAGES = {
    ".c": "C", ".h": "C", ".cc": "C++", ".cpp": "C++", ".hh": "C++", ".c++": "C++", ".py": "Python", ".java": "Java", ".js": "JavaScript",
    ".mjs": "JavaScript", ".ts": "TypeScript", ".go": "Go", ".rb": "Ruby", ".php": "PHP", ".cs": "C#", ".rs": "Rust", ".kt": "Kotlin",
    ".swift": "Swift", ".erl": "Erlang", ".m": "Objective-C", ".ml": "OCaml", ".html": "HTML", ".css": "CSS", ".scss": "SCSS", ".less": "Less",
    ".svg": "SVG", ".ps": "PostScript", ".1": "Roff", ".md": "Markdown", ".rst": "reStructuredText", ".txt": "Text", ".xml": "XML",
    ".json": "JSON", ".map": "JSON", ".pl": "Perl", ".pm": "Perl", ".el": "Emacs Lisp", ".i": "SWIG", ".tcl": "Tcl", ".yml": "YAML",
}  # fmt: skip
CACHE = (
    Path(os.environ.get("DATAPREP_BENCH_DIR", Path(__file__).parent.parent / ".bench"))
    / "generated"
)


def _language(path: str) -> str | None:
    return LANGUAGES.get(Path(path).suffix)


def _call(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=900)


def fetch() -> None:
    """Download and unpack the packages, once."""
    if (CACHE / "fetched").exists():
        return
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    for name in WHEELS:
        _call([*pip, "download", "--no-deps", "--only-binary", ":all:", name], CACHE / "wheels")
    for wheel in (CACHE / "wheels").glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(CACHE / "hand" / wheel.name.split("-")[0])
    _call([*pip, "install", "--target", str(CACHE / "python"), "cython", "docutils"], CACHE)
    for name in PACKS:
        _call(["npm", "pack", "--silent", name], CACHE / "npm")
    for archive in (CACHE / "npm").glob("*.tgz"):
        (CACHE / "hand" / archive.stem).mkdir(parents=True, exist_ok=True)
        _call(["tar", "xzf", str(archive), "-C", str(CACHE / "hand" / archive.stem)], CACHE)
    _call(["npm", "init", "-y"], CACHE / "node")
    _call(["npm", "install", "--no-audit", "--no-fund", *NODE], CACHE / "node")
    for name in DEBS:
        _call(["apt-get", "download", name], CACHE / "deb")
    for archive in (CACHE / "deb").glob("*.deb"):
        for place in ("debx", "hand"):
            _call(
                ["dpkg", "-x", str(archive), str(CACHE / place / archive.name.split("_")[0])], CACHE
            )
    (CACHE / "fetched").touch()


def generated_files() -> list[tuple[str, str, bytes]]:
    """Return (family, path, content) of everything that the installed generators write; kept in the cache."""
    kept = CACHE / "generated.pickle"
    if not kept.exists():
        os.environ["PYTHONPATH"] = str(CACHE / "python")
        kept.write_bytes(
            pickle.dumps(list(run_all(CACHE, CACHE / "node/node_modules/.bin", sys.executable)))
        )
    found = pickle.loads(kept.read_bytes())
    # NOTE: Doxygen copies hand-written scripts and styles into its output.
    return [
        case for case in found if not (case[0] == "doxygen-html" and not case[1].endswith(".html"))
    ]


def hand_written(limit: int) -> Iterator[tuple[str, bytes]]:
    """Yield files of packages that people write, spread over packages and languages, in a fixed order."""
    paths = [
        p
        for p in (CACHE / "hand").rglob("*")
        if p.is_file()
        and not p.is_symlink()
        and _language(p.name) not in {None, "JSON", "HTML", "SVG"}
    ]
    paths.sort(key=lambda p: md5(str(p.relative_to(CACHE)).encode()).hexdigest())
    taken: collections.Counter[tuple[str, str | None]] = collections.Counter()
    for path in paths:
        name = str(path.relative_to(CACHE / "hand"))
        key = (name.split("/", maxsplit=1)[0], _language(name))
        if taken[key] >= limit or any(part in f"/{name}".lower() for part in _NOT_BY_HAND):
            continue
        text = path.read_bytes()
        if len(text) > 200 and b"\0" not in text[:1000]:
            taken[key] += 1
            yield name, text


def measure_generated() -> None:
    positives = generated_files()
    families = collections.Counter(family for family, _, _ in positives)
    missed: collections.Counter[str] = collections.Counter()
    missed_bare: collections.Counter[str] = collections.Counter()
    n_bare = 0
    for family, path, text in positives:
        bare_name = "file" + Path(path).suffix
        missed[family] += detect_generated(bare_name, _language(path), text) is None
        bare = without_marker(text)
        if len(bare) >= 200:
            n_bare += 1
            missed_bare[family] += detect_generated(bare_name, _language(path), bare) is None
    hard = easy = 0
    false: list[str] = []
    seconds, n_bytes = 0.0, 0
    for name, text in hand_written(60):
        is_hard = b"generated" in text[:8192].lower()
        hard, easy = hard + is_hard, easy + (not is_hard)
        start = time.process_time()
        found = detect_generated(Path(name).name, _language(name), text)
        is_minified(Path(name).name, _language(name), text)
        seconds, n_bytes = seconds + time.process_time() - start, n_bytes + len(text)
        if found is not None:
            false.append(f"{name}: {found.rule_id} line {found.line}")
    n, lost, lost_bare = len(positives), missed.total(), missed_bare.total()
    print(
        f"generated: {n} files of {len(families)} generators; {easy + hard} by hand, {hard} of them speak of generated code"
    )
    print(
        f"  recall {1 - lost / n:.3f} (bar .95)   precision {(n - lost) / (n - lost + len(false)):.3f} (bar .98)"
    )
    print(
        f"  marker and name taken away: recall {1 - lost_bare / n_bare:.3f} of {n_bare} (bar .30)"
    )
    whole = sorted(f for f in families if missed_bare[f] < families[f])
    print(
        f"  generators known without marker: {len(whole)} of {len(families)}; missed with marker: {dict(+missed)}"
    )
    print("  false alarms:", *false, sep="\n    ")
    files = easy + hard
    print(
        f"  cost on these: {seconds / files * 1e6:.0f} microseconds a file of {n_bytes // files} bytes (with is_minified)"
    )


if __name__ == "__main__":
    fetch()
    measure_generated()
