"""The config file, ``orebot config``, ``doctor``, ``completion`` and ``--version``."""

import json
from pathlib import Path

import pytest

from bot.cli.config import ConfigError, load_config


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Return what writes the config file and gives its path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "orebot" / "config.toml"

    def write(text: str) -> Path:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    return write


def test_the_origin_of_each_setting_is_shown(run, write) -> None:
    path = write('plain = true\n\n[colours]\nstep = "bold red"\n')

    lines = run("config", "--show-origin")[1].splitlines()
    found = dict(line.rsplit("  ", 1) for line in lines)
    shown = {key.strip(): origin for key, origin in found.items()}

    assert shown["plain = true"] == f"{path}:1"
    assert shown['colours.step = "bold red"'] == f"{path}:4"
    assert shown["suggest = false"] == "default"


def test_the_environment_outweighs_the_file(write) -> None:
    write('kb = "mine"\n')

    found = load_config({"XDG_CONFIG_HOME": str(write("").parents[1]), "OREBOT_KB": "other"})

    assert (found["kb"], found.origins["kb"]) == ("other", "OREBOT_KB")


def test_the_base_of_the_file_is_that_of_every_command(run, write) -> None:
    write('kb = "problems"\n')

    assert run("kb", "check")[0] == 4
    assert run("kb", "check", "--kb", "fine")[0] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plane = true", "config.toml:1: there is no key 'plane'.*Did you mean 'plain'"),
        ("\nplain = 1", "config.toml:2: plain is true or false, not 1"),
        ('[colours]\nstep = "bluish"', "config.toml:2: 'bluish' is no colour.*Did you mean 'blue'"),
        ('[colours]\nsteps = "red"', "no key 'colours.steps'.*Did you mean 'colours.step'"),
        ("plain = ", "config.toml: Invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_name(run, write, text, said) -> None:
    import re

    write(text)

    status, out, err = run("ask", "largest?")

    assert (status, out) == (2, "")
    assert re.search(said, err)


def test_without_a_file_or_a_home_the_defaults_hold() -> None:
    found = load_config({})

    assert not found.origins
    assert len(found.colours) == 6


def test_brief_answers_can_be_made_usual(run, write) -> None:
    write("brief = true\n")

    assert run("ask", "largest?")[1] == "Redhill, 100 t.\n[survey: 2]\n"
    assert load_config()["brief"] is True


def test_a_text_that_is_no_utf8_is_a_mistake(write) -> None:
    write("").write_bytes(b"\xff")

    with pytest.raises(ConfigError, match="no UTF-8"):
        load_config()


def test_the_doctor_looks_at_everything_and_says_what_is_wrong(run, write) -> None:
    status, out, _ = run("doctor")

    assert status == 0
    assert {"python", "scikit-learn", "config", "base", "cache", "terminal"} <= {
        line[7:].partition(":")[0] for line in out.splitlines()
    }


def test_the_doctor_leaves_with_the_status_of_what_is_wrong(run, write) -> None:
    assert run("doctor", "--kb", "problems")[0] == 4
    write("plane = true\n")
    status, out, _ = run("doctor", "--json")
    assert status == 1
    assert [json.loads(line)["name"] for line in out.splitlines() if '"wrong"' in line] == [
        "config"
    ]


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete "), ("zsh", "#compdef"), ("fish", "complete ")]
)
def test_each_shell_gets_a_script_that_calls_orebot(run, shell, sign) -> None:
    status, out, _ = run("completion", shell)

    assert status == 0
    assert sign in out
    assert "_OREBOT_COMPLETE" in out


def test_the_version_is_told_as_json_too(run) -> None:
    told = json.loads(run("--version", "--json")[1])

    assert told["name"] == "orebot"
    assert told["version"] in run("--version")[1]
    assert run("--json")[0] == 2
