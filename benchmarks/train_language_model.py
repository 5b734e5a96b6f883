"""Rebuild `rules/languages/model.npz`, the content model for languages.

    DATAPREP_BENCH_DIR=… python benchmarks/language_sources.py train     # downloads about 2.5 GB
    DATAPREP_BENCH_DIR=… python benchmarks/train_language_model.py       # about ten minutes

Needs scipy beside the project's own packages. Texts come from the `TRAIN` packages of
`language_sources.py`. Labels come from the folder in the example collections of highlighters, from
an unambiguous name, or from the heuristics where an extension is shared.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import language_sources  # noqa: E402

from dataprep.label import _language_heuristics as heuristics  # noqa: E402
from dataprep.label import _language_model as model  # noqa: E402
from dataprep.label import language  # noqa: E402
from dataprep.label._language_table import name_table  # noqa: E402

N_WORDS, HIDDEN, EPOCHS, STEP = 8_000, 60, int(os.environ.get("EPOCHS", "6")), 512
MIN_FILES, MAX_FILES, MAX_PER_PACKAGE = 4, 1_500, 40
# Told by name alone, or not a language of its own in the text.
LEFT_OUT = {
    "JSON with Comments", "Ignore List", "Git Attributes", "Checksums", "Pip Requirements",
    "CODEOWNERS", "Option List", "Regular Expression", "Raw token data", "Git Revision List",
    "Formatted", "OASv2-json", "OASv3-json", "OASv2-yaml", "OASv3-yaml", "Kit", "Slash", "Muse",
    "Max", "Jest Snapshot", "Hosts File",
}  # fmt: skip
# Packages whose nature says what a shared extension is.
BY_PACKAGE = {
    ("octave", ".m"): "MATLAB", ("swi-prolog", ".pl"): "Prolog", ("gforth", ".fs"): "Forth",
    ("yosys", ".v"): "Verilog", ("fpc", ".inc"): "Pascal", ("fpc", ".pp"): "Pascal",
    ("gap", ".g"): "GAP", ("gap", ".gi"): "GAP", ("gap", ".gd"): "GAP", ("picolisp", ".l"): "PicoLisp",
    ("newlisp", ".lsp"): "NewLisp", ("supercollider", ".sc"): "SuperCollider",
    ("faust", ".dsp"): "Faust", ("povray", ".inc"): "POV-Ray SDL", ("polyml", ".ML"): "Standard ML",
    ("ocaml", ".ml"): "OCaml", ("godot", ".gd"): "GDScript", ("gnustep-base", ".m"): "Objective-C",
    ("bison", ".y"): "Yacc", ("minizinc", ".mod"): "AMPL", ("glpk", ".mod"): "AMPL",
}  # fmt: skip
_ALIAS_FOLDER = re.compile(
    r"/(?:tests/(?:examplefiles|snippets|languages)|test/markup|Units/parser-)/?([\w+#.-]+)[./]"
)
_ALIAS_FILE = re.compile(r"/(?:lexers/testdata|samples)/([\w+#.-]+?)\.(?:actual|sample)$")
_EXTRA_ALIASES = {
    "markup": "HTML", "clike": None, "py2": "Python", "tsql": "TSQL", "objectivec": "Objective-C",
    "delphi": "Pascal", "cfc": "ColdFusion CFC", "rst": "reStructuredText", "basic": "BASIC",
    "vb.net": "Visual Basic .NET", "vbnet": "Visual Basic .NET", "nasm": "Assembly",
    "gas": "Unix Assembly", "octave": "MATLAB", "php-extras": "PHP", "css-extras": "CSS",
    "js-extras": "JavaScript", "jsx": "JavaScript", "docker": "Dockerfile", "cpp": "C++",
    "coq": "Rocq Prover", "mathematica": "Wolfram Language", "console": "ShellSession",
    "pycon": "Python console", "gitignore": None, "diff": "Diff", "http": "HTTP",
}  # fmt: skip


def label_of(package: str, path: str, text: bytes) -> str | None:
    """Return the language of a training file, or None if its origin does not tell."""
    folder = _ALIAS_FOLDER.search("/" + path) or _ALIAS_FILE.search("/" + path)
    if folder:
        alias = folder[1].split("+", 1)[0] if folder[1][0] != "c" else folder[1]
        alias = re.sub(r"(\.[rdb])+$", "", alias.lower())
        if alias in _EXTRA_ALIASES:
            return _EXTRA_ALIASES[alias]
        if alias in name_table().aliases:
            return name_table().aliases[alias]
    base = path.rsplit("/", 1)[-1]
    claim = language._claim(base)
    if label := BY_PACKAGE.get((package, claim.extension)):
        return label
    if len(claim.candidates) == 1 and not claim.is_weak:
        return claim.candidates[0]
    if claim.extension and len(claim.candidates) > 1:
        return (
            heuristics.language_by_rules(claim.extension, text)
            or heuristics.default_language(claim.extension)
            or heuristics.prior_language(claim.extension)
        )
    return None


def stripped(path: str, text: bytes) -> bytes:
    """Return the code of a highlighter's test case without the expected tokens behind it."""
    if "/snippets/" in path and b"---tokens---" in text:
        return text.split(b"---tokens---")[0].replace(b"---input---", b"").strip()
    if "tests/languages/" in path:
        return text.split(b"\n-----")[0]
    return text


