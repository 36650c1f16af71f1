"""Questions over tables: ``python -m tests.bench.tables FILE... [--limit N] [--without RULE...]``.

Each line is ``{"question", "table": {"title", "header", "rows"}, "answer": [...]}``, in the form of
WikiSQL and WikiTableQuestions. Each question gets a base of its one table, read by the real parser;
the best reading counts, and whether the product would answer from it. It is right when the
cells, names or amount that its answer shows are those of the file, in any order.
Columns of years are times without an implied latest one, columns of other numbers quantities,
columns of short texts categories; nothing else is tuned.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from bot.answer.choosing import DOUBTFUL
from bot.answer.deciding import set_thresholds
from bot.answer.ranking import CLARIFY_WITHIN
from bot.answer.weighing import share_explained, weigh_tokens
from bot.base.lexicon import Lexicon, make_lexicon
from bot.base.model import Costs, KnowledgeBase, Place, Quantity, Question, Reading
from bot.base.text import terms
from bot.base.words import read_words
from bot.calc import CalculationError, QuantityError, Units, parse_quantity
from bot.kinds.table.answering import KIND
from bot.kinds.table.executing import execute
from bot.kinds.table.keys import find_names
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column
from bot.question import parse_question

LONGEST_CATEGORY = 40
NOTES = re.compile(r"(?<!^)(?: \([^)]*\)|\[[^]]*\]|[•♦†‡*#+])$")
UNIT = re.compile(r"^[-+~]?[0-9][0-9,.]*(?=\s*[^0-9:%()/–-]*$)")
"""A number with nothing but a unit behind it."""
UNKNOWN = ("", "-", "–", "—", "?", "n/a", "n / a", "N/A", "unknown", "tba")
"""Cells that say nothing is known."""
CLAIMS = ("test", "claim", "member", "top")
"""Operators that are answered with yes or no."""
HEAD = (
    "file | questions | accuracy of the best reading | abstained | accuracy when answered"
    " | accuracy of the surer half | median ms to read a question"
)
WORDS = {room: read_words(room) for room in ("base", "question", "kinds.table")}
LEXICON = make_lexicon(KnowledgeBase(name="bench", version="1", hash=""), WORDS["base"])
UNITS = Units()
UNIT_WORDS = {word for words in WORDS["base"]["units"].values() for word in words}
USUAL = set_thresholds(Costs())


class OneTable:
    """A base of one table: its vocabulary and its catalogue."""

    lexicon: Lexicon = LEXICON
    units = ()

    def __init__(self, data: dict[str, Any]) -> None:
        self.table = make_table(data)
        texts = [self.table.title, *(column.label for column in self.table.columns)]
        texts += [cell.text for row in self.table.rows for cell in row.cells]
        self.held = {term for text in texts for term in terms(text, LEXICON)}
        self.words = sorted({w.lower() for text in texts for w in text.split() if w.isalpha()})

    def load_idf(self, wanted: Sequence[str]) -> dict[str, float]:
        return {term: 1.0 for term in wanted if term in self.held}

    def load_rarest_idf(self) -> float:
        return 1.0

    def list_words(self, shortest: int, longest: int) -> list[str]:
        return [word for word in self.words if shortest <= len(word) <= longest]

    def load_words(self, room: str) -> Any:
        return WORDS[room]


def make_table(data: dict[str, Any]) -> Table:
    """Return the table of a line, its columns typed by what their cells hold."""
    columns, cells = [], []
    for at, label in enumerate(data["header"]):
        held = [str(row[at]) for row in data["rows"]]
        amounts = [read_amount(text) for text in strip_unit(held)]
        type_ = "text" if any(len(text) > LONGEST_CATEGORY for text in held) else "category"
        is_score = any(map(is_falling, held))
        if all(amounts) and any(amount and amount.is_known for amount in amounts) and not is_score:
            type_ = "quantity"
        known = [text for text in held if text not in UNKNOWN]
        if known and all(map(is_year, known)):
            type_ = "time"
        is_figure = type_ == "quantity"
        columns.append(Column(f"c{at}", str(label), type_, "1" if is_figure else ""))
        pairs = zip(held, amounts, strict=True)
        cells.append([Cell(t, "", q if is_figure else None) for t, q in pairs])
    rows = tuple(Row(row) for row in zip(*cells, strict=True))
    title = str(data.get("title", ""))
    place = Place("bench", 1, 1)
    every = tuple((column.name, "all") for column in columns if column.type == "time")[:1]
    key = find_names(columns, rows)
    return Table(
        id="t", title=title, place=place, columns=tuple(columns), rows=rows, default=every, key=key
    )


def strip_unit(held: Sequence[str]) -> Sequence[str]:
    """Return the texts of a column without the one unit that all of them but gaps have.

    That is what a curator would state once: ``113.6 m``, ``$11 million``.
    """
    known = [text.strip() for text in held if text not in UNKNOWN]
    signs = {text[:1] for text in known}
    head = signs.pop() if len(signs) == 1 and signs <= set("$€£") else ""
    ends = {UNIT.sub("", text.removeprefix(head)) for text in known}
    if len(ends) != 1:
        return held
    end = ends.pop()
    if not head and end.strip().lower() not in UNIT_WORDS:
        return held
    return [text.strip().removeprefix(head).removesuffix(end) for text in held]


def is_falling(text: str) -> bool:
    """Return whether *text* is two numbers of which the first is more, as in a score: ``3 - 1``."""
    ends = [part.strip() for part in text.replace("–", "-").split("-")]
    return len(ends) == 2 and all(map(str.isdecimal, ends)) and int(ends[0]) > int(ends[1])


def is_year(text: str) -> bool:
    """Return whether *text* is a calendar year."""
    return len(text) == len("2024") and text.isdecimal() and text[0] in "12"


def read_amount(text: str) -> Quantity | None:
    """Return the amount that *text* writes; None when it writes none, or a score: ``8.14 (62)``."""
    if "(" in text:
        return None
    try:
        return parse_quantity("-" if text in UNKNOWN else text, "1", UNITS)
    except (QuantityError, CalculationError):
        return None


def rank(question: Question, readings: Sequence[Reading]) -> list[tuple[float, Reading]]:
    """Return *readings* with how sure each is, as the product ranks them, best first."""
    weights = weigh_tokens(question)
    judged = [(share_explained(weights, r.explained) * r.fit, r) for r in readings]
    return sorted(judged, key=lambda pair: -pair[0])


def is_answered(judged: Sequence[tuple[float, Reading]]) -> bool:
    """Return whether the product would answer: sure enough, and from one reading alone."""
    if not judged or judged[0][0] < USUAL.answer_from or judged[0][1].trust < DOUBTFUL:
        return False
    least = max(USUAL.answer_from, judged[0][0] - CLARIFY_WITHIN)
    return sum(sure >= least for sure, _ in judged) == 1


def list_shown(query: Query, table: Table, result: Result) -> Iterator[tuple[str, ...]]:
    """Yield the groups of values that an answer shows: a verdict, amount, count, cells or names."""
    if query.op in CLAIMS and result.verdict in ("yes", "no"):
        yield (result.verdict,)
        return
    if result.amount is not None:
        yield (str(float(result.amount.low or 0)),)
        return
    if query.op == "count":
        yield (str(len(result.sure)),)
        return
    rows = result.sure or result.possible
    if query.op == "compare":
        is_other = (result.verdict == "less") == (query.order != "least")
        rows = rows[1:2] if is_other and result.verdict in ("more", "less") else rows[:1]
    if query.op == "group":
        yield tuple(group.value for group in result.groups)
    for name in (*query.select[:1], query.key):
        if name:
            at = find_column(table, name)
            yield tuple(table.rows[row].cells[at].text for row in rows)


def normalise(value: Any) -> str:
    """Return *value* as it is compared: numbers by value, texts as WikiTableQuestions does.

    That is in lower case, without accents, notes in brackets at the end, outer quotes and a last
    full stop, with plain dashes (Pasupat and Liang 2015, the evaluator of the data set).
    """
    text = str(value).strip().lower().replace(",", "")
    try:
        return f"{float(Fraction(text)):.4g}"
    except (ValueError, ZeroDivisionError):
        pass
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = re.sub("[‐‑‒–—−]", "-", re.sub("[‘’´`“”«»]", "'", plain))
    plain = " ".join(plain.split())
    before = ""
    while before != plain:
        before = plain
        plain = NOTES.sub("", plain).strip().strip("\"'")
    return plain.removesuffix(".")


class Judged(NamedTuple):
    """How sure the best reading of a question is, whether it is right, whether it is answered.

    *spent* are the seconds of work from the words to the readings; the base is there before.
    """

    sure: float
    is_right: bool
    is_answered: bool
    spent: float


def judge(line: dict[str, Any], held: OneTable | None = None) -> Judged:
    """Return what became of one question; *held* is the base of its table where there is one."""
    base = held or OneTable(line["table"])
    start = time.process_time()
    question = parse_question(line["question"], LEXICON, WORDS["question"], base)
    judged = rank(question, KIND.interpret(base.table, question, base))
    spent = time.process_time() - start
    if not judged or judged[0][1].frame.state.op in ("absent", "figureless"):
        return Judged(0.0, is_right=False, is_answered=False, spent=spent)
    reading = judged[0][1]
    query = reading.frame.state
    result = execute(query, base.table, LEXICON)
    has_answer = bool(result.sure or result.amount is not None)
    right = is_right(query, base, line["answer"])
    return Judged(reading.trust, right, has_answer and is_answered(judged), spent)


def is_right(query: Query, base: OneTable, answer: Sequence[Any]) -> bool:
    """Return whether what *query* shows is *answer*."""
    gold = {normalise(value) for value in answer}
    shown = list_shown(query, base.table, execute(query, base.table, LEXICON))
    return any({normalise(value) for value in group} == gold for group in shown)


def read_lines(path: Path, limit: int | None, seed: int) -> list[dict[str, Any]]:
    """Return the questions of a file, a seeded sample when there is a *limit*."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    lines = text.decode().splitlines()
    picked = random.Random(seed).sample(lines, min(limit, len(lines))) if limit else lines
    return [json.loads(line) for line in picked]


