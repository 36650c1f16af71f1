"""The command as a real process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OREBOT = [sys.executable, "-m", "bot"]


def run_process(*args, **options):
    return subprocess.run([*OREBOT, *args], capture_output=True, timeout=60, check=False, **options)


@pytest.mark.parametrize("args", [(), ("chat",), ("ask", "--file", "-")])
def test_nothing_on_stdin_is_wrong_use_at_once(args) -> None:
    done = run_process(*args, stdin=subprocess.DEVNULL)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no question" in done.stderr


def test_a_closed_stdin_is_wrong_use_too() -> None:
    done = run_process(preexec_fn=lambda: os.close(0))

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_reader_that_went_away_is_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [*OREBOT, "--help"], stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (141, b"")


def test_a_closed_stdout_is_no_success() -> None:
    done = run_process("--help", preexec_fn=lambda: os.close(1))

    assert done.returncode == 74
    assert b"stdout is closed" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told_in_a_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*OREBOT, "--help"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )

    assert done.returncode == 74
    assert done.stderr.startswith(b"Error: the answer cannot be written")


def test_a_base_that_is_not_there_is_status_4(tmp_path) -> None:
    done = run_process("ask", "hello", "--kb", str(tmp_path / "none"))

    assert (done.returncode, done.stdout) == (4, b"")
    assert b"none" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_command_line_imports_nothing_heavy() -> None:
    heavy = {"sklearn", "scipy", "numpy", "yaml", "rich", "prompt_toolkit", "rapidfuzz"}
    heavy |= {"tomllib", "asyncio", "logging"}
    code = "import sys, bot.cli.asking, bot.cli.batch; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not heavy & set(done.stdout.split())
