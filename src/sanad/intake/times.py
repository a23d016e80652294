"""When a report was published, from the ways page heads and markup write it, as ISO 8601 with its zone.

"Sabtu, 30 November 2024, 10.52 WIB" gives ``2024-11-30T10:52+07:00``; a date without a clock gives the date alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from sanad.intake.words import head_words, zones
from sanad.records.report import Span

EARLIEST_YEAR = 1900
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, perhaps with a clock and a zone, and where it stands."""

    day: date
    clock: str | None
    offset: str | None
    span: Span

    def iso(self, timezone: str | None) -> str:
        """ISO 8601; ``timezone`` (IANA) gives the offset of a clock that names no zone."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock}{self.offset or offset_of(self.day, self.clock, timezone)}"


def offset_of(day: date, clock: str, timezone: str | None) -> str:
    """The offset of ``timezone`` at that time ("+07:00"), empty for no zone or an unknown one."""
    if not timezone:
        return ""
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        return ""
    raw = datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=zone).strftime("%z")
    return f"{raw[:3]}:{raw[3:]}"


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, head_words().months), key=len, reverse=True))
    zone = "|".join(sorted(zones(), key=len, reverse=True))
    written = rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m1>{month})\.?,?[\s-]+(?P<y1>\d{{4}})"
    english = rf"(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    figures = r"(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>\d{4})"
    iso = r"(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})"
    clock = r"(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    offset = rf"\s*\(?(?:(?:UTC|GMT)?\s*(?P<off>[+-]\d{{1,2}}(?::?\d{{2}})?)\b|(?P<zone>{zone})\b)\)?"
    words = "|".join(rf"\b{word}\b" for word in sorted(head_words().clock))
    between = rf"(?:[\s,|•·/\-–—@T]|{words}){{1,12}}?"
    day = f"(?:{written}|{english}|{figures}|{iso})"
    return re.compile(rf"(?<![\w/]){day}(?!\d)(?:{between}{clock}(?:{offset})?)?", re.IGNORECASE)


def find_moments(text: str, start: int = 0, end: int | None = None) -> list[Moment]:
    """The dates with a year that ``text[start:end]`` names, in order."""
    if not _YEAR.search(text, start, len(text) if end is None else end):
        return []
    moments = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        if moment := _moment(match):
            moments.append(moment)
    return moments


def read_moment(value: str | None) -> Moment | None:
    """The first date in a field such as ``article:published_time``; ``None`` when there is none."""
    if not value:
        return None
    found = find_moments(value[:200])
    return found[0] if found else None


def _moment(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    year = next(part[f"y{n}"] for n in "1234" if part[f"y{n}"])
    day = next(part[f"d{n}"] for n in "1234" if part[f"d{n}"])
    month_name = part["m1"] or part["m2"]
    month = head_words().months[month_name.casefold()] if month_name else int(part["m3"] or part["m4"])
    try:
        the_day = date(int(year), month, int(day))
    except ValueError:
        return None
    if the_day.year < EARLIEST_YEAR:
        return None
    return Moment(the_day, _clock(part), _offset(part), Span(match.start(), match.end()))


def _clock(part: dict[str, str | None]) -> str | None:
    if part["h"] is None:
        return None
    hour = int(part["h"])
    if part["half"] and hour <= 12:
        hour = hour % 12 + (12 if part["half"].casefold() == "p" else 0)
    return f"{hour:02d}:{part['min']}"


def _offset(part: dict[str, str | None]) -> str | None:
    if part["off"]:
        sign, digits = part["off"][0], part["off"][1:].replace(":", "")
        return f"{sign}{digits[:2] if len(digits) == 4 else digits[-2:]:0>2}:{digits[2:] if len(digits) == 4 else '00'}"
    return zones()[part["zone"].upper()] if part["zone"] else None
