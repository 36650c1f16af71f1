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
    "without it an article is the cell A: which 2010 has a 2002 of 2r": (
        *("doubting.drop_doubtful", "doubting._list_beside", "doubting._leads_on"),
    ),
    "without it a word of a column's name picks rows: which club has the longest pitch": (
        "links._is_asked",
    ),
    "without it half a name is answered: what dysprosium oxide, what an engine costs": (
        *("links._is_whole", "linking_cells._match_cell parts"),
    ),
    "without it a figure that nobody has is answered: what an electric car costs": (
        "operators.lacks_figures",
    ),
    "without it where a game was played tells who watched": (
        *("asking._keep_words", "roles.no_figure"),
    ),
    "without it no city has over 9.7 million where a column counts millions": (
        "beside.scale_down",
    ),
    "without it a reaction time of 0.164 is looked for among the times": ("beside._holds",),
    "without it who scored 36 points is every rider": ("numbering._count_points",),
    "without it 28 May 1974 is later than 2 September 2000, and 3:45 as fast as 3:12": (
        *("dates.read_dates", "dates.find_dates", "figures._count_days", "figures._read_clock"),
    ),
    "without it a year of a second column is said to be in no row": ("times._choose_time",),
    "without it a catch since 2021 is unknown": ("times._find_cues",),
    "without it who carried the most ferries is the ferry that carried the most people": (
        *("rules_order._counts_rows", "roles.persons", "roles.many"),
    ),
    "without it how much two Puffins cost is answered with no": ("levels._counts_named",),
    "without it the oldest ferry is the dearest one": ("draft.Draft.is_of_other",),
    "without it the office that comes last is the last one listed": ("weighing.UNLISTED",),
    "without it a text that says may, or not, or lacks a word, is a yes or a no": (
        *("roles.hedges", "roles.denials", "rules_claim._is_open"),
    ),
    "without it the numbers of rows are added up: the total number of rebounds on a day": (
        "shape.numbers_rows",
    ),
    "without it the smallest crowd where a team scored 14.19 is the crowd of another game": (
        "rules_order._leads_to",
    ),
    "without it an amount in litres is held against tonnes": ("weighing._find_units",),
    "without it words that only the title has count in full: getting other suppliers is answered": (
        "parsing.LOOSE",
    ),
    "without it a demand that nothing honours is passed over: how many seats per raft": (
        "cues.block",
    ),
    "without it what is lacking is told as there: which ferries have seats free": (
        *("absence.leaves_absence", "weighing.leaves_demand"),
        *("cues.lacking", "cues.absent", "cues.rid"),
    ),
    "without it one year stands for all: whether a lake ever landed more than 500 t": (
        *("cues.ever", "rules_time.keep_ever"),
    ),
    "without it when a lake landed less than 320 t is told of its latest year, or not at all": (
        *("asking._asks_when_met", "levels._find_figure", "roles.when"),
    ),
    "without it an engine costs what engine oiling does": (
        *("asking._drop_light", "weighing.HALF_ROW"),
    ),
    "without it the lowest position is number 1": (*("draft.Draft.is_rank", "roles.ranks"),),
    "without it when a play premiered is unknown": ("ranking._is_finer",),
    "without it which rare earth is the most expensive is asked back": ("weighing.ALONE",),
    "without it the share of one that comes from another is told of both": (
        *("weighing.APART", "roles.parts", "roles.joins"),
    ),
    "without it what an electric car costs is answered": ("cues.amount",),
    "without it 'can you tell me' wants a yes or no": ("roles.addressed",),
    "they go together: left out at once and fitted anew they take .3 or more": (
        *("composing_named.list_beside next", "composing_named.list_pairs apart"),
        *("linking._add_light", "linking._list_names brackets"),
    ),
    "left out together and fitted anew they take .6 of WikiTableQuestions": (
        *("features._tell_names", "roles.choice"),
    ),
    "without it how many were built in Bergen is unknown": ("rules_claim._gives_kind",),
    "words of operators and rules that stay": (
        *("cues.all", "cues.any", "cues.best", "cues.worst", "cues.oldest", "cues.newest"),
        *("cues.rows", "roles.passes", "roles.rows", "roles.listed", "roles.general"),
        *("roles.closes", "roles.figure", "untold"),
    ),
}
"""The operators and follow-ups that people may ask for, then guards against wrong answers."""


def has_reason(rule: str) -> bool:
    """Return whether it is said why *rule* stays."""
    return any(rule in rules for rules in KEPT.values())
