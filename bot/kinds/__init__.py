"""The kinds of entries. A new kind is one new room here and one word in ``KINDS``."""

KINDS = ("fact", "table", "scenario")
"""Rooms below this one, in the order in which ties between entries break."""
