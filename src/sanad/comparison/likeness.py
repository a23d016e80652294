"""How alike two passages of a story are in what they say, with the reasons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from sanad.comparison.kinship import Kinship
from sanad.comparison.passages import Passage
from sanad.comparison.vocabulary import Vocabulary
from sanad.records.story import Reason

COMMON_SHARE = 0.12
"""A term in more than this share of the passages finds no candidates: it is what the whole story is about."""
FEWEST_COMMON = 14
"""... but in a small story a term may always stand in this many passages."""
LIGHT = 6.0
"""A passage whose terms weigh less than this says too little to be matched on containment alone."""

WEIGHTS: dict[str, float] = {
    "containment": 4.0,
    "content": 4.5,
    "wording": 1.4,
    "foreign": 1.4,
    "headline": 0.4,
    "light": 2.3,
    "negation": -1.0,
    "same_speaker": 0.8,
    "kin_speaker": 0.1,
    "strangers": -0.8,
    "same_figure": 2.3,
    "other_thing": 0.0,
    "same_measure": 3.3,
    "other_measure": -3.0,
}
BIAS = -4.6
"""Logistic regression on the pairs of statements of ten labelled stories: F1 .66 on the pairs of a story left out."""


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

    def candidates(self) -> set[tuple[int, int]]:
        """Pairs (lower, higher) of passages that share a term, or an equal of it, that is not everywhere."""
        ceiling = max(FEWEST_COMMON, COMMON_SHARE * len(self.passages))
        found: set[tuple[int, int]] = set()
        holders = self._words.holders
        for key, held in holders.items():
            if len(held) > ceiling:
                continue
            found.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
            for other in self._words.equals.get(key, ()):
                if other > key and len(holders[other]) <= ceiling:
                    found.update((min(a, b), max(a, b)) for a in held for b in holders[other] if a != b)
        return found

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
            **_figures(a, b),
        }
        return Likeness(combine(features), features, tuple(met))

    def _are_named(self, speakers: tuple[str, ...]) -> bool:
        return any(not self._kinship.is_unknown(s) for s in speakers)

    def _speakers(self, a: Passage, b: Passage) -> dict[str, float]:
        left, right = (p.statement.speakers if p.statement else () for p in (a, b))
        kin = self._kinship(left, right)
        opposed = any(p.statement and p.statement.polarity != "affirm" for p in (a, b))
        return {
            "same_speaker": float(kin == 1.0),
            "kin_speaker": float(kin == 0.5),
            "strangers": float(kin == 0 and not opposed and self._are_named(left) and self._are_named(right)),
        }


def combine(features: dict[str, float]) -> float:
    """One score from 0 to 1, by logistic regression over the features."""
    return 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[name] * value for name, value in features.items() if name in WEIGHTS)))


def _in_head(passage: Passage) -> bool:
    return passage.statement is not None and passage.statement.where != "body"


def _figures(a: Passage, b: Passage) -> dict[str, float]:
    """Whether the passages share a figure of one unit, or the same number counts different things."""
    left, right = ({(q.value, q.unit) for q in p.figures} for p in (a, b))
    same = {value for value, unit in left if (value, unit) in right or (value, None) in right}
    values = {v for v, _ in left} & {v for v, _ in right}
    return {
        "same_figure": float(bool(same)),
        "other_thing": float(bool(values - same)),
        "same_measure": float(bool(a.measures & b.measures)),
        "other_measure": float(bool(a.measures and b.measures and not a.measures & b.measures)),
    }


def shared_wording(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The share of the shorter passage's words that stand in the other in the same order."""
    shorter = min(len(left), len(right))
    return LCSseq.similarity(left, right) / shorter if shorter else 0.0
