"""Damaged input: whatever is flipped, only a SourceError or a quarantined row comes of it."""

import bz2
import contextlib
import gzip
import io
import json
import lzma
import shutil
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dataprep.errors import SourceError
from dataprep.ingest.build import ingest
from dataprep.ingest.lookup import resolve_source
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import SourceSpec

_FILES = {
    "p/a.py": b"a = 1\n" * 9,
    "p/d/b.txt": b"text",
    "p/caf\xe9": b"",
    "p/z": bytes(range(256)),
}
_PARAMS = IngestParams(max_file_bytes=1 << 20, max_entries=500)
_CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6
)
_CUT = st.none() | st.floats(0, 1)
_SETTINGS = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def _tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in _FILES.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("p/" + "l" * 120)
        link.type = tarfile.SYMTYPE
        link.linkname = "a.py"
        tar.addfile(link)
    return target.getvalue()


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _FILES.items():
            archive.writestr(name, data)
    return target.getvalue()


def _rows() -> list[dict[str, object]]:
    return [
        {"content": data.decode("latin-1"), "path": name, "repo_name": "o/n", "stars": 1}
        for name, data in _FILES.items()
    ]


def _parquet() -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(_rows()), target, row_group_size=2)
    return target.getvalue()


def _jsonl() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in _rows()).encode()


_BASES = {
    "x.tar": _tar(),
    "x.tar.gz": gzip.compress(_tar(), mtime=0),
    "x.tar.bz2": bz2.compress(_tar()),
    "x.tar.xz": lzma.compress(_tar()),
    "x.zip": _zip(),
    "x.parquet": _parquet(),
    "x.jsonl": _jsonl(),
    "x.jsonl.gz": gzip.compress(_jsonl(), mtime=0),
}


def _damaged(data: bytes, changes: list[tuple[float, int]], cut: float | None) -> bytes:
    array = bytearray(data)
    for place, byte in changes:
        array[int(place * len(array))] = byte
    return bytes(array if cut is None else array[: int(cut * len(array))])


def _survives(path: Path) -> None:
    """Read a source to its end; conservation is asserted by the builder itself."""
    spec = SourceSpec(location=str(path))
    with contextlib.suppress(SourceError):
        source = resolve_source(spec, worktree=False, cache_dir=path, params=_PARAMS)
        for _ in ingest(source, _PARAMS):
            pass


@pytest.mark.parametrize("name", _BASES)
def test_damaged_file_is_quarantined_or_refused(name, tmp_path):
    @_SETTINGS
    @given(_CHANGES, _CUT)
    def check(changes, cut):
        path = tmp_path / name
        path.write_bytes(_damaged(_BASES[name], changes, cut))
        _survives(path)

    check()


def test_damaged_git_directory_is_quarantined_or_refused(repository, tmp_path, git):
    git(repository, "gc", "-q")
    git(repository, "tag", "-a", "v1", "-m", "tag")
    files = sorted(
        p for p in (repository / ".git").rglob("*") if p.is_file() and "hooks" not in p.parts
    )
    work = tmp_path / "work"

    @settings(_SETTINGS, max_examples=25)
    @given(st.sampled_from(files), _CHANGES, _CUT)
    def check(file, changes, cut):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(repository, work, symlinks=True)
        data = file.read_bytes()
        if data:
            target = work / file.relative_to(repository)
            target.chmod(0o644)
            target.write_bytes(_damaged(data, changes, cut))
        _survives(work)

    check()
