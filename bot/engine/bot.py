"""A compiled base that can be asked."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import strftime
from typing import TYPE_CHECKING

from bot.answer import Decision, answer_meta, choose_answer, follow_up
from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.model import Answer, Clarification, Conversation, Question, Turn
from bot.engine.caching import open_base
from bot.engine.reviewing import warn_overdue
from bot.engine.rewinding import INTENTS, answer_earlier, find_earlier
from bot.question import parse_question
from bot.search import explain_candidates, find_candidates
from bot.store import CompiledBase

if TYPE_CHECKING:
    from bot.engine.supposing import MakeAim

Setting = tuple[str, str]
"""A name and the text it is set to."""

FOLDER_VARIABLE = "OREBOT_KB"


class UnknownSourceError(BotError):
    """``--source`` names none of the base's sources."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = name_nearest(name, known)
        super().__init__(f"There is no source {name!r}; there is {', '.join(known)}.{near}")


def find_folder() -> Path:
    """Return the folder of the environment, else the base that was installed with the bot."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    package = Path(__file__).parent.parent
    installed = package / "_kb"
    return installed if installed.is_dir() else package.parent / "kb"


def open_bot(
    folder: Path | str | None = None,
    notice: Callable[[str], None] = lambda _: None,
    today: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> "Bot":
    """Return a bot over *folder*, compiled first when it has to be.

    Args:
        folder: The base; None for the usual one.
        notice: Told what went otherwise than it should.
        today: The date, ``2024-05-17``, from which "last year" counts and by which an entry is
            due for review; empty for the clock's.
        progress: Told every step of a compiling.

    Raises:
        BrokenBaseError: The folder is not a valid base; it lists every problem.
    """
    chosen = Path(folder) if folder else find_folder()
    return Bot(open_base(chosen, notice, progress), today)


class Bot:
    """Answers utterances over one compiled base. Holds no conversation."""

    def __init__(self, base: CompiledBase, today: str = "") -> None:
        self._base = base
        self.today = today or strftime("%Y-%m-%d")

    def on(self, today: str) -> "Bot":
        """Return a bot over the same base for which it is *today*, ``2024-05-17``."""
        return Bot(self._base, today)

    @property
    def catalogue(self) -> Catalogue:
        """The readable side of the base."""
        return self._base

    def ask(
        self,
        utterance: str,
        conversation: Conversation = Conversation(),  # noqa: B008 -- frozen and empty
        sources: tuple[str, ...] = (),
    ) -> Turn:
        """Return the turn that *utterance* leads to after *conversation*.

        Raises:
            UnknownSourceError: One of *sources* is not of the base.
        """
        self._check_sources(sources)
        last = conversation.turns[-1] if conversation.turns else None
        question = parse_question(
            utterance,
            self._base.lexicon,
            self._base.load_words("question"),
            self._base,
            sources=sources,
            after=last,
            today=self.today,
        )
        if last and question.choice and isinstance(last.reply, Clarification):
            chosen = last.reply.choices[question.choice - 1].utterance
            if last.options:
                return self._take(last, question.choice, chosen, sources)
            return replace(self.ask(chosen, conversation, sources), understood=chosen)
        return self._review(self._answer(question, conversation))

    def _take(self, asked: Turn, number: int, words: str, sources: tuple[str, ...]) -> Turn:
        """Return the turn of one choice of *asked*, answered as it was read there."""
        frame = asked.options[number - 1]
        cited = sources or asked.question.sources
        question = replace(asked.question, utterance=words, sources=cited)
        reply = warn_overdue(answer_earlier(frame, question, self._base), self._base, self.today)
        return Turn(question, reply, asked.candidates, words, frame)

    def what_if(
        self,
        scenario: str,
        settings: Sequence[Setting],
        sources: tuple[str, ...] = (),
        make_aim: "MakeAim | None" = None,
        shown: Sequence[Setting] = (),
    ) -> Turn:
        """Return the turn of *scenario* with its inputs set by name.

        Raises:
            BotError: A name or a value is none of the scenario's.
        """
        from bot.engine.supposing import suppose

        self._check_sources(sources)
        return self._review(suppose(scenario, settings, self._base, sources, make_aim, shown))

    def set_input(
        self, name: str, text: str, conversation: Conversation, sources: tuple[str, ...] = ()
    ) -> Turn:
        """Return the turn of the what-if last asked in *conversation*, one input set by name.

        Raises:
            BotError: There is no such what-if or input, or the text is no value of it.
        """
        from bot.engine.setting import set_input

        self._check_sources(sources)
        return self._review(set_input(name, text, conversation, self._base, sources))

    def list_inputs(self, conversation: Conversation) -> tuple[Setting, ...]:
        """Return the inputs of the what-if last asked, as they are set; none without one."""
        from bot.engine.setting import list_inputs

        return list_inputs(conversation, self._base)

    def sweep(
        self,
        scenario: str,
        settings: Sequence[Setting],
        over: Setting,
        sources: tuple[str, ...] = (),
    ) -> Turn:
        """Return a row for each value of one input, *over* being ``(name, FROM:TO:STEP)``."""
        from bot.engine.supposing import aim_over

        return self.what_if(scenario, settings, sources, aim_over(over), (over,))

    def solve(
        self,
        scenario: str,
        settings: Sequence[Setting],
        wanted: str,
        target: Setting,
        sources: tuple[str, ...] = (),
    ) -> Turn:
        """Return the input *wanted* that makes an output reach *target*, or a refusal."""
        from bot.engine.supposing import aim_at

        return self.what_if(scenario, settings, sources, aim_at(wanted, target), (target,))

    def compare(
        self,
        scenario: str,
        settings: Sequence[Setting],
        others: Sequence[Setting],
        sources: tuple[str, ...] = (),
    ) -> Turn:
        """Return a row for *settings* and one for each single change of them in *others*."""
        from bot.engine.supposing import aim_beside

        return self.what_if(scenario, settings, sources, aim_beside(settings, others), others)

    def rank_inputs(
        self,
        scenario: str,
        settings: Sequence[Setting],
        output: str = "",
        sources: tuple[str, ...] = (),
    ) -> Turn:
        """Return a row for each input with a range, the one that moves *output* most first."""
        from bot.engine.supposing import aim_around

        return self.what_if(scenario, settings, sources, aim_around(output))

    def _check_sources(self, sources: tuple[str, ...]) -> None:
        known = [source.id for source in self._base.list_sources()] if sources else []
        for name in sources:
            if name not in known:
                raise UnknownSourceError(name, known)

    def _review(self, turn: Turn) -> Turn:
        return replace(turn, reply=warn_overdue(turn.reply, self._base, self.today))

    def _answer(self, question: Question, conversation: Conversation) -> Turn:
        if question.intent in INTENTS:
            frame = find_earlier(question.intent, conversation.turns)
            reply = answer_earlier(frame, question, self._base)
            again = replace(question, is_fragment=frame is not None)
            return _make_turn(again, Decision(reply, frame), conversation)
        meta = answer_meta(question.intent, conversation, self._base)
        if meta:
            return _make_turn(question, Decision(meta), conversation)
        last = conversation.turns[-1] if conversation.turns else None
        asked = last if last is not None and isinstance(last.reply, Clarification) else None
        if question.is_fragment or (asked and asked.frame):
            decision = follow_up(question, conversation, self._base)
            if decision:
                return _make_turn(question, decision, conversation)
        if question.is_fragment and asked and not asked.frame:
            words = f"{asked.question.utterance} {question.utterance}"
            whole = self.ask(words, sources=question.sources or asked.question.sources)
            if isinstance(whole.reply, Answer):
                return whole
        candidates = find_candidates(question, self._base)
        decision = choose_answer(question, candidates, self._base)
        if not isinstance(decision.reply, Answer):
            later = None if question.is_fragment else follow_up(question, conversation, self._base)
            if later:
                return _make_turn(question, later, conversation)
        trace = (*explain_candidates(question, candidates), *decision.trace)
        turn = _make_turn(question, replace(decision, trace=trace), conversation)
        return replace(turn, candidates=candidates)


def _make_turn(question: Question, decision: Decision, conversation: Conversation) -> Turn:
    frame = decision.frame
    if frame is None and decision.reply.kind in ("meta", "chat") and conversation.turns:
        frame = conversation.turns[-1].frame
    return Turn(
        question=question,
        reply=decision.reply,
        understood=frame.words if decision.frame and frame else _say_corrected(question),
        frame=frame,
        trace=decision.trace,
        options=decision.options,
    )


def _say_corrected(question: Question) -> str:
    words = question.utterance.strip()
    for typed, meant in question.corrections:
        words = words.replace(typed, meant)
    return words
