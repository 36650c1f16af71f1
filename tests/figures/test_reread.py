"""The script that reads the figures of a base again in the material."""

from pathlib import Path

import pytest
import yaml

from bot.kinds.table.model import Table
from bot.knowledge import load_base
from tests.figures.reread import HERE, KB, main

BASE = """
name: harbour
version: "1"
sources:
  - {id: log, title: Harbour log}
  - {id: paper, title: The paper}
units:
  - {id: t, name: tonne, kind: mass}
  - {id: EUR, name: euro, kind: money}
tables:
  - id: landings
    title: Landings
    columns:
      - {name: port, label: Port, type: category}
      - {name: year, label: Year, type: time}
      - {name: landed, label: Landed, type: quantity, unit: t}
      - {name: worth, label: Worth, type: quantity, unit: EUR}
      - {name: note, label: Note, type: text}
      - {name: source, type: source}
    rows:
      - [Sund, "2023", "1,200", 3 million, 4 boats, log]
      - [Sund, "2024", "> 900", "", no count, log]
      - [Old Sund, "2024", "~70", 10 - 12 million, "", paper]
facts:
  - id: fee
    title: The fee
    answer: EUR 90 an hour.
    value: 90 EUR
    points: [It was EUR 80 in 2020.]
    source: {id: log, at: "3"}
    others: [{answer: EUR 95., source: paper}]
"""
DATA = """
port,period,tonnes,qualifier,worth_million,worth_to,note,source
Sund,2023,1200,,3,3,4 boats,log
Sund,2024,900,>,,,,log
Sund (old),2024,70,about ~,10,12,,paper
"""
FACTS = """
- {id: f1, statement: "The fee is EUR 90, up from EUR 80.", as_of: "2020", source: log}
- {id: f2, statement: "95 euros.", as_of: "2021", source: paper}
"""
SPEC = """
names: {(old): Old}
explained: {}
left_out: {}
tables:
  landings:
    file: landings.csv
    keys: {port: port, year: period}
    cells:
      landed: tonnes
      worth: {low: worth_million, high: worth_to, scale: 1000000, is_exact: true}
"""


@pytest.fixture
def reread(tmp_path, capsys):
    """Return what writes a base, its material and the spec, and gives (status, lines)."""

    def reread(base=BASE, data=DATA, spec=SPEC):
        for name, text in {
            "kb/kb.yaml": base,
            "data/landings.csv": data.lstrip(),
            "data/facts.yaml": FACTS,
            "spec.yaml": spec,
        }.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        folder, kb, spec_file = (str(tmp_path / its) for its in ("data", "kb", "spec.yaml"))
        status = main([folder, "--kb", kb, "--spec", spec_file])
        return status, capsys.readouterr().out.splitlines()

    return reread


def test_a_base_that_says_what_the_material_says_has_no_difference(reread):
    status, lines = reread()

    assert lines[:-1] == []
    assert status == 0
    assert lines[-1].endswith("0 differ, 0 explained")


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ('"1,200"', '"1,300"', "landings row 1 (Sund 2023), landed"),
        ('"> 900"', '"900"', "landings row 2 (Sund 2024), landed"),
        ('"~70"', '"70"', "landings row 3 (Old Sund 2024), landed"),
        ("10 - 12 million", "10 - 13 million", "landings row 3 (Old Sund 2024), worth"),
        ("4 boats", "5 boats", "landings row 1 (Sund 2023), note"),
        ('"2023", "1,200"', '"2022", "1,200"', "landings row 1: the base says 'Sund 2022 [log]'"),
        ("EUR 90 an hour", "EUR 91 an hour", "fee, answer"),
        ("EUR 80 in 2020", "EUR 80 in 2019", "fee, point 1"),
        ("answer: EUR 95.", "answer: EUR 96.", "fee, other 1"),
    ],
)
def test_a_figure_that_differs_is_named_with_its_place(reread, right, wrong, place):
    status, lines = reread(BASE.replace(right, wrong))

    assert status == 1
    assert [line for line in lines if line.startswith(place)]


def test_a_record_that_the_base_does_not_hold_is_named(reread):
    _, lines = reread(data=DATA + "Lund,2024,5,,1,,,log\n")

    assert "landings.csv: Lund, 2024, 5: not in the base: Lund 2024 5  1   log" in lines


def test_what_is_explained_is_not_left_and_an_idle_explanation_is_named(reread):
    spec = SPEC.replace("explained: {}", 'explained: {"fee, answer": why, "fee, value": why}')

    _, lines = reread(BASE.replace("EUR 90 an hour", "EUR 91 an hour"), spec=spec)

    assert not [line for line in lines if line.startswith("fee, answer")]
    assert "fee, value: explained, but nothing differs" in lines


def test_every_table_with_a_data_file_is_read_again():
    spec = yaml.safe_load((HERE / "figures.yaml").read_text("utf-8"))
    tables = [entry for entry in load_base(Path(KB)).entries if isinstance(entry, Table)]

    assert {table.id for table in tables if table.data} == set(spec["tables"])
