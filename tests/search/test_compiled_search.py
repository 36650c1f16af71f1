"""A compiled file is either exactly what was written or refused."""

import pytest

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase, Passage, Place, Question, Source, Term
from bot.base.text import terms
from bot.kinds.fact.model import Fact
from bot.search import find_candidates, fit_index
from bot.search.scoring import score_passages
from bot.store import CompiledParts, DamagedFileError, hold_compiled, open_compiled, write_compiled

TEXTS = {
    "apples": ("How many apples ripen?", "apples ripen in autumn"),
    "pears": ("When do pears ripen?", "ripening of green pears"),
    "plums": ("What do plums cost?", "price of a plum"),
}


@pytest.fixture(scope="module")
def parts():
    facts = tuple(
        Fact(id=name, title=name, place=Place("a.yaml", 1, 1), ask=asks, answer=f"{name} do.")
        for name, asks in TEXTS.items()
    )
    base = KnowledgeBase(
        name="b", version="1", hash="0", entries=facts, sources=(Source("book", "Book"),)
    )
    heads = [
        EntryRow(n, f.id, "fact", f.title, ("book",) if n else ("other",))
        for n, f in enumerate(facts)
    ]
    passages = {
        f.id: [
            Passage(f.id, "title", f.title),
            *(Passage(f.id, "ask", a) for a in f.ask),
            Passage(f.id, "answer", f.answer),
        ]
        for f in facts
    }
    return CompiledParts(base, Lexicon(), {"base": {}}, fit_index(heads, passages, Lexicon()))


def _ask(text, **more):
    found = terms(text, Lexicon())
    return Question(text, terms=tuple(Term(t, n, n + 1) for n, t in enumerate(found)), **more)


def test_what_was_written_is_read_back(parts, tmp_path):
    path = tmp_path / "a b#%.sqlite"

    write_compiled(path, parts)

    base = open_compiled(path)
    assert base.load_entry("pears") == parts.base.entries[1]
    assert base.list_entries("fact") == [(f.id, f.title) for f in parts.base.entries]
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_the_same_parts_make_the_same_bytes(parts, tmp_path):
    for name in ("one", "two"):
        write_compiled(tmp_path / name, parts)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("part", [0, 0.001, 0.3, 0.9, 0.9999])
def test_a_file_cut_short_is_refused(parts, tmp_path, part):
    path = tmp_path / "x.sqlite"
    write_compiled(path, parts)
    data = path.read_bytes()

    path.write_bytes(data[: int(len(data) * part)])

    with pytest.raises(DamagedFileError, match="damaged"):
        open_compiled(path)


@pytest.mark.parametrize("part", [0, 0.001, 0.3, 0.6, 0.9999])
def test_a_flipped_byte_is_noticed(parts, tmp_path, part):
    path = tmp_path / "x.sqlite"
    write_compiled(path, parts)
    data = bytearray(path.read_bytes())

    data[int(len(data) * part)] ^= 1
    path.write_bytes(bytes(data))

    with pytest.raises(DamagedFileError):
        open_compiled(path)


@pytest.mark.parametrize("view", ["word", "char"])
@pytest.mark.parametrize("text", ["ripen ripen pears", "how many plums", "price of apple trees"])
def test_scores_equal_those_of_scikit_learn(parts, view, text):
    from bot.search.fitting import make_vectorizer

    rows = parts.index.passages
    rows = rows if view == "word" else [row for row in rows if row.field != "body"]
    fitted = make_vectorizer(view)
    matrix = fitted.fit_transform([terms(row.text, Lexicon()) for row in rows])
    asked = terms(text, Lexicon())

    ours = score_passages(view, asked, hold_compiled(parts))

    theirs = (matrix @ fitted.transform([asked]).T).toarray().ravel()
    assert [ours.get(n, 0.0) for n in range(len(rows))] == pytest.approx(theirs, abs=1e-9)


def test_the_nearest_entry_comes_first(parts):
    found = find_candidates(_ask("when do pears ripen"), hold_compiled(parts))

    assert found[0].entry == "pears"
    assert found[0].confidence > 0.9 > 0.5 > found[1].confidence


def test_only_entries_of_the_wanted_sources_are_found(parts):
    found = find_candidates(_ask("apples ripen", sources=("book",)), hold_compiled(parts))

    assert [item.entry for item in found] == ["pears"]


def test_nothing_is_found_for_unknown_words(parts):
    assert find_candidates(_ask("xyzzy"), hold_compiled(parts)) == ()
