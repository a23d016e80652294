"""Bounds of what was said: where content begins after a cue, and what at its end belongs to the attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanad.analysis.cues import Cue
from sanad.analysis.speakers import Grammar, phrase_after
from sanad.analysis.statements_lines import Line, Range

ADDRESSEE_REACH = 14
"""Tokens within which the comma or conjunction after an addressee or an adverbial stands."""

_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Start:
    """Where content begins; whether a conjunction ("bahwa") or a topic word ("soal") leads it in, and who was told."""

    index: int
    conjunction: bool = False
    topic: bool = False
    addressee: Range | None = None


def content_start(grammar: Grammar, line: Line, cue: Cue, end: int) -> Start:
    """Where the content of a cue that goes before it begins."""
    lower, small = grammar.words.lower, grammar.small
    index, addressee, moved, comma = cue.last, None, True, False
    if cue.entry.strength == "told" or lower[cue.last - 1] in small["telling"]:
        addressee = _told(grammar, index, end)
        index = addressee[1]
    while moved and index < end:
        moved = False
        low = lower[index]
        if low in (",", ":"):
            index, moved, comma = index + 1, True, True
        elif low in small["filler"]:
            index, moved = index + 1, True
        elif (
            low in small["addressee"]
            and addressee is None
            and not comma
            and cue.entry.strength in ("strong", "clause", "that")
            and is_somebody(grammar, index + 1, end)
        ):
            after = _after_phrase(grammar, index, end)
            if after is not None:
                addressee, index, moved = (index + 1, after), after, True
        elif low in small["time"] or (low in small["break"] and not comma and low not in small["subordinator"]):
            after = _after_adverbial(grammar, index, end)
            if after is not None:
                index, moved = after, True
    conjunction = topic = False
    if index < end - 1 and lower[index] in small["complement"] and not (comma and lower[index] in small["conditional"]):
        conjunction = lower[index] in small["firm"]
        index += lower[index] not in small["stays"]
    elif index < end - 1 and lower[index] in small["about"] and not _is_infinitive(grammar, index, end):
        index, topic = index + 1, True
    if index < end - 1 and lower[index] in (",", ":"):
        index += 1
    return Start(index, conjunction, topic, addressee)


def is_somebody(grammar: Grammar, index: int, end: int) -> bool:
    """Whether the word after "to" can stand for people: "to rebuild" cannot."""
    if index >= end or grammar.has_verbs:
        return index < end
    text, low = grammar.words.tokens[index].text, grammar.words.lower[index]
    small = grammar.small
    return text[0].isupper() or low in small["determiner"] or low in small["pronoun"] or low.endswith("s")


def _is_infinitive(grammar: Grammar, index: int, end: int) -> bool:
    """Whether a verb follows the word at ``index``, so that both belong to what was said: "vowed to rebuild"."""
    return grammar.words.lower[index] in grammar.small["infinitive"] and not is_somebody(grammar, index + 1, end)


def _told(grammar: Grammar, index: int, end: int) -> Range:
    """The person told, when no preposition shows where the phrase ends."""
    tokens, lower, small = grammar.words.tokens, grammar.words.lower, grammar.small
    firm = _firm_end(grammar, index, end)
    if firm is not None:
        return index, firm
    position = index
    while position < end:
        text = tokens[position].text
        if lower[position] in small["complement"] or text in ',:"“':
            return index, position
        if position > index and lower[position] in small["pronoun"]:
            return index, position
        if (
            position > index
            and tokens[position - 1].text[0].isupper()
            and not text[0].isupper()
            and lower[position] not in small["and"]
        ):
            return index, position
        if (
            position > index
            and text.islower()
            and tokens[position - 1].text.islower()
            and lower[position - 1] not in small["determiner"]
        ):
            return index, position
        if (
            position > index
            and text[0].isupper()
            and tokens[position - 1].text.islower()
            and lower[position - 1] not in small["determiner"]
        ):
            return index, position
        position += 1
    return index, position


def _firm_end(grammar: Grammar, index: int, end: int) -> int | None:
    """Where the person told ends when a mark, a conjunction or an adverbial closes the phrase before any predicate."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    for position in range(index, min(end, index + 10)):
        low = lower[position]
        if position > index and (
            low in small["firm"] or tokens[position].text in ',:"“‘' or low in small["break"] or low in small["time"]
        ):
            if low == "of" or tokens[position].text[0].isupper():
                continue
            return position
        if low in small["auxiliary"] or (position > index and low in small["pronoun"]):
            return None
    return end if end - index < 10 else None


def _after_phrase(grammar: Grammar, index: int, end: int) -> int | None:
    """The token after an addressee: before the conjunction, after the comma, or where the phrase ends."""
    first, stop = phrase_after(grammar, index + 1, end)
    if stop >= end:
        return end
    return stop if stop > first else None


