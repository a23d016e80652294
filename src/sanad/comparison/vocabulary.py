"""The words of a story: how rare each is, and which of them mean nearly the same, across spellings and languages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from sanad.comparison.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]
    Numbers = NDArray[np.float64]

SAME_CONCEPT = 0.55
"""What two lemmas of one language that may mean the same count as: the concept tables are broad."""
TRANSLATION = 0.9
"""What a lemma and its translation count as."""
MISSPELT = 0.85
"""Likeness of spelling from which two long words are one with a typing mistake ("pelanggaran", "pelangaran")."""
SMALLEST = 60
"""Passages that a small story is weighed as: in two short reports every shared word would weigh next to nothing."""
LONG_WORD = 6
SAME_ROOT = 0.8
"""What a root and a word derived from it count as."""
SHORTEST_ROOT = 5
WIDEST_CONCEPT = 12
"""A concept that more lemmas of a story share than this is too broad to say anything."""


class Vocabulary:
    """Rarity of every key of the story's passages, and the soft equals of every lemma."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.keys = [keys_of(p) for p in passages]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self.keys):
            for key in keys:
                self.holders[key].append(at)
        total = max(len(passages), SMALLEST) + 1
        self.weight = {key: math.log(1 + total / len(held)) for key, held in self.holders.items()}
        self.mass = [sum(self.weight[k] for k in keys) for keys in self.keys]
        self.equals = _soft_equals(passages)
        self.names = frozenset(t.lemma for p in passages for t in p.terms if t.is_name)

    def shared_at_most(self) -> tuple[Indices, Indices, Numbers]:
        """Every pair (lower, higher) of passages that share anything, with a bound on the weight that they share."""
        import numpy as np
        from scipy.sparse import csr_matrix, triu

        column = {key: n for n, key in enumerate(sorted(self.holders))}
        size = len(self.keys), len(column)
        rows = [at for at, keys in enumerate(self.keys) for _ in keys]
        columns = [column[key] for keys in self.keys for key in keys]
        has = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=size)
        soft = [(column[a], column[b], worth) for a, near in self.equals.items() for b, worth in near.items()]
        soft = [s for s in soft if s[0] != s[1]] + [(n, n, 1.0) for n in column.values()]
        near = csr_matrix(
            (([s[2] for s in soft]), ([s[0] for s in soft], [s[1] for s in soft])), shape=(size[1], size[1])
        )
        reach = has @ near
        reach.data = np.minimum(reach.data, 1.0)
        weighed = has.multiply(np.array([self.weight[key] for key in sorted(self.holders)])).tocsr()
        product = weighed @ reach.T
        pairs = triu((product + product.T) / 2, k=1).tocoo()
        return np.asarray(pairs.row), np.asarray(pairs.col), np.asarray(pairs.data)

    def shared(self, left: int, right: int) -> tuple[float, float, list[str]]:
        """The weight that two passages share, the part of it that is no names, and the left keys that are met."""
        a, b = self.keys[left], self.keys[right]
        both = a & b
        mass = sum(self.weight[k] for k in both)
        content = sum(self.weight[k] for k in both if k not in self.names and k[0] != "@")
        met, rest = sorted(both), b - both
        for key in a - both:
            near = [(self.equals[key][k], k) for k in self.equals.get(key, {}) if k in rest]
            if near:
                worth, other = max(near)
                rest = rest - {other}
                gain = worth * (self.weight[key] + self.weight[other]) / 2
                mass, content = mass + gain, content + (0.0 if key in self.names else gain)
                met.append(key)
        return mass, content, met


def keys_of(passage: Passage) -> frozenset[str]:
    """What a passage is found by: the sources it names, its other lemmas, its figures."""
    figures = {f"#{q.value:g}" for q in passage.figures}
    return passage.lemmas | figures | {f"@{s}" for s in passage.named} | {f"={m}" for m in passage.measures}


def _soft_equals(passages: Sequence[Passage]) -> dict[str, dict[str, float]]:
    """For every lemma the other lemmas of the story that may stand for the same, with what each counts as."""
    spoken: dict[str, set[str | None]] = defaultdict(set)
    concepts: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for term in passage.terms:
            spoken[term.lemma].add(passage.language)
            for concept in term.concepts:
                concepts[concept].add(term.lemma)
    equals: dict[str, dict[str, float]] = defaultdict(dict)
    for lemmas in concepts.values():
        if 1 < len(lemmas) <= WIDEST_CONCEPT:
            for a, b in _pairs(sorted(lemmas)):
                worth = SAME_CONCEPT if spoken[a] & spoken[b] else TRANSLATION
                equals[a][b] = equals[b][a] = max(worth, equals[a].get(b, 0.0))
    for a, b in _misspelt(spoken):
        equals[a][b] = equals[b][a] = TRANSLATION
    for a, b in _derived_words(spoken):
        equals[a][b] = equals[b][a] = max(SAME_ROOT, equals[a].get(b, 0.0))
    return equals


def _derived_words(lemmas: Iterable[str]) -> Iterable[tuple[str, str]]:
    """A root and a longer word around it that the lemmatiser did not lead back ("henti", "pemberhentian")."""
    known = set(lemmas)
    for lemma in sorted(known):
        for start in range(min(6, len(lemma))):
            for end in range(max(start + SHORTEST_ROOT, len(lemma) - 4), len(lemma) + 1):
                root = lemma[start:end]
                if root != lemma and root in known:
                    yield lemma, root


def _misspelt(lemmas: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Long words that differ by a letter."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for lemma in sorted(lemmas):
        if len(lemma) >= LONG_WORD:
            by_start[lemma[:3]].append(lemma)
    for group in by_start.values():
        for a, b in _pairs(group):
            if abs(len(a) - len(b)) < 3 and Indel.normalized_similarity(a, b, score_cutoff=MISSPELT) >= MISSPELT:
                yield a, b


def _pairs(items: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for i, a in enumerate(items) for b in items[i + 1 :])
