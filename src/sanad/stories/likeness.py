"""How alike two cards are: whether two reports are about one event."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sanad.records.story import Card, Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

RANK = 10
"""The term at this rank of a card weighs half of its first."""
BACKGROUND = 60
"""Reports that a small heap is thought to lie among, so that what all its reports share still counts."""
EVERYWHERE = 0.2
"""A term of more than this share of the reports says nothing."""
FEW = 20
"""... but in a small heap a term may always stand in this many."""
RARE_NAME = 8
"""A name that no more reports have is rare; of two reports of one event few share none."""
UNKNOWN_GAP = 2.0
"""Days taken to lie between two reports where one names no time."""

SAME_DAYS = 2.0
"""Days that may lie between the days two reports of one event name: yesterday's and tomorrow's are named, too."""

WEIGHTS = {
    "words": 4.1,
    "names": 3.7,
    "rare_names": 2.0,
    "heading": 0.5,
    "figures": 2.2,
    "days": -1.0,
    "no_rare": -0.6,
    "named_days": -1.1,
}
BIAS = -4.4
"""What the features are worth: a logistic regression on reports of our own (the example stories among 300 reports of
other events, ``quality/distractors.py``) and the labelled development stories, rounded; ``days``, ``heading`` and
``rare_names`` are held to what an editor would say. No benchmark was used."""


@dataclass(frozen=True)
class Heap:
    """The cards of a grouping as matrices, a row per card, so that pairs are compared in bulk."""

    cards: Sequence[Card]
    words: csr_matrix
    names: csr_matrix
    rare: csr_matrix
    heading: csr_matrix
    figures: csr_matrix
    days: Numbers
    first_named: Numbers
    last_named: Numbers

    def features(self, left: Sequence[int], right: Sequence[int]) -> dict[str, Numbers]:
        """The features of pairs of cards."""
        import numpy as np

        a, b = np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
        gap = np.abs(self.days[a] - self.days[b])
        apart = np.maximum(self.first_named[b] - self.last_named[a], self.first_named[a] - self.last_named[b])
        words, names, rare = (np.sqrt(_cosines(m, a, b)) for m in (self.words, self.names, self.rare))
        return {
            "words": words,
            "names": names,
            "rare_names": rare,
            "heading": _cosines(self.heading, a, b),
            "figures": _cosines(self.figures, a, b),
            "days": np.log1p(np.where(np.isnan(gap), UNKNOWN_GAP, gap)),
            "no_rare": (rare == 0).astype(float),
            "named_days": np.log1p(np.maximum(np.nan_to_num(apart) - SAME_DAYS, 0.0)),
        }

    def compare(self, left: Sequence[int], right: Sequence[int]) -> Numbers:
        """How probable it is that pairs of cards are about one event, 0 to 1."""
        import numpy as np

        features = self.features(left, right)
        total = BIAS + sum(WEIGHTS[name] * values for name, values in features.items())
        return np.asarray(1 / (1 + np.exp(-total)))

    def reasons(self, left: int, right: int) -> tuple[Reason, ...]:
        """Why two cards are or are not about one event: the who, where, when, words and figures they share."""
        a, b = self.cards[left], self.cards[right]
        values = {name: float(v[0]) for name, v in self.features([left], [right]).items()}
        shared = {
            "words": _both(a.terms, b.terms),
            "names": _both(a.names, b.names),
            "heading": _both(a.heading, b.heading),
            "figures": _both(a.figures, b.figures),
        }
        found = [Reason(f"shared_{k}", round(values[k], 3), note=note) for k, note in shared.items() if note]
        return (*found, Reason("days_apart", round(1 / (1 + math.expm1(values["days"])), 3), a.published, b.published))


def make_heap(cards: Sequence[Card]) -> Heap:
    """The cards as matrices."""
    import numpy as np

    total = len(cards)
    names = [c.names for c in cards]
    held = Counter(n for found in names for n in set(found))
    rare = [tuple(n for n in found if held[n] <= max(RARE_NAME, total // 400)) for found in names]
    return Heap(
        cards,
        _matrix([c.terms for c in cards]),
        _matrix(names),
        _matrix(rare),
        _matrix([c.heading for c in cards], ranked=False),
        _matrix([c.figures for c in cards], ranked=False),
        np.array([_day(c.published) for c in cards], dtype=float),
        *_named_days(cards),
    )


def _named_days(cards: Sequence[Card]) -> tuple[Numbers, Numbers]:
    """The first and the last day that each card's report names, not-a-number where it names none."""
    import numpy as np

    named = [[d for d in (_day(v) for v in c.dates if len(v) >= len("2024-11-29")) if not math.isnan(d)] for c in cards]
    first = np.array([min(days, default=math.nan) for days in named], dtype=float)
    return first, np.array([max(days, default=math.nan) for days in named], dtype=float)


def _matrix(lists: Sequence[Sequence[str]], *, ranked: bool = True) -> csr_matrix:
    """Unit rows of rarity times rank."""
    import numpy as np
    from scipy.sparse import csr_matrix

    held = Counter(t for found in lists for t in found)
    ceiling = max(FEW, EVERYWHERE * len(lists))
    column = {t: n for n, t in enumerate(sorted(t for t, n in held.items() if 1 < n <= ceiling))}
    total = len(lists) + BACKGROUND
    rarity = {t: math.log(1 + total / held[t]) for t in held}
    fade: Callable[[int], float] = (lambda rank: 1 / (1 + rank / RANK)) if ranked else (lambda rank: 1.0)
    data, columns, starts = [], [], [0]
    for found in lists:
        weights = [(t, rarity[t] * fade(rank)) for rank, t in enumerate(found)]
        norm = math.sqrt(sum(w * w for _, w in weights)) or 1.0
        for term, weight in weights:
            if term in column:
                data.append(weight / norm)
                columns.append(column[term])
        starts.append(len(data))
    return csr_matrix(
        (np.array(data), np.array(columns, dtype=int), np.array(starts)), shape=(len(lists), max(1, len(column)))
    )


def _cosines(matrix: csr_matrix, left: Indices, right: Indices) -> Numbers:
    import numpy as np

    found = [
        np.asarray(matrix[left[i : i + 50_000]].multiply(matrix[right[i : i + 50_000]]).sum(axis=1)).ravel()
        for i in range(0, len(left), 50_000)
    ]
    return np.concatenate(found) if found else np.zeros(0)


def _day(published: str | None) -> float:
    try:
        return float(date.fromisoformat((published or "")[:10]).toordinal())
    except ValueError:
        return math.nan


def _both(left: Iterable[str], right: Iterable[str]) -> str | None:
    there = set(right)
    return ", ".join([t for t in left if t in there][:6]) or None
