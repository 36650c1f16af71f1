"""How likely a reading is said to be right, by what it leaves over and what it finds."""

from collections.abc import Hashable
from typing import Any

import pytest

from bot.kinds.table.asked import ask as tell
from bot.kinds.table.executing import execute
from bot.kinds.table.features_result import tell_result
from bot.kinds.table.links import link_question
from bot.kinds.table.parse import Parse
from bot.kinds.table.parsing import parse_by_rules
from bot.kinds.table.ranking import COMPOSED, list_others, list_told, rank, weigh
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, Judged, OneTable, judge

HEATS = {
    "header": ["Heat", "Runner", "Club", "Time", "Wind"],
    "rows": [
        ["1", "Ann Lee", "Voss", "43.7", "0.3"],
        ["2", "Bo Berg", "Oslo", "44.7", "0.2"],
        ["3", "Cy Dahl", "Voss", "45.1", "0.1"],
    ],
}


def ask(question: str) -> Judged:
    line: dict[str, Any] = {"table": HEATS, "question": question, "answer": []}
    return judge(line)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("what is the time of Ann Lee given her wind?", "what is the time of Ann Lee?"),
        ("what is the time of Ann Lee in zebra?", "what is the time of Ann Lee?"),
        ("what is the time of the club Voss?", "what is the time of the club Oslo?"),
        ("what time has Ann Lee of Oslo with wind 0.1?", "what time has Ann Lee?"),
    ],
)
def test_a_reading_is_trusted_less_that_leaves_words_over_or_finds_many_rows_or_none(
    worse: str, better: str
) -> None:
    assert ask(worse).sure < ask(better).sure


def rank_over(table: dict[str, Any], question: str) -> tuple[tuple[Parse, ...], tuple[Parse, ...]]:
    """Return what the rules make of *question*, and that ranked."""
    base = OneTable({"title": "", **table})
    parsed = parse_question(question, LEXICON, WORDS["question"], base)
    links = link_question(base.table, parsed, base)
    parses = parse_by_rules(links, base)
    return parses, rank(parses, links, base)


@pytest.mark.parametrize(
    "question",
    [
        "who of Voss was the last?",
        "which club has the most heats other than Oslo?",
        "who ran right after Bo Berg with a time under 45?",
        "who has more wind, Ann Lee or Cy Dahl?",
        "is the time of Ann Lee more than that of Bo Berg?",
        "how many runners of Voss have a wind over 0.2?",
    ],
)
def test_what_readings_share_adds_as_much_to_each_as_when_it_is_weighed_alone(
    question: str,
) -> None:
    base = OneTable({"title": "", **HEATS})
    parsed = parse_question(question, LEXICON, WORDS["question"], base)
    links = link_question(base.table, parsed, base)
    told = list_told(parse_by_rules(links, base))
    asked = tell(links)
    shared: dict[Hashable, float] = {}
    parses = (*told, *list_others(told, links, base))

    assert len(parses) > len(told)
    for parse in parses:
        assert weigh(parse, asked, shared) == pytest.approx(weigh(parse, asked, {}))


def test_a_clear_reading_of_the_rules_stays_the_best() -> None:
    parses, ranked = rank_over(HEATS, "what is the time of Ann Lee?")

    assert ranked[0].query == parses[0].query
    assert ranked[0].fit == parses[0].fit
    assert ranked[0].trust > 0.5


def test_what_is_put_together_is_never_sure_enough_to_be_answered() -> None:
    rows = [["May 5", "Voss", "W 31-7"], ["May 12", "Oslo", "L 10-14"], ["May 19", "Oslo", "W 7-3"]]
    games = {"header": ["Date", "Opponent", "Result"], "rows": rows}

    parses, ranked = rank_over(games, "how many wins were there?")

    assert ranked[0].query not in {parse.query for parse in parses}
    assert all(parse.fit <= COMPOSED for parse in ranked)


def list_seen(question: str) -> set[str]:
    """Return what is true of the results of some reading of *question* over six members."""
    jobs = ["Judge", "Judge, critic", "Critic", "Smith", "Baker", "Cook"]
    names = ["Ann", "Bo", "Cy", "Di", "Eve", "Flo"]
    rows = [list(pair) for pair in zip(names, jobs, strict=True)]
    base = OneTable({"title": "", "header": ["Name", "Job"], "rows": rows})
    links = link_question(
        base.table, parse_question(question, LEXICON, WORDS["question"], base), base
    )
    asked, told = tell(links), parse_by_rules(links, base)
    return {
        name
        for parse in told
        for name, held in tell_result(parse.query, asked, execute(parse.query, base.table, LEXICON))
        if held
    }


def test_a_count_of_one_and_a_name_that_other_cells_hold_too_tell_a_reading_apart() -> None:
    assert {"counts 1", "named inside others"} <= list_seen("how many have the job judge?")
    assert "named inside others" not in list_seen("how many have the job smith?")


def test_a_word_that_names_a_row_tells_nothing_else() -> None:
    rows = [["3 May", "41"], ["12 May", "36"]]
    base = OneTable({"title": "", "header": ["Day", "Points"], "rows": rows})
    told = []
    for question in ("points on 12 may", "who may go?"):
        parsed = parse_question(question, LEXICON, WORDS["question"], base)
        told.append("may" in tell(link_question(base.table, parsed, base)).words)

    assert told == [False, True]


def test_chances_of_all_readings_come_to_less_than_one() -> None:
    for question in ("time of Ann Lee or Bo Berg", "how many were from Voss?", "wind in heat 2"):
        assert 0 < sum({parse.trust for parse in rank_over(HEATS, question)[1]}) <= 1


def test_a_claim_about_two_names_that_play_different_parts_fits_half_as_well() -> None:
    pitches = {"header": ["Club", "Pitch"], "rows": [["Voss", "grass"], ["Oslo", "grass"]]}

    (together, *_), _ = rank_over(pitches, "do Voss and Oslo have grass?")
    (apart, *_), _ = rank_over(pitches, "did Voss have grass from Oslo?")

    assert (together.query.op, apart.query.op) == ("claim", "claim")
    assert apart.fit == together.fit / 2
