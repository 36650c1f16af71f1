"""Fits how likely a reading of a table is right: ``python -m tests.bench.fit_ranking FILE...``.

Reads the files of ``tests.bench.tables`` and our own questions, whose replies are accepted: those
of the transcripts and over the made-up bases of the tests. Writes
``bot/kinds/table/weights.toml``: weights of the features of ``bot.kinds.table.features``, under
which the right readings of each question, or that none is right, are likeliest among all. First a
fifth of the tables is left out in turn, and it is shown how right the whole product is over these,
in all and in the surer half. The features whose weights do least are left out, and the others
fitted again.

Last measured over tables left out: WikiSQL 89.4 (surer half 97.9), WikiTableQuestions 47.7 (70.6).
Before some rules went and with other tables left out together it was 89.5 and 49.5. There the
likeliest readings alone, without what ranking.py keeps of the rules, came to 90.2 and 51.3, but of
553 questions of our own over bases left out they answer 490 rightly, and it 537. With 600 features
WikiTableQuestions came to .6 less than with 1,200, with a penalty of 2 to .2 less; our own
questions three times each cost .3 there and gain none of ours.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.base.access import Catalogue
from bot.base.model import Answer, Conversation
from bot.base.words import HOUSE, WEIGHTS
from bot.engine import Bot, open_bot
from bot.kinds.table.asked import ask
from bot.kinds.table.executing import execute
from bot.kinds.table.features import list_operator, name_operator
from bot.kinds.table.features_result import list_shown, tell_result
from bot.kinds.table.links import Links, link_question
from bot.kinds.table.model import Table
from bot.kinds.table.parsing import parse_by_rules
from bot.kinds.table.query import Query
from bot.kinds.table.ranking import MOST_ROWS, NONE, list_others, list_said, list_told
from bot.kinds.table.shape import keep_sources
from bot.question import parse_question
from bot.transcript.parse import parse_transcript
from tests.bench.tables import LEXICON, WORDS, Judged, OneTable, is_right, judge, read_lines

TARGET = HOUSE.joinpath("kinds", "table", WEIGHTS)
KEY = "weights"
"""Under which the words of the table kind hold the weights."""
ROOT = Path(__file__).parents[2]
KB, TRANSCRIPTS = ROOT / "kb", ROOT / "transcripts"
QUESTIONS, BASES = ROOT / "tests/kinds/table/questions", ROOT / "tests/bases"
FOLDS = 5
"""Parts of the questions that are left out in turn; those over one table are in the same part."""
PENALTY = 1.0
"""Of the squares of the weights, against the logarithm of a question's likelihood."""
FEWEST = 8
"""Readings that must have a feature."""
KEPT = 1200
"""Features that are kept."""

Features = dict[str, float]


class Read(NamedTuple):
    """A reading's features, what it shows and whether it is right."""

    features: Features
    shown: tuple[str, ...] | None
    is_right: bool


Example = list[Read]
"""The readings of a question; the last stands for none of them being right."""


class Data(NamedTuple):
    """Examples as numbers: a row each reading, *starts* of the questions, features by column."""

    values: csr_matrix
    rights: NDArray[np.bool_]
    starts: NDArray[np.int_]
    names: Mapping[str, int]


def read_example(line: dict[str, Any]) -> Example:
    """Return the readings of a question of a file."""
    base = OneTable(line["table"])
    question = parse_question(line["question"], LEXICON, WORDS["question"], base)
    links = link_question(base.table, question, base)
    return make_example(links, base, lambda query, _: is_right(query, base, line["answer"]))


def read_own() -> list[Example]:
    """Return the readings of our own questions that are answered from a table.

    They are those of the transcripts and over the made-up bases of the tests. Right is what shows
    the same as the reading that these accept.
    """
    bot = open_bot(KB)
    asked: list[tuple[Bot, Sequence[str]]] = []
    for path in sorted(TRANSCRIPTS.glob("*.md")):
        talks = parse_transcript(path.read_text(), path.name).talks
        every = dict.fromkeys(its.typed for talk in talks for its in talk.exchanges)
        asked += [(bot, [typed]) for typed in every]
    for path in sorted(QUESTIONS.glob("*.yaml")):
        bot = open_bot(BASES / path.stem)
        asked += [(bot, item["turns"]) for item in yaml.safe_load(path.read_text())]
    return [its for bot, turns in asked for its in _read_talk(bot, turns)]


def _read_talk(bot: Bot, turns: Sequence[str]) -> Iterator[Example]:
    """Yield the readings of those of *turns* that are answered from a table."""
    conversation = Conversation()
    for typed in turns:
        turn = bot.ask(typed, conversation)
        conversation = conversation.add(turn)
        query = turn.frame.state if turn.frame else None
        if not isinstance(turn.reply, Answer) or not isinstance(query, Query) or query.of:
            continue
        entry = bot.catalogue.load_entry(query.table)
        if not isinstance(entry, Table):
            continue
        table = keep_sources(entry, turn.question.sources)
        links = link_question(table, turn.question, bot.catalogue)
        if links.missing or len(table.rows) > MOST_ROWS:
            continue
        wanted = list_shown(query, execute(query, table, bot.catalogue.lexicon), table)
        own = make_example(links, bot.catalogue, partial(_shows, wanted))
        if len(own) > 1 and not own[-1].is_right:
            yield own


def _shows(wanted: tuple[str, ...], _query: Query, shown: tuple[str, ...]) -> bool:
    return shown == wanted


