"""The one compiled file: its schema, safe writing, reading single rows.

In: the ``CompiledParts`` that compiling made, or the path of a file written from them.
Out: a ``CompiledBase``, which is both the ``Index`` and the ``Catalogue`` of asking.
A file that is not exactly what was written raises `DamagedFileError`.
"""

from bot.store.compiled import CompiledBase
from bot.store.damage import DamagedFileError
from bot.store.earlier import INDEX_KEY, find_index
from bot.store.files import hold_compiled, open_compiled, renew_compiled, write_compiled
from bot.store.parts import CompiledParts
from bot.store.schema import SCHEMA_VERSION

__all__ = [
    "INDEX_KEY",
    "SCHEMA_VERSION",
    "CompiledBase",
    "CompiledParts",
    "DamagedFileError",
    "find_index",
    "hold_compiled",
    "open_compiled",
    "renew_compiled",
    "write_compiled",
]
