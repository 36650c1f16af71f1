"""How long asking takes: ``python -m tests.bench.speed``.

Prints the processor time of whole ``bot ask`` processes beside that of
``python -c "import click"``, taken alternately, then the time of one question to a bot
that is already open, and the time of compiling.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

HOUSE = Path(__file__).parents[2]
QUESTIONS = (
    "What are rare earths used for?",
    "Which country produces the most?",
    "What if China cuts its output by 10%?",
)


def main() -> None:
    """Print every measure."""
    options = _read_options()
    questions = options.question or QUESTIONS
    with TemporaryDirectory() as kept:
        environment = _make_environment(Path(kept))
        os.environ["OREBOT_CACHE"] = environment["OREBOT_CACHE"]
        for question in questions:
            _compare_processes(options.kb, question, options.runs, environment)
        _time_engine(options.kb, questions, options.runs)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kb", type=Path, default=HOUSE / "kb", help="folder of the base")
    parser.add_argument("--question", action="append", help="may be given several times")
    parser.add_argument("--runs", type=int, default=20, help="processes of each kind")
    return parser.parse_args()


def _make_environment(kept: Path) -> dict[str, str]:
    left_out = ("PYTHONDONTWRITEBYTECODE",)
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    places = {"PYTHONPYCACHEPREFIX": str(kept / "bytes"), "OREBOT_CACHE": str(kept / "cache")}
    return environment | places


def _compare_processes(folder: Path, question: str, runs: int, environment: dict[str, str]) -> None:
    ask = ["ask", "--kb", str(folder), question]
    commands = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "python -m bot ask": [sys.executable, "-m", "bot", *ask],
    }
    script = Path(sys.executable).with_name("orebot")
    if script.exists():
        commands["orebot ask"] = [str(script), *ask]
    for command in commands.values():
        _run(command, environment)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(_run(command, environment))
    print(question)
    (_, bare), *others = [(name, median(times)) for name, times in taken.items()]
    print(f"  {'python -c import click':24} {bare * 1000:6.1f} ms")
    for name, time_ in others:
        print(f"  {name:24} {time_ * 1000:6.1f} ms   {time_ / bare:.2f} times")


def _run(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the seconds of processor time that *command* takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, cwd=HOUSE, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _time_engine(folder: Path, questions: Sequence[str], runs: int) -> None:
    from bot.engine import open_bot
    from bot.engine.compiling import compile_base
    from bot.knowledge import load_base

    bot = open_bot(folder)
    times = []
    for question in questions:
        bot.ask(question)
        for _ in range(runs):
            start = time.perf_counter()
            bot.ask(question)
            times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=20)
    print(f"a question, warm: median {median(times):.1f} ms, 95 % under {cuts[-1]:.1f} ms")
    import sklearn.feature_extraction.text  # noqa: F401 -- not part of what is timed

    start = time.perf_counter()
    compile_base(load_base(folder))
    print(f"compiling: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
