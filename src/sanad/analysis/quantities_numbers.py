"""Numbers in figures and in words, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from sanad.language.loader import Language

FIGURES = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
"""A number in figures. Which of its marks is the decimal one, ``figure_value`` tells."""

THOUSAND = 1000
"""From here on a vague power of ten may follow figures: "500 ribuan", "5 jutaan"."""

_NOTHING = "(?!)"
_WORD = re.compile(r"[^\W\d_]+")


class Number(NamedTuple):
    """A number; whether it is only a power of ten (*ratusan*), names all there are (*keempat*), or is rounded.

    *Dua puluhan* and *500 jutaan* are rounded: about so many.
    """

    value: float | int
    is_vague: bool = False
    is_collective: bool = False
    is_rounded: bool = False


@dataclass(frozen=True)
class NumberWords:
    """A language's number words by form (value and role, see the head of its table ``numbers``) and their patterns.

    ``run`` matches a number in words, ``scales`` the words that may follow figures ("1,5 triliun").
    """

    words: dict[str, tuple[float, str]]
    run: str
    scales: str
    amounts: dict[str, float]
    """Scales of one letter or two that stand only in amounts of money ("Rp 5 M")."""


@cache
def number_words(language: Language) -> NumberWords:
    """The number words of a language, from its table ``numbers``."""
    rows = language.table("numbers")
    words = {row["form"]: (float(row["value"]), row["role"]) for row in rows if row["role"] != "amount"}
    amounts = {row["form"]: float(row["value"]) for row in rows if row["role"] == "amount"}

    def with_role(*roles: str) -> str:
        return alternatives(form for form, (_, role) in words.items() if role in roles)

    article, big = with_role("article"), with_role("times", "scale")
    plain = with_role("add", "plus", "times", "scale", "one times", "one scale", "vague", "half", "collective", "part")
    and_, of = with_role("joiner"), with_role("linker")
    gap = (
        rf"(?:[ -]|{_after(words, 'times', 'scale')}[ ]{and_}[ ]|[ ]{and_}[ ](?:{article}[ ])?(?={with_role('half')})"
        rf"|{_after(words, 'vague')}[ ]{of}[ ]|{_after(words, 'half')}[ ]{article}[ ](?={big}))"
    )
    run = rf"\b(?:(?:{article}[ ])(?={big}\b))?{plain}(?:{gap}{plain})*\b"
    rounded = alternatives(form for form, (value, role) in words.items() if role == "vague" and value >= THOUSAND)
    return NumberWords(words, run, f"(?:{with_role('times', 'scale')}|{rounded})", amounts)


def _after(words: dict[str, tuple[float, str]], *roles: str) -> str:
    """A look behind for any word with one of ``roles``; every form needs one of its own, as lengths differ."""
    return "(?:" + "|".join(f"(?<={re.escape(w)})" for w, (_, role) in words.items() if role in roles) + ")"


def alternatives(forms: Iterable[str]) -> str:
    """A pattern for any of ``forms``, longest first; one that never matches when there are none."""
    listed = sorted((re.escape(form).replace(r"\ ", " ") for form in set(forms)), key=lambda f: (-len(f), f))
    return "(?:" + "|".join(listed) + ")" if listed else _NOTHING


def figure_value(figures: str, language: Language) -> float | int:
    """The value of a number in figures: "10.000" and "10,000" are ten thousand, "1,5" is one and a half.

    A mark before three figures parts thousands; a decimal point does so only where it cannot be
    meant: with several such groups, or before 000.
    """
    decimal_mark = str(language.settings["decimal_mark"])
    dots, commas = figures.count("."), figures.count(",")
    if dots and commas:
        last = "." if figures.rfind(".") > figures.rfind(",") else ","
        return _plain_number(figures.replace("." if last == "," else ",", "").replace(last, "."))
    mark = "." if dots else ","
    head, _, tail = figures.partition(mark)
    grouped = dots + commas > 1 or (
        len(tail) == 3 and head not in ("", "0") and (mark != decimal_mark or tail == "000" or decimal_mark == ",")
    )
    return _plain_number(figures.replace(mark, "" if grouped else "."))


def _plain_number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value


@lru_cache(maxsize=4096)
def number_value(text: str, language: Language) -> Number | None:
    """The number that ``text`` writes in figures, words, or figures with a scale word; ``None`` if it writes none."""
    known = number_words(language).words
    figures = re.match(FIGURES, text)
    words = [w for w in _WORD.findall(text.casefold()) if w in known]
    if figures is None:
        return _words_value([known[w] for w in words]) if words else None
    value = figure_value(figures[0], language)
    for word in words:  # 16.9 is no binary fraction, 16.9 trillion an integer
        value = float(Decimal(str(value)) * Decimal(known[word][0]))
    return Number(_tidy(value), is_rounded=any(known[word][1] == "vague" for word in words))


def _words_value(words: list[tuple[float, str]]) -> Number | None:
    """Adds up number words: digits wait for what multiplies them, a scale closes its group."""
    total = group = pending = 0.0
    is_vague = is_collective = is_rounded = False
    for value, role in words:
        if role in ("add", "collective"):
            group, pending = group + pending, value
            is_collective = is_collective or role == "collective"
        elif role == "plus":
            group, pending = group + pending + value, 0.0
        elif role == "half":
            pending += value
        elif role == "part":
            pending = (pending or 1) * value
        elif role in ("times", "one times"):
            group, pending = ((group + pending) * value if 0 < group < value else group + (pending or 1) * value), 0.0
        elif role in ("scale", "one scale"):
            total, group, pending = total + (group + pending or 1) * value, 0.0, 0.0
        elif role == "vague":
            is_rounded = is_rounded or (not is_vague and group + pending > 0)
            pending = (pending or 1) * value if is_vague else (group + pending or 1) * value
            group, is_vague = 0.0, True
    value = total + group + pending
    return Number(_tidy(value), is_vague, is_collective and len(words) == 1, is_rounded) if words else None


def _tidy(value: float | int) -> float | int:
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded
