"""Makes small reports with their analyses by hand, so that comparing is tested apart from analysing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sanad.records.marks import Analysis, Hop, Mention, Quantity, Sentence, Source, Statement, When
from sanad.records.report import Block, Credit, Report, Span
from sanad.text.normalise import key_of


@dataclass
class Writer:
    """Collects paragraphs; ``said`` marks a part of the last one as somebody's words."""

    name: str
    language: str = "id"
    outlet: str | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()
    paragraphs: list[str] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    figures: list[tuple[str, float, str, str]] = field(default_factory=list)
    days: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    def write(self, paragraph: str) -> Writer:
        """Adds a paragraph; the first is the headline."""
        self.paragraphs.append(paragraph)
        return self

    def said(self, content: str, *speakers: str, kind: str = "indirect", **more: Any) -> Writer:
        """Marks ``content`` of the last paragraph as said by ``speakers``."""
        more |= {"content": content, "speakers": speakers, "kind": kind, "paragraph": len(self.paragraphs) - 1}
        self.statements.append(more)
        return self

    def counts(self, words: str, value: float, unit: str, bound: str = "exact") -> Writer:
        """Marks a figure."""
        self.figures.append((words, value, unit, bound))
        return self

    def dates(self, words: str, value: str | None, relation: str | None = None) -> Writer:
        """Marks a date."""
        self.days.append((words, value, relation))
        return self

    def made(self, sources: tuple[Source, ...] = ()) -> tuple[Report, Analysis]:
        """The report and its analysis."""
        starts, text = [], ""
        for paragraph in self.paragraphs:
            starts.append(len(text))
            text += paragraph + "\n\n"
        blocks = tuple(
            Block("headline" if n == 0 else "body", Span(s, s + len(p)))
            for n, (s, p) in enumerate(zip(starts, self.paragraphs, strict=True))
        )
        report = Report(
            self.name, f"{self.name}.txt", "text", text, text, (), blocks, self.language, outlet=self.outlet,
            title=self.paragraphs[0], published=self.published,
            credits=tuple(Credit(c, Span(0, 1)) for c in self.credits),
        )  # fmt: skip
        known = {s.id: s for s in sources}
        for statement in self.statements:
            for name in statement["speakers"]:
                known.setdefault(_key(name), Source(_key(name), name.removeprefix("?"), _kind(name), (name,)))
            for name in statement.get("via", ()):
                known.setdefault(_agency(name), Source(_agency(name), name, "agency", (name,)))
        return report, Analysis(
            self.name,
            self.language,
            tuple(Sentence(b.span, n) for n, b in enumerate(blocks)),
            tuple(known.values()),
            tuple(m for s in known.values() for m in _mentions(text, s)),
            tuple(When(_find(text, w), v, "day", "text" if v else None, r) for w, v, r in self.days),
            tuple(Quantity(_find(text, w), v, b, u, u) for w, v, u, b in self.figures),  # type: ignore[arg-type]
            tuple(self._statement(n, s, text, starts) for n, s in enumerate(self.statements)),
        )

    def _statement(self, number: int, marks: dict[str, Any], text: str, starts: list[int]) -> Statement:
        start = text.index(marks["content"], starts[marks["paragraph"]])
        polarity = marks.get("polarity", "affirm")
        return Statement(
            f"{self.name}-{number}", self.name, "headline" if marks["paragraph"] == 0 else "body",
            (Span(start, start + len(marks["content"])),), _find(text, marks["cue"]) if "cue" in marks else None,
            marks["kind"], polarity, marks.get("act", "say"), tuple(_key(s) for s in marks["speakers"]),
            via=tuple(Hop(_agency(v)) for v in marks.get("via", ())), hedged=marks.get("hedged", False),
        )  # fmt: skip


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _key(name: str) -> str:
    return key_of(_kind(name), name)


def _agency(name: str) -> str:
    return key_of("agency", name)


def _kind(name: str) -> Any:
    bodies = ("Badan", "Dinas", "Rumah", "Kementerian", "Ministry")
    return "unnamed" if name.startswith("?") else "organisation" if name.startswith(bodies) else "person"


def _mentions(text: str, source: Source) -> list[Mention]:
    start = text.find(source.name)
    return [Mention(source.id, Span(start, start + len(source.name)), "name")] if start >= 0 else []
