"""Reads every figure of the base again in the material that it was taken from.

    python -m tests.figures.reread FOLDER [--article FILE] [--kb DIR]

FOLDER holds the CSV files that ``figures.yaml`` names, and ``facts.yaml``. Prints each figure that
the material does not bear out, and each record of the material that the base does not hold, except
for those that ``figures.yaml`` explains. The status is 1 when any is left.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.kinds.table.model import Table
from bot.knowledge import load_base
from tests.figures.comparing import compare_tables, list_unused
from tests.figures.statements import compare_statements, count_statements, read_material

HERE = Path(__file__).parent
KB = HERE.parents[1] / "kb"


def reread(
    kb: Path, folder: Path, article: Path | None, specs: Mapping[str, Any]
) -> tuple[int, list[str], list[str]]:
    """Return how many figures were compared, what differs, and which explanations hold for none."""
    entries = load_base(kb).entries
    found = compare_tables((its for its in entries if isinstance(its, Table)), specs, folder)
    material = read_material(folder, article)
    explained = specs["explained"]
    differences = [*found.differences, *compare_statements(entries, material)]
    left = [str(its) for its in differences if its.place not in explained]
    unused = [
        record
        for record in list_unused(specs, folder, found)
        if record.key not in specs["left_out"]
    ]
    left += [f"{record.key}: not in the base: {record.text}" for record in unused]
    needed = {its.place for its in differences}
    idle = [place for place in explained if place not in needed]
    return found.compared + count_statements(entries), left, idle


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs; return the status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder of the data files")
    parser.add_argument("--article", type=Path, help="text of the article")
    parser.add_argument("--kb", type=Path, default=KB, help="folder of the base")
    parser.add_argument(
        "--spec", type=Path, default=HERE / "figures.yaml", help="what stands where"
    )
    given = parser.parse_args(arguments)
    specs = yaml.safe_load(given.spec.read_text("utf-8"))
    compared, left, idle = reread(given.kb, given.folder, given.article, specs)
    for line in (*left, *(f"{place}: explained, but nothing differs" for place in idle)):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(
        f"{compared} figures read again: {len(left)} differ,"
        f" {len(specs['explained']) - len(idle)} explained\n"
    )
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
