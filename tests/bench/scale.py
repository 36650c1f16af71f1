"""Bases of 100 to 1,000,000 entries: ``python -m tests.bench.scale FILE... [--sizes N,N]``.

A seeded generator makes facts of the texts in benchmark files (of either form) and of the base that
ships, with names that grow in number as the base does. Each size is
compiled in one process and asked in another, through the real compiler, file and search; SQLite
FTS5 and, where it is installed, bm25s index and answer the same texts. Prints one line a size
and engine: compile seconds, megabytes of the file, peak megabytes of memory while compiling
and while asking, milliseconds until the first answer, then median and 95th percentile of a
warm question, and the share of the questions whose own entry comes first. Where that is lower than
the others', a question had lost its telling words: they find it by its "what" and "on", which the
base leaves out.
"""

import argparse
import json
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bot.knowledge import load_base
from tests.bench.bases import read_rows, search

SIZES = "100,10000,100000,1000000"
WARMING = 5
NEW_NAMES = 0.3
"""How often an entry is about something that no entry before it was about."""

SYLLABLES = [f"{start}{end}" for start in "bdfgklmnprstvz" for end in ("a", "el", "i", "or", "un")]


class Item(NamedTuple):
    """A generated entry: its title, one phrasing, what it answers."""

    title: str
    ask: str
    answer: str


