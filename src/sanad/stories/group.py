"""The front door: cards in, stories out, all at once or one report at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1

from sanad.records.story import Card, Reason, Story
from sanad.stories.candidates import find_candidates
from sanad.stories.likeness import Heap, make_heap

JOIN = 0.5
"""Two reports are about one event from this probability on."""
TOGETHER = 0.25
"""Two groups join while the mean probability across them is at least this."""
FAINT = 0.05
"""Links below this are forgotten: they count as nothing in the mean."""

Links = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Joined:
    """What one more report did: the stories now, the one it is in, and those that it brought together."""

    stories: tuple[Story, ...]
    story: Story
    merged: tuple[str, ...]


def group(cards: Sequence[Card]) -> tuple[Story, ...]:
    """The stories that ``cards`` tell, the largest first; every card is in exactly one. Their order does not matter."""
    cards = sorted(cards, key=lambda c: c.report)
    if not cards:
        return ()
    heap = make_heap(cards)
    links = _link(heap)
    stories = [_story(members, heap, links) for members in _cluster(len(cards), links)]
    return tuple(sorted(stories, key=lambda s: (-len(s.reports), s.began or "9", s.id)))


def join(stories: Sequence[Story], cards: Sequence[Card], card: Card) -> Joined:
    """Adds one report to ``stories``; ``cards`` are those of their reports.

    Only stories that the new report is linked to are looked at again, so what is settled elsewhere stays. A late report
    may bring two stories together; ``merged`` then names them.
    """
    known = {c.report: c for c in cards}
    every = sorted({**known, card.report: card}.values(), key=lambda c: c.report)
    heap = make_heap(every)
    at = next(n for n, c in enumerate(every) if c.report == card.report)
    others = [n for n in range(len(every)) if n != at]
    chances = dict(zip(others, heap.compare([at] * len(others), others).tolist(), strict=True)) if others else {}
    near = {every[n].report for n, chance in chances.items() if chance >= JOIN}
    touched = [s for s in stories if near & set(s.reports)]
    again = [known[r] for s in touched for r in s.reports if r in known]
    fresh = group([*again, card])
    story = next(s for s in fresh if card.report in s.reports)
    merged = tuple(s.id for s in touched if set(s.reports) <= set(story.reports))
    kept = tuple(s for s in stories if s not in touched)
    everything = sorted((*kept, *fresh), key=lambda s: (-len(s.reports), s.began or "9", s.id))
    return Joined(tuple(everything), story, merged if len(merged) > 1 else ())


def are_one_story(cards: Sequence[Card]) -> tuple[Story, ...]:
    """The stories among reports that somebody says are one: a single story where they may well be."""
    return group(cards)


def _link(heap: Heap) -> Links:
    """The probability of every pair worth remembering."""
    links: Links = {n: {} for n in range(len(heap.cards))}
    for left, right in find_candidates(heap):
        for a, b, chance in zip(
            left.tolist(), right.tolist(), heap.compare(left.tolist(), right.tolist()).tolist(), strict=True
        ):
            if chance >= FAINT:
                links[a][b] = links[b][a] = chance
    return links


def _cluster(total: int, links: Links) -> list[list[int]]:
    """Average linkage over the links, the most probable first."""
    home = list(range(total))
    held = {n: [n] for n in range(total)}
    strong = sorted(
        (-chance, a, b) for a, near in links.items() for b, chance in near.items() if a < b and chance >= JOIN
    )
    for _, a, b in strong:
        left, right = home[a], home[b]
        if left == right:
            continue
        if len(held[left]) < len(held[right]):
            left, right = right, left
        across = sum(links[x].get(y, 0.0) for x in held[right] for y in held[left])
        if across / (len(held[left]) * len(held[right])) >= TOGETHER:
            for member in held[right]:
                home[member] = left
            held[left] += held.pop(right)
    return [sorted(members) for members in held.values()]


def _story(members: list[int], heap: Heap, links: Links) -> Story:
    cards = [heap.cards[m] for m in members]
    ids = tuple(c.report for c in cards)
    days = sorted(c.published[:10] for c in cards if c.published)
    return Story(
        "s" + sha1("|".join(ids).encode()).hexdigest()[:10],
        ids,
        None,
        days[0] if days else None,
        days[-1] if days else None,
        _reasons(members, heap, links),
    )


def _reasons(members: list[int], heap: Heap, links: Links) -> tuple[Reason, ...]:
    """Why the story is one: the reasons of the member nearest to all others and its nearest neighbour."""
    if len(members) < 2:
        return ()
    inside = set(members)
    centre = max(members, key=lambda m: (sum(v for n, v in links[m].items() if n in inside), -m))
    near = max((n for n in members if n != centre), key=lambda n: (links[centre].get(n, 0.0), -n))
    return heap.reasons(centre, near)
