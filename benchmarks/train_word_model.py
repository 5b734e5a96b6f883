"""Make the word list and the letter model that tell words from random strings.

    python benchmarks/train_word_model.py > rules/sensitive/words.txt

Words are the parts of identifiers (camelCase, snake_case) and the words of comments in the Python packages of this
environment. A word is kept when enough packages use it; words are sorted, so equal packages give equal bytes.
"""

from __future__ import annotations

import collections
import re
import sysconfig
from pathlib import Path

# Parts of names: an upper-case letter begins a new one, runs of capitals are one.
_PART = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}(?![a-z])")
_LENGTHS = range(3, 15)
_MAX_FILES = 400  # of one package
_MAX_BYTES = 200_000  # of one file
_N_WORDS = 11_000
_N_SHORT = 900  # of three letters: more of them would cover random text


def _counts(package: Path) -> collections.Counter[str]:
    found: collections.Counter[str] = collections.Counter()
    paths = [package] if package.is_file() else sorted(package.rglob("*.py"))[:_MAX_FILES]
    for path in paths:
        text = path.read_bytes()[:_MAX_BYTES].decode("utf-8", "ignore")
        found.update(word.lower() for word in _PART.findall(text))
    return found


def main() -> None:
    """Print the words."""
    roots = [Path(sysconfig.get_paths()["purelib"]), Path(sysconfig.get_paths()["stdlib"])]
    packages = [
        path for root in roots for path in sorted(root.iterdir())
        if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.name != "site-packages"
    ]  # fmt: skip
    used: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for package in packages:
        counts = _counts(package)
        used.update(word for word, n in counts.items() if n > 1)
        total.update(counts)
    ranked = sorted(used, key=lambda word: (-used[word], -total[word], word))
    short = [word for word in ranked if len(word) == 3][:_N_SHORT]
    long = [word for word in ranked if len(word) > 3 and len(word) in _LENGTHS]
    print("\n".join(sorted(short + long[: _N_WORDS - len(short)])))


if __name__ == "__main__":
    main()
