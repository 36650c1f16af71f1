"""The room that reads a base: in comes a folder, out comes a ``KnowledgeBase``.

Or every mistake in it at once, with file, line and column. The hash stands on the path of
every question, so this door imports no YAML before a folder is loaded.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.base.model import KnowledgeBase, Problem
from bot.knowledge.files import hash_folder
from bot.knowledge.problems import BrokenBaseError, format_problem, is_warning

__all__ = [
    "BrokenBaseError",
    "check_folder",
    "format_problem",
    "hash_folder",
    "is_warning",
    "load_base",
    "report_problems",
]


def check_folder(folder: Path) -> tuple[KnowledgeBase | None, tuple[Problem, ...]]:
    """Return the base in *folder* (None when it is broken) and everything to say about it."""
    from bot.knowledge.loading import check_folder as check

    return check(folder)


def load_base(folder: Path) -> KnowledgeBase:
    """Return the base in *folder*.

    Raises:
        BrokenBaseError: It has mistakes; the error holds and shows all of them.
    """
    base, problems = check_folder(folder)
    if base is None:
        raise BrokenBaseError(folder, problems)
    return base


def report_problems(problems: Sequence[Problem], format_: str, folder: Path) -> str:
    """Return *problems* of the base *folder* as ``text``, ``json``, ``github`` or ``sarif``."""
    from bot.knowledge.reports import report_problems as report

    return report(problems, format_, folder)
