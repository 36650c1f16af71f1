"""An utterance to a question: each part is read by the module that knows it, in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.base.access import Vocabulary
from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Amount, Mention, Moment, Question, Term, Token, Turn
from bot.base.text import find_terms, read_tokens
from bot.question.amounts import find_amounts
from bot.question.citing import find_sources
from bot.question.content import find_mentions, find_strangers, list_unknown, weigh_terms
from bot.question.errors import UtteranceTooLongError
from bot.question.intents import find_talk, is_fragment, is_what_if, read_choice
from bot.question.moments import find_moments, list_time_cues
from bot.question.ordinary import Ordinary, read_manners, read_ordinary, read_vague
from bot.question.roles import list_cue_tokens, list_directed
from bot.question.spelling import (
    find_suspects,
    list_corrections,
    measure_sureness,
    mend_names,
    mend_words,
)

LONGEST = 1000
"""Characters of a question: more take longer to read than anybody waits for an answer."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What the words of an utterance stand for, once mended."""

    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...]
    amounts: tuple[Amount, ...]
    unknown: tuple[int, ...]


def parse_question(
    utterance: str,
    lexicon: Lexicon,
    words: Mapping[str, Any],
    vocabulary: Vocabulary,
    sources: Sequence[str] = (),
    after: Turn | None = None,
    today: str = "",
) -> Question:
    """Return what *utterance* asks.

    Args:
        utterance: As typed; any text will do.
        lexicon: The words of the base.
        words: ``words.toml`` of this room.
        vocabulary: What the base's index holds.
        sources: Only these may answer; the utterance itself may name others.
        after: The turn before, for choices and pronouns.
        today: The date from which "last year" counts, ``2024-05-17``; without it no
            such time is read.

    Raises:
        UtteranceTooLongError: Nobody asks that much at once.
    """
    if len(utterance) > LONGEST:
        raise UtteranceTooLongError(len(utterance), LONGEST)
    typed = read_tokens(utterance, lexicon)
    choice = read_choice(typed, words, after)
    talk = "choice" if choice else find_talk(typed, words)
    if talk:
        return Question(utterance, typed, talk, choice=choice, sources=tuple(sources))
    cited, citing = find_sources(typed, lexicon, words)
    ordinary = read_ordinary(words, lexicon.light)
    content = _read_content(utterance, typed, citing, lexicon, words, vocabulary, today)
    mended = _mend(typed, content, citing, lexicon, words, vocabulary, ordinary)
    if mended != typed:
        content = _read_content(utterance, mended, citing, lexicon, words, vocabulary, today)
    named = _cover(content.mentions)
    parts: list[Mention | Amount | Moment] = [*content.mentions, *content.amounts, *content.moments]
    supposes = is_what_if(content.tokens, content.amounts, words)
    return Question(
        utterance=utterance,
        tokens=_mark_light(content.tokens, named, citing),
        intent="what-if" if supposes else "ask",
        terms=content.terms,
        mentions=tuple(
            replace(item, sureness=measure_sureness(typed, mended, item.start, item.end))
            for item in content.mentions
        ),
        amounts=content.amounts,
        moments=content.moments,
        unknown=tuple(dict.fromkeys(content.tokens[at].text for at in content.unknown)),
        strangers=find_strangers(content.tokens, content.unknown, named, ordinary),
        is_fragment=is_fragment(content.tokens, parts, words, after),
        sources=tuple(dict.fromkeys((*sources, *cited))) if not sources else tuple(sources),
        corrections=list_corrections(typed, mended),
    )


def _read_content(
    utterance: str,
    tokens: tuple[Token, ...],
    citing: frozenset[int],
    lexicon: Lexicon,
    words: Mapping[str, Any],
    vocabulary: Vocabulary,
    today: str,
) -> _Content:
    """Return the terms and parts of *tokens*, those that cite a source left out."""
    found = find_terms(tokens, lexicon)
    spans = [span for span in found if citing.isdisjoint(range(span.start, span.end))]
    mentions = find_mentions(spans, tokens, utterance, lexicon)
    named = _cover(mentions) | citing
    moments = tuple(
        item
        for item in find_moments(tokens, lexicon, words, today)
        if named.isdisjoint(range(item.start, item.end))
    )
    taken = named | _cover(moments)
    amounts = find_amounts(tokens, taken, lexicon, words)
    idf = vocabulary.load_idf([span.term for span in spans])
    terms = weigh_terms(spans, tokens, idf, vocabulary, read_vague(words), read_manners(words))
    roles = list_cue_tokens(tokens, amounts, words) | list_directed(tokens, words)
    roles |= list_time_cues(tokens, moments, words)
    unknown = list_unknown(terms, tokens, taken | _cover(amounts) | roles)
    return _Content(tokens, terms, mentions, moments, amounts, unknown)


def _mend(
    typed: tuple[Token, ...],
    content: _Content,
    citing: frozenset[int],
    lexicon: Lexicon,
    words: Mapping[str, Any],
    vocabulary: Vocabulary,
    ordinary: Ordinary,
) -> tuple[Token, ...]:
    """Return *typed* with its misspellings mended, names first."""
    suspects = find_suspects(typed, content.unknown, ordinary, words, vocabulary)
    if not suspects:
        return typed
    named = mend_names(typed, suspects, lexicon)
    still = [at for at in suspects if named[at] == typed[at] and not _is_name(typed, at)]
    left = [at for at in still if at not in citing]
    return mend_words(named, left, lexicon, ordinary, vocabulary)


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a capital inside an utterance says that the word is a name."""
    text = tokens[at].text
    return at > 0 and text[:1].isupper() and any(token.text.islower() for token in tokens)


def _cover(parts: Sequence[Mention | Moment | Amount]) -> frozenset[int]:
    return frozenset(at for part in parts for at in range(part.start, part.end))


def _mark_light(
    tokens: Sequence[Token], named: frozenset[int], citing: frozenset[int]
) -> tuple[Token, ...]:
    """Return *tokens*, light where they cite a source and not light where they name."""
    marked = list(tokens)
    for at in named:
        marked[at] = replace(marked[at], is_light=False)
    for at in citing:
        marked[at] = replace(marked[at], is_light=True)
    return tuple(marked)
