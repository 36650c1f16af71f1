"""What is wanted: a look-up, a what-if, a word about the bot, or the last turn changed.

Only whole utterances are talk about the bot: "thanks to which port ..." is a question.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from bot.base.keeping import keep_last
from bot.base.model import Amount, Clarification, Mention, Moment, Token, Turn
from bot.question.numbers import read_digits
from bot.question.phrases import find_phrase, join_words, read_set
from bot.question.roles import list_cue_tokens

TALK = (
    *("greet", "thanks", "bye", "help", "topics", "sources", "source", "why"),
    *("formula", "assumptions", "undo", "reset"),
)
BRIEF = 3


def find_talk(tokens: Sequence[Token], words: Mapping[str, Any]) -> str:
    """Return the meta or chat intent that the whole utterance is; empty for none."""
    whole, bare, polite = _list_talk(words)
    text = join_words(tokens)
    return whole.get(text) or bare.get(_drop(text, polite), "")


@keep_last(4)
def _list_talk(
    words: Mapping[str, Any],
) -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str]]:
    """Return the intent of each phrase, of each without polite words, and the polite words."""
    phrases = words["intents"]
    polite = read_set(phrases["polite"])
    whole = {phrase: intent for intent in reversed(TALK) for phrase in phrases[intent]}
    bare = {
        text: intent
        for intent in reversed(TALK)
        for phrase in phrases[intent]
        if (text := _drop(phrase, polite))
    }
    return whole, bare, polite


def _drop(text: str, words: frozenset[str]) -> str:
    return " ".join(word for word in text.split() if word not in words)


def is_what_if(
    tokens: Sequence[Token], amounts: Sequence[Amount], words: Mapping[str, Any]
) -> bool:
    """Return whether the utterance supposes something: "what if", "cut X by 20%"."""
    if find_phrase(tokens, words["what_if"]) >= 0:
        return True
    said = [token.word for token in tokens]
    not_if = words["not_if"].split()
    if any(w == "if" and (at == 0 or said[at - 1] not in not_if) for at, w in enumerate(said)):
        return True
    sized = [amount for amount in amounts if amount.sense != "rank"]
    changes = [a for a in sized if a.cue not in ("over", "under", "at_least", "at_most")]
    if not changes:
        return False
    first = next((w for w in said if w not in words["intents"]["polite"].split()), "")
    goes = {amount.cue for amount in changes} >= {"from", "to"}
    could = any(word in words["modal"].split() for word in said)
    return first in words["change_verbs"].split() or goes or could or _states(said, changes, words)


def _states(said: Sequence[str], changes: Sequence[Amount], words: Mapping[str, Any]) -> bool:
    """Return whether a change is put as happening: "India ramps up tenfold"."""
    has_asked = not frozenset(said).isdisjoint(words["asking"].split())
    return not has_asked and any(
        a.direction and a.cue in ("", "by", "to", "about") for a in changes
    )


def is_fragment(
    tokens: Sequence[Token],
    parts: Sequence[Mention | Amount | Moment],
    words: Mapping[str, Any],
    after: Turn | None,
) -> bool:
    """Return whether the utterance only makes sense after another one.

    Args:
        tokens: Of the utterance.
        parts: Its mentions, amounts and times.
        words: Of the room.
        after: The turn before; without one a pronoun refers to nothing.
    """
    text = f"{join_words(tokens)} "
    if any(text.startswith(f"{opener} ") for opener in words["openers"]):
        return True
    if after is not None and after.frame is not None and after.frame.kind == "scenario":
        is_supposed = any(text.startswith(f"{its} ") for its in words["supposing_openers"])
        if is_supposed or find_phrase(tokens, words["about_worked_out"]) >= 0:
            return True
    if find_phrase(tokens, words["anaphors"]) >= 0 or _is_about_shown(tokens, parts, words):
        return True
    covered = {at for part in parts for at in range(part.start, part.end)}
    sized = [part for part in parts if isinstance(part, Amount)]
    covered |= list_cue_tokens(tokens, sized, words)
    rest = [token.word for at, token in enumerate(tokens) if at not in covered]
    bare = frozenset(words["bare"].split())
    if covered and all(word in bare for word in rest):
        return True
    superlatives = bare | frozenset(words["superlatives"].split())
    if 0 < len(tokens) <= BRIEF and all(word in superlatives for word in rest):
        return True
    pronouns = frozenset(words["pronouns"].split())
    is_named = any(isinstance(part, Mention) for part in parts)
    is_said = not pronouns.isdisjoint(rest) and (not is_named or _compares(tokens, words))
    return after is not None and is_said


def _is_about_shown(
    tokens: Sequence[Token], parts: Sequence[Mention | Amount | Moment], words: Mapping[str, Any]
) -> bool:
    """Return whether the utterance says how the last answer is shown, or picks a place of it."""
    text = join_words(tokens).removesuffix(" please").removesuffix(" ?")
    if text in words["shown_whole"] or text.startswith(
        tuple(f"{its} " for its in words["shown_by"])
    ):
        return True
    places = [part for part in parts if isinstance(part, Amount) and part.sense == "rank"]
    rest = {token.word for at, token in enumerate(tokens)} - {"the", "one", "ones", "and"}
    return len(places) == 1 and len(rest) == 1 and len(parts) <= 2


def _compares(tokens: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Return whether a pronoun is set against a name: "is that more than X?"."""
    said = [token.word for token in tokens]
    pronouns, verbs = words["pronouns"].split(), words["subject_verbs"].split()
    is_subject = any(
        {one, other} & set(verbs) and {one, other} & set(pronouns) for one, other in pairwise(said)
    )
    return is_subject and not set(words["comparing"].split()).isdisjoint(said)


def _find_named(said: Sequence[str], asked: Clarification) -> int:
    """Return the number of the only choice whose label holds all words *said*; 0 for none."""
    held = [set(re.findall(r"[^\W\d_]+", choice.label.lower())) for choice in asked.choices]
    fitting = [at for at, words in enumerate(held, 1) if words.issuperset(said)]
    is_worded = bool(said) and all(word.isalpha() for word in said)
    return fitting[0] if is_worded and len(fitting) == 1 else 0


def read_choice(tokens: Sequence[Token], words: Mapping[str, Any], after: Turn | None) -> int:
    """Return the number picked, or the choice named, after a clarification; 0 when none."""
    if after is None or not isinstance(after.reply, Clarification) or not after.reply.choices:
        return 0
    count = len(after.reply.choices)
    fillers = frozenset(words["choice"]["fillers"].split())
    said = [token.word for token in tokens if token.word not in fillers]
    if after.reply.kind == "scenario" and (named := _find_named(said, after.reply)):
        return named
    if not said:
        said = [token.word for token in tokens if token.word == "one"]
    if len(said) != 1:
        return 0
    if said[0] in words["choice"]["last"].split():
        return count
    digits = said[0][:-2] if said[0][-2:] in ("st", "nd", "rd", "th") else said[0]
    value = read_digits(digits)
    if value is None:
        value = words["ordinals"].get(said[0]) or words["numbers"].get(said[0])
    is_one = value is not None and value == int(value) and 1 <= value <= count
    return int(value) if is_one and value is not None else 0
