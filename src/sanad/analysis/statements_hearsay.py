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
        if reader.lower[index] not in reader.small["hearsay"] or index in reader.grammar.inside_names:
            continue
        if index > line.first and reader.lower[index - 1] in reader.small["relative"]:
            continue
        end = content_end(reader.grammar, line, index + 1, line.last)
        first = reader.past_comma(index + 1, end)
        if end - first < 2:
            return None
        start = skip_openers(reader.grammar, line.first, index, adverbials=False)
        content = [(first, end)]
        before = index
        while before > start and reader.lower[before - 1] in reader.small["be"] | reader.small["adverb"] | frozenset(
            ","
        ):
            before -= 1
        if before > start and reader.lower[index - 1] != ",":
            content.insert(0, (start, before))
        cue = Cue(index, index + 1, HEARSAY, frozenset({"active"}))
        return Draft(line, content, cue, "nobody", "hearsay")
    return None
