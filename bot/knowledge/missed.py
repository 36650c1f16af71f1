"""Questions that a base did not answer: read, grouped, and written as facts to fill in."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.knowledge.importing import FILL_IN, quote_text

ALIKE = 80
"""Similarity of words, of 100, from which two questions are of one group."""

MOST_PHRASINGS = 8
_ID_WORDS = 6


class BrokenLogError(BotError):
    """A line of the log that is none."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f'Line {line} of the log is no object {{"question": ...}}: it is no log of questions.'
        )


@dataclass(frozen=True, slots=True)
class Missed:
    """One question not answered, the words the base lacks, the nearest entries."""

    question: str
    missing: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike, no two equal, most frequent first.

    Attributes:
        count: How often they were asked, all together.
        nearest: The entry most often nearest; empty for none.
    """

    questions: tuple[str, ...]
    count: int
    missing: tuple[str, ...]
    nearest: str


def read_missed(text: str) -> tuple[Missed, ...]:
    """Return the questions of a log.

    Raises:
        BrokenLogError: A line is no record of a question.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            texts = (record["missing"], record["nearest"])
            found.append(Missed(" ".join(record["question"].split()), *map(tuple, texts)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenLogError(number) from error
    return tuple(found)


def group_missed(items: Sequence[Missed]) -> tuple[Group, ...]:
    """Return *items* in groups, most frequent first; a question joins the first group alike."""
    from rapidfuzz import fuzz

    gathered: list[list[Missed]] = []
    for item in items:
        words = item.question.casefold()
        near = (
            group
            for group in gathered
            if fuzz.token_sort_ratio(words, group[0].question.casefold()) >= ALIKE
        )
        group = next(near, None)
        if group is None:
            gathered.append([item])
        else:
            group.append(item)
    groups = [_make_group(group) for group in gathered]
    return tuple(sorted(groups, key=lambda group: -group.count))


def _make_group(items: Sequence[Missed]) -> Group:
    asked = Counter(item.question for item in items)
    missing = Counter(word for item in items for word in item.missing)
    nearest = Counter(item.nearest[0] for item in items if item.nearest)
    return Group(
        tuple(question for question, _ in asked.most_common()),
        len(items),
        tuple(word for word, _ in missing.most_common()),
        nearest.most_common(1)[0][0] if nearest else "",
    )


def name_groups(groups: Sequence[Group], known: Collection[str]) -> Iterator[tuple[str, Group]]:
    """Yield each group with an id that neither the base nor another group has."""
    taken = set(known)
    for group in groups:
        words = re.findall(r"[a-z0-9]+", group.questions[0].lower())[:_ID_WORDS]
        stem = "-".join(words) or "question"
        ids = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        id_ = next(item for item in ids if item not in taken)
        taken.add(id_)
        yield id_, group


def write_patch(groups: Sequence[Group], known: Collection[str], places: Mapping[str, str]) -> str:
    """Return YAML with a fact to fill in for each group; *places* tell where the nearest stand."""
    lines = [
        "# Questions that were not answered. Fill in what you can show a source for; add a",
        "# phrasing to the nearest entry where that should have answered; delete the rest.",
        "facts:",
    ]
    for id_, group in name_groups(groups, known):
        times = "once" if group.count == 1 else f"{group.count} times"
        lines += [f"  # asked {times}"]
        if group.nearest in places:
            lines += [f"  # nearest: {group.nearest}, {places[group.nearest]}"]
        lines += [f"  - id: {id_}", f"    title: {quote_text(group.questions[0])}", "    ask:"]
        lines += [f"      - {quote_text(text)}" for text in group.questions[:MOST_PHRASINGS]]
        lines += [
            "    answer: fill in the answer, value first",
            f"    source: {{id: {FILL_IN}, at: page or section}}",
        ]
    return "\n".join(lines) + "\n"


def write_tests(groups: Sequence[Group], known: Collection[str]) -> str:
    """Return a transcript that asks every question and expects its new fact to answer."""
    lines = ["# Questions that were not answered before"]
    for id_, group in name_groups(groups, known):
        lines += ["", f"## {group.questions[0]}"]
        for question in group.questions:
            lines += ["", f"    > {question}", "    ! outcome=answered", f"    ! entry={id_}"]
    return "\n".join(lines) + "\n"
