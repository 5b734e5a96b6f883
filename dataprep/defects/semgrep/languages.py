"""Languages as semgrep knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Analyzer:
    """How semgrep reads texts of a language.

    Attributes:
        name: The parser, by semgrep's name.
        extension: What the name of a file has to end with; it tells dialects apart.
        folds: Upper and lower case of names are equal, so that no letters can be demanded as they
            are, and semgrep's own choice of rules by letters would lose findings.
    """

    name: str
    extension: str
    folds: bool = False


ANALYZERS: Mapping[str, Analyzer] = {
    "bash": Analyzer("bash", ".sh"),
    "c": Analyzer("c", ".c"),
    "cpp": Analyzer("cpp", ".cpp"),
    "csharp": Analyzer("csharp", ".cs"),
    "dockerfile": Analyzer("dockerfile", ".dockerfile", folds=True),
    "go": Analyzer("go", ".go"),
    "html": Analyzer("html", ".html", folds=True),
    "java": Analyzer("java", ".java"),
    "javascript": Analyzer("js", ".js"),
    "json": Analyzer("json", ".json"),
    "kotlin": Analyzer("kotlin", ".kt"),
    "php": Analyzer("php", ".php", folds=True),
    "python": Analyzer("python", ".py"),
    "ruby": Analyzer("ruby", ".rb"),
    "rust": Analyzer("rust", ".rs"),
    "scala": Analyzer("scala", ".scala"),
    "swift": Analyzer("swift", ".swift"),
    "terraform": Analyzer("terraform", ".tf"),
    "tsx": Analyzer("ts", ".tsx"),
    "typescript": Analyzer("ts", ".ts"),
    "yaml": Analyzer("yaml", ".yaml"),
}
"""By slug, as rules name languages."""

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "bash": ("sh",),
    "cpp": ("c++",),
    "csharp": ("c#",),
    "dockerfile": ("docker",),
    "go": ("golang",),
    "js": ("javascript",),
    "kotlin": ("kt",),
    "python": ("py", "python2", "python3"),
    "ruby": ("rb",),
    "terraform": ("tf", "hcl"),
    "ts": ("typescript",),
}
_OF_ANY = frozenset({"generic", "regex", "none"})
"""Names under which a rule reads texts of any language."""


def reads(named: Iterable[str], slug: str) -> bool:
    """Return whether a rule that names languages in semgrep's words reads texts of a language.

    Example:
        >>> reads(["javascript", "typescript"], "tsx"), reads(["py"], "go")
        (True, False)
    """
    name = ANALYZERS[slug].name
    return not _OF_ANY.union([name, *_SYNONYMS.get(name, ())]).isdisjoint(named)
