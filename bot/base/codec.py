"""Frozen dataclasses to JSON values and back, by their field types.

Fractions travel as strings, so nothing is rounded on the way.
"""

from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin


def encode(value: Any) -> Any:
    """Return *value* as JSON values; fields that hold their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            item.name: encode(held)
            for item in fields(value)
            if (held := getattr(value, item.name)) != item.default
        }
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Fraction):
        return str(value)
    return value


@cache
def _field_types(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, item.type) for item in fields(cls))


def decode(cls: Any, data: Any) -> Any:
    """Return *data* (JSON values) as an instance of *cls*."""
    if get_origin(cls) is UnionType:
        if data is None:
            return None
        (cls,) = (arg for arg in get_args(cls) if arg is not NoneType)
    if isinstance(data, list):
        args = get_args(cls)
        if args[-1] is Ellipsis:
            return tuple(decode(args[0], item) for item in data)
        return tuple(decode(arg, item) for arg, item in zip(args, data, strict=True))
    if cls is Fraction:
        return Fraction(data)
    if is_dataclass(cls):
        assert isinstance(cls, type)
        return cls(**{n: decode(t, data[n]) for n, t in _field_types(cls) if n in data})
    return data
