"""How alike two cards are, and which pairs are close enough to be one story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from sanad.records.story import Card

SAME_STORY = 0.22
"""Cosine of rare terms from which two reports are taken to be about one event."""


def link_cards(cards: Sequence[Card]) -> dict[tuple[int, int], float]:
    """The pairs of cards (by place, lower first) that are about one event, with their likeness."""
    counts = [Counter(c.terms) for c in cards]
    held = Counter(t for found in counts for t in found)
    total = len(cards)
    vectors = [{t: (1 + math.log(n)) * math.log(1 + total / held[t]) for t, n in found.items()} for found in counts]
    norms = [math.sqrt(sum(v * v for v in vector.values())) or 1.0 for vector in vectors]
    dots: dict[tuple[int, int], float] = defaultdict(float)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for term in vector:
            holders[term].append(at)
    for term, found in holders.items():
        for i, a in enumerate(found):
            for b in found[i + 1 :]:
                dots[a, b] += vectors[a][term] * vectors[b][term]
    likeness = {pair: dot / norms[pair[0]] / norms[pair[1]] for pair, dot in dots.items()}
    return {pair: value for pair, value in likeness.items() if value >= SAME_STORY}
