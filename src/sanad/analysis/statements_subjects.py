"""Cues between their speaker and their content: "X mengatakan bahwa …", "X said …", "X mengaku …, menyebut …"."""

from __future__ import annotations

from sanad.analysis.contents import (
    Start,
    asked_before,
    content_end,
    content_start,
    has_predicate,
    is_tail,
    topic_before,
)
from sanad.analysis.cues import Cue
from sanad.analysis.speakers import phrase_after
from sanad.analysis.speakers_subjects import Subject, subject_before
from sanad.analysis.statements_by_agents import by_agent_draft
from sanad.analysis.statements_drafts import By, Draft
from sanad.analysis.statements_lines import Line
from sanad.analysis.statements_passives import is_passive, passive_draft
from sanad.analysis.statements_reader import Reader
from sanad.analysis.statements_retold import retold_before

PAPER_REACH = 12
"""Tokens at the end of content within which the paper or place stands where it was said."""

TOPIC_REACH = 8
"""Tokens after a refusal within which the word stands that leads in its topic."""

FIRM = ("strong", "told")
"""Strengths that stand without a conjunction inside somebody else's report, besides denials."""


def subject_drafts(
    reader: Reader, line: Line, cues: list[Cue], begin: int, last: int, *, firm: bool = False
) -> list[Draft]:
    """Drafts of the cues that stand between their subject and their content; with ``firm`` only the surest."""
    drafts: list[Draft] = []
    position = begin
    for cue in cues:
        if cue.first < position or cue.entry.place != "verb" or _is_asked(reader, cue, line):
            continue
        by_agent = None if firm or drafts else by_agent_draft(reader, line, cue, begin, last)
        if by_agent:
            drafts.append(by_agent)
            position = last if by_agent.speaker is None else by_agent.speaker[1]
            continue
        if reader.is_noun(cue, begin):
            continue
        if is_passive(cue):
            draft = None if firm else passive_draft(reader, line, cue, begin, last)
        else:
            draft = _active(reader, line, cue, begin, last, drafts, firm)
        if draft is None:
            continue
        if drafts and drafts[-1].content[-1][1] > cue.first:
            contrast = _contrast(reader, drafts[-1], draft)
            if contrast is not None:
                drafts[-1].content[-1] = (drafts[-1].content[-1][0], contrast)
            elif draft.by == "same":
                _cut(reader, drafts[-1], cue)
                if reader.lower[cue.first] in reader.small["calling_it"]:
                    drafts[-1].content.append(draft.content[0])
                    position = cue.last
                    continue
            else:
                continue
        drafts.append(draft)
        position = cue.last
    return drafts


def _is_asked(reader: Reader, cue: Cue, line: Line) -> bool:
    """Whether a participle at the head of the sentence tells what its subject was asked: "Asked whether X, she …"."""
    lower, small = reader.lower, reader.small
    if lower[cue.first] not in small["asked"]:
        return False
    return cue.first == line.first or (cue.first == line.first + 1 and lower[line.first] in small["subordinator"])


def _contrast(reader: Reader, before: Draft, draft: Draft) -> int | None:
    """Where the draft before ends when this one begins a clause of its own: "…, sementara Y membantah …"."""
    if draft.by != "words" or draft.speaker is None:
        return None
    return _contrast_before(reader, draft.speaker[0])


def _contrast_before(reader: Reader, index: int) -> int | None:
    lower, small = reader.lower, reader.small
    if index >= 2 and lower[index - 1] in small["contrasting"]:
        return index - 2 if lower[index - 2] in (",", ";") else index - 1
    return index - 1 if index >= 1 and lower[index - 1] == ";" else None


def _cut(reader: Reader, before: Draft, cue: Cue) -> None:
    """Ends the content of a draft where the next one with the same speaker begins."""
    lower, small = reader.lower, reader.small
    first, end = before.content[-1][0], cue.first
    while end - 1 > first and (
        lower[end - 1] in small["and"]
        or lower[end - 1] in small["adverb"]
        or lower[end - 1] in small.negations
        or lower[end - 1] == ","
    ):
        end -= 1
    before.content[-1] = (first, end)


