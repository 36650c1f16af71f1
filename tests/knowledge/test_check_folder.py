"""Every mistake is found at its place: one change to a good base, one problem."""

from pathlib import Path

import pytest

from bot.base.model import Costs
from bot.knowledge import (
    BrokenBaseError,
    check_folder,
    format_problem,
    hash_folder,
    is_warning,
    load_base,
)

ORCHARD = Path(__file__).parent.parent / "bases" / "orchard"
HARBOUR = Path(__file__).parents[3] / "shared" / "cases" / "harbour" / "kb"
FACTS, HARVEST, PICKED = "facts/selling.yaml", "tables/harvest.yaml", "tables/picked.csv"
LOSS = "scenarios/harvest.yaml"

# file, old, new, code, what the caret points at, lines from the change to the caret
MISTAKES = [
    (FACTS, "value: 4%", "value: lots", "K041", "lots", 0),
    (FACTS, "id: market-levy", "id: Market Levy", "K025", "Market Levy", 0),
    (FACTS, "id: market-levy", "id: open-days", "K030", "open-days", 24),
    (FACTS, "answer: The hall", "anwser: The hall", "K020", "anwser: The ha", 0),
    (FACTS, "answer: The hall", "title: The hall", "K011", "title: The hal", 0),
    (
        FACTS,
        "id: market-bulletin, at: Notice 1",
        "id: market-buletin, at: Notice 1",
        "K031",
        "market-buletin",
        0,
    ),
    (FACTS, "see: [market-levy", "see: [market-levi", "K031", "market-levi, h", 0),
    (FACTS, "about: [apple]", "about: [appel]", "K031", "appel]", 0),
    (FACTS, "topic: water", "topic: watr", "K031", "watr", 0),
    (FACTS, 'review_by: "2027-01"', "review_by: soon", "K026", "soon", 0),
    (FACTS, "title: The market levy", "title: &x The market levy", "K013", "&x The market", 0),
    (FACTS, "title: The market levy", "title: *x", "K013", "*x", 0),
    (
        FACTS,
        "title: The market levy",
        "title: !!python/name:os The market levy",
        "K014",
        "!!python/name:",
        0,
    ),
    (FACTS, "title: The market levy", "title: {a: b}", "K021", "{a: b}", 0),
    (FACTS, "title: The market levy", "title:", "K023", "", 0),
    (FACTS, "    title: The market levy", "\ttitle: The market levy", "K012", "\ttitle: The ma", 0),
    (FACTS, "title: The market levy", "title: [The market levy", "K010", ":", 1),
    (FACTS, "facts:", "- a\n", "K010", ": watering-cos", 2),
    (FACTS, "facts:", "a: 1\n---\nfacts:", "K006", "---", 1),
    ("kb.yaml", "greeting:", "greting:", "K020", "greting: Ask m", 0),
    ("entities.yaml", "[apples]", "[pears]", "K032", "pears]}", 1),
    ("entities.yaml", "id: pear,", "id: apple,", "K030", "apple, name: P", 0),
    ("units.yaml", "is: 0.001 t", "is: 0.001 tt", "K040", "0.001 tt, alia", 0),
    ("sources.yaml", "rank: 1", "rank: first", "K027", "first}", 0),
    ("units.yaml", "units:", "version: 4\nunits:", "K028", "version: 4", 0),
    (HARVEST, "unit: t/yr", "unit: tt/yr", "K040", "tt/yr, aliases", 0),
    (
        HARVEST,
        "label: Planted area, type: quantity",
        "label: Planted area, type: quantty",
        "K024",
        "quantty, unit:",
        0,
    ),
    (HARVEST, "unit: ha,", "", "K022", "{name: area, l", 0),
    (HARVEST, '[Redhill, "> 4,000", 210', "[Redhill, many, 210", "K041", "many, 210, App", 0),
    (HARVEST, '[Redhill, "> 4,000", 210', "[Redhill, 210", "K042", "[Redhill, 210,", 0),
    (HARVEST, "[Redhill, ", "[Redhil, ", "K043", 'Redhil, "> 4,0', 0),
    (HARVEST, "data: picked.csv", "data: piked.csv", "K031", "piked.csv", 0),
    (HARVEST, "data: picked.csv", "note: none", "K047", "id: picked-by-", -6),
    (HARVEST, "default: {year", "default: {yeer", "K031", "yeer: latest}", 0),
    (HARVEST, "default: {year: latest", "default: {year: 1999", "K031", "1999}", 0),
    (PICKED, "orchard,year", "orchard,yeer", "K045", "orchard,yeer,p", 0),
    (PICKED, "orchard,year", "orchard,orchard", "K045", "orchard,orchar", 0),
    (PICKED, "Redhill,2022,4100,61,", "Redhill,2022,4100,", "K042", "Redhill,2022,4", 0),
    (PICKED, "Redhill,2022", "Redhill,22", "K044", "22,4100,61,gro", 0),
    (PICKED, "Redhill,2022", 'Redhill,"2022', "K046", 'Redhill,"2022,', 0),
    (
        LOSS,
        "lost: cut * harvest[orchard]",
        "lost: cutt * harvest[orchard]",
        "K050",
        "cutt * harvest",
        0,
    ),
    (LOSS, "left: total - lost", "left: total - cut", "K050", "total - cut", 0),
    (LOSS, "lost: cut * harvest[orchard]", "lost: left * 1", "K051", "left * 1", 0),
    (LOSS, "total: sum(harvest)", "cut: sum(harvest)", "K052", "sum(harvest)", 0),
    (LOSS, "takes away {lost}", "takes away {lots}", "K053", '"{orchard} har', 0),
    (LOSS, "lost: {unit: t/yr}", "lost: {unit: EUR}", "K054", "EUR}", 0),
    (
        LOSS,
        "harvest: harvest-by-orchard.harvest",
        "harvest: harvest-by-orchard.harvst",
        "K031",
        "harvest-by-orc",
        0,
    ),
    (
        LOSS,
        "harvest: harvest-by-orchard.harvest",
        "harvest: harvest-by.harvest",
        "K031",
        "harvest-by.har",
        0,
    ),
    (LOSS, "default: apple-price.value", "default: aple-price.value", "K031", "aple-price.val", 0),
    (LOSS, "invert: {cut: [lost_share", "invert: {cut: [lost_shar", "K031", "lost_shar, lef", 0),
    (LOSS, "{warn: cut > 50%", "{wran: cut > 50%", "K022", "{wran: cut > 5", 0),
    (LOSS, "digits: 3, label", "digits: many, label", "K027", "many, label: s", 0),
]


