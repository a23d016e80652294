"""People's names in bylines."""

from __future__ import annotations

import re
from functools import cache

from sanad.intake.outlets import has_outlet_word, is_site, known_outlet, looks_like_outlet
from sanad.intake.patterns import labels
from sanad.intake.words import head_words, places
from sanad.language.loader import available_languages, load_table
from sanad.text.normalise import fold

LONGEST_NAME = 5  # words
_MAIL = re.compile(r"\S+@\S+|\(.*?\)|<.*?>")
_NAME_WORD = re.compile(r"[A-Z][\w'’.-]*")


@cache
def _separators() -> re.Pattern[str]:
    words = "|".join(rf"\b{re.escape(w)}\b" for w in sorted(head_words().joining))
    return re.compile(rf"\s*(?:,|;|/|&|{words})\s*")


@cache
def _place_words() -> re.Pattern[str]:
    """Where a byline goes on with the place it was written in: "Nora Haldane in Ambon"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(head_words().place)))})\b.*$")


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches a label that stands before its value without a colon: "By Nora Haldane"."""
    forms = sorted(map(re.escape, labels("word")), key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(forms)})\s+(?P<value>\S.*)", re.IGNORECASE)


def split_names(value: str) -> tuple[str, ...]:
    """The people's names in a byline's value: "Haryo Jati, Sari W dan Kabar Pesisir" gives the first two.

    Outlets, places, job titles and initials ("fas/idh") are left out.
    """
    value = _place_words().sub("", _MAIL.sub("", value)).strip(" .,-–—|")
    if labelled := word_pattern().match(value):
        value = labelled["value"]
    names = [re.split(r"\s+[-–—]\s+", part)[0].strip(" .") for part in _separators().split(value)]
    return tuple(dict.fromkeys(n for n in names if is_name(n)))


def is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name: capitalised words, none of a job, an outlet, a place or a section."""
    words = text.split()
    if not words or len(words) > LONGEST_NAME or any(c.isdigit() for c in text) or len(text) < 3:
        return False
    if known_outlet(text) or is_site(text) or (looks_like_outlet(text)) or fold(text) in places():
        return False
    if any(w.casefold() in labels("job") for w in words) or all(w.casefold() in head_words().sections for w in words):
        return False
    if words[0].casefold() in head_words().small:
        return False
    return all(_NAME_WORD.fullmatch(w) or w in head_words().particles for w in words) and words[0][0].isupper()


@cache
def _given_names() -> frozenset[str]:
    tables = ("given_names", "first_names")
    rows = [row for code in available_languages() for table in tables for row in load_table(code, table)]
    return frozenset(fold(name) for row in rows for name in row["form"].split("|"))


def is_person(text: str) -> bool:
    """Whether ``text`` is surely a person's name: two words or more, one of them a known part of people's names."""
    words = text.split()
    if not 2 <= len(words) <= LONGEST_NAME or has_outlet_word(text) or not is_name(text):
        return False
    return any(fold(w) in _given_names() for w in words)


def is_name_line(line: str) -> bool:
    """Whether a line is nothing but a person's name of two to four words."""
    return 2 <= len(line.split()) <= 4 and is_name(line)
