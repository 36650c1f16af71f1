from xml.etree.ElementTree import fromstring

from bot.transcript.reporting import Outcome, write_annotations, write_junit

GOOD = Outcome("a.md", 3, "largest?")
BAD = Outcome("b,c.md", 7, 'is "x" < y?', "- 1 %\n+ 2 %\x00")


def test_junit_has_a_suite_a_file_and_the_difference_in_its_case() -> None:
    suites = fromstring(write_junit([GOOD, BAD]))

    assert suites.attrib == {"name": "orebot", "tests": "2", "failures": "1"}
    assert [suite.get("name") for suite in suites] == ["a.md", "b,c.md"]
    case = suites[1][0]
    assert (case.get("name"), case.get("line")) == ('is "x" < y?', "7")
    assert case[0].text == "- 1 %\n+ 2 %\ufffd"


def test_github_gets_a_line_for_each_difference() -> None:
    assert write_annotations([GOOD, BAD]) == (
        "::error file=b%2Cc.md,line=7,title=orebot test::- 1 %25%0A+ 2 %25\x00"
    )
