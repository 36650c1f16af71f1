"""Loads a folder: reads its files, gathers what they hold, builds and checks the base."""

import posixpath
from pathlib import Path

from bot.base.model import Entry, KnowledgeBase, Place, Problem
from bot.base.node import Node, Pairs, Scalar
from bot.base.reader import Grid, Reader, make_hint
from bot.kinds import KINDS
from bot.kinds.kind import Fields, load_fields
from bot.knowledge.costs import read_costs
from bot.knowledge.csv_grid import read_grid
from bot.knowledge.files import MAIN, hash_folder, list_files
from bot.knowledge.names import COSTS, LISTS, TEXTS, read_names
from bot.knowledge.problems import is_warning
from bot.knowledge.texts import LARGEST_CSV, LARGEST_YAML, Texts
from bot.knowledge.yaml_tree import read_tree

_REFERENCES = ("K031", "K040", "K041", "K043", "K053", "K050")


def check_folder(folder: Path) -> tuple[KnowledgeBase | None, tuple[Problem, ...]]:
    """Return the base in *folder* (None when it is broken) and its problems, by place."""
    reader = Reader()
    texts = Texts(folder)
    if not folder.is_dir():
        reader.report("K001", Place(str(folder), 1, 1), "there is no such folder")
        return None, tuple(reader.problems)
    files = list_files(folder)
    if MAIN not in files:
        reader.report("K001", Place(MAIN, 1, 1), f"the folder has no {MAIN}", "create it")
    roots = [_read_root(file, texts, reader) for file in files if not file.endswith(".csv")]
    is_whole = None not in roots and MAIN in files
    reader.load_grid = lambda name, its: _load_grid(name, files, texts, its)
    base = _build([root for root in roots if root], hash_folder(folder), reader)
    problems = [item for item in reader.problems if is_whole or item.code not in _REFERENCES]
    shown = tuple(texts.add_excerpt(item) for item in sorted(set(problems), key=_find_order))
    return (None if not all(map(is_warning, shown)) else base), shown


def _read_root(file: str, texts: Texts, reader: Reader) -> Pairs | None:
    text = texts.load_text(file, LARGEST_YAML, reader)
    root = read_tree(text, file, reader) if text is not None else None
    if root is None or isinstance(root, Pairs):
        return root
    reader.report("K007", root, "the file's root must be a mapping of keys")
    return None


def _load_grid(name: Scalar, files: tuple[str, ...], texts: Texts, reader: Reader) -> Grid | None:
    """Return the records of the CSV file that stands at *name*, relative to the YAML file."""
    folder = posixpath.dirname(name.place.file)
    file = posixpath.normpath(posixpath.join(folder, name.text.strip()))
    if file not in files or not file.endswith(".csv"):
        known = (posixpath.relpath(item, folder or ".") for item in files if item.endswith(".csv"))
        reader.report_unknown("K031", name, "CSV file", name.text, known)
        return None
    text = texts.load_text(file, LARGEST_CSV, reader)
    return read_grid(text, file, reader) if text is not None else None


def _build(roots: list[Pairs], digest: str, reader: Reader) -> KnowledgeBase:
    kinds = tuple(load_fields(kind) for kind in KINDS)
    groups = {fields.group: fields for fields in kinds}
    singles: dict[str, Node] = {}
    lists: dict[str, list[Node]] = {name: [] for name in (*LISTS, *groups)}
    for root in roots:
        for key, node in root.pairs:
            if key.text in lists:
                lists[key.text] += reader.read_items(node, key.text)
            elif key.text not in (*TEXTS, COSTS):
                hint = make_hint(key.text, (*TEXTS, COSTS, *lists))
                reader.report("K020", key, f"a file has no key '{key.text}'", hint)
            elif singles.setdefault(key.text, node) is not node:
                where = f"it stands in {singles[key.text].place.file}"
                reader.report("K028", key, f"'{key.text}' stands twice in the base", where)
    for name in ("name", "version"):
        if name not in singles:
            reader.report("K022", Place(MAIN, 1, 1), f"the base needs '{name}'")
    reader.names = read_names(lists, reader)
    read = [(fields, node) for fields in kinds for node in lists[fields.group]]
    entries = [(fields, _read_entry(fields, node, reader)) for fields, node in read]
    _check_ids([node for _, node in read], reader)
    base = KnowledgeBase(
        **{name: reader.read_text(singles.get(name), name) for name in TEXTS},
        hash=digest,
        topics=reader.names.topics,
        sources=reader.names.sources,
        entities=reader.names.entities,
        units=reader.names.units,
        costs=read_costs(singles.get(COSTS), reader),
        examples=tuple(reader.read_text(node, "an example") for node in lists["examples"]),
        not_ours=tuple(reader.read_text(node, "not_ours") for node in lists["not_ours"]),
        synonyms=tuple(reader.read_texts(node, "synonyms") for node in lists["synonyms"]),
        entries=tuple(entry for _, entry in entries if entry),
    )
    for fields, entry in entries:
        if entry:
            fields.check(entry, base, reader)
    return base


def _read_entry(fields: Fields, node: Node, reader: Reader) -> Entry | None:
    reader.nodes[node.place] = node
    return fields.read(node, reader)


def _check_ids(nodes: list[Node], reader: Reader) -> None:
    seen: dict[str, Place] = {}
    for node in nodes:
        id_ = node.get("id") if isinstance(node, Pairs) else None
        if isinstance(id_, Scalar) and seen.setdefault(id_.text, id_.place) != id_.place:
            first = seen[id_.text]
            where = f"the first stands in {first.file}:{first.line}"
            reader.report("K030", id_, f"two entries have the id '{id_.text}'", where)


def _find_order(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place
    return place.file, place.line, place.column, problem.code
