"""Questions and passages: ``python -m tests.bench.faq FILE... [--phrasings N]``.

First documents ``{"doc", "title", "text"}``, then queries ``{"query", "relevant"}``. Prints
recall at 1 and 5 and the mean reciprocal rank. With phrasings, a seeded sample of each
document's own queries goes into the base and is not asked.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.bases import compile_facts, read_rows, search


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--phrasings", type=int, default=0, help="queries an entry put in")
    parser.add_argument("--limit", type=int, help="queries asked, a seeded sample")
    options = parser.parse_args()
    print("file, recall at 1, recall at 5, mean reciprocal rank, compile CPU seconds")
    for path in options.files:
        _measure(path, options.phrasings, options.limit)


def _measure(path: Path, phrasings: int, limit: int | None) -> None:
    rows = read_rows(path)
    queries = [row for row in rows if "query" in row]
    taught = sample_queries(queries, phrasings)
    held = {id(row) for own in taught.values() for row in own}
    asked = [row for row in queries if id(row) not in held]
    if limit and limit < len(asked):
        asked = random.Random(0).sample(asked, limit)
    docs = [row for row in rows if "doc" in row]
    base, seconds = compile_facts([make_fact(row, taught.get(row["doc"], ())) for row in docs])
    ranks = []
    for row in asked:
        _, found = search(base, row["query"])
        wanted = {f"d{doc}" for doc in row["relevant"]}
        hits = [rank for rank, item in enumerate(found, 1) if item.entry in wanted]
        ranks.append(hits[0] if hits else 0)
    base.close()
    count = max(len(ranks), 1)
    first = 100 * sum(rank == 1 for rank in ranks) / count
    five = 100 * sum(0 < rank <= 5 for rank in ranks) / count
    mean = sum(1 / rank for rank in ranks if rank) / count
    print(f"{path.name} +{phrasings}: {first:.2f} {five:.2f} {mean:.4f} {seconds:.1f}")


def make_fact(row: Mapping[str, Any], taught: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the fact of a document: its title, its texts, the queries that it is given."""
    first, *rest = [text for text in row["text"] if text.strip()]
    title = row.get("title") or "Untitled"
    return {
        "id": f"d{row['doc']}",
        "title": title,
        "answer": first,
        "points": rest,
        "ask": [own["query"] for own in taught],
    }


def sample_queries(queries: Sequence[dict[str, Any]], size: int) -> dict[int, list[dict[str, Any]]]:
    """Return a seeded sample of the queries of each document."""
    own: dict[int, list[dict[str, Any]]] = {}
    for row in queries:
        own.setdefault(row["relevant"][0], []).append(row)
    chance = random.Random(0)
    return {doc: chance.sample(rows, min(size, len(rows))) for doc, rows in own.items()}


if __name__ == "__main__":
    main()
