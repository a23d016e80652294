"""What analysis finds in one report. Every span indexes ``Report.text``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.records.issue import Issue
from sanad.records.report import Span

SourceKind = Literal["person", "organisation", "state", "agency", "outlet", "document", "unnamed"]
MentionForm = Literal["name", "role", "pronoun", "unnamed"]
Granularity = Literal["minute", "day", "week", "month", "year"]
Bound = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about", "range", "vague"]
StatementKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirm", "deny", "no_comment"]
Where = Literal["headline", "standfirst", "caption", "body"]
Act = Literal["say", "deny", "no_comment", "carry", "fear", "promise", "blame", "order", "ask", "think", "admit"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one readable block; ``block`` is that block's index in ``Report.blocks``."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that information comes from.

    ``id`` is a key: the gazetteer's where it has one ("state:kp", "agency:kcna"), else the kind and the folded name
    ("person:kim-jong-un"), so the same name makes the same key in any report. ``forms`` are the ways it is written,
    ``part_of`` the key of what it belongs to (spokesman → ministry → state).
    """

    id: str
    name: str
    kind: SourceKind
    forms: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a source is named or stood for.

    ``span`` is the name, pronoun or role itself; ``role`` the words of office beside a name ("Menteri Pertahanan
    Rusia"), ``affiliation`` the organisation within or beside them, where there are any.
    """

    source: str
    span: Span
    form: MentionForm
    role: Span | None = None
    affiliation: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or time in the text. ``value`` is ISO 8601 of reduced precision, ``None`` where it is not settled.

    ``anchor`` keeps what an unsettled one needs: "published" (relative to the publication date), "story" otherwise.
    ``relation`` is how to settle it later: a signed count of days ("day:-1"), weeks, months, a weekday
    ("weekday:5:past").
    """

    span: Span
    value: str | None
    granularity: Granularity
    settled_by: Literal["text", "report", "story"] | None = "text"
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound and unit. ``unit`` is the unit's key ("soldiers", "IDR"), ``unit_text`` as written."""

    span: Span
    value: float | int
    bound: Bound
    unit: str | None = None
    unit_text: str | None = None
    high: float | int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """A medium between speaker and outlet; ``span`` where the sentence names it, ``inherited`` where another does."""

    source: str
    span: Span | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that somebody is said to have said: ``content`` without cue and speaker, quotation marks included.

    ``via`` runs from the medium nearest the speaker to the one nearest the outlet, the outlet itself left out.
    ``confidence`` is the share of such statements that were right on development data, 0 to 1.
    """

    id: str
    report: str
    where: Where
    content: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    polarity: Polarity
    act: Act
    speakers: tuple[str, ...]
    speaker_spans: tuple[Span, ...] = ()
    via: tuple[Hop, ...] = ()
    hedged: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Analysis:
    """All marks of one report. Finders take one and return a fuller one."""

    report: str
    language: str | None
    sentences: tuple[Sentence, ...] = ()
    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()
