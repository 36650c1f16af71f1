"""Random questions over odd tables: ``python -m tests.bench.fuzz [--questions N] [--seed S]``.

Tables of one row, one column, 10,000 rows, empty cells and right-to-left text are asked random
strings: letters of many scripts, and words of the tables and of the engine's own cues thrown
together. Prints for each table how many questions raised, how many were read, and the median and
worst milliseconds, also as a ratio to reading the question without any table.
"""

import argparse
import random
import statistics
import time
import traceback
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from bot.base.model import Place, Quantity, Question
from bot.kinds.table.answering import KIND
from bot.kinds.table.keys import find_names, find_series
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, OneTable

MOST_MS = 50.0
LONG = 10_000
SIGNS = "abcxyz 0123456789 .,?!-%~<>()אבגדهوزحتي文字かなöß\u200f\u202e'\"\n\t"
PLAIN = "which what who is are the of in and or by 3 2019 2020 500 12% second top of them it"
HEBREW = ("אגם", "נהר", "הר", "עיר")


class OddTable(OneTable):
    """A base of one made-up table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        texts = [table.title, *(column.label for column in table.columns)]
        texts += [cell.text for row in table.rows[:200] for cell in row.cells]
        from bot.base.text import terms

        self.held = {term for text in texts for term in terms(text, LEXICON)}
        self.words = sorted({w.lower() for text in texts for w in text.split() if w.isalpha()})

    def list_entries(self, _kind: str = "") -> list[tuple[str, str]]:
        return [(self.table.id, self.table.title)]

    def load_entry(self, _id: str) -> Table:
        return self.table

    def load_source(self, _id: str) -> None:
        return None


def make_table(name: str, columns: tuple[Column, ...], rows: list[tuple[Any, ...]]) -> Table:
    """Return the table; numbers and pairs of numbers are amounts, None an unknown one."""
    held = tuple(
        Row(tuple(_make_cell(column, value) for column, value in zip(columns, row, strict=True)))
        for row in rows
    )
    key = find_names(columns, held)
    return Table(
        id=name,
        title=f"Catch of {name}",
        place=Place("fuzz", 1, 1),
        columns=columns,
        rows=held,
        key=key,
        series=find_series(columns, held, key),
    )


def _make_cell(column: Column, value: Any) -> Cell:
    if column.type != "quantity":
        return Cell(str(value))
    if value is None:
        return Cell("-", "", Quantity(None, None, "1", low_open=True, high_open=True, text="-"))
    low, high = map(Fraction, value) if isinstance(value, tuple) else [Fraction(value)] * 2
    return Cell(f"{low} - {high}", "", Quantity(low, high, "1"))


NAME = Column("lake", "Lake", "category")
YEAR = Column("year", "Year", "time")
SIZE = Column("catch", "Catch", "quantity", "1", aliases=("caught",))
NOTE = Column("note", "Note", "text")


def list_tables() -> dict[str, Table]:
    """Return the odd tables by their names."""
    rng = random.Random(0)
    big = [(f"lake {i % 2500}", 2018 + i // 2500, rng.randrange(9999), "mud") for i in range(LONG)]
    empty = [
        ("", "", None, ""),
        ("Pell", "", None, ""),
        ("", "2020", 3, "weed"),
        ("Oss", "", (1, 9), ""),
    ]
    turned = [(name, 2019 + i, (i, i + 3), " ".join(HEBREW)) for i, name in enumerate(HEBREW)]
    columns = (NAME, YEAR, SIZE, NOTE)
    return {
        "one row": make_table("one row", columns, [("Mirren", 2020, 5, "clear")]),
        "one column": make_table("one column", (NAME,), [("Mirren",), ("Pell",)]),
        "one figure": make_table("one figure", (SIZE,), [(3,), (None,), ((2, 8),)]),
        "10,000 rows": make_table("10,000 rows", columns, big),
        "empty cells": make_table("empty cells", columns, empty),
        "right to left": make_table("right to left", columns, turned),
    }


def list_words(table: Table) -> list[str]:
    """Return words that mean something to the table or to the engine."""
    cues = [phrase for group in WORDS["kinds.table"]["cues"].values() for phrase in group]
    tests = [phrase for group in WORDS["kinds.table"]["compare"].values() for phrase in group]
    cells = [cell.text for row in table.rows[:50] for cell in row.cells if cell.text]
    labels = [column.label for column in table.columns]
    plain = PLAIN.split()
    return [*cues, *tests, *cells, *labels * 20, *plain * 5]


def make_utterance(rng: random.Random, words: list[str]) -> str:
    """Return random letters, or random words."""
    if rng.random() < 0.3:
        return "".join(rng.choice(SIGNS) for _ in range(rng.randrange(0, 80)))
    return " ".join(rng.choice(words) for _ in range(rng.randrange(1, 14)))


def run(table: Table, utterances: list[str]) -> Iterator[tuple[float, float, bool, str]]:
    """Yield milliseconds with the table and without, whether it was read, and what was raised."""
    base = OddTable(table)
    frame = None
    for utterance in utterances:
        bare = _time(lambda text=utterance: _parse(text, base))
        try:
            start = time.perf_counter()
            question = _parse(utterance, base)
            readings = KIND.interpret(table, question, base)
            readings = KIND.combine(readings, question, base)
            for reading in readings[:1]:
                KIND.answer(reading, question, base)
            if frame is not None:
                follow = KIND.follow_up(frame, question, base)
                readings = (*readings, follow) if follow else readings
                if follow:
                    KIND.answer(follow, question, base)
            spent = (time.perf_counter() - start) * 1000
            frame = readings[0].frame if readings else frame
            yield spent, bare, bool(readings), ""
        except Exception:  # noqa: BLE001 -- to count them is the purpose
            yield 0.0, bare, False, f"{utterance!r}\n{traceback.format_exc()}"


def _parse(utterance: str, base: OddTable) -> Question:
    return parse_question(utterance, LEXICON, WORDS["question"], base)


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print one line a table, and the first of what was raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tables = list_tables()
    each = options.questions // len(tables)
    rng = random.Random(options.seed)
    print("table | questions | raised | read | median ms | worst ms | over 50 ms | median ratio")
    for name, table in tables.items():
        words = list_words(table)
        done = list(run(table, [make_utterance(rng, words) for _ in range(each)]))
        spent, bare = [item[0] for item in done], [item[1] for item in done]
        raised = [item[3] for item in done if item[3]]
        ratio = statistics.median(spent) / max(statistics.median(bare), 1e-9)
        late = sum(ms > MOST_MS for ms in spent)
        read = sum(item[2] for item in done)
        print(
            f"{name} | {each} | {len(raised)} | {read} | {statistics.median(spent):.2f} | "
            f"{max(spent):.1f} | {late} | {ratio:.1f}"
        )
        if raised:
            print(raised[0])


if __name__ == "__main__":
    main()
