"""Numbers as bytes come back as they were, on a machine of either byte order."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.numbers import pack_counts, pack_weights, unpack_counts, unpack_weights


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_counts_come_back(numbers):
    assert list(unpack_counts(pack_counts(numbers))) == numbers


@given(st.lists(st.floats(allow_nan=False)))
def test_weights_come_back_exactly(numbers):
    assert list(unpack_weights(pack_weights(numbers))) == numbers


@pytest.mark.skipif(sys.byteorder == "big", reason="compares with the other byte order")
def test_a_machine_of_the_other_byte_order_turns_the_bytes(monkeypatch):
    assert pack_counts([1, 2]) == b"\1\0\0\0\2\0\0\0"

    monkeypatch.setattr(sys, "byteorder", "big")

    assert pack_counts([1 << 24]) == b"\1\0\0\0"
    assert list(unpack_counts(pack_counts([7, 8]))) == [7, 8]
