import json
from pathlib import Path

import pytest

from bot.base.model import Place, Problem
from bot.knowledge import report_problems

ODD = Problem(Place("facts/a.yaml", 3, 5), "K020", "no key 'x'", "Did you mean 'y'?", "    x: 1")
ADVICE = Problem(Place("a,b.yaml", 1, 1), "W001", "100% odd")


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_every_format_gives_file_line_column_and_hint(format_) -> None:
    report = report_problems([ODD], format_, Path("kb"))

    assert all(part in report for part in ("facts/a.yaml", "3", "5", "K020", "Did you mean 'y'?"))


def test_github_gets_an_annotation_a_line_with_its_signs_escaped() -> None:
    lines = report_problems([ODD, ADVICE], "github", Path("kb")).splitlines()

    assert lines == [
        "::error file=kb/facts/a.yaml,line=3,col=5,title=K020::no key 'x' (Did you mean 'y'?)",
        "::warning file=kb/a%2Cb.yaml,line=1,col=1,title=W001::100%25 odd",
    ]


def test_sarif_names_each_rule_once() -> None:
    sarif = json.loads(report_problems([ODD, ODD, ADVICE], "sarif", Path("kb")))

    run = sarif["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["K020", "W001"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 5}
