"""Fits how far a reading of a table is trusted: ``python -m tests.bench.fit_trust FILE...``.

Reads the files of ``tests.bench.tables`` and writes ``bot/kinds/table/weights.toml``: weights of
the features of ``bot.kinds.table.trusting`` in a logistic model of whether a reading is right.
Every file counts as much. First the halves are fitted apart, and it is shown how right the surer
half of the questions is that were not fitted on; weights that come to nothing are left out.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bot.base.words import HOUSE, WEIGHTS
from bot.kinds.table.links import link_question
from bot.kinds.table.parsing import parse_table
from bot.kinds.table.trusting import list_features
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, OneTable, is_right, read_lines

TARGET = HOUSE.joinpath("kinds", "table", WEIGHTS)
LOOSENESS = 0.1
"""Inverse of the penalty on weights; what they add up to, not their squares, is kept small."""
LEAST = 0.15
"""Weights nearer to 0 are left out."""


class Example(NamedTuple):
    """The features of the best reading of one question, and whether it is right."""

    features: dict[str, float]
    is_right: bool


def read_example(line: dict[str, Any]) -> Example | None:
    """Return the best reading of a question by its fit alone; None when there is none."""
    base = OneTable(line["table"])
    question = parse_question(line["question"], LEXICON, WORDS["question"], base)
    parses = parse_table(base.table, question, base)
    if not parses or parses[0].query.op in ("absent", "figureless"):
        return None
    best = parses[0]
    links = link_question(base.table, question, base)
    features = dict(list_features(best.query, best.explained, best.fit, links, base))
    return Example(features, is_right(best.query, base, line["answer"]))


def fit(examples: Sequence[Sequence[Example]]) -> Pipeline:
    """Return the model of the examples of several files, each of which counts as much."""
    every = [its for some in examples for its in some]
    shares = [len(every) / len(examples) / len(some) for some in examples for _ in some]
    model = LogisticRegression(
        C=LOOSENESS, l1_ratio=1, solver="liblinear", fit_intercept=False, random_state=0
    )
    model = make_pipeline(DictVectorizer(sparse=False), model)
    rights = [its.is_right for its in every]
    features = [its.features for its in every]
    return model.fit(features, rights, logisticregression__sample_weight=shares)


def measure_half(model: Pipeline, examples: Sequence[Example | None]) -> float:
    """Return how right the half of *examples* is of which *model* is surest."""
    known = [its for its in examples if its]
    sure = model.predict_proba([its.features for its in known])[:, 1]
    best = np.argsort(-sure, kind="stable")[: (len(examples) + 1) // 2]
    return float(np.mean([known[at].is_right for at in best]))


def main() -> None:
    """Print what the halves come to and write the weights of the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    files = [[read_example(line) for line in read_lines(path, None, 1)] for path in options.files]
    for first in (0, 1):
        model = fit([[its for its in some[first::2] if its] for some in files])
        shares = (measure_half(model, some[1 - first :: 2]) for some in files)
        print("surer half of the half left out:", ", ".join(f"{share:.1%}" for share in shares))
    model = fit([[its for its in some if its] for some in files])
    names = model[0].get_feature_names_out()
    pairs = sorted(zip(names, model[1].coef_[0], strict=True))
    kept = {name: weight for name, weight in pairs if abs(weight) >= LEAST}
    lines = [f'"{name}" = {weight:.2f}' for name, weight in kept.items()]
    names = " and ".join(path.parent.name for path in options.files)
    head = f"# Weights of the features of trusting.py: python -m tests.bench.fit_trust, {names}."
    TARGET.write_text("\n".join([head, *lines, ""]))
    print(len(kept), "weights")


if __name__ == "__main__":
    main()
