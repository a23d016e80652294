"""What the outputs show, row by row: plain values with the anchor that each leads to, made by ``view.View``."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.output.confidence import Certainty
from sanad.records.report import Report
from sanad.records.story import Derivation, Reason


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report's head: its short id, what to call it, and its masthead."""

    id: str
    label: str
    report: Report
    published: str | None
    estimated: bool
    link: str | None
    derivations: tuple[tuple[Derivation, str], ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The words at a place with a little of what stands around them, and the anchor of the place."""

    report: ReportView
    start: int
    anchor: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report does with one claim: each state with the anchor of its first place and how sure that is."""

    report: ReportView
    states: tuple[tuple[str, str | None, Certainty | None], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A statement or unattributed passage that makes the claim."""

    place: PlaceView
    state: str
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of the claims table."""

    id: str
    gist: PlaceView
    least: int
    most: int
    origins: tuple[str, ...]
    carriers: tuple[str, ...]
    denied_by: tuple[str, ...]
    not_confirmed_by: tuple[str, ...]
    cells: tuple[Cell, ...]
    members: tuple[Member, ...]
    reasons: tuple[Reason, ...]

    @property
    def shared(self) -> bool:
        """Whether at least two reports carry it."""
        return sum(1 for cell in self.cells if cell.states[0][0] != "silent") > 1

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it or will not confirm it."""
        return bool(self.denied_by or self.not_confirmed_by)


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference with the places it stands in."""

    id: str
    kind: str
    claim: str | None
    detail: str
    places: tuple[PlaceView, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A date of the story and the places that speak of it."""

    date: str
    places: tuple[PlaceView, ...]
