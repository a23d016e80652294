"""Fingerprints of texts: shingles, MinHash signatures, and the longest spans two texts share, with their places.

MinHash after A. Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from sanad.text.tokens import Token, tokenise

SHINGLE = 4
"""Words in a shingle: four find copied sentences, three find common phrases."""
PERMUTATIONS = 64
SEED = 7


def words_of(text: str) -> list[Token]:
    """The words and numbers of ``text`` with their places, marks left out."""
    return [t for t in tokenise(text) if t.text[0].isalnum()]


def shingles(words: Sequence[str], size: int = SHINGLE) -> set[int]:
    """The hashes of every run of ``size`` words; of all words where there are fewer."""
    if len(words) < size:
        return {crc32(" ".join(words).encode())} if words else set()
    return {crc32(" ".join(words[i : i + size]).encode()) for i in range(len(words) - size + 1)}


def signature(hashes: Iterable[int]) -> tuple[int, ...]:
    """The MinHash signature of a set of hashes: equal places in two signatures estimate their resemblance."""
    from rensa import RMinHash

    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update([str(h) for h in sorted(hashes)])
    return tuple(minhash.digest())


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of places in which two signatures agree."""
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left) if left else 0.0
