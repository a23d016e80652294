"""Settles dates that one report leaves open and another of the story can close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sanad.records.marks import Analysis, When
from sanad.records.report import Report
from sanad.text.calendar import settle

Estimates = tuple[tuple[str, str], ...]


def settle_dates(reports: Sequence[Report], analyses: Sequence[Analysis]) -> tuple[tuple[Analysis, ...], Estimates]:
    """The analyses with dates settled by other reports, and (report, day) for reports that name no time.

    A report without a time of its own is taken to be of the day on which most others of the story came out; that is an
    estimate, and the dates that rest on it say that the story settled them.
    """
    days = sorted(r.published[:10] for r in reports if r.published)
    known = _days_named(analyses)
    estimates: list[tuple[str, str]] = []
    settled = []
    for report, analysis in zip(reports, analyses, strict=True):
        reference = report.published
        if reference is None and any(d.value is None and d.relation for d in analysis.dates):
            reference = _estimate(analysis, days, known)
            if reference:
                estimates.append((report.id, reference))
        settled.append(_settled(analysis, reference) if reference else analysis)
    return tuple(settled), tuple(sorted(estimates))


def _days_named(analyses: Sequence[Analysis]) -> Counter[str]:
    """How many reports name each day outright."""
    return Counter(
        day
        for a in analyses
        for day in {d.value[:10] for d in a.dates if d.value and d.granularity in ("day", "minute")}
    )


def _estimate(analysis: Analysis, published: list[str], named: Counter[str]) -> str | None:
    """The day a report without a time came out: when others did, else the last day that its own text names."""
    if published:
        counts = Counter(published)
        return max(counts, key=lambda day: (counts[day], day))
    own = sorted(d.value[:10] for d in analysis.dates if d.value and d.granularity in ("day", "minute"))
    if own:
        return own[-1]
    return max(named, key=lambda day: (named[day], day)) if named else None


def _settled(analysis: Analysis, reference: str) -> Analysis:
    return replace(analysis, dates=tuple(_settle(d, reference) for d in analysis.dates))


def _settle(when: When, reference: str) -> When:
    if when.value is not None or not when.relation:
        return when
    found = settle(when, reference)
    return replace(found, settled_by="story") if found.value else found
