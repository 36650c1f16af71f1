"""Columns of a matrix to rows of the index. Runs while compiling only."""

from array import array
from typing import Any

import numpy as np

from bot.base.access import TermRow


def list_rows(view: str, names: Any, idf: Any, weights: Any) -> list[TermRow]:
    """Return a row for each of *names*, a column of the sparse *weights*."""
    columns = weights.tocsc()
    columns.sort_indices()
    postings = array("I", columns.indices.astype(np.uintc).tobytes())
    shares = array("d", columns.data.astype(float).tobytes())
    ends = columns.indptr.tolist()
    return [
        TermRow(view, term, rarity, postings[start:end], shares[start:end])
        for term, rarity, start, end in zip(
            names.tolist(), idf.tolist(), ends, ends[1:], strict=False
        )
    ]
