"""What the words of one question count. Loads nothing heavy."""

from typing import NamedTuple

from bot.base.access import TermRow


class WordWeight(NamedTuple):
    """What a term of a question counts in a phrasing and in a body, and where the base has it."""

    in_phrasing: float
    in_body: float
    row: TermRow
