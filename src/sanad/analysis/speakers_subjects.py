"""The subject of a cue: who stands before it, past appositions, adverbs and relative clauses."""

from __future__ import annotations

from dataclasses import dataclass

from sanad.analysis.speakers import Grammar, belongs, is_adverbial, is_dash, phrase_end, skip_openers
from sanad.analysis.statements_lines import Range

SHARED_WORDS = 4
"""A clause whose subject a second verb shares has at least so many tokens, the conjunction included."""

SUBJECT_REACH = 10
"""Tokens at the head of a clause among which its first verb stands."""

ADVERBIAL_WORDS = 14
"""Tokens of an adverbial between a speaker and the cue."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a cue as its subject: the phrase, ``None`` where the cue has none of its own.

    ``clause`` is the token where the subject's clause begins; ``unreal`` says that the cue is only a wish or an aim.
    """

    words: Range | None
    clause: int
    negated: bool = False
    relative: bool = False
    unreal: bool = False
    passive: bool = False


def subject_before(grammar: Grammar, cue_first: int, start: int) -> Subject:
    """The subject of a verb cue, looking left no further than ``start``, and where its clause begins."""
    lower, small = grammar.words.lower, grammar.small
    index, negated, unreal, passive = cue_first, False, False, False
    while index > start:
        low = lower[index - 1]
        if low in small.negations:
            negated = True
        elif low in small["be"]:
            passive = True
        elif low in small["unreal"]:
            unreal = True
        elif not (low in small["adverb"] or (low.endswith("ly") and len(low) > 4 and "n't" in small.negations)):
            break
        index -= 1
    if index > start and lower[index - 1] in small["relative"]:
        end = index - 1
        if end > start and lower[end - 1] == ",":
            end -= 1
        first = _clause_start(grammar, start, end)
        return Subject(_antecedent(grammar, first, end), index, negated, True, unreal, passive)
    words, clause = _phrase_before(grammar, start, index)
    if words and not grammar.has_verbs and lower[words[0]] in small.negations:
        negated = True
    return Subject(words, clause, negated, False, unreal, passive)


def _phrase_before(grammar: Grammar, start: int, end: int) -> tuple[Range | None, int]:
    """The noun phrase that ends at ``end``, past appositions and dates between commas, and where its clause begins."""
    lower, tokens = grammar.words.lower, grammar.words.tokens
    shared = _shared_subject(grammar, start, end)
    if shared:
        return shared, shared[0]
    end = _before_adverbial(grammar, start, end)
    stop, commas = end, 0
    named = _named_apposition(grammar, start, end)
    if named:
        return named, named[0]
    while stop > start and lower[stop - 1] == "," and commas < 3:
        comma = _previous_comma(grammar, start, stop - 1)
        if comma is None:
            break
        stop, commas = comma + 1, commas + 1
    if stop > start and lower[stop - 1] == ",":
        stop -= 1
        if skip_openers(grammar, start, stop + 1) >= stop:
            return None, end
        if _verb_within(grammar, start, stop):
            return None, end
    if stop > start and tokens[stop - 1].text in '"”’»':
        return None, end
    first = _list_start(grammar, start, _clause_start(grammar, start, stop))
    return _trimmed(grammar, first, stop), first


def _before_adverbial(grammar: Grammar, start: int, end: int) -> int:
    """``end`` moved before an adverbial that stands between a comma and the cue: "Ratna, kala itu, mengatakan"."""
    comma = _previous_comma(grammar, start, end)
    if comma is None or comma + 1 >= end or end - comma > ADVERBIAL_WORDS or not is_adverbial(grammar, comma + 1):
        return end
    if grammar.words.lower[comma + 1] in grammar.small["joins"]:
        return end
    return end if any(i in grammar.name_starts for i in range(comma + 1, end)) else comma + 1


def _shared_subject(grammar: Grammar, start: int, end: int) -> Range | None:
    """The subject of the clause before, whose second verb follows: "Police held two men and said …"."""
    if grammar.has_verbs or end - start < SHARED_WORDS or grammar.words.lower[end - 1] not in grammar.small["and"]:
        return None
    lower, small = grammar.words.lower, grammar.small
    first, stop = skip_openers(grammar, start, end), end - 1
    stop -= lower[stop - 1] == ","
    if any(low in (",", ":", '"', "“", "”") or low in small["relative"] - small["that"] for low in lower[first:stop]):
        return None
    for index in range(first + 1, min(stop, first + SUBJECT_REACH)):
        low = lower[index]
        verb = low == grammar.words.tokens[index].text and grammar.predicate.fullmatch(low)
        if verb and lower[index - 1] not in small["articles"] and lower[index - 1] not in small["relative"]:
            return _trimmed(grammar, first, index)
    return None


