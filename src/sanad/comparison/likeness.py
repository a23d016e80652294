"""How alike two passages of a story are in what they say, with the reasons."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from sanad.comparison.passages import Passage
from sanad.records.story import Reason

Kinship = Callable[[tuple[str, ...], tuple[str, ...]], float]
"""Whether two lists of speakers belong together: 1 the same, 0.5 one speaks for the other, 0 strangers or unknown."""

COMMON_SHARE = 0.12
"""A term in more than this share of the passages finds no candidates: it is what the whole story is about."""
FEWEST_COMMON = 12
"""... but in a small story a term may always stand in this many passages."""
LIGHT = 4.0
"""A passage whose terms weigh less than this says too little to be matched on containment alone."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 to 1, and the features that make it up."""

    score: float
    overlap: float
    containment: float
    wording: float
    kinship: float
    shared: tuple[str, ...]

    def reasons(self) -> tuple[Reason, ...]:
        """The features as reasons, the strongest first."""
        found = [
            Reason("shared_words", round(self.overlap, 3), note=", ".join(self.shared[:8]) or None),
            Reason("shared_wording", round(self.wording, 3)),
            Reason("same_speaker", round(self.kinship, 3)),
        ]
        return tuple(sorted((r for r in found if r.score > 0), key=lambda r: (-r.score, r.name)))


class Comparer:
    """Weighs terms by how rare they are in the story and finds the pairs of passages worth comparing."""

    def __init__(self, passages: Sequence[Passage], kinship: Kinship) -> None:
        self.passages = passages
        self._kinship = kinship
        self._keys = [_keys(p) for p in passages]
        holders: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self._keys):
            for key in keys:
                holders[key].append(at)
        self._holders = holders
        total = len(passages) + 1
        self._weight = {key: math.log(1 + total / len(held)) for key, held in holders.items()}
        self._mass = [sum(self._weight[k] for k in keys) for keys in self._keys]

    def candidates(self) -> set[tuple[int, int]]:
        """Pairs (lower, higher) of passages that share at least one term that is not everywhere."""
        ceiling = max(FEWEST_COMMON, COMMON_SHARE * len(self.passages))
        found: set[tuple[int, int]] = set()
        for held in self._holders.values():
            if 2 <= len(held) <= ceiling:
                found.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
        return found

    def compare(self, left: int, right: int) -> Likeness:
        """How alike two passages are."""
        shared = self._keys[left] & self._keys[right]
        mass = sum(self._weight[k] for k in shared)
        small, large = sorted((self._mass[left], self._mass[right]))
        overlap = 2 * mass / (small + large) if large else 0.0
        containment = mass / max(small, LIGHT) if small else 0.0
        a, b = self.passages[left], self.passages[right]
        wording = shared_wording(a.words, b.words) if overlap > 0.2 else 0.0
        kinship = self._kinship(_speakers(a), _speakers(b))
        score = combine(overlap, containment, wording, kinship, known=bool(_speakers(a) and _speakers(b)))
        rarest = tuple(sorted(shared, key=lambda k: (-self._weight[k], k)))
        return Likeness(score, overlap, containment, wording, kinship, rarest)


def combine(overlap: float, containment: float, wording: float, kinship: float, *, known: bool) -> float:
    """One score from the features; strangers who speak must agree more closely than one speaker with himself."""
    score = 0.55 * overlap + 0.35 * containment + 0.2 * wording
    if known:
        score += 0.08 * kinship - (0.06 if kinship == 0 else 0.0)
    return max(0.0, min(1.0, score))


def _keys(passage: Passage) -> frozenset[str]:
    """What a passage is found by: lemmas and figures."""
    figures = {f"#{q.value:g}" for q in passage.figures}
    return passage.lemmas | figures


def shared_wording(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The share of the shorter passage's words that stand in the other in the same order."""
    shorter = min(len(left), len(right))
    return LCSseq.similarity(left, right) / shorter if shorter else 0.0


def _speakers(passage: Passage) -> tuple[str, ...]:
    return passage.statement.speakers if passage.statement else ()
