"""The values that travel between rooms. Every one is frozen; groups are tuples.

Knows nothing of files, of SQLite or of how an answer is printed.
"""

from bot.base.model.knowledge import (
    Costs,
    Entity,
    Entry,
    KnowledgeBase,
    Locator,
    Passage,
    Source,
    Topic,
)
from bot.base.model.place import Place, Problem
from bot.base.model.quantity import Quantity, Unit
from bot.base.model.question import Amount, Mention, Moment, Question, Term, Token
from bot.base.model.reading import Candidate, Frame, Reading
from bot.base.model.reply import (
    Abstention,
    Answer,
    Choice,
    Clarification,
    GivenInput,
    Reply,
    Step,
    StepInput,
    Value,
)
from bot.base.model.turn import Conversation, Turn

__all__ = [
    "Abstention",
    "Amount",
    "Answer",
    "Candidate",
    "Choice",
    "Clarification",
    "Conversation",
    "Costs",
    "Entity",
    "Entry",
    "Frame",
    "GivenInput",
    "KnowledgeBase",
    "Locator",
    "Mention",
    "Moment",
    "Passage",
    "Place",
    "Problem",
    "Quantity",
    "Question",
    "Reading",
    "Reply",
    "Source",
    "Step",
    "StepInput",
    "Term",
    "Token",
    "Topic",
    "Turn",
    "Unit",
    "Value",
]
