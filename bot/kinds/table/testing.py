"""Conditions held against rows: surely, perhaps, surely not, or without a figure."""

from bot.base.model import Quantity
from bot.calc import test
from bot.kinds.table.figures import read_figures
from bot.kinds.table.model import Table
from bot.kinds.table.query import PERIODS, Condition, Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column, has_value, read_cell

TESTS = {"over": ">", "at_least": ">=", "under": "<", "at_most": "<=", "between": "between"}
VERDICTS = ("no", "unknown", "maybe", "yes")
"""From the worst of several conditions to the best."""
OPPOSITE = {"yes": "no", "no": "yes"}


def judge_amount(amount: Quantity | None, item: Condition) -> str:
    """Return ``yes``, ``no``, ``maybe`` or ``unknown``: whether *amount* meets *item*."""
    if amount is None or item.amount is None:
        return "unknown"
    if item.test == "about":
        same = (amount.low, amount.high) == (item.amount.low, item.amount.high)
        verdict = "yes" if same else test(amount, "between", item.amount)
    else:
        verdict = test(amount, TESTS[item.test], item.amount)
    return OPPOSITE.get(verdict, verdict) if item.is_not else verdict


def sift_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return *rows* by the amount conditions: surely, perhaps, no figure."""
    levels = [item for item in query.where if item.amount is not None and item.column]
    choose, enough = (max, "yes") if query.is_any else (min, "no")
    columns = [(item, read_figures(table, item.column)) for item in levels]
    chosen: dict[str, list[int]] = {verdict: [] for verdict in VERDICTS}
    for row in rows:
        verdict = ""
        for item, figures in columns:
            found = judge_amount(_keep_known(figures[row]), item)
            verdict = choose(verdict or found, found, key=VERDICTS.index)
            if verdict == enough:
                break
        chosen[verdict or "yes"].append(row)
    verdict = "found" if chosen["yes"] else "maybe" if chosen["maybe"] else "none"
    return Result(verdict, tuple(chosen["yes"]), tuple(chosen["maybe"]), tuple(chosen["unknown"]))


def _keep_known(amount: Quantity | None) -> Quantity | None:
    return amount if amount is not None and amount.is_known else None


def test_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return whether all *rows* meet the conditions; of an ``any`` whether one does."""
    judged = sift_rows(query, table, rows)
    met = {*judged.sure, *judged.possible, *judged.unknown}
    against = tuple(row for row in rows if row not in met)
    if query.order == "any":
        if judged.sure:
            return Result("yes", sure=judged.sure)
        verdict = "maybe" if judged.possible else "unknown" if judged.unknown else "no"
        return Result(verdict, judged.possible or judged.unknown or rows)
    if query.operands and not query.order:
        if len(judged.sure) == len(rows):
            return Result("yes", sure=rows)
        verdict = "maybe" if judged.possible else "unknown" if judged.unknown else "no"
        return Result("no" if against else verdict, sure=rows)
    if against:
        return Result("no", sure=against)
    if judged.possible or judged.unknown:
        return Result("maybe", judged.possible or judged.unknown, unknown=judged.unknown)
    return Result("yes", sure=rows)


def test_claim(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return whether the named rows have the values that the question claims of them."""
    claims = [item for item in query.where if is_claim(item, query)]
    held = [
        row
        for row in rows
        if all(
            has_value(table.rows[row], find_column(table, item.column), item.values) != item.is_not
            for item in claims
        )
    ]
    verdict = "yes" if held else "unknown" if query.order == "open" else "no"
    return Result(verdict, sure=tuple(held) or rows)


def is_claim(item: Condition, query: Query) -> bool:
    """Return whether *item* says what the named rows are like, rather than which rows are meant."""
    is_plain = item.test == "is" and not item.is_default and item.column != query.key
    return query.is_claim and query.op == "claim" and is_plain and item.test not in PERIODS


def count_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the rows that meet the conditions, each name once."""
    judged = sift_rows(query, table, rows)
    if query.key and query.figure != "rows":
        at = find_column(table, query.key)
        first = {read_cell(table.rows[row].cells[at]): row for row in reversed(judged.sure)}
        names = tuple(sorted(first.values()))
        judged = Result(judged.verdict, names, judged.possible, judged.unknown)
    return judged
