"""``orebot doctor``: whether all that orebot needs is in its place."""

import json
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.cli.config import find_config, load_config
from bot.cli.folders import find_given_folder
from bot.cli.options import kb_option
from bot.cli.output import is_accessible, wants_colour
from bot.cli.plotting import can_draw
from bot.cli.status import ANSWERED_ALL, BROKEN_BASE, NOT_ANSWERED

NEEDED = ("click", "prompt-toolkit", "PyStemmer", "PyYAML", "rapidfuzz", "rich", "scikit-learn")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes:
        state: ``ok``, ``note`` (works, with less) or ``wrong``.
    """

    name: str
    state: str
    text: str


@click.command()
@click.option("--json", "is_json", is_flag=True, help="A JSON object a line.")
@kb_option
@click.pass_context
def doctor(ctx: click.Context, /, *, is_json: bool) -> None:
    """Look whether everything orebot needs is in its place; exit with 1 when not."""
    findings = [*_look(ctx)]
    for item in findings:
        if is_json:
            click.echo(json.dumps({"name": item.name, "state": item.state, "text": item.text}))
        else:
            click.echo(f"{item.state:<5}  {item.name}: {item.text}")
    wrong = {item.name for item in findings if item.state == "wrong"}
    status = NOT_ANSWERED if wrong else ANSWERED_ALL
    ctx.exit(BROKEN_BASE if "base" in wrong else status)


def _look(ctx: click.Context) -> Iterator[Finding]:
    yield Finding("python", "ok", f"{platform.python_version()} on {platform.system()}")
    yield from _look_at_packages()
    yield _look_at_config()
    yield _look_at_base(ctx)
    yield from _look_at_folders()
    yield from _look_at_terminal()


def _look_at_packages() -> Iterator[Finding]:
    for name in ("orebot", *NEEDED):
        try:
            yield Finding(name, "ok", version(name))
        except PackageNotFoundError:
            is_own = name == "orebot"
            text = "runs from its source" if is_own else f"missing; pip install {name}"
            yield Finding(name, "note" if is_own else "wrong", text)
    if find_spec("matplotlib"):
        yield Finding("matplotlib", "ok", version("matplotlib"))
    else:
        text = "not installed, which only --plot FILE needs; pip install 'orebot[plot]'"
        yield Finding("matplotlib", "note", text)


def _look_at_config() -> Finding:
    path = find_config(os.environ)
    try:
        load_config(os.environ)
    except BotError as mistake:
        return Finding("config", "wrong", str(mistake))
    if path is None or not path.is_file():
        return Finding("config", "ok", f"none, which is fine; it would be {path}")
    return Finding("config", "ok", str(path))


def _look_at_base(ctx: click.Context) -> Finding:
    from bot.engine import check_base, find_folder

    named = load_config(os.environ)["kb"] if _look_at_config().state == "ok" else ""
    folder = find_given_folder(ctx) or (Path(named) if named else find_folder())
    problems = check_base(folder)
    if problems:
        text = f"{folder} has {len(problems)} problems, the first: {problems[0].message}"
        return Finding("base", "wrong", f"{text} See them all: orebot kb check --kb {folder}")
    return Finding("base", "ok", str(folder))


def _look_at_folders() -> Iterator[Finding]:
    from bot.engine import find_cache

    state = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
    for name, folder in (("cache", find_cache()), ("history", Path(state, "orebot"))):
        if folder is None:
            yield Finding(name, "note", "there is no home folder, so nothing is kept")
            continue
        above = next((item for item in (folder, *folder.parents) if item.exists()), Path("/"))
        if os.access(above, os.W_OK):
            yield Finding(name, "ok", str(folder))
        else:
            yield Finding(name, "note", f"{folder} cannot be written, so nothing is kept")


def _look_at_terminal() -> Iterator[Finding]:
    stdout = sys.stdout
    yield Finding("encoding", "ok", f"{stdout.encoding} on stdout")
    kind = os.environ.get("TERM", "") or "unset"
    place = f"terminal, TERM {kind}" if stdout.isatty() else f"no terminal, TERM {kind}"
    said = [
        "colour" if wants_colour(stdout, os.environ) else "no colour",
        "signs for charts" if can_draw(stdout, os.environ) else "charts in letters",
        *(["linear (ACCESSIBLE)"] if is_accessible(os.environ) else []),
    ]
    yield Finding("terminal", "ok", f"{place}: {', '.join(said)}")
