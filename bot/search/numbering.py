"""The order in which the texts of a base become passages. Loads no scikit-learn."""

from collections.abc import Mapping, Sequence

from bot.base.access import EntryRow, PassageRow
from bot.base.model import Passage

PHRASINGS = ("title", "ask")


def number_passages(
    entries: Sequence[EntryRow], passages: Mapping[str, Sequence[Passage]]
) -> tuple[PassageRow, ...]:
    """Return phrasings one by one, then what else an entry says as one body."""
    found: list[tuple[EntryRow, str, str]] = []
    for entry in entries:
        own = dict.fromkeys((p.field, p.text) for p in passages[entry.id] if p.field in PHRASINGS)
        found += [(entry, field, text) for field, text in own]
    for entry in entries:
        rest = [p.text for p in passages[entry.id] if p.field not in PHRASINGS]
        found.append((entry, "body", "\n".join(rest)))
    return tuple(
        PassageRow(number, entry.id, entry.kind, entry.title, field, text)
        for number, (entry, field, text) in enumerate(found)
    )
