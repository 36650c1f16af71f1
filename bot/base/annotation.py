"""A message at a place in a file, as GitHub's workflow commands show it beside a change."""


def annotate(level: str, file: str, line: int, title: str, message: str, column: int = 0) -> str:
    """Return one line: *level* is ``error`` or ``warning``; a *column* of 0 is left out."""
    at = f",col={column}" if column else ""
    head = f"file={_escape(file, ':,')},line={line}{at},title={_escape(title, ':,')}"
    return f"::{level} {head}::{_escape(message)}"


def _escape(text: str, also: str = "") -> str:
    """Return *text* with ``%``, line breaks and the signs *also* as their codes."""
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
