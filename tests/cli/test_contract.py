"""The contract with scripts (statuses, streams, odd input), through real processes and pipes."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import OREBOT, QUESTION


def run(environ, *args, data=None, **options):
    if data is None:
        options.setdefault("stdin", subprocess.DEVNULL)
    else:
        options["input"] = data
    return subprocess.run(
        [*OREBOT, *args], env=environ, capture_output=True, timeout=120, check=False, **options
    )


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("ask", QUESTION), 0),
        (("ask", "Who is the king of France?"), 1),
        (("ask",), 2),
        (("ask", "--nonsense", "x"), 2),
        (("ask", "What was the harvest of Redhill?"), 3),
        (("ask", "x", "--kb", "/nowhere"), 4),
    ],
)
def test_the_status_tells_what_became_of_it(environ, args, status) -> None:
    assert run(environ, *args).returncode == status


def test_answers_go_to_stdout_and_nothing_else_does(environ) -> None:
    done = run(environ, "ask", QUESTION)

    assert done.stdout.startswith(b"> 4,000 t/yr")
    assert done.stderr == b""


def test_a_question_given_as_an_argument_never_reads_stdin(environ) -> None:
    reader, writer = os.pipe()  # nobody writes and nobody closes: reading would wait for ever

    done = run(environ, "ask", QUESTION, stdin=reader)

    os.close(reader)
    os.close(writer)
    assert done.returncode == 0


def test_a_closed_stdin_does_not_trouble_a_question(environ) -> None:
    done = run(environ, "ask", QUESTION, preexec_fn=lambda: os.close(0))

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_stdout_is_no_success(environ) -> None:
    done = run(environ, "ask", QUESTION, preexec_fn=lambda: os.close(1))

    assert done.returncode == 74
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_ends_a_batch_quietly(environ) -> None:
    batch = subprocess.Popen(
        [*OREBOT, "ask", "--file", "-", "--json"],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    batch.stdout.close()

    _, err = batch.communicate(f"{QUESTION}\n".encode() * 400, timeout=120)

    assert (batch.returncode, err) == (141, b"")


def test_an_interrupt_is_status_130_without_a_traceback(environ) -> None:
    batch = subprocess.Popen(
        [*OREBOT, "ask", "--file", "-"],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    batch.stdin.write(f"{QUESTION}\n".encode() * 2)
    batch.stdin.flush()
    time.sleep(2)

    batch.send_signal(signal.SIGINT)
    _, err = batch.communicate(timeout=60)

    assert batch.returncode == 130
    assert b"Traceback" not in err


def test_without_a_home_it_answers_and_tells_that_nothing_is_kept(environ) -> None:
    bare = {name: value for name, value in environ.items() if name != "HOME"}

    done = run(bare, "ask", QUESTION)

    assert done.returncode == 0
    assert b"there is no home folder" in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_in_any_locale_a_pipe_gets_utf8(environ, locale) -> None:
    done = run({**environ, "LC_ALL": locale}, "ask", "Who is the king of Fránce?")

    assert done.returncode == 1
    assert "“Fránce”" in done.stdout.decode("utf-8")


def test_a_question_of_a_megabyte_is_answered_or_refused_within_the_limit(environ) -> None:
    done = run(environ, "ask", "--file", "-", "--json", data=b"harvest " * 131_072 + b"\n")

    assert done.returncode in (0, 1, 3)
    assert json.loads(done.stdout)["schema"] == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", [b"harvest\0of Redhill", b"\xff\xfe harvest", b"\xc3(", b"\0"])
def test_odd_bytes_get_a_reply_and_the_next_line_its_own(environ, line) -> None:
    done = run(environ, "ask", "--file", "-", "--json", data=line + b"\n" + QUESTION.encode())

    replies = [json.loads(reply) for reply in done.stdout.splitlines()]
    assert len(replies) == 2
    assert replies[1]["outcome"] == "answered"
    assert b"Traceback" not in done.stderr


def test_an_argument_of_invalid_utf8_is_a_question_like_any_other(environ) -> None:
    done = subprocess.run(
        [*map(os.fsencode, OREBOT), b"ask", b"\xff\xfeharvest"],
        env=environ,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode in (0, 1, 3)
    assert b"Traceback" not in done.stderr


def test_a_broken_line_gets_a_reply_in_its_place(environ) -> None:
    data = f'{{"question": "{QUESTION}"}}\n{{broken\n{QUESTION}\n'.encode()

    done = run(environ, "ask", "--file", "-", "--fields", "outcome", data=data)

    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert outcomes == ["answered", "refused", "answered"]
    assert done.returncode == 1


def test_a_batch_streams_in_constant_memory(environ) -> None:
    code = (
        "import resource, sys\n"
        "from bot.cli import main\n"
        "try:\n    main(['ask', '--file', '-', '--fields', 'outcome'])\n"
        "except SystemExit:\n    pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )

    def measure(count):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environ,
            input=f"{QUESTION}\nwhat is pear rust?\n".encode() * (count // 2),
            capture_output=True,
            timeout=300,
            check=True,
        )
        assert len(done.stdout.splitlines()) == count
        return int(done.stderr.split()[-1])

    assert measure(400) < 1.2 * measure(40)


def test_two_runs_print_the_same_bytes(environ) -> None:
    data = f"{QUESTION}\nwho grows pears?\n".encode()
    again = {**environ, "PYTHONHASHSEED": "7"}

    one = run(environ, "ask", "--file", "-", "--json", data=data).stdout

    assert one == run(again, "ask", "--file", "-", "--json", data=data).stdout


def test_piped_output_is_never_coloured_or_wrapped(environ) -> None:
    narrow = {**environ, "COLUMNS": "20"}

    done = run(narrow, "ask", QUESTION)

    assert b"\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) > 20
