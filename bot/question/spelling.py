"""Mending misspelt names and words, and nothing that is merely unknown.

A mended token keeps its text; only its word and stem change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from bot.base.access import Vocabulary
from bot.base.lexicon import Lexicon
from bot.base.model import Token
from bot.base.text import find_stem, stem
from bot.question.ordinary import Ordinary, list_roots
from bot.question.phrases import read_set

SHORTEST_NAME = 5
SHORTEST_WORD = 4
NEAR, NEAR_NAME = 0.83, 0.85
"""How alike a word, or a name, must be to what it is a misspelling of where letters differ: cerium
is no slip of cesium. A light word must keep all its letters: what is taken for one says nothing."""

RUN = 3
SHORTEST_SLIP, NEAR_SLIP = 3, 0.74
"""Letters of a word that surely is a slip, and how alike it must be to what was meant: of four
letters one may differ."""


def mend_names(
    tokens: Sequence[Token], suspects: Iterable[int], lexicon: Lexicon
) -> tuple[Token, ...]:
    """Return *tokens* with names in place of words around *suspects* that nearly are such."""
    mended = list(tokens)
    by_length: dict[int, list[str]] = {}
    for key in lexicon.aliases:
        if len(key) >= SHORTEST_NAME:
            by_length.setdefault(len(key.split()), []).append(key)
    done: set[int] = set()
    for at in suspects:
        if at in done:
            continue
        for length in sorted(by_length, reverse=True):
            found = _find_window(tokens, at, length, by_length[length])
            if found:
                start, words = found
                for offset, word in enumerate(words):
                    mended[start + offset] = _mend(tokens[start + offset], word, lexicon)
                done.update(range(start, start + length))
                break
    return tuple(mended)


def _find_window(
    tokens: Sequence[Token], at: int, length: int, keys: Sequence[str]
) -> tuple[int, list[str]] | None:
    """Return the start and the words of the name nearest to *length* tokens around *at*."""
    for start in range(max(0, at - length + 1), min(at, len(tokens) - length) + 1):
        typed = " ".join(token.word for token in tokens[start : start + length])
        near = find_nearest(typed, dict.fromkeys(keys, NEAR_NAME), SHORTEST_NAME)
        if near:
            return start, near.split()
    return None


def mend_words(
    tokens: Sequence[Token],
    suspects: Iterable[int],
    lexicon: Lexicon,
    ordinary: Ordinary,
    vocabulary: Vocabulary,
) -> tuple[Token, ...]:
    """Return *tokens* with the base's own words in place of *suspects* that nearly are such.

    So with light words, which are everybody's. A word that no language would have, by the runs of
    its letters, is no unknown word but a slip: it may be further from what was meant.
    """
    mended = list(tokens)
    for at in suspects:
        word = tokens[at].word
        own = vocabulary.list_words(max(len(word) - 2, SHORTEST_WORD), len(word) + 2)
        is_slip = _is_unspeakable(word, (*ordinary.words, *own))
        shortest = SHORTEST_SLIP if is_slip else SHORTEST_WORD
        near_light, near_own = (NEAR_SLIP, NEAR_SLIP) if is_slip else (1.0, NEAR)
        known = {light: near_light for light in lexicon.light if len(light) >= SHORTEST_WORD}
        known |= {one: NEAR_NAME if one in lexicon.aliases else near_own for one in own}
        near = find_nearest(word, known, shortest)
        if near and stem(near) != stem(word):
            mended[at] = _mend(tokens[at], near, lexicon)
    return tuple(mended)


def _is_unspeakable(word: str, known: Iterable[str]) -> bool:
    """Return whether *word* has letters in a row that none of the *known* words has."""
    spelt, edged = f" {' '.join(known)} ", f" {word} "
    return any(edged[at : at + RUN] not in spelt for at in range(len(edged) - RUN + 1))


def _mend(token: Token, word: str, lexicon: Lexicon) -> Token:
    if word == token.word:
        return token
    return replace(token, word=word, stem=find_stem(word, lexicon), is_light=False)


def find_nearest(typed: str, known: Mapping[str, float], shortest: int) -> str:
    """Return the one of *known* that *typed* surely is a misspelling of; empty for none.

    Args:
        typed: A word or a name in lower case.
        known: What is spelt rightly, with how alike *typed* must be to it.
        shortest: Letters below which nothing is a misspelling.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(typed) < shortest:
        return ""
    slips = 2 if len(typed) > SHORTEST_NAME else 1
    rows = process.extract(typed, [*known], scorer=OSA.distance, score_cutoff=slips, limit=8)
    near = [
        (int(slip), word) for word, slip, _ in rows if _is_slip(typed, word, int(slip), known[word])
    ]
    least = min((slip for slip, _ in near), default=0)
    best = [word for slip, word in near if slip == least]
    roots = {stem(word) for word in best}
    return min(best) if len(roots) == 1 else ""


def _is_slip(typed: str, word: str, slips: int, alike: float) -> bool:
    """Return whether both are *alike* enough; a short word must keep its letters."""
    longest = max(len(typed), len(word))
    if typed[0] != word[0] and not _is_late_start(typed, word):
        return False
    if _squeeze(typed) == _squeeze(word):
        return True
    if 1 - slips / longest >= alike:
        return True
    extra = Counter(typed) - Counter(word)
    gone = Counter(word) - Counter(typed)
    is_short_slip = slips == 1 and typed[0] == word[0]
    return is_short_slip and not (extra and gone)


def _is_late_start(typed: str, word: str) -> bool:
    """Return whether the first letter is only left out, or swapped with the second."""
    return typed == word[1:] or typed == f"{word[1]}{word[0]}{word[2:]}"


def _squeeze(word: str) -> str:
    """Return *word* with doubled letters once: which one is doubled is the commonest slip."""
    return "".join(sign for sign, _ in groupby(word))


def list_corrections(
    typed: Sequence[Token], mended: Sequence[Token]
) -> tuple[tuple[str, str], ...]:
    """Return (as typed, as understood) for each token that was mended."""
    pairs = zip(typed, mended, strict=True)
    return tuple((old.text, new.word) for old, new in pairs if old.word != new.word)


def measure_sureness(
    typed: Sequence[Token], mended: Sequence[Token], start: int, end: int
) -> float:
    """Return how alike tokens ``start:end`` and what they were mended to are, 1 for equal."""
    old = " ".join(token.word for token in typed[start:end])
    new = " ".join(token.word for token in mended[start:end])
    if old == new:
        return 1.0
    from rapidfuzz.distance import OSA

    return round(OSA.normalized_similarity(old, new), 3)


def find_suspects(
    tokens: Sequence[Token],
    unknown: Iterable[int],
    ordinary: Ordinary,
    words: Mapping[str, Any],
    vocabulary: Vocabulary,
) -> tuple[int, ...]:
    """Return the *unknown* tokens that may be misspelt: nothing ordinary or known is in them."""
    odd = [at for at in unknown if tokens[at].word.isalpha() and tokens[at].word not in ordinary]
    roots = {at: list_roots(tokens[at].word, read_set(words["endings"])) for at in odd}
    lengths = [len(root) for made in roots.values() for root in made]
    known = frozenset(vocabulary.list_words(min(lengths), max(lengths)) if lengths else ())
    return tuple(at for at in odd if roots[at].isdisjoint(ordinary.words | known))
