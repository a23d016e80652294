"""The chains of a story put together: who stands at the beginning, through whom it went, in which reports it ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sanad.output.view import View

SHOWN_ORIGINS = 12
"""Origins drawn one by one; more would make the picture unreadable, so the rest share one node."""
OTHERS = "others"
UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Path:
    """A way from an origin to a report: source keys (or ``OTHERS``, ``UNATTRIBUTED``); how many statements took it."""

    origin: str
    carriers: tuple[str, ...]
    report: str
    count: int
    inherited: bool


@dataclass(frozen=True, slots=True)
class Chains:
    """All paths of a story; ``others`` is how many origins the node ``OTHERS`` stands for."""

    paths: tuple[Path, ...]
    others: int


def story_chains(view: View) -> Chains:
    """Every chain of the story with its number of statements; rarer origins beyond the limit are put together."""
    counts: Counter[tuple[str, tuple[str, ...], str]] = Counter()
    stated: set[tuple[str, tuple[str, ...], str]] = set()
    for statement in view.numbered.statements:
        carriers = tuple(dict.fromkeys(h.source for h in statement.via))
        for speaker in statement.speakers or (UNATTRIBUTED,):
            key = (speaker, tuple(c for c in carriers if c != speaker), statement.report)
            counts[key] += 1
            if not any(h.inherited for h in statement.via):
                stated.add(key)
    for claim in view.numbered.claims:
        for place in claim.narrative:
            counts[(UNATTRIBUTED, (), place.report)] += 1
            stated.add((UNATTRIBUTED, (), place.report))
    kept, others = _kept(counts)
    merged: Counter[tuple[str, tuple[str, ...], str]] = Counter()
    firm: dict[tuple[str, tuple[str, ...], str], bool] = defaultdict(bool)
    for (origin, carriers, report), count in counts.items():
        shown = (origin if origin in kept else OTHERS, carriers, report)
        merged[shown] += count
        firm[shown] |= (origin, carriers, report) in stated
    rank = {r.id: i for i, r in enumerate(view.numbered.reports)}
    paths = [Path(o, via, r, n, not firm[(o, via, r)]) for (o, via, r), n in merged.items() if r in rank]
    return Chains(tuple(sorted(paths, key=lambda p: _order(p, rank))), others)


def _kept(counts: Counter[tuple[str, tuple[str, ...], str]]) -> tuple[set[str], int]:
    """The origins drawn one by one, by how many reports and statements they reach, and how many there are besides."""
    reach: dict[str, set[str]] = defaultdict(set)
    total: Counter[str] = Counter()
    for (origin, _, report), count in counts.items():
        reach[origin].add(report)
        total[origin] += count
    named = sorted((o for o in reach if o != UNATTRIBUTED), key=lambda o: (-len(reach[o]), -total[o], o))
    few = named if len(named) <= SHOWN_ORIGINS else named[: SHOWN_ORIGINS - 1]
    return {*few, UNATTRIBUTED}, len(named) - len(few)


def _order(path: Path, rank: dict[str, int]) -> tuple[bool, bool, str, tuple[str, ...], int]:
    return (path.origin == UNATTRIBUTED, path.origin == OTHERS, path.origin, path.carriers, rank[path.report])
