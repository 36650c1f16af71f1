"""Says when an answer rests on an entry that was due to be looked at again."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Answer, Reply


def warn_overdue(reply: Reply, catalogue: Catalogue, today: str) -> Reply:
    """Return *reply* with a warning for each of its entries due for review before *today*.

    Dates compare as far as they are given: ``2024-05`` is over once it is June.
    """
    if not isinstance(reply, Answer):
        return reply
    entries = filter(None, map(catalogue.load_entry, reply.entries))
    overdue = tuple(
        f"“{entry.title}” was due for review by {entry.review_by} and may be out of date."
        for entry in entries
        if entry.review_by and today[: len(entry.review_by)] > entry.review_by
    )
    return replace(reply, warnings=(*reply.warnings, *overdue)) if overdue else reply
