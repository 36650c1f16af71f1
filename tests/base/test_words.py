"""The English words of each room."""

from bot.base.words import list_rooms_with_words, read_words


def test_every_room_with_words_can_be_read() -> None:
    rooms = list_rooms_with_words()

    assert {"base", "question", "kinds.table"} <= set(rooms)
    assert all(read_words(room) for room in rooms)


def test_the_words_stand_in_their_files_in_lower_case() -> None:
    words = read_words("question")

    assert words["common"] == words["common"].lower()
    assert words["common"].split() == sorted(set(words["common"].split()))
