"""What was worked out from objects that live long, such as a table, kept for the next question."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def keep_last(size: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Return a decorator that keeps the last *size* results of a function.

    Unlike ``functools.lru_cache`` it knows arguments by what they are, not by what they are equal
    to: comparing two tables would take as long as reading one. The arguments must not change.
    """

    def decorate(function: Callable[Given, Result]) -> Callable[Given, Result]:
        kept: OrderedDict[tuple[int, ...], tuple[Any, Result]] = OrderedDict()

        @wraps(function)
        def call(*args: Given.args, **options: Given.kwargs) -> Result:
            given = (*args, *options.values()) if options else args
            key = tuple(map(id, given))
            held = kept.get(key)
            if held is not None:
                kept.move_to_end(key)
                return held[1]
            result = function(*args, **options)
            kept[key] = given, result  # the arguments are held, so that their ids stay theirs
            if len(kept) > size:
                kept.popitem(last=False)
            return result

        return call

    return decorate
