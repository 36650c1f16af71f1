"""``orebot ask``: one question from the command line, or many from a file."""

from typing import Any

import click

from bot.cli.options import (
    kb_option,
    open_given_bot,
    plain_option,
    source_option,
    suggest,
    today_option,
)
from bot.cli.output import choose_look, print_turn
from bot.cli.plotting import ON_TERMINAL, PlotCommand, plot_option, print_plot
from bot.cli.status import rank_outcomes
from bot.render import name_outcome

_GUARD = "\0"
"""Stands before a word such as ``-20%``, which is no option; arguments never hold it."""


class WordsCommand(PlotCommand):
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
@click.option(
    "--fields",
    metavar="NAMES",
    shell_complete=suggest("fields"),
    help="Only these fields of the JSON, by comma: outcome,values.text,citations.source.",
)
@click.option(
    "--file",
    "path",
    metavar="F",
    shell_complete=suggest("files"),
    help="Questions, one a line; - reads stdin.",
)
@plot_option
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
    fields = tuple(filter(None, (flags["fields"] or "").replace(" ", "").split(",")))
    is_json = flags["is_json"] or bool(fields)
    if fields:
        from bot.render.payload import check_fields

        check_fields(fields)
    _check_plot(ctx, flags["plot"], is_json=is_json, is_batch=path is not None)
    look = choose_look(
        is_plain=flags["plain"],
        fields=fields,
        is_json=is_json,
        is_brief=flags["brief"],
        is_explained=flags["explain"],
    )
    if path is not None:
        from bot.cli.batch import run_batch

        ctx.exit(run_batch(ctx, path, sources, look))
    bot = open_given_bot(ctx)
    turn = bot.ask(utterance, sources=sources)
    print_turn(turn, bot.catalogue, look)
    if flags["plot"]:
        print_plot(turn.reply, bot.catalogue, flags["plot"], is_plain=flags["plain"])
    ctx.exit(rank_outcomes([name_outcome(turn.reply)]))


def _check_plot(ctx: click.Context, plot: str | None, *, is_json: bool, is_batch: bool) -> None:
    if plot and is_batch:
        raise click.UsageError("--plot draws one question, not the lines of --file.", ctx)
    if plot == ON_TERMINAL and is_json:
        raise click.UsageError("Beside JSON, --plot needs a file: --plot FILE.svg.", ctx)
