"""After an edit the compiled file has the bytes of a full compile, though less is made anew."""

import shutil
from pathlib import Path

import pytest

import bot.engine.compiling
from bot.engine.caching import find_cache, make_name, open_base


def _compile(folder):
    open_base(folder, lambda _: None).close()
    return (find_cache() / f"{make_name(folder)}.sqlite").read_bytes()


def _edit(folder, file, before, after):
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


EDITS = {
    "a figure of a table": ("tables/picked.csv", "2024,1500", "2024,1555"),
    "a figure in an answer": ("facts/selling.yaml", "EUR 340", "EUR 999"),
    "the greeting": ("kb.yaml", "description: What", "description: Whatever"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_the_bytes_of_a_full_compile(folder, cache, tmp_path, monkeypatch, name):
    _compile(folder)

    _edit(folder, *EDITS[name])
    renewed = _compile(folder)

    monkeypatch.setenv("OREBOT_CACHE", str(tmp_path / "other"))
    assert renewed == _compile(folder)


def test_texts_that_stay_are_not_fitted_again(folder, cache, monkeypatch):
    _compile(folder)
    _edit(folder, *EDITS["a figure of a table"])

    monkeypatch.setattr(bot.engine.compiling, "fit_index", None)

    assert _compile(folder)


def test_texts_that_change_are_fitted_again(folder, cache, monkeypatch):
    _compile(folder)
    _edit(folder, *EDITS["a figure in an answer"])

    monkeypatch.setattr(bot.engine.compiling, "fit_index", None)

    with pytest.raises(TypeError):
        _compile(folder)


def test_a_damaged_file_gives_no_index(folder, cache):
    _compile(folder)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-4096])
    _edit(folder, *EDITS["a figure of a table"])

    renewed = _compile(folder)

    shutil.rmtree(cache)
    assert renewed == _compile(folder)


@pytest.mark.parametrize("at", ["reading", "weighing", "asking a part", "measuring", "writing"])
def test_an_interrupted_compiling_leaves_nothing_and_the_next_one_is_whole(folder, cache, at):
    def interrupt(step):
        if step.startswith(at):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_base(folder, lambda _: None, interrupt)

    assert not cache.exists() or list(cache.iterdir()) == []
    assert _compile(folder).startswith(b"SQLite format 3")


def test_every_step_of_a_compiling_is_told_and_none_of_opening(folder, cache):
    steps, later = [], []

    open_base(folder, lambda _: None, steps.append)
    open_base(Path(folder), lambda _: None, later.append)

    assert steps[0] == "reading the files of the base"
    assert steps[-1] == "writing the file"
    assert "measuring how sure the base can be" in steps
    assert later == []
