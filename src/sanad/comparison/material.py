"""What the finders of differences look at: a claim with its members, and the reports they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sanad.comparison.claims import Group
from sanad.comparison.kinship import Kinship
from sanad.comparison.passages import Passage
from sanad.records.marks import Analysis
from sanad.records.report import Report, Span
from sanad.records.story import Claim, Place


@dataclass(frozen=True)
class Material:
    """One claim and all that its differences are judged by. ``members`` stand in the order of the reports."""

    claim: Claim
    group: Group
    members: tuple[Passage, ...]
    reports: dict[str, Report]
    analyses: dict[str, Analysis]
    kinship: Kinship
    order: dict[str, int]

    @property
    def spoken(self) -> tuple[Passage, ...]:
        """The members that somebody is said to have said."""
        return tuple(p for p in self.members if p.statement)

    @property
    def told(self) -> tuple[Passage, ...]:
        """The members that a report tells in its own name."""
        return tuple(p for p in self.members if not p.statement)

    def by_report(self, members: Iterable[Passage]) -> dict[str, list[Passage]]:
        """Members under the report they stand in, reports in order."""
        found: dict[str, list[Passage]] = {}
        for member in members:
            found.setdefault(member.report, []).append(member)
        return found

    def published(self, report: str) -> str:
        """When a report was published, empty when it does not say."""
        return self.reports[report].published or ""

    def names(self, keys: Iterable[str]) -> str:
        """The names of sources, parted by commas."""
        return ", ".join(self.kinship.name(k) for k in keys)


def make_material(
    group: Group, claim: Claim, reports: Sequence[Report], analyses: Sequence[Analysis], kinship: Kinship
) -> Material:
    """The material of one claim."""
    order = {r.id: n for n, r in enumerate(reports)}
    members = sorted((*group.spoken, *group.told), key=lambda p: (order[p.report], p.span, p.at))
    by_id = {r.id: r for r in reports}
    return Material(claim, group, tuple(members), by_id, {a.report: a for a in analyses}, kinship, order)


def place_of(passage: Passage) -> Place:
    """Where a passage stands."""
    return Place(passage.report, passage.span)


def places_of(passages: Iterable[Passage]) -> tuple[Place, ...]:
    """Where passages stand, each place once."""
    return tuple(dict.fromkeys(place_of(p) for p in passages))


def shorten(text: str, length: int = 90) -> str:
    """The beginning of a text, for a detail."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rsplit(" ", 1)[0] + " …"


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether one of the spans overlaps."""
    return any(span.overlaps(s) for s in spans)
