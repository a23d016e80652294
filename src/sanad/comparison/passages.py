"""Cuts statements and unattributed sentences into the passages that are compared with one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sanad.language.loader import load_language
from sanad.records.marks import Analysis, Quantity, Statement
from sanad.records.report import Report, Span
from sanad.text.concepts import Term, available, negations, terms
from sanad.text.signs import clause_breaks, joints, measure_words
from sanad.text.tokens import tokenise

OF_MONEY = frozenset({"loss", "cost"})
SHORTEST_PART = 2
"""A part with fewer content words than this is no passage of its own: it joins the part before it."""

SHORTEST_CLAUSE = 5
"""Content words that a clause needs on either side of a comma to be cut there."""

_CUT = re.compile(r"(?<=[.!?;])[\"”’']?\s+(?=[\"“‘'A-Z(])")
_FIGURE = re.compile(r"\d")
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
    measures: frozenset[str]
    named_at: tuple[tuple[str, int], ...]
    language: str | None
    at: int
    """``named_at`` pairs the sources named in it with their place in ``text``, ``at`` is its place in the story."""

    @property
    def named(self) -> tuple[str, ...]:
        """The keys of the sources named in it."""
        return tuple(dict.fromkeys(source for source, _ in self.named_at))

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
    cut = [clause for piece in cut for clause in _clauses(report.text, piece, language)]
    if len(statement.content) > 1 and len(cut) == len(statement.content):
        return [tuple(statement.content)]
    parts: list[tuple[Span, ...]] = []
    for piece in cut:
        if parts and _is_slight(report.text, piece, language):
            parts[-1] = (*parts[-1], piece)
        else:
            parts.append((piece,))
    if len(parts) > 1 and all(_is_slight(report.text, p, language) for p in parts[0]):
        parts[:2] = [(*parts[0], *parts[1])]
    return parts


def _is_slight(text: str, piece: Span, language: str | None) -> bool:
    """Whether a piece says too little to stand alone; a counted figure says enough."""
    return len(terms(piece.of(text), language)) < SHORTEST_PART and not _measures(piece.of(text), language)


def _cut(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for match in _CUT.finditer(text, span.start, span.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    return [p for p in pieces if p.of(text).strip("\"“”‘’' .,")]


def _clauses(text: str, span: Span, language: str | None) -> list[Span]:
    """A piece cut where a comma begins a new clause, and where one figure of a list follows another."""
    pieces, start = [], span.start
    marks = {m.end() for m in clause_breaks(language).finditer(text, span.start, span.end)}
    if len(_measures(span.of(text), language)) > 1:
        marks |= {m.end() for m in joints(language).finditer(text, span.start, span.end)}
    for mark in sorted(marks):
        before, after = Span(start, mark), Span(mark, span.end)
        if _both_say_something(text, before, after, language):
            pieces.append(before)
            start = mark
    return [*pieces, Span(start, span.end)]


def _both_say_something(text: str, before: Span, after: Span, language: str | None) -> bool:
    """Whether two pieces are clauses of their own, or count different things."""
    left, right = _measures(before.of(text), language), _measures(after.of(text), language)
    long_enough = min(len(terms(p.of(text), language)) for p in (before, after)) >= SHORTEST_CLAUSE
    return long_enough or bool(left and right and left != right)


def _passage(
    report: Report, analysis: Analysis, statement: Statement | None, spans: tuple[Span, ...], at: int
) -> Passage:
    text = " ".join(s.of(report.text) for s in spans)
    against = negations(analysis.language)
    words = tuple(t.lower for t in tokenise(text) if t.text[0].isalnum())
    mentions = [m for m in analysis.mentions if m.form == "name" and any(s.covers(m.span) for s in spans)]
    figures = tuple(q for q in analysis.quantities if any(s.overlaps(q.span) for s in spans))
    return Passage(
        report=report.id,
        statement=statement,
        spans=spans,
        text=text,
        terms=tuple(t for s in spans for t in _terms(report.text, s, analysis.language, [m.span for m in mentions])),
        words=words,
        figures=figures,
        negated=sum(w in against for w in words),
        measures=_measured(text, analysis.language, figures),
        named_at=tuple((m.source, _within_text(m.span.start, spans)) for m in mentions),
        language=analysis.language,
        at=at,
    )


def _within_text(position: int, spans: Sequence[Span]) -> int:
    """Where a position of the report stands in a passage's text, whose spans are parted by one space."""
    before = 0
    for span in spans:
        if position < span.end:
            return before + position - span.start
        before += len(span) + 1
    return before


def _measured(text: str, language: str | None, figures: Sequence[Quantity]) -> frozenset[str]:
    """What a passage counts; sums of money count losses and costs, not the dead whose families get them."""
    found = _measures(text, language)
    return found & OF_MONEY if figures and all(is_money(q) for q in figures) else found


def is_money(quantity: Quantity) -> bool:
    """Whether a figure is a sum of money: its unit is a currency's code."""
    return bool(quantity.unit) and len(str(quantity.unit)) == 3 and str(quantity.unit).isupper()


def _measures(text: str, language: str | None) -> frozenset[str]:
    """What the figures of a passage count; nothing where it has no figure."""
    if not _FIGURE.search(text) and not any(t.lower in _number_words(language) for t in tokenise(text)):
        return frozenset()
    return frozenset(name for name, pattern in measure_words(language) if pattern.search(text))


@cache
def _number_words(language: str | None) -> frozenset[str]:
    """Small numbers in words."""
    if language is None or language not in available():
        return frozenset()
    return frozenset(row["form"] for row in load_language(language).table("numbers") if " " not in row["form"])


def _terms(text: str, span: Span, language: str | None, hidden: Sequence[Span]) -> list[Term]:
    """The content words of a span but for those inside the names of sources, which count by their key."""
    found = terms(span.of(text), language)
    if not hidden:
        return list(found)
    here = [(s.start - span.start, s.end - span.start) for s in hidden if s.overlaps(span)]
    return [t for t in found if not any(start < t.end and t.start < end for start, end in here)]


def has_quotation(text: str) -> bool:
    """Whether some of the words stand in quotation marks."""
    return _QUOTED.search(text) is not None
