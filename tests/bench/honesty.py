"""How often the shipped base is wrong and sure of it: ``python -m tests.bench.honesty [--list]``.

Asks every list of questions under ``tests/article``. An answer is wrong when it comes from another
entry, source or section than the list expects, or when nothing should have been answered; some of
these are right in another way, so the share of wrong answers is a bound from above.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.base.model import Answer
from bot.engine import open_bot
from tests.article.asking import find_answered, find_missed

ARTICLE = Path(__file__).parents[1] / "article"
KB = ARTICLE.parents[1] / "kb"
EXPECTING = ("newcomer.yaml", "fresh.yaml", "later.yaml", "last.yaml", "audit.yaml")
NOT_OURS = (
    "nearby.yaml",
    "fresh_nearby.yaml",
    "later_nearby.yaml",
    "last_nearby.yaml",
    "audit_nearby.yaml",
    "unanswerable.yaml",
)


def main() -> None:
    """Print a line a list, and the share of wrong answers in all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--list", action="store_true", help="also print the wrong ones")
    is_listed = parser.parse_args().list
    wrong = asked = 0
    for name, right, sure, count in _measure():
        print(f"{name:20} {count:4} asked, {right:4} right, {len(sure):3} answered wrongly")
        for question in sure if is_listed else ():
            print(f"    {question}")
        wrong, asked = wrong + len(sure), asked + count
    print(f"wrong and sure of it: {wrong} of {asked}, {100 * wrong / asked:.1f} %")


def _measure() -> Iterator[tuple[str, int, list[str], int]]:
    """Yield each list's name, how many are right, those answered wrongly, and how many it has."""
    bot = open_bot(KB)
    for name in EXPECTING:
        missed, count = find_missed(bot, name)
        sure = [question for question in missed if isinstance(bot.ask(question).reply, Answer)]
        yield name, count - len(missed), sure, count
    for name in NOT_OURS:
        answered, count = find_answered(bot, name)
        yield name, count - len(answered), answered, count
    sections = yaml.safe_load((ARTICLE / "questions.yaml").read_text("utf-8"))
    right, sure = 0, []
    asked = [(question, heading) for heading, held in sections.items() for question in held]
    for question, heading in asked:
        reply = bot.ask(question).reply
        is_cited = bool({cited.at for cited in reply.citations} & set(heading.split(" | ")))
        right += is_cited and isinstance(reply, Answer)
        sure += [question] if isinstance(reply, Answer) and not is_cited else []
    yield "questions.yaml", right, sure, len(asked)


if __name__ == "__main__":
    main()
