"""The day that a report's relative dates count from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sanad.analysis.dates_context import has_future_cue
from sanad.analysis.dates_forms import DATE_KINDS, Found, find_forms
from sanad.analysis.dates_values import read_form
from sanad.language.loader import Language
from sanad.records.report import Block, Report
from sanad.text.calendar import first_day

ATTRIBUTED = 0.5
"""What a day counts more for standing after a comma ("kata Gito, Selasa (5/3/2024)"), as the day of speaking does. It
decides between days named equally often. In 34 reports of three outlets it resolves as many dates as taking the first
day named would; it is there for reports that begin with an earlier event."""

SettledBy = Literal["text", "report", "story"]
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/])")


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that relative dates count from, where it comes from, and a year for dates without one."""

    day: date | None
    settled_by: SettledBy
    year: int | None


def find_reference(report: Report, language: Language, blocks: Iterable[Block]) -> Reference:
    """The publication date; without one, the day with weekday and year that ``blocks`` name most often.

    Days told as ahead or past ("mendatang", "lalu", after "akan") do not count; "besok, Rabu (6/3/2024)" counts for the
    day before. Without such a day there is only a year, of any date or the first in the text.
    """
    published = first_day(report.published) if report.published else None
    if published:
        return Reference(published, "report", published.year)
    scores: Counter[date] = Counter()
    attributed: set[date] = set()
    years: list[int] = []
    for block in blocks:
        start, end = block.span.start, block.span.end
        for found in find_forms(report.text, language, start, end, DATE_KINDS):
            day = _stated_day(found, language)
            if day is None:
                continue
            years.append(day.year)
            spoken = _day_of_speaking(day, found, language)
            if spoken and not has_future_cue(report.text, found, language, start):
                scores[spoken] += 1
                if report.text[start : found.start].rstrip().endswith(","):
                    attributed.add(spoken)
    if scores:
        day = max(scores, key=lambda d: (scores[d] + ATTRIBUTED * (d in attributed), d))
        return Reference(day, "text", day.year)
    written = _YEAR.search(report.text)
    return Reference(None, "text", years[0] if years else int(written[0]) if written else None)


def _stated_day(found: Found, language: Language) -> date | None:
    """The day that a form states in full."""
    reading = read_form(found, language) if found.meaning == "calendar" else None
    return first_day(reading.value) if reading and reading.value and len(reading.value) >= 10 else None


def _day_of_speaking(day: date, found: Found, language: Language) -> date | None:
    """The day on which ``day`` is called so: the one before "besok, Rabu (6/3/2024)"; ``None`` where it stays open."""
    elements = found.elements
    word = (elements.get("day_word") or elements.get("past") or elements.get("next") or "").casefold()
    ahead = language.settings["dates"]["day_word"].get(word)
    if "weekday" not in elements or (ahead is None and word):
        return None
    return day - timedelta(days=int(ahead or 0))
