"""Compiled kernels: where their code lies, and what they take."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from dataprep import made
from dataprep.text import kernels
from dataprep.text.kernels import Kernel

_ARGUMENTS = "uint8[::1] uint64[::1] int16[::1] uint64[::1] uint64[:,::1] uint8[::1] uint64[:,::1]"


def _kernel() -> Kernel:
    module, sources = "dataprep.text._literals_kernel", ("_literals_kernel.py",)
    return Kernel(module, "scan_texts", _ARGUMENTS, sources)


def _scan(kernel: Kernel) -> int:
    """Look for ``ab`` in ``xab``; its bit is the first."""
    buckets = np.zeros(1 << 16, np.int16)
    buckets[ord("a") << 8 | ord("b")] = 1
    masks = np.zeros((1, 1), np.uint64)
    kernel(
        np.frombuffer(b"xab", np.uint8), np.array([0, 3], np.uint64), buckets,
        np.array([0, 0, 1], np.uint64), np.array([[0, 2, 0, 9, 0, 1, 0]], np.uint64),
        np.frombuffer(b"ab", np.uint8), masks,
    )  # fmt: skip
    return int(masks[0, 0])


def test_kernel_when_its_code_is_absent_damaged_or_old_then_compiled_and_stored(
    tmp_path, monkeypatch
):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    folder = tmp_path / "kernels"
    monkeypatch.setattr(made, "_folders", lambda _: [blocked / "no", folder])
    assert 1 == _scan(_kernel())
    (path,) = folder.iterdir()
    code = path.read_bytes()
    path.write_bytes(code[:-1])
    (folder / f"{path.name.rpartition('-')[0]}-0000.o").write_bytes(b"old")
    assert 1 == _scan(_kernel())
    assert [path] == list(folder.iterdir())
    assert len(code) == path.stat().st_size


def test_kernel_when_its_code_is_stored_then_numba_stays_out():
    code = (
        "import sys; from dataprep.text.lexer import classify_text as c; c(b'x # y', 'Python');"
        "print('numba' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout


@pytest.mark.parametrize(
    "array", [np.zeros(4, np.int8), np.zeros((2, 2), np.uint8), np.zeros(8, np.uint8)[::2]]
)
def test_kernel_when_an_array_is_not_as_declared_then_refused(array):
    with pytest.raises(TypeError, match="is due"):
        _kernel()(array, *[array] * 6)


def test_kernel_when_an_argument_is_missing_then_refused():
    with pytest.raises(ValueError, match="argument"):
        _kernel()(np.zeros(1, np.uint8))


@pytest.mark.parametrize(("threshold", "expected"), [(0.25, 1 / 3), (1.25, 0.0)])
def test_kernel_when_it_takes_a_fraction_then_it_arrives_whole(threshold, expected):
    hashes, found = np.arange(3, dtype=np.uint64), np.zeros(1)
    places = np.array([hashes.ctypes.data, hashes.ctypes.data + 8], np.uint64)
    row, arguments = np.zeros(1, np.int64), "uint64[::1] int64[::1] int64[::1] int64[::1]"
    measure = Kernel(
        "dataprep.dedup._pair_kernel", "measure_pairs", f"{arguments} float64 float64[::1]",
        ("_pair_kernel.py", "_memory.py"),
    )  # fmt: skip
    measure(places, np.array([2, 2]), row, row + 1, threshold, found)
    assert expected == found[0]


def test_prepare_kernels_loads_all_that_are_declared():
    kernel = _kernel()
    assert kernels.prepare_kernels() >= 1
    assert 1 == _scan(kernel)
