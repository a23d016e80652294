"""Finds dates and times in text by the forms of a language's table ``date_forms``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sanad.analysis.dates_grammar import FIGURE, load_forms
from sanad.language.loader import Language

_WORD = re.compile(r"[^\W\d_]+|\d+")


class Found(NamedTuple):
    """A form found at ``start``: its row's meaning and kind, and what stands for each of its elements."""

    start: int
    end: int
    meaning: str
    kind: str
    elements: dict[str, str]


def find_forms(text: str, language: Language, start: int, end: int, kinds: frozenset[str]) -> Iterator[Found]:
    """The forms of ``kinds`` within ``text[start:end]``, left to right and apart; the first that fits wins."""
    forms = load_forms(language, kinds)
    by_first = forms.by_first.get
    position = start
    for word in _WORD.finditer(text, start, end):
        first = word[0]
        begins = by_first(FIGURE if first[0].isdigit() else first.lower())
        if begins is None:
            continue
        begin = word.start()
        if begin < position or _goes_on(text, begin):
            continue
        match = forms.pattern(begins).match(text, begin, end)
        if match is None or match.lastgroup is None:
            continue
        index = int(match.lastgroup[1:])
        last = _trimmed_end(text, begin, match.end())
        elements = {name: found for group, name in forms.groups[index] if (found := match[group])}
        yield Found(begin, last, forms.rows[index]["meaning"], forms.rows[index]["kind"], elements)
        position = last


def _goes_on(text: str, begin: int) -> bool:
    """Whether figures at ``begin`` go on from what stands before them: the 5 of "1.5", the 17 of "U-17"."""
    if begin < 2 or not text[begin].isdigit() or text[begin - 1] not in ".,:/-":
        return False
    if text[begin - 1] == "-":  # "2014-2019" are two years
        return text[begin - 2].isalpha()
    return text[begin - 2].isdigit() or (text[begin - 1] == "/" and text[begin - 2].isalpha())


def _trimmed_end(text: str, start: int, end: int) -> int:
    """``end`` without trailing blanks and commas and without a bracket that has no partner."""
    while end > start:
        last = text[end - 1]
        if last in " \u00a0,(" or (last == ")" and "(" not in text[start:end]):
            end -= 1
        else:
            break
    return end
