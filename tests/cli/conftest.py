"""The command line over replies that are given by hand, and in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.base.errors import BotError
from bot.base.lexicon import Lexicon
from bot.base.model import (
    Abstention,
    Answer,
    Choice,
    Clarification,
    Conversation,
    Entry,
    Locator,
    Place,
    Problem,
    Question,
    Source,
    Topic,
    Turn,
)

OREBOT = [sys.executable, "-m", "bot"]
ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"
QUESTION = "harvest of Redhill"
"""Answered by the orchard."""
OF_THE_USER = {"ACCESSIBLE", "CI", "FORCE_COLOR", "LANG", "NO_COLOR"}
"""Variables of whoever runs the tests that would change what is printed or written."""

EMPTY = Conversation()
SURVEY = Source("survey", "Survey of growers", "Council", "2025", "https://x.example")
REPLIES = {
    "largest?": Answer(
        text="Redhill, 100 t.", citations=(Locator("survey", "2"),), entries=("harvest",)
    ),
    "which?": Clarification(text="Which?", choices=(Choice("a", "largest?"),)),
    "130%": Abstention(text="Beyond all.", is_refused=True),
    "cut by -20%": Answer(text="Less."),
    "why?": Answer(text="Because.", kind="meta"),
}

PROBLEMS = {
    "problems": (Problem(Place("kb.yaml", 1, 1), "K001", "broken"),),
    "warnings": (Problem(Place("kb.yaml", 1, 1), "W001", "odd"),),
}


class HandCatalogue:
    lexicon = Lexicon(entities={"redhill": ["Redhill", "orchard"]})
    units = ()
    _entry = Entry(
        id="harvest",
        title="Harvest",
        place=Place("t.yaml", 2, 3),
        ask=("how large is it?",),
        source=Locator("survey", "2"),
        about=("redhill",),
    )

    def load_entry(self, id_):
        return self._entry if id_ == "harvest" else None

    def list_entries(self, kind=""):
        return [("harvest", "Harvest")]

    def list_sources(self):
        return [SURVEY]

    def load_source(self, id_):
        return SURVEY

    def list_topics(self):
        return [Topic("growing", "Trees")]

    def load_about(self):
        return {"name": "orchard", "version": "3", "hash": "ab", "title": "Orchards"}

    def load_examples(self):
        return ["largest?"]


class HandBot:
    catalogue = HandCatalogue()

    def __init__(self, today=""):
        self.today = today or "2024-05-17"

    def ask(self, utterance, conversation=EMPTY, sources=()):
        if "nowhere" in sources:
            raise BotError("There is no source 'nowhere'.")
        if utterance == "which day?":
            return Turn(Question(utterance), Answer(text=self.today))
        if utterance == "count":
            return Turn(Question(utterance), Answer(text=f"{len(conversation.turns)} before"))
        if utterance == "and?":
            question = Question(utterance, is_fragment=True)
            return Turn(question, Answer(text="Sund."), understood="And Sund")
        return Turn(Question(utterance), REPLIES.get(utterance, Abstention(text="Not known.")))

    def on(self, today):
        return HandBot(today)

    def set_input(self, name, text, conversation, sources=()):
        return self._say("set_input", name, text)

    def list_inputs(self, conversation):
        return ()

    def what_if(self, scenario, settings, sources=()):
        return self._say("what_if", scenario, settings)

    def sweep(self, scenario, settings, axis, sources=()):
        return self._say("sweep", scenario, settings, axis)

    def solve(self, scenario, settings, name, target, sources=()):
        return self._say("solve", scenario, settings, name, target)

    def compare(self, scenario, settings, others, sources=()):
        return self._say("compare", scenario, settings, others)

    @staticmethod
    def _say(*parts):
        return Turn(Question(parts[1]), Answer(text=repr(parts)))


@pytest.fixture(autouse=True)
def engine(monkeypatch, tmp_path) -> ModuleType:
    """Return an engine whose replies are given by hand; the folder ``broken`` does not open."""
    engine = ModuleType("bot.engine")

    def open_bot(folder=None, notice=print, today="", progress=print):
        if folder is not None and folder.name == "broken":
            raise BotError("kb.yaml:1:1: K001 broken")
        return HandBot(today)

    engine.open_bot = open_bot
    engine.find_folder = lambda: tmp_path
    engine.find_cache = lambda: tmp_path / "cache"
    engine.check_base = lambda folder: PROBLEMS.get(folder.name, ())
    monkeypatch.setitem(sys.modules, "bot.engine", engine)
    for name in ("OREBOT_KB", *OF_THE_USER):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return engine


@pytest.fixture(scope="session")
def environ(tmp_path_factory) -> dict[str, str]:
    """Return an environment for processes, with folders of its own, the orchard compiled there."""
    home = tmp_path_factory.mktemp("home")
    made = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "OREBOT", "LC_")) and name not in OF_THE_USER
    }
    made |= {"HOME": str(home), "OREBOT_KB": str(ORCHARD), "TERM": "xterm"}
    subprocess.run([*OREBOT, "ask", QUESTION], env=made, check=True, capture_output=True)
    return made


@pytest.fixture
def run(capsys):
    """Return what runs a command line and gives (status, stdout, stderr)."""
    from bot.cli import main

    def run(*args):
        with pytest.raises(SystemExit) as leaving:
            main(args)
        captured = capsys.readouterr()
        return leaving.value.code, captured.out, captured.err

    return run


@pytest.fixture
def pipe(monkeypatch):
    """Return what puts bytes on stdin."""
    from io import BytesIO, TextIOWrapper

    return lambda data: monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
