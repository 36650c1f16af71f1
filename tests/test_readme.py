"""The README, followed word by word: what it shows is what happens."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.knowledge.reference import write_reference
from bot.render import wrap
from bot.transcript.align import align_lines, is_all_same

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FILE = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
PICTURE = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TEST = re.compile(r"<!-- test -->\n\n    (.+)\n\n<!-- end -->")


@dataclass(frozen=True)
class Shown:
    """A command of the README, the lines typed to it and the lines it shows."""

    command: str
    typed: tuple[str, ...]
    lines: tuple[str, ...]


def list_commands() -> list[Shown]:
    text = FENCED.sub("", README)
    held = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    starts = [n for n, line in enumerate(held) if line.startswith("$ ")]
    return [
        read_command(held[start:end])
        for start, end in zip(starts, [*starts[1:], len(held)], strict=True)
    ]


def read_command(lines: list[str]) -> Shown:
    command, *rest = lines
    is_talk = command == "$ orebot"
    typed = [line[2:] for line in rest if is_talk and line.startswith("> ")]
    shown = [line for line in rest if not (is_talk and line.startswith("> "))]
    return Shown(command[2:], tuple(typed), tuple(shown))


@pytest.fixture
def start(tmp_path):
    """Return what runs a command as a reader would: in a folder with the README's files."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "transcripts").symlink_to(ROOT / "transcripts")
    for name, text in FILE.findall(README):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    program = tmp_path / "orebot"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n')
    program.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), os.environ["PATH"]))
    environ = {"PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    warm = [str(program), "ask", "who?"]
    subprocess.run(warm, cwd=place, env=environ, capture_output=True, timeout=600, check=False)

    def start(shown: Shown) -> list[str]:
        done = subprocess.run(
            ["sh", "-c", shown.command],
            input="".join(f"{line}\n" for line in shown.typed),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=place,
            env=environ,
            timeout=300,
            check=False,
        )
        return [line for line in done.stdout.splitlines() if line.strip()]

    return start


def tell_difference(shown: Shown, said: list[str]) -> str:
    pairs = [pair for pair in align_lines(shown.lines, said) if not pair.is_same]
    lines = [f"  - {pair.expected}\n  + {pair.shown}" for pair in pairs]
    return "\n".join((f"$ {shown.command}", *lines))


@pytest.mark.skipif(os.name != "posix", reason="the README's commands are for a shell")
def test_every_command_of_the_readme_shows_what_it_says(start) -> None:
    commands = list_commands()

    differing = [
        tell_difference(shown, said)
        for shown in commands
        if not is_all_same(shown.lines, said := start(shown))
    ]

    assert len(commands) > 10
    assert not differing, "\n\n".join(differing)


@pytest.mark.skipif(os.name != "posix", reason="the README's commands are for a shell")
def test_the_picture_of_a_terminal_is_what_it_shows(start) -> None:
    (picture,) = PICTURE.findall(README)
    lines = picture.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("> "))
    typed = tuple(line[2:] for line in lines if line.startswith("> "))
    start(Shown("orebot kb new lights", (), ()))

    said = start(Shown("orebot chat --kb lights", typed, ()))

    shown = [line for line in lines[first:] if not line.startswith("> ")]
    assert wrap("\n".join(said), 80).splitlines() == shown
    assert max(map(len, lines)) <= 80


def test_the_reference_of_the_format_is_what_the_program_prints() -> None:
    _, _, rest = README.partition("<!-- format: written by orebot kb schema --reference -->\n")
    shown, _, _ = rest.partition("<!-- end format -->")

    assert shown.strip() == re.sub(r"^#", "##", write_reference(), flags=re.MULTILINE).strip()


def test_the_test_command_is_one_line_between_its_marks() -> None:
    found = TEST.findall(README)

    assert found == [".venv/bin/python -m pytest"]