def labelled() -> dict[str, list[tuple[str, bytes]]]:
    """Return (package, text) by language, bounded by package and language."""
    found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    counts: Counter[tuple[str, str]] = Counter()
    for registry, packages in language_sources.TRAIN.items():
        for package in packages.split():
            for path, whole in language_sources.collect(registry, package):
                label = label_of(package, path, whole)
                text = stripped(path, whole)
                if label is None or label in LEFT_OUT or len(text.strip()) < 20:
                    continue
                counts[label, package] += 1
                limit = MAX_PER_PACKAGE if "/tests/" not in path else 3 * MAX_PER_PACKAGE
                if counts[label, package] <= limit:
                    found[label].append((package, text))
    rng = np.random.default_rng(7)
    kept = {}
    for label, items in sorted(found.items()):
        if len(items) >= MIN_FILES:
            order = rng.permutation(len(items))[:MAX_FILES]
            kept[label] = [items[at] for at in order]
    return kept


def crops(text: bytes, n: int, rng: np.random.Generator) -> list[bytes]:
    """Return n samples of a text: as the model reads it, and pieces of whole lines."""
    found = [model.sample(text)] if n > 1 or rng.random() < 0.65 else []
    lines = text.split(b"\n")
    while len(found) < n:
        first = int(rng.integers(0, max(1, len(lines) - 5)))
        piece = b"\n".join(lines[first : first + int(rng.integers(6, 80))])[:4000]
        found.append(piece if len(piece) > 60 else text[:3000])
    return found


def vocabulary(texts: dict[str, list[tuple[str, bytes]]]) -> tuple[list[bytes], set[bytes]]:
    """Return the tokens that tell languages apart, of two packages or more, and their keywords.

    Keywords are the tokens of most packages, and for each language those that its files share.
    """
    packages: dict[bytes, set[str]] = defaultdict(set)
    by_label: dict[bytes, Counter[str]] = defaultdict(Counter)
    for label, items in texts.items():
        for package, text in items[:500]:
            for token in set(model.tokens(model.sample(text))):
                packages[token].add(package)
                by_label[token][label] += 1.0 / min(len(items), 500)
    known = [token for token, names in packages.items() if len(names) >= 2]
    scores, keywords, strong = {}, set(), defaultdict(list)
    for token in known:
        shares = np.array(list(by_label[token].values()))
        total = shares.sum()
        entropy = -(shares / total * np.log(shares / total)).sum()
        scores[token] = float(shares.max() * (6.0 - entropy) + 0.02 * total)
        for label, share in by_label[token].items():
            if share >= 0.2:
                strong[label].append((share - total / len(texts), token))
    for tokens in strong.values():
        keywords |= {token for _, token in sorted(tokens, reverse=True)[:14]}
    keywords |= set(sorted(known, key=lambda token: (-len(packages[token]), token))[:500])
    words = sorted(known, key=lambda token: (token not in keywords, -scores[token], token))
    return sorted(words[:N_WORDS]), keywords


def matrix(samples: list[bytes], words: model.Vocabulary, coarse: np.ndarray):
    """Return the features of the samples as a sparse matrix."""
    from scipy import sparse

    pieces = []
    for text in samples:
        ids, weights = model.features(model.tokens(text), words, coarse)
        pieces.append((ids.astype(np.int32), weights))
    ends = np.cumsum([0] + [len(ids) for ids, _ in pieces])
    return sparse.csr_matrix(
        (
            np.concatenate([weights for _, weights in pieces]),
            np.concatenate([ids for ids, _ in pieces]),
            ends,
        ),
        shape=(len(samples), len(coarse) + 2 * (1 << model.HASH_BITS)),
    )


