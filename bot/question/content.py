"""What an utterance speaks of: terms with weights, mentions, unknown words, strangers.

Knows nothing of intents or of how entries are scored.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.base.access import Vocabulary
from bot.base.lexicon import Lexicon
from bot.base.model import Mention, Term, Token
from bot.base.text import Span
from bot.question.ordinary import Ordinary

VAGUE = 0.35
"""Weight of a vague word that the base lacks, as a part of the rarest idf: it says
less of the subject than a word that few texts use."""


def weigh_terms(
    spans: Sequence[Span],
    tokens: Sequence[Token],
    idf: Mapping[str, float],
    vocabulary: Vocabulary,
    vague: Ordinary,
    manners: Ordinary,
) -> tuple[Term, ...]:
    """Return the terms with their idf; unknown ones weigh as the rarest, *vague* ones less.

    Unknown *manners* are vague, too.
    """
    rarest = vocabulary.load_rarest_idf()
    return tuple(
        _weigh_term(span, tokens, idf, rarest, (vague,) if span.term in idf else (vague, manners))
        for span in spans
    )


def _weigh_term(
    span: Span,
    tokens: Sequence[Token],
    idf: Mapping[str, float],
    rarest: float,
    vague: Sequence[Ordinary],
) -> Term:
    is_name = span.term.startswith("@")
    said = tokens[span.start : span.end]
    is_vague = not is_name and len(said) == 1 and any(said[0].word in its for its in vague)
    if span.term in idf:
        known = idf[span.term]
        return Term(*span, min(known, rarest * VAGUE) if is_vague else known, is_vague=is_vague)
    weight = rarest * VAGUE if is_vague else rarest
    return Term(*span, weight, is_known=is_name, is_vague=is_vague)


def find_mentions(
    spans: Iterable[Span], tokens: Sequence[Token], utterance: str, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the entities among *spans*; two that share a name both stand."""
    return tuple(
        Mention(
            span.term[1:],
            lexicon.entities[span.term[1:]][1],
            utterance[tokens[span.start].start : tokens[span.end - 1].end],
            span.start,
            span.end,
        )
        for span in spans
        if span.term.startswith("@")
    )


def list_unknown(
    terms: Iterable[Term], tokens: Sequence[Token], explained: frozenset[int]
) -> tuple[int, ...]:
    """Return the content words in *terms* that the base does not hold."""
    return tuple(
        at
        for term in terms
        if not term.is_known
        for at in range(term.start, term.end)
        if at not in explained and not tokens[at].is_light and not tokens[at].text[:1].isdecimal()
    )


def find_strangers(
    tokens: Sequence[Token], unknown: Sequence[int], named: frozenset[int], ordinary: Ordinary
) -> tuple[str, ...]:
    """Return names that link to nothing: unknown words written as names, neighbours as one."""
    is_title = _is_title(tokens)
    odd = [
        at
        for at in unknown
        if _looks_like_name(tokens, at, ordinary, is_title=is_title) and at not in named
    ]
    strangers: list[list[str]] = []
    for at in odd:
        if at - 1 in odd:
            strangers[-1].append(tokens[at].text)
        else:
            strangers.append([tokens[at].text])
    return tuple(dict.fromkeys(" ".join(words) for words in strangers))


def _is_title(tokens: Sequence[Token]) -> bool:
    """Return whether capitals say nothing here, because every longer word has one."""
    longer = [token.text for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(longer) > 1 and all(text[0].isupper() for text in longer)


def _looks_like_name(
    tokens: Sequence[Token], at: int, ordinary: Ordinary, *, is_title: bool
) -> bool:
    text = tokens[at].text
    if not text[:1].isupper():
        return False
    return tokens[at].word not in ordinary if at == 0 or is_title else True
