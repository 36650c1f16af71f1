"""What a base may mistake for something else, with the places to look at."""

import shutil

from bot.engine.ambiguity import find_ambiguity

TWINS = """
facts:
  - id: red-cart
    title: The red cart
    ask: [Who pulls the cart uphill?, red cart, cart painted red]
    answer: The mule.
    source: {id: growers-survey, at: Chapter 1}
  - id: blue-cart
    title: The blue cart
    ask:
      - Who pulls the cart uphill?
      - blue cart
      - cart painted blue
    answer: The ox.
    source: {id: growers-survey, at: Chapter 2}
"""


def test_every_phrasing_is_asked_once_and_stands_where_it_says(folder):
    found = find_ambiguity(folder, most_pairs=3)

    wrong = len(found.confusions)
    assert 0 < wrong < found.asked
    assert found.percent_found == 100 * (1 - wrong / found.asked)
    for phrasing in (item.phrasing for item in found.confusions):
        if phrasing.file.startswith("facts"):
            line = (folder / phrasing.file).read_text().splitlines()[phrasing.line - 1]
            assert phrasing.text in line


def test_a_phrasing_of_two_entries_is_their_nearest_pair_and_finds_the_other(folder):
    (folder / "facts" / "carts.yaml").write_text(TWINS)

    found = find_ambiguity(folder, most_pairs=1)

    (pair,) = found.pairs
    assert (pair.one.entry, pair.other.entry, pair.similarity) == ("red-cart", "blue-cart", 1.0)
    assert (pair.one.file, pair.one.line, pair.other.line) == ("facts/carts.yaml", 5, 11)
    confused = {(item.phrasing.entry, item.found) for item in found.confusions}
    assert {("red-cart", "blue-cart"), ("blue-cart", "red-cart")} <= confused


def test_worst_comes_first_and_the_order_is_the_same_each_time(folder, tmp_path):
    found = find_ambiguity(folder, most_pairs=9)

    behind = [item.behind for item in found.confusions]
    assert behind == sorted(behind, reverse=True)
    again = shutil.copytree(folder, tmp_path / "again")
    assert find_ambiguity(again, most_pairs=9) == found
