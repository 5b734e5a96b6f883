"""Every command: what it answers, its exit code, and what it says where it cannot."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dataprep.cli.main import COMMANDS
from dataprep.errors import ConservationError, NothingToScanError

LEAVES = [[name] for name in COMMANDS if name != "rules"]
LEAVES += [["rules", name] for name in ("list", "show", "test")]


def _run(*arguments: str, stdout: int = subprocess.PIPE, **environment: str) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "dataprep", *arguments],
        env=os.environ | environment,
        stdout=stdout,
        check=False,
    )
    return done.returncode, done.stdout


def test_help_answers_in_under_a_third_of_a_cpu_second() -> None:
    spent = []
    for _ in range(3):
        before = os.times()
        _run("--help")
        after = os.times()
        spent.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    assert min(spent) < 0.3


def test_help_imports_no_heavy_package() -> None:
    code = (
        "import sys, importlib; from dataprep.cli import main; "
        "[main.cli.get_command(None, name) for name in main.COMMANDS]; "
        "print([m for m in ('polars', 'pyarrow', 'numba', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert b"[]" == done.stdout.strip()


@pytest.mark.parametrize("command", LEAVES, ids=" ".join)
def test_command_help_names_its_options_and_exits_0(command: list[str], dataprep) -> None:
    outcome = dataprep(*command, "--help")
    assert 0 == outcome.code
    assert outcome.out.startswith(f"Usage: dataprep {' '.join(command)}")
    assert "" == outcome.err


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["scna"], "did you mean scan?"),
        (["rules", "lst"], "did you mean list, test?"),
        (["scan", "--formt", "json"], "Did you mean '--format'?"),
        (["scan", "--format", "jsn"], "'json'"),
        (["scan", "--recipe", "defalt"], "did you mean default?"),
        (["scan", "--ignore", "exact-dupe"], "did you mean exact-duplicate"),
        (["rules", "show", "exact-duplicat"], "did you mean exact-duplicate"),
        (["rules", "list", "starcodr2"], "did you mean starcoder2"),
        (["rules", "test", "empty-fil"], "did you mean empty-file"),
        (["tables", "decision"], "did you mean decisions"),
        (["completion", "bsh"], "'bash'"),
    ],
)
def test_unknown_name_gives_near_ones_and_exits_2(arguments, near: str, dataprep) -> None:
    outcome = dataprep(*arguments)
    assert 2 == outcome.code
    assert near in outcome.err
    assert "" == outcome.out


def test_unknown_run_is_answered_with_the_runs_there_are(scanned: Path, dataprep) -> None:
    outcome = dataprep("report", "--run", "1999")
    assert 2 == outcome.code
    assert "unknown run '1999'" in outcome.err


def test_all_faults_of_a_command_are_said_at_once(tmp_path: Path, dataprep) -> None:
    (tmp_path / "file").touch()
    outcome = dataprep(
        "scan", "/nonexistent/place", "--recipe", "defalt", "--select", "no-such-rule",
        "--output", "file/result.json",
    )  # fmt: skip
    assert 2 == outcome.code
    for part in ("/nonexistent/place", "'defalt'", "'no-such-rule'", "file/result.json"):
        assert part in outcome.err


def test_all_faults_of_settings_are_said_at_once(monkeypatch, dataprep) -> None:
    monkeypatch.setenv("DATAPREP_JOBS", "many")
    monkeypatch.setenv("DATAPREP_FOMAT", "json")
    outcome = dataprep("scan")
    assert 2 == outcome.code
    assert "jobs (from environment)" in outcome.err
    assert "fomat (from environment): is no setting, did you mean format?" in outcome.err


def test_version_is_printed(dataprep) -> None:
    assert dataprep("--version").out.startswith("dataprep ")


def test_source_without_an_entry_exits_3(tmp_path: Path, dataprep) -> None:
    (tmp_path / "nothing").mkdir()
    outcome = dataprep("scan", "nothing")
    assert 3 == outcome.code, outcome.err
    assert outcome.err.startswith("error: ")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConservationError("counts do not add up"), 4),
        (NothingToScanError("no entry"), 3),
        (KeyboardInterrupt(), 130),
        (RuntimeError("secret of a file"), 2),
    ],
)
def test_error_of_the_engine_gives_its_exit_code(
    error: BaseException, code: int, tmp_path: Path, dataprep, monkeypatch
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    (tmp_path / "a.py").write_text("a = 1\n")
    monkeypatch.setattr("dataprep.cli.judge.run_engine", fail)
    outcome = dataprep("scan", ".")
    assert code == outcome.code
    assert "secret of a file" not in outcome.err
    if code == 130:
        assert "run the same command again" in outcome.err


def test_error_with_a_hostile_name_moves_no_terminal(scanned: Path, dataprep) -> None:
    outcome = dataprep("explain", "\x1b[2J\u202e" + "a" * 100_000)
    assert 2 == outcome.code
    assert "\x1b" not in outcome.err
    assert "\u202e" not in outcome.err
    assert len(outcome.err) < 3_000


def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    code, _ = _run("rules", "list", stdout=write)
    os.close(write)
    assert 0 == code


def test_text_for_a_terminal_that_cannot_show_it_is_escaped() -> None:
    code, out = _run("rules", "show", "generated", PYTHONIOENCODING="ascii")
    assert 0 == code
    assert out.isascii()


def test_terminated_process_says_so_and_exits_130(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from dataprep.cli import main\n"
        "main.cli.main = lambda **_: os.kill(os.getpid(), signal.SIGTERM)\n"
        "main.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (130, True) == (done.returncode, b"interrupted" in done.stderr)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_names_the_program(shell: str, dataprep) -> None:
    outcome = dataprep("completion", shell)
    assert 0 == outcome.code
    assert "_DATAPREP_COMPLETE" in outcome.out
    assert "dataprep" in outcome.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dataprep sc", "scan"),
        ("dataprep rules sh", "show"),
        ("dataprep scan --fo", "--format"),
        ("dataprep scan --recipe star", "starcoder2"),
        ("dataprep rules show empty", "empty-file"),
        ("dataprep rules list starcoder2-", "starcoder2-licenses"),
    ],
)
def test_completion_completes(words: str, expected: str) -> None:
    _, out = _run(
        _DATAPREP_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )
    assert expected in [line.partition(",")[2] for line in out.decode().splitlines()]


def test_progress_in_a_log_comes_seldom(capfd, monkeypatch) -> None:
    from dataprep.cli.progress import Progress
    from dataprep.engine.events import TaskEnded, Warned

    clock = iter([0.0, 1.0, 11.0, 11.0, 12.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    progress = Progress(quiet=False, verbose=False)
    for done in (1, 2, 3):
        progress(TaskEnded("measure.signals", done, 3))
    assert "measure.signals: 2 of 3\n" == capfd.readouterr().err
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    progress(Warned("a\x1bb"))
    assert "warning: a\\x1bb\n" == capfd.readouterr().err


def test_doctor_finds_everything_there(dataprep) -> None:
    outcome = dataprep("doctor")
    assert 0 == outcome.code, outcome.err
    assert {"ok"} == {line.split()[0] for line in outcome.out.splitlines()}


def test_rules_of_a_recipe_are_listed_in_its_order(dataprep) -> None:
    outcome = dataprep("rules", "list", "--recipe", "starcoder2", "--format", "json")
    groups = list(dict.fromkeys(rule["group"] for rule in json.loads(outcome.out)["rules"]))
    assert ["integrity", "starcoder2-licenses", "starcoder2"] == groups


def test_rules_test_of_one_rule_says_how_many_it_tested(dataprep) -> None:
    assert "1 rule tested, all as their tests say\n" == dataprep("rules", "test", "no-words").out


def test_settled_process_when_it_ends_then_it_looks_for_no_cycles() -> None:
    program = (
        "import atexit, gc; from dataprep.cli.options import settle_process\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "settle_process()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    assert b"True\n" == done.stdout


def test_settled_process_when_environment_has_threads_then_they_hold() -> None:
    program = (
        "import os; from dataprep.cli.options import settle_process; settle_process()\n"
        "print(os.environ['POLARS_MAX_THREADS'], os.environ['OMP_NUM_THREADS'])\n"
    )
    given = os.environ | {"POLARS_MAX_THREADS": "3", "OMP_NUM_THREADS": "2"}
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, env=given
    )
    assert b"3 2\n" == done.stdout
