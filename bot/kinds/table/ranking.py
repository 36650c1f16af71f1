"""How likely each reading of a question is right, and which others than the rules' may be.

The weights of the features stand in ``weights.toml``, fitted by ``tests.bench.fit_ranking`` over
public tables of all kinds: a reading's chance is its share of ``exp`` of its score among those of
all readings, of which one stands for none being right.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import exp

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.kinds.table.asked import Asked, ask
from bot.kinds.table.composing import compose
from bot.kinds.table.executing import execute
from bot.kinds.table.features import Feature, list_features, list_operator, name_operator
from bot.kinds.table.features_result import list_shown, tell_result
from bot.kinds.table.links import Links
from bot.kinds.table.parse import Parse
from bot.kinds.table.shape import add_default
from bot.kinds.table.weighing import list_left

CLEAR = 4.5
"""A reading of the rules that is so many times as likely as none is held against no others."""
MOST_TRIED = 8
"""Of the queries that are put together so many are worked out: the likeliest by their words."""
NONE = "none"
"""The feature of no reading being right."""
MOST_ROWS = 1_000
"""Over a longer table no queries are put together, and none is worked out only to be ranked."""
COMPOSED = 0.3
"""Fit of a query that was put together: never enough to answer from."""
UNLIKELY = 0.1
"""What is left of the fit of a reading that is less likely than another."""
FITTING = 0.5
"""Fit from which a reading of the rules may be answered from."""
LIKELIER, FAR = 1.5, 4.0
"""A reading that fits gives way to one so many times as likely: with words left over, without."""
DOUBTFUL = 0.08
"""Chance below which such a reading is hardly ever right."""
COMMON = ("lookup", "count", "superlative")
"""Operators that questions over public tables ask for so often that their chances are known."""
YIELDING = (*COMMON, "next", "list", "difference")
"""Operators whose readings give way though they fit: people's own bases ask for them rarely."""
REFUSING = ("absent", "figureless")
"""Operators of readings that say why there is no answer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading, what it shows and of which rows, and the odds that it is right."""

    parse: Parse
    shown: tuple[str, ...]
    rows: tuple[int, ...]
    odds: float


