"""Where a function meets a target, in few tries."""

from fractions import Fraction

import pytest

from bot.kinds.scenario.roots import find_roots, list_samples

SAMPLES = list_samples(Fraction(0), Fraction(1000))


@pytest.mark.parametrize(
    ("function", "target", "root"),
    [
        (lambda x: 3 * x + 1, 37, 12),
        (lambda x: x * x * x, 2, None),
        (lambda x: 1 / (1 + x), Fraction(1, 900), 899),
    ],
)
def test_a_root_is_closed_in_within_few_tries(function, target, root):
    tried = []

    def count(value):
        tried.append(value)
        return function(value)

    (found,) = find_roots(count, Fraction(target), SAMPLES)

    assert found == root if root else abs(function(found) - target) < Fraction(1, 10**11)
    assert len(tried) - len(SAMPLES) < 40


def test_a_jump_over_the_target_is_no_root():
    assert find_roots(lambda x: Fraction(-1 if x < 777 else 1), Fraction(0), SAMPLES) == []
