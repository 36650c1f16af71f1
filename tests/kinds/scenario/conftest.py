"""A small base with scenarios, readable as a catalogue, for the scenario room's tests."""

from fractions import Fraction

import pytest

from bot.base.lexicon import make_lexicon
from bot.base.model import Entity, KnowledgeBase, Locator, Place, Quantity, Unit
from bot.base.words import read_words
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.answering import KIND
from bot.kinds.scenario.model import (
    Default,
    Example,
    Input,
    Limit,
    OutputRule,
    Scenario,
    StepRule,
    Use,
)
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.question import parse_question

PLACE = Place("a.yaml", 1, 1)
SURVEY = Locator("survey", "Table 1")


def amount(low, high=None, unit="%", **more):
    ends = [None if its is None else Fraction(str(its)) for its in (low, high)]
    return Quantity(*ends, unit, low_open=low is None or more.pop("low_open", False), **more)


def exact(value, unit="%"):
    return amount(value, value, unit)


TABLE = Table(
    id="harvests",
    title="Harvest by orchard",
    place=PLACE,
    source=SURVEY,
    note="Estimates.",
    columns=(
        Column("orchard", "Orchard", "entity", kind="orchard"),
        Column("harvest", "Harvest", "quantity", "t/yr"),
    ),
    rows=tuple(
        Row((Cell(name, id_), Cell("", quantity=its)))
        for name, id_, its in (
            ("Redhill", "redhill", Quantity(Fraction(4000), None, "t/yr", True, True)),
            ("Brookend", "brookend", amount(1000, 2500, "t/yr")),
            ("Alder", "alder", amount(1000, 2500, "t/yr")),
            ("Wild trees", "wild", Quantity(None, None, "t/yr", True, True)),
        )
    ),
)
PRICE = Fact(
    id="pear-price",
    title="Price",
    place=PLACE,
    answer="EUR 2.",
    source=SURVEY,
    value=exact(2, "EUR/t"),
)
LOSS = Scenario(
    id="harvest-loss",
    title="An orchard harvests less",
    place=PLACE,
    source=SURVEY,
    ask=("what if {orchard} loses {cut} of its harvest", "{orchard} picks {cut} less fruit"),
    use=(Use("harvest", ("harvests.harvest",)),),
    inputs=(
        Input("orchard", "entity", of="harvests.orchard", ask="Which orchard?"),
        Input("cut", "percent", "%", amount(0, 100), ask="By how much?"),
    ),
    steps=(
        StepRule("lost", "cut * harvest[orchard]"),
        StepRule("total", "sum(harvest)"),
        StepRule("lost_share", "lost / total"),
    ),
    outputs=(OutputRule("lost", "t/yr"), OutputRule("lost_share", "%", 3)),
    template="{orchard} picking {cut} less takes away {lost}, {lost_share}.",
    assumptions=("Nobody plants more.",),
    limits=(Limit("warn", "cut > 50%", "No survey covers that."),),
    invert=(("cut", ("lost", "lost_share")),),
    examples=(Example((("orchard", "Brookend"), ("cut", "50%")), (("lost", "500 - 1250 t/yr"),)),),
)
INCOME = Scenario(
    id="income",
    title="Income from pears",
    place=PLACE,
    source=SURVEY,
    ask=("what do pears bring in at a price of {price}", "what if the pear price were {price}"),
    use=(Use("harvest", ("harvests.harvest",)),),
    inputs=(
        Input("price", "quantity", "EUR/t", amount(0, 100, "EUR/t"), Default("pear-price.value")),
        Input("orchard", "entity", of="harvests.orchard", default=Default("all")),
        Input("levy", "percent", "%", amount(0, 100), Default("4%", note="Of 2024."), label="Levy"),
    ),
    steps=(StepRule("income", "price * sum(harvest[orchard]) * (1 - levy)"),),
    outputs=(OutputRule("income", "EUR/yr", 3),),
    template="At {price} pears bring in {income}.",
    limits=(Limit("refuse", "price < 0 EUR/t", "A price cannot be negative."),),
    invert=(("price", ("income",)),),
)
DUTY = Scenario(
    id="duty",
    title="Price effect of a duty",
    place=PLACE,
    source=SURVEY,
    ask=("what if the duty rises from {old} to {new}", "price effect of a {new} duty"),
    inputs=(
        Input("new", "percent", "%", amount(0, 1000), ask="Which new duty?"),
        Input("old", "percent", "%", amount(0, 1000), Default("0%", SURVEY)),
        Input(
            "passed",
            "percent",
            "%",
            amount(0, 100),
            Default("100%"),
            label="Pass-through",
            words=("pass-through", "passed on"),
        ),
    ),
    steps=(StepRule("effect", "passed * ((1 + new) / (1 + old) - 1)"),),
    outputs=(OutputRule("effect", "%", 6),),
    template="The price changes by {effect}.",
    invert=(("new", ("effect",)),),
)
GROWTH = Scenario(
    id="growth",
    title="An orchard changes its crop",
    place=PLACE,
    source=SURVEY,
    ask=("what if {orchard} changes its crop by {change}", "what if {orchard} doubles its crop"),
    use=(Use("harvest", ("harvests.harvest",)),),
    inputs=(
        Input("orchard", "entity", of="harvests.orchard", ask="Which orchard?"),
        Input("change", "change", "%", amount(-100, 1000), ask="By how much?"),
    ),
    steps=(
        StepRule("after", "scale(harvest, orchard, 1 + change)"),
        StepRule("total", "sum(after)"),
        StepRule("part", "share(after, orchard)"),
    ),
    outputs=(OutputRule("total", "t/yr"), OutputRule("part", "%")),
    template="{orchard} changing by {change} makes {total}.",
)
ENTITIES = (
    Entity("redhill", "Redhill", "orchard"),
    Entity("brookend", "Brookend", "orchard"),
    Entity("alder", "Alder", "orchard"),
    Entity("wild", "Wild trees", "orchard"),
    Entity("faraway", "Faraway", "orchard"),
)
UNITS = (
    Unit("t", "tonne", kind="mass"),
    Unit("kt", "kilotonne", is_="1000 t"),
    Unit("kg", "kilogram", is_="0.001 t"),
    Unit("yr", "year", kind="time"),
    Unit("EUR", "euro", ("€",), kind="money"),
)
ENTRIES = (TABLE, PRICE, LOSS, INCOME, DUTY, GROWTH)
BASE = KnowledgeBase(
    name="t", version="1", hash="0", entities=ENTITIES, units=UNITS, entries=ENTRIES
)


