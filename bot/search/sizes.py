"""How large a base is still ordinary."""

MOST_ORDINARY = 20_000
"""Passages above which numpy is loaded to ask, nothing is looked at inside words, and neighbours
that are so but once are dropped."""

MOST_SPEAKING = 1500
"""Entries above which a sample speaks for how sure a base is, unless a model learns from all."""