def change(base: Path, file: str, old: str, new: str) -> tuple[int, int]:
    """Return line and column of the first sign that differs."""
    text = (base / file).read_text()
    assert old in text
    (base / file).write_text(text.replace(old, new, 1))
    offset = text.index(old)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def list_codes(base: Path) -> list[str]:
    return [problem.code for problem in check_folder(base)[1]]


@pytest.mark.parametrize("folder", [ORCHARD, HARBOUR])
def test_a_good_base_loads(folder: Path) -> None:
    if not folder.exists():
        pytest.skip("the folder is not here")

    found = load_base(folder)

    assert found.name == folder.parent.name or found.name == "orchard"
    assert found.hash == hash_folder(folder)
    assert found.entries


@pytest.mark.parametrize(("file", "old", "new", "code", "shown", "lines"), MISTAKES)
def test_a_mistake_is_found_at_its_place(
    base: Path, file: str, old: str, new: str, code: str, shown: str, lines: int
) -> None:
    line, _ = change(base, file, old, new)

    found, problems = check_folder(base)

    assert found is None
    problem = next(problem for problem in problems if problem.code == code)
    assert (problem.place.file, problem.place.line) == (file, line + lines)
    assert problem.excerpt[problem.place.column - 1 :].startswith(shown)


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "hint"),
    [
        (FACTS, "see: [market-levy", "see: [market-levi", 6, "Did you mean 'market-levy'?"),
        (FACTS, "topic: water", "topic: watr", 7, "Did you mean 'water'?"),
        (FACTS, "answer: The hall", "anwser: The hall", 0, "Did you mean 'answer'?"),
        (HARVEST, "[Redhill, ", "[Redhil, ", 1, "Did you mean 'Redhill'?"),
        (PICKED, "orchard,year", "orchard,yeer", 8, "Did you mean 'year'?"),
        (LOSS, "cut * harvest[", "cutt * harvest[", 0, "Did you mean 'cut'?"),
        (LOSS, "harvest: harvest-by-orchard.h", "harvest: harvest-by-orchrd.h", 9, "harvest-by"),
    ],
)
def test_a_misspelt_name_is_shown_with_caret_and_nearest_name(
    base: Path, file: str, old: str, new: str, column: int, hint: str
) -> None:
    line, start = change(base, file, old, new)

    problem = next(item for item in check_folder(base)[1] if hint in item.hint)

    place = problem.place
    assert (place.file, place.line, place.column) == (file, line, start + column)
    assert hint in problem.hint
    first, shown, caret = format_problem(problem).split("\n")
    assert first.startswith(f"{file}:{line}:{start + column}: {problem.code} ")
    assert shown[caret.index("^") :].startswith(new[column : column + 4])


