"""Trees of a file of the base."""

import pytest

from bot.base.model import Place
from bot.base.node import Items, Node, Pairs, Scalar, describe_node, find_place


def at(line: int) -> Place:
    return Place("a.yaml", line, 1)


LEAF = Scalar("text", at(4))
LIST = Items((LEAF,), at(3))
TREE = Pairs(((Scalar("list", at(2)), LIST),), at(1))


@pytest.mark.parametrize(
    ("path", "line"),
    [((), 1), (("list",), 3), (("list", 0), 4), (("list", 7), 3), (("other", 0), 1), ((0,), 1)],
)
def test_a_path_leads_as_far_as_it_goes(path: tuple[str | int, ...], line: int) -> None:
    assert find_place(TREE, path) == at(line)


@pytest.mark.parametrize(
    ("node", "words"),
    [(TREE, "a mapping"), (LIST, "a list"), (LEAF, "a text"), (Scalar("", at(1)), "nothing")],
)
def test_a_node_says_what_it_is(node: Node, words: str) -> None:
    assert describe_node(node) == words
