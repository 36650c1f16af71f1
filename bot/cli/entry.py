"""The ``orebot`` group and what surrounds every command: statuses, signals, broken pipes."""

import gc
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC, EPIPE
from typing import NoReturn

import click

from bot.base.errors import BotError
from bot.cli.lazy import LazyGroup
from bot.cli.options import kb_option
from bot.cli.output import print_notice, soften_streams
from bot.cli.status import ANSWERED_ALL, INTERRUPTED, NOT_WRITTEN, PIPE_CLOSED, WRONG_USE

COMMANDS = {
    "ask": "bot.cli.asking:ask",
    "chat": "bot.cli.chatting:chat",
    "what-if": "bot.cli.supposing:what_if",
    "test": "bot.cli.testing:test",
    "diff": "bot.cli.diffing:diff",
    "kb": "bot.cli.kb:kb",
    "config": "bot.cli.configuring:config",
    "doctor": "bot.cli.checking:doctor",
    "completion": "bot.cli.completing:completion",
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    advice=" A question goes after 'ask'.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@kb_option
@click.option("--version", is_flag=True, help="Print the version and leave.")
@click.option("--json", "is_json", is_flag=True, help="With --version: as JSON.")
@click.pass_context
def cli(ctx: click.Context, *, version: bool, is_json: bool) -> None:
    """Answer questions from a curated, cited knowledge base.

    Without a command: a conversation on a terminal, one question a line from a pipe.
    """
    if version:
        _print_version(is_json=is_json)
    elif is_json:
        raise click.UsageError("--json goes with --version here, or after a command.", ctx)
    elif ctx.invoked_subcommand is None:
        from bot.cli.chatting import chat

        ctx.invoke(chat)


def _print_version(*, is_json: bool) -> None:
    from importlib.metadata import version as find_version

    number = find_version("orebot")
    if not is_json:
        click.echo(f"orebot {number}")
        return
    import json
    from platform import python_version

    from bot.render.payload import SCHEMA
    from bot.store import SCHEMA_VERSION

    told = {
        "name": "orebot",
        "version": number,
        "payload_schema": SCHEMA,
        "compiled_schema": SCHEMA_VERSION,
        "python": python_version(),
    }
    click.echo(json.dumps(told))


def run_line(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its status."""
    if instruction := os.environ.get("_OREBOT_COMPLETE"):
        from bot.cli.completing import complete_line

        raise SystemExit(complete_line(cli, instruction))
    soften_streams()
    if sys.stdout is None:  # closed by the caller, so that nobody would see an answer
        print_notice("Error: the answer cannot be written: stdout is closed.")
        raise SystemExit(NOT_WRITTEN)
    status = _run([_mend_bytes(arg) for arg in (sys.argv[1:] if args is None else args)])
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()
    except OSError as error:
        status = status or _tell_unwritten(error)
    gc.freeze()  # all that was made goes with the process, so nothing is looked through for rubbish
    raise SystemExit(status)


def _run(args: list[str]) -> int:
    """Return the exit status of a command line."""
    try:
        with cli.make_context("orebot", args) as ctx:
            cli.invoke(ctx)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except BotError as mistake:
        print_notice(f"Error: {mistake}")
        return WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        print_notice("")
        return INTERRUPTED
    except OSError as error:
        if error.errno not in {EPIPE, ENOSPC}:
            raise
        return _tell_unwritten(error)
    return ANSWERED_ALL


def _tell_unwritten(error: OSError) -> int:
    """Return the status of an answer that found no reader (quietly so) or no room."""
    _silence_stdout()
    if error.errno == EPIPE:
        return PIPE_CLOSED
    print_notice(f"Error: the answer cannot be written: {error.strerror}.")
    return NOT_WRITTEN


def _silence_stdout() -> None:
    """Point stdout at nothing, so that leaving does not complain about the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None


def _mend_bytes(arg: str) -> str:
    """Return an argument in which bytes that are no UTF-8 have become replacement characters."""
    return arg.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
