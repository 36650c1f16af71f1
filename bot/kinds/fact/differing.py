"""What other sources say of the same: which of them answer, in which order, in which words."""

from collections.abc import Iterable
from dataclasses import replace

from bot.base.access import Catalogue
from bot.kinds.fact.model import Account, Fact

_LAST = 99
"""Rank of a source that the base does not list."""


def keep_sources(fact: Fact, sources: tuple[str, ...]) -> Fact:
    """Return *fact* as *sources* alone tell it; all of it when none is named.

    Without its own source the first other one that is named takes the lead.
    """
    if not sources:
        return fact
    others = tuple(other for other in fact.others if other.source.source in sources)
    if fact.source is None or fact.source.source in sources or not others:
        return replace(fact, others=others)
    lead, *rest = others
    return replace(
        fact,
        answer=lead.answer,
        points=(),
        value=lead.value,
        source=lead.source,
        as_of=lead.as_of,
        others=tuple(rest),
    )


def order_accounts(accounts: Iterable[Account], catalogue: Catalogue) -> tuple[Account, ...]:
    """Return *accounts*, those of the best-ranked sources first, the newest of these first."""
    newest = sorted(accounts, key=lambda account: account.as_of, reverse=True)
    return tuple(sorted(newest, key=lambda account: _find_rank(account, catalogue)))


def _find_rank(account: Account, catalogue: Catalogue) -> int:
    source = catalogue.load_source(account.source.source)
    return source.rank if source else _LAST


def describe_account(account: Account, catalogue: Catalogue) -> str:
    """Return the line that says what differs, by whom, as of when and why."""
    source = catalogue.load_source(account.source.source)
    name = source.title if source else account.source.source
    when = f" (as of {account.as_of})" if account.as_of else ""
    why = f" {account.why}" if account.why else ""
    return f"{name}{when} differs: {account.answer}{why}"