def rank(parses: Sequence[Parse], links: Links, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return *parses* of the rules with how likely each is, or a likelier one before them."""
    if len(links.table.rows) > MOST_ROWS or not parses:
        return tuple(parses)
    asked = ask(links)
    shared: dict[Hashable, float] = {}
    told = [_judge(its, weigh(its, asked, shared), asked, catalogue) for its in list_told(parses)]
    if told and told[0].odds > CLEAR * _weigh_none(links):
        return _set_chances(parses, told, links)
    others = list_others([its.parse for its in told], links, catalogue)
    weighed = [(weigh(its, asked, shared), its) for its in others]
    tried = sorted(weighed, key=lambda pair: -round(pair[0], 9))[:MOST_TRIED]
    judged = (_judge(its, score, asked, catalogue) for score, its in tried)
    return _set_chances(parses, [*told, *judged], links)


def _set_chances(
    parses: Sequence[Parse], judged: Sequence[Judged], links: Links
) -> tuple[Parse, ...]:
    """Return *parses* with their chances, or the likeliest of all before less sure ones.

    What several readings show is as likely as all of them together.
    """
    if not judged:
        return tuple(parses)
    none = _weigh_none(links)
    total = none + sum(its.odds for its in judged)
    shown: dict[tuple[str, ...], float] = {}
    for its in judged:
        shown[its.shown] = shown.get(its.shown, 0.0) + its.odds / total
    told = list_told(parses)
    chances = [shown[its.shown] for its in judged]
    places = range(len(judged))
    best = max(places, key=lambda at: (chances[at], at < len(told), judged[at].odds))
    own = chances[0] if told and told[0] is parses[0] else 0.0
    is_equal = best < len(told) and told[best].fit == parses[0].fit
    if is_equal or not _gives_way(parses[0], own, chances[best], none / total, links):
        found = dict(zip(map(id, told), chances, strict=False))
        return tuple(replace(its, trust=_trust(its, found.get(id(its), 0.0))) for its in parses)
    first = judged[best].parse
    first = replace(first, fit=min(first.fit, parses[0].fit), trust=chances[best])
    if _is_finer(judged[best], judged[0], parses[0]):
        query = replace(parses[0].query, select=first.query.select)
        used = parses[0].explained | first.explained
        first = replace(parses[0], query=query, explained=used, trust=chances[best])
    rest = (its for its in parses if its.query != first.query)
    return first, *(replace(its, fit=round(its.fit * UNLIKELY, 4), trust=0.0) for its in rest)


def _gives_way(first: Parse, own: float, best: float, none: float, links: Links) -> bool:
    """Return whether the *first* reading of the rules gives way to the *best* by chance.

    One that fits does so where the other is likelier by far: by how much, words left over tell.
    """
    if first.fit < FITTING:
        return own < best and (first.query.op not in REFUSING or best * FAR > none)
    if list_left(links, first.explained):
        return own * LIKELIER < best
    return first.query.op in YIELDING and own * FAR < best and best > none


def _is_finer(best: Judged, other: Judged, first: Parse) -> bool:
    """Return whether *best* tells what is wanted of the rows that the *first* shows whole."""
    is_whole = other.parse is first and first.query.op == "lookup" and not first.query.select
    return is_whole and best.parse.query.op == "list" and best.rows == other.rows


def _trust(parse: Parse, chance: float) -> float:
    """Return the *chance* of a reading; of what public tables tell little of no low one."""
    return chance if parse.query.op in COMMON else max(chance, DOUBTFUL)


def list_told(parses: Iterable[Parse]) -> tuple[Parse, ...]:
    """Return those of *parses* that say more than why there is no answer."""
    return tuple(parse for parse in parses if parse.query.op not in REFUSING)


def list_others(told: Sequence[Parse], links: Links, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return the readings that are put together, without those that the rules *told*."""
    known = [parse.query for parse in told]
    composed = (
        (add_default(query, links.table), used) for query, used in compose(links, catalogue).items()
    )
    return tuple(Parse(query, used, COMPOSED) for query, used in composed if query not in known)


def list_said(parse: Parse, asked: Asked) -> Iterator[Feature]:
    """Yield the features of a reading but for its result and those of its operator."""
    for _, part in list_features(parse.query, parse.explained, asked):
        yield from part
    yield from list_fit(parse)


def list_fit(parse: Parse) -> Iterator[Feature]:
    """Yield how well a reading fits that a rule made."""
    if parse.fit > COMPOSED:
        yield "by a rule", 1
        yield "fit", parse.fit
        yield f"by a rule, {name_operator(parse.query)}", 1


def _judge(parse: Parse, score: float, asked: Asked, catalogue: Catalogue) -> Judged:
    """Return *parse* with its odds: its *score* by what it says, and what its result looks like."""
    links = asked.links
    result = execute(parse.query, links.table, catalogue.lexicon)
    score += _add(tell_result(parse.query, asked, result), links)
    return Judged(parse, list_shown(parse.query, result, links.table), result.sure, exp(score))


def weigh(parse: Parse, asked: Asked, shared: dict[Hashable, float]) -> float:
    """Return the score of what *parse* says; what parts of it add is *shared* once known."""
    op, links, score = name_operator(parse.query), asked.links, 0.0
    own = (op, list_operator(op, asked)), ((op, parse.fit), list_fit(parse))
    for key, part in chain(own, list_features(parse.query, parse.explained, asked)):
        added = shared.get(key)
        if added is None:
            added = shared[key] = _add(part, links)
        score += added
    return score


def _weigh_none(links: Links) -> float:
    return exp(_add([(NONE, 1)], links))


def _add(features: Iterable[Feature], links: Links) -> float:
    """Return the sum of *features* by their weights."""
    weights: Mapping[str, float] = links.words["weights"]
    get = weights.get
    return sum(get(name, 0.0) * held for name, held in features)
