"""What was worked out from long-lived objects is kept by what they are."""

from bot.base.keeping import keep_last


def _count(size):
    calls = []

    @keep_last(size)
    def measure(one):
        calls.append(one)
        return len(one)

    return measure, calls


def test_the_same_object_is_worked_out_once():
    measure, calls = _count(2)
    held = [1, 2]

    assert (measure(held), measure(held)) == (2, 2)
    assert len(calls) == 1


def test_an_equal_object_is_another():
    measure, calls = _count(2)

    measure([1])
    measure([1])

    assert len(calls) == 2


def test_what_was_used_longest_ago_goes_first():
    measure, calls = _count(2)
    first, second, third = [1], [2], [3]
    for held in (first, second, first, third, first):
        measure(held)
    assert len(calls) == 3

    measure(second)

    assert len(calls) == 4
