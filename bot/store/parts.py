"""What compiling hands to the store."""

from collections.abc import Mapping
from typing import Any

from bot.base.access import IndexTables
from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class CompiledParts:
    """Everything that is kept of a base.

    Attributes:
        words: English words by room, as ``words.toml`` has them.
        index: Its entries stand in the order of those of *base*.
    """

    base: KnowledgeBase
    lexicon: Lexicon
    words: Mapping[str, Mapping[str, Any]]
    index: IndexTables
