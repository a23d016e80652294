"""What the speaker of a quotation says besides: "…," she said, adding that …; "…," said Ratna, who noted that …"."""

from __future__ import annotations

from sanad.analysis.cues import Cue
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line
from sanad.analysis.statements_reader import Reader
from sanad.analysis.statements_subjects import subject_drafts


def second_verbs(reader: Reader, line: Line, cues: list[Cue], quoted: list[Draft]) -> list[Draft]:
    """The drafts of the verbs that follow the last attribution of a sentence and share its speaker."""
    if not quoted or quoted[-1].cue is None or quoted[-1].by == "previous":
        return []
    main = quoted[-1]
    assert main.cue is not None
    after = max(main.cue.last, main.content[-1][1], main.speaker[1] if main.speaker else 0)
    following = [c for c in cues if c.first > after and c.entry.place == "verb"]
    if not following:
        return []
    lead = following[0].first - 1
    while lead > after and reader.lower[lead] in reader.small["adverb"]:
        lead -= 1
    before = reader.lower[lead]
    if not (before == "," or before in reader.small["relative"] or before in reader.small["joins"]):
        return []
    if any(a < line.last and a >= after for a, _ in line.speech):
        return []
    found = subject_drafts(reader, line, following[:1], lead + 1, line.last, firm=True)
    for draft in found:
        draft.by, draft.speaker = "same", None
    return found
