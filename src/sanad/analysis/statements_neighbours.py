"""Sentences that attribute the one before them: "… . Hal itu disampaikan X", "… . Demikian penjelasan X"."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range
from sanad.analysis.statements_reader import Reader

POINTER_REACH = 4
"""Tokens at the head of a sentence among which the words that point back stand."""

CONTENT_WORDS = 3
"""A sentence that is said by somebody named after it has at least so many tokens."""


def pointed_back(reader: Reader, lines: Sequence[Line], number: int, cues: list[Cue]) -> Draft | None:
    """The draft of the sentence before ``lines[number]``, when that points back to it and names who said it."""
    line = lines[number]
    if number == 0 or line.where != "body" or lines[number - 1].where != "body":
        return None
    before = lines[number - 1]
    if before.last - before.first < CONTENT_WORDS or line.block - before.block > 1:
        return None
    head = _pointer(reader, line)
    if head is None:
        return None
    placed = _attribution(reader, line, head, cues)
    if placed is None:
        return None
    cue, speaker = placed
    return Draft(before, [(before.first, before.last)], cue, "words", "pointed-back", speaker)


def _pointer(reader: Reader, line: Line) -> int | None:
    """Where the words that point back end: "hal itu", "demikian", "kalimat itu"."""
    for length in range(POINTER_REACH, 0, -1):
        words = " ".join(reader.lower[line.first : min(line.first + length, line.last)])
        if words in reader.small["back"]:
            return line.first + length
    return None


def _attribution(reader: Reader, line: Line, head: int, cues: list[Cue]) -> tuple[Cue, Range] | None:
    """The cue after the pointer and the speaker after it."""
    for cue in cues:
        if not head <= cue.first <= head + POINTER_REACH or not (cue.can("passive") or cue.entry.place == "noun"):
            continue
        speaker = phrase_after(reader.grammar, cue.last, line.last)
        if speaker[0] < speaker[1] and _is_somebody(reader, speaker):
            return cue, speaker
    return None


def _is_somebody(reader: Reader, words: Range) -> bool:
    first = words[0]
    if reader.lower[first] in reader.small["break"] or reader.grammar.verb.fullmatch(reader.lower[first]):
        return False
    named = any(i in reader.grammar.name_starts for i in range(first, min(first + 4, words[1])))
    return (
        named or reader.grammar.words.tokens[first].text[0].isupper() or reader.lower[first] in reader.small["pronoun"]
    )
