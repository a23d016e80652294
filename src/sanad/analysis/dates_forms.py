"""Finds dates and times in text by the forms of a language's table ``date_forms``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sanad.analysis.dates_grammar import FIGURE, load_forms
from sanad.language.loader import Language

DATE_KINDS = frozenset(("date", "time"))
"""The kinds of the table that are dates, as against durations, sets and vague references."""

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


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
    starts, firsts = possible_starts(text, language, kinds)
    position = start
    for index in range(bisect_left(starts, start), bisect_left(starts, end)):
        begin = starts[index]
        if begin < position or _goes_on(text, begin):
            continue
        begins = forms.by_first[firsts[index]]
        match = forms.pattern(begins).match(text, begin, end)
        if match is None or match.lastgroup is None:
            continue
        row = forms.rows[number := int(match.lastgroup[1:])]
        last = _trimmed_end(text, begin, match.end())
        elements = {name: found for group, name in forms.groups[number] if (found := match[group])}
        yield Found(begin, last, row["meaning"], row["kind"], elements)
        position = last


@lru_cache(maxsize=4)
def possible_starts(text: str, language: Language, kinds: frozenset[str]) -> tuple[list[int], list[str]]:
    """Where in ``text`` a form of ``kinds`` may begin, and with which first word; every number is among them."""
    by_first = load_forms(language, kinds).by_first
    starts, firsts = [], []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        first = FIGURE if word[0] <= "9" else word
        if first in by_first:
            starts.append(match.start())
            firsts.append(first)
    return starts, firsts


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
