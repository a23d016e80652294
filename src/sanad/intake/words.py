"""The word lists that reading needs, of all languages at once.

A page mixes languages ("SCROLL TO CONTINUE" on an Indonesian one), and its language is only known once its body is, so
patterns of every language count on every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanad.language.loader import available_languages, load_language, load_shared
from sanad.text.normalise import fold

_SETS = (
    "weekdays",
    "sections",
    "small_words",
    "page_words",
    "joining_words",
    "place_words",
    "name_particles",
    "clock_words",
    "outlet_words",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What page heads are made of: month → number, days of the week, section words, small words of headlines."""

    months: dict[str, int]
    weekdays: frozenset[str]
    sections: frozenset[str]
    small: frozenset[str]
    page: frozenset[str]
    joining: frozenset[str]
    place: frozenset[str]
    particles: frozenset[str]
    clock: frozenset[str]
    outlets: frozenset[str]


@cache
def head_words() -> Words:
    """The words of every language's ``[masthead]`` settings, folded to lower case."""
    months: dict[str, int] = {}
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    for code in available_languages():
        settings = load_language(code).settings.get("masthead", {})
        for number, forms in enumerate(settings.get("months", ()), start=1):
            months.update(dict.fromkeys(forms.split(), number))
        for name, words in sets.items():
            words.update(settings.get(name, "").split())
    return Words(months, *(frozenset(sets[name]) for name in _SETS))


@cache
def places() -> frozenset[str]:
    """Folded names of places and countries that a dateline may open with."""
    names = {fold(row["form"]) for table in ("places", "datelines") for row in load_shared(table)}
    for row in load_shared("countries"):
        names.update(fold(cell) for column, cell in row.items() if column.startswith("name"))
    return frozenset(names - {""})


@cache
def zones() -> dict[str, str]:
    """Time zone as page heads write it → offset."""
    return {row["form"].upper(): row["offset"] for row in load_shared("zones")}


def is_headline(text: str) -> bool:
    """Whether ``text`` is capitalised as Indonesian and English headlines are: every word but the small ones.

    Quoted and hyphenated words count once. A line all in capitals is one too.
    """
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    content = [w for w in words if w.casefold() not in head_words().small]
    return bool(content) and sum(w[0].isupper() for w in content) >= 0.8 * len(content)
