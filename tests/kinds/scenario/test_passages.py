"""The texts by which scenarios and tables are found."""

from pathlib import Path

from bot.kinds.scenario.fields import FIELDS
from bot.kinds.table.fields import FIELDS as TABLE_FIELDS
from bot.knowledge import load_base

BASE = load_base(Path(__file__).parents[2] / "bases" / "orchard")


def find(id_):
    return next(entry for entry in BASE.entries if entry.id == id_)


def test_a_scenario_is_found_by_its_phrasings_without_their_gaps_and_by_its_outputs():
    passages = FIELDS.make_passages(find("harvest-loss"), BASE)

    assert [(passage.field, passage.text) for passage in passages] == [
        ("title", "An orchard harvests less"),
        ("ask", "what if loses of its harvest"),
        ("ask", "picks less"),
        ("ask", "cut the harvest of by"),
        ("label", "lost"),
        ("label", "share lost"),
        ("label", "left"),
    ]


def test_a_table_is_found_by_its_columns_and_cells():
    passages = TABLE_FIELDS.make_passages(find("harvest-by-orchard"), BASE)

    texts = {(passage.field, passage.text) for passage in passages}
    assert ("label", "Orchard farm grower") in texts
    assert ("cell", "chalk") in texts
    assert ("cell", "210") not in texts
