"""Reads what mistakes cost."""

from math import isfinite

from bot.base.model import Costs
from bot.base.node import Node
from bot.base.reader import Reader, quote

FIELDS = ("wrong_answer", "asking_back")


def read_costs(node: Node | None, reader: Reader) -> Costs:
    """Return the costs under ``costs``; what is not said costs the usual."""
    found = reader.read_fields(node, "costs", (), FIELDS) if node else None
    read = {name: _read_number(name, value, reader) for name, value in (found or {}).items()}
    return Costs(**{name: cost for name, cost in read.items() if cost is not None})


def _read_number(name: str, node: Node, reader: Reader) -> float | None:
    text = reader.read_text(node, name)
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if isfinite(number) and (number > 0 if name == "wrong_answer" else 0 <= number <= 1):
        return number
    wanted = "a number above 0" if name == "wrong_answer" else "a number from 0 to 1"
    if text:
        reader.report("K027", node, f"{name} must be {wanted}, not {quote(text)}")
    return None
