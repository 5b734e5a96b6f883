"""What one run of the engine is told: texts as files, and which rules are to be run on each."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path

from dataprep.defects.semgrep.languages import ANALYZERS
from dataprep.defects.semgrep.model import Text

_BOM = b"\xef\xbb\xbf"
_NOT_READ = frozenset({"paths", "metadata", "fix"})
"""Keys of a rule that mean nothing for a text without a path."""


class Plan:
    """Texts and rules of a run.

    Args:
        folder: Where its files lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[Hashable, int] = {}
        self._rules: list[dict[str, object]] = []
        self._targets: list[object] = []
        self.texts: dict[str, Text] = {}
        self.ids: dict[str, str] = {}

    def rule(self, key: Hashable, rule_id: str, make: Callable[[], Mapping[str, object]]) -> int:
        """Return the number of a rule in this run.

        Args:
            key: What tells it from others.
            rule_id: The id that its matches are given back under.
            make: Makes it, where it is the first of its key.
        """
        if key not in self._numbers:
            number = self._numbers[key] = len(self._rules)
            rule = {name: value for name, value in make().items() if name not in _NOT_READ}
            own = {"id": f"v{number}", "paths": {"include": [f"/**/v{number}/**"]}}
            self._rules.append({**rule, **own})
            self.ids[f"v{number}"] = rule_id
        return self._numbers[key]

    def add(self, text: Text, rules: Iterable[int]) -> None:
        """Write a text, and note the numbers of the rules that are to be run on it.

        NOTE: the path that rules see is made of these numbers; each rule reads only the paths that
        hold its own, so that one run does all. Before the mark of byte order nothing is found.
        """
        analyzer, name = ANALYZERS[text.language], text.content_id
        place = self._folder / name[:2] / f"{name}{analyzer.extension}"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.data.removeprefix(_BOM))
        self.texts[str(place)] = text
        seen = "/".join(f"v{number}" for number in sorted(set(rules)))
        paths = {"fpath": str(place), "ppath": f"/{seen}/{place.name}"}
        target = {"path": paths, "analyzer": analyzer.name, "products": ["sast"]}
        self._targets.append(["CodeTarget", target])

    def write(self) -> list[str]:
        """Write the rules and the list of texts, and return the arguments that name them."""
        files = {"rules": {"rules": self._rules}, "targets": ["Targets", self._targets]}
        arguments = []
        for name, content in files.items():
            place = self._folder / f"{name}.json"
            place.write_text(json.dumps(content), encoding="utf-8")
            arguments += [f"-{name}", str(place)]
        return arguments
