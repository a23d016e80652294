"""Headlines that attribute with a colon: "Bupati: Jalan Itu Aman"."""

from __future__ import annotations

from sanad.analysis.cues import Cue, CueEntry
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range

COLON = CueEntry(":", "say", "colon", "strong")


def headline_drafts(grammar: Grammar, line: Line, cues: list[Cue]) -> list[Draft]:
    """The statement behind a headline's colon, if what stands before it can speak."""
    tokens = grammar.words.tokens
    for index in range(line.first + 1, line.last - 1):
        if tokens[index].text == ":" and not line.in_speech(index):
            speaker = _speaker(grammar, line, index)
            if speaker is None:
                return []
            cue = Cue(index, index + 1, COLON, frozenset({"active"}))
            return [Draft(line, [(index + 1, line.last)], cue, "words", "colon", speaker)]
    return []


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
    if not named and not any(lower[i] in grammar.name_words for i in range(first, min(first + 2, colon))):
        return None
    last = first
    while last < colon and not (last > first and (lower[last] in grammar.small["break"] or grammar.is_bare_cue(last))):
        last += 1
    return first, last
