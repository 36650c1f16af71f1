"""Reads the files of a base as text; keeps their lines to show where a problem is."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.base.model import Place, Problem
from bot.base.reader import Reader

_MEGA = 1 << 20
LARGEST_YAML = 8 * _MEGA
LARGEST_CSV = 64 * _MEGA
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(slots=True)
class Texts:
    """The texts read so far, by file."""

    folder: Path
    read: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def load_text(self, file: str, largest: int, reader: Reader) -> str | None:
        """Return the text of *file*; None after reporting why it cannot be read."""
        place = Place(file, 1, 1)
        path = self.folder / file
        try:
            size = path.stat().st_size
            if size > largest:
                limit = f"at most {largest // _MEGA} MB are read; split it"
                message = f"the file has {-(-size // _MEGA)} MB, which is too large"
                reader.report("K003", place, message, limit)
                return None
            data = path.read_bytes()
        except OSError as error:
            reader.report("K002", place, f"the file cannot be read: {error.strerror or error}")
            return None
        return self._decode(data, file, reader)

    def _decode(self, data: bytes, file: str, reader: Reader) -> str | None:
        if b"\0" in data:
            message = "the file is binary, or not in UTF-8"
            reader.report("K004", Place(file, 1, 1), message, "save it as UTF-8 text")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8-sig")
            place = _find_end(before, file)
            message = f"byte 0x{data[error.start]:02x} is not UTF-8"
            reader.report("K004", place, message, "save it as UTF-8 text")
            return None
        found = _CONTROL.search(text)
        if found:
            place = _find_end(text[: found.start()], file)
            reader.report("K004", place, "the file is binary: it has control characters")
            return None
        self.read[file] = text
        return text

    def add_excerpt(self, problem: Problem) -> Problem:
        """Return *problem* with the line it stands in."""
        file = problem.place.file
        if file not in self.read:
            return problem
        if file not in self.lines:
            self.lines[file] = self.read[file].splitlines()
        lines = self.lines[file]
        if problem.place.line > len(lines):
            return problem
        return replace(problem, excerpt=lines[problem.place.line - 1])


def _find_end(text: str, file: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))
