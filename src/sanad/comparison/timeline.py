"""What the reports say happened when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sanad.records.marks import Analysis, Granularity
from sanad.records.report import Span
from sanad.records.story import Place, TimelineEntry


def make_timeline(analyses: Sequence[Analysis]) -> tuple[TimelineEntry, ...]:
    """Every date that could be settled, earliest first, with the places that name it."""
    places: dict[tuple[str, Granularity], set[tuple[str, int, int]]] = defaultdict(set)
    for analysis in analyses:
        for date in analysis.dates:
            if date.value:
                value, granularity = _day(date.value, date.granularity)
                places[value, granularity].add((analysis.report, date.span.start, date.span.end))
    return tuple(
        TimelineEntry(value, granularity, tuple(_place(p) for p in sorted(found)))
        for (value, granularity), found in sorted(places.items())
    )


def _day(value: str, granularity: Granularity) -> tuple[str, Granularity]:
    """A time of day belongs to its day."""
    return (value[:10], "day") if granularity == "minute" else (value, granularity)


def _place(found: tuple[str, int, int]) -> Place:
    return Place(found[0], Span(found[1], found[2]))
