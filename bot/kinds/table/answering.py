"""What a table makes of a question: a query, its result, and the reply in words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Entry, Frame, Question, Reading, Reply
from bot.kinds.table.describing import describe
from bot.kinds.table.model import Table
from bot.kinds.table.parse import Parse
from bot.kinds.table.parsing import parse_table
from bot.kinds.table.query import Query, shows_all
from bot.kinds.table.shape import keep_sources


class TableKind:
    """The asking half of the table kind."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return the queries that *question* may mean over the table."""
        assert isinstance(entry, Table)
        table = keep_sources(entry, question.sources)
        parses = parse_table(table, question, catalogue)
        if len(table.rows) < len(entry.rows):  # what the other sources list is not missing
            parses = tuple(parse for parse in parses if parse.query.op != "absent")
        return tuple(_read(table, parse) for parse in parses)

    def combine(
        self, readings: Sequence[Reading], question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return *readings* with those of several sources united, and those over two tables."""
        from bot.kinds.table.confronting import unite_sources
        from bot.kinds.table.joining import join_readings

        joined = [_read(*pair) for pair in join_readings(readings, question, catalogue)]
        found = (_drop_parts(readings, joined), joined)
        return tuple(its for some in found for its in unite_sources(some, question, catalogue))

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return the last query with the slot replaced that *question* names."""
        entry = catalogue.load_entry(frame.entry)
        if not isinstance(entry, Table) or not isinstance(frame.state, Query):
            return None
        from bot.kinds.table.confronting import is_same_question
        from bot.kinds.table.following import change_query
        from bot.kinds.table.referring import ask_of_them

        table = keep_sources(entry, question.sources)
        pointed = ask_of_them(frame.state, table, question, catalogue)
        if pointed:
            return _read(*pointed)
        parse = change_query(frame.state, table, question, catalogue)
        if parse is None:
            return None
        changed = (
            change_query(query, keep_sources(rival, question.sources), question, catalogue)
            for query in frame.state.also
            if isinstance(rival := catalogue.load_entry(query.table), Table)
        )
        also = tuple(
            its.query for its in changed if its and is_same_question(its.query, parse.query)
        )
        return _read(table, replace(parse, query=replace(parse.query, also=also)))

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return the reply that the reading's query leads to."""
        from bot.kinds.table.replying import tell
        from bot.kinds.table.telling import tell_beside, tell_joined

        table, query = reading.entry, reading.frame.state
        assert isinstance(table, Table)
        assert isinstance(query, Query)
        if query.of:
            return tell_joined(query, table, question, catalogue)
        told = tell(query, table, catalogue)
        return tell_beside(query, told, question, catalogue) if query.also else told.reply


def _read(table: Table, parse: Parse) -> Reading:
    frame = Frame(table.id, "table", parse.query, describe(parse.query, table))
    return Reading(
        table,
        parse.explained,
        parse.fit,
        frame,
        loose=parse.loose,
        trust=parse.trust,
        is_whole=shows_all(parse.query),
    )


def _drop_parts(readings: Sequence[Reading], joined: Sequence[Reading]) -> list[Reading]:
    """Return *readings* without those that only find the rows which one of *joined* goes on from.

    That one accounts for the words that they leave over.
    """
    parts = {
        its.frame.state.of.query
        for its in joined
        if isinstance(its.frame.state, Query) and its.frame.state.of
    }
    return [its for its in readings if its.frame.state not in parts]


KIND = TableKind()
