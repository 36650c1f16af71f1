"""Lines compared with their units converted: ``2 kt`` stands for ``2,000 t``.

The units are those that a base declares. A range has one unit for both its ends.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from bot.base.errors import BotError
from bot.base.model import Unit
from bot.calc import Units
from bot.transcript.align import Matcher
from bot.transcript.match import Number, Piece, match_line, match_pieces, read_piece
from bot.transcript.parse import unescape

_UNIT = re.compile(r"\s*([^\W\d_][\w/*^%]*|%)")
_DASH = [" ", "-", " "]


@lru_cache(maxsize=8)
def make_matcher(units: tuple[Unit, ...]) -> Matcher:
    """Return what tells whether a shown line is what an expected one stands for."""
    table = Units(units)

    def match(expected: str, shown: str) -> bool:
        if match_line(expected, shown):
            return True
        wanted, said = " ".join(unescape(expected).split()), " ".join(shown.split())
        pieces = _convert(wanted, table)
        return pieces is not None and match_pieces(pieces, _convert(said, table) or [])

    return match


def _convert(line: str, table: Units) -> list[Piece] | None:
    """Return the pieces of *line*, amounts in base units; None when it has no unit."""
    pieces: list[Piece] = []
    at = 0
    has_unit = False
    while at < len(line):
        piece, at = read_piece(line, at)
        found = _UNIT.match(line, at) if isinstance(piece, Number) else None
        measured = _measure(found[1], table) if found else None
        if isinstance(piece, Number) and found and measured:
            factor, dimensions = measured
            before = pieces[-4] if pieces[-3:] == _DASH and len(pieces) > 3 else None
            if isinstance(before, Number):
                pieces[-4] = _scale(before, factor)
            pieces += [_scale(piece, factor), f"in {dimensions}"]
            at, has_unit = found.end(), True
        else:
            pieces.append(piece)
    return pieces if has_unit else None


def _measure(words: str, table: Units) -> tuple[Fraction, str] | None:
    """Return the factor and the dimensions of a unit in words; None when it is none."""
    try:
        measure = table.measure(table.find_unit(words) or words)
    except BotError:
        return None
    return measure.factor, str(measure.dimensions)


def _scale(number: Number, factor: Fraction) -> Number:
    return replace(number, size=number.size * factor, margin=number.margin * factor)
