"""Reads scenarios and gives the texts by which they are found. Needed while compiling only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from bot.base.model import Entry, KnowledgeBase, Passage, Quantity
from bot.base.node import Items, Node, Pairs, Scalar
from bot.base.reader import Reader, quote
from bot.kinds.entry_fields import (
    check_see,
    list_phrasings,
    read_quantity,
    read_shared,
    read_unit,
)
from bot.kinds.scenario.checks import check_scenario
from bot.kinds.scenario.format import (
    DEFAULT,
    EXAMPLE,
    INPUT,
    LIMIT,
    OUTPUT,
    SCENARIO,
    TYPES,
)
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

PLACEHOLDER = re.compile(r"\{\w+\}")
_TAKEN = ("and", "or", "not", "if", "else")


class ScenarioFields:
    """The compiling half of the scenario kind."""

    group = "scenarios"
    format = SCENARIO

    def read(self, node: Node, reader: Reader) -> Entry | None:
        """Return the scenario that *node* describes; None after reporting why not."""
        found = reader.read_fields(node, SCENARIO)
        if found is None:
            return None

        def pairs(key: str) -> tuple[tuple[Scalar, Node], ...]:
            return reader.read_pairs(found.get(key), key)

        inputs = tuple(
            read_input(read_name(name, reader), item, reader) for name, item in pairs("inputs")
        )
        outputs = tuple(read_output(name.text, item, reader) for name, item in pairs("outputs"))
        limits = reader.read_items(found.get("limits"), "limits")
        examples = reader.read_items(found.get("examples"), "examples")
        return Scenario(
            **read_shared(node, found, reader),
            inputs=tuple(filter(None, inputs)),
            steps=tuple(
                StepRule(read_name(k, reader), reader.read_text(v, "a step"))
                for k, v in pairs("steps")
            ),
            outputs=tuple(filter(None, outputs)),
            template=reader.read_text(found["answer"], "answer"),
            use=tuple(
                Use(read_name(k, reader), reader.read_texts(v, "use")) for k, v in pairs("use")
            ),
            assumptions=reader.read_texts(found.get("assumptions"), "assumptions"),
            limits=tuple(filter(None, (read_limit(item, reader) for item in limits))),
            invert=tuple((k.text, reader.read_texts(v, "invert")) for k, v in pairs("invert")),
            examples=tuple(filter(None, (read_example(item, reader) for item in examples))),
        )

    def check(self, entry: Entry, base: KnowledgeBase, reader: Reader) -> None:
        """Report what does not fit in the scenario's names, formulas and units."""
        check_see(entry, base, reader)
        check_scenario(cast(Scenario, entry), base, reader)

    def make_passages(self, entry: Entry, base: KnowledgeBase) -> tuple[Passage, ...]:
        """Return title, phrasings without their placeholders, and output labels."""
        texts = (
            Passage(item.entry, item.field, " ".join(PLACEHOLDER.sub(" ", item.text).split()))
            for item in list_phrasings(entry)
        )
        labels = (
            Passage(entry.id, "label", text)
            for item in cast(Scenario, entry).outputs
            for text in (item.label, *item.words)
        )
        return (*texts, *labels)


def read_name(node: Scalar, reader: Reader) -> str:
    """Return a name that formulas may use."""
    if not node.text.isidentifier() or node.text in _TAKEN:
        better = re.sub(r"\W+", "_", node.text).strip("_")
        hint = f"write {better}" if better.isidentifier() and better != node.text else ""
        reader.report("K025", node, f"{quote(node.text)} cannot be a name in formulas", hint)
    return node.text


