"""A compiled file is either exactly what was written or refused."""

import os
import sqlite3
import time
from dataclasses import replace

import pytest

import bot.store.files as files
from bot.store import DamagedFileError, hold_compiled, open_compiled, write_compiled
from bot.store.files import ABANDONED_AFTER, APPLICATION_AT, MOST_KEPT


@pytest.fixture
def path(parts, tmp_path):
    """Return a compiled file that is whole."""
    path = tmp_path / "x.sqlite"
    write_compiled(path, parts)
    return path


def test_what_was_written_is_read_back(parts, tmp_path):
    path = tmp_path / "a b#%?.sqlite"

    write_compiled(path, parts)

    base = open_compiled(path)
    assert base.load_entry("pears") == parts.base.entries[1]
    assert base.list_entries("fact") == [(fact.id, fact.title) for fact in parts.base.entries]
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_two_writes_make_the_same_bytes(parts, tmp_path):
    for name in ("one", "two"):
        write_compiled(tmp_path / name, parts)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_write_makes_the_folders_it_needs(parts, tmp_path):
    path = tmp_path / "deep" / "down" / "x.sqlite"

    write_compiled(path, parts)

    assert open_compiled(path).load_about()["name"] == "fruit"


def test_a_write_takes_the_place_of_a_damaged_file(path, parts):
    path.write_bytes(b"rubbish")

    write_compiled(path, parts)

    assert open_compiled(path).load_about()["name"] == "fruit"


def test_a_file_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_compiled(tmp_path / "none.sqlite")


@pytest.mark.parametrize("length", [0, 1, 15, 16, 60, 64, 99, 100, 101, 512, 4096, -4096, -1])
def test_a_file_cut_short_is_refused(path, length):
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(DamagedFileError, match=r"x\.sqlite is damaged"):
        open_compiled(path)


@pytest.mark.parametrize("part", [0, 0.0005, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.9999])
@pytest.mark.parametrize("bit", [1, 128])
def test_a_flipped_bit_is_noticed_wherever_it_is(path, part, bit):
    data = bytearray(path.read_bytes())

    data[int(len(data) * part)] ^= bit
    path.write_bytes(data)

    with pytest.raises(DamagedFileError):
        open_compiled(path)


@pytest.mark.parametrize("at", range(100))
def test_a_flipped_bit_in_the_header_is_noticed(path, at):
    data = bytearray(path.read_bytes())

    data[at] ^= 1
    path.write_bytes(data)

    with pytest.raises(DamagedFileError):
        open_compiled(path)


def test_a_whole_file_is_summed_once(path, monkeypatch):
    os.utime(path)
    sums = []
    monkeypatch.setattr(files, "_sum", lambda file, real=files._sum: sums.append(1) or real(file))

    for _ in range(3):
        assert open_compiled(path).load_about()["name"] == "fruit"

    assert sums == [1]


def test_where_the_time_of_a_file_cannot_be_set_it_is_summed_every_time(path, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError

    os.utime(path)
    monkeypatch.setattr(os, "utime", refuse)

    for _ in range(2):
        assert open_compiled(path).load_about()["name"] == "fruit"


def test_bytes_put_at_the_end_are_noticed(path):
    path.write_bytes(path.read_bytes() + b"\0" * 4096)

    with pytest.raises(DamagedFileError, match="checksum"):
        open_compiled(path)


def test_a_whole_file_of_another_schema_is_refused(path):
    data = bytearray(path.read_bytes())

    data[APPLICATION_AT + 3] += 1
    path.write_bytes(data)

    with pytest.raises(DamagedFileError, match="another schema"):
        open_compiled(path)


def test_somebody_elses_database_is_refused(tmp_path):
    path = tmp_path / "x.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (id TEXT)")
    connection.close()

    with pytest.raises(DamagedFileError, match="another schema"):
        open_compiled(path)


def test_a_folder_in_its_place_is_an_error_of_the_system_for_reading_and_writing(parts, tmp_path):
    path = tmp_path / "x.sqlite"
    path.mkdir()

    with pytest.raises(OSError, match="directory"):
        open_compiled(path)
    with pytest.raises(OSError, match="directory"):
        write_compiled(path, parts)
    assert list(tmp_path.iterdir()) == [path]


def test_an_open_base_answers_on_when_its_file_goes(path, parts):
    base, other = open_compiled(path), open_compiled(path)

    write_compiled(path, replace(parts, words={}))
    assert base.load_entry("plums") == parts.base.entries[2]

    path.unlink()
    assert other.load_entry("plums") == parts.base.entries[2]


def test_a_base_in_memory_holds_the_same(path, parts):
    held, opened = hold_compiled(parts), open_compiled(path)

    assert held.load_heads(range(9)) == opened.load_heads(range(9))


def test_a_failed_write_leaves_what_was_there_and_nothing_beside_it(path, parts, monkeypatch):
    before = path.read_bytes()

    def fail(connection, _parts):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(files, "fill_tables", fail)

    with pytest.raises(OSError, match="disk is full"):
        write_compiled(path, parts)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_dead_builds_left_is_cleared_away_but_not_what_may_be_alive(path, parts):
    dead, alive = path.parent / "old.building", path.parent / "new.building"
    for left in (dead, alive):
        left.touch()
    long_ago = time.time() - ABANDONED_AFTER - 10
    os.utime(dead, (long_ago, long_ago))

    write_compiled(path, parts)

    assert not dead.exists()
    assert alive.exists()


def test_the_oldest_compiled_files_are_cleared_away(path, parts):
    for age in range(1, MOST_KEPT + 3):
        old = path.parent / f"old{age:02}.sqlite"
        old.touch()
        os.utime(old, (time.time() - 100 * age,) * 2)

    write_compiled(path, parts)

    left = sorted(item.name for item in path.parent.iterdir())
    assert left == [*(f"old{age:02}.sqlite" for age in range(1, MOST_KEPT)), "x.sqlite"]


def test_a_file_just_written_stays_though_a_wrong_clock_made_others_newer(path, parts):
    for number in range(MOST_KEPT + 1):
        newer = path.parent / f"new{number}.sqlite"
        newer.touch()
        os.utime(newer, (time.time() + 1000,) * 2)

    write_compiled(path, parts)

    assert open_compiled(path).load_about()["name"] == "fruit"
