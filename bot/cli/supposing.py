"""``orebot what-if``: a scenario with its inputs set by name."""

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

Setting = tuple[str, str]


def read_setting(text: str) -> Setting:
    """Return the name and the value of ``name=value``, both as typed."""
    name, sign, value = text.partition("=")
    if not (sign and name.strip() and value.strip()):
        raise click.BadParameter(f"{text!r} is no NAME=VALUE.")
    return name.strip(), value.strip()


@click.command(name="what-if", cls=PlotCommand)
@click.argument("scenario", shell_complete=suggest("scenarios"))
@click.option(
    "--set",
    "settings",
    type=read_setting,
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=suggest("inputs"),
    help="Set an input; repeatable.",
)
@click.option(
    "--sweep",
    type=read_setting,
    metavar="NAME=FROM:TO:STEP",
    shell_complete=suggest("inputs"),
    help="Try a range of values.",
)
@click.option(
    "--solve-for",
    "wanted",
    metavar="NAME",
    shell_complete=suggest("input_names"),
    help="Find this input; needs --target.",
)
@click.option(
    "--target",
    type=read_setting,
    metavar="NAME=VALUE",
    shell_complete=suggest("outputs"),
    help="The output that --solve-for must reach.",
)
@click.option(
    "--compare",
    "others",
    type=read_setting,
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=suggest("inputs"),
    help="Also with this set so.",
)
@click.option(
    "--sensitivity",
    "is_ranked",
    is_flag=True,
    help="Rank the inputs by how far their ranges move the result.",
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object.")
@click.option("--explain", is_flag=True, help="Also say how it was read.")
@click.option("--brief", is_flag=True, help="Verdict, citations and warnings only.")
@plot_option
@plain_option
@source_option
@today_option
@kb_option
@click.pass_context
def what_if(ctx: click.Context, /, scenario: str, **given: Any) -> None:
    """Work out SCENARIO (its id) with inputs set by name."""
    _check_ways(ctx, given)
    bot = open_given_bot(ctx)
    settings, sources = given["settings"], given["sources"]
    if given["sweep"]:
        turn = bot.sweep(scenario, settings, given["sweep"], sources)
    elif given["wanted"]:
        turn = bot.solve(scenario, settings, given["wanted"], given["target"], sources)
    elif given["others"]:
        turn = bot.compare(scenario, settings, given["others"], sources)
    elif given["is_ranked"]:
        turn = bot.rank_inputs(scenario, settings, sources=sources)
    else:
        turn = bot.what_if(scenario, settings, sources)
    look = choose_look(
        is_plain=given["plain"],
        is_json=given["is_json"],
        is_brief=given["brief"],
        is_explained=given["explain"],
    )
    print_turn(turn, bot.catalogue, look)
    if given["plot"]:
        print_plot(turn.reply, bot.catalogue, given["plot"], is_plain=given["plain"])
    ctx.exit(rank_outcomes([name_outcome(turn.reply)]))


def _check_ways(ctx: click.Context, given: dict[str, Any]) -> None:
    if bool(given["wanted"]) != bool(given["target"]):
        raise click.UsageError("--solve-for NAME and --target OUTPUT=VALUE go together.", ctx)
    if given["plot"] == ON_TERMINAL and given["is_json"]:
        raise click.UsageError("Beside JSON, --plot needs a file: --plot FILE.svg.", ctx)
    if sum(bool(given[way]) for way in ("sweep", "wanted", "others", "is_ranked")) > 1:
        known = "--sweep, --solve-for, --compare and --sensitivity"
        raise click.UsageError(f"Give one of {known}.", ctx)
