"""The production table of the article: bounds worked out by hand, to all digits."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from bot.base.model import Quantity, Unit
from bot.calc import Column, Rows, Units, parse_formula, run_steps

UNITS = Units((Unit("t", "tonne", kind="mass"), Unit("yr", "year", kind="time")))
CASES = json.loads((Path(__file__).parent / "table_bounds.json").read_text())
"""reading, case, quantity, low, high, low open, high open, ends are exact."""
SMALL = ("United States", "India", "Australia", "Brazil")
CHANGES = {
    "baseline": ("China", "0%"),
    "china_cuts_30pct": ("China", "-30%"),
    "australia_doubles": ("Australia", "100%"),
    "us_doubles": ("United States", "100%"),
    "us_and_australia_double": ("United States,Australia", "100%"),
    "all_four_double": (",".join(SMALL), "100%"),
    "remove_china": ("China", "-100%"),
}
LARGE = {
    "as_written": Quantity(Fraction(100_000), None, "t/yr", low_open=True, high_open=True),
    "pinned": Quantity(Fraction(100_000), Fraction(100_000), "t/yr"),
    "capped": Quantity(Fraction(100_000), Fraction(270_000), "t/yr"),
}
FORMULAS = {
    "named_total": "sum(after)",
    "share_of_the_other_four_combined": "share(after, four)",
    "HHI": "hhi(after)",
    "HHI_change_joint": "hhi(after) - hhi(output)",
    "lost_tonnage": "sum(output) - sum(after)",
    "added_tonnage": "sum(after) - sum(output)",
    "lost_share_of_named_total_before": "(sum(output) - sum(after)) / sum(output)",
    "remaining_share": "sum(after) / sum(output)",
    "loss_relative_to_other_four_combined": "(sum(output) - sum(after)) / sum(output[four])",
    "growth_factor_the_other_four_need_to_fill_the_gap": (
        "1 + (sum(output) - sum(after)) / sum(output[four])"
    ),
    "max_fraction_of_gap_filled_if_other_four_double": (
        "sum(output[four]) / (sum(output) - sum(after))"
    ),
    "own_share_change_pp": "share(after, who) - share(output, who)",
    "china_share_change_pp": "share(after, large) - share(output, large)",
}
IN_PERCENT = ("share", "remaining", "lost_share", "max_fraction", "own_share", "china_share")


@pytest.mark.parametrize(
    ("reading", "case", "quantity", "low", "high", "low_open", "high_open", "is_exact"),
    CASES,
    ids=["-".join(case[:3]) for case in CASES],
)
def test_the_bounds_of_the_table_are_found_to_all_digits(
    reading, case, quantity, low, high, low_open, high_open, is_exact
):
    cells = (LARGE[reading], *(Quantity(Fraction(1000), Fraction(5000), "t/yr"),) * 4)
    who, change = CHANGES[case]
    name, _, row = quantity.partition(":")
    formula = FORMULAS.get(name, "share(after, row)")
    after = (
        "without(output, who)" if case == "remove_china" else f"scale(output, who, 1 + {change})"
    )
    given = {
        "output": Column(("China", *SMALL), cells, "t/yr"),
        "who": Rows(tuple(who.split(","))),
        "row": Rows((row,)),
        "four": Rows(SMALL),
        "large": Rows(("China",)),
    }
    steps = [("after", parse_formula(after)), ("result", parse_formula(formula))]

    result = run_steps(steps, given, UNITS)["result"].quantity

    size = 100 if name.startswith(IN_PERCENT) else 1
    for found, expected in ((result.low, low), (result.high, high)):
        if expected == "inf":
            assert found is None
        elif is_exact:
            assert found * size == Fraction(expected)
        else:
            assert abs(found * size - Fraction(expected)) < Fraction(1, 10**6)
    assert (result.low_open, result.high_open) == (low_open, high_open)