def hold_bases(lines: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], OneTable]]:
    """Yield *lines* with the bases of their tables, of which the questions of one table share one.

    So it is with a base that is asked: what a first question finds out of a table is kept.
    """
    bases: dict[str, OneTable] = {}
    for line in lines:
        key = json.dumps(line["table"])
        if key not in bases:
            bases[key] = OneTable(line["table"])
        yield line, bases[key]


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="questions of each file, a seeded sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--without", nargs="+", metavar="RULE", help="points lost without each; all for every one"
    )
    options = parser.parse_args()
    if options.without:
        from tests.bench.losses import list_public, print_losses

        named = {path.parent.name: list_public(path, options.limit) for path in options.files}
        print_losses(options.without, named)
        return
    print(HEAD)
    for path in options.files:
        lines = read_lines(path, options.limit, options.seed)
        found = [judge(line, base) for line, base in hold_bases(lines)]
        spent = statistics.median(item.spent for item in found) * 1000
        answered = [item for item in found if item.is_answered]
        surest = sorted(found, key=lambda item: -item.sure)[: (len(found) + 1) // 2]
        shares = (
            _share_right(found),
            1 - len(answered) / len(found),
            _share_right(answered),
            _share_right(surest),
        )
        shown = " | ".join(f"{share:.1%}" for share in shares)
        print(f"{path.parent.name} | {len(lines)} | {shown} | {spent:.1f}")


def _share_right(found: Sequence[Judged]) -> float:
    return sum(item.is_right for item in found) / max(len(found), 1)


if __name__ == "__main__":
    main()
