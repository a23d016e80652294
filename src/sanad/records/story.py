"""What is known about several reports together: stories, claims, origins, differences, and the trace of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.records.issue import Issue
from sanad.records.marks import Analysis, Granularity, Source
from sanad.records.report import Report, Span

DifferenceKind = Literal[
    "quote_wording",
    "paraphrase_made_quote",
    "quote_made_paraphrase",
    "number",
    "date",
    "weekday_date_mismatch",
    "speaker",
    "attribution_differs",
    "attribution_lost",
    "hedge_lost",
    "denial_left_out",
    "object_of_blame",
]
How = Literal["copy", "rewrite", "translation", "agency"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: the feature's name, its score from 0 to 1, the two values it compared, and a note."""

    name: str
    score: float
    left: str | None = None
    right: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one report's text."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Card:
    """What grouping needs of a report, and no more: the who, where, when, rare words and figures.

    ``terms`` and ``names`` stand in the order of their weight in the report, ``heading`` holds its headline's words.
    """

    report: str
    language: str | None
    published: str | None
    title: str
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    shingles: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one event. ``began`` and ``ended`` are the earliest and latest dates its reports carry."""

    id: str
    reports: tuple[str, ...]
    title: Place | None = None
    began: str | None = None
    ended: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """``child`` was made from ``parent``: a report's id, or an agency's source key where its own text was not given."""

    child: str
    parent: str
    how: How
    share: float | None
    places: tuple[tuple[Place, Place], ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What statements share. ``least`` and ``most`` bound the number of independent origins that affirm it."""

    id: str
    gist: Place
    statements: tuple[str, ...]
    narrative: tuple[Place, ...]
    origins: tuple[str, ...]
    carriers: tuple[str, ...]
    least: int
    most: int
    denied_by: tuple[str, ...] = ()
    not_confirmed_by: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two members of a claim disagree. ``detail`` holds words of the reports and figures, no prose of ours."""

    kind: DifferenceKind
    claim: str | None
    places: tuple[Place, ...]
    detail: str
    weight: float = 0.5
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A date of the story and the places that speak of it."""

    date: str
    granularity: Granularity
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What the story is about, in words taken from the reports."""

    what: str | None
    place: str | None
    date: str | None
    evidence: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A story with all that was found. Source keys in ``analyses`` are those of ``sources``, one per source.

    ``statement_claims`` and ``quantity_claims`` pair a statement's id, or a quantity's place, with its claims' ids.
    ``estimates`` pairs a report that names no time of publication with the one estimated for it.
    """

    story: Story
    event: Event
    reports: tuple[Report, ...]
    analyses: tuple[Analysis, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    derivations: tuple[Derivation, ...]
    timeline: tuple[TimelineEntry, ...]
    estimates: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
