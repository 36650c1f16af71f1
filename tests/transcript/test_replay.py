"""Replaying against replies that are given by hand."""

from dataclasses import dataclass, field

import pytest

from bot.base.model import Abstention, Answer, Conversation, Locator, Question, Turn
from bot.transcript import (
    accept,
    parse_transcript,
    replay_all,
    show_difference,
    write_transcript,
)

EMPTY = Conversation()


class NoEntries:
    units = ()

    """A catalogue that is asked for entries and sources only."""

    def load_entry(self, id_):
        return None

    def load_source(self, id_):
        return None


@dataclass(eq=False)
class Parrot:
    """Says what it was told to say; remembers how long the conversation was."""

    replies: dict
    catalogue: NoEntries = field(default_factory=NoEntries)

    def ask(self, utterance, conversation=EMPTY, sources=()):
        reply = self.replies.get(utterance, Abstention(text="I do not know."))
        said = f"{reply.text} ({len(conversation.turns)})" if utterance == "count" else reply.text
        return Turn(
            Question(utterance),
            type(reply)(text=said, citations=reply.citations, entries=reply.entries),
        )


SURVEY = Locator("survey", "2")
BOT = Parrot(
    {
        "largest?": Answer(
            text="> 100 t at Redhill.\n5 t at Saint Alder.",
            citations=(SURVEY,),
            entries=("harvest",),
        ),
        "count": Answer(text="so far"),
    }
)


def run(text):
    transcript = parse_transcript(text, "t.md")
    return [result for _, results in replay_all(transcript, BOT) for result in results]


GOOD = r"""# T

    > largest?
    \> 100 t at Redhill.
    5.0 t at ...
    [survey: 2]
    ! outcome=answered
    ! cites=survey
    ! entry=harvest
    ! not "pears"

    > count
    so far (1)

## Fresh

    > count
    so far (0)
    > who?
    ! outcome=unknown
"""


def test_a_transcript_that_still_holds_passes() -> None:
    assert all(result.has_passed for result in run(GOOD))


def test_accepting_a_transcript_that_holds_changes_nothing() -> None:
    assert accept(GOOD, run(GOOD)) == GOOD


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("100 t", "101 t"),
        ("5.0", "5.1"),
        ("survey: 2", "survey: 3"),
        ("outcome=answered", "outcome=unknown"),
        ("cites=survey", "cites=guide"),
        ("entry=harvest", "entry=price"),
        ('not "pears"', 'not "redhill"'),
        ("so far (1)", "so far (0)"),
        ("    [survey: 2]\n", ""),
    ],
)
def test_whatever_is_changed_is_noticed(old, new) -> None:
    results = run(GOOD.replace(old, new, 1))

    assert sum(not result.has_passed for result in results) == 1


def test_the_difference_tells_the_place_and_the_lines() -> None:
    (failed,) = (item for item in run(GOOD.replace("100 t", "101 t")) if not item.has_passed)

    lines = show_difference("t.md", failed).splitlines()

    assert lines == [
        "t.md:3: > largest?",
        r"  - \> 101 t at Redhill.",
        "  + > 100 t at Redhill.",
        "  ~ > [-101-]{+100+} t at Redhill.",
        "  ~ 101 to 100: -1 (-0.99 %)",
        "    5.0 t at ...",
        "    [survey: 2]",
    ]


def test_the_difference_tells_which_checks_do_not_hold() -> None:
    text = '    > largest?\n    ! outcome=unknown\n    ! not "redhill"\n'

    lines = show_difference("t.md", run(text)[0]).splitlines()

    assert lines[1:] == [
        "  - ! outcome=unknown",
        "  + ! outcome is answered",
        '  - ! not "redhill"',
    ]


def test_accepting_rewrites_only_what_no_longer_matches() -> None:
    changed = GOOD.replace("100 t", "101 t").replace("so far (0)", "so far (7)")

    accepted = accept(changed, run(changed))

    assert accepted == GOOD


def test_accepting_fills_in_a_question_without_a_reply() -> None:
    text = "    > largest?"

    accepted = accept(text, run(text))

    assert accepted.splitlines()[1:] == [
        r"    \> 100 t at Redhill.",
        "    5 t at Saint Alder.",
        "    [survey: 2]",
    ]
    assert all(item.has_passed for item in run(accepted))


def test_accepting_mends_checks_and_drops_those_without_a_successor() -> None:
    text = (
        '    > largest?\n    ...\n    ! outcome=unknown\n    ! cites=guide\n    ! not "redhill"\n'
    )

    accepted = accept(text, run(text))

    assert accepted == "    > largest?\n    ...\n    ! outcome=answered\n    ! cites=survey\n"


def test_accepting_keeps_dots_and_what_stands_around_them() -> None:
    text = "    > largest?\r\n    old\r\n    ...\r\n    [survey: 2]\r\n    gone\r\n\r\nProse.\r\n"

    accepted = accept(text, run(text))

    assert accepted == (
        "    > largest?\r\n    \\> 100 t at Redhill.\r\n    ...\r\n    [survey: 2]\r\n"
        "\r\nProse.\r\n"
    )


def test_a_new_last_line_is_added_where_none_was_expected() -> None:
    text = "    > largest?\n    \\> 100 t at Redhill.\n"

    difference = show_difference("t.md", run(text)[0])

    assert difference.splitlines()[2:] == ["  + 5 t at Saint Alder.", "  + [survey: 2]"]


def test_a_saved_conversation_replays_into_itself() -> None:
    turns = [(typed, BOT.ask(typed)) for typed in ("largest?", "who?")]

    text = write_transcript("A talk", turns, BOT.catalogue, "my base", ("survey",))

    assert text.startswith(
        "# A talk\n\n<!-- orebot: kb='my base' source=survey -->\n\n    > largest?"
    )
    assert parse_transcript(text).kb == "my base"
    assert all(item.has_passed for item in run(text))


def test_a_saved_conversation_of_the_usual_base_has_no_options() -> None:
    text = write_transcript("A talk", [("who?", BOT.ask("who?"))], BOT.catalogue)

    assert text == "# A talk\n\n    > who?\n    I do not know.\n"


def test_a_transcript_may_say_on_which_day_it_is_asked() -> None:
    class Calendar(Parrot):
        def on(self, today):
            return Parrot({"which day?": Answer(text=today)})

    text = "<!-- orebot: today=2024-05-17 -->\n\n    > which day?\n    2024-05-17\n"
    transcript = parse_transcript(text, "t.md")

    passed = [r.has_passed for _, found in replay_all(transcript, Calendar({})) for r in found]

    assert passed == [True]


def test_the_day_of_a_saved_conversation_is_kept() -> None:
    text = write_transcript("A talk", [], BOT.catalogue, today="2024-05-17")

    assert parse_transcript(text).today == "2024-05-17"
