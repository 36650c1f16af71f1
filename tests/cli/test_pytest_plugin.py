from pathlib import Path

import pytest

from bot.pytest_plugin import BOTS, DifferenceError, pytest_collect_file

TEXT = """# T

    > largest?
    Redhill, 100 t.
    [survey: 2]

## More

    > count
    0 ...
"""


@pytest.fixture
def collect(request):
    """Return what collects the items of a text in a folder, asking no bot of the run around it."""
    stash = request.config.stash
    kept = stash.setdefault(BOTS, {})
    stash[BOTS] = {}

    def collect(text, folder="transcripts"):
        path = Path.cwd() / folder / "a.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        collector = pytest_collect_file(path, request.session)
        return [*collector.collect()] if collector else None

    yield collect
    stash[BOTS] = kept


def test_every_conversation_is_a_test(collect) -> None:
    items = collect(TEXT)

    for item in items:
        item.runtest()

    assert [item.name for item in items] == ["T", "More"]
    assert items[1].reportinfo()[1:] == (6, "More")


def test_a_difference_fails_with_the_lines_that_differ(collect) -> None:
    (item, _) = collect(TEXT.replace("100", "101"))

    with pytest.raises(DifferenceError) as failure:
        item.runtest()

    assert "  + Redhill, 100 t." in item.repr_failure(failure)


def test_the_base_of_the_transcript_is_asked(collect) -> None:
    (item,) = collect("<!-- orebot: kb=broken -->\n\n    > count\n    ...\n")

    with pytest.raises(Exception, match="K001 broken") as failure:
        item.runtest()

    assert "K001" in str(item.repr_failure(failure))


def test_other_folders_and_files_are_left_alone(collect, request) -> None:
    assert collect(TEXT, "docs") is None
    assert collect("# Prose\n") is None
    assert pytest_collect_file(Path("transcripts/a.py"), request.session) is None
