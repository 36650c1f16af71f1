"""What each rule of the table kind buys: ``python -m tests.bench.losses [RULE...] [--limit N]``.

Leaves every rule out in turn (the named ones; all without any) and asks every set again: the
public ones, and those that are asked to the whole bot: the questions over the article's tables,
those of the harbour, and the project's own (made-up bases, lists of the article, transcripts).
Prints for each rule the points of right answers lost and the points of wrong answers more: those
that would be given, where the best reading is not right. A turn of a talk counts as a question.
Only the questions are asked again to which a rule makes a difference. At the end come the rules
that buy too little on every set while ``kept.py`` has no reason why they stay.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.base.model import Answer, Conversation, Turn
from bot.engine import Bot, open_bot
from bot.render import to_json, to_text
from bot.store import CompiledBase
from bot.transcript import parse_transcript
from bot.transcript.asking import Standing, say
from bot.transcript.replay import judge as compare
from tests.article.asking import HERE as ARTICLE
from tests.article.asking import is_right
from tests.bench.honesty import EXPECTING, NOT_OURS
from tests.bench.kept import LEAST, has_reason
from tests.bench.leaving_out import ROOM, leave_out, list_rules, list_sections, may_touch, watch
from tests.bench.tables import WORDS, OneTable, hold_bases, judge, read_lines
from tests.harbour.test_harbour import find_failures

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PUBLIC = ("wikisql", "wtq")
WRONG, UNKNOWN, RIGHT = "wrong", "unknown", "right"


class Case(NamedTuple):
    """What is asked, and a function that asks it and says what became of each turn."""

    texts: str
    ask: Callable[[], tuple[str, ...]]


def list_sets(limit: int | None) -> dict[str, Iterator[Case]]:
    """Return the sets by their names; of a public one a seeded sample where there is a *limit*."""
    usual = open_bot(ROOT / "kb")
    files = {name: SHARED / "bench" / name / "dev.jsonl.gz" for name in PUBLIC}
    own = (_list_made_up(), _list_asked(usual), _list_transcripts(usual))
    return {
        **{name: list_public(path, limit) for name, path in files.items()},
        "article": _list_article(usual),
        "harbour": _list_harbour(),
        "own": chain.from_iterable(own),
    }


def list_public(path: Path, limit: int | None) -> Iterator[Case]:
    """Yield the questions of a public file, a seeded sample where there is a *limit*."""
    for line, base in hold_bases(read_lines(path, limit, 1)):
        yield Case(line["question"], partial(_ask_public, line, base))


def _ask_public(line: dict[str, Any], base: OneTable) -> tuple[str, ...]:
    judged = judge(line, base)
    return (RIGHT if judged.is_right else WRONG if judged.is_answered else UNKNOWN,)


def _ask_turns(
    bot: Bot, turns: Sequence[str], is_right: Callable[[Turn], bool], sources: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return what became of the last of *turns*."""
    conversation = Conversation()
    for typed in turns:
        conversation = conversation.add(bot.ask(typed, conversation, sources))
    return (_tell(conversation.turns[-1], is_right(conversation.turns[-1])),)


def _tell(turn: Turn, is_right: bool) -> str:
    return RIGHT if is_right else WRONG if isinstance(turn.reply, Answer) else UNKNOWN


def _shows(bot: Bot, must: Sequence[str], never: Sequence[str], turn: Turn) -> bool:
    """Return whether *turn* shows all of *must* (``a|b`` is either) and none of *never*."""
    text = _normalise(to_text(turn, bot.catalogue))
    has_all = all(any(_normalise(its) in text for its in str(part).split("|")) for part in must)
    return has_all and not any(_normalise(str(part)) in text for part in never)


def _normalise(text: str) -> str:
    return re.sub(r"(?<=\d)[ ,](?=\d{3})", "", " ".join(text.casefold().split()))


def _list_article(bot: Bot) -> Iterator[Case]:
    for item in yaml.safe_load((SHARED / "cases" / "table_questions.yaml").read_text("utf-8")):
        turns, expect = item.get("turns") or [item["question"]], item["expect"]
        check = partial(_shows, bot, expect.get("must", ()), expect.get("not", ()))
        ask = partial(_ask_turns, bot, turns, check, ("cooperation-article",))
        yield Case(" ".join(turns), ask)


def _list_harbour() -> Iterator[Case]:
    folder = SHARED / "cases" / "harbour"
    bot = open_bot(folder / "kb")
    for item in yaml.safe_load((folder / "questions.yaml").read_text("utf-8")):
        turns = item.get("turns", [item])
        for at, expected in enumerate(turns, start=1):
            typed = [turn["q"] for turn in turns[:at]]
            yield Case(
                " ".join(typed), partial(_ask_turns, bot, typed, partial(_meets, bot, expected))
            )


def _meets(bot: Bot, expected: dict[str, Any], turn: Turn) -> bool:
    return not find_failures(json.loads(to_json(turn, bot.catalogue)), expected)


def _list_made_up() -> Iterator[Case]:
    for path in sorted((ROOT / "tests" / "kinds" / "table" / "questions").glob("*.yaml")):
        bot = open_bot(ROOT / "tests" / "bases" / path.stem)
        for item in yaml.safe_load(path.read_text("utf-8")):
            check = partial(_shows, bot, item["must"], item.get("not", ()))
            yield Case(" ".join(item["turns"]), partial(_ask_turns, bot, item["turns"], check))


def _list_asked(bot: Bot) -> Iterator[Case]:
    for name in EXPECTING:
        for item in yaml.safe_load((ARTICLE / name).read_text("utf-8")):
            check = partial(is_right, item=item, bot=bot)
            yield Case(item["ask"], partial(_ask_turns, bot, [item["ask"]], check))
    for name in NOT_OURS:
        for typed in yaml.safe_load((ARTICLE / name).read_text("utf-8")):
            yield Case(typed, partial(_ask_turns, bot, [typed], _is_unanswered))


