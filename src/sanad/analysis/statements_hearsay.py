"""Hearsay that nobody is named for: "X kabarnya Y", "Konon, Y", "X has reportedly Y"."""

from __future__ import annotations

from sanad.analysis.contents import content_end
from sanad.analysis.cues import Cue, CueEntry
from sanad.analysis.speakers import skip_openers
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line
from sanad.analysis.statements_reader import Reader

HEARSAY = CueEntry("hearsay", "say", "hearsay", "strong")


def hearsay_draft(reader: Reader, line: Line) -> Draft | None:
    """The draft of a sentence that is told as hearsay: what stands before the word that says so, and after it."""
    for index in line.outside():
        length = _hearsay_at(reader, index, line.last)
        if not length or index in reader.grammar.inside_names:
            continue
        if index > line.first and reader.lower[index - 1] in reader.small["relative"]:
            continue
        end = content_end(reader.grammar, line, index + length, line.last)
        first = reader.past_comma(index + length, end)
        if first < end - 1 and reader.lower[first] in reader.small["that"]:
            first += 1
        if end - first < (2 if length == 1 else 1):
            return None
        start = skip_openers(reader.grammar, line.first, index, adverbials=False)
        content = [(first, end)]
        before = index
        while before > start and reader.lower[before - 1] in reader.small["be"] | reader.small["adverb"] | frozenset(
            ","
        ):
            before -= 1
        inserted = index + length < line.last and reader.lower[index + length] == ","
        if before > start and (inserted or reader.lower[index - 1] != ","):
            content.insert(0, (start, before))
        cue = Cue(index, index + length, HEARSAY, frozenset({"active"}))
        return Draft(line, content, cue, "nobody", "hearsay")
    return None


def _hearsay_at(reader: Reader, index: int, last: int) -> int:
    """How many tokens from ``index`` on say that something is hearsay."""
    if reader.lower[index] in reader.small["hearsay"]:
        return 1
    if reader.lower[index] not in reader.small["hearsay_heads"]:
        return 0
    return reader.grammar.phrase_at("hearsay_phrases", index, last)
