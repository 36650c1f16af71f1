"""``orebot chat``, and bare ``orebot``: a conversation on a terminal or through a pipe."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.cli.commands import Session, respond
from bot.cli.lines import choose_reader, read_piped
from bot.cli.options import (
    find_given_folder,
    kb_option,
    open_given_bot,
    plain_option,
    source_option,
    today_option,
)
from bot.cli.output import Look, choose_look, is_accessible, print_notice, print_turn, wrap
from bot.cli.status import rank_outcomes
from bot.render import echo_understood, name_outcome

Read = Callable[[], str]


@click.command()
@plain_option
@source_option
@today_option
@kb_option
@click.pass_context
def chat(ctx: click.Context, /, sources: tuple[str, ...], **flags: Any) -> None:
    """Talk; from a pipe, one question a line in one conversation."""
    look = choose_look(is_plain=flags["plain"])
    if sys.stdin is not None and sys.stdin.isatty():
        bot = open_given_bot(ctx)
        session = Session(bot, sources, find_given_folder(ctx))
        _greet(bot.catalogue, look)
        is_linear = flags["plain"] or is_accessible(os.environ)
        _converse(session, choose_reader(bot.catalogue, is_linear=is_linear), look)
        return
    lines = read_piped()
    first = next(lines, None)
    if first is None:
        raise click.UsageError("There is no question on stdin.", ctx)
    session = Session(open_given_bot(ctx), sources, find_given_folder(ctx))
    session, is_over = _take(first, session, look)
    for line in lines:
        if is_over:
            break
        click.echo()
        session, is_over = _take(line, session, look)
    ctx.exit(rank_outcomes(name_outcome(turn.reply) for _, turn in session.turns))


def _greet(catalogue: Catalogue, look: Look) -> None:
    about = catalogue.load_about()
    lines = (about.get("title", ""), about.get("greeting", ""), "Type :help for help, :quit to go.")
    print_notice(wrap("\n".join(line for line in lines if line), look.width))


def _converse(session: Session, read: Read, look: Look) -> None:
    """Take lines until the person leaves; Ctrl-C drops the line, Ctrl-D leaves."""
    is_over = False
    while not is_over:
        try:
            line = read()
            if line.strip():
                session, is_over = _take(line, session, look)
        except KeyboardInterrupt:
            print_notice("")
        except EOFError:
            print_notice("")
            return


def _take(line: str, session: Session, look: Look) -> tuple[Session, bool]:
    """Return the session after a line, and whether the person leaves, having printed a reply."""
    try:
        reaction = respond(line, session)
    except BotError as mistake:
        print_notice(f"Error: {mistake}")
        return session, False
    if reaction.turn:
        asked = reaction.session.turns[-1][0]
        if echo := echo_understood(reaction.turn, asked):
            click.echo(wrap(echo, look.width))
        print_turn(reaction.turn, session.bot.catalogue, look)
    elif reaction.text:
        click.echo(wrap(reaction.text, None if reaction.is_whole else look.width))
    return reaction.session, reaction.is_over
