"""The coefficients that a base starts from: ``python -m tests.bench.coefficients FILE...``.

The files hold documents and queries, as for ``faq.py``. Bases of a few, of some and of many of
their documents, with and without phrasings, are asked what they hold and what only documents left
out hold. A logistic regression over the features of what is found, bases counting alike, gives
``bot/search/fixed.py``.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from tests.bench.bases import compile_facts, read_rows, search
from tests.bench.faq import make_fact, sample_queries

FITTED = ("margin", "agreement", "covered", "unknown")
"""Features that mean the same in every base; the rest starts from nothing."""

SIZES = ((15, 8), (60, 4), (300, 1))
"""How many documents a base has, and how many such bases there are."""

PHRASINGS = (0, 1, 3)
ASKED = 600
"""Questions of all bases of a size that are answered in them; half as many are not."""

Tried = tuple[dict[str, float], bool]
Rows = Sequence[Mapping[str, Any]]


def main() -> None:
    """Print a line a coefficient."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    rows, right, counts = [], [], []
    for path, taught, (size, bases) in product(parser.parse_args().files, PHRASINGS, SIZES):
        read = read_rows(path)
        tried = [item for seed in range(bases) for item in _ask(read, taught, size, bases, seed)]
        rows += [[features[name] for name in FITTED] for features, _ in tried]
        right += [is_right for _, is_right in tried]
        counts += [1000 / len(tried)] * len(tried)
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(max_iter=1000).fit(scaler.transform(rows), right, counts)
    own = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - own @ scaler.mean_
    for name, value in zip(("bias", *FITTED), (bias, *own), strict=True):
        print(f"{name}: {value:.2f}")


def _ask(read: Rows, phrasings: int, size: int, bases: int, seed: int) -> Iterator[Tried]:
    """Yield the features of every entry found for every question, and whether it is the right."""
    chance = random.Random(seed)
    docs = [row for row in read if "doc" in row]
    kept = chance.sample(docs, min(size, len(docs) * 2 // 3))
    queries = [row for row in read if "query" in row]
    taught = sample_queries(queries, phrasings)
    base, _ = compile_facts([make_fact(row, taught.get(row["doc"], ())) for row in kept])
    held = {row["doc"] for row in kept}
    used = {id(row) for own in taught.values() for row in own}
    left = [row for row in queries if id(row) not in used]
    ours = [row for row in left if held.intersection(row["relevant"])]
    others = [row for row in left if not held.intersection(row["relevant"])]
    count = min(ASKED // bases, len(ours))
    for row in (*chance.sample(ours, count), *chance.sample(others, count // 2)):
        wanted = {f"d{doc}" for doc in row["relevant"]}
        for found in search(base, row["query"])[1]:
            yield {name: value for name, value, _ in found.features}, found.entry in wanted
    base.close()


if __name__ == "__main__":
    main()
