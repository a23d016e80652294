"""Fingerprints of texts: shingles, MinHash signatures, and the longest spans two texts share, with their places.

MinHash after A. Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
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


class Run(NamedTuple):
    """Words that two texts share: ``left[left_start:left_end]`` stands again at ``right[right_start:right_end]``."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


def shared_runs(left: Sequence[str], right: Sequence[str], *, size: int = SHINGLE, gap: int = 0) -> tuple[Run, ...]:
    """The longest runs of at least ``size`` words that both texts have, in the order of the left one.

    Runs with at most ``gap`` other words between them on both sides are joined. Word indices, not characters. Greedy
    string tiling after M. Wise, 1993, in one pass over the left text.
    """
    where: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(right) - size + 1):
        where.setdefault(tuple(right[at : at + size]), []).append(at)
    runs: list[Run] = []
    at = 0
    while at <= len(left) - size:
        starts = where.get(tuple(left[at : at + size]))
        if not starts:
            at += 1
            continue
        follow = runs[-1].right_end if runs else -1
        length, start = max(
            ((_run_length(left, right, at, s), s) for s in starts), key=lambda x: (x[0], x[1] == follow, -x[1])
        )
        runs.append(Run(at, at + length, start, start + length))
        at += length
    return _joined(runs, gap)


def _run_length(left: Sequence[str], right: Sequence[str], at: int, start: int) -> int:
    length = 0
    while at + length < len(left) and start + length < len(right) and left[at + length] == right[start + length]:
        length += 1
    return length


def _joined(runs: list[Run], gap: int) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and run.left_start - last.left_end <= gap and 0 <= run.right_start - last.right_end <= gap:
            joined[-1] = Run(last.left_start, run.left_end, last.right_start, run.right_end)
        else:
            joined.append(run)
    return tuple(joined)
