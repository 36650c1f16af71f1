"""Knowledge bases made of benchmark files, compiled and searched as any other base is."""

import gzip
import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.base.model import Candidate, Question
from bot.engine.caching import open_base
from bot.question import parse_question
from bot.search import find_candidates
from bot.store import CompiledBase


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the JSON lines of *path*, which may be compressed."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def compile_facts(
    facts: Sequence[Mapping[str, Any]], not_ours: Sequence[str] = ()
) -> tuple[CompiledBase, float]:
    """Return the base of *facts* and the processor seconds from folder to open file."""
    return compile_entries({"facts": facts}, not_ours)


def compile_entries(
    entries: Mapping[str, Sequence[Mapping[str, Any]]], not_ours: Sequence[str] = ()
) -> tuple[CompiledBase, float]:
    """Return the base of *entries* of each kind, and the seconds that ``compile_facts`` tells."""
    with TemporaryDirectory() as place:
        os.environ["OREBOT_CACHE"] = str(Path(place, "cache"))
        folder = Path(place, "kb")
        folder.mkdir()
        head = {"name": "bench", "version": "1", "not_ours": list(not_ours)}
        for name, data in (
            ("kb.yaml", head),
            ("entries.yaml", {kind: list(held) for kind, held in entries.items()}),
        ):
            folder.joinpath(name).write_text(json.dumps(data, indent=1, ensure_ascii=False))
        start = time.process_time()
        base = open_base(folder, print)
        return base, time.process_time() - start


def search(base: CompiledBase, text: str) -> tuple[Question, tuple[Candidate, ...]]:
    """Return *text* as the bot reads it and the entries that it finds."""
    question = parse_question(text, base.lexicon, base.load_words("question"), base)
    return question, find_candidates(question, base)
