"""Headlines that attribute with a colon: "Bupati: Jalan Itu Aman"."""

from __future__ import annotations

from sanad.analysis.cues import Cue, CueEntry
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range

COLON = CueEntry(":", "say", "colon", "strong")

NAMED_LAST = "colon-last"
"""The pattern of a headline whose source stands behind its colon or dash."""

CLAIM_WORDS = 3
"""Tokens at least before a colon behind which the source stands."""

SOURCE_WORDS = 5
"""Tokens at most of a source behind a colon."""


def headline_drafts(grammar: Grammar, line: Line, cues: list[Cue]) -> list[Draft]:
    """The statement behind a headline's colon, if what stands before it can speak."""
    tokens = grammar.words.tokens
    last = _named_last(grammar, line)
    if last:
        return [last]
    for index in range(line.first + 1, line.last - 1):
        if tokens[index].text == ":" and not line.in_speech(index):
            speaker = _speaker(grammar, line, index)
            if speaker is None:
                return []
            cue = Cue(index, index + 1, COLON, frozenset({"active"}))
            return [Draft(line, [(index + 1, line.last)], cue, "words", "colon", speaker)]
    return []


def _named_last(grammar: Grammar, line: Line) -> Draft | None:
    """The statement of a headline that names its source last: "Two dead in mine: police", "Ferry sank – minister"."""
    tokens, lower, sources = grammar.words.tokens, grammar.words.lower, grammar.small["headline_sources"]
    if not sources:
        return None
    for index in range(line.last - 2, max(line.first + CLAIM_WORDS, line.last - 2 - SOURCE_WORDS), -1):
        mark = tokens[index]
        if mark.text not in (":", "-", "–", "—") or line.in_speech(index):
            continue
        spaced = mark.text == ":" or mark.start > tokens[index - 1].end
        known = lower[line.last - 1] in sources or any(
            line.last - 2 <= start < line.last or start == index + 1 for start in grammar.people
        )
        if not spaced or not known or any(grammar.is_bare_cue(i) for i in range(index + 1, line.last - 1)):
            return None
        cue = Cue(index, index + 1, COLON, frozenset({"active"}))
        return Draft(line, [(line.first, index)], cue, "words", NAMED_LAST, (index + 1, line.last))
    return None


def _speaker(grammar: Grammar, line: Line, colon: int) -> Range | None:
    """The name or office before a colon: of its last comma-separated part, that which begins it."""
    tokens, lower = grammar.words.tokens, grammar.words.lower
    first = line.first
    for index in range(line.first, colon):
        if tokens[index].text == ",":
            first = index + 1
    if lower[first] in grammar.small["opener"] and first + 1 < colon:
        first += 1
    named = any(first <= start <= first + 2 for start in grammar.name_starts)
    known = grammar.name_words | grammar.small["headline_sources"]
    if not named and not any(lower[i] in known for i in range(first, min(first + 2, colon))):
        return None
    last = first
    while last < colon and not (last > first and (lower[last] in grammar.small["break"] or grammar.is_bare_cue(last))):
        last += 1
    return first, last
