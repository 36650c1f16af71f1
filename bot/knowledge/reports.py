"""Problems as text, as JSON, as annotations for GitHub and as SARIF 2.1.0."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.base.annotation import annotate
from bot.base.model import Problem
from bot.knowledge.codes import CODES
from bot.knowledge.problems import format_problem, is_warning

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def report_problems(problems: Sequence[Problem], format_: str, folder: Path) -> str:
    """Return *problems* as ``text``, ``json``, ``github`` or ``sarif``.

    Paths for programs begin with *folder*, the base, as code review needs them.
    """
    if format_ == "json":
        return json.dumps([_describe(item, folder) for item in problems], ensure_ascii=False)
    if format_ == "github":
        return "\n".join(_annotate(item, folder) for item in problems)
    if format_ == "sarif":
        return json.dumps(_make_sarif(problems, folder), ensure_ascii=False, indent=2)
    return "\n".join(map(format_problem, problems))


def name_level(problem: Problem) -> str:
    """Return ``error`` or ``warning``."""
    return "warning" if is_warning(problem) else "error"


def _describe(problem: Problem, folder: Path) -> dict[str, Any]:
    return {
        "code": problem.code,
        "level": name_level(problem),
        "file": _find_path(problem, folder),
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
    }


def _annotate(problem: Problem, folder: Path) -> str:
    place, path = problem.place, _find_path(problem, folder)
    whole = _say_whole(problem)
    return annotate(name_level(problem), path, place.line, problem.code, whole, place.column)


def _make_sarif(problems: Sequence[Problem], folder: Path) -> dict[str, Any]:
    codes = sorted({item.code for item in problems})
    rules = [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes]
    results = [
        {
            "ruleId": item.code,
            "ruleIndex": codes.index(item.code),
            "level": name_level(item),
            "message": {"text": _say_whole(item)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _find_path(item, folder)},
                        "region": {
                            "startLine": item.place.line,
                            "startColumn": item.place.column,
                        },
                    }
                }
            ],
        }
        for item in problems
    ]
    driver = {"name": "orebot", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _find_path(problem: Problem, folder: Path) -> str:
    return (folder / problem.place.file).as_posix()


def _say_whole(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message