class Adam:
    """The optimiser, for one array."""

    def __init__(self, value: np.ndarray, rate: float) -> None:
        self.value, self.rate, self.step = value, rate, 0
        self.first, self.second = np.zeros_like(value), np.zeros_like(value)

    def update(self, gradient: np.ndarray, factor: float) -> None:
        """Take one step against the gradient."""
        self.step += 1
        self.first += 0.1 * (gradient - self.first)
        self.second += 0.01 * (gradient * gradient - self.second)
        rate = factor * self.rate * np.sqrt(1 - 0.99**self.step) / (1 - 0.9**self.step)
        self.value -= rate * self.first / (np.sqrt(self.second) + 1e-8)


def train(features, targets: np.ndarray, n_labels: int) -> list[np.ndarray]:
    """Return embedding, hidden bias, output and output bias after a few epochs of Adam."""
    rng = np.random.default_rng(11)
    parts = [
        Adam(rng.normal(0, 0.1, (features.shape[1], HIDDEN)).astype(np.float32), 0.02),
        Adam(np.full(HIDDEN, 0.1, np.float32), 0.01),
        Adam(rng.normal(0, 0.1, (HIDDEN, n_labels)).astype(np.float32), 0.01),
        Adam(np.zeros(n_labels, np.float32), 0.01),
    ]
    n, steps, done = len(targets), EPOCHS * (len(targets) // STEP), 0
    for epoch in range(EPOCHS):
        order, losses, right = rng.permutation(n), [], []
        for start in range(0, n - STEP + 1, STEP):
            rows = order[start : start + STEP]
            x, y = features[rows], targets[rows]
            x.data = x.data * (rng.random(x.nnz, np.float32) > 0.35).astype(np.float32) / 0.65
            hidden = np.maximum(x @ parts[0].value + parts[1].value, 0)
            kept = (rng.random(hidden.shape) > 0.1).astype(np.float32) / 0.9
            dropped = hidden * kept
            logits = dropped @ parts[2].value + parts[3].value
            logits -= logits.max(1, keepdims=True)
            shares = np.exp(logits)
            shares /= shares.sum(1, keepdims=True)
            losses.append(-np.log(shares[np.arange(len(y)), y] + 1e-9).mean())
            right.append((shares.argmax(1) == y).mean())
            delta = shares - 0.05 / n_labels
            delta[np.arange(len(y)), y] -= 0.95
            delta /= len(y)
            back = (delta @ parts[2].value.T) * kept * (hidden > 0)
            factor = max(0.02, 1 - done / steps)
            done += 1
            parts[2].update(dropped.T @ delta, factor)
            parts[3].update(delta.sum(0), factor)
            parts[0].update(np.asarray(x.T @ back), factor)
            parts[1].update(back.sum(0), factor)
        print(f"epoch {epoch} loss {np.mean(losses):.3f} right {np.mean(right):.3f}", flush=True)
    return [part.value for part in parts]


def main() -> None:
    texts = labelled()
    languages = sorted(texts)
    print(len(languages), "languages,", sum(map(len, texts.values())), "files", flush=True)
    words, keywords = vocabulary(texts)
    print(len(words), "words,", len(keywords), "keywords", flush=True)
    rows = model.Vocabulary(
        zip(words, range(model.N_KINDS, model.N_KINDS + len(words)), strict=True)
    )
    coarse = np.arange(model.N_KINDS + len(words))
    for word, row in rows.items():
        if word not in keywords:
            coarse[row] = model.kind(word)
    rng, samples, targets = np.random.default_rng(3), [], []
    for at, label in enumerate(languages):
        n = int(np.clip(400 / len(texts[label]), 1, 8))
        for _, text in texts[label]:
            pieces = crops(text, n, rng)
            samples += pieces
            targets += [at] * len(pieces)
    print(len(samples), "samples", flush=True)
    features = matrix(samples, rows, coarse)
    embedding, hidden_bias, output, output_bias = train(features, np.array(targets), len(languages))
    limit = np.quantile(np.abs(embedding), 0.9995, axis=0)
    target = ROOT / "rules" / "languages" / "model.npz"
    np.savez_compressed(
        target,
        vocabulary=np.frombuffer(b"\x00".join(words), np.uint8),
        coarse=coarse.astype(np.int32),
        languages=np.frombuffer("\n".join(languages).encode(), np.uint8),
        embedding=np.clip(np.rint(embedding / limit * 127), -127, 127).astype(np.int8),
        scale=(limit / 127).astype(np.float32),
        hidden_bias=hidden_bias.astype(np.float32),
        output=output.astype(np.float16),
        output_bias=output_bias.astype(np.float32),
    )
    print(target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
