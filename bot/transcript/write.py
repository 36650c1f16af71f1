"""A conversation as a transcript that replays into itself."""

from collections.abc import Iterable, Iterator
from shlex import quote

from bot.base.access import Catalogue
from bot.base.model import Turn
from bot.render import to_text
from bot.transcript.parse import INDENT, TYPED, escape


def write_transcript(
    title: str,
    turns: Iterable[tuple[str, Turn]],
    catalogue: Catalogue,
    kb: str = "",
    sources: tuple[str, ...] = (),
    today: str = "",
) -> str:
    """Return a transcript of (typed, turn) pairs.

    Args:
        title: Its heading.
        turns: What was typed, with the turn it led to.
        catalogue: The base that answered.
        kb: Its folder, relative to where the transcript will stand; empty for the usual one.
        sources: The sources that answers were limited to.
        today: The date on which it was asked; empty where that is all the same.
    """
    options = [f"kb={quote(kb)}"] if kb else []
    options += [f"source={quote(source)}" for source in sources]
    options += [f"today={today}"] if today else []
    head = [f"# {title}", ""]
    if options:
        head += [f"<!-- orebot: {' '.join(options)} -->", ""]
    return "\n".join((*head, *_talk_lines(turns, catalogue))) + "\n"


def _talk_lines(turns: Iterable[tuple[str, Turn]], catalogue: Catalogue) -> Iterator[str]:
    for number, (typed, turn) in enumerate(turns):
        if number:
            yield ""
        yield f"{INDENT}{TYPED}{' '.join(typed.split())}"
        for line in to_text(turn, catalogue).splitlines():
            yield INDENT + escape(line)