def _active(
    reader: Reader, line: Line, cue: Cue, begin: int, last: int, drafts: list[Draft], firm: bool
) -> Draft | None:
    bare = line.where == "headline" and cue.can("bare")
    if not (cue.can("active") or bare):
        return None
    grammar = reader.grammar
    if cue.entry.act == "deny" and cue.last < last and grammar.is_verb_cue(cue.last) and cue.last - cue.first > 1:
        return None  # "tidak bersedia menyebutkan": what is refused is the next cue
    retold = retold_before(grammar, line, cue, begin) if cue.entry.act != "carry" else None
    subject = subject_before(grammar, cue.first, begin)
    if retold:
        subject = Subject(retold.speaker, retold.first, subject.negated)
    elif (subject.unreal and not subject.negated) or (subject.passive and not reader.lower[cue.first].endswith("ing")):
        return None
    elif drafts and _is_coordinate(reader, cue, drafts[-1], subject):
        subject = Subject(None, cue.first, subject.negated)
    if subject.words is None and reader.lower[cue.first] in reader.small["needs_subject"]:
        return None
    start = content_start(grammar, line, cue, last)
    if subject.words and subject.words[0] > begin and reader.lower[subject.words[0] - 1] in reader.small["as_carry"]:
        return None
    if subject.relative and not bare and not (start.conjunction or cue.entry.strength in FIRM):
        return None
    if firm and not (start.conjunction or cue.entry.strength in FIRM or cue.entry.act == "deny"):
        return None
    content = _content(reader, line, cue, start, last, subject.negated, bare, begin)
    if content is None:
        return None
    placed = _speaker(reader, cue, subject, drafts, begin)
    if placed is None:
        return None
    by, words = placed
    carriers = [start.addressee] if start.addressee and reader.is_medium(start.addressee) else []
    if retold and retold.carrier:
        carriers.append(retold.carrier)
    return Draft(line, [content], cue, by, "subject-cue-content", words, carriers, subject.negated)


def _content(
    reader: Reader, line: Line, cue: Cue, start: Start, last: int, negated: bool, bare: bool, begin: int
) -> tuple[int, int] | None:
    end = content_end(reader.grammar, line, start.index, last)
    end = _before_paper(reader, start.index, end)
    if cue.entry.act == "no_comment" and cue.last < last and reader.lower[cue.last] == ",":
        asked = asked_before(reader.grammar, line.first, cue.first)
        if asked:
            return asked
    if end <= start.index:
        return topic_before(reader.grammar, line.first, cue.first) if cue.entry.act == "no_comment" else None
    if _is_only_adverbial(reader, line, cue, start, end):
        return None
    if cue.entry.act == "no_comment" and not start.topic and not start.conjunction:
        return _topic_after(reader, start.index, end), end
    return (start.index, end) if _fits(reader, line, cue, start, end, negated, bare) else None


def _is_only_adverbial(reader: Reader, line: Line, cue: Cue, start: Start, end: int) -> bool:
    """Whether nothing but place or time follows a cue: "she said in a telephone interview"."""
    if cue.entry.act == "no_comment" and reader.lower[start.index] in reader.small["relative"]:
        return False  # "did not say who would lead it"
    if start.conjunction or start.topic or any(start.index <= a < end for a, _ in line.speech):
        return False
    return is_tail(reader.grammar, cue.last, end) and not has_predicate(reader.grammar, start.index, end)


def _before_paper(reader: Reader, first: int, end: int) -> int:
    """Where content ends before "dalam konferensi pers …" or "in a statement …" at its end."""
    for index in range(max(first + 2, end - PAPER_REACH), end - 1):
        if reader.lower[index] not in reader.small["in"]:
            continue
        start = index + 1
        while start < end - 1 and reader.lower[start] in reader.small["determiner"]:
            start += 1
        length = reader.media.paper_at(start, end)
        if length and set(reader.lower[start : start + length]) & reader.small["said_in"]:
            return index
    return end


