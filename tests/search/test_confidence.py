"""A base learns from its own phrasings how sure it may be, and says so as a probability."""

import pytest

from bot.search.calibrating import FEWEST, calibrate
from bot.search.confidence import Held, estimate, list_features
from bot.search.fixed import FIXED

NEUTRAL = dict.fromkeys((name for name in FIXED if name != "bias"), 0.5)


def _make_views(one, two):
    return {"phrase": {0: one, 1: two}, "char": {0: one, 1: two}, "body": {}, "linear": {}}


def test_an_entry_that_leads_and_has_all_terms_is_surer():
    views = _make_views(0.8, 0.3)
    terms = [Held(2.0, is_known=True, focus=1.0), Held(3.0, is_known=True, focus=0.5)]
    missing = [Held(2.0, is_known=True, focus=1.0), Held(3.0, is_known=False, focus=0.0)]

    sure = list_features(0, {0: 0.8, 1: 0.3}, views, terms, 1.0, 4.0)
    unsure = list_features(0, {0: 0.8, 1: 0.3}, views, missing, 1.0, 4.0)
    second = list_features(1, {0: 0.8, 1: 0.3}, views, terms, 1.0, 4.0)

    assert estimate(sure, FIXED) > estimate(unsure, FIXED)
    assert estimate(sure, FIXED) > estimate(second, FIXED)


def test_a_question_without_terms_has_features_too():
    features = list_features(0, {0: 0.5}, _make_views(0.5, 0.0), [], 0.0, 4.0)

    assert set(features) == set(NEUTRAL)
    assert features["covered"] == features["missing"] == 0


@pytest.mark.parametrize("count", [0, FEWEST - 1])
def test_few_questions_leave_the_fixed_coefficients(count):
    tried = [NEUTRAL] * (2 * count)

    assert calibrate(tried, [True, False] * count) == FIXED


def test_what_tells_right_from_wrong_gains_weight():
    tried = [{**NEUTRAL, "linear": 1.0 if n % 2 else 0.0} for n in range(20 * FEWEST)]

    fitted = calibrate(tried, [bool(n % 2) for n in range(20 * FEWEST)])

    assert fitted["linear"] > FIXED["linear"]
    assert estimate(tried[1], fitted) > 0.9 > 0.1 > estimate(tried[0], fitted)
    assert fitted == calibrate(tried, [bool(n % 2) for n in range(20 * FEWEST)])


@pytest.mark.parametrize("name", ["unknown", "missing"])
def test_a_word_that_an_entry_lacks_never_makes_it_surer(name):
    tried = [{**NEUTRAL, name: 1.0 if n % 2 else 0.0} for n in range(20 * FEWEST)]

    assert calibrate(tried, [bool(n % 2) for n in range(20 * FEWEST)])[name] == 0


@pytest.mark.parametrize("name", ["agreement", "ahead", "covered", "familiar"])
def test_what_speaks_for_an_entry_never_makes_it_less_sure(name):
    tried = [{**NEUTRAL, name: 0.0 if n % 2 else 1.0} for n in range(20 * FEWEST)]

    assert calibrate(tried, [bool(n % 2) for n in range(20 * FEWEST)])[name] >= 0
