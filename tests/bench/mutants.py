"""Mutants of transcripts and of a base: how many does the test run notice?

``python -m tests.bench.mutants transcripts [--limit N] [--seed S]`` changes each number, citation
and outcome that the transcripts expect, one at a time. ``... base`` changes each value of the base
in turn: a number of a fact, a cell of a table, a default of a what-if; a mutant is caught by the
check of the base or by a transcript.
"""

import argparse
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.base.errors import BotError
from bot.engine import open_bot
from bot.engine.refreshing import Draft
from bot.render import to_text
from bot.transcript import parse_transcript, replay_all
from bot.transcript.model import Transcript
from bot.transcript.replay import judge

NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w.-]*\])")
CITED = re.compile(r"\[([a-z0-9_-]+)(?=[:\]])|(?<=! cites=)([\w-]+)|(?<=! entry=)([\w-]+)")
OUTCOME = re.compile(r"(?<=! outcome=)(\w+)")
OUTCOMES = ("answered", "clarify", "unknown", "refused")
WORDS = re.compile(r'(?<=ask: )"[^"]*"|(?<=label: )("[^"]*"|[^,}]*)|(?<=unit: )"[^"]*"')
"""Words and units of an input, in which numbers are names and examples and no values."""
VALUE = re.compile(r"(?<![\w.#-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]*:)")


def shift_number(text: str, chance: random.Random) -> str:
    """Return another number with as many digits after the point."""
    decimals = len(text.partition(".")[2])
    number = float(text.replace(",", ""))
    changed = number + chance.choice((-1, 1)) * max(number * 0.1, 10**-decimals)
    shown = f"{changed:,.{decimals}f}" if "," in text else f"{changed:.{decimals}f}"
    return shown.lstrip("-") if shown.lstrip("-") != text else f"{number * 2 + 1:.{decimals}f}"


def list_mutants(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, the changed transcript)."""
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if not line.startswith("    ") or line.startswith("    > "):
            continue
        marks = [("number", m, 0) for m in NUMBER.finditer(line)]
        marks += [("citation", m, m.lastindex or 0) for m in CITED.finditer(line)]
        marks += [("outcome", m, 0) for m in OUTCOME.finditer(line)]
        for what, found, group in marks:
            held = found[group]
            if what == "number":
                new = shift_number(held, chance)
            elif what == "outcome":
                new = chance.choice([item for item in OUTCOMES if item != held])
            else:
                new = held + "x"
            begin, end = start + found.start(group), start + found.end(group)
            yield what, text[:begin] + new + text[end:]


def measure_transcripts(paths: list[Path], limit: int, seed: int) -> None:
    """Print how many mutants of the transcripts at *paths* fail."""
    chance = random.Random(seed)
    bots: dict[Path | None, object] = {}
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for path in paths:
        text = path.read_text("utf-8")
        transcript = parse_transcript(text, str(path))
        folder = path.parent / transcript.kb if transcript.kb else None
        bot = bots.setdefault(folder, open_bot(folder))
        replayed = [item for _, found in replay_all(transcript, bot) for item in found]
        turns = {item.exchange.line: item.turn for item in replayed}
        mutants = list(list_mutants(text, chance))
        for what, mutant in chance.sample(mutants, min(limit, len(mutants))):
            made[what] += 1
            is_caught = is_noticed(parse_transcript(mutant, str(path)), turns, bot)
            caught[what] += is_caught
            if not is_caught:
                print(f"survived in {path}: {show_change(text, mutant)}")
    print_table(made, caught)


def is_noticed(transcript: Transcript, turns: dict, bot) -> bool:
    """Return whether a changed transcript differs from the replies, which stay as they were."""
    return any(
        not judge(
            exchange,
            turns[exchange.line],
            to_text(turns[exchange.line], bot.catalogue),
            bot.catalogue.units,
        ).has_passed
        for talk in transcript.talks
        for exchange in talk.exchanges
    )


def show_change(text: str, mutant: str) -> str:
    """Return the changed line, before and after."""
    pairs = zip(text.splitlines(), mutant.splitlines(), strict=True)
    return next(f"{old.strip()} -> {new.strip()}" for old, new in pairs if old != new)


def list_values(folder: Path) -> list[tuple[Path, int, int, int]]:
    """Return (file, line, start, end) of every number of the base that is a value."""
    found = []
    for path in sorted(folder.rglob("*.csv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if number:
                found += [(path, number, start, end) for start, end in find_cells(line)]
    for part in ("facts", "tables", "scenarios"):
        for path in sorted((folder / part).rglob("*.yaml")):
            for number, line in enumerate(path.read_text("utf-8").splitlines()):
                if re.match(r"\s*(- \[|answer:|value:|-? ?\w+: \{type)", line):
                    words = [item.span() for item in WORDS.finditer(line)]
                    found += [
                        (path, number, m.start(), m.end())
                        for m in VALUE.finditer(line)
                        if not any(start <= m.start() < end for start, end in words)
                    ]
    return found


def find_cells(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of a line of CSV are; a comma outside of quotes parts cells."""
    for cell in re.finditer(r'"[^"]*"|[^,"]+', line):
        for found in VALUE.finditer(line, cell.start(), cell.end()):
            yield found.span()


