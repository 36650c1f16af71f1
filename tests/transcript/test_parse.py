import pytest

from bot.transcript import TranscriptError, has_talk, parse_transcript
from bot.transcript.model import Check

TEXT = """# Harvests

<!-- orebot: kb=../base source=survey source="the guide" -->

Prose, with `code`.

    > which is largest?
    Redhill.

    [survey: 2]

    > and in 2024?
    ...
    ! outcome=answered
    ! not "Saint Alder"

```
    > not talk
```

## Another

    > hello
"""


def test_headings_part_conversations_and_indented_blocks_are_talk() -> None:
    transcript = parse_transcript(TEXT)

    first, second = transcript.talks

    assert [item.typed for item in first.exchanges] == ["which is largest?", "and in 2024?"]
    assert (second.title, second.exchanges[0].typed) == ("Another", "hello")
    assert first.exchanges[0].line == 7
    assert first.exchanges[0].first == 8


def test_blank_lines_between_expected_lines_are_kept_and_those_after_are_not() -> None:
    exchange = parse_transcript(TEXT).talks[0].exchanges[0]

    assert [item.text for item in exchange.expected] == ["Redhill.", "", "[survey: 2]"]


def test_checks_are_told_from_text() -> None:
    exchange = parse_transcript(TEXT).talks[0].exchanges[1]

    checks = [item.check for item in exchange.expected]

    assert checks == [None, Check("outcome", "answered"), Check("not", "Saint Alder")]


def test_a_comment_sets_the_base_and_the_sources() -> None:
    transcript = parse_transcript(TEXT)

    assert transcript.kb == "../base"
    assert transcript.sources == ("survey", "the guide")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("    just code\n", ":1: Talk begins"),
        ("    > q\n    ! outcom=unknown\n", ":2: .*Did you mean 'outcome'"),
        ("    > q\n    ! is it so\n", ":2: A check is"),
        ("    > q\n    ! not=x\n", ":2: There is no check"),
        ("\n<!-- orebot: kbb=x -->\n", ":2: .*Did you mean 'kb'"),
        ("<!-- orebot: 'kb=x -->\n", ":1: The options cannot be read"),
    ],
)
def test_a_line_that_means_nothing_is_named(text, message) -> None:
    with pytest.raises(TranscriptError, match=message):
        parse_transcript(text, "t.md")


@pytest.mark.parametrize(
    ("text", "is_talk"),
    [("    > q\n", True), ("\t> q\n", True), ("> quoted\n", False), ("", False)],
)
def test_a_file_without_typed_lines_has_no_talk(text, is_talk) -> None:
    assert has_talk(text) is is_talk
