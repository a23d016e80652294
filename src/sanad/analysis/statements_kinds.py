"""Whether a statement quotes: direct, mixed or indirect, also where the marks were lost."""

from __future__ import annotations

from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import Draft
from sanad.records.marks import StatementKind

FREE = ("content-cue-speaker", "content-subject-cue", "clitic")
"""Patterns in which words without marks may be somebody's own."""

WORDS_QUOTED = 3
"""A quotation in single marks with fewer tokens is a word held at arm's length."""


def kind_of(grammar: Grammar, draft: Draft, *, marks_lost: bool) -> StatementKind:
    """Direct when the whole content stands in quotation marks or speaks of itself as "I", mixed when part of it does.

    ``marks_lost`` says that the report has no quotation marks, so that words that speak of "I" are quoted all the same.
    """
    line = draft.line
    own = [part for part in draft.content if part[0] >= line.first]
    if all(any(a <= first and last <= b + 1 for a, b in line.speech) for first, last in own):
        return "direct"
    for first, last in draft.content:
        for a, b in line.marked:
            if first <= a and b <= last and (grammar.words.tokens[a].text in '"“”„«»' or b - a > WORDS_QUOTED):
                return "mixed"
    if marks_lost and draft.pattern in FREE and _is_first_person(grammar, draft):
        return "direct"
    return "indirect"


def _is_first_person(grammar: Grammar, draft: Draft) -> bool:
    tokens, lower, forms = grammar.words.tokens, grammar.words.lower, grammar.small["first_person"]
    return any(
        lower[i] in forms and (len(tokens[i].text) == 1 or not tokens[i].text.isupper())
        for a, b in draft.content
        for i in range(a, b)
    )
