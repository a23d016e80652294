"""Days, weeks, months and years as ISO 8601 values of reduced precision, and how relative ones are settled.

A value is "2024", "2024-11", "2024-W48", "2024-11-29" or "2024-11-29T10:52+07:00". A relation says how far something
lies from a reference day that may be known only later:

    day:-1  week:0  month:-1  year:+2      so many units from the reference
    weekday:5:past                         the latest Friday on or before it (last: before, next: after, near: nearest)
    weekday:1:week+1                       Monday of the week after it
    of_month:6:past                        the latest June, this one included (last, next, near likewise)
    month_of:3:-1                          March of the year before
    day_of_month:24:past                   the latest 24th (next; here: the one of this month)
    of_year:11-29:near                     29 November of the year that brings it nearest (past, last, next likewise)
    day:0@19:50+07:00                      any of these with a time of day
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sanad.records.marks import Granularity, When

_VALUE = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
_RELATION = re.compile(r"(\w+):([^@]+?)(?:@(\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?))?")
_WEEK_OF_WEEKDAY = re.compile(r"week([+-]\d+)")


def granularity_of(value: str) -> Granularity:
    """How precise an ISO value is: ``granularity_of("2024-W48")`` gives "week"."""
    match = _VALUE.match(value)
    if match is None:
        raise ValueError(f"not an ISO 8601 date: {value!r}")
    _, week, month, day, clock, _ = match.groups()
    return "minute" if clock else "day" if day else "month" if month else "week" if week else "year"


def first_day(value: str) -> date | None:
    """The first day that an ISO value covers, ``None`` when it is no date: "2024-11" gives 1 November 2024."""
    match = _VALUE.match(value)
    if match is None:
        return None
    year, week, month, day, *_ = match.groups()
    try:
        return (
            date.fromisocalendar(int(year), int(week), 1) if week else date(int(year), int(month or 1), int(day or 1))
        )
    except ValueError:
        return None


def iso_week(day: date) -> str:
    """The ISO week of a day: 29 November 2024 gives "2024-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def shifted(day: date, unit: str, count: int) -> str | None:
    """The ISO value ``count`` units from ``day``, as precise as its unit: a day, a week, a month or a year."""
    try:
        if unit == "day":
            return (day + timedelta(days=count)).isoformat()
        if unit == "week":
            return iso_week(day + timedelta(weeks=count))
        if unit == "month":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        return date(day.year + count, 1, 1).isoformat()[:4] if unit == "year" else None
    except (OverflowError, ValueError):
        return None


def weekday_near(reference: date, weekday: int, which: str) -> date | None:
    """The day with this ISO weekday (Monday 1) that ``which`` asks for: past, last, next, near, or of a "week+1"."""
    back = (reference.isoweekday() - weekday) % 7
    if which == "past":
        return reference - timedelta(days=back)
    if which == "last":
        return reference - timedelta(days=back or 7)
    if which == "next":
        return reference + timedelta(days=7 - back)
    if which == "near":
        return reference - timedelta(days=back) if back <= 3 else reference + timedelta(days=7 - back)
    match = _WEEK_OF_WEEKDAY.fullmatch(which)
    if match is None:
        return None
    return reference - timedelta(days=reference.isoweekday() - weekday) + timedelta(weeks=int(match[1]))


def settle_relation(relation: str, reference: date) -> str | None:
    """The ISO value of a relation seen from ``reference``, ``None`` when the relation says too little."""
    match = _RELATION.fullmatch(relation)
    if match is None:
        return None
    kind, rest, clock = match.groups()
    settler = _SETTLERS.get(kind)
    value = settler(rest, reference) if settler else shifted(reference, kind, int(rest))
    return f"{value}T{clock}" if value and clock else value


def settle(when: When, reference: str) -> When:
    """``when`` with the value that its relation has seen from ``reference``, an ISO day; unchanged if nothing follows.

    What was settled by its own report is left alone.
    """
    day = first_day(reference)
    if when.value is not None or when.relation is None or day is None:
        return when
    value = settle_relation(when.relation, day)
    if value is None:
        return when
    return replace(when, value=value, granularity=granularity_of(value), settled_by="story")


def _settle_weekday(rest: str, reference: date) -> str | None:
    weekday, which = rest.split(":")
    day = weekday_near(reference, int(weekday), which)
    return day.isoformat() if day else None


def _settle_month(rest: str, reference: date) -> str | None:
    month, which = rest.split(":")
    now = reference.month
    year = reference.year + _year_step(int(month) - now, which, 6)
    return f"{year:04d}-{int(month):02d}"


def _settle_day_of_year(rest: str, reference: date) -> str | None:
    text, which = rest.split(":")
    month, day = (int(part) for part in text.split("-"))
    try:
        here = date(reference.year, month, day)
        return here.replace(year=reference.year + _year_step((here - reference).days, which, 182)).isoformat()
    except ValueError:  # 29 February
        return None


def _settle_month_of_year(rest: str, reference: date) -> str | None:
    month, years = rest.split(":")
    return f"{reference.year + int(years):04d}-{int(month):02d}"


def _settle_day_of_month(rest: str, reference: date) -> str | None:
    day, which = rest.split(":")
    ahead = int(day) - reference.day
    months = -1 if which == "past" and ahead > 0 else 1 if which == "next" and ahead <= 0 else 0
    month = shifted(reference, "month", months)
    try:
        return date.fromisoformat(f"{month}-{int(day):02d}").isoformat()
    except ValueError:
        return None


def _year_step(ahead: int, which: str, half: int) -> int:
    """How many years to go from the reference's own, where the thing lies ``ahead`` of it in that year."""
    if which == "near":
        return -1 if ahead > half else 1 if ahead < -half else 0
    if which == "next":
        return 1 if ahead <= 0 else 0
    return -1 if ahead > 0 or (ahead == 0 and which == "last") else 0


_SETTLERS: dict[str, Callable[[str, date], str | None]] = {
    "weekday": _settle_weekday,
    "of_month": _settle_month,
    "month_of": _settle_month_of_year,
    "day_of_month": _settle_day_of_month,
    "of_year": _settle_day_of_year,
}
