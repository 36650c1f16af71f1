"""Mistakes in a base, in words: one line that says what and where, one that shows it."""

from pathlib import Path

from bot.base.errors import BotError
from bot.base.model import Problem

_WIDEST = 100


def is_warning(problem: Problem) -> bool:
    """Return whether *problem* is advice that does not make the base broken."""
    return problem.code.startswith("W")


def format_problem(problem: Problem) -> str:
    """Return ``file:line:column: CODE message (hint)``, the line it is about and a caret."""
    place = problem.place
    hint = f" ({problem.hint})" if problem.hint else ""
    first = f"{place.file}:{place.line}:{place.column}: {problem.code} {problem.message}{hint}"
    if not problem.excerpt:
        return first
    start = max(0, place.column - _WIDEST + 20) if len(problem.excerpt) > _WIDEST else 0
    shown = problem.excerpt[start : start + _WIDEST]
    before = shown[: place.column - 1 - start]
    indent = "".join("\t" if sign == "\t" else " " for sign in before)
    return f"{first}\n    {shown}\n    {indent}^"


class BrokenBaseError(BotError):
    """A base with mistakes.

    Attributes:
        problems: All of them.
    """

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        mistakes = [problem for problem in problems if not is_warning(problem)]
        count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        lines = "\n".join(map(format_problem, mistakes))
        super().__init__(f"The knowledge base {folder} has {count}:\n{lines}")
