"""orebot: answers questions from a curated, cited knowledge base.

The Python door. A base is a folder; a bot answers over it and remembers nothing, so the caller
keeps the conversation:

    >>> from bot import Answer, Conversation, open_bot
    >>> bot = open_bot("orchard")
    >>> turn = bot.ask("harvest of Redhill")
    >>> isinstance(turn.reply, Answer)
    True
    >>> turn.reply.text.splitlines()[0]
    '> 4,000 t/yr: Harvest of Redhill.'
    >>> value = turn.reply.values[0]
    >>> value.quantity.low, value.quantity.high, value.quantity.unit
    (Fraction(4000, 1), None, 't/yr')
    >>> [(place.source, place.at) for place in turn.reply.citations]
    [('growers-survey', 'Table 1')]

A follow-up is asked after the turns so far:

    >>> talk = Conversation().add(turn)
    >>> bot.ask("and Longmeadow?", talk).understood
    'Harvest of Longmeadow'

Every reply is an ``Answer``, a ``Clarification`` with ``choices`` or an ``Abstention``, which is
``is_refused`` when a what-if makes no sense. As text or as JSON, with the sources in full:

    >>> from bot import to_json, to_text
    >>> to_text(bot.ask("Who is the king of France?"), bot.catalogue).splitlines()[0]
    "I don't know: the knowledge base says nothing about “France”, “king”."
    >>> to_json(turn, bot.catalogue, fields=("outcome", "citations.source"))
    '{"outcome": "answered", "citations.source": ["growers-survey"]}'

What a person can mend is a ``BotError``, whose message says how:

    >>> open_bot("no-such-folder")
    Traceback (most recent call last):
        ...
    bot.knowledge.problems.BrokenBaseError: ...
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.base.errors import BotError
    from bot.base.model import (
        Abstention,
        Answer,
        Clarification,
        Conversation,
        Quantity,
        Reply,
        Turn,
        Value,
    )
    from bot.engine import Bot, open_bot
    from bot.render import to_json, to_markdown, to_text

__all__ = [
    "Abstention",
    "Answer",
    "Bot",
    "BotError",
    "Clarification",
    "Conversation",
    "Quantity",
    "Reply",
    "Turn",
    "Value",
    "open_bot",
    "to_json",
    "to_markdown",
    "to_text",
]

_ROOMS = {
    "Bot": "engine",
    "BotError": "base.errors",
    "open_bot": "engine",
    "to_json": "render",
    "to_markdown": "render",
    "to_text": "render",
}


def __getattr__(name: str) -> Any:
    """Return a name of the door; its room is imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"bot.{_ROOMS.get(name, 'base.model')}"), name)
