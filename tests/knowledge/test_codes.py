"""Codes are promises: each is listed, and each is used."""

import re
from pathlib import Path

import bot
from bot.knowledge.codes import CODES


def test_the_list_holds_exactly_the_codes_in_use():
    files = Path(bot.__file__).parent.rglob("*.py")
    used = {
        code
        for file in files
        if file.name != "codes.py"
        for code in re.findall(r'"([KW]\d{3})"', file.read_text())
    }

    assert used == set(CODES)
