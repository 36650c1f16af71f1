"""Why rules of the table kind stay that buy less than ``LEAST`` points on every set."""

LEAST = 0.3
"""Points that a rule has to buy on one set at least."""

KEPT: dict[str, tuple[str, ...]] = {
    "columns, units and sources of a table": (
        "ask_schema",
        "cues.schema",
        "cues.units",
        "cues.origin",
    ),
    "membership": ("ask_member", "cues.member"),
    "the most frequent, and groups with so many rows": (
        *("ask_enough", "cues.frequent", "cues.rare"),
        *("rules_group._ask_holder", "rules_group._count_names", "rules_group._list_each"),
    ),
    "ranks, the first k, rows in an order": (
        *("ask_placed", "ask_sorted", "cues.sort", "cues.upward", "cues.downward"),
        *("limits.mark_limits", "rules_order._find_place_cue", "rules_order._select_other"),
        "rules_order.name_rows_anew",
    ),
    "first, last, before and after": ("ask_end", "ask_first", "roles.before", "roles.next_to"),
    "change over time: since, in percent, a year": (
        *(
            "ask_later",
            "rules_time._find_figure",
            "rules_time._take_times",
            "rules_time.keep_period",
        ),
        *("cues.yearly", "cues.percent", "cues.each_time", "roles.up", "roles.down"),
    ),
    "a ratio, a mean, what two compare to": (
        "cues.ratio",
        "cues.average",
        "cues.less",
        "cues.compare",
    ),
    "conditions: at most, between, not, other than": (
        *("compare.under", "compare.at_most", "compare.between", "denying._deny_levels"),
        *("cues.except", "numbering.read_factor"),
    ),
    "yes or no, also of texts": ("ask_claim", "ask_which_of", "quoting.ask_text"),
    "conversion of units": ("wanting.read_wanted_unit",),
    "follow-ups: sort, as a percentage, the second one, which of them, show all": (
        *("following._change_operator", "following._sort_rows", "referring.ask_of_them"),
        *("referring.pick_one", "referring.show_all", "follow.all"),
        *("roles.pick_first", "roles.pick_last", "roles.pick_fillers"),
    ),
    "without it a part of what is asked is told as all: seats and life rafts of the Gull": (
        "operators._list_joined",
    ),
    "without it words are taken for a cell: a grade with a hall of Lee Hall is A": (
        *("doubting.drop_doubtful", "doubting._list_beside", "doubting._leads_on"),
        "links._is_asked",
    ),
    "without it half a name is answered: what dysprosium oxide costs": (
        *("links._is_whole", "linking_cells._match_cell parts"),
    ),
    "without it a figure that nobody has is answered: what an electric car costs": (
        "operators.lacks_figures",
    ),
    "without it where a game was played tells who watched": (
        "asking._keep_words",
        "roles.no_figure",
    ),
    "without it the numbers of rows are added up": ("shape.numbers_rows",),
    "without it the largest crowd of a game is another column of the largest": (
        "rules_order._leads_to",
    ),
    "without it an amount in litres is held against tonnes": ("weighing._find_units",),
    "without it the table that only mentions the words comes level with the one that names them": (
        "parsing.LOOSE",
    ),
    "without it a demand that nothing honours is passed over: other than, consecutive, second": (
        *("cues.block", "absence.leaves_absence", "weighing.leaves_demand"),
        *("cues.lacking", "cues.absent", "cues.rid", "cues.ever", "rules_time.keep_ever"),
    ),
}
"""The operators and follow-ups that people may ask for, then guards against wrong answers."""


def has_reason(rule: str) -> bool:
    """Return whether it is said why *rule* stays."""
    return any(rule in rules for rules in KEPT.values())
