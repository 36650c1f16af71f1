"""Properties of three-valued filters and comparisons over made-up cells."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.base.lexicon import Lexicon
from bot.base.model import Place, Quantity
from bot.kinds.table.executing import execute
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.testing import judge_amount

UNKNOWN = Quantity(None, None, "1", low_open=True, high_open=True)
ends = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)
amounts = ends.map(lambda e: Quantity(Fraction(e[0]), Fraction(e[1])))
cells = st.one_of(amounts, st.just(UNKNOWN))
tests = st.sampled_from(["over", "at_least", "under", "at_most", "between", "about"])


def make_table(held: list[Quantity]) -> Table:
    columns = (Column("name", "Name", "text"), Column("size", "Size", "quantity", "1"))
    rows = tuple(Row((Cell(f"r{i}"), Cell("", "", q))) for i, q in enumerate(held))
    return Table(id="t", title="T", place=Place("t", 1, 1), columns=columns, rows=rows)


@given(st.lists(cells, min_size=1, max_size=8), tests, amounts)
def test_a_filter_never_puts_a_row_in_two_lists(
    held: list[Quantity], how: str, amount: Quantity
) -> None:
    table = make_table(held)
    query = Query("t", "filter", ("size",), (Condition("size", how, (), amount),), "name")

    result = execute(query, table, Lexicon())

    rows = (*result.sure, *result.possible, *result.unknown)
    assert len(rows) == len(set(rows))
    assert {i for i, q in enumerate(held) if not q.is_known} == set(result.unknown)


@given(amounts, amounts)
def test_comparing_the_other_way_round_says_the_opposite(one: Quantity, other: Quantity) -> None:
    table = make_table([one, other])
    opposite = {"more": "less", "less": "more", "equal": "equal", "open": "open"}

    first = execute(
        Query("t", "compare", ("size",), (), "name", ("r0", "r1"), "most"), table, Lexicon()
    )
    second = execute(
        Query("t", "compare", ("size",), (), "name", ("r1", "r0"), "most"), table, Lexicon()
    )

    assert second.verdict == opposite[first.verdict]


@given(amounts, tests, amounts, st.integers(0, 20))
def test_a_narrower_range_never_turns_a_sure_answer(
    wide: Quantity, how: str, amount: Quantity, pick: int
) -> None:
    assert wide.low is not None
    assert wide.high is not None
    point = wide.low + (wide.high - wide.low) * Fraction(pick, 20)
    item = Condition("size", how if how != "about" else "between", (), amount)

    before = judge_amount(wide, item)
    after = judge_amount(Quantity(point, point), item)

    assert before not in ("yes", "no") or after == before
