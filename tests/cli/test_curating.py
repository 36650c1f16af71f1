import json


def test_a_base_without_problems_says_so(run) -> None:
    assert run("kb", "check", "fine") == (0, "fine: no problems.\n", "")


def test_problems_are_listed_with_status_4(run) -> None:
    assert run("--kb", "problems", "kb", "check")[:2] == (4, "kb.yaml:1:1: K001 broken\n")


def test_warnings_alone_do_not_break_a_base(run) -> None:
    assert run("kb", "check", "warnings")[:2] == (
        0,
        "kb.yaml:1:1: W001 odd\nwarnings: only warnings.\n",
    )


def test_entries_are_listed(run) -> None:
    assert run("kb", "list")[1].splitlines() == ["id       title", "harvest  Harvest"]


def test_an_entry_is_shown_with_its_place(run) -> None:
    out = run("kb", "show", "harvest")[1]

    assert out.startswith("t.yaml:2\nid: harvest\n")
    assert "ask:\n  - how large is it?" in out
    assert "source:\n  source: survey" in out


def test_an_entry_is_shown_as_json(run) -> None:
    assert json.loads(run("kb", "show", "harvest", "--json")[1])["id"] == "harvest"


def test_an_unknown_entry_is_answered_with_the_nearest_one(run) -> None:
    status, _, err = run("kb", "show", "harvst")

    assert status == 2
    assert "Did you mean 'harvest'?" in err