def test_all_mistakes_are_told_at_once(base: Path) -> None:
    change(base, FACTS, "topic: water", "topic: watr")
    change(base, HARVEST, "[Redhill, ", "[Redhil, ")

    with pytest.raises(BrokenBaseError, match="2 mistakes") as caught:
        load_base(base)

    assert [problem.code for problem in caught.value.problems] == ["K031", "K043"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "K005"),
        (b"# nothing\n", "K005"),
        (b"\x00\x01\xff", "K004"),
        (b"a: \xff\n", "K004"),
        (b"a: \x07\n", "K004"),
        (b"- a\n- b\n", "K007"),
        (b"a: " + b"[" * 4000, "K015"),
        (b"a: &a [x]\nb: [*a, *a]\n", "K013"),
        (b"[a]: b\n", "K016"),
        (b"a" * (9 << 20), "K003"),
    ],
)
def test_a_file_that_is_no_yaml_is_named(base: Path, data: bytes, code: str) -> None:
    (base / "extra.yaml").write_bytes(data)

    assert code in list_codes(base)


def test_a_folder_must_be_there_and_hold_kb_yaml(tmp_path: Path) -> None:
    assert list_codes(tmp_path / "no") == ["K001"]
    assert "K001" in list_codes(tmp_path)


def test_a_link_to_itself_is_a_file_that_cannot_be_read(base: Path) -> None:
    (base / "loop.yaml").symlink_to(base / "loop.yaml")
    (base / "inner").symlink_to(base)

    assert list_codes(base) == ["K002"]


def test_advice_does_not_break_a_base(base: Path) -> None:
    change(base, FACTS, "      - How high is the market levy?\n", "")

    found, problems = check_folder(base)

    assert found is not None
    assert [problem.code for problem in problems] == ["W001"]
    assert is_warning(problems[0])


def test_the_hash_follows_contents_and_names_but_not_hidden_files(base: Path) -> None:
    before = hash_folder(base)

    (base / ".note.yaml").write_text("a: b")
    (base / "kb.schema.json").write_text("{}")
    same = hash_folder(base)
    (base / "sources.yaml").rename(base / "origins.yaml")

    assert same == before
    assert hash_folder(base) != before


@pytest.mark.parametrize(
    ("costs", "code", "said"),
    [
        ("{wrong_answer: 0}", "K027", "wrong_answer must be a number above 0, not '0'"),
        ("{wrong_answer: many}", "K027", "not 'many'"),
        ("{asking_back: 1.5}", "K027", "asking_back must be a number from 0 to 1"),
        ("{asking_back: nan}", "K027", "not 'nan'"),
        ("{wrong: 3}", "K020", "costs has no key 'wrong'"),
        ("3", "K021", "costs must be a mapping"),
    ],
)
def test_costs_that_mean_nothing_are_told(base: Path, costs: str, code: str, said: str) -> None:
    with base.joinpath("kb.yaml").open("a") as stream:
        stream.write(f"costs: {costs}\n")

    problems = [item for item in check_folder(base)[1] if item.code == code]

    assert [said in item.message for item in problems] == [True]


def test_costs_are_read(base: Path) -> None:
    with base.joinpath("kb.yaml").open("a") as stream:
        stream.write("costs: {wrong_answer: 3}\n")

    found = check_folder(base)[0]

    assert found is not None
    assert found.costs == Costs(wrong_answer=3.0, asking_back=0.5)
