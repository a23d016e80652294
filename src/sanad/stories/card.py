"""Makes of a report the card that grouping needs: who, where, when, rare words, figures, and a fingerprint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.records.story import Card
from sanad.text.concepts import Term, main_concept, terms
from sanad.text.fingerprint import shingles, signature
from sanad.text.tokens import tokenise

MOST_TERMS = 100
MOST_NAMES = 60
"""Terms and names kept of a report, the weightiest."""
FADES_AFTER = 60
"""The word at this place weighs half of the first one: news tells its event first, and pages end in other stories."""

_NUMBER = re.compile(r"\d[\d.,]*\d|\d{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def make_card(report: Report, analysis: Analysis) -> Card:
    """The card of a report."""
    heads = [b.span.of(report.text) for b in report.readable() if b.kind == "headline"]
    bodies = [b.span.of(report.text) for b in report.readable() if b.kind != "headline"]
    language = analysis.language
    heading = [t for text in heads for t in terms(text, language)]
    body = [(t, text) for text in bodies for t in terms(text, language)]
    words, names = _weigh(heading, body, language)
    whole = "\n".join((*heads, *bodies))
    return Card(
        report=report.id,
        language=language,
        published=report.published,
        title=report.title or "",
        terms=_best(words, MOST_TERMS),
        sources=tuple(sorted({s.id for s in analysis.sources if s.kind != "unnamed"})),
        places=(report.dateline,) if report.dateline else (),
        dates=tuple(sorted({d.value[:10] for d in analysis.dates if d.value and len(d.value) >= 10})),
        figures=tuple(sorted({n for n in _NUMBER.findall(whole) if not _YEAR.fullmatch(n)})),
        shingles=signature(shingles([t.lower for t in tokenise(whole) if t.text[0].isalnum()])),
        names=_best(names, MOST_NAMES),
        heading=tuple(sorted({main_concept(t.lemma, language) for t in heading})),
    )


def _weigh(
    heading: Iterable[Term], body: Sequence[tuple[Term, str]], language: str | None
) -> tuple[Counter[str], Counter[str]]:
    """The weights of words and of names. A name is mostly written large; two names side by side are one more."""
    words, names, large = Counter[str](), Counter[str](), Counter[str]()
    for term, _ in body:
        large[term.lemma] += 1 if term.is_name else -1
    for term in heading:
        words[main_concept(term.lemma, language)] += 1
    before: Term | None = None
    for at, (term, text) in enumerate(body):
        weight = 1 / (1 + at / FADES_AFTER)
        if large[term.lemma] > 0:
            names[term.lemma] += weight  # type: ignore[assignment]
            if before and large[before.lemma] > 0 and text[before.end : term.start] == " ":
                names[f"{before.lemma} {term.lemma}"] += weight  # type: ignore[assignment]
        else:
            words[main_concept(term.lemma, language)] += weight  # type: ignore[assignment]
        before = term
    return words, names


def _best(weights: Counter[str], most: int) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda key: (-weights[key], key))[:most])