def main() -> None:
    """Print every measure, or make one step of them in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sizes", default=SIZES, help=f"entries, default {SIZES}")
    parser.add_argument("--questions", type=int, default=200, help="asked of each size")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step, engine = options.step.split(":")
        items = make_items(read_texts(options.files), int(options.sizes))
        print(json.dumps(STEPS[engine][step](items, options.place, options.questions)))
        return
    print(
        "entries, engine: compile s, file MB, peak MB compiling / asking; ms first, median, p95; %"
    )
    for size in options.sizes.split(","):
        for engine in STEPS:
            with TemporaryDirectory() as place:
                made = _run("make", engine, size, place, options)
                asked = _run("ask", engine, size, place, options) if made else None
            if not made or not asked:
                print(f"{size:>9}, {engine}: not measured (not installed, or out of memory)")
                continue
            print(
                f"{size:>9}, {engine:7}: {made['seconds']:8.1f} {made['bytes'] / 1e6:8.1f}"
                f" {made['peak']:8.0f} {asked['peak']:8.0f}; {asked['first']:8.1f}"
                f" {asked['median']:8.2f} {asked['p95']:8.2f}; {asked['right']:6.1f}",
                flush=True,
            )


def _run(
    step: str, engine: str, size: str, place: str, options: argparse.Namespace
) -> dict[str, float] | None:
    command = [sys.executable, "-m", "tests.bench.scale", *map(str, options.files)]
    command += ["--sizes", size, "--questions", str(options.questions)]
    command += ["--step", f"{step}:{engine}", "--place", place]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    found: dict[str, float] | None = json.loads(done.stdout) if not done.returncode else None
    return found


def read_texts(files: Sequence[Path]) -> list[list[str]]:
    """Return the words of every text in *files* and in ``kb/``, long ones cut."""
    texts = [text for entry in load_base(Path("kb")).entries for text in (entry.title, *entry.ask)]
    for path in files:
        for row in read_rows(path):
            for key in ("text", "query", "title"):
                found = row.get(key) or ()
                texts += [found] if isinstance(found, str) else found
    return [text.split()[:40] for text in texts if len(text.split()) > 3]


def make_items(texts: Sequence[Sequence[str]], size: int) -> Iterator[Item]:
    """Yield *size* entries, each of the halves of two texts, a third one's end and a name.

    Words of the texts recur as they do there. Names grow with the base, as a vocabulary does, and
    a few are common and most are rare (Simon, "On a class of skew distribution functions", 1955).
    """
    chance = random.Random(0)
    named: list[int] = []
    for _ in range(size):
        one, other, third = (texts[chance.randrange(len(texts))] for _ in range(3))
        is_new = not named or chance.random() < NEW_NAMES
        named.append(len(named) if is_new else chance.choice(named))
        name = make_name(named[-1])
        title = [*one[:4], name, *other[-3:]]
        ask = [*one[: len(one) // 2 + 1][:12], name, *other[len(other) // 2 :][:12]]
        yield Item(" ".join(title), " ".join(ask), " ".join([name, *third[-20:]]))


def make_name(number: int) -> str:
    """Return a word that can be spoken, another one for every *number*."""
    parts = []
    while number or len(parts) < 2:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def make_questions(items: Sequence[Item], count: int) -> list[tuple[int, str]]:
    """Return entries and a question on each: its phrasing, every third word left out."""
    chance = random.Random(1)
    chosen = [chance.randrange(len(items)) for _ in range(count)]
    return [
        (number, " ".join(w for at, w in enumerate(items[number].ask.split()) if at % 3 != 1))
        for number in chosen
    ]


def _measure_peak() -> float:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make_own(items: Iterator[Item], place: Path, _: int) -> dict[str, float]:
    from bot.base.model import KnowledgeBase, Place
    from bot.engine.compiling import compile_base
    from bot.kinds.fact.model import Fact
    from bot.store import write_compiled

    where = Place("facts.yaml", 1, 1)
    facts = tuple(
        Fact(id=f"e{number}", title=title, place=where, ask=(ask,), answer=answer)
        for number, (title, ask, answer) in enumerate(items)
    )
    start = time.process_time()
    base = KnowledgeBase(name="scale", version="1", hash="0", entries=facts)
    progress: Callable[[str], None] = lambda step: print(step, file=sys.stderr)  # noqa: E731
    write_compiled(place / "own.sqlite", compile_base(base, progress))
    return _tell_made(start, place)


def _ask_own(items: Iterator[Item], place: Path, count: int) -> dict[str, float]:
    from bot.store import open_compiled

    questions = make_questions(list(items), count)
    start = time.perf_counter()
    base = open_compiled(place / "own.sqlite")

    def find(text: str) -> int:
        _, found = search(base, text)
        return int(found[0].entry[1:]) if found else -1

    return _time(find, questions, start)


def _make_fts(items: Iterator[Item], place: Path, _: int) -> dict[str, float]:
    held = list(items)
    start = time.process_time()
    with sqlite3.connect(place / "fts.sqlite") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'porter')")
        rows = ((number, " ".join(item)) for number, item in enumerate(held))
        connection.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", rows)
    connection.close()
    return _tell_made(start, place)


def _ask_fts(items: Iterator[Item], place: Path, count: int) -> dict[str, float]:
    questions = make_questions(list(items), count)
    start = time.perf_counter()
    connection = sqlite3.connect(place / "fts.sqlite")

    def find(text: str) -> int:
        words = " OR ".join(f'"{word}"' for word in text.replace('"', " ").split())
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 8"
        rows = connection.execute(sql, (words,)).fetchall()
        return int(rows[0][0]) if rows else -1

    return _time(find, questions, start)


def _make_bm25s(items: Iterator[Item], place: Path, _: int) -> dict[str, float]:
    import bm25s  # type: ignore[import-not-found, unused-ignore]

    texts = [" ".join(item) for item in items]
    start = time.process_time()
    ranker = bm25s.BM25()
    ranker.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    ranker.save(place / "bm25s")
    return _tell_made(start, place)


def _ask_bm25s(items: Iterator[Item], place: Path, count: int) -> dict[str, float]:
    import bm25s  # type: ignore[import-not-found, unused-ignore]

    questions = make_questions(list(items), count)
    start = time.perf_counter()
    ranker = bm25s.BM25.load(place / "bm25s")

    def find(text: str) -> int:
        tokens = bm25s.tokenize([text], show_progress=False)
        with suppress(ValueError):  # no word of the question is known
            rows, _ = ranker.retrieve(tokens, k=8, show_progress=False)
            return int(rows[0, 0])
        return -1

    return _time(find, questions, start)


def _tell_made(start: float, place: Path) -> dict[str, float]:
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    return {"seconds": time.process_time() - start, "bytes": size, "peak": _measure_peak()}


def _time(
    find: Callable[[str], int], questions: Sequence[tuple[int, str]], start: float
) -> dict[str, float]:
    find(questions[0][1])
    first = (time.perf_counter() - start) * 1000
    for _, text in questions[:WARMING]:
        find(text)
    times, right = [], 0
    for number, text in questions:
        before = time.perf_counter()
        right += find(text) == number
        times.append((time.perf_counter() - before) * 1000)
    return {
        "first": first,
        "median": median(times),
        "p95": quantiles(times, n=20)[-1],
        "right": 100 * right / len(questions),
        "peak": _measure_peak(),
    }


STEPS: dict[str, dict[str, Callable[[Iterator[Item], Path, int], Any]]] = {
    "orebot": {"make": _make_own, "ask": _ask_own},
    "fts5": {"make": _make_fts, "ask": _ask_fts},
    "bm25s": {"make": _make_bm25s, "ask": _ask_bm25s},
}


if __name__ == "__main__":
    main()
