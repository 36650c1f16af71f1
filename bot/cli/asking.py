"""``orebot ask``: one question from the command line, or many from a file."""

from typing import Any

import click

from bot.cli.options import kb_option, open_given_bot, plain_option, source_option, today_option
from bot.cli.output import choose_look, print_turn
from bot.cli.status import rank_outcomes
from bot.render import name_outcome

_GUARD = "\0"
"""Stands before a word such as ``-20%``, which is no option; arguments never hold it."""


class WordsCommand(click.Command):
    """Takes negative numbers among its words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return the rest after parsing, numbers kept out of the options' way."""
        guarded = [_GUARD + arg if arg[:1] == "-" and arg[1:2].isdigit() else arg for arg in args]
        return super().parse_args(ctx, guarded)


@click.command(cls=WordsCommand)
@click.argument("words", nargs=-1)
@click.option("--json", "is_json", is_flag=True, help="One JSON object a reply.")
@click.option("--explain", is_flag=True, help="Also say how the question was read.")
@click.option("--brief", is_flag=True, help="Verdict, citations and warnings only.")
@click.option("--file", "path", metavar="F", help="Questions, one a line; - reads stdin.")
@plain_option
@source_option
@today_option
@kb_option
@click.pass_context
def ask(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    path: str | None,
    sources: tuple[str, ...],
    **flags: Any,
) -> None:
    """Answer WORDS, or every line of a file.

    A line is a question or an object {"question": "...", "conversation": "c1"}; lines of one
    conversation share its context.
    """
    utterance = " ".join(word.removeprefix(_GUARD) for word in words)
    if (path is None) != bool(utterance.strip()):
        raise click.UsageError("Give a question or --file F, one of the two.", ctx)
    look = choose_look(
        is_plain=flags["plain"],
        is_json=flags["is_json"],
        is_brief=flags["brief"],
        is_explained=flags["explain"],
    )
    if path is not None:
        from bot.cli.batch import run_batch

        ctx.exit(run_batch(ctx, path, sources, look))
    bot = open_given_bot(ctx)
    turn = bot.ask(utterance, sources=sources)
    print_turn(turn, bot.catalogue, look)
    ctx.exit(rank_outcomes([name_outcome(turn.reply)]))