def _topic_after(reader: Reader, first: int, end: int) -> int:
    """Where what somebody will not speak of begins: after "pertanyaan tentang", "ketika ditanya soal"."""
    for index in range(first, min(end - 1, first + TOPIC_REACH)):
        if reader.lower[index] in reader.small["about"]:
            return index + 1
    return first


def _speaker(
    reader: Reader, cue: Cue, subject: Subject, drafts: list[Draft], begin: int
) -> tuple[By, tuple[int, int] | None] | None:
    """Whose words they are: the subject's, the same speaker's as before in the sentence, or one left out."""
    if subject.words is not None:
        if drafts and drafts[-1].content[-1][1] > cue.first:
            placed = subject.words[0] > drafts[-1].content[-1][0] + 1 and not subject.relative
            if not (placed and _contrast_before(reader, subject.words[0]) is not None):
                return None
        return "words", subject.words
    if drafts:
        return ("same", None) if _is_joined(reader, cue, drafts[-1]) else None
    if subject.clause <= begin + 1:
        return "previous", None
    if _comma_before(reader, cue, begin) and begin in reader.grammar.name_starts:
        return "words", phrase_after(reader.grammar, begin, cue.first)
    return None


def _comma_before(reader: Reader, cue: Cue, begin: int) -> bool:
    index = cue.first
    while index > begin and reader.lower[index - 1] in reader.small["adverb"]:
        index -= 1
    return reader.lower[index - 1] == ","


def _is_joined(reader: Reader, cue: Cue, before: Draft) -> bool:
    """Whether a comma or "and" joins the cue to what the draft before holds."""
    lower, small = reader.lower, reader.small
    index = cue.first
    while index > before.content[-1][0] and (
        lower[index - 1] in small["adverb"] or lower[index - 1] in small.negations
    ):
        index -= 1
    return lower[index - 1] == "," or lower[index - 1] in small["and"]


def _is_coordinate(reader: Reader, cue: Cue, before: Draft, subject: Subject) -> bool:
    """Whether the cue follows its comma or "and" so closely that the speaker before goes on."""
    if subject.words is not None and before.cue is not None and subject.words[0] >= before.cue.last:
        index = cue.first
        while index > before.content[-1][0] and (
            reader.lower[index - 1] in reader.small["adverb"]
            or reader.lower[index - 1] in reader.small.negations
            or reader.lower[index - 1] in reader.small["and"]
        ):
            index -= 1
        return reader.lower[index - 1] == "," and subject.words[1] >= index
    return subject.words is None or _is_joined(reader, cue, before)


def _fits(reader: Reader, line: Line, cue: Cue, start: Start, last: int, negated: bool, bare: bool) -> bool:
    """Whether what follows is what this cue needs: anything, a clause, a conjunction, a quotation."""
    strength, first = cue.entry.strength, start.index
    quoted = any(first <= a and b <= last for a, b in line.speech)
    if strength == "no_statement" or (negated and strength == "quote"):
        return negated
    if strength == "carry" and any(reader.lower[i] in reader.small["as"] for i in range(first, min(first + 8, last))):
        return False
    if quoted or start.conjunction or (bare and strength != "quote"):
        return True
    if cue.entry.lemma in reader.small["needs_clause"] and not start.topic:
        return has_predicate(reader.grammar, first, last)
    if strength == "as":
        return reader.lower[cue.last] not in reader.small["break"] and reader.lower[cue.last] != "into"
    if strength in ("strong", "object", "told"):
        return True
    if strength == "quote":
        return reader.lower[cue.last] in (",", ":")
    if strength == "remember":
        return reader.lower[cue.last] in reader.small["moment"]
    if strength == "wish":
        return not reader.grammar.verb.fullmatch(reader.lower[first]) and has_predicate(reader.grammar, first + 1, last)
    return strength == "clause" and has_predicate(reader.grammar, first, last, strict=True)
