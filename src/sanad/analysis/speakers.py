"""Bounds of the words that stand for a speaker: the noun phrase beside a cue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sanad.analysis.cues import Cue, Lexicon
from sanad.analysis.statements_lines import Line, Particles, Range, Words

NameStart = Callable[[int], bool]
"""Whether a named source begins at a token."""

APPOSITION_REACH = 10
"""Tokens within which a name follows its title after a comma."""

_OPENING = frozenset('"“‘„«')
_HARD = frozenset(":;–—-…")


@dataclass(frozen=True)
class Grammar:
    """What is needed to read noun phrases of one report: its words, the language's particles and cues, its names."""

    words: Words
    small: Particles
    cues: Lexicon
    name_starts: frozenset[int] = field(default_factory=frozenset)

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

    def is_bare_cue(self, index: int) -> bool:
        """Whether a headline's cue stands here."""
        rows = self.cues.get(self.words.lower[index], ())
        return any(
            len(words) == 1 and entry.place == "verb" and forms & {"bare", "active"} for words, entry, forms in rows
        )


def skip_openers(grammar: Grammar, index: int, end: int) -> int:
    """The token where the clause begins after connectives and leading adverbials with their commas."""
    lower = grammar.words.lower
    while index < end:
        length = grammar.phrase_at("opener", index, end)
        if length:
            index += length
        elif lower[index] in grammar.small["break"] or lower[index] in grammar.small["time"]:
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
    for position in range(index + 1, min(end, index + reach)):
        if grammar.words.lower[position] == ",":
            return position
        if grammar.words.lower[position] in grammar.cues and position - index > 2:
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
        and stop + 1 in grammar.name_starts
    ):
        stop = _phrase_end(grammar, stop + 1, min(end, stop + 1 + APPOSITION_REACH), compact=compact)
    return index, stop


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
        if text in _OPENING or text in _HARD:
            break
        if position == index:
            if low in small["pronoun"]:
                return position + 1
        elif (
            low in small["break"] or low in small["relative"] or low in small["time"] or low in small["complement"]
            or low in small["pronoun"] or text[0].isdigit() and position > index + 1 or grammar.is_verb_cue(position)
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
    return any(i in grammar.name_starts for i in range(first, last))


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a cue as its subject: the phrase, ``None`` where the cue has none of its own."""

    words: Range | None
    clause: int
    negated: bool
    relative: bool = False


def subject_before(grammar: Grammar, line: Line, cue: Cue, start: int) -> Subject:
    """The subject of a verb cue, looking left no further than ``start``; where its clause begins; whether it is negated."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    index, negated = cue.first, False
    while index > start:
        low = lower[index - 1]
        if low in small.negations:
            negated = True
        elif not (low in small["adverb"] or (low.endswith("ly") and "not" in small.negations)):
            break
        index -= 1
    if index > start and lower[index - 1] in small["relative"]:
        end = index - 1
        if end > start and lower[end - 1] == ",":
            end -= 1
        first = _clause_start(grammar, start, end)
        return Subject(_trimmed(grammar, first, end), index, negated, relative=True)
    end = index
    for _ in range(3):
        if end > start and lower[end - 1] == ",":
            comma = _previous_comma(grammar, start, end - 1)
            if comma is None:
                break
            end = comma
        else:
            break
    if end > start and lower[end - 1] == ",":
        end -= 1
        inner = skip_openers(grammar, start, end + 1)
        if inner >= end:
            return Subject(None, index, negated)
        start = inner
    if end > start and tokens[end - 1].text in '"”’»':
        return Subject(None, index, negated)
    first = _clause_start(grammar, start, end)
    return Subject(_trimmed(grammar, first, end), first, negated)


def _previous_comma(grammar: Grammar, start: int, end: int) -> int | None:
    for position in range(end - 1, start, -1):
        if grammar.words.lower[position] == ",":
            return position
    return None


def _clause_start(grammar: Grammar, start: int, end: int) -> int:
    """The first token of the clause that ends at ``end``: after the last comma, quotation or conjunction."""
    lower, tokens, small = grammar.words.lower, grammar.words.tokens, grammar.small
    position = end
    while position > start:
        low, text = lower[position - 1], tokens[position - 1].text
        if text == ")":
            while position > start and tokens[position - 1].text != "(":
                position -= 1
            position -= 1
            continue
        if text in ',:;–—"“”«»' or (text == "-" and position - 1 > start):
            break
        if low in small["stop"] and not (low in small["and"] and _joins_names(grammar, position - 1)):
            break
        position -= 1
    return max(position, start)


def _joins_names(grammar: Grammar, index: int) -> bool:
    """Whether a conjunction joins two names: "Kim dan Belousov"."""
    tokens = grammar.words.tokens
    if index == 0 or index + 1 >= len(tokens):
        return False
    return tokens[index - 1].text[0].isupper() and tokens[index + 1].text[0].isupper()


def _trimmed(grammar: Grammar, first: int, last: int) -> Range | None:
    """The phrase without connectives before it and without its relative clause."""
    lower, small = grammar.words.lower, grammar.small
    first = skip_openers(grammar, first, last)
    for position in range(first + 1, last):
        if lower[position] in small["relative"]:
            last = position
            break
    while last > first and (lower[last - 1] in small["adverb"] or lower[last - 1] == ","):
        last -= 1
    return (first, last) if last > first else None
