import pytest

from bot.base.model import Unit
from bot.transcript.convert import make_matcher

UNITS = (
    Unit("t", "tonne", ("tonnes", "tons"), "mass"),
    Unit("kt", "kilotonne", is_="1000 t"),
    Unit("yr", "year", kind="time"),
    Unit("m", "metre", kind="length"),
)


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("Redhill, 2 kt.", "Redhill, 2,000 t."),
        ("Redhill, 2.0 kt of apples", "Redhill, 2,010 t of apples"),
        ("1 - 5 kt/yr", "1,000 - 5,000 t/yr"),
        ("2±5% kt ...", "2,090 t in all"),
        ("-2 kt", "-2,000 t"),
        ("5%", "5 %"),
        ("2000 tonnes", "2 kt"),
    ],
)
def test_an_amount_matches_in_another_unit_of_its_kind(expected, shown) -> None:
    assert make_matcher(UNITS)(expected, shown)


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("2 kt", "2,000 m"),
        ("2 kt", "2 t"),
        ("2 kt", "-2,000 t"),
        ("2.0 kt", "2,100 t"),
        ("1 - 5 kt/yr", "1,000 - 6,000 t/yr"),
        ("2 kt of pears", "2,000 t of apples"),
        ("2 kt", "2,000"),
    ],
)
def test_another_amount_or_another_kind_does_not(expected, shown) -> None:
    assert not make_matcher(UNITS)(expected, shown)
