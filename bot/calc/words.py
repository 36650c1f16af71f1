"""The words and signs in which a base writes its amounts: data, no decisions."""

UNKNOWN = frozenset(
    ("", "-", "–", "—", "variable", "varies", "w", "na", "n/a", "n.a.", "unknown", "not available")
)
"""Cells without a number; compared in lower case."""

BOUNDS = {
    ">": ">",
    "more than": ">",
    "over": ">",
    ">=": ">=",
    "≥": ">=",
    "at least": ">=",
    "<": "<",
    "less than": "<",
    "under": "<",
    "<=": "<=",
    "≤": "<=",
    "at most": "<=",
    "up to": "<=",
}
"""What stands before a one-sided bound, and the sign it is printed with."""

ABOUT = ("~", "≈", "about", "around", "approximately", "approx.", "approx", "circa", "ca.")
"""What stands before an approximate amount."""

RANGE = ("-", "–", "—", "to")
"""What stands between the ends of a range."""

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Number words that multiply."""

PER = ("per", "a", "an", "each", "every")
"""What stands for the stroke of a unit: "dollars a tonne"."""

PERCENT = ("percent", "per cent", "pct", "percents")
POINTS = (
    "percentage points",
    "percentage point",
    "percent points",
    "percent point",
    "pct points",
    "ppt",
    "p.p.",
)
