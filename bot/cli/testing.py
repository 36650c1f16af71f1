"""``orebot test``: replays transcripts and shows what is not as written."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.base.frozen import dataclass
from bot.cli.folders import find_chosen_folder
from bot.cli.options import kb_option
from bot.cli.replaying import Bots, Replay, replay_files
from bot.cli.reviewing import Reviewer
from bot.cli.status import TESTS_DIFFER
from bot.cli.transcript_files import USUAL, write_text
from bot.transcript import Result, accept, show_difference
from bot.transcript.reporting import Outcome, to_outcome, write_annotations, write_junit

if TYPE_CHECKING:
    from bot.transcript.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done with what differs: nothing, or taken over at once or one by one."""

    is_accepting: bool
    reviewer: Reviewer | None
    format_: str


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--accept", "is_accepting", is_flag=True, help="Take new output over.")
@click.option("--review", "is_reviewing", is_flag=True, help="The same, asking for each reply.")
@click.option("-k", "words", default="", metavar="WORDS", help="Only questions that hold WORDS.")
@click.option("--junit", type=click.Path(path_type=Path), metavar="F", help="Write JUnit XML.")
@click.option("--format", "format_", type=click.Choice(("text", "github")), default="text")
@click.option("--phrasings", is_flag=True, help="Ask each phrasing of each entry, too.")
@click.option("--typos", default=0, metavar="N", help="And N misspellings of each.")
@click.option("--seed", default=0, metavar="S", help="Which misspellings.")
@click.option("--coverage", "is_covering", is_flag=True, help="What no question exercises.")
@click.option("--json", "is_json", is_flag=True, help="Coverage as one JSON object.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="P",
    help="With --coverage: status 6 when fewer than P percent of the entries are exercised.",
)
@kb_option
@click.pass_context
def test(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    """Replay the transcripts in PATHS (files or folders; transcripts/ without any).

    With CI set in the environment nothing is written to transcripts.
    """
    is_writing = given["is_accepting"] or given["is_reviewing"]
    if is_writing and os.environ.get("CI", "").casefold() not in {"", "0", "false"}:
        raise click.UsageError("CI never writes transcripts: accept where you can look.", ctx)
    reviewer = Reviewer() if given["is_reviewing"] else None
    plan = Plan(given["is_accepting"], reviewer, given["format_"])
    bots = Bots(ctx)
    outcomes: list[Outcome] = []
    replays: list[Replay] = []
    left = 0
    for replay in replay_files(ctx, paths or _find_usual(given), bots, given["words"]):
        replays.append(replay)
        outcomes += [to_outcome(str(replay.path), item) for item in replay.results]
        left += len(_settle(ctx, replay, plan))
    asked, differing = len(outcomes), sum(bool(item.difference) for item in outcomes)
    if given["phrasings"] or given["typos"]:
        tried = list(_try_phrasings(bots, given["typos"], given["seed"]))
        outcomes += tried
        left += sum(bool(item.difference) for item in tried)
    if not outcomes:
        about = f" that holds {given['words']!r}" if given["words"] else ""
        raise click.UsageError(f"No transcript there has a line of talk ('    > ...'){about}.", ctx)
    if given["junit"]:
        write_text(ctx, given["junit"], write_junit(outcomes))
    if plan.format_ == "github" and (report := write_annotations(outcomes)):
        click.echo(report)
    if not given["is_json"]:
        _sum_up(asked, differing, outcomes[asked:], left, plan)
    if given["is_covering"] and not _cover(replays, find_chosen_folder(ctx), given):
        left = left or 1
    if left:
        ctx.exit(TESTS_DIFFER)


def _find_usual(given: dict[str, Any]) -> tuple[Path, ...]:
    """Return the usual folder; none when phrasings are enough to ask."""
    is_free = (given["phrasings"] or given["typos"]) and not USUAL.is_dir()
    return () if is_free else (USUAL,)


def _settle(ctx: click.Context, replay: Replay, plan: Plan) -> list[Result]:
    """Return the results that still differ after showing them and taking over what may be."""
    failed = list(replay.failed)
    taken: list[Result] = []
    if plan.reviewer:
        verdicts = list(plan.reviewer.judge(replay))
        taken = [item.result for item in verdicts if item.word == "accept"]
    elif plan.is_accepting:
        taken = failed
    for result in failed if not plan.reviewer else taken:
        if result in taken:
            where = f"{replay.path}:{result.exchange.line}"
            click.echo(f"{where}: accepted > {result.exchange.typed}")
        elif plan.format_ == "text":
            click.echo(show_difference(str(replay.path), result, replay.bot.catalogue) + "\n")
    if taken:
        write_text(ctx, replay.path, accept(replay.text, taken))
    return [item for item in failed if item not in taken]


def _try_phrasings(bots: Bots, typos: int, seed: int) -> Iterator[Outcome]:
    """Yield what becomes of each phrasing of the base, showing those that miss."""
    from bot.transcript.variants import find_misses, list_cases

    bot = bots.open_for(bots.find_folder())
    for case, miss in find_misses(list_cases(bot.catalogue, typos, seed), bot):
        difference = ""
        if miss:
            found = ", ".join(miss.turn.reply.entries) or "nothing"
            first = miss.turn.reply.text.partition("\n")[0]
            lines = (
                f"{case.file}:{case.line}: > {case.typed}",
                f"  - ! entry={case.entry}",
                f"  + ! entry is {found}: {first}",
            )
            difference = "\n".join(lines)
            click.echo(f"{difference}\n")
        yield Outcome(case.file, case.line, case.typed, difference)


def _sum_up(asked: int, differing: int, tried: list[Outcome], left: int, plan: Plan) -> None:
    if asked and not differing:
        click.echo(f"{asked} questions, all answered as written.")
    elif asked and plan.reviewer:
        click.echo(f"{asked} questions, {differing} changed, {left} left as they are.")
    elif asked:
        hint = "differ (--accept takes the new replies over)"
        click.echo(f"{asked} questions, {differing} {'accepted' if plan.is_accepting else hint}.")
    if tried:
        found = sum(not item.difference for item in tried)
        click.echo(f"{found} of {len(tried)} phrasings answered from their entry.")


def _cover(replays: Iterable[Replay], usual: Path, given: dict[str, Any]) -> bool:
    """Print what no question exercises; return whether enough entries are exercised."""
    from bot.knowledge.parts import list_parts
    from bot.transcript.coverage import describe, list_lines, measure_coverage

    turns: dict[Path, list[Any]] = {}
    for replay in replays:
        folder = (replay.folder or usual).resolve()
        turns.setdefault(folder, []).extend(item.turn for item in replay.results)
    is_enough = True
    for folder, asked in turns.items():
        coverage: Coverage = measure_coverage(asked, list_parts(folder))
        shown = os.path.relpath(folder)
        if given["is_json"]:
            click.echo(json.dumps(describe(coverage, shown), ensure_ascii=False))
        else:
            click.echo("\n".join(list_lines(coverage, shown)))
        least = given["fail_under"]
        is_enough &= least is None or coverage.measure("entry") >= least
    return is_enough
