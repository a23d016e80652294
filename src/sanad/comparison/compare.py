"""The front door: the reports of a story and their analyses in, the trace out."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1

from sanad.comparison.alignment import align_sources
from sanad.comparison.claims import find_claims
from sanad.comparison.derivation import find_derivations
from sanad.comparison.differences import find_differences
from sanad.comparison.event import central_headline, find_event
from sanad.comparison.kinship import Kinship
from sanad.comparison.likeness import Comparer
from sanad.comparison.origins import count_origins
from sanad.comparison.passages import cut_passages
from sanad.comparison.settling import settle_dates
from sanad.comparison.timeline import make_timeline
from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.records.story import Story, Trace
from sanad.text.normalise import fold


def compare(reports: Sequence[Report], analyses: Sequence[Analysis], *, story: Story | None = None) -> Trace:
    """The trace of a story. ``analyses`` stand in the order of ``reports``; that order changes nothing."""
    paired = sorted(zip(reports, analyses, strict=True), key=lambda p: (p[0].published or "9", p[0].input, p[0].id))
    reports = tuple(report for report, _ in paired)
    aligned, sources = align_sources([a for _, a in paired], _place_words(reports))
    aligned, estimates = settle_dates(reports, aligned)
    kinship = Kinship(sources)
    comparer = Comparer(cut_passages(reports, aligned), kinship)
    derivations = find_derivations(reports, aligned, sources)
    groups = find_claims(comparer, reports)
    claims = tuple(count_origins(group, kinship, derivations, reports) for group in groups)
    return Trace(
        story=story or make_story(reports, aligned),
        event=find_event(reports, aligned, dict(estimates)),
        reports=reports,
        analyses=aligned,
        sources=sources,
        claims=claims,
        differences=find_differences(reports, aligned, groups, claims, comparer, kinship),
        derivations=derivations,
        timeline=make_timeline(aligned),
        estimates=estimates,
    )


def _place_words(reports: Sequence[Report]) -> frozenset[str]:
    """The words of the places that the reports were written in."""
    return frozenset(word for r in reports if r.dateline for word in fold(r.dateline).split())


def make_story(reports: Sequence[Report], analyses: Sequence[Analysis]) -> Story:
    """The story that these reports are said to be."""
    ids = tuple(sorted(r.id for r in reports))
    days = sorted(r.published[:10] for r in reports if r.published)
    return Story(
        "s" + sha1("|".join(ids).encode()).hexdigest()[:10],
        ids,
        central_headline(reports),
        days[0] if days else None,
        days[-1] if days else None,
    )
