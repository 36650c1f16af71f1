"""What each step of understanding a question over a table comes to when it is left out.

A step is ``module.function`` of ``bot.kinds.table``, with a word behind it where only a part of
it goes. What stands in its place is called with the step itself and what the step is given. A
constant stands for itself.
"""

from collections.abc import Callable
from typing import Any

from bot.kinds.table import (  # noqa: F401 -- all that may be patched has to be there
    confronting,
    following,
    joining,
    referring,
)
from bot.kinds.table.linking import BARE
from bot.kinds.table.shape import find_time

NOTHING: frozenset[int] = frozenset()


def give(value: Any) -> Callable[..., Any]:
    """Return what always comes to *value*."""
    return lambda *_, **__: value


def keep(place: int = 0, as_: Callable[[Any], Any] = lambda its: its) -> Callable[..., Any]:
    """Return what comes to the argument at *place* as it is."""
    return lambda _, *args, **__: as_(args[place])


def drop(is_out: Callable[[Any], bool]) -> Callable[..., Any]:
    """Return what leaves out the queries that are put together and are such."""
    return lambda step, *args: [pair for pair in step(*args) if not is_out(pair[0])]


def drop_op(*ops: str) -> Callable[..., Any]:
    """Return what leaves out the queries put together with one of these operators."""
    return drop(lambda query: query.op in ops)


def _match_whole(match: Any, column: Any, name: Any, places: Any, fit: float) -> Any:
    return match(column, name, places, fit) if all(term in places for term in name) else None


def _match_whole_cell(match: Any, *args: Any, **options: Any) -> Any:
    link = match(*args, **options)
    return link if link and link.fit == 1 else None


