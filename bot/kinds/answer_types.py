"""Which type of thing a question asks for, and whether a text tells any of it.

"How old is ...?" wants an age and "Who wrote ...?" a person: an entry that names the subject and
tells nothing of that type answers another question. The types are data; nothing of entries is known
here but their texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Question
from bot.base.text import fold, split_tokens


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A type of thing that is asked for.

    Attributes:
        asks: Beginnings of a question that asks for it; ``*`` stands for words.
        kin: Beginnings of other questions whose answer tells it too.
        tells: Words of a text that tells it.
        is_figure: A text with any figure tells it.
        is_prose: No table tells it, but one that is asked so.
        is_count: A number of things: an amount in a unit does not tell it.
    """

    asks: tuple[str, ...]
    kin: tuple[str, ...] = ()
    tells: frozenset[str] = frozenset()
    is_figure: bool = False
    is_prose: bool = False
    is_count: bool = False


def find_type(question: Question, catalogue: Catalogue) -> AnswerType | None:
    """Return the type of thing that *question* asks for; None where any answer will do."""
    asked = " ".join(token.word for token in question.tokens)
    found = (_read_type(its) for its in catalogue.load_words("kinds")["answer_types"])
    names_unit = any(token.word in catalogue.lexicon.units for token in question.tokens)
    return next(
        (its for its in found if _begins(asked, its.asks) and not (its.is_count and names_unit)),
        None,
    )


def counts_none(wanted: AnswerType | None, units: Iterable[str]) -> bool:
    """Return whether a number of things is *wanted*, and figures in *units* are amounts."""
    held = tuple(units)
    return wanted is not None and wanted.is_count and bool(held) and not {"", "1"} & set(held)


def tells_type(wanted: AnswerType, phrasings: Iterable[str], texts: Sequence[str] = ()) -> bool:
    """Return whether an entry is asked for what is *wanted*, or tells it in its *texts*."""
    beginnings = (*wanted.asks, *wanted.kin)
    if any(_begins(_fold_words(phrasing), beginnings) for phrasing in phrasings):
        return True
    if wanted.is_figure and any(sign.isdecimal() for text in texts for sign in text):
        return True
    return any(not wanted.tells.isdisjoint(_fold_words(text).split()) for text in texts)


def _read_type(found: Mapping[str, Any]) -> AnswerType:
    return AnswerType(
        asks=tuple(found["asks"]),
        kin=tuple(found.get("kin", ())),
        tells=frozenset(found.get("tells", "").split()),
        is_figure=found.get("is_figure", False),
        is_prose=found.get("is_prose", False),
        is_count=found.get("is_count", False),
    )


def _begins(asked: str, beginnings: Iterable[str]) -> bool:
    return any(_matches(asked, its) for its in beginnings)


def _matches(asked: str, beginning: str) -> bool:
    """Return whether *asked* begins with *beginning*, words between its parts or not."""
    head, *parts = beginning.split(" * ")
    rest = f" {asked} "
    if not rest.startswith(f" {head} "):
        return False
    for part in (head, *parts):
        _, found, rest = rest.partition(f" {part} ")
        if not found:
            return False
        rest = f" {rest}"
    return True


def _fold_words(text: str) -> str:
    return " ".join(fold(piece.text) for piece in split_tokens(text))
