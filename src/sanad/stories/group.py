"""The front door: cards in, stories out."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1

from sanad.records.story import Card, Story
from sanad.stories.likeness import link_cards


def group(cards: Sequence[Card]) -> tuple[Story, ...]:
    """The stories that ``cards`` tell, the largest first; every card is in exactly one."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not cards:
        return ()
    cards = sorted(cards, key=lambda c: c.report)
    links = link_cards(cards)
    rows, columns = [a for a, _ in links], [b for _, b in links]
    graph = coo_matrix((np.ones(len(links)), (rows, columns)), shape=(len(cards), len(cards)))
    _, labels = connected_components(graph, directed=False)
    members: dict[int, list[Card]] = {}
    for card, label in zip(cards, labels, strict=True):
        members.setdefault(int(label), []).append(card)
    stories = [make_story(found) for found in members.values()]
    return tuple(sorted(stories, key=lambda s: (-len(s.reports), s.began or "9", s.id)))


def make_story(cards: Sequence[Card]) -> Story:
    """The story of these cards."""
    ids = tuple(sorted(c.report for c in cards))
    days = sorted(c.published[:10] for c in cards if c.published)
    return Story(
        "s" + sha1("|".join(ids).encode()).hexdigest()[:10],
        ids,
        None,
        days[0] if days else None,
        days[-1] if days else None,
    )