class Shelf:
    """A catalogue."""

    lexicon = make_lexicon(BASE, read_words("base"))
    units = UNITS

    def load_entry(self, id_):
        return next((its for its in ENTRIES if its.id == id_), None)

    def list_entries(self, kind=""):
        return [(its.id, its.title) for its in ENTRIES if isinstance(its, Scenario)]

    def load_entity(self, id_):
        return next((its for its in ENTITIES if its.id == id_), None)

    def load_words(self, room):
        return _WORDS[room]


_WORDS = {room: read_words(room) for room in ("question", "kinds.scenario")}
SHELF = Shelf()


class Everything:
    """A vocabulary that knows every word."""

    def load_idf(self, terms):
        return dict.fromkeys(terms, 1.0)

    def load_rarest_idf(self):
        return 2.0

    def load_words(self, shortest, longest):
        return ()


def parse(text):
    return parse_question(text, SHELF.lexicon, _WORDS["question"], Everything())


@pytest.fixture
def shelf():
    return SHELF


@pytest.fixture
def scenarios():
    return {its.id: its for its in (LOSS, INCOME, DUTY, GROWTH)}


@pytest.fixture
def ask(scenarios):
    """Return what a scenario replies to a question and its follow-ups; None when not read."""

    def ask_(id_, *texts):
        reading = next(iter(KIND.interpret(scenarios[id_], parse(texts[0]), SHELF)), None)
        for text in texts[1:]:
            reading = KIND.follow_up(reading.frame, parse(text), SHELF)
        return reading and KIND.answer(reading, parse(texts[-1]), SHELF)

    return ask_


@pytest.fixture
def read():
    return parse
