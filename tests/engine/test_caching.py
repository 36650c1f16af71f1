"""Compiled files are kept where they may be, made anew when they must be, and change no answer."""

import os
import shutil
from pathlib import Path

import pytest

import bot.engine.compiling
from bot.base.errors import BotError
from bot.engine import check_base, open_bot
from bot.engine.caching import find_cache, make_name, open_base
from bot.store import write_compiled

QUESTION = "How much does watering cost?"
ANSWER = "Growers pay EUR 340 per hectare and year for water."


def _ask(folder):
    notices = []
    text = open_bot(folder, notices.append).ask(QUESTION).reply.text
    return text, notices


def test_a_base_is_compiled_once_and_opened_then(folder, cache, monkeypatch):
    assert _ask(folder) == (ANSWER, [])
    (kept,) = cache.iterdir()
    before = kept.stat().st_mtime_ns

    def fail(_base):
        raise AssertionError("compiled again")

    monkeypatch.setattr(bot.engine.compiling, "compile_base", fail)

    assert _ask(folder) == (ANSWER, [])
    assert [(item, item.stat().st_mtime_ns) for item in cache.iterdir()] == [(kept, before)]


def _cut(path):
    path.write_bytes(path.read_bytes()[:5000])


def _empty(path):
    path.write_bytes(b"")


def _flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def _replace_by_rubbish(path):
    path.write_bytes(b"SQLite format 3\0" * 1000)


def _delete(path):
    path.unlink()


@pytest.mark.parametrize("spoil", [_cut, _empty, _flip, _replace_by_rubbish, _delete])
def test_a_spoilt_file_is_made_anew_with_the_same_bytes(folder, cache, spoil):
    _ask(folder)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()

    spoil(kept)

    assert _ask(folder) == (ANSWER, [])
    assert kept.read_bytes() == good
    assert list(cache.iterdir()) == [kept]


def test_a_folder_in_place_of_the_file_is_left_alone_and_told(folder, cache):
    (cache / f"{make_name(folder)}.sqlite" / "mine").mkdir(parents=True)

    text, notices = _ask(folder)

    assert text == ANSWER
    assert len(notices) == 1
    assert "cannot be kept" in notices[0]
    assert len(list(cache.rglob("*"))) == 2


def test_a_cache_that_is_a_file_is_told_and_answered_all_the_same(folder, tmp_path, monkeypatch):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    monkeypatch.setenv("OREBOT_CACHE", str(taken))

    text, notices = _ask(folder)

    assert text == ANSWER
    assert "cannot be kept" in notices[0]
    assert "made in memory for this run" in notices[0]
    assert taken.read_text() == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write")
def test_a_cache_that_cannot_be_written_is_told_and_answered_all_the_same(folder, monkeypatch):
    monkeypatch.setenv("OREBOT_CACHE", "/proc/orebot")

    text, notices = _ask(folder)

    assert text == ANSWER
    assert "cannot be kept" in notices[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser writes everywhere")
def test_a_read_only_cache_is_told_and_answered_all_the_same(folder, cache):
    cache.mkdir(mode=0o555)

    text, notices = _ask(folder)

    assert text == ANSWER
    assert "cannot be kept" in notices[0]


def test_a_file_that_is_spoilt_as_soon_as_it_is_written_is_told(folder, cache, monkeypatch):
    def write_and_lose(path, parts):
        write_compiled(path, parts)
        _cut(path)

    monkeypatch.setattr("bot.engine.caching.write_compiled", write_and_lose)

    text, notices = _ask(folder)

    assert text == ANSWER
    assert "damaged" in notices[0]


PLACES = ("OREBOT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"HOME": ""}, None),
        ({"HOME": "/h"}, "/h/.cache/orebot"),
        ({"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/orebot"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/orebot"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x", "OREBOT_CACHE": "/o"}, "/o"),
    ],
)
def test_the_environment_says_where_compiled_files_are_kept(monkeypatch, environment, expected):
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert find_cache() == (Path(expected) if expected else None)


