"""``orebot kb new``: a small base of made-up lighthouses that is to become one's own."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import rmtree

import click

from bot.cli.transcript_files import told_unwritten

FILES = ("kb.yaml", "names.yaml", "entries.yaml")
SCHEMA = ".schema.json"
TRANSCRIPT = "transcripts/first.md"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def new(ctx: click.Context, folder: Path) -> None:
    """Begin a base in FOLDER: it compiles, answers and has a transcript under test."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{str(folder)!r} exists already; choose an empty folder.", ctx)
    is_new = not folder.exists()
    with told_unwritten(ctx, folder):
        try:
            for name, text in list_files(folder.resolve().name):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
            record_talk(folder)
        except OSError:
            if is_new:  # half of it would be in the way of the next try
                rmtree(folder, ignore_errors=True)
            raise
    for name in (*FILES, SCHEMA, TRANSCRIPT):
        click.echo(folder / name)
    click.echo(f"Ask:   orebot --kb {folder} ask 'Which lighthouse is the tallest?'")
    click.echo(f"Check: orebot kb check {folder}; orebot test {folder}")


def list_files(name: str) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the files of a base called *name*, its schema included."""
    from bot.knowledge.schema import MODELINE, make_schema

    title = " ".join(name.replace("-", " ").replace("_", " ").split()).capitalize()
    quoted = {"name": json.dumps(name), "title": json.dumps(title)}
    for file in FILES:
        text = files("bot.cli.kb").joinpath("first_base", file).read_text("utf-8")
        yield file, f"{MODELINE}{SCHEMA}\n{text.format(**quoted)}"
    yield SCHEMA, json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def record_talk(folder: Path) -> None:
    """Ask the base in *folder* its examples and keep the talk as a transcript."""
    from bot.engine import open_bot
    from bot.transcript import write_transcript

    bot = open_bot(folder)
    turns = [(question, bot.ask(question)) for question in bot.catalogue.load_examples()]
    text = write_transcript("First questions", turns, bot.catalogue, "..")
    path = folder / TRANSCRIPT
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
