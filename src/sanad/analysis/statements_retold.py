"""Words that a medium cites: "Reuters mengutip X yang mengatakan …", "X was quoted by Reuters as saying …"."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.analysis.cues import Cue
from sanad.analysis.speakers import Grammar, phrase_after
from sanad.analysis.speakers_subjects import Subject, subject_before
from sanad.analysis.statements_lines import Line, Range

CITING_REACH = 30
"""Tokens between the citing verb and the cue that follows it."""


@dataclass(frozen=True, slots=True)
class Retold:
    """Who is cited, and by whom; ``first`` is where the attribution begins."""

    speaker: Range
    carrier: Range | None
    first: int


def retold_before(grammar: Grammar, line: Line, cue: Cue, start: int) -> Retold | None:
    """The cited speaker and the citing medium before a cue, ``None`` where nobody cites."""
    lower, small = grammar.words.lower, grammar.small
    for index in range(cue.first - 2, max(start, cue.first - CITING_REACH) - 1, -1):
        if lower[index] not in small["cite"]:
            continue
        subject = subject_before(grammar, index, start)
        passive = index > start and lower[index - 1] in small["be"]
        if passive:
            return _passive(grammar, subject, index, cue)
        speaker = phrase_after(grammar, index + 1, cue.first)
        speaker = _whole(grammar, speaker, cue)
        if speaker[0] >= speaker[1]:
            return None
        return Retold(speaker, subject.words, subject.words[0] if subject.words else index)
    return _leading_citation(grammar, line, cue, start)


def _leading_citation(grammar: Grammar, line: Line, cue: Cue, start: int) -> Retold | None:
    """ "Citing X, M reported …": whom a medium cites at the head of its sentence."""
    if grammar.words.lower[line.first] not in grammar.small["citing"] or start <= line.first:
        return None
    subject = subject_before(grammar, cue.first, start)
    cited = phrase_after(grammar, line.first + 1, start)
    if subject.words is None or cited[0] >= cited[1] or cited[1] > subject.words[0]:
        return None
    return Retold(cited, subject.words, subject.words[0])


def _whole(grammar: Grammar, speaker: Range, cue: Cue) -> Range:
    """The phrase up to the cue, when only a clause about the speaker stands between."""
    lower, small = grammar.words.lower, grammar.small
    last = cue.first
    while last > speaker[1] and (
        lower[last - 1] in small["relative"] or lower[last - 1] in small["as"] or lower[last - 1] in (",",)
    ):
        last -= 1
    named = any(i in grammar.name_starts for i in range(speaker[0], speaker[1]))
    return speaker if named or last - speaker[1] > 8 else (speaker[0], last)


def _passive(grammar: Grammar, subject: Subject, index: int, cue: Cue) -> Retold | None:
    if subject.words is None:
        return None
    carrier = None
    if grammar.words.lower[index + 1] in grammar.small["by"]:
        carrier = phrase_after(grammar, index + 2, cue.first)
    return Retold(subject.words, carrier, subject.words[0])


def agent_after(grammar: Grammar, cue: Cue, last: int) -> Range | None:
    """The medium in "was quoted as saying by X"."""
    if cue.last < last and grammar.words.lower[cue.last] in grammar.small["by"]:
        phrase = phrase_after(grammar, cue.last + 1, last)
        return phrase if phrase[0] < phrase[1] else None
    return None