def test_without_a_home_a_base_is_compiled_in_memory(folder, monkeypatch):
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)

    text, notices = _ask(folder)

    assert text == ANSWER
    assert notices == [
        "The compiled base cannot be kept (there is no home folder);"
        " it was made in memory for this run."
    ]


def test_an_edit_of_the_base_is_answered_from_even_when_size_and_time_stay(folder, cache):
    _ask(folder)
    path = folder / "facts" / "selling.yaml"
    state = path.stat()

    path.write_text(path.read_text("utf-8").replace("EUR 340", "EUR 999"), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert path.stat().st_size == state.st_size
    assert _ask(folder)[0] == ANSWER.replace("340", "999")


def test_an_edit_taken_back_needs_no_compiling(folder, cache, monkeypatch):
    path = folder / "facts" / "selling.yaml"
    before = path.read_text("utf-8")
    _ask(folder)
    path.write_text(before.replace("EUR 340", "EUR 999"), "utf-8")
    _ask(folder)

    path.write_text(before, "utf-8")
    monkeypatch.setattr(bot.engine.compiling, "compile_base", None)

    assert _ask(folder) == (ANSWER, [])


def test_a_changed_cell_of_a_csv_file_is_answered_from(folder, cache):
    question = "How much fruit was picked at Saint Alder?"
    path = folder / "tables" / "picked.csv"
    before = open_bot(folder).ask(question).reply.text

    path.write_text(path.read_text("utf-8").replace("2024,1500", "2024,1555"), "utf-8")

    assert before.startswith("1,500 t")
    assert open_bot(folder).ask(question).reply.text.startswith("1,555 t")


def test_the_same_base_in_another_folder_has_the_same_name(folder, tmp_path):
    other = shutil.copytree(folder, tmp_path / "elsewhere")

    assert make_name(folder) == make_name(Path(other))


@pytest.mark.parametrize("change", ["touch", "edit", "add", "words"])
def test_a_change_of_the_program_makes_another_name(folder, tmp_path, monkeypatch, change):
    house = tmp_path / "house"
    room = house / "room"
    room.mkdir(parents=True)
    code = room / "code.py"
    code.write_text("a = 1\n")
    monkeypatch.setattr("bot.engine.caching.HOUSE", house)
    before = make_name(folder)

    if change == "touch":
        os.utime(code, (1, 1))
    elif change == "edit":
        code.write_text("a = 12\n")
    else:
        (room / {"add": "more.py", "words": "words.toml"}[change]).touch()

    assert make_name(folder) != before


def test_what_python_compiles_beside_the_program_makes_no_other_name(folder, tmp_path, monkeypatch):
    house = tmp_path / "house"
    (house / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr("bot.engine.caching.HOUSE", house)
    before = make_name(folder)

    (house / "__pycache__" / "code.py").touch()
    (house / "notes.txt").touch()

    assert make_name(folder) == before


def test_a_broken_base_is_an_error_that_lists_its_mistakes_though_a_good_one_is_kept(folder, cache):
    _ask(folder)
    path = folder / "facts" / "growing.yaml"
    path.write_text(path.read_text("utf-8").replace("answer: In 1742", "anser: In 1742"), "utf-8")

    with pytest.raises(BotError, match=r"growing\.yaml:\d+:\d+: K\d+ .*anser") as raised:
        open_bot(folder)

    assert "mistake" in str(raised.value)
    assert any("anser" in problem.message for problem in check_base(folder))


def test_a_folder_that_is_not_there_is_an_error_that_names_it(tmp_path, cache):
    with pytest.raises(BotError, match="nowhere"):
        open_base(tmp_path / "nowhere", lambda _: None)


def test_a_good_base_has_no_problems_to_tell(folder):
    assert check_base(folder) == ()
