"""Two lines compared word by word, and by how much their numbers differ."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from fractions import Fraction

_PIECES = re.compile(r"\d[\d,]*(?:\.\d+)?|\w+|\s+|.")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ALIKE = 0.4


def mark_words(expected: str, shown: str) -> str:
    """Return both lines in one: ``[-gone-]`` and ``{+new+}``; empty when they share little."""
    old, new = _PIECES.findall(expected), _PIECES.findall(shown)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ""
    parts = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            parts.append("".join(old[i1:i2]))
            continue
        parts.append(f"[-{''.join(old[i1:i2])}-]" if i2 > i1 else "")
        parts.append(f"{{+{''.join(new[j1:j2])}+}}" if j2 > j1 else "")
    return "".join(parts)


def list_deltas(expected: str, shown: str) -> Iterator[str]:
    """Yield ``101 to 100: -1 (-0.99 %)`` for each number that changed, when they pair up."""
    old, new = _NUMBER.findall(expected), _NUMBER.findall(shown)
    if len(old) != len(new):
        return
    for was, now in zip(old, new, strict=True):
        before, after = (Fraction(text.replace(",", "")) for text in (was, now))
        if before != after:
            share = f" ({_sign(100 * (after - before) / before)} %)" if before else ""
            yield f"{was} to {now}: {_sign(after - before)}{share}"


def _sign(number: Fraction) -> str:
    return f"{float(number):+.3g}" if number.denominator != 1 else f"{int(number):+,}"
