"""What a shell offers for arguments: ids of the base, names of inputs, fields, revisions.

Silent and quick: a base that is not compiled yet offers nothing, and so does a broken one.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from bot.base.errors import BotError
from bot.cli.folders import find_chosen_folder

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from bot.base.access import Catalogue


def suggest_entries(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the ids of entries that begin so, with their titles."""
    catalogue = _open(ctx)
    return _choose(catalogue.list_entries() if catalogue else (), incomplete)


def suggest_scenarios(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the ids of scenarios that begin so, with their titles."""
    catalogue = _open(ctx)
    return _choose(catalogue.list_entries("scenario") if catalogue else (), incomplete)


def suggest_sources(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the ids of sources that begin so, with their titles."""
    catalogue = _open(ctx)
    sources = catalogue.list_sources() if catalogue else ()
    return _choose(((item.id, item.title) for item in sources), incomplete)


def suggest_inputs(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return ``NAME=`` for the inputs of the scenario on the line."""
    return _choose(_list_inputs(ctx, "="), incomplete)


def suggest_input_names(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the names of the inputs of the scenario on the line."""
    return _choose(_list_inputs(ctx, ""), incomplete)


def suggest_outputs(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return ``NAME=`` for the outputs of the scenario on the line."""
    outputs = getattr(_load_scenario(ctx), "outputs", ())
    return _choose(((f"{item.name}=", item.label) for item in outputs), incomplete)


def suggest_fields(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the fields of a payload that the last of a list by comma may become."""
    from bot.render.payload import FORM

    before, comma, last = incomplete.rpartition(",")
    names = [*FORM, *(f"{name}.{inner}" for name, inside in FORM.items() for inner in inside)]
    known = [name for name in names if "." not in name or name.startswith(last.partition(".")[0])]
    shown = known if "." in last else [name for name in known if "." not in name]
    return _choose(((f"{before}{comma}{name}", "") for name in shown), incomplete)


def suggest_files(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Leave it to the shell to name files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def suggest_editions(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the git branches and tags that begin so, else folders."""
    import subprocess

    from click.shell_completion import CompletionItem

    words = ["git", "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags"]
    found = ""
    with suppress(OSError):
        found = subprocess.run(words, capture_output=True, text=True, check=False).stdout  # noqa: S603
    refs = _choose(((name, "") for name in found.split()), incomplete) if incomplete else []
    return refs or [CompletionItem(incomplete, type="dir")]


def _list_inputs(ctx: click.Context, sign: str) -> list[tuple[str, str]]:
    inputs = getattr(_load_scenario(ctx), "inputs", ())
    return [(f"{item.name}{sign}", item.label) for item in inputs]


def _load_scenario(ctx: click.Context) -> Any:
    """Return the scenario on the line; click drops arguments where an option lacks its value."""
    from click.shell_completion import split_arg_string

    catalogue = _open(ctx)
    words = split_arg_string(os.environ.get("COMP_WORDS", ""))
    found = (catalogue.load_entry(word) for word in words) if catalogue else ()
    return next((entry for entry in found if hasattr(entry, "inputs")), None)


def _open(ctx: click.Context) -> "Catalogue | None":
    from bot.engine import open_kept

    with suppress(BotError, OSError):
        return open_kept(find_chosen_folder(ctx))
    return None


def _choose(items: Iterable[tuple[str, str]], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(value, help=said or None)
        for value, said in items
        if value.startswith(incomplete)
    ]
