"""What a written word tells by itself about names, read once for every word of a language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sanad.analysis.gazetteer import Gazetteer, Runs, load_gazetteer
from sanad.analysis.name_words import Body, NameWords, Title, load_name_words

POSSESSIVE = re.compile(r"(?:['’]s|-nya)$")
# Words of this many letters and more tell title case from a sentence.
LONG_WORD = 4
# The written words kept at most: beyond that the memory starts anew.
MOST_KEPT = 200_000


class Word(NamedTuple):
    """One written word, ``text`` without a possessive ending.

    ``begins`` says whether a name, office or body can begin with it: "yes", "no", or "before capital";
    "site end" is the end of an address.
    """

    text: str
    small: str
    capital: bool
    acronym: bool
    common: bool
    never: bool
    begins: str
    long: bool
    titles: Runs[Title]
    bodies: Runs[Body]
    is_known: bool


class WordFacts(dict[str, Word]):
    """The facts of each written word of one language, by the word as it stands in the text."""

    def __init__(self, words: NameWords, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._words = words
        self._gazetteer = gazetteer

    def __missing__(self, written: str) -> Word:
        if len(self) >= MOST_KEPT:
            self.clear()
        word = self[written] = self._read(written)
        return word

    def _read(self, written: str) -> Word:
        text = POSSESSIVE.sub("", written) if written[-1] in "sa" else written
        small = text.casefold()
        common, never = self._words.is_common(small), small in self._words.never
        acronym = len(text) >= 2 and text.isupper() and text.replace("-", "").isalpha()
        capital = text[0].isupper()
        begins = self._begins(text, small, plain=(common or never) and not acronym and "-" not in text)
        return Word(
            text=text,
            small=small,
            capital=capital,
            acronym=acronym,
            common=common,
            never=never,
            begins=begins,
            long=len(text) >= LONG_WORD and text[0].isalpha(),
            titles=self._words.titles.beginning(small),
            bodies=self._words.bodies.beginning(small),
            is_known=self._gazetteer.begins(small),
        )

    def _begins(self, text: str, small: str, *, plain: bool) -> str:
        words = self._words
        if not text[0].isalpha():
            return "no"
        if words.titles.begins(small) or words.bodies.begins(small) or small in words.venues:
            return "yes"
        known = self._gazetteer.begins(small)
        if text in words.domains:
            return "site end"
        if text[0].islower():
            return "before capital" if known else "no"
        # An office in a language that puts its place first may begin with any word: "South Korean Adviser".
        if known or not plain or words.body_last:
            return "yes"
        return "no"


@cache
def load_word_facts(code: str) -> WordFacts:
    """The facts of words in the language ``code``, filled as texts are read."""
    return WordFacts(load_name_words(code), load_gazetteer(code))
