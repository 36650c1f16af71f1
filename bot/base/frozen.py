"""Frozen slotted dataclasses that cost little to define.

The standard decorator compiles six methods for every class, which is a third of the time
that a short-lived ``orebot ask`` takes. Here comparing, hashing and printing are shared, and
the constructor is compiled when the first instance is made. Type checkers see the original.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Return the decorator; *frozen* and *slots* are for the reader, both always hold."""
        assert frozen, "values that travel do not change"
        assert slots, "values that travel have no other fields"

        def decorate(cls: type) -> type:
            cls.__doc__ = cls.__doc__ or cls.__name__  # else made of a signature, which is slow
            plain = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=True, kw_only=kw_only
            )
            made = plain(cls)
            made.__init__ = _init_first
            made.__eq__ = _is_equal
            made.__hash__ = _hash_first
            made.__repr__ = _represent
            made.__setattr__ = _refuse
            made.__delattr__ = _refuse
            return made

        return decorate


def _init_first(self: Any, *args: Any, **kwargs: Any) -> None:
    """Give the class its own constructor, then use it."""
    cls = type(self)
    cls.__init__ = _make_init(cls)
    cls.__init__(self, *args, **kwargs)


def _make_init(cls: type) -> Any:
    """Return the constructor of *cls*, with its fields as parameters."""
    names: dict[str, Any] = {"_MISSING": dataclasses.MISSING}
    plain: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for item in dataclasses.fields(cls):
        text, value = item.name, item.name
        if item.default is not dataclasses.MISSING:
            names[f"_{item.name}"] = item.default
            text = f"{item.name}=_{item.name}"
        elif item.default_factory is not dataclasses.MISSING:
            names[f"_{item.name}"] = item.default_factory
            text = f"{item.name}=_MISSING"
            value = f"_{item.name}() if {item.name} is _MISSING else {item.name}"
        (named if item.kw_only else plain).append(text)
        names[f"_set_{item.name}"] = getattr(cls, item.name).__set__
        body.append(f"    _set_{item.name}(self, {value})")
    parameters = ["self", *plain, *(["*"] if named else []), *named]
    lines = [f"def __init__({', '.join(parameters)}):", *(body or ["    pass"])]
    exec("\n".join(lines), names)  # noqa: S102 -- as the standard library makes it
    return names["__init__"]


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    if other is self:
        return True
    for name in self.__dataclass_fields__:
        own, its = getattr(self, name), getattr(other, name)
        if own is not its and own != its:
            return False
    return True


def _hash_first(self: Any) -> int:
    """Give the class a hash of its own that reads all fields at once, then use it."""
    cls: Any = type(self)
    names = tuple(cls.__dataclass_fields__)
    read = attrgetter(*names) if names else lambda _: ()
    cls.__hash__ = lambda its: hash(read(its))
    return hash(self)


def _represent(self: Any) -> str:
    held = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{self.__class__.__qualname__}({held})"


def _refuse(_self: Any, name: str, *_value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
