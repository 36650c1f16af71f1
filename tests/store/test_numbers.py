"""Numbers as bytes come back as they were, on a machine of either byte order."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.numbers import pack_counts, pack_weights, unpack_counts, unpack_weights


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_counts_come_back(numbers):
    assert list(unpack_counts(pack_counts(numbers))) == numbers


@given(st.lists(st.floats(allow_nan=False, width=32)))
def test_weights_of_seven_digits_come_back_exactly(numbers):
    assert list(unpack_weights(pack_weights(numbers))) == numbers


@pytest.mark.parametrize(("most", "size"), [(255, 1), (256, 2), (65_535, 2), (65_536, 4)])
def test_counts_take_no_more_bytes_than_the_largest_needs(most, size):
    assert len(pack_counts([0, 1, most])) == 1 + 3 * size


@pytest.mark.skipif(sys.byteorder == "big", reason="compares with the other byte order")
def test_a_machine_of_the_other_byte_order_turns_the_bytes(monkeypatch):
    assert pack_counts([1, 256]) == b"H\1\0\0\1"

    monkeypatch.setattr(sys, "byteorder", "big")

    assert pack_counts([256]) == b"H\1\0"
    assert list(unpack_counts(pack_counts([7, 800]))) == [7, 800]
