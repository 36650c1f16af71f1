"""Intent sets: ``python -m tests.bench.intents FILE...``.

Each line is ``{"text", "intent", "split"}``, ``intent: "oos"`` for out of scope. One fact an
intent, named as the intent is; its training phrasings are its ``ask``; ``train_oos`` is the
base's ``not_ours``. Thresholds come from ``val``; figures from ``test`` where the file has one.
"""

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from tests.bench.bases import compile_facts, read_rows, search

OUTSIDE = "oos"


class Asked(NamedTuple):
    """What one question was, what it found and how sure."""

    intent: str
    found: str
    confidence: float


def main() -> None:
    """Print one table a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--typo", action="store_true", help="one seeded misspelling a question")
    parser.add_argument("--limit", type=int, help="questions of each split, seeded sample")
    options = parser.parse_args()
    for path in options.files:
        _measure(path, options.typo, options.limit)


def _measure(path: Path, typo: bool, limit: int | None) -> None:
    rows = read_rows(path)
    by_split: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_split.setdefault(row["split"], []).append(row)
    not_ours = [row["text"] for row in by_split.get("train_oos", ())]
    base, seconds = compile_facts(_make_facts(by_split["train"]), not_ours)
    print(f"\n{path.name}{' with typos' if typo else ''}")
    print(f"compile, CPU seconds         {seconds:8.1f}")
    kept = "test" if "test" in by_split else "val"
    asked: dict[str, list[Asked]] = {}
    times: list[float] = []
    for split in dict.fromkeys(("val", kept)):
        chosen = by_split.get(split, [])
        if limit and limit < len(chosen):
            chosen = random.Random(0).sample(chosen, limit)
        asked[split] = []
        for number, row in enumerate(chosen):
            text = misspell(row["text"], number) if typo else row["text"]
            start = time.perf_counter()
            _, found = search(base, text)
            times.append((time.perf_counter() - start) * 1000)
            best = (found[0].title, found[0].confidence) if found else ("", 0.0)
            asked[split].append(Asked(row["intent"], *best))
    _report(asked.get("val") or asked[kept], asked[kept], kept)
    print(f"ms a question, median / p95  {median(times):8.2f} / {quantiles(times, n=20)[-1]:.2f}")
    base.close()


def _make_facts(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    asks: dict[str, list[str]] = {}
    for row in rows:
        if row["intent"] != OUTSIDE:
            asks.setdefault(row["intent"], []).append(row["text"])
    return [
        {"id": f"e{number}", "title": name.replace("_", " "), "ask": asks[name], "answer": "Yes."}
        for number, name in enumerate(sorted(asks))
    ]


def _report(val: Sequence[Asked], kept: Sequence[Asked], split: str) -> None:
    inside = [item for item in kept if item.intent != OUTSIDE]
    outside = [item for item in kept if item.intent == OUTSIDE]
    print(f"{split}: in-scope accuracy        {_share(map(_is_right, inside)):8.2f}")
    if not outside:
        return
    area = _measure_area([i.confidence for i in inside], [o.confidence for o in outside])
    print(f"area under the curve         {area:8.4f}")
    cuts = sorted({item.confidence for item in val})
    best = max(cuts, key=lambda cut: _count_total(val, cut))
    points = [("threshold of val", best)]
    reaching = [cut for cut in cuts if _share(_is_right(i, cut) for i in val if _is_in(i)) >= 92]
    points += [("in-scope 92.0 on val", reaching[-1])] if reaching else []
    for name, cut in points:
        held = _share(_is_right(item, cut) for item in inside)
        refused = _share(item.confidence < cut for item in outside)
        total = 100 * _count_total(kept, cut) / len(kept)
        print(f"{name:21} {cut:.4f}: in {held:.2f}, oos recall {refused:.2f}, all {total:.2f}")


def _is_in(item: Asked) -> bool:
    return item.intent != OUTSIDE


def _is_right(item: Asked, cut: float = 0.0) -> bool:
    return item.found == item.intent.replace("_", " ") and item.confidence >= cut


def _count_total(items: Sequence[Asked], cut: float) -> int:
    return sum(_is_right(i, cut) if _is_in(i) else i.confidence < cut for i in items)


def _share(values: Any) -> float:
    held = list(values)
    return 100 * sum(held) / max(len(held), 1)


def _measure_area(inside: Sequence[float], outside: Sequence[float]) -> float:
    from sklearn.metrics import roc_auc_score

    truth = [1] * len(inside) + [0] * len(outside)
    return float(roc_auc_score(truth, [*inside, *outside]))


def misspell(text: str, seed: int) -> str:
    """Return *text* with one letter of one longer word dropped, doubled, swapped or changed."""
    chance = random.Random(seed)
    words = text.split(" ")
    longer = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not longer:
        return text
    at = chance.choice(longer)
    word = words[at]
    here = chance.randrange(1, len(word) - 1)
    kinds = (
        word[:here] + word[here + 1 :],
        word[:here] + word[here] + word[here:],
        word[:here] + word[here + 1] + word[here] + word[here + 2 :],
        word[:here] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[here + 1 :],
    )
    words[at] = chance.choice(kinds)
    return " ".join(words)


if __name__ == "__main__":
    main()
