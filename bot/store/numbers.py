"""Whole numbers and weights as bytes, the same on every machine."""

import sys
from array import array
from collections.abc import Iterable
from typing import TypeVar

Number = TypeVar("Number", int, float)


def pack_counts(numbers: Iterable[int]) -> bytes:
    """Return *numbers* (from 0, below 2**32) as four bytes each, lowest first."""
    return _turn(array("I", numbers)).tobytes()


def unpack_counts(data: bytes) -> "array[int]":
    """Return the numbers that `pack_counts` packed."""
    return _turn(array("I", data))


def pack_weights(weights: Iterable[float]) -> bytes:
    """Return *weights* as eight bytes each, exactly."""
    return _turn(array("d", weights)).tobytes()


def unpack_weights(data: bytes) -> "array[float]":
    """Return the weights that `pack_weights` packed."""
    return _turn(array("d", data))


def _turn(numbers: "array[Number]") -> "array[Number]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
