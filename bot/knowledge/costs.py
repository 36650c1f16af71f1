"""Reads what mistakes cost."""

import re

from bot.base.format import Key, TextForm
from bot.base.model import Costs
from bot.base.node import Node
from bot.base.reader import Reader, quote
from bot.knowledge.format import COSTS


def read_costs(node: Node | None, reader: Reader) -> Costs:
    """Return the costs under ``costs``; what is not said costs the usual."""
    found = reader.read_fields(node, COSTS) if node else None
    read = {key.name: _read_number(key, (found or {}).get(key.name), reader) for key in COSTS.keys}
    return Costs(**{name: cost for name, cost in read.items() if cost is not None})


def _read_number(key: Key, node: Node | None, reader: Reader) -> float | None:
    text = reader.read_text(node, key.name)
    assert isinstance(key.form, TextForm)
    if re.fullmatch(key.form.pattern, text):
        return float(text)
    if node and text:
        reader.report("K027", node, f"{key.name} must be a {key.form.says}, not {quote(text)}")
    return None
