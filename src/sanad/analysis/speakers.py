"""Bounds of the words that stand for a speaker: the noun phrase beside a cue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sanad.analysis.cues import Lexicon
from sanad.analysis.statements_lines import Particles, Range, Words

NameStart = Callable[[int], bool]
"""Whether a named source begins at a token."""

APPOSITION_REACH = 10
"""Tokens within which a name follows its title after a comma."""

_NOTHING = re.compile(r"(?!)")
_OPENING = frozenset('"“‘„«')
_HARD = frozenset(":;–—-…")


@dataclass(frozen=True)
class Grammar:
    """What is needed to read noun phrases of one report: its words, the language's particles and cues, its names."""

    words: Words
    small: Particles
    cues: Lexicon
    name_starts: frozenset[int] = field(default_factory=frozenset)
    verb: re.Pattern[str] = _NOTHING
    predicate: re.Pattern[str] = _NOTHING
    describing: re.Pattern[str] = _NOTHING
    people: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()
    name_words: frozenset[str] = frozenset()
    inside_names: frozenset[int] = frozenset()

    def phrase_at(self, name: str, index: int, end: int) -> int:
        """How many tokens from ``index`` on form the longest phrase of a particle class, 0 for none."""
        forms = self.small[name]
        lower = self.words.lower
        for length in range(min(self.small.longest, end - index), 1, -1):
            if " ".join(lower[index : index + length]) in forms:
                return length
        return 1 if index < end and lower[index] in forms else 0

    def is_verb_cue(self, index: int) -> bool:
        """Whether a cue verb in lower case begins here."""
        lower = self.words.lower[index]
        rows = self.cues.get(lower)
        if not rows or self.words.tokens[index].text != lower:
            return False
        return any(
            len(words) == 1 and entry.place == "verb" and forms & {"active", "passive"} for words, entry, forms in rows
        )

    @property
    def has_verbs(self) -> bool:
        """Whether verbs of this language show by their form."""
        return self.verb is not _NOTHING and self.verb.pattern != _NOTHING.pattern

    def is_noun_like(self, index: int) -> bool:
        """Whether a word that looks like a verb follows a relative word, so that it only describes."""
        return index > 0 and self.words.lower[index - 1] in self.small["relative"]

    def is_bare_cue(self, index: int) -> bool:
        """Whether a headline's cue stands here."""
        rows = self.cues.get(self.words.lower[index], ())
        return any(
            len(words) == 1 and entry.place == "verb" and forms & {"bare", "active"} for words, entry, forms in rows
        )


def skip_openers(grammar: Grammar, index: int, end: int, *, adverbials: bool = True) -> int:
    """The token where the clause begins after connectives and, if asked, leading adverbials with their commas."""
    lower = grammar.words.lower
    while index < end:
        length = grammar.phrase_at("opener", index, end)
        if length:
            index += length
        elif adverbials and (lower[index] in grammar.small["break"] or lower[index] in grammar.small["time"]):
            comma = _comma_of_adverbial(grammar, index, end)
            if comma is None:
                return index
            index = comma
        else:
            return index
        while index < end and lower[index] == ",":
            index += 1
    return index


def _comma_of_adverbial(grammar: Grammar, index: int, end: int, reach: int = 16) -> int | None:
    """The comma that ends a leading adverbial, unless a cue stands before it."""
    subordinate = grammar.words.lower[index] in grammar.small["subordinator"]
    for position in range(index + 1, min(end, index + reach)):
        if grammar.words.lower[position] == ",":
            return position
        low = grammar.words.lower[position]
        if (low in grammar.cues and position - index > 2) or (low in grammar.small["auxiliary"] and not subordinate):
            return None
    return None


def phrase_after(grammar: Grammar, index: int, end: int, *, compact: bool = False) -> Range:
    """The noun phrase that begins at ``index``: "Ketua KPU, Ratna Hadi" keeps the name in apposition.

    ``compact`` ends it where a name is followed by a word in lower case, for phrases that no comma closes.
    """
    while index < end and (
        grammar.words.lower[index] in grammar.small["by"] or grammar.words.lower[index] in grammar.small["again"]
    ):
        index += 1
    stop = _phrase_end(grammar, index, end, compact=compact)
    lower = grammar.words.lower
    if (
        stop < end - 1
        and lower[stop] == ","
        and not _has_name(grammar, index, stop)
        and _is_apposed_name(grammar, stop + 1, end)
    ):
        stop = _phrase_end(grammar, stop + 1, min(end, stop + 1 + APPOSITION_REACH), compact=compact)
    return index, _list_end(grammar, index, stop, end)


def _list_end(grammar: Grammar, first: int, stop: int, end: int) -> int:
    """Where "A, B, dan C" ends, when ``stop`` is at its first comma; ``stop`` where no list goes on."""
    lower, small = grammar.words.lower, grammar.small
    position, members = stop, 1
    while position < end - 1 and lower[position] == "," and members < 8:
        begin = position + 1
        final = lower[begin] in small["and"]
        begin += final
        if begin not in grammar.name_starts and not final:
            return stop
        position = _phrase_end(grammar, begin, end, compact=False)
        members += 1
        if final or any(lower[i] in small["and"] for i in range(begin, position)):
            return position if position - begin <= 6 else stop
    return stop


