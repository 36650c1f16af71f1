"""The base's scenarios against numbers that others printed, or that were worked out by hand."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.base.model import Answer, Quantity
from bot.engine import Bot

HERE = Path(__file__).parent
VECTORS = {its["id"]: its for its in json.loads((HERE / "worked_examples.json").read_text())}
CASES = yaml.safe_load((HERE / "worked_examples.yaml").read_text())
WRONG = {name: its for name, its in VECTORS.items() if "printed_wrong" in its}


def work_out(bot: Bot, name: str) -> dict[str, list[Fraction]]:
    """Return what the scenario of a case comes to: expected key -> amounts, rates as fractions."""
    case = CASES[name]
    settings = list(case["set"].items())
    if "solve" in case:
        reply = bot.solve(case["scenario"], settings, case["solve"], tuple(case["target"])).reply
        assert isinstance(reply, Answer), reply.text
        return {
            "": [read_number(its.quantity) for its in reply.values if its.name == case["solve"]]
        }
    reply = bot.what_if(case["scenario"], settings).reply
    assert isinstance(reply, Answer), reply.text
    outputs = case["outputs"]
    named = outputs if isinstance(outputs, dict) else {"": outputs}
    return {
        key: [
            read_number(value.quantity) * case.get("factor", 1)
            for output in ([names] if isinstance(names, str) else names)
            for value in reply.values
            if value.name == output or value.name.startswith(f"{output}.")
        ]
        for key, names in named.items()
    }


def read_number(quantity: Quantity) -> Fraction:
    assert quantity.low is not None
    assert quantity.low == quantity.high
    return quantity.low / 100 if quantity.unit in ("%", "pp") else quantity.low


def list_expected(expected: Any, key: str) -> list[float]:
    value = expected[key] if isinstance(expected, dict) else expected
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", VECTORS)
def test_a_worked_example_comes_out(bot: Bot, name: str) -> None:
    vector = VECTORS[name]

    found = work_out(bot, name)

    for key, numbers in found.items():
        expected = list_expected(vector["expected"], key)
        gaps = [abs(float(one) - other) for one, other in zip(numbers, expected, strict=True)]
        assert max(gaps) <= vector["tol"] * max(1, *map(abs, expected)), (key, numbers, expected)


@pytest.mark.parametrize("name", [name for name, its in WRONG.items() if name in CASES])
def test_a_number_that_was_printed_wrongly_does_not_come_out(bot: Bot, name: str) -> None:
    printed = WRONG[name]["printed_wrong"]
    found = work_out(bot, name)

    for key, numbers in found.items():
        wrong = printed.get(key) if isinstance(printed, dict) else printed
        if isinstance(wrong, int | float):
            assert abs(float(numbers[0]) - wrong) > abs(wrong) * 0.01


def test_who_bears_a_tariff_is_not_swapped(bot: Bot) -> None:
    settings = [("supply", "400"), ("demand", "40")]

    reply = bot.what_if("tariff-incidence", settings).reply

    assert isinstance(reply, Answer)
    assert read_number(reply.values[0].quantity) == Fraction(10, 11)


def test_every_expected_number_is_looked_at() -> None:
    for name, vector in VECTORS.items():
        if isinstance(vector["expected"], dict):
            assert set(CASES[name]["outputs"]) == set(vector["expected"]), name
    assert set(CASES) == set(VECTORS)
