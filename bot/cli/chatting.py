"""``orebot chat``, and bare ``orebot``: a conversation on a terminal or through a pipe."""

import os
import sys
from dataclasses import replace
from typing import Any

import click

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.cli.commands import respond
from bot.cli.config import load_config
from bot.cli.folders import find_configured_folder, find_given_folder
from bot.cli.history import find_history
from bot.cli.lines import (
    GOES_ON,
    Reader,
    choose_reader,
    is_simple,
    read_piped,
    split_typed,
)
from bot.cli.options import kb_option, open_given_bot, plain_option, source_option, today_option
from bot.cli.output import (
    Look,
    choose_look,
    is_accessible,
    measure_height,
    note_missed,
    print_notice,
    print_paged,
    show_turn,
)
from bot.cli.session import Session
from bot.cli.status import rank_outcomes
from bot.render import echo_understood, explain_lines, name_outcome, wrap


@click.command()
@plain_option
@source_option
@today_option
@kb_option
@click.pass_context
def chat(ctx: click.Context, /, sources: tuple[str, ...], **flags: Any) -> None:
    """Talk; from a pipe, one question a line in one conversation."""
    config = load_config()
    is_plain = flags["plain"] or config["plain"]
    look = choose_look(is_plain=is_plain)
    folder = find_given_folder(ctx) or find_configured_folder()
    if sys.stdin is not None and sys.stdin.isatty():
        bot = open_given_bot(ctx)
        _greet(bot.catalogue, look)
        is_linear = is_plain or is_accessible(os.environ)
        name = bot.catalogue.load_about()["name"]
        is_kept = config["history"] and not (is_linear or is_simple(os.environ))
        history = find_history(os.environ, name) if is_kept else None
        session = Session(
            bot,
            sources,
            folder,
            history=history,
            is_plain=is_plain,
            is_brief=look.is_brief,
        )
        suggests = config["suggest"]
        read = choose_reader(bot.catalogue, history, is_linear=is_linear, suggests=suggests)
        _converse(session, read, can_page=config["pager"] and not is_linear)
        return
    lines = read_piped()
    first = next(lines, None)
    if first is None:
        raise click.UsageError("There is no question on stdin.", ctx)
    bot = open_given_bot(ctx)
    session = Session(bot, sources, folder, is_plain=is_plain, is_brief=look.is_brief)
    session, is_over = _take(first, session, look)
    for line in lines:
        if is_over:
            break
        click.echo()
        session, is_over = _take(line, session, look)
    ctx.exit(rank_outcomes(name_outcome(said.turn.reply) for said in session.turns))


def _greet(catalogue: Catalogue, look: Look) -> None:
    about = catalogue.load_about()
    lines = (about.get("title", ""), about.get("greeting", ""), "Type :help for help, :quit to go.")
    print_notice(wrap("\n".join(line for line in lines if line), look.width))


def _converse(session: Session, read: Reader, *, can_page: bool) -> None:
    """Take lines until the person leaves; Ctrl-C drops the line, Ctrl-D leaves."""
    is_over = False
    while not is_over:
        try:
            questions = split_typed(_read_whole(read, session))
            for question in questions:
                if is_over:
                    break
                if len(questions) > 1:
                    click.echo(f"> {question.strip()}")
                look = choose_look(is_plain=session.is_plain)  # anew: the window may have changed
                height = measure_height() if can_page and look.width is not None else None
                session, is_over = _take(question, session, look, height)
        except KeyboardInterrupt:
            print_notice("")
        except EOFError:
            print_notice("")
            return


def _read_whole(read: Reader, session: Session) -> str:
    """Return what is typed next; a line that ends with a backslash goes on in the next one."""
    text = read(is_private=session.is_private)
    while text.endswith(GOES_ON):
        text += "\n" + read(is_private=session.is_private)
    return text


def _take(
    line: str, session: Session, look: Look, height: int | None = None
) -> tuple[Session, bool]:
    """Return the session after a line, and whether the person leaves, having printed a reply."""
    try:
        reaction = respond(line, session)
    except BotError as mistake:
        print_notice(f"Error: {mistake}")
        return session, False
    after = reaction.session
    look = replace(look, is_brief=after.is_brief)
    if reaction.turn:
        if not after.turns[-1].is_private:
            note_missed(reaction.turn)
        parts = [wrap(echo_understood(reaction.turn, after.turns[-1].typed), look.width)]
        parts.append(show_turn(reaction.turn, after.bot.catalogue, look))
        if after.is_explained:
            parts += ["", *explain_lines(reaction.turn)]
        print_paged("\n".join(parts[not parts[0] :]), look, height)
    elif reaction.text:
        text = wrap(reaction.text, None if reaction.is_whole else look.width)
        print_paged(text, look, height)
    return after, reaction.is_over
