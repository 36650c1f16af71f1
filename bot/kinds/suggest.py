"""Questions to ask next, from the entries that an entry points to."""

from bot.base.access import Catalogue
from bot.base.model import Entry


def list_next_questions(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    """Return a plain question for each entry that *entry* suggests."""
    found = (catalogue.load_entry(id_) for id_ in entry.see)
    return tuple(_ask_plainly(item) for item in found if item)


def _ask_plainly(entry: Entry) -> str:
    plain = (phrasing for phrasing in entry.ask if "{" not in phrasing)
    return next(plain, entry.title)
