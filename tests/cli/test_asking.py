import json
from errno import EPIPE

import pytest

from bot.base.errors import BotError


@pytest.mark.parametrize(
    ("question", "status"), [("largest?", 0), ("who?", 1), ("130%", 1), ("which?", 3)]
)
def test_the_exit_status_tells_the_outcome(run, question, status) -> None:
    assert run("ask", question)[0] == status


def test_the_answer_goes_to_stdout_and_nothing_to_stderr(run) -> None:
    assert run("ask", "largest?") == (0, "Redhill, 100 t.\n[survey: 2]\n", "")


def test_negative_numbers_are_words_and_not_options(run) -> None:
    assert run("ask", "cut", "by", "-20%")[:2] == (0, "Less.\n")


def test_a_wrong_option_is_answered_with_the_nearest_one(run) -> None:
    status, out, err = run("ask", "--jsn", "largest?")

    assert (status, out) == (2, "")
    assert "--json" in err


def test_a_wrong_command_is_answered_with_the_nearest_one(run) -> None:
    status, _, err = run("tset")

    assert status == 2
    assert "Did you mean 'test'?" in err


@pytest.mark.parametrize("args", [("ask",), ("ask", " "), ("ask", "q", "--file", "f")])
def test_either_words_or_a_file_are_needed(run, args) -> None:
    assert run(*args)[0] == 2


def test_an_explained_reply_in_json_keeps_stdout_to_one_line(run) -> None:
    _, out, err = run("ask", "--json", "--explain", "largest?")

    assert json.loads(out)["answer"] == "Redhill, 100 t."
    assert "Outcome: answered" in err


def test_an_explained_reply_in_text_is_followed_by_its_reading(run) -> None:
    assert "\nAsked: largest?\n" in run("ask", "--explain", "largest?")[1]


@pytest.mark.parametrize("args", [("--kb", "broken", "ask", "q"), ("ask", "q", "--kb", "broken")])
def test_a_base_that_does_not_open_is_status_4_wherever_the_option_stands(run, args) -> None:
    status, out, err = run(*args)

    assert (status, out) == (4, "")
    assert "K001 broken" in err


def test_a_source_that_is_not_there_is_wrong_use(run) -> None:
    status, _, err = run("ask", "largest?", "--source", "nowhere")

    assert status == 2
    assert "nowhere" in err


