"""What an amount leaves unsaid and the rest of a question says: its unit, its time, its start."""

from dataclasses import replace

from bot.base.model import Amount, Question
from bot.kinds.scenario.changing import fits
from bot.kinds.scenario.evidence import is_change
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.model import Input

_NEAR = 5
"""Words behind an amount among which a time may be named."""


def share_unit(item: Input, amount: Amount, question: Question, ground: Ground) -> Amount:
    """Return a bare number in the one unit of *item* that others of the question are in."""
    if amount.unit or amount.sense != "level" or item.unit in ("", "%", "1"):
        return amount
    others = {its.unit for its in question.amounts if its.unit not in ("", "%", "pp")}
    alike = [its for its in others if ground.units.is_alike(its, item.unit)]
    return replace(amount, unit=alike[0]) if len(alike) == 1 else amount


def find_origin(item: Input, amount: Amount, question: Question, ground: Ground) -> Amount | None:
    """Return the level that a change is said to start from: "doubling it from 1%"."""
    return next(
        (
            its
            for its in question.amounts
            if its is not amount
            and its.cue == "from"
            and not is_change(its)
            and fits(item, its, ground.units, is_level=True)
        ),
        None,
    )


def find_said_time(amount: Amount, question: Question, ground: Ground) -> tuple[str, int] | None:
    """Return the time that a word around an amount names ("annual use of"), and that token."""
    floor = max((its.end for its in question.amounts if its.end <= amount.start), default=0)
    tops = [its.start for its in question.amounts if its.start >= amount.end]
    behind = range(amount.end, min(amount.end + _NEAR, len(question.tokens), *tops))
    places = [*range(amount.start - 1, floor - 1, -1), *behind]
    named = ((ground.units.find_unit(question.tokens[at].word), at) for at in places)
    return next(((its, at) for its, at in named if its and ground.units.is_time(its)), None)
