"""Which way the words of a question go: up or down."""

from bot.base.model import Amount, Question
from bot.kinds.scenario.ground import Ground, begins_part
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.subjects import list_part


def find_wanted_way(item: Input, ground: Ground) -> str:
    """Return the only way in which a part may go; a level that is reached may go both."""
    if item.type != "percent" or ground.phrasing.find_start(item) or ground.phrasing.is_start(item):
        return ""
    return ground.phrasing.find_direction(item.name)


def keep_way(item: Input, ground: Ground) -> str:
    """Return the direction that a change had before ("and at 20%?")."""
    held = ground.before.find(item.name)
    if item.type != "change":
        return ""
    if held is None or held.quantity is None or held.quantity.low is None:
        return ground.before.way
    return "down" if held.quantity.low < 0 else "up"


def find_way(question: Question, ground: Ground, amount: Amount | None = None) -> str:
    """Return ``up`` or ``down`` when the words of a question go one way; else empty.

    Of *amount* only those count that are in its part: "how far do prices rise if half is lost".
    """
    part = list_part(question, amount.start, ground) if amount else range(len(question.tokens))
    words = [question.tokens[at].word for at in part]
    ways = {ground.directions[word] for word in words if word in ground.directions}
    return ways.pop() if len(ways) == 1 else ""


def list_way_words(question: Question, ground: Ground) -> list[int]:
    """Return the tokens that say ``up`` or ``down``."""
    return [i for i, token in enumerate(question.tokens) if token.word in ground.directions]


def is_cut_by(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether right behind *amount* it is called a loss ("a 30% cut"): no level is."""
    behind = question.tokens[amount.end : amount.end + 2]
    if amount.end < len(question.tokens) and begins_part(question, amount.end, ground):
        return False
    return any(ground.directions.get(token.word) == "down" for token in behind)
