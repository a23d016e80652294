"""Finds passages of one text that were taken from another, also reworded or with their words moved about.

After M. Sanchez-Perez, G. Sidorov and A. Gelbukh, "The winning approach to text alignment for text reuse detection",
PAN 2014: sentences that share much of their rare words are seeds, seeds near each other in both texts grow together,
and a group stands when the two passages as wholes are alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sanad.records.report import Span
from sanad.text.concepts import terms

COSINE = 0.22
DICE = 0.22
"""Likeness of two sentences from which they are a seed: rarity-weighted words, and the share of common words."""
STRONG = 0.5
"""A passage needs one seed at least this alike: weak ones alone are two texts on one subject."""
GAP = 3
"""Sentences that may lie between two seeds of one passage, in both texts."""
TOGETHER = 0.4
"""Cosine of the two passages as wholes from which they stand."""
SHORTEST = 200
"""Characters that a passage needs on both sides."""
FEWEST_WORDS = 4
"""A sentence with fewer content words is joined to the next one."""

_END = re.compile(r"[.!?][\"”’)]*\s+|\n\s*\n")


@dataclass(frozen=True)
class Sentences:
    """A text cut into sentences, each with its content words. Spans index the text."""

    spans: tuple[Span, ...]
    words: tuple[Counter[str], ...]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All content words."""
        return frozenset(w for found in self.words for w in found)


def cut_sentences(text: str, language: str | None) -> Sentences:
    """The sentences of ``text``; short ones are joined to their neighbour."""
    spans: list[Span] = []
    words: list[Counter[str]] = []
    start = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        found = Counter(t.lemma for t in terms(text[start:end], language))
        if sum(found.values()) >= FEWEST_WORDS or end == len(text):
            if found:
                spans.append(_trimmed(text, start, end))
                words.append(found)
            start = end
    return Sentences(tuple(spans), tuple(words))


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def find_copies(left: Sentences, right: Sentences) -> tuple[tuple[Span, Span], ...]:
    """Pairs of passages (in ``left``, in ``right``) of which one was made from the other, in the order of the left."""
    held = Counter(w for found in (*left.words, *right.words) for w in found)
    total = len(left.words) + len(right.words)
    weight = {w: math.log(1 + total / n) for w, n in held.items()}
    seeds = _seeds(left, right, weight)
    found = []
    for group in _grow(sorted(seeds)):
        if max(seeds[s] for s in group) < STRONG:
            continue
        a = Span(left.spans[min(i for i, _ in group)].start, left.spans[max(i for i, _ in group)].end)
        b = Span(right.spans[min(j for _, j in group)].start, right.spans[max(j for _, j in group)].end)
        whole = _cosine(_sum(left, (i for i, _ in group)), _sum(right, (j for _, j in group)), weight)
        if whole >= TOGETHER and min(len(a), len(b)) >= SHORTEST:
            found.append((a, b))
    return tuple(sorted(found))


def _seeds(left: Sentences, right: Sentences, weight: dict[str, float]) -> dict[tuple[int, int], float]:
    """Pairs of sentences that are alike, and how much."""
    where: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(right.words):
        for word in words:
            where[word].append(j)
    seeds = {}
    for i, words in enumerate(left.words):
        common = Counter(j for word in words for j in where.get(word, ()))
        for j, count in sorted(common.items()):
            dice = 2 * count / (len(words) + len(right.words[j]))
            if count > 1 and dice >= DICE and (alike := _cosine(words, right.words[j], weight)) >= COSINE:
                seeds[i, j] = alike
    return seeds


def _grow(seeds: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds that lie near each other in both texts, in one pass over each text in turn until nothing parts."""
    groups = [list(seeds)] if seeds else []
    while True:
        parted = [part for g in groups for half in _part(g, 0) for part in _part(half, 1)]
        if len(parted) == len(groups):
            return parted
        groups = parted


def _part(group: list[tuple[int, int]], side: int) -> list[list[tuple[int, int]]]:
    ordered = sorted(group, key=lambda s: s[side])
    parts = [[ordered[0]]]
    for seed in ordered[1:]:
        if seed[side] - parts[-1][-1][side] > GAP:
            parts.append([])
        parts[-1].append(seed)
    return parts


def _sum(text: Sentences, at: Iterable[int]) -> Counter[str]:
    total: Counter[str] = Counter()
    for index in set(at):
        total.update(text.words[index])
    return total


def _cosine(left: Counter[str], right: Counter[str], weight: dict[str, float]) -> float:
    dot = sum(n * right[w] * weight[w] ** 2 for w, n in left.items() if w in right)
    if not dot:
        return 0.0
    norms = [math.sqrt(sum((n * weight[w]) ** 2 for w, n in side.items())) for side in (left, right)]
    return dot / (norms[0] * norms[1])