def _named_apposition(grammar: Grammar, start: int, end: int) -> Range | None:
    """The person named between commas before ``end``: "Ratna Hadi, ketua panitia, mengatakan"."""
    lower = grammar.words.lower
    if end <= start or lower[end - 1] != ",":
        return None
    stop = end - 1
    for _ in range(5):
        comma = _previous_comma(grammar, start, stop)
        first = skip_openers(grammar, start if comma is None else comma + 1, stop)
        if first in grammar.people or (stop == end - 1 and first in grammar.name_starts and stop - first < 7):
            return first, phrase_end(grammar, first, stop, compact=False)
        if comma is None:
            return None
        stop = comma
    return None


def _verb_within(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a verb stands among the words, so that they are a clause of their own."""
    for index in range(first + 1, last):
        low = grammar.words.lower[index]
        if grammar.words.tokens[index].text == low and grammar.verb.fullmatch(low) and not grammar.is_noun_like(index):
            return True
    return False


def _previous_comma(grammar: Grammar, start: int, end: int) -> int | None:
    for position in range(end - 1, start, -1):
        if grammar.words.lower[position] == ",":
            return position
    return None


def _list_start(grammar: Grammar, start: int, first: int) -> int:
    """Where "A, B, dan C" begins, when ``first`` is at its last comma or conjunction."""
    lower, small = grammar.words.lower, grammar.small
    if first >= len(lower) or lower[first] not in small["joins"]:
        return first
    position = first
    while position > start and lower[position - 1] == ",":
        comma = _previous_comma(grammar, start, position - 1)
        begin = comma + 1 if comma is not None else skip_openers(grammar, start, position - 1)
        if begin not in grammar.name_starts or position - begin > 6:
            break
        position = begin
    return position


def _clause_start(grammar: Grammar, start: int, end: int) -> int:
    """The first token of the clause that ends at ``end``: after the last comma, quotation or conjunction."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    position = end
    while position > start:
        low, text = lower[position - 1], tokens[position - 1].text
        if text == ")":
            while position > start and tokens[position - 1].text != "(":
                position -= 1
            position = max(position - 1, start)
            continue
        if text in ',:;"“”«»' or (text in "-–—" and is_dash(grammar, position - 1)):
            break
        if low in small["stop"] and not (low in small["joins"] and _joins_names(grammar, position - 1)):
            break
        position -= 1
    if position > start and lower[position - 1] in small["and"] and position - 1 > start and lower[position - 2] == ",":
        return position - 1
    return position


def _joins_names(grammar: Grammar, index: int) -> bool:
    """Whether a conjunction joins two names: "Kim dan Belousov"."""
    tokens = grammar.words.tokens
    if index == 0 or index + 1 >= len(tokens):
        return False
    return tokens[index - 1].text[0].isupper() and tokens[index + 1].text[0].isupper()


def _antecedent(grammar: Grammar, first: int, last: int) -> Range | None:
    """The phrase a relative clause belongs to: the last one before it."""
    for position in range(last - 1, first, -1):
        low = grammar.words.lower[position]
        if low in grammar.small["relative"]:
            last = position
        elif (
            position < last - 1
            and (is_adverbial(grammar, position) or grammar.verb.fullmatch(low))
            and low == grammar.words.tokens[position].text
        ):
            first = position + 1
            break
    return _trimmed(grammar, first, last)


def _trimmed(grammar: Grammar, first: int, last: int) -> Range | None:
    """The phrase without connectives before it, and without clauses and adverbials behind it."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    while first < last and (lower[first] in small["and"] or lower[first] in small["subordinator"]):
        first += 1
    first = skip_openers(grammar, first, last)
    if first < last and is_adverbial(grammar, first):
        names = [i for i in range(first, last) if i in grammar.name_starts]
        first = names[-1] if names else first
    for position in range(first + 1, last):
        low = lower[position]
        if low in small["relative"]:
            last = position
            break
        if tokens[position].text != low or any(i in grammar.name_starts for i in range(position + 1, last)):
            continue
        if (low in small["break"] or grammar.verb.fullmatch(low)) and not belongs(grammar, position, first=first):
            last = position
            break
    while last > first and (lower[last - 1] in small["adverb"] or lower[last - 1] == ","):
        last -= 1
    return (first, last) if last > first else None
