"""Puts a trace in an order that depends on nothing but its content, and gives its parts the short ids of the format."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sanad.records.marks import Analysis, Quantity, Source, Statement
from sanad.records.report import Report, Span
from sanad.records.story import Claim, Difference, Place, TimelineEntry, Trace

NEAREST = 12
"""Statements that begin before a place and are asked whether they hold it; more do not lie inside one another."""
LAST = "\uffff"
"""Sorts after every date: reports without a time stand last."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A trace in order. The mappings lead from a record's own id (a source's key) to its short id ("r1", "t4")."""

    trace: Trace
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    quantities: tuple[tuple[str, Quantity], ...]
    report_ids: Mapping[str, str]
    statement_ids: Mapping[str, str]
    source_ids: Mapping[str, str]
    claim_ids: Mapping[str, str]
    claims_of: Mapping[str, tuple[str, ...]]
    estimates: Mapping[str, str]
    by_id: Mapping[str, Report]
    all_ids: Mapping[str, str]
    statement_rank: Mapping[str, int]
    statements_of: Mapping[str, tuple[Statement, ...]]

    def report(self, own_id: str) -> Report:
        """The report with this id of its own."""
        return self.by_id[own_id]


def number(trace: Trace) -> Numbered:
    """``trace`` ordered and numbered: reports by time, statements by place, claims by how many reports carry them."""
    estimates = dict(trace.estimates)
    reports = tuple(sorted(trace.reports, key=lambda r: _report_order(r, estimates)))
    rank = {r.id: i for i, r in enumerate(reports)}
    analyses = sorted((a for a in trace.analyses if a.report in rank), key=lambda a: rank[a.report])
    statements = tuple(s for a in analyses for s in sorted(a.statements, key=_statement_order))
    sources = tuple(sorted(_all_sources(trace, statements).values(), key=lambda s: s.id))
    claims = tuple(sorted(trace.claims, key=lambda c: _claim_order(c, rank)))
    claim_ids = _ids("c", [c.id for c in claims])
    report_ids, statement_ids = _ids("r", [r.id for r in reports]), _ids("t", [s.id for s in statements])
    source_ids = _ids("s", [s.id for s in sources])
    quantities = tuple((a.report, q) for a in analyses for q in sorted(a.quantities, key=lambda q: q.span))
    return Numbered(
        trace=trace,
        reports=reports,
        statements=statements,
        sources=sources,
        claims=claims,
        differences=tuple(sorted(trace.differences, key=lambda d: _difference_order(d, rank, claim_ids))),
        quantities=quantities,
        report_ids=report_ids,
        statement_ids=statement_ids,
        source_ids=source_ids,
        claim_ids=claim_ids,
        claims_of=_claims_of(claims),
        estimates=estimates,
        by_id={r.id: r for r in reports},
        all_ids={**source_ids, **claim_ids, **statement_ids, **report_ids},
        statements_of={a.report: tuple(sorted(a.statements, key=_statement_order)) for a in analyses},
        statement_rank={s.id: i for i, s in enumerate(statements)},
    )


def story_language(reports: tuple[Report, ...]) -> str | None:
    """The language of most reports, of equals the alphabetically first; ``None`` when none is known."""
    counts = Counter(r.language for r in reports if r.language)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def ordered_timeline(trace: Trace) -> tuple[TimelineEntry, ...]:
    """The timeline from early to late; a year stands before its months, these before their weeks and days."""
    return tuple(sorted(trace.timeline, key=lambda e: (_first_day(e.date), len(e.date), e.date, e.granularity)))


def _first_day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if "W" in value else value[:10]
    except ValueError:
        return value


def statement_at(numbered: Numbered, report: str, span: Span) -> Statement | None:
    """The statement of ``report`` in whose content ``span`` lies, the first of several."""
    own = numbered.statements_of.get(report, ())
    last = bisect_right(own, span.start, key=lambda s: s.content[0].start if s.content else 0)
    found = (s for s in own[max(0, last - NEAREST) : last] if any(part.covers(span) for part in s.content))
    return next(found, None)


def ordered_places(places: tuple[Place, ...], numbered: Numbered) -> tuple[Place, ...]:
    """``places`` by report and position; those of reports that are not in the trace are left out."""
    rank = {r.id: i for i, r in enumerate(numbered.reports)}
    return tuple(sorted((p for p in places if p.report in rank), key=lambda p: (rank[p.report], p.span)))


def _ids(letter: str, own: list[str]) -> dict[str, str]:
    return {key: f"{letter}{number}" for number, key in enumerate(own, start=1)}


def _report_order(report: Report, estimates: Mapping[str, str]) -> tuple[str, ...]:
    return (report.published or estimates.get(report.id) or LAST, report.input, report.place or "", report.id)


def _statement_order(statement: Statement) -> tuple[Span, str]:
    return (statement.content[0] if statement.content else Span(0, 0), statement.id)


def _claim_order(claim: Claim, rank: Mapping[str, int]) -> tuple[int, int, int, Span, str]:
    members = len(claim.statements) + len(claim.narrative)
    return (-len(claim.reports), -members, rank.get(claim.gist.report, len(rank)), claim.gist.span, claim.id)


def _difference_order(
    difference: Difference, rank: Mapping[str, int], claim_ids: Mapping[str, str]
) -> tuple[float, int, str, list[tuple[int, Span]], str]:
    claim = int(claim_ids.get(difference.claim or "", "c0")[1:])
    places = sorted((rank.get(p.report, len(rank)), p.span) for p in difference.places)
    return (-difference.weight, claim, difference.kind, places, difference.detail)


def _claims_of(claims: tuple[Claim, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        for statement in claim.statements:
            found[statement] = (*found.get(statement, ()), claim.id)
    return found


def _all_sources(trace: Trace, statements: tuple[Statement, ...]) -> dict[str, Source]:
    """The trace's sources, and any other that a statement or claim names: no id may lead nowhere."""
    found = {s.id: s for s in trace.sources}
    elsewhere = {s.id: s for a in _in_order(trace.analyses) for s in a.sources}
    used = [key for s in statements for key in (*s.speakers, *(hop.source for hop in s.via))]
    for claim in trace.claims:
        used += [*claim.origins, *claim.carriers, *claim.denied_by, *claim.not_confirmed_by]
    for key in used:
        if key not in found:
            found[key] = elsewhere.get(key) or Source(key, key.split(":", 1)[-1].replace("-", " "), "unnamed")
    return found


def _in_order(analyses: tuple[Analysis, ...]) -> list[Analysis]:
    return sorted(analyses, key=lambda a: a.report)
