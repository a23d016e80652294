"""What is compared to find copies: the words of a report's body with their places, and which stand in quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sanad.records.marks import Analysis
from sanad.records.report import Report, Span
from sanad.text.concepts import Term, terms
from sanad.text.fingerprint import SHINGLE, shingles
from sanad.text.tokens import Token, tokenise

_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]")


@dataclass(frozen=True)
class Body:
    """The body of a report. ``words`` hold their places in ``Report.text``; ``own`` says which are not quoted."""

    report: Report
    analysis: Analysis
    words: tuple[Token, ...]
    lower: tuple[str, ...]
    own: tuple[bool, ...]

    @cached_property
    def fingerprint(self) -> frozenset[int]:
        """The hashes of all runs of a few words."""
        return frozenset(shingles(self.lower, SHINGLE))

    @cached_property
    def own_words(self) -> int:
        """How many words are the report's own."""
        return sum(self.own)

    @cached_property
    def sentences(self) -> tuple[tuple[Span, tuple[Term, ...]], ...]:
        """The sentences of the body with their content words."""
        text, language = self.report.text, self.analysis.language
        spans = [s.span for s in self.analysis.sentences if self.report.blocks[s.block].kind in ("body", "standfirst")]
        return tuple((s, found) for s in spans if len(found := terms(s.of(text), language)) > 2)

    def span_of(self, start: int, end: int) -> Span:
        """The characters from word ``start`` up to word ``end``."""
        return Span(self.words[start].start, self.words[end - 1].end)


def make_body(report: Report, analysis: Analysis) -> Body:
    """The body of a report."""
    spans = [b.span for b in report.readable() if b.kind == "body"] or [b.span for b in report.readable()]
    quoted = [m.span() for m in _QUOTED.finditer(report.text)]
    words = [
        Token(t.text, t.start + s.start, t.end + s.start)
        for s in spans
        for t in tokenise(s.of(report.text))
        if t.text[0].isalnum()
    ]
    return Body(report, analysis, tuple(words), tuple(w.lower for w in words), _own(words, quoted))


def _own(words: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    found, at = [], 0
    for word in words:
        while at < len(quoted) and quoted[at][1] <= word.start:
            at += 1
        found.append(not (at < len(quoted) and quoted[at][0] <= word.start))
    return tuple(found)
