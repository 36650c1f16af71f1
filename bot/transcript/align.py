"""Which expected line stands for which shown line, when they differ somewhere."""

from collections.abc import Callable, Sequence

from bot.base.frozen import dataclass
from bot.transcript.match import is_gap, match_line

Matcher = Callable[[str, str], bool]

_SAME, _CHANGED, _SWALLOWED = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Pair:
    """An expected line (or None: something new) and its shown line (or None: it is gone).

    Attributes:
        is_same: They match; a gap matches every line that it swallows, and none.
    """

    expected: str | None
    shown: str | None
    is_same: bool = False


def is_all_same(expected: Sequence[str], shown: Sequence[str], match: Matcher = match_line) -> bool:
    """Return whether the expected lines stand for all shown lines, in order."""
    reach = {0}
    for line in expected:
        if is_gap(line):
            reach = set(range(min(reach), len(shown) + 1)) if reach else set()
        else:
            reach = {at + 1 for at in reach if at < len(shown) and match(line, shown[at])}
    return len(shown) in reach


def align_lines(
    expected: Sequence[str], shown: Sequence[str], match: Matcher = match_line
) -> tuple[Pair, ...]:
    """Return the pairs that keep as many lines as can be kept, in order."""
    rows, columns = len(expected), len(shown)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    step = [[""] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if (i, j) != (rows, columns):
                best[i][j], step[i][j] = max(_weigh_steps(expected, shown, best, i, j, match))
    return tuple(_follow(expected, shown, step))


def _weigh_steps(
    expected: Sequence[str],
    shown: Sequence[str],
    best: list[list[int]],
    i: int,
    j: int,
    match: Matcher,
) -> list[tuple[int, str]]:
    """Return (worth, name) of what may be done at this point; names break ties."""
    steps = []
    if j < len(shown):
        steps.append((best[i][j + 1], "a new"))
    if i < len(expected):
        steps.append((best[i + 1][j], "b gone"))
    if i < len(expected) and j < len(shown):
        if is_gap(expected[i]):
            steps.append((best[i][j + 1] + _SWALLOWED, "c swallowed"))
        elif match(expected[i], shown[j]):
            steps.append((best[i + 1][j + 1] + _SAME, "e same"))
        else:
            steps.append((best[i + 1][j + 1] + _CHANGED, "d changed"))
    return steps


def _follow(expected: Sequence[str], shown: Sequence[str], step: list[list[str]]) -> list[Pair]:
    pairs: list[Pair] = []
    i = j = 0
    while taken := step[i][j]:
        if taken == "a new":
            pairs.append(Pair(None, shown[j]))
            j += 1
        elif taken == "b gone":
            is_open = is_gap(expected[i])
            pairs.append(Pair(expected[i], None, is_same=is_open))
            i += 1
        elif taken == "c swallowed":
            j += 1
        else:
            pairs.append(Pair(expected[i], shown[j], is_same=taken == "e same"))
            i, j = i + 1, j + 1
    return pairs
