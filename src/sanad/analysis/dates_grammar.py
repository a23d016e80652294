"""The ways a language writes dates and times, compiled from its tables into patterns.

A form of the table ``date_forms`` is words, ``[optional]`` parts, ``(one|other)``, ``{elements}`` that other tables
fill and ``<parts>`` that the settings name. Parts that touch in the table must touch in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from sanad.analysis.quantities_numbers import alternatives, number_words
from sanad.language.loader import Language, Row, load_shared

FIGURE = "0"
"""Stands for figures where the first words of forms are listed."""

_ITEM = re.compile(r"[\[\](|)]|\{\w+\}|[^\s\[\]()|{}]+")
_GAP = "[ \u00a0]*"
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FREE = {"comma": ",?", "separator": "[,|•–—-]?", "open": r"(?:\([ ]*)?", "close": r"(?:[ ]*\))?"}
_WITH_STOP = ("weekday", "month", "half_day", "hour", "clock")
"""Elements that end without a word's end: in a full stop, or in figures that letters may touch ("5am")."""

_NO_MORE = r"(?!\d|[.,:/]\d)"
_DAY_MONTH_YEAR = "|".join(rf"\d{{1,2}}{mark}\d{{1,2}}{mark}(?:(?:19|20)\d\d|\d\d)" for mark in ("/", "-", r"\."))
_FIGURES = {
    "year": rf"(?:1[6-9]|20)\d\d(?!%){_NO_MORE}",
    "year2": r"\d{2}(?:\d{2})?",
    "numdate": rf"(?:\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}|{_DAY_MONTH_YEAR})(?!\d|[.,:/-]\d)",
    "daymonth": r"\d{1,2}[-/]\d{1,2}(?!\d|[.,:/-]\d)",
    "clock": r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?!\d|[.,:]\d)",
    "clock4": r"(?:[01]\d|2[0-3])[0-5]\d(?!\d|[.,:]\d)",
    "hour": rf"(?:[01]?\d|2[0-4]){_NO_MORE}",
    "decade": r"(?:(?:1[6-9]|20)?\d0)",
    "figures": r"\d+",
    "ordinal": r"\d{1,2}(?:st|nd|rd|th)",
}


@dataclass(frozen=True)
class Forms:
    """All forms of a language: rows of the table, patterns, named groups, and by first word those that may begin so."""

    rows: tuple[Row, ...]
    branches: tuple[str, ...]
    groups: tuple[tuple[tuple[str, str], ...], ...]
    by_first: dict[str, tuple[int, ...]]
    compiled: dict[tuple[int, ...], re.Pattern[str]] = field(default_factory=dict)

    def pattern(self, begins: tuple[int, ...]) -> re.Pattern[str]:
        """One pattern for some of the forms, in their order; the group ``f3`` tells that the fourth was found."""
        if begins not in self.compiled:
            self.compiled[begins] = re.compile("|".join(self.branches[index] for index in begins), re.IGNORECASE)
        return self.compiled[begins]


@cache
def load_forms(language: Language, kinds: frozenset[str]) -> Forms:
    """The forms of a language whose kind is among ``kinds``."""
    rows = tuple(row for row in language.table("date_forms") if row["kind"] in kinds)
    elements, parts = _elements(language), language.settings["dates"]["parts"]
    branches, groups = [], []
    by_first: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        form = row["form"]
        while "<" in form:
            form = re.sub(r"<(\w+)>", lambda m: str(parts[m[1]]), form)
        tree = _parse(form)
        named: list[tuple[str, str]] = []
        branches.append(f"(?P<f{index}>{_pattern(tree, elements, str(index), named)})")
        groups.append(tuple(named))
        for first in _firsts(tree, elements):
            by_first.setdefault(first, []).append(index)
    return Forms(rows, tuple(branches), tuple(groups), {first: tuple(begins) for first, begins in by_first.items()})


@dataclass(frozen=True)
class _Element:
    """What may stand for an element, and what it may begin with: casefolded words, or ``FIGURE``."""

    pattern: str
    firsts: frozenset[str] = frozenset((FIGURE,))


@dataclass
class _Node:
    """A part of a form: a word, an element, or branches of which one (or, when optional, none) stands in the text."""

    kind: Literal["word", "element", "choice", "optional"]
    text: str
    gap_before: bool
    glued_before: bool
    glued_after: bool
    branches: list[list[_Node]]


def _parse(form: str) -> list[list[_Node]]:
    """The branches of a form, each a sequence of parts."""
    stack: list[list[list[_Node]]] = [[[]]]
    for item in _ITEM.finditer(form):
        before = form[item.start() - 1] if item.start() else " "
        after = form[item.end()] if item.end() < len(form) else " "
        if item[0] == "|":
            stack[-1].append([])
        elif item[0] in "])":
            stack.pop()
        else:
            kind: Literal["word", "element", "choice", "optional"] = (
                "optional"
                if item[0] == "["
                else "choice"
                if item[0] == "("
                else "element"
                if item[0][0] == "{"
                else "word"
            )
            glued_after = after not in " ])|" and not form.startswith(("{comma}", "['"), item.end())
            node = _Node(kind, item[0].strip("{}"), before == " ", before not in " [(|", glued_after, [[]])
            stack[-1][-1].append(node)
            if kind in ("optional", "choice"):
                stack.append(node.branches)
    return stack[0]


