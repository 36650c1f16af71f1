"""Frozen dataclasses to JSON values and back, by their field types.

Fractions travel as strings, so nothing is rounded on the way.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin


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


def decode(cls: Any, data: Any) -> Any:
    """Return *data* (JSON values) as an instance of *cls*."""
    return _make_decoder(cls)(data)


@cache
def _make_decoder(cls: Any) -> Callable[[Any], Any]:
    """Return what turns JSON values into instances of *cls*."""
    if get_origin(cls) is UnionType:
        (held,) = (arg for arg in get_args(cls) if arg is not NoneType)
        return partial(_decode_optional, _make_decoder(held))
    if get_origin(cls) is tuple:
        args = get_args(cls)
        if args[-1] is Ellipsis:
            return partial(_decode_items, _make_decoder(args[0]))
        return partial(_decode_each, tuple(map(_make_decoder, args)))
    if cls is Fraction:
        return Fraction
    return partial(_decode_fields, cls) if is_dataclass(cls) else _keep


def _decode_optional(decoder: Callable[[Any], Any], data: Any) -> Any:
    return None if data is None else decoder(data)


def _decode_items(decoder: Callable[[Any], Any], data: Any) -> Any:
    return tuple(map(decoder, data))


def _decode_each(decoders: tuple[Callable[[Any], Any], ...], data: Any) -> Any:
    return tuple(decoder(item) for decoder, item in zip(decoders, data, strict=True))


def _decode_fields(cls: Any, data: Any) -> Any:
    made = {name: decoder(data[name]) for name, decoder in _field_decoders(cls) if name in data}
    return cls(**{**data, **made})


@cache
def _field_decoders(cls: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the decoders of those fields that are not JSON values themselves."""
    found = ((item.name, _make_decoder(cast(Any, item.type))) for item in fields(cls))
    return tuple((name, decoder) for name, decoder in found if decoder is not _keep)


def _keep(data: Any) -> Any:
    return data
