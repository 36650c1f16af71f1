"""Messages that help."""

import pytest

from bot.base.errors import name_nearest


@pytest.mark.parametrize(
    ("name", "hint"), [("sauce", " Did you mean 'source'?"), ("zzz", ""), ("", "")]
)
def test_the_nearest_name_is_offered_when_one_is_near(name: str, hint: str) -> None:
    assert name_nearest(name, ("title", "source")) == hint
