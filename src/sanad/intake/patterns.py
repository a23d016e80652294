"""Turns the tables ``furniture.tsv`` and ``masthead.tsv`` of all languages into matchers, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast, get_args

from sanad.errors import BadLanguageData
from sanad.language.loader import Row, available_languages, load_table
from sanad.records.report import FurnitureKind

_WILD = r"[^\n]{0,80}?"
_TOKEN = re.compile(r"[^\W_]+")
FURNITURE_PLACES = ("start", "start_short", "start_title", "whole", "line", "inside", "mark", "phrase")


class Matcher(NamedTuple):
    """One alternation per place; the group that matched names the row's kind."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    first_words: re.Pattern[str]
    first_tokens: frozenset[str]

    def may_match(self, lowered: str) -> bool:
        """Whether a text in lower case holds the first word of any form: a quick look before the slow one."""
        return self.first_words.search(lowered) is not None

    def may_open(self, first_token: str) -> bool:
        """Whether a line whose first word is ``first_token``, in lower case, can begin with any form."""
        return first_token in self.first_tokens

    def kind_of(self, match: re.Match[str]) -> str:
        """The kind of the row that ``match`` came from."""
        return self.kinds[cast(int, match.lastindex) - 1]


@cache
def furniture_matchers() -> dict[str, Matcher]:
    """A matcher for every place of ``furniture.tsv``; "inside" rows count among the "start" ones too."""
    rows = _rows("furniture")
    _check(rows)
    matchers = {}
    for place in FURNITURE_PLACES:
        chosen = [r for r in rows if r["place"] == place or (place == "start" and r["place"] == "inside")]
        chosen.sort(key=lambda r: -len(r["form"]))
        matchers[place] = _matcher([(r["form"], r["kind"]) for r in chosen], place)
    return matchers


@cache
def phrases() -> tuple[str, ...]:
    """The forms of the "phrase" rows in lower case."""
    return tuple(sorted({r["form"].casefold() for r in _rows("furniture") if r["place"] == "phrase"}))


@cache
def labels(place: str) -> dict[str, str]:
    """Form in lower case → role, of the ``masthead.tsv`` rows with this place."""
    return {r["form"].casefold(): r["role"] for r in _rows("masthead") if r["place"] == place}


def form_pattern(form: str) -> str:
    """A pattern for a form: any case, any spaces, ``*`` for up to 80 characters."""
    parts = [re.escape(part.strip()) for part in form.casefold().split("*")]
    joined = _WILD.join(parts)
    return re.sub(r"(?:\\ )+", r"[ \\t\\xa0]*" if form.endswith(" :") else r"[ \\t\\xa0]+", joined)


def _rows(name: str) -> list[Row]:
    return [row for code in available_languages() for row in load_table(code, name)]


def _check(rows: list[Row]) -> None:
    for row in rows:
        if row["place"] not in FURNITURE_PLACES or row["kind"] not in get_args(FurnitureKind):
            raise BadLanguageData(f"furniture.tsv: {row['form']!r} has place {row['place']!r} and kind {row['kind']!r}")


_ENDS = {
    "start": r"(?!\w)",
    "start_short": r"(?!\w)",
    "start_title": r"[ \t\xa0]+",
    "whole": r"[\s\xa0:>»›▸→.…|]*\Z",
    "line": r"(?!\w)",
    "inside": r"(?!\w)",
    "mark": "",
    "phrase": r"(?!\w)",
}


def _matcher(forms: list[tuple[str, str]], place: str) -> Matcher:
    alternatives = "|".join(f"({form_pattern(form)})" for form, _ in forms) or "(?!)"
    words = sorted({re.split(r"[ *]", form.casefold(), maxsplit=1)[0] for form, _ in forms})
    first = re.compile("|".join(map(re.escape, words)) or "(?!)")
    begin = {"line": r"(?<!\w)", "phrase": r"(?<!\w)", "inside": r"(?<![\w\"“‘])", "mark": ""}.get(place, r"[\W_]{0,3}")
    pattern = re.compile(f"{begin}(?:{alternatives}){_ENDS[place]}", re.IGNORECASE)
    tokens = frozenset(first_token(form.casefold()) for form, _ in forms)
    return Matcher(pattern, tuple(kind for _, kind in forms), first, tokens)


def first_token(line: str) -> str:
    """The first run of letters and digits of a line."""
    match = _TOKEN.search(line)
    return match.group() if match else ""
