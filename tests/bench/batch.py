"""Batches and the first prompt, as ratios to what was measured in the same run.

    python -m tests.bench.batch [--lines N] [--distinct N] [--runs N]

Prints questions a second of a warm batch (compiled base, one process, facts asked over and over)
beside those of a loop that only splits lines into JSON; memory of a batch of N lines as a ratio
to one of N / 10; the same for distinct questions, phrasings of facts of the usual base; and CPU
time until the first prompt of a conversation over that base as a ratio to importing prompt_toolkit.
Lines come through a real pipe from a small process: one with much memory would leave its own
peak to its children.
"""

import argparse
import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.engine import open_bot
from bot.transcript.variants import list_cases

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"
KB = Path(__file__).parents[2] / "kb"
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
FEED = """
import sys
with open(sys.argv[1]) as held:
    lines = held.readlines()
for at in range(int(sys.argv[2])):
    sys.stdout.write(lines[at % len(lines)])
"""
BARE = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"question": line.strip(), "outcome": "answered"}))
"""


def run_batch(code: str, lines: Path, count: int, kb: Path) -> tuple[float, int]:
    """Return seconds and, where the code prints it, peak KiB of a batch of *count* lines.

    The lines of the file are gone through over and over.
    """
    start = perf_counter()
    feed = subprocess.Popen(
        [sys.executable, "-c", FEED, str(lines), str(count)], stdout=subprocess.PIPE
    )
    batch = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=feed.stdout,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "OREBOT_KB": str(kb)},
    )
    feed.stdout.close()
    shown = sum(1 for _ in batch.stdout)
    peak = batch.stderr.read().split()
    feed.wait()
    batch.wait()
    assert shown == count
    return perf_counter() - start, int(peak[-1]) if peak else 0


def list_facts(count: int) -> list[str]:
    """Return so many distinct questions: phrasings of facts, then misspellings of them."""
    catalogue = open_bot(KB).catalogue
    facts = {id_ for id_, _ in catalogue.list_entries("fact")}
    for typos in (0, 10):
        cases = list_cases(catalogue, typos)
        found = [*dict.fromkeys(case.typed for case in cases if case.entry in facts)]
        if len(found) >= count:
            break
    return found[:count]


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


def measure(questions: Path, count: int, kb: Path) -> None:
    """Print how fast a batch of *count* lines is, and how much memory it needs."""
    run_batch(MEASURED, questions, 1, kb)
    small = count // 10
    early, low = run_batch(MEASURED, questions, small, kb)
    late, high = run_batch(MEASURED, questions, count, kb)
    bare, _ = run_batch(BARE, questions, count, kb)
    rate = (count - small) / (late - early)
    print(f"{count} questions: {rate:,.0f} a second warm, {late / bare:.1f} x bare JSON lines")
    print(f"peak memory: {high / 1024:.0f} MiB, {high / low:.3f} x that of {small} questions")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--distinct", type=int, default=2000)
    chosen = parser.parse_args()
    with TemporaryDirectory() as aside:
        few, many = Path(aside, "few"), Path(aside, "many")
        few.write_text("".join(f"{line}\n" for line in QUESTIONS))
        print("over and over: ", end="")
        measure(few, chosen.lines, ORCHARD)
        if chosen.distinct:
            facts = list_facts(chosen.distinct)
            many.write_text("".join(f"{line}\n" for line in facts))
            print("distinct: ", end="")
            measure(many, len(facts), KB)
    time_prompt()
    prompts = sorted(time_prompt() for _ in range(chosen.runs))
    imports = sorted(time_import() for _ in range(chosen.runs))
    middle = chosen.runs // 2
    ratio = prompts[middle] / imports[middle]
    print(f"first prompt: {prompts[middle]:.3f} s of CPU, {ratio:.2f} x import prompt_toolkit")


if __name__ == "__main__":
    main()
