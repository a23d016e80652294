"""What a story is about, in words taken from its reports: the headline that most others echo, a place, a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sanad.records.marks import Analysis
from sanad.records.report import Report, Span
from sanad.records.story import Event, Place
from sanad.text.concepts import terms

SAME_DAY = 4
"""A report's own day is a quarter as likely the event's: it is when somebody spoke of it."""
FULL_DAYS = ("day", "minute")


def find_event(reports: Sequence[Report], analyses: Sequence[Analysis], estimates: Mapping[str, str]) -> Event:
    """The event of a story; what cannot be told is ``None``. ``estimates`` are days of reports that name none."""
    headline = central_headline(reports)
    date = _date({r.id: r.published or estimates.get(r.id, "") for r in reports}, analyses)
    evidence = [p for p in (headline, date[1] if date else None) if p]
    texts = {r.id: r.text for r in reports}
    return Event(
        headline.span.of(texts[headline.report]) if headline else None,
        _place(reports),
        date[0] if date else None,
        tuple(evidence),
    )


def central_headline(reports: Sequence[Report]) -> Place | None:
    """The headline whose words most other headlines and openings share; the shorter of two that are equal."""
    heads = {r.id: span for r in reports if (span := headline_span(r))}
    words = {r.id: {t.lemma for t in terms(heads[r.id].of(r.text), r.language)} for r in reports if r.id in heads}
    held = Counter(w for found in words.values() for w in found)
    if not words:
        return None

    def echo(report: str) -> tuple[float, int, str]:
        found = words[report]
        return sum(held[w] - 1 for w in found) / (len(found) + 3), -len(heads[report]), report

    best = max(words, key=echo)
    return Place(best, heads[best])


def headline_span(report: Report) -> Span | None:
    """Where the headline stands, ``None`` where the report has none."""
    block = next((b for b in report.blocks if b.kind == "headline"), None)
    return block.span if block else report.title_span


def _place(reports: Sequence[Report]) -> str | None:
    """The dateline's place that most reports speak of: where an outlet merely sits, its report rarely says again."""
    lines = Counter(r.dateline for r in reports if r.dateline)
    told = [" ".join(b.span.of(r.text) for b in r.readable()).casefold() for r in reports]

    def weight(name: str) -> tuple[int, int, str]:
        return sum(name.casefold() in text for text in told), lines[name], name

    return max(lines, key=weight) if lines else None


def _date(published: Mapping[str, str], analyses: Sequence[Analysis]) -> tuple[str, Place] | None:
    """The day that most reports name, weighed towards the openings."""
    weight: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for analysis in analyses:
        seen = set()
        for rank, date in enumerate(sorted(analysis.dates, key=lambda d: d.span)):
            if date.value and date.granularity in FULL_DAYS and date.value[:10] not in seen:
                day = date.value[:10]
                seen.add(day)
                own = published.get(analysis.report, "")[:10]
                weight[day] += 100 // (1 + rank) // (SAME_DAY if day == own else 1)
                first.setdefault(day, Place(analysis.report, date.span))
    if not weight:
        return None
    best = max(weight, key=lambda day: (weight[day], day))
    return best, first[best]
