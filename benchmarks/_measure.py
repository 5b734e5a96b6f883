"""Measures a command: CPU seconds, wall seconds and peak memory of its whole process tree."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import time
from pathlib import Path


def measure(label: str, command: list[str]) -> dict[str, object]:
    """Run a command; return its CPU seconds, wall seconds and peak memory of the process tree."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    output, _ = process.communicate()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode not in {0, 1}:
        print(output[-4000:], file=sys.stderr)
    return {
        "what": label,
        "exit": process.returncode,
        "cpu_s": round(cpu, 2),
        "wall_s": round(time.monotonic() - started, 1),
        "peak_mib": round(peak[0] / 1024),
    }


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    """Keep the largest sum of proportional set sizes over the process and its descendants."""
    while process.poll() is None:
        started = time.thread_time()
        total, waiting = 0, [process.pid]
        while waiting:
            pid = waiting.pop()
            try:
                for task in Path(f"/proc/{pid}/task").iterdir():
                    waiting += map(int, (task / "children").read_text().split())
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
                total += next(
                    int(x.split()[1]) for x in rollup.splitlines() if x.startswith("Pss:")
                )
            except (OSError, StopIteration):
                continue
        peak[0] = max(peak[0], total)
        # Adding up the pages of a large process is work: at most a twentieth of the time goes there.
        time.sleep(max(0.2, 20 * (time.thread_time() - started)))
