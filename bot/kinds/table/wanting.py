"""Units that a question names beside a column: its own, or the one an amount is wanted in."""

from bot.base.access import Catalogue
from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.calc import UnitError, Units
from bot.kinds.table.levels import make_units
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column


def read_wanted_unit(
    links: Links, column: Column, catalogue: Catalogue
) -> tuple[str, frozenset[int]] | None:
    """Return the unit that "in kt" or "how many kilos" wants; None when it does not fit.

    Empty when the question wants no other unit than the column's.
    """
    question, lexicon = links.question, catalogue.lexicon
    taken = {i for amount in links.amounts for i in range(amount.start, amount.end)}
    times = {i for link in links.columns if link.column.type == "time" for i in link.tokens}
    taken |= {i for i in times if i and question.tokens[i - 1].word == "many"}
    asks = set(links.words["roles"]["unit"].split())
    for start in range(1, len(question.tokens)):
        unit, end = _find_unit(question, start, lexicon)
        if not unit or start in taken or question.tokens[start - 1].word not in asks:
            continue
        span = frozenset(range(start, end))
        if unit == "%":  # of what is another question: no number of rows is 200 %
            return "", span if column.unit == unit else frozenset()
        target = _fit_unit(unit, column.unit, make_units(catalogue.units))
        return ("" if target == column.unit else target, span) if target else None
    return "", frozenset()


def _fit_unit(unit: str, own: str, units: Units) -> str:
    """Return the unit expression of the kind of *own* that *unit* stands for; empty when unlike."""
    top, stroke, rest = own.partition("/")
    for target, model in ((unit, own), (f"{unit}{stroke}{rest}", own), (f"{top}/{unit}", own)):
        try:
            units.find_factor(model, target)
        except UnitError:
            continue
        return target
    return ""


def _find_unit(question: Question, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the unit whose name begins at token *start*, and its end; empty for none."""
    tokens, longest = question.tokens, lexicon.longest
    most = max(longest.get(tokens[start].text, 0), longest.get(tokens[start].word, 0))
    for end in range(min(start + most, len(tokens)), start, -1):
        raw = " ".join(token.text for token in tokens[start:end])
        words = " ".join(token.word for token in tokens[start:end])
        unit = lexicon.units.get(raw, lexicon.units.get(words, ""))
        if unit:
            return unit, end
    return "", start
