"""Measure minified detection on outputs of real minifiers and on what they were given.

    DATAPREP_BENCH_DIR=... PYTHONPATH=. python benchmarks/minified.py

Labels by construction: a minifier's output is minified; its input, and an output that was printed anew with blanks, is not.
Inputs that were packed already are left out: a tool that only removes blanks (rjsmin, rcssmin, htmlmin) takes next to nothing
off them.
The rules were set on `DEVELOPMENT` packages through `_DEVELOPMENT` tools and mended after a first look at `SEEN` packages;
`FRESH` packages were looked at after that, through all tools. Page and Python inputs come from the packages and from
installed documentation. Needs node with npm; what is missing is left out.
"""

from __future__ import annotations

import collections
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import md5
from pathlib import Path

from dataprep.label.minified import is_minified

DEVELOPMENT = ["lodash@4", "moment@2", "chart.js@2", "d3-array", "preact@10", "quill@1", "video.js@7", "knockout", "sinon", "koa", "hapi",
               "winston", "pdfkit", "prismjs", "tinymce@5", "mobx", "angular@1", "ember-source@4", "svelte@3", "cytoscape", "flatpickr",
               "tippy.js@6", "purecss", "milligram", "@picocss/pico", "bootstrap@3", "jquery-ui-dist", "nunjucks", "numeral", "paper"]  # fmt: skip
SEEN = ["mithril@2", "chai@4", "commander@9", "highlight.js@11", "riot@6", "phaser-ce", "mathjs@9", "acorn", "escodegen", "ejs", "pug",
        "chevrotain@11", "nexus", "ts-proto@2", "quicktype-core", "stylelint", "mongoose@6", "bluebird", "lit-element@2"]  # fmt: skip
FRESH = ["axios@0.27", "dayjs", "luxon@3", "yargs@16", "inquirer@8", "chalk@4", "debug", "request", "cheerio@0.22", "element-ui@2",
         "tailwindcss@1", "hint.css", "photoswipe@4", "lightbox2", "owl.carousel", "bootstrap-datepicker", "summernote", "tablesorter",
         "raphael", "d3@3", "nvd3", "c3", "jstree", "toastr", "typeahead.js", "bootbox@5", "parsleyjs", "blueimp-file-upload", "jquery-form",
         "metismenu", "ionicons@4", "material-design-lite", "github-markdown-css", "loaders.css", "redoc@1", "swagger-ui@3", "mermaid@8",
         "cropperjs", "intro.js", "dragula", "alertifyjs", "jquery-validation"]  # fmt: skip
_NODE = ["terser", "uglify-js@3", "esbuild", "@swc/core", "clean-css@5", "csso", "lightningcss", "html-minifier-terser", "html-minifier",
         "@minify-html/node", "babel-minify", "jsmin", "postcss", "cssnano", "oxc-minify", "crass", "sqwish"]  # fmt: skip
_PYTHON = ["rjsmin", "rcssmin", "python-minifier", "htmlmin2"]
_DEVELOPMENT = {
    "JavaScript": ["terser", "terser-license", "terser-spaces", "uglify", "uglify-mangle", "uglify-lines", "esbuild-js"],
    "CSS": ["clean-css", "clean-css-2", "clean-css-breaks", "csso", "esbuild-css"],
    "HTML": ["html-minifier-terser", "html-minifier-spaces", "html-minifier-conservative"],
    "Python": ["python-minifier"],
}  # fmt: skip
_HELD_OUT = {
    "JavaScript": ["esbuild-spaces", "babel-minify", "swc", "oxc", "jsmin", "rjsmin"],
    "CSS": ["cssnano", "lightningcss", "crass", "sqwish", "rcssmin"],
    "HTML": ["html-minifier", "minify-html", "htmlmin"],
    "Python": ["python-minifier-names"],
}
_PRINTED_ANEW = {"JavaScript": ["uglify-pretty", "esbuild-pretty"], "CSS": ["clean-css-pretty"]}
_SUFFIXES = {".js": "JavaScript", ".mjs": "JavaScript", ".css": "CSS", ".html": "HTML", ".htm": "HTML", ".py": "Python"}  # fmt: skip
# Size after and before blanks are removed, above which a file is taken for packed already; pages are mostly words.
_MOST_LEFT = {"JavaScript": 0.93, "CSS": 0.93, "HTML": 0.98}
_PER_PACKAGE = 6
_SIZES = range(300, 150_000)
CACHE = (
    Path(os.environ.get("DATAPREP_BENCH_DIR", Path(__file__).parent.parent / ".bench")) / "minified"
)


def _call(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=900)


def fetch() -> None:
    """Download the minifiers and the packages, once; no package's install script runs."""
    if (CACHE / "fetched").exists():
        return
    _call(["npm", "init", "-y"], CACHE / "node")
    _call(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *_NODE], CACHE / "node")
    pip = [sys.executable, "-m", "pip", "-q", "install", "--no-deps", "--only-binary", ":all:"]
    _call([*pip, "--target", str(CACHE / "python"), *_PYTHON], CACHE)
    for part, names in (("development", DEVELOPMENT), ("seen", SEEN), ("fresh", FRESH)):
        for name in names:
            target = CACHE / part / name.replace("/", "+")
            _call(["npm", "pack", "--silent", name], target)
            for archive in target.glob("*.tgz"):
                _call(["tar", "xzf", archive.name], target)
    (CACHE / "fetched").touch()


