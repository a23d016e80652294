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

DATELINE_REACH, DATELINE_BLOCKS = 70, 6
"""Characters in which a dateline's date ends ("KOTA, Feb 10 (Agency) -"), and the readable blocks that may bear it."""

LINE_MARGIN = 20
"""Characters before and after a date that is a line of its own: "Published ", " at 6:12 pm ET"."""

SettledBy = Literal["text", "report", "story"]
_PLACE = re.compile(r"[^\W\d_][^\d.!?:;\n\"“”]{1,48}[,(/ ]?[ \u00a0]*\Z")
_DASH = re.compile(r"[ \u00a0]*[,)]?[ \u00a0]*(?:[(/][^()\n]{1,40}\)?)?[ \u00a0]*(?:[–—]|--?(?=[ \u00a0]|\Z))")
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/])")


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that relative dates count from, where it comes from, and a year for dates without one."""

    day: date | None
    settled_by: SettledBy
    year: int | None


def find_reference(report: Report, language: Language, blocks: Iterable[Block]) -> Reference:
    """The publication date; without one, the dateline's day, else the one with weekday and year named most often.

    Days told as ahead or past ("mendatang", "lalu", after "akan") do not count; "besok, Rabu (6/3/2024)" counts for the
    day before. Without such a day there is only a year, of any date or the first in the text.
    """
    published = first_day(report.published) if report.published else None
    if published:
        return Reference(published, "report", published.year)
    day = _dateline_day(report, language) or _day_alone(report, language)
    if day:
        return Reference(day, "text", day.year)
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
            if block.kind == "caption":  # when its picture was taken
                continue
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


def _dateline_day(report: Report, language: Language) -> date | None:
    """The day in the dateline of a report ("KOTA, Feb 10 (Agency) —"), in the year that the report names."""
    for block in [b for b in report.blocks if b.kind in ("masthead", "standfirst", "body")][:DATELINE_BLOCKS]:
        start, end = block.span.start, min(block.span.end, block.span.start + DATELINE_REACH)
        for found in find_forms(report.text, language, start, end, DATE_KINDS):
            reading = read_form(found, language) if found.meaning == "calendar" else None
            if reading is None or not _PLACE.match(report.text[start : found.start]):
                break
            if not _DASH.match(report.text, found.end, block.span.end):
                break
            value = reading.value or _in_named_year(reading.relation, report, language)
            return first_day(value) if value and len(value) >= 10 else None
    return None


def _day_alone(report: Report, language: Language) -> date | None:
    """The full date that makes a line before the body, or stands in the page's head ("Oct 17, 2024 at 6:12 pm")."""
    for kinds in (("standfirst", "byline", "body"), ("masthead",)):
        for block in [b for b in report.blocks if b.kind in kinds][: DATELINE_BLOCKS if len(kinds) > 1 else None]:
            span = block.span
            if len(span) > DATELINE_REACH:
                continue
            found = next(find_forms(report.text, language, span.start, span.end, DATE_KINDS), None)
            day = _stated_day(found, language) if found else None
            is_alone = found and found.start - span.start <= LINE_MARGIN and span.end - found.end <= LINE_MARGIN
            if found and "day_word" in found.elements:
                continue
            if day and (is_alone or kinds == ("masthead",)):
                return day
    return None


def _in_named_year(relation: str | None, report: Report, language: Language) -> str | None:
    """A month and day in the latest year of a report's full dates, else in the year that it names most often."""
    month_day = re.match(r"of_year:(\d\d-\d\d)", relation or "")
    forms = find_forms(report.text, language, 0, len(report.text), DATE_KINDS)
    days = [day for found in forms if (day := _stated_day(found, language))]
    named = Counter(int(year[0]) for year in _YEAR.finditer(report.text))
    year = max((day.year for day in days), default=max(named, key=lambda y: (named[y], y), default=None))
    return f"{year}-{month_day[1]}" if year and month_day else None


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
