"""How alike two passages of a story are in what they say, with the reasons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from sanad.comparison.kinship import Kinship
from sanad.comparison.passages import Passage
from sanad.comparison.vocabulary import Vocabulary
from sanad.records.story import Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]
    Numbers = NDArray[np.float64]

Counted = tuple[float, str | None]
STRIKING = 100
"""A number from here on that stands in two passages is no accident."""
LIGHT = 6.0
"""A passage whose terms weigh less than this says too little to be matched on containment alone."""

WEIGHTS: dict[str, float] = {
    "overlap": 2.7,
    "containment": 3.2,
    "content": 4.2,
    "wording": 1.8,
    "foreign": 1.1,
    "headline": 0.45,
    "light": 2.4,
    "negation": -1.0,
    "same_speaker": 0.5,
    "strangers": -1.0,
    "same_figure": 1.7,
    "same_measure": 3.5,
    "other_measure": -3.0,
    "other_thing": -3.0,
}
BIAS = -4.6
"""Logistic regression on the pairs of statements of eleven labelled stories: F1 .68 on pairs of a story left out."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 to 1, the features that make it up, and the words that are shared."""

    score: float
    features: dict[str, float]
    shared: tuple[str, ...]

    def reasons(self) -> tuple[Reason, ...]:
        """The features that speak for it as reasons."""
        words = ", ".join(self.shared[:8]) or None
        found = [
            Reason("shared_words", round(min(1.0, self.features["overlap"]), 3), note=words),
            Reason("shared_wording", round(self.features["wording"], 3)),
            Reason("same_speaker", self.features["same_speaker"]),
            Reason("same_figure", self.features["same_figure"]),
        ]
        return tuple(r for r in found if r.score > 0)


class Comparer:
    """Weighs terms by how rare they are in the story and finds the pairs of passages worth comparing."""

    def __init__(self, passages: Sequence[Passage], kinship: Kinship) -> None:
        self.passages = passages
        self._kinship = kinship
        self._words = Vocabulary(passages)
        self._figures = [frozenset((q.value, q.unit) for q in p.figures) for p in passages]
        self._kin: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}

    def candidates(self, least: float) -> list[tuple[int, int]]:
        """Pairs (lower, higher) of passages whose likeness can reach ``least``, from bounds on what they share."""
        import numpy as np

        left, right, mass = self._words.shared_at_most()
        if not len(left):
            return []
        own = np.array(self._words.mass)
        small, large = np.minimum(own[left], own[right]), np.maximum(own[left], own[right])
        overlap = np.minimum(1.0, 2 * mass / (small + large))
        bound = (
            WEIGHTS["containment"] * np.minimum(1.0, mass / np.maximum(small, LIGHT))
            + (WEIGHTS["overlap"] + WEIGHTS["content"] + WEIGHTS["wording"]) * overlap
            + WEIGHTS["light"] * np.exp(-small / LIGHT)
            + self._flags(left, right)
            + WEIGHTS["same_speaker"]
            + BIAS
        )
        keep = bound >= math.log(least / (1 - least))
        return list(zip(left[keep].tolist(), right[keep].tolist(), strict=True))

    def _flags(self, left: Indices, right: Indices) -> Numbers:
        """What figures, measures, headlines and languages can add to the score of pairs."""
        import numpy as np

        languages = {p.language: n for n, p in enumerate(self.passages)}
        spoken = np.array([languages[p.language] for p in self.passages])
        counted = np.array([bool(p.figures) for p in self.passages])
        measured = np.array([bool(p.measures) for p in self.passages])
        headed = np.array([_in_head(p) for p in self.passages])
        return np.asarray(
            WEIGHTS["foreign"] * (spoken[left] != spoken[right])
            + WEIGHTS["same_figure"] * (counted[left] & counted[right])
            + WEIGHTS["same_measure"] * (measured[left] & measured[right])
            + WEIGHTS["headline"] * (headed[left] | headed[right])
        )

    def compare(self, left: int, right: int) -> Likeness:
        """How alike two passages are."""
        a, b = self.passages[left], self.passages[right]
        mass, content, met = self._words.shared(left, right)
        small, large = sorted((self._words.mass[left], self._words.mass[right]))
        features = {
            "overlap": 2 * mass / (small + large) if large else 0.0,
            "containment": mass / max(small, LIGHT),
            "content": 2 * content / (small + large) if large else 0.0,
            "wording": shared_wording(a.words, b.words) if a.language == b.language and mass else 0.0,
            "foreign": float(a.language != b.language),
            "headline": float(_in_head(a) or _in_head(b)),
            "light": math.exp(-small / LIGHT),
            "negation": float((a.negated > 0) != (b.negated > 0)),
            **self._speakers(a, b),
            **self._counts(left, right),
        }
        return Likeness(combine(features), features, tuple(met))

    def _counts(self, left: int, right: int) -> dict[str, float]:
        """Whether the passages share a figure of one unit, or count the same or other things."""
        a, b = self._figures[left], self._figures[right]
        same = bool(a and b) and any(pair in b or (pair[0], None) in b for pair in a)
        one, other = self.passages[left].measures, self.passages[right].measures
        return {
            "same_figure": float(same),
            "same_measure": float(bool(one & other)),
            "other_measure": float(bool(one and other and not one & other)),
            "other_thing": float(not same and _other_thing(a, b)),
        }

    def _are_named(self, speakers: tuple[str, ...]) -> bool:
        return any(not self._kinship.is_unknown(s) for s in speakers)

    def _speakers(self, a: Passage, b: Passage) -> dict[str, float]:
        left, right = (p.statement.speakers if p.statement else () for p in (a, b))
        kin = self._kin.get((left, right))
        if kin is None:
            kin = self._kin[left, right] = self._kinship(left, right)
        opposed = any(p.statement and p.statement.polarity != "affirm" for p in (a, b))
        return {
            "same_speaker": float(kin == 1.0),
            "kin_speaker": float(kin == 0.5),
            "strangers": float(kin == 0 and not opposed and self._are_named(left) and self._are_named(right)),
        }


def combine(features: dict[str, float]) -> float:
    """One score from 0 to 1, by logistic regression over the features."""
    total = BIAS
    for name, value in features.items():
        if value:
            total += WEIGHTS.get(name, 0.0) * value
    return 1 / (1 + math.exp(-total))


def _other_thing(left: frozenset[Counted], right: frozenset[Counted]) -> bool:
    """Whether one striking number counts two things: 10,000 soldiers and 10,000 containers."""
    return any(a == b and a >= STRIKING and one and other and one != other for a, one in left for b, other in right)


def _in_head(passage: Passage) -> bool:
    return passage.statement is not None and passage.statement.where != "body"


def shared_wording(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The share of the shorter passage's words that stand in the other in the same order."""
    shorter = min(len(left), len(right))
    return LCSseq.similarity(left, right) / shorter if shorter else 0.0
