"""A trace as people look at it: who stands in which cell, with the anchor that every cell leads to.

The page, Markdown and the terminal all show these views; none of them decides anything anew. All words are taken from
the reports; the interface's own words are put in later, by key.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from sanad.output.confidence import Certainty, certainty
from sanad.output.numbering import Numbered, ordered_places, ordered_timeline
from sanad.output.rows import Cell, ClaimView, DateView, DifferenceView, Member, PlaceView, ReportView
from sanad.records.marks import Source, Statement
from sanad.records.report import Report, Span
from sanad.records.story import Claim, Derivation, Difference, Place

GIST_LENGTH = 180
"""Characters of a claim's words that the table shows."""
CONTEXT = 70
"""Characters shown on either side of a place that is too short to be understood alone."""
SHORT_PLACE = 40
"""Characters up to which a place is shown with its surroundings."""

_KEYS = re.compile(r"(?<!\w)@?\b((?:person|organisation|org|state|agency|outlet|document|unnamed|place):([\w-]+))")
"""A source's key inside a value, with or without the mark that the comparison puts before it."""

STATES = ("quoted", "reported", "unattributed", "denied", "not_confirmed", "silent")
SIGNS = dict(zip(STATES, ("“”", "≈", "○", "✕", "?", "–"), strict=True))


