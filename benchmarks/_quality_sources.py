"""Where the material for the quality heads comes from: sources, languages, what is left out.

Pure but for reading the list of sources; the git directories are only named here.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

LIST = Path(__file__).with_name("data") / "quality-sources.yaml"
SPLITS = ("train", "held-out")
#: Language by the extension of a file; ``.h`` is decided by the repository (`headers_of`).
LANGUAGES = {
    "py": "python", "java": "java", "js": "javascript", "jsx": "javascript", "mjs": "javascript",
    "cjs": "javascript", "ts": "typescript", "tsx": "typescript", "mts": "typescript", "go": "go",
    "rs": "rust", "c": "c", "h": "c", "cc": "cpp", "cpp": "cpp", "cxx": "cpp", "hpp": "cpp",
    "hh": "cpp", "hxx": "cpp", "cs": "csharp", "rb": "ruby", "php": "php", "kt": "kotlin",
    "scala": "scala", "swift": "swift",
}  # fmt: skip
#: Folders with what a project did not write by hand, or wrote to be odd.
_LEFT_OUT = re.compile(
    r"(?i)(?:^|/)(?:"
    r"vendor|vendored|node_modules|third[_-]?party|3rd[_-]?party|extern|external|externals|deps"
    r"|dist|build|out|generated|generated-\w+|gen|test[_-]?data|fixtures?|__fixtures__|snapshots?"
    r"|__snapshots__|__testfixtures__|migrations|locales?|i18n|languages?|resources?(?:-\w+)?|samples"
    r"|tests/(?:format|source|target|cases|ui|rules)|flow-typed|typings|assets|static|public"
    r"|testsuite_data|corpus|amalgamation|singleheader|single_include|_vendor|autogen\w*"
    r")/"
)
_LEFT_OUT_NAME = re.compile(
    r"(?i)(?:[.-]min\.|_pb2|\.pb\.|\.generated\.|\.gen\.|\.g\.cs$|\.designer\.cs$|zz_generated|\.d\.[mc]?ts$"
    r"|assemblyinfo|bundle\.|(?:^|/)(?:jquery|prototype|lodash|setup|version|versions|_?version)\.[a-z]+$)"
)
_GENERATED = re.compile(
    r"(?i)auto-?generated|@generated|generated (?:by|from|automatically|file|code)|machine generated"
    r"|do not (?:edit|modify)|don't edit|automatically (?:generated|created)"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A repository that material is taken from.

    Attributes:
        name: ``owner/name``.
        revision: The commit at which, and before which, it is read.
        split: ``train`` or ``held-out``.
        group: Repositories of the same people; never on both sides of a split or a fold.
    """

    name: str
    revision: str
    split: str
    group: str


def mirror() -> Path:
    """Return the folder with a bare git directory ``<owner>+<name>/repo`` for each source."""
    return Path(os.environ.get("QUALITY_MIRROR", ".bench/mirror")).absolute()


def git_dir(name: str) -> Path:
    """Return where the git directory of a source lies."""
    folder = mirror() / name.replace("/", "+") / "repo"
    return folder / ".git" if (folder / ".git").is_dir() else folder


def sources() -> list[Source]:
    """Return the listed sources, in the order of their names."""
    rows = yaml.safe_load(LIST.read_text("utf-8"))["sources"]
    return sorted((Source(**row) for row in rows), key=lambda source: source.name)


def language_of(path: str, headers: str = "c") -> str | None:
    """Return the language that an extension says, or None.

    Args:
        path: The path of a file.
        headers: What a ``.h`` is in this repository.
    """
    extension = path.rsplit(".", 1)[-1].lower() if "." in path else ""
    return headers if extension == "h" else LANGUAGES.get(extension)


def headers_of(paths: list[str]) -> str:
    """Return ``cpp`` where a repository has more C++ files than C files, else ``c``."""
    counts = Counter(language_of(path) for path in paths if not path.lower().endswith(".h"))
    return "cpp" if counts["cpp"] > counts["c"] else "c"


def is_left_out(path: str) -> bool:
    """Return whether a path says vendored, generated, minified, or material of tests."""
    return bool(_LEFT_OUT.search(path) or _LEFT_OUT_NAME.search(path)) or '"' in path


def is_marked_generated(text: str) -> bool:
    """Return whether the first 1,500 characters of a text say that it was generated."""
    return bool(_GENERATED.search(text[:1500]))


def is_odd_text(text: str) -> bool:
    """Return whether a text is marked as generated, or looks minified or like data.

    The mark is looked for in the first 1,500 characters. Minified: lines of over 110 characters on
    average or one of over 1,000. Data: fewer than 35 letters among 100 characters that are not space.
    """
    if is_marked_generated(text):
        return True
    lines = text.split("\n")
    if len(text) / len(lines) > 110 or max(map(len, lines)) > 1000:
        return True
    dense = "".join(text.split())
    return sum(map(str.isalpha, dense)) < 0.35 * len(dense)


def readable(data: bytes) -> str | None:
    """Return the text of a file with line feeds only, or None where it is not UTF-8 text."""
    if not data or b"\0" in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
