"""The words that texts of one base are read with: names, synonyms, units, English.

One plain value, kept in the compiled file as JSON and loaded on every ask.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from bot.base.frozen import dataclass
from bot.base.model import Entity, KnowledgeBase, Source, Unit
from bot.base.tokens import drop_possessive, fold, split_tokens, stem


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their folded tokens joined with blanks, e.g. ``united states``.

    Attributes:
        aliases: Name -> ``[entity, cased]`` pairs; a *cased* one that is not empty matches
            only as written, because in lower case it is an ordinary word ("US").
        longest: First word of a name, phrase or unit -> most tokens of one that begins so.
        entities: Id -> ``[name, kind]``.
        synonyms: Stems joined with blanks -> the term that stands for them; a word whose stem
            another word has too ("important", "import") is held whole.
        units: Word or sign -> unit expression of the base; as written first, then folded.
        sources: Id, title or short name -> ids of sources.
        contractions: ``don't`` -> its words.
        light: Words that carry no content.
        read: Texts of the base -> their terms, found while compiling; kept with the entries.
    """

    aliases: dict[str, list[list[str]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    entities: dict[str, list[str]] = field(default_factory=dict)
    synonyms: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    contractions: dict[str, list[str]] = field(default_factory=dict)
    light: frozenset[str] = frozenset()
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the lexicon as JSON values."""
        values = {name: getattr(self, name) for name in self.__slots__ if name != "read"}
        return {**values, "light": sorted(self.light)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Lexicon":
        """Return the lexicon that `to_json` gave *data* of."""
        return cls(**{**data, "light": frozenset(data["light"])})


def make_lexicon(base: KnowledgeBase, english: Mapping[str, Any]) -> Lexicon:
    """Return the words of *base* together with *english* (``read_words("base")``)."""
    light = frozenset(english["light"].split())
    own_case = light | frozenset(english["short"].split())
    aliases = _make_aliases(base.entities, own_case)
    whole = frozenset(english["whole"].split())
    families = (family.split() for family in english["families"])
    synonyms = _make_synonyms((*base.synonyms, *english["thesaurus"], *families), whole)
    units = _make_units(base.units, english["units"])
    return Lexicon(
        aliases=aliases,
        longest=_measure((*aliases, *synonyms, *units)),
        entities={item.id: [item.name, item.kind] for item in base.entities},
        synonyms=synonyms,
        units=units,
        sources=_make_sources(base.sources, light),
        contractions={form: words.split() for form, words in english["contractions"].items()},
        light=light,
    )


@lru_cache(maxsize=16_384)
def make_key(text: str) -> str:
    """Return the folded tokens of *text* joined with blanks."""
    return " ".join(fold(piece.text) for piece in split_tokens(text))


def _make_aliases(
    entities: Iterable[Entity], own_case: frozenset[str]
) -> dict[str, list[list[str]]]:
    """Return the names of *entities*; plurals only where they are not names themselves."""
    aliases: dict[str, list[list[str]]] = {}
    plurals: dict[str, list[list[str]]] = {}
    for entity in entities:
        for alias in (entity.name, *entity.aliases):
            key = make_key(alias)
            cased = drop_possessive(alias) if key in own_case else ""
            named = [entity.id, cased]
            _add(aliases, key, named)
            head, _, rest = alias.partition(" ")
            if head.lower() == "the" and rest[:1].isupper() and make_key(rest) not in own_case:
                _add(aliases, make_key(rest), named)
            if not cased and len(key) > 3 and not key.endswith("s"):
                _add(plurals, _make_plural(key), named)
    return {**plurals, **aliases}


def _add(groups: dict[str, list[list[str]]], key: str, named: list[str]) -> None:
    held = groups.setdefault(key, []) if key else [named]
    if named not in held:
        held.append(named)


def _make_plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "z", "ch", "sh")) else f"{word}s"


def _make_synonyms(groups: Iterable[Iterable[str]], whole: frozenset[str]) -> dict[str, str]:
    """Return what stands for each stem or stem phrase; a phrase belongs to its first group."""
    synonyms: dict[str, str] = {}
    for group in groups:
        keys = [make_key(phrase) for phrase in group]
        stems = [key if key in whole else " ".join(map(stem, key.split())) for key in keys]
        fresh = [phrase for phrase in stems if phrase and phrase not in synonyms]
        for phrase in fresh:
            synonyms[phrase] = fresh[0].replace(" ", "_")
    return synonyms


def _make_units(units: Iterable[Unit], english: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return unit words as written and folded; *english* ones only for units that are there."""
    declared = {unit.id: unit for unit in units}
    always = {"%": english.get("%", ())}
    words: dict[str, str] = {}
    folded: dict[str, str] = {}
    for unit in declared.values():
        for word in (unit.id, unit.name, *unit.aliases):
            words.setdefault(" ".join(piece.text for piece in split_tokens(word)), unit.id)
            folded.setdefault(make_key(word), unit.id)
            if len(word) > 3 and not word.endswith("s"):
                folded.setdefault(_make_plural(make_key(word)), unit.id)
    for id_, more in {**english, **always}.items():
        if id_ in declared or id_ in always:
            for word in more:
                folded.setdefault(make_key(word), id_)
    return {**folded, **words}


def _make_sources(sources: Iterable[Source], light: frozenset[str]) -> dict[str, list[str]]:
    """Return names of *sources*: id, title, publisher, words that they alone have."""
    names: dict[str, list[str]] = {}
    for source in sources:
        words = [word for word in make_key(source.title).split() if word not in light]
        whole = {make_key(source.id), make_key(source.title), make_key(source.publisher)}
        for name in sorted({*whole, *words, *make_key(source.id).split()} - {""}):
            held = names.setdefault(name, [])
            held.append(source.id)
    return {name: ids for name, ids in names.items() if len(ids) == 1 or " " in name}


def _measure(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 1), len(words)) if words else 0
    return longest
