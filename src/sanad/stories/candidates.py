"""Finds the pairs of cards that are worth comparing, without looking at all pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from sanad.stories.likeness import Heap

    Indices = NDArray[np.int64]

LEAST = 0.10
"""Cosine of words and names together below which two cards are never about one event."""
WIDEST = 60
"""A term that more cards have is no key by itself: with 100,000 cards it would pair thousands."""
SLICE = 2_000
"""Cards that are held against all others at a time: keeps memory flat."""


def find_candidates(heap: Heap) -> Iterator[tuple[Indices, Indices]]:
    """Pairs (lower, higher) that share enough rare words and names, a slice of cards at a time."""
    import numpy as np
    from scipy.sparse import hstack

    keys = _rare_columns(hstack([heap.words * 0.6, heap.names]).tocsr())
    other = keys.T.tocsr()
    for start in range(0, keys.shape[0], SLICE):
        product = (keys[start : start + SLICE] @ other).tocoo()
        rows = product.row + start
        keep = (rows < product.col) & (product.data >= LEAST)
        yield np.asarray(rows[keep]), np.asarray(product.col[keep])


def _rare_columns(matrix: csr_matrix) -> csr_matrix:
    """The columns that not too many cards have; all of them in a small heap."""
    import numpy as np

    held = np.diff(matrix.tocsc().indptr)
    widest = max(WIDEST, matrix.shape[0] // 5 if matrix.shape[0] < 5_000 else WIDEST)
    return matrix[:, np.flatnonzero((held > 1) & (held <= widest))].tocsr()
