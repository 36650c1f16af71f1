"""Tables built in a test and questions parsed over them as the product parses them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.base.lexicon import make_lexicon
from bot.base.model import Entity, KnowledgeBase, Locator, Place, Unit
from bot.base.text import terms
from bot.base.words import read_words
from bot.calc import Units, parse_quantity
from bot.kinds.table.answering import KIND
from bot.kinds.table.keys import find_names, find_series
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.question import parse_question

PLACE = Place("tables.yaml", 1, 1)


class Vocabulary:
    """Knows the terms that the tables hold."""

    def __init__(self, held: set[str], words: set[str]) -> None:
        self.held, self.words = held, words

    def load_idf(self, terms):
        return {term: 3.0 for term in terms if term in self.held}

    def load_rarest_idf(self):
        return 3.0

    def list_words(self, shortest, longest):
        return sorted(w for w in self.words if shortest <= len(w) <= longest)


class Tables:
    """A small base of tables: asks the kind as the engine does."""

    def __init__(self, folder: Path) -> None:
        data: dict[str, list[Any]] = {}
        for path in sorted(folder.rglob("*.yaml")):
            for key, value in (yaml.load(path.read_text(), yaml.BaseLoader) or {}).items():
                if isinstance(value, list):
                    data.setdefault(key, []).extend(value)
        entities = tuple(
            Entity(e["id"], e["name"], e["kind"], tuple(e.get("aliases", ())))
            for e in data["entities"]
        )
        self.units = tuple(
            Unit(
                u["id"], u["name"], tuple(u.get("aliases", ())), u.get("kind", ""), u.get("is", "")
            )
            for u in data["units"]
        )
        synonyms = tuple(tuple(group) for group in data.get("synonyms", ()))
        base = KnowledgeBase(
            name="t", version="1", hash="", entities=entities, units=self.units, synonyms=synonyms
        )
        self.lexicon = make_lexicon(base, read_words("base"))
        self.names = {e.name.lower(): e.id for e in entities}
        self.names |= {a.lower(): e.id for e in entities for a in e.aliases}
        self.tables = {t["id"]: self._make_table(t, folder) for t in data["tables"]}
        texts = [t.title for t in self.tables.values()]
        for table in self.tables.values():
            texts += [*table.ask, *(a for c in table.columns for a in (c.label, *c.aliases))]
            texts += [cell.text for row in table.rows for cell in row.cells]
        held = {term for text in texts for term in terms(text, self.lexicon)}
        held |= {f"@{e.id}" for e in entities}
        words = {w.lower() for text in texts for w in text.split() if w.isalpha()}
        self.vocabulary = Vocabulary(held, words)

    def _make_table(self, t, folder) -> Table:
        columns = tuple(
            Column(
                c["name"],
                c.get("label", c["name"].capitalize()),
                c["type"],
                c.get("unit", ""),
                c.get("kind", ""),
                tuple(c.get("aliases", ())),
            )
            for c in t["columns"]
        )
        rows = t.get("rows")
        if rows is None:
            path = next(folder.rglob(t["data"]))
            with path.open() as file:
                rows = list(csv.reader(file))[1:]
        cells = [r["cells"] if isinstance(r, dict) else r for r in rows]
        rows = tuple(
            Row(tuple(self._cell(c, x) for c, x in zip(columns, r, strict=True))) for r in cells
        )
        key = find_names(columns, rows)
        return Table(
            id=t["id"],
            title=t["title"],
            place=PLACE,
            ask=tuple(t.get("ask", ())),
            source=Locator(t["source"]["id"], t["source"].get("at", "")),
            as_of=t.get("as_of", ""),
            about=tuple(t.get("about", ())),
            columns=columns,
            rows=rows,
            key=key,
            series=find_series(columns, rows, key),
            default=tuple(t.get("default", {}).items()),
            note=t.get("note", ""),
        )

    def _cell(self, column, text) -> Cell:
        if column.type == "quantity":
            return Cell(text, "", parse_quantity(text, column.unit, Units(self.units)))
        if column.type == "entity":
            return Cell(text, self.names.get(text.lower(), ""))
        return Cell(text)

    def load_words(self, room: str):
        return read_words(room)

    def load_entry(self, id_: str):
        return self.tables.get(id_)

    def load_entity(self, id_: str):
        return None

    def parse(self, text: str):
        return parse_question(text, self.lexicon, read_words("question"), self.vocabulary)

    def read(self, text: str, table: str):
        """Return the question and its readings by one table."""
        question = self.parse(text)
        return question, KIND.interpret(self.tables[table], question, self)

    def ask(self, text: str, table: str):
        """Return the first reading's reply; None when there is no reading."""
        question, readings = self.read(text, table)
        return KIND.answer(readings[0], question, self) if readings else None

    def reply(self, reading, text: str):
        """Return the reply that *reading* leads to."""
        return KIND.answer(reading, self.parse(text), self)

    def talk(self, turns: Sequence[str], table: str):
        """Return the reply to the last of *turns*."""
        question, readings = self.read(turns[0], table)
        reading = readings[0]
        for turn in turns[1:]:
            question = self.parse(turn)
            reading = KIND.follow_up(reading.frame, question, self)
            if reading is None:
                return None
        return KIND.answer(reading, question, self)
