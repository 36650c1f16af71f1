"""Laws that hold for any cells: order, filters, totals, shares, units; and any question at all."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.lexicon import Lexicon
from bot.base.model import Quantity, Unit
from bot.calc import Units
from bot.kinds.table.executing import execute
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.result import Result
from tests.bench.fuzz import list_tables, list_words, make_utterance, run
from tests.kinds.table.test_executing import amounts, cells, make_table, tests

UNITS = Units((Unit("kg", "kilogram", kind="mass"), Unit("t", "tonne", is_="1000 kg")))
known = st.lists(amounts, min_size=2, max_size=6)


def ask(held: list[Quantity], **parts: object) -> Result:
    query = replace(Query("t", "list", ("size",), (), "name"), **parts)  # type: ignore[arg-type]
    return execute(query, make_table(held), Lexicon())


def pick(amount: Quantity, part: int) -> Quantity:
    """Return a point *part* twentieths along *amount*."""
    assert amount.low is not None
    assert amount.high is not None
    point = amount.low + (amount.high - amount.low) * Fraction(part, 20)
    return Quantity(point, point, amount.unit)


bounds = (
    st.integers(-9, 9)
    .map(Fraction)
    .flatmap(
        lambda end: st.sampled_from(
            [Quantity(None, end, high_open=True), Quantity(end, None, low_open=True)]
        )
    )
)
picks = st.lists(st.integers(0, 20), min_size=6, max_size=6)


def mirror(amount: Quantity) -> Quantity:
    """Return *amount* with its sign changed."""
    low, high = (None if end is None else -end for end in (amount.high, amount.low))
    return Quantity(low, high, "1", amount.high_open, amount.low_open)


@given(st.lists(cells, min_size=1, max_size=8), tests, amounts)
def test_a_filter_and_its_denial_part_the_rows_between_them(
    held: list[Quantity], how: str, amount: Quantity
) -> None:
    level = Condition("size", how, (), amount)

    said = ask(held, op="filter", where=(level,))
    denied = ask(held, op="filter", where=(replace(level, is_not=True),))

    assert said.possible == denied.possible
    assert said.unknown == denied.unknown
    rows = (*said.sure, *denied.sure, *said.possible, *said.unknown)
    assert sorted(rows) == list(range(len(held)))


@given(known, picks, st.sampled_from(["most", "least"]))
def test_a_sure_first_row_stays_first_whatever_its_range_turns_out_to_be(
    held: list[Quantity], parts: list[int], order: str
) -> None:
    before = ask(held, op="superlative", order=order)
    narrow = [pick(amount, part) for amount, part in zip(held, parts, strict=False)]

    after = ask(narrow, op="superlative", order=order)

    if before.verdict == "found":
        assert after.sure == before.sure


@given(st.lists(st.one_of(amounts, bounds), min_size=2, max_size=6))
def test_what_is_surely_the_least_is_surely_the_most_with_the_sign_changed(
    held: list[Quantity],
) -> None:
    least = ask(held, op="superlative", order="least")
    most = ask([mirror(amount) for amount in held], op="superlative", order="most")

    assert (least.verdict, sorted(least.sure)) == (most.verdict, sorted(most.sure))


@given(known, st.sampled_from(["most", "least"]), st.integers(1, 6))
def test_a_ranking_names_no_row_twice_and_its_blocks_are_surely_in_order(
    held: list[Quantity], order: str, limit: int
) -> None:
    result = ask(held, op="rank", order=order, limit=limit)

    rows = [row for block in result.blocks for row in block]
    assert len(rows) == len(set(rows))
    for one, other in zip(result.blocks, result.blocks[1:], strict=False):
        for row in one:
            for later in other:
                high, low = (row, later) if order == "most" else (later, row)
                assert held[high].low > held[low].high  # type: ignore[operator]


@given(known, picks)
def test_a_total_holds_every_total_of_its_parts(held: list[Quantity], parts: list[int]) -> None:
    total = ask(held, op="sum").amount
    point = sum(pick(a, p).low or 0 for a, p in zip(held, parts, strict=False))

    assert total is not None
    assert total.low is not None
    assert total.high is not None
    assert total.low <= point <= total.high


@given(known, picks)
def test_a_share_holds_every_share_of_its_parts(held: list[Quantity], parts: list[int]) -> None:
    share = ask(held, op="share", operands=("r0",)).amount
    points = [pick(a, p).low or Fraction(0) for a, p in zip(held, parts, strict=False)]

    if share is not None and sum(points):
        part = 100 * points[0] / sum(points)
        assert (share.low or 0) <= part <= (100 if share.high is None else share.high)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_a_unit_turned_and_turned_back_is_the_same(top: int, bottom: int) -> None:
    amount = Quantity(Fraction(top, bottom), Fraction(top, bottom), "kg")

    back = UNITS.convert(UNITS.convert(amount, "t"), "kg")

    assert (back.low, back.high, back.unit) == (amount.low, amount.high, "kg")


@pytest.mark.parametrize("name", [name for name in list_tables() if name != "10,000 rows"])
def test_random_questions_over_odd_tables_never_raise(name: str) -> None:
    table, rng = list_tables()[name], random.Random(name)
    words = list_words(table)

    raised = [item[3] for item in run(table, [make_utterance(rng, words) for _ in range(150)])]

    assert not any(raised), next(filter(None, raised))


def test_rows_counted_by_guess_have_no_unit() -> None:
    raised = [item[3] for item in run(list_tables()["one figure"], ["how often in percent"])]

    assert raised == [""]
