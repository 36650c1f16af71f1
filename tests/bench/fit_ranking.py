"""Fits how likely a reading of a table is right: ``python -m tests.bench.fit_ranking FILE...``.

Reads the files of ``tests.bench.tables`` and the questions of the transcripts, whose replies are
accepted, and writes ``bot/kinds/table/weights.toml``: weights of
the features of ``bot.kinds.table.features``, under which the right readings of each question, or
that none is right, are likeliest among all. First the halves are fitted apart, and it is shown how
right the likeliest readings of the questions are that were not fitted on, of all and of the surer
half. The features whose weights do least are left out, and the others fitted again.

Last measured on the halves left out, before the rules have their say: WikiSQL 90.8 and 91.2,
WikiTableQuestions 49.1 and 48.9 (surer half 66.8 and 69.6), transcripts 93.3 twice; without the
transcripts in the fit 54 to 76 of these. Penalties of 1 to 8, 300 to 1,500 features and pairs of
features were within half a point.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.base.access import Catalogue
from bot.base.model import Answer
from bot.base.words import HOUSE, WEIGHTS
from bot.engine import open_bot
from bot.kinds.table.asked import ask
from bot.kinds.table.executing import execute
from bot.kinds.table.features import list_operator, name_operator
from bot.kinds.table.features_result import list_shown, tell_result
from bot.kinds.table.links import Links, link_question
from bot.kinds.table.model import Table
from bot.kinds.table.parsing import parse_by_rules
from bot.kinds.table.query import Query
from bot.kinds.table.ranking import MOST_ROWS, list_none, list_others, list_said, list_told
from bot.kinds.table.shape import keep_sources
from bot.question import parse_question
from bot.transcript.parse import parse_transcript
from tests.bench.tables import LEXICON, WORDS, OneTable, is_right, read_lines

TARGET = HOUSE.joinpath("kinds", "table", WEIGHTS)
ROOT = Path(__file__).parents[2]
KB, TRANSCRIPTS = ROOT / "kb", ROOT / "transcripts"
PENALTY = 2.0
"""Of the squares of the weights, against the logarithm of a question's likelihood."""
FEWEST = 8
"""Readings that must have a feature."""
KEPT = 600
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


def read_own(folder: Path) -> list[Example]:
    """Return the readings of the questions in transcripts that are answered from a table.

    Right is what shows the same as the reading that the transcripts accept.
    """
    bot = open_bot(KB)
    examples = []
    for path in sorted(folder.glob("*.md")):
        talks = parse_transcript(path.read_text(), path.name).talks
        for typed in dict.fromkeys(its.typed for talk in talks for its in talk.exchanges):
            turn = bot.ask(typed)
            query = turn.frame.state if turn.frame else None
            if not isinstance(turn.reply, Answer) or not isinstance(query, Query):
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
            examples += [own] if len(own) > 1 and not own[-1].is_right else []
    return examples


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
    return [*example, Read(dict(list_none(every, links)), None, is_none)]


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


def measure(
    weights: NDArray[np.float64], names: Mapping[str, int], examples: Sequence[Example]
) -> str:
    """Return how right the likeliest readings of *examples* are: all, and the surer half."""
    judged = []
    for example in examples:
        odds = {}
        chances: Counter[tuple[str, ...] | None] = Counter()
        for at, read in enumerate(example):
            held = ((names[name], v) for name, v in read.features.items() if name in names)
            odds[at] = float(np.exp(sum(weights[place] * v for place, v in held)))
            chances[read.shown] += odds[at]
        told = range(len(example) - 1)
        best = max(told, key=lambda at: (chances[example[at].shown], odds[at]), default=None)
        if best is None:
            judged.append((0.0, False))
            continue
        chance = chances[example[best].shown] / sum(odds.values())
        judged.append((chance, example[best].is_right))
    surer = sorted(judged, key=lambda pair: -pair[0])[: (len(judged) + 1) // 2]
    shares = (100 * float(np.mean([right for _, right in some])) for some in (judged, surer))
    return "{:.1f} / {:.1f}".format(*shares)


def main() -> None:
    """Print what the halves come to and write the weights of the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--whole", action="store_true", help="do not fit the halves apart")
    options = parser.parse_args()
    files = [[read_example(line) for line in read_lines(path, None, 1)] for path in options.files]
    files.append(read_own(TRANSCRIPTS))
    for first in () if options.whole else (0, 1):
        half = [its for some in files for its in some[first::2]]
        names = choose_names(half)
        weights = fit(half, names)
        shares = (measure(weights, names, some[1 - first :: 2]) for some in files)
        print("half left out, all / surer half:", ", ".join(shares))
    every = [its for some in files for its in some]
    names = choose_names(every)
    weights = fit(every, names)
    lines = [f'"{name}" = {weights[at]:.2f}' for name, at in names.items()]
    told = ", ".join([*(path.parent.name for path in options.files), TRANSCRIPTS.name])
    head = f"# Weights of the features of features.py: python -m tests.bench.fit_ranking, {told}."
    TARGET.write_text("\n".join([head, *lines, ""]))
    print(len(names), "weights")


if __name__ == "__main__":
    main()
