"""What-ifs on the newest figures, and on the article's table when only the article may answer."""

import pytest

from bot.base.model import Answer
from bot.engine import Bot

ARTICLE = ("cooperation-article",)
CASES = (
    (
        "output-change",
        {"country": "China", "change": "-30%"},
        "amount",
        "> 30,000 t/yr",
        "81,000 t/yr",
    ),
    (
        "output-change",
        {"country": "China", "change": "-100%"},
        "total_after",
        "4,000 - 20,000 t/yr",
        "119,310 t/yr",
    ),
    ("gap-filling", {"country": "China", "cut": "30%"}, "factor", "> 2.5", "1.6789"),
    (
        "concentration-after-change",
        {"country": "Australia", "change": "100%"},
        "hhi_after",
        "> 6,512 and < 10,000",
        "4,5",
    ),
    ("supplier-removal", {"country": "China"}, "index_after", "2,500 - 4,375", "2,"),
    (
        "sourcing-shift",
        {"supplier": "China", "replacement": "Australia", "part": "10%"},
        "growth",
        "> 200%",
        "93.1034",
    ),
    ("share-of-total", {"country": "Australia"}, "own", "1,000 - 5,000 t/yr", "29,000 t/yr"),
)


@pytest.mark.parametrize(("scenario", "given", "output", "article", "newest"), CASES)
def test_the_source_decides_which_table_is_used(
    bot: Bot, scenario: str, given: dict[str, str], output: str, article: str, newest: str
) -> None:
    by_article = bot.what_if(scenario, list(given.items()), ARTICLE).reply
    by_default = bot.what_if(scenario, list(given.items())).reply

    assert isinstance(by_article, Answer)
    assert isinstance(by_default, Answer)
    assert next(its.text for its in by_article.values if its.name == output) == article
    assert next(its.text for its in by_default.values if its.name == output).startswith(newest)
    assert any("“Production capacity" in its for its in by_article.assumptions)
    assert any(its.source == "usgs_mcs2026" for its in by_default.citations)
    assert not any(its.source == "usgs_mcs2026" for its in by_article.citations)
