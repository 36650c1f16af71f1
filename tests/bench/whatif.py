"""Times of what-ifs on the shipped base, warm, as ratios to one empty question of the same run.

Run: ``python -m tests.bench.whatif [--rounds N]``. Aims: a what-if under 50 ms, a sweep of
100 points under 1 s.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.engine import Bot, open_bot

KB = Path(__file__).parents[2] / "kb"
ARTICLE = ("cooperation-article",)
SINGLE = (
    ("output-change", {"country": "China", "change": "-30%"}),
    ("concentration-after-change", {"country": "Australia", "change": "100%"}),
    ("tariff-price-effect", {"old": "10%", "new": "25%"}),
    ("import-response", {"new": "25%"}),
    ("supplier-duty", {"country": "China", "duty": "25%"}),
    ("venture-value", {"flows": "-100; 39; 59; 55; 20"}),
)
SWEPT = (
    ("output-change", {"country": "China"}, ("change", "-99%:0%:1%")),
    ("tariff-price-effect", {"old": "0%"}, ("new", "1%:100%:1%")),
    ("supplier-duty", {"country": "China"}, ("duty", "1%:100%:1%")),
)


def measure(work: Callable[[], object], rounds: int) -> float:
    """Return the median milliseconds of *work*, after one run that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def list_cases(bot: Bot) -> list[tuple[str, Callable[[], object]]]:
    """Return what is timed, with its name."""
    cases: list[tuple[str, Callable[[], object]]] = []
    for name, given in SINGLE:
        settings = list(given.items())
        cases.append((f"what-if {name}", lambda n=name, s=settings: bot.what_if(n, s)))  # type: ignore[misc]
    for name, given in SINGLE[:2]:
        settings = list(given.items())
        cases.append(
            (f"what-if {name}, article", lambda n=name, s=settings: bot.what_if(n, s, ARTICLE))  # type: ignore[misc]
        )
    for name, given, over in SWEPT:
        settings = list(given.items())
        cases.append(
            (f"sweep of 100, {name}", lambda n=name, s=settings, o=over: bot.sweep(n, s, o))  # type: ignore[misc]
        )
    return cases


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    bot = open_bot(KB)
    base = measure(lambda: bot.ask("hello"), rounds)
    print(f"{'case':48} {'ms':>9} {'ratio':>8}")
    print(f"{'a greeting (baseline)':48} {base:9.2f} {1:8.1f}")
    for name, work in list_cases(bot):
        took = measure(work, rounds)
        print(f"{name:48} {took:9.2f} {took / base:8.1f}")


if __name__ == "__main__":
    main()
