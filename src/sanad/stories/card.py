"""Makes of a report the card that grouping needs: who, where, when, rare words, figures, and a fingerprint."""

from __future__ import annotations

from collections import Counter

from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.records.story import Card
from sanad.text.concepts import terms
from sanad.text.fingerprint import shingles, signature, words_of

MOST_TERMS = 120
"""Terms kept of a report: its most frequent, then its earliest."""
HEAD_WEIGHT = 3
"""A word of the headline counts as often as three of the body."""


def make_card(report: Report, analysis: Analysis) -> Card:
    """The card of a report; ``terms`` stand most weighty first, a weighty one up to ``HEAD_WEIGHT`` times."""
    weight: Counter[str] = Counter()
    for block in report.readable():
        worth = HEAD_WEIGHT if block.kind == "headline" else 1
        for term in terms(block.span.of(report.text), analysis.language):
            weight[term.lemma] += worth
    words = [w.lower for b in report.readable() for w in words_of(b.span.of(report.text))]
    return Card(
        report=report.id,
        language=analysis.language,
        published=report.published,
        title=report.title or "",
        terms=tuple(t for t, n in weight.most_common(MOST_TERMS) for _ in range(min(n, HEAD_WEIGHT))),
        sources=tuple(sorted({s.id for s in analysis.sources if s.kind != "unnamed"})),
        places=(report.dateline,) if report.dateline else (),
        dates=tuple(sorted({d.value[:10] for d in analysis.dates if d.value and len(d.value) >= 10})),
        figures=tuple(sorted({f"{q.value:g} {q.unit or ''}".strip() for q in analysis.quantities})),
        shingles=signature(shingles(words)),
    )
