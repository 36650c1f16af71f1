"""Builds that are killed, starved or run side by side end in a right answer all the same."""

import multiprocessing
import os
import signal
import sqlite3
import sys

import pytest

from bot.engine import open_bot

if not hasattr(os, "fork"):
    pytest.skip("needs processes that fork", allow_module_level=True)

QUESTION = "How much does watering cost?"
ANSWER = "Growers pay EUR 340 per hectare and year for water."
FORK = multiprocessing.get_context("fork")


def _ask(folder):
    notices = []
    text = open_bot(folder, notices.append).ask(QUESTION).reply.text
    return text, notices


def _die():
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at(moment):
    """Kill this process when it comes to *moment*: an audit event or a word of a statement."""
    connect = sqlite3.connect
    left = [40 if moment == "INSERT" else 1]

    def trace(statement):
        left[0] -= moment in statement
        if not left[0]:
            _die()

    def connect_traced(*args, **options):
        connection = connect(*args, **options)
        connection.set_trace_callback(trace)
        return connection

    def hook(event, args):
        if event == moment or (moment == "seal" and event == "open" and "+" in (args[1] or "")):
            _die()

    sqlite3.connect = connect_traced
    sys.addaudithook(hook)


def _build_until(moment, folder):
    _die_at(moment)
    open_bot(folder)


@pytest.fixture(autouse=True)
def _warm(folder):
    """Import what compiling needs before processes fork."""
    import bot.engine.compiling  # noqa: F401


@pytest.mark.parametrize(
    "moment",
    ["tempfile.mkstemp", "sqlite3.connect", "CREATE", "INSERT", "COMMIT", "seal", "os.rename"],
)
def test_a_build_killed_at_any_moment_spoils_no_later_answer(folder, cache, moment):
    process = FORK.Process(target=_build_until, args=(moment, folder))
    process.start()
    process.join(60)

    assert process.exitcode == -signal.SIGKILL
    assert not list(cache.glob("*.sqlite"))
    assert _ask(folder) == (ANSWER, [])


def test_a_rebuild_killed_at_any_moment_leaves_the_old_base_answering(folder, cache):
    _ask(folder)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()
    path = folder / "facts" / "selling.yaml"
    before = path.read_text("utf-8")

    path.write_text(before.replace("EUR 340", "EUR 999"), "utf-8")
    process = FORK.Process(target=_build_until, args=("COMMIT", folder))
    process.start()
    process.join(60)
    path.write_text(before, "utf-8")

    assert process.exitcode == -signal.SIGKILL
    assert kept.read_bytes() == good
    assert _ask(folder) == (ANSWER, [])


def _tell(call, sender):
    sender.send(call())


def _run_aside(call):
    """Return what *call* returns in a process of its own."""
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_tell, args=(call, sender))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    finally:
        process.join(60)


@pytest.mark.parametrize("room", [0, 1, 4096, 20_000, 60_000])
def test_a_full_disk_is_told_and_answered_all_the_same(folder, cache, room):
    resource = pytest.importorskip("resource")

    def ask_on_a_full_disk():
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        return _ask(folder)

    text, notices = _run_aside(ask_on_a_full_disk)

    assert text == ANSWER
    assert len(notices) == 1
    assert "cannot be kept" in notices[0]
    assert list(cache.iterdir()) == []
    assert _ask(folder) == (ANSWER, [])


def test_builds_side_by_side_all_answer_and_leave_one_file(folder, cache):
    start = FORK.Barrier(4)
    receiver, sender = FORK.Pipe(duplex=False)
    lock = FORK.Lock()

    def build():
        start.wait(60)
        told = _ask(folder)
        with lock:
            sender.send(told)

    processes = [FORK.Process(target=build) for _ in range(4)]
    for process in processes:
        process.start()
    answers = [receiver.recv() for _ in processes]
    for process in processes:
        process.join(60)

    assert answers == [(ANSWER, [])] * 4
    assert [item.suffix for item in cache.iterdir()] == [".sqlite"]


@pytest.mark.parametrize("spoil", [lambda good: good[: len(good) // 2], lambda good: good[:-9] * 2])
def test_a_file_damaged_between_two_starts_gives_no_wrong_answer(folder, cache, spoil):
    for _ in range(2):
        assert _ask(folder) == (ANSWER, [])
        (kept,) = cache.iterdir()
        kept.write_bytes(spoil(kept.read_bytes()))

    assert _ask(folder) == (ANSWER, [])
