"""Which of many tables: ``python -m tests.bench.which_table FILE [--among N...] [--limit N]``.

The tables of a file, in the form that ``tests.bench.tables`` reads, become bases of so many tables,
compiled, searched and read as any other base is. One question is asked about each table; right are
those whose own table the product puts first, in whatever order the base has them. Many questions
fit several tables alike ("Who played at Windy Hill?"): the product asks back then, so what it
replies is counted, too. Tables have their titles for their only words beside headings and cells.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.answer.choosing import choose_answer
from bot.answer.ordering import order_tables
from bot.answer.ranking import rank_readings
from bot.base.model import Answer, Clarification
from bot.kinds.table.model import Table
from tests.bench.bases import compile_entries, search
from tests.bench.tables import UNKNOWN, is_year, make_table, read_amount, read_lines

UNTITLED = "table"
HEAD = (
    "file | questions | tables | its own table is first | answered from it | asked back about it"
    " | answered from another"
)


def main() -> None:
    """Print one line a file and number of tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--among", type=int, nargs="+", default=[20, 200], help="tables in all")
    parser.add_argument("--limit", type=int, default=200, help="questions, a seeded sample")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(HEAD)
    for path in options.files:
        lines = draw_questions(path, options.seed)
        count = min(options.limit, len(lines))
        for among in options.among:
            counted: Counter[str] = Counter()
            for start in range(0, count, among):
                held = lines[max(min(start, len(lines) - among), 0) :][:among]
                counted.update(judge(lines[start : min(start + among, count)], held))
            told = ("first", "answered", "asked back", "another")
            shares = " | ".join(f"{counted[name] / count:.1%}" for name in told)
            print(f"{path.parent.name} | {count} | {among} | {shares}")


def judge(asked: Sequence[dict[str, Any]], held: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what became of each of *asked* over a base of the tables of *held*."""
    tables = [make_table(line["table"]) for line in held]
    base, _ = compile_entries({"tables": [write_table(f"t{n}", t) for n, t in enumerate(tables)]})
    for line in asked:
        own = f"t{held.index(line)}"
        question, candidates = search(base, line["question"])
        ordered = order_tables(rank_readings(question, candidates, base))
        if ordered and ordered[0].reading.entry.id == own:
            yield "first"
        reply = choose_answer(question, candidates, base).reply
        if isinstance(reply, Answer):
            yield "answered" if own in reply.entries else "another"
        elif isinstance(reply, Clarification) and own in reply.entries:
            yield "asked back"


def write_table(name: str, table: Table) -> dict[str, Any]:
    """Return *table* as it stands in a base, with *name* for its id."""
    columns = []
    for at, column in enumerate(table.columns):
        type_ = "category" if is_unreadable(table, at) else column.type
        unit = {"unit": column.unit} if type_ == "quantity" else {}
        columns.append({"name": column.name, "label": column.label or "-", "type": type_, **unit})
    figures = [column["type"] == "quantity" for column in columns]
    rows = [
        [
            "unknown" if is_figure and cell.text in UNKNOWN else cell.text
            for cell, is_figure in pairs
        ]
        for pairs in (list(zip(row.cells, figures, strict=True)) for row in table.rows)
    ]
    times = [column["name"] for column in columns if column["type"] == "time"]
    silent = {"default": {times[0]: "all"}} if times else {}
    title = table.title or UNTITLED
    return {"id": name, "title": title, "columns": columns, "rows": rows, **silent}


def is_unreadable(table: Table, at: int) -> bool:
    """Return whether a cell holds no amount or time where its column is of them.

    A unit that every cell has is taken off where one table is read alone.
    """
    texts = [row.cells[at].text for row in table.rows]
    if table.columns[at].type == "quantity":
        return not all(map(read_amount, texts))
    return table.columns[at].type == "time" and not all(map(is_year, texts))


def draw_questions(path: Path, seed: int) -> list[dict[str, Any]]:
    """Return a question about each table of a file, the tables in a seeded order."""
    lines = read_lines(path, None, 0)
    random.Random(seed).shuffle(lines)
    once: dict[str, dict[str, Any]] = {}
    for line in lines:
        once.setdefault(repr(line["table"]), line)
    return list(once.values())


if __name__ == "__main__":
    main()
