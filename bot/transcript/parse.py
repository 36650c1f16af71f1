r"""Markdown to a transcript.

``# `` titles the file, ``## `` begins a conversation, blocks indented by four blanks are talk, in
which ``> `` is typed and ``! `` checks. A backslash before ``>``, ``!``, ``.`` or ``\`` at the
start of an expected line makes it mean itself.
``<!-- orebot: kb=DIR source=ID today=DATE -->`` sets options.
"""

import re
import shlex
from collections.abc import Iterator

from bot.base.errors import name_nearest
from bot.base.reader import is_day
from bot.transcript.errors import TranscriptError
from bot.transcript.model import Check, Exchange, Expected, Talk, Transcript

INDENT = "    "
TYPED = "> "
CHECKS = ("outcome", "cites", "entry", "value", "not")
_OPTIONS = re.compile(r"<!--\s*orebot:(.*?)-->", re.DOTALL)
_CHECK = re.compile(r'!\s+(?:not\s+"(?P<text>.*)"|(?P<subject>[\w-]+)\s*=\s*(?P<value>\S.*?))\s*$')
_FENCE = re.compile(r" {0,3}(```|~~~)")


def has_talk(text: str) -> bool:
    """Return whether anything is typed in *text*."""
    return any(line.expandtabs(4).startswith(INDENT + TYPED) for line in text.splitlines())


def parse_transcript(text: str, path: str = "transcript") -> Transcript:
    """Return what *text* holds.

    Raises:
        TranscriptError: A line of talk means nothing.
    """
    kb, sources, today = _read_options(text, path)
    talks: list[Talk] = []
    title, start = "", 1
    exchanges: list[Exchange] = []
    for number, kind, line in _sort_lines(text, path):
        if kind == "heading":
            if exchanges:
                talks.append(Talk(title, start, tuple(exchanges)))
                exchanges = []
            title, start = line, number
        elif kind == "typed":
            exchanges.append(Exchange(line, number, number + 1))
        else:
            exchanges[-1] = _expect_more(exchanges[-1], _read_expected(line, path, number))
    if exchanges:
        talks.append(Talk(title, start, tuple(exchanges)))
    return Transcript(path, tuple(talks), kb, sources, today)


def _sort_lines(text: str, path: str) -> Iterator[tuple[int, str, str]]:
    """Yield (number, ``heading``, ``typed`` or ``expected``, content); prose is left out."""
    is_talk = is_fenced = False
    waiting: list[tuple[int, str, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.expandtabs(4).rstrip()
        is_fenced ^= bool(_FENCE.match(line))
        if not line:
            if is_talk:
                waiting.append((number, "expected", ""))
        elif line.startswith(INDENT) and not is_fenced:
            content = line[len(INDENT) :]
            is_typed = (content + " ").startswith(TYPED)
            if not is_typed and not is_talk:
                raise TranscriptError(path, number, f"Talk begins with '{TYPED}' and a question.")
            if not is_typed:
                yield from waiting
            waiting = []
            is_talk = True
            yield number, *(("typed", content[2:].strip()) if is_typed else ("expected", content))
        else:
            is_talk, waiting = False, []
            if re.match(r"##? ", line) and not is_fenced:
                yield number, "heading", line.lstrip("#").strip()


def _expect_more(exchange: Exchange, expected: Expected) -> Exchange:
    return Exchange(exchange.typed, exchange.line, exchange.first, (*exchange.expected, expected))


def _read_expected(line: str, path: str, number: int) -> Expected:
    if not line.startswith("! "):
        return Expected(line)
    found = _CHECK.match(line)
    if found is None:
        raise TranscriptError(
            path,
            number,
            'A check is ! outcome=X, ! cites=ID, ! entry=ID, ! value=AMOUNT or ! not "text".',
        )
    if found["subject"] is None:
        return Expected(line, Check("not", found["text"]))
    if found["subject"] not in CHECKS[:-1]:
        near = name_nearest(found["subject"], CHECKS[:-1])
        listed = ", ".join(CHECKS)
        raise TranscriptError(
            path, number, f"There is no check {found['subject']!r}; there is {listed}.{near}"
        )
    return Expected(line, Check(found["subject"], found["value"]))


def _read_options(text: str, path: str) -> tuple[str, tuple[str, ...], str]:
    kb, sources, today = "", [], ""
    for comment in _OPTIONS.finditer(text):
        number = text.count("\n", 0, comment.start()) + 1
        for word in _split_words(comment[1], path, number):
            name, _, value = word.partition("=")
            if name == "kb" and value:
                kb = value
            elif name == "source" and value:
                sources.append(value)
            elif name == "today" and is_day(value):
                today = value
            else:
                near = name_nearest(name, ("kb", "source", "today"))
                wanted = "kb=DIR, source=ID or today=2024-05-17"
                raise TranscriptError(path, number, f"{word!r} is no {wanted}.{near}")
    return kb, tuple(sources), today


def _split_words(words: str, path: str, number: int) -> list[str]:
    try:
        return shlex.split(words)
    except ValueError as error:
        raise TranscriptError(path, number, f"The options cannot be read: {error}.") from error


def unescape(text: str) -> str:
    """Return an expected line without the backslash that guards its first sign."""
    return text[1:] if re.match(r"\\[>!.\\]", text) else text


def escape(text: str) -> str:
    """Return a shown line so that it stands for itself when expected."""
    is_special = (text + " ").startswith((TYPED, "! ", "\\")) or text.strip() == "..."
    return "\\" + text if is_special else text
