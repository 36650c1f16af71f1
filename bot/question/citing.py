"""The sources that an utterance limits itself to: "according to the article".

Knows nothing of what the sources hold.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.model import Token

LONGEST_TITLE = 10


def find_sources(
    tokens: Sequence[Token], lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return the ids of the sources named after a cue, and the tokens that say so.

    "Per month" speaks of a unit, whatever a source is called.
    """
    said = [token.word for token in tokens]
    for at in range(len(said)):
        length = _measure_cue(said, at, words["sources"]["cues"])
        start = at + length
        if length and start < len(said) and said[start] not in lexicon.units:
            start += said[start] == "the"
            ids, end = _read_source(tokens, start, lexicon)
            if ids:
                return ids, frozenset(range(at, end))
        found = _read_weak(tokens, at, lexicon, words["sources"])
        if found:
            return found
    return (), frozenset()


def _measure_cue(said: Sequence[str], at: int, cues: Sequence[str]) -> int:
    own = (cue.split() for cue in cues if cue.startswith(said[at]))
    return max((len(cue) for cue in own if said[at : at + len(cue)] == cue), default=0)


def _read_weak(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[tuple[str, ...], frozenset[int]] | None:
    """Return a source after "in the" or before "says", if a word for a document is in its name."""
    said = [token.word for token in tokens[at : at + 2]]
    if len(said) < 2 or said[1] != "the" or said[0] not in words["weak_cues"]:
        return None
    ids, end = _read_source(tokens, at + 2, lexicon)
    documents = words["documents"].split()
    if not ids or not any(token.word in documents for token in tokens[at + 2 : end]):
        return None
    if end < len(tokens) and tokens[end].word in words["verbs"].split():
        end += 1
    return ids, frozenset(range(at, end))


def _read_source(
    tokens: Sequence[Token], start: int, lexicon: Lexicon
) -> tuple[tuple[str, ...], int]:
    for length in range(min(LONGEST_TITLE, len(tokens) - start), 0, -1):
        key = " ".join(token.word for token in tokens[start : start + length])
        if key in lexicon.sources:
            return tuple(lexicon.sources[key]), start + length
    return (), start
