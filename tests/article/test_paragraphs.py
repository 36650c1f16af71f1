"""Every paragraph of the article is held by entries that cite its section."""

import re
from dataclasses import replace

import pytest

from bot.kinds.fact.model import Fact
from bot.kinds.table.model import Table
from bot.knowledge import load_base
from tests.article.paragraphs import HERE, compare_article, load_paragraphs

ARTICLE = "cooperation-article"
ENTRIES = {entry.id: entry for entry in load_base(HERE.parents[1] / "kb").entries}
PARAGRAPHS = load_paragraphs()
HEDGES = re.compile(
    r"\b(may|might|could|would|should|can|potential|potentially|possible|uncertain|envisioned|"
    r"estimates?|often|occasionally|suggests?)\b",
    re.IGNORECASE,
)


def list_headings(entry):
    others = [other.source for other in entry.others] if isinstance(entry, Fact) else []
    sources = [entry.source, *others]
    return {source.at for source in sources if source and source.source == ARTICLE}


def find_uncovered(paragraphs):
    """Return the paragraphs that no entry holds which cites their section."""
    return [
        paragraph.begins
        for paragraph in paragraphs
        if not paragraph.entries
        or not all(id_ in ENTRIES for id_ in paragraph.entries)
        or not (
            paragraph.beside
            or any(paragraph.section in list_headings(ENTRIES[id_]) for id_ in paragraph.entries)
        )
    ]


def read_text(id_):
    entry = ENTRIES[id_]
    if isinstance(entry, Table):
        return " ".join(
            [entry.title, entry.note, *(c.text for row in entry.rows for c in row.cells)]
        )
    return " ".join([entry.title, entry.answer, *entry.points, *(o.answer for o in entry.others)])


def test_every_paragraph_is_held_by_an_entry_that_cites_its_section():
    assert find_uncovered(PARAGRAPHS) == []


@pytest.mark.parametrize("entries", [(), ("no-such-entry",), ("recap",)])
def test_a_paragraph_without_an_entry_of_its_section_is_found(entries):
    bare = replace(PARAGRAPHS[0], entries=entries)

    assert find_uncovered([bare, *PARAGRAPHS[1:]]) == [bare.begins]


def test_a_paragraph_that_is_hedged_has_an_entry_that_hedges():
    hedged = [paragraph for paragraph in PARAGRAPHS if paragraph.is_hedged]

    flat = [p.begins for p in hedged if not any(HEDGES.search(read_text(id_)) for id_ in p.entries)]

    assert len(hedged) > len(PARAGRAPHS) / 3
    assert flat == []


def test_every_heading_that_an_entry_cites_is_in_the_map_and_the_other_way_round():
    cited = set().union(*(list_headings(entry) for entry in ENTRIES.values()))

    assert cited == {paragraph.section for paragraph in PARAGRAPHS}


def test_a_paragraph_that_the_map_lacks_is_found_in_the_article():
    first = PARAGRAPHS[0]
    article = f"{first.begins} and so on.\nAnother paragraph.\n"

    found = list(compare_article(article, [first]))

    assert found == [f"not listed under {first.section!r}: Another paragraph."]


def test_a_paragraph_that_the_article_lacks_is_found():
    first = PARAGRAPHS[0]

    assert list(compare_article("", [first])) == [
        f"not in the article: {first.section}: {first.begins}"
    ]
