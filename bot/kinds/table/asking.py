"""Which column a question asks for, by where its name stands."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.base.tokens import split_words
from bot.kinds.table.beside import list_measured
from bot.kinds.table.linking import WHOLE, ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.shape import find_key, find_time, list_figures, list_texts

CALLED_FIT = 0.9
"""Fit of a column that is asked for by its kind alone."""
ASKED_FIT = 0.8
"""Fit from which the column named right behind the question word is what is asked."""
NAMED = 0.9
"""Where names are asked for ("which ports ..."), a column must be named surely to be asked too."""
FIGURED = ("sum", "average", "share", "difference", "ratio", "most", "least")
"""Cues of what is done with figures."""
SKIPPED = ("sum", "average", "most", "least", "count", "amount")
"""Cues that may stand between the question word and the name of the asked column."""
REACH = 3
"""Words between the question word and the name of the asked column, at most."""


def find_asked(links: Links, given: Collection[str]) -> ColumnLink | None:
    """Return the column named right behind "what", "which" or "name", rather not a *given* one."""
    tokens = links.question.tokens
    words = set(links.words["roles"]["asks"].split())
    start = next((i for i, token in enumerate(tokens) if token.word in words), None)
    if start is None:
        return None
    cues = {i for cue in links.cues if cue.kind in SKIPPED for i in cue.span}
    for at in range(start + 1, min(start + 2 + REACH, len(tokens))):
        least = WHOLE if at in cues else 0
        named = [link for link in links.columns if at in link.tokens and link.fit >= least]
        if named and not (tokens[at].is_light and all(link.tokens == {at} for link in named)):
            if all(link.fit < WHOLE for link in named):
                named += [x for x in links.columns if at + 1 in x.tokens and x.fit >= WHOLE]
            free = [link for link in named if link.column.name not in given]
            return max(free or named, key=lambda link: (link.fit, len(link.tokens)))
        if not tokens[at].is_light and at not in cues:
            return None
    return None


def find_called(links: Links) -> Column | None:
    """Return the column that "when" or "how long" at the start asks for by what it is called."""
    tokens = links.question.tokens
    kinds, said = links.words["kinds"], " ".join(token.word for token in tokens[:2])
    names = kinds.get(tokens[0].word, kinds.get(said, "")).split()
    called = [
        (names.index(word), at, column)
        for at, column in enumerate(links.table.columns)
        for word in split_words(column.label)
        if word in names
    ]
    return min(called, key=lambda found: found[:2])[2] if called else None


def choose_columns(links: Links) -> list[tuple[Column | None, float]]:
    """Return the asked column; two when they are named equally well, none when there is none."""
    if _asks_when_met(links):
        time = find_time(links.table)
        return [(time, CALLED_FIT)] if time else []
    return _choose_named(links)


def _asks_when_met(links: Links) -> bool:
    """Return whether the question is when an amount was met ("when did it exceed 5 m?")."""
    has_level = any(amount.sense == "level" and amount.cue for amount in links.amounts)
    placed = links.find(*FIGURED, "first", "last")
    return has_level and links.question.tokens[0].word == "when" and placed is None


def _choose_named(links: Links) -> list[tuple[Column | None, float]]:
    """Return the asked column by where its name stands."""
    key = find_key(links.table)
    measured = list_measured(links)
    named = frozenset().union(*(link.tokens for link in measured if link.fit >= WHOLE))
    links = replace(links, cues=tuple(cue for cue in links.cues if not cue.span <= named))
    given = {link.column.name for link in measured} | {row.column for row in links.rows}
    called = find_called(links)
    is_time = called is not None and called.type == "time"
    every = [x for x in links.columns if x.column is not key]
    every = [x for x in every if is_time or x.column.type != "time"]
    free = _drop_taken([x for x in every if x.column.name not in given], links, given)
    free = _drop_light(free, links)
    if any(x.column is key and 1 in x.tokens for x in links.columns) and links.starts_with("which"):
        free = [link for link in free if link.fit >= NAMED]
    has_level = any(a.sense == "level" for a in links.amounts)
    amounts = links.find(*FIGURED) or (not has_level and links.find("more", "less"))
    is_level = has_level and not measured
    first = find_asked(links, given)
    if first and first.column.type == "time" and given and not amounts and first.fit >= ASKED_FIT:
        return [(first.column, first.fit)]
    if first and first.column.type != "time":
        is_fit = first.fit >= ASKED_FIT and not (amounts and first.column.type != "quantity")
        if is_fit and first.column is not key and first.column.name not in given:
            return [(first.column, first.fit)]
        others = {link.column.name for link in links.columns if link.column is not first.column}
        if first.column is key and others and others <= {row.column for row in links.rows}:
            return [(None, first.fit)]
    is_about = bool(given or links.rows)
    is_called = called is not None and called is not key and not is_time and is_about
    free = _keep_words(free, links, is_called=is_called)
    if is_called and not any(link.fit >= NAMED for link in free):
        return [(called, CALLED_FIT)]
    wanted = free or _drop_taken(every, links, given)
    if amounts or is_level:
        figures = [link for link in wanted if link.column.type == "quantity"]
        wanted = figures or ([] if list_figures(links.table) else wanted)
    if wanted:
        best = (round(wanted[0].fit, 3), len(wanted[0].tokens))
        equal = [a for a in wanted if (round(a.fit, 3), len(a.tokens)) == best]
        return [(link.column, link.fit) for link in equal[:2]]
    held, texts = list_figures(links.table), list_texts(links.table)
    if len(held) == 1:
        return [(held[0], 0.85)]
    return [(texts[0] if len(texts) == 1 and not held else None, 0.85)]


def _drop_light(named: list[ColumnLink], links: Links) -> list[ColumnLink]:
    """Return *named* without those that "does" or "in" alone names beside a telling word."""
    said, asking = links.question.tokens, links.words["roles"]["which"].split()
    telling = {i for i, token in enumerate(said) if not token.is_light or token.word in asking}
    return [link for link in named if link.tokens & telling] or named


def _keep_words(named: list[ColumnLink], links: Links, *, is_called: bool) -> list[ColumnLink]:
    """Return *named* without figures where "who" or "where" asks for something else there is."""
    roles, said = links.words["roles"], [token.word for token in links.question.tokens]
    is_further = not set(roles["asks"].split()).isdisjoint(said)
    if is_further or said[0] not in roles["no_figure"].split():
        return named
    if links.find("count", "amount", *FIGURED):
        return named
    words = [link for link in named if link.column.type != "quantity"]
    return words if words or is_called else named


def _drop_taken(
    named: Sequence[ColumnLink], links: Links, given: Collection[str]
) -> list[ColumnLink]:
    """Return *named* without those whose words all name a column that a value is given for."""
    taken = [x.tokens for x in links.columns if x.column.name in given]
    shared = frozenset().union(*taken)
    return [
        link
        for link in named
        if not (link.tokens <= shared if link.fit < NAMED else any(link.tokens < x for x in taken))
    ]