def _after_adverbial(grammar: Grammar, index: int, end: int) -> int | None:
    """The token after an adverbial between cue and content, which a comma or a conjunction must close."""
    lower, small = grammar.words.lower, grammar.small
    dated = index + 1 < end and (lower[index + 1] in small["time"] or bool(_DIGITS.match(lower[index + 1])))
    if lower[index] in small["complement"] or (lower[index] in small["about"] and not dated):
        return None
    for position in range(index + 1, min(end, index + ADDRESSEE_REACH)):
        if lower[position] in small["complement"]:
            return position
        if lower[position] == ",":
            return position + 1
    if lower[index] in small["time"]:
        position = index + 1
        while position < end and (
            lower[position] in small["time"] or lower[position][0] in "(/)" or _DIGITS.match(lower[position])
        ):
            position += 1
        return position
    return None


def content_end(grammar: Grammar, line: Line, first: int, last: int) -> int:
    """``last`` without a trailing date, place or credit that belongs to the attribution."""
    words, small = grammar.words, grammar.small
    for a, b in line.speech:
        if first <= a and b < last and (words.lower[b] in small["break"] or words.lower[b] in small["time"]):
            return b
    last = _before_credit(grammar, first, last)
    position = last
    while position > first and _is_time(grammar, position - 1):
        position -= 1
    if position < last and position > first and words.lower[position - 1] == ",":
        last = position - 1
    while last > first and words.tokens[last - 1].text in (",", "-", "–", ";", ":"):
        last -= 1
    return last


def _before_credit(grammar: Grammar, first: int, last: int) -> int:
    """Where content ends before ", seperti dilaporkan X" or ", as X reported"."""
    lower, small = grammar.words.lower, grammar.small
    for index in range(first + 2, last - 1):
        if lower[index] == "," and lower[index + 1] in small["citing"]:
            return index
        if lower[index] == "," and lower[index + 1] in small["as_carry"]:
            near = range(index + 2, min(last, index + 9))
            if any(lower[i] in small["quoted_by"] or grammar.is_verb_cue(i) for i in near):
                return index
        elif (
            lower[index] == ","
            and lower[index + 1] in small["quoted_by"]
            and grammar.words.tokens[index + 1].text.islower()
        ):
            return index
    return last


def _is_time(grammar: Grammar, index: int) -> bool:
    text = grammar.words.tokens[index].text
    return text in "()/" or bool(_DIGITS.match(text)) or grammar.words.lower[index] in grammar.small["time"]


def is_tail(grammar: Grammar, index: int, end: int) -> bool:
    """Whether what follows an attribution up to ``end`` only says when, where and through whom."""
    words, small = grammar.words, grammar.small
    after_comma = False
    while index < end and words.lower[index] == ",":
        index, after_comma = index + 1, True
    if index >= end:
        return True
    text, low = words.tokens[index].text, words.lower[index]
    if low in small["firm"]:
        return False
    if set(words.lower[index : index + 3]) & small["quoted_by"]:
        return True
    if (
        low in small["break"]
        or low in small["time"]
        or low in small["relative"]
        or text[0] in "(-–—"
        or text[0].isdigit()
    ):
        return True
    return after_comma and (grammar.is_verb_cue(index) or low.endswith(tuple(small["participle_ending"])))


def has_predicate(grammar: Grammar, first: int, last: int, *, strict: bool = False) -> bool:
    """Whether the words hold a predicate of their own, so that they are a clause and not a topic.

    With ``strict`` an active verb that only describes a noun ("kondisi tim menghadapi laga") is none.
    """
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    for index in range(first, last):
        low = lower[index]
        if grammar.predicate.fullmatch(low) is None or (index > first and lower[index - 1] in small["relative"]):
            continue
        if strict and grammar.describing.fullmatch(low) and index > first and not _has_subject(grammar, index):
            continue
        return tokens[index].text == low or not strict or grammar.words.tokens[first].text[0].isupper()
    return False


def _has_subject(grammar: Grammar, index: int) -> bool:
    """Whether a name, a pronoun or an auxiliary stands right before a verb."""
    before = grammar.words.lower[index - 1]
    small = grammar.small
    return (
        grammar.words.tokens[index - 1].text[0].isupper()
        or before in small["pronoun"]
        or before in small["pointer"]
        or before in small["auxiliary"]
        or before in small["adverb"]
        or before == ")"
    )


def topic_before(grammar: Grammar, first: int, end: int) -> Range | None:
    """What somebody will not speak of, named before: "Terkait X, Ratna belum bisa menjawab"."""
    lower, small = grammar.words.lower, grammar.small
    asked = asked_before(grammar, first, end)
    if asked:
        return asked
    for index in range(first, end - 2):
        if lower[index] in small["about"] and (index == first or lower[index - 1] in (",", ".") or index - first < 3):
            for stop in range(index + 2, end):
                if lower[stop] == ",":
                    return index + 1, stop
    return None


def asked_before(grammar: Grammar, first: int, end: int) -> Range | None:
    """What somebody was asked: "Asked whether X, she declined to reply"."""
    lower, small = grammar.words.lower, grammar.small
    index = first
    while index < end and lower[index] in small["subordinator"]:
        index += 1
    if index >= end - 3 or lower[index] not in small["asked"]:
        return None
    index += 1
    if lower[index] in small["about"]:
        index += 1
    stop = next((i for i in range(index + 1, end) if lower[i] == ","), None)
    return (index, stop) if stop else None