def test_colour_is_given_when_forced_and_withheld_when_unwanted(run, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    forced = run("ask", "largest?")[1]
    plain = run("ask", "--plain", "largest?")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    unwanted = run("ask", "largest?")[1]

    assert "\x1b[" in forced
    assert "\x1b[" not in plain + unwanted


def test_a_batch_replies_one_line_each_in_the_same_order(run, pipe) -> None:
    pipe(
        b'largest?\n\n{"question": "count", "conversation": "c"}\n{"question": \n{"q": 1}\n'
        b'{"question": "count", "conversation": "c"}\n{"question": "count"}\n'
        b'{"question": "x", "conversation": []}\n\xff\xfe\n'
    )

    status, out, _ = run("ask", "--json", "--file", "-")

    replies = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [reply["answer"] for reply in replies[:2]] == ["Redhill, 100 t.", "0 before"]
    assert [reply["outcome"] for reply in replies[2:4]] == ["refused", "refused"]
    assert "Line 4" in replies[2]["answer"]
    assert [reply["answer"] for reply in replies[4:6]] == ["1 before", "0 before"]
    assert "conversation" in replies[6]["answer"]
    assert replies[7]["outcome"] == "unknown"


def test_a_batch_in_text_repeats_the_questions(run, tmp_path) -> None:
    (tmp_path / "q.txt").write_text("count\nlargest?\n")

    status, out, _ = run("ask", "--file", "q.txt", "--source", "survey")

    assert (status, out) == (0, "> count\n0 before\n\n> largest?\nRedhill, 100 t.\n[survey: 2]\n")


def test_a_batch_from_an_unknown_source_stops_at_once(run, pipe) -> None:
    pipe(b"largest?\n")

    assert run("ask", "--file", "-", "--source", "nowhere")[0] == 2


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty_stdin_is_wrong_use(run, pipe, data) -> None:
    pipe(data)
    assert run("ask", "--file", "-")[0] == 2
    pipe(data)
    assert run()[0] == 2


def test_a_file_that_is_not_there_is_wrong_use(run) -> None:
    assert run("ask", "--file", "none.txt")[0] == 2


def test_the_version_is_told(run) -> None:
    assert run("--version")[1].startswith("orebot ")


def test_the_help_lists_every_command(run) -> None:
    status, out, _ = run("--help")

    assert status == 0
    assert all(name in out for name in ("ask", "chat", "what-if", "test", "kb"))


@pytest.mark.parametrize(
    ("args", "way"),
    [
        (("--set", "a=1%", "--set", "b = x"), "what_if"),
        (("--set", "a=1%", "--set", "b=x", "--sweep", "a=0:1:1"), "sweep"),
        (("--set", "a=1%", "--set", "b=x", "--solve-for", "a", "--target", "y=-2%"), "solve"),
        (("--set", "a=1%", "--set", "b=x", "--compare", "a=2%"), "compare"),
    ],
)
def test_a_what_if_hands_its_settings_over(run, args, way) -> None:
    status, out, _ = run("what-if", "cut", *args)

    assert status == 0
    assert out.startswith(f"('{way}', 'cut', (('a', '1%'), ('b', 'x'))")


@pytest.mark.parametrize(
    "args",
    [
        ("--set", "a"),
        ("--solve-for", "a"),
        ("--sweep", "a=0:1:1", "--compare", "a=1"),
        ("--set", "=1"),
    ],
)
def test_a_what_if_that_is_half_said_is_wrong_use(run, args) -> None:
    assert run("what-if", "cut", *args)[0] == 2


def test_a_mistake_in_one_line_does_not_stop_the_rest(run, pipe, engine, monkeypatch) -> None:
    bot = engine.open_bot()
    ask = bot.ask

    def stumble(utterance, *rest):
        if utterance == "stumble":
            raise BotError("That cannot be.")
        return ask(utterance, *rest)

    monkeypatch.setattr(engine, "open_bot", lambda *_: bot)
    bot.ask = stumble
    pipe(b"stumble\ncount\n")

    out = run("ask", "--json", "--file", "-")[1]

    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["refused", "answered"]


def test_a_closed_pipe_is_quiet(run, engine, monkeypatch) -> None:
    def break_off(*_):
        raise BrokenPipeError(EPIPE, "Broken pipe")

    monkeypatch.setattr(engine, "open_bot", break_off)

    assert run("ask", "largest?") == (141, "", "")


def test_ctrl_c_leaves_with_130(run, engine, monkeypatch) -> None:
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "open_bot", interrupt)

    assert run("ask", "largest?")[0] == 130


def test_the_day_of_asking_may_be_given(run) -> None:
    assert run("ask", "--today", "2031-01-02", "which day?")[:2] == (0, "2031-01-02\n")


@pytest.mark.parametrize("day", ["2031", "2031-01", "tomorrow", "2031-13-01"])
def test_the_day_of_asking_is_a_whole_date(run, day) -> None:
    status, _, err = run("ask", "--today", day, "which day?")

    assert status == 2
    assert f"'{day}' is no date such as 2024-05-17." in err


def test_a_line_that_was_answered_is_not_worked_out_again(run, pipe, engine, monkeypatch) -> None:
    asked = []
    hand = type(engine.open_bot())
    answer = hand.ask

    def count(bot, utterance, *args, **options):
        asked.append(utterance)
        return answer(bot, utterance, *args, **options)

    monkeypatch.setattr(hand, "ask", count)
    pipe(b'largest?\nwhy?\nlargest?\n{"question": "largest?", "conversation": "c"}\n')

    _, out, _ = run("ask", "--file", "-", "--fields", "answer")

    assert asked == ["largest?", "why?", "largest?"]
    assert [line.count("Redhill") for line in out.splitlines()] == [1, 0, 1, 1]
