"""What shells complete, asked as their scripts ask, and in the shells that are installed."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import OREBOT


@pytest.fixture
def offer(environ):
    """Return what gives the completions of the last of some words."""

    def offer(*words, **variables):
        asked = {"COMP_WORDS": "\n".join(("orebot", *words)), "COMP_CWORD": str(len(words))}
        done = subprocess.run(
            OREBOT,
            env={**environ, **asked, **variables, "_OREBOT_COMPLETE": "bash_complete"},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert done.stderr == ""
        return [line.removeprefix("plain,") for line in done.stdout.splitlines() if line]

    return offer


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("kb", "show", "water"), ["watering-cost"]),
        (("what-if", "harvest-l"), ["harvest-loss"]),
        (("what-if", "wat"), []),
        (("ask", "--source", "gro"), ["growers-survey"]),
        (("what-if", "harvest-loss", "--set", ""), ["orchard=", "cut="]),
        (("what-if", "harvest-loss", "--sweep", "c"), ["cut="]),
        (("what-if", "harvest-loss", "--solve-for", "c"), ["cut"]),
        (("what-if", "harvest-loss", "--target", "lost_"), ["lost_share="]),
        (("what-if", "--set", ""), []),
        (("ask", "--fields", "outcome,val"), ["outcome,values"]),
        (("ask", "--fields", "values.te"), ["values.text"]),
        (("ask", "--file", "x"), ["file,x"]),
        (("kb", "list", "--kind", "t"), ["table"]),
        (("do",), ["doctor"]),
        (("diff", ""), ["dir,"]),
    ],
)
def test_arguments_are_completed_from_the_base(offer, words, offered) -> None:
    assert offer(*words) == offered


def test_the_base_that_the_line_names_is_the_one(offer, tmp_path) -> None:
    assert offer("kb", "show", "--kb", str(tmp_path), "water") == []


def test_a_base_that_is_not_compiled_offers_nothing_at_once(offer, tmp_path) -> None:
    assert offer("kb", "show", "water", OREBOT_CACHE=str(tmp_path)) == []
    assert not [*tmp_path.iterdir()]


def test_revisions_are_completed(offer, tmp_path, monkeypatch) -> None:
    subprocess.run(["git", "init", "-q", "-b", "trunk", str(tmp_path)], check=True)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    commit = [*who, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(["git", "-C", str(tmp_path), *commit], check=True)
    monkeypatch.chdir(tmp_path)

    assert offer("diff", "tru", PYTHONPATH=os.pathsep.join(sys.path)) == ["trunk"]


@pytest.fixture
def shell(environ, tmp_path):
    """Return what runs a script in a shell that finds orebot; skips when there is no such shell."""
    orebot = tmp_path / "orebot"
    orebot.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n')
    orebot.chmod(0o755)
    path = {"PATH": f"{tmp_path}:{environ['PATH']}"}

    def shell(name, *words):
        if not shutil.which(name):
            pytest.skip(f"there is no {name} here")
        done = subprocess.run(
            [name, *words],
            env={**environ, **path},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    return shell


def test_bash_completes_an_id_and_leaves_a_name_open_for_its_value(shell) -> None:
    script = (
        'eval "$(orebot completion bash)"\ncompopt() { echo "opt"; }\n'
        "COMP_WORDS=(orebot kb show water); COMP_CWORD=3\n"
        '_orebot_completion orebot; echo "${COMPREPLY[@]}"; COMPREPLY=()\n'
        "COMP_WORDS=(orebot what-if harvest-loss --set c); COMP_CWORD=4\n"
        '_orebot_completion orebot; echo "${COMPREPLY[@]}"'
    )

    said = shell("bash", "--norc", "-c", script)

    assert said.splitlines() == ["watering-cost", "opt", "cut="]


def test_zsh_completes_an_id_and_leaves_a_name_open_for_its_value(shell) -> None:
    script = (
        "compdef() { : }\n"
        "compadd() { print -r -- ${(q)@} $completions }\n"
        "_describe() { print -rl -- $completions_with_descriptions ${(q)@[4,-1]} }\n"
        'eval "$(orebot completion zsh)"\n'
        "ask() { words=(orebot $@); CURRENT=$#words; _orebot_completion || : }\n"
        "ask kb show water\nask what-if harvest-loss --solve-for c\n"
        "ask what-if harvest-loss --set c\n"
    )

    said = shell("zsh", "-f", "-c", script)

    assert said.splitlines() == [
        "watering-cost:The cost of watering",
        "-U",
        "-U -V unsorted -a completions cut",
        "-U -S '' -V unsorted -a completions cut=",
    ]


def test_fish_completes_an_id_with_its_title(shell) -> None:
    script = 'orebot completion fish | source; complete -C "orebot kb show water"'

    assert shell("fish", "--no-config", "-c", script) == "watering-cost\tThe cost of watering\n"
