"""Whether a shown line is the expected one: numbers by value, ``...`` for any text.

A number matches one that rounds to it in the digits shown, or lies within its ``±`` tolerance;
its sign must be the same. Blanks in a row count as one.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from bot.base.frozen import dataclass
from bot.transcript.parse import unescape

GAP = "..."
_SIZE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,300})(?:\.\d{1,300})?"
_PIECES = re.compile(
    rf"(?P<gap>\.\.\.)|(?P<number>(?<![\w.,+−-])(?P<sign>[+−-]?)(?P<size>{_SIZE})|"
    rf"(?<![A-Za-z_\d.])(?P<bare>{_SIZE}))(?:±(?P<margin>{_SIZE})(?P<percent>%?))?|(?P<other>.)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a line.

    Attributes:
        sign: ``+``, ``-`` or empty, as written.
        margin: How far another may be off and still match.
    """

    sign: str
    size: Fraction
    margin: Fraction


Piece = Number | str


def match_line(expected: str, shown: str) -> bool:
    """Return whether *shown* is what *expected* stands for."""
    wanted, said = " ".join(unescape(expected).split()), " ".join(shown.split())
    if wanted == said:
        return True
    if expected.strip() == "\\" + GAP:
        return False
    return match_pieces(_split(wanted), _split(said))


def is_gap(expected: str) -> bool:
    """Return whether an expected line stands for any number of lines."""
    return expected.strip() == GAP


@lru_cache(maxsize=4096)
def _split(line: str) -> tuple[Piece, ...]:
    """Return the numbers, gaps and single characters of *line*."""
    return tuple(_make_piece(found) for found in _PIECES.finditer(line))


def read_piece(line: str, at: int) -> tuple[Piece, int]:
    """Return the number, gap or character that begins at *at* in *line*, and where it ends."""
    found = _PIECES.match(line, at)
    return (_make_piece(found), found.end()) if found else (line[at], at + 1)


def _make_piece(found: re.Match[str]) -> Piece:
    if found["number"] is None:
        return found[0]
    written = (found["size"] or found["bare"]).replace(",", "")
    size = Fraction(written)
    decimals = len(written.partition(".")[2])
    margin = Fraction(1, 2 * 10**decimals)
    if found["margin"] is not None:
        margin = Fraction(found["margin"].replace(",", ""))
        margin = margin * size / 100 if found["percent"] else margin
    return Number((found["sign"] or "").replace("−", "-"), size, margin)


def match_pieces(wanted: Sequence[Piece], said: Sequence[Piece]) -> bool:
    """Return whether gaps can be filled so that *wanted* becomes *said*."""
    i = j = 0
    retry: tuple[int, int] | None = None
    while j < len(said):
        if i < len(wanted) and wanted[i] == GAP:
            retry = (i, j)
            i += 1
        elif i < len(wanted) and _match_piece(wanted[i], said[j]):
            i, j = i + 1, j + 1
        elif retry:
            retry = (retry[0], retry[1] + 1)
            i, j = retry[0] + 1, retry[1]
        else:
            return False
    return all(piece == GAP for piece in wanted[i:])


def _match_piece(wanted: Piece, said: Piece) -> bool:
    if isinstance(wanted, Number) and isinstance(said, Number):
        return wanted.sign == said.sign and abs(wanted.size - said.size) <= wanted.margin
    return wanted == said
