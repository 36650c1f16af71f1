"""Two what-ifs of different scenarios set side by side: "a 10% toll against a lost harvest"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Abstention, Answer, Frame, Question, Reading, Reply
from bot.kinds.scenario.clauses import cut_compared, cut_question
from bot.kinds.scenario.columns import has_figures
from bot.kinds.scenario.explaining import explain, is_ours, measure_fit
from bot.kinds.scenario.following import list_others
from bot.kinds.scenario.ground import find_phrase
from bot.kinds.scenario.grounding import make_ground
from bot.kinds.scenario.linking import link_question
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.replying import answer_slots, make_reading
from bot.kinds.scenario.slots import Slots

_ALIKE = 1.1
"""How much better two scenarios suit each other that lead to the same result."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is set in each of two scenarios, by the scenario's id."""

    cases: tuple[tuple[str, Slots], ...]


class _Half(NamedTuple):
    reading: Reading
    slots: Slots
    tokens: frozenset[int]
    results: frozenset[str]
    told: float


def compare_scenarios(question: Question, catalogue: Catalogue) -> Reading | None:
    """Return the reading of a comparison whose halves are what-ifs of different scenarios."""
    words = catalogue.load_words("kinds.scenario")
    compared = find_phrase(question, words["compare"])
    spans = cut_compared(question, compared, words["beside"]) if compared else []
    halves = [list(_read_half(question, span, catalogue)) for span in spans]
    if len(halves) != 2 or not all(halves):
        return None
    pairs = [(one, other) for one in halves[0] for other in halves[1]]
    best = max(pairs, key=lambda pair: round(_suit(*pair), 6))
    entries = [half.reading.entry for half in best]
    if entries[0].id == entries[1].id:
        return None
    cases = tuple((its.reading.entry.id, its.slots) for its in best)
    words_of = " against ".join(its.reading.frame.words for its in best)
    frame = Frame(entries[0].id, "scenario", Beside(cases), words_of)
    told = frozenset(range(*compared)) if compared else frozenset[int]()
    tokens = told.union(*(half.tokens for half in best))
    fit = min(half.reading.fit for half in best)
    return Reading(entries[0], tokens, fit, frame)


def _suit(one: _Half, other: _Half) -> float:
    fit = one.reading.fit * one.told * other.reading.fit * other.told
    return fit * (_ALIKE if one.results & other.results else 1.0)


def _read_half(question: Question, span: tuple[int, int], catalogue: Catalogue) -> Iterator[_Half]:
    """Yield what every scenario makes of one half, where it accounts for its amounts."""
    half = replace(cut_question(question, *span), intent="what-if")
    for scenario in list_others((), catalogue):
        if not has_figures(scenario, catalogue.load_entry, question.sources):
            continue
        ground = make_ground(scenario, catalogue, Slots())
        link = link_question(half, ground, catalogue.lexicon)
        if link.slots is None or link.slots.doubt or not link.slots.given or link.weak:
            continue
        explained, own, asked = explain(half, ground, link)
        tokens = frozenset((*explained, *link.tokens))
        fit = measure_fit(half, ground, link, asked)
        reading = make_reading(scenario, link.slots, tokens, fit, catalogue)
        is_whole = reading.is_complete and is_ours(half, ground, own, link.slots)
        if is_whole and not _leaves_amounts(half, tokens):
            moved = frozenset(at + span[0] for at in tokens)
            told = _share_told(half, tokens)
            yield _Half(reading, link.slots, moved, ground.phrasing.main, told)


def _join(lines: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for its in lines for line in its))


def _share_told(half: Question, tokens: frozenset[int]) -> float:
    """Return how much of the words of a half are accounted for, by weight."""
    whole = sum(term.weight for term in half.terms)
    return sum(term.weight for term in half.terms if term.start in tokens) / whole if whole else 0.0


def _leaves_amounts(half: Question, tokens: frozenset[int]) -> bool:
    return any(tokens.isdisjoint(range(its.start, its.end)) for its in half.amounts)


def answer_beside(state: Beside, catalogue: Catalogue) -> Reply:
    """Return the replies to both cases as one; the refusal of one that is refused."""
    replies = []
    for id_, slots in state.cases:
        scenario = catalogue.load_entry(id_)
        assert isinstance(scenario, Scenario)
        reply = answer_slots(scenario, slots, catalogue)
        if isinstance(reply, Abstention):
            return reply
        replies.append((scenario, reply))
    said = "\n".join(f"{scenario.title}: {reply.text}" for scenario, reply in replies)
    first = replies[0][1]
    return Answer(
        text=said,
        kind="scenario",
        values=tuple(its for _, reply in replies for its in reply.values),
        steps=tuple(its for _, reply in replies for its in reply.steps),
        assumptions=_join(reply.assumptions for _, reply in replies),
        warnings=_join(reply.warnings for _, reply in replies),
        citations=tuple(dict.fromkeys(its for _, reply in replies for its in reply.citations)),
        entries=tuple(scenario.id for scenario, _ in replies),
        see=first.see,
    )