class View:
    """Makes the views of one numbered trace, and knows every anchor that they lead to."""

    def __init__(self, numbered: Numbered) -> None:
        self.numbered = numbered
        self.anchors: dict[str, dict[Span, str]] = {r.id: {} for r in numbered.reports}
        self._statements = {s.id: s for s in numbered.statements}
        self._names = {s.id: s.name for s in numbered.sources}
        self._register_statements()
        self.reports = tuple(self._report(r) for r in numbered.reports)
        self._views = {v.report.id: v for v in self.reports}
        self.claims = tuple(self._claim(c) for c in numbered.claims)
        self.differences = tuple(self._difference(i, d) for i, d in enumerate(numbered.differences, start=1))
        self.dates = tuple(
            DateView(e.date, tuple(self.place(p) for p in ordered_places(e.places, numbered)))
            for e in ordered_timeline(numbered.trace)
        )

    def name(self, source: str) -> str:
        """The name of the source with this key."""
        return self._names.get(source, source)

    def names(self, sources: tuple[str, ...]) -> tuple[str, ...]:
        """The names of several sources, each once."""
        return tuple(dict.fromkeys(self.name(s) for s in sources))

    def source(self, key: str) -> Source | None:
        """The source with this key."""
        return next((s for s in self.numbered.sources if s.id == key), None)

    def said(self, value: str | None) -> str:
        """A value that a reason names, with the names of reports and sources where it holds their ids."""
        if value in self._views:
            return self._views[str(value)].label
        return _KEYS.sub(lambda found: self._names.get(found[1], found[2].replace("-", " ")), value or "").replace(
            "#", ""
        )

    def made_from(self, derivation: Derivation) -> tuple[str, str]:
        """The key of the words for how a report was made, and the name of the report or agency it was made from."""
        if derivation.parent in self._views:
            return derivation.how, self._views[derivation.parent].label
        return ("agency_source" if derivation.how == "agency" else derivation.how), self.name(derivation.parent)

    def report(self, own_id: str) -> ReportView:
        """The view of the report with this id of its own."""
        return self._views[own_id]

    def statement(self, own_id: str) -> Statement | None:
        """The statement with this id of its own."""
        return self._statements.get(own_id)

    def place(self, place: Place, limit: int = 400) -> PlaceView:
        """The words at ``place``, at most ``limit`` characters of them; their anchor is set in the report."""
        view = self._views[place.report]
        text, span = view.report.text, place.span
        before, after = _surroundings(text, span) if len(span) < SHORT_PLACE else ("", "")
        words = shortened(span.of(text), limit)
        return PlaceView(view, span.start, self._anchor(place), before, words, after)

    def _anchor(self, place: Place) -> str:
        known = self.anchors[place.report]
        if place.span not in known:
            known[place.span] = f"p-{self.numbered.report_ids[place.report]}-{place.span.start}-{place.span.end}"
        return known[place.span]

    def _register_statements(self) -> None:
        for statement in self.numbered.statements:
            anchor = self.numbered.statement_ids[statement.id]
            if statement.content:
                whole = Span(statement.content[0].start, statement.content[-1].end)
                self.anchors[statement.report].setdefault(statement.content[0], anchor)
                self.anchors[statement.report].setdefault(whole, anchor)

    def _report(self, report: Report) -> ReportView:
        estimate = self.numbered.estimates.get(report.id)
        derived = [d for d in self.numbered.trace.derivations if d.child == report.id]
        parents = sorted(derived, key=lambda d: (-(d.share or 0), d.parent))
        return ReportView(
            self.numbered.report_ids[report.id],
            self._label(report),
            report,
            report.published or estimate,
            not report.published and bool(estimate),
            safe_link(report.url),
            tuple((d, self.numbered.report_ids.get(d.parent, "")) for d in parents),
        )

    def _label(self, report: Report) -> str:
        """The outlet, or the input's name where it is unknown; a number tells apart several reports of one outlet."""
        same = [r.id for r in self.numbered.reports if _short_name(r) == _short_name(report)]
        return _short_name(report) + (f" ({same.index(report.id) + 1})" if len(same) > 1 else "")

    def _claim(self, claim: Claim) -> ClaimView:
        members = self._members(claim)
        return ClaimView(
            self.numbered.claim_ids[claim.id],
            self.place(claim.gist, GIST_LENGTH),
            claim.least,
            claim.most,
            self.names(claim.origins),
            self.names(claim.carriers),
            self.names(claim.denied_by),
            self.names(claim.not_confirmed_by),
            tuple(self._cell(view, members) for view in self.reports),
            members,
            claim.reasons,
        )

    def _members(self, claim: Claim) -> tuple[Member, ...]:
        rank = {r.id: i for i, r in enumerate(self.numbered.reports)}
        found = [
            Member(
                self.place(Place(s.report, s.content[0])),
                state_of(s),
                self.names(s.speakers),
                self.names(tuple(h.source for h in s.via)),
                certainty(s.confidence),
            )
            for s in (self._statements[i] for i in claim.statements if i in self._statements)
            if s.content
        ]
        found += [Member(self.place(p), "unattributed", (), (), None) for p in claim.narrative if p.report in rank]
        return tuple(sorted(found, key=lambda m: (rank[m.place.report.report.id], m.place.start)))

    def _cell(self, view: ReportView, members: tuple[Member, ...]) -> Cell:
        states: dict[str, tuple[str, str | None, Certainty | None]] = {}
        for member in members:
            if member.place.report.id == view.id:
                states.setdefault(member.state, (member.state, member.place.anchor, member.certainty))
        found = sorted(states.values(), key=lambda s: STATES.index(s[0]))
        return Cell(view, tuple(found) or (("silent", None, None),))

    def _difference(self, index: int, difference: Difference) -> DifferenceView:
        places = tuple(self.place(p) for p in ordered_places(difference.places, self.numbered))
        claim = self.numbered.claim_ids.get(difference.claim or "")
        return DifferenceView(f"d{index}", difference.kind, claim, difference.detail, places, difference.reasons)


def _short_name(report: Report) -> str:
    return report.outlet or PurePath(report.input).stem or report.input


def state_of(statement: Statement) -> str:
    """What a report does with a claim by making this statement."""
    if statement.polarity == "deny":
        return "denied"
    if statement.polarity == "no_comment":
        return "not_confirmed"
    return "reported" if statement.kind == "indirect" else "quoted"


def shortened(words: str, limit: int) -> str:
    """``words`` on one line, cut between two words and marked with … where longer than ``limit`` characters."""
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def safe_link(url: str | None) -> str | None:
    """``url`` if it is an ordinary web address; nothing that could run."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _surroundings(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after ``span`` on its own line of ``text``, a few whole words of each."""
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(after) == CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    return re.sub(r"\s+", " ", before), re.sub(r"\s+", " ", after)
