"""Whether conditions hold over a whole box: surely, surely not, or perhaps."""

from collections.abc import Sequence

from bot.calc.box import Bounds
from bot.calc.given import Verdict
from bot.calc.points import SIGNS


def place_zero(sign: str, bounds: Bounds) -> Verdict:
    """Return whether a difference with these bounds compares so with 0."""
    low, high = bounds.low, bounds.high
    if low is not None and low == high:
        return "yes" if SIGNS[sign](low, 0) else "no"
    is_above = low is not None and (low > 0 or (low == 0 and bounds.low_open))
    is_below = high is not None and (high < 0 or (high == 0 and bounds.high_open))
    is_not_below, is_not_above = low is not None and low >= 0, high is not None and high <= 0
    yes, no = {
        ">": (is_above, is_not_above),
        ">=": (is_not_below, is_below),
        "<": (is_below, is_not_below),
        "<=": (is_not_above, is_above),
        "==": (False, is_above or is_below),
        "!=": (is_above or is_below, False),
    }[sign]
    return "yes" if yes else "no" if no else "maybe"


def combine(operation: str, verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict of ``and``, ``or`` or ``not`` over those of its parts."""
    if operation == "not":
        turned: dict[Verdict, Verdict] = {"yes": "no", "no": "yes", "maybe": "maybe"}
        return turned[verdicts[0]]
    order: tuple[Verdict, ...] = ("no", "maybe", "yes")
    places = [order.index(verdict) for verdict in verdicts]
    return order[min(places) if operation == "and" else max(places)]
