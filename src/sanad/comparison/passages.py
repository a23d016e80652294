"""Cuts statements and unattributed sentences into the passages that are compared with one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sanad.records.marks import Analysis, Quantity, Statement
from sanad.records.report import Report, Span
from sanad.text.concepts import Term, negations, terms
from sanad.text.tokens import tokenise

SHORTEST_PART = 2
"""A part with fewer content words than this is no passage of its own: it joins the part before it."""

_CUT = re.compile(r"(?<=[.!?;])[\"”’']?\s+(?=[\"“‘'A-Z(])")
_QUOTED = re.compile(r"[\"“”][^\"“”]{3,}[\"“”]|‘[^’]{3,}’")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A piece of one report that says one thing: part of a statement, or a sentence of the report's own.

    ``spans`` index ``Report.text``; ``statement`` is ``None`` for the report's own words.
    """

    report: str
    statement: Statement | None
    spans: tuple[Span, ...]
    text: str
    terms: tuple[Term, ...]
    words: tuple[str, ...]
    figures: tuple[Quantity, ...]
    negated: int
    language: str | None
    at: int
    """The place among all passages of the story."""

    @property
    def lemmas(self) -> frozenset[str]:
        """The distinct content words."""
        return frozenset(t.lemma for t in self.terms)

    @property
    def span(self) -> Span:
        """From the first to the last character."""
        return Span(self.spans[0].start, self.spans[-1].end)


def cut_passages(reports: Sequence[Report], analyses: Sequence[Analysis]) -> tuple[Passage, ...]:
    """All passages of a story: first the parts of statements, then the sentences that no statement touches."""
    found: list[Passage] = []
    for report, analysis in zip(reports, analyses, strict=True):
        for statement in analysis.statements:
            for spans in parts_of(report, statement, analysis.language):
                found.append(_passage(report, analysis, statement, spans, len(found)))
    for report, analysis in zip(reports, analyses, strict=True):
        for span in own_sentences(analysis):
            passage = _passage(report, analysis, None, (span,), len(found))
            if len(passage.terms) > SHORTEST_PART:
                found.append(passage)
    return tuple(found)


def own_sentences(analysis: Analysis) -> tuple[Span, ...]:
    """The sentences that hold no statement's content: what the report tells in its own name."""
    taken = [c for s in analysis.statements for c in s.content]
    return tuple(s.span for s in analysis.sentences if not any(c.overlaps(s.span) for c in taken))


def parts_of(report: Report, statement: Statement, language: str | None) -> list[tuple[Span, ...]]:
    """A statement's content cut where a sentence ends; a part that says next to nothing joins its neighbour."""
    cut = [piece for span in statement.content for piece in _cut(report.text, span)]
    if len(statement.content) > 1 and len(cut) == len(statement.content):
        return [tuple(statement.content)]
    parts: list[tuple[Span, ...]] = []
    for piece in cut:
        if parts and len(terms(piece.of(report.text), language)) < SHORTEST_PART:
            parts[-1] = (*parts[-1], piece)
        else:
            parts.append((piece,))
    if len(parts) > 1 and sum(len(terms(p.of(report.text), language)) for p in parts[0]) < SHORTEST_PART:
        parts[:2] = [(*parts[0], *parts[1])]
    return parts


def _cut(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for match in _CUT.finditer(text, span.start, span.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    return [p for p in pieces if p.of(text).strip("\"“”‘’' .,")]


def _passage(
    report: Report, analysis: Analysis, statement: Statement | None, spans: tuple[Span, ...], at: int
) -> Passage:
    text = " ".join(s.of(report.text) for s in spans)
    against = negations(analysis.language)
    words = tuple(t.lower for t in tokenise(text) if t.text[0].isalnum())
    return Passage(
        report=report.id,
        statement=statement,
        spans=spans,
        text=text,
        terms=terms(text, analysis.language),
        words=words,
        figures=tuple(q for q in analysis.quantities if any(s.overlaps(q.span) for s in spans)),
        negated=sum(w in against for w in words),
        language=analysis.language,
        at=at,
    )


def has_quotation(text: str) -> bool:
    """Whether some of the words stand in quotation marks."""
    return _QUOTED.search(text) is not None
