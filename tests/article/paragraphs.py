"""Which entries hold the claims of each paragraph of the article.

    python -m tests.article.paragraphs ARTICLE

Prints each paragraph of the file that ``paragraphs.yaml`` does not list, and each that it lists and
the file does not have. The status is 1 when there is any.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
_RULE = re.compile(r"[-| ]+")
_FIRST = "Introduction"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, an item or a table row of the article.

    Attributes:
        begins: Its first words.
        entries: Those that hold its claims.
        is_hedged: It says may, could, potential or the like.
        beside: What it says that is no part of the subject; usually nothing.
    """

    section: str
    begins: str
    entries: tuple[str, ...]
    is_hedged: bool
    beside: str


def load_paragraphs() -> list[Paragraph]:
    """Return the paragraphs in the article's order."""
    sections = yaml.safe_load((HERE / "paragraphs.yaml").read_text("utf-8"))
    return [
        Paragraph(
            section,
            item["begins"],
            tuple(item["entries"]),
            item.get("hedged", False),
            item.get("beside", ""),
        )
        for section, items in sections.items()
        for item in items
    ]


def compare_article(text: str, paragraphs: list[Paragraph]) -> Iterator[str]:
    """Yield what the article has and the list lacks, and the other way round."""
    headings = {paragraph.section for paragraph in paragraphs}
    section = _FIRST
    left = list(paragraphs)
    for line in filter(None, map(str.strip, text.splitlines())):
        if line in headings:
            section = line
        elif not _RULE.fullmatch(line):
            words = " ".join(line.split())
            found = [p for p in left if p.section == section and words.startswith(p.begins)]
            if not found:
                yield f"not listed under {section!r}: {words[:80]}"
            for paragraph in found[:1]:
                left.remove(paragraph)
    yield from (f"not in the article: {p.section}: {p.begins}" for p in left)


if __name__ == "__main__":
    differences = list(compare_article(Path(sys.argv[1]).read_text("utf-8"), load_paragraphs()))
    sys.stdout.writelines(f"{line}\n" for line in differences)
    sys.exit(1 if differences else 0)