def _is_unanswered(turn: Turn) -> bool:
    return not isinstance(turn.reply, Answer)


def _list_transcripts(bot: Bot) -> Iterator[Case]:
    for path in sorted((ROOT / "transcripts").glob("*.md")):
        transcript = parse_transcript(path.read_text("utf-8"), str(path))
        for talk in transcript.talks if not transcript.kb else ():
            texts = " ".join(its.typed for its in talk.exchanges)
            yield Case(texts, partial(_replay, bot, talk, transcript))


def _replay(bot: Bot, talk: Any, transcript: Any) -> tuple[str, ...]:
    standing = Standing(bot.on(transcript.today) if transcript.today else bot, transcript.sources)
    found = []
    for exchange in talk.exchanges:
        turn, standing = say(exchange.typed, standing)
        text = to_text(turn, bot.catalogue)
        result = compare(exchange, turn, text, bot.catalogue.units)
        found.append(_tell(turn, result.is_same and not result.failed))
    return tuple(found)


class Loss(NamedTuple):
    """Points of right answers lost and of wrong ones more, cases touched, and what changes."""

    lost: float
    wrong: float
    touched: int
    changed: list[str]


class Whole(NamedTuple):
    """A set asked with all rules: what became of each case, and the rules that touched it."""

    name: str
    cases: list[Case]
    found: list[tuple[str, ...]]
    touched: list[set[str]]

    def lose(self, rule: str, most: int | None = None) -> Loss:
        """Return what goes without *rule*, of so many of the cases that it touches at *most*."""
        touched = [at for at, its in enumerate(self.cases) if self._is_touched(at, its, rule)]
        asked = touched
        if most is not None and len(touched) > most:
            asked = random.Random(1).sample(touched, most)
        lost = wrong = 0
        changed = []
        with leave_out(rule, WORDS):
            for at in asked:
                before, after = self.found[at], self.cases[at].ask()
                if after != before:
                    lost += before.count(RIGHT) - after.count(RIGHT)
                    wrong += after.count(WRONG) - before.count(WRONG)
                    told = f"{'/'.join(before)} > {'/'.join(after)}"
                    changed.append(f"{told}: {self.cases[at].texts[:200]}")
        points = 100 * len(touched) / max(len(asked), 1) / sum(map(len, self.found))
        return Loss(points * lost, points * wrong, len(touched), changed)

    def _is_touched(self, at: int, case: Case, rule: str) -> bool:
        if rule in self.touched[at]:
            return True
        return rule in list_sections() and may_touch(rule, case.texts, WORDS)


def ask_whole(name: str, cases: list[Case]) -> Whole:
    """Return the set with all rules."""
    found, touched = [], []
    for case in cases:
        rules: set[str] = set()
        with watch(rules):
            found.append(case.ask())
        touched.append(rules)
    return Whole(name, cases, found, touched)


def _load_words(self: CompiledBase, room: str) -> Any:
    """Return the words that are patched; those of other rooms from the compiled file."""
    return WORDS[room] if room == ROOM else _LOAD_WORDS(self, room)


_LOAD_WORDS = CompiledBase.load_words


def print_losses(
    rules: Sequence[str],
    sets: Mapping[str, Iterable[Case]],
    most: int | None = None,
    *,
    is_listed: bool = False,
) -> None:
    """Print what each of *rules* buys in *sets*; ``all`` stands for every rule."""
    rules = list_rules() if "all" in rules else rules
    _refuse_unknown(rules)
    CompiledBase.load_words = _load_words  # type: ignore[method-assign]
    asked = [ask_whole(name, list(cases)) for name, cases in sets.items()]
    for its in asked:
        turns = [outcome for found in its.found for outcome in found]
        counted = ", ".join(f"{turns.count(kind)} {kind}" for kind in (RIGHT, UNKNOWN, WRONG))
        print(f"{its.name}: {len(turns)} turns, {counted}")
    idle = []
    print(" | ".join(["right lost, wrong more, touched", *(its.name for its in asked)]))
    for rule in rules:
        losses = [its.lose(rule, most) for its in asked]
        told = [f"{its.lost:5.2f} {its.wrong:+5.2f} {its.touched:4}" for its in losses]
        print(" | ".join([f"{rule:32}", *told]), flush=True)
        for its in losses if is_listed else ():
            print("".join(f"    {text}\n" for text in its.changed), end="")
        if max(its.lost for its in losses) < LEAST and not has_reason(rule):
            idle.append(rule)
    print(f"Under {LEAST} on every set, without a reason in kept.py: {', '.join(idle) or 'none'}")


def _refuse_unknown(rules: Iterable[str]) -> None:
    """End the program at a name of no rule, with the nearest that there are."""
    every = list_rules()
    for rule in rules:
        if rule not in every:
            near = " or ".join(get_close_matches(rule, every)) or "all"
            raise SystemExit(f"there is no rule {rule!r}: try {near}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("rules", nargs="*", default=["all"])
    parser.add_argument("--limit", type=int, help="questions of each public set, a seeded sample")
    parser.add_argument("--most", type=int, help="cases touched by a rule that are asked again")
    parser.add_argument("--sets", nargs="+", help="only these")
    parser.add_argument("--list", action="store_true", help="also print what changes")
    options = parser.parse_args()
    every = list_sets(options.limit)
    sets = {name: every[name] for name in options.sets or every}
    print_losses(options.rules, sets, options.most, is_listed=options.list)


if __name__ == "__main__":
    main()
