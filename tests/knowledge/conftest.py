"""A good base to spoil."""

import shutil
from pathlib import Path

import pytest

ORCHARD = Path(__file__).parent.parent / "bases" / "orchard"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ORCHARD, tmp_path / "kb"))


@pytest.fixture
def change(base: Path):
    """Return what replaces a text in a file of the base."""

    def change_(file: str, old: str, new: str) -> None:
        text = (base / file).read_text()
        assert old in text
        (base / file).write_text(text.replace(old, new, 1))

    return change_
