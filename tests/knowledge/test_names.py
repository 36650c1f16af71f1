"""What entries refer to, when it is half written."""

import pytest

from bot.knowledge import BrokenBaseError, check_folder, load_base


@pytest.mark.parametrize(
    ("key", "item", "code"),
    [
        ("topics", "{id: frost}", "K022"),
        ("sources", "{id: letter}", "K022"),
        ("entities", "{id: quince}", "K022"),
        ("entities", "quince", "K021"),
        ("entities", "{id: Quince Tree, name: Quince}", "K025"),
        ("units", "{id: lb}", "K022"),
        ("units", "{id: lb, name: pound, is: 2 lb}", "K040"),
        ("units", "{id: lb, name: pound, is: }", "K023"),
        ("topics", "{id: water, title: Rain}", "K030"),
    ],
)
def test_a_name_that_is_half_written_is_told_in_its_file(base, key, item, code):
    (base / "more.yaml").write_text(f"{key}:\n  - {item}\n")

    problems = check_folder(base)[1]

    assert code in [its.code for its in problems if its.place.file == "more.yaml"]
    assert all(its.place.line == 2 for its in problems if its.place.file == "more.yaml")


def test_a_single_mistake_is_called_one(base):
    (base / "more.yaml").write_text("topics:\n  - {id: frost}\n")

    with pytest.raises(BrokenBaseError, match="has 1 mistake:"):
        load_base(base)