def _pattern(
    branches: list[list[_Node]], elements: dict[str, _Element], label: str, named: list[tuple[str, str]]
) -> str:
    """The regular expression of ``branches``; adds the groups it makes to ``named`` with the elements they hold."""
    return "|".join("".join(_node_pattern(node, elements, label, named) for node in branch) for branch in branches)


def _node_pattern(node: _Node, elements: dict[str, _Element], label: str, named: list[tuple[str, str]]) -> str:
    gap = _GAP if node.gap_before else ""
    if node.kind in ("choice", "optional"):
        inner = _pattern(node.branches, elements, label, named)
        return f"(?:{gap}(?:{inner}))?" if node.kind == "optional" else f"{gap}(?:{inner})"
    if node.text in _FREE:
        return gap + _FREE[node.text]
    before = "" if node.glued_before or node.text == "half_day" else r"\b"
    after = "" if node.glued_after else r"\b"
    if node.kind == "word":
        edges = (before if node.text[0].isalnum() else "", after if node.text[-1].isalnum() else "")
        return gap + edges[0] + re.escape(node.text) + edges[1]
    group = f"{node.text}_{label}_{len(named)}"
    named.append((group, node.text))
    return f"{gap}{before}(?P<{group}>{elements[node.text].pattern})" + ("" if node.text in _WITH_STOP else after)


def _firsts(branches: list[list[_Node]], elements: dict[str, _Element]) -> frozenset[str]:
    """The words, casefolded, that any of ``branches`` may begin with."""
    found: frozenset[str] = frozenset()
    for branch in branches:
        for node in branch:
            if node.kind in ("choice", "optional"):
                found |= _firsts(node.branches, elements)
            elif node.text in _FREE:
                continue
            else:
                found |= elements[node.text].firsts if node.kind == "element" else _first_words([node.text])
            if node.kind != "optional":
                break
    return found


def _first_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(match[0].lower() if (match := _FIRST_WORD.match(form)) else FIGURE for form in forms)


def _listed(forms: Iterable[str]) -> _Element:
    forms = tuple(forms)
    return _Element(alternatives(forms), _first_words(forms))


def _elements(language: Language) -> dict[str, _Element]:
    """The pattern and first words of every element a form may name."""
    settings = language.settings["dates"]
    units = language.table("units")
    words = number_words(language)
    times = [row["form"] for row in units if row["kind"] == "time"]
    suffixes = alternatives(settings["ordinal_suffixes"])
    zones = [*(row["form"] for row in load_shared("zones")), *settings["local_time"]]
    short = [form for form in zones if len(form) < 4]  # "wit", "est" and "cat" are words
    zone = rf"(?-i:{alternatives(short)})|{alternatives(form for form in zones if form not in short)}"
    return {
        **{name: _Element(pattern) for name, pattern in _FIGURES.items()},
        "day": _Element(rf"(?:0?[1-9]|[12]\d|3[01])(?:{suffixes})?{_NO_MORE}"),
        "hour_word": _Element(words.run, _first_words(words.words)),
        "last_day": _Element(rf"(?:0?[1-9]|[12]\d|3[01])(?:{suffixes})?{_NO_MORE}"),
        "number": _Element(rf"(?:\d{{1,4}}{_NO_MORE}|{words.run})", _first_words(words.words) | {FIGURE}),
        "weekday": _names(language.table("weekdays"), language),
        "month": _names(language.table("months"), language),
        "unit": _listed(times),
        "single_unit": _listed(form for form in times if not form.endswith("s")),
        "plural_unit": _listed(form for form in times if form.endswith("s")),
        "one_unit": _listed(row["form"] for row in units if row["kind"] == "one_time"),
        "zone": _Element(f"(?:{zone})", frozenset()),
        "half_day": _listed(settings["half_days"]),
        **{name: _listed(settings[name]) for name in ("past", "next", "daypart", "edge", "day_word")},
    }


def _names(rows: Iterable[Row], language: Language) -> _Element:
    """Names of days or months: some count only with a capital letter; an abbreviation may have its full stop."""
    rows = tuple(rows)
    abbreviations = {row["form"].casefold() for row in language.table("abbreviations")}
    short = [row for row in rows if f"{row['form']}.".casefold() in abbreviations]
    whole = [row for row in rows if row not in short]
    pattern = rf"(?:{_cased(whole)}\b|{_cased(short)}\b\.?)"
    return _Element(pattern, _first_words(row["form"] for row in rows))


def _cased(rows: Iterable[Row]) -> str:
    """A pattern for the forms of ``rows``, those that need a capital letter with one."""
    rows = tuple(rows)
    capital = {row["form"] for row in rows if row["case"] == "capital"}
    free = {row["form"] for row in rows} - capital
    return f"(?:(?-i:{alternatives(capital | {form.upper() for form in capital})})|{alternatives(free)})"
