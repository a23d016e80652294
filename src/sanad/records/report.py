"""One article as one outlet published it, from the bytes as read to the text with its parts named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sanad.records.issue import Issue

BlockKind = Literal["headline", "standfirst", "masthead", "byline", "caption", "body", "credit", "furniture"]
FurnitureKind = Literal["related_link", "navigation", "promotion", "advertisement", "slug", "comment"]
MediaType = Literal["text", "html"]

READABLE_BLOCKS: tuple[BlockKind, ...] = ("headline", "standfirst", "caption", "body")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open positions ``[start, end)`` in characters. Into ``Report.text`` unless the field says "original"."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Shift:
    """``text[clean.start:clean.end]`` was made from ``original[raw.start:raw.end]``.

    Where both are equally long they correspond character by character; otherwise (an entity such as ``&amp;``, a run of
    spaces) every clean character stands for the whole raw range.
    """

    clean: Span
    raw: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A part of ``Report.text`` and what it is. Blocks are in order, do not overlap, and leave out only white space."""

    kind: BlockKind
    span: Span
    furniture: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that credits the whole report or a photo (``scope``) to ``name``; of several the maker's first."""

    name: str
    span: Span
    scope: Literal["report", "photo"] = "report"


@dataclass(frozen=True, slots=True)
class RawReport:
    """A report as it was read: decoded characters, not yet understood.

    ``input`` is the path, address or ``-`` as given; ``place`` tells the part of it ("line 3" of a .jsonl). The other
    fields are what the input itself says (a .jsonl field); ``None`` where it says nothing.
    """

    input: str
    original: str
    media_type: MediaType
    place: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A cleaned report.

    ``original`` is the decoded input. ``text`` is all that a reader sees of it, furniture included, with lines
    unwrapped and odd spaces made plain; ``shifts`` lead each of its positions back to ``original``; ``blocks`` say what
    each part is. Times are ISO 8601 with reduced precision ("2024-11-30", "2024-11-30T10:52+07:00"). ``language`` is an
    ISO 639-1 code, ``None`` when it could not be told. ``id`` is a hash of the input's name and content.
    """

    id: str
    input: str
    media_type: MediaType
    original: str
    text: str
    shifts: tuple[Shift, ...]
    blocks: tuple[Block, ...]
    language: str | None
    place: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    dateline: str | None = None
    credits: tuple[Credit, ...] = ()
    issues: tuple[Issue, ...] = ()

    def readable(self) -> tuple[Block, ...]:
        """The blocks that are the report itself: headline, standfirst, captions, body."""
        return tuple(b for b in self.blocks if b.kind in READABLE_BLOCKS)
