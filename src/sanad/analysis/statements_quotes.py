"""Quotations and the cues that follow them: "…," kata X, "…"."""

from __future__ import annotations

from sanad.analysis.contents import content_start, is_tail
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import Grammar, phrase_after
from sanad.analysis.speakers_subjects import subject_before
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range

SUBJECT_REACH = 16
"""Tokens within which a cue follows the speaker who follows a quotation."""


def quoted_drafts(grammar: Grammar, line: Line, cues: list[Cue]) -> list[Draft]:
    """A draft for every quotation that a cue follows, in order."""
    drafts: list[Draft] = []
    by_first = {cue.first: cue for cue in cues}
    taken = -1
    for number, quotation in enumerate(line.speech):
        if quotation[0] < taken:
            continue
        draft = _closed_by(grammar, line, quotation, by_first, cues)
        if draft is None:
            continue
        after = draft.speaker[1] if draft.speaker and draft.speaker[0] >= quotation[1] else 0
        after = max(after, draft.cue.last if draft.cue else 0)
        following = line.speech[number + 1] if number + 1 < len(line.speech) else None
        if following and _goes_on(grammar, after, following, cues):
            draft.content.append(following)
            taken = following[1]
        drafts.append(draft)
    return drafts


def _closed_by(
    grammar: Grammar, line: Line, quotation: Range, by_first: dict[int, Cue], cues: list[Cue]
) -> Draft | None:
    lower, small = grammar.words.lower, grammar.small
    index = quotation[1]
    while index < line.last and (
        lower[index] in (",", "-", "–", "—") or (lower[index] in small["adverb"] and index in by_first)
    ):
        index += 1
    while index < line.last and lower[index] in small["thus"]:
        index += 1
    cue = by_first.get(index)
    if cue is not None:
        return _verb_first(grammar, line, quotation, cue)
    return _subject_first(grammar, line, quotation, index, cues)


def _subject_first(grammar: Grammar, line: Line, quotation: Range, index: int, cues: list[Cue]) -> Draft | None:
    """ "…," Ratna Hadi, ketua panitia, menandaskan: the speaker between quotation and cue."""
    for cue in cues:
        if not quotation[1] < cue.first <= quotation[1] + SUBJECT_REACH or cue.entry.place != "verb":
            continue
        if any(grammar.words.tokens[i].text in '“."' for i in range(index, cue.first)):
            return None
        subject = subject_before(grammar, cue.first, quotation[1])
        if subject.words is None or not (_ends_there(grammar, line, cue) or _told(grammar, cue)):
            return None
        if any(_is_loose(grammar, i) for i in range(index, subject.words[0])):
            return None
        told = content_start(grammar, line, cue, line.last).addressee if _told(grammar, cue) else None
        return Draft(
            line, [quotation], cue, "words", "quote-subject-cue", subject.words, negated=subject.negated, told=told
        )
    return None


def _is_loose(grammar: Grammar, index: int) -> bool:
    """Whether a word between quotation and speaker shows that the speaker's clause is another one."""
    low, small = grammar.words.lower[index], grammar.small
    return low in small["break"] or low in small["time"] or low in small["auxiliary"]


def _ends_there(grammar: Grammar, line: Line, cue: Cue) -> bool:
    """Whether only time, place or the rest of the quotation follow a cue."""
    after = cue.last
    while after < line.last and grammar.words.lower[after] in (",", ":"):
        after += 1
    if any(a == after for a, _ in line.speech):
        return True
    manner = after < line.last and grammar.words.lower[after].endswith("ly")
    return manner or is_tail(grammar, cue.last, line.last)


def _told(grammar: Grammar, cue: Cue) -> bool:
    return grammar.words.lower[cue.last - 1] in grammar.small["telling"]


def _verb_first(grammar: Grammar, line: Line, quotation: Range, cue: Cue) -> Draft | None:
    if cue.can("clitic"):
        return Draft(line, [quotation], cue, "clitic", "quote-clitic")
    if not (cue.can("closing") or cue.can("active") or cue.can("passive") or cue.entry.place != "verb"):
        return None
    speaker = phrase_after(grammar, cue.last, line.last)
    if speaker[0] >= speaker[1]:
        return Draft(line, [quotation], cue, "previous", "quote-cue") if cue.can("closing") else None
    pattern = "quote-cue-speaker" if cue.can("closing") else "quote-cue-odd"
    return Draft(line, [quotation], cue, "words", pattern, speaker)


def _goes_on(grammar: Grammar, after: int, following: Range, cues: list[Cue]) -> bool:
    """Whether the next quotation continues the one that the attribution interrupted."""
    between = range(after, following[0])
    if any(after <= cue.first < following[0] for cue in cues) or len(between) > SUBJECT_REACH:
        return False
    if any(grammar.words.tokens[i].text in ".!?" for i in between):
        return False
    return not between or grammar.words.tokens[following[0] - 1].text in (",", ":", "-", "–", "—")
