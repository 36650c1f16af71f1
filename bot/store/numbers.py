"""Whole numbers and weights as bytes, the same on every machine."""

import sys
from array import array
from collections.abc import Iterable
from typing import TypeVar

Number = TypeVar("Number", int, float)

WIDTHS = ("B", "H", "I")
"""Types of whole numbers of one, two and four bytes; the first byte of a packing names its own."""


def pack_counts(numbers: Iterable[int]) -> bytes:
    """Return *numbers* (from 0, below 2**32), each in as few bytes as the largest needs."""
    held = array("I", numbers)
    most = max(held, default=0)
    code = next(code for code in WIDTHS if most < 1 << 8 * array(code).itemsize)
    return code.encode() + _turn(array(code, held)).tobytes()


def unpack_counts(data: bytes) -> "array[int]":
    """Return the numbers that `pack_counts` packed."""
    return _turn(array(chr(data[0]), data[1:]))


def pack_weights(weights: Iterable[float]) -> bytes:
    """Return *weights* as four bytes each, to seven digits: more than tell two entries apart."""
    return _turn(array("f", weights)).tobytes()


def unpack_weights(data: bytes) -> "array[float]":
    """Return the weights that `pack_weights` packed."""
    return _turn(array("f", data))


def _turn(numbers: "array[Number]") -> "array[Number]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