def make_example(
    links: Links, catalogue: Catalogue, judge: Callable[[Query, tuple[str, ...]], bool]
) -> Example:
    """Return the readings of a question, of which *judge* says whether each is right."""
    asked = ask(links)
    told = list_told(parse_by_rules(links, catalogue))
    every = (*told, *list_others(told, links, catalogue))
    example = []
    for parse in every:
        result = execute(parse.query, links.table, catalogue.lexicon)
        shown = list_shown(parse.query, result, links.table)
        said = list_operator(name_operator(parse.query), asked), list_said(parse, asked)
        features = dict(chain(*said, tell_result(parse.query, asked, result)))
        example.append(Read(features, shown, judge(parse.query, shown)))
    is_none = not any(read.is_right for read in example)
    return [*example, Read({NONE: 1.0}, None, is_none)]


def make_data(examples: Sequence[Example], names: Mapping[str, int]) -> Data:
    """Return *examples* as numbers, of the features that have a place in *names*."""
    rows, columns, values = [], [], []
    rights: list[bool] = []
    starts = [0]
    for example in examples:
        for read in example:
            for name, held in read.features.items():
                if held and name in names:
                    rows.append(len(rights))
                    columns.append(names[name])
                    values.append(held)
            rights.append(read.is_right)
        starts.append(len(rights))
    shape = (len(rights), len(names))
    matrix = csr_matrix((values, (rows, columns)), shape=shape)
    return Data(matrix, np.array(rights, bool), np.array(starts), names)


def fit(examples: Sequence[Example], names: Mapping[str, int]) -> NDArray[np.float64]:
    """Return the weights under which the right readings of *examples* are likeliest."""
    data = make_data([its for its in examples if any(read.is_right for read in its)], names)
    count = len(data.starts) - 1
    owner = np.repeat(np.arange(count), np.diff(data.starts))

    def lose(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = data.values @ weights
        top = np.maximum.reduceat(scores, data.starts[:-1])
        odds = np.exp(scores - top[owner])
        whole = np.add.reduceat(odds, data.starts[:-1])
        right = np.add.reduceat(odds * data.rights, data.starts[:-1])
        pull = odds * data.rights / right[owner] - odds / whole[owner]
        loss = float(np.sum(np.log(whole) - np.log(right))) + PENALTY / 2 * float(weights @ weights)
        return loss, PENALTY * weights - data.values.T @ pull

    found = minimize(
        lose, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return np.asarray(found.x)


def choose_names(examples: Sequence[Example]) -> dict[str, int]:
    """Return the features whose weights do most, with their places."""
    counts = Counter(
        name for its in examples for read in its for name, v in read.features.items() if v
    )
    names = {name: at for at, name in enumerate(n for n in sorted(counts) if counts[n] >= FEWEST)}
    weights = fit(examples, names)
    total = sum(map(len, examples))
    doing = {name: abs(weights[at]) * (counts[name] / total) ** 0.5 for name, at in names.items()}
    kept = sorted(sorted(doing, key=lambda name: -doing[name])[:KEPT])
    return {name: at for at, name in enumerate(kept)}


def measure(weights: Mapping[str, float], lines: Sequence[dict[str, Any]]) -> list[Judged]:
    """Return what becomes of the questions of *lines* in the whole product with *weights*."""
    words = WORDS["kinds.table"]
    shipped, words[KEY] = words[KEY], weights
    judged = [judge(line) for line in lines]
    words[KEY] = shipped
    return judged


def train(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights that *examples* lead to, by the names of the features that are kept."""
    names = choose_names(examples)
    return dict(zip(names, map(float, np.round(fit(examples, names), 2)), strict=True))


def leave_out(
    files: Sequence[Sequence[dict[str, Any]]],
    read: Sequence[Sequence[Example]],
    own: Sequence[Example],
) -> list[list[Judged]]:
    """Return what becomes of the questions of each of *files* where they were not fitted on."""
    parts = [_part(lines) for lines in files]
    judged: list[list[Judged]] = [[] for _ in files]
    for fold in range(FOLDS):
        rest = [
            its
            for some, places in zip(read, parts, strict=True)
            for its, part in zip(some, places, strict=True)
            if part != fold
        ]
        weights = train([*rest, *own])
        for found, lines, places in zip(judged, files, parts, strict=True):
            left = [line for line, part in zip(lines, places, strict=True) if part == fold]
            found.extend(measure(weights, left))
    return judged


def _part(lines: Sequence[dict[str, Any]]) -> list[int]:
    """Return the part that each of *lines* is in, by its table."""
    known: dict[str, int] = {}
    return [known.setdefault(json.dumps(line["table"]), len(known)) % FOLDS for line in lines]


def main() -> None:
    """Print what the parts come to that are left out and write the weights of the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--whole", action="store_true", help="leave no parts out first")
    options = parser.parse_args()
    files = [read_lines(path, None, 1) for path in options.files]
    read = [[read_example(line) for line in lines] for lines in files]
    own = read_own()
    for path, judged in zip(
        options.files, [] if options.whole else leave_out(files, read, own), strict=False
    ):
        surer = sorted(judged, key=lambda its: -its.sure)[: (len(judged) + 1) // 2]
        shares = (100 * float(np.mean([its.is_right for its in some])) for some in (judged, surer))
        print(f"left out, all / surer half: {path.parent.name}", *(f"{its:.1f}" for its in shares))
    weights = train([*chain(*read), *own])
    lines = [f'"{name}" = {weight:.2f}' for name, weight in weights.items()]
    told = ", ".join([*(path.parent.name for path in options.files), "our own"])
    head = f"# Weights of the features of features.py: python -m tests.bench.fit_ranking, {told}."
    TARGET.write_text("\n".join([head, *lines, ""]))
    print(len(weights), "weights")


if __name__ == "__main__":
    main()
