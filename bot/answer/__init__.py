"""From a question and its candidates to a reply.

In: a ``Question``, the ``Candidate``s that search found, the catalogue, and the
conversation for questions about the last answer. Out: a ``Decision``: the reply, what it
was read as, and the lines that say why.
"""

from bot.answer.choosing import Decision, choose_answer
from bot.answer.following import follow_up
from bot.answer.meta import answer_meta

__all__ = ["Decision", "answer_meta", "choose_answer", "follow_up"]
