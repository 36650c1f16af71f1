"""Failed exchanges for programs: JUnit XML and annotations for GitHub."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from bot.base.annotation import annotate
from bot.base.frozen import dataclass
from bot.transcript.diff import show_difference
from bot.transcript.model import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: empty *difference* when it passed."""

    path: str
    line: int
    name: str
    difference: str = ""


def to_outcome(path: str, result: Result) -> Outcome:
    """Return the outcome of an exchange."""
    difference = "" if result.has_passed else show_difference(path, result)
    return Outcome(path, result.exchange.line, result.exchange.typed, difference)


def write_junit(outcomes: Sequence[Outcome]) -> str:
    """Return JUnit XML, a suite for each file; without times, so that two runs are equal."""
    paths = dict.fromkeys(item.path for item in outcomes)
    failed = sum(bool(item.difference) for item in outcomes)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<testsuites name="orebot" tests="{len(outcomes)}" failures="{failed}">',
    ]
    for path in paths:
        own = [item for item in outcomes if item.path == path]
        wrong = sum(bool(item.difference) for item in own)
        name = quoteattr(_clean(path))
        lines.append(f'  <testsuite name={name} tests="{len(own)}" failures="{wrong}">')
        for item in own:
            case = f"name={quoteattr(_clean(item.name))} classname={name}"
            head = f'    <testcase {case} file={name} line="{item.line}"'
            if item.difference:
                text = escape(_clean(item.difference))
                lines += [f"{head}>", f'      <failure message="differs">{text}</failure>']
                lines.append("    </testcase>")
            else:
                lines.append(f"{head}/>")
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def write_annotations(outcomes: Iterable[Outcome]) -> str:
    """Return a GitHub annotation for each case that differs, a line each."""
    return "\n".join(
        annotate("error", item.path, item.line, "orebot test", item.difference)
        for item in outcomes
        if item.difference
    )


def _clean(text: str) -> str:
    """Return *text* without the control characters that XML cannot hold."""
    return "".join(sign if sign >= " " or sign in "\t\n" else "\ufffd" for sign in text)