def read_input(name: str, node: Node, reader: Reader) -> Input | None:
    """Return the input that *node* describes."""
    found = reader.read_fields(node, INPUT, f"the input '{name}'")
    type_ = reader.read_choice(found["type"], "type", TYPES) if found else ""
    if not found or not type_:
        return None
    needed = [key for _, value, key in INPUT.needs if value == type_ and key not in found]
    if needed:
        reader.report("K022", node, f"the input '{name}' needs {quote(needed[0])}")
        return None
    own = read_unit(found.get("unit"), reader)
    moved = own if "unit" in found else "%"
    unit = {"percent": "%", "change": moved, "quantity": own, "series": own}.get(type_, "")
    default = read_default(found.get("default"), reader)
    if default and type_ == "entity" and default.text != "all":
        default = replace(default, text=",".join(_find_ids(default.text, reader)))
    return Input(
        name=name,
        type=type_,
        unit=unit,
        domain=read_ends(found.get("domain"), "domain", unit, reader),
        default=default,
        ask=reader.read_text(found.get("ask"), "ask"),
        of=reader.read_text(found.get("of"), "of"),
        words=reader.read_texts(found.get("words"), "words"),
        options=reader.read_texts(found.get("options"), "options"),
        label=reader.read_text(found.get("label"), "label"),
        line=node.place.line,
        range=read_ends(found.get("range"), "range", unit, reader),
    )


def _find_ids(text: str, reader: Reader) -> Iterator[str]:
    """Yield the ids of the entities that *text* names; a name of none stays as it is."""
    for name in text.split(","):
        entity = reader.find_entity(name.strip())
        yield entity.id if entity else name.strip()


def read_ends(node: Node | None, key: str, unit: str, reader: Reader) -> Quantity | None:
    """Return the range under *key*, written as one or as a list of its two ends."""
    if node is None:
        return None
    if not isinstance(node, Items):
        text = reader.read_text(node, key)
        return read_quantity(text, unit, node, reader) if text else None
    texts = reader.read_texts(node, key)
    if len(texts) != 2:
        reader.report("K021", node, f"{key} must have two ends, lowest and highest")
        return None
    low, high = (read_quantity(text, unit, node, reader) for text in texts)
    if low is None or high is None:
        return None
    if low.low is not None and high.high is not None and low.low > high.high:
        reader.report("K041", node, f"{key} must have its lowest end first")
    ends = (low.low is None, high.high is None)
    return Quantity(low.low, high.high, unit or low.unit, low_open=ends[0], high_open=ends[1])


def read_default(node: Node | None, reader: Reader) -> Default | None:
    """Return a default, written as a text or as ``{value, source, note}``."""
    if not isinstance(node, Pairs):
        text = reader.read_text(node, "default")
        return Default(text) if text else None
    found = reader.read_fields(node, DEFAULT)
    if found is None:
        return None
    source = reader.read_locator(found.get("source"))
    note = reader.read_text(found.get("note"), "note")
    return Default(reader.read_text(found["value"], "value"), source, note)


def read_output(name: str, node: Node, reader: Reader) -> OutputRule | None:
    """Return the output that *node* describes."""
    found = reader.read_fields(node, OUTPUT, f"the output '{name}'")
    if found is None:
        return None
    digits = reader.read_text(found.get("digits"), "digits")
    if digits and not (digits.isdecimal() and 0 < int(digits) < 100):
        reader.report("K027", found["digits"], "digits must be a whole number from 1 to 99")
        digits = ""
    label = reader.read_text(found.get("label"), "label") or name.replace("_", " ")
    unit = read_unit(found["unit"], reader)
    words = reader.read_texts(found.get("words"), "words")
    return OutputRule(name, unit, int(digits) if digits else None, label, words)


def read_limit(node: Node, reader: Reader) -> Limit | None:
    """Return when to warn or refuse, and what to say."""
    found = reader.read_fields(node, LIMIT)
    actions = [action for action in LIMIT.either if found and action in found]
    if not found or len(actions) != 1:
        reader.report("K022", node, "a limit needs either 'warn' or 'refuse'")
        return None
    (action,) = actions
    condition = reader.read_text(found[action], action)
    return Limit(action, condition, reader.read_text(found["say"], "say"))


def read_example(node: Node, reader: Reader) -> Example | None:
    """Return inputs and expected outputs, as written."""
    found = reader.read_fields(node, EXAMPLE)
    if found is None:
        return None
    given, expect = (
        tuple((k.text, reader.read_text(v, key)) for k, v in reader.read_pairs(found[key], key))
        for key in ("given", "expect")
    )
    return Example(given, expect)


FIELDS = ScenarioFields()
