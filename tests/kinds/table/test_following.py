"""Follow-ups: the last query with the slot replaced that the fragment names."""

from pathlib import Path

import pytest

from tests.kinds.table.harness import Tables

BASE = Tables(Path(__file__).parent / "bases" / "flows")


@pytest.mark.parametrize(
    ("table", "turns", "held"),
    [
        ("loads", ["loads of Arle in 2001", "and Borno?"], "4 t: Loads of Borno, 2001"),
        ("loads", ["loads of Arle in 2001", "in 2002?"], "7 t: Loads of Arle, 2002"),
        ("loads", ["loads of Arle", "from 2001 to 2002?"], "2 t (up)"),
        ("loads", ["how often is Arle listed?", "from 2001 to 2002?"], "2: Arle"),
        ("loads", ["loads of Arle", "and the lowest?"], "lowest loads"),
        ("loads", ["loads of Arle in 2001", "what share?"], "~55.6%"),
        ("loads", ["compare loads of Arle and Borno", "Arle and Borno in 2001?"], "5 t"),
        ("loads", ["loads of Arle in 2001", "how much more is it than Borno"], "1 t: Arle"),
        ("parts", ["forest of Arle", "and visits?"], "7: Visits of Arle"),
        ("parts", ["forest of Arle", "more than 20%?"], "Arle (40%)"),
        ("parts", ["which lands have more than 20% forest?", "more than 5%?"], "Borno (10%)"),
        ("parts", ["which lands have more than 20% forest?", "5%?"], "Borno (10%)"),
        ("parts", ["does Arle have more than 3 visits?", "and Borno?"], "Yes: Borno"),
        ("guilds", ["which guilds are there?", "which of them mention madder?"], "Free Dyers"),
    ],
)
def test_only_the_named_slot_changes(table: str, turns: list[str], held: str) -> None:
    reply = BASE.talk(turns, table)

    assert reply is not None
    assert held.replace("~", "") in reply.text.replace("~", "")


@pytest.mark.parametrize(
    ("table", "turns"),
    [
        ("loads", ["loads of Arle", "hm?"]),
        ("loads", ["loads of Arle", "the madder price of Borno?"]),
        ("guilds", ["which guilds are there?", "which of them mention whales?"]),
    ],
)
def test_what_names_no_slot_is_not_taken(table: str, turns: list[str]) -> None:
    assert BASE.talk(turns, table) is None


def test_a_frame_of_another_kind_is_not_changed() -> None:
    from bot.base.model import Frame
    from bot.kinds.table.answering import KIND

    question = BASE.parse("and Borno?")

    assert KIND.follow_up(Frame("lost", "table", None, ""), question, BASE) is None
