"""Whether one report is another in a different language, by concepts, names and figures, sentence by sentence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sanad.comparison.bodies import Body
from sanad.records.report import Span
from sanad.text.concepts import Term

SENTENCE = 0.30
"""Share of the weight of two sentences' concepts from which one translates the other."""
ORDERED = 0.7
"""Share of matched sentences that must follow one another as in the original."""


@dataclass(frozen=True, slots=True)
class Translated:
    """``share`` of the child's content words that stand in translated sentences, and the pairs of those sentences."""

    share: float
    pairs: tuple[tuple[Span, Span], ...]


def translated_share(child: Body, parent: Body) -> Translated:
    """How much of ``child`` is a translation of ``parent``: spans of the child's sentences first, then the parent's."""
    left, right = child.sentences, parent.sentences
    if not left or not right:
        return Translated(0.0, ())
    held: dict[str, set[int]] = defaultdict(set)
    for at, (_, found) in enumerate(right):
        for key in _concepts(found):
            held[key].add(at)
    weight = {key: math.log(1 + len(right) / len(places)) for key, places in held.items()}
    matched: list[tuple[int, int]] = []
    for at, (_, found) in enumerate(left):
        score, best = _best(found, right, held, weight)
        if score >= SENTENCE:
            matched.append((at, best))
    words = sum(len(left[a][1]) for a, _ in matched)
    total = sum(len(found) for _, found in left)
    if not matched or _in_order([b for _, b in matched]) < ORDERED:
        return Translated(0.0, ())
    return Translated(words / total, tuple((left[a][0], right[b][0]) for a, b in matched))


def _concepts(found: Sequence[Term]) -> set[str]:
    return {c for t in found for c in (*t.concepts, t.lemma)}


def _best(
    found: Sequence[Term],
    right: Sequence[tuple[Span, tuple[Term, ...]]],
    held: dict[str, set[int]],
    weight: dict[str, float],
) -> tuple[float, int]:
    """The likeness and index of the sentence that a sentence translates best."""
    score: dict[int, float] = defaultdict(float)
    mass = 0.0
    for term in {t.lemma: t for t in found}.values():
        keys = [k for k in (term.lemma, *term.concepts) if k in held]
        worth = max((weight[k] for k in keys), default=1.5)
        mass += worth
        for at in {at for k in keys for at in held[k]}:
            score[at] += worth
    if not score:
        return 0.0, 0
    best = max(score, key=lambda at: (score[at] / (mass + _mass(right[at][1], weight)), -at))
    return 2 * score[best] / (mass + _mass(right[best][1], weight)), best


def _mass(found: Sequence[Term], weight: dict[str, float]) -> float:
    return sum(
        max((weight.get(c, 1.5) for c in (t.lemma, *t.concepts)), default=1.5)
        for t in {t.lemma: t for t in found}.values()
    )


def _in_order(places: Sequence[int]) -> float:
    """The share of neighbours that stand in the order of the original."""
    if len(places) < 2:
        return 1.0
    return sum(a <= b for a, b in pairwise(places)) / (len(places) - 1)
