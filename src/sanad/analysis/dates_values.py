"""What a date found in the text says: an ISO value where it is complete, else its relation to a day known elsewhere."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from sanad.analysis.dates_forms import Found
from sanad.analysis.quantities_numbers import number_value
from sanad.language.loader import Language, load_shared
from sanad.records.marks import Granularity
from sanad.text.calendar import granularity_of

_CLOCK = re.compile(r"(\d{1,2})(?:[.:]?(\d\d))?")
_LATE_PARTS = ("AF", "EV", "NI")
"""Parts of the day after noon, as the settings call them: "jam delapan malam" is 20:00."""

_CALENDAR_UNITS = ("day", "week", "month", "year")
_LONGER_UNITS = {"weekend": ("week", 1), "decade": ("year", 10), "century": ("year", 100), "quarter": ("month", 3)}
_RELATION_GRANULARITY: dict[str, Granularity] = {
    "day": "day", "weekday": "day", "of_year": "day", "week": "week", "month": "month", "of_month": "month",
    "month_of": "month",
    "year": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as the words give it: a ``value``, or a ``relation`` to a day.

    ``from_before`` says that day is the one of the date before it, not the report's. ``clock`` is a time of day
    ("19:50+07:00") waiting for its day. ``is_bare``: no word of the form tells whether it lies before or after.
    """

    value: str | None = None
    relation: str | None = None
    from_before: bool = False
    clock: str | None = None
    is_bare: bool = False

    @property
    def granularity(self) -> Granularity:
        """The precision of the value, or the one that settling the relation gives."""
        if self.value:
            return granularity_of(self.value)
        if self.clock or (self.relation and "@" in self.relation):
            return "minute"
        return _RELATION_GRANULARITY.get((self.relation or "day").split(":")[0], "day")


@dataclass(frozen=True)
class _Names:
    weekdays: dict[str, int]
    months: dict[str, int]
    units: dict[str, str]


@cache
def names(language: Language) -> _Names:
    """The days, months and units of time of a language by casefolded form; units as "day", "week" ..."""
    return _Names(
        {row["form"].casefold(): int(row["value"]) for row in language.table("weekdays")},
        {row["form"].casefold(): int(row["value"]) for row in language.table("months")},
        {
            r["form"].casefold(): singular(r["key"])
            for r in language.table("units")
            if r["kind"] in ("time", "one_time")
        },
    )


def singular(key: str) -> str:
    """A unit's key without its plural ending: "days" gives "day", "centuries" gives "century"."""
    return key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")


def read_form(found: Found, language: Language) -> Reading | None:
    """What a form says, ``None`` when its figures make no date (31 February, month 13)."""
    meaning, elements = found.meaning, found.elements
    clock = clock_of(elements, language)
    if meaning == "calendar":
        return _read_calendar(elements, language, clock)
    if meaning == "bare_year":
        return Reading(elements["year"], is_bare=True)
    if meaning == "clock":
        return Reading(clock=clock) if clock else None
    from_before = meaning.startswith("anchor:")
    relation = _relation(meaning.removeprefix("anchor:"), elements, language)
    if relation is None:
        return None
    is_bare = relation.endswith(":bare")
    return Reading(None, f"{relation}@{clock}" if clock else relation, from_before, is_bare=is_bare)


def _relation(meaning: str, elements: dict[str, str], language: Language) -> str | None:
    known = names(language)
    kind, _, which = meaning.partition(":")
    if kind == "weekday":
        return f"weekday:{known.weekdays[_plain(elements['weekday'])]}:{which}"
    if kind in ("of_month", "month_of"):
        return f"{kind}:{known.months[_plain(elements['month'])]}:{which}"
    if kind == "day_of_month":
        return f"day_of_month:{int(re.sub(r'[^0-9]', '', elements['day']))}:{which}"
    if kind in _CALENDAR_UNITS:
        return meaning
    if kind != "unit":
        return None
    unit = known.units[_plain(elements.get("unit") or elements.get("single_unit") or elements["one_unit"])]
    count = _count(which, elements, language)
    if count is None:
        return None
    if unit in _LONGER_UNITS and (count or unit == "weekend"):
        unit, factor = _LONGER_UNITS[unit]
        count *= factor
    return f"{unit}:{count:+d}" if unit in _CALENDAR_UNITS else None


