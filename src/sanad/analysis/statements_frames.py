"""Reported speech: who says what in a sentence, by where cue, speaker and content stand to each other."""

from __future__ import annotations

from sanad.analysis.contents import asked_before, has_predicate, is_tail
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after, skip_openers
from sanad.analysis.statements_around import closing_attributions, leading_attribution
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_lines import Line, Range
from sanad.analysis.statements_passives import noun_drafts
from sanad.analysis.statements_reader import Attribution, Reader
from sanad.analysis.statements_subjects import subject_drafts


def reported_drafts(reader: Reader, line: Line, cues: list[Cue], first: int, last: int) -> list[Draft]:
    """The drafts of the words from ``first`` to ``last`` of a sentence, in order of their cues."""
    start = skip_openers(reader.grammar, first, last)
    if start > first and not reader.grammar.has_verbs and _ends_with(reader, cues, start, last):
        start = skip_openers(reader.grammar, first, last, adverbials=False)
    leading = leading_attribution(reader, cues, first, start, last)
    begin = leading.last if leading else start
    opening = begin if leading else skip_openers(reader.grammar, first, last, adverbials=False)
    inner = [c for c in cues if begin <= c.first < last]
    closings = closing_attributions(reader, line, inner, begin, last)
    if closings:
        drafts = _enclosed(reader, line, inner, (opening, begin), last, closings, leading)
    elif leading:
        drafts = _led(reader, line, inner, begin, last, leading)
    else:
        drafts = subject_drafts(reader, line, inner, begin, last)
    return [*drafts, *(d for d in noun_drafts(reader, line, cues) if _is_news(reader, d, drafts))]


def _is_news(reader: Reader, noun: Draft, drafts: list[Draft]) -> bool:
    """Whether what a noun reports is not already part of somebody's statement; a report inside one still counts."""
    assert noun.cue is not None
    if any(d.cue and d.cue.first == noun.cue.first for d in drafts):
        return False
    within = any(a <= noun.cue.first < b for d in drafts for a, b in d.content)
    return not within or reader.lower[noun.cue.first] in reader.small["paper_noun"]


def _ends_with(reader: Reader, cues: list[Cue], start: int, last: int) -> bool:
    """Whether a preposition and its phrase are all that stands from ``start`` on: what is before them is content."""
    return any(
        c.first == start and c.entry.place == "preposition" and phrase_after(reader.grammar, c.last, last)[1] >= last
        for c in cues
    )


def _enclosed(
    reader: Reader,
    line: Line,
    cues: list[Cue],
    begins: Range,
    last: int,
    closings: list[Attribution],
    leading: Attribution | None,
) -> list[Draft]:
    """What stands before, and perhaps after, an attribution; the media around it carry it."""
    main, *outer = closings
    content = _around(reader, line, begins, main, outer[0].first if outer else last)
    if not content:
        return []
    around = [a.speaker for a in outer if a.speaker]
    if leading and leading.speaker:
        around.append(leading.speaker)
    if main.speaker is not None and reader.is_medium(main.speaker):
        first, end = content[0]
        inside = subject_drafts(reader, line, [c for c in cues if first <= c.first < end], first, end, firm=True)
        for draft in inside:
            draft.carriers += [main.speaker, *around]
        if inside:
            return inside
    if main.cue.entry.act == "no_comment":
        content = [asked_before(reader.grammar, line.first, main.first) or content[0], *content[1:]]
    carriers = [r for r in (main.carrier, *(r for r in around if reader.is_medium(r))) if r]
    draft = Draft(line, content, main.cue, main.by, main.pattern, main.speaker, carriers, main.negated)
    return [draft, *_added(reader, line, cues, draft, main, outer, last)]


def _around(reader: Reader, line: Line, begins: Range, main: Attribution, last: int) -> list[Range]:
    """The content before an attribution and, where it goes on, after it."""
    opening, begin = begins
    relative = main.first > opening and reader.lower[main.first - 1] in reader.small["relative"]
    before = reader.clipped(line, opening, main.first) if main.first > begin and not relative else None
    content = [before] if before else []
    first = reader.past_comma(main.last, last)
    resumed = _resumed(reader, before, main.last - 1, last) if before else None
    if not content or resumed or _goes_on(reader, main, first, last, begun=_is_begun(reader, content)):
        rest = reader.clipped(line, resumed or first, last)
        if rest:
            content.append(rest)
    return content


def _is_begun(reader: Reader, content: list[Range]) -> bool:
    """Whether the content so far is only a subject that waits for its predicate."""
    return reader.grammar.has_verbs and all(not has_predicate(reader.grammar, a, b) for a, b in content)


def _goes_on(reader: Reader, main: Attribution, first: int, last: int, *, begun: bool) -> bool:
    """Whether content goes on after an attribution inside it, not only its place, date or an apposition."""
    if first >= last or is_tail(reader.grammar, main.last, last):
        return False
    return begun or has_predicate(reader.grammar, first, last)


def _resumed(reader: Reader, before: Range, first: int, last: int) -> int | None:
    """Where a clause whose subject stands before the attribution goes on: "The mine, she said in May, is closed"."""
    if has_predicate(reader.grammar, *before):
        return None
    for index in range(first, last - 1):
        if reader.lower[index] == "," and reader.grammar.predicate.fullmatch(reader.lower[index + 1]):
            return index + 1
    return None


def _added(
    reader: Reader, line: Line, cues: list[Cue], draft: Draft, main: Attribution, outer: list[Attribution], last: int
) -> list[Draft]:
    """What the same speaker says after the attribution: "…, he said, adding that …"."""
    if len(draft.content) > 1 or draft.content[0][0] >= main.last:
        return []
    after = [c for c in cues if c.first >= main.last and not any(o.first <= c.first < o.last for o in outer)]
    more = []
    for found in subject_drafts(reader, line, after, main.last, last):
        if found.by in ("previous", "same"):
            found.by = "same"
            more.append(found)
    return more


def _led(reader: Reader, line: Line, cues: list[Cue], begin: int, last: int, leading: Attribution) -> list[Draft]:
    """What follows "Menurut X,"; where X is a medium, it carries what somebody else says there."""
    paper = leading.cue.entry.strength == "paper"
    carries = leading.cue.entry.act == "carry"
    if carries and leading.speaker and leading.speaker[0] not in reader.grammar.people:
        reader.media.declared.add(leading.speaker)
    if paper or carries or reader.is_medium(leading.speaker):
        inside = subject_drafts(reader, line, cues, begin, last, firm=not carries)
        for draft in inside:
            if leading.speaker and not paper:
                draft.carriers.append(leading.speaker)
        if inside:
            return inside
    content = reader.clipped(line, begin, last)
    if not content:
        return []
    return [Draft(line, [content], leading.cue, leading.by, leading.pattern, leading.speaker)]
