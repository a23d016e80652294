"""What is said of a subject by somebody left out or named after "by", and what nouns report: "laporan bahwa …"."""

from __future__ import annotations

from sanad.analysis.contents import content_end, content_start, has_predicate, is_tail
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after
from sanad.analysis.speakers_subjects import Subject, subject_before
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range
from sanad.analysis.statements_reader import Reader

NOUN_REACH = 9
"""Tokens between a noun cue and the conjunction that leads in what it reports."""


TELLING = ("say", "carry", "admit", "fear")
"""Acts whose passive subject is what was told, not somebody to whom something is done."""

SUBJECT_WORDS = 2
"""Tokens of a subject that somebody is named to have told."""


def is_passive(cue: Cue) -> bool:
    """Whether these words are only a passive."""
    return cue.can("passive") and not cue.can("active") and not cue.can("bare")


def passive_draft(reader: Reader, line: Line, cue: Cue, begin: int, last: int) -> Draft | None:
    """ "X dinilai Y", "X disebut Ratna sebagai Y", "X diumumkan Ratna": the subject and what is said of it."""
    lower, small = reader.lower, reader.small
    subject = subject_before(reader.grammar, cue.first, begin)
    agent = _agent(reader, line, cue, last)
    if subject.negated or subject.unreal or not (agent or lower[cue.first] in small["agentless"]):
        return None
    content = _passive_content(reader, line, cue, subject, agent, begin, last)
    if content is None:
        return None
    return Draft(line, content, cue, "words" if agent else "agentless", "passive", agent)


def _passive_content(
    reader: Reader, line: Line, cue: Cue, subject: Subject, agent: Range | None, begin: int, last: int
) -> list[Range] | None:
    lower, small = reader.lower, reader.small
    after = agent[1] if agent else cue.last
    start = content_start(reader.grammar, line, Cue(cue.first, after, cue.entry, cue.forms), last)
    end = content_end(reader.grammar, line, start.index, last)
    lead = start.topic or start.conjunction
    goes_on = end > start.index and (agent is None or lead or has_predicate(reader.grammar, start.index, end))
    goes_on = goes_on and not (agent and not lead and is_tail(reader.grammar, after, last))
    if subject.words is None:
        because = cue.first > begin and lower[cue.first - 1] in small["because"]
        return [(start.index, end)] if goes_on and (because or start.conjunction) else None
    topic = " ".join(lower[subject.words[0] : subject.words[1]]) in small["topic"]
    if topic or subject.relative:
        return [(start.index, end)] if goes_on and (start.conjunction or (subject.relative and lead)) else None
    if goes_on:
        whole = _whole_subject(reader, subject.words, cue)
        return [(start.index, end)] if agent and start.topic else [whole, (start.index, end)]
    if cue.entry.act not in TELLING:
        return None
    return [subject.words] if agent and subject.words[1] - subject.words[0] >= SUBJECT_WORDS else None


def _whole_subject(reader: Reader, words: Range, cue: Cue) -> Range:
    """The subject with all that describes it, up to the cue and its adverbs."""
    last = cue.first
    while last > words[1] and (reader.lower[last - 1] in reader.small["adverb"] or reader.lower[last - 1] == ","):
        last -= 1
    return words[0], last


def _agent(reader: Reader, line: Line, cue: Cue, last: int) -> Range | None:
    """Who says it: after "oleh", or a name, office or pronoun right after the cue."""
    if cue.last >= last:
        return None
    titled = line.where != "headline" and reader.grammar.words.tokens[cue.last].text[0].isupper()
    named = titled or cue.last in reader.grammar.name_starts
    if not (named or reader.lower[cue.last] in reader.small["by"] or reader.lower[cue.last] in reader.small["pronoun"]):
        return None
    phrase = phrase_after(reader.grammar, cue.last, last)
    return phrase if phrase[0] < phrase[1] else None


def noun_drafts(reader: Reader, line: Line, cues: list[Cue]) -> list[Draft]:
    """ "laporan dari X bahwa …": what a report, rumour or claim holds."""
    drafts = []
    for cue in cues:
        if cue.entry.place != "noun" and not reader.is_noun(cue, line.first):
            continue
        draft = _noun(reader, line, cue)
        if draft:
            drafts.append(draft)
    return drafts


def _noun(reader: Reader, line: Line, cue: Cue) -> Draft | None:
    lower, small = reader.lower, reader.small
    if lower[cue.first] not in small["reporting_nouns"]:
        return None
    for index in range(cue.last, min(line.last - 2, cue.last + NOUN_REACH)):
        if lower[index] in (",", ".", ":") or lower[index] in small["relative"] - small["that"]:
            return None
        if lower[index] in small["that"]:
            after = lower[index + 1]
            described = reader.grammar.predicate.fullmatch(after) or after in small["auxiliary"]
            return None if described else _reported(reader, line, cue, index)
        if reader.grammar.is_verb_cue(index):
            return None
    return None


def _reported(reader: Reader, line: Line, cue: Cue, index: int) -> Draft | None:
    """The draft of a noun whose conjunction stands at ``index``."""
    speaker: Range = (cue.first, cue.last)
    if index > cue.last:
        start = cue.last
        while start < index and reader.lower[start] in reader.small["of"]:
            start += 1
        phrase = phrase_after(reader.grammar, start, index)
        speaker = phrase if phrase[0] < phrase[1] else speaker
    last = _clause_end(reader, index + 1, line.last)
    end = content_end(reader.grammar, line, index + 1, last)
    return Draft(line, [(index + 1, end)], cue, "words", "noun", speaker) if end > index + 2 else None


def _clause_end(reader: Reader, first: int, last: int) -> int:
    """Where the clause after a noun ends: at a comma, or where another clause begins."""
    for index in range(first + 2, last):
        if reader.lower[index] == "," or reader.lower[index] in reader.small["contrast"]:
            return index
    return last
