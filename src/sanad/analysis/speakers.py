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
    stop = phrase_end(grammar, index, end, compact=compact)
    lower = grammar.words.lower
    if (
        stop < end - 1
        and lower[stop] == ","
        and not _has_name(grammar, index, stop)
        and _is_apposed_name(grammar, stop + 1, end)
    ):
        stop = phrase_end(grammar, stop + 1, min(end, stop + 1 + APPOSITION_REACH), compact=compact)
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
        position = phrase_end(grammar, begin, end, compact=False)
        members += 1
        if final or any(lower[i] in small["and"] for i in range(begin, position)):
            return position if position - begin <= 6 else stop
    return stop


def belongs(grammar: Grammar, index: int, *, first: int) -> bool:
    """Whether a preposition goes on with the phrase: "the head of the union", "a source close to the talks"."""
    low, small = grammar.words.lower[index], grammar.small
    if low in small["near_to"]:
        return grammar.words.lower[index - 1] in small["near"]
    return low in small["genitive"] and not any(i in grammar.people for i in range(first, index))


def _ends_phrase(grammar: Grammar, index: int, *, first: int) -> bool:
    """Whether a word behind the first of a phrase belongs to what follows it."""
    tokens, low, small = grammar.words.tokens, grammar.words.lower[index], grammar.small
    if belongs(grammar, index, first=first):
        return False
    if any(low in small[name] for name in ("break", "relative", "time", "complement", "pronoun")):
        return True
    text = tokens[index].text
    if text[0].isdigit():
        return index > first + 1 and not tokens[index - 1].text[0].isupper()
    if low == text and (low in small["auxiliary"] or grammar.verb.fullmatch(low)):
        return True
    return grammar.is_verb_cue(index)


def phrase_end(grammar: Grammar, index: int, end: int, *, compact: bool) -> int:
    """The token after the noun phrase that begins at ``index``."""
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
        if text in _OPENING or (text in _HARD and (text not in "-–—" or is_dash(grammar, position))):
            break
        if position == index:
            owned = low in small["determiner"] and position + 1 < end and lower[position + 1].isalpha()
            if low in small["pronoun"] and not owned:
                return position + 1
        elif _ends_phrase(grammar, position, first=index) or (
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
    return index < stop and not is_adverbial(grammar, index) and (stop >= end or tokens[stop].text in (",", "("))


def is_adverbial(grammar: Grammar, index: int) -> bool:
    """Whether a word begins an adverbial of time, place or manner."""
    low = grammar.words.lower[index]
    return low in grammar.small["break"] or low in grammar.small["time"]


def is_dash(grammar: Grammar, index: int) -> bool:
    """Whether a stroke stands between words, not inside one."""
    tokens = grammar.words.tokens
    return index == 0 or tokens[index].start > tokens[index - 1].end
