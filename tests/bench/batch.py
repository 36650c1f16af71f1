"""Batches and the first prompt, as ratios to what was measured in the same run.

    python -m tests.bench.batch [--lines N] [--runs N]

Prints questions a second of a warm batch (compiled base, one process) beside those of a loop that
only splits lines into JSON; memory of a batch of N lines as a ratio to one of N / 10; and CPU
time until the first prompt of a conversation over the usual base as a ratio to that of
``import prompt_toolkit``.
"""

import argparse
import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"
QUESTIONS = ("How old are the orchards?", "What is pear rust?", "Who planted the first apple tree?")
OREBOT = [sys.executable, "-m", "bot"]
MEASURED = """
import resource, sys
from bot.cli import main
try:
    main(["ask", "--file", "-", "--json"])
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
BARE = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"question": line.strip(), "outcome": "answered"}))
"""


def run_batch(code: str, lines: int) -> tuple[float, int]:
    """Return seconds and, where the code prints it, peak KiB of a batch of *lines*."""
    data = "".join(f"{QUESTIONS[at % len(QUESTIONS)]}\n" for at in range(lines))
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=data,
        text=True,
        capture_output=True,
        check=True,
        env={**os.environ, "OREBOT_KB": str(ORCHARD)},
    )
    seconds = perf_counter() - start
    assert len(done.stdout.splitlines()) == lines
    return seconds, int(done.stderr.split()[-1]) if done.stderr else 0


def time_prompt() -> float:
    """Return CPU seconds until a conversation over the usual base shows its prompt, and leaves."""
    before = getrusage(RUSAGE_CHILDREN)
    pid, handle = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        os.execv(sys.executable, [*OREBOT, "chat"])
    seen = b""
    while b"\x1b[?2004h" not in seen:  # pasting is taken from here on: the prompt stands
        if select.select([handle], [], [], 60)[0]:
            seen += os.read(handle, 65536)
    os.write(handle, b"\x04")
    while True:
        try:
            if not os.read(handle, 65536):
                break
        except OSError:
            break
    os.waitpid(pid, 0)
    os.close(handle)
    return _cpu_since(before)


def time_import() -> float:
    """Return CPU seconds of importing prompt_toolkit."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import prompt_toolkit"], check=True)
    return _cpu_since(before)


def _cpu_since(before) -> float:
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    run_batch(MEASURED, 1)
    small = max(chosen.lines // 10, 100)
    few, low = run_batch(MEASURED, small)
    many, high = run_batch(MEASURED, chosen.lines)
    bare, _ = run_batch(BARE, chosen.lines)
    rate = (chosen.lines - small) / (many - few)
    print(
        f"{chosen.lines} questions: {rate:,.0f} a second warm, {many / bare:.1f} x bare JSON lines"
    )
    print(f"peak memory: {high / 1024:.0f} MiB, {high / low:.3f} x that of {small} questions")
    time_prompt()
    prompts = sorted(time_prompt() for _ in range(chosen.runs))
    imports = sorted(time_import() for _ in range(chosen.runs))
    middle = chosen.runs // 2
    ratio = prompts[middle] / imports[middle]
    print(f"first prompt: {prompts[middle]:.3f} s of CPU, {ratio:.2f} x import prompt_toolkit")


if __name__ == "__main__":
    main()