STEPS: dict[str, Any] = {
    "absence.leaves_absence": give(value=False),
    "absence.read_absence": give(()),
    "asked.find_head": give("other"),
    "asking._asks_when_met": give(value=False),
    "asking._drop_light": keep(0),
    "beside._holds": give(value=False),
    "composing._list_cells counts": drop_op("count"),
    "composing._list_cells lists": drop_op("list"),
    "composing._list_ends ends": drop_op("superlative"),
    "composing._list_ends frequent": drop(lambda query: query.figure == "count"),
    "composing._list_ends listed": drop_op("listed"),
    "composing_named.list_beside listed": drop_op("listed"),
    "composing_named.list_beside next": drop_op("next"),
    "composing_named.list_pairs apart": drop_op("difference"),
    "composing_named.list_pairs listed": drop_op("listed"),
    "confronting.drop_editions": keep(0),
    "dates.read_dates": lambda _, table, __: (None,) * len(table.rows),
    "dates.find_dates": lambda *_: [],
    "doubting._leads_on": give(value=False),
    "draft.Draft.is_of_other": give(value=False),
    "draft.Draft.is_rank": property(lambda _: False),
    "features._tell_asked": give(()),
    "features._tell_conditions": give(()),
    "features._tell_left": give(()),
    "features._tell_measured": give(()),
    "features._tell_names": give(()),
    "features._tell_order": give(()),
    "features.list_operator": give(()),
    "features_result.tell_result": give(()),
    "figures._count_days": give(None),
    "figures._read_number": give(None),
    "levels._counts_named": give(value=False),
    "levels._find_figure": keep(1),
    "linking._rank": lambda _, link, __: (-link.fit, -len(link.tokens)),
    "linking_cells._is_odd": give(value=False),
    "operators._list_joined": give([]),
    "parsing._has_rows": give(value=True),
    "ranking._is_finer": give(value=False),
    "ranking._trust": keep(1),
    "ranking.YIELDING": (),
    "rules_claim._find_behind": give(None),
    "rules_group._ask_holder": give(None),
    "rules_group._find_behind": give(None),
    "rules_order._counts_rows": give(value=False),
    "rules_time.keep_ever": keep(0),
    "rules_time.keep_period": keep(0),
    "shape.holds_numbers": give(value=False),
    "shape.numbers_rows": give(value=False),
    "slices.list_levels": give(()),
    "slicing._spare_one": give(()),
    "splitting.MOST_WAYS": 1,
    "times.PERIODS": (),
    "weighing.HALF_ROW": 1.0,
    "weighing.leaves_demand": give(value=False),
    "wanting._fit_unit": lambda _, unit, own, __: unit if unit == own else "",
    "asking._drop_taken": keep(0, list),
    "asking._keep_words": keep(0),
    "asking.find_asked": give(None),
    "asking.find_called": give(None),
    "beside.find_beside": give(None),
    "beside.scale_down": keep(0),
    "composing._list_ends": give(()),
    "composing.compose": lambda *_: {},
    "composing_named.list_beside": give(()),
    "composing_named.list_pairs": give(()),
    "confronting.unite_sources": keep(0),
    "cues.read_far_comparison": give(("", NOTHING)),
    "degrees.link_degrees": give(()),
    "denying._deny_levels": keep(0),
    "denying._deny_rows": keep(0),
    "denying.deny": lambda _, query, __: (query, NOTHING),
    "doubting._list_beside": lambda _, cell, *__: cell.tokens,
    "doubting.drop_doubtful": keep(0, tuple),
    "draft.asks_for_rows": give(value=False),
    "figures._read_clock": give(None),
    "following._change_level": keep(0),
    "following._change_operator": keep(0),
    "following._change_time": keep(0),
    "following._sort_rows": give(None),
    "guessing.keep_words": lambda _, query, *__: (query, NOTHING),
    "joining.join_readings": give(()),
    "kin.add_kin": lambda *_: {},
    "levels._find_rate_factor": give(None),
    "limits.mark_limits": keep(0, tuple),
    "linking._add_light": keep(0),
    "linking._list_names brackets": lambda step, column: tuple(
        name for name in step(column) if name[1] != BARE
    ),
    "linking._match_name parts": _match_whole,
    "linking.find_together": lambda _, held, places, __: NOTHING.union(*map(places.get, held)),
    "linking.link_topic": give(NOTHING),
    "linking_cells._add_listed": keep(0, tuple),
    "linking_cells._find_spelt": lambda *_: [],
    "linking_cells._keep_apart": keep(0, tuple),
    "linking_cells._keep_best": keep(0, tuple),
    "linking_cells._match_cell parts": _match_whole_cell,
    "links._drop_covered": keep(0),
    "links._drop_named": keep(0),
    "links._is_asked": give(value=False),
    "links._is_whole": give(value=False),
    "links._list_missing": give(()),
    "links._writes_large": give(value=False),
    "numbering._count_points": keep(0),
    "numbering._is_of_figure": give(value=False),
    "numbering.drop_moments": keep(1),
    "numbering.read_factor": give(None),
    "operators.lacks_figures": give(value=False),
    "parsing.LOOSE": 1.0,
    "parsing._name_columns": give(NOTHING),
    "parsing.leave_totals": keep(0),
    "lacking.list_lacking": give(()),
    "picking.list_marks": give(()),
    "quoting.ask_text": lambda _, query, *__: (query, NOTHING),
    "ranking._gives_way": give(value=False),
    "ranking.rank": keep(0, tuple),
    "referring.ask_of_them": give(None),
    "referring.pick_one": give(None),
    "referring.show_all": give(None),
    "rules_against._go_on": keep(0),
    "rules_claim._gives_kind": give(value=False),
    "rules_claim._is_open": give(value=False),
    "rules_group._count_names": give(""),
    "rules_group._list_each": give(None),
    "rules_order._find_place_cue": give(None),
    "rules_order._leads_to": give(value=True),
    "rules_order._select_other": keep(0),
    "rules_order.name_rows_anew": give(None),
    "rules_time._find_figure": give(("", NOTHING)),
    "rules_time._take_times": lambda _, query, __: (query, query.times),
    "searching.search": lambda _, query, *__: (query, NOTHING),
    "splitting._keep_headed": keep(1),
    "splitting._keep_near": keep(1),
    "splitting.split_links": lambda _, links: (links,),
    "times._choose_time": lambda _, table, __: find_time(table),
    "times._find_cues": give(NOTHING),
    "wanting.read_wanted_unit": give(("", NOTHING)),
    "weighing.UNLISTED": 1.0,
    "weighing.ALONE": 1.0,
    "weighing.APART": 1.0,
    "weighing._find_units": give(NOTHING),
}