def _count(which: str, elements: dict[str, str], language: Language) -> int | None:
    """The signed count of a unit: "-1", "-n" (the number named) or "-one"."""
    if which[1:] == "one":
        return int(which[0] + "1")
    if which[1:] != "n":
        return int(which)
    number = number_value(elements["number"], language)
    return (
        None
        if number is None or number.is_vague or number.value != int(number.value)
        else int(which[0] + str(int(number.value)))
    )


def _plain(form: str) -> str:
    return form.rstrip(".").casefold()


def clock_of(elements: dict[str, str], language: Language) -> str | None:
    """The time of day as "19:50+07:00", in the zone it names or else the language's usual one; ``None`` without."""
    match = _CLOCK.match(
        elements.get("clock") or elements.get("clock4") or elements.get("hour") or _hour_in_figures(elements, language)
    )
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    part = language.settings["dates"]["daypart"].get(elements.get("daypart", "").casefold())
    hour += 12 if hour < 12 and part in _LATE_PARTS else 0
    half = elements.get("half_day")
    if half:
        added = {k.casefold(): v for k, v in language.settings["dates"]["half_days"].items()}[half.casefold()]
        hour = hour % 12 + int(added)
    if hour > 23:
        return None
    return f"{hour:02d}:{minute:02d}{_offset(elements.get('zone'), language)}"


def _hour_in_figures(elements: dict[str, str], language: Language) -> str:
    number = number_value(elements["hour_word"], language) if "hour_word" in elements else None
    return str(number.value) if number and isinstance(number.value, int) else ""


@cache
def _offset(zone: str | None, language: Language) -> str:
    if zone:
        if zone.casefold() in language.settings["dates"]["local_time"]:
            return ""  # a clock somewhere, nobody says where
        return next(row["offset"] for row in load_shared("zones") if row["form"].casefold() == zone.casefold())
    return str(language.settings["dates"].get("usual_offset", ""))


def _read_calendar(elements: dict[str, str], language: Language, clock: str | None) -> Reading | None:
    months = names(language).months
    month = months[_plain(elements["month"])] if "month" in elements else None
    if "numdate" in elements:
        day = read_numeric(elements["numdate"], str(language.settings["date_order"]))
        return _complete(day.isoformat(), clock) if day else None
    if "daymonth" in elements:
        first, second = (int(part) for part in re.split(r"[-/]", elements["daymonth"]))
        if language.settings["date_order"] == "MDY" or second > 12:
            first, second = second, first
        return _without_year(second, first, elements, clock)
    year = elements.get("year")
    if "day" in elements and month:
        day_of_month = int(re.sub(r"[^0-9]", "", elements["day"]))
        if year is None:
            return _without_year(month, day_of_month, elements, clock)
        return (
            _complete(f"{year}-{month:02d}-{day_of_month:02d}", clock)
            if _exists(int(year), month, day_of_month)
            else None
        )
    return Reading(f"{year}-{month:02d}" if month else year) if year else None


def _complete(day: str, clock: str | None) -> Reading:
    return Reading(f"{day}T{clock}" if clock else day)


def _without_year(month: int, day: int, elements: dict[str, str], clock: str | None) -> Reading | None:
    if not 1 <= month <= 12 or not _exists(2000, month, day):
        return None
    which = "next" if "next" in elements else "last" if "past" in elements else "bare"
    relation = f"of_year:{month:02d}-{day:02d}:{which}"
    return Reading(None, f"{relation}@{clock}" if clock else relation, is_bare=which == "bare")


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def read_numeric(text: str, order: str) -> date | None:
    """The day that figures give: year first where four begin them, else in ``order`` ("DMY", "MDY") if that can be."""
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    if re.match(r"\d{4}", text):
        year, month, day = parts
    else:
        day, month, year = parts if order == "DMY" else (parts[1], parts[0], parts[2])
        if month > 12 and day <= 12:
            day, month = month, day
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    return date(year, month, day) if _exists(year, month, day) else None
