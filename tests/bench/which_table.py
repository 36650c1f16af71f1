"""Which of many tables: ``python -m tests.bench.which_table FILE [--among N...] [--limit N]``.

Reads the files of ``tests.bench.tables``. Each question is read over its own table and over others
drawn from the same file; the table of the surest reading is right when it is the question's own.
Words weigh by how few of these tables hold them, as in a base. The search that comes before the
reading in the product is left out: every table is read.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.base.lexicon import Lexicon
from bot.kinds.table.answering import KIND
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, OneTable, rank, read_lines


class ManyTables:
    """A base of several tables: its vocabulary and its catalogue."""

    lexicon: Lexicon = LEXICON
    units = ()

    def __init__(self, bases: Sequence[OneTable]) -> None:
        self.bases = bases
        self.counts = Counter(term for base in bases for term in base.held)
        self.words = sorted({word for base in bases for word in base.words})

    def load_idf(self, wanted: Sequence[str]) -> dict[str, float]:
        size = len(self.bases)
        held = (term for term in wanted if term in self.counts)
        return {term: 1 + math.log((1 + size) / (1 + self.counts[term])) for term in held}

    def load_rarest_idf(self) -> float:
        return 1 + math.log((1 + len(self.bases)) / 2)

    def list_words(self, shortest: int, longest: int) -> list[str]:
        return [word for word in self.words if shortest <= len(word) <= longest]

    def load_words(self, room: str) -> Any:
        return WORDS[room]


def is_found(line: dict[str, Any], others: Sequence[dict[str, Any]]) -> bool:
    """Return whether the surest reading over the tables of *line* and *others* is of its own."""
    own = OneTable(line["table"])
    base = ManyTables((own, *map(OneTable, others)))
    question = parse_question(line["question"], LEXICON, WORDS["question"], base)
    surest = -1.0, False
    for one in base.bases:
        judged = rank(question, KIND.interpret(one.table, question, base))
        if judged:
            surest = max(surest, (judged[0][0], one is own), key=lambda pair: pair[0])
    return surest[1]


def main() -> None:
    """Print one line a file and number of tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--among", type=int, nargs="+", default=[20, 200], help="tables in all")
    parser.add_argument("--limit", type=int, default=100, help="questions, a seeded sample")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("file | questions | tables | its own table is read surest")
    for path in options.files:
        lines = read_lines(path, options.limit, options.seed)
        every = {json.dumps(line["table"]) for line in read_lines(path, None, 0)}
        for among in options.among:
            drawn = random.Random(options.seed)
            right = 0
            for line in lines:
                others = sorted(every - {json.dumps(line["table"])})
                picked = drawn.sample(others, min(among - 1, len(others)))
                right += is_found(line, [json.loads(text) for text in picked])
            share = right / len(lines)
            print(f"{path.parent.name} | {len(lines)} | {among} | {share:.1%}")


if __name__ == "__main__":
    main()