def _phrase_end(grammar: Grammar, index: int, end: int, *, compact: bool) -> int:
    tokens, lower, small = grammar.words.tokens, grammar.words.lower, grammar.small
    position = index
    while position < end:
        text, low = tokens[position].text, lower[position]
        if text == ",":
            break
        if text == "(":
            close = _closing_bracket(grammar, position, end)
            if close is None or any(lower[i][0].isdigit() for i in range(position, close)):
                break
            position = close + 1
            continue
        if text in _OPENING or (text in _HARD and (text not in "-–—" or _is_dash(grammar, position))):
            break
        if position == index:
            owned = low in small["determiner"] and position + 1 < end and lower[position + 1].isalpha()
            if low in small["pronoun"] and not owned:
                return position + 1
        elif (
            low in small["break"] or low in small["relative"] or low in small["time"] or low in small["complement"]
            or low in small["pronoun"] or (text[0].isdigit() and position > index + 1 and not tokens[position - 1].text[0].isupper()) or grammar.is_verb_cue(position)
            or (low == text and (low in small["auxiliary"] or grammar.verb.fullmatch(low)))
        ):  # fmt: skip
            break
        elif (
            compact
            and low == text
            and text.isalpha()
            and tokens[position - 1].text[0].isupper()
            and low not in small["and"]
        ):
            break
        position += 1
    while position > index and lower[position - 1] in small["and"]:
        position -= 1
    return position


def _closing_bracket(grammar: Grammar, index: int, end: int) -> int | None:
    for position in range(index + 1, min(end, index + 12)):
        if grammar.words.tokens[position].text == ")":
            return position
    return None


def _has_name(grammar: Grammar, first: int, last: int) -> bool:
    return any(i in grammar.people for i in range(first, last))


def _is_apposed_name(grammar: Grammar, index: int, end: int) -> bool:
    """Whether a name and nothing else stands up to the next comma: "situs berita itu, Pelita, …"."""
    if index in grammar.people:
        return True
    tokens, stop = grammar.words.tokens, index
    while stop < end and tokens[stop].text[0].isupper() and stop - index < 5:
        stop += 1
    return index < stop and not _is_adverbial(grammar, index) and (stop >= end or tokens[stop].text in (",", "("))


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
    """The subject of a verb cue, looking left no further than ``start``; where its clause begins; whether it is negated."""
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
    return Subject(words, clause, negated, False, unreal, passive)


def _phrase_before(grammar: Grammar, start: int, end: int) -> tuple[Range | None, int]:
    """The noun phrase that ends at ``end``, past appositions and dates between commas, and where its clause begins."""
    lower, tokens = grammar.words.lower, grammar.words.tokens
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
            return first, _phrase_end(grammar, first, stop, compact=False)
        if comma is None:
            return None
        stop = comma
    return None


def _is_adverbial(grammar: Grammar, index: int) -> bool:
    low = grammar.words.lower[index]
    return low in grammar.small["break"] or low in grammar.small["time"]


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
    if first >= len(lower) or lower[first] not in small["and"]:
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
        if text in ',:;"“”«»' or (text in "-–—" and _is_dash(grammar, position - 1)):
            break
        if low in small["stop"] and not (low in small["and"] and _joins_names(grammar, position - 1)):
            break
        position -= 1
    if position > start and lower[position - 1] in small["and"] and position - 1 > start and lower[position - 2] == ",":
        return position - 1
    return position


def _is_dash(grammar: Grammar, index: int) -> bool:
    """Whether a stroke stands between words, not inside one."""
    tokens = grammar.words.tokens
    return index == 0 or tokens[index].start > tokens[index - 1].end


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
            and (_is_adverbial(grammar, position) or grammar.verb.fullmatch(low))
            and low == grammar.words.tokens[position].text
        ):
            first = position + 1
            break
    return _trimmed(grammar, first, last)


def _trimmed(grammar: Grammar, first: int, last: int) -> Range | None:
    """The phrase without connectives before it, and without clauses and adverbials behind it."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    while first < last and lower[first] in small["and"]:
        first += 1
    first = skip_openers(grammar, first, last)
    if first < last and _is_adverbial(grammar, first):
        names = [i for i in range(first, last) if i in grammar.name_starts]
        first = names[-1] if names else first
    for position in range(first + 1, last):
        low = lower[position]
        if low in small["relative"]:
            last = position
            break
        if tokens[position].text != low or any(i in grammar.name_starts for i in range(position + 1, last)):
            continue
        if low in small["break"] or grammar.verb.fullmatch(low):
            last = position
            break
    while last > first and (lower[last - 1] in small["adverb"] or lower[last - 1] == ","):
        last -= 1
    return (first, last) if last > first else None
