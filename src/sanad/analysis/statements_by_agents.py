"""Passives whose agent stands behind "by": "The charge was denied by Ratna", "It was described by Ratna as …"."""

from __future__ import annotations

from sanad.analysis.contents import content_end, is_somebody
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after
from sanad.analysis.speakers_subjects import subject_before
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line
from sanad.analysis.statements_reader import Reader

ACTS = ("say", "deny", "admit", "blame", "fear", "think")
"""Acts whose passive subject is what was told of or judged."""

SUBJECT_WORDS = 2
"""Tokens at least of a subject that says what it is about."""


def by_agent_draft(reader: Reader, line: Line, cue: Cue, begin: int, last: int) -> Draft | None:
    """The draft of a cue after a form of "be" and before "by" and somebody."""
    grammar, lower, small = reader.grammar, reader.lower, reader.small
    if grammar.has_verbs or cue.last >= last - 1 or lower[cue.last] not in small["by"] or cue.entry.act not in ACTS:
        return None
    subject = subject_before(grammar, cue.first, begin)
    if not subject.passive or subject.words is None or subject.relative or subject.unreal or subject.negated:
        return None
    agent = phrase_after(grammar, cue.last, last)
    if agent[0] >= agent[1] or subject.words[1] - subject.words[0] < SUBJECT_WORDS:
        return None
    if not is_somebody(grammar, agent[0], last) and not any(i in grammar.people for i in range(*agent)):
        return None
    end = cue.first
    while end > subject.words[1] and (lower[end - 1] in small["be"] or lower[end - 1] in small["adverb"]):
        end -= 1
    content = [subject.words if end - subject.words[1] < SUBJECT_WORDS else (subject.clause, end)]
    if agent[1] < last - 1 and lower[agent[1]] in small["as"]:
        content.append((agent[1] + 1, content_end(grammar, line, agent[1] + 1, last)))
    return Draft(line, content, cue, "words", "passive", agent)
