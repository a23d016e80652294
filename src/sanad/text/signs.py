"""Small words that say how a passage is meant: clause breaks, what a figure counts, hedges, causes, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sanad.language.loader import load_language
from sanad.text.concepts import available, word_set

NOTHING = re.compile(r"(?!)")


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the forms as whole words, the longest first; nothing where there are none."""
    longest = sorted({f for f in forms if f}, key=lambda f: (-len(f), f))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(f) for f in longest)})(?!\w)", re.I) if longest else NOTHING


@cache
def clause_breaks(code: str | None) -> re.Pattern[str]:
    """Finds the commas after which a new clause begins: ", dan ", ", while "."""
    words = "|".join(re.escape(w) for w in sorted(_setting(code, "clause_breaks")))
    return re.compile(rf",\s+(?=(?:{words})\s)", re.I) if words else NOTHING


@cache
def joints(code: str | None) -> re.Pattern[str]:
    """Finds what joins the figures of a list: a comma, or "dan", "and" between two of them."""
    words = "|".join(re.escape(w) for w in sorted(_setting(code, "clause_breaks")))
    return re.compile(rf",\s+(?:(?:{words})\s+)?|\s+(?:{words})\s+" if words else r",\s+", re.I)


@cache
def measure_words(code: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What figures count ("dead", "missing"), each with a pattern that finds its words."""
    return tuple((row["measure"], any_of(row["forms"].split("|"))) for row in _table(code, "measures"))


@cache
def hedge_words(code: str | None) -> re.Pattern[str]:
    """Finds the words that make a statement hearsay, supposition or possibility."""
    return any_of((*(row["form"] for row in _table(code, "hedges")), *_phrases(code, "possibility")))


@cache
def causes(code: str | None) -> re.Pattern[str]:
    """Finds the words after which stands who or what is to blame."""
    return any_of(_phrases(code, "causes"))


@cache
def changes_of(code: str | None) -> re.Pattern[str]:
    """Finds the words that say that a number moved: "bertambah menjadi", "rose to"."""
    return any_of(_phrases(code, "number_changes"))


@cache
def _scopes(code: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    scopes = load_language(code).settings.get("scopes", {}) if code and code in available() else {}
    return tuple((str(name), any_of(forms)) for name, forms in sorted(scopes.items()))


def scopes_of(text: str, code: str | None) -> frozenset[str]:
    """Over what a number in ``text`` counts, where words say it: "day", "year", "part", "whole"."""
    return frozenset(name for name, pattern in _scopes(code) if pattern.search(text))


@cache
def own_grounds(code: str | None) -> re.Pattern[str]:
    """Finds the words after which a speaker names the source he has it from: "laporan dari", "according to"."""
    return any_of(_phrases(code, "own_grounds"))


@cache
def first_persons(code: str | None) -> frozenset[str]:
    """The words for I and we: a quotation in which they change is another quotation."""
    return _setting(code, "first_persons")


@cache
def _weekdays(code: str | None) -> tuple[re.Pattern[str], dict[str, int]]:
    table = {form.casefold(): int(row["value"]) for row in _table(code, "weekdays") for form in row["form"].split("|")}
    return any_of(table), table


def weekday_of(text: str, code: str | None) -> int | None:
    """The number of the only weekday that ``text`` names, Monday 1; ``None`` where it names none or several."""
    pattern, table = _weekdays(code)
    found = {table[m.group().casefold()] for m in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _setting(code: str | None, name: str) -> frozenset[str]:
    return word_set(code, name) if code and code in available() else frozenset()


def _phrases(code: str | None, name: str) -> tuple[str, ...]:
    if not code or code not in available():
        return ()
    return tuple(load_language(code).settings.get("comparison", {}).get(name, ()))


def _table(code: str | None, name: str) -> tuple[dict[str, str], ...]:
    rows = load_language(code).table(name) if code and code in available() else ()
    return tuple(dict(row) for row in rows)