def _digest(text: str) -> int:
    return int(md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


def _python_tools() -> dict[str, Callable[[str], str]]:
    sys.path.insert(0, str(CACHE / "python"))
    import htmlmin
    import python_minifier
    import rcssmin
    import rjsmin

    return {
        "rjsmin": rjsmin.jsmin,
        "rcssmin": rcssmin.cssmin,
        "htmlmin": lambda text: htmlmin.minify(text, remove_comments=True, remove_empty_space=True),
        "python-minifier": python_minifier.minify,
        "python-minifier-names": lambda text: python_minifier.minify(text, rename_globals=True),
    }


def _inputs(part: str, tools: dict[str, Callable[[str], str]]) -> Iterator[tuple[str, Path, str]]:
    """Yield (language, path, text) of files that no tool packed, a few per package, in a fixed order."""
    roots = [CACHE / part]
    if part == "seen":
        roots += [Path("/usr/share/doc"), Path(json.__file__).parent.parent]
    found = [(r, p) for r in roots for p in r.rglob("*") if p.suffix in _SUFFIXES]
    found.sort(key=lambda pair: _digest(str(pair[1])))
    taken: collections.Counter[tuple[str, str]] = collections.Counter()
    for root, path in found:
        language = _SUFFIXES[path.suffix]
        key = (path.parts[len(root.parts)], language)
        is_named = ".min." in path.name or "-min." in path.name
        if is_named or taken[key] >= _PER_PACKAGE or path.is_symlink() or not path.is_file():
            continue
        raw = path.read_bytes()
        text = raw.decode("utf-8", "replace")
        if len(raw) not in _SIZES or "\0" in text or "\ufffd" in text:
            continue
        spaces = tools[{"JavaScript": "rjsmin", "CSS": "rcssmin"}.get(language, "htmlmin")]
        if language != "Python" and len(spaces(text)) > _MOST_LEFT[language] * len(text):
            continue
        taken[key] += 1
        yield language, path, text


def _cases(part: str) -> list[tuple[str, str, str, bool]]:
    """Return (tool, language, text, is minified); kept in the cache."""
    kept = CACHE / f"{part}.pickle"
    if kept.exists():
        found: list[tuple[str, str, str, bool]] = pickle.loads(kept.read_bytes())
        return found
    tools = _python_tools()
    cases: list[tuple[str, str, str, bool]] = []
    jobs: list[dict[str, str]] = []
    for language, path, text in _inputs(part, tools):
        number = _digest(f"{path} tool")
        cases.append(("none", language, text, False))
        chosen = [_DEVELOPMENT[language][number % len(_DEVELOPMENT[language])]]
        if part != "development":
            chosen.append(_HELD_OUT[language][number % len(_HELD_OUT[language])])
        if number % 3 == 0 and language in _PRINTED_ANEW:
            chosen.append(_PRINTED_ANEW[language][number % len(_PRINTED_ANEW[language])])
        for tool in chosen:
            if tool not in tools:
                jobs.append({"tool": tool, "language": language, "path": str(path)})
                continue
            try:
                cases.append((tool, language, tools[tool](text), True))
            except Exception:
                continue
    cases += _run_node(jobs)
    cases = [case for case in cases if len(case[2]) > 100]
    kept.write_bytes(pickle.dumps(cases))
    return cases


def _run_node(jobs: list[dict[str, str]]) -> list[tuple[str, str, str, bool]]:
    done = subprocess.run(
        ["node", str(Path(__file__).parent / "_minify.cjs"), str(CACHE / "node")],
        input="\n".join(map(json.dumps, jobs)),
        capture_output=True,
        text=True,
        check=False,
    )
    found = [json.loads(line) for line in done.stdout.split("\n") if line]
    return [(f["tool"], f["language"], f["text"], "pretty" not in f["tool"]) for f in found]


def measure(part: str) -> None:
    """Print the accuracy on one part, and what went wrong."""
    cases = [(tool, language, text.encode(), label) for tool, language, text, label in _cases(part)]
    start = time.process_time()
    answers = [is_minified("file", language, text) for _, language, text, _ in cases]
    seconds = time.process_time() - start
    wrong = [case for case, answer in zip(cases, answers, strict=True) if answer != case[3]]
    n_packed = sum(case[3] for case in cases)
    print(
        f"{part}: {n_packed} outputs of {len({c[0] for c in cases}) - 1} tools and {len(cases) - n_packed} others: "
        f"accuracy {1 - len(wrong) / len(cases):.4f} (bar .99), {seconds / len(cases) * 1e6:.0f} microseconds a file"
    )
    for tool, language, text, label in wrong:
        print(f"  {tool} {language}, minified: {label}, {len(text)} bytes: {text[:60]!r}")


if __name__ == "__main__":
    fetch()
    for name in ("development", "seen", "fresh"):
        measure(name)
