"""Time ``dataprep.measure.signals`` on real source, beside the same five signals in plain Python.

Run: ``python benchmarks/signals.py``. The material is the Django sdist and the TypeScript npm
package, fetched once with ``pip download`` and ``npm pack`` into ``$DATAPREP_BENCH_DIR``
(``.bench`` by default).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl

_BATCH_BYTES = 16_000_000
_LANGUAGES = {
    ".py": "Python", ".js": "JavaScript", ".ts": "TypeScript", ".html": "HTML", ".txt": "Text",
    ".md": "Markdown", ".rst": "reStructuredText", ".css": "CSS", ".json": "JSON", ".c": "C",
    ".po": "Gettext Catalog", ".yml": "YAML", ".xml": "XML", ".svg": "SVG", ".sh": "Shell",
}  # fmt: skip


def _archives(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("[Dd]jango-*.tar.gz")):
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
        ]
        subprocess.run([*command, "Django==5.2", "-d", str(folder)], check=True)
    if not list(folder.glob("typescript-*.tgz")):
        subprocess.run(["npm", "pack", "--silent", "typescript@5.6.3"], cwd=folder, check=True)
    return sorted([*folder.glob("[Dd]jango-*.tar.gz"), *folder.glob("typescript-*.tgz")])


def _texts(archive: Path) -> Iterator[tuple[str | None, str]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            try:
                yield _LANGUAGES.get(Path(member.name).suffix), stream.read().decode()
            except UnicodeDecodeError:
                continue


def _batches(rows: list[tuple[str | None, str]]) -> Iterator[pl.DataFrame]:
    batch: list[tuple[str | None, str]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row[1])
        if size >= _BATCH_BYTES:
            yield _frame(batch)
            batch, size = [], 0
    if batch:
        yield _frame(batch)


def _frame(rows: list[tuple[str | None, str]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "content_id": [f"{k:064x}" for k in range(len(rows))],
            "language": pl.Series([language for language, _ in rows], dtype=pl.String),
            "text": [text for _, text in rows],
        }
    )


def _plain(text: str) -> tuple[float, ...]:
    """Five basic signals as one would write them in Python."""
    lines = text.splitlines()
    n = max(1, len(text))
    return (
        len(lines),
        sum(map(len, lines)) / max(1, len(lines)),
        max(map(len, lines), default=0),
        sum(map(str.isalpha, text)) / n,
        sum(map(str.isalnum, text)) / n,
        len(re.findall(r"\w+", text)),
    )


def _resident_bytes() -> int:
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


class _PeakMemory:
    """Samples resident memory while the block runs."""

    def __enter__(self) -> _PeakMemory:
        self.start = self.peak = _resident_bytes()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample)
        self._thread.start()
        return self

    def _sample(self) -> None:
        while not self._done.wait(0.002):
            self.peak = max(self.peak, _resident_bytes())

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()


def main() -> None:
    """Print speed, memory and the time of first use."""
    from dataprep.measure.signals import signals

    root = Path(__file__).resolve().parents[1]
    rows = [
        row
        for archive in _archives(Path(os.environ.get("DATAPREP_BENCH_DIR", root / ".bench")))
        for row in _texts(archive)
    ]
    n_bytes = sum(len(text.encode()) for _, text in rows)
    print(f"{len(rows):,} files, {n_bytes:,} bytes")
    start = time.process_time()
    warm = list(dict.fromkeys(language for language, _ in rows))
    signals(_frame([(language, "x = 1\n") for language in warm]))
    print(f"first use               {time.process_time() - start:6.2f} CPU s (compile or cache)")
    batches = list(_batches(rows))
    largest = max(batches, key=lambda batch: batch["text"].str.len_bytes().sum())
    size = int(largest["text"].str.len_bytes().sum())
    with _PeakMemory() as memory:
        signals(largest)
    print(f"peak memory             {(memory.peak - memory.start) / size:6.1f} x the batch")
    seconds, lexer = [], []
    for _ in range(3):
        start = time.process_time()
        for batch in batches:
            signals(batch)
        seconds.append(time.process_time() - start)
        lexer.append(_lexer_seconds(batches))
    print(f"signals, 61 columns     {n_bytes / min(seconds) / 1e6:6.1f} MB per CPU s, best of 3")
    print(f"  of which the lexer    {100 * min(lexer) / min(seconds):6.1f} %")
    print(f"  per file              {1e6 * min(seconds) / len(rows):6.0f} us")
    start = time.process_time()
    for _, text in rows:
        _plain(text)
    plain = time.process_time() - start
    print(f"plain Python, 6 signals {n_bytes / plain / 1e6:6.1f} MB per CPU s")


def _lexer_seconds(batches: list[pl.DataFrame]) -> float:
    from dataprep.measure.signals import _buffers
    from dataprep.text.lexer import classify

    ready = [(*_buffers(batch["text"]), batch["language"].to_list()) for batch in batches]
    start = time.process_time()
    for data, offsets, languages in ready:
        classify(data, offsets, languages)
    return time.process_time() - start


if __name__ == "__main__":
    main()