def measure_base(paths: list[Path], folder: Path, limit: int, seed: int) -> None:
    """Print how many changed values of the base are caught by its check or by the transcripts."""
    chance = random.Random(seed)
    transcripts = [parse_transcript(path.read_text("utf-8"), str(path)) for path in paths]
    talks = [replace(one, talks=(talk,)) for one in transcripts for talk in one.talks]
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside, "kb")
        shutil.copytree(folder, copy)
        draft = Draft(copy)
        rests = [list_entries(draft.bot, talk) for talk in talks]
        already = list_failed(draft.bot, talks)
        values = list_values(copy)
        for path, number, start, end in chance.sample(values, min(limit, len(values))):
            before = path.read_text("utf-8")
            lines = before.splitlines(keepends=True)
            line = lines[number]
            lines[number] = line[:start] + shift_number(line[start:end], chance) + line[end:]
            path.write_text("".join(lines), "utf-8")
            what = path.relative_to(copy).parts[0]
            made[what] += 1
            is_caught = is_caught_by(draft, talks, rests, already)
            caught[what] += is_caught
            if not is_caught:
                shown = f"{line[:start]}[{line[start:end]}]{line[end:]}".strip()
                print(
                    f"survived in {path.relative_to(copy)}:{number + 1}: {shown[:120]}", flush=True
                )
            path.write_text(before, "utf-8")
            with suppress(BotError):
                draft.refresh()
        draft.stop()
    print_table(made, caught)


def list_entries(bot, talk: Transcript) -> set[str]:
    """Return the entries that the replies of one conversation rest on."""
    return {
        id_ for _, its in replay_all(talk, bot) for item in its for id_ in item.turn.reply.entries
    }


def is_caught_by(
    draft: Draft, talks: list[Transcript], rests: list[set[str]], already: set[tuple[str, int]]
) -> bool:
    """Return whether the check refuses the draft as it is now, or more differs than *already*.

    Only conversations are replayed that rest on a changed entry.
    """
    try:
        changed = draft.refresh().entries
    except BotError:
        return True
    affected = [talk for talk, entries in zip(talks, rests, strict=True) if entries & changed]
    return any(list_failed(draft.bot, [talk]) - already for talk in affected)


def list_failed(bot, talks: list[Transcript]) -> set[tuple[str, int]]:
    """Return (file, line) of every exchange that is not as written."""
    return {
        (talk.path, item.exchange.line)
        for talk in talks
        for _, found in replay_all(talk, bot)
        for item in found
        if not item.has_passed
    }


def print_table(made: Counter[str], caught: Counter[str]) -> None:
    """Print mutants, caught and percentage by what was changed."""
    print(f"{'changed':12} {'mutants':>8} {'caught':>8} {'percent':>8}")
    for what in (*sorted(made), "all"):
        total = made.total() if what == "all" else made[what]
        hit = caught.total() if what == "all" else caught[what]
        print(f"{what:12} {total:8} {hit:8} {100 * hit / max(total, 1):8.1f}")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("transcripts", "base"))
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--kb", type=Path, default=Path("kb"))
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    paths = given.paths or sorted(Path("transcripts").glob("*.md"))
    if given.what == "transcripts":
        measure_transcripts(paths, given.limit, given.seed)
    else:
        measure_base(paths, given.kb, given.limit, given.seed)


if __name__ == "__main__":
    main()
